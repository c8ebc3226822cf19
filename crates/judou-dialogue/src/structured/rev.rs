//! Rev's transcripts: `monologues` of `elements`, and who the speakers' numbers are.

use super::Format;
use super::json::has;
use super::record::{Names, Records};
use crate::model::Transcript;
use crate::notation::Notation;

pub(super) const FORMAT: Format = Format { notation: Notation::RevJson, detect, read };

const NAMES: Names = Names {
    speaker: &["speaker"],
    words: &["value"],
    start: &["ts"],
    end: &["end_ts"],
    second: 1.0,
};

fn detect(text: &str) -> bool {
    has(text, &["monologues", "*", "elements"])
}

fn read(text: &str) -> Transcript<'_> {
    let mut records = Records::new(text, Notation::RevJson, NAMES);
    for monologue in records.select(&["monologues", "*"]) {
        records.list(monologue, &["elements", "*"], "");
    }
    for path in [&["speakers", "*"], &["speaker_info", "*"]] {
        for speaker in records.select(path) {
            let Some(speaker) = speaker.object() else { continue };
            let name = speaker.get(&["name", "display_name"]).and_then(super::json::Value::string);
            if let (Some(id), Some(name)) = (speaker.get(&["id"]), name) {
                records.known(id, name);
            }
        }
    }
    records.finish()
}
