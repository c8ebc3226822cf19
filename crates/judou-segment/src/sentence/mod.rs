//! Sentences, by rules that know the quotations, titles, tokens and lines of mixed text.
//!
//! In goes a text, out come the ends of its sentences with what each is and why. [`scanner`] is the
//! forward pass, which goes from one event to the next ([`scan`], [`hits`], [`event`]): what may end a sentence
//! ([`ends`], and [`plain`] for most of them), and what opens and closes ([`marks`]). Most of a text is gone over
//! in a [`run`], marks with what they enclose included ([`quoted`]).
//!
//! The other modules answer its questions: what a full stop is ([`full_stop`]), where a quotation belongs
//! ([`quotation`]), what follows ([`follow`], [`taken_up`], [`report`]), what stays left ([`tail`], [`emphasis`],
//! [`face`]), what is passed over whole ([`opaque`]), what a line break means ([`mod@line`]), where a clause ends
//! within a sentence ([`clause`]). None of them looks further than a constant number of bytes, so the pass is
//! linear, and [`stream`] can run it on a text that is still arriving; [`level`] gives clauses and paragraphs with
//! it.

mod abbreviation;
mod class;
mod clause;
mod ellipsis;
mod emphasis;
mod ends;
mod event;
mod face;
mod fence;
mod file;
mod follow;
mod full_stop;
mod hits;
mod level;
mod line;
mod list;
mod marks;
mod name;
mod opaque;
mod pairs;
mod plain;
mod proposal;
mod quotation;
mod quoted;
mod report;
mod run;
mod scan;
mod scanner;
mod soft;
mod stack;
mod stream;
mod tail;
mod taken_up;
mod text;
mod verbs;

use core::iter::FusedIterator;

use judou_source::Span;

use crate::Spans;

pub use level::{LevelBoundary, Levels, levels};
pub use stream::SentenceStream;

use run::End;
use scanner::Scanner;
use text::Text;

/// Splits `text` into sentences by the default rules; white space stays with the sentence before it.
///
/// The same as [`SentenceSegmenter::new`]`().sentences(text)`. Nobody has to say which language it is,
/// and languages may change in mid-sentence. A sentence ends at a stop that is no part of a token, a
/// name, a title or an attached quotation, or at a line break that is no wrap.
///
/// # Examples
///
/// ```
/// use judou_segment::sentences;
///
/// let split = |text: &'static str| sentences(text).collect::<Vec<_>>();
/// // A quotation stays with the clause that reports it; one that stands alone splits.
/// assert_eq!(split("“走吧。天黑了。”他说。"), ["“走吧。天黑了。”他说。"]);
/// assert_eq!(split("“有人吗？我来送信。”"), ["“有人吗？", "我来送信。”"]);
/// // Stops in titles, tokens and abbreviations are none.
/// assert_eq!(split("《走吧！》在Inc.社3.5階で。見た？"), ["《走吧！》在Inc.社3.5階で。", "見た？"]);
/// // White space stays left, but for the indentation of a new line.
/// assert_eq!(split("One. Two.\n　　三。"), ["One. ", "Two.\n", "　　三。"]);
/// ```
pub fn sentences(text: &str) -> Sentences<'_> {
    SentenceSegmenter::new().sentences(text)
}

/// What a single line break means; a blank line always ends a sentence.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum LineBreaks {
    /// A boundary, unless the line stops in the middle of a clause, as hard-wrapped text does.
    #[default]
    Auto,
    /// Always a boundary: verse, subtitles, one sentence a line.
    Hard,
    /// White space: only blank lines, and breaks before bullets, enumerators and headings, count.
    Soft,
}

/// What happens to the stops inside a quotation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Quotations {
    /// A quotation attached to a reporting clause stays whole with it; one that stands alone splits.
    #[default]
    Attached,
    /// No quotation is split inside.
    Whole,
    /// Every stop counts, inside quotations too.
    Split,
}

/// Which markup the text is in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Markup {
    /// None that matters: emphasis, links, bullets, headings and tables are known all the same, for they
    /// stand in plain text too.
    #[default]
    Plain,
    /// Markdown: a fenced code block is one sentence, blank lines in it included, and runs to the end of
    /// the text if it is never closed.
    Markdown,
}

/// What a boundary is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum BoundaryKind {
    /// A stop, with what closes after it.
    Stop,
    /// A mark that is no stop but stands where one would: an ellipsis, ♪, an emoji.
    Soft,
    /// A line break.
    Line,
    /// A blank line.
    Paragraph,
    /// The end of the text.
    End,
    /// A mark within a sentence; [`levels`] has it.
    Clause,
}

/// Why there is a boundary; the last four are those of clauses within a sentence, as [`levels`] gives them, which
/// [`Reason::Stop`] and [`Reason::Ellipsis`] may end, too.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Reason {
    /// A stop, outside all marks that would make it part of something else.
    Stop,
    /// The end of a quotation that a colon or a comma leads in and that holds its own stop.
    Quotation,
    /// The end of a quotation that stands alone: a turn.
    Turn,
    /// The end of a bracket that stands alone and holds its own stop.
    Bracket,
    /// An ellipsis between a whole clause and a new one.
    Ellipsis,
    /// ♪, ☆ or an emoji between two whole clauses.
    SoftEnder,
    /// A blank line.
    BlankLine,
    /// A line break before or after something that is a line of its own: a heading, an item, a label.
    Structure,
    /// A line break after a line that was not wrapped.
    LineBreak,
    /// The end of the text.
    EndOfText,
    /// `,`, ，, 、 and their like.
    Comma,
    /// `;`, ；.
    Semicolon,
    /// `:`, ：.
    Colon,
    /// ——, – between blanks.
    Dash,
}

