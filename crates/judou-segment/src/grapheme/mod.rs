//! Extended grapheme clusters: what a reader calls a character.
//!
//! The boundaries are UAX #29's, found 64 bytes at a time. Between two characters that neither join nor are
//! joined to anything but marks (Han, kana, Hangul syllables, Latin, Greek, Cyrillic, their punctuation)
//! there is always one, and most texts are made of nothing else: a block of those is told by arithmetic on
//! its bytes, and has a boundary before each character; so are the marks of Thai and Arabic among them. In
//! every other block each character goes through the [`machine`] of the rules.

mod class;
mod machine;
mod table;

use core::iter::FusedIterator;

use self::class::class_in;
use self::machine::{State, step};
use crate::Spans;

/// Splits `text` into extended grapheme clusters, exactly as UAX #29 has them.
///
/// # Examples
///
/// ```
/// let parts: Vec<_> = judou_segment::graphemes("か\u{3099}👨‍👩‍👧\r\n각").collect();
/// assert_eq!(parts, ["か\u{3099}", "👨‍👩‍👧", "\r\n", "각"]);
/// ```
pub fn graphemes(text: &str) -> Graphemes<'_> {
    Graphemes {
        text,
        rest: text,
        at: 0,
        block: 0,
        ends: 0,
        marked: false,
        state: Some(State::Start),
    }
}

/// Iterator over extended grapheme clusters; see [`graphemes`].
#[derive(Clone, Debug)]
pub struct Graphemes<'a> {
    text: &'a str,
    /// What is still to come.
    rest: &'a str,
    /// Where that starts.
    at: usize,
    /// How far blocks have been read.
    block: usize,
    /// A bit for each byte of the last block that starts a cluster after the next one, the first lowest.
    ends: u64,
    /// Whether the last block held marks of Thai or Arabic and nothing less plain.
    marked: bool,
    /// What has been read; `None` if a block of plain characters was read last, and
    /// of marks on them.
    state: Option<State>,
}

impl<'a> Graphemes<'a> {
    /// The text that is still to come.
    pub fn as_str(&self) -> &'a str {
        self.rest
    }

    /// The byte spans of the clusters still to come.
    pub fn spans(self) -> Spans<Self> {
        let at = self.at;
        Spans::new(self, at)
    }

    /// Reads the next block; `false` if the text has none.
    ///
    /// Never part of `next`, which is small without it and so becomes part of its caller's loop.
    #[inline(never)]
    fn read(&mut self) -> bool {
        let rest = self.text.as_bytes().get(self.block..).unwrap_or_default();
        if rest.is_empty() {
            return false;
        }
        self.ends = if let Some(block) = rest.first_chunk() {
            self.ends_in(block, starts(block))
        } else {
            let mut block = [0; REACH];
            for (to, from) in block.iter_mut().zip(rest) {
                *to = *from;
            }
            let count = rest.len().min(BLOCK);
            self.ends_in(&block, starts(&block) & (u64::MAX >> (BLOCK - count)))
        };
        if self.block == 0 {
            self.ends &= !1; // the text's start ends nothing
        }
        self.block += BLOCK;
        true
    }

    /// The boundaries before characters of a block, which start at `starts`.
    #[inline]
    fn ends_in(&mut self, block: &[u8; REACH], starts: u64) -> u64 {
        // A block of marks is seldom alone.
        let found = if self.marked { marks(block) } else { None };
        let found = found.or_else(|| if is_plain(block) { Some(0) } else { marks(block) });
        self.marked = found.is_some_and(|marks| marks != 0);
        let Some(marks) = found else { return self.general(block, starts) };
        let first = starts & starts.wrapping_neg();
        let ends = starts & !marks;
        match self.state {
            None if marks & first != 0 => {
                let before = self.block.checked_sub(1);
                let before = before.and_then(|at| self.text.as_bytes().get(at));
                let control = before.is_none_or(|&byte| byte < b' ' || byte == 0x7F);
                ends | (first & 0_u64.wrapping_sub(u64::from(control)))
            }
            None => ends,
            Some(_) if marks & first != 0 => self.general(block, starts),
            // What was read before may join the first of them.
            Some(state) => {
                self.state = None;
                let (_, boundary) = step(state, class_in(block, starts.trailing_zeros()));
                ends & !(first & 0_u64.wrapping_sub(u64::from(!boundary)))
            }
        }
    }

    /// As [`Self::ends_in`] for a block of any characters.
    fn general(&mut self, block: &[u8; REACH], starts: u64) -> u64 {
        let mut state = self.state.unwrap_or_else(|| self.state_before());
        let mut ends = 0;
        let mut left = starts;
        while left != 0 {
            let at = left.trailing_zeros();
            left &= left - 1;
            let (next, boundary) = step(state, class_in(block, at));
            state = next;
            ends |= u64::from(boundary) << (at & 63);
        }
        self.state = Some(state);
        ends
    }

    /// What the last character that starts before this block is to the rules; it is a plain one.
    fn state_before(&self) -> State {
        let bytes = self.text.as_bytes();
        let mut start = self.block.saturating_sub(1);
        while start > 0 && bytes.get(start).is_some_and(|&byte| is_inside(byte)) {
            start -= 1;
        }
        let mut block = [0; REACH];
        for (to, from) in block.iter_mut().zip(bytes.get(start..).unwrap_or_default()) {
            *to = *from;
        }
        step(State::Start, class_in(&block, 0)).0
    }
}

