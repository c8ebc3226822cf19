//! The Unicode Standard's own boundaries, untailored, under their own name.
//!
//! UAX #29 is no word segmenter for Chinese or Japanese, whose characters it gives one by one: these
//! are the pieces that a text editor moves over. What this module returns changes with the Unicode
//! version and with nothing else, whichever features are enabled.

mod classes;
mod sentence;
mod table;

use core::iter::FusedIterator;

use unicode_segmentation::{UWordBounds, UnicodeSegmentation};

use crate::Spans;

pub use sentence::{Sentences, sentences};

/// Splits `text` at UAX #29's word boundaries; blanks and punctuation are pieces too.
///
/// # Examples
///
/// ```
/// let parts: Vec<_> = judou_segment::uax29::words("Can't 3.14 汉字 テキスト").collect();
/// assert_eq!(parts, ["Can't", " ", "3.14", " ", "汉", "字", " ", "テキスト"]);
/// ```
pub fn words(text: &str) -> Words<'_> {
    Words { inner: text.split_word_bounds(), at: 0 }
}

/// Iterator over UAX #29's word pieces; see [`words`].
#[derive(Clone)]
pub struct Words<'a> {
    inner: UWordBounds<'a>,
    at: usize,
}

impl<'a> Words<'a> {
    /// The text that is still to come.
    pub fn as_str(&self) -> &'a str {
        self.inner.as_str()
    }

    /// The byte spans of the pieces still to come.
    pub fn spans(self) -> Spans<Self> {
        let at = self.at;
        Spans::new(self, at)
    }
}

impl<'a> Iterator for Words<'a> {
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

impl FusedIterator for Words<'_> {}

impl core::fmt::Debug for Words<'_> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("Words").field("rest", &self.as_str()).field("at", &self.at).finish()
    }
}
