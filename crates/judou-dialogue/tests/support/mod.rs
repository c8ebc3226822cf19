//! What the tests of every format with a grammar hold their transcripts to.
#![allow(dead_code, reason = "each format's tests use what they need of it")]

use judou_dialogue::{Notation, Transcript, TranscriptParser};
use judou_testkit::{
    assert_linear, assert_nested, assert_on_boundaries, assert_ordered_disjoint, hostile,
};

/// Reads `text` as `notation` and holds the laws to account.
pub(crate) fn read(notation: Notation, text: &str) -> Transcript<'_> {
    let transcript = TranscriptParser::new().notation(notation).parse(text);
    assert_laws(text, &transcript);
    assert!(transcript.notation.is_none_or(|found| found == notation), "{:?}", transcript.notation);
    transcript
}

/// Label's name and content of every turn.
pub(crate) fn turns<'t>(text: &'t str, transcript: &Transcript<'_>) -> Vec<(&'t str, &'t str)> {
    transcript.turns.iter().map(|turn| (turn.name.of(text), turn.content.of(text))).collect()
}

/// The turns as `name|start-end|words`; nothing for an unknown time.
pub(crate) fn spoken(text: &str, transcript: &Transcript<'_>) -> Vec<String> {
    let time = |ms: Option<u64>| ms.map_or(String::new(), |ms| ms.to_string());
    let line = |turn: &judou_dialogue::Turn| {
        let (start, end) = (time(turn.start_ms), time(turn.end_ms));
        format!("{}|{start}-{end}|{}", transcript.name(turn, text), turn.words(text))
    };
    transcript.turns.iter().map(line).collect()
}

/// What must hold for every transcript of every text.
pub(crate) fn assert_laws(text: &str, transcript: &Transcript<'_>) {
    let Transcript { notation, speakers, sections, turns, events, diagnostics, .. } = transcript;
    assert_eq!(notation.is_none(), turns.is_empty(), "a notation goes with turns");
    let mut blocks: Vec<_> = turns.iter().map(|turn| turn.span).collect();
    blocks.extend(sections.iter().map(|section| section.span));
    blocks.sort_unstable();
    assert_ordered_disjoint(text, &blocks);
    assert!(turns.is_sorted_by_key(|turn| turn.span.start), "turns out of order");
    for section in sections {
        assert_on_boundaries(text, [section.span, section.title]);
        assert_nested(section.span, section.title);
        assert!(section.level > 0, "{section:?}");
    }
    for turn in turns {
        assert_on_boundaries(text, [turn.span, turn.label, turn.name, turn.content]);
        assert_nested(turn.span, turn.label);
        assert_nested(turn.label, turn.name);
        assert_nested(turn.span, turn.content);
        // In JSON the name may stand behind the words, or among them; so may columns and attributes.
        if turn.span.start == turn.label.start {
            assert!(turn.label.end <= turn.content.start, "{turn:?}");
        } else if !matches!(notation, Some(Notation::Csv | Notation::Table | Notation::Component)) {
            assert!(matches!(
                text.trim_start_matches('\u{feff}').trim_start().chars().next(),
                Some('{' | '[')
            ));
        }
        assert!(!turn.name.is_empty(), "{turn:?}");
        assert_eq!(turn.content.trim(text), turn.content, "white space round {turn:?}");
        assert_ordered_disjoint(text, &turn.paragraphs);
        assert_eq!(turn.paragraphs.is_empty(), turn.content.is_empty(), "{turn:?}");
        for paragraph in &turn.paragraphs {
            assert_nested(turn.content, *paragraph);
        }
        if let (Some(start), Some(end)) = (turn.start_ms, turn.end_ms) {
            assert!(start <= end, "{turn:?}");
        }
        let speaker = &speakers[turn.speaker];
        let own = speaker.labels.iter().any(|label| label == transcript.name(turn, text));
        assert!(own || turn.implicit || !turn.joint.is_empty(), "{turn:?}");
        assert!((1..=100).contains(&turn.confidence), "{turn:?}");
    }
    for (id, speaker) in speakers.iter().enumerate() {
        let count = turns.iter().filter(|turn| turn.speakers().any(|it| it == id)).count();
        assert_eq!(speaker.turns, count, "{speaker:?}");
        assert!(count > 0 && !speaker.name.is_empty(), "{speaker:?}");
    }
    let firsts: Vec<_> = (0..speakers.len())
        .map(|id| turns.iter().position(|turn| turn.speakers().any(|it| it == id)))
        .collect();
    assert!(firsts.is_sorted(), "speakers are not in the order of their first turns");
    assert!(events.is_sorted_by_key(|event| event.span.start), "events out of order");
    assert_on_boundaries(text, events.iter().map(|event| event.span));
    for diagnostic in diagnostics {
        assert_on_boundaries(text, [diagnostic.span]);
        assert!(diagnostic.code.starts_with("judou::dialogue::"), "{diagnostic:?}");
        assert!(!diagnostic.message.is_empty());
    }
}

/// Hostile text, read as `notation`, keeps the laws and takes time in proportion; the same for what
/// the format's own generators write.
pub(crate) fn assert_hostile_is_linear(notation: Notation, own: &[(&str, hostile::Generator)]) {
    for &(_, make) in hostile::ALL {
        read(notation, &make(300));
    }
    for &(_, make) in own {
        read(notation, &make(300));
        // Cut anywhere, it is still a text.
        let text = make(300);
        for (at, _) in text.char_indices().step_by(7) {
            read(notation, &text[..at]);
        }
    }
    for &(name, make) in own {
        assert_linear(name, 20_000, make, |text| {
            TranscriptParser::new().notation(notation).parse(text).turns.len()
        });
    }
}

/// `unit` as often as it takes to fill `n` bytes.
pub(crate) fn fill(n: usize, prefix: &str, unit: &str) -> String {
    let mut text = String::from(prefix);
    text.extend(std::iter::repeat_n(unit, n / unit.len() + 1));
    text
}
