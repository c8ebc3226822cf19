//! Conversations in JSON: messages for models, training data, exports of chats.

use judou_dialogue::Notation::{self, Alpaca, Discord, OpenAiMessages, ShareGpt, Slack, Telegram};
use judou_dialogue::parse;
use proptest::prelude::*;

use crate::laws::{assert_laws, assert_linear_and_lawful, assert_not, events, times, turns};

/// The turns as pairs of label and words, escapes decoded.
#[track_caller]
fn words(text: &str, notation: Notation) -> Vec<(String, String)> {
    turns(text, notation);
    let transcript = parse(text);
    let pair =
        |turn: &judou_dialogue::Turn| (turn.name.of(text).to_owned(), turn.words(text).to_owned());
    transcript.turns.iter().map(pair).collect()
}

#[track_caller]
fn assert_words(text: &str, notation: Notation, expected: &[(&str, &str)]) {
    let found = words(text, notation);
    let found: Vec<(&str, &str)> = found.iter().map(|(a, b)| (&**a, &**b)).collect();
    assert_eq!(found, expected, "{text}");
}

const REQUEST: &str = r#"{"model": "m", "messages": [
  {"role": "system", "content": "Be short."},
  {"role": "user", "name": "ann", "content": [
    {"type": "text", "text": "Where to?\n{\"role\": \"assistant\", \"content\": \"no\"}"},
    {"type": "image_url", "image_url": {"url": "data:,"}},
    {"type": "text", "text": " And when? "}
  ]},
  {"content": "山上 \u2192 now", "role": "assistant"},
  {"role": "assistant", "content": null, "tool_calls": [{"function": {"name": "f", "arguments": "{}"}}]},
  {"role": "tool", "tool_call_id": "1", "content": ""}
]}"#;

#[test]
fn messages_for_models() {
    let expected = [
        ("system", "Be short."),
        ("user", "Where to?\n{\"role\": \"assistant\", \"content\": \"no\"}\n And when? "),
        ("assistant", "山上 → now"),
        ("assistant", ""),
        ("tool", ""),
    ];
    assert_words(REQUEST, OpenAiMessages, &expected);
    let transcript = parse(REQUEST);
    assert_eq!(transcript.turns[1].paragraphs.len(), 2);
    assert_eq!(transcript.speakers[1].aliases, ["ann"]);
    // An object opens the turn, and what is said ends it.
    let first = transcript.turns[0].span.of(REQUEST);
    assert_eq!(first, r#"{"role": "system", "content": "Be short."#);
    assert_eq!(transcript.turns[0].content.of(REQUEST), "Be short.");

    let lines = format!(
        "{}\n\nnot json\n{{\"role\": \"user\"\n{{\"messages\": []}}\n",
        REQUEST.replace('\n', " ")
    );
    assert_words(&lines, OpenAiMessages, &expected);
    let codes: Vec<&str> = parse(&lines).diagnostics.iter().map(|it| it.code).collect();
    assert_eq!(codes, ["judou::dialogue::broken-record"; 2]);

    let nested = r#"{"request": {"contents": [{"role": "user", "parts": [{"text": "hi"}]}]},
        "response": {"choices": [{"message": {"role": "assistant", "content": "ho"}}]}}"#;
    assert_words(nested, OpenAiMessages, &[("user", "hi"), ("assistant", "ho")]);

    let tree = r#"[{"mapping": {"a": {"message": {"author": {"role": "user"}, "create_time": 1.5,
        "content": {"content_type": "text", "parts": ["hi", "you"]}}}}}]"#;
    assert_words(tree, OpenAiMessages, &[("user", "hi\nyou")]);
}

