//! Byte spans: the one place where text is sliced by offset.
//!
//! A [`Span`] is half open and says nothing about which string it belongs to; whoever hands one out
//! says so. Lines and columns are [`crate::LineIndex`]'s job.

use core::fmt;
use core::ops::Range;

/// A half-open range of byte offsets, `start..end`, into a string that its giver names.
///
/// Spans that judou's parsers return lie in bounds and on char boundaries of the string that the
/// parser was given.
///
/// # Examples
///
/// ```
/// use judou_source::Span;
///
/// let text = "甲：你好";
/// let name = Span::new(0, 3);
/// assert_eq!(name.get(text), Some("甲"));
/// assert_eq!(Span::new(1, 3).get(text), None); // inside a character
/// ```
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// Offset of the first byte.
    pub start: usize,
    /// Offset after the last byte; never below `start`.
    pub end: usize,
}

impl Span {
    /// The span `start..end`; if `end` lies before `start`, the empty span at `start`.
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end: if end < start { start } else { end } }
    }

    /// The empty span at `offset`.
    pub const fn empty(offset: usize) -> Self {
        Self { start: offset, end: offset }
    }

    /// The span of all of `text`.
    pub const fn whole(text: &str) -> Self {
        Self { start: 0, end: text.len() }
    }

    /// Length in bytes.
    pub const fn len(self) -> usize {
        // The fields are open, so someone can build a reversed span.
        self.end.saturating_sub(self.start)
    }

    /// Whether it covers no byte.
    pub const fn is_empty(self) -> bool {
        self.start >= self.end
    }

    /// Whether the byte at `offset` lies in it.
    pub const fn contains(self, offset: usize) -> bool {
        self.start <= offset && offset < self.end
    }

    /// Whether all of `other` lies in it.
    pub const fn covers(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The smallest span that covers both.
    pub fn cover(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// The same length, `by` bytes further on: from a part's offsets to the whole's.
    ///
    /// Saturates at `usize::MAX`, which no string reaches.
    ///
    /// # Examples
    ///
    /// ```
    /// use judou_source::Span;
    ///
    /// let file = "---\n---\n甲：你好";
    /// let in_body = Span::new(0, 3);
    /// assert_eq!(in_body.shift(8).get(file), Some("甲"));
    /// ```
    pub const fn shift(self, by: usize) -> Self {
        Self { start: self.start.saturating_add(by), end: self.end.saturating_add(by) }
    }

    /// The text it covers, or `None` if it is out of bounds or cuts a character.
    #[inline]
    pub fn get(self, text: &str) -> Option<&str> {
        text.get(self.start..self.end)
    }

    /// The span with ends that are out of bounds or inside a character moved down to the nearest
    /// char boundary of `text`.
    ///
    /// # Examples
    ///
    /// ```
    /// use judou_source::Span;
    ///
    /// assert_eq!(Span::new(1, 99).floor("句读"), Span::new(0, 6));
    /// ```
    pub fn floor(self, text: &str) -> Self {
        Self::new(
            text.floor_char_boundary_compat(self.start),
            text.floor_char_boundary_compat(self.end),
        )
    }

    /// The text it covers; ends that are out of bounds or inside a character are moved down to the
    /// nearest char boundary of `text`, so that a span of another string gives some text, never a
    /// panic.
    ///
    /// # Examples
    ///
    /// ```
    /// use judou_source::Span;
    ///
    /// assert_eq!(Span::new(0, 6).of("句读"), "句读");
    /// assert_eq!(Span::new(1, 99).of("句读"), "句读");
    /// ```
    #[inline]
    pub fn of(self, text: &str) -> &str {
        // Nearly every span is of the text that it is asked about, and needs no moving.
        match self.get(text) {
            Some(covered) => covered,
            None => self.floor(text).get(text).unwrap_or(""),
        }
    }

    /// The span without the white space (Unicode's, U+3000 among it) at either end.
    ///
    /// A span of white space alone becomes the empty span at its start. Ends are moved as
    /// [`Span::floor`] moves them.
    ///
    /// # Examples
    ///
    /// ```
    /// use judou_source::Span;
    ///
    /// assert_eq!(Span::new(0, 11).trim(" \u{3000}句读\n"), Span::new(4, 10));
    /// assert_eq!(Span::new(0, 4).trim(" \u{3000}句读"), Span::empty(0));
    /// ```
    pub fn trim(self, text: &str) -> Self {
        let (span, inner) = match self.get(text) {
            Some(inner) => (self, inner),
            None => (self.floor(text), self.of(text)),
        };
        // Nearly all that is trimmed is Latin, with one blank before it or none.
        let trimmed = match inner.as_bytes() {
            [b'!'..=b'~', ..] => inner,
            [b' ', b'!'..=b'~', ..] => inner.get(1..).unwrap_or_default(),
            _ => inner.trim_start(),
        };
        let start = span.start + (inner.len() - trimmed.len());
        let length = match trimmed.as_bytes() {
            [] => return Self::empty(span.start),
            [.., b'!'..=b'~'] => trimmed.len(),
            _ => trimmed.trim_end().len(),
        };
        Self { start, end: start + length }
    }
}

/// `str::floor_char_boundary` is newer than our minimum Rust.
trait FloorCharBoundary {
    fn floor_char_boundary_compat(&self, offset: usize) -> usize;
}

impl FloorCharBoundary for str {
    fn floor_char_boundary_compat(&self, offset: usize) -> usize {
        if offset >= self.len() {
            return self.len();
        }
        // A character is at most four bytes, so this looks at four offsets at most.
        (0..=offset).rev().find(|&at| self.is_char_boundary(at)).unwrap_or(0)
    }
}

impl fmt::Debug for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.start, self.end)
    }
}

