//! Chats copied out of a program's window, and those that programs save as text in the same forms:
//! who and when on a line, the words behind it or below.
//!
//! ```text
//! discord  = name " — " when / "[" dated "]" SP name [ " (pinned)" ]     ; copied; DiscordChatExporter
//! slack    = name 1*SP clock half / name SP "[" clock half "]"
//! telegram = name ", [" dated "]" / "[" dated "]" SP name ":" words
//! signal   = "[" dated "]" SP ( "<" name ">" words / "***" notice )
//!          / "[" year "-" month "-" day SP clock "]" SP name ":" words
//! meeting  = [ day SP ] clock SP from SP name [ SP to SP whom ] [ SP ] ":" [ words ]   ; Zoom
//!          / "[" name "]" SP clock / "[" when "]" SP [ "- " ] name [ ":" ]  ; captions, Teams
//!          / "[" clock half "]" [ SP ] name ": " words
//! when     = [ date / words ] clock [ half ]
//! dated    = date [ "," ] SP clock [ half ]
//! ```
//!
//! A file has one form. Two headers with words are enough for it, since no prose has such lines;
//! before the first may stand what the program says about the chat.

use alloc::vec::Vec;

use judou_source::Span;
use nom::Parser;
use nom::branch::alt;
use nom::bytes::complete::{tag, take_while, take_while_m_n};
use nom::character::complete::{char, one_of, space0, space1};
use nom::combinator::{all_consuming, map_opt, opt};
use nom::sequence::{delimited, preceded, terminated};

use super::Format;
use super::clock::{Order, PResult, clock, date, gap, half_mark, midnight, month, number};
use super::messages::{Messages, head, place, spans, tail};
use super::whatsapp::is_log_level;
use crate::model::Transcript;
use crate::notation::Notation;
use crate::service_log::is_service_log;

pub(super) const DISCORD: Format = Format {
    notation: Notation::Discord,
    detect: |text| detect(text, discord),
    read: |text| read(text, Notation::Discord, discord),
};

pub(super) const SLACK: Format = Format {
    notation: Notation::Slack,
    detect: |text| detect(text, slack),
    read: |text| read(text, Notation::Slack, slack),
};

pub(super) const TELEGRAM: Format = Format {
    notation: Notation::Telegram,
    detect: |text| detect(text, telegram),
    read: |text| read(text, Notation::Telegram, telegram),
};

pub(super) const SIGNAL: Format = Format {
    notation: Notation::Signal,
    detect: |text| detect(text, signal),
    read: |text| read(text, Notation::Signal, signal),
};

pub(super) const MEETING: Format = Format {
    notation: Notation::Meeting,
    detect: |text| detect(text, meeting),
    read: |text| read(text, Notation::Meeting, meeting),
};

/// The longest name in characters.
const MAX_NAME: usize = 60;

/// How many filled lines may stand before the first header.
const MAX_BEFORE: usize = 12;

/// What one line says. The parts are slices of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Line<'a> {
    /// Who speaks and when, and what is said on the line.
    Header { name: &'a str, words: &'a str, at_ms: u64 },
    /// Something happens.
    Notice(u64),
}

/// The grammar of a form: what a line is, if it is not what somebody says.
type Grammar = fn(&str) -> Option<Line<'_>>;

/// `dated = date [ "," ] SP clock [ half ]`, the day also as `02-Jan-20` or `Jan 02, 2020`.
fn dated(input: &str) -> PResult<'_, u64> {
    let numbers = map_opt(date, |date| Some(Day::Numbers(date)));
    let name = || map_opt(take_while_m_n(3, 9, |c: char| c.is_ascii_alphabetic()), month);
    let joint = || one_of("- ");
    let day_first = (number(1, 2), joint(), name(), joint(), number(2, 4))
        .map(|((day, _), _, month, _, (year, _))| Day::Known([year, month, day]));
    let month_first = (name(), char(' '), number(1, 2), tag(", "), number(2, 4))
        .map(|(month, _, (day, _), _, (year, _))| Day::Known([year, month, day]));
    let (rest, day) = alt((numbers, day_first, month_first)).parse(input)?;
    let (rest, _) = (opt(one_of(",，")), take_while_m_n(1, 3, super::clock::is_gap)).parse(rest)?;
    let (rest, (half, time)) = time(rest)?;
    let midnight = day.midnight(half).unwrap_or_default();
    Ok((rest, midnight + time))
}

