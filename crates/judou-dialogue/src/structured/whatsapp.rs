//! Chats as WhatsApp exports them, in the dress of every phone and locale.
//!
//! ```text
//! header  = *mark ( "[" stamp "]" 1*blank / stamp ( blank dash / ":" ) 1*blank )
//! stamp   = date [ comma ] [ word ] clock [ word ] / clock [ word ] [ comma ] date
//! message = header name colon ( blank / end-of-line ) words
//! notice  = header words
//! ```
//!
//! What the locale decides is decided over the whole file: which of the two kinds of header opens
//! messages, how many digits its years have, and which number is the day. A line that looks like a
//! header and has another shape was pasted into a message.

use alloc::collections::BTreeMap;
use alloc::vec::Vec;

use judou_source::Span;
use nom::branch::alt;
use nom::bytes::complete::{tag, take_while, take_while_m_n};
use nom::character::complete::one_of;
use nom::combinator::opt;
use nom::sequence::{delimited, preceded, terminated};
use nom::{IResult, Parser};

use super::Format;
use super::clock::{Clock, Date, Half, Order, clock, date, digit, gap, half, is_gap, midnight};
use super::messages::{Messages, head, spans, tail};
use super::whatsapp_notice::{is_notice, opens_notice};
use crate::model::Transcript;
use crate::notation::Notation;
use crate::service_log::is_service_log;

pub(crate) const FORMAT: Format = Format { notation: Notation::WhatsApp, detect, read };

type PResult<'a, O> = IResult<&'a str, O>;

/// What the headers of one export share.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Shape {
    bracketed: bool,
    separator: char,
    long_year: bool,
    with_seconds: bool,
}

#[derive(Clone, Copy, Debug)]
struct Stamp {
    date: Date,
    clock: Clock,
    half: Option<Half>,
    /// The half of the day is written `AM` or `PM`, as Americans have it.
    american: bool,
}

impl Stamp {
    fn shape(self, bracketed: bool) -> Shape {
        Shape {
            bracketed,
            separator: self.date.separator,
            long_year: self.date.long_year,
            with_seconds: self.clock.second.is_some(),
        }
    }

    fn at_ms(self, order: Order) -> Option<u64> {
        Some(midnight(self.date.in_order(order)?)? + self.clock.of_day(self.half))
    }
}

/// `header`; yields its shape and stamp.
fn header(line: &str) -> PResult<'_, (Shape, Stamp)> {
    // Most lines of long messages are turned away by their first byte.
    let (rest, _) = gap(line)?;
    if rest.starts_with('[') {
        let (rest, stamp) = delimited(tag("["), stamp, (gap, tag("]"))).parse(rest)?;
        let (rest, _) = take_while_m_n(1, 8, is_gap).parse(rest)?;
        return Ok((rest, (stamp.shape(true), stamp)));
    }
    let dash = (take_while_m_n(1, 8, is_gap), one_of("-–"), take_while_m_n(1, 8, is_gap));
    // Phones of ten years ago wrote a colon.
    let colon = (tag(":"), take_while_m_n(1, 8, is_gap));
    let behind = alt((dash.map(|_| ()), colon.map(|_| ())));
    let (rest, stamp) = terminated(stamp, behind).parse(rest)?;
    Ok((rest, (stamp.shape(false), stamp)))
}

