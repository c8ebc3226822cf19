//! Splits a document into header and body, borrowing both.
//!
//! Comes in: a document. Goes out: a [`Split`], whose spans are into that document. What the header
//! says is [`crate::Parser`]'s job; the body is never read.

use judou_source::Span;

use crate::error::{Error, ErrorKind};
use crate::format::{Fence, Format};
use alloc::string::String;

#[cfg(feature = "std")]
use crate::scan::scan_start;
use crate::scan::{CustomFence, Fences, Formats, Habits, Parts, Rules, Scan, scan};

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
        Self { rules: Rules::new(Self::DEFAULT_MAX_HEADER) }
    }

    /// Looks for headers in these formats alone.
    pub fn formats(mut self, formats: impl IntoIterator<Item = Format>) -> Self {
        self.rules.formats = formats.into_iter().fold(Formats::NONE, Formats::with);
        self
    }

    /// Whether a line `...` closes a YAML header; it does by default, as in Jekyll and Pandoc.
    pub fn dots_close(self, close: bool) -> Self {
        self.habit(Habits::DOTS, close)
    }

    /// Looks for headers in `format` too, if nothing else begins the text: for the formats that are
    /// not looked for by default.
    ///
    /// # Examples
    ///
    /// ```
    /// use judou_frontmatter::{Format, Splitter};
    ///
    /// let text = "Title: 句读\n\n正文\n";
    /// assert!(Splitter::new().split(text)?.is_none());
    /// let split = Splitter::new().with_format(Format::MultiMarkdown).split(text)?.unwrap();
    /// assert_eq!((split.matter(), split.body()), ("Title: 句读\n", "正文\n"));
    /// # Ok::<(), judou_frontmatter::Error>(())
    /// ```
    pub fn with_format(mut self, format: Format) -> Self {
        self.rules.formats = self.rules.formats.with(format);
        self
    }

    /// Looks for these fences alone; all count by default, as far as their formats do.
    ///
    /// # Examples
    ///
    /// ```
    /// use judou_frontmatter::{Fence, Splitter};
    ///
    /// let splitter = Splitter::new().fences([Fence::Dashes]);
    /// assert!(splitter.split("{\"a\": 1}\n")?.is_none());
    /// assert!(splitter.split("---json\n{\"a\": 1}\n---\n")?.is_some());
    /// # Ok::<(), judou_frontmatter::Error>(())
    /// ```
    pub fn fences(mut self, fences: impl IntoIterator<Item = Fence>) -> Self {
        self.rules.fences = fences.into_iter().fold(Fences::NONE, Fences::with);
        self
    }

    /// Also takes for a header what stands between a first line `open` and a line `close`.
    ///
    /// Blanks may follow either. An empty `open` or `close` is never found.
    ///
    /// # Examples
    ///
    /// ```
    /// use judou_frontmatter::{Format, Splitter};
    ///
    /// let splitter = Splitter::new().custom_fence("= yaml =", "= yaml =", Format::Yaml);
    /// let split = splitter.split("= yaml =\na: 1\n= yaml =\n正文\n")?.unwrap();
    /// assert_eq!((split.matter(), split.body()), ("a: 1\n", "正文\n"));
    /// # Ok::<(), judou_frontmatter::Error>(())
    /// ```
    pub fn custom_fence(
        mut self,
        open: impl Into<String>,
        close: impl Into<String>,
        format: Format,
    ) -> Self {
        let (open, close) = (open.into(), close.into());
        if !open.is_empty() && !close.is_empty() {
            self.rules.custom.push(CustomFence { open, close, format });
        }
        self
    }

    fn habit(mut self, habit: Habits, on: bool) -> Self {
        self.rules.habits = self.rules.habits.set(habit, on);
        self
    }

    /// Whether a tag after `---` names the header's format (`---toml`); it does by default.
    pub fn tags(self, tags: bool) -> Self {
        self.habit(Habits::TAGS, tags)
    }

    /// Whether blank lines may stand before the header, as in Hugo and Zola; none by default.
    pub fn leading_blank_lines(self, allow: bool) -> Self {
        self.habit(Habits::BLANK_LINES, allow)
    }

    /// Whether the opening fence may be missing, as in Hexo's older posts: a text whose first line is
    /// a `key: value` then has a header up to its first line `---` or `;;;`. It may not by default.
    ///
    /// # Examples
    ///
    /// ```
    /// use judou_frontmatter::Splitter;
    ///
    /// let split = Splitter::new().close_only(true).split("title: 句读\n---\n正文\n")?.unwrap();
    /// assert_eq!((split.matter(), split.body()), ("title: 句读\n", "正文\n"));
    /// # Ok::<(), judou_frontmatter::Error>(())
    /// ```
    pub fn close_only(self, allow: bool) -> Self {
        self.habit(Habits::CLOSE_ONLY, allow)
    }

    /// Whether a fence may have more than three marks, its partner then as many; not by default.
    pub fn long_fences(self, allow: bool) -> Self {
        self.habit(Habits::LONG_FENCES, allow)
    }

    /// Whether a header may stand, fences and all, in an HTML comment that begins the text, so that
    /// sites which know no front matter do not show it; not by default.
    ///
    /// # Examples
    ///
    /// ```
    /// use judou_frontmatter::Splitter;
    ///
    /// let text = "<!--\n---\na: 1\n---\n-->\n正文\n";
    /// let split = Splitter::new().html_comment(true).split(text)?.unwrap();
    /// assert_eq!((split.matter(), split.body()), ("a: 1\n", "正文\n"));
    /// # Ok::<(), judou_frontmatter::Error>(())
    /// ```
    pub fn html_comment(self, allow: bool) -> Self {
        self.habit(Habits::COMMENT, allow)
    }

    /// Whether the TOML header of a Rust script counts: `---` or `---cargo` behind a shebang line,
    /// which then belongs to the header; not by default.
    ///
    /// # Examples
    ///
    /// ```
    /// use judou_frontmatter::{Format, Splitter};
    ///
    /// let text = "#!/usr/bin/env cargo\n---cargo\n[dependencies]\n---\nfn main() {}\n";
    /// let split = Splitter::new().rust_script(true).split(text)?.unwrap();
    /// assert_eq!((split.format(), split.matter()), (Format::Toml, "[dependencies]\n"));
    /// # Ok::<(), judou_frontmatter::Error>(())
    /// ```
    pub fn rust_script(self, allow: bool) -> Self {
        self.habit(Habits::SCRIPT, allow)
    }

    /// Whether the braces of JSON between `;;;` may be left out, as in Hexo; not by default.
    pub fn json_without_braces(self, allow: bool) -> Self {
        self.habit(Habits::NO_BRACES, allow)
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
        Ok(self.parts(scan(text.as_bytes(), &self.rules))?.map(|parts| Split { text, parts }))
    }

    /// Splits a document of which only the header need be UTF-8 (or of which that is not known): the
    /// split's text is the header alone, and the body comes beside it as bytes.
    ///
    /// # Errors
    ///
    /// As [`split`], and [`ErrorKind::NotUtf8`] if the header is not UTF-8.
    ///
    /// # Examples
    ///
    /// ```
    /// use judou_frontmatter::Splitter;
    ///
    /// let bytes = b"---\na: 1\n---\n\xd5\xfd\xce\xc4"; // the body is GBK
    /// let (split, body) = Splitter::new().split_bytes(bytes)?.unwrap();
    /// assert_eq!((split.matter(), body), ("a: 1\n", &b"\xd5\xfd\xce\xc4"[..]));
    /// # Ok::<(), judou_frontmatter::Error>(())
    /// ```
    pub fn split_bytes<'a>(&self, bytes: &'a [u8]) -> Result<Option<(Split<'a>, &'a [u8])>, Error> {
        self.with_body(bytes, scan(bytes, &self.rules))
    }

    /// [`Splitter::split_bytes`] of the beginning of a document, of which there may be more; the
    /// header must end in it.
    #[cfg(feature = "std")]
    pub(crate) fn split_start<'a>(
        &self,
        bytes: &'a [u8],
        more: bool,
    ) -> Result<Option<(Split<'a>, &'a [u8])>, Error> {
        self.with_body(bytes, scan_start(bytes, more, &self.rules).0)
    }

    /// Looks for a header in the beginning of a document of which there is more.
    #[cfg(feature = "std")]
    pub(crate) fn scan_start(&self, bytes: &[u8]) -> (Scan, bool) {
        scan_start(bytes, true, &self.rules)
    }

    fn with_body<'a>(
        &self,
        bytes: &'a [u8],
        found: Scan,
    ) -> Result<Option<(Split<'a>, &'a [u8])>, Error> {
        let Some(parts) = self.parts(found)? else { return Ok(None) };
        let (header, body) = bytes.split_at_checked(parts.body).unwrap_or((bytes, &[]));
        match core::str::from_utf8(header) {
            Ok(text) => Ok(Some((Split { text, parts }, body))),
            Err(error) => {
                let start = error.valid_up_to();
                let end = start + error.error_len().unwrap_or(header.len() - start);
                Err(Error::new(ErrorKind::NotUtf8, Span::new(start, end)))
            }
        }
    }

    fn parts(&self, found: Scan) -> Result<Option<Parts>, Error> {
        match found {
            Scan::Header(parts) => Ok(Some(parts)),
            Scan::Unclosed(fence, open) => Err(Error::new(ErrorKind::UnclosedFence(fence), open)),
            Scan::TooLong(fence, open) => Err(Error::new(
                ErrorKind::UnclosedWithin { fence, limit: self.rules.max_header },
                open,
            )),
            Scan::NearMiss(..) | Scan::None => Ok(None),
        }
    }
}
