//! Chats as QQ and `WeChat` give them as text: who and when on one line, the words below.
//!
//! ```text
//! export  = *( group / rule / header *( line-end more ) )
//! rule    = 3*"—" *SP date *SP 3*"—"                      ; the day, in what WeChat mails
//! header  = date SP clock SP name [ account ]             ; QQ's exports, and tools' of WeChat
//!         / name [ account ] 1*SP [ date SP ] clock       ; what is copied from either
//!         / name "(" date SP clock ")"
//! account = "(" 5*12digit ")" / "<" mail ">"
//! group   = ( "消息分组" / "消息对象" ) ":" title           ; between rules of "="
//! ```

use judou_source::Span;
use nom::Parser;
use nom::character::complete::one_of;
use nom::combinator::opt;
use nom::sequence::{preceded, terminated};

use super::Format;
use super::clock::{Order, PResult, clock, date, gap, half_mark, midnight};
use super::messages::{Messages, head, place, spans};
use crate::model::Transcript;
use crate::notation::Notation;

pub(crate) const FORMAT: Format = Format { notation: Notation::Qq, detect, read };

/// The milliseconds of a day.
const DAY: u64 = 86_400_000;

/// The longest name in characters.
const MAX_NAME: usize = 40;

/// Who and when, as one line says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Header<'a> {
    name: &'a str,
    /// What is told from the name: the account's number or address.
    account: &'a str,
    at_ms: Option<u64>,
    time_first: bool,
}

/// `moment = [ date SP ] [ half ] clock`; the milliseconds are of the day if there is no date.
fn moment(input: &str) -> PResult<'_, (bool, Option<u64>)> {
    let day = |input| {
        let (rest, date) = terminated(date, (opt(one_of(",，")), gap)).parse(input)?;
        let order = if date.parts[0] > 31 { Order::YearMonthDay } else { Order::DayMonthYear };
        Ok((rest, date.in_order(order)))
    };
    let (rest, day) = opt(day).parse(input)?;
    let (rest, half) = opt(terminated(half_mark, gap)).parse(rest)?;
    let (rest, clock) = clock(rest)?;
    // `21:05:11 AM` is said by somebody of that name.
    let (marked, after) = opt(preceded(gap, half_mark)).parse(rest)?;
    let after = after.filter(|_| clock.hour <= 12);
    let rest = if after.is_some() { marked } else { rest };
    let time = clock.of_day(half.or(after));
    let at = match day {
        Some(day) => day.and_then(midnight).map(|midnight| midnight + time),
        None => Some(time),
    };
    Ok((rest, (day.is_some(), at)))
}

/// A line that says who and when and nothing else. The day may be left out if `ruled`: rules say it.
fn header(line: &str, ruled: bool) -> Option<Header<'_>> {
    let line = line.trim_matches(super::clock::is_gap);
    if let Some((name, inner)) = line.strip_suffix(')').and_then(|rest| rest.rsplit_once('('))
        && let Ok(("", (true, at_ms))) = moment(inner)
        && is_name(name.trim_end())
    {
        let name = name.trim_end();
        return Some(Header { name, account: "", at_ms, time_first: false });
    }
    if line.starts_with(|c: char| c.is_ascii_digit())
        && let Ok((rest, (true, at_ms))) = moment(line)
        && rest.starts_with([' ', '\t', '\u{a0}'])
    {
        let (name, account) = account(rest.trim());
        return is_name(name).then_some(Header { name, account, at_ms, time_first: true });
    }
    // The time is at the end: three words of it at most, `2020/1/2 下午 9:05`.
    if !line.ends_with(|c: char| c.is_ascii_digit() || c == 'M') {
        return None;
    }
    let mut best = None;
    for (at, blank) in line.rmatch_indices([' ', '\u{a0}', '\t', ')', '>']).take(4) {
        let is_bracket = blank == ")" || blank == ">";
        let end = if is_bracket { at + blank.len() } else { at };
        let after = Span::new(end, line.len()).of(line).trim_start();
        let Ok(("", (dated, at_ms))) = moment(after) else { continue };
        let (name, account) = account(Span::new(0, end).of(line).trim_end());
        // Without a day, only an account's number or rules tell the line from prose.
        if (dated || ruled || !account.is_empty()) && is_name(name) {
            best = Some(Header { name, account, at_ms, time_first: false });
        }
    }
    best
}

/// The name and the account that stands behind it.
fn account(text: &str) -> (&str, &str) {
    let bracketed = |open: char, close: char| {
        let inner = text.strip_suffix(close)?;
        let (name, account) = inner.rsplit_once(open)?;
        Some((name.trim_end(), account))
    };
    let number = bracketed('(', ')').or_else(|| bracketed('（', '）')).filter(|(_, account)| {
        (5..=12).contains(&account.len()) && account.bytes().all(|byte| byte.is_ascii_digit())
    });
    let mail = || bracketed('<', '>').filter(|(_, account)| account.contains('@'));
    number.or_else(mail).unwrap_or((text, ""))
}

fn is_name(name: &str) -> bool {
    !name.is_empty()
        && name.chars().nth(MAX_NAME).is_none()
        && !name.contains(['\t', '：', '。', '|'])
        && !name.ends_with([':', ',', '，', '-', '.'])
        && !name.contains(": ")
}

/// What the first line of QQ's own exports says, in every version of it.
fn is_title(line: &str) -> bool {
    line.trim_start_matches('\u{feff}').trim_start().starts_with("消息记录")
}

