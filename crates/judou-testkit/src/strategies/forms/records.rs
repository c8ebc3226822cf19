//! What recognisers of speech write, and data of other programs.

use super::{Form, HOSTILE, RECORDING, Until, form, json, spaced};
use crate::strategies::talk::Piece;

/// Seconds of a start or an end.
fn seconds(millis: u64) -> String {
    format!("{}.{:03}", millis / 1000, millis % 1000)
}

/// A list of records, the times in seconds.
const fn records(notation: &'static str, turn: fn(&Piece<'_>) -> String) -> Form {
    Form {
        tail: "]}\n",
        names: HOSTILE,
        escape: Some(json),
        starts: RECORDING,
        until: Until::Own,
        ..form(notation, turn)
    }
}

pub(super) const PODCAST: Form = Form {
    head: "{\"version\": \"1.0.0\", \"segments\": [",
    ..records("podcast-json", |it| {
        let (start, end) = (seconds(it.start), seconds(it.end));
        let (comma, name, words) = (it.comma(), it.name, it.join("\\n"));
        format!(
            "{comma}{{\"speaker\": \"{name}\", \"startTime\": {start}, \"endTime\": {end}, \"body\": \"{words}\"}}"
        )
    })
};

pub(super) const WHISPER: Form = Form {
    head: "{\"segments\": [",
    ..records("whisper-json", |it| {
        let (start, end) = (seconds(it.start), seconds(it.end));
        let (comma, name, words) = (it.comma(), it.name, it.join("\\n"));
        // Words before who says them, as WhisperX has it.
        format!(
            "{comma}{{\"start\": {start}, \"end\": {end}, \"text\": \" {words}\", \"speaker\": \"{name}\"}}"
        )
    })
};

pub(super) const DEEPGRAM: Form = Form {
    head: "{\"results\": {\"utterances\": [",
    tail: "]}}\n",
    names: &["0", "1", "2", "3"],
    ..records("deepgram-json", |it| {
        let (start, end) = (seconds(it.start), seconds(it.end));
        let (comma, name, words) = (it.comma(), it.name, it.join("\\n"));
        format!(
            "{comma}{{\"start\": {start}, \"end\": {end}, \"transcript\": \"{words}\", \"speaker\": {name}}}"
        )
    })
};

pub(super) const ASSEMBLYAI: Form = Form {
    head: "{\"audio_url\": \"a.mp3\", \"utterances\": [",
    ..records("assemblyai-json", |it| {
        let (start, end) = (it.start, it.end);
        let (comma, name, words) = (it.comma(), it.name, it.join("\\n"));
        format!(
            "{comma}{{\"speaker\": \"{name}\", \"start\": {start}, \"end\": {end}, \"text\": \"{words}\"}}"
        )
    })
};

pub(super) const AWS: Form = Form {
    head: "{\"jobName\": \"talk\", \"results\": {\"audio_segments\": [",
    tail: "]}}\n",
    ..records("aws-json", |it| {
        let (start, end) = (seconds(it.start), seconds(it.end));
        let (comma, name, words) = (it.comma(), it.name, it.join("\\n"));
        format!(
            "{comma}{{\"transcript\": \"{words}\", \"start_time\": \"{start}\", \"end_time\": \"{end}\", \"speaker_label\": \"{name}\"}}"
        )
    })
};

pub(super) const REV: Form = Form {
    head: "{\"monologues\": [",
    names: &["0", "1", "2", "3"],
    words: spaced,
    ..records("rev-json", |it| {
        let (start, end) = (seconds(it.start), seconds(it.end));
        let word = |line: &String| {
            format!(
                "{{\"type\": \"text\", \"value\": \"{line}\", \"ts\": {start}, \"end_ts\": {end}}}"
            )
        };
        let elements: Vec<String> = it.lines.iter().map(word).collect();
        let elements = elements.join(", {\"type\": \"punct\", \"value\": \" \"}, ");
        format!("{}{{\"speaker\": {}, \"elements\": [{elements}]}}", it.comma(), it.name)
    })
};

pub(super) const RTTM: Form = Form {
    names: &["ann", "bob", "小明", "SPEAKER_03"],
    words: |_| String::new(),
    starts: RECORDING,
    until: Until::Own,
    ..form("rttm", |it| {
        let (start, long) = (seconds(it.start), seconds(it.end - it.start));
        format!("SPEAKER talk 1 {start} {long} <NA> <NA> {} <NA> <NA>\n", it.name)
    })
};

pub(super) const DIALOGUE: Form = Form {
    head: "{\"title\": \"talk\", \"lines\": [",
    ..records("json-dialogue", |it| {
        let (start, end) = (seconds(it.start), seconds(it.end));
        let (comma, name, words) = (it.comma(), it.name, it.join("\\n"));
        format!(
            "{comma}{{\"characterName\": \"{name}\", \"start\": {start}, \"end\": {end}, \"line\": \"{words}\"}}"
        )
    })
};

pub(super) const ALPACA: Form = Form {
    head: "[",
    tail: "]\n",
    names: &["instruction", "output"],
    sides: true,
    starts: None,
    until: Until::Unknown,
    ..records("alpaca", |it| match it.at % 2 {
        0 => format!("{}{{\"instruction\": \"{}\", \"input\": \"\",", it.comma(), it.join("\\n")),
        _ => format!(" \"output\": \"{}\"}}", it.join("\\n")),
    })
};
