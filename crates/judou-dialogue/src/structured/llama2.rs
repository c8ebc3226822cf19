//! Prompts of Llama 2 and of Mistral's models: what is asked stands between `[INST]` and `[/INST]`,
//! the answer behind it.
//!
//! ```text
//! prompt = [ [ "<s>" ] "[SYSTEM_PROMPT]" said "[/SYSTEM_PROMPT]" ]
//!          *( [ "<s>" ] "[INST]" [ system ] said "[/INST]" [ said ] [ "</s>" ] )
//! system = "<<SYS>>" said "<</SYS>>"
//! ```
//!
//! The marks are the labels: `INST` (and `/SYS`, behind a system's words) asks, `/INST` answers, `SYS`
//! instructs; the speakers are called `user`, `assistant` and `system`. An `[INST]` before its
//! `[/INST]`, and one in an answer that `</s>` ends, is content.

use alloc::borrow::Cow;

use judou_source::Span;
use memchr::memmem;

use super::builder::turn;
use super::chatml::paragraphs;
use super::messages::head;
use super::{Builder, Format};
use crate::model::{Event, EventKind, Transcript};
use crate::notation::Notation;

pub(crate) const FORMAT: Format = Format { notation: Notation::Llama2, detect, read };

const BEGIN: &str = "<s>";
const END: &str = "</s>";
const ASK: &str = "[INST]";
const ANSWER: &str = "[/INST]";
const SYSTEM: &str = "<<SYS>>";
const SYSTEM_END: &str = "<</SYS>>";
/// The same in Mistral's newer prompts, before the first question.
const BRIEF: &str = "[SYSTEM_PROMPT]";
const BRIEF_END: &str = "[/SYSTEM_PROMPT]";

fn detect(text: &str) -> bool {
    let head = head(text);
    let body = head.trim_start_matches(|c: char| c == '\u{feff}' || c.is_whitespace());
    let body = body.strip_prefix(BEGIN).unwrap_or(body).trim_start();
    (body.starts_with(ASK) || body.starts_with(BRIEF) && body.contains(ASK))
        && (text.len() > head.len() || body.contains(ANSWER))
}

/// Where `mark` stands at or after `from`.
fn find(text: &str, from: usize, mark: &str) -> Option<usize> {
    let window = Span::new(from, text.len()).of(text);
    memmem::find(window.as_bytes(), mark.as_bytes()).map(|at| from + at)
}

fn read(text: &str) -> Transcript<'_> {
    let mut builder = Builder::new(Notation::Llama2);
    let closes = find(text, 0, END).is_some();
    let mut from = 0;
    let head = text.trim_start_matches(|c: char| c == '\u{feff}' || c.is_whitespace());
    let head = head.strip_prefix(BEGIN).unwrap_or(head).trim_start();
    if head.starts_with(BRIEF) {
        let start = text.len() - head.len();
        let label = Span::new(start, start + BRIEF.len());
        if let Some(end) = find(text, label.end, BRIEF_END) {
            let name = Span::new(label.start + 1, label.end - 1);
            add(&mut builder, text, "system", name, label, Span::new(label.end, end));
            from = end + BRIEF_END.len();
        }
    }
    while let Some(ask) = find(text, from, ASK) {
        let mut start = ask + ASK.len();
        // Without an answer the rest is the question.
        let answer = find(text, start, ANSWER);
        let until = answer.unwrap_or(text.len());
        let asked = Span::new(start, until).trim(text);
        let mut label = Span::new(ask, start);
        if asked.of(text).starts_with(SYSTEM)
            && let Some(end) = memmem::find(asked.of(text).as_bytes(), SYSTEM_END.as_bytes())
        {
            let open = asked.start;
            let label = Span::new(ask, open + SYSTEM.len());
            let name = Span::new(open + 2, open + SYSTEM.len() - 2);
            add(&mut builder, text, "system", name, label, Span::new(label.end, open + end));
            start = open + end + SYSTEM_END.len();
        }
        // The question that follows the system's words begins behind them, and has no mark of its own.
        if start > ask + ASK.len() {
            label = Span::new(start - SYSTEM_END.len(), start);
        }
        let name = if label.start == ask {
            Span::new(ask + 1, ask + ASK.len() - 1)
        } else {
            Span::new(label.start + 2, label.end - 2)
        };
        add(&mut builder, text, "user", name, label, Span::new(start, until));
        let Some(answer) = answer else { break };
        let label = Span::new(answer, answer + ANSWER.len());
        let end = if closes { find(text, label.end, END) } else { find(text, label.end, ASK) };
        let words = Span::new(label.end, end.unwrap_or(text.len()));
        if words.trim(text).is_empty() && end.is_none() {
            // The model is to answer here.
            builder.event(Event { span: label, kind: EventKind::Note, at_ms: None });
            break;
        }
        let name = Span::new(label.start + 1, label.end - 1);
        add(&mut builder, text, "assistant", name, label, words);
        from = match end {
            Some(end) if closes => end + END.len(),
            Some(end) => end,
            None => break,
        };
    }
    builder.finish()
}

/// Adds a turn of the speaker whom the models' makers call `role`.
fn add(
    builder: &mut Builder<'_>,
    text: &str,
    role: &'static str,
    name: Span,
    label: Span,
    words: Span,
) {
    let words = words.trim(text);
    let words = if words.is_empty() { Span::empty(label.end) } else { words };
    let speaker = builder.speaker(role, alloc::string::String::from(name.of(text)));
    // The marks are what is written, and say nothing to who reads a list of speakers.
    if let Some(speaker) = builder.speaker_mut(speaker) {
        speaker.name = Cow::Borrowed(role);
    }
    let mut turn = turn(speaker, name, label, words);
    turn.paragraphs = paragraphs(text, words).into();
    builder.turn(turn);
}
