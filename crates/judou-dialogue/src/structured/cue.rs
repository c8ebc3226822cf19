//! Cues: words with times, as subtitles and captions have them, and from them who speaks.
//!
//! A reader of a format gives its cues; here they become turns. A speaker is told by a voice
//! (`<v Name>`), by a field of the format, or by a label at the start of a line: `Name: …`,
//! `(Name) …`, `[Name] …`, after a dash or not. A label is in force until the next one, as most
//! files label on change only; a voice or a field to the end of its cue. A stage note that stands
//! alone and an unlabelled dash end what the speaker says: who goes on is not written down.

mod label;
mod mark;
mod sound;
mod speakers;

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;

use judou_source::Span;
use memchr::memchr;

use self::mark::{Kind, Mark};
pub(crate) use self::sound::names_a_sound;
use self::speakers::Names;
use super::builder::{Builder, turn};
use super::markup::Markup;
use crate::infer::Told;
use crate::model::{Event, EventKind, Transcript, Turn};
use crate::name::fold;

/// One cue.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cue {
    /// From its timing, or whatever opens it, to the end of its words.
    pub(super) span: Span,
    /// Its words, white space at both ends excluded.
    pub(super) text: Span,
    /// Who speaks, where the format has a field for it.
    pub(super) speaker: Option<Span>,
    pub(super) start_ms: Option<u64>,
    pub(super) end_ms: Option<u64>,
}

/// What the formats differ in.
#[derive(Clone, Copy, Debug)]
pub(super) struct Style<'t> {
    /// `<v Name>` names a speaker.
    pub(super) voices: bool,
    /// How words are marked up.
    pub(super) markup: Markup,
    /// What the caller says about labels.
    pub(super) told: &'t Told,
}

/// Makes turns of the cues, which are in the order of the text.
pub(super) fn transcribe<'a>(
    text: &'a str,
    cues: &[Cue],
    style: Style<'_>,
    builder: Builder<'a>,
) -> Transcript<'a> {
    transcribe_as(text, cues, style, builder, |_| None)
}

/// The same, where those whom fields name have names of their own in the head of the file.
pub(super) fn transcribe_as<'a>(
    text: &'a str,
    cues: &[Cue],
    style: Style<'_>,
    mut builder: Builder<'a>,
    registered: impl Fn(&str) -> Option<String>,
) -> Transcript<'a> {
    let mut names = Names::default();
    let marks = marks(text, cues, style, &mut names);
    builder.evidence(names.decide(cues.len(), style.told));
    let mut walk = Walk {
        text,
        markup: style.markup,
        plain: style.markup.is_absent(text),
        builder,
        names,
        last: None,
        open: None,
    };
    let mut rest = marks.as_slice();
    for (index, cue) in cues.iter().enumerate() {
        let own = rest.iter().take_while(|mark| mark.cue == index).count();
        let (now, later) = rest.split_at_checked(own).unwrap_or((rest, &[]));
        rest = later;
        walk.cue(cue, now);
    }
    walk.close();
    let mut transcript = walk.builder.finish();
    for speaker in &mut transcript.speakers {
        if let Some(name) = registered(&speaker.name) {
            speaker.aliases.push(Cow::Owned(name));
        }
    }
    transcript
}

/// All marks in order. Where the format names speakers itself, labels in the words are words.
fn marks<'a>(text: &'a str, cues: &[Cue], style: Style<'_>, names: &mut Names<'a>) -> Vec<Mark> {
    let mut marks = Vec::new();
    if style.voices && memchr(b'<', text.as_bytes()).is_some() {
        for (index, cue) in cues.iter().enumerate() {
            mark::voices(text, index, cue, &mut marks);
        }
        if !marks.is_empty() {
            return marks;
        }
    }
    if cues.iter().any(|cue| cue.speaker.is_some()) {
        return marks;
    }
    let mut before = Span::default();
    for (index, cue) in cues.iter().enumerate() {
        mark::mark(text, index, cue, style, before, names, &mut marks);
        // Verse has no stops: each line may be somebody else's.
        before = if style.markup == Markup::Times { before } else { cue.text };
    }
    marks
}

/// The words of a turn whose parts are `parts`, where nothing is marked up: `None` if they read as they
/// are written.
fn joined(text: &str, parts: &[Span]) -> Option<String> {
    if parts.len() < 2 {
        return None;
    }
    let mut joined = String::with_capacity(parts.iter().map(|part| part.len() + 1).sum());
    for part in parts {
        if !joined.is_empty() {
            joined.push('\n');
        }
        joined.push_str(part.of(text));
    }
    Some(joined)
}

struct Walk<'a> {
    text: &'a str,
    markup: Markup,
    /// Nothing in the whole text is marked up, so that words need no looking through.
    plain: bool,
    builder: Builder<'a>,
    names: Names<'a>,
    /// Whose label was the last, and who that is: it often is the next one's as well.
    last: Option<(&'a str, usize)>,
    open: Option<Open>,
}

