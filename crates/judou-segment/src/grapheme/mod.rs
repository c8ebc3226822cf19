//! Extended grapheme clusters: what a reader calls a character.
//!
//! The boundaries are UAX #29's, found 64 bytes at a time. Between two characters that neither join nor are
//! joined to anything but marks (Han, kana, Hangul syllables, Latin, Greek, Cyrillic, their punctuation)
//! there is always one, and most texts are made of nothing else: a block of those is told by arithmetic on
//! its bytes, and has a boundary before each character; so are the [`marks`] of Thai and Arabic among them,
//! the conjuncts of Devanagari ([`conjunct`]), and sequences of [`emoji`]. In every other block each character
//! goes through the [`machine`] of the rules.

mod class;
mod conjunct;
mod emoji;
mod machine;
mod marks;
mod table;

use core::iter::FusedIterator;

use self::class::{Class, class_in};
use self::machine::{Row, State, step};
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
        habit: Habit::Plain,
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
    /// What the last blocks were like: what comes is seldom unlike.
    habit: Habit,
    /// What has been read; `None` if the block that was read last tells it ([`Graphemes::state_before`]): it
    /// holds a character that is no mark, and what follows that one goes on with nothing but marks.
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
        let kind = match self.habit {
            Habit::Plain => is_plain(block).then_some(Kind::Marks(0)),
            Habit::Thai => marks::thai(block).map(Kind::Marks),
            Habit::Arabic => marks::arabic(block).map(Kind::Marks),
            Habit::Devanagari => conjunct::devanagari(block).map(Kind::Conjuncts),
            Habit::Emoji => emoji::emoji(block).map(Kind::Emoji),
            Habit::General(left) => {
                self.habit = left.checked_sub(1).map_or(Habit::Plain, Habit::General);
                return self.general(block, starts);
            }
        };
        let Some(kind) = kind.or_else(|| self.other_kind(block)) else {
            return self.general(block, starts);
        };
        match kind {
            Kind::Marks(marks) => self.ends_of_marks(block, starts, marks),
            Kind::Conjuncts(masks) => self.ends_of_conjuncts(block, starts, masks),
            Kind::Emoji(masks) => self.ends_of_emoji(block, starts, masks),
        }
    }

    /// What is in a block that is not of the kind that was seen last, which is tried first. After one of any
    /// characters the next few are not tried.
    #[inline(never)]
    fn other_kind(&mut self, block: &[u8; REACH]) -> Option<Kind> {
        let (habit, kind) = if is_plain(block) {
            (Habit::Plain, Some(Kind::Marks(0)))
        } else if let Some(marks) = marks::thai(block) {
            (Habit::Thai, Some(Kind::Marks(marks)))
        } else if let Some(marks) = marks::arabic(block) {
            (Habit::Arabic, Some(Kind::Marks(marks)))
        } else if let Some(masks) = conjunct::devanagari(block) {
            (Habit::Devanagari, Some(Kind::Conjuncts(masks)))
        } else if let Some(masks) = emoji::emoji(block) {
            (Habit::Emoji, Some(Kind::Emoji(masks)))
        } else {
            (Habit::General(GENERAL), None)
        };
        self.habit = habit;
        kind
    }

    /// As [`Self::ends_in`], in a block where nothing but `marks` joins what stands before it.
    #[inline]
    fn ends_of_marks(&mut self, block: &[u8; REACH], starts: u64, marks: u64) -> u64 {
        match self.settle(block, starts, marks, starts & !marks) {
            // A block of nothing but marks does not tell what it is to what follows.
            Some(ends) if starts & !marks != 0 => {
                self.state = None;
                ends
            }
            _ => self.general(block, starts),
        }
    }

    /// `ends` with what becomes of the first character of a block, which may join what was read before. `None`
    /// if it is a mark, and only the rules can tell.
    #[inline]
    fn settle(&self, block: &[u8; REACH], starts: u64, marks: u64, ends: u64) -> Option<u64> {
        let first = starts & starts.wrapping_neg();
        match self.state {
            None if marks & first != 0 => {
                let before = self.block.checked_sub(1);
                let before = before.and_then(|at| self.text.as_bytes().get(at));
                let control = before.is_none_or(|&byte| byte < b' ' || byte == 0x7F);
                Some(ends | (first & 0_u64.wrapping_sub(u64::from(control))))
            }
            None => Some(ends),
            Some(_) if marks & first != 0 => None,
            Some(state) => {
                let (_, boundary) = step(state, class_in(block, starts.trailing_zeros()));
                Some(ends & !(first & 0_u64.wrapping_sub(u64::from(!boundary))))
            }
        }
    }

    /// As [`Self::ends_in`], in a block of a script with conjuncts.
    #[inline]
    fn ends_of_conjuncts(
        &mut self,
        block: &[u8; REACH],
        starts: u64,
        masks: conjunct::Masks,
    ) -> u64 {
        let first = starts & starts.wrapping_neg();
        let ends = match self.state {
            Some(State::Consonant) => masks.ends(starts, first, 0),
            Some(State::Linked) => masks.ends(starts, 0, first),
            _ => masks
                .ends(starts, 0, 0)
                .and_then(|ends| self.settle(block, starts, masks.marks, ends)),
        };
        let Some(ends) = ends else { return self.general(block, starts) };
        self.state = masks.state();
        ends
    }

    /// As [`Self::ends_in`], in a block of emoji and plain characters.
    #[inline]
    fn ends_of_emoji(&mut self, block: &[u8; REACH], starts: u64, masks: emoji::Masks) -> u64 {
        if masks.is_plain() {
            self.habit = Habit::Plain;
        }
        let first = starts & starts.wrapping_neg();
        let unpaired = if self.state == Some(State::Regional) { first } else { 0 };
        let found = masks.ends(block, starts, unpaired);
        let settled = found.and_then(|(ends, state)| {
            Some((self.settle(block, starts, masks.marks, ends)?, state))
        });
        let Some((ends, state)) = settled else { return self.general(block, starts) };
        self.state = state;
        ends
    }

    /// As [`Self::ends_in`] for a block of any characters.
    fn general(&mut self, block: &[u8; REACH], starts: u64) -> u64 {
        let mut row = Row::of(self.state.unwrap_or_else(|| self.state_before()));
        let mut ends = 0;
        let mut left = starts;
        while left != 0 {
            let at = left.trailing_zeros();
            left &= left - 1;
            let (next, boundary) = row.step(class_in(block, at));
            row = next;
            ends |= u64::from(boundary) << (at & 63);
        }
        self.state = Some(row.state());
        ends
    }

    /// What has been read before this block is to the rules, where the last block tells it.
    ///
    /// The walk back to the last character that is no mark ends in that block.
    #[cold]
    fn state_before(&self) -> State {
        let bytes = self.text.as_bytes();
        let mut start = self.block;
        let mut classes = [Class::Other; BLOCK];
        let mut count = 0;
        for place in &mut classes {
            start = start.saturating_sub(1);
            while start > 0 && bytes.get(start).is_some_and(|&byte| is_inside(byte)) {
                start -= 1;
            }
            let mut block = [0; REACH];
            for (to, from) in block.iter_mut().zip(bytes.get(start..).unwrap_or_default()).take(4) {
                *to = *from;
            }
            *place = class_in(&block, 0);
            count += 1;
            if start == 0 || !place.is_mark() {
                break;
            }
        }
        classes.iter().take(count).rev().fold(State::Start, |state, &class| step(state, class).0)
    }
}

