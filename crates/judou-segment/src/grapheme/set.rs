//! Sets of characters that a vector looks characters up in.

use super::class::letter_of;
use crate::block::{BLOCK, flag};
use crate::vector::Vectors;

/// A set of 256 characters: for each value of the low four bits of a character's place in its stretch, bits that
/// say for which values of the high ones it holds; first those below eight.
pub(super) type Set = [[u8; 16]; 2];

/// Those of `count` characters from `first` on, 256 at most, that have one of `letters` in the table.
#[expect(clippy::indexing_slicing, reason = "evaluated by the compiler, which would say so")]
pub(super) const fn characters(first: u32, count: u32, letters: &[u8]) -> Set {
    let mut set = [[0; 16]; 2];
    let mut place = 0;
    while place < count as usize {
        let mut i = 0;
        while i < letters.len() {
            if letters[i] == letter_of(first + place as u32) {
                set = with(set, place);
            }
            i += 1;
        }
        place += 1;
    }
    set
}

/// The set with one more character, by its place.
#[expect(clippy::indexing_slicing, reason = "evaluated by the compiler, which would say so")]
pub(super) const fn with(mut set: Set, place: usize) -> Set {
    set[place >> 7][place & 15] |= 1 << (place >> 4 & 7);
    set
}

#[expect(clippy::indexing_slicing, reason = "evaluated by the compiler, which would say so")]
pub(super) const fn is_empty(set: &Set) -> bool {
    let mut all = 0;
    let mut i = 0;
    while i < 32 {
        all |= set[i / 16][i % 16];
        i += 1;
    }
    all == 0
}

/// For each value of the high bits of a place the bit of a [`Set`] that has it: below eight, and from eight on.
const POWERS: Set = [
    [1, 2, 4, 8, 16, 32, 64, 128, 0, 0, 0, 0, 0, 0, 0, 0],
    [0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 64, 128],
];

/// The characters of a block, as they are looked up in a [`Set`].
pub(super) struct Places<V, const COUNT: u32> {
    vectors: V,
    /// The low four bits of each place.
    low: [u8; BLOCK],
    /// For the high ones the bit to look at; 0 where no character of the stretch starts.
    powers: [[u8; BLOCK]; 2],
}

impl<V: Vectors, const COUNT: u32> Places<V, COUNT> {
    /// `high` is 0x80 where no character of the stretch starts.
    #[inline(always)]
    pub(super) fn new(vectors: V, low: [u8; BLOCK], high: &[u8; BLOCK]) -> Self {
        let [below, above] = POWERS;
        let above = if COUNT > 128 { vectors.look_up(&above, high) } else { [0; BLOCK] };
        Self { vectors, low, powers: [vectors.look_up(&below, high), above] }
    }

    /// 0xFF for each character that is in the set, 0 for all others.
    #[inline(always)]
    #[expect(clippy::indexing_slicing, reason = "the arrays are as long as the constant bound")]
    pub(super) fn of(&self, set: &Set) -> [u8; BLOCK] {
        let [below, above] = set;
        let mut found = self.vectors.look_up(below, &self.low);
        let rest = if COUNT > 128 { self.vectors.look_up(above, &self.low) } else { [0; BLOCK] };
        let mut i = 0;
        while i < BLOCK {
            let held = found[i] & self.powers[0][i] | rest[i] & self.powers[1][i];
            found[i] = flag(held != 0);
            i += 1;
        }
        found
    }
}