/// A day, as it is written.
enum Day {
    Numbers(super::clock::Date),
    /// Year, month and day.
    Known([u32; 3]),
}

impl Day {
    /// Who halves the day writes the month first.
    fn midnight(&self, halved: bool) -> Option<u64> {
        let day = match self {
            Self::Known([year, month, day]) => {
                Some([if *year < 100 { 2000 + year } else { *year }, *month, *day])
            }
            Self::Numbers(date) if date.parts[0] > 31 => date.in_order(Order::YearMonthDay),
            Self::Numbers(date) => {
                let (one, other) = (Order::MonthDayYear, Order::DayMonthYear);
                let (likely, else_) =
                    if halved && date.separator == '/' { (one, other) } else { (other, one) };
                date.in_order(likely).or_else(|| date.in_order(else_))
            }
        };
        day.and_then(midnight)
    }
}

/// `[ half ] clock [ half ]`: whether there is a half, and the milliseconds of the day.
fn time(input: &str) -> PResult<'_, (bool, u64)> {
    let (rest, before) = opt(terminated(half_mark, gap)).parse(input)?;
    let (rest, clock) = clock(rest)?;
    let (rest, after) = opt(preceded(gap, half_mark)).parse(rest)?;
    let half = before.or(after);
    Ok((rest, (half.is_some(), clock.of_day(half))))
}

/// `when = [ date / words ] clock [ half ]`
fn when(input: &str) -> PResult<'_, u64> {
    // `Today at`, `Yesterday`, `昨天`, `Monday`.
    let words = take_while_m_n(0, 24, |c: char| !c.is_ascii_digit() && !"[]:,".contains(c));
    let undated = preceded(words, time).map(|(_, at_ms)| at_ms);
    let (rest, moment) = alt((dated, undated)).parse(input)?;
    let (rest, _) = opt(tag(" Uhr")).parse(rest)?;
    Ok((rest, moment))
}

/// A name, trimmed, if people could be called so.
fn name(written: &str) -> Option<&str> {
    let name = written.trim_matches(super::clock::is_gap);
    let odd = |c: char| matches!(c, '\t' | '：' | '。' | '|' | '<' | '>' | '[' | ']' | '=');
    (!name.is_empty()
        && name.chars().nth(MAX_NAME).is_none()
        && !name.contains(odd)
        && !name.contains(": ")
        && !name.ends_with([':', ',', '，', '?', '!', ';'])
        // A sentence ends in a word; `Ana L.` does not.
        && name.strip_suffix('.').is_none_or(|rest| {
            rest.rsplit(' ').next().is_some_and(|last| (1..=3).contains(&last.chars().count()))
        })
        && name.chars().any(char::is_alphanumeric))
    .then_some(name)
}

const fn header<'a>(name: &'a str, words: &'a str, at_ms: u64) -> Line<'a> {
    Line::Header { name, words, at_ms }
}

fn discord(line: &str) -> Option<Line<'_>> {
    let line = line.trim_end();
    if line.starts_with('[') {
        let (rest, at) =
            terminated(delimited(char('['), dated, char(']')), char(' ')).parse(line).ok()?;
        let rest = rest.trim().trim_end_matches(" (pinned)");
        return Some(header(name(rest).filter(|name| !name.contains(':'))?, "", at));
    }
    let (who, rest) = line.split_once(" — ").or_else(|| line.split_once("\u{a0}— "))?;
    let (_, at) = all_consuming(when).parse(rest.trim()).ok()?;
    let who = who.trim_end_matches(" BOT").trim_end_matches(" APP");
    Some(header(name(who)?, "", at))
}

