//! Errors: what is wrong, and where in the document that was given.

use alloc::boxed::Box;
use alloc::string::ToString;
use core::fmt;

use judou_source::{Diagnostic, Severity, Span};

use crate::format::Fence;
use crate::hint::Hint;

/// Why a header could not be split off or read, and where.
///
/// Its span is into the document that was given, never into the header alone, so that line and
/// column come out right. It holds no text of the document; [`Error::to_diagnostic`] gives what
/// `judou_source::Excerpt` needs to print it.
///
/// # Examples
///
/// ```
/// use judou_frontmatter::{ErrorKind, split};
///
/// let text = "---\ntitle: 句读\n";
/// let error = split(text).unwrap_err();
/// assert!(matches!(error.kind(), ErrorKind::UnclosedFence(_)));
/// assert_eq!(error.span().get(text), Some("---"));
/// assert_eq!(error.to_string(), "front matter opened by `---` is never closed");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error(Box<Problem>);

/// What an error says. Behind a pointer, since every step of every reader returns an error or
/// something smaller: good headers are read a few hundredths faster so.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Problem {
    kind: ErrorKind,
    span: Span,
    hint: Option<Hint>,
}

/// What is wrong with a header.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The opening fence has no partner before the end of the text.
    UnclosedFence(Fence),
    /// The opening fence has no partner within the bound on a header's size.
    UnclosedWithin {
        /// The fence that was opened.
        fence: Fence,
        /// The bound in bytes; see [`crate::Splitter::max_header`].
        limit: usize,
    },
    /// The header holds bytes that are not UTF-8; only where bytes are split.
    NotUtf8,
    /// The header breaks the grammar of its format; the sentence says how.
    Syntax(&'static str),
    /// A mapping has the same key twice; the error's span covers the second one.
    DuplicateKey {
        /// Where the key stands first.
        first: Span,
    },
    /// A mapping's key is itself a mapping or a list.
    ComplexKey,
    /// An alias `*name` stands for an anchor that is not, or not yet, defined.
    UnknownAlias,
    /// A merge key `<<` holds something else than a mapping or a list of mappings.
    InvalidMerge,
    /// A scalar is not what its tag (`!!int`, `!!float`, `!!bool`, `!!null`) says.
    InvalidTag,
    /// Lists and mappings lie deeper in one another than the limit.
    TooDeep {
        /// The greatest depth that is read.
        limit: usize,
    },
    /// There are more values, those that aliases stand for included, than the limit.
    TooManyNodes {
        /// The greatest number that is read.
        limit: usize,
    },
    /// The header holds more than one YAML document.
    MultipleDocuments,
    /// The header is a list or a single value, where a mapping is asked for.
    NotAMapping,
    /// The value cannot become the type that was asked for; the sentence is `serde`'s, or that of
    /// the type's own `Deserialize`.
    Type(Box<str>),
}

impl Error {
    pub(crate) fn new(kind: ErrorKind, span: Span) -> Self {
        Self(Box::new(Problem { kind, span, hint: None }))
    }

    pub(crate) fn syntax(message: &'static str, span: Span) -> Self {
        Self::new(ErrorKind::Syntax(message), span)
    }

    /// Adds what to write instead, and moves to where it should be written.
    pub(crate) fn with_hint(mut self, hint: Hint, span: Span) -> Self {
        self.0.hint = Some(hint);
        self.0.span = span;
        self
    }

    /// The same error, `by` bytes further on.
    pub(crate) fn shift(mut self, by: usize) -> Self {
        self.0.span = self.0.span.shift(by);
        if let ErrorKind::DuplicateKey { first } = &mut self.0.kind {
            *first = first.shift(by);
        }
        self
    }

    /// What is wrong.
    pub fn kind(&self) -> &ErrorKind {
        &self.0.kind
    }

    /// Where, in the document that was given.
    pub fn span(&self) -> Span {
        self.0.span
    }

