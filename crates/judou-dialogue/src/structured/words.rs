//! Recognisers' words one by one, each with its speaker: runs of one speaker's words are turns.

use alloc::string::String;

use judou_source::Span;

use super::builder::turn;
use super::json::Value;
use super::record::{Names, Records, go_on, is_name};
use crate::paragraphs::Paragraphs;

/// Whether a word is written right after the one before: a stop, a comma.
fn hangs_on(word: &str) -> bool {
    word.chars().next().is_some_and(|c| ".,!?;:…%)]}’”。，、！？；：".contains(c))
}

/// A turn for each run of words of one speaker. A word that names nobody goes on with the run.
pub(super) fn runs<'a>(records: &mut Records<'a>, words: &[Value<'a>], names: Names) {
    // Whose run it is, as written.
    let mut current: Option<String> = None;
    for word in words {
        let Some(object) = word.object() else { continue };
        // Amazon's items have their words one level down.
        let said = object
            .get(names.words)
            .or_else(|| word.select(&["alternatives", "*", "content"]).first().copied());
        let Some(said) = said.filter(|said| said.is_string()) else { continue };
        let span = said.inner(records.text).trim(records.text);
        if span.is_empty() {
            continue;
        }
        let text = said.string().unwrap_or_default();
        let (start, end) = records.period(&object);
        // So is who speaks in Speechmatics'.
        let inner = || word.select(&["alternatives", "*"]).first().and_then(|it| it.object());
        let name = object
            .get(names.speaker)
            .or_else(|| inner().and_then(|inner| inner.get(names.speaker)))
            .filter(|name| is_name(*name));
        let written = name.and_then(Value::scalar);
        let goes_on =
            current.is_some() && (written.is_none() || written.as_deref() == current.as_deref());
        if goes_on {
            if let Some(turn) = records.builder.last_turn() {
                go_on(records.text, turn, span, &text, end, !hangs_on(span.of(records.text)));
                let whole = turn.content;
                turn.paragraphs = Paragraphs::one(whole);
            }
            continue;
        }
        let (Some(name), Some(written)) = (name, written) else { continue };
        let whole = object.value.span(records.text);
        let name_span = name.inner(records.text);
        let first = name_span.end <= span.start;
        let label =
            if first { Span::new(whole.start, name_span.end) } else { name.span(records.text) };
        let speaker = records.speaker(name);
        let mut run = turn(speaker, name_span, label, span);
        run.span = Span::new(whole.start, whole.start).cover(label).cover(span);
        run.words = Some(text.into_owned());
        (run.start_ms, run.end_ms) = (start, end);
        records.builder.turn(run);
        current = Some(written.into_owned());
    }
}
