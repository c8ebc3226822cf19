//! The best path through cuts and joints where the model alone decides.
//!
//! What [`super::lattice`] finds for any words that something knows of, in fewer steps: only how much more
//! the best path to a place has with a cut there than without is carried on, and the way back is found
//! for 64 atoms at once.

use alloc::vec::Vec;
use core::iter::Zip;
use core::slice::IterMut;

use crate::vector::{BLOCK, Vectors};

use super::model::AHEAD;
use super::row::Column;
use super::starts::Starts;

/// What a cut gains where two atoms may not be joined: more than a path can lose by it.
///
/// A column is less than 2^12 in either direction, and so is what the lead changes by but for this.
const HARD: i16 = 1 << 14;

/// How much more the best path to a place has with a cut there than without.
#[derive(Clone, Copy, Debug)]
pub(super) struct Lead(i32);

/// How much more the best path has with a cut at the place before each place than without; memory that is kept.
///
/// All have room for more places than there are, and what is said of these is of no account.
#[derive(Clone, Debug, Default)]
pub(crate) struct Turns {
    /// If there is no cut at the place itself.
    joined: Vec<i16>,
    /// If there is one.
    cut: Vec<i16>,
}

impl Turns {
    pub(super) const fn new() -> Self {
        Self { joined: Vec::new(), cut: Vec::new() }
    }

    /// Places for `count` of both.
    #[inline]
    pub(super) fn open(&mut self, count: usize) -> Zip<IterMut<'_, i16>, IterMut<'_, i16>> {
        let need = count + BLOCK;
        if self.joined.len() < need {
            self.joined.resize(need, 0);
            self.cut.resize(need, 0);
        }
        self.joined.iter_mut().zip(&mut self.cut)
    }
}

impl Lead {
    /// Before the first atom there is a cut.
    pub(super) const START: Self = Self(HARD as i32);

    /// Passes an atom to the place behind it, which `column` is about and where the atom may be joined with
    /// the next one or not; gives what [`Turns`] have of it.
    #[inline(always)]
    #[expect(clippy::inline_always, reason = "part of what is compiled for wider vectors")]
    pub(super) fn pass(&mut self, column: Column, may_join: bool) -> [i16; 2] {
        let gain = i32::from(if may_join { column.cut } else { HARD });
        let by_itself = self.0 + i32::from(column.alone);
        let turn = [self.0 as i16, by_itself as i16];
        self.0 = by_itself.max(0) - self.0.max(0) + gain;
        turn
    }
}

/// Marks in `starts`, from the atom `at` on, the `count` atoms whose `turns` these are.
///
/// The first [`AHEAD`] turns don't count. `kinds` has what the atoms are, with the one before the first.
#[inline(always)]
#[expect(clippy::inline_always, reason = "part of what is compiled for wider vectors")]
pub(super) fn trace(
    vectors: impl Vectors,
    turns: &Turns,
    kinds: &[u8],
    at: usize,
    count: usize,
    starts: &mut Starts,
) {
    let mut is_cut = true;
    let blocks = count.div_ceil(BLOCK);
    for from in (0..blocks).rev().map(|block| block * BLOCK) {
        let (Some(joined), Some(cut), Some(kinds)) = (
            turns.joined.get(AHEAD + from..).and_then(<[i16]>::first_chunk),
            turns.cut.get(AHEAD + from..).and_then(<[i16]>::first_chunk),
            kinds.get(from..).and_then(<[u8]>::first_chunk),
        ) else {
            continue;
        };
        let within = u64::MAX >> (BLOCK - (count - from).min(BLOCK));
        let (joined, cut) = (above_zero(vectors, joined), above_zero(vectors, cut));
        let marks = way(joined & within, cut | !within, is_cut);
        is_cut = marks & 1 != 0;
        let changes = changes(vectors, kinds) & !marks;
        starts.put(at + from, within, marks, changes);
    }
}

