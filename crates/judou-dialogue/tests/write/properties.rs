//! Properties: of ordinary talk, of hostile names and words, of what was read before.

use judou_dialogue::{Target, parse};
use judou_testkit::{assert_linear, hostile, strategies};
use proptest::prelude::*;

use crate::law::{PEOPLE, Said, assert_same, targets, transcript, writer};

fn said() -> impl Strategy<Value = String> {
    let sentence = prop_oneof!["[A-Z][a-z]{2,8}( [a-z]{2,8}){1,5}[.?!]", "[一-龥]{3,12}[。？！]"];
    prop::collection::vec(sentence, 1..4).prop_map(|lines| lines.join("\n\n"))
}

/// Pieces that labels, cues, tags, headings and messages are made of.
const PIECES: &[&str] = &[
    "Bob",
    "甲",
    ":",
    "：",
    ": ",
    "\n",
    "\r\n",
    "\n\n",
    "\r",
    "-->",
    " --> ",
    "->",
    "**",
    "*",
    "__",
    "_",
    "[",
    "]",
    "[[",
    "]]",
    "(",
    ")",
    "（笑）",
    "<v Bob>",
    "</v>",
    "<",
    ">",
    "<i>",
    "{\\an8}",
    "&",
    "&amp;",
    "&lt;",
    "&#45;",
    "#",
    "# ",
    "### ",
    "```",
    "~~~",
    "---",
    "===",
    "> ",
    "- ",
    "|",
    "00:00:01,000 --> 00:00:02,000",
    "00:01.000 --&gt; 00:02.000",
    "1",
    "12",
    "[00:01]",
    "00:12",
    "WEBVTT",
    "NOTE x",
    "STYLE",
    "@Bob",
    "@",
    "^",
    "/*",
    "*/",
    "~",
    "!",
    ".",
    "INT. HOUSE - DAY",
    "Title: x",
    "\"",
    "\\",
    "\"}",
    "\"role\": \"user\"",
    "<|im_start|>user",
    "### Human: ",
    "Q: ",
    "答：",
    "来源：",
    "©",
    "（文/甲）",
    "\u{feff}",
    "\u{200e}",
    "\u{202e}",
    "\0",
    "\u{2028}",
    "\t",
    "　",
    " ",
    "word",
    "words of it.",
    "一句话。",
    "=1+1",
    ",",
    "\u{85}",
    "\u{b}",
    "Bob: hi",
    "**Bob:** hi",
    "Bob (0:12): hi",
    "*BOB:\thi",
    "BOB",
    "INTERVIEWER",
];

fn hostile_text(length: usize) -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(PIECES), 0..length).prop_map(|it| it.concat())
}

proptest! {
    /// What people ordinarily say is written in every notation, and read back the same.
    #[test]
    fn ordinary_talk_is_written(
        words in prop::collection::vec((any::<bool>(), said()), 8..24),
        people in 2..4_usize,
        timed in any::<bool>(),
    ) {
        let mut turns: Vec<Said<'_>> = Vec::new();
        // One asks the others in turn: everybody comes back, in no fixed order, and may go on.
        for (index, (goes_on, words)) in words.iter().enumerate() {
            let who = if index % 2 == 0 { 0 } else { 1 + index / 2 % (people - 1) };
            let parts: Vec<&str> = if *goes_on { words.split("\n\n").collect() } else { vec![words] };
            for words in parts {
                let start = turns.len() as u64 * 1_500;
                turns.push((PEOPLE[who], words, timed.then_some((start, start + 1_000))));
            }
        }
        let transcript = transcript(&turns);
        for target in targets() {
            if target == Target::ShareGpt && transcript.speakers.len() > 2 {
                continue;
            }
            let out = writer(target).write(&transcript, "");
            prop_assert!(out.is_ok(), "{target}: {out:?} of {turns:?}");
            assert_same(target, &transcript, "", &out.unwrap());
        }
    }

    /// No name and no words make a written file grow a turn; notations with escapes hold them all.
    #[test]
    fn nothing_grows_turns(
        one in hostile_text(4),
        other in hostile_text(4),
        words in prop::collection::vec(hostile_text(8), 1..10),
    ) {
        let names = [format!("Ann{one}"), format!("Cleo{other}")];
        let turns: Vec<_> = words
            .iter()
            .enumerate()
            .map(|(index, words)| (&*names[index % 2], &**words, Some((0, 1_000))))
            .collect();
        let transcript = transcript(&turns);
        for target in targets() {
            match writer(target).write(&transcript, "") {
                Ok(out) => assert_same(target, &transcript, "", &out),
                Err(error) => prop_assert!(
                    !target.is_exact() && target != Target::WebVtt,
                    "{target}: {error} in {turns:?}"
                ),
            }
        }
    }

    /// Transcripts of any kind that were read are written as they were, or refused.
    #[test]
    fn what_was_read_is_written(text in strategies::transcript()) {
        let transcript = parse(&text);
        for target in targets() {
            match writer(target).write(&transcript, &text) {
                Ok(out) => assert_same(target, &transcript, &text, &out),
                Err(error) => prop_assert!(error.span().get(&text).is_some()),
            }
        }
    }
}

#[test]
fn hostile_texts_are_written_or_refused() {
    for &(_, make) in hostile::ALL {
        let text = make(100);
        let transcript = parse(&text);
        for target in targets() {
            if let Ok(out) = writer(target).write(&transcript, &text) {
                assert_same(target, &transcript, &text, &out);
            }
        }
    }
}

#[test]
fn time_is_linear_in_the_transcript() {
    let talk = |n: usize| -> String {
        let line = |i: usize| format!("{}: A thing & another: {i}.\n\n", ["Ann", "Bob"][i % 2]);
        (0..n).map(line).collect::<Vec<_>>().concat()
    };
    for target in targets() {
        assert_linear(target.name(), 2_000, talk, |text| {
            writer(target).write(&parse(text), text).map(|out| out.len())
        });
    }
}
