//! Finding the next character that a rule may care about; everything else is passed over here.

use super::event::Event;
use super::text::Text;

/// Bytes looked at together: a bit of a word for each of them.
const BLOCK: usize = 64;

/// Bytes of a block and of what a character that starts in it may reach beyond.
const REACH: usize = BLOCK + 2;

/// Whether the ASCII character `a` may matter: 0xFF or 0. What is no ASCII gives 0.
///
/// Arithmetic alone here and in [`may_matter`], and as little as will do, so that a block of it becomes a
/// few dozen vector instructions: vectors compare bytes with signs, so a range is one addition and one
/// comparison. Letters, digits, blanks, commas and hyphens give 0.
#[inline]
#[expect(
    clippy::needless_bitwise_bool,
    reason = "a branch would keep it from becoming vector code"
)]
const fn ascii_may_matter(a: u8) -> u8 {
    // Control characters, and `!` to `/` but for `,` and `-`.
    let low = below(a, 0x30) & (a != b' ') & (a & 0xFE != b',');
    // `:` to `?`
    let middle = below(a.wrapping_sub(b':'), 6);
    // `[` to `_`, `{` to `~`; `` ` `` and `@`.
    let folded = a | 0x20;
    let high = (folded.cast_signed() > b'z'.cast_signed()) | (folded == b'`');
    0_u8.wrapping_sub((low | middle | high) as u8)
}

/// Whether the character that starts with the bytes `a b c` may matter: 0xFF or 0.
///
/// Letters of Latin, Cyrillic, Han, kana and Hangul give 0, and so do commas of any width: rules look back
/// for those. All tests of what is no ASCII are on lead bytes, so that no byte inside a character gives
/// 0xFF.
#[inline]
#[expect(
    clippy::needless_bitwise_bool,
    reason = "a branch would keep it from becoming vector code"
)]
const fn may_matter(a: u8, b: u8, c: u8) -> u8 {
    // « »; from Arabic to the scripts of India and their neighbours, and all punctuation and symbols.
    let few = (a == 0xC2) | below(a.wrapping_sub(0xD8), 0xE3 - 0xD8);
    // 。「」 and their like.
    let row = (a == 0xE3) & (b == 0x80) & (c.cast_signed() > 0x81_u8.cast_signed());
    // Fullwidth forms but for ，, and what lies outside the BMP. No emoji has the last bytes' difference
    // of ，, which is EF BC 8C.
    let last = !below(a, 0xEF) & (b ^ c != 0xBC ^ 0x8C);
    // Of ASCII all but letters, `/` and digits, blanks and commas: fewer steps than what is asked above.
    let letter = below((a | 0x20).wrapping_sub(b'a'), 26) | below(a.wrapping_sub(b'/'), 11);
    let plain = letter | (a == b' ') | (a == b',') | (a >= 0x80);
    0_u8.wrapping_sub((few | row | last | !plain) as u8)
}

/// Whether `a` is below `bound`, as one comparison with signs.
#[inline]
const fn below(a: u8, bound: u8) -> bool {
    (a ^ 0x80).cast_signed() < (bound ^ 0x80).cast_signed()
}

/// Blocks looked at in a row, so that a processor is at work on the next while it waits for the mask of one.
const BLOCKS: usize = 8;

/// Events kept at a time, a power of two; where text has more of them, fewer blocks are looked at. A text may
/// be a line, so what it takes to set this up counts.
const EVENTS: usize = 32;

/// Events of a block that are written down without asking how many there are: most blocks have fewer.
const FEW: usize = 3;

/// An event, and how far from where the scan looked last.
#[derive(Clone, Copy, Debug)]
struct Found {
    at: u16,
    event: Event,
}

/// The scan, which keeps the events of the blocks of bytes that it looked at last.
///
/// They are written down in a row, then named in a row: which bit of which block comes next, and what
/// stands there, is as good as random, so a walk that stopped to act at each would be guessed wrong twice.
#[derive(Clone, Debug)]
pub(super) struct Scan {
    /// Offset of the first of those blocks.
    first: usize,
    /// Where the last of them ends.
    end: usize,
    found: [Found; EVENTS],
    /// How many of `found` there are, and how many of them have been passed.
    len: usize,
    passed: usize,
}

impl Scan {
    pub(super) const fn new() -> Self {
        let found = [Found { at: 0, event: Event::Nothing }; EVENTS];
        Self { first: 0, end: 0, found, len: 0, passed: 0 }
    }

    /// The first character at or after `at` that a rule may care about, and what it is; the text's length
    /// if there is none. `at` is a char boundary, and so is the result.
    ///
    /// `text` must be the same from call to call, and `at` no smaller.
    #[inline]
    #[expect(clippy::indexing_slicing, reason = "no index is as large as the length")]
    pub(super) fn next(&mut self, text: Text<'_>, at: usize) -> (usize, Event) {
        loop {
            while self.passed < self.len {
                let found = self.found[self.passed % EVENTS];
                let hit = self.first + usize::from(found.at);
                if hit >= at {
                    return (hit, found.event);
                }
                self.passed += 1;
            }
            let from = at.max(self.end);
            if from >= text.len() {
                return (text.len(), Event::Nothing);
            }
            self.look(text, from);
        }
    }

