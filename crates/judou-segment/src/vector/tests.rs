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
