//! Dialogue in JSON of no particular program, and Signal's.

use judou_dialogue::Notation::{JsonDialogue, Signal};
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