/// `group`; the title, and how deep it lies.
fn group(line: &str) -> Option<(&str, u8)> {
    let names = [("消息分组", 1), ("消息对象", 2)];
    names.iter().find_map(|(name, level)| {
        let rest = line.trim_start().strip_prefix(name)?.trim_start();
        let title = rest.strip_prefix([':', '：'])?.trim();
        (!title.is_empty()).then_some((title, *level))
    })
}

/// `rule = 3*"—" *SP date *SP 3*"—"`; the midnight at which the day begins.
fn day_rule(line: &str) -> Option<u64> {
    let line = line.trim();
    let inner = line.strip_prefix("———")?.strip_suffix("———")?.trim_matches(['—', ' ']);
    let (rest, date) = date(inner).ok()?;
    date.in_order(Order::YearMonthDay).and_then(midnight).filter(|_| rest.trim().is_empty())
}

/// Whether rules with days part the messages at the start of `text`.
fn is_ruled(text: &str) -> bool {
    let head = head(text);
    head.contains("———") && spans(head).any(|line| day_rule(line.of(head)).is_some())
}

fn is_rule(line: &str) -> bool {
    let line = line.trim();
    line.len() >= 20 && line.bytes().all(|byte| byte == b'=')
}

fn detect(text: &str) -> bool {
    let head = head(text);
    let ruled = is_ruled(head);
    let mut titled = false;
    let mut form = None;
    // Headers of the first one's form, and those with words right below.
    let (mut headers, mut followed, mut after_header) = (0, 0, false);
    for span in spans(head) {
        let line = span.of(head);
        let found = header(line, ruled);
        if form.is_none() && found.is_none() && !line.trim().is_empty() {
            titled |= is_title(line) || day_rule(line).is_some();
            if !titled && !ruled {
                return false;
            }
        }
        match found {
            Some(found) if found.time_first == *form.get_or_insert(found.time_first) => {
                let level = found.name.split(' ').next().unwrap_or("");
                if matches!(level, "INFO" | "WARN" | "ERROR" | "DEBUG" | "TRACE" | "FATAL") {
                    return false;
                }
                headers += 1;
                after_header = true;
            }
            _ if ruled && line.trim().is_empty() => {}
            _ => {
                followed += usize::from(after_header && !line.trim().is_empty());
                after_header = false;
            }
        }
        if headers > 20 {
            break;
        }
    }
    titled && headers > 0 || headers > 1 && followed * 5 >= headers * 4 - 4 && followed > 1
}

fn read(text: &str) -> Transcript<'_> {
    let mut chat = Messages::new(text, Notation::Qq);
    let mut form = None;
    let ruled = is_ruled(text);
    let mut day = 0;
    for span in spans(text) {
        let line = span.of(text);
        if let Some(midnight) = day_rule(line).filter(|_| ruled) {
            chat.system(span, Some(midnight));
            chat.close();
            day = midnight;
            continue;
        }
        let found =
            header(line, ruled).filter(|it| it.time_first == *form.get_or_insert(it.time_first));
        if let Some(Header { name, account, at_ms, .. }) = found {
            let name_span = place(span, line, name);
            let label = span.trim(text).cover(name_span);
            if matches!(name, "系统消息" | "系統訊息" | "System") {
                chat.system(span, at_ms);
            } else {
                // A time of day is one of the day that the rule above says.
                let at_ms = at_ms.map(|at| if at < DAY { at + day } else { at });
                let key = if account.is_empty() { name } else { account };
                chat.message_of(key, name_span, label, Span::empty(label.end), at_ms);
            }
        } else if is_rule(line) || is_title(line) {
            chat.close();
        } else if let Some((title, level)) = group(line) {
            chat.section(place(span, line, title), level, span.trim(text));
        } else {
            chat.more(span);
        }
    }
    chat.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers() {
        let cases = [
            ("2020-01-02 21:05:11 小花(123456)", Some(("小花", "123456"))),
            ("2020-01-02 9:05:11 小 花<a@b.cn>", Some(("小 花", "a@b.cn"))),
            ("2020-01-02 21:05:11 小花", Some(("小花", ""))),
            ("小花 2020-01-02 21:05:11", Some(("小花", ""))),
            ("小 花 2020/1/2 下午9:05", Some(("小 花", ""))),
            ("小花(123456) 21:05:11", Some(("小花", "123456"))),
            ("小花(123456)  2020/1/2 21:05:11", Some(("小花", "123456"))),
            ("花(草)(123456) 21:05:11", Some(("花(草)", "123456"))),
            ("小花(2020-01-02 21:05:11)", Some(("小花", ""))),
            ("小花 21:05", None), // prose has that too
            ("2020-01-02 21:05:11", None),
            ("时间：2020-01-02 21:05", None),
            ("2020-01-02 21:05:11 小花: 好", None),
        ];
        for (input, expected) in cases {
            let got = header(input, false).map(|header| (header.name, header.account));
            assert_eq!(got, expected, "{input}");
        }
        assert!(header("小花  21:05", true).is_some_and(|header| header.name == "小花"));
        assert_eq!(day_rule("—————  2020-01-02  —————"), Some(1_577_923_200_000));
        assert_eq!(day_rule("——— or so ———"), None);
        let at = header("小花 2020/1/2 下午9:05", false).and_then(|header| header.at_ms);
        assert_eq!(at, Some(1_577_999_100_000));
    }
}
