//! When a cue begins and ends: `00:00:01,210 --> 00:00:06,048` and what else is written for it.
//!
//! ```text
//! timing = *blank time *blank arrow *blank time
//! time   = [ "-" ] [ 1*DIGIT ":" *blank ] 1*DIGIT ":" *blank 1*2DIGIT [ fraction ] / 1*DIGIT fraction
//! fraction = ( "," / "." / ":" / ";" ) *blank 1*9DIGIT
//! arrow  = "-->" / "->" / "--&gt;" / "—>" / "–>" / "→" / "- ->" / "-- >"
//! ```

use nom::branch::alt;
use nom::bytes::complete::{tag, take_while};
use nom::character::complete::{digit1, one_of};
use nom::combinator::{map, map_opt, opt, success};
use nom::sequence::{preceded, separated_pair, terminated};
use nom::{IResult, Parser};

/// When something begins and ends, in milliseconds.
pub(super) type Period = (u64, u64);

/// The digits of `00:00:00,000 --> 00:00:00,000`; what stands between them is checked by hand.
const USUAL: usize = 29;

/// The bytes of `0:0->0:1`.
const SHORTEST: usize = 8;

/// Reads the timing that `line` begins with.
///
/// Nearly every line of nearly every file is written in one way, which is read without the grammar:
/// that alone makes the reader of a whole file twice as fast.
pub(super) fn timing(line: &str) -> Option<Period> {
    if let Some((start, end)) = line.as_bytes().first_chunk::<USUAL>().and_then(usual) {
        return Some((start, end));
    }
    // Every cue has a line with its number, which is no timing.
    if line.len() < SHORTEST {
        return None;
    }
    let starts = line.trim_start().as_bytes().first();
    if !starts.is_some_and(|byte| byte.is_ascii_digit() || *byte == b'-') {
        return None;
    }
    period(line).ok().map(|(_, period)| period)
}

/// Whether `line` is meant for a timing, right or wrong.
pub(super) fn means_timing(line: &str) -> bool {
    line.contains("-->")
        && line.bytes().filter(u8::is_ascii_digit).count() >= 4
        && line.bytes().all(|byte| !byte.is_ascii_alphabetic() || byte.is_ascii_lowercase())
}

fn usual(line: &[u8; USUAL]) -> Option<Period> {
    // Of a fixed length, so that no byte's bounds are checked.
    let [a @ .., s0, a0, a1, a2, s1, b0, b1, b2, b3, b4, b5, b6, b7, b8, b9, b10, b11] = line;
    let arrow = [*s0, *a0, *a1, *a2, *s1] == *b" --> ";
    let start = clock(a)?;
    let end = clock(&[*b0, *b1, *b2, *b3, *b4, *b5, *b6, *b7, *b8, *b9, *b10, *b11])?;
    arrow.then_some((start, end))
}

/// `00:00:00,000`.
fn clock(at: &[u8; 12]) -> Option<u64> {
    let [h1, h0, c0, m1, m0, c1, s1, s0, point, f2, f1, f0] = *at;
    let digits = [h1, h0, m1, m0, s1, s0, f2, f1, f0];
    if c0 != b':' || c1 != b':' || !matches!(point, b',' | b'.') {
        return None;
    }
    if !digits.iter().all(u8::is_ascii_digit) {
        return None;
    }
    let two = |tens: u8, ones: u8| u64::from(tens - b'0') * 10 + u64::from(ones - b'0');
    let (minutes, seconds) = (two(m1, m0), two(s1, s0));
    let millis = u64::from(f2 - b'0') * 100 + two(f1, f0);
    Some(((two(h1, h0) * 60 + minutes) * 60 + seconds) * 1000 + millis)
}

/// `timing = *blank time *blank arrow *blank time`
fn period(input: &str) -> IResult<&str, Period> {
    preceded(blanks, separated_pair(time, (blanks, arrow, blanks), time)).parse(input)
}

fn arrow(input: &str) -> IResult<&str, &str> {
    alt((
        tag("-->"),
        tag("->"),
        tag("--&gt;"),
        tag("—>"),
        tag("–>"),
        tag("→"),
        tag("- ->"),
        tag("-- >"),
        tag("==>"),
    ))
    .parse(input)
}

