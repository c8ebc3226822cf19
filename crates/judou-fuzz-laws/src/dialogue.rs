//! Laws of `judou-dialogue`.

use judou_dialogue::{Notation, Transcript, Turn, parse};
use judou_source::Span;
use judou_testkit::{assert_nested, assert_on_boundaries, assert_ordered_disjoint};

use crate::{assert_diagnostics, shifted, text};

/// Whatever the text: turns in order, each whole, and speakers and sections that agree with them, with
/// the notation detected. What holds when one is forced is the targets' of each notation.
///
/// # Panics
///
/// If a law is broken.
pub fn dialogue_parse(data: &[u8]) {
    let text = &*text(data);
    let found = parse(text);
    assert_eq!(found, parse(text), "not deterministic");
    assert_transcript(text, &found);
    assert_shifts(text, &found);
}

/// A blank line in front moves everything and changes nothing.
fn assert_shifts(text: &str, found: &Transcript<'_>) {
    // A byte order mark is one only at the start.
    if text.starts_with('\u{feff}') {
        return;
    }
    for ending in ["\n", "\r\n"] {
        let moved = format!("{ending}{text}");
        let again = parse(&moved);
        let turns = |it: &Transcript<'_>| it.turns.iter().map(|turn| turn.span).collect::<Vec<_>>();
        assert_eq!(
            turns(&again),
            shifted(turns(found), ending.len()),
            "a blank line before moves turns"
        );
        let sections =
            |it: &Transcript<'_>| it.sections.iter().map(|it| it.span).collect::<Vec<_>>();
        assert_eq!(sections(&again), shifted(sections(found), ending.len()), "and sections");
        assert_eq!(again.speakers, found.speakers, "a blank line before changes who speaks");
    }
}

/// Every law about one transcript of `text`, or of a part of it if spans were moved.
pub(crate) fn assert_transcript(text: &str, transcript: &Transcript<'_>) {
    let Transcript { notation, speakers, sections, turns, diagnostics, .. } = transcript;
    assert_eq!(notation.is_none(), turns.is_empty(), "a notation goes with turns");
    // Elsewhere a turn may begin with its time or a tag, and names may be escaped.
    let free_form = notation.is_some_and(Notation::is_free_form);
    assert!(transcript.confidence <= 100, "{}", transcript.confidence);
    assert_diagnostics(text, diagnostics);

    for section in sections {
        assert_nested(section.span, section.title);
        assert!(section.level > 0, "levels count from 1: {section:?}");
    }
    assert_ordered_disjoint(text, sections.iter().map(|section| section.span));
    assert_on_boundaries(text, sections.iter().map(|section| section.title));
    assert_ordered_disjoint(text, turns.iter().map(|turn| turn.span));
    for turn in turns {
        assert_turn(text, turn, free_form);
        let before = sections.iter().rposition(|section| section.span.start < turn.span.start);
        assert_eq!(turn.section, before, "section of {turn:?}");
        let crossed =
            |section: Span| section.start < turn.span.end && turn.span.start < section.end;
        assert!(!sections.iter().any(|section| crossed(section.span)), "a heading inside {turn:?}");
    }

    for (id, speaker) in speakers.iter().enumerate() {
        let count = turns.iter().filter(|turn| turn.speakers().any(|it| it == id)).count();
        assert_eq!(speaker.turns, count, "turns of {speaker:?}");
        assert!(count > 0, "a speaker who never speaks: {speaker:?}");
        let nameless = *notation == Some(Notation::Unlabelled);
        assert!(nameless || !speaker.name.is_empty(), "a speaker without a name");
    }
    let first_turns: Vec<_> = (0..speakers.len())
        .map(|id| turns.iter().position(|turn| turn.speakers().any(|it| it == id)))
        .collect();
    assert!(first_turns.is_sorted(), "speakers are not in the order of their first turns");
    for turn in turns {
        let speaker = speakers.get(turn.speaker).expect("a turn's speaker exists");
        // As it reads: JSON and XML may write it with escapes.
        let name = transcript.name(turn, text);
        let own = speaker.labels.iter().any(|label| label == name);
        assert!(
            own || turn.implicit || !turn.joint.is_empty(),
            "{name:?} opens a turn of {speaker:?}"
        );
        assert!(turn.joint.iter().all(|it| *it < speakers.len()), "{turn:?}");
        let mut together: Vec<usize> = turn.speakers().collect();
        together.sort_unstable();
        together.dedup();
        assert_eq!(together.len(), turn.joint.len() + 1, "somebody twice in {turn:?}");
        assert!((1..=100).contains(&turn.confidence), "{turn:?}");
    }
}

/// The parts of a turn lie in it, in order.
fn assert_turn(text: &str, turn: &Turn, free_form: bool) {
    let Turn { span, label, name, content, paragraphs, .. } = turn;
    assert_on_boundaries(text, [span, label, name, content]);
    assert_nested(*span, *label);
    assert_nested(*span, *content);
    assert_nested(*label, *name);
    if free_form {
        assert_eq!(span.start, label.start, "a turn starts with its label: {turn:?}");
        assert!(label.end <= content.start, "the content starts behind the label: {turn:?}");
        assert!(!name.is_empty() || turn.implicit, "a label without a name: {turn:?}");
    }
    assert_eq!(content.trim(text), *content, "white space round the content: {turn:?}");
    assert_ordered_disjoint(text, paragraphs);
    assert_eq!(paragraphs.is_empty(), content.is_empty(), "content is paragraphs: {turn:?}");
    for paragraph in paragraphs {
        assert_nested(*content, *paragraph);
        assert!(!paragraph.is_empty(), "an empty paragraph: {turn:?}");
    }
    if let (Some(start), Some(end)) = (turn.start_ms, turn.end_ms) {
        assert!(start <= end, "ends before it starts: {turn:?}");
    }
}
