//! Dates and times of day as chats are exported in them: any script's digits, any locale's order.
//!
//! A chat says what its members' clocks said and seldom in which zone, so a moment is the number of
//! milliseconds from the Unix epoch to that reading of a clock that shows UTC.

use nom::branch::alt;
use nom::bytes::complete::{take_while, take_while_m_n};
use nom::character::complete::{char, one_of};
use nom::combinator::{opt, verify};
use nom::sequence::{delimited, preceded};
use nom::{IResult, Parser};

pub(crate) type PResult<'a, O> = IResult<&'a str, O>;

/// The zeros of the scripts that phones write numbers in.
const ZEROS: &[u32] = &[
    0x30, 0x660, 0x6f0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xe50,
    0xed0, 0xf20, 0x1040, 0x17e0, 0xff10,
];

/// The value of a decimal digit of any script in [`ZEROS`].
pub(crate) fn digit(c: char) -> Option<u32> {
    if c.is_ascii() {
        return c.to_digit(10);
    }
    let code = u32::from(c);
    ZEROS.iter().find_map(|zero| code.checked_sub(*zero).filter(|value| *value < 10))
}

fn is_digit(c: char) -> bool {
    digit(c).is_some()
}

/// A mark that steers the direction of writing, or a byte order mark: neither is seen.
pub(crate) fn is_mark(c: char) -> bool {
    matches!(c, '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{202a}'..='\u{202e}'
        | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// A blank inside a line, among them the narrow ones before `PM`, or a mark.
pub(crate) fn is_gap(c: char) -> bool {
    c != '\n' && c != '\r' && (c.is_whitespace() || is_mark(c))
}

/// `gap = *( blank / mark )`
pub(crate) fn gap(input: &str) -> PResult<'_, &str> {
    take_while(is_gap).parse(input)
}

/// A number of so many digits and how many there are.
pub(crate) fn number(
    at_least: usize,
    at_most: usize,
) -> impl for<'a> Fn(&'a str) -> PResult<'a, (u32, usize)> {
    move |input| {
        let (rest, digits) = take_while_m_n(at_least, at_most, is_digit).parse(input)?;
        let value = digits.chars().filter_map(digit).fold(0_u32, |sum, digit| {
            // Eight digits at most are ever asked for; more would stick at the top.
            sum.saturating_mul(10).saturating_add(digit)
        });
        Ok((rest, (value, digits.chars().count())))
    }
}

/// Three numbers, in the order of whoever wrote them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Date {
    pub(crate) parts: [u32; 3],
    pub(crate) separator: char,
    /// A part has four digits: the year.
    pub(crate) long_year: bool,
}

/// Which part of a [`Date`] is which.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Order {
    YearMonthDay,
    DayMonthYear,
    MonthDayYear,
}

impl Date {
    /// The parts as year, month and day, if there can be such a day.
    pub(crate) fn in_order(self, order: Order) -> Option<[u32; 3]> {
        let [a, b, c] = self.parts;
        let [year, month, day] = match order {
            Order::YearMonthDay => [a, b, c],
            Order::DayMonthYear => [c, b, a],
            Order::MonthDayYear => [c, a, b],
        };
        let year = match year {
            0..=99 => 2000 + year,
            // The Buddhist calendar of Thailand.
            2400..=2700 => year - 543,
            _ => year,
        };
        ((1..=12).contains(&month) && (1..=31).contains(&day)).then_some([year, month, day])
    }
}

/// `date = number separator number separator number [ end ]`; `2020/1/2`, `2. 1. 20`, `2020年1月2日`.
pub(crate) fn date(input: &str) -> PResult<'_, Date> {
    let separator = |input| delimited(gap, one_of("/-.年月년월"), gap).parse(input);
    let (rest, (first, first_width)) = number(1, 4)(input)?;
    let (rest, mark) = separator(rest)?;
    let (rest, (second, _)) = number(1, 2)(rest)?;
    let (rest, _) = separator(rest)?;
    let (rest, (third, third_width)) = number(1, 4)(rest)?;
    // Not the start of a longer number.
    let (rest, _) = verify(opt(one_of(".日일")), |_| !rest.starts_with(is_digit)).parse(rest)?;
    let long_year = first_width == 4 || third_width == 4;
    Ok((rest, Date { parts: [first, second, third], separator: mark, long_year }))
}

/// A time of day, in the numbers it is written with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Clock {
    pub(crate) hour: u32,
    pub(crate) minute: u32,
    pub(crate) second: Option<u32>,
}

