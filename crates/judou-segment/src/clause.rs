//! Clauses: the stretches of a sentence between its inner marks.
//!
//! Sentences come from [`crate::sentences`]; this module cuts each of them further, after ，、；：——
//! and their Latin equivalents, and after a stop that ended no sentence, such as one in a quotation.

use core::iter::FusedIterator;

use judou_source::Span;

use crate::Spans;
use crate::sentence::{Boundaries, Marks, SentenceSegmenter, clause_end};

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
    Clauses {
        text,
        sentences: SentenceSegmenter::new().boundaries(text),
        marks: Marks::new(),
        at: 0,
        sentence_end: 0,
    }
}

/// Iterator over clauses; see [`clauses`].
#[derive(Clone, Debug)]
pub struct Clauses<'a> {
    text: &'a str,
    sentences: Boundaries<'a>,
    marks: Marks,
    at: usize,
    sentence_end: usize,
}

impl<'a> Clauses<'a> {
    /// The text that is still to come.
    pub fn as_str(&self) -> &'a str {
        Span::new(self.at, self.text.len()).of(self.text)
    }

    /// The byte spans of the clauses still to come.
    pub fn spans(self) -> Spans<Self> {
        let at = self.at;
        Spans::new(self, at)
    }
}

impl<'a> Iterator for Clauses<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        if self.at == self.sentence_end {
            self.sentence_end = self.sentences.next()?.end;
        }
        let start = self.at;
        self.at = clause_end(self.text, &mut self.marks, start, self.sentence_end);
        Some(Span::new(start, self.at).of(self.text))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let bytes = self.text.len() - self.at;
        (usize::from(bytes > 0), Some(bytes))
    }
}

impl FusedIterator for Clauses<'_> {}
