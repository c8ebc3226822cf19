//! `AssemblyAI`'s answers: `utterances`, or `words` with a speaker each. Times are milliseconds.

use super::Format;
use super::json::has;
use super::record::{Names, Records};
use super::words::runs;
use crate::model::Transcript;
use crate::notation::Notation;

pub(super) const FORMAT: Format = Format { notation: Notation::AssemblyAiJson, detect, read };

const NAMES: Names = Names {
    speaker: &["speaker", "channel"],
    words: &["text"],
    start: &["start"],
    end: &["end"],
    second: 1000.0,
};

fn detect(text: &str) -> bool {
    let utterances =
        has(text, &["utterances", "*", "text"]) && has(text, &["utterances", "*", "speaker"]);
    let own =
        has(text, &["acoustic_model"]) || has(text, &["speech_model"]) || has(text, &["audio_url"]);
    utterances || own && (has(text, &["words"]) || has(text, &["text"]))
}

fn read(text: &str) -> Transcript<'_> {
    let mut records = Records::new(text, Notation::AssemblyAiJson, NAMES);
    let utterances = records.select(&["utterances", "*"]);
    if utterances.is_empty() {
        let words = records.select(&["words", "*"]);
        runs(&mut records, &words, NAMES);
    } else {
        records.all(&utterances, false);
    }
    records.finish()
}
