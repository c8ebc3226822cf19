//! Types of plain scalars by the core schema of YAML 1.2.

use super::schema11;
use crate::document::Schema;
use crate::value::{Data, Number};

/// What a plain scalar that is no text is in a schema; `None` for text.
#[inline]
pub(crate) fn resolve_by(schema: Schema, text: &str) -> Option<Data<'static>> {
    match schema {
        Schema::Core12 => resolve(text),
        Schema::Yaml11 => schema11::resolve(text),
    }
}

/// What a plain scalar that is no text is; `None` for text.
pub(crate) fn resolve(text: &str) -> Option<Data<'static>> {
    let bytes = text.as_bytes();
    let Some(&first) = bytes.first() else { return Some(Data::Null) };
    match first {
        b'0'..=b'9' | b'-' | b'+' | b'.' => number(text).map(Data::Number),
        b'~' if bytes.len() == 1 => Some(Data::Null),
        b'n' | b'N' => matches!(text, "null" | "Null" | "NULL").then_some(Data::Null),
        b't' | b'T' => matches!(text, "true" | "True" | "TRUE").then_some(Data::Bool(true)),
        b'f' | b'F' => matches!(text, "false" | "False" | "FALSE").then_some(Data::Bool(false)),
        _ => None,
    }
}

/// `[-+]?[0-9]+`, `0o[0-7]+`, `0x[0-9a-fA-F]+`, or a float.
pub(crate) fn number(text: &str) -> Option<Number> {
    let bytes = text.as_bytes();
    match bytes {
        [b'0', b'o', digits @ ..] => return radix(false, digits, 8),
        [b'0', b'x', digits @ ..] => return radix(false, digits, 16),
        _ => {}
    }
    let (negative, digits) = match bytes {
        [b'-', digits @ ..] => (true, digits),
        [b'+', digits @ ..] | digits => (false, digits),
    };
    if digits.is_empty() {
        return None;
    }
    if digits.iter().all(u8::is_ascii_digit) {
        return Some(integer(negative, digits).unwrap_or_else(|| float(text)));
    }
    match digits {
        b".inf" | b".Inf" | b".INF" => {
            return Some(Number::Float(if negative { f64::NEG_INFINITY } else { f64::INFINITY }));
        }
        // A sign before it would make it text.
        b".nan" | b".NaN" | b".NAN" if digits.len() == bytes.len() => {
            return Some(Number::Float(f64::NAN));
        }
        _ => {}
    }
    is_float(digits).then(|| float(text))
}

/// The number that decimal digits make, if 64 bits hold it.
pub(crate) fn integer(negative: bool, digits: &[u8]) -> Option<Number> {
    let mut value = 0_u64;
    for digit in digits {
        value = value.checked_mul(10)?.checked_add(u64::from(digit.wrapping_sub(b'0')))?;
    }
    signed(negative, value)
}

pub(super) fn signed(negative: bool, value: u64) -> Option<Number> {
    match (negative, i64::try_from(value)) {
        (false, Ok(value)) => Some(Number::Signed(value)),
        (false, Err(_)) => Some(Number::Unsigned(value)),
        (true, Ok(value)) => Some(Number::Signed(-value)),
        (true, Err(_)) => (value == i64::MIN.unsigned_abs()).then_some(Number::Signed(i64::MIN)),
    }
}

/// The number that digits make to the base `radix`.
pub(super) fn radix(negative: bool, digits: &[u8], radix: u32) -> Option<Number> {
    if digits.is_empty() {
        return None;
    }
    let mut exact = Some(0_u64);
    let mut rounded = 0.0;
    for &digit in digits {
        let digit = char::from(digit).to_digit(radix)?;
        exact = exact
            .and_then(|value| value.checked_mul(u64::from(radix)))
            .and_then(|value| value.checked_add(u64::from(digit)));
        rounded = rounded * f64::from(radix) + f64::from(digit);
    }
    let rounded = Number::Float(if negative { -rounded } else { rounded });
    Some(exact.and_then(|value| signed(negative, value)).unwrap_or(rounded))
}

/// `( "." [0-9]+ | [0-9]+ ( "." [0-9]* )? ) ( [eE] [-+]? [0-9]+ )?`
fn is_float(bytes: &[u8]) -> bool {
    let digits = |bytes: &[u8]| bytes.iter().take_while(|b| b.is_ascii_digit()).count();
    let whole = digits(bytes);
    let mut rest = bytes.get(whole..).unwrap_or(&[]);
    let mut fraction = 0;
    if let Some(after) = rest.strip_prefix(b".") {
        fraction = digits(after);
        rest = after.get(fraction..).unwrap_or(&[]);
    }
    if whole + fraction == 0 {
        return false;
    }
    if let [b'e' | b'E', exponent @ ..] = rest {
        let exponent = match exponent {
            [b'-' | b'+', digits @ ..] | digits => digits,
        };
        let length = digits(exponent);
        return length > 0 && length == exponent.len();
    }
    rest.is_empty()
}

/// The nearest float; `text` matches the grammar above, which Rust's own covers.
fn float(text: &str) -> Number {
    Number::Float(text.parse().unwrap_or(f64::NAN))
}
