//! Headers that have no fences: the notation itself shows where they end.

use judou_source::Span;

use super::window::Window;
use super::{NearMiss, Parts, Scan};
use crate::format::{Fence, Format};
use crate::json;

/// A header from `start` to `end` that ends before the line at `body`.
fn header(format: Format, fence: Fence, start: usize, end: usize, body: usize) -> Scan {
    Scan::Header(Parts {
        format,
        fence,
        open: Span::empty(start),
        matter: Span::new(start, end),
        close: Span::empty(end),
        body,
    })
}

/// A JSON object that begins the text and has its last line to itself.
pub(super) fn object(window: &Window<'_>, start: usize) -> Scan {
    let broken = Scan::NearMiss(NearMiss::BrokenObject, Span::new(start, start + 1));
    // `{{ title }}`, `{% block %}` and the like are templates, not broken objects.
    let inner = window.from(start + 1).iter().find(|b| !b.is_ascii_whitespace());
    if !matches!(inner, Some(b'"' | b'}')) {
        return Scan::None;
    }
    let Ok(length) = json::check(window.from(start)) else { return broken };
    let end = start + length;
    let Some(line) = window.blank_line(end) else { return broken };
    header(Format::Json, Fence::Braces, start, end, line.next)
}

/// `org = 1*("#+" key ":" text eol)`, as far as such lines follow one another.
pub(super) fn keywords(window: &Window<'_>, start: usize) -> Scan {
    run(window, start, Format::Org, Fence::Keywords, is_keyword)
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

/// `title-block = "% " title eol [ "%" authors eol [ "%" date eol ] ]`, where lines that begin with a
/// blank go on with the one before.
pub(super) fn title_block(window: &Window<'_>, start: usize) -> Scan {
    let percents = core::cell::Cell::new(0);
    let is_title = |line: &[u8]| {
        let first = line.first()?;
        match first {
            b'%' => {
                percents.set(percents.get() + 1);
                let blank = line.get(1)?;
                Some(percents.get() <= 3 && matches!(blank, b' ' | b'\t' | b'\n' | b'\r'))
            }
            b' ' | b'\t' => Some(line.iter().take_while(|&&b| b != b'\n').any(|b| *b > b' ')),
            _ => Some(false),
        }
    };
    run(window, start, Format::PandocTitle, Fence::Percents, is_title)
}

/// Lines that belong to a header as long as `belongs` says so; `None` from it means that the line ends
/// before that is known.
fn run(
    window: &Window<'_>,
    start: usize,
    format: Format,
    fence: Fence,
    belongs: impl Fn(&[u8]) -> Option<bool>,
) -> Scan {
    let mut at = start;
    loop {
        match (belongs(window.from(at)), window.line(at)) {
            (Some(true), Some(line)) => at = line.next,
            (Some(false), _) => break,
            _ if !window.cut => break,
            // Whether the header goes on stands behind the bound.
            _ => return Scan::TooLong(fence, Span::new(start, start + fence.marker().len())),
        }
    }
    if at == start { Scan::None } else { header(format, fence, start, at, at) }
}

/// `fields = 1*( key ":" value eol *( 1*WSP value eol ) ) blank-line`, as in MultiMarkdown and Pelican.
pub(super) fn fields(window: &Window<'_>, start: usize) -> Scan {
    let mut at = start;
    loop {
        let rest = window.from(at);
        let go_on = at > start && matches!(rest.first(), Some(b' ' | b'\t'));
        let Some(line) = window.line(at) else { return Scan::None };
        if let Some(blank) = window.blank_line(at) {
            // The blank line belongs to the header; one that begins the text is none.
            if at == start {
                return Scan::None;
            }
            return header(Format::MultiMarkdown, Fence::Fields, start, at, blank.next);
        }
        if !go_on && !is_field(rest) {
            return Scan::None;
        }
        at = line.next;
    }
}

/// Whether a line begins with a key and a colon; `https://…` does not.
fn is_field(line: &[u8]) -> bool {
    let is_key = |b: &&u8| b.is_ascii_alphanumeric() || b" _-".contains(b) || **b >= 0x80;
    let key = line.iter().take_while(is_key).count();
    let starts = line.first().is_some_and(|&b| b.is_ascii_alphanumeric() || b >= 0x80);
    starts && line.get(key) == Some(&b':') && line.get(key + 1..key + 3) != Some(b"//")
}
