//! Clauses, sentences and paragraphs of a text in one pass.

use core::iter::FusedIterator;

use judou_source::Span;

use super::clause::{self, Clause, Marks};
use super::run::End;
use super::scanner::Scanner;
use super::text::Text;
use super::{BoundaryKind, Reason, SentenceSegmenter};
use crate::Unit;

/// Where a clause of a text ends, and with it perhaps its sentence and its paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct LevelBoundary {
    /// Byte offset where it ends, white space after it included.
    pub end: usize,
    /// The largest unit that ends there: [`Unit::Clause`], [`Unit::Sentence`] or [`Unit::Paragraph`], each of which
    /// ends those before it, too.
    pub unit: Unit,
    /// What the boundary is; [`BoundaryKind::Clause`] within a sentence.
    pub kind: BoundaryKind,
    /// Why it is one: the rule that ends the sentence, or the mark that ends a clause within it.
    pub reason: Reason,
}

/// The ends of the clauses, sentences and paragraphs of `text` in one pass, by the default rules.
///
/// The same as [`SentenceSegmenter::new`]`().levels(text)`.
///
/// # Examples
///
/// ```
/// use judou_segment::{Reason, Unit, levels};
///
/// let found: Vec<_> = levels("好，走。\n\n到了：")
///     .map(|boundary| (boundary.end, boundary.unit, boundary.reason))
///     .collect();
/// assert_eq!(
///     found,
///     [
///         (6, Unit::Clause, Reason::Comma),
///         (14, Unit::Paragraph, Reason::Stop),
///         (23, Unit::Paragraph, Reason::EndOfText),
///     ]
/// );
/// ```
pub fn levels(text: &str) -> Levels<'_> {
    SentenceSegmenter::new().levels(text)
}

/// Iterator over the ends of clauses, sentences and paragraphs; see [`levels`].
#[derive(Clone, Debug)]
pub struct Levels<'a> {
    text: &'a str,
    scanner: Scanner,
    marks: Marks,
    /// Where the clause starts that comes next.
    at: usize,
    /// Where the sentence ends that it stands in, and why.
    sentence: End,
}

impl<'a> Levels<'a> {
    pub(super) fn new(segmenter: SentenceSegmenter, text: &'a str) -> Self {
        let sentence = End { at: 0, kind: BoundaryKind::End, reason: Reason::EndOfText, depth: 0 };
        Self { text, scanner: Scanner::new(segmenter), marks: Marks::new(), at: 0, sentence }
    }

    /// The text that is still to come.
    pub(crate) fn as_str(&self) -> &'a str {
        Span::new(self.at, self.text.len()).of(self.text)
    }

    pub(crate) const fn text(&self) -> &'a str {
        self.text
    }

    /// Where the next clause starts.
    pub(crate) const fn at(&self) -> usize {
        self.at
    }

    /// The next clause.
    #[inline]
    pub(crate) fn next_span(&mut self) -> Option<Span> {
        self.next_clause().map(|(span, _)| span)
    }

    /// The next clause, and how it ends.
    #[inline]
    fn next_clause(&mut self) -> Option<(Span, Clause)> {
        let text = Text(self.text);
        if self.at == self.sentence.at {
            self.sentence = match self.scanner.pop_plain() {
                Some(end) => end,
                None => self.scanner.find_end(text)?,
            };
        }
        let start = self.at;
        let clause = clause::next(text, &mut self.marks, start, self.sentence.at);
        self.at = clause.end;
        Some((Span::new(start, self.at), clause))
    }
}

impl Iterator for Levels<'_> {
    type Item = LevelBoundary;

    #[inline]
    fn next(&mut self) -> Option<LevelBoundary> {
        let (_, clause) = self.next_clause()?;
        Some(LevelBoundary::new(Text(self.text), clause, self.sentence))
    }
}

impl FusedIterator for Levels<'_> {}

impl LevelBoundary {
    /// That of a clause in `sentence`.
    #[inline]
    pub(super) fn new(text: Text<'_>, clause: Clause, sentence: End) -> Self {
        let End { at: end, kind, reason, .. } = sentence;
        if clause.end < end {
            let (kind, reason) = (BoundaryKind::Clause, clause.reason(text));
            return Self { end: clause.end, unit: Unit::Clause, kind, reason };
        }
        let unit = if ends_paragraph(text, end) { Unit::Paragraph } else { Unit::Sentence };
        Self { end, unit, kind, reason }
    }
}

/// Whether a paragraph ends where a sentence does, white space behind it included: with the text, with a blank
/// line or with U+2029.
#[inline]
fn ends_paragraph(text: Text<'_>, end: usize) -> bool {
    if end >= text.len() {
        return true;
    }
    let before = |count: usize| text.byte(end.wrapping_sub(count));
    match before(1) {
        b'\n' if before(2) == b'\n' => true,
        // Solid, as most lines end; ASCII, or 。 and its like.
        b'\n' if matches!(before(2), b'!'..=b'~') || before(4) == 0xE3 && before(2) > 0x80 => false,
        b'\n' | b'\r' | 0xA8 | 0xA9 => has_blank_line(text, end),
        _ => false,
    }
}

/// Whether the white space before `end` holds a blank line, or U+2029.
#[inline(never)]
fn has_blank_line(text: Text<'_>, end: usize) -> bool {
    let (mut breaks, mut next) = (0, '\0');
    for c in text.part(0, end).chars().rev().take_while(|c| c.is_whitespace()) {
        breaks += match c {
            '\r' if next == '\n' => 0,
            '\n' | '\r' | '\u{2028}' => 1,
            '\u{2029}' => 2,
            _ => 0,
        };
        next = c;
        if breaks >= 2 {
            return true;
        }
    }
    false
}
