//! Text that is large and says nothing, read with every notation and with none: time grows with it.

use judou_dialogue::{Notation, TranscriptParser, quotations};
use judou_testkit::{assert_linear, hostile};

/// What has no business to be large: name, and how to make so many bytes of it.
const LARGE: &[(&str, hostile::Generator)] = &[
    ("colons", |n| ":".repeat(n)),
    ("fullwidth colons", |n| "：".repeat(n / 3)),
    ("open brackets", |n| "[(（【{<".repeat(n / 10)),
    ("open braces", |n| "{\"a\":[".repeat(n / 6)),
    ("label-only lines", |n| "Ann:\nBob:\n".repeat(n / 10)),
    ("emphasised label-only lines", |n| "**甲：**\n\n**乙：**\n\n".repeat(n / 26)),
    ("speakers", |n| numbered(n / 24, |i| format!("Speaker {i}: Yes, indeed.\n"))),
    ("names joined", |n| numbered(n / 40, |i| format!("Ann {i} and Bob {}: Yes!\n\n", i / 2))),
    ("lists of names", |n| numbered(n / 40, |i| format!("甲{i}，乙{i}、丙：好的，就这样。\n\n"))),
    ("stage notes", |n| {
        format!("Ann: {}\n\nBob: No.\n\nAnn: Yes.\n\nBob: No.\n", "(laughs) (".repeat(n / 10))
    }),
    ("dashed questions", |n| "――何年ですか？\n\n三十年です。私には長い。\n\n".repeat(n / 63)),
    ("dashes among labels", |n| {
        numbered(n / 60, |i| format!("――何年ですか？\n\n佐伯{}：三十年です。\n\n", i % 9))
    }),
    ("bold questions", |n| "**Do you sleep, then?**\n\nI never do. I walk.\n\n".repeat(n / 46)),
    ("questions as headings", |n| "### Do you sleep?\n\nI never do.\n\n".repeat(n / 32)),
];

fn numbered(lines: usize, line: impl Fn(usize) -> String) -> String {
    (0..lines).map(line).collect()
}

#[test]
fn detection_of_large_text_is_linear() {
    for &(name, make) in LARGE {
        assert_linear(name, 60_000, make, |text| everything(&TranscriptParser::new(), text));
    }
}

#[test]
fn every_notation_is_linear_on_large_text() {
    for &notation in Notation::ALL {
        let parser =
            TranscriptParser::new().notation(notation).speaker("Ann").ignore("Bob").merge(true);
        // A grammar has no use for names and notes.
        let large = if notation.is_free_form() { LARGE } else { LARGE.get(..7).unwrap_or(LARGE) };
        for &(name, make) in large {
            assert_linear(&format!("{notation}: {name}"), 20_000, make, |text| {
                everything(&parser, text)
            });
        }
    }
}

/// Parses, and asks for what is found when it is asked for.
fn everything(parser: &TranscriptParser, text: &str) -> usize {
    let transcript = parser.parse(text);
    transcript.turns.iter().map(|turn| transcript.stage_notes(turn, text).len() + 1).sum()
}

/// A hundred thousand speakers are so many, and no one is lost.
#[test]
fn a_hundred_thousand_speakers_are_kept_in_linear_time() {
    let people = 100_000;
    let text = numbered(people, |i| format!("Speaker {i}: Yes, indeed.\n"));
    let transcript = TranscriptParser::new().notation(Notation::PlainLabel).parse(&text);
    assert_eq!(transcript.turns.len(), people);
    assert_eq!(transcript.speakers.len(), people);
}

/// What marks could make slow: name, and how to make so many bytes of it.
const QUOTED: &[(&str, hostile::Generator)] = &[
    ("openers", |n| "“".repeat(n / 3)),
    ("openers of all kinds", |n| "“‘「『„«".repeat(n / 17)),
    ("closers", |n| "”’」』»".repeat(n / 14)),
    ("straight marks", |n| "\"a".repeat(n / 2)),
    ("apostrophes", |n| "the dogs’ ‘tails’ ".repeat(n / 22)),
    ("lines that open", |n| "“走。\n".repeat(n / 10)),
    ("paragraphs that open", |n| "\"Yes.\n\n".repeat(n / 7)),
    ("unclosed over blank lines", |n| format!("「{}", "行こう。\n\n".repeat(n / 14))),
    ("pairs without clauses", |n| "「あ」".repeat(n / 9)),
    ("verbs alone", |n| format!("“走。”{}“来。”", "说".repeat(n / 3))),
    ("sources", |n| numbered(n / 26, |i| format!("“Yes,” said Ann{i} Lee{}.\n\n", i / 3))),
    ("tags", |n| "<a ".repeat(n / 3)),
    ("code", |n| "`\"".repeat(n / 2)),
];

#[test]
fn quotations_are_linear() {
    for &(name, make) in QUOTED {
        assert_linear(name, 30_000, make, |text| quotations(text).quotations.len());
    }
}
