//! Logs of IRC, as clients, bouncers and the bots of meetings write them, alone or within a page.
//!
//! ```text
//! line    = [ stamp ] "<" [ mode ] nick ">" words          ; 15:08 <nick> hi, [15:08] <@nick> hi
//!         / stamp nick ":" SP words                         ; 15:08 nick: hi, (15:08:01) nick: hi
//!         / stamp TAB [ mode ] nick TAB words               ; 2020-01-02 15:08:01<TAB>nick<TAB>hi
//! action  = [ stamp ] "*" *SP nick SP words                 ; a stage note
//! notice  = stamp ( "-!-" / "***" / "-->" / "<--" / "--" / "===" ) text
//! stamp   = moment / "[" moment "]" / "(" moment ")"
//! moment  = [ date ( SP / "T" ) / month SP day SP ] clock [ SP half ]
//! ```
//!
//! One form opens all messages of a log: the one with most lines. A line that has no form goes on
//! with the message right above it; after a blank line it is the page's.

use alloc::collections::BTreeSet;
use alloc::string::String;

use judou_source::Span;
use nom::Parser;
use nom::branch::alt;
use nom::bytes::complete::{take_while, take_while_m_n, take_while1};
use nom::character::complete::{char, one_of};
use nom::combinator::{map_opt, opt};
use nom::sequence::{delimited, preceded, terminated};

use super::Format;
use super::clock::{Order, PResult, clock, date, half_mark, is_mark, midnight, month, number};
use super::messages::{Messages, head, place, spans};
use crate::model::{EventKind, Transcript};
use crate::notation::Notation;
use crate::service_log::is_service_log;

pub(crate) const FORMAT: Format = Format { notation: Notation::Irc, detect, read };

/// How a message's nick is told from its words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Form {
    /// After a time, between angle brackets.
    Angle,
    /// The same without a time.
    BareAngle,
    /// After a time, before a colon.
    Colon,
    /// Between tabs.
    Tab,
}

/// When a line was written: the day, if it says so, and the milliseconds of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Moment {
    midnight: Option<u64>,
    time: u64,
}

/// What a line is by its grammar alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Line<'a> {
    Message {
        form: Form,
        at: Option<Moment>,
        nick: &'a str,
        words: &'a str,
    },
    /// `* nick acts`, and whether it has a time.
    Action(Option<Moment>),
    Notice(Option<Moment>),
    Other,
}

/// `moment = [ date ( SP / "T" ) / month SP day SP ] clock [ SP half ]`
fn moment(input: &str) -> PResult<'_, Moment> {
    let numbers = map_opt(terminated(date, one_of(" T\t")), |date| {
        let order = if date.parts[0] > 31 { Order::YearMonthDay } else { Order::DayMonthYear };
        Some(date.in_order(order).and_then(midnight))
    });
    // `Jan 02`: without a year there is no telling when.
    let name = map_opt(take_while_m_n(3, 9, |c: char| c.is_ascii_alphabetic()), month);
    let named = (name, char(' '), number(1, 2), char(' ')).map(|_| None);
    let (rest, midnight) = opt(alt((numbers, named))).parse(input)?;
    let (rest, clock) = clock(rest)?;
    let (rest, half) = opt(preceded(take_while_m_n(0, 1, |c| c == ' '), half_mark)).parse(rest)?;
    let (rest, _) = opt(char('Z')).parse(rest)?;
    Ok((rest, Moment { midnight: midnight.flatten(), time: clock.of_day(half) }))
}

/// `stamp = moment / "[" moment "]" / "(" moment ")"`
fn stamp(input: &str) -> PResult<'_, Moment> {
    let square = delimited(char('['), moment, char(']'));
    let round = delimited(char('('), moment, char(')'));
    let blank = || take_while_m_n(1, 4, |c| c == ' ' || c == '\t');
    let bare = |input| {
        let (rest, at) = moment(input)?;
        // A blank must follow the time; a tab opens a field and stays.
        let (rest, _) = alt((char(' '), nom::combinator::peek(char('\t')))).parse(rest)?;
        Ok((rest, at))
    };
    alt((terminated(square, blank()), terminated(round, blank()), bare)).parse(input)
}

fn is_nick(c: char) -> bool {
    c.is_alphanumeric() || "_-[]\\`^{}|.~/+".contains(c)
}

/// The longest nick in bytes; servers allow 9 to 32.
const MAX_NICK: usize = 64;

/// `"<" [ mode ] nick ">"`
fn angle(input: &str) -> PResult<'_, &str> {
    let mode = take_while_m_n(0, 2, |c| " @+%&~!".contains(c));
    let nick = nom::combinator::verify(take_while1(is_nick), |nick: &str| nick.len() <= MAX_NICK);
    delimited((char('<'), mode), nick, char('>')).parse(input)
}

/// `nick ":"`
fn colon(input: &str) -> PResult<'_, &str> {
    terminated(take_while(|c| is_nick(c) || c == '@'), char(':')).parse(input)
}

