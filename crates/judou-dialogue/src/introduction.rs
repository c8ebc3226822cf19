//! What the text before the first turn says about the speakers: roles and longer names.
//!
//! Two places are read: fields (`采访者：甲 (某台)`, `Host: Ann Lee`) wherever they stand in the
//! introduction, and mentions of a label with more of the name round it (`伊万·彼得(Ivan Petrov)`).
//! At most [`MAX_INTRODUCTION`] bytes before the first turn are read, for at most
//! [`MAX_SPEAKERS`] speakers.

use alloc::borrow::Cow;
use alloc::vec::Vec;

use judou_source::Span;
use memchr::memmem;

use crate::lexicon;
use crate::model::{Role, Speaker};
use crate::name::{Shape, fold, is_han, is_hangul, is_kana, is_part_of, shape};

const MAX_INTRODUCTION: usize = 64 * 1024;
const MAX_SPEAKERS: usize = 16;
const MAX_MENTIONS: usize = 64;
const MAX_ALIASES: usize = 8;

/// Adds to `speakers` the roles and aliases that the text before `first_turn` gives them.
pub(crate) fn introduce<'a>(text: &'a str, first_turn: usize, speakers: &mut [Speaker<'a>]) {
    let start = first_turn.saturating_sub(MAX_INTRODUCTION);
    let introduction = Span::new(start, first_turn).of(text);
    for StatedRole { word, role, name, shared } in stated_roles(introduction) {
        let Some(speaker) =
            speakers.iter_mut().take(MAX_SPEAKERS).find(|speaker| is_called(speaker, name))
        else {
            continue;
        };
        speaker.role = speaker.role.or(Some(role));
        add_alias(speaker, name);
        // `Guests: Ann, Bob` calls neither of them `Guests`.
        if !shared {
            add_alias(speaker, word);
        }
    }
    for speaker in speakers.iter_mut().take(MAX_SPEAKERS) {
        let labels = speaker.labels.clone();
        for label in labels.iter().filter(|label| !is_placeholder(label)) {
            for alias in mentions(introduction, label) {
                add_alias(speaker, alias);
            }
        }
    }
}

/// Question, answer and role words name nobody, nor does a label that is missing: a mention of them is
/// no mention of a person.
fn is_placeholder(label: &str) -> bool {
    let folded = fold(label);
    folded.is_empty()
        || lexicon::role(&folded).is_some()
        || lexicon::question_or_answer(&folded).is_some()
}

fn add_alias<'a>(speaker: &mut Speaker<'a>, alias: &'a str) {
    let folded = fold(alias);
    let known = speaker.labels.iter().chain(&speaker.aliases).any(|known| fold(known) == folded);
    if !known && !folded.is_empty() && speaker.aliases.len() < MAX_ALIASES {
        speaker.aliases.push(Cow::Borrowed(alias));
    }
}

/// Whether `name`, as a field gives it, is that of `speaker`: one of its labels, or a longer form.
fn is_called(speaker: &Speaker<'_>, name: &str) -> bool {
    let folded = fold(name);
    speaker.labels.iter().any(|label| {
        let label_folded = fold(label);
        label_folded == folded
            || is_part_of(label, name)
            || (label_folded.chars().count() >= 2 && folded.contains(label_folded.as_str()))
            // `施：` for 施涛, as Chinese interviews shorten names to the surname.
            || (label.chars().count() == 1 && label.chars().all(is_han) && name.starts_with(&**label))
    })
}

/// A field that gives somebody a role.
struct StatedRole<'a> {
    word: &'a str,
    role: Role,
    name: &'a str,
    /// The field names others as well.
    shared: bool,
}

/// Every `role word, colon, name` in `text`.
fn stated_roles(text: &str) -> Vec<StatedRole<'_>> {
    let mut found = Vec::new();
    for (at, colon) in text.match_indices([':', '：', '|', '｜', '/']) {
        let before = text.get(..at).unwrap_or_default();
        let Some((word, role)) = trailing_role_word(before) else { continue };
        let after = text.get(at + colon.len()..).unwrap_or_default();
        let names = names(after);
        let shared = names.len() > 1;
        found.extend(names.into_iter().map(|name| StatedRole { word, role, name, shared }));
    }
    found
}

