//! Messages as models are asked with them: `{"role": "user", "content": "…"}`, in an array, under
//! `messages`, one conversation a line, or in logs of requests and answers.
//!
//! What stands in a string is content: a role's name there opens nothing. The parts of a message that
//! is an array are its paragraphs.

use alloc::string::String;

use super::Format;
use super::clock::stamp;
use super::conversation::{self, Object, Reader, members, string};
use super::conversation_shape::{Shape, is};
use crate::model::Transcript;
use crate::notation::Notation;

pub(super) const FORMAT: Format = Format { notation: Notation::OpenAiMessages, detect, read };

fn detect(text: &str) -> bool {
    is(text, Shape::OpenAi)
}

fn read(text: &str) -> Transcript<'_> {
    conversation::read(text, Notation::OpenAiMessages, record, |_| {})
}

fn record<'a>(reader: &mut Reader<'a>, object: Object<'_, 'a>) -> bool {
    let content = object.get(&["content", "parts", "value", "text"]);
    let role = object.get(&["role"]).or_else(|| {
        // The export of a model's own pages: `{"author": {"role": "user"}, "content": …}`.
        let (members, _) = members(object.get(&["author"])?);
        members.iter().find(|member| member.key == "role").map(|member| member.value)
    });
    let Some(role) = role.filter(|role| role.starts_with('"') && role.len() > 2) else {
        let is_message = object.get(&["role"]).is_some() && content.is_some();
        if is_message {
            reader.nameless(object.raw);
        }
        return is_message;
    };
    // An answer that only calls tools says nothing; without either it is something else.
    if content.is_none() && object.member("tool_calls").is_none() && !is_known(role) {
        return false;
    }
    let name = object.string(&["name"]);
    let mut key = String::from(role);
    if let Some(name) = &name {
        key.push('\0');
        key.push_str(name);
    }
    reader.message(object.raw, &key, role, content, name, moment(object));
    true
}

/// When a message was written, in milliseconds: `create_time`, seconds of the epoch with a fraction, or
/// a date as `created_at` and `timestamp` have it.
fn moment(object: Object<'_, '_>) -> Option<u64> {
    if let Some(seconds) = object.get(&["create_time"]) {
        let seconds: f64 = seconds.parse().ok().filter(|seconds: &f64| seconds.is_finite())?;
        #[expect(clippy::cast_sign_loss, reason = "below zero is the start; the cast saturates")]
        return Some((seconds * 1000.0).round() as u64);
    }
    stamp(&object.string(&["created_at", "timestamp"])?)
}

/// Whether a role is one of those who speak, so that a message without content is still theirs.
fn is_known(role: &str) -> bool {
    string(role)
        .is_some_and(|role| matches!(&*role, "system" | "user" | "assistant" | "tool" | "function"))
}
