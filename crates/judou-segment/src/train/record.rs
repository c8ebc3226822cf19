//! From sentences to rows that apply to them.

use std::collections::HashMap;
use std::vec::Vec;

use super::corpus::Sentence;
use super::crf::{Example, Scope, Use};
use crate::token::Grain;
use crate::word::Atom;
use crate::word::parts::{Atoms, Charset, Dictionary, Found, Style, describe, scan};

/// What a row is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Key {
    Character(u16, Style),
    Pair(u16, u16),
    Classes(usize),
    Words(usize, bool),
    Edge(usize, bool),
    Shape(usize, bool),
}

/// The corpus as a learner sees it, whose rows are about `K`.
#[derive(Debug)]
pub(super) struct Record<K> {
    pub(super) examples: Vec<Example>,
    pub(super) keys: Vec<K>,
    /// The part of the corpus that each example is from.
    pub(super) parts: Vec<usize>,
    /// The number of each row.
    numbers: HashMap<K, u32>,
}

/// A stretch of text with its neighbours, and what is known of it.
pub(super) struct Window<'w> {
    pub(super) atoms: &'w [Atom],
    pub(super) style: Style,
    pub(super) found: &'w Found,
    pub(super) dictionary: &'w Dictionary<'w>,
}

/// What a learner looks at.
pub(super) trait Look: Copy + Eq + std::hash::Hash {
    /// Gives each row that applies, with the column that it starts at.
    fn look(window: &Window<'_>, give: impl FnMut(usize, Self));

    /// Which of a row's numbers are learnt.
    fn scope(&self) -> Scope;
}

impl Look for Key {
    fn look(window: &Window<'_>, mut give: impl FnMut(usize, Self)) {
        let style = window.style;
        for (column, step) in describe(window.atoms, window.found).enumerate() {
            give(column, Self::Character(step.id, style));
            give(column, Self::Pair(step.before, step.id));
            give(column, Self::Classes(step.classes));
            give(column, Self::Words(step.words, style.is_kana()));
            give(column, Self::Edge(step.edge, style.is_kana()));
            give(column, Self::Shape(step.shape, style.is_kana()));
        }
    }

    fn scope(&self) -> Scope {
        Scope::ALL
    }
}

/// Each window of a text.
pub(super) fn windows(
    text: &str,
    charset: &Charset<'_>,
    dictionary: &Dictionary<'_>,
    mut each: impl FnMut(&Window<'_>, &[Atom]),
) {
    let (mut memory, mut found) = (Atoms::new(), Found::new());
    let mut at = 0;
    while at < text.len() {
        at = scan(text, at, Grain::Whole, charset, &mut memory);
        let (style, atoms) = (memory.style(), memory.with_edges());
        found.look(atoms, dictionary, style.is_kana());
        each(&Window { atoms, style, found: &found, dictionary }, memory.inner());
    }
}

impl<K: Look> Record<K> {
    pub(super) fn new() -> Self {
        Self { examples: Vec::new(), keys: Vec::new(), parts: Vec::new(), numbers: HashMap::new() }
    }

    /// Adds what applies to some sentences; `part_of` says of which part of the corpus each one is.
    pub(super) fn add<'s>(
        &mut self,
        part_of: impl Fn(usize) -> usize,
        sentences: impl Iterator<Item = &'s Sentence>,
        charset: &Charset<'_>,
        dictionary: &Dictionary<'_>,
    ) {
        for (number, sentence) in sentences.enumerate() {
            windows(&sentence.text, charset, dictionary, |window, atoms| {
                let uses = self.uses(window);
                let starts = starts(sentence, atoms);
                let behind = starts.iter().skip(1).chain([&true]);
                let right = starts.iter().zip(behind).map(|(&start, &behind)| {
                    [start, start && behind].map(|it| f32::from(u8::from(it)))
                });
                let right = right.collect();
                self.examples.push(Example { uses, right, locked: locked(atoms) });
                self.parts.push(part_of(number));
            });
        }
    }

    /// The rows that apply; those that are new get a number.
    pub(super) fn uses(&mut self, window: &Window<'_>) -> Vec<Use> {
        let Self { keys, numbers, .. } = self;
        let mut uses = Vec::new();
        K::look(window, |column, key| {
            let row = *numbers.entry(key).or_insert_with(|| {
                keys.push(key);
                keys.len() as u32 - 1
            });
            uses.push(Use { row, column: column as u32 });
        });
        uses
    }

    /// Which numbers of each row are learnt.
    pub(super) fn scopes(&self) -> impl Iterator<Item = Scope> {
        self.keys.iter().map(Look::scope)
    }

    /// The rows that apply and are known.
    pub(super) fn known(&self, window: &Window<'_>) -> Vec<Use> {
        let mut uses = Vec::new();
        K::look(window, |column, key| {
            if let Some(&row) = self.numbers.get(&key) {
                uses.push(Use { row, column: column as u32 });
            }
        });
        uses
    }
}

/// Whether a word starts at each atom whatever a model says.
pub(super) fn locked(atoms: &[Atom]) -> Vec<bool> {
    let mut joined = false;
    atoms.iter().map(|atom| !(core::mem::replace(&mut joined, atom.joins) && atom.joins)).collect()
}

/// Whether a word starts at each atom.
fn starts(sentence: &Sentence, atoms: &[Atom]) -> Vec<bool> {
    // A blank is a word too: after a word's end, one starts in any case.
    let is_start = |offset: usize| {
        let words = &sentence.words;
        let after = words.partition_point(|word| word.start < offset);
        let begins = words.get(after).is_some_and(|word| word.start == offset);
        let ends = after.checked_sub(1).and_then(|at| words.get(at));
        begins || ends.is_none_or(|word| word.end <= offset)
    };
    atoms.iter().map(|atom| is_start(atom.start)).collect()
}
