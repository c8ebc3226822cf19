//! What is wrong with a word or a file of words.

use alloc::string::ToString;
use core::fmt;

use judou_source::{Diagnostic, Span};

use super::{MAX_WEIGHT, MAX_WORD};

/// Why a file of words could not be read: what, and where in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LexiconError {
    kind: LexiconErrorKind,
    span: Span,
    line: usize,
}

/// What is wrong with a word of a lexicon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum LexiconErrorKind {
    /// There is no word.
    EmptyWord,
    /// It is longer than 256 bytes of UTF-8.
    WordTooLong,
    /// It has a line break in it; text is read line by line.
    LineBreak,
    /// It begins or ends with white space.
    BlankAtEdge,
    /// The weight is not from 1 to 100.
    WeightOutOfRange,
    /// A part that it is to be cut into is empty.
    EmptyPart,
    /// The parts together are not the word.
    PartsDiffer,
    /// What follows the word is neither a weight nor parts.
    UnknownValue,
    /// There is a third field.
    TooManyFields,
}

impl LexiconError {
    pub(super) const fn new(kind: LexiconErrorKind, span: Span, line: usize) -> Self {
        Self { kind, span, line }
    }

    /// What is wrong.
    pub const fn kind(&self) -> LexiconErrorKind {
        self.kind
    }

    /// Where, in the text that was given.
    pub const fn span(&self) -> Span {
        self.span
    }

    /// The number of the line, from 1.
    pub const fn line(&self) -> usize {
        self.line
    }

    /// The error as a diagnostic, which `judou_source::Excerpt` prints.
    ///
    /// # Examples
    ///
    /// ```
    /// use judou_segment::{Lexicon, Span};
    ///
    /// let error = Lexicon::parse("云原生\tmany\n").unwrap_err();
    /// let diagnostic = error.to_diagnostic();
    /// assert_eq!(diagnostic.code, "judou::segment::lexicon-value");
    /// assert_eq!(diagnostic.span, Span::new(10, 14));
    /// ```
    pub fn to_diagnostic(&self) -> Diagnostic {
        let diagnostic = Diagnostic::error(self.kind.code(), self.kind.to_string(), self.span);
        match self.kind.help() {
            Some(help) => diagnostic.with_help(help),
            None => diagnostic,
        }
    }
}

impl fmt::Display for LexiconError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {}", self.line, self.kind)
    }
}

impl core::error::Error for LexiconError {}

impl LexiconErrorKind {
    const fn code(self) -> &'static str {
        match self {
            Self::EmptyWord => "judou::segment::lexicon-empty-word",
            Self::WordTooLong => "judou::segment::lexicon-word-too-long",
            Self::LineBreak => "judou::segment::lexicon-line-break",
            Self::BlankAtEdge => "judou::segment::lexicon-blank-at-edge",
            Self::WeightOutOfRange => "judou::segment::lexicon-weight",
            Self::EmptyPart => "judou::segment::lexicon-empty-part",
            Self::PartsDiffer => "judou::segment::lexicon-parts",
            Self::UnknownValue => "judou::segment::lexicon-value",
            Self::TooManyFields => "judou::segment::lexicon-fields",
        }
    }

    const fn help(self) -> Option<&'static str> {
        match self {
            Self::UnknownValue | Self::TooManyFields => Some(
                "write the word alone, or a tab and a weight such as `20`, or a tab and parts such as `中华|人民`",
            ),
            Self::PartsDiffer => Some("the parts without their bars must be the word"),
            Self::EmptyWord => Some("a line starts with its word"),
            _ => None,
        }
    }
}

impl fmt::Display for LexiconErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::EmptyWord => f.write_str("there is no word"),
            Self::WordTooLong => write!(f, "the word is longer than {MAX_WORD} bytes"),
            Self::LineBreak => f.write_str("a line break stands in the word"),
            Self::BlankAtEdge => f.write_str("the word begins or ends with white space"),
            Self::WeightOutOfRange => write!(f, "the weight is not from 1 to {MAX_WEIGHT}"),
            Self::EmptyPart => f.write_str("a part of the word is empty"),
            Self::PartsDiffer => f.write_str("the parts do not make up the word"),
            Self::UnknownValue => {
                f.write_str("what follows the word is neither a weight nor its parts")
            }
            Self::TooManyFields => f.write_str("more than two fields"),
        }
    }
}

impl core::error::Error for LexiconErrorKind {}
