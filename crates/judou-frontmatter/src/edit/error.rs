//! Why an edit is refused.

use alloc::boxed::Box;
use alloc::string::ToString;
use core::fmt;

use judou_source::{Diagnostic, Span};

use crate::error::Error;
use crate::format::Format;

/// Why an edit was refused, and where. Nothing has been changed then.
///
/// Its span is into the document as it stood before the edit, all earlier edits made; for an
/// [`EditErrorKind::InvalidPath`] it is into the path.
///
/// # Examples
///
/// ```
/// use judou_frontmatter::{EditErrorKind, Editor};
///
/// let text = "---\ntitle: 甲\ntitle: 乙\n---\n";
/// let error = Editor::new(text).unwrap_err();
/// assert!(matches!(error.kind(), EditErrorKind::Header(_)));
/// assert_eq!(error.span().get(text), Some("title"));
/// assert_eq!(error.to_string(), "this key stands twice in one mapping");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EditError {
    kind: EditErrorKind,
    span: Span,
}

/// What speaks against an edit.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum EditErrorKind {
    /// The header cannot be read, or is never closed.
    Header(Box<Error>),
    /// The text is no path; see [`crate::Path`].
    InvalidPath,
    /// There is no such key or list item.
    NotFound,
    /// The path asks for a key of something that is no mapping.
    NotAMapping,
    /// The path asks for an item of something that is no list.
    NotAList,
    /// A list item has no name that could be changed.
    NotAKey,
    /// The mapping has the new key already; the span is that one's.
    KeyExists,
    /// The value is a YAML alias, lies in one, or is brought by a merge key: it is written elsewhere,
    /// where others may use it too.
    Aliased,
    /// The format has no such value: TOML no null, JSON no infinity.
    Unrepresentable(Format),
    /// Headers in this format can be read and converted from, but not edited or converted to.
    NotEditable(Format),
    /// The header is laid out in a way that this edit cannot keep; the sentence names it.
    Layout(&'static str),
    /// There is a header already.
    HeaderExists,
    /// The edited header would not be found or read; the error's span is into the document as it
    /// would have become.
    Unreadable(Box<Error>),
    /// The edited header would say something else than what was asked, or other data would change.
    WouldDiffer,
}

impl EditError {
    pub(super) fn new(kind: EditErrorKind, span: Span) -> Self {
        Self { kind, span }
    }

    pub(super) fn header(error: Error) -> Self {
        let span = error.span();
        Self::new(EditErrorKind::Header(Box::new(error)), span)
    }

    pub(super) fn shift(mut self, by: usize) -> Self {
        self.span = self.span.shift(by);
        self
    }

    /// What speaks against the edit.
    pub fn kind(&self) -> &EditErrorKind {
        &self.kind
    }

    /// Where.
    pub fn span(&self) -> Span {
        self.span
    }

    /// A stable name of its kind, such as `judou::frontmatter::edit-not-found`; of a header that
    /// cannot be read, that error's own.
    pub fn code(&self) -> &'static str {
        match &self.kind {
            EditErrorKind::Header(error) => error.code(),
            EditErrorKind::InvalidPath => "judou::frontmatter::edit-invalid-path",
            EditErrorKind::NotFound => "judou::frontmatter::edit-not-found",
            EditErrorKind::NotAMapping => "judou::frontmatter::edit-not-a-mapping",
            EditErrorKind::NotAList => "judou::frontmatter::edit-not-a-list",
            EditErrorKind::NotAKey => "judou::frontmatter::edit-not-a-key",
            EditErrorKind::KeyExists => "judou::frontmatter::edit-key-exists",
            EditErrorKind::Aliased => "judou::frontmatter::edit-aliased",
            EditErrorKind::Unrepresentable(_) => "judou::frontmatter::edit-unrepresentable",
            EditErrorKind::NotEditable(_) => "judou::frontmatter::edit-format",
            EditErrorKind::Layout(_) => "judou::frontmatter::edit-layout",
            EditErrorKind::HeaderExists => "judou::frontmatter::edit-header-exists",
            EditErrorKind::Unreadable(_) => "judou::frontmatter::edit-unreadable",
            EditErrorKind::WouldDiffer => "judou::frontmatter::edit-would-differ",
        }
    }

    /// The error as data for printing.
    pub fn to_diagnostic(&self) -> Diagnostic {
        match &self.kind {
            EditErrorKind::Header(error) => error.to_diagnostic(),
            _ => Diagnostic::error(self.code(), self.to_string(), self.span),
        }
    }
}

impl fmt::Display for EditError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.kind {
            EditErrorKind::Header(error) => error.fmt(f),
            EditErrorKind::InvalidPath => f.write_str(
                "this is no path: keys stand with `.` between them, numbers in `[` and `]`",
            ),
            EditErrorKind::NotFound => f.write_str("there is no such key or list item"),
            EditErrorKind::NotAMapping => f.write_str("this value is no mapping and has no keys"),
            EditErrorKind::NotAList => f.write_str("this value is no list and has no items"),
            EditErrorKind::NotAKey => f.write_str("a list item has no key to rename"),
            EditErrorKind::KeyExists => f.write_str("the mapping has this key already"),
            EditErrorKind::Aliased => f.write_str(
                "this value is written elsewhere, where others may use it: edit it there",
            ),
            EditErrorKind::Unrepresentable(format) => {
                write!(f, "this value cannot be written in {}", format.name())
            }
            EditErrorKind::NotEditable(format) => {
                write!(f, "headers in {} cannot be written", format.name())
            }
            EditErrorKind::Layout(message) => f.write_str(message),
            EditErrorKind::HeaderExists => f.write_str("the document has a header already"),
            EditErrorKind::Unreadable(error) => {
                write!(f, "the edited header could not be read: {error}")
            }
            EditErrorKind::WouldDiffer => f.write_str(
                "the edited header would not say what was asked, or other data would change",
            ),
        }
    }
}

impl core::error::Error for EditError {}
