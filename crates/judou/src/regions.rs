//! The regions of a document: which part of the file every byte belongs to, and what that part is.
//!
//! In come the parts that the parsers found ([`crate::structure`]); what lies between them is cut at
//! blank lines here, [`markdown`] says which of it is a list, a table, code or a quotation, and
//! [`furniture`] what belongs to the page rather than to the text. Out come regions that tile the
//! file, and the main text: what is left without header, markup and furniture.

mod furniture;
mod gap;
#[cfg(feature = "markdown")]
mod markdown;

use alloc::vec;
use alloc::vec::Vec;
use core::iter::FusedIterator;

use judou_source::Span;

pub use furniture::{Furniture, FurnitureSign};
#[cfg(feature = "chunk")]
pub(crate) use gap::is_syntax;

use crate::Document;
use crate::structure::{PartKind, Structure};

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
    /// Something in the record that is nobody's turn: its index in the transcript's events.
    Event(usize),
    /// A paragraph of running text, with the blank lines after it.
    Prose,
    /// A list, where the document is Markdown.
    List,
    /// A table, where the document is Markdown.
    Table,
    /// A block of code, where the document is Markdown.
    Code,
    /// A quotation between paragraphs, where the document is Markdown.
    Quotation,
    /// What belongs to the page and not to the text: navigation, credits, disclaimers, link spam.
    Furniture(Furniture),
    /// The syntax of a format between its turns: brackets of JSON, tags of XML, numbers of cues.
    Markup,
    /// White space alone, or a byte order mark.
    Blank,
}

impl RegionKind {
    /// Its name in kebab case.
    pub const fn name(self) -> &'static str {
        match self {
            Self::FrontMatter => "front-matter",
            Self::Turn(_) => "turn",
            Self::Heading(_) => "heading",
            Self::Event(_) => "event",
            Self::Prose => "prose",
            Self::List => "list",
            Self::Table => "table",
            Self::Code => "code",
            Self::Quotation => "quotation",
            Self::Furniture(_) => "furniture",
            Self::Markup => "markup",
            Self::Blank => "blank",
        }
    }

    /// Whether it is part of the main text, white space left aside.
    pub const fn is_text(self) -> bool {
        !matches!(self, Self::FrontMatter | Self::Furniture(_) | Self::Markup | Self::Blank)
    }
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
///     [RegionKind::Turn(0), RegionKind::Blank, RegionKind::Heading(0), RegionKind::Blank]
/// );
/// ```
#[derive(Clone, Debug)]
pub struct Regions(vec::IntoIter<Region>);

impl Regions {
    /// Finds them all: what is furniture depends on the whole page. Linear.
    pub(crate) fn new(document: &Document<'_>) -> Self {
        // A turn and what is between it and the next, mostly.
        let mut regions = Vec::with_capacity(2 * document.part_count() + 8);
        let mut gaps = gap::Gaps::new(document);
        for part in Structure::new(document) {
            let kind = match part.kind {
                PartKind::FrontMatter => RegionKind::FrontMatter,
                PartKind::Turn(turn) => RegionKind::Turn(turn),
                PartKind::Heading(heading) => RegionKind::Heading(heading),
                PartKind::Gap => {
                    gaps.cut(part.span, &mut regions);
                    continue;
                }
            };
            regions.push(Region { kind, span: part.span });
        }
        furniture::mark(document.text(), &mut regions);
        Self(regions.into_iter())
    }

    #[cfg(feature = "chunk")]
    pub(crate) fn into_inner(self) -> vec::IntoIter<Region> {
        self.0
    }

    /// The regions still to come.
    pub fn as_slice(&self) -> &[Region] {
        self.0.as_slice()
    }
}

impl Iterator for Regions {
    type Item = Region;

    fn next(&mut self) -> Option<Region> {
        self.0.next()
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.0.size_hint()
    }
}

impl ExactSizeIterator for Regions {}

impl FusedIterator for Regions {}

/// The main text of a document as spans, in order. Made by [`Document::main_text`].
///
/// Regions that touch are one span, so two spans always have something between them.
#[derive(Clone, Debug)]
pub struct MainText(Regions);

impl MainText {
    pub(crate) const fn new(regions: Regions) -> Self {
        Self(regions)
    }
}

impl Iterator for MainText {
    type Item = Span;

    fn next(&mut self) -> Option<Span> {
        let mut span = self.0.find(|region| region.kind.is_text())?.span;
        for region in self.0.by_ref() {
            // White space belongs to the text before it; where there is none, to nobody.
            if !region.kind.is_text() && region.kind != RegionKind::Blank {
                break;
            }
            span.end = region.span.end;
        }
        Some(span)
    }
}

impl FusedIterator for MainText {}
