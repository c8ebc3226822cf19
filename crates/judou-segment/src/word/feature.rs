//! What is looked at around each atom.
//!
//! One description serves training and use: it names rows of numbers, and the sink adds them up or
//! writes them down.

use alloc::vec::Vec;

use super::atom::Atom;
use super::charset::{Class, EDGE};
use super::dictionary::{self, Dictionary, step};
use super::lattice::TAGS;
use super::style::Style;

/// Atoms before and after the window that rows may reach.
pub(crate) const PAD: usize = 3;

/// Numbers in the row of a character that are about it and its neighbours: two atoms before it to two
/// after.
pub(crate) const NEAR_ROW: usize = 5 * TAGS;

/// Lengths of words that are told apart: none, 2, 3, 4, more.
pub(crate) const LENGTHS: usize = 5;

/// Numbers in the row of a character: those, then four for each length of the longest word that starts
/// with it, then of the longest that ends with it.
pub(crate) const CHAR_ROW: usize = NEAR_ROW + 2 * LENGTHS * TAGS;

/// Numbers in the row of a pair of characters: from the atom before it to the one after.
pub(crate) const PAIR_ROW: usize = 4 * TAGS;

/// Rows that have a place of their own: three classes in a row; words by place, length and trust; the
/// longest words that start, end, and lie around.
pub(crate) const DIRECT_ROWS: usize = LONGEST_ROWS + Style::COUNT * LONGEST.pow(3);
const CLASSES: usize = Class::ALL.len();
const WORD_ROWS: usize = CLASSES.pow(3);
const LONGEST_ROWS: usize = WORD_ROWS + Style::COUNT * 3 * 64;

/// How many values [`Longest`] has.
const LONGEST: usize = 12;

/// Takes the rows that apply. Lanes are counted from [`PAD`] atoms before the window.
pub(crate) trait Sink {
    /// The row of the character `id` in text of a style, what is about neighbours, from lane `lane` on.
    fn near(&mut self, lane: usize, id: u16, style: Style);
    /// Of the same row what is about the lengths of the longest words that start and end there.
    fn lengths(&mut self, lane: usize, id: u16, style: Style, lengths: [usize; 2]);
    /// The row of a pair.
    fn pair(&mut self, lane: usize, key: u64);
    /// A row of four that has a place of its own.
    fn direct(&mut self, lane: usize, row: usize);
    /// The row of four that is about five classes, and the direct one that is about the three in the
    /// middle.
    fn classes(&mut self, lane: usize, five: u32, three: usize);
}

/// What the dictionary says about one atom: the longest word that starts at it, that ends with it, and
/// that it lies inside of.
#[derive(Clone, Copy, Debug, Default)]
struct Around {
    start: Longest,
    end: Longest,
    inside: Longest,
}

/// Length and trust of a word as a number below [`LONGEST`]: 0 for none.
#[derive(Clone, Copy, Debug, Default)]
struct Longest(u8);

impl Longest {
    #[inline]
    const fn new(len: usize, trust: u8, kana: bool) -> Self {
        let len = if len > 6 { 6 } else { len as u8 };
        let trusted = trust >= if kana { 2 } else { 4 };
        Self((len - 1) << 1 | trusted as u8)
    }

    #[inline]
    const fn length(self) -> usize {
        let length = self.0 as usize >> 1;
        if length > LENGTHS - 1 { LENGTHS - 1 } else { length }
    }

    #[inline]
    const fn raise(&mut self, other: Self) {
        if self.0 >> 1 < other.0 >> 1 {
            *self = other;
        }
    }
}

/// Memory for [`describe`].
#[derive(Clone, Debug, Default)]
pub(crate) struct Found {
    /// The numbers of characters that words may consist of; 0 for all others, and behind the last.
    ids: Vec<u16>,
    /// The numbers of all characters, between two edges.
    characters: Vec<u16>,
    around: Vec<Around>,
    /// Walks that go on: where they start, and their state.
    walks: Vec<(u32, u64)>,
    /// What the dictionary says of each: the trust of the word that ends, and whether longer ones go on.
    looks: Vec<(u8, bool)>,
}

impl Found {
    pub(crate) const fn new() -> Self {
        Self {
            ids: Vec::new(),
            characters: Vec::new(),
            around: Vec::new(),
            walks: Vec::new(),
            looks: Vec::new(),
        }
    }

