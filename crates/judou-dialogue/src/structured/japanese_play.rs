//! Japanese plays: a name, an ideographic space, and what is said (`妹　ひどい風ね。`).
//!
//! In comes the text of a play, often with the marks of Aozora Bunko (ruby `《…》`, notes `［＃…］`). A name
//! is a speaker's if it opens two lines or more: cast lists, the time and the place have the same shape
//! and stand once. Acts and scenes are sections, lines in brackets stage directions. Whatever follows a
//! turn up to the next one is its end, as readers of plays expect; the colophon is none of it.

mod line;
pub(super) mod quoted;

use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;

use judou_source::Span;

use self::line::{Kind, Line, classify, spoken};
use super::builder::turn;
use super::{Builder, DETECTION, Format};
use crate::model::{Event, EventKind, Section, Transcript};
use crate::notation::Notation;

pub(super) const FORMAT: Format = Format { notation: Notation::JapanesePlay, detect, read };

/// What a name must open at least: a cast list names everybody once.
const RECURS: usize = 2;

/// Free-form text, so much must agree: names that recur and alternate, in most of the lines, with
/// sentences behind them.
fn detect(text: &str) -> bool {
    let head = Span::new(0, DETECTION).of(text);
    // Nearly all documents have no line with such a space in it, let alone six.
    if memchr::memmem::find_iter(head.as_bytes(), "\u{3000}").take(6).count() < 6 {
        return false;
    }
    let lines = lines(head);
    let counts = counts(head, &lines);
    let mut others = 0;
    let mut turns = 0;
    let mut changes = 0;
    let mut sentences = 0;
    let mut last = "";
    for line in &lines {
        match line.kind {
            Kind::Opener { name, .. } if recurs(&counts, name.of(head)) => {
                let name = name.of(head);
                turns += 1;
                changes += usize::from(name != last);
                last = name;
                let end = line.span.of(head).trim_end();
                sentences += usize::from(end.ends_with(line::ends_speech));
            }
            // Titles, casts and prefaces stand before the first turn.
            Kind::Opener { .. } | Kind::Text if turns > 0 => others += 1,
            _ => {}
        }
    }
    let speakers = counts.values().filter(|count| **count >= RECURS).count();
    speakers > 1 && turns > 5 && 2 * changes > turns && 2 * sentences > turns && turns > others
}

fn recurs(counts: &BTreeMap<&str, usize>, name: &str) -> bool {
    counts.get(name).is_some_and(|count| *count >= RECURS)
}

fn lines(text: &str) -> Vec<Line> {
    let start = judou_source::bom(text).map_or(0, |bom| bom.end);
    let mut lines = Vec::new();
    let mut in_cast = false;
    for line in judou_source::lines_in(text, Span::new(start, text.len())) {
        let mut line = classify(text, line.span);
        match line.kind {
            Kind::Colophon => break,
            // `お紺　　　傘屋の娘` below `人物`: what somebody is, and no word of hers.
            Kind::Opener { .. } if in_cast => line.kind = Kind::Text,
            Kind::Text => in_cast = in_cast || heads_cast(line.span.of(text)),
            _ => in_cast = false,
        }
        lines.push(line);
    }
    lines
}

/// `人物`, `登場人物`, blanks between the letters or not: the cast stands below, up to a blank line.
fn heads_cast(line: &str) -> bool {
    const HEADS: &[&str] = &["人物", "登場人物", "登場者", "配役", "役名", "役割"];
    let wide =
        |c: char| c.is_whitespace() || matches!(c, '【' | '】' | '［' | '］' | '〔' | '〕' | '：');
    let mut bare = String::new();
    bare.extend(line.chars().take(12).filter(|c| !wide(*c)));
    line.chars().nth(12).is_none() && HEADS.contains(&bare.as_str())
}

/// How many lines each name opens.
fn counts<'a>(text: &'a str, lines: &[Line]) -> BTreeMap<&'a str, usize> {
    let mut counts = BTreeMap::new();
    for line in lines {
        if let Kind::Opener { name, .. } = line.kind {
            *counts.entry(name.of(text)).or_default() += 1;
        }
    }
    counts
}

fn read(text: &str) -> Transcript<'_> {
    let lines = lines(text);
    let counts = counts(text, &lines);
    let mut builder = Builder::new(Notation::JapanesePlay);
    let opens = |line: &Line| match line.kind {
        Kind::Opener { name, label } if recurs(&counts, name.of(text)) => Some((name, label)),
        _ => None,
    };
    let mut rest = lines.as_slice();
    while let Some((line, after)) = rest.split_first() {
        rest = after;
        match line.kind {
            Kind::Heading { title, level } => {
                builder.section(Section { title, level, span: line.span.trim(text) });
            }
            Kind::Stage => stage(text, &mut builder, line.span),
            _ => {
                let Some((name, label)) = opens(line) else { continue };
                let until = rest
                    .iter()
                    .position(|next| {
                        opens(next).is_some() || matches!(next.kind, Kind::Heading { .. })
                    })
                    .unwrap_or(rest.len());
                let (own, after) = rest.split_at_checked(until).unwrap_or((rest, &[]));
                speech(text, &mut builder, (name, label), line.span.end, own);
                rest = after;
            }
        }
    }
    builder.finish()
}

fn stage(text: &str, builder: &mut Builder<'_>, span: Span) {
    builder.event(Event { span: span.trim(text), kind: EventKind::Stage, at_ms: None });
}

/// The turn that a line opens, which ends at `first`, and the lines below that are its own.
fn speech<'a>(
    text: &'a str,
    builder: &mut Builder<'a>,
    (name, label): (Span, Span),
    first: usize,
    own: &[Line],
) {
    let opening = Span::new(label.end, first).trim(text);
    let mut paragraphs = Vec::new();
    let mut open = !opening.is_empty();
    if open {
        paragraphs.push(opening);
    }
    let mut words = String::new();
    if let Some(note) = spoken(&mut words, opening.of(text)) {
        stage(text, builder, Span::new(opening.start, opening.start + note));
    }
    for line in own {
        let inner = line.span.trim(text);
        if inner.is_empty() {
            open = false;
            continue;
        }
        match paragraphs.last_mut().filter(|_| open) {
            Some(last) => *last = last.cover(inner),
            None => paragraphs.push(inner),
        }
        open = true;
        match line.kind {
            Kind::Stage => stage(text, builder, inner),
            Kind::Note => {}
            _ => {
                words.push('\n');
                spoken(&mut words, inner.of(text));
            }
        }
    }
    let content = match (paragraphs.first(), paragraphs.last()) {
        (Some(first), Some(last)) => first.cover(*last),
        _ => Span::empty(opening.start),
    };
    let key = name.of(text);
    let speaker = builder.speaker(key, key);
    let mut made = turn(speaker, name, label, content);
    made.paragraphs = paragraphs.into();
    made.words = (words != content.of(text)).then_some(words);
    builder.turn(made);
}
