//! The words that a model knows by name, as a table of their beginnings.
//!
//! Every beginning of two characters or more of every word has an entry: what the word lists say of it,
//! and whether a longer word begins so. A walk ends where none does.

use super::table::{Hash, Payloads};

/// The longest word, in atoms.
pub(crate) const LONGEST: usize = 10;

/// The states of text without kana, times those of text with kana, fit five bits.
pub(crate) const TRUST: [u8; 2] = [8, 4];

/// A word list that is read in place.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Dictionary<'a> {
    table: Payloads<'a>,
}

impl<'a> Dictionary<'a> {
    pub(crate) const fn new(table: Payloads<'a>) -> Self {
        Self { table }
    }

    /// What the entry of a walk's state says: the trust of the word that ends here (0 if none does), and
    /// whether longer words go on.
    #[inline]
    pub(crate) fn look(&self, state: u64, kana: bool) -> (u8, bool) {
        let (_, entry) = self.table.find(Hash::new(state));
        let code = (entry >> 1) as u8 & 31;
        (if kana { code / TRUST[0] } else { code % TRUST[0] }, entry & 1 != 0)
    }

    /// Whether all of `ids` are one word.
    pub(crate) fn has(&self, ids: &[u16]) -> bool {
        let state = ids.iter().fold(0, |state, &id| step(state, id));
        ids.len() >= 2
            && !ids.contains(&0)
            && [false, true].iter().any(|&kana| self.look(state, kana).0 > 0)
    }
}

/// The state of a walk after one more character.
#[inline]
pub(crate) const fn step(state: u64, id: u16) -> u64 {
    (state.rotate_left(20) ^ id as u64).wrapping_mul(0xD6E8_FEB8_6659_FD93)
}

/// The payload of an entry.
#[cfg(feature = "train")]
pub(crate) fn payload(trust: [u8; 2], longer: bool) -> u16 {
    let [text, with_kana] = trust;
    u16::from(text.min(TRUST[0] - 1) + with_kana.min(TRUST[1] - 1) * TRUST[0]) << 1
        | u16::from(longer)
}