/// `stamp = date [ comma ] [ word ] clock [ word ] / clock [ word ] [ comma ] date`
fn stamp(input: &str) -> PResult<'_, Stamp> {
    let comma = || (gap, opt(one_of(",،、")), gap);
    let date_first = |input| {
        let (rest, date) = terminated(date, comma()).parse(input)?;
        // `at`, `à`, `a las`, `klo`, `г.,`, or the half of the day.
        let (rest, before) = opt(terminated(word, preceded(opt(one_of(",،")), gap))).parse(rest)?;
        let (rest, (clock, after)) = (clock, opt(preceded(gap, word))).parse(rest)?;
        let half = after.and_then(half).or_else(|| before.and_then(half));
        Ok((rest, Stamp { date, clock, half, american: after.is_some_and(is_american) }))
    };
    let clock_first = |input| {
        let (rest, (clock, after)) = (clock, opt(preceded(gap, word))).parse(input)?;
        let (rest, date) = preceded(comma(), date).parse(rest)?;
        let american = after.is_some_and(is_american);
        Ok((rest, Stamp { date, clock, half: after.and_then(half), american }))
    };
    alt((date_first, clock_first)).parse(input)
}

fn is_american(half: &str) -> bool {
    matches!(half, "AM" | "PM")
}

/// A few letters and stops that end before a number, a bracket or a dash.
fn word(input: &str) -> PResult<'_, &str> {
    const LONGEST: usize = 20;
    let is_word = |c: char| {
        digit(c).is_none() && (c.is_alphabetic() || is_vowel_sign(c) || ".'’\"״׳".contains(c))
    };
    // Blanks inside, as in `p. m.` and `a las`, and none at the end.
    let (mut rest, _) = take_while_m_n(1, LONGEST, is_word).parse(input)?;
    for _ in 0..3 {
        let (after, _) = take_while(is_gap).parse(rest)?;
        match take_while_m_n::<_, _, nom::error::Error<_>>(1, LONGEST, is_word).parse(after) {
            Ok((after, _)) => rest = after,
            Err(_) => break,
        }
    }
    Ok((rest, Span::new(0, input.len() - rest.len()).of(input)))
}

/// Signs of Indic and Thai vowels are no letters by themselves.
fn is_vowel_sign(c: char) -> bool {
    matches!(c, '\u{64b}'..='\u{652}' | '\u{900}'..='\u{dff}' | '\u{e30}'..='\u{e4e}')
}

/// The name at the start of `rest` and the words after its colon; `None` where nobody is named.
pub(crate) fn sender(rest: &str) -> Option<(&str, &str)> {
    let name_end = memchr::memchr2_iter(b':', 0xef, rest.as_bytes()).find_map(|at| {
        let after = Span::new(at, rest.len()).get(rest)?;
        let words = after.strip_prefix(':').or_else(|| after.strip_prefix('：'))?;
        (after.starts_with('：') || words.chars().next().is_none_or(is_gap)).then_some((at, words))
    });
    let (at, words) = name_end?;
    let name = Span::new(0, at).of(rest).trim_matches(is_gap);
    (!name.is_empty()).then_some((name, words))
}

fn detect(text: &str) -> bool {
    let head = head(text);
    let mut lines = spans(head).map(|line| line.of(head)).filter(|line| !line.trim().is_empty());
    // An export begins with its first message; a dialogue that quotes one does not.
    let Some(Ok((rest, (first, _)))) = lines.next().map(header) else { return false };
    // In brackets WhatsApp writes seconds; a day of the standard's without them is a Signal exporter's,
    // unless the file bears marks of its own.
    let is_signals =
        first.bracketed && first.separator == '-' && first.long_year && !first.with_seconds;
    if is_signals && !bears_marks(head) {
        return false;
    }
    let mut named = usize::from(sender(rest).is_some_and(|(name, _)| !is_log_level(name)));
    let mut levels = usize::from(sender(rest).is_some_and(|(name, _)| is_log_level(name)));
    for line in lines {
        let Ok((rest, (shape, _))) = header(line) else { continue };
        let Some((name, _)) = sender(rest).filter(|_| shape.bracketed == first.bracketed) else {
            continue;
        };
        if is_log_level(name) {
            levels += 1;
        } else {
            named += 1;
        }
        if named > 50 {
            break;
        }
    }
    named > levels && !is_service_log(spans(head).filter_map(|line| message_of(line.of(head))))
}

