//! What a document says where its notation hides it: names and words without the syntax round them.
//!
//! Formats for programs write dialogue as JSON, XML or cues, and nobody wants brackets, escapes and times
//! in a chunk. [`Reading`] is the text that a reader would see, a paragraph with the speaker's name for
//! each turn, and knows where in the file each part of it stands; the spans of chunks come from there.
//! [`super::align`] finds out how words and file correspond within a turn.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;

use judou_segment::Unit;
use judou_source::Span;

use super::align;
use super::block::{Blocks, Last};
use super::label::name_label;
use super::piece::{Kind, Level, Piece};
use crate::Document;

/// The text that chunks are made of.
#[derive(Clone, Debug)]
pub(super) enum Text<'d> {
    /// The file itself.
    File(&'d str),
    /// What the file says.
    Reading(alloc::sync::Arc<Reading<'d>>),
}

/// The text of a document without the syntax of its notation.
#[derive(Clone, Debug)]
pub(super) struct Reading<'d> {
    file: &'d str,
    text: String,
    pub(super) blocks: Vec<Piece>,
    /// What each turn, heading and event reads as, with the white space behind it; they tile the text.
    parts: Vec<Part>,
    /// Within these, where text and file correspond, in order and disjoint.
    runs: Vec<Run>,
}

/// A turn, a heading or an event.
#[derive(Clone, Copy, Debug)]
struct Part {
    /// What it reads as, with the white space that sets it apart from what comes next; never empty.
    text: Span,
    /// Where that white space starts: the end of the part in the file, closing tags and all.
    said: usize,
    file: Span,
}

/// A stretch of the text and the stretch of the file that says it. Where they are as long as one another
/// they are the same; else positions in one are taken for proportional to those in the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Run {
    /// Never empty.
    pub(super) text: Span,
    pub(super) file: Span,
}

/// What stands between two blocks.
const BETWEEN: &str = "\n\n";

/// Whether the turns hide their words in a page whose other parts are for readers: rows of a table,
/// components.
fn is_page(document: &Document<'_>) -> bool {
    use judou_dialogue::Notation;
    matches!(document.notation(), Some(Notation::Table | Notation::Component))
}

impl<'d> Text<'d> {
    pub(super) fn new(document: &'d Document<'d>) -> Self {
        if crate::regions::is_syntax(document) || is_page(document) {
            Self::Reading(alloc::sync::Arc::new(Reading::new(document)))
        } else {
            Self::File(document.text())
        }
    }

    pub(super) fn as_str(&self) -> &str {
        match self {
            Self::File(text) => text,
            Self::Reading(reading) => &reading.text,
        }
    }

    pub(super) const fn is_reading(&self) -> bool {
        matches!(self, Self::Reading(_))
    }

    /// The parts of the file that say what stands under `spans`, those that touch as one.
    pub(super) fn in_file(&self, spans: Vec<Span>) -> Vec<Span> {
        match self {
            Self::File(_) => spans,
            Self::Reading(reading) => reading.in_file(&spans),
        }
    }

    /// How many bytes of the file say what stands under `span`.
    pub(super) fn length_in_file(&self, span: Span) -> usize {
        match self {
            Self::File(_) => span.len(),
            Self::Reading(reading) => reading.in_file(&[span]).iter().map(|it| it.len()).sum(),
        }
    }

    /// The text under `spans`, with `label` before it.
    pub(super) fn compose(&self, spans: &[Span], label: &str) -> Cow<'d, str> {
        match self {
            Self::File(text) => super::draft::compose(text, spans, label),
            Self::Reading(reading) => {
                Cow::Owned(super::draft::compose(&reading.text, spans, label).into_owned())
            }
        }
    }
}

impl<'d> Reading<'d> {
    fn new(document: &'d Document<'d>) -> Self {
        let file = document.text();
        let mut reading = Self {
            file,
            text: String::new(),
            blocks: Vec::new(),
            parts: Vec::new(),
            runs: Vec::new(),
        };
        let mut blocks = Blocks::new(document).peekable();
        let mut last = Last::Nothing;
        let is_page = is_page(document);
        while let Some(mut block) = blocks.next() {
            while let Some(more) =
                blocks.next_if(|next| next.turn.is_some() && next.turn == block.turn)
            {
                block.span.end = more.span.end;
            }
            let turn = block.turn.and_then(|index| document.turns().get(index));
            let sort = match turn {
                Some(_) => Last::Turn,
                None if block.level == Level::Section => Last::Heading,
                None => Last::Other,
            };
            let kind = if is_page && turn.is_none() { block.kind } else { Kind::Text };
            let piece = Piece { level: last.level_before(sort), kind, ..block };
            if let Some(turn) = turn {
                let label = name_label(document, turn);
                reading.add_turn(piece, &label, turn.words(file), &turn.paragraphs);
            } else if is_page {
                reading.add_as_written(piece);
            } else {
                let heading = (sort == Last::Heading).then_some(block.section).flatten();
                let heading = heading.and_then(|index| document.sections().get(index));
                let span = heading.map_or(block.span, |heading| heading.title);
                reading.add(piece, &align::plain(span.of(file)));
            }
        }
        reading
    }

