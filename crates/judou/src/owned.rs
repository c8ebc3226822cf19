//! A document that keeps its text.

use alloc::string::String;

use crate::{Document, DocumentParser};

/// A text and how it is to be read, for those who must keep a document: in a cache, a struct, another
/// thread.
///
/// A [`Document`] borrows its text, so the two cannot stand in one struct. This owns the text and reads
/// it when asked, at the cost of parsing each time; spans found once stay true, since the text does not
/// change. Whoever needs the document many times borrows it once ([`OwnedDocument::document`]) and
/// works with that.
///
/// # Examples
///
/// ```
/// use judou::{OwnedDocument, Span};
///
/// struct Page {
///     document: OwnedDocument,
///     first_turn: Option<Span>,
/// }
///
/// fn load(text: String) -> Page {
///     let document = OwnedDocument::new(text);
///     let first_turn = document.document().turns().first().map(|turn| turn.span);
///     Page { document, first_turn }
/// }
///
/// let page = load("甲：一。\n\n乙：二。\n\n甲：三。\n\n乙：四。\n".to_owned());
/// assert_eq!(page.first_turn.unwrap().of(page.document.text()), "甲：一。");
/// ```
#[derive(Clone, Debug)]
pub struct OwnedDocument {
    text: String,
    parser: DocumentParser,
}

impl OwnedDocument {
    /// Keeps `text`, to be read with the defaults.
    pub fn new(text: impl Into<String>) -> Self {
        Self::with_parser(text, DocumentParser::new())
    }

    /// Keeps `text`, to be read with `parser`.
    pub fn with_parser(text: impl Into<String>, parser: DocumentParser) -> Self {
        Self { text: text.into(), parser }
    }

    /// The text that all spans are into.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Reads the text. Linear, each time.
    pub fn document(&self) -> Document<'_> {
        self.parser.parse(&self.text)
    }

    /// Gives the text back.
    pub fn into_text(self) -> String {
        self.text
    }
}

impl From<String> for OwnedDocument {
    fn from(text: String) -> Self {
        Self::new(text)
    }
}
