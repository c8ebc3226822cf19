//! From opening lines to turns: where each ends, what its paragraphs are, what stands between.

use alloc::vec::Vec;

use judou_source::Span;

use crate::candidate::Candidate;
use crate::close::{is_credit, is_notice, trailing_credit};
use crate::label::Prefix;
use crate::lexicon;
use crate::line::{Kind, Line};
use crate::model::{Section, Turn};
use crate::paragraphs::Paragraphs;
use crate::speech::is_quotation;
use crate::tail::page_begins;

/// The turns before it is known which labels are one speaker's: `speaker` is the opener's index.
pub(crate) fn turns(
    text: &str,
    lines: &[Line],
    candidates: &[Candidate],
    openers: &[usize],
    titles: &[Title],
) -> Vec<Turn> {
    let mut turns = Vec::with_capacity(openers.len());
    let end = page_begins(text, lines, candidates, openers).unwrap_or(lines.len());
    for (index, opener) in openers.iter().enumerate() {
        let Some(candidate) = candidates.get(*opener) else { continue };
        let next = openers.get(index + 1).and_then(|next| candidates.get(*next));
        let limit = next.map_or(end, |next| next.line);
        let body = lines.get(candidate.line + 1..limit).unwrap_or_default();
        let blank = || body.iter().all(|line| line.kind == Kind::Blank);
        if next.is_some() && candidate.has_rest() && blank() {
            // Most turns are one line.
            turns.push(Turn {
                speaker: index,
                name: candidate.name,
                span: candidate.label.cover(candidate.rest),
                label: candidate.label,
                content: candidate.rest,
                paragraphs: Paragraphs::one(candidate.rest),
                start_ms: candidate.start_ms,
                ..Turn::default()
            });
            continue;
        }
        let limit = first_boundary(text, lines, candidates, *opener, limit, titles, next.is_none());
        turns.push(turn(text, lines, candidate, limit, index, next.is_none()));
    }
    turns
}

/// A title without markup that stands between turns.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Title {
    pub(crate) line: usize,
    pub(crate) span: Span,
}

/// The line before which the words that the candidate at `opener` opens stop, at most `limit`.
fn first_boundary(
    text: &str,
    lines: &[Line],
    candidates: &[Candidate],
    opener: usize,
    limit: usize,
    titles: &[Title],
    last: bool,
) -> usize {
    let Some(candidate) = candidates.get(opener) else { return limit };
    let quoted = candidate.form.prefix == Prefix::Quote;
    // `狐「遅い」` is said; what stands below tells of it.
    if candidate.label == candidate.name && is_quotation(candidate.rest.of(text)) {
        return limit.min(candidate.line + 1);
    }
    let fenced = lines.get(candidate.line).is_some_and(|line| line.kind == Kind::Code);
    let mut event = opener + 1;
    let body = lines.get(candidate.line + 1..limit).unwrap_or_default();
    for (at, line) in body.iter().enumerate() {
        let number = candidate.line + 1 + at;
        // The words are far away in memory, and nearly never asked for.
        let inner = || line.inner.of(text);
        let ends = match line.kind {
            Kind::Heading(_) | Kind::Rule => true,
            Kind::Code => fenced && (inner().starts_with("```") || inner().starts_with("~~~")),
            Kind::Quote => false,
            Kind::Blank => quoted,
            Kind::Remark => quoted || last && (is_notice(inner()) || is_credit(inner())),
            Kind::Text | Kind::Picture | Kind::Table | Kind::Underline => {
                quoted || last && is_notice(inner())
            }
        };
        if ends || titles.binary_search_by_key(&number, |title| title.line).is_ok() {
            return number;
        }
        // `**Break:** [12:03]` is no part of what was said before it.
        while candidates.get(event).is_some_and(|other| other.line < number) {
            event += 1;
        }
        if candidates
            .get(event)
            .is_some_and(|other| other.line == number && lexicon::ends_a_turn(&other.folded))
        {
            return number;
        }
    }
    limit
}

