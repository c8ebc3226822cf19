//! From fitted numbers to the bytes of a model.

use std::collections::{BTreeMap, BTreeSet};
use std::vec::Vec;

use super::alphabet::Alphabet;
use super::record::{Key, Record};
use super::select::Beginnings;
use crate::word::parts::{
    CLASS_ROWS, EDGE_ROWS, MOST_ROWS, NOTHING, Pair, Pairs, ROW, SHAPE_ROWS, SPARSE_ROWS, Style,
    WORD_ROWS, ZERO, write,
};

/// What 1 in a model stands for: this many to a natural logarithm.
const SCALE: f32 = 16.0;

type Row = [u8; ROW];

/// Puts a model together from the numbers of each row; rows in which nothing is as large as `least`, and
/// those of characters that are not among the `most_characters` most frequent, are left out.
pub(super) fn pack(
    alphabet: &Alphabet,
    beginnings: &Beginnings,
    record: &Record,
    rows: &[[f32; ROW]],
    [least, most_characters]: [usize; 2],
) -> Vec<u8> {
    let mut characters = [0; Style::COUNT].map(|_: usize| std::vec![NOTHING; alphabet.seen]);
    let mut classes = std::vec![NOTHING; CLASS_ROWS];
    let [mut words, mut edges, mut shapes] = [WORD_ROWS, EDGE_ROWS, SHAPE_ROWS]
        .map(|rows| std::vec![std::vec![NOTHING; rows]; Style::COUNT]);
    let mut pairs: Vec<(u8, (u16, u16), Row)> = Vec::new();
    for (&key, row) in record.keys.iter().zip(rows) {
        let row = side_by_side(row);
        let most = row.iter().map(|number| number.abs_diff(ZERO)).max().unwrap_or_default();
        let place = match key {
            _ if usize::from(most) < least => continue,
            Key::Pair(first, second) => {
                pairs.push((most, (first, second), row));
                continue;
            }
            Key::Character(id, style) => {
                characters.get_mut(style as usize).and_then(|rows| rows.get_mut(usize::from(id)))
            }
            Key::Classes(index) => classes.get_mut(index),
            Key::Words(index, style) => of(&mut words, style, index),
            Key::Edge(index, style) => of(&mut edges, style, index),
            Key::Shape(index, style) => of(&mut shapes, style, index),
        };
        if let Some(place) = place {
            *place = row;
        }
    }
    // What says most comes first, and stays if there are too many.
    pairs.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    pairs.truncate(MOST_ROWS - 1);
    // Those that apply often lie together, where the processor has them at hand.
    pairs.sort_by_key(|(_, pair, _)| {
        (std::cmp::Reverse(record.uses(Key::Pair(pair.0, pair.1))), *pair)
    });
    let mut known: BTreeMap<(u16, u16), Pair> = BTreeMap::new();
    for (&pair, &(trust, longer)) in &beginnings.pairs {
        known.insert(pair, Pair::new(trust, longer, 0));
    }
    let mut pair_rows = std::vec![NOTHING];
    for (_, pair, row) in &pairs {
        let &(trust, longer) = beginnings.pairs.get(pair).unwrap_or(&(0, false));
        known.insert(*pair, Pair::new(trust, longer, pair_rows.len() as u16));
        pair_rows.push(*row);
    }
    let [index, pages, char_classes] = alphabet.sections.clone();
    let [plain, kana, old] = characters.map(|mut rows| {
        // What lies behind the last row says nothing either.
        rows.truncate(most_characters);
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
        pair_rows.concat(),
        places,
        sparse_rows,
    ])
}

/// The place for a row in a style.
fn of(rows: &mut [Vec<Row>], style: Style, index: usize) -> Option<&mut Row> {
    rows.get_mut(style as usize)?.get_mut(index)
}

/// The bytes of the places of `rows`, and of the rows at them, each of which is there once.
fn sparse(rows: &[Row]) -> (Vec<u8>, Vec<u8>) {
    let strength =
        |row: &Row| row.iter().map(|number| u32::from(number.abs_diff(ZERO))).sum::<u32>();
    let mut different: Vec<Row> =
        rows.iter().copied().collect::<BTreeSet<_>>().into_iter().collect();
    // What says most stays if there are too many; what says nothing comes first.
    different.sort_by_key(|row| (*row != NOTHING, std::cmp::Reverse(strength(row))));
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
