//! UAX #29's sentences in linear time.
//!
//! The rules SB3 to SB998 as one forward pass. SB8 looks ahead as far as the text goes; what it finds
//! is kept until the pass gets there, so that no stretch is looked at twice. Classes of characters
//! are in [`super::classes`].

use core::iter::FusedIterator;

use judou_source::Span;

use super::classes::{Class, class};
use crate::Spans;

/// Splits `text` at UAX #29's sentence boundaries, untailored.
///
/// For what a reader calls a sentence, see [`crate::sentences`]: these rules know no abbreviation, cut
/// quotations, and leave an opening mark with the sentence before it.
///
/// # Examples
///
/// ```
/// let parts: Vec<_> = judou_segment::uax29::sentences("Dr. Who? 好。“走。”他说。").collect();
/// assert_eq!(parts, ["Dr. ", "Who? ", "好。“", "走。”", "他说。"]);
/// ```
pub fn sentences(text: &str) -> Sentences<'_> {
    Sentences { text, at: 0, seen: 0, lower: false }
}

/// Iterator over UAX #29's sentences; see [`sentences`].
#[derive(Clone, Debug)]
pub struct Sentences<'a> {
    text: &'a str,
    at: usize,
    /// Where SB8's last look ahead ended, and whether it found a small letter there.
    seen: usize,
    lower: bool,
}

/// What the rules know of the characters before a position: SB8 to SB11's left sides.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Left {
    /// No `SATerm Close* Sp*`.
    Other,
    /// `SATerm Close*`
    Closed,
    /// `SATerm Close* Sp+`
    Spaced,
}

impl<'a> Sentences<'a> {
    /// The text that is still to come.
    pub fn as_str(&self) -> &'a str {
        Span::new(self.at, self.text.len()).of(self.text)
    }

    /// The byte spans of the sentences still to come.
    pub fn spans(self) -> Spans<Self> {
        let at = self.at;
        Spans::new(self, at)
    }

    /// SB8: whether the next of letters, separators and terminators from `at` on is a small letter.
    fn small_letter_follows(&mut self, at: usize) -> bool {
        if at > self.seen || self.seen == 0 {
            let rest = Span::new(at, self.text.len()).of(self.text);
            let found = rest.char_indices().find_map(|(offset, c)| match class(c) {
                Class::Lower => Some((offset, true)),
                Class::OLetter
                | Class::Upper
                | Class::Cr
                | Class::Lf
                | Class::Sep
                | Class::STerm
                | Class::ATerm => Some((offset, false)),
                _ => None,
            });
            let (offset, lower) = found.unwrap_or((rest.len(), false));
            (self.seen, self.lower) = (at + offset, lower);
        }
        self.lower
    }

    /// Where the sentence that starts at `self.at` ends.
    fn end(&mut self) -> usize {
        let start = self.at;
        let rest = Span::new(start, self.text.len()).of(self.text);
        let mut left = Left::Other;
        let mut full_stop = false; // the terminator in `left` is an ATerm
        let mut cased = false; // SB7: a cased letter stands right before that ATerm
        let mut before = Class::Other;
        for (offset, c) in rest.char_indices() {
            let at = start + offset;
            let this = class(c);
            if offset > 0 {
                match before {
                    // SB3, SB4
                    Class::Cr if this == Class::Lf => {}
                    Class::Cr | Class::Lf | Class::Sep => return at,
                    _ => {}
                }
                // SB5: what extends is as if it were not there.
                if this == Class::Extend {
                    continue;
                }
                if left != Left::Other && self.breaks(left, full_stop, cased, before, this, at) {
                    return at;
                }
            }
            left = match this {
                Class::ATerm | Class::STerm => {
                    full_stop = this == Class::ATerm;
                    cased = matches!(before, Class::Upper | Class::Lower);
                    Left::Closed
                }
                Class::Close if left == Left::Closed => Left::Closed,
                Class::Sp if left != Left::Other => Left::Spaced,
                Class::Cr | Class::Lf | Class::Sep => left,
                _ => Left::Other,
            };
            before = this;
        }
        self.text.len()
    }

    /// SB6 to SB11, in a place with a terminator to its left.
    fn breaks(
        &mut self,
        left: Left,
        full_stop: bool,
        cased: bool,
        before: Class,
        this: Class,
        at: usize,
    ) -> bool {
        let right_after = before == Class::ATerm;
        match this {
            // SB6, SB7
            Class::Numeric if right_after => return false,
            Class::Upper if right_after && cased => return false,
            // SB9
            Class::Close if left == Left::Closed => return false,
            // SB8a; SB9, SB10
            Class::SContinue
            | Class::ATerm
            | Class::STerm
            | Class::Sp
            | Class::Cr
            | Class::Lf
            | Class::Sep => return false,
            _ => {}
        }
        // SB8, SB11
        !(full_stop && self.small_letter_follows(at))
    }
}

impl<'a> Iterator for Sentences<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        if self.at >= self.text.len() {
            return None;
        }
        let start = self.at;
        self.at = self.end();
        Some(Span::new(start, self.at).of(self.text))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let bytes = self.text.len() - self.at;
        (usize::from(bytes > 0), Some(bytes))
    }
}

impl FusedIterator for Sentences<'_> {}
