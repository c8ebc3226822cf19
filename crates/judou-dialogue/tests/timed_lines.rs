//! LRC and SBV: short words with times, labels on change.

mod support;

use std::fmt::Write as _;

use judou_dialogue::{Notation, parse};
use proptest::prelude::*;
use support::{assert_hostile_is_linear, fill, read, spoken};

#[test]
fn lrc_documents() {
    let cases: &[(&str, &[&str])] = &[
        (
            "[ti:A song]\n[ar:Two]\n[offset:+0]\n[00:01.00]M: one\n[00:02.50]two\n[00:04.00]F: three\n[00:05.00]\n[00:06.00]D: four\n[00:07.00]M: five\n",
            &["M|1000-4000|one\ntwo", "F|4000-5000|three", "D|6000-7000|four", "M|7000-|five"],
        ),
        // Repeated stamps, times of words, names in Chinese, CRLF.
        (
            "[00:01.00][00:30.00]男：一\r\n[00:02.00]女：<00:02.00>二 <00:02.50>三\r\n[00:03.00]合：四\r\n[00:04.00]男：五\r\n",
            &["男|1000-2000|一", "女|2000-3000|二 三", "合|3000-4000|四", "男|4000-|五"],
        ),
        ("[ti:A song]\n[00:01.00]la la\n[00:02.00]la\n", &[]),
    ];
    for (text, expected) in cases {
        assert_eq!(spoken(text, &read(Notation::Lrc, text)), *expected, "in {text:?}");
        assert_eq!(parse(text).turns, read(Notation::Lrc, text).turns, "detected: {text:?}");
    }
}

#[test]
fn sbv_documents() {
    let cases: &[(&str, &[&str])] = &[
        (
            "0:00:01.000,0:00:02.000\n>> ANA: One\ntwo.\n\n0:00:02.000,0:00:03.000\nthree.\n\n0:00:03.000,0:00:04.500\n>> BEN: four.\n",
            &["ANA|1000-3000|One\ntwo.\nthree.", "BEN|3000-4500|four."],
        ),
        (
            "\u{feff}0:00:01.000,0:00:02.000\r\n春子：はい。\r\n\r\n0:00:02.000,0:00:03.000\r\n夏男：ええ。\r\n",
            &["春子|1000-2000|はい。", "夏男|2000-3000|ええ。"],
        ),
        ("0:00:01.000,0:00:02.000\nno one\n", &[]),
    ];
    for (text, expected) in cases {
        assert_eq!(spoken(text, &read(Notation::Sbv, text)), *expected, "in {text:?}");
        assert_eq!(parse(text).turns, read(Notation::Sbv, text).turns, "detected: {text:?}");
    }
}

#[test]
fn transcripts_with_times_are_free_text() {
    let cases = [
        "[00:12] Ana: Hi.\n[00:14] Ben: Hello.\n[00:16] Ana: How are you?\n[00:18] Ben: Fine.\n",
        "[00:00:12] Ana: Hi.\n[00:00:14] Ben: Hello.\n[00:00:16] Ana: And?\n[00:00:18] Ben: So.\n",
        "1,2\n3,4\n",
        "0:00:01,0:00:02",
    ];
    for text in cases {
        let found = parse(text).notation;
        assert!(
            found != Some(Notation::Lrc) && found != Some(Notation::Sbv),
            "{text:?}: {found:?}"
        );
    }
}

proptest! {
    /// What is written with times is read as the same turns, in either format.
    #[test]
    fn written_lines_are_read(turns in prop::collection::vec((0..3_usize, "[a-z一-龥]{1,8}"), 4..20)) {
        let names = ["Ana Lee", "Ben Ray", "王小明"];
        let (mut lrc, mut sbv, mut expected) = (String::from("[ti:x]\n"), String::new(), Vec::new());
        for (index, (speaker, words)) in turns.iter().enumerate() {
            let (minutes, seconds, name) = (index / 60, index % 60, names[*speaker]);
            let _ = writeln!(lrc, "[{minutes:02}:{seconds:02}.00]{name}: {words}.");
            let _ = write!(sbv, "0:{minutes:02}:{seconds:02}.000,0:{minutes:02}:{seconds:02}.999\n{name}: {words}.\n\n");
            expected.push(format!("{name}|{words}."));
        }
        for (notation, text) in [(Notation::Lrc, lrc), (Notation::Sbv, sbv)] {
            let transcript = read(notation, &text);
            let found: Vec<String> = transcript
                .turns
                .iter()
                .map(|turn| format!("{}|{}", turn.name.of(&text), turn.words(&text)))
                .collect();
            prop_assert_eq!(&found, &expected, "{}", text);
        }
    }
}

#[test]
fn hostile_text_keeps_the_laws_in_linear_time() {
    assert_hostile_is_linear(
        Notation::Lrc,
        &[
            ("stamps", |n| fill(n, "", "[00:01.00]")),
            ("lines", |n| fill(n, "[ti:x]\n", "[00:01.00]A: b\n")),
            ("word times", |n| fill(n, "[00:01.00]A: ", "<00:01")),
        ],
    );
    assert_hostile_is_linear(
        Notation::Sbv,
        &[
            ("timings", |n| fill(n, "", "0:00:01.000,0:00:02.000\n")),
            ("cues", |n| fill(n, "", "0:00:01.000,0:00:02.000\nA: b\n\n")),
        ],
    );
}