/// What is in a block.
enum Kind {
    /// Plain characters and marks on them, which stand at these bytes.
    Marks(u64),
    Conjuncts(conjunct::Masks),
    Emoji(emoji::Masks),
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

    /// As `next` again and again, a block at a time.
    fn fold<B, F: FnMut(B, &'a str) -> B>(mut self, init: B, mut f: F) -> B {
        let mut value = init;
        loop {
            let (mut rest, mut at, mut ends) = (self.rest, self.at, self.ends);
            while ends != 0 {
                let end = self.block - BLOCK + ends.trailing_zeros() as usize;
                ends &= ends - 1;
                let Some((cluster, after)) = rest.split_at_checked(end - at) else { break };
                (rest, at) = (after, end);
                value = f(value, cluster);
            }
            (self.rest, self.at) = (rest, at);
            if !self.read() {
                return if rest.is_empty() { value } else { f(value, rest) };
            }
        }
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

/// What a text's blocks are like.
#[derive(Clone, Copy, Debug)]
enum Habit {
    /// All characters are plain.
    Plain,
    /// Thai with its marks.
    Thai,
    /// Arabic with its marks.
    Arabic,
    /// Devanagari with its conjuncts.
    Devanagari,
    /// Emoji among plain characters.
    Emoji,
    /// Anything; so many blocks more go through the rules unasked.
    General(u8),
}

/// How many blocks go through the rules unasked after one that had to.
const GENERAL: u8 = 7;

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

    /// Every character of a kind of block in any order, and what else may stand between.
    #[test]
    fn sequences_in_any_order() {
        let alphabets: [&[&str]; 3] = [
            &[
                "क", "ष", "\u{94D}", "\u{93C}", "\u{93E}", "\u{947}", "न", "अ", "।", " ", "x",
                "\n", "\u{962}", "\u{958}", "\u{97F}", "\u{200D}",
            ],
            &[
                "😂", "👩", "\u{200D}", "\u{FE0F}", "🏽", "🇯", "🇵", "❤", "汉", "a", "🔥", "→",
                "☕", "\n", "🀄", "🂠", "〰", "©",
            ],
            &["ก", "\u{E34}", "〰", "\u{200D}", "👩", "क", "\u{94D}", "\u{64B}", "x", "字", "🇯"],
        ];
        let mut random = 1_u64;
        for round in 0..6000 {
            let alphabet = alphabets[round % 3];
            let reach = 2 + round / 3 % (alphabet.len() - 1);
            let shift = round / 7;
            let mut text = String::new();
            while text.len() < 200 {
                random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                let pick = (random >> 33) as usize % reach;
                text.push_str(alphabet[(pick + shift) % alphabet.len()]);
            }
            assert!(graphemes(&text).eq(text.graphemes(true)), "{text:?}");
        }
    }
}
