//! Chats as LINE exports them, from phones (between tabs) and from PCs (between blanks).
//!
//! ```text
//! export  = [ "[LINE]" title ] [ saved ] *( day / message / notice / more )
//! day     = date [ gap ] [ weekday ] / weekday "," gap date        ; the whole line
//! message = time TAB name TAB words / time SP name SP words
//! notice  = time TAB [ TAB ] text / time SP text
//! ```
//!
//! Between blanks nothing tells where a name ends: it is what the lines with the same first word
//! have in common.

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::string::ToString;
use alloc::vec::Vec;

use judou_source::Span;
use nom::Parser;
use nom::bytes::complete::take_while_m_n;
use nom::character::complete::one_of;
use nom::combinator::opt;
use nom::sequence::terminated;

use super::Format;
use super::clock::{Date, Order, date, gap, midnight};
use super::kakaotalk::{is_weekday, time};
use super::messages::{Messages, head, spans, tail};
use crate::model::Transcript;
use crate::notation::Notation;

pub(crate) const FORMAT: Format = Format { notation: Notation::Line, detect, read };

/// What a line is by its grammar alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Line<'a> {
    Day(Date),
    /// Between tabs: time, the end of the line that the name begins, the name, the words.
    Tabbed(u64, &'a str, &'a str, &'a str),
    /// Between blanks: time and all that follows.
    Spaced(u64, &'a str),
    /// Between tabs, without a name.
    Notice(u64),
    Other,
}

fn line(input: &str) -> Line<'_> {
    let Ok((input, _)) = gap(input) else { return Line::Other };
    // Most lines of long messages are turned away here.
    if !input.starts_with(|c: char| c.is_alphanumeric()) {
        return Line::Other;
    }
    if let Ok((rest, time)) = time(input) {
        return match rest.strip_prefix('\t') {
            Some(fields) => match fields.split_once('\t') {
                Some((name, words)) if !name.trim().is_empty() => {
                    Line::Tabbed(time, fields, name, words)
                }
                _ => Line::Notice(time),
            },
            None if rest.starts_with(' ') && !rest.trim().is_empty() => {
                Line::Spaced(time, rest.trim_start())
            }
            None => Line::Other,
        };
    }
    day(input).map_or(Line::Other, Line::Day)
}

/// `day = date [ gap ] [ weekday ] / weekday "," gap date`
fn day(input: &str) -> Option<Date> {
    let weekday = take_while_m_n(1, 12, char::is_alphabetic);
    let (rest, before) = opt(terminated(weekday, (one_of(",，"), gap))).parse(input).ok()?;
    let (rest, date) = date(rest).ok()?;
    let after = rest.trim();
    // A date alone may be anything; LINE always says which day of the week it is.
    let named = match before {
        Some(word) => is_weekday(word) && after.is_empty(),
        None => is_weekday(after),
    };
    named.then_some(date)
}

/// The title, in whose languages only the mark at its start is the same.
fn is_title(line: &str) -> bool {
    let line = line.trim_start_matches('\u{feff}').trim_start();
    line.starts_with("[LINE]") || line.starts_with("【LINE】")
}

fn detect(text: &str) -> bool {
    let head = head(text);
    let mut titled = false;
    let (mut days, mut tabbed, mut others) = (0, 0, 0);
    let mut spaced = Vec::new();
    for span in spans(head) {
        let text = span.of(head);
        match line(text) {
            Line::Day(_) => days += 1,
            Line::Tabbed(..) if days > 0 || titled => tabbed += 1,
            Line::Spaced(_, rest) if days > 0 => spaced.push(rest),
            Line::Other if text.trim().is_empty() => {}
            Line::Other if days == 0 => {
                titled |= is_title(text);
                others += 1;
            }
            _ => {}
        }
        if tabbed > 2 {
            break;
        }
    }
    if titled || others <= 3 && tabbed > 1 {
        return tabbed + spaced.len() > 0;
    }
    // From a PC there is no title: a day on top, and below it few who say much.
    let names: BTreeSet<&str> =
        spaced.iter().filter_map(|rest| Some(rest.split_once(' ')?.0)).collect();
    others == 0 && days > 0 && spaced.len() > 2 && names.len() * 2 <= spaced.len()
}

/// How lines of a PC's export end that say who comes and goes.
const NOTICES: &[&str] = &[
    "参加しました。",
    "退会しました。",
    "退出しました。",
    "招待しました。",
    "取り消しました",
    "変更しました。",
    "加入聊天",
    "離開聊天",
    "收回訊息",
    "joined the group.",
    "left the group.",
    "joined the chat.",
    "left the chat.",
    "unsent a message.",
    "나갔습니다.",
    "초대했습니다.",
];

fn is_notice(text: &str) -> bool {
    let text = text.trim_end();
    NOTICES
        .iter()
        .any(|end| text.ends_with(end) || text.ends_with(end.trim_end_matches(['。', '.'])))
}

