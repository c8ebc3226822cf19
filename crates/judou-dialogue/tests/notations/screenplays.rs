//! Final Draft.

use std::fmt::Write as _;

use judou_dialogue::Notation::Fdx;
use judou_dialogue::{EventKind, parse};
use proptest::prelude::*;

use crate::support::{assert_hostile_is_linear, fill, read, spoken};
use crate::{assert_read, assert_silent};

fn script(paragraphs: &[(&str, &str)]) -> String {
    let mut body = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<FinalDraft DocumentType=\"Script\" Version=\"4\">\n<Content>\n",
    );
    for (kind, words) in paragraphs {
        let _ = writeln!(body, "<Paragraph Type=\"{kind}\"><Text>{words}</Text></Paragraph>");
    }
    body + "</Content>\n<TitlePage><Content><Paragraph Type=\"Character\"><Text>Title</Text></Paragraph>\
            <Paragraph Type=\"Dialogue\"><Text>by</Text></Paragraph></Content></TitlePage>\n</FinalDraft>\n"
}

#[test]
fn scripts() {
    let text = script(&[
        ("Scene Heading", "INT. LIBRARY - DAY"),
        ("Action", "A lamp."),
        ("Character", "ANN (V.O.)"),
        ("Parenthetical", "(softly)"),
        ("Dialogue", "R&amp;D is <b/>closed."),
        ("Dialogue", "Go."),
        ("Action", "He goes."),
        ("Dialogue", "Who says this?"),
        ("Character", "BEN (CONT’D)"),
        ("Dialogue", "No.</Text><Text Style=\"Bold\"> Never."),
        ("Transition", "CUT TO:"),
        ("Character", "Ann"),
        ("Dialogue", "Well."),
    ]);
    assert_read(Fdx, &text, &["ANN|-|R&D is closed.\nGo.", "BEN|-|No. Never.", "Ann|-|Well."]);
    let transcript = parse(&text);
    assert_eq!(transcript.speakers[0].labels, ["ANN", "Ann"]);
    assert_eq!(transcript.sections[0].title.of(&text), "INT. LIBRARY - DAY");
    let kinds: Vec<_> =
        transcript.events.iter().map(|event| (event.kind, event.span.of(&text))).collect();
    assert!(kinds.contains(&(EventKind::Stage, "(softly)")), "{kinds:?}");
    assert!(kinds.contains(&(EventKind::Speech, "Who says this?")), "{kinds:?}");
}

#[test]
fn both_of_a_dual_dialogue_speak() {
    let inner = script(&[
        ("Character", "ANN"),
        ("Dialogue", "Wait!"),
        ("Character", "BEN"),
        ("Dialogue", "No!"),
    ]);
    let text = inner
        .replacen("<Paragraph Type", "<Paragraph><DualDialogue><Paragraph Type", 1)
        .replacen("</Content>", "</DualDialogue></Paragraph></Content>", 1);
    assert_read(Fdx, &text, &["ANN|-|Wait!", "BEN|-|No!"]);
}

#[test]
fn other_xml_is_none() {
    assert_silent(&["<Content><Paragraph Type=\"Character\"><Text>A</Text></Paragraph></Content>"]);
}

proptest! {
    /// What is written as cues and dialogue is read as the same turns.
    #[test]
    fn written_scripts_are_read(turns in prop::collection::vec((0..3_usize, "[A-Z一-龥&<]{1,9}"), 1..20)) {
        let names = ["ANN", "小林", "R&amp;D"];
        let shown = ["ANN", "小林", "R&D"];
        let (mut paragraphs, mut expected) = (Vec::new(), Vec::new());
        let escaped: Vec<String> = turns
            .iter()
            .map(|(_, words)| words.replace('&', "&amp;").replace('<', "&lt;"))
            .collect();
        for ((speaker, words), escaped) in turns.iter().zip(&escaped) {
            paragraphs.extend([("Character", names[*speaker]), ("Dialogue", escaped.as_str())]);
            expected.push(format!("{}|-|{words}", shown[*speaker]));
        }
        let text = script(&paragraphs);
        prop_assert_eq!(spoken(&text, &read(Fdx, &text)), expected, "{}", text);
    }
}

#[test]
fn hostile_text_keeps_the_laws_in_linear_time() {
    assert_hostile_is_linear(
        Fdx,
        &[
            ("cues", |n| {
                fill(
                    n,
                    "<FinalDraft><Content>",
                    "<Paragraph Type=\"Character\"><Text>A</Text></Paragraph><Paragraph Type=\"Dialogue\"><Text>b</Text></Paragraph>",
                )
            }),
            ("nested", |n| {
                fill(n, "<FinalDraft><Content>", "<Paragraph Type=\"Character\"><Text>a")
            }),
            ("many lines", |n| {
                fill(
                    n,
                    "<FinalDraft><Content><Paragraph Type=\"Character\"><Text>A</Text></Paragraph>",
                    "<Paragraph Type=\"Dialogue\"><Text>b</Text></Paragraph>",
                )
            }),
        ],
    );
}
