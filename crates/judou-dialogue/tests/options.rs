//! What a caller can tell the parser: speakers, labels that are none, turns to join.

use judou_dialogue::{EventKind, Notation, Reason, Transcript, TranscriptParser, parse};

fn turns<'t>(text: &'t str, transcript: &'t Transcript<'_>) -> Vec<(&'t str, &'t str)> {
    transcript.turns.iter().map(|it| (transcript.name(it, text), it.words(text))).collect()
}

const TALK: &str =
    "Ann: One thing.\n\nBob: Two things.\n\nAnn: Three things.\n\nBob: Four things.\n";

#[test]
fn known_speakers_speak() {
    let cases: [(&str, &[&str], usize); 7] = [
        // Once, glued, after a field's word, in another dressing than the others.
        ("Somebody came.\n\nZed: Good day.\n", &["zed"], 1),
        ("Somebody came.\n\nZed:good day\n", &["Zed"], 1),
        ("Source: the archive.\n\nText.\n", &["source"], 1),
        (&format!("{TALK}\n- Zed: And a fifth.\n"), &["Zed"], 5),
        // Labels are compared as everywhere.
        ("Text.\n\nＺＥＤ： hm.\n", &["zed"], 1),
        // A name that stands nowhere changes nothing.
        (TALK, &["Zed"], 4),
        ("Nobody here.\n", &["Zed"], 0),
    ];
    for (text, names, expected) in cases {
        let parser = names.iter().fold(TranscriptParser::new(), |it, name| it.speaker(name));
        let found = parser.parse(text);
        assert_eq!(found.turns.len(), expected, "{text:?}: {:?}", found.evidence);
    }
}

#[test]
fn ignored_labels_open_nothing() {
    let text =
        format!("{TALK}\nBob: Five.\n\nAnn: Six things.\n\nCleo: Seven things.\n\nBob: End.\n");
    let found = TranscriptParser::new().ignore("CLEO").speaker("Cleo").parse(&text);
    let said = turns(&text, &found);
    assert_eq!(said.len(), 7);
    assert_eq!(said[5], ("Ann", "Six things.\n\nCleo: Seven things."));
    let cleo = found.evidence.iter().find(|it| it.label.of(&text) == "Cleo").unwrap();
    assert!(!cleo.accepted && cleo.reasons.iter().any(|(it, _)| *it == Reason::Ignored));
}

#[test]
fn ignored_names_of_a_format_are_nobodys_words() {
    let text = "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ann>Hi.\n\n00:02.000 --> 00:03.000\n<v Ad>Buy!\n\n\
                00:03.000 --> 00:04.000\n<v Bob>Ho.\n";
    let found = TranscriptParser::new().ignore("ad").parse(text);
    assert_eq!(turns(text, &found), [("Ann", "Hi."), ("Bob", "Ho.")]);
    assert_eq!(found.speakers.len(), 2);
    assert_eq!((found.events[0].kind, found.events[0].at_ms), (EventKind::Speech, Some(2_000)));
    assert!(found.events[0].span.of(text).contains("Buy!"));

    let none =
        ["Ann", "Ad", "Bob"].iter().fold(TranscriptParser::new(), |it, name| it.ignore(name));
    let found = none.parse(text);
    assert!(found.turns.is_empty() && found.notation.is_none() && found.speakers.is_empty());
    assert_eq!(found.events.len(), 3);
}

