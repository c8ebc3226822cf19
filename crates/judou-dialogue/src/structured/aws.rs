//! Amazon Transcribe's answers: `results.audio_segments`, or `results.speaker_labels.segments` whose
//! words are in `results.items`, or those items alone where they name speakers.
//!
//! A segment names its speaker and says from when to when; the words are items with times, and stops
//! are items without. Both lists are in the order of time, so that they are walked together.

use alloc::string::String;

use super::Format;
use super::json::{Value, has};
use super::record::{Names, Records, is_name};
use super::words::runs;
use crate::model::Transcript;
use crate::notation::Notation;

pub(super) const FORMAT: Format = Format { notation: Notation::AwsJson, detect, read };

const NAMES: Names = Names {
    speaker: &["speaker_label", "channel_label"],
    words: &["transcript"],
    start: &["start_time"],
    end: &["end_time"],
    second: 1.0,
};

fn detect(text: &str) -> bool {
    has(text, &["results", "speaker_labels"])
        || has(text, &["results", "audio_segments", "*", "transcript"])
        || has(text, &["jobName"]) && has(text, &["results", "transcripts"])
}

fn read(text: &str) -> Transcript<'_> {
    let mut records = Records::new(text, Notation::AwsJson, NAMES);
    let whole = records.select(&["results", "audio_segments", "*"]);
    let named = |value: &Value<'_>| {
        value.object().and_then(|object| object.get(NAMES.speaker)).is_some_and(is_name)
    };
    if whole.iter().any(named) {
        records.all(&whole, false);
        return records.finish();
    }
    let items = records.select(&["results", "items", "*"]);
    let segments = records.select(&["results", "speaker_labels", "segments", "*"]);
    if segments.is_empty() {
        // The words of newer answers name their speakers themselves.
        runs(&mut records, &items, NAMES);
        return records.finish();
    }
    let mut items = items.iter().filter_map(|item| item.object()).peekable();
    for segment in segments {
        let Some(object) = segment.object() else { continue };
        let Some(name) = object.get(NAMES.speaker).filter(|name| is_name(*name)) else { continue };
        let period = records.period(&object);
        let mut words = String::new();
        while let Some(item) = items.peek() {
            let (start, _) = records.period(item);
            if start.zip(period.1).is_some_and(|(start, end)| start >= end) {
                break;
            }
            // A stop hangs on the word before, whose segment this is.
            let said = item.value.select(&["alternatives", "*", "content"]).first().copied();
            let said = said.and_then(Value::string).unwrap_or_default();
            if start.is_some() && !words.is_empty() {
                words.push(' ');
            }
            words.push_str(&said);
            items.next();
        }
        records.turn(&object, name, None, period);
        if let Some(turn) = records.builder.last_turn() {
            turn.span = segment.span(text);
            turn.words = (!words.is_empty()).then_some(words);
        }
    }
    records.finish()
}
