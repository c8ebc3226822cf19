//! Podcasting 2.0 transcripts in JSON: `{"version", "segments": [{"speaker", "startTime", "endTime",
//! "body"}]}`.
//!
//! Some leave the object out and have the list alone. Many hosts give a segment's speaker only when somebody else speaks.

use super::Format;
use super::json::has;
use super::record::{Names, Records};
use crate::model::Transcript;
use crate::notation::Notation;

pub(super) const FORMAT: Format = Format { notation: Notation::PodcastJson, detect, read };

const NAMES: Names = Names {
    speaker: &["speaker"],
    words: &["body"],
    start: &["startTime"],
    end: &["endTime"],
    second: 1.0,
};

fn detect(text: &str) -> bool {
    has(text, &["segments", "*", "body"])
        && (has(text, &["segments", "*", "startTime"]) || has(text, &["version"]))
        || has(text, &["*", "body"]) && has(text, &["*", "startTime"])
}

fn read(text: &str) -> Transcript<'_> {
    let mut records = Records::new(text, Notation::PodcastJson, NAMES);
    let mut segments = records.select(&["segments", "*"]);
    if segments.is_empty() {
        segments = records.select(&["*"]);
    }
    records.all(&segments, true);
    records.finish()
}
