//! Finds a header's fences in bytes, looking at nothing behind the bound.
//!
//! Comes in: bytes whose header, if any, is UTF-8 or at least ASCII-compatible. Goes out: offsets.
//! What stands between the fences is not looked at, save in the two notations that have no fences of
//! their own (a bare JSON object, Org keywords). [`crate::Splitter`] turns offsets into text.

use judou_source::Span;

use crate::format::{Fence, Format};
use crate::json;

/// Where the parts of a header lie; offsets into the bytes that were scanned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Parts {
    pub(crate) format: Format,
    pub(crate) fence: Fence,
    /// The opening line without its line ending; empty where the notation has none.
    pub(crate) open: Span,
    pub(crate) matter: Span,
    /// The closing line without its line ending; empty where the notation has none.
    pub(crate) close: Span,
    pub(crate) body: usize,
}

/// What the beginning of a document is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Scan {
    Header(Parts),
    /// An opening fence at this span has no partner in the document.
    Unclosed(Fence, Span),
    /// An opening fence at this span has no partner within the bound.
    TooLong(Fence, Span),
    /// Not a header, though it may have been meant as one.
    NearMiss(NearMiss, Span),
    None,
}

/// A first line that somebody may have meant as an opening fence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NearMiss {
    /// `---x`: a tag that names no format of ours.
    UnknownTag,
    /// `----`: four marks or more.
    LongFence,
    /// A bare `{` that begins no JSON object, or one with text behind it.
    BrokenObject,
    /// Two byte order marks, or an invisible character before the fence.
    Invisible,
}

/// Which notations count, and how far to look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Rules {
    pub(crate) formats: Formats,
    /// `...` closes a YAML header.
    pub(crate) dots: bool,
    pub(crate) max_header: usize,
}

/// A set of formats.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Formats(u8);

impl Formats {
    pub(crate) const NONE: Self = Self(0);
    /// Those that are looked for unless somebody says otherwise.
    pub(crate) const DEFAULT: Self =
        Self::NONE.with(Format::Yaml).with(Format::Toml).with(Format::Json).with(Format::Org);

    pub(crate) const fn with(self, format: Format) -> Self {
        Self(self.0 | 1 << format as u8)
    }

    const fn has(self, format: Format) -> bool {
        self.0 & 1 << format as u8 != 0
    }
}

const BOM: &[u8] = "\u{feff}".as_bytes();

/// Finds the header at the beginning of `bytes`; reads at most `rules.max_header` bytes.
pub(crate) fn scan(bytes: &[u8], rules: &Rules) -> Scan {
    let window = Window::new(bytes, rules.max_header);
    let start = if bytes.starts_with(BOM) { BOM.len() } else { 0 };
    let Some(&first) = window.bytes.get(start) else { return Scan::None };
    match first {
        b'-' => fenced(&window, start, Fence::Dashes, rules),
        b'+' => fenced(&window, start, Fence::Pluses, rules),
        b';' => fenced(&window, start, Fence::Semicolons, rules),
        b'{' if rules.formats.has(Format::Json) => bare_object(&window, start),
        b'#' if rules.formats.has(Format::Org) => keywords(&window, start),
        0xE2 | 0xEF => invisible(&window, start),
        _ => Scan::None,
    }
}

/// The beginning of a document, up to the bound.
struct Window<'a> {
    bytes: &'a [u8],
    /// Whether the document goes on behind it, so that its end is not the end of a line.
    cut: bool,
}

/// One line: its content's end, and where the next begins.
struct Line {
    end: usize,
    next: usize,
}

impl<'a> Window<'a> {
    fn new(bytes: &'a [u8], max: usize) -> Self {
        match bytes.get(..max) {
            Some(head) if head.len() < bytes.len() => Self { bytes: head, cut: true },
            _ => Self { bytes, cut: false },
        }
    }

    fn from(&self, at: usize) -> &'a [u8] {
        self.bytes.get(at..).unwrap_or(&[])
    }

    /// The offset of the first byte from `at` on that is neither a blank nor a tab.
    fn skip_blanks(&self, at: usize) -> usize {
        at + self.from(at).iter().take_while(|&&b| b == b' ' || b == b'\t').count()
    }

    /// The line that ends at or behind `at`; `None` if the window is cut before its end.
    fn line(&self, at: usize) -> Option<Line> {
        match memchr::memchr2(b'\n', b'\r', self.from(at)) {
            Some(offset) => self.line_end(at + offset),
            None => self.line_end(self.bytes.len()),
        }
    }

    /// The line that ends exactly at `at`, if a line does.
    fn line_end(&self, at: usize) -> Option<Line> {
        match self.bytes.get(at) {
            Some(b'\n') => Some(Line { end: at, next: at + 1 }),
            Some(b'\r') => match self.bytes.get(at + 1) {
                Some(b'\n') => Some(Line { end: at, next: at + 2 }),
                // The `\n` of a `\r\n` may lie just behind the bound.
                None if self.cut => None,
                _ => Some(Line { end: at, next: at + 1 }),
            },
            None if !self.cut => Some(Line { end: at, next: at }),
            _ => None,
        }
    }
}