/// Whether something stands in a chat that WhatsApp alone writes: its mark of direction, its own name in
/// the notice of encryption, notices and media left out.
fn bears_marks(head: &str) -> bool {
    head.contains('\u{200e}')
        || head.contains("WhatsApp")
        || spans(head)
            .filter_map(|line| message_of(line.of(head)))
            .any(|(name, words)| is_notice(name, words.trim()) || is_left_out(words.trim()))
}

/// Words that stand for a picture or a recording: `image omitted`, `<Media omitted>`.
fn is_left_out(words: &str) -> bool {
    words.trim_end_matches('>').ends_with(" omitted") && words.split(' ').count() <= 3
}

/// Who writes a line and what, if it has a header.
fn message_of(line: &str) -> Option<(&str, &str)> {
    header(line).ok().and_then(|(rest, _)| sender(rest))
}

/// The name of a program's log level stands where a name would: `INFO`, `local.ERROR`.
pub(super) fn is_log_level(name: &str) -> bool {
    let word = name.rsplit(['.', ' ']).next().unwrap_or(name).trim_matches(['[', ']', '(', ')']);
    let upper =
        ["TRACE", "DEBUG", "INFO", "NOTICE", "WARN", "WARNING", "ERROR", "CRITICAL", "FATAL"];
    upper.contains(&word)
}

/// A header that was found, with the line that it opens.
struct Found {
    line: Span,
    header: Option<(Shape, Stamp, Span)>,
}

fn read(text: &str) -> Transcript<'_> {
    let mut shapes: BTreeMap<Shape, usize> = BTreeMap::new();
    let mut headers = 0;
    let lines: Vec<Found> = spans(text)
        .map(|line| {
            let header = header(line.of(text)).ok().map(|(rest, (shape, stamp))| {
                *shapes.entry(shape).or_default() += 1;
                headers += 1;
                (shape, stamp, tail(line, rest))
            });
            Found { line, header }
        })
        .collect();
    // A shape of one header in ten may be a second export in the same file.
    shapes.retain(|_, times| *times * 10 >= headers);
    let mut orders = BTreeMap::new();
    for shape in shapes.keys() {
        let own = |found: &Found| found.header.filter(|(own, ..)| own == shape).map(|(_, s, _)| s);
        orders.insert(*shape, order(*shape, &lines.iter().filter_map(own)));
    }
    let mut chat = Messages::new(text, Notation::WhatsApp);
    for Found { line, header } in &lines {
        let Some((order, stamp, rest)) =
            header.and_then(|(shape, stamp, rest)| Some((*orders.get(&shape)?, stamp, rest)))
        else {
            chat.more(*line);
            continue;
        };
        let at_ms = stamp.at_ms(order);
        let said = rest.of(text);
        match sender(said).filter(|(name, words)| !opens_notice(name) && !is_notice(name, words)) {
            Some((name, words)) => {
                let words = tail(rest, words);
                let before = said.len() - said.trim_start_matches(is_gap).len();
                let name = Span::new(rest.start + before, rest.start + before + name.len());
                chat.message(name, Span::new(line.start, words.start), words, at_ms);
            }
            None => chat.system(*line, at_ms),
        }
    }
    chat.finish()
}

