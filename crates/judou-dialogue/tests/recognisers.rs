//! The JSON of recognisers and hosts: whose words from when to when.
#![cfg(feature = "json")]

mod support;

use judou_dialogue::{EventKind, Notation, parse};
use proptest::prelude::*;
use support::{assert_hostile_is_linear, fill, read, spoken};

#[track_caller]
fn assert_read(notation: Notation, cases: &[(&str, &[&str])]) {
    for (text, expected) in cases {
        let transcript = read(notation, text);
        assert_eq!(spoken(text, &transcript), *expected, "in {text}");
        assert_eq!(parse(text), transcript, "detected: {text}");
    }
}

#[test]
fn podcast_json() {
    assert_read(
        Notation::PodcastJson,
        &[
            (
                r#"{"version": "1.0.0", "segments": [
                    {"speaker": "Ana", "startTime": 0.5, "endTime": 2, "body": "Hello"},
                    {"startTime": 2, "endTime": 3.25, "body": "and \"welcome\"."},
                    {"speaker": "Ben", "startTime": 4, "endTime": 5, "body": "Hi \u4e00."},
                    {"speaker": "\u738b", "startTime": 5, "endTime": 6, "body": "Bye."}]}"#,
                &[
                    "Ana|500-3250|Hello and \"welcome\".",
                    "Ben|4000-5000|Hi 一.",
                    "王|5000-6000|Bye.",
                ],
            ),
            // The name last, a time in quotes, a byte order mark, no speaker at first.
            (
                "\u{feff}{\"version\":\"1.0.0\",\"segments\":[{\"startTime\":\"0\",\"body\":\"Hm\"},{\"startTime\":\"1.5\",\"endTime\":\"2.5\",\"body\":\"Ja\",\"speaker\":\"王小明\"}]}",
                &["王小明|1500-2500|Ja"],
            ),
            (
                r#"{"version":"1.0.0","segments":[{"startTime":0,"endTime":1,"body":"no one"}]}"#,
                &[],
            ),
            // Cut off in the third segment.
            (
                r#"{"version":"1.0.0","segments":[{"speaker":"A","startTime":0,"body":"x"},{"speaker":"B","startTime":1,"body":"y"},{"speak"#,
                &["A|0-|x", "B|1000-|y"],
            ),
        ],
    );
}

#[test]
fn whisper_json() {
    assert_read(
        Notation::WhisperJson,
        &[
            (
                r#"{"text": " Hello there", "segments": [
                    {"id": 0, "start": 0.0, "end": 1.5, "text": " Hello", "words": [{"word": "Hello", "speaker": "SPEAKER_01"}], "speaker": "SPEAKER_00"},
                    {"id": 1, "start": 1.5, "end": 2.0, "text": " hm", "speaker": null},
                    {"id": 2, "speaker": "SPEAKER_01", "start": 2.0, "end": 3.0, "text": " there"}], "language": "en"}"#,
                &["SPEAKER_00|0-1500|Hello", "SPEAKER_01|2000-3000|there"],
            ),
            (
                r#"[{"start": 1, "end": 2, "speaker": "A", "text": "one"}, {"start": 2, "end": 3, "speaker": "B", "text": "two"}]"#,
                &["A|1000-2000|one", "B|2000-3000|two"],
            ),
            (
                r#"{"speakers": [{"speaker": "SPEAKER_00", "timestamp": [0.0, 3.2], "text": " one"}], "chunks": [{"timestamp": [0.0, 3.2], "text": " one"}], "text": " one"}"#,
                &["SPEAKER_00|0-3200|one"],
            ),
            (
                r#"{"transcription": [{"timestamps": {"from": "00:00:00,000", "to": "00:00:01,000"}, "offsets": {"from": 0, "to": 1000}, "text": " one", "speaker": "0"}]}"#,
                &["0|0-1000|one"],
            ),
            (r#"{"text": "a", "segments": [{"start": 0, "end": 1, "text": "a"}]}"#, &[]),
        ],
    );
}

#[test]
fn deepgram_json() {
    assert_read(
        Notation::DeepgramJson,
        &[
            (
                r#"{"metadata": {"channels": 1}, "results": {"channels": [{"alternatives": [{"transcript": "a b", "words": []}]}],
                    "utterances": [{"start": 0.08, "end": 1.5, "confidence": 0.9, "channel": 0, "transcript": "Hello.", "words": [], "speaker": 0, "id": "x"},
                                   {"start": 1.5, "end": 2, "transcript": "Hi.", "speaker": 1}]}}"#,
                &["0|80-1500|Hello.", "1|1500-2000|Hi."],
            ),
            (
                r#"{"results": {"channels": [{"alternatives": [{"transcript": "x", "paragraphs": {"transcript": "x", "paragraphs": [
                    {"sentences": [{"text": "One.", "start": 0.5, "end": 1}, {"text": "Two.", "start": 1, "end": 2}], "speaker": 0, "num_words": 2, "start": 0.5, "end": 2}]}}]}]}}"#,
                &["0|500-2000|One. Two."],
            ),
            (
                r#"{"results": {"channels": [{"alternatives": [{"words": [
                    {"word": "so", "start": 0.0, "end": 0.5, "speaker": 0, "punctuated_word": "So,"},
                    {"word": "yes", "start": 0.5, "end": 1.0, "speaker": 0, "punctuated_word": "yes."},
                    {"word": "no", "start": 1.0, "end": 1.5, "speaker": 1, "punctuated_word": "No."}]}]}]}}"#,
                &["0|0-1000|So, yes.", "1|1000-1500|No."],
            ),
        ],
    );
}

