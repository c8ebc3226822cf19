//! Turns of prose: a label, and lines up to the next one.

use alloc::string::String;
use alloc::vec::Vec;

use judou_source::Span;

use super::Builder;
use super::builder::turn;

/// One line of what is said.
#[derive(Clone, Copy, Debug)]
pub(super) struct Said {
    /// The line, white space at its ends and all.
    pub(super) span: Span,
    /// Whether a paragraph begins with it.
    pub(super) opens: bool,
    /// Whether it stands among the words and is none of them: a page mark, a stage direction.
    pub(super) silent: bool,
}

impl Said {
    pub(super) fn line(span: Span) -> Self {
        Self { span, opens: false, silent: false }
    }
}

/// Adds the turn that `label` opens. A blank line opens a paragraph, and is no part of one.
///
/// Silent lines at the end are none of the turn's; with one inside, words are kept apart from the
/// content.
pub(super) fn speech<'a>(
    text: &'a str,
    builder: &mut Builder<'a>,
    speaker: usize,
    (name, label): (Span, Span),
    lines: impl Iterator<Item = Said>,
) {
    let mut paragraphs: Vec<Span> = Vec::new();
    let mut open = false;
    let mut silent: Vec<Span> = Vec::new();
    // Silent lines that are inside if somebody goes on speaking.
    let mut pending: Vec<Span> = Vec::new();
    for line in lines {
        let inner = line.span.trim(text);
        if inner.is_empty() {
            open = false;
            continue;
        }
        if line.silent {
            pending.push(inner);
            continue;
        }
        if !paragraphs.is_empty() {
            silent.append(&mut pending);
        }
        pending.clear();
        match paragraphs.last_mut().filter(|_| open && !line.opens) {
            Some(last) => *last = last.cover(inner),
            None => paragraphs.push(inner),
        }
        open = true;
    }
    let content = match (paragraphs.first(), paragraphs.last()) {
        (Some(first), Some(last)) => first.cover(*last),
        _ => Span::empty(label.end),
    };
    let mut made = turn(speaker, name, label, content);
    made.paragraphs = paragraphs.into();
    if !silent.is_empty() {
        made.words = Some(without(text, content, &silent));
    }
    builder.turn(made);
}

/// The text under `content` without the lines under `silent`, which are in order.
fn without(text: &str, content: Span, silent: &[Span]) -> String {
    let mut words = String::with_capacity(content.len());
    let mut at = content.start;
    for span in silent {
        words.push_str(Span::new(at, span.start).of(text).trim_end());
        at = span.end;
    }
    words.push_str(Span::new(at, content.end).of(text));
    let trimmed = words.trim_start();
    words.drain(..words.len() - trimmed.len());
    words
}
