//! Words without quotes: truth values, numbers, dates and times.

use alloc::string::String;

use judou_source::Span;

use super::parse::Source;
use crate::date_time::DateTime;
use crate::error::Error;
use crate::value::{Data, Number};
use crate::yaml::scalar;

/// The value that the word at `at` writes, and where it ends.
pub(super) fn word<'a>(source: &Source<'a, '_>, at: usize) -> Result<(Data<'a>, usize), Error> {
    let in_word =
        |b: &&u8| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'-' | b'_' | b'.' | b':');
    let mut end = at + source.from(at).iter().take_while(in_word).count();
    let mut text = source.slice(at, end);
    match text {
        "true" => return Ok((Data::Bool(true), end)),
        "false" => return Ok((Data::Bool(false), end)),
        "" => return Err(source.error("expected a value", at)),
        _ => {}
    }
    let digit = text.bytes().next().is_some_and(|byte| byte.is_ascii_digit());
    if digit && (text.as_bytes().get(4) == Some(&b'-') || text.as_bytes().get(2) == Some(&b':')) {
        // A blank may stand between date and time; a time begins with two digits and a colon.
        if let [b' ', b'0'..=b'9', b'0'..=b'9', b':', ..] = source.from(end)
            && text.len() == 10
        {
            end += 1 + source.from(end + 1).iter().take_while(in_word).count();
            text = source.slice(at, end);
        }
        return match DateTime::parse_toml(text) {
            Some(value) => Ok((Data::DateTime(value), end)),
            None => Err(Error::syntax("this is no date or time", Span::new(at, end))),
        };
    }
    match number(text) {
        Some(number) => Ok((Data::Number(number), end)),
        None => Err(Error::syntax("this is no value of TOML's", Span::new(at, end))),
    }
}

fn number(text: &str) -> Option<Number> {
    let (sign, digits) = match text.as_bytes() {
        [b'-', ..] => (Some(true), text.get(1..)?),
        [b'+', ..] => (Some(false), text.get(1..)?),
        _ => (None, text),
    };
    let negative = sign == Some(true);
    match digits {
        "inf" if negative => return Some(Number::Float(f64::NEG_INFINITY)),
        "inf" => return Some(Number::Float(f64::INFINITY)),
        "nan" => return Some(Number::Float(f64::NAN)),
        _ => {}
    }
    for (prefix, radix) in [("0x", 16), ("0o", 8), ("0b", 2)] {
        if let Some(digits) = digits.strip_prefix(prefix) {
            let plain = separated(digits, |byte| char::from(byte).is_digit(radix))?;
            let value = u64::from_str_radix(&plain, radix).ok()?;
            return sign
                .is_none()
                .then(|| i64::try_from(value).map_or(Number::Unsigned(value), Number::Signed));
        }
    }
    let whole_end = digits.bytes().position(|b| matches!(b, b'.' | b'e' | b'E'));
    let (whole, rest) = digits.split_at_checked(whole_end.unwrap_or(digits.len()))?;
    let mut plain = separated(whole, |byte| byte.is_ascii_digit())?;
    if plain.len() > 1 && plain.starts_with('0') {
        return None;
    }
    if rest.is_empty() {
        return scalar::integer(negative, plain.as_bytes());
    }
    let (fraction, exponent) = match rest.bytes().position(|b| matches!(b, b'e' | b'E')) {
        Some(e) => (rest.get(..e)?, Some(rest.get(e + 1..)?)),
        None => (rest, None),
    };
    let plain = plain.to_mut();
    if !fraction.is_empty() {
        plain.push('.');
        plain.push_str(&separated(fraction.strip_prefix('.')?, |byte| byte.is_ascii_digit())?);
    }
    if let Some(exponent) = exponent {
        plain.push('e');
        let digits = match exponent.as_bytes() {
            [b'-', ..] => {
                plain.push('-');
                exponent.get(1..)?
            }
            [b'+', ..] => exponent.get(1..)?,
            _ => exponent,
        };
        plain.push_str(&separated(digits, |byte| byte.is_ascii_digit())?);
    }
    let value: f64 = plain.parse().ok()?;
    Some(Number::Float(if negative { -value } else { value }))
}

/// Digits, without the underscores that stand between two of them.
fn separated(text: &str, digit: impl Fn(u8) -> bool) -> Option<alloc::borrow::Cow<'_, str>> {
    let mut before = false;
    let mut underscores = false;
    for byte in text.bytes() {
        let is_digit = digit(byte);
        let joins = byte == b'_' && before;
        if !is_digit && !joins {
            return None;
        }
        underscores |= !is_digit;
        before = is_digit;
    }
    // `before` is false for no digit at all and for an underscore at the end.
    before.then(|| {
        if underscores {
            text.chars().filter(|&c| c != '_').collect::<String>().into()
        } else {
            text.into()
        }
    })
}
