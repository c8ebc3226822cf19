//! Sequences of emoji in a block: what joiners join, and flags.

use super::class::{Class, class_in};
use super::found::Before;
use super::machine::State;
use crate::block::Block;

/// What sequences are made of: a bit for each byte that starts one.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sequences {
    pub(super) joiners: u64,
    /// Characters of four bytes that are pictographic; not all of them.
    pub(super) faces: u64,
    /// Those of three bytes; not all of them.
    pub(super) signs: u64,
    /// Marks of four bytes that may stand behind a pictographic character and before a joiner.
    pub(super) modifiers: u64,
    /// Those of three bytes.
    pub(super) selectors: u64,
    /// Regional indicators.
    pub(super) regional: u64,
}

impl Sequences {
    /// The boundaries before characters of a block, of which `bases` are no marks, and what the block is to the
    /// rules for what follows, as far as it's known.
    #[inline(always)]
    pub(super) fn ends(self, block: &Block, bases: u64, before: Before) -> (u64, Option<State>) {
        let (mut ends, mut state) = (bases, None);
        if self.joiners != 0 {
            let joined;
            (joined, state) = self.joined(block, bases, before);
            ends &= !joined;
        }
        if self.regional != 0 {
            let (seconds, half) = paired(self.regional, before.first_behind(State::Regional));
            ends &= !seconds;
            state = half.or(state);
        }
        (ends, state)
    }

    /// Whether what stands before the block may decide what a joiner in it joins, `first` being its first character.
    pub(super) const fn look_back(self, first: u64) -> bool {
        self.joiners != 0 && (self.joiners | self.modifiers | self.selectors) & first != 0
    }

    /// The characters that a joiner joins to a pictographic one (`GB11`), but for the block's first, and what the
    /// block is to the rules for what follows.
    #[inline(always)]
    fn joined(self, block: &Block, bases: u64, before: Before) -> (u64, Option<State>) {
        let Self { joiners, faces, signs, modifiers, selectors, .. } = self;
        // All bytes of the marks, so that a sum carries through a row of them.
        let two = modifiers | selectors;
        let marks = two | two << 1 | two << 2 | modifiers << 3;
        let behind = faces << 4 | signs << 3 | before.first_behind(State::Pictographic);
        let sum = marks.wrapping_add(behind & marks);
        let joining = (behind | sum) & !marks & joiners;
        let mut joined = joining << 3 & (faces | signs);
        let is_last = |long: u64, short: u64| (long >> 60) | (short >> 61) != 0;
        let passed = marks & !sum;
        let mut state = if is_last(0, joining) {
            Some(State::PictographicZwj)
        } else if is_last(faces | modifiers & passed, signs | selectors & passed) {
            Some(State::Pictographic)
        } else {
            None
        };
        // The characters around the others are looked up: pictographic ones that are seldom joined, and letters.
        let mut left = joiners & !(joined >> 3) & !(joining & !(u64::MAX >> 3));
        while left != 0 {
            let one = left & left.wrapping_neg();
            left &= left - 1;
            // Of what stands between it and the character before, no second joiner is allowed.
            let base = (bases & (one - 1)).checked_ilog2();
            let between = (one - 1) & u64::MAX.unbounded_shl(base.unwrap_or_default());
            let is_behind = joiners & between == 0
                && match base {
                    Some(base) => class_in(block, base) == Class::Pictographic,
                    None => before.state == Some(State::Pictographic),
                };
            let next = one << 3;
            if is_behind && next == 0 {
                state = Some(State::PictographicZwj);
            }
            if is_behind
                && next & bases != 0
                && class_in(block, next.trailing_zeros()) == Class::Pictographic
            {
                joined |= next;
            }
        }
        (joined, state)
    }
}

/// The second halves of flags (`GB12`, `GB13`), and what the block is to what follows if an indicator is its last
/// character.
///
/// In a row of indicators every other one is a second half, from the first on if that is `unpaired`.
#[inline(always)]
fn paired(regional: u64, unpaired: u64) -> (u64, Option<State>) {
    // Whether the number of indicators up to each byte is odd.
    let mut odd = regional;
    for shift in [1, 2, 4, 8, 16, 32] {
        odd ^= odd << shift;
    }
    if unpaired & regional != 0 {
        odd = !odd;
    }
    let firsts = regional & !(regional << 4) & !unpaired;
    // Where a row has an odd number of them, the next row has to be counted anew.
    let seconds = if firsts & !odd == 0 { regional & !odd } else { counted(regional, unpaired) };
    let last = regional & !(u64::MAX >> 4);
    // A second half is followed by nothing that joins it but marks.
    let state = if last == 0 {
        None
    } else if last & seconds == 0 {
        Some(State::Regional)
    } else {
        Some(State::Other)
    };
    (seconds, state)
}

/// The second halves of flags, row by row.
#[cold]
fn counted(regional: u64, unpaired: u64) -> u64 {
    let mut firsts = regional & !(regional << 4);
    // All bytes of the indicators, so that a sum carries through a row.
    let bytes = regional | regional << 1 | regional << 2 | regional << 3;
    let mut seconds = 0;
    while firsts != 0 {
        let first = firsts & firsts.wrapping_neg();
        firsts &= firsts - 1;
        let row = bytes & !bytes.wrapping_add(first);
        let second = if first & unpaired == 0 { 4 } else { 0 };
        let every = 0x0101_0101_0101_0101_u64.rotate_left(first.trailing_zeros() + second);
        seconds |= row & regional & every;
    }
    seconds
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_other_indicator_is_a_second_half() {
        let at = |places: &[u32]| places.iter().fold(0, |mask, at| mask | 1_u64 << at);
        let (half, whole) = (Some(State::Regional), Some(State::Other));
        let cases = [
            (at(&[0, 4, 9, 13]), 0, at(&[4, 13]), None),
            (at(&[0, 4, 8, 13, 17]), 0, at(&[4, 17]), None),
            (at(&[3, 7, 11, 15, 19]), 0, at(&[7, 15]), None),
            (at(&[0, 4, 8]), 1, at(&[0, 8]), None),
            (at(&[56, 60]), 0, at(&[60]), whole),
            (at(&[1, 5, 62]), 0, at(&[5]), half),
        ];
        for (regional, unpaired, seconds, state) in cases {
            assert_eq!(paired(regional, unpaired), (seconds, state), "{regional:x}");
            assert_eq!(counted(regional, unpaired), seconds, "{regional:x}");
        }
    }
}
