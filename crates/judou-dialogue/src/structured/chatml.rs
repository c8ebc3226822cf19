//! Prompts as chat models read them: turns between marks that no tokenizer makes of text.
//!
//! ```text
//! chatml  = *( "<|im_start|>" role [ SP "name=" name ] ( line-end / "<|im_sep|>" ) said "<|im_end|>" )
//! llama-3 = *( "<|start_header_id|>" role "<|end_header_id|>" said ( "<|eot_id|>" / "<|eom_id|>" ) )
//! prompt  = *( "<start_of_turn>" role line-end said "<end_of_turn>" )                  ; Gemma
//!         / *( "<|start|>" role [ "<|channel|>" word ] "<|message|>" said "<|end|>" )  ; gpt-oss
//!         / *( "<|START_OF_TURN_TOKEN|><|" role "|>" said "<|END_OF_TURN_TOKEN|>" )    ; Command R
//!         / *( "<|start_of_role|>" role "<|end_of_role|>" said "<|end_of_text|>" )     ; Granite
//! ```
//!
//! A turn ends at its closing mark and nowhere else: an opening mark before that was written by
//! whoever speaks, is content, and is reported. Only a text without any closing mark is divided by the
//! opening ones. The last opening mark of a prompt, with nothing behind it, asks the model to answer.

use alloc::borrow::Cow;
use alloc::vec::Vec;

use judou_source::{Diagnostic, Span, lines_in};
use nom::Parser;
use nom::bytes::complete::{tag, take_while, take_while_m_n};
use nom::combinator::opt;
use nom::sequence::preceded;

use super::builder::turn;
use super::clock::PResult;
use super::{Builder, Format};
use crate::model::{Event, EventKind, Transcript};
use crate::notation::Notation;

pub(crate) const CHATML: Format = Format {
    notation: Notation::ChatMl,
    detect: |text| opens(text, &CHATML_MARKS),
    read: |text| read(text, Notation::ChatMl, &CHATML_MARKS),
};

pub(crate) const LLAMA3: Format = Format {
    notation: Notation::Llama3,
    detect: |text| opens(text, &LLAMA3_MARKS),
    read: |text| read(text, Notation::Llama3, &LLAMA3_MARKS),
};

pub(crate) const GEMMA: Format = Format {
    notation: Notation::Prompt,
    detect: |text| opens(text, &GEMMA_MARKS),
    read: |text| read(text, Notation::Prompt, &GEMMA_MARKS),
};

pub(crate) const HARMONY: Format = Format {
    notation: Notation::Prompt,
    detect: |text| opens(text, &HARMONY_MARKS),
    read: |text| read(text, Notation::Prompt, &HARMONY_MARKS),
};

pub(crate) const COMMAND_R: Format = Format {
    notation: Notation::Prompt,
    detect: |text| opens(text, &COMMAND_R_MARKS),
    read: |text| read(text, Notation::Prompt, &COMMAND_R_MARKS),
};

pub(crate) const GRANITE: Format = Format {
    notation: Notation::Prompt,
    detect: |text| opens(text, &GRANITE_MARKS),
    read: |text| read(text, Notation::Prompt, &GRANITE_MARKS),
};

/// The marks of a format. All of them begin with `<`.
struct Marks {
    /// What may stand before the first turn.
    begin: &'static [&'static str],
    open: &'static [&'static str],
    /// What ends the role; a line ending where there is none.
    role_end: &'static [&'static str],
    /// What may stand between the role and its end, before a word.
    between: Option<&'static str>,
    /// What ends the turn.
    close: &'static [&'static str],
}

const CHATML_MARKS: Marks = Marks {
    begin: &["<|begin_of_text|>", "<|endoftext|>", "<s>"],
    open: &["<|im_start|>"],
    role_end: &["<|im_sep|>", "\r\n", "\n"],
    between: None,
    close: &["<|im_end|>"],
};

