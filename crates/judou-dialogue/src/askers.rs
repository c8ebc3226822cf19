//! Interviewers without a label among people who have one: `――何年ですか` and then `佐伯：三十年です`.
//!
//! Magazines set the questions off by a dash and name those who answer, since there are several. The
//! dashes are openers here like the labels, and the inference over the whole document decides. Sources
//! behind quotations have dashes and no sentences, so that dashes count only if what follows them asks
//! or ends as sentences do, and if labels answer them.

use alloc::collections::BTreeMap;
use alloc::rc::Rc;
use alloc::vec::Vec;

use judou_source::Span;

use crate::candidate::Candidate;
use crate::label::{Emphasis, Form, Prefix};
use crate::lexicon::NAMELESS_ASKER;
use crate::line::{Kind, Line};
use crate::speech::{asks, ends_in_stop};

/// How many questions make an interview.
const MIN_QUESTIONS: usize = 3;

/// A line that begins with a dash: its number, and the length of dash and blanks.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Dashed {
    line: usize,
    length: usize,
}

/// The lines that may be an interviewer's questions; empty if they are too few for an interview. Of a
/// line, its first character is looked at.
pub(crate) fn dashed(text: &str, lines: &[Line]) -> Vec<Dashed> {
    let texts = lines.iter().enumerate().filter(|(_, line)| line.kind == Kind::Text);
    let dashed = texts
        .filter_map(|(at, line)| Some(Dashed { line: at, length: dash(line.inner.of(text))? }));
    let found: Vec<Dashed> = dashed.collect();
    if found.len() < MIN_QUESTIONS { Vec::new() } else { found }
}

/// `labelled` and the dashes of an interviewer among them, in order; `None` if there is no such one.
pub(crate) fn with_askers(
    text: &str,
    lines: &[Line],
    dashed: &[Dashed],
    labelled: &[Candidate],
) -> Option<Vec<Candidate>> {
    if labelled.is_empty() || dashed.is_empty() {
        return None;
    }
    let next = labelled.iter().map(|it| it.name_id.max(it.spelling) + 1).max().unwrap_or(0);
    let asker = |dashed: &Dashed| {
        let inner = lines.get(dashed.line)?.inner;
        let label = Span::new(inner.start, inner.start + dashed.length);
        let bold = label.of(text).starts_with('*');
        let emphasis = if bold { Emphasis::Strong } else { Emphasis::None };
        Some(Candidate {
            line: dashed.line,
            form: Form { prefix: Prefix::None, emphasis },
            label,
            // The dash is all that stands for a name.
            name: label.trim(text),
            folded: Rc::from(NAMELESS_ASKER),
            name_id: next,
            spelling: next,
            may_state_a_role: false,
            rest: Span::new(label.end, inner.end),
            weak: false,
            doubled_colon: false,
            start_ms: None,
        })
    };
    let askers: Vec<Candidate> = dashed.iter().filter_map(asker).collect();
    let mut all: Vec<Candidate> = Vec::with_capacity(labelled.len() + askers.len());
    let mut rest = labelled.iter().peekable();
    for asker in askers {
        while let Some(label) = rest.next_if(|label| label.line < asker.line) {
            all.push(label.clone());
        }
        // What looks like a label behind a dash is a part of the question.
        while rest.next_if(|label| label.line == asker.line).is_some() {}
        all.push(asker);
    }
    all.extend(rest.cloned());
    is_interview(text, &all).then_some(all)
}

/// Whether sentences stand behind the dashes, and labels that come back answer them.
fn is_interview(text: &str, all: &[Candidate]) -> bool {
    let is_asker = |it: &Candidate| &*it.folded == NAMELESS_ASKER;
    let (mut count, mut sentences, mut answered) = (0_usize, 0_usize, 0_usize);
    let mut answers: BTreeMap<usize, usize> = BTreeMap::new();
    for answer in all.iter().filter(|it| !is_asker(it) && !it.weak) {
        *answers.entry(answer.name_id).or_default() += 1;
    }
    for (at, asker) in all.iter().enumerate().filter(|(_, it)| is_asker(it)) {
        let words = asker.rest.of(text);
        count += 1;
        sentences += usize::from(asks(words) || ends_in_stop(words));
        answered += usize::from(all.get(at + 1).is_some_and(|it| !is_asker(it) && !it.weak));
    }
    count >= MIN_QUESTIONS
        && sentences * 10 >= count * 8
        && answered * 10 >= count * 8
        && answers.values().any(|times| *times > 1)
}

/// The length of the dash that begins `line` and of the blanks after it, if words follow; the dash may be
/// bold, `**――** 何年ですか`.
pub(crate) fn dash(line: &str) -> Option<usize> {
    let bold = line.strip_prefix("**");
    let dashes = bold.unwrap_or(line);
    let after = dashes.trim_start_matches(['—', '―', '─', '–', '－', 'ー', '⸺']);
    if after.len() == dashes.len() {
        return None;
    }
    let after = bold.and_then(|_| after.strip_prefix("**")).unwrap_or(after);
    let words = after.trim_start_matches(char::is_whitespace);
    // `――` alone is a rule.
    (!words.is_empty()).then_some(line.len() - words.len())
}

#[cfg(test)]
mod tests {
    use alloc::string::String;

    use super::*;
    use crate::scan::{Scan, scan};

    fn voices(text: &str) -> Option<String> {
        let Scan { lines, candidates, .. } = scan(text);
        let all = with_askers(text, &lines, &dashed(text, &lines), &candidates)?;
        Some(all.iter().map(|it| &*it.folded).collect())
    }

    #[test]
    fn dashes_ask_those_who_have_labels() {
        let text = "――いつからですか。\n\n森：去年です。\n\n――なぜ？\n\n林：さあ。\n\n――では。\n\n森：はい。\n";
        assert_eq!(voices(text).as_deref(), Some("?森?林?森"));
    }

    #[test]
    fn other_dashes() {
        let cases = [
            // Sources of quotations.
            "甲：一。\n——某书\n\n乙：二。\n——又一书\n\n甲：三。\n——第三书\n\n乙：四。\n",
            // A list.
            "买：\n— 米\n— 面\n— 油\n\n卖：茶。\n",
            // Nobody with a label answers.
            "——一？\n\n好。\n\n——二？\n\n好。\n\n——三？\n\n注：完。\n",
        ];
        for text in cases {
            assert_eq!(voices(text), None, "{text:?}");
        }
    }
}
