//! What stands at the starts of a cue's lines, and in it: labels, voices, dashes, stage notes.

use alloc::vec::Vec;

use judou_source::{Line, Span, lines_in};
use memchr::{memchr, memchr_iter, memchr2};

use super::label::{Form, is_empty, opening};
use super::speakers::Names;
use super::{Cue, Style};
use crate::speech::ends_in_stop;

/// A place in a cue where somebody may begin to speak.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mark {
    /// Index of the cue.
    pub(super) cue: usize,
    /// Where it begins: the dash, the bracket, the tag.
    pub(super) start: usize,
    /// Where its words begin.
    pub(super) words: usize,
    pub(super) kind: Kind,
}

#[derive(Clone, Copy, Debug)]
pub(super) enum Kind {
    /// What looks like a label; `label` is its index in [`Names`].
    Label {
        name: Span,
        label: usize,
        /// It is in brackets: a name or a note.
        bracket: bool,
        /// Nothing else stands on its line.
        alone: bool,
    },
    /// `<v Name>`: sure, and in force to the end of its cue.
    Voice { name: Span },
    /// `</v>`: what follows is nobody's.
    VoiceEnd,
    /// A dash: somebody else speaks.
    Dash,
}

/// Adds the marks of the cue at `index`; `before` are the words of the cue before.
pub(super) fn mark<'a>(
    text: &'a str,
    index: usize,
    cue: &Cue,
    style: Style<'_>,
    before: Span,
    names: &mut Names<'a>,
    marks: &mut Vec<Mark>,
) {
    let first = marks.len();
    let mut before = before;
    let breaks = style.markup.line_break();
    let mut look = |number: usize, line: Span| {
        let inner = line.of(text);
        if may_open(inner) {
            let found = opening(inner);
            let base = line.start;
            let kind = match found.label {
                Some((form, start, end)) => {
                    let name = Span::new(base + start, base + end);
                    let alone = is_empty(Span::new(found.words, inner.len()).of(inner));
                    // A label within a sentence that the cue breaks is none.
                    let after_stop = before.is_empty() || ends_in_stop(before.of(text));
                    let label = names.seen(name.of(text), form, after_stop, number == 0, name);
                    Some(Kind::Label { name, label, bracket: form == Form::Bracket, alone })
                }
                None if found.dash => Some(Kind::Dash),
                None => None,
            };
            if let Some(kind) = kind {
                let (start, words) = (base + found.start, base + found.words);
                marks.push(Mark { cue: index, start, words, kind });
            }
        }
        before = line;
    };
    // Most cues are one line, for which walking the lines costs more than looking at it.
    if breaks.is_none() && memchr2(b'\n', b'\r', cue.text.of(text).as_bytes()).is_none() {
        look(0, cue.text);
    } else {
        let pieces = |line: Line| Pieces { text, rest: line.span, breaks };
        let lines = lines_in(text, cue.text).flat_map(pieces);
        lines.enumerate().for_each(|(number, line)| look(number, line));
    }
    speaks(text, cue, marks.get(first..).unwrap_or_default(), names);
}

/// A line in the parts that the format's breaks make of it, if it has them: `<br/>`, `|`.
struct Pieces<'a> {
    text: &'a str,
    rest: Span,
    breaks: Option<&'static str>,
}

impl Iterator for Pieces<'_> {
    type Item = Span;

    fn next(&mut self) -> Option<Span> {
        if self.rest.is_empty() {
            return None;
        }
        let rest = self.rest.of(self.text);
        // A tag stays at the start of what follows it, where markup is passed over.
        let found = self.breaks.and_then(|wanted| next_break(rest, wanted));
        let end = found.map_or(self.rest.end, |at| self.rest.start + at);
        let piece = Span::new(self.rest.start, end);
        let passed = self.breaks.filter(|it| found.is_some() && *it != "<br").map_or(0, str::len);
        self.rest = Span::new(end + passed, self.rest.end);
        Some(piece)
    }
}

/// Where the next break stands behind the first byte of `rest`; the letters of a tag in any case.
fn next_break(rest: &str, wanted: &str) -> Option<usize> {
    let first = *wanted.as_bytes().first()?;
    let is_break = |at: &usize| {
        let found = rest.as_bytes().get(*at..*at + wanted.len());
        found.is_some_and(|found| found.eq_ignore_ascii_case(wanted.as_bytes()))
    };
    memchr_iter(first, rest.as_bytes()).filter(|at| *at > 0).find(is_break)
}

/// Counts which labels have words, on their line or the next: a bracket that has none is a note.
fn speaks(text: &str, cue: &Cue, marks: &[Mark], names: &mut Names<'_>) {
    let mut until = cue.text.end;
    for mark in marks.iter().rev() {
        if let Kind::Label { label, alone, .. } = mark.kind {
            let after = Span::new(mark.words, until).trim(text);
            names.speaks(label, !alone, !alone || !is_empty(after.of(text)));
        }
        until = mark.start;
    }
}

/// Whether a line may begin with a mark: most do not, and this looks at a few bytes.
fn may_open(line: &str) -> bool {
    let bytes = line.as_bytes();
    let opens = bytes.first().is_some_and(|byte| {
        matches!(byte, b'-' | b'>' | b'&' | b'<' | b'{' | b'(' | b'[' | b' ' | b'\t')
            || *byte >= 0x80
    });
    // No label is longer than 48 characters of at most 4 bytes.
    let window = bytes.get(..bytes.len().min(200)).unwrap_or_default();
    opens || memchr(b':', window).is_some()
}

/// Adds the voices of the cue at `index`: `<v Name>` and `<v.loud Name>`.
pub(super) fn voices(text: &str, index: usize, cue: &Cue, marks: &mut Vec<Mark>) {
    let inner = cue.text.of(text);
    for at in memchr_iter(b'<', inner.as_bytes()) {
        let tag = inner.get(at..).unwrap_or_default();
        let base = cue.text.start + at;
        if tag.starts_with("</v>") || tag.starts_with("</V>") {
            marks.push(Mark { cue: index, start: base, words: base + 4, kind: Kind::VoiceEnd });
            continue;
        }
        let Some((name, end)) = voice(tag) else { continue };
        let name = name.shift(base).trim(text);
        if !name.is_empty() {
            marks.push(Mark {
                cue: index,
                start: base,
                words: base + end,
                kind: Kind::Voice { name },
            });
        }
    }
}

/// `voice = "<v" *( "." class ) 1*blank name ( ">" / end-of-line )`: the name's span and the length.
fn voice(tag: &str) -> Option<(Span, usize)> {
    let rest = tag.strip_prefix("<v").or_else(|| tag.strip_prefix("<V"))?;
    if !rest.starts_with(['.', ' ', '\t']) {
        return None;
    }
    // Bounded by the line, so that tags which are never closed cost no more than one look each.
    let line = rest.find(['\n', '\r', '>', '<']).unwrap_or(rest.len());
    let start = rest.get(..line)?.find([' ', '\t'])?;
    let end = 2 + line;
    let closed = usize::from(rest.get(line..)?.starts_with('>'));
    Some((Span::new(2 + start, end), end + closed))
}
