//! CHAT: main lines, tiers, headers, bullets, and the marks in what is said.

mod support;

use std::fmt::Write as _;

use judou_dialogue::{EventKind, Notation, Role, parse};
use proptest::prelude::*;
use support::{assert_hostile_is_linear, fill, read, turns};

const FILE: &str = "@UTF8
@Begin
@Languages:\tyue, eng
@Participants:\tKID Lok Target_Child, MUM Yan_Ting Mother ,
\tINT Interviewer, DOG Animal
@ID:\tyue|sample|KID|2;03.|||||Target_Child|||
@Comment:\twritten for a test
@G:\tbreakfast
*MUM:\t食 咩 呀 ? \u{15}1200_2345\u{15}
%mor:\tv|食 wh|咩 sfp|呀 ?
%act:\tpoints at the table
\tand waits
*KID:\t<the the> [/] the re(d) [: bread] &-um (.)
\tone@c +... \u{15}2400_3000\u{15} \u{15}3100_4000\u{15}
*KID:\t0 [=! laughs] .
*INT:\twho is that ?
*XXX:\txxx .
@Eg:\tbreakfast
@End
";

#[test]
fn a_file_gives_turns_speakers_sections_and_events() {
    let transcript = parse(FILE);
    assert_eq!(transcript.notation, Some(Notation::Chat));
    let expected = [
        ("MUM", "食 咩 呀 ?"),
        ("KID", "<the the> [/] the re(d) [: bread] &-um (.)\n\tone@c +..."),
        ("KID", "0 [=! laughs] ."),
        ("INT", "who is that ?"),
        ("XXX", "xxx ."),
    ];
    // A bullet inside stays in the content, the ones at the end do not.
    assert_eq!(turns(FILE, &transcript), expected);
    let words: Vec<&str> = transcript.turns.iter().map(|turn| turn.words(FILE)).collect();
    assert_eq!(words, ["食 咩 呀?", "the the the red um one...", ".", "who is that?", "xxx."]);
    let times: Vec<_> = transcript.turns.iter().map(|turn| (turn.start_ms, turn.end_ms)).collect();
    assert_eq!(times[..2], [(Some(1200), Some(2345)), (Some(2400), Some(4000))]);
    assert_eq!(transcript.turns[1].span.of(FILE).lines().count(), 2);
    assert!(transcript.turns[0].span.of(FILE).ends_with('\u{15}'), "the line is the turn's");

    let speakers: Vec<_> = transcript
        .speakers
        .iter()
        .map(|speaker| (&*speaker.name, speaker.aliases.join("/"), speaker.role))
        .collect();
    let expected = [
        ("MUM", "Yan_Ting/Mother".to_owned(), None),
        ("KID", "Lok/Target_Child".to_owned(), None),
        ("INT", "Interviewer".to_owned(), Some(Role::Interviewer)),
        ("XXX", String::new(), None),
    ];
    assert_eq!(speakers, expected);

    let titles: Vec<&str> = transcript.sections.iter().map(|it| it.title.of(FILE)).collect();
    assert_eq!(titles, ["breakfast"]);
    assert!(transcript.turns.iter().all(|turn| turn.section == Some(0)));
    let events: Vec<_> =
        transcript.events.iter().map(|event| (event.kind, event.span.of(FILE))).collect();
    let expected = [
        (EventKind::Note, "@Comment:\twritten for a test"),
        (EventKind::Note, "%mor:\tv|食 wh|咩 sfp|呀 ?"),
        (EventKind::Stage, "%act:\tpoints at the table\n\tand waits"),
        (EventKind::System, "@Eg:\tbreakfast"),
    ];
    assert_eq!(events, expected);
    let codes: Vec<_> = transcript.diagnostics.iter().map(|it| it.code).collect();
    assert_eq!(codes, ["judou::dialogue::undeclared-participant"]);
}

#[test]
fn words_are_what_is_said() {
    let cases = [
        ("I want cookie .", "I want cookie."),
        ("choo_choo black+bird !", "choo choo blackbird!"),
        ("no:: (.) (1.5) (0:02.1) yes", "no yes"),
        ("&=laughs &+fr &~gaga &*MOT:mhm friend", "fr gaga friend"),
        ("he [*] goed@n [: went] [* m:+ed] home", "he goed home"),
        ("+\" \"quoted +/.", "\"quoted..."),
        ("<one two> [>] three", "one two three"),
        ("0is that 0 a", "that a"),
        ("wait \u{15}10_20\u{15} more", "wait more"),
        ("hold [ what is open", "hold [ what is open"),
        ("gut‡ ja „ so", "gut, ja, so"),
        ("佢 話 。", "佢 話。"),
    ];
    for (said, expected) in cases {
        let text = format!("@Begin\n*A:\t{said}\n");
        let transcript = read(Notation::Chat, &text);
        assert_eq!(transcript.turns[0].words(&text), expected, "{said:?}");
    }
}

