//! Hash tables that are read in place: one look for a key, no empty places to speak of.
//!
//! Keys fall into groups of a few; each group has a seed of two bytes, found when the table was built, by
//! which its keys take places that no other key takes. An entry is two bytes: a check of the key and, if
//! there is room, a payload. Keys are not stored: a foreign key is taken for one that is there about once
//! in a thousand times. Models are trained with the tables as they are, mistakes and all.

/// Well-mixed bits of a key.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Hash(u64);

impl Hash {
    #[inline]
    pub(crate) const fn new(key: u64) -> Self {
        let mixed = (key ^ key >> 32).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        Self(mixed ^ mixed >> 32)
    }

    /// A number below `count`.
    #[inline]
    pub(crate) const fn below(self, count: usize) -> usize {
        (((self.0 >> 32) * count as u64) >> 32) as usize
    }

    /// The place among `count` that `seed` gives it.
    #[inline]
    const fn place(self, seed: u16, count: usize) -> usize {
        let low = self.0 as u32;
        let moved = (low ^ (seed as u32).wrapping_mul(0x85EB_CA6B)).wrapping_mul(0x9E37_79B1);
        ((moved as u64 * count as u64) >> 32) as usize
    }

    /// Bits that tell it from foreign keys.
    #[inline]
    const fn check(self) -> u16 {
        (self.0 >> 20) as u16
    }
}

/// A table that is read in place.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Table<'a, const CHECK: u16> {
    seeds: &'a [[u8; 2]],
    entries: &'a [[u8; 2]],
}

/// Whose entries are checks alone.
pub(crate) type Checks<'a> = Table<'a, 0xFFFF>;

/// Whose entries have six bits of their own below ten bits of check.
pub(crate) type Payloads<'a> = Table<'a, 0xFFC0>;

impl<'a, const CHECK: u16> Table<'a, CHECK> {
    /// A table of nothing.
    #[cfg(any(feature = "data-standard", feature = "data-small"))]
    pub(crate) const EMPTY: Self = Self { seeds: &[], entries: &[] };

    /// Reads a table: how many seeds there are (four bytes), the seeds, the entries (two bytes each).
    pub(crate) fn read(bytes: &'a [u8]) -> Option<Self> {
        let (count, rest) = bytes.split_first_chunk::<4>()?;
        let (rest, []) = rest.as_chunks() else { return None };
        let (seeds, entries) = rest.split_at_checked(u32::from_le_bytes(*count) as usize)?;
        Some(Self { seeds, entries })
    }

    /// How many places there are.
    pub(crate) const fn len(&self) -> usize {
        self.entries.len()
    }

    /// The place of `hash` and its entry; if it has none, the place behind the last one, and 0.
    #[inline]
    pub(crate) fn find(&self, hash: Hash) -> (usize, u16) {
        let seed = self.seeds.get(hash.below(self.seeds.len())).copied().unwrap_or_default();
        let place = hash.place(u16::from_le_bytes(seed), self.entries.len());
        let entry = self.entries.get(place).map_or(0, |entry| u16::from_le_bytes(*entry));
        // No branch: whether a key is there is a toss-up.
        if (entry ^ hash.check()) & CHECK == 0 { (place, entry) } else { (self.entries.len(), 0) }
    }
}

/// Puts a table together.
#[cfg(feature = "train")]
#[derive(Debug)]
pub(crate) struct TableBuilder {
    seeds: alloc::vec::Vec<u16>,
    /// The entry of each place, and the index of the key that took it.
    places: alloc::vec::Vec<Option<(u16, usize)>>,
}

#[cfg(feature = "train")]
impl TableBuilder {
    /// A table of these keys, which all differ, and their payloads: as full as can be.
    pub(crate) fn new(check: u16, keys: &[(Hash, u16)]) -> Self {
        let groups = keys.len() / 5 + 1;
        let mut order: alloc::vec::Vec<(usize, usize)> =
            keys.iter().enumerate().map(|(index, key)| (key.0.below(groups), index)).collect();
        order.sort_unstable();
        let mut groups_of_keys: alloc::vec::Vec<&[(usize, usize)]> =
            order.chunk_by(|a, b| a.0 == b.0).collect();
        // Large groups first: they need the most room.
        groups_of_keys.sort_by_key(|group| core::cmp::Reverse(group.len()));
        let mut count = keys.len() * 51 / 50 + 1;
        loop {
            let mut table =
                Self { seeds: alloc::vec![0; groups], places: alloc::vec![None; count] };
            if groups_of_keys.iter().all(|group| table.place(check, keys, group)) {
                return table;
            }
            count += count / 50 + 1;
        }
    }

    /// Finds the seed of a group.
    fn place(&mut self, check: u16, keys: &[(Hash, u16)], group: &[(usize, usize)]) -> bool {
        let count = self.places.len();
        let mut taken: alloc::vec::Vec<usize> = alloc::vec::Vec::new();
        for seed in 0..=u16::MAX {
            taken.clear();
            let fits = group.iter().all(|&(_, index)| {
                let Some((hash, _)) = keys.get(index) else { return false };
                let place = hash.place(seed, count);
                let free = self.places.get(place).is_some_and(Option::is_none);
                let fits = free && !taken.contains(&place);
                taken.push(place);
                fits
            });
            if !fits {
                continue;
            }
            for (&place, &(number, index)) in taken.iter().zip(group) {
                if let (Some(slot), Some(&(hash, payload))) =
                    (self.places.get_mut(place), keys.get(index))
                {
                    *slot = Some((hash.check() & check | payload & !check, index));
                }
                if let Some(slot) = self.seeds.get_mut(number) {
                    *slot = seed;
                }
            }
            return true;
        }
        false
    }

    /// The bytes of the table. A place that no key took has the check 0, like one key in many.
    pub(crate) fn bytes(&self) -> alloc::vec::Vec<u8> {
        let mut bytes = (self.seeds.len() as u32).to_le_bytes().to_vec();
        bytes.extend(self.seeds.iter().flat_map(|seed| seed.to_le_bytes()));
        let entries = self.places.iter().map(|place| place.map_or(0, |(entry, _)| entry));
        bytes.extend(entries.flat_map(u16::to_le_bytes));
        bytes
    }

    /// The index of the key in each place.
    pub(crate) fn indices(&self) -> impl Iterator<Item = Option<usize>> {
        self.places.iter().map(|place| place.map(|(_, index)| index))
    }
}

#[cfg(all(test, feature = "train"))]
mod tests {
    use alloc::vec::Vec;

    use super::*;

    #[test]
    fn every_key_is_found_and_few_others() {
        let keys: Vec<(Hash, u16)> =
            (0..20_000_u64).map(|key| (Hash::new(key * 7), key as u16 & 63)).collect();
        let bytes = TableBuilder::new(0xFFC0, &keys).bytes();
        let table = Payloads::read(&bytes).expect("what was just written");
        for &(hash, payload) in &keys {
            assert_eq!(table.find(hash).1 & 63, payload);
        }
        let foreign = (0..20_000_u64).map(|key| Hash::new(key * 7 + 3));
        let taken = foreign.filter(|hash| table.find(*hash).0 < table.len()).count();
        assert!(taken < 100, "{taken} foreign keys found");
        assert!(table.len() < 20_000 * 11 / 10, "{} places", table.len());
    }
}
