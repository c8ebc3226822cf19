//! RTTM: segments of speakers without words.

mod support;

use std::fmt::Write as _;

use judou_dialogue::{EventKind, Notation, parse};
use proptest::prelude::*;
use support::{assert_hostile_is_linear, fill, read, spoken};

#[test]
fn segments_are_turns() {
    let text = "\u{feff};; made by hand\nSPKR-INFO talk 1 <NA> <NA> <NA> unknown ana <NA> <NA>\nSPEAKER talk 1 0.500 1.25 <NA> <NA> ana <NA> <NA>\r\nSPEAKER talk 1 1.75 .5 <NA> <NA> ben\nSPEAKER talk 1 2.00 0.5 <NA> <NA> SPEAKER_00 0.98 <NA>\n\nSPEAKER talk 1 x 0.5 <NA> <NA> ana <NA> <NA>\n";
    let transcript = read(Notation::Rttm, text);
    assert_eq!(parse(text), transcript, "detected");
    assert_eq!(spoken(text, &transcript), ["ana|500-1750|", "SPEAKER_00|2000-2500|"]);
    let first = &transcript.turns[0];
    assert_eq!(first.span.of(text), "SPEAKER talk 1 0.500 1.25 <NA> <NA> ana <NA> <NA>");
    assert_eq!(first.label.of(text), "SPEAKER talk 1 0.500 1.25 <NA> <NA> ana");
    assert_eq!(transcript.events.len(), 2);
    assert_eq!(transcript.events[1].kind, EventKind::Note);
    // A fraction without a whole number, and no number at all.
    assert_eq!(transcript.diagnostics.len(), 2);
}

#[test]
fn prose_is_no_rttm() {
    for text in ["SPEAKER one said so.\n", "SPEAKER a 1 2 3 4 5 6\nThen prose.\n", "LEXEME a\n", ""]
    {
        assert_eq!(parse(text).notation, None, "{text:?}");
    }
}

proptest! {
    /// What is written as segments is read as the same turns.
    #[test]
    fn written_segments_are_read(turns in prop::collection::vec(("[A-Za-z一-龥_]{1,8}", 0..10_000_u64, 1..9_000_u64), 1..20)) {
        let (mut text, mut expected) = (String::new(), Vec::new());
        for (name, start, length) in &turns {
            let seconds = |ms: u64| format!("{}.{:03}", ms / 1000, ms % 1000);
            let _ = writeln!(text, "SPEAKER f 1 {} {} <NA> <NA> {name} <NA> <NA>", seconds(*start), seconds(*length));
            expected.push(format!("{name}|{start}-{}|", start + length));
        }
        prop_assert_eq!(spoken(&text, &read(Notation::Rttm, &text)), expected, "{}", text);
    }
}

#[test]
fn hostile_text_keeps_the_laws_in_linear_time() {
    assert_hostile_is_linear(
        Notation::Rttm,
        &[
            ("segments", |n| fill(n, "", "SPEAKER a 1 2 3 4 5 6\n")),
            ("one line", |n| fill(n, "SPEAKER ", "a ")),
            ("blanks", |n| fill(n, "SPEAKER", " ")),
        ],
    );
}
