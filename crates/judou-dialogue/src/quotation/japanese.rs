//! Reporting clauses in Japanese: `」と彼は言った`, `」と、花子。`, `花子は「`, `太郎が言った。「`.

use super::clause::{Part, Report, is_stop};
use super::verbs;

/// What particle と behind a quotation, or the sentence round it, says of who speaks.
pub(super) fn around(lead: Part<'_>, tail: Part<'_>) -> Option<Report> {
    let behind = tail.trim_start_matches(char::is_whitespace);
    let behind = behind.strip_prefix("、").unwrap_or(behind);
    let taken = behind.strip_prefix("って").or_else(|| behind.strip_prefix("と"))?;
    let sentence = taken.until(|c| is_stop(c) || matches!(c, '「' | '『'));
    if verbs::at_start(verbs::JA_NAMING, behind.str()).is_some() && !says(behind) {
        return None;
    }
    let clause = sentence.trim_start_matches(|c| matches!(c, '、' | ',' | '，' | ' '));
    let verb = verb_of(clause);
    // The subject may stand before the quotation: 花子は「…」と答えた。
    let outer = lead.since(is_stop);
    if let Some((start, end)) = verb {
        let cue = clause.from(start).to(end - start).some();
        if let Some(source) = subject_in(clause.to(start)) {
            return Some(Report { source: source.some(), cue, confidence: 95 });
        }
        if let Some(source) = subject_in(outer) {
            return Some(Report { source: source.some(), cue, confidence: 90 });
        }
        // 「…」と言って、花子は窓を閉めた。
        let source = subject_in(clause.from(end));
        let confidence = if source.is_some() { 75 } else { 70 };
        return Some(Report { source: source.and_then(Part::some), cue, confidence });
    }
    // 「…」と花子。 「…」と、花子は首を振った。
    if let Some(source) = subject_in(clause) {
        return Some(Report { source: source.some(), cue: None, confidence: 65 });
    }
    let bare = clause.trim();
    let short = bare.str().chars().count() <= 8 && !bare.is_empty();
    let noun = bare.str().chars().next_back().is_some_and(|c| !"たるいうくすつぬむだ".contains(c));
    (short && noun && is_end(sentence, taken)).then(|| Report {
        source: bare.some(),
        cue: None,
        confidence: 60,
    })
}

/// The sentence behind a quotation that does not take it up: `「危ない！」誰かが叫んだ。`
pub(super) fn after(tail: Part<'_>) -> Option<Report> {
    let sentence = tail.until(|c| is_stop(c) || matches!(c, '「' | '『'));
    let (start, end) = last_verb_of(sentence)?;
    let source = subject_in(sentence.to(start))?;
    if sentence.from(end).str().chars().count() > 4 {
        return None;
    }
    let cue = sentence.from(start).to(end - start).some();
    Some(Report { source: source.some(), cue, confidence: 70 })
}

/// The sentence that stands before a quotation: `太郎は笑って言った。「…」`, `花子：「…」`.
pub(super) fn before(lead: Part<'_>) -> Option<Report> {
    let lead = lead.trim();
    // 「…」と述べたが、「…」は: the verb is that of the quotation before.
    if lead.str().starts_with('と') {
        return None;
    }
    let mark = lead.str().chars().next_back()?;
    let body =
        lead.trim_end_matches(|c| matches!(c, '。' | '、' | '：' | ':' | '―' | '—' | '…' | '，'));
    let sentence = body.since(is_stop);
    // The verb must be the end of it: 言った, 叫んで, 訊いた.
    let (start, end) = last_verb_of(sentence)?;
    if sentence.from(end).str().chars().count() > 4
        || !matches!(mark, '。' | '、' | '：' | ':' | '―' | '—' | '…' | '，')
    {
        return None;
    }
    let source = subject_in(sentence.to(start));
    let confidence = if source.is_some() { 80 } else { 55 };
    let cue = sentence.from(start).to(end - start).some();
    Some(Report { source: source.and_then(Part::some), cue, confidence })
}

/// Whether と is followed by a verb of saying and the end of its clause: といった。 but not といったもの.
fn says(behind: Part<'_>) -> bool {
    ["といった", "という", "というと", "といって", "といい"].into_iter().any(|verb| {
        behind.strip_prefix(verb).is_some_and(|rest| {
            rest.is_empty() || rest.str().starts_with(['。', '、', '！', '\n', '\r', '」', '．'])
        })
    })
}

fn is_end(sentence: Part<'_>, tail: Part<'_>) -> bool {
    let rest = tail.from(sentence.span().len());
    rest.is_empty() || rest.str().starts_with(['。', '！', '\n'])
}

fn verb_of(clause: Part<'_>) -> Option<(usize, usize)> {
    let text = clause.str();
    text.char_indices().find_map(|(at, _)| {
        let rest = text.get(at..).unwrap_or_default();
        let verb = verbs::at_start(verbs::JA, rest)?;
        Some((at, at + verb.len()))
    })
}

fn last_verb_of(clause: Part<'_>) -> Option<(usize, usize)> {
    let text = clause.str();
    text.char_indices().rev().find_map(|(at, _)| {
        let rest = text.get(at..).unwrap_or_default();
        let verb = verbs::at_start(verbs::JA, rest)?;
        Some((at, at + verb.len()))
    })
}

/// The last noun of `clause` that は, が or も marks as its subject.
fn subject_in(clause: Part<'_>) -> Option<Part<'_>> {
    let text = clause.str();
    let mut found = None;
    for (at, c) in text.char_indices() {
        if !matches!(c, 'は' | 'が' | 'も') {
            continue;
        }
        let noun = noun_before(clause.to(at));
        if let Some(noun) = noun {
            // は names whom it is about; a が behind it belongs to a clause within.
            if found.is_none() || c == 'は' {
                found = Some(noun);
            }
        }
    }
    found
}

/// The noun phrase at the end of `clause`.
fn noun_before(clause: Part<'_>) -> Option<Part<'_>> {
    let noun = clause.since(|c| matches!(c, '、' | ',' | '，' | '」' | '』' | ' ' | '\u{3000}'));
    let text = noun.str();
    let last = text.chars().next_back()?;
    // には, では, とは, のは, 何も; それが and the like name nobody.
    if "にでとのへてしかれもはがを".contains(last)
        && !["誰か", "かれ"].iter().any(|it| text.ends_with(it))
    {
        return None;
    }
    // Behind the verb of a clause before: 笑いながら太郎.
    let mut start = 0;
    for link in LINKS {
        if let Some(at) = text.rfind(link) {
            let end = at + link.len();
            let next = text.get(end..).and_then(|rest| rest.chars().next());
            let noun = |c| crate::name::is_han(c) || ('\u{30a1}'..='\u{30ff}').contains(&c);
            // に and を end a phrase of their own, whatever follows.
            if link.len() == 'に'.len_utf8() || next.is_some_and(noun) {
                start = start.max(end);
            }
        }
    }
    let noun = noun.from(start).trim();
    let length = noun.str().chars().count();
    (length > 0 && length <= 12).then_some(noun)
}

/// What may stand right before a noun that is a subject, and is no part of it.
#[rustfmt::skip]
const LINKS: &[&str] = &[
    "ながら", "って", "いて", "して", "んで", "から", "ので", "とき", "すると", "そして", "だが", "しかし",
    "えて", "けて", "せて", "に", "を",
];
