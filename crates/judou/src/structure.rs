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
    heading: Next,
    turn: Next,
}

/// The next heading or turn that ends behind the current offset.
#[derive(Clone, Copy, Debug)]
struct Next {
    index: usize,
    span: Span,
}

impl Next {
    /// Before the first of them.
    const START: Self = Self { index: usize::MAX, span: Span::empty(0) };
    /// Where none is left.
    const NOWHERE: Span = Span::empty(usize::MAX);

    /// Goes on to the first that ends behind `at`.
    fn pass(&mut self, at: usize, span_of: impl Fn(usize) -> Option<Span>) {
        while self.span.end <= at {
            self.index = self.index.wrapping_add(1);
            self.span = span_of(self.index).map_or(Self::NOWHERE, |span| {
                // An empty one is passed over, wherever it stands.
                if span.is_empty() { Span::empty(0) } else { span }
            });
        }
    }
}

impl<'d, 'a> Structure<'d, 'a> {
    pub(crate) const fn new(document: &'d Document<'a>) -> Self {
        Self { document, at: 0, heading: Next::START, turn: Next::START }
    }

    #[cfg(feature = "segment")]
    pub(crate) const fn document(&self) -> &'d Document<'a> {
        self.document
    }
}

impl Iterator for Structure<'_, '_> {
    type Item = Part;

    fn next(&mut self) -> Option<Part> {
        let (start, document) = (self.at, self.document);
        let file_end = document.text().len();
        if start >= file_end {
            return None;
        }
        self.heading.pass(start, |index| document.heading_span(index));
        self.turn.pass(start, |index| Some(document.turn_spans(index)?.0));

        // In this order: what stands later in it never takes a byte from what stands earlier.
        let (header, heading, turn) = (document.header_span(), self.heading, self.turn);
        let before = |next: Span| if next.start > start { next.start } else { usize::MAX };
        let (kind, end) = if header.contains(start) {
            (PartKind::FrontMatter, header.end)
        } else if heading.span.start <= start {
            (PartKind::Heading(heading.index), heading.span.end.min(before(header)))
        } else {
            let end = heading.span.start.min(before(header));
            if turn.span.start <= start {
                (PartKind::Turn(turn.index), turn.span.end.min(end))
            } else {
                (PartKind::Gap, turn.span.start.min(end))
            }
        };
        self.at = end.min(file_end);
        Some(Part { kind, span: Span::new(start, self.at) })
    }
}

impl FusedIterator for Structure<'_, '_> {}
