//! Deepgram's answers: `results.utterances`, or the paragraphs or words of each channel.

use alloc::collections::BTreeSet;
use alloc::string::String;

use super::Format;
use super::json::{Value, has};
use super::record::{Names, Records, is_name};
use super::words::runs;
use crate::model::Transcript;
use crate::notation::Notation;

pub(super) const FORMAT: Format = Format { notation: Notation::DeepgramJson, detect, read };

const NAMES: Names = Names {
    speaker: &["speaker"],
    words: &["transcript", "text"],
    start: &["start"],
    end: &["end"],
    second: 1.0,
};

/// Who speaks is a channel's number.
const CHANNELS: Names = Names { speaker: &["channel"], ..NAMES };

/// A channel's words have the word as it is written and as it is punctuated.
const WORDS: Names = Names { words: &["punctuated_word", "word"], ..NAMES };

fn detect(text: &str) -> bool {
    has(text, &["results", "channels", "*", "alternatives"])
        || has(text, &["results", "utterances", "*", "transcript"])
}

fn read(text: &str) -> Transcript<'_> {
    let mut records = Records::new(text, Notation::DeepgramJson, NAMES);
    let utterances = records.select(&["results", "utterances", "*"]);
    let named = |value: &Value<'_>| {
        value.object().and_then(|object| object.get(&["speaker"])).is_some_and(is_name)
    };
    if utterances.iter().any(named) {
        records.all(&utterances, false);
        return records.finish();
    }
    // Of a call, each side has a channel, and nobody is told apart by the voice.
    let channel = |value: &Value<'_>| {
        let channel = value.object()?.get(&["channel"])?.scalar()?;
        Some(String::from(&*channel))
    };
    let channels: BTreeSet<String> = utterances.iter().filter_map(channel).collect();
    if channels.len() > 1 {
        let mut records = Records::new(text, Notation::DeepgramJson, CHANNELS);
        records.all(&utterances, false);
        return records.finish();
    }
    let channel = &["results", "channels", "*", "alternatives", "*"];
    let paragraphs =
        records.select(&[channel.as_slice(), &["paragraphs", "paragraphs", "*"]].concat());
    if paragraphs.iter().any(named) {
        for paragraph in paragraphs {
            records.list(paragraph, &["sentences", "*"], " ");
        }
        return records.finish();
    }
    let words = records.select(&[channel.as_slice(), &["words", "*"]].concat());
    runs(&mut records, &words, WORDS);
    records.finish()
}
