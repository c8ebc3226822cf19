//! Blocks of emoji among plain characters.
//!
//! Variation selectors, modifiers, keycaps and joiners join what stands before them: that is all there is to most
//! blocks. Only where there are joiners or regional indicators, those are looked at once more.

use super::block::{BLOCK, Block, Conjuncts, Found, flag};
use super::bytes::{
    is_beside_hangul, is_beyond_hangul, is_control, is_inside, is_mark_of_kana, is_punctuation,
};
use super::class::{Class, class_in};
use super::machine::State;
use crate::vector::{Processor, Vectors, Work};

/// What is in a block of plain characters, symbols and emoji.
#[derive(Clone, Copy, Debug)]
pub(super) struct Emoji {
    pub(super) found: Found,
    joiners: u64,
    /// Regional indicators.
    regional: u64,
    /// Whether there are no symbols and no marks.
    pub(super) plain: bool,
}

/// What is in a block of plain characters (those of [`super::plain`]), symbols and
/// emoji with what joins them. `None` if anything else is in it, or a mark that stands behind a control
/// character.
#[inline(never)]
pub(super) fn emoji(processor: Processor, block: &Block) -> Option<Emoji> {
    processor.run(Emojis(block))
}

struct Emojis<'b>(&'b Block);

impl Work for Emojis<'_> {
    type Result = Option<Emoji>;

    #[inline(always)]
    #[expect(clippy::inline_always, reason = "as `Work` says")]
    #[expect(
        clippy::needless_bitwise_bool,
        reason = "a branch would keep it from becoming vector code"
    )]
    #[expect(clippy::indexing_slicing, reason = "the arrays are as long as the constant bound")]
    fn run<V: Vectors>(self, vectors: V) -> Option<Emoji> {
        let block = self.0;
        let (mut others, mut controls, mut special) = (0, 0, 0);
        let mut bases = [0; BLOCK];
        let mut joiners = [0; BLOCK];
        let mut indicators = [0; BLOCK];
        let mut i = 0;
        while i < BLOCK {
            let (a, b, c, fourth) = (block[i], block[i + 1], block[i + 2], block[i + 3]);
            let two = (a.wrapping_sub(0xC0) < 3)
                | (a.wrapping_sub(0xCC) < 2)
                | (a.wrapping_sub(0xD2) < 0xF);
            let few = (a == 0xE1) & (b < 0xB8);
            let general = (a == 0xE2) & (b == 0x80);
            let joiner = general & (c == 0x8D);
            // U+20D0 to U+20F0
            let around = (a == 0xE2) & (b == 0x83) & (c.wrapping_sub(0x90) < 0x21);
            // Dashes and quotation marks; symbols from U+2100 on, up to where combining letters begin.
            let symbols = (a == 0xE2)
                & !(is_punctuation(a, b, c) | joiner | around | (b.wrapping_sub(0x84) < 0x2F));
            let mark = is_mark_of_kana(a, b, c);
            let selector = (a == 0xEF) & (b == 0xB8) & (c < 0x90);
            let emoji = (a == 0xF0) & (b == 0x9F);
            let last = is_beyond_hangul(a, b) & !(selector | emoji);
            others |=
                u8::from((a == b'\r') | two | few | symbols | mark | is_beside_hangul(a, b) | last);
            // U+1F3FB to U+1F3FF
            let modifier = emoji & (c == 0x8F) & (fourth >= 0xBB);
            // U+1F1E6 to U+1F1FF
            let regional = emoji & (c == 0x87) & (fourth >= 0xA6);
            bases[i] = flag(!is_inside(a) & !(joiner | around | selector | modifier));
            joiners[i] = flag(joiner);
            indicators[i] = flag(regional);
            controls |= u8::from(is_control(a));
            special |= u8::from((a == 0xE2) | selector | modifier | regional);
            i += 1;
        }
        if others != 0 {
            return None;
        }
        let found = Found::joining(vectors.mask(&bases), Conjuncts::NONE, controls, block)?;
        Some(Emoji {
            found,
            joiners: vectors.mask(&joiners),
            regional: vectors.mask(&indicators),
            plain: special == 0,
        })
    }
}

impl Emoji {
    /// The boundaries before characters, and what the block is to the rules for what follows; `None` if only
    /// the rules can tell.
    ///
    /// The first of the characters is `first`, and `before` it the rules have read that.
    #[inline]
    pub(super) fn ends(
        self,
        processor: Processor,
        block: &Block,
        first: u64,
        before: Option<State>,
    ) -> Option<(u64, Option<State>)> {
        let mut ends = self.found.bases;
        let mut state = None;
        if self.joiners != 0 {
            let face = if before == Some(State::Pictographic) { first } else { 0 };
            let joined;
            (joined, state) = joined_in(processor, block, self.joiners, ends, face)?;
            ends &= !joined;
        }
        if self.regional != 0 {
            let unpaired = if before == Some(State::Regional) { first } else { 0 };
            let (paired, half) = paired(self.regional, ends, unpaired);
            (ends, state) = (paired, half.or(state));
        }
        Some((ends, state))
    }

    /// Whether there is a joiner.
    pub(super) const fn joins(self) -> bool {
        self.joiners != 0
    }
}