    /// What to write instead, if that is known.
    pub fn help(&self) -> Option<&'static str> {
        match (self.0.hint, &self.0.kind) {
            (Some(hint), _) => Some(hint.help()),
            (None, ErrorKind::UnclosedFence(Fence::Pluses)) => {
                Some("close it with a line `+++`, or begin the text with an empty line")
            }
            (None, ErrorKind::UnclosedFence(Fence::Semicolons)) => {
                Some("close it with a line `;;;`")
            }
            (None, ErrorKind::UnclosedFence(Fence::Dashes)) => {
                Some("close it with a line `---`, or begin the text with an empty line")
            }
            (None, ErrorKind::DuplicateKey { .. }) => Some("keep one of them, or rename one"),
            (None, ErrorKind::ComplexKey) => {
                Some("if this is text (a template, a link), put it in quotes")
            }
            _ => None,
        }
    }

    /// A stable name of its kind, such as `judou::frontmatter::duplicate-key`.
    pub fn code(&self) -> &'static str {
        match self.0.kind {
            ErrorKind::UnclosedFence(_) => "judou::frontmatter::unclosed-fence",
            ErrorKind::UnclosedWithin { .. } => "judou::frontmatter::unclosed-within-limit",
            ErrorKind::NotUtf8 => "judou::frontmatter::not-utf8",
            ErrorKind::Syntax(_) => "judou::frontmatter::syntax",
            ErrorKind::DuplicateKey { .. } => "judou::frontmatter::duplicate-key",
            ErrorKind::ComplexKey => "judou::frontmatter::complex-key",
            ErrorKind::UnknownAlias => "judou::frontmatter::unknown-alias",
            ErrorKind::InvalidMerge => "judou::frontmatter::invalid-merge",
            ErrorKind::InvalidTag => "judou::frontmatter::invalid-tag",
            ErrorKind::TooDeep { .. } => "judou::frontmatter::too-deep",
            ErrorKind::TooManyNodes { .. } => "judou::frontmatter::too-many-nodes",
            ErrorKind::MultipleDocuments => "judou::frontmatter::multiple-documents",
            ErrorKind::NotAMapping => "judou::frontmatter::not-a-mapping",
            ErrorKind::Type(_) => "judou::frontmatter::type",
        }
    }

    /// The error as data for printing: code, message, span, help, and for a duplicate key a label on
    /// the first one.
    ///
    /// # Examples
    ///
    /// ```
    /// let text = "---\ntitle: 甲\ntitle: 乙\n---\n";
    /// let error = judou_frontmatter::parse_value(text).unwrap_err();
    /// let diagnostic = error.to_diagnostic();
    /// assert_eq!(diagnostic.code, "judou::frontmatter::duplicate-key");
    /// assert_eq!((diagnostic.span.start, diagnostic.labels[0].span.start), (15, 4));
    /// ```
    pub fn to_diagnostic(&self) -> Diagnostic {
        self.to_diagnostic_as(Severity::Error)
    }

    pub(crate) fn to_diagnostic_as(&self, severity: Severity) -> Diagnostic {
        let mut diagnostic = Diagnostic::new(severity, self.code(), self.to_string(), self.span());
        if let ErrorKind::DuplicateKey { first } = self.0.kind {
            diagnostic = diagnostic.with_label(first, "it stands here first");
        }
        match self.help() {
            Some(help) => diagnostic.with_help(help),
            None => diagnostic,
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.kind.fmt(f)
    }
}

impl fmt::Display for ErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnclosedFence(Fence::Custom) => {
                f.write_str("front matter opened by a custom fence is never closed")
            }
            Self::UnclosedFence(fence) => {
                write!(f, "front matter opened by `{fence}` is never closed")
            }
            Self::UnclosedWithin { fence, limit } => {
                write!(f, "front matter opened by `{fence}` is not closed within {limit} bytes")
            }
            Self::NotUtf8 => f.write_str("the header is not UTF-8"),
            Self::Syntax(message) => f.write_str(message),
            Self::DuplicateKey { .. } => f.write_str("this key stands twice in one mapping"),
            Self::ComplexKey => f.write_str("a mapping or a list cannot be a key"),
            Self::UnknownAlias => f.write_str("this alias has no anchor before it"),
            Self::InvalidMerge => {
                f.write_str("a merge key `<<` takes a mapping or a list of mappings")
            }
            Self::InvalidTag => f.write_str("the value is not what its tag says"),
            Self::TooDeep { limit } => {
                write!(f, "lists and mappings are nested more than {limit} deep")
            }
            Self::TooManyNodes { limit } => write!(f, "the header has more than {limit} values"),
            Self::MultipleDocuments => f.write_str("the header holds more than one YAML document"),
            Self::NotAMapping => f.write_str("the header is not a mapping of keys to values"),
            Self::Type(message) => f.write_str(message),
        }
    }
}

impl core::error::Error for Error {}
