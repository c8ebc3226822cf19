//! Finding the next character that a rule may care about; everything else is passed over here.

use crate::bits::mask;

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
    ascii_may_matter(a) | 0_u8.wrapping_sub((few | row | last) as u8)
}

/// Whether `a` is below `bound`, as one comparison with signs.
#[inline]
const fn below(a: u8, bound: u8) -> bool {
    (a ^ 0x80).cast_signed() < (bound ^ 0x80).cast_signed()
}

/// Blocks looked at in a row, so that a processor is at work on the next while it waits for the mask of one.
const BLOCKS: usize = 8;

/// Events kept at a time. Text with more of them in a row of blocks is looked at a few blocks at a time.
const EVENTS: usize = 2 * BLOCK;

/// Events of a block that are written down without asking how many there are: most blocks have fewer.
const FEW: usize = 4;

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
    pub(super) fn next(&mut self, text: Text<'_>, at: usize) -> (usize, Event) {
        loop {
            while self.passed < self.len
                && let Some(found) = self.found.get(self.passed)
            {
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
    #[expect(clippy::indexing_slicing, reason = "a block has no more bits than there is room for")]
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
            if len > EVENTS - BLOCK {
                self.end = at + start;
                break;
            }
            let count = block.count_ones() as usize;
            let mut next = len;
            for _ in 0..FEW {
                self.found[next].at = (start + lowest(block)) as u16;
                block &= block.wrapping_sub(1);
                next += 1;
            }
            while block != 0 {
                self.found[next].at = (start + lowest(block)) as u16;
                block &= block - 1;
                next += 1;
            }
            len += count;
        }
        let mut kept = 0;
        for i in 0..len {
            let at = self.found[i].at;
            let event = Event::at(text, self.first + usize::from(at));
            self.found[kept] = Found { at, event };
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
    // A mask for each way: one for both would keep the comparisons from staying vectors.
    let mut hits = [0; BLOCK];
    i = 0;
    if all < 0x80 {
        while i < BLOCK {
            hits[i] = ascii_may_matter(block[i]);
            i += 1;
        }
        return mask(&hits);
    }
    while i < BLOCK {
        hits[i] = may_matter(block[i], block[i + 1], block[i + 2]);
        i += 1;
    }
    mask(&hits)
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
