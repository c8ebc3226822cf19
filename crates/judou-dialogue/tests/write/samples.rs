//! Every target once, what it refuses, and how it says so.

use judou_dialogue::{Target, TranscriptParser, WriteErrorKind, Writer, parse};

use crate::law::{PEOPLE, Said, assert_same, targets, transcript, writer};

#[test]
fn samples() {
    let turns = [
        ("林夏", "还能走吗？", Some((1_000, 2_500))),
        ("Ann", "Yes & no.\n\nOver < there.", Some((2_500, 4_000))),
        ("林夏", "好。", Some((4_000, 5_000))),
        ("Ann", "Say \"go\".", Some((5_000, 6_000))),
    ];
    let transcript = transcript(&turns);
    let cases = [
        (
            Target::PlainLabel,
            "[00:00:01] 林夏：还能走吗？\n\n[00:00:02.500] Ann: Yes & no.\n\nOver < there.\n\n\
             [00:00:04] 林夏：好。\n\n[00:00:05] Ann: Say \"go\".\n",
        ),
        (
            Target::MarkdownBoldLabel,
            "**[00:00:01] 林夏：** 还能走吗？\n\n**[00:00:02.500] Ann:** Yes & no.\n\n\
             Over < there.\n\n**[00:00:04] 林夏：** 好。\n\n**[00:00:05] Ann:** Say \"go\".\n",
        ),
        (
            Target::WebVtt,
            "WEBVTT\n\n00:00:01.000 --> 00:00:02.500\n<v 林夏>还能走吗？\n\n\
             00:00:02.500 --> 00:00:04.000\n<v Ann>Yes &amp; no.\nOver &lt; there.\n\n\
             00:00:04.000 --> 00:00:05.000\n<v 林夏>好。\n\n\
             00:00:05.000 --> 00:00:06.000\n<v Ann>Say \"go\".\n",
        ),
        (
            Target::Srt,
            "1\n00:00:01,000 --> 00:00:02,500\n林夏: 还能走吗？\n\n\
             2\n00:00:02,500 --> 00:00:04,000\nAnn: Yes & no.\nOver < there.\n\n\
             3\n00:00:04,000 --> 00:00:05,000\n林夏: 好。\n\n\
             4\n00:00:05,000 --> 00:00:06,000\nAnn: Say \"go\".\n",
        ),
        (
            Target::Csv,
            "speaker,start_ms,end_ms,text\r\n\"林夏\",1000,2500,\"还能走吗？\"\r\n\
             \"Ann\",2500,4000,\"Yes & no.\n\nOver < there.\"\r\n\"林夏\",4000,5000,\"好。\"\r\n\
             \"Ann\",5000,6000,\"Say \"\"go\"\".\"\r\n",
        ),
        (
            Target::OpenAiMessages,
            "[\n{\"role\": \"user\", \"name\": \"林夏\", \"content\": \"还能走吗？\"},\n\
             {\"role\": \"assistant\", \"name\": \"Ann\", \"content\": \"Yes & no.\\n\\nOver < there.\"},\n\
             {\"role\": \"user\", \"name\": \"林夏\", \"content\": \"好。\"},\n\
             {\"role\": \"assistant\", \"name\": \"Ann\", \"content\": \"Say \\\"go\\\".\"}\n]\n",
        ),
        (
            Target::ShareGpt,
            "[{\"conversations\": [\n{\"from\": \"human\", \"value\": \"还能走吗？\"},\n\
             {\"from\": \"gpt\", \"value\": \"Yes & no.\\n\\nOver < there.\"},\n\
             {\"from\": \"human\", \"value\": \"好。\"},\n\
             {\"from\": \"gpt\", \"value\": \"Say \\\"go\\\".\"}\n]}]\n",
        ),
        (
            Target::Fountain,
            "@林夏\n还能走吗？\n\n@Ann\nYes & no.\nOver < there.\n\n@林夏\n好。\n\n@Ann\nSay \"go\".\n",
        ),
        (
            Target::Chat,
            "@UTF8\n@Begin\n@Languages:\tund\n@Participants:\tSPK 林夏 Participant, ANN Ann Participant\n\
             @ID:\tund|judou|SPK|||||Participant|||\n@ID:\tund|judou|ANN|||||Participant|||\n\
             *SPK:\t还能走吗？ \u{15}1000_2500\u{15}\n\
             *ANN:\tYes \u{2060}& no.\n\tOver \u{2060}< there . \u{15}2500_4000\u{15}\n\
             *SPK:\t好。 \u{15}4000_5000\u{15}\n\
             *ANN:\tSay \"go\" . \u{15}5000_6000\u{15}\n@End\n",
        ),
    ];
    assert_eq!(cases.len(), Target::ALL.len());
    for (target, expected) in cases {
        let out = Writer::new(target).write(&transcript, "").unwrap();
        assert_eq!(out, expected, "{target}");
        if targets().any(|it| it == target) {
            assert_same(target, &transcript, "", &out);
        }
        assert_eq!(target.name().parse(), Ok(target));
    }
}

