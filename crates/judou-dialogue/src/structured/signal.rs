//! Chats of Signal: what `signal-cli` receives, what exporters make of a phone's or a desktop's data.
//!
//! ```text
//! envelope = { "envelope": { "source…", "sourceName", "timestamp", "dataMessage": { "message" } } }
//! export   = { "date", "sender", "body" }                   ; one a line
//! ```
//!
//! Receipts, typing and calls have no words and are none. What somebody sent from another device of
//! their own is theirs (`syncMessage`).

use super::Format;
use super::clock::stamp;
use super::conversation::{self, Member, Object, Reader, members};
use super::conversation_shape::{Shape, is};
use crate::model::Transcript;
use crate::notation::Notation;

pub(super) const FORMAT: Format = Format { notation: Notation::Signal, detect, read };

fn detect(text: &str) -> bool {
    is(text, Shape::Signal)
}

fn read(text: &str) -> Transcript<'_> {
    conversation::read(text, Notation::Signal, record, |_| {})
}

/// Names of who sent something, the best first.
const SENDERS: [&str; 6] =
    ["sourceName", "profileName", "sender", "source", "sourceNumber", "sourceUuid"];

fn record<'a>(reader: &mut Reader<'a>, object: Object<'_, 'a>) -> bool {
    let is_name = |name: &&str| name.starts_with('"') && name.len() > 2;
    let sender = SENDERS.iter().find_map(|key| object.get(&[key]).filter(is_name));
    let number = object.get(&["timestamp", "sent_at", "date_sent"]);
    let at_ms = number.and_then(|number| number.trim_matches('"').parse().ok());
    if object.member("dataMessage").is_some() || object.member("syncMessage").is_some() {
        let Some(words) = said(object) else { return true };
        match sender {
            Some(name) => {
                let key = object.get(&["sourceUuid", "sourceNumber", "source"]).unwrap_or(name);
                reader.message(object.raw, key, name, Some(words), None, at_ms);
            }
            None => reader.nameless(object.raw),
        }
        return true;
    }
    let Some(body) = object.get(&["body"]).filter(|body| body.starts_with('"')) else {
        return false;
    };
    let at_ms = at_ms.or_else(|| stamp(&object.string(&["date"])?));
    let Some(name) = sender else { return false };
    reader.message(object.raw, name, name, Some(body), None, at_ms);
    true
}

/// What is said in an envelope: by whoever it is from, or from another device of the same person.
fn said<'a>(object: Object<'_, 'a>) -> Option<&'a str> {
    let mut at = object.get(&["dataMessage", "syncMessage", "editMessage"])?;
    // A synchronised message is nested twice.
    for _ in 0..3 {
        let (members, _) = members(at);
        let value = |names: &[&str]| {
            let find = |name: &&str| members.iter().find(|it: &&Member<'_>| it.key == *name);
            names.iter().find_map(find).map(|member| member.value)
        };
        if let Some(words) = value(&["message", "body"]).filter(|words| words.starts_with('"')) {
            return (words.len() > 2).then_some(words);
        }
        at = value(&["sentMessage", "dataMessage", "editMessage"])?;
    }
    None
}
