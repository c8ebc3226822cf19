//! Hash tables that are read in place: one look for a key, no empty places to speak of.
//!
//! Keys fall into groups of a few; each group has a seed of two bytes, found when the table was built, by
//! which its keys take places that no other key takes. An entry is a check of the key and a payload. Keys are
//! not stored: a foreign key is taken for one that is there about once in a thousand times. Models are
//! trained with the tables as they are, mistakes and all.

use crate::vector::prefetch;

/// Well-mixed bits of a key.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Hash(u64);

impl Hash {
    /// Of a key of 32 bits.
    #[inline]
    pub(crate) const fn new(key: u32) -> Self {
        Self((key as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15))
    }

    /// Of bits that are mixed from the lowest to the highest.
    #[inline]
    pub(crate) const fn mixed(bits: u64) -> Self {
        Self(bits ^ bits >> 32)
    }

    /// A number below `count`.
    #[inline]
    pub(crate) const fn below(self, count: usize) -> usize {
        (((self.0 >> 32) * count as u64) >> 32) as usize
    }

    /// The place among `count` that `seed` gives it.
    #[inline]
    const fn place(self, seed: u16, count: usize) -> usize {
        // An odd factor for each seed.
        let moved = (self.0 as u32).wrapping_mul((seed as u32) << 1 | 0x9E37_0001);
        ((moved as u64 * count as u64) >> 32) as usize
    }

    /// Bits that tell it from foreign keys, the highest.
    #[inline]
    const fn check(self) -> u32 {
        (self.0 >> 16) as u32
    }
}

/// A table that is read in place, whose entries have as many bytes.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Table<'a, const BYTES: usize> {
    seeds: &'a [[u8; 2]],
    entries: &'a [[u8; BYTES]],
}

/// The highest bits of an entry, which are its check.
const CHECK: u32 = 0xFFC0_0000;

impl<'a, const BYTES: usize> Table<'a, BYTES> {
    /// A table of nothing.
    #[cfg(any(feature = "data-standard", feature = "data-small"))]
    pub(crate) const EMPTY: Self = Self { seeds: &[], entries: &[] };

    /// Reads a table: how many seeds there are (four bytes), the seeds, the entries.
    pub(crate) fn read(bytes: &'a [u8]) -> Option<Self> {
        let (count, rest) = bytes.split_first_chunk::<4>()?;
        let seeds = u32::from_le_bytes(*count) as usize;
        let (seeds, entries) = rest.split_at_checked(seeds.checked_mul(2)?)?;
        let ((seeds, []), (entries, [])) = (seeds.as_chunks(), entries.as_chunks()) else {
            return None;
        };
        Some(Self { seeds, entries })
    }

    /// Where `hash` has its entry, if it has one.
    #[inline]
    pub(crate) fn spot(&self, hash: Hash) -> Spot {
        let seed = self.seeds.get(hash.below(self.seeds.len())).copied().unwrap_or_default();
        let place = hash.place(u16::from_le_bytes(seed), self.entries.len());
        if let Some(entry) = self.entries.get(place) {
            prefetch(entry);
        }
        Spot { place: place as u32, check: hash.check() }
    }

    /// The payload of what has its entry there, which is the low bits of the entry; 0 if nothing has.
    #[inline]
    pub(crate) fn at(&self, spot: Spot) -> u32 {
        let entry = self.entries.get(spot.place as usize).map_or(0, |entry| {
            // The check is in the highest bits however long the entry is.
            let mut bytes = [0; 4];
            for (byte, from) in bytes.iter_mut().rev().zip(entry.iter().rev()) {
                *byte = *from;
            }
            u32::from_le_bytes(bytes)
        });
        // No branch: whether a key is there is a toss-up.
        let payload = (entry & !CHECK) >> (32 - 8 * BYTES);
        if (entry ^ spot.check) & CHECK == 0 { payload } else { 0 }
    }

