//! The lines of a script, without what its author took out.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;

use judou_source::Span;
use memchr::memmem;

/// A line that can be seen: the boneyard's are left out.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line {
    /// What is seen of the line, white space included.
    pub(super) span: Span,
    /// The same without the white space at its ends.
    pub(super) inner: Span,
    /// Nothing but a note, or a part of one.
    pub(super) note: bool,
    /// A boneyard lies between its pieces.
    pub(super) broken: bool,
}

impl Line {
    /// White space or nothing.
    pub(super) fn is_blank(&self) -> bool {
        self.inner.is_empty()
    }

    /// What is left of the line's words without the boneyards in it.
    pub(super) fn seen<'a>(&self, text: &'a str) -> Cow<'a, str> {
        let inner = self.inner.of(text);
        if !self.broken {
            return Cow::Borrowed(inner);
        }
        let mut seen = String::with_capacity(inner.len());
        let mut rest = inner;
        while let Some((before, hidden)) = rest.split_once("/*") {
            seen.push_str(before);
            rest = hidden.split_once("*/").map_or("", |(_, after)| after);
        }
        seen.push_str(rest);
        Cow::Owned(seen)
    }

    /// A blank line that ends a speech: two blanks on a line keep it open.
    pub(super) fn is_empty(&self) -> bool {
        self.is_blank() && self.span.len() < 2
    }
}

/// The visible lines of `text`. A boneyard may begin and end inside a line, which then reaches from the
/// first piece that is left of it to the last. One that is never closed is no boneyard, lest it swallow the script.
pub(super) fn lines(text: &str) -> Vec<Line> {
    let start = judou_source::bom(text).map_or(0, |bom| bom.end);
    // Most scripts have neither, and their lines need not be searched for them.
    let last_end = memmem::rfind(text.as_bytes(), b"*/").unwrap_or(0);
    let noted = memmem::find(text.as_bytes(), b"[[").is_some();
    let mut found = Vec::new();
    let mut hidden = false;
    let mut note = false;
    for line in judou_source::lines_in(text, Span::new(start, text.len())) {
        let raw = line.of(text);
        let (span, broken) = if last_end == 0 {
            (line.span, false)
        } else {
            match visible(raw, line.span.start, last_end, &mut hidden) {
                Some((from, to, broken)) => {
                    (Span::new(line.span.start + from, line.span.start + to), broken)
                }
                None => continue,
            }
        };
        let inner = span.trim(text);
        if !noted {
            found.push(Line { span, inner, note: false, broken });
            continue;
        }
        let seen = inner.of(text);
        // A note ends with an empty line, so one that is left open harms its paragraph alone.
        if seen.is_empty() {
            note &= span.len() >= 2;
        }
        let began_inside = note;
        if let Some(open) = seen.rfind("[[") {
            note = !seen.get(open..).unwrap_or_default().contains("]]");
        } else if seen.contains("]]") {
            note = false;
        }
        let whole = seen.starts_with("[[") && (note || seen.ends_with("]]")) && is_one_note(seen);
        let inside = began_inside && (note || seen.ends_with("]]"));
        found.push(Line { span, inner, note: !seen.is_empty() && (whole || inside), broken });
    }
    found
}

/// Nothing stands between the notes of a line.
fn is_one_note(line: &str) -> bool {
    let mut rest = line;
    while let Some(after) = rest.trim_start().strip_prefix("[[") {
        let Some(end) = after.find("]]") else { return true };
        rest = after.get(end + 2..).unwrap_or_default();
    }
    rest.trim().is_empty()
}

/// From the first piece of `raw` outside the boneyard to the last, and whether these are several; `None` if the line lies in it, or if nothing but
/// white space is left of a line that touches it.
fn visible(
    raw: &str,
    start: usize,
    last_end: usize,
    hidden: &mut bool,
) -> Option<(usize, usize, bool)> {
    let mut piece: Option<(usize, usize, bool)> = None;
    let mut touched = *hidden;
    let mut at = 0;
    loop {
        let rest = raw.get(at..).unwrap_or_default();
        if *hidden {
            let Some(end) = rest.find("*/") else { break };
            at += end + 2;
            *hidden = false;
            continue;
        }
        // `/*/` does not close itself.
        let open = rest.find("/*").filter(|open| start + at + open + 2 <= last_end);
        let to = open.map_or(raw.len(), |open| at + open);
        let seen = raw.get(at..to).unwrap_or_default();
        if !seen.trim().is_empty() {
            piece = Some(piece.map_or((at, to, false), |(from, ..)| (from, to, true)));
        }
        let Some(_) = open else { break };
        touched = true;
        at = to + 2;
        *hidden = true;
    }
    match piece {
        None if !touched => Some((0, raw.len(), false)),
        piece => piece,
    }
}
