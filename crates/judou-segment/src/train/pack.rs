//! From fitted numbers to the bytes of a model.

use std::vec;
use std::vec::Vec;

use super::alphabet::Alphabet;
use super::crf::Fitted;
use super::record::{Key, Record};
use crate::word::parts::{CHAR_ROW, DIRECT_ROWS, Hash, PAIR_ROW, TAGS, TableBuilder, write};

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
    let mut characters = vec![0; alphabet.seen * CHAR_ROW];
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
            let places = rows.get_mut(at * row.len()..).unwrap_or_default();
            places.iter_mut().zip(bytes.clone()).for_each(|(place, byte)| *place = byte);
        };
        match key {
            Key::Character(id) => put(&mut characters, usize::from(id)),
            Key::Direct(row) => put(&mut direct, row),
            Key::Pair(key) if counts => pairs.push((Hash::new(u64::from(key)), bytes.collect())),
            Key::Sparse(key) if counts => sparse.push((Hash::new(key), bytes.collect())),
            Key::Pair(_) | Key::Sparse(_) => {}
        }
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
        characters,
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
    let numbered: Vec<(Hash, u16, u32)> =
        keys.iter().enumerate().map(|(number, (hash, _))| (*hash, 0, number as u32)).collect();
    let table: TableBuilder<0xFFFF> = TableBuilder::of(&numbered);
    let mut rows = Vec::new();
    for number in table.numbers() {
        match number.and_then(|number| keys.get(number as usize)) {
            Some((_, row)) => rows.extend_from_slice(row),
            None => rows.resize(rows.len() + lanes, 0),
        }
    }
    (table.bytes(), rows)
}
