//! SubRip files: who speaks when, whatever state the file is in.

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
        // Labels on change only.
        (
            "1\n00:00:01,000 --> 00:00:02,000\nAna Lee: Good evening.\n\n2\n00:00:02,000 --> 00:00:03,500\nWelcome back.\n\n3\n00:00:04,000 --> 00:00:05,000\nBen Ray: Thank you.\n\n4\n00:00:05,000 --> 00:00:06,000\nAna Lee: Shall we?\n",
            &[
                "Ana Lee|1000-3500|Good evening.\nWelcome back.",
                "Ben Ray|4000-5000|Thank you.",
                "Ana Lee|5000-6000|Shall we?",
            ],
        ),
        // Two in a cue, with dashes; without labels nobody is named.
        (
            "1\n00:00:01,000 --> 00:00:02,000\n- ANA: Ready?\n- BEN: Ready.\n\n2\n00:00:03,000 --> 00:00:04,000\n- Now?\n- Now!\n\n3\n00:00:05,000 --> 00:00:06,000\nANA: Go.\n",
            &["ANA|1000-2000|Ready?", "BEN|1000-2000|Ready.", "ANA|5000-6000|Go."],
        ),
        // Names in brackets, sounds in brackets, a reading in the name.
        (
            "1\n00:00:01,000 --> 00:00:02,000\n（春子(はるこ)）ただいま\n\n2\n00:00:02,000 --> 00:00:03,000\n（夏男）\nおかえり\n\n3\n00:00:03,000 --> 00:00:04,000\n（足音）\n\n4\n00:00:04,000 --> 00:00:05,000\nだれ？\n\n5\n00:00:05,000 --> 00:00:06,000\n（戸の開く音）\n（夏男）風だよ\n",
            &[
                "春子(はるこ)|1000-2000|ただいま",
                "夏男|2000-3000|おかえり",
                "夏男|5000-6000|風だよ",
            ],
        ),
        (
            "1\n00:00:01,000 --> 00:00:02,000\n[Ana] Hello?\n\n2\n00:00:02,000 --> 00:00:03,000\n[door creaks]\n\n3\n00:00:03,000 --> 00:00:04,000\n[Ben] It's me.\n\n4\n00:00:04,000 --> 00:00:05,000\n[sighs] At last.\n",
            &["Ana|1000-2000|Hello?", "Ben|3000-5000|It's me.\n[sighs] At last."],
        ),
        // Who is labelled with a colon speaks on after a sound; names with commas and stops.
        (
            "1\n00:00:01,000 --> 00:00:02,000\nLee, Ana: One.\n\n2\n00:00:02,000 --> 00:00:03,000\n(Laughter)\n\n3\n00:00:03,000 --> 00:00:04,000\nTwo.\n\n4\n00:00:04,000 --> 00:00:05,000\nben.ray: Three.\n",
            &["Lee, Ana|1000-4000|One.\nTwo.", "ben.ray|4000-5000|Three."],
        ),
        // A recogniser's labels; a label alone in its cue.
        (
            "1\n00:00:01,000 --> 00:00:02,000\n[SPEAKER_00]: One.\n\n2\n00:00:02,000 --> 00:00:03,000\n[SPEAKER_01]: Two.\n",
            &["SPEAKER_00|1000-2000|One.", "SPEAKER_01|2000-3000|Two."],
        ),
        (
            "1\n00:00:01,000 --> 00:00:02,000\nAna Lee:\n\n2\n00:00:02,000 --> 00:00:03,000\nOne.\n\n3\n00:00:03,000 --> 00:00:04,000\nBen Ray:\n\n4\n00:00:04,000 --> 00:00:05,000\nTwo.\n",
            &["Ana Lee|1000-3000|One.", "Ben Ray|3000-5000|Two."],
        ),
        // A label alone on its line.
        (
            "1\n00:00:01,000 --> 00:00:02,000\nAna Lee:\nGood evening.\n\n2\n00:00:02,000 --> 00:00:03,000\nBen Ray:\nHello.\n",
            &["Ana Lee|1000-2000|Good evening.", "Ben Ray|2000-3000|Hello."],
        ),
        // Numbers missing, doubled, glued; CRLF; a byte order mark; blank lines in a cue and none
        // between two; points for commas; positions; markup.
        (
            "\u{feff}1\r\n00:00:01.000 --> 00:00:02.000 X1:10 X2:20\r\n<i>Ana: One.</i>\r\n\r\n00:00:02,000 --> 00:00:03,000\r\nBen: Two.\r\n7\r\n00:00:03,000 --> 00:00:04,000\r\nAna: Three\r\n\r\nand four.\r\n\r\n7\r\n00:00:04,000 --> 00:00:05,000\r\nBen: 5",
            &[
                "Ana|1000-2000|One.",
                "Ben|2000-3000|Two.",
                "Ana|3000-4000|Three\r\n\r\nand four.",
                "Ben|4000-5000|5",
            ],
        ),
        // Every line doubled by a blank one.
        (
            "1\n\n00:00:01,000 --> 00:00:02,000\n\nAna: One.\n\n2\n\n00:00:02,000 --> 00:00:03,000\n\nBen: Two.\n\n",
            &["Ana|1000-2000|One.", "Ben|2000-3000|Two."],
        ),
        // Chinese labels, glued; a time that cannot be read.
        (
            "1\n00:00:01,000 --> 00:00:02,000\n记者：您好。\n\n2\n00:00:xx,000 --> 00:00:03,000\n林先生:您好。\n\n3\n00:00:04,000 --> 00:00:05,000\n记者：开始吧？\n",
            &["记者|1000-2000|您好。", "林先生|-|您好。", "记者|4000-5000|开始吧？"],
        ),
        // Chevrons of live captions.
        (
            "1\n00:00:01,000 --> 00:00:02,000\n>> ANA LEE: Good evening.\n\n2\n00:00:02,000 --> 00:00:03,000\n>> BEN: Hi.\n\n3\n00:00:03,000 --> 00:00:04,000\n>> Who is that?\n\n4\n00:00:04,000 --> 00:00:05,000\n>> BEN: Me.\n",
            &["ANA LEE|1000-2000|Good evening.", "BEN|2000-3000|Hi.", "BEN|4000-5000|Me."],
        ),
        // Nobody is named.
        (
            "1\n00:00:01,000 --> 00:00:02,000\nRemember: one thing at a time.\n\n2\n00:00:02,000 --> 00:00:03,000\nThat is all there is\n\n3\n00:00:03,000 --> 00:00:04,000\nto say about it.\n\n4\n00:00:04,000 --> 00:00:05,000\nGoodbye.\n\n5\n00:00:05,000 --> 00:00:06,000\nSee you.\n",
            &[],
        ),
    ];
    for (text, expected) in cases {
        assert_laws(text, &parse(text));
        assert_eq!(spoken(text, &parse(text)), *expected, "in {text:?}");
    }
}

