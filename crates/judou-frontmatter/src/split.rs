//! Splits a document into header and body, borrowing both.
//!
//! Comes in: a document. Goes out: a [`Split`], whose spans are into that document. What the header
//! says is [`crate::Parser`]'s job; the body is never read.

use judou_source::Span;

use crate::error::{Error, ErrorKind};
use crate::format::{Fence, Format};
use crate::scan::{Formats, Parts, Rules, Scan, scan};

/// A document taken apart at its header.
///
/// Header and body lie side by side: `header()` followed by `body()` is the document, byte for byte.
///
/// # Examples
///
/// ```
/// let text = "+++\r\ntitle = \"句读\"\r\n+++\r\n　　正文\r\n";
/// let split = judou_frontmatter::split(text)?.unwrap();
/// assert_eq!(split.matter(), "title = \"句读\"\r\n");
/// assert_eq!(split.body(), "　　正文\r\n");
/// assert_eq!(format!("{}{}", split.header(), split.body()), text);
/// # Ok::<(), judou_frontmatter::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Split<'a> {
    text: &'a str,
    parts: Parts,
}

impl<'a> Split<'a> {
    /// The language of the header, as its fence or tag says.
    pub fn format(&self) -> Format {
        self.parts.format
    }

    /// What marks the header off.
    pub fn fence(&self) -> Fence {
        self.parts.fence
    }

    /// The document that was split.
    pub fn text(&self) -> &'a str {
        self.text
    }

    /// The whole header: from the document's first byte (a byte order mark belongs to it) to the
    /// first byte of the body.
    pub fn span(&self) -> Span {
        Span::new(0, self.parts.body)
    }

    /// The text of [`Split::span`].
    pub fn header(&self) -> &'a str {
        self.span().of(self.text)
    }

    /// Where the opening line stands, without its line ending; empty for a bare JSON object and for
    /// Org keywords, which have none.
    pub fn open_span(&self) -> Span {
        self.parts.open
    }

    /// Where the header's text stands: between the lines of the fences, its last line ending
    /// included; of a bare JSON object, from brace to brace.
    pub fn matter_span(&self) -> Span {
        self.parts.matter
    }

    /// The text of [`Split::matter_span`].
    pub fn matter(&self) -> &'a str {
        self.parts.matter.of(self.text)
    }

    /// Where the closing line stands, without its line ending; empty like [`Split::open_span`].
    pub fn close_span(&self) -> Span {
        self.parts.close
    }

    /// Offset of the body's first byte, behind the closing line's ending; the document's length if
    /// there is no body.
    pub fn body_start(&self) -> usize {
        self.parts.body
    }

    /// Everything behind the header, as it stands: no line ending, blank line or indentation is
    /// taken from it.
    pub fn body(&self) -> &'a str {
        Span::new(self.parts.body, self.text.len()).of(self.text)
    }
}

/// Splits `text` at its header's fences, borrowing both halves, with the rules of
/// [`Splitter::new`].
///
/// `Ok(None)` means that no header begins the text: a plain document is not an error. Reads up to
/// the closing fence and never scans the body.
///
/// # Errors
///
/// [`ErrorKind::UnclosedFence`] if the text ends before the closing fence, and
/// [`ErrorKind::UnclosedWithin`] if the bound ([`Splitter::max_header`]) does; the span covers the
/// opening fence.
///
/// # Examples
///
/// ```
/// let split = judou_frontmatter::split("---\ntitle: 句读\n---\n正文\n")?.unwrap();
/// assert_eq!((split.matter(), split.body()), ("title: 句读\n", "正文\n"));
/// assert!(judou_frontmatter::split("正文\n")?.is_none());
/// assert!(judou_frontmatter::split("---\ntitle: 句读\n").is_err());
/// # Ok::<(), judou_frontmatter::Error>(())
/// ```
pub fn split(text: &str) -> Result<Option<Split<'_>>, Error> {
    Splitter::new().split(text)
}

/// Rules for where a header may begin and end.
///
/// By default a header is YAML between `---` and `---` or `...`, TOML between `+++`, JSON between
/// `;;;` or as a bare object, YAML, TOML or JSON between `---yaml` (`---toml`, `---json`) and `---`,
/// or a run of Org keywords. It begins with the text's first byte, or behind one byte order mark.
/// Blanks and tabs may follow a fence on its line; lines end in `\n`, `\r\n` or a lone `\r`.
///
/// # Examples
///
/// ```
/// use judou_frontmatter::{Format, Splitter};
///
/// let only_toml = Splitter::new().formats([Format::Toml]);
/// assert!(only_toml.split("---\na: 1\n---\n")?.is_none());
/// assert!(only_toml.split("+++\na = 1\n+++\n")?.is_some());
/// # Ok::<(), judou_frontmatter::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Splitter {
    pub(crate) rules: Rules,
}

impl Default for Splitter {
    fn default() -> Self {
        Self::new()
    }
}

impl Splitter {
    /// The largest header, in bytes, unless [`Splitter::max_header`] says otherwise: 64 KiB.
    pub const DEFAULT_MAX_HEADER: usize = 64 * 1024;

    /// The default rules.
    pub const fn new() -> Self {
        Self {
            rules: Rules {
                formats: Formats::DEFAULT,
                dots: true,
                max_header: Self::DEFAULT_MAX_HEADER,
            },
        }
    }

    /// Looks for headers in these formats alone.
    pub fn formats(mut self, formats: impl IntoIterator<Item = Format>) -> Self {
        self.rules.formats = formats.into_iter().fold(Formats::NONE, Formats::with);
        self
    }

    /// Whether a line `...` closes a YAML header; it does by default, as in Jekyll and Pandoc.
    pub fn dots_close(mut self, close: bool) -> Self {
        self.rules.dots = close;
        self
    }

    /// Sets how many bytes a header may have, both fences and a byte order mark included.
    ///
    /// No byte behind the bound is read, so an opening fence that is never closed costs no more than
    /// a header of that size.
    ///
    /// # Examples
    ///
    /// ```
    /// use judou_frontmatter::{ErrorKind, Splitter};
    ///
    /// let text = "---\ntitle: 句读\n---\n";
    /// assert!(Splitter::new().max_header(text.len()).split(text)?.is_some());
    /// let error = Splitter::new().max_header(12).split(text).unwrap_err();
    /// assert!(matches!(error.kind(), ErrorKind::UnclosedWithin { limit: 12, .. }));
    /// # Ok::<(), judou_frontmatter::Error>(())
    /// ```
    pub fn max_header(mut self, bytes: usize) -> Self {
        self.rules.max_header = bytes;
        self
    }

    /// Splits `text` at its header's fences; see [`split`].
    ///
    /// # Errors
    ///
    /// As [`split`].
    pub fn split<'a>(&self, text: &'a str) -> Result<Option<Split<'a>>, Error> {
        match scan(text.as_bytes(), &self.rules) {
            Scan::Header(parts) => Ok(Some(Split { text, parts })),
            Scan::Unclosed(fence, open) => Err(Error::new(ErrorKind::UnclosedFence(fence), open)),
            Scan::TooLong(fence, open) => Err(Error::new(
                ErrorKind::UnclosedWithin { fence, limit: self.rules.max_header },
                open,
            )),
            Scan::NearMiss(..) | Scan::None => Ok(None),
        }
    }
}
