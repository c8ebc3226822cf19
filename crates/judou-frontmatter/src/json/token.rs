//! JSON's tokens, as functions from an offset to the offset behind them.

use crate::run::run_end;

/// What is wrong, and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Fault {
    pub(super) message: &'static str,
    pub(super) start: usize,
    pub(super) end: usize,
}

impl Fault {
    pub(super) fn at(message: &'static str, start: usize, end: usize) -> Self {
        Self { message, start, end }
    }

    /// A fault of the one character at `at`.
    pub(super) fn here(message: &'static str, bytes: &[u8], at: usize) -> Self {
        let rest = bytes.get(at..).unwrap_or(&[]);
        let more = rest.iter().skip(1).take_while(|&&byte| byte & 0xC0 == 0x80).count();
        Self { message, start: at, end: at + usize::from(!rest.is_empty()) + more }
    }
}

/// The offset of the first byte from `at` on that is no white space.
pub(super) fn skip_space(bytes: &[u8], at: usize) -> usize {
    let rest = bytes.get(at..).unwrap_or(&[]);
    at + rest.iter().take_while(|b| matches!(b, b' ' | b'\t' | b'\n' | b'\r')).count()
}

/// Where a string ends whose opening quote stands at `at`, and whether it has escapes.
pub(super) fn string(bytes: &[u8], at: usize) -> Result<(usize, bool), Fault> {
    let mut escapes = false;
    let mut end = at + 1;
    loop {
        end = run_end(bytes, end, [b'"', b'\\']);
        match bytes.get(end) {
            // JSON lets DEL stand.
            Some(0x7F) => end += 1,
            Some(b'"') => return Ok((end + 1, escapes)),
            Some(b'\\') => {
                escapes = true;
                end = escape(bytes, end)?.1;
            }
            Some(b'\n' | b'\r') | None => {
                return Err(Fault::at("this quote is never closed", at, at + 1));
            }
            Some(_) => {
                let message = "a control character cannot stand in a string";
                return Err(Fault::here(message, bytes, end));
            }
        }
    }
}

/// The character that the escape at `at` stands for, and where the escape ends.
pub(super) fn escape(bytes: &[u8], at: usize) -> Result<(char, usize), Fault> {
    let character = match bytes.get(at + 1) {
        Some(b'"') => '"',
        Some(b'\\') => '\\',
        Some(b'/') => '/',
        Some(b'b') => '\u{8}',
        Some(b'f') => '\u{c}',
        Some(b'n') => '\n',
        Some(b'r') => '\r',
        Some(b't') => '\t',
        Some(b'u') => return unicode(bytes, at),
        _ => return Err(Fault::at("this escape is not known", at, at + 1)),
    };
    Ok((character, at + 2))
}

/// `\uXXXX`, or two of them that make up one character.
fn unicode(bytes: &[u8], at: usize) -> Result<(char, usize), Fault> {
    let fault = Fault::at("this escape names no character", at, at + 2);
    let high = hex(bytes, at + 2).ok_or(fault)?;
    if let Some(character) = char::from_u32(high) {
        return Ok((character, at + 6));
    }
    let low = match bytes.get(at + 6..at + 8) {
        Some(b"\\u") if high < 0xDC00 => hex(bytes, at + 8).ok_or(fault)?,
        _ => return Err(fault),
    };
    if !(0xDC00..0xE000).contains(&low) {
        return Err(fault);
    }
    let character = 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00);
    char::from_u32(character).map(|character| (character, at + 12)).ok_or(fault)
}

fn hex(bytes: &[u8], at: usize) -> Option<u32> {
    bytes
        .get(at..at + 4)?
        .iter()
        .try_fold(0, |value, &digit| char::from(digit).to_digit(16).map(|digit| value * 16 + digit))
}

/// Where the number that begins at `at` ends, and whether it has a fraction or an exponent.
pub(super) fn number(bytes: &[u8], at: usize) -> Result<(usize, bool), Fault> {
    let digits = |from: usize| {
        bytes.get(from..).unwrap_or(&[]).iter().take_while(|b| b.is_ascii_digit()).count()
    };
    let mut end = at + usize::from(bytes.get(at) == Some(&b'-'));
    let whole = digits(end);
    if whole == 0 {
        return Err(Fault::here("expected a digit", bytes, end));
    }
    if whole > 1 && bytes.get(end) == Some(&b'0') {
        return Err(Fault::at("a number cannot begin with a zero", end, end + 1));
    }
    end += whole;
    let mut float = false;
    if bytes.get(end) == Some(&b'.') {
        float = true;
        let fraction = digits(end + 1);
        if fraction == 0 {
            return Err(Fault::here("expected a digit", bytes, end + 1));
        }
        end += 1 + fraction;
    }
    if matches!(bytes.get(end), Some(b'e' | b'E')) {
        float = true;
        let sign = usize::from(matches!(bytes.get(end + 1), Some(b'+' | b'-')));
        let exponent = digits(end + 1 + sign);
        if exponent == 0 {
            return Err(Fault::here("expected a digit", bytes, end + 1 + sign));
        }
        end += 1 + sign + exponent;
    }
    Ok((end, float))
}

/// Where the word at `at` ends, if it is `true`, `false` or `null`.
pub(super) fn word(bytes: &[u8], at: usize) -> Result<usize, Fault> {
    let rest = bytes.get(at..).unwrap_or(&[]);
    ["true", "false", "null"]
        .iter()
        .find(|word| rest.starts_with(word.as_bytes()))
        .map(|word| at + word.len())
        .ok_or_else(|| Fault::here("expected a value", bytes, at))
}
