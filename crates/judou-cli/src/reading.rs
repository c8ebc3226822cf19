//! Output for reading: lines that fit the terminal, colours that tell speakers apart.
//!
//! What stands in a document is not trusted: control characters, with which a text could move the
//! cursor or colour what is not its own, are shown as pictures.

use std::borrow::Cow;
use std::fmt::Write as _;

use anstyle::{AnsiColor, Style};
use judou::{Document, Value};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use crate::outcome::Out;
use crate::terminal::Terminal;

/// Speakers take these in turn.
const SPEAKER_COLORS: &[AnsiColor] = &[
    AnsiColor::Cyan,
    AnsiColor::Yellow,
    AnsiColor::Green,
    AnsiColor::Magenta,
    AnsiColor::Blue,
    AnsiColor::Red,
];

/// The widest a name gets, in display cells.
const MAX_NAME: usize = 24;

/// The widest bar, in display cells.
const BAR: usize = 20;

/// One file's output, line by line.
pub(crate) struct Page<'o, 'p> {
    out: &'o mut Out<'p>,
    color: bool,
    width: usize,
}

impl<'o, 'p> Page<'o, 'p> {
    pub(crate) fn new(out: &'o mut Out<'p>, terminal: &Terminal) -> Self {
        Self { out, color: terminal.out.color, width: terminal.width }
    }

    /// The file's name and what it is, in one line.
    pub(crate) fn title(&mut self, name: &str, remark: &str) {
        let name = self.paint(Style::new().bold().underline(), &clean(name));
        let remark = self.paint(Style::new().dimmed(), remark);
        self.push(format_args!("{name}  {remark}"));
    }

    /// One line of facts.
    pub(crate) fn line(&mut self, text: &str) {
        let text = one_line(text);
        let text = cut(&text, self.width.saturating_sub(2));
        self.push(format_args!("  {text}"));
    }

    pub(crate) fn blank_line(&mut self) {
        self.push(format_args!(""));
    }

    /// Names and values in two columns.
    pub(crate) fn fields<'f>(&mut self, fields: impl Iterator<Item = (&'f str, String)>) {
        let fields: Vec<_> = fields.map(|(key, value)| (one_line(key), one_line(&value))).collect();
        let widest = fields.iter().map(|(key, _)| key.width()).max().unwrap_or(0).min(MAX_NAME);
        for (key, value) in &fields {
            let key = self.paint(Style::new().bold(), &pad(key, widest));
            let value = cut(value, self.width.saturating_sub(widest + 4));
            self.push(format_args!("  {key}  {value}"));
        }
    }

    /// One speaker: name, turns, share of what is said.
    pub(crate) fn speaker_share(
        &mut self,
        speaker: usize,
        name: &str,
        name_width: usize,
        turns: usize,
        share: f64,
        remark: &str,
    ) {
        let style = speaker_style(speaker);
        let name = self.paint(style.bold(), &pad(&one_line(name), name_width));
        let turns = format!("{:>10}", count(turns, "turn"));
        let percent = share * 100.0;
        #[expect(clippy::cast_sign_loss, reason = "a share lies between 0 and 1")]
        let filled = ((share * BAR as f64).round() as usize).clamp(1, BAR);
        let bar = self.paint(style, &"█".repeat(filled));
        let rest = self.width.saturating_sub(name_width + BAR + 26);
        let remark = cut(&one_line(remark), rest).into_owned();
        let gap = if remark.is_empty() { 0 } else { BAR - filled + 2 };
        let remark = self.paint(Style::new().dimmed(), &remark);
        self.push(format_args!("  {name} {turns} {percent:>4.0} %  {bar}{:gap$}{remark}", ""));
    }

    /// A heading, indented by its level.
    pub(crate) fn heading(&mut self, level: u8, title: &str) {
        let indent = usize::from(level.saturating_sub(1)).min(5) * 2;
        let marks = "#".repeat(usize::from(level).clamp(1, 6));
        let title = cut(&one_line(title), self.width.saturating_sub(indent + 10)).into_owned();
        let heading = self.paint(Style::new().bold(), &format!("{marks} {title}"));
        self.push(format_args!("  {:indent$}{heading}", ""));
    }

    /// The first words of a turn, in one line.
    pub(crate) fn turn_start(
        &mut self,
        number: usize,
        speaker: usize,
        name: &str,
        name_width: usize,
        content: &str,
    ) {
        // A line shows so much at most; the rest of a long turn is not worth looking at.
        let most = self.width.saturating_sub(name_width + 11);
        let start: String = content.chars().take(most * 2 + 16).collect();
        let start = cut(&one_line(&start), most).into_owned();
        let number = self.paint(Style::new().dimmed(), &format!("{number:>5}"));
        let name = self.paint(speaker_style(speaker), &pad(&one_line(name), name_width));
        self.push(format_args!("  {number}  {name}  {start}"));
    }

    /// Who speaks, above what is said.
    pub(crate) fn speaker_line(&mut self, speaker: usize, name: &str, when: Option<&str>) {
        let name = self.paint(speaker_style(speaker).bold(), &one_line(name));
        match when {
            Some(when) => {
                let when = self.paint(Style::new().dimmed(), when);
                self.push(format_args!("{name}  {when}"));
            }
            None => self.push(format_args!("{name}")),
        }
    }

    /// A label that was looked at: whether it opens turns, how often it stands there, and why.
    pub(crate) fn label(
        &mut self,
        name: &str,
        name_width: usize,
        accepted: bool,
        times: usize,
        score: f32,
        reasons: &str,
    ) {
        let (mark, style) = if accepted {
            ("speaks", AnsiColor::Green.on_default().bold())
        } else {
            ("no", Style::new().dimmed())
        };
        let mark = self.paint(style, &pad(mark, 6));
        let name = pad(&one_line(name), name_width);
        self.push(format_args!("  {mark}  {name} {times:>5} ×  {score:>5.2}  {reasons}"));
    }

    /// What is said, all of it.
    pub(crate) fn paragraph(&mut self, text: &str) {
        for line in judou::source::lines(text) {
            let line = clean(line.span.of(text).trim()).into_owned();
            self.push(format_args!("  {line}"));
        }
    }

    fn paint(&self, style: Style, text: &str) -> String {
        let is_plain = !self.color || text.is_empty();
        if is_plain { text.to_owned() } else { format!("{style}{text}{style:#}") }
    }

    fn push(&mut self, line: std::fmt::Arguments<'_>) {
        self.out.extend(line.to_string().trim_end_matches(' ').as_bytes());
        self.out.push(b'\n');
    }
}

