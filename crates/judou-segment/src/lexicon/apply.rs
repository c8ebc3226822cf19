//! A lexicon's say in how a window is cut.

use alloc::vec::Vec;

use judou_source::Span;

use super::{Entry, Lexicon};
use crate::WordKind;
use crate::word::Atom;
use crate::word::lattice::{Arc, HARD, Lattice};

/// What a cut that the lexicon asks for gains, and what one that it forbids loses: more than all that an
/// atom which joins nothing loses by joining.
const CERTAIN: i32 = 4 * HARD;

impl Lexicon {
    /// Gives where words and their parts start and end that stand in `text`, in order: those that begin
    /// where one of `atoms` does or a cluster of a run of Hangul.
    pub(crate) fn edges(&self, text: &str, atoms: &[Atom], edges: &mut Vec<usize>) {
        for (index, atom) in atoms.iter().enumerate() {
            let end = atoms.get(index + 1).map_or(text.len(), |next| next.start);
            let run = Span::new(atom.start, end).of(text);
            let is_run = atom.kind == WordKind::Hangul;
            let clusters = crate::graphemes(run).spans().take(if is_run { usize::MAX } else { 1 });
            for start in clusters.map(|cluster| atom.start + cluster.start) {
                let rest = text.get(start..).unwrap_or_default();
                for (len, word) in self.trie.prefixes(rest) {
                    edges.extend([start, start + len]);
                    let entry = self.entries.get(word);
                    let parts = entry.map(|entry| self.parts(*entry)).unwrap_or_default();
                    edges.extend(parts.iter().map(|&part| start + usize::from(part)));
                }
            }
        }
        edges.sort_unstable();
    }

    /// Adds to the cuts and arcs of `lattice` what the words say that stand in it.
    ///
    /// `unit` is what weight 1 gains in the model's scores.
    pub(crate) fn apply(&self, lattice: &mut Lattice<'_>, unit: i32) {
        let Some(window) = lattice.text.get(..lattice.end) else { return };
        // Where the last word ends that is kept or cut; none begins before.
        let mut taken = 0;
        for (index, atom) in lattice.atoms.iter().enumerate() {
            let Some(rest) = window.get(atom.start..) else { return };
            let mut ends = index + 1;
            let mut longest = None;
            for (len, word) in self.trie.prefixes(rest) {
                let end = atom.start + len;
                let start_of =
                    |at: usize| lattice.atoms.get(at).map_or(lattice.end, |atom| atom.start);
                while start_of(ends) < end {
                    ends += 1;
                }
                if start_of(ends) != end {
                    continue;
                }
                match self.entries.get(word) {
                    Some(&Entry::Weighted(weight)) => {
                        // What cuts inside would gain that are made in any case.
                        let inside = lattice.cuts.get(index + 1..ends).unwrap_or_default();
                        let locked: i32 =
                            inside.iter().map(|&cut| i32::from(cut >= HARD / 2)).sum();
                        let bonus =
                            unit.saturating_mul(weight.cast_signed()).min(HARD) + locked * HARD;
                        if ends > index + 1 {
                            lattice.arcs.push(Arc { start: index, end: ends, bonus });
                        }
                    }
                    Some(entry) => longest = Some((ends, *entry)),
                    None => {}
                }
            }
            if let Some((ends, entry)) = longest
                && index >= taken
            {
                taken = ends;
                self.force(lattice.atoms, lattice.cuts, (index, ends), entry);
            }
        }
        lattice.arcs.sort_by_key(|arc| arc.end);
    }

    /// Offsets of the cuts in a word.
    fn parts(&self, entry: Entry) -> &[u16] {
        match entry {
            Entry::Cut { first, last } => {
                self.cuts.get(first as usize..last as usize).unwrap_or_default()
            }
            Entry::Whole | Entry::Weighted(_) => &[],
        }
    }

    /// Makes the atoms from the first to before the second of `range` one word, or those that `entry`
    /// says.
    fn force(&self, atoms: &[Atom], cuts: &mut [i32], range: (usize, usize), entry: Entry) {
        let (from, to) = range;
        let start = atoms.get(from).map_or(0, |atom| atom.start);
        let parts = self.parts(entry);
        let inside = atoms.iter().zip(cuts.iter_mut()).enumerate().skip(from).take(to + 1 - from);
        for (index, (atom, cut)) in inside {
            let offset = atom.start - start;
            let is_edge = index == from
                || index == to
                || parts.iter().any(|&part| usize::from(part) == offset);
            *cut = if is_edge { CERTAIN } else { -CERTAIN };
        }
    }
}
