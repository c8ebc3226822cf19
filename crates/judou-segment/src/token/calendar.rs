//! Dates and times of day in digits, whose parts must be days, months, hours and minutes.

use super::chars::byte;
use super::number::{Digits, behind_mark, digits, ends_at, is_digit_at};
use crate::WordKind;

/// What may stand between the parts of a date.
const SEPARATORS: [u8; 3] = *b"-/.";

/// The date, with a time if one is fixed to it, that starts at `start` with the digits `first`.
///
/// `2024-11-15`, `2024/1/5`, `15.11.2024`, `2024-11-15T12:30:00Z`; never a part of a longer chain.
pub(super) fn date(bytes: &[u8], start: usize, first: Digits) -> Option<(usize, WordKind)> {
    if !matches!(first.count, 1 | 2 | 4) {
        return None;
    }
    let separator = SEPARATORS
        .into_iter()
        .find(|&mark| behind_mark(bytes, first.end, mark, first.wide).is_some())?;
    let behind = |at| behind_mark(bytes, at, separator, first.wide);
    let second = digits(bytes, behind(first.end)?, 3)?;
    let third = digits(bytes, behind(second.end)?, 5)?;
    let is_date = match (first.count, second.count, third.count) {
        (4, 1 | 2, 1 | 2) => is_year(first) && is_month(second) && is_day(third),
        (1 | 2, 1 | 2, 4) => {
            is_year(third)
                && (is_day(first) && is_month(second) || is_month(first) && is_day(second))
        }
        _ => false,
    };
    let goes_on = behind(third.end).is_some_and(|at| is_digit_at(bytes, at));
    // The chain `1.2024-11-15` began before it.
    let began = start.checked_sub(1).is_some_and(|at| SEPARATORS.contains(&byte(bytes, at)))
        && start.checked_sub(2).is_some_and(|at| byte(bytes, at).is_ascii_digit());
    if !is_date || goes_on || began {
        return None;
    }
    if byte(bytes, third.end) == b'T'
        && let Some(hour) = digits(bytes, third.end + 1, 3)
        && let Some(end) = clock(bytes, hour)
    {
        return Some((zone(bytes, end), WordKind::Date));
    }
    ends_at(bytes, third.end).then_some((third.end, WordKind::Date))
}

/// The time of day whose hours are `hour`: `12:30`, `9:05:30.25`, `１３：００`.
pub(super) fn time(bytes: &[u8], hour: Digits) -> Option<(usize, WordKind)> {
    let end = clock(bytes, hour)?;
    ends_at(bytes, end).then_some((end, WordKind::Time))
}

/// Offset of the end of the minutes, seconds and their fraction that follow `hour`.
fn clock(bytes: &[u8], hour: Digits) -> Option<usize> {
    // Broadcasters count the hours after midnight on to 29.
    if hour.count > 2 || hour.value > 29 {
        return None;
    }
    let minute = colon(bytes, hour.end)?;
    let Some(second) = colon(bytes, minute.end) else {
        return (!is_digit_at(bytes, minute.end)).then_some(minute.end);
    };
    let behind =
        [b'.', b','].into_iter().find_map(|mark| behind_mark(bytes, second.end, mark, false));
    Some(match behind.and_then(|at| digits(bytes, at, 4)) {
        Some(fraction) if fraction.count <= 3 => fraction.end,
        _ => second.end,
    })
}

/// The two digits below sixty behind a colon at `at`.
fn colon(bytes: &[u8], at: usize) -> Option<Digits> {
    let run = digits(bytes, behind_mark(bytes, at, b':', true)?, 3)?;
    (run.count == 2 && run.value < 60).then_some(run)
}

/// Offset behind the time zone that follows a time at `at`: `Z`, `+08:00`.
fn zone(bytes: &[u8], at: usize) -> usize {
    match byte(bytes, at) {
        b'Z' => at + 1,
        b'+' | b'-' => match digits(bytes, at + 1, 5) {
            Some(hour) if hour.count == 2 => {
                colon(bytes, hour.end).map_or(hour.end, |minute| minute.end)
            }
            Some(both) if both.count == 4 => both.end,
            _ => at,
        },
        _ => at,
    }
}

const fn is_year(digits: Digits) -> bool {
    matches!(digits.value, 1000..=2999)
}

const fn is_month(digits: Digits) -> bool {
    matches!(digits.value, 1..=12)
}

const fn is_day(digits: Digits) -> bool {
    matches!(digits.value, 1..=31)
}