/// `fence = 3marker *WSP [tag *WSP] eol`, closed by `3marker *WSP eol` at the beginning of a line.
fn fenced(window: &Window<'_>, start: usize, fence: Fence, rules: &Rules) -> Scan {
    let marker = fence.marker().as_bytes();
    if !window.from(start).starts_with(marker) {
        return Scan::None;
    }
    let after = start + marker.len();
    let Some(open) = opening(window, after, fence) else {
        // The first line alone is longer than the bound; whatever it is, it is no fence.
        return Scan::None;
    };
    let (format, line) = match open {
        Opening::Fence(format, line) => (format, line),
        Opening::NearMiss(miss, end) => return Scan::NearMiss(miss, Span::new(start, end)),
        Opening::Other => return Scan::None,
    };
    if !rules.formats.has(format) {
        return Scan::None;
    }
    let open = Span::new(start, line.end);
    let dots = rules.dots && format == Format::Yaml;
    let mut at = line.next;
    // A closing fence needs a line of its own, so an opening one that ends the text has no partner.
    let mut fresh = line.next > line.end;
    while fresh {
        let head = window.from(at);
        if head.starts_with(marker) || dots && head.starts_with(b"...") {
            let end = window.skip_blanks(at + marker.len());
            if let Some(close) = window.line_end(end) {
                return Scan::Header(Parts {
                    format,
                    fence,
                    open,
                    matter: Span::new(line.next, at),
                    close: Span::new(at, close.end),
                    body: close.next,
                });
            }
        }
        let Some(next) = window.line(at) else { return Scan::TooLong(fence, open) };
        fresh = next.next > next.end;
        at = next.next;
    }
    Scan::Unclosed(fence, open)
}

enum Opening {
    Fence(Format, Line),
    NearMiss(NearMiss, usize),
    Other,
}

/// Reads the rest of an opening line behind its marker; `None` if the bound cuts it.
fn opening(window: &Window<'_>, after: usize, fence: Fence) -> Option<Opening> {
    let plain = match fence {
        Fence::Pluses => Format::Toml,
        Fence::Semicolons | Fence::Braces => Format::Json,
        Fence::Dashes | Fence::Keywords => Format::Yaml,
    };
    let at = window.skip_blanks(after);
    if let Some(line) = window.line_end(at) {
        return Some(Opening::Fence(plain, line));
    }
    let marker = fence.marker().as_bytes();
    let tag = window.from(at);
    let word = tag.iter().take_while(|b| b.is_ascii_alphanumeric()).count();
    let end = window.skip_blanks(at + word);
    if word > 0
        && fence == Fence::Dashes
        && let Some(line) = window.line_end(end)
    {
        let name = tag.get(..word).and_then(|name| core::str::from_utf8(name).ok()).unwrap_or("");
        return Some(match Format::from_tag(name) {
            Some(format) => Opening::Fence(format, line),
            // `--- a` is prose or a diff; a word that touches the dashes was meant as a tag.
            None if at == after => Opening::NearMiss(NearMiss::UnknownTag, at + word),
            None => Opening::Other,
        });
    }
    let marks = window.from(after).iter().take_while(|&b| marker.first() == Some(b)).count();
    if marks > 0 && window.line_end(window.skip_blanks(after + marks)).is_some() {
        return Some(Opening::NearMiss(NearMiss::LongFence, after + marks));
    }
    if at == window.bytes.len() { None } else { Some(Opening::Other) }
}

/// A JSON object that begins the text and has its last line to itself.
fn bare_object(window: &Window<'_>, start: usize) -> Scan {
    let broken = Scan::NearMiss(NearMiss::BrokenObject, Span::new(start, start + 1));
    // `{{ title }}`, `{% block %}` and the like are templates, not broken objects.
    let inner = window.from(start + 1).iter().find(|b| !b.is_ascii_whitespace());
    if !matches!(inner, Some(b'"' | b'}')) {
        return Scan::None;
    }
    let Ok(length) = json::check(window.from(start)) else { return broken };
    let end = start + length;
    let Some(line) = window.line_end(window.skip_blanks(end)) else { return broken };
    Scan::Header(Parts {
        format: Format::Json,
        fence: Fence::Braces,
        open: Span::empty(start),
        matter: Span::new(start, end),
        close: Span::empty(end),
        body: line.next,
    })
}

/// `org = 1*("#+" key ":" text eol)`, as far as such lines follow one another.
fn keywords(window: &Window<'_>, start: usize) -> Scan {
    let mut at = start;
    loop {
        match (is_keyword(window.from(at)), window.line(at)) {
            (Some(true), Some(line)) => at = line.next,
            (Some(false), _) => break,
            _ if !window.cut => break,
            // Whether the header goes on stands behind the bound.
            _ => return Scan::TooLong(Fence::Keywords, Span::new(start, start + 2)),
        }
    }
    if at == start {
        return Scan::None;
    }
    Scan::Header(Parts {
        format: Format::Org,
        fence: Fence::Keywords,
        open: Span::empty(start),
        matter: Span::new(start, at),
        close: Span::empty(at),
        body: at,
    })
}

/// Whether a line begins with `#+KEY:`; `#+begin_src` and other blocks do not. `None` if the text
/// ends before that is known.
fn is_keyword(line: &[u8]) -> Option<bool> {
    let Some(rest) = line.strip_prefix(b"#+") else {
        return if b"#+".starts_with(line) { None } else { Some(false) };
    };
    let key = rest.iter().take_while(|b| b.is_ascii_alphanumeric() || b"_-[]".contains(b)).count();
    rest.get(key).map(|&byte| key > 0 && byte == b':')
}

/// A fence that stands behind characters nobody sees: U+FEFF (a second one), U+200B to U+200F,
/// U+2060.
fn invisible(window: &Window<'_>, start: usize) -> Scan {
    let mut at = start;
    while let Some(character) = window.from(at).get(..3) {
        match character {
            [0xEF, 0xBB, 0xBF] | [0xE2, 0x80, 0x8B..=0x8F] | [0xE2, 0x81, 0xA0] => at += 3,
            _ => break,
        }
    }
    let rest = window.from(at);
    if at > start && (rest.starts_with(b"---") || rest.starts_with(b"+++")) {
        return Scan::NearMiss(NearMiss::Invisible, Span::new(start, at));
    }
    Scan::None
}
