//! From fitted numbers to the bytes of a model.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::vec::Vec;

use super::alphabet::Alphabet;
use super::record::{Key, Record};
use super::select::Beginnings;
use super::share::{Counted, share};
use crate::word::parts::{
    CLASS_ROWS, EDGE_ROWS, MOST_ROWS, NOTHING, Pair, Pairs, ROW, SHAPE_ROWS, SPARSE_ROWS, Style,
    WORD_ROWS, ZERO, write,
};

/// What 1 in a model stands for: this many to a natural logarithm.
const SCALE: f32 = 16.0;

pub(super) type Row = [u8; ROW];

/// What a model may have.
#[derive(Clone, Copy, Debug)]
pub(super) struct Limits {
    /// How many pairs have rows that are no words of the lists and begin none.
    pub(super) pairs: usize,
    /// How many characters have rows.
    pub(super) characters: usize,
    /// How many different rows pairs have.
    pub(super) rows: usize,
}

/// Puts a model together from the numbers of each row.
pub(super) fn pack(
    alphabet: &Alphabet,
    beginnings: &Beginnings,
    record: &Record<Key>,
    rows: &[[f32; ROW]],
    limits: Limits,
) -> Vec<u8> {
    let mut characters = [0; Style::COUNT].map(|_: usize| std::vec![NOTHING; alphabet.seen]);
    let mut classes = std::vec![NOTHING; CLASS_ROWS];
    let [mut words, mut edges, mut shapes] =
        [WORD_ROWS, EDGE_ROWS, SHAPE_ROWS].map(|rows| std::vec![std::vec![NOTHING; rows]; 2]);
    let mut pairs: Vec<((u16, u16), Counted)> = Vec::new();
    let mut counts = std::vec![0; record.keys.len()];
    for used in record.examples.iter().flat_map(|example| &example.uses) {
        if let Some(count) = counts.get_mut(used.row as usize) {
            *count += 1;
        }
    }
    for ((&key, row), count) in record.keys.iter().zip(rows).zip(counts) {
        let row = side_by_side(row);
        let place = match key {
            Key::Pair(first, second) => {
                if row != NOTHING {
                    pairs.push(((first, second), (row, count)));
                }
                continue;
            }
            Key::Character(id, style) => {
                characters.get_mut(style as usize).and_then(|rows| rows.get_mut(usize::from(id)))
            }
            Key::Classes(index) => classes.get_mut(index),
            Key::Words(index, kana) => of(&mut words, kana, index),
            Key::Edge(index, kana) => of(&mut edges, kana, index),
            Key::Shape(index, kana) => of(&mut shapes, kana, index),
        };
        if let Some(place) = place {
            *place = row;
        }
    }
    // A pair that is known already takes no more room for its row; of the others those come first that say
    // most, and often.
    let strength = |(row, count): &Counted| {
        let most = row.iter().map(|number| number.abs_diff(ZERO)).max().unwrap_or_default();
        u64::from(most) * count.isqrt()
    };
    let is_known = |pair: &(u16, u16)| beginnings.pairs.contains_key(pair);
    pairs.sort_by_key(|(pair, counted)| {
        (Reverse(is_known(pair)), Reverse(strength(counted)), *pair)
    });
    pairs.truncate(pairs.partition_point(|(pair, _)| is_known(pair)).saturating_add(limits.pairs));
    pairs.sort_unstable();
    let counted: Vec<Counted> = pairs.iter().map(|(_, counted)| *counted).collect();
    let (shared, which) = share(&counted, limits.rows.min(MOST_ROWS - 1));
    let mut known: BTreeMap<(u16, u16), Pair> = BTreeMap::new();
    for (&pair, &(trust, longer)) in &beginnings.pairs {
        known.insert(pair, Pair::new(trust, longer, 0));
    }
    for ((pair, _), row) in pairs.iter().zip(which) {
        let &(trust, longer) = beginnings.pairs.get(pair).unwrap_or(&(0, false));
        known.insert(*pair, Pair::new(trust, longer, row + 1));
    }
    let [index, pages, char_classes] = alphabet.sections.clone();
    let [plain, kana, old] = characters.map(|mut rows| {
        // What lies behind the last row says nothing either.
        rows.truncate(limits.characters);
        rows.truncate(rows.iter().rposition(|row| *row != NOTHING).map_or(0, |last| last + 1));
        rows.concat()
    });
    let mut all = classes;
    for ((words, shapes), edges) in words.iter().zip(&shapes).zip(&edges) {
        all.extend(words.iter().chain(shapes).chain(edges));
    }
    let (places, sparse_rows) = sparse(&all);
    write(&[
        index,
        pages,
        char_classes,
        Pairs::write(known),
        beginnings.longer.clone(),
        plain,
        kana,
        old,
        [&[NOTHING], shared.as_slice()].concat().concat(),
        places,
        sparse_rows,
    ])
}

/// The place for a row of text without kana or with.
fn of(rows: &mut [Vec<Row>], kana: bool, index: usize) -> Option<&mut Row> {
    rows.get_mut(usize::from(kana))?.get_mut(index)
}

/// The bytes of the places of `rows`, and of the rows at them, each of which is there once.
fn sparse(rows: &[Row]) -> (Vec<u8>, Vec<u8>) {
    let strength =
        |row: &Row| row.iter().map(|number| u32::from(number.abs_diff(ZERO))).sum::<u32>();
    let mut different: Vec<Row> =
        rows.iter().copied().collect::<BTreeSet<_>>().into_iter().collect();
    // What says most stays if there are too many; what says nothing comes first.
    different.sort_by_key(|row| (*row != NOTHING, Reverse(strength(row))));
    different.truncate(SPARSE_ROWS);
    let numbers: BTreeMap<Row, u16> =
        different.iter().zip(0..).map(|(row, number)| (*row, number)).collect();
    different.resize(SPARSE_ROWS, NOTHING);
    let number = |row: &Row| numbers.get(row).copied().unwrap_or_default();
    (rows.iter().flat_map(|row| number(row).to_le_bytes()).collect(), different.concat())
}

/// A row as it stands in the model: what is fitted is a column's two numbers side by side.
fn side_by_side(row: &[f32; ROW]) -> Row {
    let (columns, _) = row.as_chunks::<2>();
    let mut numbers = columns
        .iter()
        .map(|[cut, _]| small(*cut))
        .chain(columns.iter().map(|[_, alone]| small(*alone)));
    [ZERO; ROW].map(|zero| numbers.next().unwrap_or(zero))
}

/// A fitted number as it stands in the model.
fn small(weight: f32) -> u8 {
    ((weight * SCALE).round().clamp(-127.0, 127.0) as i8).cast_unsigned() ^ ZERO
}
