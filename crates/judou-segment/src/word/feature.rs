//! What is looked at around each atom.
//!
//! One description serves training and use: it names rows of numbers, and the sink adds them up or
//! writes them down.

use alloc::vec::Vec;

use super::atom::Atom;
use super::charset::{Class, EDGE};
use super::dictionary::{Dictionary, Match};
use super::lattice::TAGS;

/// Atoms before and after the window that rows may reach.
pub(crate) const PAD: usize = 3;

/// Numbers in the row of a character: two atoms before it to two after.
pub(crate) const CHAR_ROW: usize = 5 * TAGS;

/// Numbers in the row of a pair of characters: from the atom before it to the one after.
pub(crate) const PAIR_ROW: usize = 4 * TAGS;

/// Rows that have a place of their own: three classes in a row, then words by place, length, trust.
pub(crate) const DIRECT_ROWS: usize = WORD_ROWS + 2 * 3 * 64 + 2;
const WORD_ROWS: usize = 1 << 12;

/// Takes the rows that apply. Lanes are counted from [`PAD`] atoms before the window.
pub(crate) trait Sink {
    /// The row of the character `id`, from lane `lane` on.
    fn character(&mut self, lane: usize, id: u16);
    /// The row of a pair.
    fn pair(&mut self, lane: usize, key: u32);
    /// A row of four that has a place of its own.
    fn direct(&mut self, lane: usize, row: usize);
    /// A row of four that is looked for.
    fn sparse(&mut self, lane: usize, key: u64);
}

/// What the dictionary says about one atom: length and trust of the longest word that starts at it,
/// that ends with it, and that it lies inside of; lengths up to 6.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Around {
    start: (u8, u8),
    end: (u8, u8),
    inside: (u8, u8),
}

/// Memory for [`describe`].
#[derive(Clone, Debug, Default)]
pub(crate) struct Found {
    matches: Vec<Match>,
    around: Vec<Around>,
}

impl Found {
    pub(crate) const fn new() -> Self {
        Self { matches: Vec::new(), around: Vec::new() }
    }
}

/// Whether a window is written with kana: Japanese has other words than Chinese in the same characters.
pub(crate) fn has_kana(atoms: &[Atom]) -> bool {
    let (mut han, mut kana) = (0, 0);
    for atom in atoms {
        match atom.class {
            Class::Han | Class::Numeral => han += 1,
            Class::Hiragana | Class::Katakana => kana += 1,
            _ => {}
        }
    }
    kana * 8 >= (han + kana).max(1)
}

/// Gives `sink` every row that says something about `atoms`.
pub(crate) fn describe(
    atoms: &[Atom],
    dictionary: &Dictionary<'_>,
    found: &mut Found,
    sink: &mut impl Sink,
) {
    let kana = has_kana(atoms);
    let Found { matches, around } = found;
    matches.clear();
    around.clear();
    around.resize(atoms.len(), Around::default());
    sink.character(0, EDGE);
    sink.character((atoms.len() + 1) * TAGS, EDGE);
    let mut before = (EDGE, Class::Edge, Class::Edge);
    for (index, atom) in atoms.iter().enumerate() {
        let (id, class, earlier) = before;
        sink.character((index + 1) * TAGS, atom.id);
        sink.pair((index + 1) * TAGS, u32::from(id) << 16 | u32::from(atom.id));
        let after = |by: usize| atoms.get(index + by).map_or(Class::Edge, |atom| atom.class);
        let lane = (index + PAD) * TAGS;
        let three = ((class as usize) << 4 | atom.class as usize) << 4 | after(1) as usize;
        sink.direct(lane, three);
        let five = ((earlier as u64) << 12 | three as u64) << 4 | after(2) as u64;
        sink.sparse(lane, five << 2);
        before = (atom.id, atom.class, class);
        if matches!(atom.class, Class::Han | Class::Hiragana | Class::Katakana | Class::Numeral) {
            let ids = atoms.get(index..).unwrap_or_default().iter().map(|atom| atom.id);
            dictionary.walk(ids, kana, |len, trust| {
                matches.push(Match { start: index, len, trust });
            });
        }
    }
    sink.pair((atoms.len() + 1) * TAGS, u32::from(before.0) << 16 | u32::from(EDGE));
    for found in matches.iter() {
        place(*found, kana, around, sink);
    }
    let group = u64::from(kana);
    for (index, (atom, around)) in atoms.iter().zip(around.iter()).enumerate() {
        let lane = (index + PAD) * TAGS;
        let Around { start, end, inside } = *around;
        let pack = |(len, trust): (u8, u8)| u64::from(len) << 3 | u64::from(trust);
        let longest = (pack(start) << 6 | pack(end)) << 6 | pack(inside);
        if longest != 0 {
            sink.sparse(lane, longest << 3 | group << 2 | 1);
        }
        let lengths = u64::from(start.0) << 3 | u64::from(end.0);
        sink.sparse(lane, (u64::from(atom.id) << 6 | lengths) << 3 | group << 2 | 2);
        sink.direct(lane, WORD_ROWS + 2 * 3 * 64 + usize::from(kana));
    }
}

/// Says of each atom of a word that the word may be there.
fn place(found: Match, kana: bool, around: &mut [Around], sink: &mut impl Sink) {
    let Match { start, len, trust } = found;
    let length = len.min(6) as u8;
    let longer = |old: &mut (u8, u8)| {
        if old.0 < length {
            *old = (length, trust);
        }
    };
    let row = |place: usize| {
        WORD_ROWS
            + (((usize::from(kana) * 3 + place) << 3 | usize::from(length)) << 3
                | usize::from(trust))
    };
    let places = around.get_mut(start..start + len).unwrap_or_default();
    for (offset, around) in places.iter_mut().enumerate() {
        let (old, place) = match offset {
            0 => (&mut around.start, 0),
            _ if offset + 1 == len => (&mut around.end, 2),
            _ => (&mut around.inside, 1),
        };
        longer(old);
        sink.direct((start + offset + PAD) * TAGS, row(place));
    }
}
