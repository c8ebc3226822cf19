//! Fountain, screenplays and stage plays as plain text (fountain.io).
//!
//! In comes a script; scene headings and `#` sections become sections, a cue and the lines below it a
//! turn, action, transitions, lyrics of nobody, notes and the boneyard events. What a line is depends
//! on the blank lines round it, so lines are classified first ([`line`](mod@line)); [`cue`](mod@cue)
//! holds the grammar of a character's line.

mod cue;
mod line;

use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;

use judou_source::Span;

use self::cue::{Cue, cue, heading, is_plain, spoken, title_key};
use self::line::{Line, lines};
use super::builder::turn;
use super::{Builder, DETECTION, Format};
use crate::model::{Event, EventKind, Section, Transcript};
use crate::notation::Notation;

pub(super) const FORMAT: Format = Format { notation: Notation::Fountain, detect, read };

/// What tells a script, as the head of the text has it.
#[derive(Default)]
#[expect(clippy::struct_excessive_bools, reason = "each sign is there or is not")]
struct Signs<'a> {
    title: bool,
    /// Keys of the title page that scripts have beside it.
    keys: bool,
    /// `INT.` and `EXT.`.
    scenes: usize,
    /// `^`, `(V.O.)`, `(CONT'D)` behind a cue.
    extensions: usize,
    parentheticals: bool,
    transitions: bool,
    forced_scenes: bool,
    forced_cues: bool,
    centered: bool,
    cues: usize,
    /// Blocks of lines that are neither cue nor heading.
    others: usize,
    by_name: BTreeMap<&'a str, usize>,
}

/// A format without a signature: sure are scenes with people who speak in them, a title page or
/// extensions with other marks of a script, or people in capitals who speak again and again in most of
/// the document.
fn detect(text: &str) -> bool {
    let head = Span::new(0, DETECTION).of(text);
    let found = lines(head);
    let mut signs = Signs::default();
    let first = title_page(head, &found, |key| {
        signs.title |= key.eq_ignore_ascii_case("title");
        let known = ["credit", "author", "authors", "draft date", "contact", "source"];
        signs.keys |= known.iter().any(|known| key.eq_ignore_ascii_case(known));
    });
    for block in blocks(head, &found, first) {
        signs.see(head, &block);
    }
    signs.suffice()
}

impl<'a> Signs<'a> {
    fn see(&mut self, text: &'a str, block: &Block<'_>) {
        match block {
            Block::Turn { cue, lines } => {
                let name = cue.name.of(text);
                let label = cue.label.of(text);
                // `NOTE:` above a text is another notation's label, and so is a name with a time.
                if name.contains([':', '：']) || name.chars().count() > 30 {
                    self.others += 1;
                    return;
                }
                self.cues += 1;
                self.forced_cues |= cue.forced;
                let known = ["(V.O", "(O.S", "(O.C", "(VO)", "(OS)", "(CONT"];
                let extended = label.ends_with('^') || known.iter().any(|it| label.contains(it));
                self.extensions += usize::from(extended);
                self.parentheticals |=
                    lines.first().is_some_and(|line| is_parenthetical(line.inner.of(text)));
                *self.by_name.entry(name).or_default() += 1;
            }
            Block::Heading { level: None, forced: true, .. } => self.forced_scenes = true,
            Block::Heading { level: None, .. } => self.scenes += 1,
            Block::Action(span) => {
                let action = span.of(text);
                self.others += 1;
                self.transitions |= action.len() <= 40
                    && action.ends_with("TO:")
                    && !action.contains(char::is_lowercase);
                self.centered |= action.starts_with('>') && action.ends_with('<');
            }
            _ => {}
        }
    }

    fn suffice(&self) -> bool {
        let recurring = self.by_name.values().filter(|count| **count > 2).count();
        if recurring > 1 && self.cues > 7 && self.cues >= self.others {
            return true;
        }
        let beside = [
            self.parentheticals,
            self.transitions,
            self.forced_scenes,
            self.forced_cues,
            self.centered,
            self.cues > 1 && self.scenes + self.extensions > 0,
        ];
        let strong = 2
            * (self.scenes.min(2) + self.extensions.min(2) + usize::from(self.title && self.keys));
        let weak = beside.into_iter().filter(|it| *it).count();
        self.cues > 0 && strong > 1 && strong + weak > 2
            || self.forced_cues && self.forced_scenes && self.cues > 1
    }
}

fn is_parenthetical(line: &str) -> bool {
    line.starts_with('(') && line.ends_with(')') || line.starts_with('（') && line.ends_with('）')
}

