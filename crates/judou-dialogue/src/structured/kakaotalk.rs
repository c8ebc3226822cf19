//! Chats as `KakaoTalk` exports them, from a PC, an Android phone or an iPhone, in Korean or English.
//!
//! ```text
//! pc-message = "[" name "]" gap "[" time "]" [ gap words ]
//! day-rule   = 3*"-" gap day gap 3*"-"                      ; the day of the messages below, on a PC
//! message    = moment "," gap name gap ":" [ gap words ]
//! notice     = moment ( "," / ":" ) gap text                ; without a colon between blanks
//! heading    = moment / day                                 ; alone on a line, on phones
//! moment     = day gap [ "at" gap ] time
//! time       = [ half gap ] clock [ gap half ]
//! ```

use judou_source::Span;
use nom::Parser;
use nom::branch::alt;
use nom::bytes::complete::{tag, take_while_m_n, take_while1};
use nom::character::complete::one_of;
use nom::combinator::{map_opt, opt};
use nom::sequence::{delimited, preceded, terminated};

use super::Format;
use super::clock::{Order, PResult, clock, date, gap, half_mark, is_gap, midnight, month, number};
use super::messages::{Messages, head, spans, tail};
use crate::model::Transcript;
use crate::notation::Notation;

pub(crate) const FORMAT: Format = Format { notation: Notation::KakaoTalk, detect, read };

/// `time = [ half gap ] clock [ gap half ]`, in milliseconds from midnight.
pub(crate) fn time(input: &str) -> PResult<'_, u64> {
    let (rest, before) = opt(terminated(half_mark, gap)).parse(input)?;
    let (rest, clock) = clock(rest)?;
    // No tab: what follows one is a field of its own, such as a name.
    let blank = take_while_m_n(0, 2, |c| c != '\t' && is_gap(c));
    let (after_mark, after) = opt(preceded(blank, half_mark)).parse(rest)?;
    let after = after.filter(|_| clock.hour <= 12);
    let rest = if after.is_some() { after_mark } else { rest };
    Ok((rest, clock.of_day(before.or(after))))
}

/// `day = date / month number "," number / number month number`, with a weekday before or after;
/// the midnight at which it begins.
fn day(input: &str) -> PResult<'_, Option<u64>> {
    let weekday = || take_while_m_n(1, 12, char::is_alphabetic);
    let month = || map_opt(take_while1(|c: char| c.is_alphabetic() || c == '.'), month);
    let one_or_two = || |i| number(1, 2)(i);
    let year = || preceded((opt(tag(",")), gap), |i| number(4, 4)(i));
    let american = (month(), preceded(gap, one_or_two()), year()).map(|(m, d, y)| [y.0, m, d.0]);
    let british = (one_or_two(), preceded(gap, month()), year()).map(|(d, m, y)| [y.0, m, d.0]);
    let numbers = map_opt(date, |date| {
        let order = if date.parts[0] > 99 { Order::YearMonthDay } else { Order::DayMonthYear };
        date.in_order(order)
    });
    let (rest, _) = opt(terminated(weekday(), (one_of(",，"), gap))).parse(input)?;
    let (rest, day) = alt((numbers, american, british)).parse(rest)?;
    Ok((rest, midnight(day)))
}

/// `moment = day gap [ "at" gap ] time`
fn moment(input: &str) -> PResult<'_, Option<u64>> {
    let (rest, day) = terminated(day, (opt(tag(",")), gap, opt((tag("at"), gap)))).parse(input)?;
    let (rest, time) = time(rest)?;
    Ok((rest, day.map(|day| day + time)))
}

/// What a line is by its grammar alone; the slices are the ends of the line that they stand in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Line<'a> {
    /// From a PC: name, milliseconds of the day, words.
    Pc(&'a str, u64, &'a str),
    /// From a phone: name, where the name starts in the end of the line, moment, words.
    Phone(&'a str, &'a str, Option<u64>, &'a str),
    Notice(Option<u64>),
    /// A day or a moment on a line of its own.
    Heading(Option<u64>),
    Other,
}

/// Most lines of long messages are turned away by their first character.
fn line(input: &str) -> Line<'_> {
    let Ok((input, _)) = gap(input) else { return Line::Other };
    let Some(first) = input.chars().next() else { return Line::Other };
    let read = match first {
        '[' => pc_message(input),
        '-' => day_rule(input),
        c if c.is_alphanumeric() => phone(input),
        _ => return Line::Other,
    };
    read.map_or(Line::Other, |(_, line)| line)
}

