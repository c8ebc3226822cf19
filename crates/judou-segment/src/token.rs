//! Typed tokens: what is one word by its form, whoever reads it.
//!
//! In goes a text and an offset where something starts; out comes how far a number, a date, an address,
//! a Latin word, an emoji and so on reaches. Han, kana, Hangul, blanks and marks are no typed tokens:
//! where words of those end is the model's to say. Looking ahead is bounded wherever it can fail, so a
//! caller who goes on from where a token ends spends linear time.

mod address;
mod calendar;
mod chars;
mod emoji;
mod latin;
mod name;
mod number;

use crate::{WordKind, uax29};

/// What is one word by its form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Token {
    /// Offset of its end.
    pub(crate) end: usize,
    pub(crate) kind: WordKind,
    /// Whether it may be a part of a longer word: `T恤`, `3개월`. An address never is.
    pub(crate) joins: bool,
}

/// How much is one token.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Grain {
    /// What a writer would call one: `3.14`, `GPT-4`, `don't`, `2024-11-15`.
    #[default]
    Whole,
    /// Runs of letters and digits without the marks between them, as short units are counted: `3`,
    /// `.`, `14`. Addresses, names and emoji stay whole.
    Parts,
}

/// The typed token that starts at `start`, if one does.
///
/// What stands before `start` counts in one respect: an `@` or `#` or point that touches a letter or a
/// digit opens nothing.
#[inline]
pub(crate) fn token_at(text: &str, start: usize, grain: Grain) -> Option<Token> {
    let lead = *text.as_bytes().get(start)?;
    match lead {
        b'a'..=b'z' | b'A'..=b'Z' | b'_' => latin::latin(text, start, grain),
        b'0'..=b'9' => number::number(text, start, grain),
        b'@' | b'#' | b'.' | b'*' | b'-' | b'=' | b'^' => mark(text, start, grain),
        0..=0x7F => None,
        // Kana and Han, but for the four symbols that are emoji with a variation selector.
        0xE3..=0xE9 if !(lead == 0xE3 && emoji::may_start(text, start)) => None,
        _ => other(text, start, grain),
    }
}

/// What an ASCII mark opens.
fn mark(text: &str, start: usize, grain: Grain) -> Option<Token> {
    let bytes = text.as_bytes();
    if let Some(end) = emoji::keycap(bytes, start) {
        let end = with_marks(text, end);
        return Some(Token { end, kind: WordKind::Emoji, joins: false });
    }
    if let Some(token) = line_of_marks(text, start) {
        return Some(token);
    }
    let before = start.checked_sub(1).and_then(|at| bytes.get(at)).copied().unwrap_or(b' ');
    if before.is_ascii_alphanumeric() || before == b'_' {
        return None;
    }
    match bytes.get(start)? {
        b'@' => name::mention(text, start),
        b'#' => name::hashtag(text, start),
        b'.' if before != b'.' => {
            number::fraction(bytes, start, grain).or_else(|| latin::dotted(text, start, grain))
        }
        _ => None,
    }
}

/// Two and more of the same mark, where they are one: `……`, `——`, `--`, `***`, `^^`; of full stops
/// three, for two are apart in treebanks.
fn line_of_marks(text: &str, start: usize) -> Option<Token> {
    let rest = text.get(start..)?;
    let first = rest.chars().next()?;
    let kind = match first {
        '.' | '-' | '*' | '…' | '‥' | '—' | '―' | '─' | '━' => WordKind::Punctuation,
        '=' | '^' => WordKind::Symbol,
        _ => return None,
    };
    let len = rest.len() - rest.trim_start_matches(first).len();
    let end = with_marks(text, start + len);
    if first == '.' && len == 2 {
        return None;
    }
    (len > first.len_utf8()).then_some(Token { end, kind, joins: false })
}

/// What a character outside ASCII opens.
fn other(text: &str, start: usize, grain: Grain) -> Option<Token> {
    let rest = text.get(start..)?;
    let first = rest.chars().next()?;
    if chars::is_wide_digit(first) {
        return number::number(text, start, grain);
    }
    if chars::is_latin(first) {
        return latin::latin(text, start, grain);
    }
    if let Some(token) = line_of_marks(text, start) {
        return Some(token);
    }
    if let Some(end) = emoji::emoji(text, start) {
        return Some(Token { end, kind: WordKind::Emoji, joins: false });
    }
    if !first.is_alphanumeric() || chars::is_cjk(first) {
        return None;
    }
    // Of all other scripts a word is what UAX #29 says: it knows their marks and their apostrophes.
    // It joins Hangul to them, which we leave to the model.
    let word = uax29::first_word(rest);
    let end = start + word.find(chars::is_cjk).unwrap_or(word.len());
    let kind = if first.is_numeric() { WordKind::Number } else { WordKind::Letters };
    Some(Token { end, kind, joins: false })
}

/// `end`, moved behind the marks that belong to the character before it.
///
/// No token ends inside a grapheme cluster.
fn with_marks(text: &str, end: usize) -> usize {
    // ASCII is no mark, nor is what these bytes lead: kana but for some marks, Han and Hangul.
    let byte = |at: usize| text.as_bytes().get(at).copied().unwrap_or(0);
    let is_other = match (byte(end), byte(end + 1)) {
        (0..=0x7F | 0xE4..=0xE9 | 0xEB..=0xEC, _) => true,
        (0xE3, second) => !matches!((second, byte(end + 2)), (0x80, 0xAA..=0xAF) | (0x82, _)),
        (0xEA, second) => second >= 0xB0,
        (0xED, second) => (second, byte(end + 2)) < (0x9E, 0xA4),
        _ => false,
    };
    if is_other {
        return end;
    }
    let Some(start) = (end.saturating_sub(4)..end).rev().find(|&at| text.is_char_boundary(at))
    else {
        return end;
    };
    let cluster = text.get(start..).and_then(|rest| crate::graphemes(rest).next());
    end.max(start + cluster.map_or(0, str::len))
}

#[cfg(test)]
mod tests;
