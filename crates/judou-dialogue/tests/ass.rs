//! Advanced SubStation Alpha: names in their field, events that are not said.

mod support;

use std::fmt::Write as _;

use judou_dialogue::{EventKind, Notation, parse};
use proptest::prelude::*;
use support::{assert_hostile_is_linear, fill, read, spoken};

const HEAD: &str = "[Script Info]\nTitle: a sample\nScriptType: v4.00+\n\n[V4+ Styles]\nFormat: Name, Fontname, Fontsize\nStyle: Default,Arial,20\n\n[Events]\nFormat: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\n";

#[test]
fn documents() {
    let cases: &[(&str, &[&str])] = &[
        (
            "Dialogue: 0,0:00:01.00,0:00:02.50,Default,Ana,0,0,0,,Well, hello\\Nthere.\nComment: 0,0:00:02.00,0:00:02.50,Default,Ana,0,0,0,,check this\nDialogue: 0,0:00:03.00,0:00:04.00,Default,,0,0,0,,{\\an8}A sign\nDialogue: 10,0:00:04.00,0:00:05.00,Alt,Ben Ray ,0000,0000,0000,,{\\i1}Hi{\\i0}.\nDialogue: 0,0:00:05.00,0:00:06.00,Alt,Ben Ray,0,0,0,,{\\p1}m 0 0 l 10 0{\\p0}\n",
            &["Ana|1000-2500|Well, hello\nthere.", "Ben Ray|4000-5000|Hi."],
        ),
        // Nobody in the field, labels in the words, CRLF.
        (
            "Dialogue: 0,0:00:01.00,0:00:02.00,Default,,0,0,0,,Ana Lee: One.\r\nDialogue: 0,0:00:02.00,0:00:03.00,Default,,0,0,0,,Two.\r\nDialogue: 0,0:00:03.00,0:00:04.00,Default,,0,0,0,,Ben Ray: Three.\r\n",
            &["Ana Lee|1000-3000|One.\nTwo.", "Ben Ray|3000-4000|Three."],
        ),
        ("", &[]),
    ];
    for (events, expected) in cases {
        let text = format!("{HEAD}{events}");
        assert_eq!(spoken(&text, &read(Notation::Ass, &text)), *expected, "in {events:?}");
        assert_eq!(parse(&text).turns, read(Notation::Ass, &text).turns, "detected");
    }
}

#[test]
fn the_format_line_says_where_the_fields_are() {
    let text = "[Script Info]\n\n[Events]\nFormat: Marked, Start, End, Actor, Text\nDialogue: Marked=0,0:00:01.00,0:00:02.00,Ana,One, two.\nDialogue: Marked=0,0:00:02.00\n";
    let transcript = read(Notation::Ass, text);
    assert_eq!(spoken(text, &transcript), ["Ana|1000-2000|One, two."]);
    assert_eq!(transcript.diagnostics[0].code, "judou::dialogue::event-fields");
    assert_eq!(transcript.turns[0].label.of(text), "Dialogue: Marked=0,0:00:01.00,0:00:02.00,Ana");
}

#[test]
fn comments_and_signs_are_events() {
    let text = format!(
        "{HEAD}Comment: 0,0:00:01.00,0:00:02.00,Default,,0,0,0,,remark\nDialogue: 0,0:00:02.00,0:00:03.00,Default,,0,0,0,,Exit\n"
    );
    let kinds: Vec<_> =
        read(Notation::Ass, &text).events.iter().map(|event| (event.kind, event.at_ms)).collect();
    assert_eq!(kinds, [(EventKind::Note, Some(1000)), (EventKind::Speech, Some(2000))]);
}

proptest! {
    /// What is written as events is read as the same turns.
    #[test]
    fn written_events_are_read(turns in prop::collection::vec((0..3_usize, "[a-z一-龥,:]{0,8}[a-z一-龥]"), 1..20)) {
        let names = ["Ana Lee", "Ben", "王小明"];
        let (mut text, mut expected) = (String::from(HEAD), Vec::new());
        for (index, (speaker, words)) in turns.iter().enumerate() {
            let (minutes, seconds, name) = (index / 60, index % 60, names[*speaker]);
            let _ = writeln!(text, "Dialogue: 0,0:{minutes:02}:{seconds:02}.00,0:{minutes:02}:{seconds:02}.50,Default,{name},0,0,0,,{words}");
            expected.push(format!("{name}|{}-{}|{words}", index * 1000, index * 1000 + 500));
        }
        prop_assert_eq!(spoken(&text, &read(Notation::Ass, &text)), expected, "{}", text);
    }
}

#[test]
fn hostile_text_keeps_the_laws_in_linear_time() {
    assert_hostile_is_linear(
        Notation::Ass,
        &[
            ("events", |n| {
                fill(n, "[Events]\n", "Dialogue: 0,0:00:01.00,0:00:02.00,D,A,0,0,0,,hi\n")
            }),
            ("columns", |n| fill(n, "[Events]\nFormat: Start,End", ",a") + "\nDialogue: 1,2,3\n"),
            ("open codes", |n| {
                fill(n, "[Events]\nDialogue: 0,0:00:01.00,0:00:02.00,D,A,0,0,0,,x", "{\\")
            }),
            ("open brackets", |n| fill(n, "[Events]\n", "Dialogue: ,0:00:01.00,,,,,,,,（（\n")),
        ],
    );
}