/// Which of 64 numbers are above zero.
#[inline(always)]
#[expect(clippy::inline_always, reason = "part of what is compiled for wider vectors")]
#[expect(clippy::indexing_slicing, reason = "arrays of one length")]
fn above_zero(vectors: impl Vectors, numbers: &[i16; BLOCK]) -> u64 {
    let mut above = [0; BLOCK];
    let mut i = 0;
    while i < BLOCK {
        above[i] = if numbers[i] > 0 { 0xFF } else { 0 };
        i += 1;
    }
    vectors.mask(&above)
}

/// Which of 64 atoms are of another kind than the one before.
#[inline(always)]
#[expect(clippy::inline_always, reason = "part of what is compiled for wider vectors")]
#[expect(clippy::indexing_slicing, reason = "arrays of one length")]
fn changes(vectors: impl Vectors, kinds: &[u8; BLOCK + 1]) -> u64 {
    let mut changes = [0; BLOCK];
    let mut i = 0;
    while i < BLOCK {
        changes[i] = if kinds[i] == kinds[i + 1] { 0 } else { 0xFF };
        i += 1;
    }
    vectors.mask(&changes)
}

/// Before which of 64 atoms the best path has a cut, if behind the last one there `is_cut` or not.
///
/// Each atom makes of what is behind it what is before it: with no cut behind, the bit of `joined`, with a cut
/// the bit of `cut`. What two, four, … 64 of them make together is found for all at once.
#[inline]
fn way(mut joined: u64, mut cut: u64, is_cut: bool) -> u64 {
    let mut reach = 1;
    while reach < u64::BITS {
        // Behind the last one all stays as it is.
        let (joined_behind, cut_behind) = (joined >> reach, cut >> reach | !(u64::MAX >> reach));
        let differ = joined ^ cut;
        (joined, cut) = (joined ^ joined_behind & differ, joined ^ cut_behind & differ);
        reach *= 2;
    }
    if is_cut { cut } else { joined }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::lattice::{self, Memory};
    use super::*;
    use crate::vector::{Portable, Processor, Work};

    struct Trace<'t>(&'t Turns, &'t [u8], usize, &'t mut Starts);

    impl Work for Trace<'_> {
        type Result = ();

        #[inline(always)]
        #[expect(clippy::inline_always, reason = "as `Work` says")]
        fn run<V: Vectors>(self, vectors: V) {
            let Self(turns, kinds, count, starts) = self;
            trace(vectors, turns, kinds, 0, count, starts);
        }
    }

    proptest! {
        /// The best path is the one that is found where words of a lexicon may be.
        #[test]
        fn the_best_path_is_found(
            columns in prop::collection::vec((-3000_i16..3000, -3000_i16..3000, any::<bool>()), 1..200),
        ) {
            let count = columns.len();
            // What comes before the first atom is of no account.
            let ahead = [(77, -77, true), (-77, 77, true), (5, 5, false)];
            let mut turns = Turns::new();
            let mut lead = Lead::START;
            let all = ahead.iter().chain(&columns);
            for ((joined, cut), &(gain, alone, may_join)) in turns.open(count + AHEAD).zip(all) {
                [*joined, *cut] = lead.pass(Column { cut: gain, alone }, may_join);
            }
            let kinds = [0; 300];
            let mut starts = [Starts::new(), Starts::new()];
            let [wide, portable] = &mut starts;
            wide.open(count);
            Processor::detect().run(Trace(&turns, &kinds, count, wide));
            portable.open(count);
            Trace(&turns, &kinds, count, portable).run(Portable);
            prop_assert_eq!(wide.marks(), portable.marks());

            let gains = columns.iter().map(|&(gain, _, may_join)| {
                if may_join { i32::from(gain) } else { lattice::HARD }
            });
            let cuts: Vec<i32> = core::iter::once(lattice::HARD).chain(gains).take(count).collect();
            let alone: Vec<i32> = columns.iter().map(|&(_, alone, _)| alone.into()).collect();
            let mut expected = Vec::new();
            expected.resize(count, true);
            lattice::decode(&cuts, &alone, &[], &mut Memory::new(), &mut expected);
            for (index, expected) in expected.iter().enumerate() {
                let [marks, _] = wide.marks()[index / 64];
                prop_assert_eq!(marks >> (index % 64) & 1 == 1, *expected, "atom {}", index);
            }
        }
    }
}
