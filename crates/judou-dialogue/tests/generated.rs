//! Conversations that were made up, written in the notations that nothing here writes, read back.
#![cfg(all(feature = "json", feature = "xml"))]

use judou_dialogue::{Notation, TranscriptParser};
use judou_testkit::strategies;
use proptest::prelude::*;

/// The name without what notations cannot hold in one.
fn bare(name: &str) -> String {
    name.replace([' ', '_'], "").to_lowercase()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Who said what is who is read to have said it, whatever the notation.
    #[test]
    fn what_is_written_is_read(talk in strategies::talk()) {
        for (name, text) in strategies::written(&talk) {
            let notation: Notation = name.parse().unwrap();
            let read = TranscriptParser::new().notation(notation).parse(&text);
            let found: Vec<(String, &str)> = read
                .turns
                .iter()
                .map(|turn| (bare(read.name(turn, &text)), turn.words(&text).trim()))
                .collect();
            let said: Vec<(String, &str)> =
                talk.iter().map(|(who, words)| (bare(who), &**words)).collect();
            prop_assert_eq!(found, said, "{}:\n{}", name, text);
        }
    }
}
