//! A channel of Discord as `DiscordChatExporter` and the API give it: `{"timestamp", "content",
//! "author": {"name"}}`.
//!
//! What is said stands before who says it. Messages of another type than a message or a reply are
//! the system's.

use super::Format;
use super::clock::stamp;
use super::conversation::{self, Object, Reader, members, string};
use super::conversation_shape::{Shape, is};
use crate::model::{EventKind, Transcript};
use crate::notation::Notation;

pub(super) const FORMAT: Format = Format { notation: Notation::Discord, detect, read };

fn detect(text: &str) -> bool {
    is(text, Shape::Discord)
}

fn read(text: &str) -> Transcript<'_> {
    conversation::read(text, Notation::Discord, record, |_| {})
}

fn record<'a>(reader: &mut Reader<'a>, object: Object<'_, 'a>) -> bool {
    let Some(written) = object.string(&["timestamp"]) else { return false };
    let (Some(author), Some(content)) = (object.get(&["author"]), object.get(&["content"])) else {
        return false;
    };
    let at_ms = stamp(&written);
    // A number in the API, a word in the export; the others pin, join, call and boost.
    let written = object.get(&["type"]).is_none_or(|kind| {
        let kind = kind.trim_matches('"');
        matches!(kind, "Default" | "Reply" | "0" | "19" | "20" | "23")
            || matches!(
                kind,
                "ApplicationCommand"
                    | "ChatInputCommand"
                    | "ContextMenuCommand"
                    | "ThreadStarterMessage"
            )
    });
    if !written {
        reader.event(object.raw, EventKind::System, at_ms);
        return true;
    }
    let (members, _) = members(author);
    let value = |keys: &[&str]| {
        let find = |key: &&str| members.iter().find(|member| member.key == *key).map(|it| it.value);
        let is_name = |name: &&str| name.starts_with('"') && name.len() > 2;
        keys.iter().filter_map(find).find(is_name)
    };
    let Some(name) = value(&["name", "username"]) else {
        reader.nameless(object.raw);
        return true;
    };
    let alias = value(&["nickname", "global_name"]).and_then(string);
    reader.message(object.raw, value(&["id"]).unwrap_or(name), name, Some(content), alias, at_ms);
    true
}
