//! The regions of a document: which part of the file every byte belongs to.
//!
//! They come from the spans that the parsers found, and tile the file whatever these spans are: a
//! heading that stood inside a turn would cut it in two, and of two turns that overlapped the first
//! would keep the bytes.

use core::iter::FusedIterator;

use judou_source::Span;

use crate::Document;

/// What a [`Region`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum RegionKind {
    /// The header with its fences.
    FrontMatter,
    /// A turn, label included: its index in the transcript's turns.
    Turn(usize),
    /// A heading with its markup: its index in the transcript's sections.
    Heading(usize),
    /// Whatever is none of these: prose, notices, blank lines, a byte order mark.
    Other,
}

/// A stretch of the file that belongs to one part of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Region {
    /// What it is.
    pub kind: RegionKind,
    /// Where it is; never empty.
    pub span: Span,
}

/// The regions of a document, in order. Made by [`Document::regions`].
///
/// Joined, they are the file; none is empty, so a file of no bytes has none.
///
/// # Examples
///
/// ```
/// use judou::{Document, RegionKind};
///
/// let text = "甲：一。\n\n# 二\n\n乙：三。\n\n甲：四。\n\n乙：五。\n";
/// let document = Document::parse(text);
/// let kinds: Vec<_> = document.regions().map(|region| region.kind).take(4).collect();
/// assert_eq!(
///     kinds,
///     [RegionKind::Turn(0), RegionKind::Other, RegionKind::Heading(0), RegionKind::Other]
/// );
/// ```
#[derive(Clone, Debug)]
pub struct Regions<'d, 'a> {
    document: &'d Document<'a>,
    at: usize,
    heading: usize,
    turn: usize,
}

impl<'d, 'a> Regions<'d, 'a> {
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

impl Iterator for Regions<'_, '_> {
    type Item = Region;

    fn next(&mut self) -> Option<Region> {
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
            (RegionKind::FrontMatter, Some(header)),
            (RegionKind::Heading(self.heading), heading),
            (RegionKind::Turn(self.turn), turn),
        ];
        let mut end = file_end;
        let mut kind = RegionKind::Other;
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
        Some(Region { kind, span: Span::new(start, end) })
    }
}

impl FusedIterator for Regions<'_, '_> {}
