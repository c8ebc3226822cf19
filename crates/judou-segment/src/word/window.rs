//! The atoms of a window, between what stands outside of it.

use alloc::vec::Vec;

use super::atom::Atom;
use super::feature::{AFTER, BEFORE};
use super::style::{Style, Tally};
use crate::vector::Processor;

/// The most atoms that are looked at together; memory and the reach of a decision are bounded by it.
pub(crate) const WINDOW: usize = 1024;

/// The atoms of one window after another.
///
/// What earlier windows left is written over rather than taken away: nearly every line is short, and
/// what is as long as ever needs no check when an atom is added.
#[derive(Clone, Debug)]
pub(crate) struct Atoms {
    /// Edges, the atoms of the window, edges, and whatever is behind.
    slots: Vec<Atom>,
    /// How many atoms the window has.
    count: usize,
    tally: Tally,
    /// What there is to read them with, asked once a window.
    processor: Processor,
}

impl Default for Atoms {
    fn default() -> Self {
        Self::new()
    }
}

impl Atoms {
    pub(crate) const fn new() -> Self {
        Self { slots: Vec::new(), count: 0, tally: Tally::new(), processor: Processor::PORTABLE }
    }

    /// Begins a window of text of `len` bytes.
    pub(super) fn open(&mut self, len: usize) {
        let need = BEFORE + len.min(WINDOW) + AFTER;
        if self.slots.len() < need {
            self.slots.resize(need, Atom::EDGE);
        }
        self.count = 0;
        self.tally = Tally::new();
        self.processor = Processor::detect();
    }

    /// What the processor has.
    #[inline]
    pub(super) const fn processor(&self) -> Processor {
        self.processor
    }

    /// Ends the window: what is behind it is its edge.
    pub(super) fn close(&mut self) {
        let end = BEFORE + self.count;
        if self.slots.len() < end + AFTER {
            self.slots.resize(end + AFTER, Atom::EDGE);
        }
        for slot in self.slots.iter_mut().skip(end).take(AFTER) {
            *slot = Atom::EDGE;
        }
    }

    /// How many atoms there are.
    #[inline]
    pub(super) const fn len(&self) -> usize {
        self.count
    }

    #[inline]
    pub(super) fn push(&mut self, atom: Atom) {
        self.tally.add(atom.traits);
        match self.slots.get_mut(BEFORE + self.count) {
            Some(slot) => *slot = atom,
            None => self.slots.resize(BEFORE + self.count + 1, atom),
        }
        self.count += 1;
    }

    /// Places for the next atoms, and the tally to add them to; [`Self::take`] is told later how many
    /// were written.
    #[inline]
    pub(super) fn free(&mut self) -> (&mut [Atom], &mut Tally) {
        let most = self.slots.len().min(BEFORE + WINDOW);
        (self.slots.get_mut(BEFORE + self.count..most).unwrap_or_default(), &mut self.tally)
    }

    /// Takes `count` more atoms, which were written.
    #[inline]
    pub(super) fn take(&mut self, count: usize) {
        self.count = self.slots.len().min(self.count + count);
    }

    /// Takes away all but the first `count`.
    pub(super) fn truncate(&mut self, count: usize) {
        let count = self.count.min(count);
        for atom in self.slots.get(BEFORE + count..BEFORE + self.count).unwrap_or_default() {
            self.tally.take(atom.traits);
        }
        self.count = count;
    }

    /// How the window is written.
    pub(crate) const fn style(&self) -> Style {
        self.tally.style(self.count)
    }

    /// How many of the atoms are Han or kana, which the model may join.
    pub(super) const fn letters(&self) -> usize {
        self.tally.letters()
    }

    /// The atoms of the window.
    #[inline]
    pub(crate) fn inner(&self) -> &[Atom] {
        self.slots.get(BEFORE..BEFORE + self.count).unwrap_or_default()
    }

    /// The same, with [`BEFORE`] edges before and [`AFTER`] behind.
    #[inline]
    pub(crate) fn with_edges(&self) -> &[Atom] {
        self.slots.get(..BEFORE + self.count + AFTER).unwrap_or_default()
    }
}
