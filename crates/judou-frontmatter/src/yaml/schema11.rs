//! Types of plain scalars by YAML 1.1, as `PyYAML`, libyaml's older bindings and Ruby read them.

use alloc::string::String;

use super::scalar;
use crate::value::{Data, Number};

/// What a plain scalar that is no text is; `None` for text. Dates stay text.
pub(super) fn resolve(text: &str) -> Option<Data<'static>> {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => return Some(Data::Null),
        "yes" | "Yes" | "YES" | "true" | "True" | "TRUE" | "on" | "On" | "ON" => {
            return Some(Data::Bool(true));
        }
        "no" | "No" | "NO" | "false" | "False" | "FALSE" | "off" | "Off" | "OFF" => {
            return Some(Data::Bool(false));
        }
        _ => {}
    }
    let first = text.bytes().next()?;
    if !(first.is_ascii_digit() || b"+-.".contains(&first)) {
        return None;
    }
    number(text).map(Data::Number)
}

fn number(text: &str) -> Option<Number> {
    let (negative, body) = match text.as_bytes() {
        [b'-', ..] => (true, text.get(1..)?),
        [b'+', ..] => (false, text.get(1..)?),
        _ => (false, text),
    };
    match body {
        ".inf" | ".Inf" | ".INF" => {
            return Some(Number::Float(if negative { f64::NEG_INFINITY } else { f64::INFINITY }));
        }
        ".nan" | ".NaN" | ".NAN" if body.len() == text.len() => {
            return Some(Number::Float(f64::NAN));
        }
        _ => {}
    }
    let bytes = body.as_bytes();
    if !bytes.iter().all(|b| b.is_ascii_alphanumeric() || b"_.:+-".contains(b))
        || bytes.starts_with(b"_")
    {
        return None;
    }
    let plain: String = body.chars().filter(|&c| c != '_').collect();
    if body.contains(':') {
        return sexagesimal(negative, body, &plain);
    }
    for (prefix, radix) in [("0b", 2), ("0x", 16)] {
        if let Some(digits) = plain.strip_prefix(prefix) {
            return scalar::radix(negative, digits.as_bytes(), radix);
        }
    }
    if plain.bytes().all(|b| b.is_ascii_digit()) && !plain.is_empty() {
        return match plain.strip_prefix('0') {
            Some("") => Some(Number::Signed(0)),
            Some(digits) => scalar::radix(negative, digits.as_bytes(), 8),
            None => Some(whole(negative, &plain)),
        };
    }
    float(negative, &plain)
}

fn whole(negative: bool, digits: &str) -> Number {
    scalar::integer(negative, digits.as_bytes()).unwrap_or_else(|| signed(negative, digits))
}

/// The nearest float to digits that are known to make one.
fn signed(negative: bool, digits: &str) -> Number {
    let value: f64 = digits.parse().unwrap_or(f64::NAN);
    Number::Float(if negative { -value } else { value })
}

/// `[0-9]* "." [0-9]* ( [eE] [-+] [0-9]+ )?` with a digit before the exponent: unlike in the core
/// schema, the point and the exponent's sign must be there.
fn float(negative: bool, text: &str) -> Option<Number> {
    let (mantissa, exponent) = match text.find(['e', 'E']) {
        Some(at) => (text.get(..at)?, Some(text.get(at + 1..)?)),
        None => (text, None),
    };
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    let (before, after) = mantissa.split_once('.')?;
    if before.len() + after.len() == 0 || !digits(before) || !digits(after) {
        return None;
    }
    if let Some(exponent) = exponent {
        let power = exponent.strip_prefix(['-', '+'])?;
        if power.is_empty() || !digits(power) {
            return None;
        }
    }
    Some(signed(negative, text))
}

/// `1:30`, `190:20:30.15`: digits to the base of 60.
fn sexagesimal(negative: bool, body: &str, plain: &str) -> Option<Number> {
    let (whole_part, fraction) = match plain.split_once('.') {
        Some((whole_part, fraction)) => (whole_part, Some(fraction)),
        None => (plain, None),
    };
    let mut value = 0_u64;
    for (place, digits) in whole_part.split(':').enumerate() {
        let plain = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
        let digit: u64 = digits.parse().ok().filter(|_| plain)?;
        if place > 0 && (digits.len() > 2 || digit > 59) {
            return None;
        }
        value = value.checked_mul(60)?.checked_add(digit)?;
    }
    match fraction {
        // A whole one cannot begin with a zero, so that `08:30` stays a time.
        None if body.starts_with('0') => None,
        None => scalar::signed(negative, value),
        Some(fraction) if fraction.bytes().all(|b| b.is_ascii_digit()) => {
            let mut digits = String::from("0.");
            digits.push_str(fraction);
            let rest: f64 = digits.parse().unwrap_or(0.0);
            let value = value as f64 + rest;
            Some(Number::Float(if negative { -value } else { value }))
        }
        Some(_) => None,
    }
}
