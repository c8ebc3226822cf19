//! What is looked at around each atom.
//!
//! One description serves training and use: step by step it names the rows of numbers that apply, and
//! the caller adds them up or writes them down.

use super::around::Found;
use super::atom::Atom;
use super::charset::Traits;

/// Atoms before those that are described that rows look at.
pub(crate) const BEFORE: usize = 2;

/// Atoms after those that are described that rows look at.
pub(crate) const AFTER: usize = 3;

/// Rows of classes: three in a row.
pub(crate) const CLASS_ROWS: usize = Traits::CLASSES.pow(3);

/// What applies in a step, whose rows all begin at one column: the one of the first of two atoms.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Step {
    /// The second atom's character.
    #[cfg_attr(
        not(feature = "train"),
        expect(dead_code, reason = "the learner names characters by it")
    )]
    pub(crate) id: u16,
    /// The first atom's.
    #[cfg_attr(
        not(feature = "train"),
        expect(dead_code, reason = "the learner names pairs by it")
    )]
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
#[inline]
pub(crate) fn describe<'f>(
    atoms: &'f [Atom],
    found: &'f Found,
) -> impl Iterator<Item = Step> + use<'f> {
    // The first atom is the one before the step's, the next one its own.
    let (first, rest) = atoms.split_first().unwrap_or((&Atom::EDGE, &[]));
    let (second, rest) = rest.split_first().unwrap_or((&Atom::EDGE, &[]));
    let (mut before, mut id) = (first.id, second.id);
    let mut classes = first.traits.index() * Traits::CLASSES + second.traits.index();
    let mut around = found.around().first().copied().unwrap_or_default();
    let behind = found.around().get(1..).unwrap_or_default();
    rest.iter().zip(behind).map(move |(third, &next)| {
        classes = (classes * Traits::CLASSES + third.traits.index()) % CLASS_ROWS;
        let step = Step {
            id,
            before,
            classes,
            words: around.row(),
            edge: around.edge(next),
            shape: around.shape(next),
        };
        (before, id, around) = (id, third.id, next);
        step
    })
}