const LLAMA3_MARKS: Marks = Marks {
    begin: &["<|begin_of_text|>"],
    open: &["<|start_header_id|>", "<|header_start|>"],
    role_end: &["<|end_header_id|>", "<|header_end|>"],
    between: None,
    close: &["<|eot_id|>", "<|eom_id|>", "<|end_of_text|>", "<|eot|>", "<|eom|>"],
};

const GEMMA_MARKS: Marks = Marks {
    begin: &["<bos>", "<s>"],
    open: &["<start_of_turn>", "<|turn>"],
    role_end: &["\r\n", "\n"],
    between: None,
    close: &["<end_of_turn>", "<turn|>"],
};

const HARMONY_MARKS: Marks = Marks {
    begin: &[],
    open: &["<|start|>"],
    role_end: &["<|message|>"],
    between: Some("<|channel|>"),
    close: &["<|end|>", "<|return|>", "<|call|>"],
};

const COMMAND_R_MARKS: Marks = Marks {
    begin: &["<BOS_TOKEN>"],
    open: &["<|START_OF_TURN_TOKEN|><|"],
    role_end: &["|>"],
    between: None,
    close: &["<|END_OF_TURN_TOKEN|>"],
};

const GRANITE_MARKS: Marks = Marks {
    begin: &[],
    open: &["<|start_of_role|>"],
    role_end: &["<|end_of_role|>"],
    between: None,
    close: &["<|end_of_text|>"],
};

/// Which of the marks stands at the start of `text`.
fn mark_at(text: &str, marks: &[&'static str]) -> Option<&'static str> {
    marks.iter().find(|mark| text.starts_with(**mark)).copied()
}

/// Whether the text begins with a turn.
fn opens(text: &str, marks: &Marks) -> bool {
    let blank = |c: char| c == '\u{feff}' || c.is_whitespace();
    let mut rest = text.trim_start_matches(blank);
    while let Some(mark) = mark_at(rest, marks.begin) {
        rest = rest.strip_prefix(mark).unwrap_or_default().trim_start_matches(blank);
        // One of each at most: a text that is full of them is no prompt.
        if text.len() - rest.len() > 200 {
            return false;
        }
    }
    let Some(mark) = mark_at(rest, marks.open) else { return false };
    header(rest.strip_prefix(mark).unwrap_or_default(), marks).is_ok()
}

/// `role [ SP "name=" name ] role-end`; the role and the name.
fn header<'a>(input: &'a str, marks: &Marks) -> PResult<'a, (&'a str, Option<&'a str>)> {
    let is_word = |c: char| !c.is_whitespace() && !"<>|{}\"".contains(c);
    let blank = |input| take_while(|c| c == ' ').parse(input);
    let (rest, role) = preceded(blank, take_while_m_n(1, 40, is_word)).parse(input)?;
    let name = preceded((blank, tag("name=")), take_while_m_n(1, 80, is_word));
    let (rest, name) = opt(name).parse(rest)?;
    let (rest, _) = blank(rest)?;
    let channel = marks.between.and_then(|mark| {
        let rest = rest.strip_prefix(mark)?;
        // `commentary to=functions.x <|constrain|>json`
        let end = Span::new(0, 200).floor(rest).of(rest).find("<|message|>")?;
        rest.get(end..)
    });
    let rest = channel.unwrap_or(rest);
    let end = mark_at(rest, marks.role_end);
    match end {
        Some(end) => Ok((rest.strip_prefix(end).unwrap_or_default(), (role, name))),
        // A prompt may end with the role.
        None if rest.is_empty() => Ok((rest, (role, name))),
        None => Err(nom::Err::Error(nom::error::Error::new(rest, nom::error::ErrorKind::Tag))),
    }
}