#[test]
fn what_could_be_a_turn_is_no_line() {
    // A label, a cue, a heading, a fence and a rule within what Ann says.
    let words = "First.\n\nBob: no.\n\n**Bob:** no.\n\n00:00:01,000 --> 00:00:02,000\n\n# Bob\n\n```\n\n---\n\nLast.";
    let turns = [("Ann", words), ("Bob", "Yes."), ("Ann", "Go on."), ("Bob", "I do.")];
    let turns = turns.map(|(name, words)| (name, words, Some((0, 1_000))));
    let transcript = transcript(&turns);
    for target in targets() {
        let out = Writer::new(target).write(&transcript, "").unwrap_or_else(|error| {
            panic!("{target}: {error}");
        });
        // Only what is harmless by itself stays by itself.
        if matches!(target, Target::PlainLabel | Target::MarkdownBoldLabel | Target::Srt) {
            assert!(out.contains(" First. Bob: no. **Bob:** no. "), "{out}");
            assert!(out.contains("\nLast.\n"), "{out}");
        }
        assert_same(target, &transcript, "", &out);
    }
}

#[test]
fn what_cannot_be_held_is_said() {
    use Target as T;
    use WriteErrorKind as K;
    let at = Some((0, 1_000));
    let cases: [(Target, &[Said<'_>], WriteErrorKind); 8] = [
        (T::PlainLabel, &[("Ann", "One voice.", at), ("Ann", "Alone.", at)], K::Turns),
        (
            T::PlainLabel,
            &[("Ann", "Hi.", None), ("Bob", "Ho.", None), ("0", "Ha.", None)],
            K::Turns,
        ),
        (T::WebVtt, &[("Ann", "Hi.", None)], K::NoTime),
        (T::WebVtt, &[("Ann", "Hi.", at), ("ANN", "Ho.", at)], K::Speakers),
        (T::Srt, &[("Ann: B", "Hi.", at), ("Bob", "Ho.", at), ("Ann: B", "Hi.", at)], K::Name),
        (
            T::PlainLabel,
            &[
                ("Ann", "00:12", None),
                ("Bob", "Ho.", None),
                ("Ann", "Hi.", None),
                ("Bob", "Ha.", None),
            ],
            K::Words,
        ),
        (T::Fountain, &[("Ann (older)", "Hi.", None)], K::Name),
        (
            T::ShareGpt,
            &[("Ann", "Hi.", None), ("Bob", "Ho.", None), ("Cleo", "Ha.", None)],
            K::Speakers,
        ),
    ];
    for (target, turns, expected) in cases {
        let got = Writer::new(target).write(&transcript(turns), "");
        assert_eq!(got.map_err(|error| error.kind()), Err(expected), "{target} {turns:?}");
    }
}

#[test]
fn errors_say_where() {
    let text = "Ann: One.\n\nBob (BB): Two.\n\nAnn: Three.\n\nBob (BB): Four.\n";
    let error = writer(Target::Fountain).write(&parse(text), text).unwrap_err();
    assert_eq!((error.kind(), error.span().of(text)), (WriteErrorKind::Name, "Bob (BB)"));
    // A label without a letter is none: it is said of the turn that has it.
    let text = "Ann: One.\n\nCleo: Two.\n\nBob: Three.\n\nCleo: Four.\n\nAnn: Five.\n\nCleo: Six.\n\nBob: Seven.\n";
    let mut found = parse(text);
    found.speakers[2].name = "+1 55".into();
    let error = writer(Target::PlainLabel).write(&found, text).unwrap_err();
    assert_eq!((error.kind(), error.span().of(text)), (WriteErrorKind::Turns, "Bob: Three."));
    // A transcript of another text.
    let error = writer(Target::Csv).write(&parse(text), "Ann").unwrap_err();
    assert_eq!(error.kind(), WriteErrorKind::Foreign);
}

#[test]
fn short_dialogues_are_not_always_detected() {
    let text = "**Ann:** Hi.\n\n**Bob:** Ho.\n\n**Ann:** One.\n\n**Bob:** Two.\n";
    let found = parse(text);
    let out = Writer::new(Target::PlainLabel).detectable(true).write(&found, text).unwrap();
    assert_eq!(parse(&out).turns.len(), 4);
    // Forty values under two names read like a table, unless somebody says that they are talk.
    let values: Vec<String> = (0..44).map(|value| value.to_string()).collect();
    let turns: Vec<_> =
        values.iter().enumerate().map(|(at, value)| (PEOPLE[at % 2], &**value, None)).collect();
    let values = transcript(&turns);
    assert!(Writer::new(Target::PlainLabel).write(&values, "").is_ok());
    let error = Writer::new(Target::PlainLabel).detectable(true).write(&values, "").unwrap_err();
    assert_eq!(error.kind(), WriteErrorKind::Turns);
}

#[test]
fn times_are_filled_in() {
    let turns = [("Ann", "Hi."), ("Bob", "A sentence of thirty letters."), ("Ann", "Ho.")];
    let mut talk = transcript(&turns.map(|(name, words)| (name, words, None)));
    talk.turns[1].start_ms = Some(5_000);
    let out = writer(Target::WebVtt).write(&talk, "").unwrap();
    let read = parse(&out);
    let times: Vec<_> = read.turns.iter().map(|turn| (turn.start_ms, turn.end_ms)).collect();
    let expected = [(0, 5_000), (5_000, 6_933), (6_933, 7_933)];
    assert_eq!(times, expected.map(|(start, end)| (Some(start), Some(end))));
}

#[test]
fn joiners_part_marks() {
    let words = ["A Vec<T> {\\an8} </b>.", "(softly)", "[[no note]] *so*", "~ about"];
    let turns: Vec<_> =
        words.iter().enumerate().map(|(at, it)| (PEOPLE[at % 2], *it, Some((0, 1_000)))).collect();
    let transcript = transcript(&turns);
    for (target, expected) in [
        (Target::Srt, "A Vec<\u{2060}T> {\u{2060}\\an8} <\u{2060}/b>."),
        (Target::Fountain, "[\u{2060}[no note]\u{2060}] \\*so\\*"),
    ] {
        let out = Writer::new(target).write(&transcript, "").unwrap();
        assert_same(target, &transcript, "", &out);
        assert!(out.contains(expected), "{out:?}");
    }
}

#[test]
fn headings_are_written_where_there_are_any() {
    let text = "# One\n\n## Two: more\n\nAnn: A.\n\nBob: B.\n\n### Three\n\nAnn: C.\n\nBob: D.\n\n# Last\n";
    let found = parse(text);
    for target in [Target::MarkdownBoldLabel, Target::Fountain] {
        let out = Writer::new(target).write(&found, text).unwrap();
        let read = TranscriptParser::new().notation(target.notation()).parse(&out);
        let titles: Vec<_> = read.sections.iter().map(|it| (it.level, it.title.of(&out))).collect();
        assert_eq!(titles, [(1, "One"), (2, "Two: more"), (3, "Three")], "{out}");
        let sections: Vec<_> = read.turns.iter().map(|turn| turn.section).collect();
        assert_eq!(sections, [Some(1), Some(1), Some(2), Some(2)], "{out}");
        let bare = Writer::new(target).sections(false).write(&found, text).unwrap();
        assert!(!bare.contains('#'), "{bare}");
    }
    let plain = Writer::new(Target::PlainLabel).write(&found, text).unwrap();
    assert!(!plain.contains('#'), "{plain}");
}