/// The role word that `text` ends in, markup passed over, unless letters run into it.
fn trailing_role_word(text: &str) -> Option<(&str, Role)> {
    const MARKS: &[char] = &['*', '_', ' ', '\u{3000}', '】', ']'];
    // Role words are short: what lies further back cannot be part of one.
    let tail = Span::new(text.len().saturating_sub(64), text.len()).of(text);
    let tail = tail.trim_end_matches(MARKS);
    let word_start = tail
        .char_indices()
        .rev()
        .find(|(_, c)| !c.is_alphanumeric())
        .map_or(0, |(at, c)| at + c.len_utf8());
    let word = tail.get(word_start..)?;
    lexicon::role(&fold(word)).map(|role| (word, role))
}

/// The names at the start of a field's value: `甲 (某台)、[乙](address)`.
pub(crate) fn names(value: &str) -> Vec<&str> {
    const MARKS: &[char] = &['*', '_', '[', ' ', '\u{3000}', '\t'];
    let line = value.lines().next().unwrap_or_default();
    let line = Span::new(0, line.len().min(200)).of(line);
    let mut found = Vec::new();
    for part in line.split(['、', ',', '，', ';', '；', '&']).take(6) {
        let part = part.trim_start_matches(MARKS);
        let end = part
            .find(['(', '（', '[', ']', '*', '_', '|', '｜', '。', '<', ':', '：', '/'])
            .unwrap_or(part.len());
        let name = part.get(..end).unwrap_or_default().trim();
        if name.is_empty() || shape(name) == Shape::Phrase {
            break;
        }
        found.push(name);
        // What follows another field's colon is that field's.
        if part.get(end..).is_some_and(|rest| rest.starts_with([':', '：'])) {
            found.pop();
            break;
        }
    }
    found
}

/// Longer and other names that stand with `label` where it is mentioned.
fn mentions<'a>(text: &'a str, label: &str) -> Vec<&'a str> {
    let mut found = Vec::new();
    for at in memmem::find_iter(text.as_bytes(), label.as_bytes()).take(MAX_MENTIONS) {
        let end = at + label.len();
        let (Some(before), Some(after)) = (text.get(..at), text.get(end..)) else { continue };
        let wide = label.chars().any(|c| is_han(c) || is_kana(c) || is_hangul(c));
        let start = at - first_name_before(before, wide);
        let full_end = end + if wide { 0 } else { words_after(before, after) };
        if start < at || full_end > end {
            found.extend(text.get(start..full_end));
        }
        found.extend(text.get(full_end..).and_then(|after| bracketed_name(after, wide)));
        found.extend(explained_name(before, after));
    }
    found
}

/// Bytes of the first name that ends right before a label, its joint included: `伊万·` before `彼得`.
fn first_name_before(before: &str, wide: bool) -> usize {
    if !wide {
        return 0;
    }
    let Some(joint) = before.chars().next_back().filter(|c| matches!(c, '·' | '・' | '‧' | '•'))
    else {
        return 0;
    };
    let stem = before.get(..before.len() - joint.len_utf8()).unwrap_or_default();
    let script =
        |c: char| is_han(c) || is_kana(c) || is_hangul(c) || matches!(c, '·' | '・' | '‧' | '•');
    let run_start = stem
        .char_indices()
        .rev()
        .take(24)
        .take_while(|(_, c)| script(*c))
        .last()
        .map_or(stem.len(), |(at, _)| at);
    let run = stem.get(run_start..).unwrap_or_default();
    // Chinese sets no blank before a name: what the person is may run into it.
    let after_word = lexicon::words_before_names()
        .filter_map(|word| run.rfind(word).map(|at| at + word.len()))
        .max()
        .unwrap_or(0);
    let name = run.get(after_word..).unwrap_or_default();
    let length = name.chars().count();
    if (1..=8).contains(&length) { name.len() + joint.len_utf8() } else { 0 }
}

/// Bytes of the capitalised words right after a first name: ` J. Hyndman` after `Rob`.
fn words_after(before: &str, after: &str) -> usize {
    // `Robert` is no mention of `Rob`.
    if before.chars().next_back().is_some_and(char::is_alphanumeric) {
        return 0;
    }
    let mut end = 0;
    for _ in 0..3 {
        let Some(word) = after.get(end..).and_then(|rest| rest.strip_prefix(' ')) else { break };
        let length = word
            .find(|c: char| !(c.is_alphanumeric() || matches!(c, '-' | '’' | '\'')))
            .unwrap_or(word.len());
        let name = word.get(..length).unwrap_or_default();
        let small = matches!(name, "van" | "von" | "de" | "der" | "di" | "da" | "la");
        let letters = name.chars().skip(1).all(|c| !c.is_uppercase()) || name.chars().count() <= 2;
        if !(name.chars().next().is_some_and(char::is_uppercase) && letters || small) {
            break;
        }
        end += 1 + length;
        // An initial keeps its stop: `J.`.
        if name.chars().count() == 1 && word.get(length..).is_some_and(|rest| rest.starts_with('.'))
        {
            end += 1;
        }
    }
    end
}