/// The emoji that a joiner joins to another (`GB11`), and what the block is to the rules for what follows if a
/// joiner is its last character; `None` if only the rules can tell.
///
/// `face` is the first of the characters if it stands behind an emoji.
#[inline(never)]
fn joined_in(
    processor: Processor,
    block: &Block,
    joiners: u64,
    bases: u64,
    face: u64,
) -> Option<(u64, Option<State>)> {
    let mut joined = 0;
    let mut state = None;
    let mut left = joiners;
    if joiners.count_ones() > FEW {
        let [faces, signs, modifiers, selectors] = parts(processor, block);
        // The place behind a face and a mark on it: nearly all joiners stand there and join another face.
        let behind = faces << 4 | signs << 3 | face;
        let behind = behind | (behind & modifiers) << 4 | (behind & selectors) << 3;
        let last = joiners & behind & !(u64::MAX >> 3);
        joined = (joiners & behind) << 3 & (faces | signs);
        state = (last != 0).then_some(State::PictographicZwj);
        left &= !(joined >> 3 | last);
    }
    while left != 0 {
        let one = left & left.wrapping_neg();
        left &= left - 1;
        let next = one << 3;
        let before = bases & (one - 1);
        if before == 0 || next == 0 {
            return None;
        }
        // Of what stands between, no second joiner is allowed.
        let base = before.ilog2();
        let between = (one - 1) & u64::MAX << base;
        if next & bases != 0
            && joiners & between == 0
            && class_in(block, base) == Class::Pictographic
            && class_in(block, next.trailing_zeros()) == Class::Pictographic
        {
            joined |= next;
        }
    }
    Some((joined, state))
}

/// How many joiners are looked at one by one.
const FEW: u32 = 2;

/// Emoji of four bytes and of three of which it is sure that they are pictographic; modifiers, and
/// selectors.
#[inline(never)]
fn parts(processor: Processor, block: &Block) -> [u64; 4] {
    processor.run(Parts(block))
}

struct Parts<'b>(&'b Block);

impl Work for Parts<'_> {
    type Result = [u64; 4];

    #[inline(always)]
    #[expect(clippy::inline_always, reason = "as `Work` says")]
    #[expect(
        clippy::needless_bitwise_bool,
        reason = "a branch would keep it from becoming vector code"
    )]
    #[expect(clippy::indexing_slicing, reason = "the arrays are as long as the constant bound")]
    fn run<V: Vectors>(self, vectors: V) -> [u64; 4] {
        let block = self.0;
        let mut parts = [[0; BLOCK]; 4];
        let mut i = 0;
        while i < BLOCK {
            let (a, b, c, fourth) = (block[i], block[i + 1], block[i + 2], block[i + 3]);
            let emoji = (a == 0xF0) & (b == 0x9F);
            let modifier = (c == 0x8F) & (fourth >= 0xBB);
            // From U+1F3C0 to U+1F3EF, U+1F400 to U+1F4BF, U+1F600 to U+1F63F, U+1F680 to U+1F6BF and U+1F980 to U+1F9FF.
            let face = (c == 0x8F) & (fourth < 0xB0)
                | (c.wrapping_sub(0x90) < 3)
                | (c & 0xFD == 0x98)
                | (c & 0xFE == 0xA6);
            // U+2640, U+2642 and U+2764
            let sign = (b == 0x99) & (c & 0xFD == 0x80) | (b == 0x9D) & (c == 0xA4);
            parts[0][i] = flag(emoji & face);
            parts[1][i] = flag((a == 0xE2) & sign);
            parts[2][i] = flag(emoji & modifier);
            parts[3][i] = flag((a == 0xEF) & (b == 0xB8) & (c < 0x90));
            i += 1;
        }
        parts.map(|part| vectors.mask(&part))
    }
}

/// `ends` without those before the second halves of flags (`GB12`, `GB13`), and what the block is to what
/// follows.
///
/// In a row of indicators every other one is a second half, from the first on if that is `unpaired`.
#[inline(never)]
fn paired(regional: u64, mut ends: u64, unpaired: u64) -> (u64, Option<State>) {
    let mut firsts = regional & !(regional << 4);
    // All bytes of the indicators, so that a sum carries through a row.
    let bytes = regional | regional << 1 | regional << 2 | regional << 3;
    while firsts != 0 {
        let first = firsts & firsts.wrapping_neg();
        firsts &= firsts - 1;
        let row = bytes & !bytes.wrapping_add(first);
        let second = if first & unpaired == 0 { 4 } else { 0 };
        let every = 0x0101_0101_0101_0101_u64.rotate_left(first.trailing_zeros() + second);
        ends &= !(row & regional & every);
    }
    // A second half is followed by nothing that joins it but marks.
    let last = regional & !(u64::MAX >> 4);
    let state = if last == 0 {
        None
    } else if last & ends != 0 {
        Some(State::Regional)
    } else {
        Some(State::Other)
    };
    (ends, state)
}

#[cfg(test)]
mod tests {
    use super::super::block::REACH;
    use super::*;

    #[test]
    fn parts_agree_with_the_table() {
        let mut faces = 0;
        for c in '\0'..=char::MAX {
            let mut block = [b'a'; REACH];
            c.encode_utf8(&mut block);
            let class = class_in(&block, 0);
            let [face, sign, modifiers, selectors] = parts(Processor::detect(), &block);
            assert!(face | sign == 0 || class == Class::Pictographic, "{c:?}");
            assert!(modifiers | selectors == 0 || class.is_mark(), "{c:?}");
            if let Some(found) = emoji(Processor::detect(), &block) {
                assert_eq!(found.joiners == 1, class == Class::Zwj, "{c:?}");
                assert_eq!(found.regional == 1, class == Class::Regional, "{c:?}");
            }
            faces += face;
        }
        assert!(faces > 400, "{faces}");
    }
}
