//! Diagnostics as data: what a parser noticed, and where.
//!
//! They hold offsets, never text, lines or columns; [`crate::Excerpt`] prints them.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;

use crate::Span;

/// How grave a [`Diagnostic`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "lowercase"))]
#[non_exhaustive]
pub enum Severity {
    /// A remark that asks for nothing.
    Note,
    /// Something is odd; the result stands.
    Warning,
    /// Something could not be read; the result lacks it.
    Error,
}

impl Severity {
    /// Its name in lower case: `note`, `warning`, `error`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// A second place that a [`Diagnostic`] speaks of, such as the first of two equal keys.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Label {
    /// Where, in the same string as the diagnostic's span.
    pub span: Span,
    /// What stands there: lower case, no full stop.
    pub message: Cow<'static, str>,
}

/// One thing that a parser noticed, as data.
///
/// # Examples
///
/// ```
/// use judou_source::{Diagnostic, Severity, Span};
///
/// let diagnostic = Diagnostic::error("judou::frontmatter::unclosed-fence", "never closed", Span::new(0, 3))
///     .with_help("close it with a line `---`");
/// assert_eq!(diagnostic.severity, Severity::Error);
/// assert_eq!(diagnostic.help.as_deref(), Some("close it with a line `---`"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Diagnostic {
    /// How grave it is.
    pub severity: Severity,
    /// A stable name, `judou::<crate's topic>::<kebab-case name>`.
    pub code: &'static str,
    /// What is the matter: lower case, no full stop, quoted input in backticks.
    pub message: String,
    /// Where, in the string that the parser was given.
    pub span: Span,
    /// Other places it speaks of.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Vec::is_empty"))]
    pub labels: Vec<Label>,
    /// What to write instead, if that is known.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub help: Option<String>,
}

impl Diagnostic {
    /// A diagnostic of the given severity, with neither labels nor help.
    pub fn new(
        severity: Severity,
        code: &'static str,
        message: impl Into<String>,
        span: Span,
    ) -> Self {
        Self { severity, code, message: message.into(), span, labels: Vec::new(), help: None }
    }

    /// [`Diagnostic::new`] with [`Severity::Error`].
    pub fn error(code: &'static str, message: impl Into<String>, span: Span) -> Self {
        Self::new(Severity::Error, code, message, span)
    }

    /// [`Diagnostic::new`] with [`Severity::Warning`].
    pub fn warning(code: &'static str, message: impl Into<String>, span: Span) -> Self {
        Self::new(Severity::Warning, code, message, span)
    }

    /// [`Diagnostic::new`] with [`Severity::Note`].
    pub fn note(code: &'static str, message: impl Into<String>, span: Span) -> Self {
        Self::new(Severity::Note, code, message, span)
    }

    /// Adds what to write instead.
    pub fn with_help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Adds a second place.
    pub fn with_label(mut self, span: Span, message: impl Into<Cow<'static, str>>) -> Self {
        self.labels.push(Label { span, message: message.into() });
        self
    }

    /// Moves all its spans `by` bytes further on.
    pub fn shift(mut self, by: usize) -> Self {
        self.span = self.span.shift(by);
        for label in &mut self.labels {
            label.span = label.span.shift(by);
        }
        self
    }
}