/// `clock = 1*2digit ( ":" / "." / "：" ) 2digit [ the same once more ]`
pub(crate) fn clock(input: &str) -> PResult<'_, Clock> {
    let colon = || one_of(":.：");
    let (rest, (hour, _)) = verify(number(1, 2), |(hour, _)| *hour < 25).parse(input)?;
    let sixty = |input| verify(number(2, 2), |(value, _)| *value < 60).parse(input);
    let (rest, (minute, _)) = preceded(colon(), sixty).parse(rest)?;
    let (rest, second) = opt(preceded(colon(), sixty)).parse(rest)?;
    if rest.starts_with(is_digit) {
        return Err(nom::Err::Error(nom::error::Error::new(rest, nom::error::ErrorKind::Digit)));
    }
    Ok((rest, Clock { hour, minute, second: second.map(|(value, _)| value) }))
}

/// The half of the day that an hour of twelve is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Half {
    Morning,
    Afternoon,
    /// 中午: 11 and 12 are themselves, 1 is 13.
    Noon,
}

/// What locales write for a.m. and p.m., without blanks and stops, in lower case.
const HALVES: &[(&str, Half)] = &[
    ("am", Half::Morning),
    ("pm", Half::Afternoon),
    ("πμ", Half::Morning),
    ("μμ", Half::Afternoon),
    ("上午", Half::Morning),
    ("早上", Half::Morning),
    ("清晨", Half::Morning),
    ("凌晨", Half::Morning),
    ("半夜", Half::Morning),
    ("下午", Half::Afternoon),
    ("晚上", Half::Afternoon),
    ("傍晚", Half::Afternoon),
    ("中午", Half::Noon),
    ("午前", Half::Morning),
    ("午後", Half::Afternoon),
    ("오전", Half::Morning),
    ("오후", Half::Afternoon),
    ("ص", Half::Morning),
    ("م", Half::Afternoon),
    ("صباحا", Half::Morning),
    ("مساء", Half::Afternoon),
    ("قظ", Half::Morning),
    ("بظ", Half::Afternoon),
    ("לפנהצ", Half::Morning),
    ("אחהצ", Half::Afternoon),
    ("पूर्वाह्न", Half::Morning),
    ("अपराह्न", Half::Afternoon),
    ("मपू", Half::Morning),
    ("मउ", Half::Afternoon),
    ("முற்பகல்", Half::Morning),
    ("பிற்பகல்", Half::Afternoon),
    ("ಪೂರ್ವಾಹ್ನ", Half::Morning),
    ("ಅಪರಾಹ್ನ", Half::Afternoon),
    ("sa", Half::Morning),
    ("ch", Half::Afternoon),
    ("pg", Half::Morning),
    ("ptg", Half::Afternoon),
    ("öö", Half::Morning),
    ("ös", Half::Afternoon),
    ("de", Half::Morning),
    ("du", Half::Afternoon),
    ("dop", Half::Morning),
    ("odp", Half::Afternoon),
    ("vorm", Half::Morning),
    ("nachm", Half::Afternoon),
    ("fm", Half::Morning),
    ("em", Half::Afternoon),
    ("eparadites", Half::Morning),
    ("epasdites", Half::Afternoon),
    ("ก่อนเที่ยง", Half::Morning),
    ("หลังเที่ยง", Half::Afternoon),
];

/// The half of the day that `word` names in some language, blanks, stops and case apart.
pub(crate) fn half(word: &str) -> Option<Half> {
    let mut letters = alloc::string::String::new();
    for c in word.chars().filter(|c| !is_gap(*c) && !matches!(c, '.' | '"' | '״' | '׳' | '\'')) {
        letters.extend(c.to_lowercase());
        if letters.len() > 40 {
            return None;
        }
    }
    HALVES.iter().find(|(name, _)| *name == letters).map(|(_, half)| *half)
}

/// `half-mark = ( ( "a" / "p" ) [ "." ] gap "m" [ "." ] ) / word of the table in CJK`
pub(crate) fn half_mark(input: &str) -> PResult<'_, Half> {
    let latin = |input| {
        let (rest, first) = one_of("aApP").parse(input)?;
        let (rest, _) = (opt(char('.')), gap, one_of("mM"), opt(char('.'))).parse(rest)?;
        let half = if first.eq_ignore_ascii_case(&'a') { Half::Morning } else { Half::Afternoon };
        verify(|i| Ok((i, half)), |_: &Half| !rest.starts_with(char::is_alphanumeric)).parse(rest)
    };
    let word = |input| {
        let two = take_while_m_n(2, 2, |c: char| !c.is_ascii());
        nom::combinator::map_opt(two, half).parse(input)
    };
    alt((latin, word)).parse(input)
}

impl Clock {
    /// Milliseconds from midnight.
    pub(crate) fn of_day(self, half: Option<Half>) -> u64 {
        let hour = match (half, self.hour) {
            (Some(Half::Morning), 12) => 0,
            (Some(Half::Afternoon), 1..=11) | (Some(Half::Noon), 1..=10) => self.hour + 12,
            (_, hour) => hour,
        };
        let seconds = u64::from(hour) * 3600
            + u64::from(self.minute) * 60
            + u64::from(self.second.unwrap_or_default());
        seconds * 1000
    }
}

