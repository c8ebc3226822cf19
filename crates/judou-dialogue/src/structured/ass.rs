//! Advanced `SubStation Alpha` and its ancestor: scripts with a field for who speaks.
//!
//! `Dialogue:` lines have fields that a `Format:` line names; the last, the words, may hold commas.
//! Where no line names anybody, labels in the words do, which is [`super::cue`]'s; where there are none
//! either, styles, if they are called what people are and change as people do.

use alloc::collections::BTreeSet;
use alloc::vec::Vec;

use judou_source::{Diagnostic, Span, lines};

use super::cue::{Cue, Style, transcribe};
use super::markup::Markup;
use super::timing::time;
use super::{Builder, DETECTION, Format};
use crate::infer::Told;
use crate::model::{Event, EventKind, Transcript};
use crate::notation::Notation;

pub(super) const FORMAT: Format = Format { notation: Notation::Ass, detect, read };

/// Whether a section of a script stands before anything else, or a line of its events does.
fn detect(text: &str) -> bool {
    let window = Span::new(0, DETECTION).of(text).trim_start_matches('\u{feff}');
    let mut filled = lines(window)
        .map(|line| line.of(window).trim())
        .filter(|line| !line.is_empty() && !line.starts_with([';', '!']));
    let Some(first) = filled.next() else { return false };
    let section = ["[Script Info]", "[V4+ Styles]", "[V4 Styles]", "[Events]"];
    section.iter().any(|section| first.eq_ignore_ascii_case(section))
        || event(first).is_some_and(|(kind, fields)| {
            kind == "Dialogue"
                && Columns::USUAL.split(fields, 0).is_some_and(|event| event.start_ms.is_some())
        })
}

/// `event = ( "Dialogue" / "Comment" / … ) ":" *blank fields`
fn event(line: &str) -> Option<(&str, &str)> {
    let (kind, fields) = line.split_once(':')?;
    matches!(kind, "Dialogue" | "Comment").then_some((kind, fields.trim_start()))
}

/// Which of an event's fields is what.
#[derive(Clone, Copy)]
struct Columns {
    count: usize,
    start: usize,
    end: usize,
    name: Option<usize>,
    style: Option<usize>,
}

#[derive(Default)]
struct Fields {
    start_ms: Option<u64>,
    end_ms: Option<u64>,
    name: Option<Span>,
    style: Option<Span>,
    text: Span,
}

impl Columns {
    /// Layer, Start, End, Style, Name, `MarginL`, `MarginR`, `MarginV`, Effect, Text.
    const USUAL: Self = Self { count: 10, start: 1, end: 2, name: Some(4), style: Some(3) };

    /// Reads a `Format:` line.
    fn new(format: &str) -> Self {
        let names: Vec<&str> = format.split(',').map(str::trim).collect();
        let at = |wanted: &[&str]| {
            names.iter().position(|name| wanted.iter().any(|one| name.eq_ignore_ascii_case(one)))
        };
        match (at(&["Start"]), at(&["End"])) {
            (Some(start), Some(end)) => {
                let (name, style) = (at(&["Name", "Actor"]), at(&["Style"]));
                Self { count: names.len(), start, end, name, style }
            }
            _ => Self::USUAL,
        }
    }

    /// The fields of an event, whose first begins at `base`; `None` if there are too few.
    fn split(self, fields: &str, base: usize) -> Option<Fields> {
        let mut found = Fields::default();
        let (mut at, mut rest) = (base, fields);
        for column in 0..self.count.saturating_sub(1) {
            let (field, after) = rest.split_once(',')?;
            let clock = || time(field.trim()).ok().map(|(_, at)| at);
            if column == self.start {
                found.start_ms = clock();
            } else if column == self.end {
                found.end_ms = clock();
            } else if Some(column) == self.name || Some(column) == self.style {
                let trimmed = field.trim();
                let start = at + (field.len() - field.trim_start().len());
                let span = (!trimmed.is_empty()).then(|| Span::new(start, start + trimmed.len()));
                *(if Some(column) == self.name { &mut found.name } else { &mut found.style }) =
                    span;
            }
            at += field.len() + 1;
            rest = after;
        }
        found.text = Span::new(at, at + rest.len());
        Some(found)
    }
}

fn read(text: &str) -> Transcript<'_> {
    read_told(text, &Told::default())
}

