//! What is said in a main line, without what the transcriber says about it.
//!
//! The marks are those of the CHAT manual: scoped annotations `[…]` with their `<…>`, pauses `(.)`,
//! noncompletion `(be)cause`, terminators `+/.`, forms `word@c`, events `&=laughs`, omitted `0word`,
//! lengthening `no:`, compounds. Behind a [`JOINER`] a sign is itself: CHAT has no escape, and what is
//! written must be readable. Written by hand, one pass: every character is looked at once, and most
//! are copied.

use alloc::string::String;

use super::BULLET;

/// U+2060, which is not seen: what stands behind it is no mark.
const JOINER: char = '\u{2060}';

/// The words of `content`, or `None` if they are written as they are said.
pub(super) fn words(content: &str) -> Option<String> {
    let mut words = String::with_capacity(content.len());
    let mut rest = content;
    while let Some(first) = rest.chars().next() {
        let skipped = match first {
            BULLET => enclosed(rest, BULLET),
            '·' | '•' => shown_bullet(rest, first),
            '[' => enclosed(rest, ']'),
            '<' | '>' => Some(1),
            '(' => pause(rest),
            c if c.is_whitespace() => Some(c.len_utf8()),
            _ => None,
        };
        if let Some(skipped) = skipped {
            rest = rest.get(skipped..).unwrap_or_default();
            continue;
        }
        // A group's bracket may be glued to its word, and an annotation to what it is about.
        let mut joined = first == JOINER;
        let end = rest
            .char_indices()
            .skip(1)
            .find(|(_, c)| {
                let escaped = joined;
                joined = *c == JOINER && !escaped;
                c.is_whitespace() || !escaped && matches!(c, '<' | '>' | '[' | &BULLET)
            })
            .map_or(rest.len(), |(at, _)| at);
        token(&mut words, rest.get(..end).unwrap_or_default());
        rest = rest.get(end..).unwrap_or_default();
    }
    (words != content).then_some(words)
}

/// The length of what `rest` opens with and `close` ends; `None` if it is never closed.
fn enclosed(rest: &str, close: char) -> Option<usize> {
    // A bracket that is left open must not make every later one look for its end as well.
    const LONGEST: usize = 1_000;
    let found = rest.char_indices().skip(1).take(LONGEST).find(|(_, c)| *c == close);
    found.map(|(at, c)| at + c.len_utf8())
}

/// A time between bullets as CLAN shows it on the screen, from where it is copied: `·100_1200·`.
fn shown_bullet(rest: &str, bullet: char) -> Option<usize> {
    const LONGEST: usize = 24;
    let mut chars = rest.char_indices().skip(1).take(LONGEST);
    let (at, end) = chars.find(|(_, c)| !c.is_ascii_digit() && *c != '_')?;
    let inner = rest.get(bullet.len_utf8()..at)?;
    (end == bullet && inner.contains('_')).then_some(at + bullet.len_utf8())
}

/// `pause = "(" ( 1*3"." / 1*DIGIT [ ":" 1*DIGIT ] "." *DIGIT ) ")"`
fn pause(rest: &str) -> Option<usize> {
    let end = rest.bytes().take(16).position(|b| b == b')')?;
    let inner = rest.get(1..end)?;
    let is_pause =
        inner.contains('.') && inner.bytes().all(|b| matches!(b, b'.' | b':' | b'0'..=b'9'));
    is_pause.then_some(end + 1)
}

fn token(words: &mut String, token: &str) {
    let said = match token.as_bytes() {
        [b'+', ..] => return terminator(words, token),
        [b'&', b'-' | b'+' | b'~', ..] => token.get(2..),
        // Events; a bare zero, which stands for an action without speech; `0is`, left out by the
        // speaker.
        [b'&', b'=' | b'*' | b'{' | b'}', ..] | [b'0'] => return,
        [b'0', next, ..] if next.is_ascii_alphabetic() => return,
        [b'&', ..] => token.get(1..),
        _ => Some(token),
    };
    let said = said.unwrap_or_default();
    // `word@s:eng` names the kind of the word behind the sign.
    let sign = said.match_indices('@').map(|(at, _)| at).find(|at| {
        let before = said.get(..*at);
        before.is_some_and(|before| !before.is_empty() && !before.ends_with(JOINER))
    });
    let said = sign.and_then(|at| said.get(..at)).unwrap_or(said);
    let clinging = said.starts_with([',', '.', '?', '!', ';', '„', '‡', '。', '，', '？', '！']);
    if !words.is_empty() && !clinging && !said.is_empty() {
        words.push(' ');
    }
    let alone = said.len() == 1;
    let mut before: Option<char> = None;
    let mut chars = said.chars();
    while let Some(c) = chars.next() {
        match c {
            JOINER => words.extend(chars.next()),
            '(' | ')' | '^' if !alone => {}
            ':' if before.is_some_and(|before| before.is_alphabetic() || before == ':') => {}
            '_' => words.push(' '),
            '+' if before.is_some_and(char::is_alphabetic) => {}
            '„' | '‡' => words.push(','),
            '↑' | '↓' | '⌈' | '⌉' | '⌊' | '⌋' | '≈' | '≋' | 'ˈ' | 'ˌ' | '∆' | '∇' | '°' | '⇗'
            | '⇘' | '⁇' | '→' => {}
            _ => words.push(c),
        }
        before = Some(c);
    }
}

/// `+…` marks: trailing off, interruption and questions leave their stop, links leave nothing.
fn terminator(words: &mut String, token: &str) {
    let stop = match token {
        "+..." | "+/." | "+//." | "+.." => "...",
        "+..?" | "+/?" | "+//?" => "...?",
        "+!?" => "!?",
        "+\"/." | "+\"." => ".",
        _ => "",
    };
    words.push_str(stop);
}