    /// The payload of `hash`; 0 if it has none.
    #[cfg(all(test, feature = "train"))]
    fn find(&self, hash: Hash) -> u32 {
        self.at(self.spot(hash))
    }
}

/// Keys that are looked up together.
pub(crate) const MANY: usize = 16;

/// Where many keys have their entries.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Spots {
    places: [u32; MANY],
    checks: [u32; MANY],
}

impl Table<'_, 4> {
    /// Where the hashes of many keys have their entries, which are asked for.
    #[inline(always)]
    #[expect(clippy::inline_always, reason = "part of what is compiled for wider vectors")]
    #[expect(clippy::indexing_slicing, reason = "arrays of one length")]
    pub(crate) fn spots(&self, keys: &[u32; MANY]) -> Spots {
        let count = self.seeds.len() as u32;
        let (mut low, mut groups, mut checks) = ([0; MANY], [0; MANY], [0; MANY]);
        for i in 0..MANY {
            let Hash(hash) = Hash::new(keys[i]);
            let high = (hash >> 32) as u32;
            low[i] = hash as u32;
            groups[i] = part(high, count);
            checks[i] = low[i] >> 16 | high << 16;
        }
        let mut seeds = [0; MANY];
        for i in 0..MANY {
            let seed = self.seeds.get(groups[i] as usize).copied().unwrap_or_default();
            seeds[i] = u32::from(u16::from_le_bytes(seed));
        }
        let count = self.entries.len() as u32;
        let mut places = [0; MANY];
        for i in 0..MANY {
            places[i] = part(low[i].wrapping_mul(seeds[i] << 1 | 0x9E37_0001), count);
        }
        for place in places {
            if let Some(entry) = self.entries.get(place as usize) {
                prefetch(entry);
            }
        }
        Spots { places, checks }
    }

    /// The payloads of what has its entries there; 0 for what is not there.
    #[inline(always)]
    #[expect(clippy::inline_always, reason = "part of what is compiled for wider vectors")]
    pub(crate) fn at_all(&self, spots: &Spots) -> [u32; MANY] {
        let mut entries = [0; MANY];
        for (entry, &place) in entries.iter_mut().zip(&spots.places) {
            *entry = self.entries.get(place as usize).map_or(0, |entry| u32::from_le_bytes(*entry));
        }
        for (entry, check) in entries.iter_mut().zip(spots.checks) {
            let is_there = (*entry ^ check) & CHECK == 0;
            *entry = if is_there { *entry & !CHECK } else { 0 };
        }
        entries
    }
}

/// As much of `count` as `fraction` is of 2^32.
#[inline]
const fn part(fraction: u32, count: u32) -> u32 {
    ((fraction as u64 * count as u64) >> 32) as u32
}

/// Where a key has its entry, and what tells it from foreign keys.
///
/// To look in two steps is faster where many are looked up: tables are larger than the nearest memory, and
/// the less there is to do for each, the more of them the processor waits for at once.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Spot {
    place: u32,
    check: u32,
}

/// In how many ways keys are divided into groups before a table gets more room.
#[cfg(feature = "train")]
const DIVISIONS: usize = 8;

/// Puts a table together.
#[cfg(feature = "train")]
#[derive(Debug)]
pub(crate) struct TableBuilder {
    seeds: alloc::vec::Vec<u16>,
    /// Check and payload of the key that took each place.
    places: alloc::vec::Vec<Option<(u32, u32)>>,
}

#[cfg(feature = "train")]
impl TableBuilder {
    /// A table of these keys, which all differ, and their payloads: as full as can be.
    ///
    /// Of two keys that no seed could part, which is as good as never, one is left out.
    pub(crate) fn new(keys: &[(Hash, u32)]) -> Self {
        let mut count = keys.len() * 51 / 50 + 1;
        loop {
            // A group that no seed can place is as rare as keys that hardly differ: divided otherwise they
            // are found apart, and only if that does not help is more room needed.
            let least = keys.len() / 5 + 1;
            let filled =
                (least..least + DIVISIONS).find_map(|groups| Self::filled(keys, groups, count));
            if let Some(table) = filled {
                return table;
            }
            count += count / 50 + 1;
        }
    }

