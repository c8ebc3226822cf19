//! What the model said of short stretches before.
//!
//! Where blanks stand between words, as in Korean, what there is to decide lies in stretches of two or three
//! atoms, and what the model takes them for is nearly always the same: a number and a run of Hangul between
//! blanks is one thing to it, whatever stands there. What it says hangs on nothing but what a [`Key`] has, so it
//! need not be asked twice.

use alloc::vec::Vec;

use super::atom::Atom;
use super::feature::{AFTER, BEFORE};
use super::style::Style;

/// The most atoms of a stretch that is remembered.
pub(super) const LONGEST: usize = 3;

/// Atoms of a key: the stretch and its neighbours.
const ATOMS: usize = BEFORE + LONGEST + AFTER;

/// How many stretches are remembered.
const PLACES: usize = 256;

/// All that the model and the best path look at: of each atom its number, traits, kind and whether it joins;
/// and how the window is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Key([u32; ATOMS]);

/// Where no atom is; no atom gives this, for of its kinds there are fewer.
const NONE: u32 = u32::MAX;

impl Key {
    /// Where the style is: above what an atom gives.
    const STYLE: u32 = 30;

    /// The key of a stretch with its neighbours if it is short enough.
    #[inline]
    pub(super) fn new(around: &[Atom], style: Style) -> Option<Self> {
        let mut key = [NONE; ATOMS];
        key.get_mut(..around.len())?.iter_mut().zip(around).for_each(|(part, atom)| {
            *part = u32::from(atom.id)
                | u32::from(atom.traits.byte()) << 16
                | (atom.kind as u32) << 24
                | u32::from(atom.joins) << 29;
        });
        key[0] |= (style as u32) << Self::STYLE;
        Some(Self(key))
    }

    /// Where it may be remembered.
    #[inline]
    fn place(&self) -> usize {
        let (twos, _) = self.0.as_chunks();
        let hash = twos.iter().fold(0_u64, |hash, &[first, second]| {
            let both = u64::from(first) | u64::from(second) << 32;
            (hash.rotate_left(29) ^ both).wrapping_mul(0x9E37_79B9_7F4A_7C15)
        });
        (hash >> 40) as usize % PLACES
    }
}

/// Which atoms of a stretch start words, and which of the others are of another kind than the one before.
pub(super) type Said = [u8; 2];

/// What was said of some stretches by one model; memory that is kept.
#[derive(Clone, Debug, Default)]
pub(crate) struct Memo {
    /// The sum of the model's bytes.
    model: u64,
    places: Vec<(Key, Said)>,
}

impl Memo {
    pub(super) const fn new() -> Self {
        Self { model: 0, places: Vec::new() }
    }

    /// Forgets all that another model has said than the one with this sum.
    #[inline]
    pub(super) fn open(&mut self, model: u64) {
        if self.model != model {
            self.model = model;
            self.places.clear();
        }
    }

    /// What was said of a stretch.
    #[inline]
    pub(super) fn get(&self, key: &Key) -> Option<Said> {
        let (known, said) = self.places.get(key.place())?;
        (known == key).then_some(*said)
    }

    /// Remembers it.
    pub(super) fn put(&mut self, key: Key, said: Said) {
        if self.places.is_empty() {
            self.places.resize(PLACES, (Key([NONE; ATOMS]), [0; 2]));
        }
        if let Some(place) = self.places.get_mut(key.place()) {
            *place = (key, said);
        }
    }
}

#[cfg(all(test, feature = "data-small", feature = "data-standard"))]
mod tests {
    use alloc::string::String;

    use judou_testkit::strategies::mixed_script;
    use proptest::prelude::*;

    use super::super::{Word, WordModel, WordScratch, WordSegmenter};
    use super::*;

    fn cut(model: WordModel<'_>, text: &str, scratch: &mut WordScratch) -> Vec<Word> {
        let mut words = Vec::new();
        WordSegmenter::new(model).segment_into(text, scratch, &mut words);
        words
    }

    /// Lines in which something is to be decided between few neighbours.
    fn short_stretches() -> impl Strategy<Value = String> {
        let pieces = [
            "3", "12", "한국", "개월", " ", " ", "a", "Ab", "'", "-", "·", "~", "%", "汉", "年",
            "カ", "の", "。", ", ", "(", ")", "𠀀", "é", "№", "\n",
        ];
        prop::collection::vec(prop::sample::select(pieces.to_vec()), 0..60)
            .prop_map(|pieces| pieces.concat())
    }

    #[test]
    fn what_is_remembered_is_what_was_said() {
        let (key, other) = (Key([7; ATOMS]), Key([8; ATOMS]));
        let mut memo = Memo::new();
        memo.open(1);
        assert_eq!(memo.get(&key), None);
        memo.put(key, [3, 4]);
        assert_eq!((memo.get(&key), memo.get(&other)), (Some([3, 4]), None));
        memo.open(1);
        assert_eq!(memo.get(&key), Some([3, 4]));
        memo.open(2);
        assert_eq!(memo.get(&key), None);
    }

    #[test]
    fn only_short_stretches_have_a_key() {
        let around = [Atom::EDGE; ATOMS + 1];
        assert!(Key::new(&around[..ATOMS], Style::Plain).is_some());
        assert!(Key::new(&around, Style::Plain).is_none());
        let keys = [Style::Plain, Style::Kana, Style::Classical]
            .map(|style| Key::new(&around[..ATOMS - 1], style));
        assert!(keys[0] != keys[1] && keys[1] != keys[2] && keys[0] != keys[2]);
    }

    proptest! {
        /// What was cut before makes no difference, nor by which model.
        #[test]
        fn memory_makes_no_difference(texts in prop::collection::vec(prop_oneof![short_stretches(), mixed_script()], 1..8)) {
            let mut kept = WordScratch::new();
            for text in &texts {
                for model in [WordModel::small(), WordModel::small(), WordModel::standard()] {
                    let fresh = cut(model, text, &mut WordScratch::new());
                    prop_assert_eq!(cut(model, text, &mut kept), fresh);
                }
            }
        }
    }
}