/// `time = [ "-" ] [ 1*DIGIT ":" ] 1*DIGIT ":" 1*DIGIT [ fraction ] / 1*DIGIT fraction`, in
/// milliseconds. A time before the recording's start is its start.
pub(super) fn time(input: &str) -> IResult<&str, u64> {
    let colon = || (blanks, tag(":"), blanks);
    let fraction = || opt(preceded(one_of(",.:;"), preceded(blanks, digit1)));
    let clock = alt((
        (terminated(map(digit1, Some), colon()), terminated(digit1, colon()), digit1, fraction()),
        (success(None), terminated(digit1, colon()), digit1, fraction()),
    ));
    let clock = map_opt(clock, |(hours, minutes, seconds, fraction): (Option<&str>, _, _, _)| {
        let hours = hours.map_or(Some(0), number)?;
        let minutes = hours.checked_mul(60)?.checked_add(number(minutes)?)?;
        let seconds = minutes.checked_mul(60)?.checked_add(number(seconds)?)?;
        seconds.checked_mul(1000)?.checked_add(thousandths(fraction.unwrap_or_default()))
    });
    let seconds = map_opt((digit1, preceded(one_of(",."), digit1)), |(whole, fraction)| {
        number(whole)?.checked_mul(1000)?.checked_add(thousandths(fraction))
    });
    let (rest, (before, at)) = (opt(tag("-")), alt((clock, seconds))).parse(input)?;
    Ok((rest, if before.is_some() { 0 } else { at }))
}

fn number(digits: &str) -> Option<u64> {
    digits.parse().ok()
}

/// The milliseconds of a fraction's digits: `5` is five hundred.
fn thousandths(digits: &str) -> u64 {
    let mut millis = 0;
    for at in 0..3 {
        let digit = digits.as_bytes().get(at).map_or(0, |byte| byte.saturating_sub(b'0'));
        millis = millis * 10 + u64::from(digit);
    }
    millis
}

fn blanks(input: &str) -> IResult<&str, &str> {
    take_while(|c: char| c == ' ' || c == '\t' || c == '\u{a0}').parse(input)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn timing_cases() {
        let cases = [
            ("00:00:01,210 --> 00:00:06,048", Some((1_210, 6_048))),
            ("00:00:01.210 --> 00:00:06.048 align:start", Some((1_210, 6_048))),
            ("00:01.210 --> 01:06.048", Some((1_210, 66_048))), // WebVTT without hours
            ("100:00:00.000 --> 100:00:01.000", Some((360_000_000, 360_001_000))),
            ("0:00:01,2 --> 0:00:06,04", Some((1_200, 6_040))), // a fraction is a fraction
            ("00:00:01 --> 00:00:06", Some((1_000, 6_000))),
            ("0.000 --> 3.480", Some((0, 3_480))), // seconds alone
            ("  00:00:01,210-->00:00:06,048", Some((1_210, 6_048))),
            ("00: 00: 01,210 -> 00: 00: 06,048", Some((1_210, 6_048))), // machine translated
            ("00:00:01,210 --&gt; 00:00:06,048", Some((1_210, 6_048))),
            ("-00:00:01,210 --> 00:00:06,048", Some((0, 6_048))),
            ("00:00:01:210 --> 00:00:06:048", Some((1_210, 6_048))),
            ("99999999999999999999:00:01,210 --> 00:00:06,048", None), // no such hour
            ("00:00:01,210", None),
            ("12 --> 13", None), // an arrow between numbers
            ("a --> b", None),
            ("", None),
        ];
        for (input, expected) in cases {
            assert_eq!(timing(input), expected, "input {input:?}");
        }
    }

    #[test]
    fn the_quick_way_and_the_grammar_agree() {
        for input in ["00:00:01,210 --> 00:00:06,048", "23:59:59.999 --> 99:00:00,000 line:0"] {
            assert_eq!(timing(input), period(input).ok().map(|(_, period)| period), "{input}");
        }
    }
}