/// The width of a column that holds `names`.
pub(crate) fn name_width<'n>(names: impl Iterator<Item = &'n str>) -> usize {
    names.map(|name| one_line(name).width()).max().unwrap_or(0).min(MAX_NAME)
}

fn speaker_style(speaker: usize) -> Style {
    let color = SPEAKER_COLORS.get(speaker % SPEAKER_COLORS.len());
    color.map_or(Style::new(), |color| color.on_default())
}

/// A value of the front matter in one line: strings and numbers as written, lists of strings with
/// commas between, the rest as JSON.
pub(crate) fn shown(value: &Value<'_>) -> String {
    let strings = || value.as_sequence()?.iter().map(Value::as_str).collect::<Option<Vec<_>>>();
    match (value.as_str(), strings()) {
        (Some(text), _) => text.to_owned(),
        // `1.10` is often a version: as a number it would lose its zero.
        _ if value.as_number().is_some() => value.raw().to_owned(),
        (None, Some(strings)) if !strings.is_empty() => strings.join(", "),
        _ => serde_json::to_string(value).unwrap_or_default(),
    }
}

/// What share of what is said each speaker has, in characters.
pub(crate) fn shares(document: &Document<'_>) -> Vec<f64> {
    let mut said = vec![0_usize; document.speakers().len()];
    for turn in document.turns() {
        if let Some(said) = said.get_mut(turn.speaker) {
            *said += turn.words(document.text()).chars().count();
        }
    }
    let all = said.iter().sum::<usize>().max(1);
    said.into_iter().map(|said| said as f64 / all as f64).collect()
}

/// `1 turn`, `2 turns`.
pub(crate) fn count(number: usize, noun: &str) -> String {
    format!("{} {noun}{}", grouped(number), if number == 1 { "" } else { "s" })
}

