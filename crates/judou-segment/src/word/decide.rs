//! Where words start in a window, by the model and by what the user says.

use core::ops::Range;

use judou_source::Span;

use super::atom::Atom;
use super::feature::{AFTER, BEFORE};
use super::lattice::{self, Arc, HARD, Lattice};
use super::memo::{self, Key};
use super::model::AHEAD;
use super::path::{self, Lead};
use super::starts::BITS;
use super::{WordKind, WordModel, WordScratch, WordSegmenter};
use crate::Lexicon;
use crate::vector::{Vectors, Work};

/// What weight 1 in a user's lexicon gains in the model's scores.
///
/// A third of a natural logarithm.
const UNIT: i32 = 5;

/// What a cut inside a run of Hangul gains, which only a lexicon asks for: two of them lose what a weight
/// of 30 gains.
const APART: i32 = -15 * UNIT;

/// Marks where words start and what was decided, by the model.
pub(super) struct Decide<'d, 'm> {
    pub(super) model: &'d WordModel<'m>,
    pub(super) scratch: &'d mut WordScratch,
}

impl Work for Decide<'_, '_> {
    type Result = ();

    #[inline(always)]
    #[expect(clippy::inline_always, reason = "as `Work` says")]
    fn run<V: Vectors>(self, vectors: V) {
        let WordScratch { atoms, found, started, turns, starts, memo, .. } = self.scratch;
        memo.open(self.model.sum());
        let (style, letters, count) = (atoms.style(), atoms.letters(), atoms.len());
        let atoms = atoms.with_edges();
        starts.open(count);
        let mut from = BEFORE;
        // Where most may join, the search for what does not is in vain.
        let all = BEFORE..BEFORE + count;
        let mut stretch = if letters * 4 > atoms.len() { Some(all) } else { open(atoms, from) };
        while let Some(part) = stretch {
            from = part.end;
            let around = atoms.get(part.start - BEFORE..part.end + AFTER);
            let around = around.unwrap_or_default();
            let (at, within) = (part.start - BEFORE, u64::MAX >> (BITS - part.len().min(BITS)));
            let key = if part.len() <= memo::LONGEST { Key::new(around, style) } else { None };
            if let Some([marks, changes]) = key.and_then(|key| memo.get(&key)) {
                starts.put(at, within, marks.into(), changes.into());
                stretch = open(atoms, from);
                continue;
            }
            let (mut lead, mut joins) = (Lead::START, false);
            let mut slots = turns.open(around.len());
            self.model.score(around, style, found, started, |atom, column| {
                let turn = lead.pass(column, joins & atom.joins);
                joins = atom.joins;
                if let Some((joined, cut)) = slots.next() {
                    [*joined, *cut] = turn;
                }
            });
            let kinds = found.kinds().get(BEFORE - 1..).unwrap_or_default();
            path::trace(vectors, turns, kinds, at, part.len(), starts);
            if let Some(key) = key {
                memo.put(key, starts.at(at));
            }
            stretch = open(atoms, from);
        }
    }
}

impl WordSegmenter<'_> {
    /// The same by the model and a lexicon, which may take runs of Hangul apart.
    pub(super) fn decide_with(
        &self,
        lexicon: &Lexicon,
        text: &str,
        end: usize,
        scratch: &mut WordScratch,
    ) {
        let WordScratch {
            atoms,
            pieces,
            found,
            started,
            columns,
            cuts,
            alone,
            arcs,
            memory,
            edges,
            flags,
            ..
        } = scratch;
        let style = atoms.style();
        edges.clear();
        if lexicon.has_hangul() {
            lexicon.edges(text.get(..end).unwrap_or_default(), atoms.inner(), edges);
        }
        let atoms = atoms.with_edges();
        columns.clear();
        self.model.score(atoms, style, found, started, |_, column| columns.push(column));
        let columns = columns.iter().skip(AHEAD);
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
        flags.clear();
        flags.resize(atoms.len(), true);
        lattice::decode(cuts, alone, arcs, memory, flags);
        scratch.starts.open(atoms.len());
        let mut before = None;
        for (index, (is_start, atom)) in flags.iter().zip(atoms).enumerate() {
            let changes = !is_start && before != Some(atom.kind);
            before = Some(atom.kind);
            scratch.starts.put(index, 1, u64::from(*is_start), u64::from(changes));
        }
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

#[cfg(all(test, feature = "data-small"))]
mod tests {
    use alloc::vec::Vec;

    use judou_testkit::strategies::mixed_script;
    use proptest::prelude::*;

    use super::*;
    use crate::token::Grain;
    use crate::vector::Processor;
    use crate::word::atom::scan;

    /// Where words start in the first window of `text`.
    fn starts(text: &str, processor: Processor) -> Vec<[u64; 2]> {
        let (model, mut scratch) = (WordModel::small(), WordScratch::new());
        scan(text, 0, Grain::Whole, model.charset(), &mut scratch.atoms);
        processor.run(Decide { model: &model, scratch: &mut scratch });
        scratch.starts.marks().to_vec()
    }

    #[test]
    fn any_processor_decides_alike() {
        let cases =
            ["春天来了我们去公园".repeat(9), "公園へ行った。".repeat(30), "3개월 동안 ".repeat(40)];
        for text in cases {
            assert_eq!(starts(&text, Processor::detect()), starts(&text, Processor::PORTABLE));
        }
    }

    proptest! {
        /// What the processor has makes no difference.
        #[test]
        fn any_processor_decides_alike_in_any_text(text in mixed_script()) {
            prop_assert_eq!(starts(&text, Processor::detect()), starts(&text, Processor::PORTABLE));
        }
    }
}
