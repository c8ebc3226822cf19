//! From where words start to words.

use alloc::vec::Vec;

use judou_source::Span;

use super::atom::Atom;
use super::starts::{BITS, Starts};
use super::{Word, WordKind};

/// Words of 64 atoms; memory that is kept.
#[derive(Clone, Debug)]
pub(crate) struct Block([Word; BITS]);

impl Block {
    pub(super) const fn new() -> Self {
        Self([Word { span: Span::new(0, 0), kind: WordKind::Space }; BITS])
    }
}

impl Default for Block {
    fn default() -> Self {
        Self::new()
    }
}

/// Appends what `make` makes of the words of a window that ends at `end`: they start where `starts` says.
// By itself its loops have registers enough.
#[inline(never)]
pub(super) fn give<T>(
    atoms: &[Atom],
    starts: &Starts,
    end: usize,
    Block(words): &mut Block,
    given: &mut Vec<T>,
    make: impl Fn(Word) -> T,
) {
    given.reserve(atoms.len());
    let Some(first) = atoms.first() else { return };
    // The word that has been begun.
    let mut open = Word { span: Span { start: first.start, end }, kind: first.kind };
    // It ends nothing.
    let mut starting = 1;
    for (atoms, &[marks, changes]) in atoms.chunks(BITS).zip(starts.marks()) {
        let within = u64::MAX >> (BITS - atoms.len());
        let ends = marks & within & !starting;
        starting = 0;
        if changes == 0 && marks == u64::MAX {
            // Each atom is a word, as nearly all are in Korean.
            if let (Some(first), Some(last)) = (atoms.first(), atoms.last()) {
                if ends & 1 != 0 {
                    given.push(make(Word { span: Span { end: first.start, ..open.span }, ..open }));
                }
                let behind = atoms.iter().skip(1);
                given.extend(atoms.iter().zip(behind).map(|(atom, next)| {
                    make(Word {
                        span: Span { start: atom.start, end: next.start },
                        kind: atom.kind,
                    })
                }));
                open = Word { span: Span { start: last.start, end }, kind: last.kind };
            }
            continue;
        }
        let mut count = 0;
        let mut left = ends;
        while left != 0
            && let Some(atom) = atoms.get(left.trailing_zeros() as usize)
            && let Some(word) = words.get_mut(count)
        {
            open.span.end = atom.start;
            *word = open;
            open = Word { span: Span { start: atom.start, end }, kind: atom.kind };
            left &= left - 1;
            count += 1;
        }
        let mut left = changes & within;
        while left != 0
            && let Some(atom) = atoms.get(left.trailing_zeros() as usize)
        {
            // As many words have ended before.
            let ended = (ends & (left ^ (left - 1))).count_ones() as usize;
            let word = words.get_mut(ended).filter(|_| ended < count).unwrap_or(&mut open);
            word.kind = word.kind.with(atom.kind);
            left &= left - 1;
        }
        given.extend(words.iter().take(count).map(|&word| make(word)));
    }
    open.span.end = end;
    given.push(make(open));
}