    /// Adds what stands under `piece` as it stands there; bars and braces between turns say nothing.
    fn add_as_written(&mut self, piece: Piece) {
        let file = piece.span.trim(self.file);
        let written = file.of(self.file);
        if !written.contains(char::is_alphanumeric) {
            return self.add(piece, "");
        }
        let start = self.begin();
        self.text.push_str(written);
        let text = Span::new(start, self.text.len());
        self.runs.push(Run { text, file });
        self.blocks.push(Piece { span: text, ..piece });
        self.end(start, piece.span);
    }

    /// Adds what stands under `piece` and reads as `said`.
    fn add(&mut self, piece: Piece, said: &str) {
        if said.is_empty() {
            return self.add_silence(piece);
        }
        let start = self.begin();
        self.text.push_str(said);
        self.blocks.push(Piece { span: Span::new(start, self.text.len()), ..piece });
        self.end(start, piece.span);
    }

    /// Adds what says nothing as the white space that sets the next apart, so that it is in some chunk.
    fn add_silence(&mut self, piece: Piece) {
        let start = self.text.len();
        self.text.push_str(BETWEEN);
        let text = Span::new(start, self.text.len());
        self.blocks.push(Piece { span: text, kind: Kind::Blank, ..piece });
        self.parts.push(Part { text, said: self.text.len(), file: piece.span });
    }

    /// Adds a turn: a block for each paragraph of `words`, which stand in `paragraphs` of the file.
    fn add_turn(&mut self, piece: Piece, label: &str, words: &str, paragraphs: &[Span]) {
        let start = self.begin();
        self.text.push_str(label);
        let said = self.text.len();
        self.text.push_str(words.trim());
        let words = Span::new(said, self.text.len()).of(&self.text);

        if said > start {
            let first = paragraphs.first().map_or(piece.span.end, |first| first.start);
            let file = Span::new(piece.span.start, first.clamp(piece.span.start, piece.span.end));
            self.runs.push(Run { text: Span::new(start, said), file });
        }
        align::align(words, said, self.file, paragraphs, &mut self.runs);

        let mut at = start;
        for paragraph in judou_segment::spans(words, Unit::Paragraph) {
            let end = said + paragraph.end;
            let is_start = at == start;
            self.blocks.push(Piece {
                span: Span::new(at, end),
                level: if is_start { piece.level } else { Level::Paragraph },
                is_start,
                label_end: if is_start && said > start { said } else { 0 },
                ..piece
            });
            at = end;
        }
        if at == start {
            // Nobody says anything: the name alone.
            self.blocks.push(Piece { span: Span::new(start, said), label_end: 0, ..piece });
        }
        self.end(start, piece.span);
    }

    /// Sets what comes apart from what is there, and says where it starts.
    fn begin(&mut self) -> usize {
        if let (Some(block), Some(part)) = (self.blocks.last_mut(), self.parts.last_mut())
            && block.kind != Kind::Blank
        {
            self.text.push_str(BETWEEN);
            block.span.end = self.text.len();
            part.text.end = self.text.len();
        }
        self.text.len()
    }

    /// Notes that all from `start` on is what `file` says.
    fn end(&mut self, start: usize, file: Span) {
        if let Some(block) = self.blocks.last_mut().filter(|_| self.text.len() == start) {
            // What says nothing is in some chunk all the same.
            self.text.push('\n');
            block.span.end = self.text.len();
        }
        let text = Span::new(start, self.text.len());
        self.parts.push(Part { text, said: start + text.of(&self.text).trim_end().len(), file });
    }

    fn in_file(&self, spans: &[Span]) -> Vec<Span> {
        let mut found: Vec<Span> = Vec::new();
        for &span in spans {
            let first = self.parts.partition_point(|part| part.text.end <= span.start);
            for part in self.parts.get(first..).unwrap_or_default() {
                if part.text.start >= span.end {
                    break;
                }
                let place = |at: usize| match at {
                    at if at <= part.text.start => part.file.start,
                    at if at >= part.said => part.file.end,
                    at => self.place(at).clamp(part.file.start, part.file.end),
                };
                let (start, end) = (place(span.start), place(span.end));
                match found.last_mut() {
                    _ if start >= end => {}
                    Some(last) if last.end == start => last.end = end,
                    _ => found.push(Span::new(start, end)),
                }
            }
        }
        found
    }

    /// Where in the file offset `at` of the text is said; never less for a greater one. What the text
    /// leaves out belongs to what is before it.
    fn place(&self, at: usize) -> usize {
        let next = self.runs.partition_point(|run| run.text.start <= at);
        let Some(run) = next.checked_sub(1).and_then(|last| self.runs.get(last)) else { return 0 };
        let at = at.min(run.text.end) - run.text.start;
        let (whole, length) = (run.text.len(), run.file.len());
        let offset = if whole == length { at } else { at.saturating_mul(length) / whole.max(1) };
        let mut place = run.file.start + offset;
        while !self.file.is_char_boundary(place) {
            place -= 1;
        }
        place
    }
}
