//! Where words start in a window: a bit for each atom.

use alloc::vec::Vec;

/// Atoms to a number.
pub(super) const BITS: usize = u64::BITS as usize;

/// Which atoms words start at; memory that is kept.
#[derive(Clone, Debug, Default)]
pub(crate) struct Starts {
    /// A bit for each atom, the first one lowest, and which of those that start no word are of another kind
    /// than the one before.
    marks: Vec<[u64; 2]>,
}

impl Starts {
    pub(super) const fn new() -> Self {
        Self { marks: Vec::new() }
    }

    /// Begins a window of as many atoms, each of which is a word until something else is said.
    pub(super) fn open(&mut self, count: usize) {
        self.marks.clear();
        self.marks.resize(count / BITS + 1, [u64::MAX, 0]);
    }

    /// Says of those of 64 atoms from `at` on that are `within` which start words, and which of the others are
    /// of another kind than the one before.
    #[inline]
    pub(super) fn put(&mut self, at: usize, within: u64, marks: u64, changes: u64) {
        let (index, shift) = (at / BITS, at % BITS);
        let mut say = |index: usize, within: u64, marks: u64, changes: u64| {
            if let Some([all, changed]) = self.marks.get_mut(index) {
                *all = *all & !within | marks & within;
                *changed = *changed & !within | changes & within;
            }
        };
        say(index, within << shift, marks << shift, changes << shift);
        if shift > 0 {
            let back = BITS - shift;
            say(index + 1, within >> back, marks >> back, changes >> back);
        }
    }

    /// Both of the eight atoms from `at` on.
    #[inline]
    pub(super) fn at(&self, at: usize) -> [u8; 2] {
        let (index, shift) = (at / BITS, at % BITS);
        let [here, behind] = [index, index + 1].map(|it| self.marks.get(it).copied());
        let ([marks, changes], [more, others]) =
            (here.unwrap_or_default(), behind.unwrap_or_default());
        // In two steps, for 64 are too many for one.
        [(marks, more), (changes, others)]
            .map(|(here, behind)| (here >> shift | behind << 1 << (BITS - 1 - shift)) as u8)
    }

    /// Both for each 64 atoms.
    #[inline]
    pub(super) fn marks(&self) -> &[[u64; 2]] {
        &self.marks
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_put_is_there() {
        for at in [0, 1, 63, 64, 100] {
            for count in [1, 2, 63, 64] {
                let within = u64::MAX >> (BITS - count);
                let mut starts = Starts::new();
                starts.open(200);
                starts.put(at, within, 0x5555_5555_5555_5555, 0x2222_2222_2222_2222);
                if count >= 8 {
                    assert_eq!(starts.at(at), [0x55, 0x22], "from {at}");
                }
                for atom in 0..200 {
                    let [marks, changes] =
                        starts.marks()[atom / BITS].map(|it| it >> (atom % BITS) & 1);
                    let inside = (at..at + count).contains(&atom);
                    let bit = atom.wrapping_sub(at) % 64;
                    let want = if inside { [bit % 2 == 0, bit % 4 == 1] } else { [true, false] };
                    assert_eq!([marks == 1, changes == 1], want, "{atom} of {count} from {at}");
                }
            }
        }
    }
}