    /// Finds the words of the dictionary, and gives `sink` their rows.
    ///
    /// One length at a time for the whole window: the table is larger than the nearest memory, and the
    /// processor waits for many places of it at once if nothing hangs on the answer.
    fn words(&mut self, dictionary: &Dictionary<'_>, style: Style, sink: &mut impl Sink) {
        let Self { ids, around, walks, looks, .. } = self;
        walks.clear();
        walks.extend(ids.windows(2).enumerate().filter_map(|(start, pair)| {
            let &[first, second] = pair else { return None };
            let both = first != 0 && second != 0;
            both.then(|| (start as u32, step(step(0, first), second)))
        }));
        for len in 2..=dictionary::LONGEST {
            // All looks first: what is done about them branches, and would hold the next look up.
            looks.clear();
            looks.extend(walks.iter().map(|&(_, state)| dictionary.look(state, style.is_kana())));
            let mut looked = looks.iter();
            walks.retain_mut(|(start, state)| {
                let Some(&(trust, longer)) = looked.next() else { return false };
                if trust > 0 {
                    place(*start as usize, len, trust, style, around, sink);
                }
                let next = ids.get(*start as usize + len).copied().unwrap_or(0);
                *state = step(*state, next);
                longer && next != 0
            });
            if walks.is_empty() {
                return;
            }
        }
    }
}

/// Gives `sink` every row that says something about `atoms`.
pub(crate) fn describe(
    atoms: &[Atom],
    style: Style,
    dictionary: &Dictionary<'_>,
    found: &mut Found,
    sink: &mut impl Sink,
) {
    found.ids.clear();
    found.ids.extend(atoms.iter().map(|atom| {
        let native =
            matches!(atom.class, Class::Han | Class::Hiragana | Class::Katakana | Class::Numeral);
        if native { atom.id } else { 0 }
    }));
    found.characters.clear();
    found.characters.push(EDGE);
    found.characters.extend(atoms.iter().map(|atom| atom.id));
    found.characters.push(EDGE);
    found.around.clear();
    found.around.resize(atoms.len(), Around::default());
    found.words(dictionary, style, sink);
    // Loops of their own, for each waits for another part of memory.
    for (index, &id) in found.characters.iter().enumerate() {
        sink.near(index * TAGS, id, style);
    }
    for (index, pair) in found.characters.windows(2).enumerate() {
        let &[before, id] = pair else { continue };
        sink.pair((index + 1) * TAGS, u64::from(before) << 16 | u64::from(id));
    }
    // The classes of an atom, the two before and the two after, four bits each.
    let class = |index: usize| atoms.get(index).map_or(Class::Edge, |atom| atom.class) as u32;
    let mut five = class(0) << 4 | class(1);
    for (index, (atom, around)) in atoms.iter().zip(found.around.iter()).enumerate() {
        let lane = (index + PAD) * TAGS;
        five = (five << 4 | class(index + 2)) & 0xF_FFFF;
        let [before, this, after] = [8, 4, 0].map(|by| five as usize >> 4 >> by & 15);
        sink.classes(lane, five, (before * CLASSES + this) * CLASSES + after);
        let Around { start, end, inside } = *around;
        sink.lengths(lane, atom.id, style, [start.length(), end.length()]);
        let longest = [start, end, inside]
            .iter()
            .fold(style as usize, |index, longest| index * LONGEST + usize::from(longest.0));
        sink.direct(lane, LONGEST_ROWS + longest);
    }
}

/// Says of each atom of a word that the word may be there.
#[inline]
fn place(
    start: usize,
    len: usize,
    trust: u8,
    style: Style,
    around: &mut [Around],
    sink: &mut impl Sink,
) {
    let longest = Longest::new(len, trust, style.is_kana());
    let row = |place: usize| {
        let group = style as usize * 3 + place;
        WORD_ROWS + ((group << 3 | len.min(6)) << 3 | usize::from(trust))
    };
    let Some([first, inner @ .., last]) = around.get_mut(start..start + len) else { return };
    first.start.raise(longest);
    sink.direct((start + PAD) * TAGS, row(0));
    for (offset, around) in inner.iter_mut().enumerate() {
        around.inside.raise(longest);
        sink.direct((start + 1 + offset + PAD) * TAGS, row(1));
    }
    last.end.raise(longest);
    sink.direct((start + len - 1 + PAD) * TAGS, row(2));
}
