//! Conversations that were made up, written in every notation, read back.
#![cfg(all(feature = "json", feature = "xml"))]

use std::collections::BTreeSet;

use judou_dialogue::{Notation, Target, Transcript, TranscriptParser, parse};
use judou_testkit::assert_ordered_disjoint;
use judou_testkit::strategies::{self, Written};
use proptest::prelude::*;

/// Asserts that `read` is the talk that was written, turn by turn, and that its spans cut it out.
fn check(written: &Written, read: &Transcript<'_>) -> Result<(), TestCaseError> {
    let Written { notation, text, turns } = written;
    prop_assert_eq!(read.turns.len(), turns.len(), "{}:\n{}", notation, text);
    assert_ordered_disjoint(text, read.turns.iter().map(|turn| turn.span));
    for (turn, said) in read.turns.iter().zip(turns) {
        let place = format!("{notation}, {said:?}:\n{text}");
        prop_assert_eq!(read.name(turn, text), &said.name, "{}", place);
        prop_assert_eq!(turn.words(text), &said.words, "{}", place);
        prop_assert_eq!((turn.start_ms, turn.end_ms), (said.start_ms, said.end_ms), "{}", place);
        prop_assert!(said.range.start <= turn.span.start && turn.span.end <= said.range.end);
        // What stands before and behind is the notation's, not what is said: of the text in the
        // turn's range, the spans of name and content cover what the row wrote there.
        let inside = |part: &str| text[said.range.clone()].contains(part);
        prop_assert!(inside(turn.name.of(text)) && inside(turn.content.of(text)), "{}", place);
        let bare =
            |words: &str| -> String { words.chars().filter(|c| c.is_alphabetic()).collect() };
        if turn.words.is_none() {
            prop_assert_eq!(bare(turn.content.of(text)), bare(&said.words), "{}", place);
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Who said what and when is read as it was said, whatever the notation, told or detected, and the
    /// spans cut it out of the text.
    #[test]
    fn what_is_written_is_read(talk in strategies::talk()) {
        for written in strategies::written(&talk) {
            let notation: Notation = written.notation.parse().unwrap();
            let read = TranscriptParser::new().notation(notation).parse(&written.text);
            check(&written, &read)?;
            let detected = parse(&written.text);
            prop_assert_eq!(detected.notation, Some(notation), "detected in\n{}", written.text);
            check(&written, &detected)?;
        }
    }
}

/// Those that have a writer are written by it, in `write/properties.rs`.
#[test]
fn every_notation_is_written_by_somebody() {
    let talk = prop::strategy::Strategy::new_tree(
        &strategies::talk(),
        &mut prop::test_runner::TestRunner::deterministic(),
    );
    let talk = prop::strategy::ValueTree::current(&talk.unwrap());
    let mut written: BTreeSet<&str> =
        strategies::written(&talk).iter().map(|written| written.notation).collect();
    written.extend(Target::ALL.iter().map(|target| target.name()));
    let all: BTreeSet<&str> = Notation::ALL.iter().map(|notation| notation.name()).collect();
    assert_eq!(written, all);
}
