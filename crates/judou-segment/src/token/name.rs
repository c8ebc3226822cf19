//! Names behind `@` and topics behind `#`.

use super::chars::{byte, char_at, char_before, is_cjk};
use super::{Token, with_marks};
use crate::WordKind;

/// The most characters of a name or topic of CJK letters; beyond it the mark is just a mark.
const MAX_NAME: usize = 24;

/// The mention that the `@` at `start` opens: `@judou_dev`, `@小明 `.
///
/// A name of CJK letters must be told from the text behind it: a blank, a colon or the end of the text
/// follows it.
pub(super) fn mention(text: &str, start: usize) -> Option<Token> {
    let end = ascii_name(text.as_bytes(), start + 1, true)
        .or_else(|| cjk_name(text, start + 1, &[':', '：']))?;
    Some(Token { end: with_marks(text, end), kind: WordKind::Mention, joins: false })
}

/// The topic that the `#` at `start` opens: `#rust`, `#话题#`, `#话题 `.
pub(super) fn hashtag(text: &str, start: usize) -> Option<Token> {
    let bytes = text.as_bytes();
    let end = match second_mark(text, start + 1) {
        Some(Topic::Closed(end)) => end,
        Some(Topic::Opened) => ascii_name(bytes, start + 1, false)?,
        None => {
            ascii_name(bytes, start + 1, false).or_else(|| cjk_name(text, start + 1, &['#']))?
        }
    };
    Some(Token { end: with_marks(text, end), kind: WordKind::Hashtag, joins: false })
}

/// Offset of the end of the name in ASCII at `at`; one of digits alone is none.
fn ascii_name(bytes: &[u8], at: usize, with_points: bool) -> Option<usize> {
    let mut end = at;
    let mut has_letter = false;
    loop {
        match byte(bytes, end) {
            b'a'..=b'z' | b'A'..=b'Z' => has_letter = true,
            b'0'..=b'9' | b'_' => {}
            b'.' | b'-' if with_points && byte(bytes, end + 1).is_ascii_alphanumeric() => {}
            _ => break,
        }
        end += 1;
    }
    has_letter.then_some(end)
}

/// Offset of the end of the name at `at`, which a CJK letter begins and something that `closes` names
/// follows: a blank, the end, or another mark that is told.
fn cjk_name(text: &str, at: usize, closes: &[char]) -> Option<usize> {
    let mut end = at;
    for c in text.get(at..)?.chars().take(MAX_NAME + 1) {
        if is_cjk(c) || end > at && (c.is_ascii_alphanumeric() || matches!(c, '_' | '·' | '・')) {
            end += c.len_utf8();
        } else {
            return (end > at && (c.is_whitespace() || closes.contains(&c))).then_some(end);
        }
    }
    (end == text.len() && end > at).then_some(end)
}

/// How a second `#` follows the first.
enum Topic {
    /// It closes the topic; offset behind it.
    Closed(usize),
    /// It opens something itself.
    Opened,
}

/// The `#` that follows the one before `at`, on its line and not too far away.
fn second_mark(text: &str, at: usize) -> Option<Topic> {
    let mut end = at;
    for c in text.get(at..)?.chars().take(MAX_NAME + 1) {
        if c == '#' {
            let last = char_before(text, end)?;
            let behind = char_at(text, end + 1);
            // In `#1和#2` the second mark opens again.
            let opens = behind.is_some_and(|c| c.is_ascii_alphanumeric() || c == '#');
            if end == at || last.is_whitespace() {
                return None;
            }
            return Some(if opens { Topic::Opened } else { Topic::Closed(end + 1) });
        }
        if c == '\n' || c == '\r' || end == at && c.is_whitespace() {
            return None;
        }
        end += c.len_utf8();
    }
    None
}
