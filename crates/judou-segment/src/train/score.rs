//! How good a segmenter is.

use std::vec::Vec;

use judou_source::Span;

use super::Corpus;
use crate::{WordScratch, WordSegmenter};

/// How many words of a corpus a segmenter found; a word counts if both its ends are right.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct WordScore {
    /// Words of the corpus.
    pub expected: usize,
    /// Words that the segmenter gave, blanks left out.
    pub found: usize,
    /// Words that are both.
    pub right: usize,
}

impl WordScore {
    /// Scores `segmenter` by `corpus`.
    ///
    /// # Examples
    ///
    /// ```
    /// use judou_segment::train::WordScore;
    ///
    /// let score = WordScore { expected: 4, found: 5, right: 3 };
    /// assert_eq!((score.precision(), score.recall()), (0.6, 0.75));
    /// assert!((score.f1() - 2.0 / 3.0).abs() < 1e-9);
    /// ```
    pub fn of(segmenter: &WordSegmenter<'_>, corpus: &Corpus) -> Self {
        let mut score = Self::default();
        let (mut scratch, mut spans) = (WordScratch::new(), Vec::new());
        for sentence in corpus.sentences() {
            spans.clear();
            segmenter.spans_into(&sentence.text, &mut scratch, &mut spans);
            spans.retain(|span| !span.of(&sentence.text).trim().is_empty());
            score.expected += sentence.words.len();
            score.found += spans.len();
            score.right += common(&sentence.words, &spans);
        }
        score
    }

    /// The share of what was found that is right, from 0 to 1.
    pub fn precision(&self) -> f64 {
        self.right as f64 / self.found.max(1) as f64
    }

    /// The share of the corpus's words that was found, from 0 to 1.
    pub fn recall(&self) -> f64 {
        self.right as f64 / self.expected.max(1) as f64
    }

    /// The harmonic mean of precision and recall, from 0 to 1.
    pub fn f1(&self) -> f64 {
        2.0 * self.right as f64 / (self.found + self.expected).max(1) as f64
    }
}

/// How many spans two lists in order have in common.
fn common(first: &[Span], second: &[Span]) -> usize {
    let mut rest = second.iter().peekable();
    let is_there = |span: &&Span| {
        while rest.next_if(|other| other < span).is_some() {}
        rest.next_if(|other| other == span).is_some()
    };
    first.iter().filter(is_there).count()
}
