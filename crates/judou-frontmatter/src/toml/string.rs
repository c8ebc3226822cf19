//! Keys and strings.

use alloc::borrow::Cow;
use alloc::string::String;

use super::parse::Source;
use crate::error::Error;
use crate::run::run_end;
use crate::value::{Key, Style};

/// The bytes of keys without quotes. A table, because every byte of every key is looked up.
const BARE: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0_u8;
    while byte < 128 {
        #[expect(clippy::indexing_slicing, reason = "done by the compiler, which checks it")]
        {
            table[byte as usize] = byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
        }
        byte += 1;
    }
    table
};

/// `simple-key = 1*( ALPHA / DIGIT / "-" / "_" ) / basic-string / literal-string`
pub(super) fn key<'a>(source: &Source<'a, '_>, at: usize) -> Result<(Key<'a>, usize), Error> {
    let (text, end) = match source.byte(at) {
        Some(b'"') if !source.from(at).starts_with(b"\"\"\"") => basic(source, at)?,
        Some(b'\'') if !source.from(at).starts_with(b"'''") => literal(source, at)?,
        Some(b'"' | b'\'') => {
            return Err(source.error("a key stands between single quote characters", at));
        }
        _ => {
            let bare = |b: &&u8| BARE.get(usize::from(**b)) == Some(&true);
            let end = at + source.from(at).iter().take_while(bare).count();
            if end == at {
                return Err(source.error("expected a key", at));
            }
            let raw = source.slice(at, end);
            return Ok((Key { text: Cow::Borrowed(raw), raw, start: source.base + at }, end));
        }
    };
    Ok((Key { text, raw: source.slice(at, end), start: source.base + at }, end))
}

/// The string whose first quote stands at `at`: its text, its end, its style.
#[inline]
pub(super) fn string<'a>(
    source: &Source<'a, '_>,
    at: usize,
) -> Result<(Cow<'a, str>, usize, Style), Error> {
    let quote = source.byte(at).unwrap_or(b'\'');
    if source.byte(at + 1) == Some(quote) && source.byte(at + 2) == Some(quote) {
        return multi_line(source, at, quote);
    }
    let style = if quote == b'"' { Style::DoubleQuoted } else { Style::SingleQuoted };
    // Nearly all strings are nothing but text.
    let end = plain_end(source, at + 1, quote);
    if source.byte(end) == Some(quote) {
        return Ok((Cow::Borrowed(source.slice(at + 1, end)), end + 1, style));
    }
    let (text, end) = if quote == b'"' { basic(source, at)? } else { literal(source, at)? };
    Ok((text, end, style))
}

/// The offset of the first byte from `at` on that is not plainly part of a string: a `quote`, a
/// backslash, or a control character other than a tab.
#[inline]
fn plain_end(source: &Source<'_, '_>, mut at: usize, quote: u8) -> usize {
    loop {
        at = run_end(source.bytes, at, [quote, b'\\']);
        if source.byte(at) != Some(b'\t') {
            return at;
        }
        at += 1;
    }
}

/// `literal-string = "'" *literal-char "'"`
fn literal<'a>(source: &Source<'a, '_>, open: usize) -> Result<(Cow<'a, str>, usize), Error> {
    let mut at = open + 1;
    loop {
        at = plain_end(source, at, b'\'');
        match source.byte(at) {
            Some(b'\'') => return Ok((Cow::Borrowed(source.slice(open + 1, at)), at + 1)),
            Some(b'\\') => at += 1,
            _ => return Err(broken(source, open, at)),
        }
    }
}

/// `basic-string = %x22 *basic-char %x22`
fn basic<'a>(source: &Source<'a, '_>, open: usize) -> Result<(Cow<'a, str>, usize), Error> {
    let mut at = open + 1;
    let mut done = at;
    let mut text = String::new();
    loop {
        at = plain_end(source, at, b'"');
        match source.byte(at) {
            Some(b'"') if done == open + 1 => {
                return Ok((Cow::Borrowed(source.slice(done, at)), at + 1));
            }
            Some(b'"') => {
                text.push_str(source.slice(done, at));
                return Ok((Cow::Owned(text), at + 1));
            }
            Some(b'\\') => {
                text.push_str(source.slice(done, at));
                let (character, end) = escape(source, at)?;
                text.push(character);
                (at, done) = (end, end);
            }
            _ => return Err(broken(source, open, at)),
        }
    }
}

