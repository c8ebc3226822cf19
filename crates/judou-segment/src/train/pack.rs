//! From fitted numbers to the bytes of a model.

use std::collections::BTreeMap;
use std::vec;
use std::vec::Vec;

use super::alphabet::Alphabet;
use super::crf::Fitted;
use super::record::{Key, Record};
use crate::word::parts::{
    CHAR_ROW, DIRECT_ROWS, Hash, NEAR_ROW, PAIR_ROW, Style, TAGS, TableBuilder, write,
};

/// What 1 in a model stands for: this many to a natural logarithm.
const SCALE: f32 = 24.0;

/// Puts a model together; rows in which nothing is as large as `least` are left out.
pub(super) fn pack(
    alphabet: &Alphabet,
    words: Vec<u8>,
    record: &Record,
    fitted: &Fitted,
    least: u8,
) -> Vec<u8> {
    let mut characters: BTreeMap<(u16, Style), [u8; CHAR_ROW]> = BTreeMap::new();
    let mut direct = vec![0; DIRECT_ROWS * TAGS];
    let (mut pairs, mut sparse) = (Vec::new(), Vec::new());
    for (number, &key) in record.keys.iter().enumerate() {
        let row = number as u32;
        let row: Vec<i8> = fitted
            .weights
            .get(record.rows.range(row))
            .unwrap_or_default()
            .iter()
            .map(|&it| small(it))
            .collect();
        let bytes = row.iter().map(|weight| weight.cast_unsigned());
        let counts = row.iter().any(|weight| weight.unsigned_abs() >= least);
        let put = |rows: &mut [u8], at: usize| {
            let places = rows.get_mut(at..).unwrap_or_default();
            places.iter_mut().zip(bytes.clone()).for_each(|(place, byte)| *place = byte);
        };
        match key {
            Key::Near(id, style) if counts => {
                put(characters.entry((id, style)).or_insert([0; CHAR_ROW]), 0);
            }
            Key::Length(id, style, length) if counts => {
                let row = characters.entry((id, style)).or_insert([0; CHAR_ROW]);
                put(row, NEAR_ROW + length * TAGS);
            }
            Key::Direct(row) => put(&mut direct, row * TAGS),
            Key::Pair(key) if counts => pairs.push((Hash::new(key), bytes.collect())),
            Key::Classes(key) if counts => {
                sparse.push((Hash::new(u64::from(key)), bytes.collect()));
            }
            Key::Near(..) | Key::Length(..) | Key::Pair(_) | Key::Classes(_) => {}
        }
    }
    // Row 0 is of all characters that have none.
    let mut places = vec![0; alphabet.seen * 2 * Style::COUNT];
    let mut rows = vec![0; CHAR_ROW];
    for ((id, style), row) in &characters {
        let number = (rows.len() / CHAR_ROW) as u16;
        let at = (usize::from(*id) * Style::COUNT + *style as usize) * 2;
        let place = places.get_mut(at..at + 2).unwrap_or_default();
        place.iter_mut().zip(number.to_le_bytes()).for_each(|(place, byte)| *place = byte);
        rows.extend_from_slice(row);
    }
    let [[_, bm, be, _], [_, mm, me, _], [eb, _, _, es], [sb, _, _, ss]] = fitted.transitions;
    for transition in [eb, es, sb, ss, bm, be, mm, me] {
        direct.extend(((transition * SCALE).round() as i16).to_le_bytes());
    }
    let [index, pages, classes] = alphabet.sections.clone();
    let (pairs, pair_rows) = table(&pairs, PAIR_ROW);
    let (sparse, sparse_rows) = table(&sparse, TAGS);
    write(&[
        index,
        pages,
        classes,
        words,
        places,
        rows,
        pairs,
        pair_rows,
        sparse,
        sparse_rows,
        direct,
    ])
}

/// A fitted number as it stands in the model.
fn small(weight: f32) -> i8 {
    (weight * SCALE).round().clamp(-127.0, 127.0) as i8
}

/// A table of keys, and their rows in the order of their places.
fn table(keys: &[(Hash, Vec<u8>)], lanes: usize) -> (Vec<u8>, Vec<u8>) {
    let hashes: Vec<(Hash, u16)> = keys.iter().map(|(hash, _)| (*hash, 0)).collect();
    let table = TableBuilder::new(0xFFFF, &hashes);
    let mut rows = Vec::new();
    for index in table.indices() {
        match index.and_then(|index| keys.get(index)) {
            Some((_, row)) => rows.extend_from_slice(row),
            None => rows.resize(rows.len() + lanes, 0),
        }
    }
    // What is not found has the row behind the last one.
    rows.resize(rows.len() + lanes, 0);
    (table.bytes(), rows)
}
