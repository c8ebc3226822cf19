//! What the parsers found, laid over the file: front matter, headings, turns and the gaps between.
//!
//! The parts tile the file whatever the spans are: a heading that stood inside a turn would cut it in
//! two, and of two turns that overlapped the first would keep the bytes. What a gap holds is
//! [`crate::regions`]' job.

use core::iter::FusedIterator;

use judou_source::Span;

use crate::Document;

/// What a [`Part`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PartKind {
    FrontMatter,
    /// Its index in the transcript's turns.
    Turn(usize),
    /// Its index in the transcript's sections.
    Heading(usize),
    Gap,
}

/// A stretch of the file that one parser found, or none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Part {
    pub(crate) kind: PartKind,
    /// Never empty.
    pub(crate) span: Span,
}

/// The parts of a document, in order.
#[derive(Clone, Debug)]
pub(crate) struct Structure<'d, 'a> {
    document: &'d Document<'a>,
    at: usize,
    heading: usize,
    turn: usize,
}

impl<'d, 'a> Structure<'d, 'a> {
    pub(crate) const fn new(document: &'d Document<'a>) -> Self {
        Self { document, at: 0, heading: 0, turn: 0 }
    }

    #[cfg(feature = "segment")]
    pub(crate) const fn document(&self) -> &'d Document<'a> {
        self.document
    }

    /// The first heading that ends after the current offset.
    fn next_heading(&mut self) -> Option<Span> {
        loop {
            let span = self.document.heading_span(self.heading)?;
            if span.end > self.at && !span.is_empty() {
                return Some(span);
            }
            self.heading += 1;
        }
    }

    /// The first turn that ends after the current offset.
    fn next_turn(&mut self) -> Option<Span> {
        loop {
            let (span, _) = self.document.turn_spans(self.turn)?;
            if span.end > self.at && !span.is_empty() {
                return Some(span);
            }
            self.turn += 1;
        }
    }
}

impl Iterator for Structure<'_, '_> {
    type Item = Part;

    fn next(&mut self) -> Option<Part> {
        let start = self.at;
        let file_end = self.document.text().len();
        if start >= file_end {
            return None;
        }
        let header = self.document.header_span();
        let heading = self.next_heading();
        let turn = self.next_turn();

        // In this order: what stands later in it never takes a byte from what stands earlier.
        let candidates = [
            (PartKind::FrontMatter, Some(header)),
            (PartKind::Heading(self.heading), heading),
            (PartKind::Turn(self.turn), turn),
        ];
        let mut end = file_end;
        let mut kind = PartKind::Gap;
        for (candidate, span) in candidates {
            let Some(span) = span else { continue };
            if span.start > start {
                end = end.min(span.start);
            } else if span.contains(start) {
                end = end.min(span.end);
                kind = candidate;
                break;
            }
        }
        self.at = end;
        Some(Part { kind, span: Span::new(start, end) })
    }
}

impl FusedIterator for Structure<'_, '_> {}
