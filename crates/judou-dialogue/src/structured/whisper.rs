//! Whisper and what is built on it: `WhisperX`, whisper.cpp, pipelines that add speakers; and other
//! recognisers whose words bear speakers one by one.
//!
//! `{"segments": [{"start", "end", "text", "speaker"}]}` above all; the same list without an object
//! round it, under `transcription`, `chunks`, or under `speakers` with `timestamp` pairs. Where no
//! segment names anybody, its words may, or a list of words alone: `words`, `word_segments`, or those of
//! `results` as Google and Speechmatics have them. Times are seconds, whisper.cpp's offsets
//! milliseconds. Whisper alone names nobody.

use alloc::vec::Vec;

use super::Format;
use super::json::{Value, has};
use super::record::{Names, Records, is_name};
use super::words::runs;
use crate::model::Transcript;
use crate::notation::Notation;

pub(super) const FORMAT: Format = Format { notation: Notation::WhisperJson, detect, read };

const NAMES: Names = Names {
    speaker: &[
        "speaker",
        "speaker_id",
        "speaker_label",
        "speakerLabel",
        "speakerId",
        "speaker_name",
        "speakerName",
        "spk",
        "spk_id",
    ],
    words: &["text", "transcript"],
    start: &["start", "start_time", "startTime"],
    end: &["end", "end_time", "endTime"],
    second: 1.0,
};

/// Where the list of segments may be.
const LISTS: &[&[&str]] =
    &[&["segments", "*"], &["transcription", "*"], &["speakers", "*"], &["chunks", "*"], &["*"]];

/// Where words may be that name speakers.
const WORD_LISTS: &[&[&str]] = &[
    &["segments", "*", "words", "*"],
    &["word_segments", "*"],
    &["words", "*"],
    &["results", "*", "alternatives", "*", "words", "*"],
    &["results", "*"],
];

const WORDS: Names = Names {
    speaker: &["speaker", "speaker_id", "speakerTag", "speaker_label"],
    words: &["punctuated_word", "word", "text", "content"],
    start: &["start", "start_time", "startTime"],
    end: &["end", "end_time", "endTime"],
    second: 1.0,
};

/// Whether a member of one of the names stands where a path leads.
fn member(text: &str, list: &[&str], names: &[&str]) -> bool {
    names.iter().any(|name| has(text, &[list, &[name]].concat()))
}

fn detect(text: &str) -> bool {
    const TIMES: &[&str] = &["start", "timestamp", "offsets", "start_time"];
    let segments =
        LISTS.iter().find(|list| member(text, list, &["text"]) && member(text, list, TIMES));
    if segments.is_some_and(|list| member(text, list, NAMES.speaker)) || words(text).is_some() {
        return true;
    }
    // Segments of nobody: speakers may bear other names than a recogniser's.
    segments.is_some() && !super::json_dialogue::detect(text)
}

/// The list of words that name speakers, if there is one at the start of the text.
fn words(text: &str) -> Option<&'static [&'static str]> {
    let speaks = |list: &&&[&str]| {
        let has =
            |list: &[&str]| member(text, list, WORDS.speaker) && member(text, list, WORDS.words);
        has(list) || has(&[list, &["alternatives", "*"][..]].concat())
    };
    WORD_LISTS.iter().find(speaks).copied()
}

fn read(text: &str) -> Transcript<'_> {
    let mut records = Records::new(text, Notation::WhisperJson, NAMES);
    let named = |value: &Value<'_>| {
        value.object().and_then(|object| object.get(NAMES.speaker)).is_some_and(is_name)
    };
    let mut segments = Vec::new();
    for list in LISTS {
        segments = records.select(list);
        if !segments.is_empty() {
            break;
        }
    }
    match words(text) {
        Some(list) if !segments.iter().any(named) => {
            let words = records.select(list);
            runs(&mut records, &words, WORDS);
        }
        _ => records.all(&segments, false),
    }
    records.finish()
}
