//! Prompts with labels that are words: `Human:` and `Assistant:`, `USER:` and `ASSISTANT:`,
//! `### Instruction:` and `### Response:`.
//!
//! ```text
//! prompt = [ preamble ] 1*( label said )
//! label  = ( begin / line-end / "</s>" ) [ "### " ] role ":"        ; USER and ASSISTANT anywhere
//! ```
//!
//! Only the labels of one family open turns, so that `It is called:` in an answer opens none. A family
//! is that of the first label, and counts only if the other side's comes next.

use alloc::vec::Vec;

use judou_source::Span;

use super::builder::turn;
use super::chatml::paragraphs;
use super::{Builder, DETECTION, Format};
use crate::model::{Event, EventKind, Transcript};
use crate::notation::Notation;

pub(super) const PROMPT: Format = Format {
    notation: Notation::Prompt,
    detect: |text| detect(text, &TALKS),
    read: |text| read(text, Notation::Prompt, &TALKS),
};

pub(super) const ALPACA: Format = Format {
    notation: Notation::Alpaca,
    detect: |text| detect(text, &INSTRUCTIONS),
    read: |text| read(text, Notation::Alpaca, &INSTRUCTIONS),
};

/// The labels of one family: those that ask, that answer, and that set the stage.
struct Family {
    ask: &'static str,
    answer: &'static str,
    system: &'static str,
    /// Whether a label may stand behind a blank on a line.
    inline: bool,
}

const TALKS: [Family; 5] = [
    Family { ask: "Human:", answer: "Assistant:", system: "System:", inline: false },
    Family { ask: "### Human:", answer: "### Assistant:", system: "### System:", inline: false },
    Family { ask: "### User:", answer: "### Assistant:", system: "### System:", inline: false },
    Family { ask: "USER:", answer: "ASSISTANT:", system: "SYSTEM:", inline: true },
    Family { ask: "<human>:", answer: "<bot>:", system: "<system>:", inline: false },
];

const INSTRUCTIONS: [Family; 1] = [Family {
    ask: "### Instruction:",
    answer: "### Response:",
    system: "### System:",
    inline: false,
}];

/// How much may stand before the first label.
const MAX_PREAMBLE: usize = 2000;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Ask,
    Answer,
    System,
}

/// The labels of a family in `text`, in order.
fn labels(text: &str, family: &Family) -> Vec<(Side, Span)> {
    let sides =
        [(Side::Ask, family.ask), (Side::Answer, family.answer), (Side::System, family.system)];
    let mut labels = Vec::new();
    for colon in memchr::memchr_iter(b':', text.as_bytes()) {
        let before = Span::new(0, colon + 1).of(text);
        let Some((side, label)) = sides.iter().find(|(_, label)| before.ends_with(label)) else {
            continue;
        };
        let start = colon + 1 - label.len();
        let before = Span::new(0, start).of(text);
        let opens = before.trim_start_matches('\u{feff}').is_empty()
            || before.ends_with(['\n', '\r'])
            || before.ends_with("</s>")
            || family.inline && before.ends_with([' ', '>']);
        if opens {
            labels.push((*side, Span::new(start, colon + 1)));
        }
    }
    labels
}

/// The family of the first label, if the other side answers.
fn family<'f>(text: &str, families: &'f [Family]) -> Option<(&'f Family, Vec<(Side, Span)>)> {
    families.iter().find_map(|family| {
        let labels = labels(text, family);
        let mut talk = labels.iter().filter(|(side, _)| *side != Side::System);
        let (first, second) = (talk.next()?, talk.next()?);
        let preamble = Span::new(0, labels.first()?.1.start).trim(text);
        let begins = preamble.len() <= MAX_PREAMBLE;
        (begins && first.0 == Side::Ask && second.0 == Side::Answer).then_some((family, labels))
    })
}

fn detect(text: &str, families: &[Family]) -> bool {
    let head = Span::new(0, DETECTION).floor(text).of(text);
    // Nearly all texts have no such answer, and their colons are looked at once.
    let answers = |colon: usize| {
        let before = head.as_bytes().get(..=colon).unwrap_or_default();
        families.iter().any(|family| {
            // The letter before the colon turns most away.
            let answer = family.answer.as_bytes();
            let alike = matches!((before, answer), ([.., one, _], [.., other, _]) if one == other);
            alike && before.ends_with(answer)
        })
    };
    if !memchr::memchr_iter(b':', head.as_bytes()).any(answers) {
        return false;
    }
    let Some((_, labels)) = family(head, families) else { return false };
    // Somebody who asks `Human: or animal?` has no other label near.
    let first = labels.first().map_or(0, |(_, label)| label.start);
    Span::new(0, first).of(head).trim().is_empty() || labels.len() >= 2
}

fn read<'a>(text: &'a str, notation: Notation, families: &[Family]) -> Transcript<'a> {
    let mut builder = Builder::new(notation);
    let Some((_, labels)) = family(text, families) else { return builder.finish() };
    for (index, (_, label)) in labels.iter().enumerate() {
        let end = labels.get(index + 1).map_or(text.len(), |(_, next)| next.start);
        let mut words = Span::new(label.end, end).trim(text);
        for mark in ["</s>", "<|endoftext|>"] {
            let bare = words.of(text).strip_suffix(mark).unwrap_or(words.of(text));
            words = Span::new(words.start, words.start + bare.len()).trim(text);
        }
        let written = label.of(text);
        let front = written.len() - written.trim_start_matches(['#', ' ', '<']).len();
        let name = Span::new(label.start + front, label.end - 1);
        let name = Span::new(name.start, name.start + name.of(text).trim_end_matches('>').len());
        if words.is_empty() && index + 1 == labels.len() {
            // What asks for an answer is not one.
            builder.event(Event { span: *label, kind: EventKind::Note, at_ms: None });
            continue;
        }
        let speaker = builder.speaker(name.of(text), name.of(text));
        let content = if words.is_empty() { Span::empty(label.end) } else { words };
        let mut made = turn(speaker, name, *label, content);
        made.paragraphs = paragraphs(text, content).into();
        builder.turn(made);
    }
    builder.finish()
}