fn turn(
    text: &str,
    lines: &[Line],
    candidate: &Candidate,
    limit: usize,
    speaker: usize,
    last: bool,
) -> Turn {
    let quoted = candidate.form.prefix == Prefix::Quote;
    // Most turns have one; room for four, which is what a vector begins with, is wasted on them.
    let mut paragraphs: Vec<Span> = Vec::with_capacity(1);
    let mut open = candidate.has_rest();
    if open {
        paragraphs.push(candidate.rest);
    }
    // Stage notes, pictures and quotations at the end belong to the page; inside they were spoken
    // round, so they are let in once words follow.
    let mut waiting: Vec<(Span, bool)> = Vec::new();
    for line in lines.get(candidate.line + 1..limit).unwrap_or_default() {
        let blank = line.kind == Kind::Blank
            || quoted && line.inner.of(text).trim_matches(['>', ' ']).is_empty();
        if blank {
            open = false;
            continue;
        }
        // A blank line inside a fence parts no paragraph.
        if line.inner.is_empty() {
            continue;
        }
        let aside = match line.kind {
            Kind::Remark | Kind::Picture => true,
            Kind::Quote => !quoted,
            _ => false,
        };
        if aside && !paragraphs.is_empty() {
            waiting.push((line.inner, open));
            open = true;
            continue;
        }
        for (span, joined) in waiting.drain(..).chain(core::iter::once((line.inner, open))) {
            match paragraphs.last_mut().filter(|_| joined) {
                Some(paragraph) => *paragraph = paragraph.cover(span),
                None => paragraphs.push(span),
            }
        }
        open = true;
    }
    if last {
        drop_credit(text, &mut paragraphs);
    }
    let content = match (paragraphs.first(), paragraphs.last()) {
        (Some(first), Some(last)) => first.cover(*last),
        _ => Span::empty(candidate.label.end),
    };
    Turn {
        speaker,
        name: candidate.name,
        span: candidate.label.cover(content),
        label: candidate.label,
        content,
        paragraphs: paragraphs.into(),
        start_ms: candidate.start_ms,
        ..Turn::default()
    }
}

/// Takes the credit in brackets off the last paragraph, if it ends in one.
fn drop_credit(text: &str, paragraphs: &mut Vec<Span>) {
    let Some(last) = paragraphs.last_mut() else { return };
    if let Some(at) = trailing_credit(text, *last) {
        let rest = Span::new(last.start, at);
        let rest = Span::new(rest.start, rest.start + rest.of(text).trim_end().len());
        if rest.is_empty() {
            paragraphs.pop();
        } else {
            *last = rest;
        }
    }
}

/// The Markdown headings that open no turn, and the titles found between turns, in order.
pub(crate) fn sections(
    text: &str,
    lines: &[Line],
    opener_lines: &[usize],
    titles: &[Title],
) -> Vec<Section> {
    let mut sections: Vec<Section> = Vec::new();
    for (number, line) in lines.iter().enumerate() {
        let Kind::Heading(level) = line.kind else { continue };
        if opener_lines.binary_search(&number).is_ok() || line.inner.is_empty() {
            continue;
        }
        let mut span = line.span.trim(text);
        if let Some(underline) = lines.get(number + 1).filter(|next| next.kind == Kind::Underline) {
            span = span.cover(underline.inner);
        }
        sections.push(Section { title: line.inner, level, span });
    }
    sections.extend(titles.iter().map(|title| Section {
        title: title.span,
        level: 1,
        span: title.span,
    }));
    sections.sort_by_key(|section| section.span.start);
    sections
}

/// Gives every turn the last section before it.
pub(crate) fn place(turns: &mut [Turn], sections: &[Section]) {
    // Both are in order, or else the sections are searched.
    let mut after = 0_usize;
    for turn in turns {
        let start = turn.span.start;
        let begins_before = |section: &Section| section.span.start < start;
        if after.checked_sub(1).and_then(|at| sections.get(at)).is_some_and(|s| !begins_before(s)) {
            after = sections.partition_point(begins_before);
        }
        let later = sections.get(after..).unwrap_or_default();
        after += later.iter().take_while(|section| begins_before(section)).count();
        turn.section = after.checked_sub(1);
    }
}
