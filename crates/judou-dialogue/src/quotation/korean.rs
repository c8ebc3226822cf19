//! Reporting clauses in Korean: `"…" 그가 말했다.`, `"…"라고 민수는 대답했다`, `민수가 물었다. "…"`.

use super::clause::{Part, Report, is_stop};
use super::verbs;

/// The particles that mark a subject, longest first.
const SUBJECT: &[&str] = &["께서는", "께서", "은", "는", "이", "가", "도"];

/// What takes up a quotation.
const TAKEN_UP: &[&str] =
    &["이라고", "라고", "라며", "이라며", "라면서", "하고", "고", "며", "하며"];

/// The clause behind a quotation, with its subject there or before it.
pub(super) fn around(lead: Part<'_>, tail: Part<'_>, stopped: bool) -> Option<Report> {
    let naming = verbs::at_start(verbs::KO_NAMING, tail.str()).is_some();
    if naming {
        return None;
    }
    let body = tail.trim_start_matches(|c| c.is_whitespace() || c == ',');
    let taken = (body.span().start == tail.span().start)
        .then(|| TAKEN_UP.iter().find_map(|particle| tail.strip_prefix(particle)))
        .flatten();
    if taken.is_none() && !stopped {
        return None;
    }
    let sentence =
        taken.unwrap_or(body).until(|c| is_stop(c) || matches!(c, '.' | '"' | '“' | '「'));
    let (start, end) = verb_of(sentence)?;
    let cue = sentence.from(start).to(end - start).some();
    if let Some(source) = subject_in(sentence.to(start)) {
        return Some(Report { source: source.some(), cue, confidence: 90 });
    }
    let source = taken.and_then(|_| subject_in(lead.since(|c| is_stop(c) || c == '.')));
    let confidence = if source.is_some() { 85 } else { 65 };
    Some(Report { source: source.and_then(Part::some), cue, confidence })
}

/// The sentence before a quotation: `민수가 말했다. "…"`, `그는 이렇게 말했다: "…"`.
pub(super) fn before(lead: Part<'_>) -> Option<Report> {
    let lead = lead.trim();
    let body = lead.trim_end_matches(|c| matches!(c, '.' | ':' | '：' | ',' | '。'));
    if body.span() == lead.span() {
        return None;
    }
    let sentence = body.since(|c| is_stop(c) || c == '.');
    let (start, end) = last_verb(sentence)?;
    if sentence.from(end).str().chars().count() > 5 {
        return None;
    }
    let source = subject_in(sentence.to(start));
    let cue = sentence.from(start).to(end - start).some();
    let confidence = if source.is_some() { 80 } else { 55 };
    Some(Report { source: source.and_then(Part::some), cue, confidence })
}

fn verb_of(sentence: Part<'_>) -> Option<(usize, usize)> {
    let text = sentence.str();
    text.char_indices().find_map(|(at, _)| {
        let begins = text.get(..at).is_some_and(|it| it.is_empty() || it.ends_with([' ', ',']));
        let rest = text.get(at..).unwrap_or_default();
        let verb = verbs::at_start(verbs::KO, rest).filter(|_| begins)?;
        Some((at, at + verb.len()))
    })
}

fn last_verb(sentence: Part<'_>) -> Option<(usize, usize)> {
    let text = sentence.str();
    text.char_indices().rev().find_map(|(at, _)| {
        let begins = text.get(..at).is_some_and(|it| it.is_empty() || it.ends_with([' ', ',']));
        let rest = text.get(at..).unwrap_or_default();
        let verb = verbs::at_start(verbs::KO, rest).filter(|_| begins)?;
        Some((at, at + verb.len()))
    })
}

/// The first word of `clause` with the particle of a subject, and the name before it.
fn subject_in(clause: Part<'_>) -> Option<Part<'_>> {
    let text = clause.str();
    let mut previous: Option<(usize, &str)> = None;
    for (at, word) in words(text) {
        let stem = SUBJECT.iter().find_map(|particle| word.strip_suffix(particle));
        if let Some(stem) = stem.filter(|stem| !stem.is_empty()) {
            // `김 씨는`, `박 과장이`: a surname stands alone before a title.
            let start = match previous {
                Some((start, word)) if word.chars().count() == 1 => start,
                _ => at,
            };
            return Some(clause.from(start).to(at + stem.len() - start));
        }
        previous = Some((at, word));
    }
    None
}

fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    text.split([' ', ',', '\n']).filter_map(move |word| {
        let start = at;
        at += word.len() + 1;
        (!word.is_empty()).then_some((start, word))
    })
}