/// The name in brackets right after a name: `(Ivan Petrov)` after a Han one, `（伊万）` after a Latin.
fn bracketed_name(after: &str, wide: bool) -> Option<&str> {
    let inner = after.trim_start_matches(' ').strip_prefix(['(', '（'])?;
    let inner = Span::new(0, inner.len().min(120)).of(inner);
    let inner = inner.get(..inner.find([')', '）'])?)?.trim();
    let first = inner.chars().next()?;
    let other_script = if wide {
        first.is_uppercase()
    } else {
        is_han(first) || is_kana(first) || is_hangul(first)
    };
    let short = inner.chars().count() <= if wide { 40 } else { 12 };
    (other_script && short && shape(inner) == Shape::Name).then_some(inner)
}

/// The full name whose short form is the label: `Ann B. Lee（简称ABL）`.
fn explained_name<'a>(before: &'a str, after: &str) -> Option<&'a str> {
    if !after.starts_with([')', '）']) {
        return None;
    }
    let tail_start = Span::new(0, before.len().saturating_sub(120)).of(before).len();
    let tail = before.get(tail_start..)?;
    let open = tail.rfind(['(', '（'])?;
    let between = tail.get(open..)?.trim_start_matches(['(', '（']);
    let explains = ["简称", "簡稱", "以下简称", "以下簡稱", "下称", "以下", "略称", "이하", ""];
    if !explains.contains(&between.trim_matches(['“', '「', '"', ' ', '『'])) {
        return None;
    }
    let name_end = tail.get(..open)?.trim_end();
    let start = name_end
        .char_indices()
        .rev()
        .take(40)
        .take_while(|(_, c)| c.is_ascii_alphanumeric() || matches!(c, ' ' | '.' | '-' | '\''))
        .last()
        .map(|(at, _)| at)?;
    let name = name_end.get(start..)?.trim();
    (shape(name) == Shape::Name && name.starts_with(|c: char| c.is_uppercase())).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::vec;

    fn speaker(label: &str) -> Speaker<'_> {
        Speaker {
            name: Cow::Borrowed(label),
            labels: vec![Cow::Borrowed(label)],
            aliases: Vec::new(),
            role: None,
            turns: 1,
        }
    }

    fn introduced(text: &str, label: &str) -> (Option<Role>, Vec<alloc::string::String>) {
        let mut speakers = [speaker(label)];
        introduce(text, text.len(), &mut speakers);
        let [speaker] = speakers;
        (speaker.role, speaker.aliases.iter().map(|alias| alias.clone().into_owned()).collect())
    }

    #[test]
    fn longer_names() {
        let cases: [(&str, &str, &[&str]); 7] = [
            ("某公司首席执行官伊万·彼得(Ivan Petrov)昨天说", "彼得", &["伊万·彼得", "Ivan Petrov"]),
            ("彼得（Ivan Petrov）", "彼得", &["Ivan Petrov"]),
            ("Rob J. Strong teaches. Robert does not.", "Rob", &["Rob J. Strong"]),
            ("与Rob（罗伯·斯特朗）交谈", "Rob", &["罗伯·斯特朗"]),
            ("Ann B. Lee（简称ABL）来访", "ABL", &["Ann B. Lee"]),
            ("彼得说（见下文）。", "彼得", &[]),
            ("采访者王一与问题", "问", &[]),
        ];
        for (text, label, expected) in cases {
            assert_eq!(introduced(text, label).1, expected, "{text:?}");
        }
    }

    #[test]
    fn stated_roles_reach_their_speakers() {
        let cases = [
            ("**采访者：Ann Lee (某台)**", "Ann Lee", Some(Role::Interviewer)),
            (
                "受访者：[Rob Strong](http://a.b)，采访者：[Ann Lee](http://c.d)。",
                "Rob",
                Some(Role::Interviewee),
            ),
            (
                "受访者：[Rob Strong](http://a.b)，采访者：[Ann Lee](http://c.d)。",
                "Ann",
                Some(Role::Interviewer),
            ),
            ("主持人 | 王一  嘉宾 | 李二", "王一", Some(Role::Host)),
            ("我们采访了Ann Lee", "Ann Lee", None),
        ];
        for (text, label, expected) in cases {
            assert_eq!(introduced(text, label).0, expected, "{label:?} in {text:?}");
        }
    }
}