/// The end of a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct SentenceBoundary {
    /// Byte offset where the sentence ends, white space after it included.
    pub end: usize,
    /// What it is.
    pub kind: BoundaryKind,
    /// Why it is one.
    pub reason: Reason,
    /// How many quotations and brackets are open there: 0 outside all of them, at most 12.
    ///
    /// A mark that is never closed opens nothing, nor does a quotation with [`Quotations::Split`].
    pub depth: usize,
}

/// Options for splitting into sentences.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct SentenceSegmenter {
    line_breaks: LineBreaks,
    quotations: Quotations,
    markup: Markup,
}

impl SentenceSegmenter {
    /// The default rules.
    pub const fn new() -> Self {
        Self {
            line_breaks: LineBreaks::Auto,
            quotations: Quotations::Attached,
            markup: Markup::Plain,
        }
    }

    /// What a single line break means.
    pub const fn line_breaks(mut self, policy: LineBreaks) -> Self {
        self.line_breaks = policy;
        self
    }

    /// What happens to the stops inside a quotation.
    pub const fn quotations(mut self, policy: Quotations) -> Self {
        self.quotations = policy;
        self
    }

    /// Which markup the text is in.
    ///
    /// # Examples
    ///
    /// ```
    /// use judou_segment::{Markup, SentenceSegmenter};
    ///
    /// let text = "运行：\n```sh\nmake. all\n\nls\n```\n完成。";
    /// let split: Vec<_> = SentenceSegmenter::new().markup(Markup::Markdown).sentences(text).collect();
    /// assert_eq!(split, ["运行：\n", "```sh\nmake. all\n\nls\n```\n", "完成。"]);
    /// ```
    pub const fn markup(mut self, markup: Markup) -> Self {
        self.markup = markup;
        self
    }

    /// The sentences of `text`.
    pub fn sentences(self, text: &str) -> Sentences<'_> {
        Sentences { boundaries: self.boundaries(text), at: 0 }
    }

    /// The ends of the clauses, sentences and paragraphs of `text`, in one pass.
    ///
    /// They nest: a paragraph ends with a sentence, and a sentence with a clause. With these options as they are they
    /// are those of [`crate::clauses`], [`sentences`] and [`crate::paragraphs`]; with [`Markup::Markdown`] no
    /// paragraph ends in a fenced code block. How many marks are open at the end of a sentence
    /// [`Self::boundaries`] tells.
    pub fn levels(self, text: &str) -> Levels<'_> {
        Levels::new(self, text)
    }

    /// A splitter for text that arrives in chunks.
    pub const fn stream(self) -> SentenceStream {
        SentenceStream::new(self)
    }

    /// The ends of the sentences of `text`, with kind, reason and depth; the last is the end of the text.
    ///
    /// # Examples
    ///
    /// ```
    /// use judou_segment::{Reason, SentenceSegmenter};
    ///
    /// let text = "“有人吗？我来送信。”没有人。";
    /// let found: Vec<_> = SentenceSegmenter::new()
    ///     .boundaries(text)
    ///     .map(|boundary| (boundary.end, boundary.reason, boundary.depth))
    ///     .collect();
    /// assert_eq!(found, [(15, Reason::Stop, 1), (33, Reason::Turn, 0), (45, Reason::Stop, 0)]);
    /// ```
    pub fn boundaries(self, text: &str) -> Boundaries<'_> {
        Boundaries { text, scanner: Scanner::new(self) }
    }
}

/// Iterator over sentences; see [`sentences`].
#[derive(Clone, Debug)]
pub struct Sentences<'a> {
    boundaries: Boundaries<'a>,
    at: usize,
}

impl<'a> Sentences<'a> {
    /// The text that is still to come.
    pub fn as_str(&self) -> &'a str {
        let text = self.boundaries.text;
        Span::new(self.at, text.len()).of(text)
    }

    /// The byte spans of the sentences still to come.
    pub fn spans(self) -> Spans<Self> {
        let at = self.at;
        Spans::new(self, at)
    }
}

impl<'a> Iterator for Sentences<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        let start = self.at;
        self.at = self.boundaries.next()?.end;
        Some(Span::new(start, self.at).of(self.boundaries.text))
    }
}

impl FusedIterator for Sentences<'_> {}

/// Iterator over the ends of sentences; see [`SentenceSegmenter::boundaries`].
#[derive(Clone, Debug)]
pub struct Boundaries<'a> {
    text: &'a str,
    scanner: Scanner,
}

impl Iterator for Boundaries<'_> {
    type Item = SentenceBoundary;

    #[inline]
    fn next(&mut self) -> Option<SentenceBoundary> {
        // A run has found most of them; what it has is given by itself, which is a percent or two faster.
        match self.scanner.pop_plain() {
            Some(end) => Some(end.into()),
            None => self.scanner.find_end(Text(self.text)).map(SentenceBoundary::from),
        }
    }
}

impl From<End> for SentenceBoundary {
    #[inline]
    fn from(End { at, kind, reason, depth }: End) -> Self {
        Self { end: at, kind, reason, depth: usize::from(depth) }
    }
}

impl FusedIterator for Boundaries<'_> {}
