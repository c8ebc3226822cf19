//! Clauses: the stretches of a sentence between its inner marks.

use core::iter::FusedIterator;

use judou_source::Span;

use crate::Spans;
use crate::sentence::{Sentences, sentences};

/// Splits `text` into clauses: after ，、；：—— and their Latin equivalents, and wherever a sentence
/// ends.
///
/// # Examples
///
/// ```
/// let parts: Vec<_> = judou_segment::clauses("共1,000人，12:30到。").collect();
/// assert_eq!(parts, ["共1,000人，", "12:30到。"]);
/// ```
pub fn clauses(text: &str) -> Clauses<'_> {
    Clauses { text, sentences: sentences(text), at: 0, sentence_end: 0 }
}

/// Iterator over clauses; see [`clauses`].
#[derive(Clone, Debug)]
pub struct Clauses<'a> {
    text: &'a str,
    sentences: Sentences<'a>,
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
            self.sentence_end += self.sentences.next()?.len();
        }
        let start = self.at;
        let rest = Span::new(start, self.sentence_end).of(self.text);
        let end = rest
            .char_indices()
            .find(|(_, c)| matches!(c, '，' | '、' | '；' | '：'))
            .map_or(rest.len(), |(at, c)| at + c.len_utf8());
        self.at = start + end;
        Some(Span::new(start, self.at).of(self.text))
    }
}

impl FusedIterator for Clauses<'_> {}