#[test]
fn turns_are_joined() {
    let cases: [(&str, &[(&str, &str)]); 4] = [
        (
            "Ann: A.\n\nAnn: B.\n\nC.\n\nBob: D.\n\nBob: E.\n\nAnn: F.\n",
            &[("Ann", "A.\n\nB.\n\nC."), ("Bob", "D.\n\nE."), ("Ann", "F.")],
        ),
        // A heading parts them.
        (
            "Ann: A.\n\n# Two\n\nAnn: B.\n\nBob: C.\n\nAnn: D.\n",
            &[("Ann", "A."), ("Ann", "B."), ("Bob", "C."), ("Ann", "D.")],
        ),
        // Two together are not one of them.
        (
            "Ann: A.\n\nAnn and Bob: B.\n\nBob: C.\n\nAnn: D.\n\nBob: E.\n",
            &[("Ann", "A."), ("Ann and Bob", "B."), ("Bob", "C."), ("Ann", "D."), ("Bob", "E.")],
        ),
        // A turn without words adds none.
        (
            "Ann: A.\n\nAnn:\n\nBob: C.\n\nAnn: D.\n\nBob: E.\n",
            &[("Ann", "A."), ("Bob", "C."), ("Ann", "D."), ("Bob", "E.")],
        ),
    ];
    for (text, expected) in cases {
        let parser = TranscriptParser::new().speaker("Ann").speaker("Bob").merge(true);
        let merged = parser.parse(text);
        assert_eq!(turns(text, &merged), expected, "{text:?}");
        let spoken: usize = merged.speakers.iter().map(|it| it.turns).sum();
        assert_eq!(spoken, merged.turns.iter().flat_map(judou_dialogue::Turn::speakers).count());
    }
}

#[test]
fn known_speakers_are_known_in_captions() {
    let text = "WEBVTT\n\n00:01.000 --> 00:02.000\nAnn: Shall we?\n\n00:02.000 --> 00:03.000\nnote: we may.\n\n\
                00:03.000 --> 00:04.000\nAnn: We shall.\n";
    let words = |found: &judou_dialogue::Transcript<'_>| found.turns.len();
    assert_eq!(words(&parse(text)), 2);
    let found = TranscriptParser::new().speaker("Note").parse(text);
    assert_eq!(
        turns(text, &found),
        [("Ann", "Shall we?"), ("note", "we may."), ("Ann", "We shall.")]
    );
}

#[test]
fn known_speakers_are_known_in_tables_and_brackets() {
    let table = "| a | b |\n| --- | --- |\n| Note | we may |\n| Ann | no |\n";
    let once =
        "[Ann] Shall we?\n[Bob] We may.\n[Ann] Shall we not?\n[Bob] We shall.\n[note] we did\n";
    let alone = "[note] we did\n[todo] nothing\n";
    for (text, before, after) in [
        (table, vec![], vec!["Note", "Ann"]),
        (once, vec!["Ann", "Bob", "Ann", "Bob"], vec!["Ann", "Bob", "Ann", "Bob", "note"]),
        (alone, vec![], vec!["note"]),
    ] {
        let names = |found: &judou_dialogue::Transcript<'_>| -> Vec<&str> {
            found.turns.iter().map(|turn| turn.name.of(text)).collect()
        };
        assert_eq!(names(&parse(text)), before, "{text:?}");
        assert_eq!(names(&TranscriptParser::new().speaker("Note").parse(text)), after, "{text:?}");
    }
}

#[test]
fn a_joined_turn_lasts_from_the_first_to_the_last() {
    let text = "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ann>Hi.\n\n00:02.000 --> 00:03.000\n<v Ann>Ho.\n\n\
                00:03.000 --> 00:04.000\n<v Bob>Yes.\n";
    let found = TranscriptParser::new().notation(Notation::WebVtt).merge(true).parse(text);
    let first = &found.turns[0];
    assert_eq!((found.turns.len(), first.start_ms, first.end_ms), (2, Some(1_000), Some(3_000)));
    assert_eq!(first.words(text).split_whitespace().collect::<Vec<_>>(), ["Hi.", "Ho."]);
}

#[test]
fn every_label_is_in_the_evidence() {
    let text = "Host: Ann Lee\n\nSource: here\n\n\tZed:glued\n\nAnn: Well, one thing.\n\nBob: Two things.\n\nAnn: Three.\n\n\
                Bob: Four.\n\nTopic: x\n";
    let transcript = parse(text);
    let labels: Vec<&str> = transcript.evidence.iter().map(|it| it.label.of(text)).collect();
    assert_eq!(labels, ["Host", "Source", "Zed", "Ann", "Bob", "Topic"]);
    for label in &transcript.evidence {
        assert!(label.count > 0 && !label.reasons.is_empty(), "{label:?}");
        let sum: f32 = label.reasons.iter().map(|(_, weight)| weight).sum();
        assert!((sum - label.score).abs() < 1e-3, "{label:?}");
    }
}
