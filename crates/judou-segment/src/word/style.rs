//! How a window is written: which of the kinds of rows apply to it.

use super::atom::Atom;
use super::charset::{Charset, Class};

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
const LEAST_LEAN: i32 = 3;

/// The style of a window of `atoms`.
pub(crate) fn style_of(atoms: &[Atom], charset: &Charset<'_>) -> Style {
    if has_kana(atoms) {
        return Style::Kana;
    }
    let lean: i32 = atoms.iter().map(|atom| i32::from(charset.lean(atom.id))).sum();
    if lean >= LEAST_LEAN { Style::Classical } else { Style::Plain }
}

/// Whether a window is written with kana.
pub(crate) fn has_kana(atoms: &[Atom]) -> bool {
    let (mut han, mut kana) = (0, 0);
    for atom in atoms {
        han += usize::from(matches!(atom.class, Class::Han | Class::Numeral));
        kana += usize::from(matches!(atom.class, Class::Hiragana | Class::Katakana));
    }
    kana * 8 >= (han + kana).max(1)
}