impl From<Range<usize>> for Span {
    fn from(range: Range<usize>) -> Self {
        Self::new(range.start, range.end)
    }
}

impl From<Span> for Range<usize> {
    fn from(span: Span) -> Self {
        span.start..span.end
    }
}

/// As `[start, end]`.
#[cfg(feature = "serde")]
impl serde::Serialize for Span {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        (self.start, self.end).serialize(serializer)
    }
}

/// From `[start, end]`; an error if `end` lies before `start`.
#[cfg(feature = "serde")]
impl<'de> serde::Deserialize<'de> for Span {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let (start, end) = serde::Deserialize::deserialize(deserializer)?;
        if start > end {
            return Err(serde::de::Error::custom(format_args!(
                "span ends at {end} before its start {start}"
            )));
        }
        Ok(Self { start, end })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slicing_cases() {
        let text = "句 读";
        // Span, what `get` says, what `of` gives, what `trim` leaves.
        let cases = [
            (Span::new(0, 7), Some("句 读"), "句 读", Span::new(0, 7)),
            (Span::new(3, 7), Some(" 读"), " 读", Span::new(4, 7)),
            (Span::new(1, 6), None, "句 ", Span::new(0, 3)),
            (Span::new(3, 4), Some(" "), " ", Span::empty(3)),
            (Span::new(4, 9), None, "读", Span::new(4, 7)),
            (Span::new(8, 9), None, "", Span::empty(7)),
            (Span { start: 4, end: 0 }, None, "", Span::empty(4)),
        ];
        for (span, get, of, trim) in cases {
            assert_eq!(
                (span.get(text), span.of(text), span.trim(text)),
                (get, of, trim),
                "{span:?}"
            );
        }
    }

    #[test]
    fn reversed_spans_are_empty() {
        let reversed = Span { start: 5, end: 2 };
        assert_eq!((reversed.len(), reversed.is_empty(), reversed.contains(3)), (0, true, false));
        assert_eq!(Span::new(5, 2), Span::empty(5));
    }

    #[test]
    fn relation_cases() {
        let span = Span::new(2, 5);
        // Other span, whether `span` covers it, what covers both.
        let cases = [
            (Span::new(2, 5), true, Span::new(2, 5)),
            (Span::empty(5), true, Span::new(2, 5)),
            (Span::new(1, 3), false, Span::new(1, 5)),
            (Span::new(7, 9), false, Span::new(2, 9)),
        ];
        for (other, covers, cover) in cases {
            assert_eq!((span.covers(other), span.cover(other)), (covers, cover), "{other:?}");
        }
        assert!(span.contains(2) && !span.contains(5));
        assert_eq!(span.shift(usize::MAX), Span::new(usize::MAX, usize::MAX));
    }
}