/// `pc-message = "[" name "]" gap "[" time "]" [ gap words ]`
fn pc_message(input: &str) -> PResult<'_, Line<'_>> {
    let (inside, _) = tag("[").parse(input)?;
    // A name may hold brackets: it ends where a time in brackets follows.
    let found = memchr::memchr_iter(b']', inside.as_bytes()).find_map(|at| {
        let after = Span::new(at + 1, inside.len()).of(inside);
        let mut stamp = delimited((gap, tag("[")), time, tag("]"));
        let (words, time) = stamp.parse(after).ok()?;
        Some((Span::new(0, at).of(inside), time, words))
    });
    match found.filter(|(name, ..)| !name.trim().is_empty()) {
        Some((name, time, words)) => Ok(("", Line::Pc(name, time, words))),
        None => Ok((input, Line::Other)),
    }
}

/// `day-rule = 3*"-" gap day gap 3*"-"`
fn day_rule(input: &str) -> PResult<'_, Line<'_>> {
    let rule = || take_while_m_n(3, 80, |c| c == '-');
    let weekday = take_while_m_n(0, 20, |c: char| c.is_alphabetic() || c == ' ');
    delimited((rule(), gap), day, (weekday, rule())).map(Line::Heading).parse(input)
}

/// `message = moment "," gap name gap ":" [ gap words ]`, `notice` and `heading`
fn phone(input: &str) -> PResult<'_, Line<'_>> {
    if let Ok((rest, at)) = moment(input) {
        if rest.trim().is_empty() {
            return Ok((rest, Line::Heading(at)));
        }
        // iPhones write a colon where nobody speaks.
        if rest.starts_with(": ") {
            return Ok(("", Line::Notice(at)));
        }
        let (said, _) = (one_of(",、"), gap).parse(rest)?;
        let colon = said
            .find(" : ")
            .or_else(|| said.strip_suffix(" :").map(str::len))
            .filter(|colon| *colon > 0);
        let Some(colon) = colon else { return Ok(("", Line::Notice(at))) };
        let words = Span::new(colon + 2, said.len()).of(said);
        return Ok(("", Line::Phone(Span::new(0, colon).of(said).trim_end(), said, at, words)));
    }
    let (rest, day) = day(input)?;
    let weekday = rest.trim();
    let is_weekday = weekday.is_empty() || is_weekday(weekday);
    Ok((rest, if is_weekday { Line::Heading(day) } else { Line::Other }))
}

/// `화요일`, `Tuesday`, `火曜日`, `星期二`, and what brackets hold of them.
pub(crate) fn is_weekday(word: &str) -> bool {
    const DAYS: [&str; 7] =
        ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    let word = word.trim_matches(['(', ')', '（', '）', ' ', ',', '.']);
    let mut chars = word.chars();
    let first = chars.next().unwrap_or(' ');
    match chars.as_str() {
        "" => "월화수목금토일月火水木金土日一二三四五六".contains(first),
        "요일" | "曜日" => "월화수목금토일月火水木金土日".contains(first),
        "期一" | "期二" | "期三" | "期四" | "期五" | "期六" | "期日" | "期天" => {
            first == '星'
        }
        "一" | "二" | "三" | "四" | "五" | "六" | "日" => "周週".contains(first),
        _ => {
            let lower = word.to_ascii_lowercase();
            lower.len() >= 3 && DAYS.iter().any(|day| day.starts_with(lower.as_str()))
        }
    }
}

/// How the lines end by which the PC's export tells who comes and goes.
const NOTICES: &[&str] = &[
    "들어왔습니다.",
    "나갔습니다.",
    "초대하였습니다.",
    "초대했습니다.",
    "내보냈습니다.",
    "가렸습니다.",
    "되었습니다.",
    "이용에 제한이 있을 수 있습니다.",
    "joined this chatroom.",
    "left this chatroom.",
    "has joined this chatroom.",
    "has left this chatroom.",
    "joined the chatroom.",
    "left the chatroom.",
];

/// Whether a line of a PC's export is the system's: a sentence about a member, who has `님`.
fn is_notice(line: &str) -> bool {
    let line = line.trim();
    // In open chats a warning follows on the same line.
    let came = line.split_once("님이 들어왔습니다.").is_some_and(|(name, _)| !name.is_empty());
    came || NOTICES.iter().any(|end| line.ends_with(end))
        && (line.contains('님')
            || line.contains("관리자")
            || line.is_ascii()
            || line.ends_with("chatroom."))
}

