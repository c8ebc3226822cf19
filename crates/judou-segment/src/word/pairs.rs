//! What is known of two characters side by side: one look for a pair, read in place.

use super::table::{Hash, MANY, Spot, Spots, Table};

/// What is known of a pair; 0 if nothing is.
///
/// From the lowest bit on: whether a word of more than two characters begins so, how much the two are
/// trusted to be a word (five bits), and the row of numbers that is about them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Pair(u32);

/// The most rows that entries can tell apart, 0 among them, which says nothing.
#[cfg(feature = "train")]
pub(crate) const MOST_ROWS: usize = 1 << 16;

impl Pair {
    #[cfg(feature = "train")]
    pub(crate) const fn new(trust: u8, longer: bool, row: u16) -> Self {
        Self((row as u32) << 6 | (trust as u32 & 31) << 1 | longer as u32)
    }

    /// Whether a longer word begins with the two.
    #[inline]
    pub(crate) const fn longer(self) -> bool {
        self.0 & 1 != 0
    }

    /// How much the two are trusted, without kana and with.
    #[inline]
    pub(crate) const fn trust(self) -> u8 {
        (self.0 >> 1) as u8 & 31
    }

    /// The row of the two.
    #[inline]
    pub(crate) const fn row(self) -> usize {
        (self.0 >> 6) as usize
    }
}

/// All pairs.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Pairs<'a>(Table<'a, 4>);

impl<'a> Pairs<'a> {
    /// No pairs.
    #[cfg(any(feature = "data-standard", feature = "data-small"))]
    pub(crate) const EMPTY: Self = Self(Table::EMPTY);

    pub(crate) fn read(bytes: &'a [u8]) -> Option<Self> {
        Table::read(bytes).map(Self)
    }

    #[inline]
    pub(crate) fn get(&self, first: u16, second: u16) -> Pair {
        self.at(self.spot(first, second))
    }

    /// Where to look for what is known of two characters.
    #[inline]
    fn spot(&self, first: u16, second: u16) -> Spot {
        self.0.spot(hash(first, second))
    }

    #[inline]
    fn at(&self, spot: Spot) -> Pair {
        Pair(self.0.at(spot))
    }

    /// Where to look for what is known of each two characters that follow each other.
    #[inline(always)]
    #[expect(clippy::inline_always, reason = "part of what is compiled for wider vectors")]
    #[expect(clippy::indexing_slicing, reason = "arrays of one length")]
    pub(crate) fn spots(&self, ids: &[u16; MANY + 1]) -> Spots {
        self.0.spots(&core::array::from_fn(|i| key(ids[i], ids[i + 1])))
    }

    /// What is known of them.
    #[inline(always)]
    #[expect(clippy::inline_always, reason = "part of what is compiled for wider vectors")]
    pub(crate) fn at_all(&self, spots: &Spots) -> [Pair; MANY] {
        self.0.at_all(spots).map(Pair)
    }

    /// The bytes of `pairs`.
    #[cfg(feature = "train")]
    pub(crate) fn write(
        pairs: impl IntoIterator<Item = ((u16, u16), Pair)>,
    ) -> alloc::vec::Vec<u8> {
        let keys: alloc::vec::Vec<(Hash, u32)> = pairs
            .into_iter()
            .map(|((first, second), Pair(pair))| (hash(first, second), pair))
            .collect();
        super::table::TableBuilder::new(&keys).bytes::<4>()
    }
}

#[inline]
fn hash(first: u16, second: u16) -> Hash {
    Hash::new(key(first, second))
}

#[inline]
const fn key(first: u16, second: u16) -> u32 {
    (first as u32) << 16 | second as u32
}
