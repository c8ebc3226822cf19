//! Dialogue in JSON of no particular program, and Signal's.

use judou_dialogue::Notation::{
    Alpaca, AwsJson, DeepgramJson, JsonDialogue, PodcastJson, Signal, Telegram, WhisperJson,
};
use judou_dialogue::parse;
use judou_testkit::hostile;

use crate::support::{assert_hostile_is_linear, fill};
use crate::{assert_read, assert_silent};

#[test]
fn data() {
    let cases: &[(&str, &[&str])] = &[
        (
            r#"[{"speaker": "Ann", "text": "Look \"there\"."}, {"speaker": "Ben", "text": "Where?"}]"#,
            &["Ann|-|Look \"there\".", "Ben|-|Where?"],
        ),
        (
            r#"{"messages": [{"sender_name": "Ann", "timestamp_ms": 5, "content": "Look over there."},
                {"sender_name": "Ben", "timestamp_ms": 6, "content": "Where?"}, {"sender_name": "Ben", "photos": []}]}"#,
            &["Ann|5-|Look over there.", "Ben|6-|Where?"],
        ),
        // A person is an object, too; the turns lie deep.
        (
            r#"{"value": [{"from": {"user": {"id": "x1", "displayName": "Ann"}}, "body": {"content": "Look over there."}},
                {"from": {"user": {"displayName": "Ben"}}, "body": {"content": "Where?"}},
                {"from": {"user": {"displayName": "Ann"}}, "body": {"content": "There!"}}]}"#,
            &["Ann|-|Look over there.", "Ben|-|Where?", "Ann|-|There!"],
        ),
        (
            r#"{"Transcript": [{"ParticipantRole": "AGENT", "Content": "How can I help?"},
                {"ParticipantRole": "CUSTOMER", "Content": "You can't."}]}"#,
            &["AGENT|-|How can I help?", "CUSTOMER|-|You can't."],
        ),
        (
            "{\"name\": \"花\", \"セリフ\": \"どこへ？\"}\n{\"name\": \"健\", \"セリフ\": \"海へ。\"}\n{\"name\": \"花\", \"セリフ\": \"いいね。\"}\n",
            &["花|-|どこへ？", "健|-|海へ。", "花|-|いいね。"],
        ),
    ];
    for (text, expected) in cases {
        assert_read(JsonDialogue, text, expected);
    }
}

#[test]
fn lists_of_things_are_none() {
    assert_silent(&[
        r#"[{"name": "alpha", "text": "A tool."}, {"name": "beta", "text": "A tool."}, {"name": "gamma", "text": "A tool."}]"#,
        r#"[{"user": "ann", "text": "en"}, {"user": "ben", "text": "de"}, {"user": "ann", "text": "fr"}]"#,
        r#"[{"speaker": "Ann", "text": "Alone."}, {"speaker": "Ann", "text": "Alone."}]"#,
        r#"{"name": "judou", "version": "1.0.0", "author": "Ann", "content": "Text."}"#,
    ]);
}

#[test]
fn words_that_bear_speakers_one_by_one() {
    let cases = [
        // No segment names anybody; its words do.
        r#"{"segments": [{"start": 0, "end": 2, "text": "Look here. Why?", "words": [
            {"word": "Look", "start": 0, "end": 0.5, "speaker": "A"}, {"word": "here.", "start": 0.5, "end": 1, "speaker": "A"},
            {"word": "Why?", "start": 1, "end": 2, "speaker": "B"}]}]}"#,
        r#"{"words": [{"text": "Look", "start": 0, "end": 0.5, "speaker_id": "A"}, {"text": " ", "type": "spacing"},
            {"text": "here.", "start": 0.5, "end": 1, "speaker_id": "A"}, {"text": "Why?", "start": 1, "end": 2, "speaker_id": "B"}]}"#,
        r#"{"results": [{"alternatives": [{"words": [
            {"word": "Look", "startTime": "0s", "endTime": "0.5s", "speakerTag": "A"}, {"word": "here.", "startTime": "0.5s", "endTime": "1s", "speakerTag": "A"},
            {"word": "Why?", "startTime": "1s", "endTime": "2s", "speakerTag": "B"}]}]}]}"#,
    ];
    for text in cases {
        assert_read(WhisperJson, text, &["A|0-1000|Look here.", "B|1000-2000|Why?"]);
    }
    // Segments that name speakers in a word of their own.
    let text = r#"{"segments": [{"speakerLabel": "spk_0", "start": 0, "end": 1, "text": "Look here."},
        {"speakerLabel": "spk_1", "start": 1, "end": 2, "text": "Why?"}]}"#;
    assert_read(WhisperJson, text, &["spk_0|0-1000|Look here.", "spk_1|1000-2000|Why?"]);
    let text = r#"[{"start": 0, "text": "Look here.", "role": "Ann"}, {"start": 1, "text": "Why?", "role": "Ben"},
        {"start": 2, "text": "So.", "role": "Ann"}]"#;
    assert_read(JsonDialogue, text, &["Ann|-|Look here.", "Ben|-|Why?", "Ann|-|So."]);
}

