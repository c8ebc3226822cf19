//! Hash tables that are read in place: four entries of two bytes in a bucket, two buckets for a key.
//!
//! An entry holds a check of the key, not the key: a foreign key is taken for one that is there about
//! once in some thousand times. Models are trained with the tables as they are, mistakes and all.

/// Entries in a bucket; its eight bytes are compared at once.
const BUCKET: usize = 4;

/// Well-mixed bits of a key.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Hash(u64);

impl Hash {
    #[inline]
    pub(crate) const fn new(key: u64) -> Self {
        let mixed = (key ^ key >> 32).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        Self((mixed ^ mixed >> 29).wrapping_mul(0xBF58_476D_1CE4_E5B9))
    }

    /// A number below `count`.
    #[cfg(feature = "train")]
    pub(crate) const fn below(self, count: usize) -> usize {
        (((self.0 >> 32) * count as u64) >> 32) as usize
    }

    /// Its two buckets among `count`.
    #[inline]
    const fn buckets(self, count: usize) -> [usize; 2] {
        let high = self.0 >> 32;
        let low = (self.0 as u32).wrapping_mul(0x9E37_79B1) as u64;
        [((high * count as u64) >> 32) as usize, ((low * count as u64) >> 32) as usize]
    }

    /// Bits that tell keys of one bucket apart.
    #[inline]
    const fn check(self) -> u16 {
        (self.0 >> 24) as u16
    }
}

/// A table that is read in place.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Table<'a, const CHECK: u16> {
    buckets: &'a [[u8; 2 * BUCKET]],
}

/// Whose entries are checks alone; 0 stands for no entry.
pub(crate) type Checks<'a> = Table<'a, 0xFFFF>;

/// Whose entries have six bits of their own below ten bits of check.
pub(crate) type Payloads<'a> = Table<'a, 0xFFC0>;

impl<'a, const CHECK: u16> Table<'a, CHECK> {
    /// A table of nothing.
    #[cfg(any(feature = "data-standard", feature = "data-small"))]
    pub(crate) const EMPTY: Self = Self { buckets: &[] };

    /// Reads a table; `None` if `bytes` are no whole number of buckets.
    pub(crate) const fn read(bytes: &'a [u8]) -> Option<Self> {
        let (buckets, rest) = bytes.as_chunks();
        if rest.is_empty() { Some(Self { buckets }) } else { None }
    }

    /// How many entries there is room for.
    pub(crate) const fn capacity(&self) -> usize {
        self.buckets.len() * BUCKET
    }

    /// Where `hash` is, and its entry.
    #[inline]
    pub(crate) fn find(&self, hash: Hash) -> Option<(usize, u16)> {
        let check = check_of::<CHECK>(hash);
        let wanted = u64::from(check) * 0x0001_0001_0001_0001;
        let mask = u64::from(CHECK) * 0x0001_0001_0001_0001;
        for index in hash.buckets(self.buckets.len()) {
            let bucket = u64::from_le_bytes(*self.buckets.get(index)?);
            // A lane of the difference is 0 where an entry's check is the wanted one.
            let lanes = (bucket ^ wanted) & mask;
            let hits = lanes.wrapping_sub(0x0001_0001_0001_0001) & !lanes & 0x8000_8000_8000_8000;
            if hits != 0 {
                // A borrow may mark lanes above the lowest hit, never below.
                let lane = hits.trailing_zeros() / 16;
                return Some((index * BUCKET + lane as usize, (bucket >> (lane * 16)) as u16));
            }
        }
        None
    }
}

/// The check of `hash`, never 0.
#[inline]
fn check_of<const CHECK: u16>(hash: Hash) -> u16 {
    let check = hash.check() & CHECK;
    if check == 0 { CHECK & CHECK.wrapping_neg() } else { check }
}

/// What a place of a table will hold.
#[cfg(feature = "train")]
#[derive(Clone, Copy, Debug)]
struct Place {
    hash: Hash,
    entry: u16,
    /// The number that its inserter gave it.
    number: u32,
}

/// Puts a table together, entry by entry.
#[cfg(feature = "train")]
#[derive(Debug)]
pub(crate) struct TableBuilder<const CHECK: u16> {
    places: alloc::vec::Vec<Option<Place>>,
}

#[cfg(feature = "train")]
impl<const CHECK: u16> TableBuilder<CHECK> {
    /// A table of these keys, their payloads and their numbers: as full as can be.
    pub(crate) fn of(keys: &[(Hash, u16, u32)]) -> Self {
        // Nineteen entries in twenty places find room almost always; else a little more is tried.
        let mut buckets = (keys.len() * 20 / 19).div_ceil(BUCKET) + 1;
        loop {
            let mut table = Self { places: alloc::vec![None; buckets * BUCKET] };
            if keys.iter().all(|&(hash, payload, number)| {
                let entry = check_of::<CHECK>(hash) | payload & !CHECK;
                table.insert(Place { hash, entry, number })
            }) {
                return table;
            }
            buckets += buckets / 50 + 1;
        }
    }

    fn insert(&mut self, place: Place) -> bool {
        let mut carried = place;
        let count = self.places.len() / BUCKET;
        let mut from = usize::MAX;
        for turn in 0_u64..2_000 {
            let both = carried.hash.buckets(count);
            for bucket in both {
                let places = self.places.get_mut(bucket * BUCKET..).unwrap_or_default();
                if let Some(free) = places.iter_mut().take(BUCKET).find(|place| place.is_none()) {
                    *free = Some(carried);
                    return true;
                }
            }
            let [first, second] = both;
            let bucket = if first == from { second } else { first };
            let lane = Hash::new(turn ^ carried.hash.0).below(BUCKET);
            if let Some(place) = self.places.get_mut(bucket * BUCKET + lane) {
                carried = place.replace(carried).unwrap_or(carried);
            }
            from = bucket;
        }
        false
    }

    /// The bytes of the table.
    pub(crate) fn bytes(&self) -> alloc::vec::Vec<u8> {
        self.places
            .iter()
            .flat_map(|place| place.map_or(0, |place| place.entry).to_le_bytes())
            .collect()
    }

    /// The number in each place.
    pub(crate) fn numbers(&self) -> impl Iterator<Item = Option<u32>> {
        self.places.iter().map(|place| place.map(|place| place.number))
    }
}
