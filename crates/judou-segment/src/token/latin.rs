//! Words of Latin, Greek and Cyrillic letters, with the marks that stand inside them.
//!
//! `don't`, `al-Banna`, `GPT-4`, `U.S.A.`, `R&D`, `C++`, `C#`, `.NET`, `Node.js`, `km/h`, `v1.2.3`.

use super::address;
use super::chars::{byte, char_at, is_latin, is_mark, is_wide_digit};
use super::number;
use super::{Grain, Token, with_marks};
use crate::WordKind;

/// Ends of file names, and of names that are made like them; what follows a point in `Node.js`.
const EXTENSIONS: &[&str] = &[
    "7z", "avi", "bat", "bin", "bmp", "c", "cc", "cfg", "conf", "cpp", "cs", "css", "csv", "db",
    "dll", "doc", "docx", "epub", "exe", "gif", "go", "gz", "h", "hpp", "htm", "html", "ini",
    "ipynb", "jar", "java", "jpeg", "jpg", "js", "json", "jsx", "kt", "lock", "log", "lua", "md",
    "mov", "mp3", "mp4", "pdf", "php", "png", "ppt", "pptx", "py", "rar", "rb", "rs", "scala",
    "sh", "sql", "srt", "svg", "swift", "tar", "tex", "toml", "ts", "tsv", "tsx", "txt", "vtt",
    "wav", "webp", "xls", "xlsx", "xml", "yaml", "yml", "zip",
];

/// Units that are counted by another: the left sides of `km/h`.
const UNITS: &[&str] = &[
    "bit", "cm", "g", "gb", "kb", "kg", "km", "l", "m", "mb", "mg", "mi", "ml", "mm", "mol", "ng",
    "rad", "ug", "µg", "μg",
];

/// Units that others are counted by: the right sides of `km/h`.
const PER: &[&str] = &["d", "dl", "h", "kg", "kwh", "l", "m", "m²", "m³", "min", "ml", "s", "sec"];

/// The token that starts with the letter or the low line at `start`.
pub(super) fn latin(text: &str, start: usize, grain: Grain) -> Option<Token> {
    let bytes = text.as_bytes();
    let token = |end, kind, joins| Some(Token { end: with_marks(text, end), kind, joins });
    let end = run(text, start);
    if is_connector(byte(bytes, end))
        && let Some((end, kind)) = address::address(text, start)
    {
        return Some(Token { end, kind, joins: false });
    }
    if text.get(start..end).is_some_and(|run| run.bytes().all(|byte| byte == b'_')) {
        return token(end, WordKind::Symbol, true);
    }
    if grain == Grain::Parts || !is_connector(byte(bytes, end)) {
        return token(end, WordKind::Letters, true);
    }
    if let Some(end) = version(bytes, start, end) {
        return token(end, WordKind::Version, true);
    }
    let end = match initials(bytes, start) {
        Some(end) => end,
        None => suffix(bytes, start, compound(text, start, end)),
    };
    token(end, WordKind::Letters, true)
}

/// A word that starts with a point: `.NET`.
pub(super) fn dotted(text: &str, start: usize, grain: Grain) -> Option<Token> {
    let end = run(text, start + 1);
    if grain == Grain::Parts || text.get(start + 1..end) != Some("NET") {
        return None;
    }
    Some(Token { end, kind: WordKind::Letters, joins: true })
}

/// Offset of the end of the word that the number ending at `at` is the head of: `3D`, `10km`,
/// `7-Eleven`.
pub(super) fn quantity(text: &str, at: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let letters_at = |at| char_at(text, at).is_some_and(is_latin);
    let from = match byte(bytes, at) {
        b'-' if letters_at(at + 1) => at + 1,
        _ if letters_at(at) => at,
        _ => return None,
    };
    Some(compound(text, from, run(text, from)))
}

/// Offset of the end of the run of letters, digits, marks and low lines at `start`.
pub(super) fn run(text: &str, start: usize) -> usize {
    reach(
        text,
        start,
        |byte| byte.is_ascii_alphanumeric() || byte == b'_',
        |c| is_latin(c) || is_wide_digit(c) || is_mark(c),
    )
}

/// Offset of the end of the run of letters and marks at `start`.
fn letters(text: &str, start: usize) -> usize {
    reach(text, start, |byte| byte.is_ascii_alphabetic(), |c| is_latin(c) || is_mark(c))
}

/// Offset of the end of the run of characters at `start` that pass: by their byte in ASCII, else whole.
#[inline]
fn reach(text: &str, start: usize, ascii: fn(u8) -> bool, wide: fn(char) -> bool) -> usize {
    let bytes = text.as_bytes();
    let mut at = start;
    loop {
        match byte(bytes, at) {
            byte if ascii(byte) => at += 1,
            // No letter of ours begins with another byte.
            0xC2..=0xD4 | 0xE1 | 0xE2 | 0xEA | 0xEF => match char_at(text, at) {
                Some(c) if wide(c) => at += c.len_utf8(),
                _ => return at,
            },
            _ => return at,
        }
    }
}

