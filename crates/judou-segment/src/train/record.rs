//! From sentences to rows that apply to them.

use std::collections::HashMap;
use std::vec::Vec;

use super::corpus::Sentence;
use super::crf::{Example, Use};
use crate::token::Grain;
use crate::word::Atom;
use crate::word::parts::{Atoms, Charset, Dictionary, Found, Style, describe, scan};

/// What a row is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Key {
    Character(u16, Style),
    Pair(u16, u16),
    Classes(usize),
    Words(usize, Style),
    Edge(usize, Style),
    Shape(usize, Style),
}

/// The corpus as the learner sees it.
#[derive(Debug, Default)]
pub(super) struct Record {
    pub(super) examples: Vec<Example>,
    pub(super) keys: Vec<Key>,
    /// The number of each row.
    numbers: HashMap<Key, u32>,
    /// How often each applies.
    counts: Vec<u32>,
}

impl Record {
    pub(super) fn new() -> Self {
        Self::default()
    }

    /// How often a row applies.
    pub(super) fn uses(&self, key: Key) -> u32 {
        self.numbers
            .get(&key)
            .and_then(|&row| self.counts.get(row as usize))
            .copied()
            .unwrap_or_default()
    }

    /// Adds what applies to some sentences.
    pub(super) fn add<'s>(
        &mut self,
        sentences: impl Iterator<Item = &'s Sentence>,
        charset: &Charset<'_>,
        dictionary: &Dictionary<'_>,
    ) {
        let Self { examples, keys, numbers, counts } = self;
        let (mut memory, mut found) = (Atoms::new(), Found::new());
        for sentence in sentences {
            let mut at = 0;
            while at < sentence.text.len() {
                at = scan(&sentence.text, at, Grain::Whole, charset, &mut memory);
                let atoms = memory.inner();
                let style = memory.style();
                let padded = memory.with_edges();
                let mut uses = Vec::new();
                found.look(padded, dictionary, style.is_kana());
                for (column, step) in describe(padded, &found).enumerate() {
                    for key in [
                        Key::Character(step.id, style),
                        Key::Pair(step.before, step.id),
                        Key::Classes(step.classes),
                        Key::Words(step.words, style),
                        Key::Edge(step.edge, style),
                        Key::Shape(step.shape, style),
                    ] {
                        let row = *numbers.entry(key).or_insert_with(|| {
                            keys.push(key);
                            counts.push(0);
                            keys.len() as u32 - 1
                        });
                        if let Some(count) = counts.get_mut(row as usize) {
                            *count += 1;
                        }
                        uses.push(Use { row, column: column as u32 });
                    }
                }
                let starts = starts(sentence, atoms);
                let mut joined = false;
                let locked = atoms
                    .iter()
                    .map(|atom| !(core::mem::replace(&mut joined, atom.joins) && atom.joins));
                examples.push(Example { uses, starts, locked: locked.collect() });
            }
        }
    }
}

/// The atoms between neighbours that are none.
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