#[test]
fn sides_of_a_call_and_items_that_name_speakers() {
    let text = r#"{"results": {"utterances": [
        {"start": 0, "end": 1, "channel": 0, "transcript": "Look here."}, {"start": 1, "end": 2, "channel": 1, "transcript": "Why?"}]}}"#;
    assert_read(DeepgramJson, text, &["0|0-1000|Look here.", "1|1000-2000|Why?"]);
    let text = r#"{"jobName": "j", "results": {"transcripts": [], "audio_segments": [
        {"transcript": "Look here.", "start_time": "0", "end_time": "1", "channel_label": "ch_0"},
        {"transcript": "Why?", "start_time": "1", "end_time": "2", "channel_label": "ch_1"}]}}"#;
    assert_read(AwsJson, text, &["ch_0|0-1000|Look here.", "ch_1|1000-2000|Why?"]);
    let text = r#"{"jobName": "j", "results": {"transcripts": [], "items": [
        {"start_time": "0", "end_time": "0.5", "alternatives": [{"content": "Look"}], "speaker_label": "spk_0"},
        {"alternatives": [{"content": "."}], "speaker_label": "spk_0", "type": "punctuation"},
        {"start_time": "1", "end_time": "2", "alternatives": [{"content": "Why"}], "speaker_label": "spk_1"}]}}"#;
    assert_read(AwsJson, text, &["spk_0|0-500|Look.", "spk_1|1000-2000|Why"]);
}

#[test]
fn exchanges_of_a_human_and_an_assistant() {
    let text = r#"[{"conversation": [{"human": "Look here.", "assistant": "Why?"}, {"human": "So.", "assistant": "Ah."}]}]"#;
    assert_read(
        Alpaca,
        text,
        &["human|-|Look here.", "assistant|-|Why?", "human|-|So.", "assistant|-|Ah."],
    );
}

#[test]
fn a_podcasts_segments_alone() {
    let text = r#"[{"speaker": "Ann", "startTime": 0.3, "endTime": 0.6, "body": "Look,"},
        {"speaker": "Ann", "startTime": 0.6, "endTime": 0.9, "body": "here."}]"#;
    assert_read(PodcastJson, text, &["Ann|300-600|Look,", "Ann|600-900|here."]);
}

#[test]
fn chats_in_which_little_is_said() {
    let text = r#"{"messages": [{"sender_name": "Ann", "content": "ok"}, {"sender_name": "Ben", "content": "lol"},
        {"sender_name": "Ann", "content": "bye"}]}"#;
    assert_read(JsonDialogue, text, &["Ann|-|ok", "Ben|-|lol", "Ann|-|bye"]);
    let batch = r#"{"chats": {"list": [{"messages": [{"type": "message", "date_unixtime": "5", "from": "Ann", "text": "ok"},
        {"type": "message", "date_unixtime": "6", "from": "Ben", "text": [{"type": "bold", "text": "See"}, " there"]}]}]}}"#;
    assert_read(Telegram, batch, &["Ann|5000-|ok", "Ben|6000-|See there"]);
}

#[test]
fn signal() {
    let envelope = |name: &str, inner: &str| {
        format!(
            "{{\"envelope\":{{\"source\":\"+49{name}\",\"sourceName\":\"{name}\",\"timestamp\":7,{inner}}},\"account\":\"+49\"}}\n"
        )
    };
    let text = [
        envelope("Ann", "\"dataMessage\":{\"timestamp\":7,\"message\":\"Look over there.\"}"),
        envelope("Ben", "\"receiptMessage\":{\"when\":7}"),
        envelope("Ben", "\"syncMessage\":{\"sentMessage\":{\"message\":\"Where?\"}}"),
        envelope("Ben", "\"dataMessage\":{\"message\":null,\"attachments\":[]}"),
    ]
    .concat();
    assert_read(Signal, &text, &["Ann|7-|Look over there.", "Ben|7-|Where?"]);
    let text = "{\"date\": \"1970-01-01 00:00:01\", \"sender\": \"Ann\", \"body\": \"Look.\"}\n{\"date\": \"1970-01-01 00:00:02\", \"sender\": \"Ben\", \"body\": \"Where?\"}\n";
    assert_read(Signal, text, &["Ann|1000-|Look.", "Ben|2000-|Where?"]);
    assert_eq!(parse(text).speakers.len(), 2);
}

#[test]
fn hostile_text_keeps_the_laws_in_linear_time() {
    let own: &[(&str, hostile::Generator)] = &[
        ("records", |n| {
            fill(
                n,
                "[",
                "{\"speaker\":\"A\",\"text\":\"Look!\"},{\"speaker\":\"B\",\"text\":\"Where?\"},",
            )
        }),
        ("nested", |n| fill(n, "", "{\"speaker\":{\"name\":")),
        ("arrays", |n| fill(n, "", "[")),
        ("lines", |n| fill(n, "", "{\"speaker\":\"A\",\"text\":\"Look!\"}\n")),
        ("members", |n| fill(n, "{", "\"speaker\":1,")),
        ("people", |n| fill(n, "[{\"text\":\"a\",\"speaker\":{", "\"x\":{\"y\":{}},")),
    ];
    assert_hostile_is_linear(JsonDialogue, own);
    assert_hostile_is_linear(
        Signal,
        &[("envelopes", |n| {
            fill(n, "", "{\"envelope\":{\"source\":\"a\",\"dataMessage\":{\"message\":\"b\"}}}\n")
        })],
    );
}
