//! How a window is written: which of the kinds of rows apply to it.

use super::charset::{Class, Traits};

/// What a window is taken for by its characters.
///
/// The same characters are other words in Japanese than in Chinese, and others in Classical Chinese than
/// in that of today. A window is one of the three, so none has to give way to another.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub(crate) enum Style {
    /// Neither of the others.
    #[default]
    Plain,
    /// With kana: Japanese.
    Kana,
    /// Classical Chinese.
    Classical,
}

impl Style {
    /// How many there are.
    pub(crate) const COUNT: usize = 3;

    pub(crate) const fn is_kana(self) -> bool {
        matches!(self, Self::Kana)
    }
}

/// By how much more than nothing the characters of a window must lean towards Classical Chinese, in halves
/// of a natural logarithm.
const LEAST_LEAN: u64 = 3;

/// What characters of each [`Traits`] add to a sum over a window: from the lowest bits on how many Han, how
/// many kana, and how far they lean towards Classical Chinese, each eight too many.
#[expect(clippy::indexing_slicing, reason = "checked when it is compiled")]
static COUNTS: [u64; 256] = {
    let mut counts = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        let traits = Traits::from_byte(byte as u8);
        let mut class = 0;
        while class < Class::ALL.len() {
            if traits.index() == class {
                counts[byte] = match Class::ALL[class] {
                    Class::Han | Class::Numeral => 1,
                    Class::Hiragana | Class::Katakana => 1 << 16,
                    _ => 0,
                };
            }
            class += 1;
        }
        counts[byte] |= ((traits.lean() + 8).cast_unsigned() as u64) << 32;
        byte += 1;
    }
    counts
};

/// What a window is written with, added up atom by atom.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Tally {
    /// Of [`COUNTS`].
    sum: u64,
}

impl Tally {
    pub(super) const fn new() -> Self {
        Self { sum: 0 }
    }

    /// Adds an atom.
    #[inline]
    #[expect(clippy::indexing_slicing, reason = "there are as many as a byte has values")]
    pub(super) fn add(&mut self, traits: Traits) {
        self.sum += COUNTS[usize::from(traits.byte())];
    }

    /// Adds as many atoms.
    #[inline]
    #[expect(clippy::indexing_slicing, reason = "there are as many as a byte has values")]
    pub(super) fn add_many(&mut self, traits: Traits, count: usize) {
        self.sum += COUNTS[usize::from(traits.byte())] * count as u64;
    }

    /// Takes away what was added.
    #[expect(clippy::indexing_slicing, reason = "there are as many as a byte has values")]
    pub(super) fn take(&mut self, traits: Traits) {
        self.sum -= COUNTS[usize::from(traits.byte())];
    }

    const fn han(self) -> u64 {
        self.sum & 0xFFFF
    }

    const fn kana(self) -> u64 {
        self.sum >> 16 & 0xFFFF
    }

    /// How many are Han or kana, which the model may join, where there are less than 65,536 in all.
    pub(super) const fn letters(self) -> usize {
        (self.han() + self.kana()) as usize
    }

    /// The style of a window of as many `atoms`; there are less than 65,536.
    pub(super) const fn style(self, atoms: usize) -> Style {
        let lean = self.sum >> 32;
        if self.kana() * 8 >= if self.letters() > 0 { self.letters() as u64 } else { 1 } {
            Style::Kana
        } else if lean >= 8 * atoms as u64 + LEAST_LEAN {
            Style::Classical
        } else {
            Style::Plain
        }
    }
}