/// A turn that is being gathered.
struct Open {
    turn: Turn,
    /// Whether a cue without a label goes on with it.
    goes_on: bool,
    /// Whether a stage note leaves it open.
    through_notes: bool,
}

impl<'a> Walk<'a> {
    fn cue(&mut self, cue: &Cue, marks: &[Mark]) {
        if self.open.as_ref().is_some_and(|open| !open.goes_on) {
            self.close();
        }
        if let Some(name) = cue.speaker {
            self.close();
            self.open(cue, name, Span::new(cue.span.start, name.end), false);
        }
        // Where what is not looked at yet begins, and whether all before it is blank.
        let (mut at, mut fresh) = (cue.text.start, true);
        for mark in marks {
            // A turn that opens a cue begins with the cue.
            let end = Span::new(mark.start, mark.words).trim(self.text).end;
            let label = |fresh| Span::new(if fresh { cue.span.start } else { mark.start }, end);
            match mark.kind {
                Kind::Label { name, label: index, bracket, .. } if self.names.is_speaker(index) => {
                    fresh &= !self.words(cue, Span::new(at, mark.start));
                    self.close();
                    self.open(cue, name, label(fresh), true);
                    if let Some(open) = &mut self.open {
                        open.through_notes = !bracket;
                    }
                    at = mark.words;
                }
                Kind::Label { bracket: true, alone: true, .. } => {
                    self.words(cue, Span::new(at, mark.start));
                    // Among names in brackets a note in brackets takes the name's place; a name with
                    // a colon is in force until the next.
                    if self.open.as_ref().is_some_and(|open| !open.through_notes) {
                        self.close();
                    }
                    self.event(cue, label(false), EventKind::Stage);
                    at = mark.words;
                }
                Kind::Label { .. } => continue,
                Kind::Voice { name } => {
                    fresh &= !self.words(cue, Span::new(at, mark.start));
                    self.close();
                    self.open(cue, name, label(fresh), false);
                    at = mark.words;
                }
                Kind::VoiceEnd => {
                    self.words(cue, Span::new(at, mark.start));
                    if let Some(open) = &mut self.open {
                        open.turn.span.end = mark.words;
                    }
                    self.close();
                    at = mark.words;
                }
                Kind::Dash => {
                    fresh &= !self.words(cue, Span::new(at, mark.start));
                    self.close();
                    at = mark.start;
                    continue;
                }
            }
            fresh = false;
        }
        self.words(cue, Span::new(at, cue.text.end));
        // A field's cue ends with what closes it.
        if let Some(open) = self.open.as_mut().filter(|_| cue.speaker.is_some()) {
            open.turn.span.end = open.turn.span.end.max(cue.span.end);
        }
    }

    fn open(&mut self, cue: &Cue, name: Span, label: Span, goes_on: bool) {
        let label_text: &'a str = name.of(self.text);
        let speaker = match self.last {
            Some((last, speaker)) if last == label_text => speaker,
            _ => {
                let folded = fold(label_text);
                let key = if folded.is_empty() { label_text } else { &folded };
                self.builder.speaker(key, self.markup.name(label_text))
            }
        };
        self.last = Some((label_text, speaker));
        let mut turn = turn(speaker, name, label, Span::empty(label.end));
        turn.start_ms = cue.start_ms;
        turn.end_ms = cue.end_ms.map(|end| end.max(cue.start_ms.unwrap_or_default()));
        self.open = Some(Open { turn, goes_on, through_notes: false });
    }

    /// Gives the words to who speaks, or to nobody; whether there are any.
    fn words(&mut self, cue: &Cue, span: Span) -> bool {
        let span = span.trim(self.text);
        if span.is_empty() || self.is_markup(span) {
            return false;
        }
        match &mut self.open {
            Some(Open { turn, .. }) => {
                let first = turn.paragraphs.is_empty();
                turn.content = if first { span } else { turn.content.cover(span) };
                turn.span.end = turn.span.end.max(span.end);
                turn.end_ms = cue.end_ms.and_then(|end| turn.end_ms.max(Some(end)));
                turn.paragraphs.push(span);
            }
            None => self.event(cue, span, EventKind::Speech),
        }
        true
    }

    /// Whether nothing is left without the marks: `<i>` before a label is nobody's words, nor is `♪`.
    fn is_markup(&self, span: Span) -> bool {
        let written = span.of(self.text);
        if written.starts_with(['♪', '♫', '♬']) {
            return written.chars().all(|c| c.is_whitespace() || matches!(c, '♪' | '♫' | '♬'));
        }
        written.starts_with(['<', '{'])
            && written.ends_with(['>', '}'])
            && self.markup.words(written).trim().is_empty()
    }

    fn event(&mut self, cue: &Cue, span: Span, kind: EventKind) {
        self.builder.event(Event { span, kind, at_ms: cue.start_ms });
    }

    fn close(&mut self) {
        let Some(Open { mut turn, .. }) = self.open.take() else { return };
        turn.words = if self.plain {
            joined(self.text, &turn.paragraphs)
        } else {
            self.markup.join(self.text, &turn.paragraphs)
        };
        self.builder.turn(turn);
    }
}
