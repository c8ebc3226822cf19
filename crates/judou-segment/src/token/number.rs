//! Numbers: with separators and decimals, versions, and quantities such as `10km`.
//!
//! Digits are ASCII or fullwidth. A percent sign is no part of a number: treebanks differ in whether it
//! is a word, so the model says.

use super::address;
use super::calendar;
use super::chars::byte;
use super::emoji;
use super::latin;
use super::{Grain, Token, with_marks};
use crate::WordKind;

/// A run of digits.
#[derive(Clone, Copy, Debug)]
pub(super) struct Digits {
    /// Offset of its end.
    pub(super) end: usize,
    pub(super) count: usize,
    /// What it says in base ten; saturates.
    pub(super) value: u32,
    /// Whether its last digit is fullwidth.
    pub(super) wide: bool,
}

/// The run of digits at `start`; if there are more than `limit`, the first of them.
pub(super) fn digits(bytes: &[u8], start: usize, limit: usize) -> Option<Digits> {
    let mut run = Digits { end: start, count: 0, value: 0, wide: false };
    while run.count < limit {
        let (digit, len) = match bytes.get(run.end..)? {
            [digit @ b'0'..=b'9', ..] => (digit - b'0', 1),
            [0xEF, 0xBC, digit @ 0x90..=0x99, ..] => (digit - 0x90, 3),
            _ => break,
        };
        run.end += len;
        run.count += 1;
        run.value = run.value.saturating_mul(10).saturating_add(u32::from(digit));
        run.wide = len == 3;
    }
    (run.count > 0).then_some(run)
}

/// Whether a digit stands at `at`.
pub(super) fn is_digit_at(bytes: &[u8], at: usize) -> bool {
    digits(bytes, at, 1).is_some()
}

/// Offset behind `mark` at `at`, in the width of the digits around it: `.` and `．`, `,` and `，`.
pub(super) fn behind_mark(bytes: &[u8], at: usize, mark: u8, wide: bool) -> Option<usize> {
    match bytes.get(at..)? {
        [byte, ..] if *byte == mark => Some(at + 1),
        // Fullwidth forms stand in the order of ASCII, from U+FF01 on.
        [0xEF, 0xBC, low, ..] if wide && *low == mark.wrapping_add(0x60) => Some(at + 3),
        _ => None,
    }
}

/// The number, date, time, version or quantity that starts with the digit at `start`.
pub(super) fn number(text: &str, start: usize, grain: Grain) -> Option<Token> {
    let bytes = text.as_bytes();
    if let Some(end) = emoji::keycap(bytes, start) {
        let end = with_marks(text, end);
        return Some(Token { end, kind: WordKind::Emoji, joins: false });
    }
    let first = digits(bytes, start, usize::MAX)?;
    if opens_address(bytes, first.end)
        && let Some((end, kind)) = address::address(text, start)
    {
        return Some(Token { end, kind, joins: false });
    }
    let token = |end, kind| Some(Token { end: with_marks(text, end), kind, joins: true });
    if matches!(byte(bytes, first.end), 0 | b' ' | 0xE3..=0xE9) {
        return token(first.end, WordKind::Number);
    }
    if grain == Grain::Parts {
        let end = latin::run(text, first.end);
        let kind = if end > first.end { WordKind::Letters } else { WordKind::Number };
        return token(end, kind);
    }
    if let Some((end, kind)) =
        calendar::date(bytes, start, first).or_else(|| calendar::time(bytes, first))
    {
        return token(end, kind);
    }
    if let Some(end) = telephone(bytes, first) {
        return token(end, WordKind::Number);
    }
    let mut end = first.end;
    if first.count <= 3 {
        end = groups(bytes, end, first.wide);
    }
    let (end, points) = decimals(bytes, end, first.wide);
    if points > 1 {
        return token(latin::version_tail(bytes, end), WordKind::Version);
    }
    match latin::quantity(text, end) {
        Some(end) => token(end, WordKind::Letters),
        None => token(end, WordKind::Number),
    }
}

/// Whether digits that end at `at` may begin an address: `163.com`, `10086@example.cn`.
fn opens_address(bytes: &[u8], at: usize) -> bool {
    match byte(bytes, at) {
        b'.' | b'-' => byte(bytes, at + 1).is_ascii_alphabetic(),
        byte => byte.is_ascii_alphabetic() || matches!(byte, b'@' | b'_' | b'+'),
    }
}

/// A number that starts with its point: `.5`.
pub(super) fn fraction(bytes: &[u8], start: usize, grain: Grain) -> Option<Token> {
    let run = digits(bytes, start + 1, usize::MAX)?;
    if grain == Grain::Parts {
        return None;
    }
    Some(Token { end: run.end, kind: WordKind::Number, joins: true })
}

/// Offset behind the groups of three digits, each behind a comma, that follow at `at`.
fn groups(bytes: &[u8], mut at: usize, wide: bool) -> usize {
    while let Some(start) = behind_mark(bytes, at, b',', wide)
        && let Some(group) = digits(bytes, start, 4)
        && group.count == 3
    {
        at = group.end;
    }
    at
}

/// Offset behind the points with digits behind them that follow at `at`, and how many there are.
pub(super) fn decimals(bytes: &[u8], mut at: usize, wide: bool) -> (usize, usize) {
    let mut points = 0;
    while let Some(start) = behind_mark(bytes, at, b'.', wide)
        && let Some(run) = digits(bytes, start, usize::MAX)
    {
        at = run.end;
        points += 1;
    }
    (at, points)
}

/// Offset of the end of a telephone number whose first part is `first`: `138-0013-8000`.
fn telephone(bytes: &[u8], first: Digits) -> Option<usize> {
    if !(2..=4).contains(&first.count) {
        return None;
    }
    let second = digits(bytes, behind_mark(bytes, first.end, b'-', first.wide)?, 5)?;
    let third = digits(bytes, behind_mark(bytes, second.end, b'-', first.wide)?, 5)?;
    let fits = (3..=4).contains(&second.count) && third.count == 4;
    (fits && byte(bytes, third.end) != b'-').then_some(third.end)
}

/// Whether what ends at `end` is followed by neither a letter nor a digit.
pub(super) fn ends_at(bytes: &[u8], end: usize) -> bool {
    !byte(bytes, end).is_ascii_alphanumeric() && !is_digit_at(bytes, end)
}
