//! Clauses: the stretches of a sentence between its inner marks.
//!
//! They end after ，、；：—— and their Latin equivalents, after a stop that ended no sentence, such as one in a
//! quotation, and where a sentence does; [`crate::levels`] finds them.

use core::iter::FusedIterator;

use crate::Spans;
use crate::sentence::{Levels, levels};

/// Splits `text` into clauses: after ，、；：—— and their Latin equivalents, after stops within a
/// quotation, and wherever a sentence ends.
///
/// A mark within a number, a time, a URL or a title parts nothing; what closes after a mark stays
/// with it.
///
/// # Examples
///
/// ```
/// let parts: Vec<_> = judou_segment::clauses("“好，”他说，“共1,000人，12:30到。”").collect();
/// assert_eq!(parts, ["“好，”", "他说，", "“共1,000人，", "12:30到。”"]);
/// ```
pub fn clauses(text: &str) -> Clauses<'_> {
    Clauses(levels(text))
}

/// Iterator over clauses; see [`clauses`].
#[derive(Clone, Debug)]
pub struct Clauses<'a>(Levels<'a>);

impl<'a> Clauses<'a> {
    /// The text that is still to come.
    pub fn as_str(&self) -> &'a str {
        self.0.as_str()
    }

    /// The byte spans of the clauses still to come.
    pub fn spans(self) -> Spans<Self> {
        let at = self.0.at();
        Spans::new(self, at)
    }
}

impl<'a> Iterator for Clauses<'a> {
    type Item = &'a str;

    #[inline]
    fn next(&mut self) -> Option<&'a str> {
        self.0.next_span().map(|span| span.of(self.0.text()))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let bytes = self.as_str().len();
        (usize::from(bytes > 0), Some(bytes))
    }
}

impl FusedIterator for Clauses<'_> {}
