//! Minutes of Japanese and Korean parliaments: `○委員長（山田太郎君）　…`, `◯위원장 홍길동  …`.
//!
//! In comes text whose speakers stand behind a circle. Lists of topics have circles too, so a label counts
//! if it names an office or is addressed as a member is (`君`, `위원`), or if it recurs. Lines in brackets
//! are events, and so are the rules across the column, which end a turn.

mod label;

use alloc::borrow::Cow;
use alloc::collections::BTreeMap;
use alloc::vec::Vec;

use judou_source::Span;

use self::label::{Label, label};
use super::prose::{Said, speech};
use super::{Builder, DETECTION, Format};
use crate::model::{Event, EventKind, Role, Transcript};
use crate::notation::Notation;

pub(super) const FORMAT: Format = Format { notation: Notation::Hansard, detect, read };

/// Four turns of people with an office or a form of address, two of them different, one who speaks
/// again; three turns do in a document that calls itself minutes.
fn detect(text: &str) -> bool {
    let head = Span::new(0, DETECTION).of(text);
    let mut names: BTreeMap<&str, usize> = BTreeMap::new();
    for opener in openers(head).iter().filter(|opener| opener.label.certain) {
        *names.entry(opener.label.name.of(head)).or_default() += 1;
    }
    let turns: usize = names.values().sum();
    let top = Span::new(0, 4_000).of(head);
    let minutes = ["会議録", "議事録", "速記録", "회의록", "속기록"];
    let enough = if minutes.iter().any(|word| top.contains(word)) { 3 } else { 4 };
    turns >= enough && names.len() > 1 && turns > names.len()
}

struct Opener<'a> {
    line: usize,
    label: Label<'a>,
}

fn openers(text: &str) -> Vec<Opener<'_>> {
    let mut found = Vec::new();
    for line in judou_source::lines(text) {
        if let Some(label) = label(text, line.span) {
            found.push(Opener { line: line.span.start, label });
        }
    }
    found
}

fn read(text: &str) -> Transcript<'_> {
    let mut builder = Builder::new(Notation::Hansard);
    let mut openers = openers(text);
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for opener in &openers {
        *counts.entry(opener.label.name.of(text)).or_default() += 1;
    }
    openers.retain(|opener| {
        let recurs = || counts.get(opener.label.name.of(text)).is_some_and(|count| *count > 1);
        opener.label.certain || opener.label.speaks && recurs()
    });
    let mut openers = openers.iter().peekable();
    let mut lines = judou_source::lines(text).map(|line| line.span).peekable();
    while let Some(line) = lines.next() {
        let Some(opener) = openers.next_if(|opener| opener.line == line.start) else {
            if kind(line.of(text)) != Kind::Text {
                event(text, &mut builder, line);
            }
            continue;
        };
        let mut own = alloc::vec![Said::line(Span::new(opener.label.span.end, line.end))];
        let next = openers.peek().map_or(usize::MAX, |next| next.line);
        while let Some(line) =
            lines.next_if(|line| line.start < next && kind(line.of(text)) != Kind::End)
        {
            let raw = line.of(text);
            let silent = kind(raw) == Kind::Bracketed;
            if silent {
                event(text, &mut builder, line);
            }
            own.push(Said { span: line, opens: raw.starts_with(['\u{3000}', ' ']), silent });
        }
        let speaker = who(text, &mut builder, &opener.label);
        let Label { name, span: label, .. } = opener.label;
        speech(text, &mut builder, speaker, (name, label), own.into_iter());
    }
    builder.finish()
}

#[derive(PartialEq, Eq)]
enum Kind {
    /// All of it in brackets: applause, who takes the chair, when the sitting begins.
    Bracketed,
    /// A rule across the column, or when the sitting begins, rests and ends.
    End,
    Text,
}

fn kind(raw: &str) -> Kind {
    let line = raw.trim();
    let pairs = [('〔', '〕'), ('（', '）'), ('(', ')'), ('［', '］'), ('[', ']')];
    let bracketed = |&(open, close): &(char, char)| {
        line.strip_prefix(open)
            .and_then(|rest| rest.strip_suffix(close))
            .is_some_and(|inner| !inner.contains([open, close]))
    };
    if pairs.iter().any(bracketed) {
        Kind::Bracketed
    } else if is_rule(line) || is_clock(line) {
        Kind::End
    } else {
        Kind::Text
    }
}

fn is_rule(line: &str) -> bool {
    line.len() > 9 && line.chars().all(|c| "―—─━－-‐◇○◯◎・☆*＊ \u{3000}".contains(c))
}

/// `午後一時五分散会`: nobody says when a sitting begins and ends.
fn is_clock(line: &str) -> bool {
    const DONE: [&str; 8] = ["散会", "休憩", "開議", "開会", "閉会", "延会", "再開", "散會"];
    ["午前", "午後", "正午"].iter().any(|half| line.starts_with(half))
        && DONE.iter().any(|done| line.ends_with(done))
        && line.chars().nth(20).is_none()
}

fn event(text: &str, builder: &mut Builder<'_>, line: Span) {
    builder.event(Event { span: line.trim(text), kind: EventKind::Stage, at_ms: None });
}

fn who<'a>(text: &'a str, builder: &mut Builder<'a>, label: &Label<'a>) -> usize {
    let name = label.name.of(text);
    let index = builder.speaker(name, name);
    if let Some(speaker) = builder.speaker_mut(index).filter(|speaker| speaker.turns == 0) {
        if label.chairs {
            speaker.role = Some(Role::Chair);
        }
        if let Some(person) = label.person.filter(|person| *person != name) {
            speaker.aliases.push(Cow::Borrowed(person));
        }
    }
    index
}