#[test]
fn a_turn_opens_with_its_cue_and_ends_with_its_words() {
    let text = "1\n00:00:01,000 --> 00:00:02,000\nAna Lee: Hi.\n\n2\n00:00:02,000 --> 00:00:03,000\nYou?\n\n3\n00:00:03,000 --> 00:00:04,000\nBen Ray: Hi.\n\n";
    let transcript = parse(text);
    assert_eq!(transcript.notation, Some(Notation::Srt));
    let first = &transcript.turns[0];
    assert_eq!(
        first.span.of(text),
        "00:00:01,000 --> 00:00:02,000\nAna Lee: Hi.\n\n2\n00:00:02,000 --> 00:00:03,000\nYou?"
    );
    assert_eq!(
        (first.label.of(text), first.name.of(text)),
        ("00:00:01,000 --> 00:00:02,000\nAna Lee:", "Ana Lee")
    );
    assert_eq!(
        first.paragraphs.iter().map(|part| part.of(text)).collect::<Vec<_>>(),
        ["Hi.", "You?"]
    );
    assert!(transcript.evidence.iter().all(|evidence| evidence.accepted));
}

#[test]
fn what_is_nobodys_is_an_event() {
    let text = "1\n00:00:01,000 --> 00:00:02,000\nLook out!\n\n2\n00:00:02,000 --> 00:00:03,000\n(explosion)\n";
    let found: Vec<_> = parse(text)
        .events
        .iter()
        .map(|event| (event.kind, event.at_ms, event.span.of(text)))
        .collect();
    assert_eq!(
        found,
        [
            (EventKind::Speech, Some(1000), "Look out!"),
            (EventKind::Stage, Some(2000), "(explosion)"),
        ]
    );
}