#[test]
fn what_is_cut_off_gives_what_is_whole() {
    let text = r#"[{"messages": [{"role": "user", "content": "a"}, {"role": "assistant", "content": "b"}]},
        {"messages": [{"role": "user", "content": "c"}, {"role": "assistant", "content": "d"#;
    assert_words(text, OpenAiMessages, &[("user", "a"), ("assistant", "b"), ("user", "c")]);
    assert_eq!(parse(text).diagnostics[0].code, "judou::dialogue::broken-record");
    let nameless = r#"[{"role": "user", "content": "a"}, {"role": 7, "content": "b"}]"#;
    assert_words(nameless, OpenAiMessages, &[("user", "a")]);
    assert_eq!(parse(nameless).diagnostics[0].code, "judou::dialogue::record-without-speaker");
}

#[test]
fn training_data() {
    let shared = r#"[{"id": "1", "conversations": [{"from": "human", "value": "hi"},
        {"from": "gpt", "value": "from: \"human\"\nvalue"}]}, {"system": "s", "conversations": [
        {"value": "ho", "from": "human"}]}]"#;
    let expected = [("human", "hi"), ("gpt", "from: \"human\"\nvalue"), ("human", "ho")];
    assert_words(shared, ShareGpt, &expected);

    let asked = r#"[{"instruction": "Add.", "input": "1\n2", "output": "3"},
        {"instruction": "Say hi.", "input": "", "output": "hi"},
        {"output": "ho", "instruction": "Say ho."},
        {"instruction": "Sum up.", "context": "long", "response": "short"}]"#;
    let expected = [
        ("instruction", "Add.\n1\n2"),
        ("output", "3"),
        ("instruction", "Say hi."),
        ("output", "hi"),
        ("output", "ho"),
        ("instruction", "Say ho."),
        ("instruction", "Sum up.\nlong"),
        ("response", "short"),
    ];
    assert_words(asked, Alpaca, &expected);
    let transcript = parse(asked);
    assert_eq!(transcript.turns[3].span.of(asked), r#""output": "hi"#);
}

#[test]
fn exports_of_chats() {
    let slack = r#"[{"type": "message", "subtype": "channel_join", "user": "U1", "text": "<@U1> joined", "ts": "1577999000.1"},
        {"type": "message", "user": "U1", "text": "a &lt; b &amp;\n\"c\"", "ts": "1577999100.000200", "user_profile": {"real_name": "Ann Lee"}},
        {"client_msg_id": "x", "type": "message", "text": "yes", "user": "U2", "ts": "1577999160.5", "replies": [{"user": "U1", "ts": "1"}]},
        {"type": "message", "subtype": "bot_message", "username": "bot", "text": "", "ts": "1577999170.0"}]"#;
    assert_words(slack, Slack, &[("U1", "a < b &\n\"c\""), ("U2", "yes"), ("bot", "")]);
    assert_eq!(parse(slack).speakers[0].aliases, ["Ann Lee"]);
    assert_eq!(times(slack)[..2], [Some(1_577_999_100_000), Some(1_577_999_160_500)]);
    assert_eq!(events(slack).len(), 1);

    let telegram = r#"{"name": "Walk", "type": "private_group", "id": 1, "messages": [
        {"id": 1, "type": "service", "date": "2020-01-02T21:00:00", "actor": "Ann", "action": "create_group", "text": ""},
        {"id": 2, "type": "message", "date": "2020-01-02T21:05:00", "from": "Ann", "from_id": "user1", "text": "where to?"},
        {"id": 3, "type": "message", "date": "2020-01-02T21:06:00", "date_unixtime": "1577999160", "from": "Bo", "from_id": "user2",
         "text": ["see ", {"type": "link", "text": "a.org"}, " \u2013 up"], "text_entities": [{"type": "plain", "text": "see "}]},
        {"id": 4, "type": "message", "date": "2020-01-02T21:07:00", "from": null, "from_id": "user3", "text": ""}]}"#;
    let expected = [("Ann", "where to?"), ("Bo", "see a.org – up"), ("user3", "")];
    assert_words(telegram, Telegram, &expected);
    assert_eq!(times(telegram)[..2], [Some(1_577_999_100_000), Some(1_577_999_160_000)]);
    assert_eq!(events(telegram).len(), 1);

    let discord = r#"{"guild": {"name": "g"}, "messages": [
        {"id": "1", "type": "Default", "timestamp": "2020-01-02T22:05:00+01:00", "content": "where\nto?",
         "author": {"id": "7", "name": "ann", "nickname": "Ann Lee"}, "reference": {"messageId": "0"}},
        {"id": "2", "type": "Reply", "timestamp": "2020-01-02T21:06:00.123+00:00", "content": "up", "author": {"id": "8", "name": "bo"}},
        {"id": "3", "type": "ChannelPinnedMessage", "timestamp": "2020-01-02T21:07:00+00:00", "content": "Pinned a message.", "author": {"id": "8", "name": "bo"}}]}"#
        .replace("where\nto?", "where\\nto?");
    assert_words(&discord, Discord, &[("ann", "where\nto?"), ("bo", "up")]);
    assert_eq!(parse(&discord).speakers[0].aliases, ["Ann Lee"]);
    assert_eq!(times(&discord), [Some(1_577_999_100_000), Some(1_577_999_160_000)]);
    assert_eq!(events(&discord).len(), 1);
}

