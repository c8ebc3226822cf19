//! WebVTT files: voices, labels, blocks that are no cues.

mod support;

use std::fmt::Write as _;

use judou_dialogue::{EventKind, Notation, parse};
use judou_testkit::hostile;
use proptest::prelude::*;
use support::{assert_hostile_is_linear, assert_laws, read, spoken};

#[test]
fn documents() {
    // The file; its turns as `name|start-end|words`.
    let cases: &[(&str, &[&str])] = &[
        // Voices hold to the end of their cue; classes are not names; hours are optional.
        (
            "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ana Lee>Hello.</v>\n\n00:02.000 --> 00:03.000\nSomebody.\n\n01:00:03.000 --> 01:00:04.000 align:start position:10%\n<v.loud.first Ben>Hi &amp; <b>bye</b>\n",
            &["Ana Lee|1000-2000|Hello.", "Ben|3603000-3604000|Hi & bye"],
        ),
        // Two voices in one cue; a voice alone on its line; none closed.
        (
            "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ana>One\n<v Ben>two\n\n00:02.000 --> 00:03.000\n<v Ana>\nthree\n",
            &["Ana|1000-2000|One", "Ben|1000-2000|two", "Ana|2000-3000|three"],
        ),
        // A call's file: identifiers, labels in the words.
        (
            "WEBVTT\n\n1\n00:00:01.000 --> 00:00:02.000\nAna Lee: Can you hear me?\n\n2\n00:00:02.000 --> 00:00:03.000\nBen Ray: Yes.\n\nx-3/4\n00:00:03.000 --> 00:00:04.000\nAna Lee: Good.\n",
            &[
                "Ana Lee|1000-2000|Can you hear me?",
                "Ben Ray|2000-3000|Yes.",
                "Ana Lee|3000-4000|Good.",
            ],
        ),
        // Header lines, notes, styles and regions are nobody's; a note with a timing in it too.
        (
            "\u{feff}WEBVTT - a title\nKind: captions\nLanguage: en\n\nSTYLE\n::cue(v[voice=\"Ana\"]) { color: lime }\n\nREGION\nid:one\n\nNOTE\nAna: not me\n00:00.000 --> 00:01.000\n\n00:01.000 --> 00:02.000\n<v Ana>Me.\n\nNOTE one line\n\n00:02.000 --> 00:03.000\n<v Ben>Me too.\n",
            &["Ana|1000-2000|Me.", "Ben|2000-3000|Me too."],
        ),
        // Seconds alone, no blank line after the header, CRLF.
        (
            "WEBVTT\r\n0.000 --> 3.480\r\n<v Ana>A.\r\n\r\n3.480 --> 5.000\r\n<v Ben>B.\r\nB.\r\n",
            &["Ana|0-3480|A.", "Ben|3480-5000|B.\r\nB."],
        ),
        // A blank line in a cue, labels on change.
        (
            "WEBVTT\n\n00:01.000 --> 00:02.000\nAna Lee: One\n\ntwo.\n\n00:02.000 --> 00:03.000\nthree.\n\n00:03.000 --> 00:04.000\nBen Ray: four.\n",
            &["Ana Lee|1000-3000|One\n\ntwo.\nthree.", "Ben Ray|3000-4000|four."],
        ),
        ("WEBVTT", &[]),
        ("WEBVTT\n\n00:01.000 --> 00:02.000\n<c.yellow>so<00:00:01.500> far</c>\n", &[]),
    ];
    for (text, expected) in cases {
        assert_laws(text, &parse(text));
        assert_eq!(spoken(text, &parse(text)), *expected, "in {text:?}");
    }
}

#[test]
fn a_voice_is_a_label() {
    let text = "WEBVTT\n\nid\n00:01.000 --> 00:02.000\n<v Ana>One</v> \n<v Ben>two</v>\n";
    let transcript = parse(text);
    assert_eq!(transcript.notation, Some(Notation::WebVtt));
    let spans: Vec<_> = transcript
        .turns
        .iter()
        .map(|turn| (turn.span.of(text), turn.label.of(text), turn.content.of(text)))
        .collect();
    assert_eq!(
        spans,
        [
            ("00:01.000 --> 00:02.000\n<v Ana>One</v>", "00:01.000 --> 00:02.000\n<v Ana>", "One"),
            ("<v Ben>two</v>", "<v Ben>", "two"),
        ]
    );
}

