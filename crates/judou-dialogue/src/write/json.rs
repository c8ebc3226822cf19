//! Messages for models, as JSON: strings are escaped by RFC 8259, so that nothing in one ends it.
//!
//! Models know sides, not people: who asks is `user`, who answers `assistant`. The side is the
//! speaker's own if the name is that of one; else those whose role is to ask or to lead are users; else
//! the first to speak is.

use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt::Write as _;

use super::error::{WriteError, WriteErrorKind};
use super::speech::Talk;
use crate::model::Role;
use crate::notation::Notation;

/// What a voice is written as.
#[derive(Debug)]
pub(super) struct Part<'t> {
    pub(super) role: &'static str,
    /// The name, where the role does not say it.
    name: Option<&'t str>,
}

/// The part of every voice.
///
/// # Errors
///
/// `ShareGPT` has no names: two speakers on one side cannot be told apart.
pub(super) fn parts<'t>(
    talk: &'t Talk<'_>,
    notation: Notation,
) -> Result<Vec<Part<'t>>, WriteError> {
    let led = talk.voices.iter().any(|voice| voice.role.is_some_and(asks));
    let first = talk.speeches.first().map(|speech| speech.voice);
    let mut parts: Vec<Part<'_>> = Vec::with_capacity(talk.voices.len());
    let mut on_side: BTreeMap<&str, usize> = BTreeMap::new();
    for (index, voice) in talk.voices.iter().enumerate() {
        let side = side(&voice.name).unwrap_or_else(|| match voice.role {
            Some(role) if led => {
                if asks(role) {
                    USER
                } else {
                    ASSISTANT
                }
            }
            _ if led || Some(index) != first => ASSISTANT,
            _ => USER,
        });
        *on_side.entry(side).or_default() += 1;
        parts.push(Part { role: side, name: Some(&voice.name) });
    }
    for part in &mut parts {
        let alone = on_side.get(part.role).is_some_and(|count| *count == 1);
        let said = part.name.is_some_and(|name| side(name) == Some(part.role));
        if alone && said || part.name == Some("") {
            part.name = None;
        }
    }
    if notation == Notation::ShareGpt {
        let crowded = |voice: usize| {
            let role = parts.get(voice).map(|part| part.role);
            role.and_then(|role| on_side.get(role)).is_some_and(|count| *count > 1)
        };
        let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
        for speech in talk.speeches.iter().filter(|speech| crowded(speech.voice)) {
            let role = parts.get(speech.voice).map_or("", |part| part.role);
            if *seen.entry(role).or_insert(speech.voice) != speech.voice {
                return Err(WriteError::new(WriteErrorKind::Speakers, speech.turn.name));
            }
        }
        for part in &mut parts {
            part.role = match part.role {
                USER => "human",
                ASSISTANT => "gpt",
                role => role,
            };
        }
    }
    Ok(parts)
}

const USER: &str = "user";
const ASSISTANT: &str = "assistant";

/// Whether this role is to ask others.
const fn asks(role: Role) -> bool {
    matches!(role, Role::Interviewer | Role::Host | Role::Chair)
}

/// The side that a name is of.
fn side(name: &str) -> Option<&'static str> {
    const SIDES: &[(&str, &str)] = &[
        ("user", USER),
        ("human", USER),
        ("assistant", ASSISTANT),
        ("gpt", ASSISTANT),
        ("ai", ASSISTANT),
        ("bot", ASSISTANT),
        ("model", ASSISTANT),
        ("chatgpt", ASSISTANT),
        ("system", "system"),
        ("developer", "developer"),
        ("tool", "tool"),
        ("function", "function"),
    ];
    SIDES.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, side)| *side)
}

/// `[{"role": "user", "name": "Ann", "content": "…"}]`, a message a line.
pub(super) fn openai(talk: &Talk<'_>, parts: &[Part<'_>]) -> String {
    let mut out = String::from("[");
    for (index, speech) in talk.speeches.iter().enumerate() {
        out.push_str(if index > 0 { ",\n" } else { "\n" });
        let part = parts.get(speech.voice);
        out.push_str("{\"role\": ");
        string(&mut out, part.map_or(USER, |part| part.role));
        if let Some(name) = part.and_then(|part| part.name) {
            out.push_str(", \"name\": ");
            string(&mut out, name);
        }
        out.push_str(", \"content\": ");
        string(&mut out, speech.words);
        out.push('}');
    }
    out.push_str("\n]\n");
    out
}

/// `[{"conversations": [{"from": "human", "value": "…"}]}]`, a message a line.
pub(super) fn sharegpt(talk: &Talk<'_>, parts: &[Part<'_>]) -> String {
    let mut out = String::from("[{\"conversations\": [");
    for (index, speech) in talk.speeches.iter().enumerate() {
        out.push_str(if index > 0 { ",\n" } else { "\n" });
        out.push_str("{\"from\": ");
        string(&mut out, parts.get(speech.voice).map_or("human", |part| part.role));
        out.push_str(", \"value\": ");
        string(&mut out, speech.words);
        out.push('}');
    }
    out.push_str("\n]}]\n");
    out
}

/// `string = DQUOTE *char DQUOTE`
fn string(out: &mut String, words: &str) {
    out.push('"');
    for c in words.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if c < ' ' => {
                // Writing to a string cannot fail.
                let _ = write!(out, "\\u{:04x}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
}
