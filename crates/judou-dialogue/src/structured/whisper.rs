//! Whisper and what is built on it: `WhisperX`, whisper.cpp, pipelines that add speakers.
//!
//! `{"segments": [{"start", "end", "text", "speaker"}]}` above all; the same list without an object
//! round it, under `transcription`, `chunks`, or under `speakers` with `timestamp` pairs. Times are
//! seconds, whisper.cpp's offsets milliseconds. Whisper alone names nobody.

use super::Format;
use super::json::has;
use super::record::{Names, Records};
use crate::model::Transcript;
use crate::notation::Notation;

pub(super) const FORMAT: Format = Format { notation: Notation::WhisperJson, detect, read };

const NAMES: Names = Names {
    speaker: &["speaker", "speaker_id", "speaker_label"],
    words: &["text", "transcript"],
    start: &["start", "start_time"],
    end: &["end", "end_time"],
    second: 1.0,
};

/// Where the list of segments may be.
const LISTS: &[&[&str]] =
    &[&["segments", "*"], &["transcription", "*"], &["speakers", "*"], &["chunks", "*"], &["*"]];

fn detect(text: &str) -> bool {
    LISTS.iter().any(|list| {
        let member = |name| has(text, &[list, [name].as_slice()].concat());
        member("text")
            && (member("start") || member("timestamp") || member("offsets") || member("start_time"))
    })
}

fn read(text: &str) -> Transcript<'_> {
    let mut records = Records::new(text, Notation::WhisperJson, NAMES);
    for list in LISTS {
        let segments = records.select(list);
        if !segments.is_empty() {
            records.all(&segments, false);
            break;
        }
    }
    records.finish()
}