fn slack(line: &str) -> Option<Line<'_>> {
    let line = line.trim_end();
    if !line.ends_with(['M', 'm', ']']) {
        return None;
    }
    if let Some(inner) = line.strip_suffix(']') {
        let (who, rest) = inner.rsplit_once(" [")?;
        let (_, (_, at_ms)) = all_consuming(time).parse(rest).ok()?;
        return Some(header(name(who)?, "", at_ms));
    }
    // The clock is the last word, or the last but one before its half.
    for (at, _) in line.rmatch_indices(char::is_whitespace).take(2) {
        let rest = line.get(at..)?.trim_start();
        let Ok((_, (true, at_ms))) = all_consuming(time).parse(rest) else { continue };
        let who = line.get(..at)?.trim_end().trim_end_matches(" APP").trim_end_matches(" at");
        // `Jan 02, 2020  9:05:11 PM` and `3 replies  Last reply today at 9:05 PM` name nobody.
        if is_day(who) || counts_replies(who) {
            return None;
        }
        return Some(header(name(who)?, "", at_ms));
    }
    None
}

/// `3 replies  Last reply today`, below a message that has some.
fn counts_replies(who: &str) -> bool {
    let rest = who.trim_start_matches(|c: char| c.is_ascii_digit());
    rest.len() < who.len() && (rest.starts_with(" repl") || rest.starts_with(" Antwort"))
}

fn telegram(line: &str) -> Option<Line<'_>> {
    let line = line.trim_end();
    if let Some(inner) = line.strip_suffix(']') {
        let (who, rest) = inner.rsplit_once(", [")?;
        let (_, at) = all_consuming(dated).parse(rest).ok()?;
        return Some(header(name(who)?, "", at));
    }
    let (rest, at) =
        terminated(delimited(char('['), dated, char(']')), char(' ')).parse(line).ok()?;
    let (who, words) = rest.split_once(": ").or_else(|| Some((rest.strip_suffix(':')?, "")))?;
    Some(header(name(who)?, words, at))
}

fn signal(line: &str) -> Option<Line<'_>> {
    let (rest, at) =
        terminated(delimited(char('['), dated, char(']')), char(' ')).parse(line).ok()?;
    if rest.starts_with("***") {
        return Some(Line::Notice(at));
    }
    let Some(rest) = rest.strip_prefix('<') else {
        // Telegram writes the day otherwise.
        let (_, day) = preceded(char('['), date).parse(line).ok()?;
        let (who, words) = rest.split_once(": ").or_else(|| Some((rest.strip_suffix(':')?, "")))?;
        let standard = day.separator == '-' && day.parts[0] > 99 && !is_log_level(who);
        return Some(header(name(who).filter(|_| standard)?, words, at));
    };
    let (who, words) = rest.split_once('>')?;
    Some(header(name(who)?, words, at))
}

/// What stands before who sends a message of a meeting's chat, and before whom it is for.
const DIRECTIONS: &[(&str, &[&str])] = &[
    ("From", &["to"]),
    ("Von", &["an"]),
    ("De", &["à", "a", "para"]),
    ("Da", &["a"]),
    ("Van", &["aan"]),
    ("Från", &["till"]),
    ("Od", &["do"]),
    ("От", &["до", "к"]),
    ("開始", &["に"]),
    ("送信元", &["宛先"]),
    ("从", &["到", "至"]),
    ("從", &["到", "至"]),
    ("보낸 사람", &["받는 사람"]),
];