#[test]
fn odd_files_are_reported() {
    let text =
        "1\n00:00:01,000 --> 00:00:02,000\nAna: A.\n\n5\n00:00:0x,000 --> 00:00:03,000\nBen: B.\n";
    let codes: Vec<_> = parse(text).diagnostics.iter().map(|found| found.code).collect();
    assert_eq!(codes, ["judou::dialogue::cue-timing", "judou::dialogue::cue-number"]);
}

#[test]
fn free_text_is_no_subtitle_file() {
    let cases = [
        "Ana: Hi.\nBen: Hello.\nAna: How are you?\nBen: Fine.\n",
        "1\n2\n3\n",
        "A cue is written so:\n\nfirst\n\nsecond\n\n00:00:01,000 --> 00:00:02,000\nwords\n",
        "[00:00:01] Ana: a --> b\n",
        "",
    ];
    for text in cases {
        assert_ne!(parse(text).notation, Some(Notation::Srt), "{text:?}");
    }
}

proptest! {
    /// What is written as cues is read as the same turns.
    #[test]
    fn written_turns_are_read(
        turns in prop::collection::vec((0..4_usize, prop::collection::vec("[a-z一-龥]{3,12}", 1..4)), 3..20),
        bracket in any::<bool>(),
    ) {
        let names = ["Ana Lee", "Ben Ray", "王小明", "Carla Ito"];
        let (mut text, mut expected, mut count) = (String::new(), Vec::new(), 0_u64);
        for (speaker, cues) in &turns {
            let from = count * 1000;
            for (index, words) in cues.iter().enumerate() {
                let label = match (index, bracket) {
                    (0, true) => format!("[{}] ", names[*speaker]),
                    (0, false) => format!("{}: ", names[*speaker]),
                    _ => String::new(),
                };
                let (minutes, seconds) = (count / 60, count % 60);
                let _ = write!(text, "{}\n00:{minutes:02}:{seconds:02},000 --> 00:{minutes:02}:{seconds:02},900\n{label}{words}.\n\n",
                    count + 1
                );
                count += 1;
            }
            let words: Vec<String> = cues.iter().map(|words| format!("{words}.")).collect();
            expected.push(format!("{}|{from}-{}|{}", names[*speaker], count * 1000 - 100, words.join("\n")));
        }
        let transcript = parse(&text);
        assert_laws(&text, &transcript);
        prop_assert_eq!(spoken(&text, &transcript), expected, "{}", text);
    }

    /// Whatever the text, the reader keeps the laws.
    #[test]
    fn any_text_keeps_the_laws(lines in prop::collection::vec(0..PIECES.len(), 0..40)) {
        let text: String = lines.iter().map(|at| PIECES[*at]).collect();
        read(Notation::Srt, &text);
    }
}

const PIECES: &[&str] = &[
    "1\n",
    "2\r\n",
    "\n",
    "\r",
    "00:00:01,000 --> 00:00:02,000\n",
    "00:00:01.000 --> 0:00:02\r\n",
    "00:00:01,00x --> 00:00:02,000\n",
    "Ana: hi\n",
    "（春子）",
    "（足音）\n",
    "- ",
    "- b\n",
    "<i>",
    "</i>\n",
    "<v Ana>",
    "{\\an8}",
    "（",
    "：",
    "甲：",
    "\u{feff}",
    " ",
    "42\n",
    "words",
    "[",
    "]: ",
];

#[test]
fn time_is_linear_in_the_text() {
    let own: &[(&str, hostile::Generator)] = &[
        ("a label of its own in each cue", |n| {
            (0..n / 40)
                .map(|i| format!("00:00:01,000 --> 00:00:02,000\nP{i}: hi\n"))
                .collect::<Vec<_>>()
                .concat()
        }),
        ("one name in any case", |n| {
            let case = |i: usize| -> String {
                let letter = |bit: usize| if i >> bit & 1 == 0 { 'a' } else { 'A' };
                (0..17).map(letter).collect()
            };
            (0..n / 60)
                .map(|i| format!("0:01 --> 0:02\n[{}] hi\n[{0}] hi\n", case(i)))
                .collect::<Vec<_>>()
                .concat()
        }),
        ("one cue of open brackets", |n| String::from("0:01 --> 0:02\n") + &"（(\n".repeat(n)),
        ("one cue of tags that never close", |n| {
            String::from("0:01 --> 0:02\n") + &"<v a{\\".repeat(n)
        }),
    ];
    assert_hostile_is_linear(Notation::Srt, own);
}
