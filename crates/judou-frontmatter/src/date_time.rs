//! Dates and times as the field writes them.

/// A date, a time, or both, as written: nothing is converted and no time zone supposed.
///
/// # Examples
///
/// ```
/// use judou_frontmatter::DateTime;
///
/// let day = DateTime::parse("2024-11-15").unwrap();
/// assert_eq!((day.date(), day.time(), day.offset_minutes()), (Some((2024, 11, 15)), None, None));
/// let moment = DateTime::parse("2024-11-15 08:30:00 +0800").unwrap();
/// assert_eq!(moment.time(), Some((8, 30, 0, 0)));
/// assert_eq!(moment.offset_minutes(), Some(480));
/// assert_eq!(DateTime::parse("2024-02-30"), None);
/// assert_eq!(DateTime::parse("2024-1-2"), None);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct DateTime {
    date: Option<(u16, u8, u8)>,
    time: Option<(u8, u8, u8, u32)>,
    offset: Option<i16>,
}

impl DateTime {
    /// Reads all of `text` as a date (`2024-11-15`), a time (`08:30`, `08:30:00.5`), or a date and a
    /// time with `T`, `t` or blanks between and perhaps an offset (`Z`, `+08:00`, `+0800`, `+08`)
    /// behind; `None` if it is anything else or names no day of the calendar.
    pub fn parse(text: &str) -> Option<Self> {
        let mut rest = Cursor(text.as_bytes());
        if text.as_bytes().get(2) == Some(&b':') {
            let time = rest.time()?;
            return rest.0.is_empty().then_some(Self {
                date: None,
                time: Some(time),
                offset: None,
            });
        }
        let date = Some(rest.date()?);
        if rest.0.is_empty() {
            return Some(Self { date, time: None, offset: None });
        }
        if !(rest.eat(b'T') || rest.eat(b't')) {
            rest.blanks().then_some(())?;
        }
        let time = Some(rest.time()?);
        rest.blanks();
        let offset = if rest.0.is_empty() { None } else { Some(rest.offset()?) };
        rest.0.is_empty().then_some(Self { date, time, offset })
    }

    /// As [`DateTime::parse`], by TOML's stricter grammar: one `T` or blank before the time, nothing
    /// before the offset, and that as `Z` or `+08:00`.
    pub(crate) fn parse_toml(text: &str) -> Option<Self> {
        let bytes = text.as_bytes();
        let strict = match bytes {
            [.., b'Z' | b'z'] | [.., b'+' | b'-', _, _, b':', _, _] => true,
            _ => !bytes.iter().skip(10).any(|b| matches!(b, b'+' | b'-')),
        };
        let blank = |b: &u8| matches!(b, b' ' | b'\t');
        let one = bytes.get(10) != Some(&b'\t') && !bytes.iter().skip(11).any(blank);
        (strict && one).then(|| Self::parse(text)).flatten()
    }

    /// Year, month (1 to 12) and day (1 to 31).
    pub fn date(&self) -> Option<(u16, u8, u8)> {
        self.date
    }

    /// Hour (0 to 23), minute, second (60 in a leap second) and nanosecond; further digits are cut.
    pub fn time(&self) -> Option<(u8, u8, u8, u32)> {
        self.time
    }

    /// Minutes east of UTC; `None` for a local time, which names no moment by itself.
    pub fn offset_minutes(&self) -> Option<i16> {
        self.offset
    }
}

/// The bytes that are still to be read.
struct Cursor<'a>(&'a [u8]);

impl Cursor<'_> {
    fn eat(&mut self, byte: u8) -> bool {
        match self.0.strip_prefix(&[byte]) {
            Some(rest) => {
                self.0 = rest;
                true
            }
            None => false,
        }
    }

    fn blanks(&mut self) -> bool {
        let mut any = false;
        while self.eat(b' ') || self.eat(b'\t') {
            any = true;
        }
        any
    }

    /// Exactly `count` digits.
    fn digits(&mut self, count: usize) -> Option<u16> {
        let (digits, rest) = self.0.split_at_checked(count)?;
        let mut value = 0;
        for digit in digits {
            value = value * 10 + u16::from(digit.is_ascii_digit().then(|| digit - b'0')?);
        }
        self.0 = rest;
        Some(value)
    }

    fn two(&mut self, max: u8) -> Option<u8> {
        u8::try_from(self.digits(2)?).ok().filter(|&value| value <= max)
    }

    fn date(&mut self) -> Option<(u16, u8, u8)> {
        let year = self.digits(4)?;
        self.eat(b'-').then_some(())?;
        let month = self.two(12)?;
        self.eat(b'-').then_some(())?;
        let day = self.two(31)?;
        let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        let last = match month {
            2 if leap => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            _ => 31,
        };
        (month > 0 && day > 0 && day <= last).then_some((year, month, day))
    }

    fn time(&mut self) -> Option<(u8, u8, u8, u32)> {
        let hour = self.two(23)?;
        self.eat(b':').then_some(())?;
        let minute = self.two(59)?;
        if !self.eat(b':') {
            return Some((hour, minute, 0, 0));
        }
        let second = self.two(60)?;
        let mut nanosecond = 0;
        if self.eat(b'.') {
            let mut unit = 100_000_000;
            let count = self.0.iter().take_while(|b| b.is_ascii_digit()).count();
            let (digits, rest) = self.0.split_at_checked(count).filter(|_| count > 0)?;
            for digit in digits {
                nanosecond += u32::from(digit - b'0') * unit;
                unit /= 10;
            }
            self.0 = rest;
        }
        Some((hour, minute, second, nanosecond))
    }

    fn offset(&mut self) -> Option<i16> {
        if self.eat(b'Z') || self.eat(b'z') {
            return Some(0);
        }
        let west = self.eat(b'-');
        (west || self.eat(b'+')).then_some(())?;
        let hours = i16::from(self.two(23)?);
        let minutes = if self.0.is_empty() {
            0
        } else {
            self.eat(b':');
            i16::from(self.two(59)?)
        };
        let total = hours * 60 + minutes;
        Some(if west { -total } else { total })
    }
}
