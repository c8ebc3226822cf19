//! Azure's speech service: phrases with a speaker's number, of batches and of quick requests.
//!
//! `{"recognizedPhrases": [{"speaker": 1, "offset": "PT0.1S", "nBest": [{"display": "…"}]}]}`, or
//! `{"phrases": [{"speaker": 1, "offsetMilliseconds": 100, "text": "…"}]}`. The best guess is what was
//! said. It counts as [`Notation::WhisperJson`], whose segments these are under other names.

use super::Format;
use super::json::{Object, Value, has};
use super::record::{Names, Records, is_name, millis};
use crate::model::Transcript;
use crate::notation::Notation;

pub(super) const FORMAT: Format = Format { notation: Notation::WhisperJson, detect, read };

const NAMES: Names = Names {
    speaker: &["speaker"],
    words: &["text", "display"],
    start: &["offsetMilliseconds"],
    end: &[],
    second: 1000.0,
};

const BATCH: &[&str] = &["recognizedPhrases", "*"];
const QUICK: &[&str] = &["phrases", "*"];

fn detect(text: &str) -> bool {
    has(text, &["recognizedPhrases", "*", "nBest"])
        || has(text, &["phrases", "*", "offsetMilliseconds"])
}

fn read(text: &str) -> Transcript<'_> {
    let mut records = Records::new(text, Notation::WhisperJson, NAMES);
    for path in [BATCH, QUICK] {
        for phrase in records.select(path) {
            let Some(object) = phrase.object() else { continue };
            let best = || phrase.select(&["nBest", "*", "display"]).first().copied();
            let words = object.get(NAMES.words).or_else(best).filter(|words| words.is_string());
            if let (Some(name), Some(words)) = (object.get(NAMES.speaker), words)
                && is_name(name)
            {
                records.turn(&object, name, Some(words), period(&object));
            }
        }
    }
    records.finish()
}

/// From when to when, in milliseconds: an offset and how long it lasts.
fn period(object: &Object<'_>) -> (Option<u64>, Option<u64>) {
    let at = |name: &str, other: &str| {
        let number = object.get(&[name]).and_then(|value| millis(value, 1000.0));
        number.or_else(|| object.get(&[other]).and_then(duration))
    };
    let start = at("offsetMilliseconds", "offset");
    let length = at("durationMilliseconds", "duration");
    (start, start.and_then(|start| start.checked_add(length?)))
}

/// `duration = "PT" [ hours "H" ] [ minutes "M" ] [ seconds "S" ]`, in milliseconds.
fn duration(value: Value<'_>) -> Option<u64> {
    let written = value.string()?;
    let mut total = 0.0;
    for part in written.strip_prefix("PT")?.split_inclusive(|c: char| c.is_ascii_alphabetic()) {
        let (number, unit) = part.split_at_checked(part.len() - 1)?;
        let number: f64 = number.parse().ok().filter(|number: &f64| number.is_finite())?;
        total += number
            * match unit {
                "H" => 3_600_000.0,
                "M" => 60_000.0,
                "S" => 1000.0,
                _ => return None,
            };
    }
    #[expect(clippy::cast_sign_loss, reason = "below zero is the start; the cast saturates")]
    Some(total.round() as u64)
}
