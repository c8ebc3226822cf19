//! What all tests of exported chats ask of a transcript, and how they show one.

use judou_dialogue::{Notation, Transcript, TranscriptParser, parse};
use judou_source::Span;
use judou_testkit::{
    assert_linear, assert_nested, assert_on_boundaries, assert_ordered_disjoint, hostile,
};

/// Asserts that spans are in bounds, in order and nested, and that names and labels agree.
#[track_caller]
pub(crate) fn assert_laws(text: &str, transcript: &Transcript<'_>) {
    assert_eq!(transcript.notation.is_none(), transcript.turns.is_empty());
    let turns: Vec<Span> = transcript.turns.iter().map(|turn| turn.span).collect();
    assert_ordered_disjoint(text, &turns);
    let mut all: Vec<Span> = transcript.events.iter().map(|event| event.span).collect();
    assert_ordered_disjoint(text, &all);
    all.extend(turns);
    all.sort_unstable();
    assert_ordered_disjoint(text, &all);
    for turn in &transcript.turns {
        assert_on_boundaries(text, [turn.label, turn.name, turn.content]);
        assert_nested(turn.span, turn.label);
        assert_nested(turn.label, turn.name);
        assert_nested(turn.span, turn.content);
        assert_ordered_disjoint(text, &turn.paragraphs);
        for paragraph in &turn.paragraphs {
            assert_nested(turn.content, *paragraph);
        }
        let speaker = &transcript.speakers[turn.speaker];
        assert!(speaker.labels.iter().any(|label| label == turn.name.of(text)), "{turn:?}");
    }
}

/// The turns of `text`, detected to be of `notation`, as pairs of label and words.
#[track_caller]
pub(crate) fn turns(text: &str, notation: Notation) -> Vec<(&str, &str)> {
    let transcript = parse(text);
    assert_laws(text, &transcript);
    assert_eq!(transcript.notation, Some(notation), "of {text}");
    transcript.turns.iter().map(|turn| (turn.name.of(text), turn.content.of(text))).collect()
}

/// What nobody said in `text`.
pub(crate) fn events(text: &str) -> Vec<&str> {
    parse(text).events.iter().map(|event| event.span.of(text)).collect()
}

/// When each turn of `text` was said, in milliseconds.
pub(crate) fn times(text: &str) -> Vec<Option<u64>> {
    parse(text).turns.iter().map(|turn| turn.start_ms).collect()
}

/// Asserts that a reader is total and linear over text that was never meant for it, and over its own
/// kind repeated, cut and glued.
#[track_caller]
pub(crate) fn assert_linear_and_lawful(notation: Notation, units: &[&str]) {
    let parser = TranscriptParser::new().notation(notation);
    for &(name, make) in hostile::ALL {
        let text = make(300);
        assert_laws(&text, &parser.parse(&text));
        assert_linear(name, 8_000, make, |text| parser.parse(text).turns.len());
    }
    for unit in units {
        // Cut at every character: the end of a file that is still being written.
        for (at, _) in unit.char_indices() {
            let (before, after) = unit.split_at(at);
            for text in [before, after, &format!("{after}{before}{after}")] {
                assert_laws(text, &parser.parse(text));
            }
        }
        let repeat = |n: usize| unit.repeat(n / unit.len() + 1);
        assert_laws(&repeat(2_000), &parser.parse(&repeat(2_000)));
        assert_linear(unit, 8_000, repeat, |text| parse(text).turns.len());
    }
}

/// Asserts that none of `texts`, which are all about chats, is one.
#[track_caller]
pub(crate) fn assert_not(notation: Notation, texts: &[&str]) {
    for text in texts {
        assert_ne!(parse(text).notation, Some(notation), "{text}");
    }
}