/// The first of the marks at or after `from`, and where it stands. Marks are looked for together, so
/// that one that never comes costs nothing.
fn next_mark(text: &str, from: usize, marks: &[&'static str]) -> Option<(usize, &'static str)> {
    let window = Span::new(from, text.len()).of(text);
    memchr::memchr_iter(b'<', window.as_bytes()).find_map(|at| {
        let rest = Span::new(at, window.len()).of(window);
        Some((from + at, mark_at(rest, marks)?))
    })
}

fn read<'a>(text: &'a str, notation: Notation, marks: &Marks) -> Transcript<'a> {
    let mut builder = Builder::new(notation);
    let is_closed = next_mark(text, 0, marks.close).is_some();
    let mut from = 0;
    while let Some((open, mark)) = next_mark(text, from, marks.open) {
        let after = Span::new(open + mark.len(), text.len());
        let Ok((rest, (role, name))) = header(after.of(text), marks) else {
            builder.diagnostic(Diagnostic::warning(
                "judou::dialogue::broken-record",
                "no role follows this mark; it opens no turn",
                Span::new(open, after.start),
            ));
            from = after.start;
            continue;
        };
        let start = text.len() - rest.len();
        let ends = if is_closed { marks.close } else { marks.open };
        let end = next_mark(text, start, ends);
        let words = Span::new(start, end.map_or(text.len(), |(at, _)| at)).trim(text);
        from = match end {
            Some((at, mark)) if is_closed => at + mark.len(),
            Some((at, _)) => at,
            None => text.len(),
        };
        let role_at = super::messages::place(Span::whole(text), text, role);
        let label = Span::new(open, start).trim(text);
        if words.is_empty() && end.is_none() {
            // What asks for an answer is not one.
            builder.event(Event { span: label, kind: EventKind::Note, at_ms: None });
            continue;
        }
        if let Some((inside, mark)) = next_mark(words.of(text), 0, marks.open) {
            let at = words.start + inside;
            builder.diagnostic(
                Diagnostic::warning(
                    "judou::dialogue::mark-in-content",
                    "this mark stands inside a turn and opens none",
                    Span::new(at, at + mark.len()),
                )
                .with_help("close the turn before it, or escape the mark"),
            );
        }
        let key = name.map_or(Cow::Borrowed(role), |name| Cow::Owned([role, name].join("\0")));
        let speaker = builder.speaker(&key, role);
        if let (Some(name), Some(speaker)) = (name, builder.speaker_mut(speaker))
            && speaker.aliases.is_empty()
        {
            speaker.aliases.push(Cow::Borrowed(name));
        }
        let words = if words.is_empty() { Span::empty(label.end) } else { words };
        let mut turn = turn(speaker, role_at, label, words);
        turn.paragraphs = paragraphs(text, words).into();
        builder.turn(turn);
    }
    builder.finish()
}

/// The blocks of a part that blank lines separate.
pub(crate) fn paragraphs(text: &str, part: Span) -> Vec<Span> {
    let mut blocks: Vec<Span> = Vec::new();
    let mut goes_on = false;
    for line in lines_in(text, part) {
        let line = line.span.trim(text);
        if line.is_empty() {
            goes_on = false;
            continue;
        }
        match blocks.last_mut() {
            Some(last) if goes_on => *last = last.cover(line),
            _ => blocks.push(line),
        }
        goes_on = true;
    }
    blocks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers() {
        let cases = [
            ("user\nhi", Some(("user", None, "hi"))),
            ("user\r\nhi", Some(("user", None, "hi"))),
            (" user \nhi", Some(("user", None, "hi"))),
            ("user<|im_sep|>hi", Some(("user", None, "hi"))),
            ("system name=ann\nhi", Some(("system", Some("ann"), "hi"))),
            ("assistant", Some(("assistant", None, ""))),
            ("", None),
            ("the user said\nhi", None),
            ("<|im_end|>", None),
        ];
        for (input, expected) in cases {
            let got = header(input, &CHATML_MARKS).ok();
            let got = got.map(|(rest, (role, name))| (role, name, rest));
            assert_eq!(got, expected, "{input:?}");
        }
    }
}