#[test]
fn what_is_nobodys_is_an_event() {
    let text = "WEBVTT\n\nNOTE made by hand\n\n00:01.000 --> 00:02.000\nHm.\n\n00:02.000 --> 00:03.000\n<v Ana>Hm?\n";
    let found: Vec<_> =
        parse(text).events.iter().map(|event| (event.kind, event.span.of(text))).collect();
    assert_eq!(found, [(EventKind::Note, "NOTE made by hand"), (EventKind::Speech, "Hm.")]);
}

#[test]
fn odd_files_are_reported() {
    let text = "WEBVTT\n\n00:02.000 --> 00:01.000\n<v Ana>A\n\n00:0a.000 --> 00:01.000\n<v Ana>B\n";
    let codes: Vec<_> = parse(text).diagnostics.iter().map(|found| found.code).collect();
    assert_eq!(codes, ["judou::dialogue::cue-ends-early", "judou::dialogue::cue-timing"]);
}

proptest! {
    /// What is written as voices is read as the same turns.
    #[test]
    fn written_voices_are_read(turns in prop::collection::vec((0..3_usize, "[a-z&<一-龥]{1,12}"), 1..20)) {
        let names = ["Ana Lee", "Ben", "王小明"];
        let (mut text, mut expected) = (String::from("WEBVTT\n\n"), Vec::new());
        for (index, (speaker, words)) in turns.iter().enumerate() {
            let escaped = words.replace('&', "&amp;").replace('<', "&lt;");
            let (minutes, seconds) = (index / 60, index % 60);
            let _ = write!(text, "{minutes:02}:{seconds:02}.000 --> {minutes:02}:{seconds:02}.500\n<v {}>{escaped}</v>\n\n", names[*speaker]);
            expected.push(format!("{}|{}-{}|{words}", names[*speaker], index * 1000, index * 1000 + 500));
        }
        let transcript = parse(&text);
        assert_laws(&text, &transcript);
        prop_assert_eq!(spoken(&text, &transcript), expected, "{}", text);
    }

    /// Whatever follows the signature, the reader keeps the laws.
    #[test]
    fn any_text_keeps_the_laws(lines in prop::collection::vec(0..PIECES.len(), 0..40)) {
        let text: String = lines.iter().map(|at| PIECES[*at]).collect();
        read(Notation::WebVtt, &text);
    }
}

const PIECES: &[&str] = &[
    "WEBVTT\n",
    "NOTE",
    "NOTE x\n",
    "STYLE\n",
    "\n",
    "\n\n",
    "\r",
    "00:01.000 --> 00:02.000\n",
    "1\n",
    "id\n",
    "<v Ana>",
    "<v ",
    "<v.a b>",
    "</v>",
    "words",
    "Ana: hi\n",
    "（春子）",
    "- b\n",
    "00:0x.000 --> 00:02.000\n",
    "&amp;",
    "&#x110000;",
    "<c>",
    "（",
    "：",
    "\u{feff}",
    " ",
    "字\n",
];

#[test]
fn time_is_linear_in_the_text() {
    let own: &[(&str, hostile::Generator)] = &[
        ("voices without end", |n| String::from("WEBVTT\n0:01 --> 0:02\n") + &"<v a".repeat(n)),
        ("a voice of its own in each cue", |n| {
            (0..n / 30)
                .map(|i| format!("0:01 --> 0:02\n<v P{i}>hi</v>\n\n"))
                .collect::<Vec<_>>()
                .concat()
        }),
        ("references without end", |n| String::from("0:01 --> 0:02\n<v a>") + &"&#".repeat(n)),
        ("notes", |n| String::from("WEBVTT\n\n") + &"NOTE\n\nx\n\n".repeat(n)),
    ];
    assert_hostile_is_linear(Notation::WebVtt, own);
}
