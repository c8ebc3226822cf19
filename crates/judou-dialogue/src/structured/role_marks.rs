//! Prompts whose marks are the roles themselves: `<|user|>`, `<｜User｜>`.
//!
//! ```text
//! prompt = *( open said [ close ] )
//! open   = "<|" role "|>" / "<｜" role "｜>"
//! close  = "<|end|>" / "</s>" / "<|endoftext|>" / "<｜end▁of▁sentence｜>"
//! ```
//!
//! Zephyr, Phi, Falcon, GLM and `DeepSeek`. Where turns are closed, an opening mark before the closing one
//! was written by whoever speaks: it is content, and reported. Where none is, and in `DeepSeek`'s
//! prompts, which close answers alone, a turn goes on to the next mark.

use judou_source::{Diagnostic, Span};

use super::builder::turn;
use super::chatml::paragraphs;
use super::{Builder, Format};
use crate::model::{Event, EventKind, Transcript};
use crate::notation::Notation;

pub(super) const FORMAT: Format = Format { notation: Notation::Prompt, detect, read };

const OPEN: [(&str, &str); 2] = [("<|", "|>"), ("<｜", "｜>")];

/// Who is meant by what stands in a mark; other marks are no turns.
const ROLES: &[&str] = &[
    "system",
    "user",
    "assistant",
    "human",
    "bot",
    "model",
    "tool",
    "observation",
    "prompter",
    "developer",
];

const CLOSE: &[&str] =
    &["<|end|>", "</s>", "<|endoftext|>", "<｜end▁of▁sentence｜>", "<|eot|>", "<|im_end|>"];

/// A mark: the role of one that opens, none of one that closes.
struct Mark {
    span: Span,
    role: Option<Span>,
}

fn mark(text: &str, at: usize) -> Option<Mark> {
    let rest = Span::new(at, text.len()).of(text);
    if let Some(close) = CLOSE.iter().find(|close| rest.starts_with(**close)) {
        return Some(Mark { span: Span::new(at, at + close.len()), role: None });
    }
    OPEN.iter().find_map(|(open, close)| {
        let inner = rest.strip_prefix(open)?;
        let role = ROLES.iter().find(|role| {
            inner.get(..role.len()).is_some_and(|found| found.eq_ignore_ascii_case(role))
                && inner.get(role.len()..).is_some_and(|rest| rest.starts_with(close))
        })?;
        let start = at + open.len();
        let role = Span::new(start, start + role.len());
        Some(Mark { span: Span::new(at, role.end + close.len()), role: Some(role) })
    })
}

/// Whether a mark has the wide bars of `DeepSeek`'s.
fn is_wide(text: &str, mark: &Mark) -> bool {
    mark.span.of(text).starts_with("<｜")
}

fn marks(text: &str, from: usize) -> impl Iterator<Item = Mark> + '_ {
    let window = Span::new(from, text.len()).of(text);
    memchr::memchr_iter(b'<', window.as_bytes()).filter_map(move |at| mark(text, from + at))
}

/// Whether a role's mark stands at the start, but for marks of a text's begin and a system's words.
fn detect(text: &str) -> bool {
    const REACH: usize = 4096;
    let head = Span::new(0, REACH).floor(text).of(text);
    let start = head.trim_start_matches(|c: char| c == '\u{feff}' || c.is_whitespace());
    if !start.starts_with('<') {
        return false;
    }
    let begins =
        start.starts_with("<｜begin") || start.starts_with("<s>") || start.starts_with("[gMASK]");
    let first = marks(head, 0).find(|mark| mark.role.is_some());
    first.is_some_and(|first| begins || first.span.start == head.len() - start.len())
}

fn read(text: &str) -> Transcript<'_> {
    let mut builder = Builder::new(Notation::Prompt);
    let mut all = marks(text, 0).peekable();
    let is_closed = marks(text, 0).any(|mark| mark.role.is_none() && !is_wide(text, &mark))
        && !marks(text, 0).any(|mark| mark.role.is_some() && is_wide(text, &mark));
    while let Some(open) = all.next() {
        let Some(role) = open.role else { continue };
        let mut end = text.len();
        let mut inside = None;
        while let Some(next) = all.peek() {
            end = next.span.start;
            if next.role.is_none() || !is_closed {
                break;
            }
            inside.get_or_insert(next.span);
            end = text.len();
            all.next();
        }
        let last = all.peek().is_none();
        let words = Span::new(open.span.end, end).trim(text);
        if words.is_empty() && last {
            // What asks for an answer is not one.
            builder.event(Event { span: open.span, kind: EventKind::Note, at_ms: None });
            continue;
        }
        if let Some(span) = inside {
            builder.diagnostic(
                Diagnostic::warning(
                    "judou::dialogue::mark-in-content",
                    "this mark stands inside a turn and opens none",
                    span,
                )
                .with_help("close the turn before it, or escape the mark"),
            );
        }
        let written = role.of(text);
        let speaker = builder.speaker(written, written);
        let content = if words.is_empty() { Span::empty(open.span.end) } else { words };
        let mut made = turn(speaker, role, open.span, content);
        made.paragraphs = paragraphs(text, content).into();
        builder.turn(made);
    }
    builder.finish()
}
