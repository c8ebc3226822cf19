//! How a window is written: which of the kinds of rows apply to it.

use super::atom::Atom;
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
const LEAST_LEAN: i64 = 3;

/// What characters of each [`Traits`] add to a sum over a window: from the lowest bits on how many Han, how
/// many kana, and how far they lean towards Classical Chinese, each eight too many.
#[expect(clippy::indexing_slicing, reason = "checked when it is compiled")]
const COUNTS: [u64; 256] = {
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

/// The style of a window of `atoms`, of which there are less than 65,536, and how many of them the model
/// may join with the one before.
#[inline]
#[expect(clippy::indexing_slicing, reason = "there are as many as a byte has values")]
pub(crate) fn survey(atoms: &[Atom]) -> (Style, usize) {
    let (mut sum, mut joining, mut joins) = (0, 0, false);
    for atom in atoms {
        sum += COUNTS[usize::from(atom.traits.byte())];
        joining += usize::from(joins & atom.joins);
        joins = atom.joins;
    }
    (style(sum, atoms.len()), joining)
}

/// The style of a window of `atoms`, of which there are less than 65,536.
pub(crate) fn style_of(atoms: &[Atom]) -> Style {
    style(sum(atoms), atoms.len())
}

const fn style(sum: u64, atoms: usize) -> Style {
    let lean = (sum >> 32).cast_signed() - (8 * atoms).cast_signed() as i64;
    if is_kana(sum) {
        Style::Kana
    } else if lean >= LEAST_LEAN {
        Style::Classical
    } else {
        Style::Plain
    }
}

/// Whether a window is written with kana.
#[cfg(feature = "train")]
pub(crate) fn has_kana(atoms: &[Atom]) -> bool {
    is_kana(sum(atoms))
}

#[inline]
#[expect(clippy::indexing_slicing, reason = "there are as many as a byte has values")]
fn sum(atoms: &[Atom]) -> u64 {
    atoms.iter().map(|atom| COUNTS[usize::from(atom.traits.byte())]).sum()
}

const fn is_kana(sum: u64) -> bool {
    let (han, kana) = (sum & 0xFFFF, sum >> 16 & 0xFFFF);
    let all = han + kana;
    kana * 8 >= if all > 0 { all } else { 1 }
}
