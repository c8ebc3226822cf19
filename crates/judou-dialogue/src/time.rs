//! Times as transcripts write them: `1:30`, `00:01:30`, `00:01:30.250`.

use nom::bytes::complete::take_while_m_n;
use nom::character::complete::one_of;
use nom::combinator::{map_opt, opt};
use nom::multi::many_m_n;
use nom::sequence::preceded;
use nom::{IResult, Parser};

/// `time = 1*3DIGIT 1*2( ":" 2DIGIT ) [ ( "." / "," ) 1*3DIGIT ]`, in milliseconds.
///
/// The first number has no upper bound of its own: `90:00` is ninety minutes.
pub(crate) fn time(input: &str) -> IResult<&str, u64> {
    let clock = (digits(1, 3), many_m_n(1, 2, preceded(one_of(":："), digits(2, 2))));
    map_opt((clock, opt(preceded(one_of(".,"), digits(1, 3)))), |((first, others), fraction)| {
        let mut seconds = first.parse::<u64>().ok()?;
        for part in others {
            let part = part.parse::<u64>().ok().filter(|part| *part < 60)?;
            seconds = seconds * 60 + part;
        }
        let millis = match fraction {
            Some(digits) => digits.parse::<u64>().ok()? * 10_u64.pow(3 - digits.len() as u32),
            None => 0,
        };
        Some(seconds * 1000 + millis)
    })
    .parse(input)
}

fn digits<'a>(
    at_least: usize,
    at_most: usize,
) -> impl Parser<&'a str, Output = &'a str, Error = nom::error::Error<&'a str>> {
    take_while_m_n(at_least, at_most, |c: char| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn time_cases() {
        let cases = [
            ("1:30", Some(90_000)),
            ("00:01:30", Some(90_000)),
            ("90:00", Some(5_400_000)),
            ("00:01:30.25", Some(90_250)),
            ("01:02:03,004", Some(3_723_004)),
            ("1:75", None), // no such second
            ("1:3", None),  // a ratio
            ("13", None),
        ];
        for (input, expected) in cases {
            assert_eq!(time(input).ok().map(|(_, ms)| ms), expected, "input {input:?}");
        }
    }
}
