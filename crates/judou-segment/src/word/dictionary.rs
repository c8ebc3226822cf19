//! The words that a model knows by name, as tables of their beginnings.
//!
//! Every beginning of two characters or more of every word has an entry: what the word lists say of it,
//! and whether a longer word begins so. A walk ends where none does.

use super::pairs::{Pair, Pairs};
use super::table::{Hash, Table};

/// The longest word, in atoms.
pub(crate) const LONGEST: usize = 10;

/// The states of text without kana, times those of text with kana, fit five bits.
pub(crate) const TRUST: [u8; 2] = [8, 4];

/// A word list that is read in place.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Dictionary<'a> {
    pairs: Pairs<'a>,
    /// Beginnings of three characters and more.
    longer: Table<'a, 2>,
}

impl<'a> Dictionary<'a> {
    pub(crate) const fn new(pairs: Pairs<'a>, longer: Table<'a, 2>) -> Self {
        Self { pairs, longer }
    }

    /// What is known of two characters.
    #[inline]
    pub(crate) fn pair(&self, first: u16, second: u16) -> Pair {
        self.pairs.get(first, second)
    }

    /// What the entry of a walk's state says: what word lists say of the word that ends here (0 if none
    /// does), and whether longer words go on.
    #[inline]
    pub(crate) fn look(&self, state: u64) -> (u8, bool) {
        let entry = self.longer.find(Hash::new(state));
        ((entry >> 1) as u8 & 31, entry & 1 != 0)
    }

    /// Whether all of `ids` are one word.
    pub(crate) fn has(&self, ids: &[u16]) -> bool {
        let &[first, second, ref rest @ ..] = ids else { return false };
        if ids.contains(&0) {
            return false;
        }
        if rest.is_empty() {
            return self.pair(first, second).trust() != 0;
        }
        let state = rest.iter().fold(begin(first, second), |state, &id| step(state, id));
        self.look(state).0 > 0
    }
}

/// Of what two word lists say the part of one.
#[inline]
pub(crate) const fn trust(code: u8, kana: bool) -> u8 {
    if kana { code / TRUST[0] } else { code % TRUST[0] }
}

/// The state of a walk after two characters.
#[inline]
pub(crate) const fn begin(first: u16, second: u16) -> u64 {
    (first as u64) << 16 | second as u64
}

/// The state of a walk after one more character.
#[inline]
pub(crate) const fn step(state: u64, id: u16) -> u64 {
    (state.rotate_left(20) ^ id as u64).wrapping_mul(0xD6E8_FEB8_6659_FD93)
}

/// What both word lists say of a word.
#[cfg(feature = "train")]
pub(crate) fn both(trust: [u8; 2]) -> u8 {
    let [text, with_kana] = trust;
    text.min(TRUST[0] - 1) + with_kana.min(TRUST[1] - 1) * TRUST[0]
}
