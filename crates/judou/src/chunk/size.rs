//! How large a text is.

use core::fmt;
use core::str::FromStr;

/// Measures texts.
///
/// Any function from a text to its size is one, such as the number of a tokenizer's tokens. It should
/// give the same size for the same text; what it gives otherwise costs no more than odd chunks.
pub trait Sizer {
    /// The size of `text`.
    fn size(&self, text: &str) -> usize;

    /// The size of `text` if that is `limit` or less, else `None`.
    ///
    /// Whoever can tell that a text is too large without measuring all of it saves most of the work on
    /// documents with long paragraphs.
    ///
    /// # Examples
    ///
    /// ```
    /// use judou::{SizeUnit, Sizer};
    ///
    /// assert_eq!(SizeUnit::Chars.size_up_to("句读分章", 4), Some(4));
    /// assert_eq!(SizeUnit::Chars.size_up_to("句读分章", 3), None);
    /// ```
    fn size_up_to(&self, text: &str, limit: usize) -> Option<usize> {
        Some(self.size(text)).filter(|size| *size <= limit)
    }

    /// Whether a text is never larger than its parts together, wherever between two graphemes it is
    /// parted. Then no text is measured twice.
    fn adds_up(&self) -> bool {
        false
    }
}

impl<F: Fn(&str) -> usize> Sizer for F {
    fn size(&self, text: &str) -> usize {
        self(text)
    }
}

/// A unit that sizes are counted in.
///
/// # Examples
///
/// ```
/// use judou::{SizeUnit, Sizer};
///
/// let text = "Ann 说：👨‍👩‍👧！";
/// let sizes = SizeUnit::ALL.map(|unit| unit.size(text));
/// assert_eq!(sizes, [12, 31, 8, 2]); // characters, bytes, graphemes, words
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum SizeUnit {
    /// Characters: Unicode's scalar values.
    #[default]
    Chars,
    /// Bytes in UTF-8.
    Bytes,
    /// What a reader calls a character: UAX #29's extended grapheme clusters.
    Graphemes,
    /// UAX #29's words that have a letter or a digit in them.
    Words,
}

impl SizeUnit {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Chars, Self::Bytes, Self::Graphemes, Self::Words];

    /// Its name in lower case.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Chars => "chars",
            Self::Bytes => "bytes",
            Self::Graphemes => "graphemes",
            Self::Words => "words",
        }
    }
}

impl Sizer for SizeUnit {
    fn size(&self, text: &str) -> usize {
        match self {
            Self::Chars => count_chars(text),
            Self::Bytes => text.len(),
            Self::Graphemes => judou_segment::graphemes(text).count(),
            Self::Words => filled_words(text).count(),
        }
    }

    fn size_up_to(&self, text: &str, limit: usize) -> Option<usize> {
        let size = match self {
            // A character has four bytes at most.
            Self::Chars if text.len() / 4 > limit => return None,
            Self::Chars | Self::Bytes => self.size(text),
            Self::Graphemes => judou_segment::graphemes(text).take(limit.saturating_add(1)).count(),
            Self::Words => filled_words(text).take(limit.saturating_add(1)).count(),
        };
        (size <= limit).then_some(size)
    }

    fn adds_up(&self) -> bool {
        true
    }
}

/// How many characters `text` has: the bytes that continue none, counted in lanes of one byte, which is what
/// compilers turn into vectors; `str::chars` counts in words and is slower by half.
fn count_chars(text: &str) -> usize {
    /// Bytes: a lane holds no more.
    const LANE: usize = 240;
    let starts = |bytes: &[u8]| {
        bytes.iter().fold(0_u8, |sum, &byte| sum.wrapping_add(u8::from(byte & 0xC0 != 0x80)))
    };
    text.as_bytes().chunks(LANE).map(|bytes| usize::from(starts(bytes))).sum()
}

/// UAX #29's words that have a letter or a digit in them.
fn filled_words(text: &str) -> impl Iterator<Item = &str> {
    judou_segment::uax29::words(text).filter(|word| word.contains(char::is_alphanumeric))
}

impl fmt::Display for SizeUnit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// The name is that of no [`SizeUnit`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ParseSizeUnitError;

impl fmt::Display for ParseSizeUnitError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("unknown unit of size; known are `chars`, `bytes`, `graphemes`, `words`")
    }
}

impl core::error::Error for ParseSizeUnitError {}

impl FromStr for SizeUnit {
    type Err = ParseSizeUnitError;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|unit| unit.name() == name).ok_or(ParseSizeUnitError)
    }
}
