//! What a word is made of.

/// What a [`crate::Word`] is made of.
///
/// # Examples
///
/// ```
/// use judou_segment::WordKind;
///
/// assert!(WordKind::Han.is_letters() && !WordKind::Punctuation.is_letters());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum WordKind {
    /// Ideographs alone, those beyond the Basic Multilingual Plane among them.
    Han,
    /// Hiragana and katakana, alone or with ideographs.
    Kana,
    /// Hangul, alone or with what it is joined to.
    Hangul,
    /// Letters of other scripts.
    Letters,
    /// A number.
    Number,
    /// A mark between words.
    Punctuation,
    /// Any other character.
    Symbol,
    /// White space; a line break is a word by itself.
    Space,
}

impl WordKind {
    /// Whether it is made of letters of any script.
    pub const fn is_letters(self) -> bool {
        matches!(self, Self::Han | Self::Kana | Self::Hangul | Self::Letters)
    }

    /// Whether a reader would count it as a word: all but punctuation, symbols and blanks.
    pub const fn is_word(self) -> bool {
        !matches!(self, Self::Punctuation | Self::Symbol | Self::Space)
    }
}