#[test]
fn assemblyai_json() {
    assert_read(
        Notation::AssemblyAiJson,
        &[
            (
                r#"{"id": "x", "status": "completed", "acoustic_model": "m", "audio_url": "u", "text": "Hello. Hi.", "words": [{"text": "Hello.", "start": 100, "end": 500, "speaker": "A"}],
                    "utterances": [{"confidence": 0.9, "end": 500, "speaker": "A", "start": 100, "text": "Hello.", "words": [{"text": "Hello.", "start": 100, "end": 500, "speaker": "A"}]},
                                   {"speaker": "B", "start": 600, "end": 900, "text": "Hi."}]}"#,
                &["A|100-500|Hello.", "B|600-900|Hi."],
            ),
            (
                r#"{"audio_url": "u", "text": "a", "utterances": null, "words": [{"text": "Oh", "start": 1, "end": 2, "speaker": "A"}, {"text": "well", "start": 2, "end": 3, "speaker": "A"}, {"text": ",", "start": 3, "end": 4}, {"text": "no", "start": 4, "end": 5, "speaker": "B"}]}"#,
                &["A|1-4|Oh well,", "B|4-5|no"],
            ),
        ],
    );
}

#[test]
fn aws_json() {
    assert_read(
        Notation::AwsJson,
        &[
            (
                r#"{"jobName": "j", "results": {"transcripts": [{"transcript": "Hello, you. Hi."}],
                    "speaker_labels": {"speakers": 2, "segments": [
                        {"start_time": "0.04", "speaker_label": "spk_0", "end_time": "1.0", "items": [{"start_time": "0.04", "speaker_label": "spk_0", "end_time": "0.5"}]},
                        {"start_time": "1.2", "speaker_label": "spk_1", "end_time": "2.0", "items": []}]},
                    "items": [
                        {"start_time": "0.04", "end_time": "0.5", "alternatives": [{"confidence": "1.0", "content": "Hello"}], "type": "pronunciation"},
                        {"alternatives": [{"confidence": "0.0", "content": ","}], "type": "punctuation"},
                        {"start_time": "0.6", "end_time": "1.0", "alternatives": [{"content": "you"}], "type": "pronunciation"},
                        {"alternatives": [{"content": "."}], "type": "punctuation"},
                        {"start_time": "1.2", "end_time": "2.0", "alternatives": [{"content": "Hi"}], "type": "pronunciation"},
                        {"alternatives": [{"content": "."}], "type": "punctuation"}]}, "status": "COMPLETED"}"#,
                &["spk_0|40-1000|Hello, you.", "spk_1|1200-2000|Hi."],
            ),
            (
                r#"{"jobName": "j", "results": {"transcripts": [{"transcript": "x"}], "audio_segments": [
                    {"id": 0, "transcript": "Hello.", "start_time": "0.0", "end_time": "1.0", "speaker_label": "spk_0", "items": [0, 1]}]}}"#,
                &["spk_0|0-1000|Hello."],
            ),
        ],
    );
}

#[test]
fn rev_json() {
    let text = r#"{"monologues": [
        {"speaker": 0, "elements": [{"type": "text", "value": "Hi", "ts": 0.5, "end_ts": 0.8}, {"type": "punct", "value": ", "}, {"type": "text", "value": "Ben", "ts": 1.0, "end_ts": 1.4}, {"type": "punct", "value": "."}]},
        {"speaker": 1, "elements": [{"type": "text", "value": "Hi", "ts": 2, "end_ts": 2.5}]}],
        "speakers": [{"id": 0, "name": "Ana Lee"}, {"id": 7, "name": "Nobody"}]}"#;
    assert_read(Notation::RevJson, &[(text, &["0|500-1400|Hi, Ben.", "1|2000-2500|Hi"])]);
    assert_eq!(parse(text).speakers[0].aliases, ["Ana Lee"]);
}

