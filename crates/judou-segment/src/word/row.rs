//! Rows of small numbers, and their sums.
//!
//! What speaks for a cut before an atom, and for an atom that is a word by itself, is one *column* of a
//! window: two numbers. A row has the numbers of four columns side by side, a byte each, so that eight
//! numbers are added at once.

use crate::vector::numbers::Numbers;

/// Columns of a row.
pub(crate) const COLUMNS: usize = 4;

/// Numbers in a row: what a cut gains for each column, then for each what the atom before it gains as a
/// word by itself.
pub(crate) const ROW: usize = 2 * COLUMNS;

/// What stands for 0.
pub(crate) const ZERO: u8 = 0x80;

/// A row that says nothing.
pub(crate) const NOTHING: [u8; ROW] = [ZERO; ROW];

/// Rows that are added in one step.
const ROWS: usize = 6;

/// What each of the steps that add to a column starts with, so that rows which say nothing come to 0.
const START: u16 = (ROWS as u16 * ZERO as u16).wrapping_neg();

/// Rows that have places of their own, most of which say nothing.
///
/// As many as fit, so that no look needs a check.
pub(super) type Sparse<'a> = &'a [[u8; ROW]; SPARSE_ROWS];

/// How many of them a model has, those that say nothing among them.
pub(crate) const SPARSE_ROWS: usize = 1 << 11;

/// The row at a place: which one it is, in two bytes.
#[inline]
#[expect(clippy::indexing_slicing, reason = "there are as many rows")]
pub(super) const fn sparse(rows: Sparse<'_>, place: [u8; 2]) -> &[u8; ROW] {
    &rows[u16::from_le_bytes(place) as usize % SPARSE_ROWS]
}

/// What the model says of a column: what a cut gains, and what the atom before it gains as a word by
/// itself.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Column {
    pub(crate) cut: i16,
    pub(crate) alone: i16,
}

/// Sums over columns that are not complete yet: what cuts gain, then what the atoms before them gain as words.
#[derive(Clone, Copy, Debug)]
pub(super) struct Open(Numbers);

impl Open {
    #[inline(always)]
    #[expect(clippy::inline_always, reason = "part of what is compiled for wider vectors")]
    pub(super) fn new() -> Self {
        Self(Numbers::all(0))
    }

    /// Adds a step that some rows have been [`start`]ed with, with the others, and gives the first column, which
    /// is complete.
    #[inline(always)]
    #[expect(clippy::inline_always, reason = "part of what is compiled for wider vectors")]
    pub(super) fn next(&mut self, started: Numbers, rows: [&[u8; ROW]; 3]) -> Column {
        self.0 = self.0.plus_next(plus(started, rows));
        let [cut, alone] = self.0.firsts();
        Column { cut: cut.cast_signed(), alone: alone.cast_signed() }
    }
}

/// What the first rows of a step sum up to.
#[inline(always)]
#[expect(clippy::inline_always, reason = "part of what is compiled for wider vectors")]
pub(super) fn start<const MORE: usize>(rows: [&[u8; ROW]; MORE]) -> Numbers {
    plus(Numbers::all(START), rows)
}

#[inline(always)]
#[expect(clippy::inline_always, reason = "part of what is compiled for wider vectors")]
fn plus<const MORE: usize>(sum: Numbers, rows: [&[u8; ROW]; MORE]) -> Numbers {
    rows.into_iter().fold(sum, |sum, row| sum.plus_bytes(*row))
}