    /// A table of as many groups and places, if all keys find one.
    fn filled(keys: &[(Hash, u32)], groups: usize, count: usize) -> Option<Self> {
        let mut order: alloc::vec::Vec<(usize, usize)> =
            keys.iter().enumerate().map(|(index, key)| (key.0.below(groups), index)).collect();
        let moved = |index: usize| keys.get(index).map(|key| key.0.0 as u32);
        order.sort_unstable_by_key(|&(group, index)| (group, moved(index), index));
        order.dedup_by_key(|(group, index)| (*group, moved(*index)));
        let mut groups_of_keys: alloc::vec::Vec<&[(usize, usize)]> =
            order.chunk_by(|a, b| a.0 == b.0).collect();
        // Large groups first: they need the most room.
        groups_of_keys.sort_by_key(|group| core::cmp::Reverse(group.len()));
        let mut table = Self { seeds: alloc::vec![0; groups], places: alloc::vec![None; count] };
        groups_of_keys.iter().all(|group| table.place(keys, group)).then_some(table)
    }

    /// Finds the seed of a group.
    fn place(&mut self, keys: &[(Hash, u32)], group: &[(usize, usize)]) -> bool {
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
                    *slot = Some((hash.check() & CHECK, payload));
                }
                if let Some(slot) = self.seeds.get_mut(number) {
                    *slot = seed;
                }
            }
            return true;
        }
        false
    }

    /// The bytes of the table, an entry having as many. A place that no key took has the check 0, like one
    /// key in many.
    pub(crate) fn bytes<const BYTES: usize>(&self) -> alloc::vec::Vec<u8> {
        let mut bytes = (self.seeds.len() as u32).to_le_bytes().to_vec();
        bytes.extend(self.seeds.iter().flat_map(|seed| seed.to_le_bytes()));
        for place in &self.places {
            let (check, payload) = place.unwrap_or_default();
            let entry = check >> (32 - 8 * BYTES) | payload;
            bytes.extend(entry.to_le_bytes().iter().take(BYTES));
        }
        bytes
    }
}

#[cfg(all(test, feature = "train"))]
mod tests {
    use alloc::vec::Vec;

    use super::*;

    #[test]
    fn every_key_is_found_and_few_others() {
        let keys: Vec<(Hash, u32)> =
            (0..20_000_u32).map(|key| (Hash::new(key * 7), key & 63)).collect();
        check::<2>(&keys);
        check::<4>(&keys);
    }

    /// A builder that looks for a seed to part them would never end.
    #[test]
    fn keys_that_no_seed_parts_are_one() {
        let keys = [Hash(1 << 40), Hash(2 << 40)].map(|hash| (hash, 1));
        let bytes = TableBuilder::new(&keys).bytes::<2>();
        let table = Table::<2>::read(&bytes).unwrap_or(Table { seeds: &[], entries: &[] });
        assert_eq!(keys.iter().filter(|(hash, _)| table.find(*hash) == 1).count(), 1);
    }

    fn check<const BYTES: usize>(keys: &[(Hash, u32)]) {
        let bytes = TableBuilder::new(keys).bytes::<BYTES>();
        let table = Table::<BYTES>::read(&bytes).unwrap_or(Table { seeds: &[], entries: &[] });
        for &(hash, payload) in keys {
            assert_eq!(table.find(hash), payload);
        }
        let foreign = (0..20_000_u32).map(|key| Hash::new(key * 7 + 3));
        let taken = foreign.filter(|hash| table.find(*hash) != 0).count();
        assert!(taken < 100, "{taken} foreign keys found");
        assert!(bytes.len() < 20_000 * BYTES * 14 / 10, "{} bytes", bytes.len());
    }
}