/// Reads it with what the caller says about labels.
pub(super) fn read_told<'a>(text: &'a str, told: &Told) -> Transcript<'a> {
    let mut builder = Builder::new(Notation::Ass);
    let mut cues: Vec<Cue> = Vec::new();
    let mut styles: Vec<Option<Span>> = Vec::new();
    let mut columns = Columns::USUAL;
    let mut events = true;
    for line in lines(text) {
        let inner = line.of(text);
        let trimmed = inner.trim_start_matches(['\u{feff}', ' ', '\t']);
        let start = line.span.start + (inner.len() - trimmed.len());
        if trimmed.starts_with('[') {
            events = trimmed.trim_end().eq_ignore_ascii_case("[Events]");
        } else if let Some(format) = trimmed.strip_prefix("Format:").filter(|_| events) {
            columns = Columns::new(format);
        } else if let Some((kind, fields)) = event(trimmed) {
            let base = line.span.end - fields.len();
            let Some(found) = columns.split(fields, base) else {
                builder.diagnostic(Diagnostic::warning(
                    "judou::dialogue::event-fields",
                    "this event has fewer fields than its format names",
                    line.span.trim(text),
                ));
                continue;
            };
            let words = found.text.trim(text);
            if kind == "Comment" {
                let span = Span::new(start, line.span.end).trim(text);
                builder.event(Event { span, kind: EventKind::Note, at_ms: found.start_ms });
            } else if !words.is_empty() && !is_drawing(words.of(text)) {
                styles.push(found.style);
                cues.push(Cue {
                    span: Span::new(start, words.end),
                    text: words,
                    speaker: found.name,
                    start_ms: found.start_ms,
                    end_ms: found.end_ms,
                });
            }
        }
    }
    let markup = Style { voices: false, markup: Markup::Codes, told };
    let named = cues.iter().any(|cue| cue.speaker.is_some());
    if named || !are_people(text, &cues, &styles) {
        return transcribe(text, &cues, markup, builder);
    }
    let labelled = transcribe(text, &cues, markup, builder.clone());
    if !labelled.turns.is_empty() {
        return labelled;
    }
    for (cue, style) in cues.iter_mut().zip(styles) {
        cue.speaker = style.filter(|style| is_person(style.of(text)));
    }
    transcribe(text, &cues, markup, builder)
}

/// What styles are called that are nobody's: by place, by kind of text, by language.
const STYLES: &[&str] = &[
    "default",
    "main",
    "alt",
    "alternate",
    "top",
    "bottom",
    "italic",
    "italics",
    "sign",
    "signs",
    "title",
    "titles",
    "op",
    "ed",
    "opening",
    "ending",
    "song",
    "songs",
    "karaoke",
    "kara",
    "lyrics",
    "romaji",
    "kanji",
    "note",
    "notes",
    "tl",
    "credit",
    "credits",
    "caption",
    "captions",
    "staff",
    "screen",
    "onscreen",
    "flashback",
    "overlap",
    "internal",
    "thought",
    "thoughts",
    "narration",
    "narrator",
    "next",
    "preview",
    "eyecatch",
    "episode",
    "dialogue",
    "dialog",
    "dial",
    "text",
    "subtitle",
    "subtitles",
    "sub",
    "subs",
    "comment",
    "upper",
    "lower",
    "left",
    "right",
    "center",
    "style",
    "basic",
    "normal",
    "standard",
    "phone",
    "tv",
    "chs",
    "cht",
    "chn",
    "sc",
    "tc",
    "jp",
    "jpn",
    "ja",
    "eng",
    "en",
    "english",
    "japanese",
    "chinese",
    "kr",
    "kor",
    "中文",
    "英文",
    "日文",
    "字幕",
    "注释",
    "默认",
    "标题",
    "歌词",
];

/// Whether a style is called what people are: one or two words, none of them a kind of text.
fn is_person(style: &str) -> bool {
    let mut words = style.split([' ', '_', '-', '.']).filter(|word| !word.is_empty());
    let known = |word: &str| {
        let letters = word.trim_end_matches(|c: char| c.is_ascii_digit());
        let folded = letters.to_lowercase();
        letters.is_empty() || STYLES.contains(&&*folded)
    };
    style.chars().nth(24).is_none()
        && !style.starts_with('*')
        && style.split([' ', '_', '-', '.']).count() <= 2
        && !words.any(known)
}

/// Whether the styles of most events are people's, and change as people do. Where the same is said in
/// two languages, lines of two styles stand at one time.
fn are_people(text: &str, cues: &[Cue], styles: &[Option<Span>]) -> bool {
    let style = |at: usize| styles.get(at).copied().flatten().map_or("", |style| style.of(text));
    let mut people: BTreeSet<&str> = BTreeSet::new();
    let (mut own, mut changes, mut doubled) = (0_usize, 0_usize, 0_usize);
    for (at, cue) in cues.iter().enumerate() {
        if !is_person(style(at)) {
            continue;
        }
        own += 1;
        people.insert(style(at));
        if let Some(before) = at.checked_sub(1).and_then(|before| cues.get(before)) {
            changes += usize::from(style(at - 1) != style(at));
            doubled += usize::from(before.start_ms == cue.start_ms);
        }
    }
    people.len() > 1 && own * 4 >= cues.len() * 3 && changes * 4 >= own && doubled * 8 <= own
}

/// Whether the words are a shape to be drawn, or codes alone: `{\p1}m 0 0 l 100 0`.
fn is_drawing(words: &str) -> bool {
    let Some(codes) = words.strip_prefix('{').and_then(|rest| rest.split('}').next()) else {
        return false;
    };
    let draws = codes.split('\\').any(|code| {
        code.strip_prefix('p')
            .is_some_and(|scale| scale.starts_with(|c: char| ('1'..='9').contains(&c)))
    });
    draws || Markup::Codes.words(words).trim().is_empty()
}