/// Whether `byte` may stand inside a word or address, or at the end of a word, as a mark.
const fn is_connector(byte: u8) -> bool {
    // 0xE2 begins the typographic apostrophe.
    matches!(byte, b'.' | b'-' | b'\'' | b'@' | b':' | b'+' | b'#' | b'&' | b'/' | b'%' | 0xE2)
}

/// Offset of the end of the version whose first letters and digits are `start..end`: `v1.2.3`.
fn version(bytes: &[u8], start: usize, end: usize) -> Option<usize> {
    if !matches!(byte(bytes, start), b'v' | b'V') {
        return None;
    }
    let first = number::digits(bytes, start + 1, usize::MAX).filter(|run| run.end == end)?;
    let (end, points) = number::decimals(bytes, first.end, false);
    (points > 0).then(|| version_tail(bytes, end))
}

/// Offset behind what is fixed to a version: `-rc.1`, `-beta2`.
pub(super) fn version_tail(bytes: &[u8], end: usize) -> usize {
    let stages: [&[u8]; 6] = [b"alpha", b"beta", b"rc", b"pre", b"dev", b"preview"];
    let Some(rest) = bytes.get(end..) else { return end };
    let rest = rest.strip_prefix(b"-").unwrap_or(rest);
    let Some(stage) = stages.iter().rev().find(|stage| rest.starts_with(stage)) else { return end };
    let at = bytes.len() - rest.len() + stage.len();
    let from = if byte(bytes, at) == b'.' { at + 1 } else { at };
    let after = number::digits(bytes, from, 8).map_or(at, |run| run.end);
    if byte(bytes, after).is_ascii_alphanumeric() { end } else { after }
}

/// Offset of the end of the single letters, two or more, each with a point, at `start`: `U.S.A.`
///
/// The last one may lack its point if it ends the word: `U.S`.
fn initials(bytes: &[u8], start: usize) -> Option<usize> {
    let mut at = start;
    let mut count = 0;
    while byte(bytes, at).is_ascii_alphabetic() && byte(bytes, at + 1) == b'.' {
        at += 2;
        count += 1;
    }
    let is_last = |at: usize| {
        byte(bytes, at).is_ascii_alphabetic()
            && !matches!(byte(bytes, at + 1), b'-' | b'\'' | b'&' | b'_' | 0xC2..=0xD4)
            && !byte(bytes, at + 1).is_ascii_alphanumeric()
    };
    if count > 0 && is_last(at) {
        return Some(at + 1);
    }
    // `e.g.Rust`: the word behind starts anew.
    (count > 1).then_some(at)
}

/// Offset of the end of the word whose first run is `start..end`, with what marks fix to it.
fn compound(text: &str, start: usize, mut end: usize) -> usize {
    let bytes = text.as_bytes();
    let mut from = start;
    loop {
        let (behind, next) = match byte(bytes, end) {
            b'-' => (end + 1, run(text, end + 1)),
            b'\'' => (end + 1, letters(text, end + 1)),
            0xE2 if text.get(end..).is_some_and(|rest| rest.starts_with('’')) => {
                (end + 3, letters(text, end + 3))
            }
            b'&' if is_upper(text, from, end) => {
                let next = run(text, end + 1);
                (end + 1, if is_upper(text, end + 1, next) { next } else { end + 1 })
            }
            b'.' => {
                let next = run(text, end + 1);
                let is_name = is_one_of(EXTENSIONS, text, end + 1, next)
                    || text.get(end + 1..next) == Some("NET");
                (end + 1, if is_name { next } else { end + 1 })
            }
            b'/' if is_one_of(UNITS, text, from, end) => {
                let next = run(text, end + 1);
                (end + 1, if is_one_of(PER, text, end + 1, next) { next } else { end + 1 })
            }
            _ => return end,
        };
        if next == behind {
            return end;
        }
        from = behind;
        end = next;
    }
}

/// Offset behind the marks that end the word `start..end`: `C++`, `C#`, and a number behind them.
fn suffix(bytes: &[u8], start: usize, end: usize) -> usize {
    match (byte(bytes, end), byte(bytes, end + 1)) {
        (b'+', b'+') if byte(bytes, end + 2) != b'+' => {
            let after = number::digits(bytes, end + 2, 3).filter(|run| run.count == 2);
            let after = after.map_or(end + 2, |run| run.end);
            if byte(bytes, after).is_ascii_alphanumeric() { end } else { after }
        }
        (b'#', next)
            if end == start + 1
                && byte(bytes, start).is_ascii_uppercase()
                && !next.is_ascii_alphanumeric() =>
        {
            end + 1
        }
        _ => end,
    }
}

fn is_upper(text: &str, start: usize, end: usize) -> bool {
    text.get(start..end)
        .is_some_and(|run| !run.is_empty() && run.bytes().all(|byte| byte.is_ascii_uppercase()))
}

/// Whether `start..end` is one of `words`, in whatever case.
fn is_one_of(words: &[&str], text: &str, start: usize, end: usize) -> bool {
    text.get(start..end).is_some_and(|run| words.iter().any(|word| run.eq_ignore_ascii_case(word)))
}