fn read(text: &str) -> Transcript<'_> {
    let found = lines(text);
    let mut builder = Builder::new(Notation::Fountain);
    let first = title_page(text, &found, |_| {});
    // Scenes stand below the sections that hold them.
    let mut depth = 0;
    for block in blocks(text, &found, first) {
        match block {
            Block::Heading { span, title, level, .. } => {
                depth = level.unwrap_or(depth);
                let level = level.unwrap_or(depth + 1);
                builder.section(Section { title, level, span });
            }
            Block::Turn { cue, lines } => dialogue(text, &mut builder, &cue, lines),
            Block::Action(span) => event(&mut builder, span, EventKind::Stage),
            Block::Note(span) => event(&mut builder, span, EventKind::Note),
        }
    }
    builder.finish()
}

fn event(builder: &mut Builder<'_>, span: Span, kind: EventKind) {
    builder.event(Event { span, kind, at_ms: None });
}

/// The lines below a cue: parentheticals are events too, and no words.
fn dialogue<'a>(text: &'a str, builder: &mut Builder<'a>, cue: &Cue, lines: &[Line]) {
    let label = cue.label;
    if let [line] = lines
        && let words = line.inner.of(text)
        && !line.is_blank()
        && !line.note
        && !is_parenthetical(words)
        && is_plain(words)
    {
        // Most speeches are one line, said as it is written.
        let name = cue.name.of(text);
        let speaker = builder.speaker(name, name);
        builder.turn(turn(speaker, cue.name, label, line.inner));
        return;
    }
    let mut paragraphs: Vec<Span> = Vec::new();
    let mut words = String::new();
    let mut open = false;
    for line in lines {
        if line.is_blank() {
            open = false;
            continue;
        }
        match paragraphs.last_mut().filter(|_| open) {
            Some(last) => *last = last.cover(line.inner),
            None => paragraphs.push(line.inner),
        }
        open = true;
        let inner = line.inner.of(text);
        if is_parenthetical(inner) {
            event(builder, line.inner, EventKind::Stage);
        } else if line.note {
            event(builder, line.inner, EventKind::Note);
        } else {
            if !words.is_empty() {
                words.push('\n');
            }
            spoken(&mut words, &line.seen(text));
        }
    }
    let content = match (paragraphs.first(), paragraphs.last()) {
        (Some(first), Some(last)) => first.cover(*last),
        _ => Span::empty(label.end),
    };
    let name = cue.name.of(text);
    let speaker = builder.speaker(name, name);
    let mut turn = turn(speaker, cue.name, label, content);
    turn.paragraphs = paragraphs.into();
    turn.words = (words != content.of(text)).then_some(words);
    builder.turn(turn);
}

/// Reads `key: value` lines at the start, values indented below them, up to a blank line; gives the
/// number of the first line after them.
fn title_page<'a>(text: &'a str, lines: &[Line], mut each: impl FnMut(&'a str)) -> usize {
    let start = lines.iter().position(|line| !line.is_blank()).unwrap_or(lines.len());
    let mut at = start;
    for line in lines.iter().skip(start) {
        let raw = line.span.of(text);
        if line.is_blank() {
            break;
        }
        match title_key(raw) {
            Ok((_, key)) => each(key),
            // A value on lines of its own is indented.
            Err(_) if at > start && raw.starts_with([' ', '\t']) => {}
            Err(_) => return start,
        }
        at += 1;
    }
    at
}

enum Block<'l> {
    /// A scene's heading, or a section's with its level.
    Heading {
        span: Span,
        title: Span,
        level: Option<u8>,
        forced: bool,
    },
    Turn {
        cue: Cue,
        lines: &'l [Line],
    },
    Action(Span),
    Note(Span),
}

/// The blocks from line `first` on, in order.
fn blocks<'l>(text: &'l str, lines: &'l [Line], first: usize) -> impl Iterator<Item = Block<'l>> {
    let mut at = first;
    core::iter::from_fn(move || {
        while lines.get(at).is_some_and(Line::is_blank) {
            at += 1;
        }
        let line = lines.get(at)?;
        let start = at;
        at += 1;
        let after_blank = start == first
            || start.checked_sub(1).and_then(|at| lines.get(at)).is_none_or(Line::is_blank);
        let inner = line.inner.of(text);
        if line.note || inner.starts_with('=') {
            return Some(Block::Note(line.inner));
        }
        if let Some(found) = heading(text, line.inner, after_blank) {
            return Some(found);
        }
        let rest = lines.get(at..).unwrap_or_default();
        if after_blank
            && rest.first().is_some_and(|next| !next.is_empty())
            && let Some(cue) = cue(text, line.inner)
        {
            let length = rest.iter().position(Line::is_empty).unwrap_or(rest.len());
            at += length;
            return Some(Block::Turn { cue, lines: rest.get(..length).unwrap_or_default() });
        }
        // Action goes on up to a blank line, or a line that is no action by its first mark.
        let mut span = line.inner;
        while let Some(line) = lines.get(at) {
            let inner = line.inner.of(text);
            if line.is_blank() || line.note || inner.starts_with(['#', '=']) {
                break;
            }
            span = span.cover(line.inner);
            at += 1;
        }
        Some(Block::Action(span))
    })
}
