//! Rows of small numbers, and their sums.
//!
//! What speaks for a cut before an atom, and for an atom that is a word by itself, is one *column* of a
//! window: two numbers. A row has the numbers of four columns side by side, a byte each, so that eight
//! numbers are added at once.

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
pub(super) const ROWS: usize = 6;

/// What a column sums up to if all of its rows say nothing: each step adds to four columns.
const BIAS: u16 = (ROWS * COLUMNS) as u16 * ZERO as u16;

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

/// Sums of rows for four columns: what cuts gain, then what the atoms before them gain as words.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Sum([u16; ROW]);

/// What the model says of a column: what a cut gains, and what the atom before it gains as a word by
/// itself.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Column {
    pub(crate) cut: i16,
    pub(crate) alone: i16,
}

impl Sum {
    /// The sum, with more rows added.
    #[inline]
    pub(super) fn plus<const MORE: usize>(self, rows: [&[u8; ROW]; MORE]) -> Self {
        let Self(mut sum) = self;
        for row in rows {
            for (sum, &number) in sum.iter_mut().zip(row) {
                *sum += u16::from(number);
            }
        }
        Self(sum)
    }
}

/// Sums over columns that are not complete yet: 16 bits each.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Open {
    cuts: u64,
    alone: u64,
}

impl Open {
    /// Adds what is known next, and gives the first column, which is complete.
    #[inline]
    pub(super) const fn next(&mut self, Sum(sum): Sum) -> Column {
        let [c0, c1, c2, c3, rest @ ..] = sum;
        let cuts = self.cuts.wrapping_add(lanes([c0, c1, c2, c3]));
        let alone = self.alone.wrapping_add(lanes(rest));
        *self = Self { cuts: cuts >> 16, alone: alone >> 16 };
        Column {
            cut: (cuts as u16).wrapping_sub(BIAS).cast_signed(),
            alone: (alone as u16).wrapping_sub(BIAS).cast_signed(),
        }
    }
}

#[inline]
const fn lanes([a, b, c, d]: [u16; COLUMNS]) -> u64 {
    a as u64 | (b as u64) << 16 | (c as u64) << 32 | (d as u64) << 48
}