/// Milliseconds from the epoch to the midnight at which a Gregorian day begins; `None` before 1970.
pub(crate) fn midnight([year, month, day]: [u32; 3]) -> Option<u64> {
    if year < 1970 || !(1..=12).contains(&month) || !(1..=31).contains(&day) {
        return None;
    }
    let is_leap = |year: u64| {
        year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400))
    };
    let year = u64::from(year);
    // Leap days before this year, counted from year 1; 477 of them lie before 1970.
    let past = year - 1;
    let leap_days = past / 4 - past / 100 + past / 400 - 477;
    let month = usize::try_from(month).ok()?;
    let before = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334].get(month - 1)?;
    let leap = u64::from(month > 2 && is_leap(year));
    let days = (year - 1970) * 365 + leap_days + before + leap + u64::from(day) - 1;
    Some(days * 86_400_000)
}

/// A moment as data has it, `2020-01-02T21:05:11.123+01:00`; a zone that it names is taken off.
pub(crate) fn stamp(written: &str) -> Option<u64> {
    let (rest, date) = date(written).ok()?;
    let time = rest.strip_prefix(['T', ' '])?;
    // A fraction of seconds would read as one more number of the clock.
    let whole = time.split(['.', '+', 'Z', '-', ' ']).next()?;
    let (_, clock) = clock(whole).ok()?;
    let local = midnight(date.in_order(Order::YearMonthDay)?)? + clock.of_day(None);
    let zone = time.rfind(['+', '-']).and_then(|at| time.get(at..)).and_then(offset);
    match zone {
        Some((true, ahead)) => local.checked_sub(ahead),
        Some((false, behind)) => local.checked_add(behind),
        None => Some(local),
    }
}

/// `+01:00`: whether the clock is ahead, and by how many milliseconds.
fn offset(zone: &str) -> Option<(bool, u64)> {
    let (_, clock) = clock(zone.trim_start_matches(['+', '-'])).ok()?;
    Some((zone.starts_with('+'), clock.of_day(None)))
}

/// The number of an English month: its name, or three letters of it or more.
pub(crate) fn month(word: &str) -> Option<u32> {
    const NAMES: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let word = word.trim_end_matches('.');
    let is_start = |name: &str| {
        word.len() >= 3
            && name.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word))
    };
    let index = NAMES.iter().position(|name| is_start(name))?;
    u32::try_from(index + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments() {
        let cases = [
            ([1970, 1, 1], Some(0)),
            ([2000, 2, 29], Some(951_782_400_000)),
            ([2000, 3, 1], Some(951_868_800_000)),
            ([2020, 1, 2], Some(1_577_923_200_000)),
            ([2100, 3, 1], Some(4_107_542_400_000)),
            ([1398, 10, 12], None), // a Persian year
            ([2020, 13, 1], None),
        ];
        for (day, expected) in cases {
            assert_eq!(midnight(day), expected, "{day:?}");
        }
    }

    #[test]
    fn stamps() {
        let stamps = [
            "2020-01-02T21:05:11",
            "2020-01-02T21:05:11Z",
            "2020-01-02 21:05:11",
            "2020-01-02T21:05:11.123+00:00",
            "2020-01-02T22:05:11.123+01:00",
            "2020-01-02T16:05:11-05:00",
        ];
        for written in stamps {
            assert_eq!(stamp(written), Some(1_577_999_111_000), "{written}");
        }
        assert_eq!(stamp("2020-01-02"), None);
    }

    #[test]
    fn dates_and_clocks() {
        let dates =
            ["2020/1/2 ", "2. 1. 20", "2020年1月2日", "٢‏/١‏/٢٠٢٠،", "2020년 1월 2일 ", "2-1-20,"];
        for input in dates {
            let (_, date) = date(input).expect(input);
            assert!(date.parts == [2020, 1, 2] || date.parts[..2] == [2, 1], "{input} {date:?}");
        }
        for input in ["1/2", "12:30", "1//2/3", "1/2/20201"] {
            assert!(date(input).is_err(), "{input}");
        }
        let clocks = [
            ("9:05", "pm", 21 * 60 + 5),
            ("12:00", "a. m.", 0),
            ("12:00", "PM", 720),
            ("1:30", "中午", 13 * 60 + 30),
            ("٩:٠٥", "م", 21 * 60 + 5),
            ("21.05", "ч.", 21 * 60 + 5), // no half of the day
            ("9:05", "오후", 21 * 60 + 5),
        ];
        for (input, word, minutes) in clocks {
            let (_, clock) = clock(input).expect(input);
            assert_eq!(clock.of_day(half(word)), minutes * 60_000, "{input} {word}");
        }
        for input in ["9:5", "26:00", "12:60", "12", "12:3:4", "12:345"] {
            let full = clock(input).is_ok_and(|(rest, _)| rest.is_empty());
            assert!(!full, "{input}");
        }
    }
}
