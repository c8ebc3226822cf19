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

/// The scan, which keeps what it knows of the blocks of bytes that it looked at last.
#[derive(Clone, Debug)]
pub(super) struct Scan {
    /// Offset of the first of those blocks.
    first: usize,
    /// A bit for each of their bytes, the first one lowest: 1 where a character may matter.
    hits: [u64; BLOCKS],
}

impl Scan {
    pub(super) const fn new() -> Self {
        // No block: further from every offset of a text than blocks are long.
        Self { first: usize::MAX / 2, hits: [0; BLOCKS] }
    }

    /// The first character at or after `at` that a rule may care about, and what it is; the text's length
    /// if there is none. `at` is a char boundary, and so is the result.
    ///
    /// `text` must be the same from call to call.
    #[inline]
    pub(super) fn next(&mut self, text: Text<'_>, at: usize) -> (usize, Event) {
        let mut at = at;
        loop {
            let into = at.wrapping_sub(self.first);
            if let Some(hits) = self.hits.get(into / BLOCK) {
                let start = at - into % BLOCK;
                let mut left = hits >> (into % BLOCK) << (into % BLOCK);
                while left != 0 {
                    let hit = start + left.trailing_zeros() as usize;
                    let event = Event::at(text, hit);
                    if event != Event::Nothing {
                        return (hit, event);
                    }
                    left &= left - 1;
                }
                at = start + BLOCK;
            } else if at >= text.len() {
                return (text.len(), Event::Nothing);
            } else {
                self.look(text, at);
            }
        }
    }

    /// Looks at the blocks from `at` on.
    fn look(&mut self, text: Text<'_>, at: usize) {
        self.first = at;
        let mut start = at;
        for block in &mut self.hits {
            *block = if start < text.len() { hits(text.0.as_bytes(), start) } else { 0 };
            start += BLOCK;
        }
    }
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
