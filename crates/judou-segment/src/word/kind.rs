//! What a word is made of.

use core::fmt;

/// What a [`crate::Word`] is made of.
///
/// # Examples
///
/// ```
/// use judou_segment::WordKind;
///
/// assert!(WordKind::Han.is_letters() && !WordKind::Punctuation.is_letters());
/// assert!(WordKind::Number.is_word() && !WordKind::Space.is_word());
/// assert_eq!(WordKind::Url.to_string(), "url");
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
    /// All of them, in the order in which they are declared.
    pub const ALL: [Self; 16] = [
        Self::Han,
        Self::Kana,
        Self::Hangul,
        Self::Letters,
        Self::Number,
        Self::Date,
        Self::Time,
        Self::Version,
        Self::Url,
        Self::Email,
        Self::Mention,
        Self::Hashtag,
        Self::Emoji,
        Self::Punctuation,
        Self::Symbol,
        Self::Space,
    ];

    /// Its name in lower case.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Han => "han",
            Self::Kana => "kana",
            Self::Hangul => "hangul",
            Self::Letters => "letters",
            Self::Number => "number",
            Self::Date => "date",
            Self::Time => "time",
            Self::Version => "version",
            Self::Url => "url",
            Self::Email => "email",
            Self::Mention => "mention",
            Self::Hashtag => "hashtag",
            Self::Emoji => "emoji",
            Self::Punctuation => "punctuation",
            Self::Symbol => "symbol",
            Self::Space => "space",
        }
    }

    /// The kind of a word that begins with a part of this kind and goes on with one of `next`.
    #[inline]
    pub(crate) const fn with(self, next: Self) -> Self {
        if next.rank() > self.rank() { next } else { self }
    }

    /// Which of the kinds of its parts a word has: the highest, and of those that are none of letters or
    /// digits the first.
    #[inline]
    #[expect(clippy::indexing_slicing, reason = "there is one for each kind")]
    pub(crate) const fn rank(self) -> u32 {
        const RANKS: [u8; WordKind::ALL.len()] = {
            let mut ranks = [0; WordKind::ALL.len()];
            ranks[WordKind::Hangul as usize] = 5;
            ranks[WordKind::Kana as usize] = 4;
            ranks[WordKind::Han as usize] = 3;
            ranks[WordKind::Letters as usize] = 2;
            ranks[WordKind::Number as usize] = 1;
            ranks
        };
        RANKS[self as usize] as u32
    }

    /// Whether it is made of letters of any script.
    pub const fn is_letters(self) -> bool {
        matches!(self, Self::Han | Self::Kana | Self::Hangul | Self::Letters)
    }

    /// Whether a reader would count it as a word: all but punctuation, symbols and blanks.
    pub const fn is_word(self) -> bool {
        !matches!(self, Self::Punctuation | Self::Symbol | Self::Space)
    }
}

impl fmt::Display for WordKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}