#[test]
fn a_turn_is_its_object_up_to_its_words() {
    let text = r#"{"segments":[{"speaker":"A","startTime":0,"body":"x\ty","note":1}]}"#;
    let transcript = read(Notation::PodcastJson, text);
    let turn = &transcript.turns[0];
    assert_eq!(turn.span.of(text), r#"{"speaker":"A","startTime":0,"body":"x\ty"#);
    assert_eq!(turn.label.of(text), r#"{"speaker":"A"#);
    assert_eq!((turn.content.of(text), turn.words(text)), (r"x\ty", "x\ty"));
}

#[test]
fn words_of_nobody_are_events_and_bad_records_are_reported() {
    let text = r#"{"segments":[{"start":1,"text":"hm"},{"start":2},7,{"start":3,"text":"yes","speaker":"A"}]}"#;
    let transcript = read(Notation::WhisperJson, text);
    let events: Vec<_> = transcript
        .events
        .iter()
        .map(|event| (event.kind, event.at_ms, event.span.of(text)))
        .collect();
    assert_eq!(events, [(EventKind::Speech, Some(1000), "hm")]);
    let codes: Vec<_> = transcript.diagnostics.iter().map(|found| found.span.of(text)).collect();
    assert_eq!(codes, [r#"{"start":2}"#, "7"]);
}

#[test]
fn other_json_is_no_transcript() {
    let cases = [
        r#"{"name": "x", "version": "1.0.0", "scripts": {"test": "y"}}"#,
        r#"[{"role": "user", "content": "hi"}]"#,
        r#"{"results": [1, 2]}"#,
        r#"[{"type": "message", "user": "U1", "text": "hi", "ts": "1"}]"#,
        "[00:12] Ana: hi",
        "{",
    ];
    for text in cases {
        let ours = [
            Notation::PodcastJson,
            Notation::WhisperJson,
            Notation::DeepgramJson,
            Notation::AssemblyAiJson,
            Notation::AwsJson,
            Notation::RevJson,
        ];
        assert!(!parse(text).notation.is_some_and(|found| ours.contains(&found)), "{text}");
    }
}

proptest! {
    /// What is written as segments is read as the same turns.
    #[test]
    fn written_segments_are_read(turns in prop::collection::vec((0..3_usize, "[a-z一-龥\"\\\\]{1,12}"), 1..20)) {
        let names = ["Ana Lee", "SPEAKER_00", "王小明"];
        let quoted = |words: &str| format!("\"{}\"", words.replace('\\', "\\\\").replace('"', "\\\""));
        for (notation, start, end, words) in [
            (Notation::PodcastJson, "startTime", "endTime", "body"),
            (Notation::WhisperJson, "start", "end", "text"),
        ] {
            let mut expected = Vec::new();
            let segments: Vec<String> = turns.iter().enumerate().map(|(at, (speaker, said))| {
                expected.push(format!("{}|{}-{}|{said}", names[*speaker], at * 1000, at * 1000 + 500));
                format!("{{\"{start}\":{at},\"speaker\":\"{}\",\"{end}\":{at}.5,\"{words}\":{}}}", names[*speaker], quoted(said))
            }).collect();
            let text = format!("{{\"version\":\"1.0.0\",\"segments\":[{}]}}", segments.join(",\n"));
            prop_assert_eq!(spoken(&text, &read(notation, &text)), expected, "{}", text);
            prop_assert_eq!(parse(&text).notation, Some(notation));
        }
    }
}

#[test]
fn hostile_text_keeps_the_laws_in_linear_time() {
    assert_hostile_is_linear(
        Notation::WhisperJson,
        &[
            ("segments", |n| {
                fill(n, "{\"segments\":[", "{\"start\":1,\"speaker\":\"A\",\"text\":\"x\"},")
            }),
            ("deep lists", |n| fill(n, "{\"segments\":", "[")),
            ("one object", |n| fill(n, "{\"segments\":[{", "\"a\":1,")),
            ("escapes", |n| fill(n, "[{\"speaker\":\"A\",\"text\":\"", "\\u0041") + "\"}]"),
        ],
    );
    assert_hostile_is_linear(
        Notation::PodcastJson,
        &[("carried on", |n| {
            fill(n, "{\"segments\":[{\"speaker\":\"A\",\"body\":\"x\"}", ",{\"body\":\"y\"}") + "]}"
        })],
    );
    assert_hostile_is_linear(
        Notation::DeepgramJson,
        &[("words", |n| {
            fill(
                n,
                "{\"results\":{\"channels\":[{\"alternatives\":[{\"words\":[",
                "{\"word\":\"a\",\"speaker\":0},",
            )
        })],
    );
    assert_hostile_is_linear(
        Notation::AwsJson,
        &[("segments", |n| {
            fill(
                n,
                "{\"results\":{\"speaker_labels\":{\"segments\":[",
                "{\"speaker_label\":\"a\"},",
            )
        })],
    );
    assert_hostile_is_linear(
        Notation::RevJson,
        &[("elements", |n| {
            fill(n, "{\"monologues\":[{\"speaker\":0,\"elements\":[", "{\"value\":\"a\"},")
                + "{}]}]}"
        })],
    );
    assert_hostile_is_linear(
        Notation::AssemblyAiJson,
        &[("words", |n| fill(n, "{\"words\":[", "{\"text\":\"a\",\"speaker\":\"A\"},"))],
    );
}
