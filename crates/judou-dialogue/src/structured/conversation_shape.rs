//! Which conversation a text in JSON is, told by the names of its objects' members.
//!
//! The start of a file may end anywhere, so this is a scan for names and no reader: strings, braces
//! and colons. It costs one pass over what a detector may read.

use alloc::vec::Vec;

use judou_source::Span;

use super::DETECTION;

/// The kinds of conversation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// `role` and `content`.
    OpenAi,
    /// `from` and `value`.
    ShareGpt,
    /// `instruction` and `output`.
    Alpaca,
    /// `user`, `text` and `ts`.
    Slack,
    /// `from`, `text` and `date`.
    Telegram,
    /// `author`, `content` and `timestamp`.
    Discord,
    /// `source…` and `dataMessage`, or `sender`, `body` and `date`.
    Signal,
}

/// The names that tell; their places are the bits of a mask.
const NAMES: [&str; 36] = [
    "role",
    "content",
    "parts",
    "tool_calls",
    "from",
    "value",
    "instruction",
    "output",
    "response",
    "ts",
    "text",
    "user",
    "bot_id",
    "username",
    "subtype",
    "date",
    "actor",
    "action",
    "id",
    "author",
    "timestamp",
    "create_time",
    "type",
    "from_id",
    "dataMessage",
    "syncMessage",
    "sourceName",
    "source",
    "sender",
    "body",
    "sent_at",
    "profileName",
    "date_unixtime",
    "human",
    "assistant",
    "bot",
];

/// Roles of those who talk with and about models; other things have a `role` too.
const ROLES: [&str; 16] = [
    "system",
    "user",
    "assistant",
    "tool",
    "function",
    "developer",
    "model",
    "human",
    "ai",
    "bot",
    "ipython",
    "environment",
    "observation",
    "critic",
    "gpt",
    "chatbot",
];

/// The mask of some names.
fn mask(names: &[&str]) -> u64 {
    let bit =
        |name: &&str| NAMES.iter().position(|known| known == name).map_or(0, |at| 1_u64 << at);
    names.iter().map(bit).fold(0, |all, bit| all | bit)
}

/// Whether most of the messages at the start of `text` are of this shape.
pub(super) fn is(text: &str, shape: Shape) -> bool {
    let head = Span::new(0, DETECTION).floor(text).of(text);
    let head = head.trim_start_matches(|c: char| c == '\u{feff}' || c.is_whitespace());
    if !head.starts_with(['[', '{']) {
        return false;
    }
    let mut seen = Vec::new();
    scan(head, &mut |mask| seen.extend(shape_of(mask)));
    let count = |shape: Shape| seen.iter().filter(|seen| **seen == shape).count();
    let own = count(shape);
    let others = [
        Shape::Discord,
        Shape::Telegram,
        Shape::Slack,
        Shape::OpenAi,
        Shape::ShareGpt,
        Shape::Alpaca,
        Shape::Signal,
    ];
    own > 0 && others.into_iter().all(|other| other == shape || count(other) < own)
}

/// The shape of an object with these members.
fn shape_of(seen: u64) -> Option<Shape> {
    let all = |names: &[&str]| seen & mask(names) == mask(names);
    let any = |names: &[&str]| seen & mask(names) != 0;
    if all(&["author", "content", "timestamp"]) {
        Some(Shape::Discord)
    } else if all(&["id", "type", "date"]) && any(&["from", "from_id", "actor"])
        || all(&["type", "date_unixtime", "from", "text"])
    {
        Some(Shape::Telegram)
    } else if any(&["dataMessage", "syncMessage"]) && any(&["sourceName", "source"])
        || all(&["sender", "body", "date"])
        || all(&["body", "sent_at"]) && any(&["source", "profileName"])
    {
        Some(Shape::Signal)
    } else if all(&["ts", "text"]) && any(&["user", "bot_id", "username", "subtype"]) {
        Some(Shape::Slack)
    } else if all(&["instruction"]) && any(&["output", "response"])
        || all(&["human"]) && any(&["assistant", "bot"])
    {
        Some(Shape::Alpaca)
    } else if all(&["from", "value"]) {
        Some(Shape::ShareGpt)
    } else if all(&["role"]) && any(&["content", "parts", "tool_calls", "value"])
        // A list of users has texts and roles, too.
        || all(&["role", "text"]) && !any(&["user", "username"])
        || all(&["author", "content", "create_time"])
    {
        Some(Shape::OpenAi)
    } else {
        None
    }
}