    /// Looks at the blocks from `at` on.
    #[inline(never)]
    #[expect(clippy::indexing_slicing, reason = "no index is as large as the length")]
    fn look(&mut self, text: Text<'_>, at: usize) {
        let mut blocks = [0; BLOCKS];
        let mut end = at;
        for block in &mut blocks {
            *block = if end < text.len() { hits(text.0.as_bytes(), end) } else { 0 };
            end += BLOCK;
        }
        (self.first, self.end) = (at, end);
        let mut len = 0;
        for (i, mut block) in blocks.into_iter().enumerate() {
            let start = i * BLOCK;
            // No room for the next block, or nothing in it, as in a text that is a line.
            if len > EVENTS - FEW || at + start >= text.len() {
                self.end = at + start;
                break;
            }
            for _ in 0..FEW {
                self.found[len % EVENTS].at = (start + lowest(block)) as u16;
                len += usize::from(block != 0);
                block &= block.wrapping_sub(1);
            }
            while block != 0 && len < EVENTS {
                self.found[len % EVENTS].at = (start + lowest(block)) as u16;
                len += 1;
                block &= block - 1;
            }
            if block != 0 {
                self.end = at + start + lowest(block);
                break;
            }
        }
        let mut kept = 0;
        for i in 0..len {
            let at = self.found[i % EVENTS].at;
            let event = Event::at(text, self.first + usize::from(at));
            self.found[kept % EVENTS] = Found { at, event };
            kept += usize::from(!matches!(event, Event::Nothing));
        }
        (self.len, self.passed) = (kept, 0);
    }
}

/// Which bit of `block` is its lowest; anything if there is none, which would take a branch to tell.
const fn lowest(block: u64) -> usize {
    (block | 1 << (BLOCK - 1)).trailing_zeros() as usize
}

/// A bit for each byte of the block at `at`.
#[inline]
fn hits(bytes: &[u8], at: usize) -> u64 {
    let rest = bytes.get(at..).unwrap_or_default();
    match rest.first_chunk::<REACH>() {
        Some(block) => hits_of(block),
        None => hits_at_end(rest),
    }
}

/// As [`hits`] for the last bytes of a text.
#[cold]
fn hits_at_end(rest: &[u8]) -> u64 {
    let mut block = [b' '; REACH];
    for (to, from) in block.iter_mut().zip(rest) {
        *to = *from;
    }
    hits_of(&block)
}

#[inline]
#[expect(clippy::indexing_slicing, reason = "the arrays are longer than the constant bound")]
fn hits_of(block: &[u8; REACH]) -> u64 {
    let mut all = 0;
    let mut i = 0;
    while i < BLOCK {
        all |= block[i];
        i += 1;
    }
    // A loop for each way: one for both would keep the comparisons from staying vectors.
    if all < 0x80 {
        gather(|i| ascii_may_matter(block[i]))
    } else {
        gather(|i| may_matter(block[i], block[i + 1], block[i + 2]))
    }
}

/// One bit for each byte of a block, the first one lowest, by whether `hit` gives 0xFF or 0 for it.
///
/// Eight bytes become one, a bit of each, without leaving vectors; then that square of bits is turned.
#[inline]
fn gather(hit: impl Fn(usize) -> u8) -> u64 {
    const VECTOR: usize = 16;
    let mut columns = [0_u8; VECTOR];
    for row in 0..BLOCK / VECTOR {
        for (i, column) in columns.iter_mut().enumerate() {
            let bit = 1 << (2 * row + i / 8);
            *column |= hit(row * VECTOR + i) & bit;
        }
    }
    let columns = u128::from_le_bytes(columns);
    transpose((columns | columns >> 64) as u64)
}

/// Bit 8 i + j becomes bit 8 j + i.
const fn transpose(square: u64) -> u64 {
    let x = square;
    let swap = (x ^ (x >> 7)) & 0x00AA_00AA_00AA_00AA;
    let x = x ^ swap ^ (swap << 7);
    let swap = (x ^ (x >> 14)) & 0x0000_CCCC_0000_CCCC;
    let x = x ^ swap ^ (swap << 14);
    let swap = (x ^ (x >> 28)) & 0x0000_0000_F0F0_F0F0;
    x ^ swap ^ (swap << 28)
}

#[cfg(test)]
mod tests {
    use alloc::string::String;

    use super::*;

    #[test]
    fn plain_text_is_passed_over() {
        let cases = [
            ("汉字かなカナ한글 plain text, 1 2 3; Ёлка", None),
            ("一二三四五六七八九十。", Some(30)),
            ("怀耀倀쀀ダム", None), // 0x80 as a continuation byte alone stops nothing
            ("一，二、三，四、五\u{3000}六", None),
            ("一二三「", Some(9)),
            ("abcdefghi.", Some(9)),
            ("中文「", Some(6)),
            ("ab！", Some(2)),
            ("", None),
        ];
        for (text, expected) in cases {
            for before in [0, 1, 63, 64, 65, 130] {
                let text: String = ["x".repeat(before).as_str(), text].concat();
                let (got, _) = Scan::new().next(Text(&text), 0);
                assert_eq!(got, expected.map_or(text.len(), |at| before + at), "text {text:?}");
            }
        }
    }

    /// What the blocks pass over is nothing to the scanner.
    #[test]
    fn every_event_is_found() {
        for c in '\0'..=char::MAX {
            let mut buffer = [0; 4];
            let text = Text(c.encode_utf8(&mut buffer));
            let (at, found) = Scan::new().next(text, 0);
            let event = Event::at(text, 0);
            assert_eq!(
                (at, found),
                if event == Event::Nothing { (c.len_utf8(), event) } else { (0, event) },
                "{c:?}"
            );
        }
    }
}