#[test]
fn what_is_no_conversation() {
    let texts = [
        r#"{"name": "a", "version": "1", "author": "b", "scripts": {"test": "c"}}"#,
        r#"[{"role": "button", "content": "ok"}, {"role": "link", "content": "go"}]"#,
        r#"{"from": "a@b", "to": "c@d", "content": "hi"}"#,
        "Ann: {\"role\": \"user\", \"content\": \"hi\"}\nBo: no\nAnn: yes\nBo: so\n",
        "[Ann] where to?\n[Bo] up\n[Ann] good\n[Bo] yes\n",
    ];
    for notation in [OpenAiMessages, ShareGpt, Alpaca, Slack, Telegram, Discord] {
        assert_not(notation, &texts);
    }
}

#[test]
fn hostile_text_is_read_in_linear_time() {
    let units = [
        r#"{"role": "user", "content": "a\n"}"#,
        "{\"messages\": [",
        "[{\"role\": \"user\", \"content\": [",
        "{\"role\": \"user\", \"content\": \"a\"}\n",
        "[[[\n",
        "\"\\",
    ];
    assert_linear_and_lawful(OpenAiMessages, &units);
}

#[test]
fn every_format_is_lawful_and_linear() {
    let units = [
        (ShareGpt, r#"{"from": "human", "value": "a"}, "#),
        (Alpaca, r#"{"output": "b", "input": "c", "instruction": "a"}"#),
        (Slack, r#"{"ts": "1.2", "text": "a &amp;", "user": "U"}"#),
        (
            Telegram,
            r#"{"type": "message", "date": "2020-01-02T21:05:11", "id": 1, "from": "a", "text": ["b"]}"#,
        ),
        (
            Discord,
            r#"{"timestamp": "2020-01-02T21:05:11Z", "content": "a", "author": {"name": "b"}}"#,
        ),
    ];
    for (notation, unit) in units {
        let parser = judou_dialogue::TranscriptParser::new().notation(notation);
        for (at, _) in unit.char_indices() {
            let (before, after) = unit.split_at(at);
            for text in
                [before, after, &format!("[{unit},{before}"), &format!("[{unit}\n{after}{unit}]")]
            {
                assert_laws(text, &parser.parse(text));
            }
        }
        let array = |n: usize| {
            format!("[{}]", vec![unit.trim_end_matches([',', ' ']); n / unit.len() + 1].join(","))
        };
        assert!(!parse(&array(300)).turns.is_empty(), "{unit}");
        judou_testkit::assert_linear(unit, 8_000, array, |text| parse(text).turns.len());
    }
}

#[test]
fn names_of_every_message_stay_linear() {
    let names = |n: usize| -> String {
        let line = |i: usize| {
            format!(
                "{{\"ts\":\"1.2\",\"text\":\"a\",\"user\":\"U\",\"user_profile\":{{\"name\":\"n{i}\"}}}}"
            )
        };
        format!("[{}]", (0..n).map(line).collect::<Vec<_>>().join(","))
    };
    judou_testkit::assert_linear("names", 500, names, |text| parse(text).turns.len());
}

proptest! {
    /// What is written is what is read, whatever is said, in one value or one a line.
    #[test]
    fn written_conversations_are_read_back(
        shared: bool,
        lines: bool,
        messages in prop::collection::vec((0..3_usize, "\\PC{0,40}|[\"\\\\\n\t{}:,\\[\\]]{1,20}"), 1..12),
    ) {
        let (who, said) = if shared { ("from", "value") } else { ("role", "content") };
        let roles = ["system", "user", "assistant"];
        let written: Vec<String> = messages
            .iter()
            .map(|(role, words)| {
                let words = serde_json::to_string(words).expect("a string is JSON");
                format!("{{\"{who}\": \"{}\", \"{said}\": {words}}}", roles[*role])
            })
            .collect();
        let text = if lines { written.join("\n") } else { format!("{{\"x\": [{}]}}", written.join(",\n")) };
        let transcript = parse(&text);
        assert_laws(&text, &transcript);
        prop_assert!(transcript.diagnostics.is_empty());
        prop_assert_eq!(transcript.turns.len(), messages.len());
        for (turn, (role, words)) in transcript.turns.iter().zip(&messages) {
            prop_assert_eq!(turn.name.of(&text), roles[*role]);
            prop_assert_eq!(turn.words(&text).trim(), words.trim());
        }
    }
}
