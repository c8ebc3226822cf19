//! Labels that name several speakers, and those that only look as if they did.

use judou_dialogue::{Notation, Transcript, TranscriptParser, parse};

/// The turns as `label=speaker+speaker`, those that one speaks alone left out.
fn joint(text: &str, transcript: &Transcript<'_>) -> Vec<String> {
    let together = transcript.turns.iter().filter(|turn| !turn.joint.is_empty());
    let shown = together.map(|turn| {
        let names: Vec<&str> = turn.speakers().map(|id| &*transcript.speakers[id].name).collect();
        format!("{}={}", transcript.name(turn, text), names.join("+"))
    });
    shown.collect()
}

/// A conversation of two, with one more label in it.
fn talk(one: &str, other: &str, label: &str) -> String {
    let said = [
        (one, "We begin here."),
        (other, "Yes, we do."),
        (one, "And what is next?"),
        (other, "That is a long story."),
        (label, "We both said so!"),
        (one, "Tell it."),
        (other, "Not today."),
    ];
    said.map(|(name, words)| format!("{name}: {words}\n\n")).concat()
}

#[test]
fn joint_labels() {
    let cases: [(&str, &str, &str, &[&str]); 14] = [
        ("YK", "DE", "YK/DE", &["YK/DE=YK+DE"]),
        ("Ann", "Ben", "Ann and Ben", &["Ann and Ben=Ann+Ben"]),
        ("Ann", "Ben", "Ben & Ann", &["Ben & Ann=Ben+Ann"]),
        ("Ann", "Ben", "Ann, Ben", &["Ann, Ben=Ann+Ben"]),
        ("甲", "乙", "甲、乙", &["甲、乙=甲+乙"]),
        ("王小明", "李华", "王小明，李华", &["王小明，李华=王小明+李华"]),
        // A short form is known by the one name that it is a part of.
        ("Ann Lee", "Ben Ray", "Ann and Ben", &["Ann and Ben=Ann Lee+Ben Ray"]),
        // One is known, and the other is written as full names are.
        ("Ann Lee", "Ben Ray", "Ann Lee & Cleo Day", &["Ann Lee & Cleo Day=Ann Lee+Cleo Day"]),
        ("王小明", "李华", "王小明、张三丰", &["王小明、张三丰=王小明+张三丰"]),
        // Neither is known: full names alone are two.
        ("Ann Lee", "Ben Ray", "Cleo Day and Dan Orr", &["Cleo Day and Dan Orr=Cleo Day+Dan Orr"]),
        ("Ann Lee", "Ben Ray", "Day & Orr", &[]),
        // One person, and one team.
        ("Ann Lee", "Ben Ray", "Orr, Cleo", &[]),
        ("Ann", "Ben", "Ann/Host", &[]),
        ("Ann", "Ben", "Ann, Ann", &[]),
    ];
    for (one, other, label, expected) in cases {
        let text = talk(one, other, label);
        let transcript = parse(&text);
        assert_eq!(transcript.turns.len(), 7, "{label}: {:?}", transcript.evidence);
        assert_eq!(joint(&text, &transcript), expected, "label {label:?}");
        let spoken: usize = transcript.speakers.iter().map(|speaker| speaker.turns).sum();
        assert_eq!(spoken, 7 + expected.len(), "{:?}", transcript.speakers);
    }
}

#[test]
fn who_never_speaks_alone_is_a_speaker_in_the_order_of_the_turns() {
    let text = talk("Ann Lee", "Ben Ray", "Ann Lee & Cleo Day");
    let transcript = parse(&text);
    let names: Vec<_> = transcript.speakers.iter().map(|it| (&*it.name, it.turns)).collect();
    assert_eq!(names, [("Ann Lee", 4), ("Ben Ray", 3), ("Cleo Day", 1)]);
}

#[test]
fn an_account_is_one_whatever_its_name() {
    let line = |name: &str| format!("01/02/20, 9:05 PM - {name}: Hello there.\n");
    let text = [line("Ann"), line("Ben"), line("Ann & Ben"), line("Ann")].concat();
    let transcript = TranscriptParser::new().notation(Notation::WhatsApp).parse(&text);
    assert_eq!(transcript.speakers.len(), 3);
    assert!(transcript.turns.iter().all(|turn| turn.joint.is_empty()));
}