#[test]
fn bullets_give_times() {
    let cases = [
        ("a \u{15}10_20\u{15}", (Some(10), Some(20))),
        ("a \u{15}10_20-\u{15}", (Some(10), Some(20))),
        ("a \u{15}%snd:\"my_tape\"_10_20\u{15}", (Some(10), Some(20))),
        ("a \u{15}20_10\u{15}", (Some(20), None)),
        ("a \u{15}99999999999999999999_20\u{15}", (None, None)),
        ("a \u{15}10_20", (Some(10), Some(20))), // never closed
        ("a \u{15}%pic:\"x.jpg\"\u{15}", (None, None)),
    ];
    for (said, expected) in cases {
        let text = format!("@Begin\n*A:\t{said}\n");
        let transcript = read(Notation::Chat, &text);
        let turn = &transcript.turns[0];
        assert_eq!((turn.start_ms, turn.end_ms), expected, "{said:?}");
    }
}

#[test]
fn what_is_chat() {
    let cases = [
        ("@UTF8\n@Begin\n*A:\tx .\n@End\n", true),
        ("\u{feff}@UTF8\r\n@PID:\t1\r\n@Begin\r\n*A:\tx .\r\n@End\r\n", true),
        ("\n@Begin\n@Languages:\teng\n*A:\tx .\n", true),
        ("*A:\tx .\n%mor:\tx .\n*B:\ty .\n", true), // a piece of a file
        ("*A:\tx .\n%mor:\tx .\n", false),          // one line is anything
        ("*A:\tx .\nWhat?\n*B:\ty .\n", false),
        ("* A:\tx\n* B:\ty\n", false), // a list
        ("Read this:\n@Begin\n*A:\tx .\n*B:\ty .\n", false),
        ("@user hello\n@Begin\n", false),
    ];
    for (text, expected) in cases {
        let transcript = parse(text);
        support::assert_laws(text, &transcript);
        assert_eq!(transcript.notation == Some(Notation::Chat), expected, "{text:?}");
    }
}

#[test]
fn odd_lines_are_reported_and_skipped() {
    let text = "@Begin\n*no label here\n*A:\tx .\n*B:\n*A:\t\u{15}1_2\u{15}\n";
    let transcript = read(Notation::Chat, text);
    assert_eq!(turns(text, &transcript), [("A", "x ."), ("B", ""), ("A", "")]);
    assert!(transcript.diagnostics.iter().any(|it| it.code == "judou::dialogue::chat-line"));
}

proptest! {
    /// What is written comes back: codes, words and times.
    #[test]
    fn written_files_come_back(
        lines in prop::collection::vec(
            ("[A-Z]{3}", "[a-z一-龥]{1,6}( [a-z一-龥]{1,6}){0,5}", prop::option::of(0..9_999_u64)),
            1..20,
        ),
        ending in judou_testkit::strategies::line_ending(),
    ) {
        let mut text = format!("@UTF8{ending}@Begin{ending}");
        for (code, said, at) in &lines {
            let bullet = at.map_or(String::new(), |at| format!(" \u{15}{at}_{}\u{15}", at + 5));
            let said = said.replacen(' ', &format!("{ending}\t"), 1);
            write!(text, "*{code}:\t{said}{bullet}{ending}%mor:\tx{ending}").unwrap();
        }
        text += "@End";
        let transcript = parse(&text);
        support::assert_laws(&text, &transcript);
        let found: Vec<_> = transcript
            .turns
            .iter()
            .map(|turn| (turn.name.of(&text).to_owned(), turn.words(&text).to_owned(), turn.start_ms))
            .collect();
        prop_assert_eq!(found, lines);
    }
}

#[test]
fn time_is_linear_in_the_text() {
    assert_hostile_is_linear(
        Notation::Chat,
        &[
            ("chat_main_lines", |n| {
                fill(n, "@UTF8\n@Begin\n", "*MOT:\thi there . \u{15}1_2\u{15}\n")
            }),
            ("chat_continuations", |n| fill(n, "@Begin\n*MOT:\t", "[ < (\n\t")),
            ("chat_bullets", |n| fill(n, "@Begin\n*MOT:\t", "\u{15}")),
            ("chat_bullet_ends", |n| fill(n, "@Begin\n*MOT:\ta ", "\u{15}1_2\u{15} ")),
            ("chat_one_word", |n| fill(n, "@Begin\n*MOT:\t", "(a)_b:")),
            ("chat_participants", |n| fill(n, "@Begin\n@Participants:\t", "A B C, ")),
            ("chat_codes", |n| {
                (0..n / 10).fold("@Begin\n".to_owned(), |t, i| t + &format!("*S{i}:\tx\n"))
            }),
        ],
    );
}
