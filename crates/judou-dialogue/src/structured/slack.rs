//! A day of a channel as Slack exports it: `{"type": "message", "user": "U…", "text": "…", "ts": "…"}`.
//!
//! Who speaks is the user's identifier, as written; their profile gives the names. Who joins, leaves
//! and renames is the system's.

use alloc::borrow::Cow;
use alloc::string::String;

use super::Format;
use super::conversation::{self, Object, Reader, members};
use super::conversation_shape::{Shape, is};
use crate::model::{EventKind, Transcript};
use crate::notation::Notation;

pub(super) const FORMAT: Format = Format { notation: Notation::Slack, detect, read };

fn detect(text: &str) -> bool {
    is(text, Shape::Slack)
}

fn read(text: &str) -> Transcript<'_> {
    conversation::read(text, Notation::Slack, record, |reader| reader.unescape = Some(unescape))
}

/// Subtypes of messages that somebody wrote; the others tell what happened.
const WRITTEN: [&str; 8] = [
    "bot_message",
    "me_message",
    "thread_broadcast",
    "file_share",
    "file_comment",
    "reply_broadcast",
    "huddle_thread",
    "reminder_add",
];

fn record<'a>(reader: &mut Reader<'a>, object: Object<'_, 'a>) -> bool {
    let Some(ts) = object.string(&["ts"]) else { return false };
    let Some(text) = object.get(&["text"]) else { return false };
    let at_ms = milliseconds(&ts);
    let subtype = object.string(&["subtype"]);
    if subtype.is_some_and(|subtype| !WRITTEN.contains(&&*subtype)) {
        reader.event(object.raw, EventKind::System, at_ms);
        return true;
    }
    let is_name = |name: &&str| name.starts_with('"') && name.len() > 2;
    let name =
        ["user", "username", "bot_id"].iter().find_map(|key| object.get(&[key]).filter(is_name));
    let Some(name) = name else {
        reader.nameless(object.raw);
        return true;
    };
    reader.message(object.raw, name, name, Some(text), profile(object), at_ms);
    true
}

/// The name in the profile that the message carries.
fn profile<'a>(object: Object<'_, 'a>) -> Option<Cow<'a, str>> {
    let (members, _) = members(object.get(&["user_profile", "bot_profile"])?);
    let value = |key: &str| {
        let member = members.iter().find(|member| member.key == key)?;
        conversation::string(member.value).filter(|name| !name.is_empty())
    };
    ["real_name", "display_name", "name"].into_iter().find_map(value)
}

/// `1452845865.000008`: seconds from the epoch, and what makes the stamp unique.
fn milliseconds(ts: &str) -> Option<u64> {
    let (seconds, fraction) = ts.split_once('.').unwrap_or((ts, "0"));
    let millis: String = fraction.chars().chain("000".chars()).take(3).collect();
    seconds.parse::<u64>().ok()?.checked_mul(1000)?.checked_add(millis.parse().ok()?)
}

/// Slack writes `&`, `<` and `>` that were typed as entities; its own mark-up has the bare ones.
fn unescape(words: &str) -> Option<String> {
    words
        .contains('&')
        .then(|| words.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stamps() {
        assert_eq!(milliseconds("1452845865.000008"), Some(1_452_845_865_000));
        assert_eq!(milliseconds("1452845865.5"), Some(1_452_845_865_500));
        assert_eq!(milliseconds("1452845865"), Some(1_452_845_865_000));
        assert_eq!(milliseconds("99999999999999999999.1"), None);
        assert_eq!(milliseconds(""), None);
    }

    #[test]
    fn entities() {
        assert_eq!(unescape("a &lt;b&gt; &amp;lt;").as_deref(), Some("a <b> &lt;"));
        assert_eq!(unescape("<@U1> a"), None);
    }
}