fn line(input: &str) -> Line<'_> {
    let input = input.trim_start_matches(is_mark);
    let trimmed = input.trim_start_matches(' ');
    let stamped = stamp(trimmed).ok();
    let Some((rest, at)) = stamped else {
        if let Ok((words, nick)) = angle(trimmed) {
            return Line::Message { form: Form::BareAngle, at: None, nick, words };
        }
        let is_action = trimmed.strip_prefix("* ").is_some_and(|rest| rest.contains(' '));
        return if is_action { Line::Action(None) } else { Line::Other };
    };
    let at = Some(at);
    if let Some(fields) = rest.strip_prefix('\t')
        && let Some((nick, words)) = fields.split_once('\t')
    {
        let nick = nick.trim().trim_start_matches(['@', '+', '%', '&', '~']);
        return match nick {
            "*" => Line::Action(at),
            "-->" | "<--" | "--" | "=!=" | "" => Line::Notice(at),
            nick if nick.len() <= MAX_NICK && nick.chars().all(is_nick) => {
                Line::Message { form: Form::Tab, at, nick, words }
            }
            _ => Line::Other,
        };
    }
    let rest = rest.trim_start_matches([' ', '\t']);
    if let Ok((words, nick)) = angle(rest) {
        return Line::Message { form: Form::Angle, at, nick, words };
    }
    if ["-!-", "***", "-->", "<--", "--", "==="].iter().any(|mark| rest.starts_with(mark)) {
        return Line::Notice(at);
    }
    if let Some(deed) = rest.strip_prefix('*') {
        return if is_coming_or_going(deed) { Line::Notice(at) } else { Line::Action(at) };
    }
    match colon(rest) {
        Ok((words, nick))
            if (words.is_empty() || words.starts_with([' ', '\t']))
                && (1..=MAX_NICK).contains(&nick.len())
                && nick.contains(char::is_alphabetic) =>
        {
            Line::Message { form: Form::Colon, at, nick, words }
        }
        _ if is_coming_or_going(rest) => Line::Notice(at),
        _ => Line::Other,
    }
}

/// `nick has joined #channel` and its like.
fn is_coming_or_going(deed: &str) -> bool {
    const DEEDS: &[&str] = &[
        " has joined",
        " has left",
        " has quit",
        " is now known as ",
        " joined #",
        " left #",
        " sets mode",
        " changed the topic",
        " has changed the topic",
        " was kicked",
        " quit (",
        " entered the room",
        " left the room",
    ];
    DEEDS.iter().any(|said| deed.contains(said))
}

/// What the lines of a log's head are.
#[derive(Default)]
struct Survey<'a> {
    /// Messages of each form, in the order of [`Form`].
    messages: [usize; 4],
    nicks: [BTreeSet<&'a str>; 4],
    /// Lines of any form right below another.
    adjacent: usize,
    /// Lines that are not blank.
    lines: usize,
    /// Lines of any form.
    formed: usize,
    /// Messages within a minute of the one before.
    close: usize,
    /// A line that opens or closes an element, as in a page or in tagged speech.
    tags: usize,
}

impl<'a> Survey<'a> {
    fn of(head: &'a str) -> Self {
        let mut survey = Self::default();
        let mut last = false;
        let mut last_time = None;
        for span in spans(head) {
            let text = span.of(head);
            if text.trim().is_empty() {
                last = false;
                continue;
            }
            survey.lines += 1;
            survey.tags += usize::from(text.contains("</"));
            let line = line(text);
            let now = line != Line::Other;
            survey.formed += usize::from(now);
            survey.adjacent += usize::from(now && last);
            last = now;
            if let Line::Message { at: Some(at), .. } = line {
                let near = last_time.is_some_and(|last: u64| last.abs_diff(at.time) <= 60_000);
                survey.close += usize::from(near);
                last_time = Some(at.time);
            }
            if let Line::Message { form, nick, .. } = line
                && let (Some(messages), Some(nicks)) =
                    (survey.messages.get_mut(form as usize), survey.nicks.get_mut(form as usize))
            {
                *messages += 1;
                nicks.insert(nick);
            }
        }
        survey
    }

    /// The form of most messages, how many there are, and by how many nicks.
    fn form(&self) -> (Form, usize, usize) {
        let forms = [Form::Angle, Form::BareAngle, Form::Colon, Form::Tab];
        let counted = forms.into_iter().zip(self.messages).zip(&self.nicks);
        let all = counted.map(|((form, messages), nicks)| (form, messages, nicks.len()));
        // The first of equals.
        all.rev().max_by_key(|(_, messages, _)| *messages).unwrap_or((Form::Angle, 0, 0))
    }
}

/// Nick and words of the messages in the form of a time and a colon.
fn messages_of(head: &str) -> impl Iterator<Item = (&str, &str)> {
    spans(head).filter_map(|span| match line(span.of(head)) {
        Line::Message { form: Form::Colon, nick, words, .. } => Some((nick, words)),
        _ => None,
    })
}

