//! Reporting clauses in Chinese: `李明说：`, `她轻轻地问。`, `部长表示，`.

use super::clause::{Part, Report, is_stop};
use super::verbs;

/// How many characters may stand between a verb and the mark behind it: 对他说了一句.
const REST: usize = 6;

/// The clause that `lead`, right before a quotation, ends with.
pub(super) fn before(lead: Part<'_>, content: &str) -> Option<Report> {
    let lead = lead.trim();
    let colon = lead.str().ends_with(['：', ':']);
    let marked = colon || lead.str().ends_with(['，', ',', '—']);
    let body = lead.trim_end_matches(|c| matches!(c, '：' | ':' | '，' | ',' | '—'));
    if !marked && verbs::ZH_NAMING.iter().any(|word| body.str().ends_with(word)) {
        return None;
    }
    let sentence = body.since(is_stop).trim();
    // `王强:` is a label; a sentence without a verb may still lead in by its colon.
    let clause = sentence.since(is_comma).trim();
    let rest = if colon {
        REST
    } else if marked {
        3
    } else {
        1
    };
    let Some((start, end)) = last_verb(clause, rest) else {
        if !colon {
            return None;
        }
        if let Some(report) = earlier_verb(sentence) {
            return Some(report);
        }
        let source = subject_of(sentence, true)?;
        return Some(Report { source: source.some(), cue: None, confidence: 50 });
    };
    let source = subject_of(clause.to(start), false).or_else(|| earlier_subject(sentence, clause));
    let cue = clause.from(start).to(end - start);
    // 叫“铁嘴”, 称“铁嘴” name; what is said has more to it.
    if !marked && matches!(cue.str(), "叫" | "称" | "稱") && content.chars().count() < 4 {
        return None;
    }
    let cue = cue.some();
    let sure = if marked { 90 } else { 75 };
    let confidence = if source.is_some() { sure } else { sure - 20 };
    Some(Report { source: source.and_then(Part::some), cue, confidence })
}

/// The clause that `tail`, right behind a quotation, begins with. `stopped` tells whether the quotation
/// ends in a mark, as speech that is reported behind it does.
pub(super) fn after(tail: Part<'_>, stopped: bool) -> Option<Report> {
    let body = tail.trim_start_matches(char::is_whitespace);
    let comma = body.str().starts_with(is_comma);
    if !comma && !stopped {
        return None;
    }
    let body =
        body.trim_start_matches(|c| is_comma(c) || matches!(c, '—' | '…') || c.is_whitespace());
    let sentence = body.until(|c| is_stop(c) || matches!(c, '：' | ':' | '“' | '「' | '"' | '‘'));
    let first = sentence.until(is_comma);
    let (clause, subject) = if let Some(verb) = first_verb(first) {
        (Some((first, verb)), subject_of(first.to(verb.0), false))
    } else {
        // `老王摇摇头，叹道`: the second half has no subject of its own.
        let second = sentence.from(first.span().len());
        let second = second.trim_start_matches(is_comma).until(is_comma);
        let verb = first_verb(second).filter(|verb| verb.0 <= 12);
        let subject = subject_of(first, true);
        (verb.filter(|_| subject.is_some()).map(|verb| (second, verb)), subject)
    };
    let (clause, (start, end)) = clause?;
    // `“…”他说的话` and clauses that go on after the verb are no reports.
    let rest = clause.from(end).str().chars().count();
    if rest > REST + 2 || subject.is_none() && start > 0 && rest > 2 {
        return None;
    }
    let cue = clause.from(start).to(end - start).some();
    let confidence = if subject.is_some() { 90 } else { 65 };
    Some(Report { source: subject.and_then(Part::some), cue, confidence })
}

const fn is_comma(c: char) -> bool {
    matches!(c, '，' | ',')
}

/// The last verb of `clause` behind which at most `rest` characters stand.
fn last_verb(clause: Part<'_>, rest: usize) -> Option<(usize, usize)> {
    let text = clause.str();
    let mut found = None;
    let mut covered = 0;
    for (at, end) in verbs_of(text) {
        if at < covered {
            continue;
        }
        covered = end;
        let behind = text.get(end..).unwrap_or_default();
        // 说过一句话, 说了一声: a measure is no object.
        let rest = rest + if rest > 1 && behind.starts_with(['过', '過', '了']) { 3 } else { 0 };
        if behind.chars().count() <= rest && !behind.contains('的') {
            // 笑着说道: the last verb is the one of saying; 说了一句 has none behind it.
            found = Some((at, end));
        }
    }
    found
}

fn first_verb(clause: Part<'_>) -> Option<(usize, usize)> {
    let text = clause.str();
    let mut verbs = verbs_of(text);
    let mut found = verbs.next()?;
    // 笑着说, 低声问道: a verb of manner before the one of saying.
    for (at, end) in verbs {
        if at >= found.1 && at - found.1 <= 6 {
            found = (at, end);
        }
    }
    Some(found)
}

