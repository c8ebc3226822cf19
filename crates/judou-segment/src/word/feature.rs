//! What is looked at around each atom.
//!
//! One description serves training and use: step by step it names the rows of numbers that apply, and
//! the caller adds them up or writes them down.

#[cfg(feature = "train")]
use super::around::Found;
use super::atom::Atom;
use super::charset::Traits;

/// Atoms before those that are described that rows look at.
pub(crate) const BEFORE: usize = 2;

/// Atoms after those that are described that rows look at.
pub(crate) const AFTER: usize = 3;

/// Rows of classes: three in a row.
pub(crate) const CLASS_ROWS: usize = Traits::CLASSES.pow(3);

/// Which rows of words, of shapes and of edges apply in a step, and nothing: numbers are moved about by fours.
pub(super) type Places = [u16; 4];

/// For each step the row of the classes of three atoms in a row, of which the step's is the second.
#[inline]
pub(super) fn classes(atoms: &[Atom]) -> impl Iterator<Item = usize> {
    let mut atoms = atoms.iter().map(|atom| atom.traits.index());
    let [first, second] = [atoms.next().unwrap_or(0), atoms.next().unwrap_or(0)];
    let mut row = first * Traits::CLASSES + second;
    atoms.map(move |third| {
        row = (row * Traits::CLASSES + third) % CLASS_ROWS;
        row
    })
}

/// What applies in a step.
#[cfg(feature = "train")]
#[derive(Clone, Copy, Debug)]
pub(crate) struct Step {
    /// The second atom's character.
    pub(crate) id: u16,
    /// The first atom's.
    pub(crate) before: u16,
    /// The row of the classes of both and of the atom behind them.
    pub(crate) classes: usize,
    /// The row of the words around the first atom.
    pub(crate) words: usize,
    /// The row of the words that end with the first atom and start with the second.
    pub(crate) edge: usize,
    /// The row of their lengths.
    pub(crate) shape: usize,
}

/// Every step that says something about `atoms` but for the [`BEFORE`] first and [`AFTER`] last, which
/// are their neighbours: as many steps as atoms less two. The first begins at the first atom's column.
///
/// `found` has what [`Found::look`] found for the same atoms.
#[cfg(feature = "train")]
pub(crate) fn describe<'f>(
    atoms: &'f [Atom],
    found: &'f Found,
) -> impl Iterator<Item = Step> + use<'f> {
    let behind = atoms.iter().skip(1);
    let rows = classes(atoms).zip(found.places());
    atoms.iter().zip(behind).zip(rows).map(|((first, second), (classes, places))| {
        let [words, shape, edge, _] = places.map(usize::from);
        Step { id: second.id, before: first.id, classes, words, edge, shape }
    })
}
