//! The words that a window could be cut into, and the best of them.
//!
//! Before each atom there is a cut or none, and an atom between two cuts is a word by itself. The model
//! says what each of these gains; what else knows of words (a lexicon) adds to cuts and has *arcs*, whole
//! words. The best path takes two steps an atom and one an arc.

use alloc::vec::Vec;

use super::atom::Atom;

/// More than any sum of scores that a few words could reach: a cut of it is as good as certain.
pub(crate) const HARD: i32 = 1 << 16;

/// A word that something knows of.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Arc {
    /// Index of its first atom.
    pub(crate) start: usize,
    /// Index after its last atom; at least two more than `start`.
    pub(crate) end: usize,
    /// What the path gains by taking it; below zero means nothing, for a path can go round it.
    pub(crate) bonus: i32,
}

/// The open questions about one window, to be added to before they are answered.
#[derive(Debug)]
pub(crate) struct Lattice<'l> {
    /// The whole text; atoms' offsets are into it.
    pub(crate) text: &'l str,
    /// Where the window ends in the text.
    pub(crate) end: usize,
    pub(crate) atoms: &'l [Atom],
    /// For each atom, what a cut before it gains; as many as atoms.
    pub(crate) cuts: &'l mut [i32],
    /// In order of their ends.
    pub(crate) arcs: &'l mut Vec<Arc>,
}

/// The search for the best path, from place to place; a place is before an atom, or behind the last.
#[derive(Clone, Copy, Debug)]
struct Search {
    /// The best path to the place without a cut there.
    joined: i32,
    /// The best path to the place with a cut there.
    cut: i32,
}

/// How the best path came to a place: the lowest bit says whether there was a cut at the place before if
/// there is none here, the next one whether there was if there is.
type Turn = u8;

impl Search {
    /// Before the first atom there is a cut.
    const START: Self = Self { joined: i32::MIN / 2, cut: 0 };

    /// Passes an atom that gains `alone` as a word by itself, to a place where a cut gains `cut`.
    #[inline]
    fn pass(&mut self, alone: i32, cut: i32) -> Turn {
        let by_itself = self.cut + alone;
        let turn = u8::from(self.cut > self.joined) | u8::from(by_itself > self.joined) << 1;
        *self = Self { joined: self.joined.max(self.cut), cut: self.joined.max(by_itself) + cut };
        turn
    }
}

/// Marks in `starts` the atoms that words start at, by the best path.
///
/// `cuts` has what a cut before each atom gains, `alone` what each atom gains as a word by itself; both
/// as many as atoms.
pub(crate) fn decode(
    cuts: &[i32],
    alone: &[i32],
    arcs: &[Arc],
    memory: &mut Memory,
    starts: &mut [bool],
) {
    let count = cuts.len();
    let Memory { turns, taken, opened } = memory;
    turns.clear();
    taken.clear();
    taken.resize(count, 0);
    opened.clear();
    let mut arcs = arcs.iter().peekable();
    let mut search = Search::START;
    let behind = cuts.iter().copied().skip(1).chain([0]);
    for (index, ((&alone, gain), taken)) in
        alone.iter().zip(behind).zip(taken.iter_mut()).enumerate()
    {
        opened.push(search.cut);
        turns.push(search.pass(alone, gain));
        while let Some(arc) = arcs.next_if(|arc| arc.end <= index + 1) {
            let len = arc.end.saturating_sub(arc.start);
            let value = opened.get(arc.start).map(|open| open + arc.bonus + gain);
            let value =
                value.filter(|&value| arc.end == index + 1 && len > 1 && value > search.cut);
            if let Some(value) = value {
                search.cut = value;
                *taken = len;
            }
        }
    }
    let mut is_cut = true;
    let mut index = count;
    while index > 0 {
        index -= 1;
        let arc = if is_cut { taken.get(index).copied().unwrap_or(0) } else { 0 };
        let behind = index + 1;
        if arc > 1 {
            index = behind.saturating_sub(arc);
        } else {
            let turn = turns.get(index).copied().unwrap_or(0);
            is_cut = turn >> u8::from(is_cut) & 1 == 1;
        }
        for start in starts.get_mut(index..behind).unwrap_or_default() {
            *start = false;
        }
        if let Some(start) = starts.get_mut(index) {
            *start = is_cut;
        }
    }
}

/// What the search for the best path writes into.
#[derive(Clone, Debug, Default)]
pub(crate) struct Memory {
    turns: Vec<Turn>,
    /// For each atom, how many atoms the arc has that the best path to the cut behind it takes; 0 if it
    /// takes none.
    taken: Vec<usize>,
    /// Best score of a path to the cut before each atom.
    opened: Vec<i32>,
}

impl Memory {
    pub(crate) const fn new() -> Self {
        Self { turns: Vec::new(), taken: Vec::new(), opened: Vec::new() }
    }
}