impl<'a> Iterator for Graphemes<'a> {
    type Item = &'a str;

    #[inline]
    fn next(&mut self) -> Option<&'a str> {
        while self.ends == 0 {
            if !self.read() {
                self.at = self.text.len();
                let last = core::mem::take(&mut self.rest);
                return (!last.is_empty()).then_some(last);
            }
        }
        let end = self.block - BLOCK + self.ends.trailing_zeros() as usize;
        self.ends &= self.ends - 1;
        let (cluster, rest) = self.rest.split_at_checked(end - self.at)?;
        (self.rest, self.at) = (rest, end);
        Some(cluster)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let bytes = self.rest.len();
        (usize::from(bytes > 0), Some(bytes))
    }

    /// Counts without looking at single clusters.
    fn count(mut self) -> usize {
        let mut count = usize::from(self.at < self.text.len());
        loop {
            count += self.ends.count_ones() as usize;
            if !self.read() {
                return count;
            }
        }
    }
}

impl FusedIterator for Graphemes<'_> {}

/// Bytes looked at together: a bit of a word for each of them.
const BLOCK: usize = 64;

/// Bytes of a block and of what a character that starts in it may reach beyond.
const REACH: usize = BLOCK + 3;

/// Whether `byte` lies inside a character, after its lead.
const fn is_inside(byte: u8) -> bool {
    byte & 0xC0 == 0x80
}

/// A bit for each byte of a block that starts a character.
#[inline]
#[expect(clippy::indexing_slicing, reason = "the array is longer than the constant bound")]
fn starts(block: &[u8; REACH]) -> u64 {
    let mut starts = [0; BLOCK];
    let mut i = 0;
    while i < BLOCK {
        starts[i] = 0_u8.wrapping_sub(u8::from(!is_inside(block[i])));
        i += 1;
    }
    crate::bits::mask(&starts)
}

/// Whether all characters that start in a block are plain: between two of them there is always a boundary,
/// for none is a carriage return, a mark (`Extend`, `SpacingMark`, `ZWJ`), a `Prepend`, a regional
/// indicator, a consonant that links, or a jamo that could join one of the others. Arithmetic alone, so
/// that it becomes vector code; the test below holds every character against the general rules.
#[inline]
#[expect(
    clippy::needless_bitwise_bool,
    reason = "a branch would keep it from becoming vector code"
)]
#[expect(clippy::indexing_slicing, reason = "the arrays are as long as the constant bound")]
fn is_plain(block: &[u8; REACH]) -> bool {
    let mut hits = 0;
    let mut i = 0;
    while i < BLOCK {
        let (a, b, c) = (block[i], block[i + 1], block[i + 2]);
        // Of two bytes all but Latin, Greek and Cyrillic.
        let two =
            (a.wrapping_sub(0xC0) < 0x20) & (a.wrapping_sub(0xC3) > 8) & (a.wrapping_sub(0xCE) > 3);
        let punctuation = (a == 0xE2) & (b == 0x80) & (c.wrapping_sub(0x90) < 0x18);
        let mark = (a == 0xE3)
            & (((b == 0x80) & (c.wrapping_sub(0xAA) < 6))
                | ((b == 0x82) & (c.wrapping_sub(0x99) < 2)));
        // Of E1, Latin and Greek with accents are plain.
        let few = (a.wrapping_sub(0xE0) < 3) & !punctuation & !((a == 0xE1) & (b >= 0xB8));
        let hangul = ((a == 0xEA) & (b < 0xB0)) | ((a == 0xED) & (b >= 0x9E));
        let last = (a >= 0xEE) & !((a == 0xEF) & (b & 0xFE == 0xBC));
        hits |= u8::from((a == b'\r') | two | mark | few | hangul | last);
        i += 1;
    }
    hits == 0
}

