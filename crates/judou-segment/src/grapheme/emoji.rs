//! Blocks of emoji among plain characters.
//!
//! Variation selectors, modifiers and joiners join what stands before them; flags are counted in pairs; only at a
//! joiner the table is asked whether emoji stand on both sides.

use super::class::{Class, class_in};
use super::machine::State;
use super::marks::{is_control, may_join};
use super::{BLOCK, REACH};
use crate::bits::mask;

/// What is in a block of plain characters, symbols and emoji: a bit for each byte that starts one.
#[derive(Clone, Copy, Debug)]
pub(super) struct Masks {
    /// What joins what stands before it; the joiners are among them.
    pub(super) marks: u64,
    joiners: u64,
    /// Regional indicators.
    regional: u64,
    /// Whether there is anything but plain characters.
    special: bool,
}

impl Masks {
    pub(super) const fn is_plain(self) -> bool {
        !self.special
    }

    /// The boundaries before characters, which start at `starts`, and what the block is to the rules for what
    /// follows; `None` if only the rules can tell.
    ///
    /// `unpaired` is the first of the characters if it stands behind one half of a flag.
    #[inline]
    pub(super) fn ends(
        self,
        block: &[u8; REACH],
        starts: u64,
        unpaired: u64,
    ) -> Option<(u64, Option<State>)> {
        let bases = starts & !self.marks;
        if bases == 0 {
            return None;
        }
        let mut state = None;
        let mut ends = bases;
        if self.regional != 0 {
            // GB12, GB13: the odd ones of a row have a boundary before them.
            let mut second = self.regional & unpaired;
            let mut first =
                self.regional & !(self.regional << 4) & !unpaired | self.regional & second << 4;
            while first | second != 0 {
                if first >> 60 != 0 {
                    state = Some(State::Regional);
                }
                second |= self.regional & (first << 4);
                ends &= !second;
                // The half before it is taken: what follows may not join the pair.
                if second >> 60 != 0 {
                    state = Some(State::Other);
                }
                first = self.regional & (second << 4);
                second = 0;
            }
        }
        // GB11
        let mut joiners = self.joiners;
        while joiners != 0 {
            let joiner = joiners & joiners.wrapping_neg();
            joiners &= joiners - 1;
            let before = bases & (joiner - 1);
            let next = joiner << 3;
            if before == 0 || next == 0 {
                return None;
            }
            let base = before.ilog2();
            let others = self.joiners & (joiner - 1) & !(before_and(base));
            if others == 0
                && class_in(block, base) == Class::Pictographic
                && class_in(block, next.trailing_zeros()) == Class::Pictographic
            {
                ends &= !next;
            }
        }
        Some((ends, state))
    }
}

/// A mask of the bytes up to `at`, below 64.
const fn before_and(at: u32) -> u64 {
    u64::MAX >> (63 - at)
}

/// What is in a block of plain characters (those of [`super::is_plain`]), symbols and emoji with what joins
/// them. `None` if anything else is in it, or a mark that stands behind a control character.
#[inline(never)]
#[expect(
    clippy::needless_bitwise_bool,
    reason = "a branch would keep it from becoming vector code"
)]
#[expect(clippy::indexing_slicing, reason = "the arrays are as long as the constant bound")]
pub(super) fn emoji(block: &[u8; REACH]) -> Option<Masks> {
    let (mut others, mut controls, mut special) = (0, 0, 0);
    let mut marks = [0; BLOCK];
    let mut joiners = [0; BLOCK];
    let mut regional = [0; BLOCK];
    let mut i = 0;
    while i < BLOCK {
        let (a, b, c, fourth) = (block[i], block[i + 1], block[i + 2], block[i + 3]);
        let two =
            (a.wrapping_sub(0xC0) < 0x20) & (a.wrapping_sub(0xC3) > 8) & (a.wrapping_sub(0xCE) > 3);
        let few = (a == 0xE0) | ((a == 0xE1) & (b < 0xB8));
        let general = (a == 0xE2) & (b == 0x80);
        let joiner = general & (c == 0x8D);
        // Dashes and quotation marks; symbols from U+2100 on, up to where combining letters begin.
        let symbols = (a == 0xE2)
            & !(general & (c.wrapping_sub(0x90) < 0x18) | joiner | (b.wrapping_sub(0x84) < 0x2F));
        let mark = (a == 0xE3)
            & (((b == 0x80) & (c.wrapping_sub(0xAA) < 6))
                | ((b == 0x82) & (c.wrapping_sub(0x99) < 2)));
        let hangul = ((a == 0xEA) & (b < 0xB0)) | ((a == 0xED) & (b >= 0x9E));
        let selector = (a == 0xEF) & (b == 0xB8) & (c < 0x90);
        let last = ((a == 0xEE) | (a == 0xEF)) & !(selector | ((a == 0xEF) & (b & 0xFE == 0xBC)));
        let four = (a >= 0xF0) & !((a == 0xF0) & (b == 0x9F));
        others |= u8::from((a == b'\r') | two | few | symbols | mark | hangul | last | four);
        // U+1F3FB to U+1F3FF
        let modifier = (a == 0xF0) & (c == 0x8F) & (fourth >= 0xBB);
        marks[i] = 0_u8.wrapping_sub(u8::from(joiner | selector | modifier));
        joiners[i] = 0_u8.wrapping_sub(u8::from(joiner));
        // U+1F1E6 to U+1F1FF
        regional[i] = 0_u8.wrapping_sub(u8::from((a == 0xF0) & (c == 0x87) & (fourth >= 0xA6)));
        controls |= u8::from(is_control(a));
        special |= u8::from((a == 0xE2) | (a >= 0xF0) | selector);
        i += 1;
    }
    let found = Masks {
        marks: mask(&marks),
        joiners: mask(&joiners),
        regional: mask(&regional),
        special: special != 0,
    };
    (others == 0 && (controls == 0 || may_join(found.marks, block))).then_some(found)
}