fn meeting(line: &str) -> Option<Line<'_>> {
    let line = line.trim_end();
    if let Some(inner) = line.strip_prefix('[') {
        let (inner, rest) = inner.split_once(']')?;
        let rest = rest.trim_start();
        // A caption's time may have a fraction.
        let fraction = crate::time::time;
        // `[9:05 PM] Ann: hi`; without the half of the day it is a label with a time.
        if let Ok((_, (true, at))) = all_consuming(time).parse(inner)
            && let Some((who, words)) = rest.split_once(": ")
        {
            return Some(header(name(who)?, words, at));
        }
        if let Ok((_, at)) = alt((all_consuming(when), all_consuming(fraction))).parse(inner) {
            let rest = rest.strip_prefix("- ").unwrap_or(rest).trim_end_matches(':');
            return Some(header(name(rest).filter(|name| !name.contains(':'))?, "", at));
        }
        // `[Ann] 09:05:11`
        let (_, at) = all_consuming(when).parse(rest).ok().filter(|_| !rest.is_empty())?;
        let clock = rest.starts_with(|c: char| c.is_ascii_digit());
        return Some(header(name(inner).filter(|_| clock)?, "", at));
    }
    if !line.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let undated = time.map(|(_, at_ms)| at_ms);
    let (rest, at) = terminated(alt((dated, undated)), space1).parse(line).ok()?;
    let (from, to) = DIRECTIONS.iter().find(|(from, _)| rest.starts_with(from))?;
    let rest = rest.strip_prefix(from)?.strip_prefix([' ', '\u{a0}'])?;
    // The words begin behind the first colon that ends a name: ` : `, or one at the end of the line.
    let (who, words) = match rest.split_once(" : ") {
        Some(parts) => parts,
        None => rest.split_once(": ").or_else(|| Some((rest.strip_suffix(':')?, "")))?,
    };
    let whom = to.iter().find_map(|to| {
        let mut joints = who.match_indices(to).map(|(at, _)| at);
        joints.find(|at| {
            let before = who.get(..*at).is_some_and(|it| it.ends_with(char::is_whitespace));
            let after =
                who.get(at + to.len()..).is_some_and(|it| it.starts_with(char::is_whitespace));
            before && after
        })
    });
    let who = whom.and_then(|at| who.get(..at)).unwrap_or(who);
    Some(header(name(who)?, words, at))
}

/// A line that only says which day it is, as programs put between messages.
fn is_day(line: &str) -> bool {
    let line = line.trim().trim_matches(['-', '—', '─', ' ']);
    let word = |input| {
        take_while::<_, &str, nom::error::Error<&str>>(|c: char| c.is_alphabetic()).parse(input)
    };
    let named = |input| {
        let (rest, _) = opt((word, tag(", "))).parse(input)?;
        let (rest, _) = map_opt(word, month).parse(rest)?;
        let (rest, _) =
            (space1, number(1, 2), opt(tag("th")), opt((tag(","), space1, number(4, 4))))
                .parse(rest)?;
        space0.parse(rest)
    };
    !line.is_empty()
        && (all_consuming(date).parse(line).is_ok() || all_consuming(named).parse(line).is_ok())
}

fn is_rule(line: &str) -> bool {
    let line = line.trim();
    line.len() >= 20 && line.bytes().all(|byte| byte == b'=')
}

fn detect(text: &str, grammar: Grammar) -> bool {
    let head = head(text);
    let (mut headers, mut followed, mut before) = (0_usize, 0_usize, 0_usize);
    let mut waits = false;
    let mut messages = Vec::new();
    for span in spans(head) {
        let line = span.of(head).trim_start_matches('\u{feff}');
        if line.trim().is_empty() {
            continue;
        }
        match grammar(line) {
            // Logs have levels where chats have names.
            Some(Line::Header { name, .. }) if is_log_level(name) => return false,
            Some(Line::Header { name, words, .. }) => {
                messages.push((name, words));
                headers += 1;
                waits = words.is_empty();
                followed += usize::from(!waits);
            }
            Some(Line::Notice(_)) => waits = false,
            None if headers == 0 => {
                before += 1;
                if before > MAX_BEFORE {
                    return false;
                }
            }
            None => followed += usize::from(core::mem::take(&mut waits)),
        }
        if headers > 20 {
            break;
        }
    }
    headers > 1
        && followed > 1
        && followed * 5 >= (headers - 1) * 4
        && !is_service_log(messages.into_iter())
}