fn verbs_of(text: &str) -> impl Iterator<Item = (usize, usize)> + '_ {
    let mut before = None;
    text.char_indices().filter_map(move |(at, c)| {
        let verb = verbs::chinese_at(before, text.get(at..).unwrap_or_default());
        before = Some(c);
        verb.map(|length| (at, at + length))
    })
}

/// `他说着，摇摇头：`: the verb stands in an earlier clause.
fn earlier_verb(sentence: Part<'_>) -> Option<Report> {
    let first = sentence.until(is_comma);
    if first.span() == sentence.span() {
        return None;
    }
    let (start, end) = last_verb(first, 3)?;
    let source = subject_of(first.to(start), false)?;
    let cue = first.from(start).to(end - start).some();
    Some(Report { source: source.some(), cue, confidence: 60 })
}

/// The subject of the first clause of `sentence` that has one, if `clause` is not it.
fn earlier_subject<'a>(sentence: Part<'a>, clause: Part<'a>) -> Option<Part<'a>> {
    let ahead = sentence.to(clause.span().start - sentence.span().start);
    let mut rest = ahead;
    while !rest.trim().is_empty() {
        let first = rest.until(is_comma);
        if let Some(subject) = subject_of(first, true) {
            return Some(subject);
        }
        rest = rest.from(first.span().len() + 1).trim_start_matches(is_comma);
        // A comma of one byte or of three.
        rest = Part::trim(rest);
        if first.is_empty() {
            return None;
        }
    }
    None
}

/// The subject at the start of `clause`, which ends before its verb, or, where `whole` says so, with it.
fn subject_of(clause: Part<'_>, whole: bool) -> Option<Part<'_>> {
    let mut clause = clause.trim();
    // 我听我妈说, 只听有人喊: the one who is heard is the one who speaks.
    if !whole && let Some(heard) = clause.str().rfind(['听', '聽']) {
        let rest = clause.from(heard + '听'.len_utf8());
        clause = rest.strip_prefix("见").or_else(|| rest.strip_prefix("到")).unwrap_or(rest);
    }
    while let Some(opener) = verbs::at_start(verbs::ZH_OPENERS, clause.str()) {
        clause = clause.from(opener.len()).trim_start_matches(|c| matches!(c, '，' | ',' | '、'));
    }
    if clause.is_empty() {
        return None;
    }
    if let Some(pronoun) = verbs::at_start(verbs::ZH_PRONOUNS, clause.str()) {
        // 我妈, 他爸爸: the pronoun says whose.
        let kin = clause.from(pronoun.len()).str().chars().take_while(|c| KIN.contains(*c)).count();
        return Some(clause.to(pronoun.len() + kin * '妈'.len_utf8()));
    }
    let text = clause.str();
    // 又, 低声, 对他: adverbs and coverbs, and no subject before them.
    if verbs::at_start(ADVERBS, text).is_some() {
        return None;
    }
    let end = text
        .char_indices()
        .skip(1)
        .find(|(at, _)| verbs::ends_subject(text.get(*at..).unwrap_or_default()))
        .map_or(text.len(), |(at, _)| at);
    let mut subject = clause.to(end);
    // 李明先说, 老王说了声: what is left of an adverb or a measure is no part of a name.
    for suffix in ["先", "地", "了", "声", "聲"] {
        subject = subject.strip_suffix(suffix).filter(|it| !it.is_empty()).unwrap_or(subject);
    }
    let length = subject.str().chars().count();
    // What stands in a clause without its verb may be anything.
    let longest = if whole && end == text.len() { 4 } else { 16 };
    let inside = subject.str().contains(['“', '”', '「', '」', '（', '：', '\n']);
    (length <= longest && !inside).then_some(subject)
}

/// Relatives that a pronoun stands before: 我妈, 他奶奶.
const KIN: &str = "妈媽爸爷爺奶哥姐姊弟妹娘爹舅叔姑姨嫂";

/// What a clause without a subject begins with.
#[rustfmt::skip]
const ADVERBS: &[&str] = &[
    "低声", "低聲", "大声", "大聲", "轻声", "輕聲", "高声", "高聲", "小声", "小聲", "连声", "連聲", "对",
    "對", "笑", "连忙", "連忙", "忙", "冷冷", "冷笑", "只好", "不禁", "忍不住", "一边", "一邊", "接着",
    "接著", "继续", "繼續", "怒", "急", "向他", "向她", "向我", "轻轻", "輕輕", "慢慢", "缓缓", "淡淡",
    "悄悄", "喃喃", "这样", "這樣", "如此", "说着", "說著",
];