fn is_title(line: &str) -> bool {
    let line = line.trim();
    line.ends_with("카카오톡 대화")
        || line.contains("KakaoTalk Chats with")
        || line.starts_with("저장한 날짜")
        || line.starts_with("Date Saved")
}

fn detect(text: &str) -> bool {
    let head = head(text);
    let mut titled = false;
    let (mut pc, mut phone, mut others) = (0, 0, 0);
    for span in spans(head) {
        let text = span.of(head);
        match line(text) {
            Line::Pc(..) => pc += 1,
            Line::Phone(..) => phone += 1,
            // A rule with a day in it is the PC's alone.
            Line::Heading(_) if text.starts_with("---") => titled = true,
            Line::Other if pc + phone == 0 && !text.trim().is_empty() => {
                titled |= is_title(text);
                others += 1;
            }
            Line::Notice(_) | Line::Heading(_) | Line::Other => {}
        }
        if pc + phone > 8 {
            break;
        }
    }
    // A name, a number of members, the title, the day of saving: nothing else stands on top.
    others <= 6 && (titled && pc + phone > 0 || phone > 1)
}

fn read(text: &str) -> Transcript<'_> {
    let mut chat = Messages::new(text, Notation::KakaoTalk);
    let mut today: Option<u64> = None;
    let mut is_pc = false;
    for span in spans(text) {
        let input = span.of(text);
        match line(input) {
            Line::Pc(name, time, words) => {
                is_pc = true;
                let open = span.start + input.find('[').unwrap_or(0) + 1;
                let words = tail(span, words);
                let name = Span::new(open, open + name.len()).trim(text);
                let at = today.map(|day| day + time);
                chat.message(name, Span::new(span.start, words.start), words, at);
            }
            Line::Phone(name, said, at, words) => {
                let (said, words) = (tail(span, said), tail(span, words));
                let name = Span::new(said.start, said.start + name.len());
                chat.message(name, Span::new(span.start, words.start), words, at);
            }
            Line::Notice(at) => chat.system(span, at),
            Line::Heading(at) => {
                today = at;
                is_pc |= input.starts_with("---");
                chat.system(span, at);
                chat.close();
            }
            Line::Other if is_pc && is_notice(input) => {
                chat.system(span, None);
                chat.close();
            }
            Line::Other => chat.more(span),
        }
    }
    chat.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines() {
        let at = Some(1_604_402_940_000); // 2020-11-03 11:29
        let cases = [
            ("[김 한] [오전 11:29] 네: 예", Line::Pc("김 한", 41_340_000, " 네: 예")),
            ("[[부] 김] [11:29 AM] ok", Line::Pc("[부] 김", 41_340_000, " ok")),
            ("2020년 11월 3일 오전 11:29, 김 : 네", Line::Phone("김", "김 : 네", at, " 네")),
            ("2020. 11. 3. 오전 11:29, 김 : 네", Line::Phone("김", "김 : 네", at, " 네")),
            ("2020. 11. 3. 11:29, K :", Line::Phone("K", "K :", at, "")),
            ("November 3, 2020 at 11:29 AM, K : a", Line::Phone("K", "K : a", at, " a")),
            ("Nov 3, 2020 11:29 AM, K : a", Line::Phone("K", "K : a", at, " a")),
            ("3 November 2020 at 11:29, K : a", Line::Phone("K", "K : a", at, " a")),
            ("2020년 11월 3일 오전 11:29", Line::Heading(at)),
            ("2020년 11월 3일 오전 11:29, 김님이 나갔습니다.", Line::Notice(at)),
            ("2020년 11월 3일 화요일", Line::Heading(Some(1_604_361_600_000))),
            ("Tuesday, November 3, 2020", Line::Heading(Some(1_604_361_600_000))),
            (
                "--------------- 2020년 11월 3일 화요일 ---------------",
                Line::Heading(Some(1_604_361_600_000)),
            ),
            (
                "--------------- Tuesday, November 3, 2020 ---------------",
                Line::Heading(Some(1_604_361_600_000)),
            ),
            ("- 배부 : 9:00", Line::Other),
            ("오후 6시 50분부터 입장", Line::Other),
            ("2020년 11월 3일에 만나요", Line::Other),
            ("[김] 네", Line::Other),
        ];
        for (input, expected) in cases {
            assert_eq!(line(input), expected, "{input}");
        }
    }
}
