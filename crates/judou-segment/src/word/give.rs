//! From where words start to words.

use alloc::vec::Vec;
use core::hint::select_unpredictable;
use core::ops::Range;

use judou_source::Span;

use super::Word;
use super::atom::Atom;

/// Appends what `make` makes of the words of a window that ends at `end`: where something was `decided`
/// they start where `starts` says, elsewhere each atom is one.
// By itself its loops have registers enough.
#[inline(never)]
pub(super) fn give<T: Clone>(
    atoms: &[Atom],
    starts: &[bool],
    decided: &[Range<usize>],
    end: usize,
    given: &mut Vec<T>,
    make: impl Fn(Word) -> T,
) {
    given.reserve(atoms.len());
    let end_of = |index: usize| atoms.get(index).map_or(end, |atom| atom.start);
    let mut at = 0;
    for part in decided {
        let before = atoms.get(at..part.start).unwrap_or_default();
        give_each(before, end_of(part.start), given, &make);
        let starts = starts.get(part.clone()).unwrap_or_default();
        let inner = atoms.get(part.clone()).unwrap_or_default();
        give_joined(inner, starts, end_of(part.end), given, &make);
        at = part.end;
    }
    give_each(atoms.get(at..).unwrap_or_default(), end, given, &make);
}

/// The same of atoms that end at `end`, each a word.
#[inline]
fn give_each<T>(atoms: &[Atom], end: usize, given: &mut Vec<T>, make: impl Fn(Word) -> T) {
    let Some(last) = atoms.last() else { return };
    let word =
        |atom: &Atom, end| make(Word { span: Span { start: atom.start, end }, kind: atom.kind });
    let behind = atoms.get(1..).unwrap_or_default();
    given.extend(atoms.iter().zip(behind).map(|(atom, next)| word(atom, next.start)));
    given.push(word(last, end));
}

/// The same of atoms of which the first starts a word, and others where `starts` says.
///
/// Nobody can foretell whether a word ends here or there, the processor neither: each atom is written
/// as the end of a word, which the next one writes over unless a word starts with it.
#[inline]
fn give_joined<T: Clone>(
    atoms: &[Atom],
    starts: &[bool],
    end: usize,
    given: &mut Vec<T>,
    make: impl Fn(Word) -> T,
) {
    let [first, rest @ ..] = atoms else { return };
    let starts = starts.get(1..).unwrap_or_default();
    let word = |start, end, kind| make(Word { span: Span { start, end }, kind });
    let (mut from, mut kind, mut rank) = (first.start, first.kind, first.kind.rank());
    let before = given.len();
    given.resize(before + atoms.len(), word(from, end, kind));
    let places = given.get_mut(before..).unwrap_or_default();
    let mut at = 0;
    for (atom, &starts) in rest.iter().zip(starts) {
        let Some(place) = places.get_mut(at) else { break };
        *place = word(from, atom.start, kind);
        let next = atom.kind.rank();
        let is_told = starts || next > rank;
        kind = select_unpredictable(is_told, atom.kind, kind);
        rank = select_unpredictable(is_told, next, rank);
        from = select_unpredictable(starts, atom.start, from);
        at += usize::from(starts);
    }
    if let Some(place) = places.get_mut(at) {
        *place = word(from, end, kind);
    }
    given.truncate(before + at + 1);
}
