//! Fountain: cues, what stands round them, and what is no cue.

mod support;

use std::fmt::Write as _;

use judou_dialogue::{EventKind, Notation, parse};
use proptest::prelude::*;
use support::{assert_hostile_is_linear, assert_laws, fill, read, turns};

const SCRIPT: &str = "Title:
\t_**The Ferry**_
Credit: written by
Author: Nobody
Draft date: 1/2/2034

# Act One

INT. FERRY - NIGHT #1A#

Waves. MARA sits alone.

MARA (V.O.)
I never liked the sea.
(beat)
*Never* once. [[check this line]]
\x20\x20
Not even as a child.

JO ^
It liked you.

@老船長 (O.S.)
開船了。

[[A note
over two lines]]

/* MARA
Cut from the film. */

The horn. SUDDENLY
everything moves.

CUT TO:

.DECK
They should be outside by now.

ext. deck - day

= They talk.

McKAY
no cue, for its small letter.

> THE END <
";

#[test]
fn a_script_gives_turns_scenes_and_events() {
    use EventKind::{Note, Stage};

    let transcript = parse(SCRIPT);
    assert_laws(SCRIPT, &transcript);
    assert_eq!(transcript.notation, Some(Notation::Fountain));
    let expected = [
        (
            "MARA",
            "I never liked the sea.\n(beat)\n*Never* once. [[check this line]]\n  \nNot even as a child.",
        ),
        ("JO", "It liked you."),
        ("老船長", "開船了。"),
    ];
    assert_eq!(turns(SCRIPT, &transcript), expected);
    let first = &transcript.turns[0];
    assert_eq!(first.words(SCRIPT), "I never liked the sea.\nNever once.\nNot even as a child.");
    assert_eq!(first.label.of(SCRIPT), "MARA (V.O.)");
    assert_eq!(first.paragraphs.len(), 2);
    assert_eq!(transcript.turns[1].label.of(SCRIPT), "JO ^");

    let sections: Vec<_> =
        transcript.sections.iter().map(|it| (it.title.of(SCRIPT), it.level)).collect();
    assert_eq!(
        sections,
        [("Act One", 1), ("INT. FERRY - NIGHT", 2), ("DECK", 2), ("ext. deck - day", 2)]
    );
    assert!(transcript.turns.iter().all(|turn| turn.section == Some(1)));

    let events: Vec<_> =
        transcript.events.iter().map(|event| (event.kind, event.span.of(SCRIPT))).collect();
    let expected = [
        (Stage, "Waves. MARA sits alone."),
        (Stage, "(beat)"),
        (Note, "[[A note"),
        (Note, "over two lines]]"),
        (Stage, "The horn. SUDDENLY\neverything moves."),
        (Stage, "CUT TO:"),
        (Stage, "They should be outside by now."),
        (Note, "= They talk."),
        (Stage, "McKAY\nno cue, for its small letter."),
        (Stage, "> THE END <"),
    ];
    assert_eq!(events, expected);
}

#[test]
fn cue_cases() {
    let cases: &[(&str, Option<&str>)] = &[
        ("ANN", Some("ANN")),
        ("  ANN  ", Some("ANN")), // indentation says nothing
        ("ANN (V.O.)(CONT’D)", Some("ANN")),
        ("ANN (on the phone)", Some("ANN")),
        ("ANN ^", Some("ANN")),
        ("ANN (V.O.) ^", Some("ANN")),
        ("ANN [[who?]]", Some("ANN")),
        ("MAN #2", Some("MAN #2")),
        ("R2D2", Some("R2D2")),
        ("ÉLOÏSE", Some("ÉLOÏSE")),
        ("АННА", Some("АННА")),
        ("@McKay", Some("McKay")),
        ("@小明（旁白）", Some("小明")),
        ("@小明", Some("小明")),
        ("小明", None), // no case: action
        ("23", None),
        ("Ann", None),
        ("ANN (V.O.) enters", None),
        ("!ANN", None),
        ("> ANN", None),
        ("~ANN", None),
        ("@", None),
        ("INT. ANN", None),
        (".ANN", None),
        ("# ANN", None),
    ];
    for &(line, expected) in cases {
        let text = format!("INT. A\n\n{line}\nhi there\n");
        let transcript = read(Notation::Fountain, &text);
        let found = turns(&text, &transcript).first().map(|(name, _)| *name);
        assert_eq!(found, expected, "{line:?}");
        // Without a blank line before it, or with one after it, no line is a cue.
        for text in [format!("INT. A\n\nwalks\n{line}\nhi\n"), format!("INT. A\n\n{line}\n\nhi\n")]
        {
            assert!(read(Notation::Fountain, &text).turns.is_empty(), "{text:?}");
        }
    }
}

#[test]
fn boneyards_hide_what_they_hold() {
    let cases: &[(&str, &[(&str, &str)])] = &[
        ("A\nhi\n/* gone\n\nB\nho\n*/\nthere\n", &[("A", "hi\n/* gone\n\nB\nho\n*/\nthere")]),
        ("A /* gone */\nhi\n", &[("A", "hi")]),
        ("/* gone */ A\nhi\n", &[("A", "hi")]),
        ("/*\nB\nho\n\n*/\n\nA\nhi\n", &[("A", "hi")]),
        ("/* open\n\nA\nhi\n", &[("A", "hi")]),
        ("A\nhi /*/ ho\n", &[("A", "hi /*/ ho")]),
    ];
    for (script, expected) in cases {
        let text = format!("INT. X\n\n{script}");
        let transcript = read(Notation::Fountain, &text);
        assert_eq!(turns(&text, &transcript), *expected, "{script:?}");
    }
}

