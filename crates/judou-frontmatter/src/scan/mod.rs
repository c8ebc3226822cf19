//! Finds a header's fences in bytes, looking at nothing behind the bound.
//!
//! Comes in: bytes whose header, if any, is UTF-8 or at least ASCII-compatible. Goes out: offsets.
//! What stands between the fences is not looked at, save in the notations that have no fences of
//! their own. [`crate::Splitter`] turns offsets into text; [`rules`] is what it lets users choose,
//! [`fenced`] and [`bare`] are the notations with and without fences.

mod bare;
mod fenced;
mod rules;
mod window;

use judou_source::Span;

use crate::format::{Fence, Format};
use window::Window;

pub(crate) use rules::{CustomFence, Fences, Formats, Habits, Rules};

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

const BOM: &[u8] = "\u{feff}".as_bytes();

/// Finds the header at the beginning of `bytes`; reads at most `rules.max_header` bytes.
pub(crate) fn scan(bytes: &[u8], rules: &Rules) -> Scan {
    scan_window(&Window::new(bytes, rules.max_header, false), rules)
}

/// Finds the header in the beginning of a document of which there may be more. Also tells whether
/// more could not change the answer if that is [`Scan::None`].
#[cfg(feature = "std")]
pub(crate) fn scan_start(bytes: &[u8], more: bool, rules: &Rules) -> (Scan, bool) {
    let window = Window::new(bytes, rules.max_header, more);
    // A first line that is whole is a fence or none; other notations may need more than one line.
    let one_line = Habits::DEFAULT.covers(rules.habits)
        && rules.custom.is_empty()
        && !rules.formats.has(Format::MultiMarkdown)
        && !rules.formats.has(Format::PandocTitle);
    let first = window.bytes.first();
    let settled = one_line && window.line(0).is_some() && first != Some(&b'{');
    (scan_window(&window, rules), settled)
}

fn scan_window(window: &Window<'_>, rules: &Rules) -> Scan {
    let habits = rules.habits;
    let mut start = if window.bytes.starts_with(BOM) { BOM.len() } else { 0 };
    if habits.has(Habits::BLANK_LINES) {
        while let Some(line) = window.blank_line(start)
            && line.next > line.end
        {
            start = line.next;
        }
    }
    let custom = rules.custom.iter().find_map(|custom| fenced::custom(window, start, custom));
    if let Some(scan) = custom {
        return scan;
    }
    if habits.has(Habits::SCRIPT)
        && let Some(scan) = fenced::script(window, start, rules)
    {
        return scan;
    }
    let Some(&first) = window.bytes.get(start) else { return Scan::None };
    let found = match first {
        b'-' => fenced::fenced(window, start, Fence::Dashes, rules),
        b'+' => fenced::fenced(window, start, Fence::Pluses, rules),
        b';' => fenced::fenced(window, start, Fence::Semicolons, rules),
        b'{' if rules.accepts(Format::Json, Fence::Braces) => bare::object(window, start),
        b'#' if rules.accepts(Format::Org, Fence::Keywords) => bare::keywords(window, start),
        b'%' if rules.accepts(Format::PandocTitle, Fence::Percents) => {
            bare::title_block(window, start)
        }
        b'<' if habits.has(Habits::COMMENT) => fenced::comment(window, start, rules),
        0xE2 | 0xEF => invisible(window, start),
        _ => Scan::None,
    };
    if found != Scan::None {
        return found;
    }
    if habits.has(Habits::CLOSE_ONLY) {
        return fenced::close_only(window, start, rules);
    }
    if rules.accepts(Format::MultiMarkdown, Fence::Fields) {
        return bare::fields(window, start);
    }
    Scan::None
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