/// Which number is the day: what no month can be tells, else what keeps the messages in order and
/// nearest to one another, else what the separator is used for most.
fn order(shape: Shape, stamps: &(impl Iterator<Item = Stamp> + Clone)) -> Order {
    let first_is_year = |stamp: Stamp| stamp.date.parts[0] > 99;
    if shape.separator == '年' || shape.separator == '년' || stamps.clone().any(first_is_year) {
        return Order::YearMonthDay;
    }
    let candidates = match shape.separator {
        '/' => [Order::DayMonthYear, Order::MonthDayYear, Order::YearMonthDay],
        _ => [Order::DayMonthYear, Order::YearMonthDay, Order::MonthDayYear],
    };
    // Capitals and slashes are American more often than not.
    let american = shape.separator == '/' && stamps.clone().any(|stamp| stamp.american);
    let candidates = if american {
        [Order::MonthDayYear, Order::DayMonthYear, Order::YearMonthDay]
    } else {
        candidates
    };
    let mut best = (usize::MAX, u64::MAX, Order::DayMonthYear);
    for candidate in candidates {
        if shape.long_year && candidate == Order::YearMonthDay {
            continue;
        }
        let (mut faults, mut last) = (0, 0);
        let (mut earliest, mut latest) = (u64::MAX, 0);
        for stamp in stamps.clone() {
            match stamp.at_ms(candidate) {
                // An impossible day weighs more than one that goes back.
                None => faults += 100,
                Some(at) => {
                    faults += usize::from(at < last);
                    last = at;
                    (earliest, latest) = (earliest.min(at), latest.max(at));
                }
            }
        }
        let reach = latest.saturating_sub(earliest);
        if (faults, reach) < (best.0, best.1) {
            best = (faults, reach, candidate);
        }
    }
    best.2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers() {
        let cases = [
            "01/02/20, 9:05 PM - ",
            "01/02/2020, 9:05\u{202f}p.\u{a0}m. - ",
            "1/2/20 21:05 - ",
            "2020-01-02, 21:05 - ",
            "02.01.20, 21:05 - ",
            "02/01/2020 à 21:05 - ",
            "02/01/2020 às 21:05 - ",
            "2/1/2020 a las 21:05 - ",
            "2.1.2020 klo 21.05 - ",
            "2.01.20 г., 21:05 ч. - ",
            "2020/1/2 下午9:05 - ",
            "2020年1月2日 晚上9:05 - ",
            "2020. 1. 2. 오후 9:05 - ",
            "21:05, 02/01/2020 - ",
            "9:05 CH, 02/01/2020 - ",
            "٢‏/١‏/٢٠٢٠، ٩:٠٥ م - ",
            "2/1/20, 9:05 μ.μ. - ",
            "2/1/20, अपराह्न 9:05 - ",
            "02.01.2020. 21:05 - ",
            "[02.01.20, 21:05:33] ",
            "\u{200e}[1/2/20, 9:05:33\u{202f}PM] ",
            "[2020/1/2 下午9:05:33] ",
            "[2020. 1. 2. 오후 9:05:33] ",
            "\u{200f}[٢‏/١‏/٢٠٢٠، ٩:٠٥:٣٣ م] ",
        ];
        for input in cases {
            let rest = header(input).map(|(rest, _)| rest);
            assert_eq!(rest, Ok(""), "{input:?}");
            let line = alloc::format!("{input}Ana: hi");
            let (rest, _) = header(&line).expect(input);
            assert_eq!(sender(rest), Some(("Ana", " hi")), "{input:?}");
        }
        let no_headers = [
            "12:30 - lunch",
            "2020-01-02 - a day",
            "2020-01-02 10:00:00,123 - root - INFO - text",
            "[12:30] Ana: hi",
            "1/2/20 Ana: hi",
            "Ana: 1/2/20, 9:05 PM - hi",
        ];
        for input in no_headers {
            assert!(header(input).is_err(), "{input}");
        }
    }

    #[test]
    fn senders() {
        let cases = [
            ("Ana: hi", Some(("Ana", " hi"))),
            ("Ana:", Some(("Ana", ""))),
            ("\u{200e}\u{202a}+49 1 2\u{202c}: hi", Some(("+49 1 2", " hi"))),
            ("~\u{202f}Ana: a: b", Some(("~\u{202f}Ana", " a: b"))),
            ("Ana 12:30: hi", Some(("Ana 12:30", " hi"))), // a colon in a name
            ("名：文", Some(("名", "文"))),
            ("Ana left", None),
            (": hi", None),
        ];
        for (input, expected) in cases {
            assert_eq!(sender(input), expected, "{input:?}");
        }
    }
}
