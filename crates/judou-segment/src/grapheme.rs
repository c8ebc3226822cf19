//! Extended grapheme clusters: what a reader calls a character.
//!
//! The boundaries are UAX #29's, of the Unicode version of `unicode-segmentation`.

use core::iter::FusedIterator;

use unicode_segmentation::UnicodeSegmentation;

use crate::Spans;

/// Splits `text` into extended grapheme clusters, exactly as UAX #29 has them.
///
/// # Examples
///
/// ```
/// let parts: Vec<_> = judou_segment::graphemes("が👨‍👩‍👧\r\n각").collect();
/// assert_eq!(parts, ["が", "👨‍👩‍👧", "\r\n", "각"]);
/// ```
pub fn graphemes(text: &str) -> Graphemes<'_> {
    Graphemes { inner: text.graphemes(true), at: 0 }
}

/// Iterator over extended grapheme clusters; see [`graphemes`].
#[derive(Clone, Debug)]
pub struct Graphemes<'a> {
    inner: unicode_segmentation::Graphemes<'a>,
    at: usize,
}

impl<'a> Graphemes<'a> {
    /// The text that is still to come.
    pub fn as_str(&self) -> &'a str {
        self.inner.as_str()
    }

    /// The byte spans of the clusters still to come.
    pub fn spans(self) -> Spans<Self> {
        let at = self.at;
        Spans::new(self, at)
    }
}

impl<'a> Iterator for Graphemes<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        let part = self.inner.next()?;
        self.at += part.len();
        Some(part)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let bytes = self.as_str().len();
        (usize::from(bytes > 0), Some(bytes))
    }
}

impl FusedIterator for Graphemes<'_> {}