#[test]
fn words_are_what_is_said() {
    let cases = [
        ("plain words", "plain words"),
        ("*one* **two** ***three*** _four_", "one two three four"),
        ("2 * 3", "2 * 3"),
        (r"a \*star\* of *hers*", "a *star* of hers"),
        ("~la la", "la la"),
        ("(softly)\nyes", "yes"),
        ("（低聲）\n好", "好"),
        ("so [[sic]] be it", "so  be it"),
    ];
    for (said, expected) in cases {
        let text = format!("INT. X\n\nA\n{said}\n");
        let transcript = read(Notation::Fountain, &text);
        assert_eq!(transcript.turns[0].words(&text), expected, "{said:?}");
    }
}

#[test]
fn what_is_fountain() {
    let cases = [
        ("INT. A - DAY\n\nANN\nHi.\n\nEXT. B - DAY\n\nBEN\nHo.\n", true),
        ("Title: X\nAuthor: Y\n\nANN\n(low)\nHi.\n", true),
        ("ANN (V.O.)\nHi.\n\nBEN ^\nHo.\n", true),
        (".山上\n\n@小明\n你好。\n\n.山下\n\n@小紅\n你好。\n", true),
        ("Title: 山\nCredit: 编剧\n\n.山上\n\n@小明\n你好。\n", true),
        // Documents with words in capitals above their texts.
        ("LICENSE\nMIT\n\nNOTES\nNone.\n\nUSAGE\nRun it.\n", false),
        ("Title: X\nAuthor: Y\n\nNOTES\nNone.\n\nUSAGE\nRun it.\n", false),
        ("NAME\n    ls - list\n\nSYNOPSIS\n    ls [OPTION]\n\nDESCRIPTION\n    It lists.\n", false),
        ("@ann\nhello\n\n@ben\nhello too\n", false),
        ("INT. is short for interior.\n\nSo it is.\n", false),
        ("ANN: Hi.\n\nBEN: Ho.\n\nANN: Hi.\n\nBEN: Ho.\n", false),
    ];
    for (text, expected) in cases {
        let transcript = parse(text);
        assert_eq!(transcript.notation == Some(Notation::Fountain), expected, "{text:?}");
    }
    // A stage play without scenes: people who speak again and again.
    let play = "# Act I\n\nANN\nHi.\n\nBEN\nHo.\n\n".repeat(4);
    assert_eq!(parse(&play).notation, Some(Notation::Fountain));
}

proptest! {
    /// What is written comes back: names and words, with either line ending.
    #[test]
    fn written_scripts_come_back(
        scenes in prop::collection::vec(
            prop::collection::vec(("[A-Z]{2,8}|@[A-Za-z一-龥]{1,6}", "[a-z一-龥]{1,9}( [a-z]{1,9}){0,4}"), 1..6),
            1..5,
        ),
        ending in judou_testkit::strategies::line_ending(),
    ) {
        let mut text = format!("Title: t{ending}Author: a{ending}{ending}");
        let mut expected = Vec::new();
        for scene in scenes {
            write!(text, "INT. PLACE - DAY{ending}{ending}").unwrap();
            for (name, said) in scene {
                write!(text, "{name}{ending}(so){ending}{said}{ending}{ending}He nods.{ending}{ending}").unwrap();
                expected.push((name.trim_start_matches('@').to_owned(), said));
            }
        }
        let transcript = parse(&text);
        assert_laws(&text, &transcript);
        prop_assert_eq!(transcript.notation, Some(Notation::Fountain));
        let found: Vec<_> = transcript
            .turns
            .iter()
            .map(|turn| (turn.name.of(&text).to_owned(), turn.words(&text).to_owned()))
            .collect();
        prop_assert_eq!(found, expected);
    }
}

#[test]
fn time_is_linear_in_the_text() {
    assert_hostile_is_linear(
        Notation::Fountain,
        &[
            ("fountain_script", |n| {
                fill(n, "INT. A\n\n", "ANN (V.O.)\n(so)\n*Hi* there.\n\nHe nods.\n\n")
            }),
            ("fountain_boneyards", |n| fill(n, "INT. A\n\n", "/* a */ b /*\n\n")),
            ("fountain_open_boneyards", |n| fill(n, "*/", "/* ")),
            ("fountain_notes", |n| fill(n, "INT. A\n\nANN\n", "[[ [[a]] ")),
            ("fountain_note_lines", |n| fill(n, "INT. A\n\nANN\n", "[[ a\n")),
            ("fountain_extensions", |n| fill(n, "INT. A\n\nANN ", "(V.O.) ")),
            ("fountain_cues", |n| fill(n, "", "ANN\n\n")),
            ("fountain_capitals", |n| fill(n, "", "ANN ")),
            ("fountain_stars", |n| fill(n, "INT. A\n\nANN\n", "*a* \\* _")),
            ("fountain_keys", |n| fill(n, "", "Title: a\n")),
        ],
    );
}
