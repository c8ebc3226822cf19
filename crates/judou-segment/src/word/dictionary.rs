//! The words that a model knows by name, as a table of their beginnings.
//!
//! Every beginning of two characters or more of every word has an entry: what the word lists say of it,
//! and whether a longer word begins so. A walk ends where none does.

use super::table::{Hash, Payloads};

/// The longest word, in atoms.
pub(crate) const LONGEST: usize = 10;

/// The states of text without kana, times those of text with kana, fit five bits.
pub(crate) const TRUST: [u8; 2] = [7, 4];

/// A word that stands somewhere.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Match {
    /// Index of its first atom.
    pub(crate) start: usize,
    /// Atoms; at least 2.
    pub(crate) len: usize,
    /// How much the lists that apply trust it; at least 1.
    pub(crate) trust: u8,
}

/// A word list that is read in place.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Dictionary<'a> {
    table: Payloads<'a>,
}

impl<'a> Dictionary<'a> {
    pub(crate) const fn new(table: Payloads<'a>) -> Self {
        Self { table }
    }

    /// Gives the words at the start of `ids` to `found`: length and trust.
    #[inline]
    pub(crate) fn walk(
        &self,
        ids: impl Iterator<Item = u16>,
        kana: bool,
        mut found: impl FnMut(usize, u8),
    ) {
        let mut state = 0;
        for (index, id) in ids.take(LONGEST).enumerate() {
            if id == 0 {
                return;
            }
            state = step(state, id);
            if index == 0 {
                continue;
            }
            let Some((_, entry)) = self.table.find(Hash::new(state)) else { return };
            let [text, with_kana] = split((entry >> 1) as u8 & 31);
            let trust = if kana { with_kana } else { text };
            if trust > 0 {
                found(index + 1, trust);
            }
            if entry & 1 == 0 {
                return;
            }
        }
    }
}

/// The state of a walk after one more character.
#[inline]
pub(crate) const fn step(state: u64, id: u16) -> u64 {
    (state.rotate_left(20) ^ id as u64).wrapping_mul(0xD6E8_FEB8_6659_FD93)
}

/// From five bits to the trust in text without kana and with it.
#[inline]
const fn split(code: u8) -> [u8; 2] {
    [code % TRUST[0], code / TRUST[0]]
}

/// The payload of an entry.
#[cfg(feature = "train")]
pub(crate) fn payload(trust: [u8; 2], longer: bool) -> u16 {
    let [text, with_kana] = trust;
    u16::from(text.min(TRUST[0] - 1) + with_kana.min(TRUST[1] - 1) * TRUST[0]) << 1
        | u16::from(longer)
}
