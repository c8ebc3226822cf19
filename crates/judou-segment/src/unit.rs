//! The levels by name, for programs that let their user choose one.

use core::fmt;
use core::iter::FusedIterator;
use core::str::FromStr;

use judou_source::Span;

use crate::{
    Clauses, Graphemes, Paragraphs, Sentences, Spans, clauses, graphemes, paragraphs, sentences,
    uax29,
};

/// A level of segmentation.
///
/// # Examples
///
/// ```
/// use judou_segment::Unit;
///
/// assert_eq!("clause".parse(), Ok(Unit::Clause));
/// assert!("line".parse::<Unit>().is_err());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Unit {
    /// [`crate::graphemes`].
    Grapheme,
    /// [`crate::uax29::words`]: in this crate's free functions, a word is always UAX #29's.
    Word,
    /// [`crate::clauses`].
    Clause,
    /// [`crate::sentences`].
    Sentence,
    /// [`crate::paragraphs`].
    Paragraph,
}

impl Unit {
    /// All of them, smallest first.
    pub const ALL: [Self; 5] =
        [Self::Grapheme, Self::Word, Self::Clause, Self::Sentence, Self::Paragraph];

    /// Its name in lower case, as [`FromStr`] reads it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Grapheme => "grapheme",
            Self::Word => "word",
            Self::Clause => "clause",
            Self::Sentence => "sentence",
            Self::Paragraph => "paragraph",
        }
    }
}

impl fmt::Display for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// The name of no [`Unit`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ParseUnitError(());

impl fmt::Display for ParseUnitError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("expected `grapheme`, `word`, `clause`, `sentence` or `paragraph`")
    }
}

impl core::error::Error for ParseUnitError {}

impl FromStr for Unit {
    type Err = ParseUnitError;

    fn from_str(name: &str) -> Result<Self, ParseUnitError> {
        Self::ALL.into_iter().find(|unit| unit.name() == name).ok_or(ParseUnitError(()))
    }
}

/// The byte spans of all of `text`'s units of one level, in order; together they tile it.
///
/// Words are those of [`uax29::words`], whichever features are enabled: words by a trained model have
/// a call of their own.
///
/// # Examples
///
/// ```
/// use judou_segment::{Span, Unit, spans};
///
/// let spans: Vec<Span> = spans("好，走。", Unit::Clause).collect();
/// assert_eq!(spans, [Span::new(0, 6), Span::new(6, 12)]);
/// ```
pub fn spans(text: &str, unit: Unit) -> UnitSpans<'_> {
    UnitSpans(match unit {
        Unit::Grapheme => Inner::Grapheme(graphemes(text).spans()),
        Unit::Word => Inner::Word(uax29::words(text).spans()),
        Unit::Clause => Inner::Clause(clauses(text).spans()),
        Unit::Sentence => Inner::Sentence(sentences(text).spans()),
        Unit::Paragraph => Inner::Paragraph(paragraphs(text).spans()),
    })
}

/// Iterator over the byte spans of one level; see [`spans`].
#[derive(Clone, Debug)]
pub struct UnitSpans<'a>(Inner<'a>);

#[derive(Clone, Debug)]
#[expect(clippy::large_enum_variant, reason = "there is one of them for a text, and no allocation")]
enum Inner<'a> {
    Grapheme(Spans<Graphemes<'a>>),
    Word(Spans<uax29::Words<'a>>),
    Clause(Spans<Clauses<'a>>),
    Sentence(Spans<Sentences<'a>>),
    Paragraph(Spans<Paragraphs<'a>>),
}

impl Iterator for UnitSpans<'_> {
    type Item = Span;

    fn next(&mut self) -> Option<Span> {
        match &mut self.0 {
            Inner::Grapheme(spans) => spans.next(),
            Inner::Word(spans) => spans.next(),
            Inner::Clause(spans) => spans.next(),
            Inner::Sentence(spans) => spans.next(),
            Inner::Paragraph(spans) => spans.next(),
        }
    }
}

impl FusedIterator for UnitSpans<'_> {}