/// A number with its thousands apart: `41,977`.
pub(crate) fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.char_indices() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// Milliseconds as `1:02:03`, the hours only if there are any; what is longer than a recording is the
/// time of a chat, `2024-05-06 21:05:11`.
pub(crate) fn time(milliseconds: u64) -> String {
    const YEAR: u64 = 365 * 24 * 3600;
    let seconds = milliseconds / 1000;
    if seconds >= YEAR {
        let (year, month, day) = date(seconds / 86400);
        let (hours, minutes, seconds) = (seconds / 3600 % 24, seconds / 60 % 60, seconds % 60);
        return format!("{year}-{month:02}-{day:02} {hours:02}:{minutes:02}:{seconds:02}");
    }
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    let mut shown = String::new();
    let _ = match hours {
        0 => write!(shown, "{minutes}:{seconds:02}"),
        _ => write!(shown, "{hours}:{minutes:02}:{seconds:02}"),
    };
    shown
}

/// Year, month and day so many days after 1970-01-01, in the Gregorian calendar.
///
/// Years begin in March here, so that the day that is left out in most of them is the last.
fn date(days: u64) -> (u64, u64, u64) {
    // The days of 400, 100 and 4 years; 719,468 days lie between 0000-03-01 and 1970-01-01.
    let days = days + 719_468;
    let (era, day) = (days / 146_097, days % 146_097);
    let year = (day - day / 1460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day + 2) / 153;
    let day = day - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    (era * 400 + year + u64::from(month <= 2), month, day)
}

/// `text` with its control characters visible and without those that turn the direction of writing.
pub(crate) fn clean(text: &str) -> Cow<'_, str> {
    let is_odd = |char: char| {
        char.is_control()
            || matches!(char, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    if !text.contains(is_odd) {
        return Cow::Borrowed(text);
    }
    let picture = |char: char| match char {
        '\t' => ' ',
        '\0'..='\u{1f}' => char::from_u32(0x2400 + u32::from(char)).unwrap_or('\u{fffd}'),
        '\u{7f}' => '\u{2421}',
        _ if is_odd(char) => '\u{fffd}',
        _ => char,
    };
    Cow::Owned(text.chars().map(picture).collect())
}

/// [`clean`] in one line: every run of white space is one space.
fn one_line(text: &str) -> String {
    let joined = text.split_whitespace().collect::<Vec<_>>().join(" ");
    clean(&joined).into_owned()
}

/// `text` cut to `width` display cells; a cut ends in `…`.
fn cut(text: &str, width: usize) -> Cow<'_, str> {
    let mut used = 0;
    let mut fits = 0;
    for (at, char) in text.char_indices() {
        used += char.width().unwrap_or(0);
        if used > width {
            return Cow::Owned(format!("{}…", text.get(..fits).unwrap_or_default()));
        }
        // What is kept leaves room for the ellipsis.
        if used < width {
            fits = at + char.len_utf8();
        }
    }
    Cow::Borrowed(text)
}

/// `text` cut or filled to exactly `width` display cells.
fn pad(text: &str, width: usize) -> String {
    let mut padded = cut(text, width).into_owned();
    let missing = width.saturating_sub(padded.width());
    padded.extend(std::iter::repeat_n(' ', missing));
    padded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cut_cases() {
        let cases = [
            ("句读分章", 8, "句读分章"),
            ("句读分章", 7, "句读分…"),
            ("句读分章", 6, "句读…"),
            ("abc", 3, "abc"),
            ("abcd", 3, "ab…"),
            ("", 0, ""),
        ];
        for (text, width, expected) in cases {
            assert_eq!(cut(text, width), expected, "{text:?} in {width}");
        }
    }

    #[test]
    fn pad_fills_cells_not_bytes() {
        assert_eq!(pad("句读", 6), "句读  ");
        assert_eq!(pad("ab", 3), "ab ");
        assert_eq!(pad("句读分", 5), "句读…");
    }

    #[test]
    fn numbers_are_shown_for_people() {
        assert_eq!(
            [grouped(0), grouped(999), grouped(1000), grouped(1_234_567)],
            ["0", "999", "1,000", "1,234,567"]
        );
        assert_eq!([time(0), time(61_999), time(3_723_000)], ["0:00", "1:01", "1:02:03"]);
        assert_eq!(time(1_452_896_265_000), "2016-01-15 22:17:45");
        assert_eq!(time(951_782_400_000), "2000-02-29 00:00:00");
        assert_eq!(time(1_735_689_599_999), "2024-12-31 23:59:59");
        assert_eq!([count(1, "turn"), count(2, "turn")], ["1 turn", "2 turns"]);
    }

    #[test]
    fn a_document_cannot_drive_the_terminal() {
        assert_eq!(clean("a\u{1b}[2Jb\0"), "a␛[2Jb␀");
        assert_eq!(one_line("a\r\n\u{202e}b"), "a \u{fffd}b");
    }
}