fn read(text: &str) -> Transcript<'_> {
    let names = names(text);
    let order = order(text);
    let mut chat = Messages::new(text, Notation::Line);
    let mut today: Option<u64> = None;
    for span in spans(text) {
        let input = span.of(text);
        match line(input) {
            Line::Day(date) => {
                today = date.in_order(order).and_then(midnight);
                chat.system(span, today);
                chat.close();
            }
            Line::Tabbed(time, fields, name, words) => {
                let (fields, words) = (tail(span, fields), tail(span, words));
                let name = Span::new(fields.start, fields.start + name.len()).trim(text);
                let label = Span::new(span.start, words.start);
                chat.message(name, label, words, today.map(|day| day + time));
            }
            Line::Spaced(time, rest) if today.is_some() => {
                let at = today.map(|day| day + time);
                let first = rest.split(' ').next().unwrap_or(rest);
                let length = names.get(first).copied().unwrap_or(first.len());
                if length >= rest.trim_end().len() || is_notice(rest) {
                    chat.system(span, at);
                    continue;
                }
                let rest = tail(span, rest);
                let name = Span::new(rest.start, rest.start + length);
                let words = Span::new(name.end, rest.end);
                chat.message(name, Span::new(span.start, name.end), words, at);
            }
            Line::Notice(time) => chat.system(span, today.map(|day| day + time)),
            _ => chat.more(span),
        }
    }
    let mut transcript = chat.finish();
    // A message of several lines stands in quotation marks, and those in it are doubled.
    for turn in &mut transcript.turns {
        let raw = turn.content.of(text);
        let inner = raw.strip_prefix('"').and_then(|raw| raw.strip_suffix('"'));
        if let Some(inner) = inner.filter(|inner| inner.contains('\n')) {
            turn.words = Some(inner.replace("\"\"", "\"").trim().to_string());
        }
    }
    transcript
}

/// The length of the name that each first word begins, between blanks: the words that all lines with
/// this first word share, if there are enough of them to tell.
fn names(text: &str) -> BTreeMap<&str, usize> {
    let mut shared: BTreeMap<&str, (&str, usize)> = BTreeMap::new();
    for span in spans(text) {
        let Line::Spaced(_, rest) = line(span.of(text)) else { continue };
        if is_notice(rest) {
            continue;
        }
        let first = rest.split(' ').next().unwrap_or(rest);
        // All words but the last: something must be left to say.
        let most = rest.trim_end().rsplit_once(' ').map_or("", |(most, _)| most);
        let entry = shared.entry(first).or_insert((most, 0));
        entry.0 = common_words(entry.0, most);
        entry.1 += 1;
    }
    let length = |(shared, times): (&str, usize), first: &str| {
        if times > 2 { shared.len().max(first.len()) } else { first.len() }
    };
    shared.into_iter().map(|(first, seen)| (first, length(seen, first))).collect()
}

/// The words that both texts begin with.
fn common_words<'a>(one: &'a str, other: &str) -> &'a str {
    let mut end = 0;
    for (a, b) in one.split_inclusive(' ').zip(other.split_inclusive(' ')) {
        if a.trim_end() != b.trim_end() {
            break;
        }
        end += a.len();
    }
    Span::new(0, end).of(one).trim_end()
}

/// Which number of a day is which: years stand first, except in English, where the month does unless
/// there is no such month.
fn order(text: &str) -> Order {
    let mut order = Order::YearMonthDay;
    for span in spans(text) {
        if let Line::Day(date) = line(span.of(text)) {
            match date.parts {
                [1000..=u32::MAX, ..] => return Order::YearMonthDay,
                [13..=999, ..] => return Order::DayMonthYear,
                [_, 13..=u32::MAX, _] => return Order::MonthDayYear,
                _ => order = Order::MonthDayYear,
            }
        }
    }
    order
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines() {
        let ms = (21 * 60 + 5) * 60_000;
        let cases = [
            ("21:05\t花\tこんにちは", Line::Tabbed(ms, "花\tこんにちは", "花", "こんにちは")),
            ("下午09:05\t花\t好", Line::Tabbed(ms, "花\t好", "花", "好")),
            ("9:05 PM\tHana\thi", Line::Tabbed(ms, "Hana\thi", "Hana", "hi")),
            ("21:05\t\t花が退出しました。", Line::Notice(ms)),
            ("21:05\t花が退出しました。", Line::Notice(ms)),
            ("21:05 花 こんにちは", Line::Spaced(ms, "花 こんにちは")),
            ("21:05に会う", Line::Other),
            ("21:05", Line::Other),
        ];
        for (input, expected) in cases {
            assert_eq!(line(input), expected, "{input}");
        }
        let days = [
            "2020/01/02(木)",
            "2020.01.02 木曜日",
            "Thu, 01/02/2020",
            "2020/1/2（四）",
            "2020.01.02 Thursday",
            "2020.01.02 星期四",
        ];
        for input in days {
            assert!(matches!(line(input), Line::Day(_)), "{input}");
        }
        assert_eq!(line("2020/01/02"), Line::Other); // no day of the week
    }
}
