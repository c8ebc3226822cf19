//! The blocks of a document's main text: headings, paragraphs of turns, and what stands between them.

use alloc::vec;

use judou_dialogue::Turn;
use judou_source::Span;

use super::piece::{Kind, Level, Piece};
use crate::{Document, Region, RegionKind};

/// The blocks of a document, in order; they tile its main text.
#[derive(Clone, Debug)]
pub(super) struct Blocks<'d> {
    document: &'d Document<'d>,
    regions: core::iter::Peekable<vec::IntoIter<Region>>,
    /// The turn that is being given paragraph by paragraph, and the next of them.
    turn: Option<(usize, &'d Turn, usize)>,
    turns_given: usize,
    section: Option<usize>,
    last: Last,
}

/// What came before the next block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Last {
    Nothing,
    Heading,
    Turn,
    Other,
}

impl<'d> Blocks<'d> {
    pub(super) fn new(document: &'d Document<'d>) -> Self {
        Self {
            document,
            regions: document.regions().into_inner().peekable(),
            turn: None,
            turns_given: 0,
            section: None,
            last: Last::Nothing,
        }
    }

    /// The next paragraph of the turn that is being given.
    fn paragraph(&mut self) -> Option<Piece> {
        let (index, turn, number) = self.turn?;
        let text = self.document.text();
        let from = |number: usize| {
            let at = turn.paragraphs.get(number)?.start;
            Some(line_start(text, Span::new(turn.paragraphs.get(number - 1)?.end, at)))
        };
        let start = if number == 0 { turn.span.start } else { from(number)? };
        // Spans of a turn that were out of order would be one paragraph.
        let next = from(number + 1).filter(|&next| start < next && next < turn.span.end);
        let mut span = Span::new(start, next.unwrap_or(turn.span.end));
        self.turn = next.map(|_| (index, turn, number + 1));
        if next.is_none() {
            span.end = self.blank_after(span.end);
        }
        let level = if number == 0 { self.last.level_before(Last::Turn) } else { Level::Paragraph };
        let label_end = if number == 0 { label_end(turn) } else { 0 };
        let piece = Piece::block(span, level, Kind::Text);
        let (turn, is_start) = (Some(index), number == 0);
        Some(Piece { turn, is_start, label_end, section: self.section, ..piece })
    }

    /// Whether anybody goes on speaking.
    fn turns_left(&self) -> bool {
        self.turns_given < self.document.turns().len()
    }

    /// Where the white space after `end` ends.
    fn blank_after(&mut self, end: usize) -> usize {
        let is_blank =
            |region: &Region| region.kind == RegionKind::Blank && region.span.start == end;
        self.regions.next_if(is_blank).map_or(end, |blank| blank.span.end)
    }
}

impl Last {
    /// How good a place to cut is in front of a block of this sort, which is the last from now on.
    pub(super) const fn level_before(&mut self, sort: Self) -> Level {
        let last = core::mem::replace(self, sort);
        match (last, sort) {
            (_, Self::Heading) => Level::Section,
            // A heading that ends a chunk heads nothing.
            (Self::Heading, _) => Level::Lowest,
            (Self::Turn, _) | (_, Self::Turn) => Level::Turn,
            _ => Level::Paragraph,
        }
    }
}

/// The end of `between`, less the indentation before it, which belongs to its line.
fn line_start(text: &str, between: Span) -> usize {
    let between_text = between.of(text);
    let is_break = |char| matches!(char, '\n' | '\r' | '\u{2028}' | '\u{2029}');
    let line = between_text.rsplit(is_break).next().unwrap_or_default();
    if line.len() == between_text.len() { between.end } else { between.end - line.len() }
}

/// Where what is said starts, if the turn starts with its label.
const fn label_end(turn: &Turn) -> usize {
    let is_first = turn.label.start == turn.span.start && !turn.label.is_empty();
    if is_first && turn.content.start >= turn.label.end && turn.content.start < turn.span.end {
        turn.content.start
    } else {
        0
    }
}

impl Iterator for Blocks<'_> {
    type Item = Piece;

    fn next(&mut self) -> Option<Piece> {
        if self.turn.is_some() {
            return self.paragraph();
        }
        let region = self.regions.find(|region| region.kind.is_text())?;
        let (sort, kind) = match region.kind {
            RegionKind::Turn(index) => {
                if let Some(turn) = self.document.turns().get(index)
                    && turn.span == region.span
                {
                    self.turn = Some((index, turn, 0));
                    self.turns_given = index + 1;
                    return self.paragraph();
                }
                (Last::Turn, Kind::Text)
            }
            RegionKind::Heading(index) => {
                self.section = Some(index);
                (Last::Heading, Kind::Text)
            }
            RegionKind::Code => (Last::Other, Kind::Lines),
            RegionKind::Table => (Last::Other, Kind::Rows),
            _ => (Last::Other, Kind::Text),
        };
        let span = Span::new(region.span.start, self.blank_after(region.span.end));
        let is_between_turns = self.last == Last::Turn && sort == Last::Other && self.turns_left();
        let level = self.last.level_before(sort);
        // A picture or a note between two turns stays with the first if it can.
        let level = if is_between_turns { Level::Stretch } else { level };
        let piece = Piece::block(span, level, kind);
        Some(Piece { section: self.section, ..piece })
    }
}