/// Why a string that began at `open` cannot go on at `at`.
fn broken(source: &Source<'_, '_>, open: usize, at: usize) -> Error {
    match source.byte(at) {
        None | Some(b'\n' | b'\r') => source.error("this quote is never closed", open),
        Some(_) => source.error("a control character cannot stand in a string", at),
    }
}

/// `ml-basic-string` and `ml-literal-string`: a line break behind the opening quotes does not count,
/// one or two quotes may stand anywhere, and line breaks come out as `\n`.
fn multi_line<'a>(
    source: &Source<'a, '_>,
    open: usize,
    quote: u8,
) -> Result<(Cow<'a, str>, usize, Style), Error> {
    let mut at = open + 3;
    at += match source.from(at) {
        [b'\n', ..] => 1,
        [b'\r', b'\n', ..] => 2,
        _ => 0,
    };
    let start = at;
    let mut done = at;
    let mut text = String::new();
    loop {
        at = plain_end(source, at, quote);
        match source.byte(at) {
            Some(byte) if byte == quote => {
                let quotes = source.from(at).iter().take_while(|&&b| b == quote).count();
                if quotes < 3 {
                    at += quotes;
                    continue;
                }
                // Three close; up to two before them belong to the text.
                let inner = (quotes - 3).min(2);
                let end = at + inner;
                let result = if done == start {
                    Cow::Borrowed(source.slice(start, end))
                } else {
                    text.push_str(source.slice(done, end));
                    Cow::Owned(text)
                };
                return Ok((result, end + 3, Style::Literal));
            }
            Some(b'\\') if quote == b'\'' => at += 1,
            Some(b'\\') => {
                text.push_str(source.slice(done, at));
                if let Some(end) = line_continuation(source, at) {
                    (at, done) = (end, end);
                } else {
                    let (character, end) = escape(source, at)?;
                    text.push(character);
                    (at, done) = (end, end);
                }
            }
            Some(b'\n') => at += 1,
            Some(b'\r') if source.byte(at + 1) == Some(b'\n') => {
                text.push_str(source.slice(done, at));
                text.push('\n');
                (at, done) = (at + 2, at + 2);
            }
            None => return Err(source.error("this quote is never closed", open)),
            Some(_) => {
                return Err(source.error("a control character cannot stand in a string", at));
            }
        }
    }
}

/// Behind the white space that a backslash at the end of a line swallows; `None` if something else
/// follows the backslash on its line.
fn line_continuation(source: &Source<'_, '_>, at: usize) -> Option<usize> {
    let line = source.blanks(at + 1);
    if !matches!(source.from(line), [b'\n', ..] | [b'\r', b'\n', ..]) {
        return None;
    }
    let mut end = line;
    loop {
        end += match source.from(end) {
            [b' ' | b'\t' | b'\n', ..] => 1,
            [b'\r', b'\n', ..] => 2,
            _ => return Some(end),
        };
    }
}

/// The character that the escape at `at` stands for, and where the escape ends.
fn escape(source: &Source<'_, '_>, at: usize) -> Result<(char, usize), Error> {
    let character = match source.byte(at + 1) {
        Some(b'b') => '\u{8}',
        Some(b't') => '\t',
        Some(b'n') => '\n',
        Some(b'f') => '\u{c}',
        Some(b'r') => '\r',
        Some(b'e') => '\u{1b}',
        Some(b'"') => '"',
        Some(b'\\') => '\\',
        Some(b'x') => return hex(source, at, 2),
        Some(b'u') => return hex(source, at, 4),
        Some(b'U') => return hex(source, at, 8),
        _ => return Err(source.error("this escape is not known", at)),
    };
    Ok((character, at + 2))
}

fn hex(source: &Source<'_, '_>, at: usize, count: usize) -> Result<(char, usize), Error> {
    let digits = source.from(at + 2).get(..count).unwrap_or(&[]);
    let value = digits.iter().try_fold(0_u32, |value, &digit| {
        char::from(digit).to_digit(16).map(|digit| value << 4 | digit)
    });
    match value.and_then(char::from_u32) {
        Some(character) if digits.len() == count => Ok((character, at + 2 + count)),
        _ => Err(source.error("this escape names no character", at)),
    }
}
