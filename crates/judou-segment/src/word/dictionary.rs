//! The words that a model knows by name, as tables of their beginnings.
//!
//! Every beginning of two characters or more of every word has an entry: what the word lists say of it,
//! and whether a longer word begins so. A walk ends where none does.

use super::pairs::Pairs;
use super::table::{Hash, Spot, Table};

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

    /// All pairs of characters.
    pub(crate) const fn pairs(&self) -> &Pairs<'a> {
        &self.pairs
    }

    /// Where to look for words that begin with three or more characters, of which [`step`] made `state`.
    #[inline]
    pub(crate) fn spot(&self, state: u64) -> Spot {
        self.longer.spot(Hash::mixed(state))
    }

    /// What is known of them.
    #[inline]
    pub(crate) fn at(&self, spot: Spot) -> Beginning {
        Beginning(self.longer.at(spot) as u8)
    }

    /// Whether all of `ids` are one word.
    pub(crate) fn has(&self, ids: &[u16]) -> bool {
        if ids.contains(&0) {
            return false;
        }
        match *ids {
            [_] | [] => false,
            [first, second] => self.pairs.get(first, second).trust() != 0,
            _ => self.at(self.spot(long(ids))).trust() != 0,
        }
    }
}

/// What is known of the beginning of a word; 0 if nothing is.
///
/// From the lowest bit on: whether longer words begin so, and how much it is trusted to be a word itself.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Beginning(u8);

impl Beginning {
    #[cfg(feature = "train")]
    pub(crate) const fn new(trust: u8, longer: bool) -> Self {
        Self((trust & 31) << 1 | longer as u8)
    }

    #[inline]
    pub(crate) const fn is_known(self) -> bool {
        self.0 != 0
    }

    /// Whether longer words begin so.
    #[inline]
    pub(crate) const fn longer(self) -> bool {
        self.0 & 1 != 0
    }

    /// How much it is trusted, without kana and with.
    #[inline]
    pub(crate) const fn trust(self) -> u8 {
        self.0 >> 1 & 31
    }
}

/// Of what two word lists say the part of one.
#[inline]
pub(crate) const fn trust(code: u8, kana: bool) -> u8 {
    if kana { code / TRUST[0] } else { code % TRUST[0] }
}

/// The state after the first two characters of a word.
#[inline]
pub(crate) const fn begin(first: u16, second: u16) -> u64 {
    (first as u64) << 16 | second as u64
}

/// The state after one more.
#[inline]
pub(crate) const fn step(state: u64, id: u16) -> u64 {
    (state.rotate_left(20) ^ id as u64).wrapping_mul(0xD6E8_FEB8_6659_FD93)
}

/// The state after all of two characters or more.
fn long(ids: &[u16]) -> u64 {
    let &[first, second, ref rest @ ..] = ids else { return 0 };
    rest.iter().fold(begin(first, second), |state, &id| step(state, id))
}

/// The table of beginnings of three characters or more.
#[cfg(feature = "train")]
pub(crate) fn write<'w>(
    beginnings: impl IntoIterator<Item = (&'w [u16], Beginning)>,
) -> alloc::vec::Vec<u8> {
    let keys: alloc::vec::Vec<(Hash, u32)> = beginnings
        .into_iter()
        .map(|(ids, Beginning(byte))| (Hash::mixed(long(ids)), u32::from(byte)))
        .collect();
    super::table::TableBuilder::new(&keys).bytes::<2>()
}

/// What both word lists say of a word.
#[cfg(feature = "train")]
pub(crate) fn both(trust: [u8; 2]) -> u8 {
    let [text, with_kana] = trust;
    text.min(TRUST[0] - 1) + with_kana.min(TRUST[1] - 1) * TRUST[0]
}