/// Hands over the mask of every object in `text`, those that are cut off at its end included.
fn scan(text: &str, found: &mut impl FnMut(u64)) {
    // The mask of an object, `None` for an array.
    let mut open: Vec<Option<u64>> = Vec::new();
    let mut role_next = false;
    let mut at = 0;
    let bytes = text.as_bytes();
    while let Some(byte) = bytes.get(at) {
        at += 1;
        match byte {
            b'{' => open.push(Some(0)),
            b'[' => open.push(None),
            b'}' | b']' => {
                if let Some(Some(mask)) = open.pop() {
                    found(mask);
                }
            }
            b'"' => {
                let end = string_end(bytes, at);
                let string = Span::new(at, end).of(text);
                at = end + 1;
                let is_role = core::mem::take(&mut role_next);
                let Some(Some(mask)) = open.last_mut() else { continue };
                let rest = bytes.get(at..).unwrap_or_default();
                let blanks = rest.iter().take_while(|byte| byte.is_ascii_whitespace()).count();
                if rest.get(blanks) != Some(&b':') {
                    if is_role && ROLES.iter().any(|role| role.eq_ignore_ascii_case(string)) {
                        *mask |= 1;
                    }
                    continue;
                }
                at += blanks + 1;
                match NAMES.iter().position(|name| *name == string) {
                    // Only what its value is makes `role` tell.
                    Some(0) => role_next = true,
                    Some(name) => *mask |= 1_u64 << name,
                    None => {}
                }
            }
            _ => {}
        }
    }
    for mask in open.into_iter().flatten() {
        found(mask);
    }
}

/// Where the string that begins at `at` ends: the place of its closing mark.
fn string_end(bytes: &[u8], mut at: usize) -> usize {
    while let Some(found) = memchr::memchr2(b'"', b'\\', bytes.get(at..).unwrap_or_default()) {
        if bytes.get(at + found) == Some(&b'"') {
            return at + found;
        }
        at += found + 2;
    }
    bytes.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes() {
        let cases = [
            (r#"{"messages": [{"role": "user", "content": "hi"#, Some(Shape::OpenAi)),
            (r#"[{"content": "{\"from\": 1}", "role": "Assistant"}]"#, Some(Shape::OpenAi)),
            (r#"[{"role": "button", "content": "ok"}]"#, None),
            (r#"[{"user": "ann", "role": "user", "text": "en"}]"#, None),
            (
                r#"{"contents": [{"role": "model", "parts": [{"text": "hi"}]}]}"#,
                Some(Shape::OpenAi),
            ),
            (r#"[{"conversations": [{"from": "human", "value": "hi"}]}]"#, Some(Shape::ShareGpt)),
            (r#"[{"instruction": "say", "input": "", "output": "hi"}]"#, Some(Shape::Alpaca)),
            (
                r#"[{"type": "message", "user": "U1", "text": "hi", "ts": "1.2"}]"#,
                Some(Shape::Slack),
            ),
            (
                r#"{"messages": [{"id": 1, "type": "message", "date": "2020-01-02T21:05:00", "from": "A", "text": "#,
                Some(Shape::Telegram),
            ),
            (
                r#"{"messages": [{"timestamp": "t", "content": "hi", "author": {"name": "A"}}]}"#,
                Some(Shape::Discord),
            ),
            (
                r#"{"envelope": {"source": "+1", "sourceName": "A", "dataMessage": {"message": "hi"}}}"#,
                Some(Shape::Signal),
            ),
            (
                r#"{"date": "2020-01-02 21:05:11", "sender": "A", "body": "hi"}"#,
                Some(Shape::Signal),
            ),
            (r#"{"conversation": [{"human": "hi", "assistant": "ho"}]}"#, Some(Shape::Alpaca)),
            (r#"{"name": "a", "version": "1", "author": "b"}"#, None),
            (r#"role: {"role": "user", "content": "hi"}"#, None),
            ("", None),
        ];
        let all = [
            Shape::OpenAi,
            Shape::ShareGpt,
            Shape::Alpaca,
            Shape::Slack,
            Shape::Telegram,
            Shape::Discord,
            Shape::Signal,
        ];
        for (text, expected) in cases {
            let found: Vec<Shape> = all.into_iter().filter(|shape| is(text, *shape)).collect();
            assert_eq!(found, expected.into_iter().collect::<Vec<_>>(), "{text}");
        }
    }
}