fn detect(text: &str) -> bool {
    let survey = Survey::of(head(text));
    let (form, messages, nicks) = survey.form();
    // Messages stand line below line; what a recorder writes has blank lines between.
    let dense = survey.adjacent * 5 + 5 >= survey.formed * 3;
    let alone = survey.formed * 5 >= survey.lines * 3;
    dense
        && match form {
            Form::Angle => messages > 3 || messages > 1 && alone,
            Form::Tab => messages > 1 && alone,
            // Times before words and colons are in schedules too: those who speak come back, and
            // answer within a minute.
            Form::Colon => {
                messages > 4
                    && nicks > 1
                    && nicks * 2 <= messages
                    && survey.close * 4 >= messages
                    && !is_service_log(messages_of(head(text)))
            }
            Form::BareAngle => messages > 2 && nicks > 1 && alone && survey.tags == 0,
        }
}

/// A line that ends a log within a page: a fence, a heading, an element, a rule of the log's own.
fn is_border(line: &str) -> bool {
    let line = line.trim_start();
    ["```", "~~~", "# ", "## ", "### ", "</", "--- ", "**** "]
        .iter()
        .any(|mark| line.starts_with(mark))
}

/// By what all of a member's nicks are one: `nick_`, `Nick` and `nick|away` are `nick`.
fn key(nick: &str) -> String {
    let base = nick.split('|').next().unwrap_or(nick).trim_end_matches(['_', '`', '^']);
    (if base.is_empty() { nick } else { base }).to_lowercase()
}

fn read(text: &str) -> Transcript<'_> {
    const DAY: u64 = 86_400_000;
    let (form, ..) = Survey::of(head(text)).form();
    let mut chat = Messages::new(text, Notation::Irc);
    // Logs with times alone: when it gets earlier by half a day, a day has passed.
    let (mut days, mut last) = (0, 0);
    for span in spans(text) {
        let input = span.of(text);
        let line = line(input);
        let (Line::Message { at, .. } | Line::Action(at) | Line::Notice(at)) = line else {
            if input.trim().is_empty() {
                chat.close();
            } else if is_border(input) {
                chat.close();
                if input.starts_with("--- ") || input.starts_with("**** ") {
                    chat.system(span, None);
                    chat.close();
                }
            } else {
                chat.more(span);
            }
            continue;
        };
        let at = at.map(|at| {
            if let Some(midnight) = at.midnight {
                return midnight + at.time;
            }
            days += u64::from(last > at.time + DAY / 2);
            last = at.time;
            days * DAY + at.time
        });
        match line {
            Line::Message { form: own, nick, words, .. } if own == form => {
                let (name, words) = (place(span, input, nick), place(span, input, words));
                let label = Span::new(span.start, words.start);
                chat.message_of(&key(nick), name, label, words, at);
            }
            Line::Action(_) if form == Form::BareAngle || at.is_some() => {
                chat.event(span, EventKind::Stage, at);
            }
            Line::Notice(_) => chat.event(span, EventKind::System, at),
            _ => chat.more(span),
        }
    }
    chat.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines() {
        use Form as F;
        let at = |time| Some(Moment { midnight: None, time });
        let eight = at(54_480_000);
        let dated = Some(Moment { midnight: Some(1_577_923_200_000), time: 54_481_000 });
        let say = |form, at, nick, words| Line::Message { form, at, nick, words };
        let cases = [
            ("15:08 <nick> hi: you", say(F::Angle, eight, "nick", " hi: you")),
            ("15:08 < nick> hi", say(F::Angle, eight, "nick", " hi")),
            ("15:08 <@nick_> hi", say(F::Angle, eight, "nick_", " hi")),
            ("[15:08] <[n]|ck> hi", say(F::Angle, eight, "[n]|ck", " hi")),
            ("[3:08 PM] <n> hi", say(F::Angle, eight, "n", " hi")),
            ("2020-01-02 15:08:01 <n> hi", say(F::Angle, dated, "n", " hi")),
            ("[2020-01-02T15:08:01Z] <n> hi", say(F::Angle, dated, "n", " hi")),
            ("Jan 02 15:08:00 <n>\thi", say(F::Angle, eight, "n", "\thi")),
            ("<n> hi", say(F::BareAngle, None, "n", " hi")),
            ("15:08 nick: hi", say(F::Colon, eight, "nick", " hi")),
            ("(15:08:00) nick: hi", say(F::Colon, eight, "nick", " hi")),
            ("2020-01-02 15:08:01\t@n\thi", say(F::Tab, dated, "n", "hi")),
            ("2020-01-02 15:08:01\t-->\tn (a@b) has joined #c", Line::Notice(dated)),
            ("15:08 -!- n [a@b] has joined #c", Line::Notice(eight)),
            ("[15:08] *** Joins: n (a@b)", Line::Notice(eight)),
            ("15:08 * n has quit (Bye)", Line::Notice(eight)),
            ("15:08  * n waves", Line::Action(eight)),
            ("* n waves", Line::Action(None)),
            ("15:08 lunch", Line::Other),
            ("15:08 the nick: hi", Line::Other), // a sentence
            ("15:08 12:30: hi", Line::Other),
            ("<a href=\"b\"> hi", Line::Other),
            ("nick: hi", Line::Other),
        ];
        for (input, expected) in cases {
            assert_eq!(line(input), expected, "{input}");
        }
    }
}