fn read(text: &str, notation: Notation, grammar: Grammar) -> Transcript<'_> {
    let mut chat = Messages::new(text, notation);
    for span in spans(text) {
        let whole = span.of(text);
        let line = whole.trim_start_matches('\u{feff}');
        let span = tail(span, line);
        match grammar(line) {
            Some(Line::Header { name, words, at_ms }) => {
                let words =
                    if words.is_empty() { Span::empty(span.end) } else { place(span, line, words) };
                let name = place(span, line, name);
                let end = Span::new(span.start, words.start).of(text).trim_end().len();
                let label = Span::new(span.start, span.start + end).trim(text).cover(name);
                chat.message(name, label, words, Some(at_ms));
            }
            Some(Line::Notice(at_ms)) => chat.system(span, Some(at_ms)),
            None if is_rule(line) => chat.close(),
            None if is_day(line) => chat.system(span, None),
            None => chat.more(span),
        }
    }
    chat.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Name and words of a header.
    fn parts(grammar: Grammar, line: &str) -> Option<(&str, &str)> {
        match grammar(line)? {
            Line::Header { name, words, .. } => Some((name, words)),
            Line::Notice(_) => Some(("", "")),
        }
    }

    #[test]
    fn header_cases() {
        type Case<'a> = (Grammar, &'a str, Option<(&'a str, &'a str)>);
        let cases: &[Case<'_>] = &[
            (discord, "ana — Today at 9:05 PM", Some(("ana", ""))),
            (discord, "Ana Díaz — 01/02/2020 9:05 PM", Some(("Ana Díaz", ""))),
            (discord, "Ute — heute um 21:05 Uhr", Some(("Ute", ""))),
            (discord, "小林 — 昨天21:05", Some(("小林", ""))),
            (discord, "[01/02/2020 9:05 PM] ana (pinned)", Some(("ana", ""))),
            (discord, "[02-Jan-20 09:07 PM] ana", Some(("ana", ""))),
            (discord, "It rained — at nine", None),
            (discord, "[02.01.2020 21:05] Ana: hi", None), // Telegram's
            (slack, "Ana Díaz  9:05 AM", Some(("Ana Díaz", ""))),
            (slack, "ana [9:05 AM]", Some(("ana", ""))),
            (slack, "standup APP 9:05 AM", Some(("standup", ""))),
            (slack, "We met them, 9:05 AM", None),
            (slack, "Ana  0:12", None), // a recording's time
            (slack, "Jan 02, 2020  9:05:11 PM", None),
            (slack, "3 replies  Last reply today at 2:20 PM", None),
            (telegram, "Ana, [02.01.2020 21:05]", Some(("Ana", ""))),
            (telegram, "[02.01.2020 21:05] Ana Díaz: hi: you", Some(("Ana Díaz", "hi: you"))),
            (telegram, "Ana, [1]", None),
            (signal, "[Jan 02, 2020 21:05:11] <Ana Díaz> hi", Some(("Ana Díaz", " hi"))),
            (signal, "[Jan 02, 2020 21:05:11] *** Ana left.", Some(("", ""))),
            (meeting, "09:05:11 From Ana to Everyone:", Some(("Ana", ""))),
            (meeting, "09:05:11\t From Ana : hi", Some(("Ana", "hi"))),
            (meeting, "09:05:11 From Tom to Jo to Ben(Direct Message):", Some(("Tom", ""))),
            (meeting, "09:05:11 Von Ute an alle:", Some(("Ute", ""))),
            (meeting, "09:05:11 開始 花子 に 全員:", Some(("花子", ""))),
            (meeting, "[Ana Díaz] 09:05:11", Some(("Ana Díaz", ""))),
            (meeting, "[00:00:01.120] - Ana", Some(("Ana", ""))),
            (meeting, "[9:05 AM] Díaz, Ana", Some(("Díaz, Ana", ""))),
            (meeting, "[9:05 PM]ana: hi", Some(("ana", "hi"))),
            (meeting, "[09:05] Ana: hi", None), // a label with a time
            (meeting, "9:05 we left", None),
        ];
        for (grammar, line, expected) in cases {
            assert_eq!(parts(*grammar, line), *expected, "{line:?}");
        }
    }

    #[test]
    fn days_stand_alone() {
        for line in ["January 2, 2020", "Monday, January 2", "2020-01-02", "--- 2020/1/2 ---"] {
            assert!(is_day(line), "{line}");
        }
        for line in ["", "January", "On January 2, 2020", "1/2", "2, 3"] {
            assert!(!is_day(line), "{line}");
        }
    }
}
