//! A document's body cut into sentences, words and the rest, along its structure.
//!
//! The segmenters see one piece of the body at a time: a heading, a gap, and of a turn first the label, then
//! what is said. So no unit straddles a turn, a heading or a label, and the units still tile the
//! body. What is a sentence or a word is judou-segment's business.

use core::iter::FusedIterator;

use judou_segment::Unit;
use judou_source::Span;

use crate::Document;
use crate::structure::{PartKind, Structure};

impl<'a> Document<'a> {
    /// The body cut into units of one kind, in order; they tile it.
    ///
    /// A turn's label is a piece of its own, so that no sentence begins with a name and a colon: where
    /// labels don't matter, leave out the spans that start a turn, or segment
    /// [`Turn::content`](crate::dialogue::Turn::content) alone with [`Document::units_in`].
    ///
    /// Nothing is segmented before it is asked for. To know where the next piece ends costs one look
    /// at the next turn and the next heading.
    ///
    /// # Examples
    ///
    /// ```
    /// use judou::{Document, Unit};
    ///
    /// let text = "甲：你来了？坐。\n\n乙：好。\n\n甲：喝茶。\n\n乙：谢谢。\n";
    /// let document = Document::parse(text);
    /// let sentences = document.units(Unit::Sentence).map(|span| span.of(text).trim());
    /// let start: Vec<&str> = sentences.filter(|sentence| !sentence.is_empty()).take(4).collect();
    /// assert_eq!(start, ["甲：", "你来了？", "坐。", "乙："]);
    /// ```
    pub const fn units(&self, unit: Unit) -> Units<'_, 'a> {
        Units { parts: Structure::new(self), unit, rest: Span::empty(0), piece: None }
    }

    /// [`Document::units`] of [`Unit::Sentence`].
    pub const fn sentences(&self) -> Units<'_, 'a> {
        self.units(Unit::Sentence)
    }

    /// [`Document::units`] of [`Unit::Word`].
    pub const fn words(&self) -> Units<'_, 'a> {
        self.units(Unit::Word)
    }

    /// A part of the file cut into units, with spans into the file; they tile `span`.
    ///
    /// # Examples
    ///
    /// ```
    /// use judou::{Document, Unit};
    ///
    /// let text = "甲：你来了？坐。\n\n乙：好。\n\n甲：喝茶。\n\n乙：谢谢。\n";
    /// let document = Document::parse(text);
    /// let said = document.turns()[0].content;
    /// let sentences: Vec<_> = document.units_in(said, Unit::Sentence).collect();
    /// assert_eq!(sentences.len(), 2);
    /// assert_eq!(sentences[1].of(text), "坐。");
    /// ```
    pub fn units_in(&self, span: Span, unit: Unit) -> impl Iterator<Item = Span> + 'a {
        judou_segment::spans(span.of(self.text()), unit).map(move |inner| inner.shift(span.start))
    }
}

/// The units of a document's body. Made by [`Document::units`].
#[derive(Clone, Debug)]
pub struct Units<'d, 'a> {
    parts: Structure<'d, 'a>,
    unit: Unit,
    /// What is left of a part of which a part is a piece of its own.
    rest: Span,
    piece: Option<Piece<'a>>,
}

/// The part of the body that is being cut, and where it starts in the file.
#[derive(Clone, Debug)]
struct Piece<'a> {
    start: usize,
    spans: judou_segment::UnitSpans<'a>,
}

impl<'a> Units<'_, 'a> {
    fn next_piece(&mut self) -> Option<Piece<'a>> {
        let span = self.next_piece_span()?;
        let text = self.parts.document().text();
        Some(Piece { start: span.start, spans: judou_segment::spans(span.of(text), self.unit) })
    }

    fn next_piece_span(&mut self) -> Option<Span> {
        if !self.rest.is_empty() {
            return Some(core::mem::take(&mut self.rest));
        }
        let document = self.parts.document();
        loop {
            let part = self.parts.next()?;
            // The front matter is no part of the body, nor is a byte order mark before it.
            let span = Span::new(part.span.start.max(document.body().start), part.span.end);
            if span.is_empty() {
                continue;
            }
            let PartKind::Turn(turn) = part.kind else { return Some(span) };
            let Some((_, label)) = document.turn_spans(turn) else { return Some(span) };
            if label.start == span.start && label.end < span.end && !label.is_empty() {
                self.rest = Span::new(label.end, span.end);
                return Some(label);
            }
            return Some(span);
        }
    }
}

impl Iterator for Units<'_, '_> {
    type Item = Span;

    fn next(&mut self) -> Option<Span> {
        loop {
            if let Some(piece) = &mut self.piece
                && let Some(span) = piece.spans.next()
            {
                return Some(span.shift(piece.start));
            }
            self.piece = Some(self.next_piece()?);
        }
    }
}

impl FusedIterator for Units<'_, '_> {}
