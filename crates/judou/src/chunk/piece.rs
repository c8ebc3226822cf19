//! The pieces that chunks are made of, and how a piece that is too large is cut further.

use alloc::boxed::Box;
use alloc::vec;
use alloc::vec::Vec;

use judou_segment::{BoundaryKind, LineBreaks, Quotations, SentenceSegmenter, UnitSpans};
use judou_source::{Lines, Span, lines};

use super::WordCutter;

/// How good a place to cut is in front of a piece, the worst first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Level {
    /// After a heading or inside the white space of a boundary.
    Lowest,
    Grapheme,
    Word,
    Clause,
    Stretch,
    Sentence,
    Line,
    Paragraph,
    Turn,
    Section,
}

/// What a piece is, and so into what it is cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A block of sentences.
    Text,
    /// A block whose lines count.
    Lines,
    /// A table.
    Rows,
    Row,
    Sentence,
    /// What lies between two stops or line breaks of a sentence, those inside quotations too.
    Stretch,
    Clause,
    Word,
    Grapheme,
    /// White space that did not fit after what it follows.
    Blank,
}

impl Kind {
    /// Whether it may be cut for no other reason than to fill a chunk.
    pub(super) const fn is_block(self) -> bool {
        matches!(self, Self::Text | Self::Lines | Self::Rows)
    }
}

/// A part of the main text that is put into a chunk as a whole.
#[derive(Clone, Copy, Debug)]
pub(super) struct Piece {
    pub(super) span: Span,
    pub(super) level: Level,
    pub(super) kind: Kind,
    /// The turn that it belongs to.
    pub(super) turn: Option<usize>,
    /// Whether its turn starts with it; whatever is no turn's starts none.
    pub(super) is_start: bool,
    /// Where what is said starts, if it begins with its turn's label; else 0.
    pub(super) label_end: usize,
    pub(super) section: Option<usize>,
    /// Whether the chunk before has it too.
    pub(super) is_repeated: bool,
}

impl Piece {
    pub(super) const fn block(span: Span, level: Level, kind: Kind) -> Self {
        Self {
            span,
            level,
            kind,
            turn: None,
            is_start: false,
            label_end: 0,
            section: None,
            is_repeated: false,
        }
    }

    /// Where it would end without the white space at its end.
    pub(super) fn filled_end(&self, text: &str) -> usize {
        let whole = self.span.of(text);
        let bytes = whole.as_bytes();
        let mut end = bytes.len();
        // Nearly always there are some line breaks and a character that is no white space.
        while let Some(b' ' | b'\n' | b'\r' | b'\t') =
            end.checked_sub(1).and_then(|last| bytes.get(last))
        {
            end -= 1;
        }
        let is_sure =
            end.checked_sub(1).and_then(|last| bytes.get(last)).is_some_and(u8::is_ascii_graphic);
        if is_sure {
            return self.span.start + end;
        }
        self.span.start + Span::new(0, end).of(whole).trim_end().len()
    }
}

/// What a piece is cut into, one after another.
#[derive(Clone, Debug)]
pub(super) struct Cut<'a> {
    text: &'a str,
    /// The piece, of which the part before `at` is given.
    piece: Piece,
    at: usize,
    /// Where the cutters' text starts in the file.
    start: usize,
    cutter: Cutter<'a>,
    /// How good a place to cut is in front of what comes next.
    level: Level,
    /// A word that was read to see whether it belongs to the one before it.
    ahead: Option<Span>,
}