/// The marks in a block of Thai or Arabic with what is plain: a bit for each byte that starts one. `None`
/// if anything else is in it, or a mark that stands behind a control character.
///
/// Each of these marks joins what stands before it, whatever it is, and changes nothing for what follows:
/// none of the characters that such a block holds goes on with anything but marks.
#[inline(never)]
#[expect(
    clippy::needless_bitwise_bool,
    reason = "a branch would keep it from becoming vector code"
)]
#[expect(clippy::indexing_slicing, reason = "the arrays are as long as the constant bound")]
fn marks(block: &[u8; REACH]) -> Option<u64> {
    let mut others = 0;
    let mut marks = [0; BLOCK];
    let mut controls = [0; BLOCK];
    let mut i = 0;
    while i < BLOCK {
        let (a, b, c) = (block[i], block[i + 1], block[i + 2]);
        // U+064B to U+065F and U+0670.
        let arabic = (a == 0xD9) & ((b.wrapping_sub(0x8B) < 0x15) | (b == 0xB0));
        // U+0E31, U+0E33 to U+0E3A, U+0E47 to U+0E4E.
        let thai = (a == 0xE0)
            & (((b == 0xB8) & ((c == 0xB1) | (c.wrapping_sub(0xB3) < 8)))
                | ((b == 0xB9) & (c.wrapping_sub(0x87) < 8)));
        // Hebrew letters; Arabic but for the rows of marks and of signs that stand before a number.
        let two = (a.wrapping_sub(0xC0) < 0x20)
            & (a.wrapping_sub(0xC3) > 8)
            & (a.wrapping_sub(0xCE) > 3)
            & !((a == 0xD7) & (b >= 0x90))
            & !((a == 0xD8) & ((b >= 0xA0) | (b == 0x8C) | (b == 0x9B) | (b == 0x9F)))
            & (a != 0xD9)
            & (a != 0xDA)
            & !((a == 0xDB) & (b.wrapping_sub(0x96) >= 0x18));
        let punctuation = (a == 0xE2) & (b == 0x80) & (c.wrapping_sub(0x90) < 0x18);
        let few = (a.wrapping_sub(0xE0) < 3) & !punctuation & !((a == 0xE0) & (b & 0xFE == 0xB8));
        others |= u8::from((a == b'\r') | two | few | (a >= 0xE3));
        marks[i] = 0_u8.wrapping_sub(u8::from(arabic | thai));
        controls[i] = 0_u8.wrapping_sub(u8::from((a < b' ') | (a == 0x7F)));
        i += 1;
    }
    if others != 0 {
        return None;
    }
    let marks = crate::bits::mask(&marks);
    let behind_control = crate::bits::mask(&controls) << 1;
    (marks & behind_control == 0).then_some(marks)
}

#[cfg(test)]
mod tests {
    use alloc::string::String;

    use unicode_segmentation::UnicodeSegmentation;

    use super::*;

    /// One plain character of each class that a rule of UAX #29 names, and the end of the text.
    const KINDS: [&str; 7] = ["", "a", "\n", "가", "각", "‼", "汉"];

    #[test]
    fn plain_characters_stand_alone_among_themselves() {
        let mut count = 0;
        for c in '\0'..=char::MAX {
            let mut block = [b'a'; REACH];
            c.encode_utf8(&mut block);
            if !is_plain(&block) {
                continue;
            }
            count += 1;
            for kind in KINDS {
                let text: String = [kind, c.encode_utf8(&mut [0; 4]), kind].concat();
                let want = 1 + 2 * usize::from(!kind.is_empty());
                assert_eq!(text.graphemes(true).count(), want, "{text:?}");
            }
        }
        assert!(count > 40_000, "{count}");
    }

    /// What a block of marks lets through is a mark, or stands alone but for marks.
    #[test]
    fn marks_join_what_stands_before_them() {
        let (mut joined, mut alone) = (0, 0);
        for c in '\0'..=char::MAX {
            let mut block = [b'a'; REACH];
            c.encode_utf8(block.last_chunk_mut::<66>().expect("the block is longer"));
            let Some(marks) = marks(&block) else { continue };
            assert!(marks == 0 || marks == 2, "{c:?}");
            for kind in ["a", "ก", "ب"] {
                let text: String = [kind, c.encode_utf8(&mut [0; 4]), kind].concat();
                let want = if marks == 0 { 3 } else { 2 };
                assert_eq!(text.graphemes(true).count(), want, "{text:?}");
            }
            joined += usize::from(marks != 0);
            alone += usize::from(marks == 0);
        }
        assert!(joined > 35 && alone > 600, "{joined} {alone}");
    }

    /// Wherever a block ends, what stands before it counts.
    #[test]
    fn clusters_across_blocks() {
        for cluster in [
            "\r\n",
            "e\u{301}",
            "👩🏽\u{200D}👧",
            "🇯🇵",
            "क\u{94D}ष",
            "\u{1100}\u{1161}\u{11A8}",
            "각\u{11A8}",
            "\u{600}字",
            "\u{E33}",
            "\n\u{64B}",
            "👩\u{E34}\u{200D}👧",
        ] {
            for before in 0..140 {
                for filler in ["x", "字", "न", "\n", "ก\u{E34}", "ب\u{64B}", "ש"] {
                    let mut text = filler.repeat(before);
                    text.push_str(cluster);
                    text.push_str(&filler.repeat(70));
                    assert!(graphemes(&text).eq(text.graphemes(true)), "{text:?}");
                    assert_eq!(graphemes(&text).count(), text.graphemes(true).count());
                }
            }
        }
    }
}
