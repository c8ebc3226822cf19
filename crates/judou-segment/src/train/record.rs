//! From sentences to rows that apply to them.

use std::collections::HashMap;
use std::vec::Vec;

use super::corpus::Sentence;
use super::crf::{Example, Rows, Use};
use crate::token::Grain;
use crate::word::parts::{
    Charset, Dictionary, Found, Hangul, LENGTHS, NEAR_ROW, PAIR_ROW, Sink, Style, TAGS, describe,
    scan, style_of,
};

/// What a row is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Key {
    Near(u16, Style),
    Length(u16, Style, usize),
    Pair(u64),
    Direct(usize),
    Classes(u32),
}

impl Key {
    const fn lanes(self) -> u32 {
        match self {
            Self::Near(..) => NEAR_ROW as u32,
            Self::Pair(_) => PAIR_ROW as u32,
            Self::Length(..) | Self::Direct(_) | Self::Classes(_) => TAGS as u32,
        }
    }
}

/// The corpus as the learner sees it.
#[derive(Debug, Default)]
pub(super) struct Record {
    pub(super) examples: Vec<Example>,
    pub(super) rows: Rows,
    pub(super) keys: Vec<Key>,
    /// The number of each row.
    numbers: HashMap<Key, u32>,
}

/// Writes down which rows apply.
struct Recorder<'r> {
    numbers: &'r mut HashMap<Key, u32>,
    keys: &'r mut Vec<Key>,
    rows: &'r mut Rows,
    uses: Vec<Use>,
}

impl Recorder<'_> {
    fn add(&mut self, lane: usize, key: Key) {
        let row = *self.numbers.entry(key).or_insert_with(|| {
            let start = self.rows.starts.last().copied().unwrap_or_default();
            self.rows.starts.push(start + key.lanes());
            self.keys.push(key);
            self.keys.len() as u32 - 1
        });
        self.uses.push(Use { row, lane: lane as u32 });
    }
}

impl Sink for Recorder<'_> {
    fn near(&mut self, lane: usize, id: u16, style: Style) {
        self.add(lane, Key::Near(id, style));
    }

    fn lengths(&mut self, lane: usize, id: u16, style: Style, [start, end]: [usize; 2]) {
        self.add(lane, Key::Length(id, style, start));
        self.add(lane, Key::Length(id, style, LENGTHS + end));
    }

    fn pair(&mut self, lane: usize, key: u64) {
        self.add(lane, Key::Pair(key));
    }

    fn direct(&mut self, lane: usize, row: usize) {
        self.add(lane, Key::Direct(row));
    }

    fn classes(&mut self, lane: usize, five: u32, three: usize) {
        self.add(lane, Key::Classes(five));
        self.add(lane, Key::Direct(three));
    }
}

impl Record {
    pub(super) fn new() -> Self {
        let mut record = Self::default();
        record.rows.starts.push(0);
        record
    }

    /// Adds what applies to some sentences.
    pub(super) fn add<'s>(
        &mut self,
        sentences: impl Iterator<Item = &'s Sentence>,
        charset: &Charset<'_>,
        dictionary: &Dictionary<'_>,
    ) {
        let (mut atoms, mut found) = (Vec::new(), Found::new());
        for sentence in sentences {
            let mut at = 0;
            while at < sentence.text.len() {
                atoms.clear();
                at = scan(&sentence.text, at, Grain::Whole, Hangul::Syllable, charset, &mut atoms);
                let mut recorder = Recorder {
                    numbers: &mut self.numbers,
                    keys: &mut self.keys,
                    rows: &mut self.rows,
                    uses: Vec::new(),
                };
                let style = style_of(&atoms, charset);
                describe(&atoms, style, dictionary, &mut found, &mut recorder);
                let uses = recorder.uses;
                let offsets: Vec<usize> = atoms.iter().map(|atom| atom.start).chain([at]).collect();
                self.examples.push(Example {
                    uses,
                    places: places(sentence, &offsets),
                    fixed: atoms.iter().map(|atom| !atom.joins).collect(),
                });
            }
        }
    }
}

/// The place in its word of each atom, given where atoms start and where the last one ends.
fn places(sentence: &Sentence, offsets: &[usize]) -> Vec<u8> {
    // A blank is a word too: after a word's end, one starts in any case.
    let starts = |offset: usize| {
        let words = &sentence.words;
        let after = words.partition_point(|word| word.start < offset);
        let begins = words.get(after).is_some_and(|word| word.start == offset);
        let ends = after.checked_sub(1).and_then(|at| words.get(at));
        begins || ends.is_none_or(|word| word.end <= offset)
    };
    let pairs = offsets.iter().zip(offsets.iter().skip(1));
    let last = offsets.len().saturating_sub(2);
    pairs
        .enumerate()
        .map(|(index, (&start, &end))| {
            match (index == 0 || starts(start), index == last || starts(end)) {
                (true, false) => 0,
                (false, false) => 1,
                (false, true) => 2,
                (true, true) => 3,
            }
        })
        .collect()
}
