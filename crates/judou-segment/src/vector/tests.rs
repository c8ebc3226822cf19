//! Each operation of [`Vectors`] in all forms that this processor has, beside what it is to give.

use super::*;

struct Masks([u8; BLOCK]);

impl Work for Masks {
    type Result = u64;

    fn run<V: Vectors>(self, vectors: V) -> u64 {
        vectors.mask(&self.0)
    }
}

struct LookUp([u8; 16], [u8; BLOCK]);

impl Work for LookUp {
    type Result = [u8; BLOCK];

    fn run<V: Vectors>(self, vectors: V) -> [u8; BLOCK] {
        vectors.look_up(&self.0, &self.1)
    }
}

#[test]
fn each_byte_has_its_bit() {
    for i in 0..BLOCK {
        let mut bytes = [0; BLOCK];
        bytes[i] = 0xFF;
        for (bytes, want) in [(bytes, 1 << i), (bytes.map(|byte| !byte), !(1 << i))] {
            assert_eq!(Processor::detect().run(Masks(bytes)), want);
            assert_eq!(Portable.mask(&bytes), want);
            assert_eq!(gathered(&bytes), want);
        }
    }
}

#[test]
fn each_place_is_looked_up() {
    let table = core::array::from_fn(|i| i as u8 * 7 + 3);
    for shift in 0..=255_u8 {
        let places: [u8; BLOCK] =
            core::array::from_fn(|i| (i as u8).wrapping_mul(5).wrapping_add(shift));
        let want = places.map(|at| if at < 128 { table[usize::from(at) % 16] } else { 0 });
        assert_eq!(Processor::detect().run(LookUp(table, places)), want);
        assert_eq!(Portable.look_up(&table, &places), want);
    }
}

/// Sums of rows of bytes, moved on by one after each.
struct Sums<'r>(&'r [[u8; 8]]);

impl Work for Sums<'_> {
    type Result = [u16; 2];

    #[inline(always)]
    fn run<V: Vectors>(self, vectors: V) -> [u16; 2] {
        let mut sums = vectors.all(0);
        for row in self.0 {
            let row = vectors.plus_bytes(vectors.all(0xFF00), *row);
            sums = vectors.plus_next(vectors.kept(vectors.keep(sums)), row);
        }
        vectors.firsts(sums)
    }
}

#[test]
fn bytes_are_added_to_numbers() {
    let rows: [[u8; 8]; 64] =
        core::array::from_fn(|i| core::array::from_fn(|j| (i * 83 + j * 41) as u8));
    for count in 0..rows.len() {
        let rows = &rows[..count];
        let want = [0, 4].map(|first| {
            let last = rows.iter().rev().zip(first..first + 4);
            last.fold(0_u16, |sum, (row, i)| {
                sum.wrapping_add(0xFF00).wrapping_add(u16::from(row[i]))
            })
        });
        assert_eq!(Processor::detect().run(Sums(rows)), want);
        assert_eq!(Sums(rows).run(Portable), want);
        let mut sums = swar::all(0);
        for row in rows {
            let row = swar::plus_bytes(swar::all(0xFF00), *row);
            sums = swar::plus_next(swar::kept(swar::keep(sums)), row);
        }
        assert_eq!(swar::firsts(sums), want);
    }
}
