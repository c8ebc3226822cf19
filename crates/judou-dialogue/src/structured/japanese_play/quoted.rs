//! Scripts whose words stand in corner brackets: `花「門を閉めましたか。」`, a line a turn, as stories told in
//! dialogue alone are written on the web.
//!
//! ```text
//! line = name "「" words "」"        ; nothing else in it
//! ```
//!
//! In a novel a line of narration may look so by chance, so nearly every line must.

use alloc::collections::BTreeMap;
use alloc::vec::Vec;

use judou_source::Span;

use super::line::name;
use crate::model::Transcript;
use crate::notation::Notation;
use crate::structured::builder::turn;
use crate::structured::messages::head;
use crate::structured::{Builder, Format};

pub(in crate::structured) const FORMAT: Format =
    Format { notation: Notation::JapanesePlay, detect, read };

/// A name and what stands behind it, its brackets included.
#[derive(Clone, Copy, Debug)]
struct Said {
    name: Span,
    words: Span,
}

/// `line = name "「" words "」"`
fn said(text: &str, line: Span) -> Option<Said> {
    let line = line.trim(text);
    let inner = line.of(text);
    if !inner.ends_with(['」', '』']) {
        return None;
    }
    let (words, name) = name(inner).ok()?;
    let opened = words.strip_prefix(['「', '『'])?;
    // A second pair of brackets behind the first is a sentence about two.
    let closes = opened.find(['」', '』']).is_some_and(|at| {
        opened.get(at..).is_some_and(|rest| rest.chars().nth(1).is_none() || opened.contains('『'))
    });
    closes.then_some(Said {
        name: Span::new(line.start, line.start + name.len()),
        words: Span::new(line.start + name.len(), line.end),
    })
}

fn detect(text: &str) -> bool {
    let head = head(text);
    if !head.contains('「') {
        return false;
    }
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    let (mut turns, mut changes, mut lines, mut last) = (0, 0, 0, "");
    for line in judou_source::lines(head).filter(|line| !line.of(head).trim().is_empty()) {
        lines += 1;
        let Some(said) = said(head, line.span) else { continue };
        let name = said.name.of(head);
        *counts.entry(name).or_default() += 1;
        turns += 1;
        changes += usize::from(name != last);
        last = name;
    }
    let speakers = counts.values().filter(|count| **count > 1).count();
    speakers > 1
        && turns > 5
        && 2 * changes > turns
        && 2 * counts.len() <= turns
        && turns * 3 >= lines * 2
}

fn read(text: &str) -> Transcript<'_> {
    let mut builder = Builder::new(Notation::JapanesePlay);
    let lines: Vec<Span> = judou_source::lines(text).map(|line| line.span).collect();
    for said in lines.into_iter().filter_map(|line| said(text, line)) {
        let name = said.name.of(text);
        let speaker = builder.speaker(name, name);
        builder.turn(turn(speaker, said.name, said.name, said.words));
    }
    builder.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_a_script() {
        let cases = [
            ("花「門を閉めましたか。」", Some(("花", "「門を閉めましたか。」"))),
            ("　健『はい』", Some(("健", "『はい』"))),
            ("花「え」と言った。", None),
            ("A「一」とB「二」", None),
            ("「花」", None),
            ("花：「え」", None),
        ];
        for (line, expected) in cases {
            let found = said(line, Span::whole(line));
            let found = found.map(|it| (it.name.of(line), it.words.of(line)));
            assert_eq!(found, expected, "{line:?}");
        }
    }
}
