//! A chat as Telegram Desktop exports it to JSON: `{"id", "type": "message", "date", "from", "text"}`.
//!
//! The text is a string, or strings and objects (links, mentions, styles) that follow one another
//! without anything between. Messages of the type `service` are the system's.

use super::Format;
use super::clock::stamp;
use super::conversation::{self, Object, Reader};
use super::conversation_shape::{Shape, is};
use crate::model::{EventKind, Transcript};
use crate::notation::Notation;

pub(super) const FORMAT: Format = Format { notation: Notation::Telegram, detect, read };

fn detect(text: &str) -> bool {
    is(text, Shape::Telegram)
}

fn read(text: &str) -> Transcript<'_> {
    conversation::read(text, Notation::Telegram, record, |reader| reader.joint = "")
}

fn record<'a>(reader: &mut Reader<'a>, object: Object<'_, 'a>) -> bool {
    let date = object.string(&["date"]);
    let Some(kind) = object.string(&["type"]) else { return false };
    let unix = object.string(&["date_unixtime"]).and_then(|unix| unix.parse::<u64>().ok());
    if date.is_none() && unix.is_none() {
        return false;
    }
    let at_ms = unix.and_then(|seconds| seconds.checked_mul(1000));
    let at_ms = at_ms.or_else(|| stamp(date.as_deref()?));
    if kind != "message" {
        let is_service = object.member("action").is_some();
        if is_service {
            reader.event(object.raw, EventKind::System, at_ms);
        }
        return is_service;
    }
    // Those who deleted their account have no name and still an identifier.
    let is_name = |name: &&str| name.starts_with('"') && name.len() > 2;
    let from = object.get(&["from"]).filter(is_name);
    let id = object.get(&["from_id"]).filter(is_name);
    match from.or(id) {
        Some(name) => {
            reader.message(
                object.raw,
                id.unwrap_or(name),
                name,
                object.get(&["text"]),
                None,
                at_ms,
            );
        }
        None => reader.nameless(object.raw),
    }
    true
}
