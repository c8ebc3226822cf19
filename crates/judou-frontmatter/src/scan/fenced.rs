//! Headers between fences.

use judou_source::Span;

use super::rules::{CustomFence, Habits, Rules};
use super::window::{Line, Window};
use super::{NearMiss, Parts, Scan};
use crate::format::{Fence, Format};

/// `fence = 3marker *WSP [tag *WSP] eol`, closed by `3marker *WSP eol` at the beginning of a line.
pub(super) fn fenced(window: &Window<'_>, start: usize, fence: Fence, rules: &Rules) -> Scan {
    if !rules.fences.has(fence) {
        return Scan::None;
    }
    match opening(window, start, fence, rules) {
        Opening::Fence(format, line, marks) if rules.formats.has(format) => {
            let marker = window.bytes.get(start..start + marks).unwrap_or(&[]);
            let dots = rules.habits.has(Habits::DOTS) && format == Format::Yaml;
            let open = Span::new(start, line.end);
            between(window, (format, fence), open, line.next, marker, dots)
        }
        Opening::NearMiss(miss, end) => Scan::NearMiss(miss, Span::new(start, end)),
        _ => Scan::None,
    }
}

enum Opening {
    /// With the number of its marks.
    Fence(Format, Line, usize),
    NearMiss(NearMiss, usize),
    /// Something else, or a line longer than the bound, which can be no fence.
    Other,
}

/// Reads the opening line at `start`.
fn opening(window: &Window<'_>, start: usize, fence: Fence, rules: &Rules) -> Opening {
    let plain = match fence {
        Fence::Pluses => Format::Toml,
        Fence::Semicolons => Format::Json,
        _ => Format::Yaml,
    };
    let marker = fence.marker().as_bytes();
    if !window.from(start).starts_with(marker) {
        return Opening::Other;
    }
    let after = start + marker.len();
    let at = window.skip_blanks(after);
    if let Some(line) = window.line_end(at) {
        return Opening::Fence(plain, line, marker.len());
    }
    let rest = window.from(at);
    let word = rest.iter().take_while(|b| b.is_ascii_alphanumeric()).count();
    if word > 0
        && fence == Fence::Dashes
        && rules.habits.has(Habits::TAGS)
        && let Some(line) = window.blank_line(at + word)
    {
        let name = rest.get(..word).and_then(|name| core::str::from_utf8(name).ok()).unwrap_or("");
        return match Format::from_tag(name) {
            Some(format) => Opening::Fence(format, line, marker.len()),
            // `--- a` is prose or a diff; a word that touches the dashes was meant as a tag.
            None if at == after => Opening::NearMiss(NearMiss::UnknownTag, at + word),
            None => Opening::Other,
        };
    }
    let more = window.from(after).iter().take_while(|&b| marker.first() == Some(b)).count();
    match window.blank_line(after + more) {
        Some(line) if more > 0 && rules.habits.has(Habits::LONG_FENCES) => {
            Opening::Fence(plain, line, marker.len() + more)
        }
        Some(_) if more > 0 => Opening::NearMiss(NearMiss::LongFence, after + more),
        _ => Opening::Other,
    }
}

/// The header whose opening line is `open` and whose matter begins at `matter`.
fn between(
    window: &Window<'_>,
    (format, fence): (Format, Fence),
    open: Span,
    matter: usize,
    marker: &[u8],
    dots: bool,
) -> Scan {
    let mut at = matter;
    // A closing fence needs a line of its own, so an opening one that ends the text has no partner.
    let mut fresh = matter > open.end;
    while fresh {
        let head = window.from(at);
        if head.starts_with(marker) || dots && head.starts_with(b"...") {
            let width = if head.starts_with(marker) { marker.len() } else { 3 };
            if let Some(close) = window.blank_line(at + width) {
                return Scan::Header(Parts {
                    format,
                    fence,
                    open,
                    matter: Span::new(matter, at),
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

/// The header between two lines of the user's own; `None` if the text does not begin with the first.
pub(super) fn custom(window: &Window<'_>, start: usize, custom: &CustomFence) -> Option<Scan> {
    let line = window.line_of(start, custom.open.as_bytes())?;
    let open = Span::new(start, line.end);
    let kind = (custom.format, Fence::Custom);
    Some(between(window, kind, open, line.next, custom.close.as_bytes(), false))
}

/// `script = shebang-line "---" [ info ] eol toml "---" eol`; `None` without the first line or the
/// second. The shebang belongs to the opening.
pub(super) fn script(window: &Window<'_>, start: usize, rules: &Rules) -> Option<Scan> {
    let rest = window.from(start);
    // `#![feature(…)]` is an attribute.
    if !rest.starts_with(b"#!") || rest.starts_with(b"#![") || !rules.formats.has(Format::Toml) {
        return None;
    }
    let fence = window.line(start)?.next;
    if !window.from(fence).starts_with(b"---") {
        return None;
    }
    let marks = window.from(fence).iter().take_while(|&&b| b == b'-').count();
    let line = window.line(fence + marks)?;
    let info = window.bytes.get(fence + marks..line.end)?.trim_ascii();
    if !matches!(info, b"" | b"cargo" | b"toml") {
        return None;
    }
    let marker = window.bytes.get(fence..fence + marks)?;
    let open = Span::new(start, line.end);
    Some(between(window, (Format::Toml, Fence::Dashes), open, line.next, marker, false))
}

/// `comment = "<!--" eol fenced "-->" eol`; both lines belong to the fences.
pub(super) fn comment(window: &Window<'_>, start: usize, rules: &Rules) -> Scan {
    let Some(line) = window.line_of(start, b"<!--") else { return Scan::None };
    let fence = match window.from(line.next).first() {
        Some(b'-') => Fence::Dashes,
        Some(b'+') => Fence::Pluses,
        Some(b';') => Fence::Semicolons,
        _ => return Scan::None,
    };
    match fenced(window, line.next, fence, rules) {
        Scan::Header(mut parts) => {
            let Some(end) = window.line_of(parts.body, b"-->") else { return Scan::None };
            parts.open.start = start;
            parts.close.end = end.end;
            parts.body = end.next;
            Scan::Header(parts)
        }
        other => other,
    }
}

/// `close-only = key ":" … eol closing-fence`, as in Hexo's scaffolds: no fence opens the header.
pub(super) fn close_only(window: &Window<'_>, start: usize, rules: &Rules) -> Scan {
    // A text without any key before its first thematic break has no header.
    let first = window.line(start).map_or(start, |line| line.end);
    let head = window.bytes.get(start..first).unwrap_or(&[]);
    let keyed = head
        .iter()
        .position(|&b| b == b':')
        .is_some_and(|colon| colon > 0 && matches!(head.get(colon + 1), None | Some(b' ' | b'\t')));
    if !keyed {
        return Scan::None;
    }
    let mut at = start;
    while let Some(line) = window.line(at)
        && line.next > line.end
    {
        at = line.next;
        for (fence, format) in [(Fence::Dashes, Format::Yaml), (Fence::Semicolons, Format::Json)] {
            let head = window.from(at);
            let mark = fence.marker().as_bytes().first();
            let count = head.iter().take_while(|&b| mark == Some(b)).count();
            let long = count == 3 || count > 3 && rules.habits.has(Habits::LONG_FENCES);
            if long
                && rules.accepts(format, fence)
                && let Some(close) = window.blank_line(at + count)
            {
                return Scan::Header(Parts {
                    format,
                    fence,
                    open: Span::empty(start),
                    matter: Span::new(start, at),
                    close: Span::new(at, close.end),
                    body: close.next,
                });
            }
        }
    }
    Scan::None
}
