//! What holds for any text: spans in place, sections outside turns, time in proportion.

use judou_dialogue::{Transcript, parse};
use judou_source::Span;
use judou_testkit::{
    assert_linear, assert_nested, assert_on_boundaries, assert_ordered_disjoint, hostile,
    strategies,
};
use proptest::prelude::*;

fn assert_laws(text: &str, transcript: &Transcript<'_>) {
    assert_eq!(transcript.notation.is_none(), transcript.turns.is_empty());
    // One list of headings and turns: neither overlaps the other.
    let mut blocks: Vec<Span> = transcript.turns.iter().map(|turn| turn.span).collect();
    blocks.extend(transcript.sections.iter().map(|section| section.span));
    blocks.sort_unstable();
    assert_ordered_disjoint(text, &blocks);
    for section in &transcript.sections {
        assert_nested(section.span, section.title);
        assert_on_boundaries(text, [section.title]);
    }
    for turn in &transcript.turns {
        assert_on_boundaries(text, [turn.label, turn.name, turn.content]);
        assert_nested(turn.span, turn.label);
        assert_nested(turn.label, turn.name);
        assert_nested(turn.span, turn.content);
        assert_eq!(turn.content.trim(text), turn.content, "white space round {turn:?}");
        assert_ordered_disjoint(text, &turn.paragraphs);
        for paragraph in &turn.paragraphs {
            assert_nested(turn.content, *paragraph);
        }
        let speaker = &transcript.speakers[turn.speaker];
        let own = speaker.labels.iter().any(|label| label == turn.name.of(text));
        assert!(own || !turn.joint.is_empty(), "{turn:?}");
    }
    for diagnostic in &transcript.diagnostics {
        assert_on_boundaries(text, [diagnostic.span]);
    }
}

const SPEECH_VERBS: [char; 7] = ['说', '說', '曰', '道', '云', '喊', '叫'];

proptest! {
    /// Turns and headings are in order and disjoint, whatever the document.
    #[test]
    fn documents_keep_the_laws(text in strategies::document()) {
        assert_laws(&text, &parse(&text));
    }

    /// The same for text that is all labels and turns.
    #[test]
    fn transcripts_keep_the_laws(text in strategies::transcript()) {
        assert_laws(&text, &parse(&text));
    }

    /// The same for lines of labels in every dressing, with anything after them.
    #[test]
    fn dressed_labels_keep_the_laws(
        lines in prop::collection::vec((0..DRESSINGS.len(), 0..NAMES.len(), strategies::mixed_script()), 0..24),
        ending in strategies::line_ending(),
    ) {
        let text: String = lines
            .iter()
            .map(|(dressing, name, words)| {
                let words = words.replace(['\n', '\r'], " ");
                DRESSINGS[*dressing].replace('N', NAMES[*name]) + &words + ending + ending
            })
            .collect();
        assert_laws(&text, &parse(&text));
    }

    /// Two who speak in turn are found, whatever they are called and say.
    #[test]
    fn an_exchange_is_found(
        one in "[A-Z][a-z]{3,8} [A-Z][a-z]{3,8}",
        // `刘说：` tells that Liu speaks, and is no label.
        other in "[王李张刘陈][一-龥]{1,2}"
            .prop_filter("a verb of speech", |name| !name.ends_with(SPEECH_VERBS)),
        words in prop::collection::vec("[a-z一-龥]{4,30}", 4..12),
    ) {
        let mut text = String::new();
        for (index, words) in words.iter().enumerate() {
            let name = if index % 2 == 0 { &one } else { &other };
            text.extend([name, ": ", words, "。\n\n"]);
        }
        let transcript = parse(&text);
        prop_assert_eq!(transcript.turns.len(), words.len(), "in {}", text);
        for (turn, words) in transcript.turns.iter().zip(&words) {
            prop_assert_eq!(turn.content.of(&text), format!("{words}。"));
        }
    }
}

/// Dressings of a label; `N` is the name.
const DRESSINGS: &[&str] = &[
    "N: ",
    "N：",
    "N:",
    "**N:** ",
    "**N**: ",
    "**N：",
    "__N__: ",
    "*N*: ",
    "### N：",
    "> N: ",
    "- N: ",
    "1. N: ",
    "N (0:12): ",
    "[00:12:34] N: ",
    "N:: ",
    "(N) ",
    "（N）",
    "# ",
    "",
    "---",
    "```",
    "![N](a) ",
];

const NAMES: &[&str] = &[
    "甲",
    "王小明",
    "Ann",
    "Ann Lee",
    "Q",
    "答",
    "主持人",
    "Speaker 1",
    "김 기자",
    "田中さん",
    "Note",
    "来源",
];

#[test]
fn time_is_linear_in_the_text() {
    for &(name, make) in hostile::ALL {
        assert_laws(&make(200), &parse(&make(200)));
        assert_linear(name, 20_000, make, |text| parse(text).turns.len());
    }
}

#[test]
fn many_speakers_and_slips_stay_linear() {
    let people = |n: usize| -> String {
        let line = |i: usize| format!("Person {}: says a thing.\n", i % (n / 2 + 1));
        (0..n).map(line).collect::<Vec<_>>().concat()
    };
    assert_linear("a speaker for every two lines", 2_000, people, |text| parse(text).turns.len());
    let slips = |n: usize| -> String {
        let letter = |i: usize| char::from_u32(0x4e00 + (i % 20_000) as u32).unwrap_or('一');
        let line = |i: usize| format!("王小{}：说了一句话。\n", letter(i / 2));
        (0..n).map(line).collect::<Vec<_>>().concat()
    };
    assert_linear("a name of one letter's difference a line", 2_000, slips, |text| {
        parse(text).turns.len()
    });
}