#[derive(Clone, Debug)]
enum Cutter<'a> {
    Sentences(judou_segment::Boundaries<'a>),
    Stretches(judou_segment::Boundaries<'a>),
    Lines(Lines<'a>),
    Rows(Lines<'a>),
    Cells(core::str::SplitInclusive<'a, char>, usize),
    Clauses(UnitSpans<'a>),
    Words(Words<'a>),
    Graphemes(UnitSpans<'a>),
}

#[derive(Clone, Debug)]
enum Words<'a> {
    Uax29(Box<UnitSpans<'a>>),
    Given(vec::IntoIter<Span>),
}

impl Iterator for Words<'_> {
    type Item = Span;

    fn next(&mut self) -> Option<Span> {
        match self {
            Self::Uax29(words) => words.next(),
            Self::Given(words) => words.next(),
        }
    }
}

/// What the caller's function takes for words, less the ends that would cut a grapheme; the words tile
/// `text` whatever it gives.
fn given_words(text: &str, cutter: &WordCutter) -> Vec<Span> {
    let mut ends = (cutter.0)(text).into_iter().map(|span| span.end).peekable();
    let mut words = Vec::new();
    let mut start = 0;
    for grapheme in judou_segment::graphemes(text).spans() {
        while ends.next_if(|&end| end < grapheme.end).is_some() {}
        if ends.next_if_eq(&grapheme.end).is_some() || grapheme.end == text.len() {
            words.push(Span::new(start, grapheme.end));
            start = grapheme.end;
        }
    }
    words
}

impl<'a> Cut<'a> {
    /// Cuts `piece` one level further; `None` if it is a grapheme.
    pub(super) fn new(text: &'a str, piece: Piece, words: Option<&WordCutter>) -> Option<Self> {
        use judou_segment::Unit;
        // The label stays with what comes first, as long as there is anything to cut behind it.
        let start = piece.label_end.max(piece.span.start);
        let is_label = start > piece.span.start
            && (piece.kind == Kind::Grapheme
                || Span::new(start, piece.span.end).of(text).trim().is_empty());
        let (start, kind) =
            if is_label { (piece.span.start, Kind::Word) } else { (start, piece.kind) };
        let rest = Span::new(start, piece.span.end).of(text);
        let cutter = match kind {
            Kind::Text => Cutter::Sentences(SentenceSegmenter::new().boundaries(rest)),
            Kind::Lines => Cutter::Lines(lines(rest)),
            Kind::Rows => Cutter::Rows(lines(rest)),
            Kind::Row => Cutter::Cells(rest.split_inclusive('|'), 0),
            Kind::Sentence => {
                let stretches = SentenceSegmenter::new()
                    .quotations(Quotations::Split)
                    .line_breaks(LineBreaks::Hard);
                Cutter::Stretches(stretches.boundaries(rest))
            }
            Kind::Stretch => Cutter::Clauses(judou_segment::spans(rest, Unit::Clause)),
            Kind::Clause => Cutter::Words(match words {
                Some(cutter) => Words::Given(given_words(rest, cutter).into_iter()),
                None => Words::Uax29(Box::new(judou_segment::spans(rest, Unit::Word))),
            }),
            Kind::Word | Kind::Blank => {
                Cutter::Graphemes(judou_segment::spans(rest, Unit::Grapheme))
            }
            Kind::Grapheme => return None,
        };
        let piece = if is_label { Piece { label_end: 0, ..piece } } else { piece };
        let level = piece.level;
        Some(Self { text, piece, at: piece.span.start, start, cutter, level, ahead: None })
    }

    /// Where the next part ends, what it is, and how good a place to cut is behind it.
    fn part(&mut self) -> Option<(usize, Kind, Level)> {
        let start = self.start;
        let end = |span: Span| start + span.end;
        Some(match &mut self.cutter {
            Cutter::Sentences(boundaries) => {
                let boundary = boundaries.next()?;
                let level = match boundary.kind {
                    BoundaryKind::Line | BoundaryKind::Paragraph => Level::Line,
                    _ => Level::Sentence,
                };
                (start + boundary.end, Kind::Sentence, level)
            }
            Cutter::Stretches(boundaries) => {
                (start + boundaries.next()?.end, Kind::Stretch, Level::Stretch)
            }
            Cutter::Lines(lines) => (end(lines.next()?.full()), Kind::Sentence, Level::Line),
            Cutter::Rows(lines) => (end(lines.next()?.full()), Kind::Row, Level::Line),
            Cutter::Cells(cells, at) => {
                *at += cells.next()?.len();
                (start + *at, Kind::Sentence, Level::Sentence)
            }
            Cutter::Clauses(clauses) => (end(clauses.next()?), Kind::Clause, Level::Clause),
            Cutter::Words(words) => {
                let mut word = match self.ahead.take() {
                    Some(word) => word,
                    None => words.next()?,
                };
                // Space and marks that close stay with the word before them.
                for next in words.by_ref() {
                    if !attaches(next.shift(start).of(self.text)) {
                        self.ahead = Some(next);
                        break;
                    }
                    word.end = next.end;
                }
                (end(word), Kind::Word, Level::Word)
            }
            Cutter::Graphemes(graphemes) => {
                (end(graphemes.next()?), Kind::Grapheme, Level::Grapheme)
            }
        })
    }
}

impl Iterator for Cut<'_> {
    type Item = Piece;

    fn next(&mut self) -> Option<Piece> {
        let start = self.at;
        let (end, kind, level) = loop {
            let part = self.part()?;
            // The first part reaches behind the label.
            if part.0 > start {
                break part;
            }
        };
        self.at = end;
        let level = core::mem::replace(&mut self.level, level);
        let is_first = start == self.piece.span.start;
        let label_end =
            if is_first && self.piece.label_end < end { self.piece.label_end } else { 0 };
        let is_start = is_first && self.piece.is_start;
        Some(Piece { span: Span::new(start, end), level, kind, is_start, label_end, ..self.piece })
    }
}

/// Whether a piece between words belongs to the word before it: white space, and marks that do not
/// open anything.
fn attaches(piece: &str) -> bool {
    let is_mark = |char: char| {
        char.is_whitespace()
            || matches!(
                char,
                '.' | ','
                    | ';'
                    | ':'
                    | '!'
                    | '?'
                    | ')'
                    | ']'
                    | '}'
                    | '%'
                    | '…'
                    | '”'
                    | '’'
                    | '»'
                    | '。'
                    | '，'
                    | '、'
                    | '；'
                    | '：'
                    | '！'
                    | '？'
                    | '」'
                    | '』'
                    | '）'
                    | '】'
                    | '》'
                    | '〉'
                    | '｡'
                    | '．'
                    | '･'
                    | '・'
                    | '〕'
                    | '］'
                    | '｝'
                    | '～'
                    | 'ー'
                    | '—'
            )
    };
    piece.chars().all(is_mark)
}
