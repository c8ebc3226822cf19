//! Where words start in a window, by the model and by what the user says.

use core::ops::Range;

use judou_source::Span;

use super::atom::Atom;
use super::feature::{AFTER, BEFORE};
use super::lattice::{self, Arc, HARD, Lattice};
use super::model::{self, AHEAD};
use super::{WordKind, WordScratch, WordSegmenter};
use crate::Lexicon;

/// What weight 1 in a user's lexicon gains in the model's scores.
///
/// A third of a natural logarithm.
const UNIT: i32 = 5;

/// What a cut inside a run of Hangul gains, which only a lexicon asks for: two of them lose what a weight
/// of 30 gains.
const APART: i32 = -15 * UNIT;

impl WordSegmenter<'_> {
    /// Marks where words start and what was decided, by the model.
    // By itself its loops have registers enough.
    #[inline(never)]
    pub(super) fn decide(&self, scratch: &mut WordScratch) {
        let WordScratch { atoms, found, sums, turns, starts, decided, .. } = scratch;
        let (style, letters, count) = (atoms.style(), atoms.letters(), atoms.len());
        let atoms = atoms.with_edges();
        if starts.len() < count {
            starts.resize(count, true);
        }
        decided.clear();
        let mut from = BEFORE;
        // Where most may join, the search for what does not is in vain.
        let all = BEFORE..BEFORE + count;
        let mut stretch = if letters * 4 > atoms.len() { Some(all) } else { open(atoms, from) };
        while let Some(part) = stretch {
            from = part.end;
            let around = atoms.get(part.start - BEFORE..part.end + AFTER);
            let around = around.unwrap_or_default();
            let sums = self.model.score(around, style, found, sums);
            if turns.len() < sums.len() {
                turns.resize(sums.len(), 0);
            }
            lattice::search(around, sums, turns);
            let part = part.start - BEFORE..part.end - BEFORE;
            let turns = turns.get(AHEAD..sums.len()).unwrap_or_default();
            lattice::trace(turns, starts.get_mut(part.clone()).unwrap_or_default());
            decided.push(part);
            stretch = open(atoms, from);
        }
    }

    /// The same by the model and a lexicon, which may take runs of Hangul apart.
    pub(super) fn decide_with(
        &self,
        lexicon: &Lexicon,
        text: &str,
        end: usize,
        scratch: &mut WordScratch,
    ) {
        let WordScratch { atoms, pieces, found, sums, cuts, alone, arcs, memory, edges, .. } =
            scratch;
        let style = atoms.style();
        edges.clear();
        if lexicon.has_hangul() {
            lexicon.edges(text.get(..end).unwrap_or_default(), atoms.inner(), edges);
        }
        let atoms = atoms.with_edges();
        let columns = model::columns(self.model.score(atoms, style, found, sums)).skip(AHEAD);
        pieces.clear();
        pieces.resize(BEFORE, Atom::EDGE);
        cuts.clear();
        alone.clear();
        arcs.clear();
        let mut gain = HARD;
        for (both, column) in atoms.get(BEFORE..).unwrap_or_default().windows(2).zip(columns) {
            let [atom, next] = both else { continue };
            let first = cuts.len();
            pieces.push(*atom);
            cuts.push(gain);
            gain = if may_join(both) { i32::from(column.cut) } else { HARD };
            let by_itself = i32::from(column.alone);
            // Behind the last atom is nothing.
            let behind = if next.start > atom.start { next.start } else { end };
            let edge = edges.get(edges.partition_point(|&edge| edge <= atom.start));
            if atom.kind == WordKind::Hangul && edge.is_some_and(|&edge| edge < behind) {
                let run = Span::new(atom.start, behind).of(text);
                for cluster in crate::graphemes(run).spans().skip(1) {
                    pieces.push(Atom { start: atom.start + cluster.start, ..*atom });
                    cuts.push(APART);
                }
            }
            // The whole of what was taken apart gains what it would in one piece.
            let is_whole = cuts.len() - first == 1;
            alone.resize(cuts.len(), 0);
            match alone.last_mut() {
                Some(alone) if is_whole => *alone = by_itself,
                _ => arcs.push(Arc { start: first, end: cuts.len(), bonus: by_itself }),
            }
        }
        let atoms = pieces.get(BEFORE..).unwrap_or_default();
        lexicon.apply(&mut Lattice { text, end, atoms, cuts, arcs }, UNIT);
        scratch.starts.clear();
        scratch.starts.resize(atoms.len(), true);
        scratch.decided.clear();
        scratch.decided.push(0..atoms.len());
        lattice::decode(cuts, alone, arcs, memory, &mut scratch.starts);
    }
}

/// Whether the model may put both of two atoms into one word.
#[inline]
fn may_join(both: &[Atom]) -> bool {
    matches!(both, [first, second] if first.joins && second.joins)
}

/// How many atoms between two that may be joined are looked at with them rather than passed over.
const BRIDGE: usize = 3;

/// The next stretch of atoms from `from` on in which there is something to decide.
fn open(atoms: &[Atom], from: usize) -> Option<Range<usize>> {
    let (atom, rest) = atoms.get(from..)?.split_first()?;
    let mut joins = atom.joins;
    let mut pairs = rest.iter().map(|atom| core::mem::replace(&mut joins, atom.joins) & atom.joins);
    let first = from + pairs.position(|may_join| may_join)?;
    let mut end = first + 2;
    for (may_join, index) in pairs.zip(first + 1..) {
        if may_join {
            end = index + 2;
        } else if index > end + BRIDGE {
            break;
        }
    }
    Some(first..end)
}
