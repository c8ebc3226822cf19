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
    /// A number in digits, with its separators: `1,234.56`, `２０２４`.
    Number,
    /// A date in digits, with the time that is fixed to it: `2024-11-15`.
    Date,
    /// A time of day in digits: `12:30`.
    Time,
    /// A number of three parts or more, or behind a `v`: `1.2.3`, `v2.0`. IPv4 addresses too.
    Version,
    /// A URL, with or without its scheme: `https://例子.中国/a`, `example.com`.
    Url,
    /// An e-mail address.
    Email,
    /// A name behind an at sign: `@judou`.
    Mention,
    /// A topic behind a number sign, or between two: `#rust`, `#话题#`.
    Hashtag,
    /// One emoji, whatever it is put together from: a flag, a family, a keycap.
    Emoji,
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
