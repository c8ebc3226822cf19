//! CHAT, the transcription format of `TalkBank` and CHILDES (`.cha`).
//!
//! In comes a file of main lines (`*MOT:<TAB>…`), headers (`@…`) and dependent tiers (`%…`); each goes
//! on over the lines after it that begin with a tab. Main lines are turns, gems (`@G:`, `@Bg:`) are
//! sections, tiers and comments are events. What is said is freed from the transcriber's marks by
//! [`words`].
//!
//! ```text
//! record      = sigil code [ ":" ] [ 1*blank text ] EOL *( TAB text EOL )
//! sigil       = "*" / "@" / "%"
//! participant = code *( 1*blank name ) 1*blank role       ; in @Participants, separated by ","
//! bullet      = %x15 [ "%" 1*CHAR "_" ] 1*DIGIT "_" 1*DIGIT [ "-" ] %x15
//! ```

mod words;

use alloc::borrow::Cow;
use alloc::collections::{BTreeMap, BTreeSet};
use alloc::format;
use alloc::vec::Vec;

use judou_source::{Diagnostic, Span, lines};
use nom::bytes::complete::{tag, take_till1, take_while1};
use nom::character::complete::{char, digit1, multispace0, multispace1};
use nom::combinator::{map_opt, opt};
use nom::multi::separated_list1;
use nom::sequence::{preceded, terminated};
use nom::{IResult, Parser};

use super::builder::turn;
use super::{Builder, DETECTION, Format};
use crate::model::{Event, EventKind, Role, Section, Transcript};
use crate::notation::Notation;

pub(super) const FORMAT: Format = Format { notation: Notation::Chat, detect, read };

/// What encloses the times of an utterance.
const BULLET: char = '\u{15}';

/// The first headers of a file; one of them or a main line opens it.
const OPENERS: &[&str] =
    &["@UTF8", "@Begin", "@Font", "@PID", "@Window", "@ColorWords", "@Languages"];

/// A file's head with `@Begin`, or, for a piece of a file, two main lines and nothing but records.
fn detect(text: &str) -> bool {
    let head = Span::new(0, DETECTION).of(text);
    // A line that the limit cuts is no evidence.
    let whole = if head.len() < text.len() { head.rfind('\n').unwrap_or(0) } else { head.len() };
    let head = Span::new(0, whole).of(head);
    let head = head.strip_prefix('\u{feff}').unwrap_or(head);
    let mut main_lines = 0;
    let mut opened = false;
    for line in lines(head).map(|line| line.of(head)).filter(|line| !line.trim().is_empty()) {
        opened |= main_lines == 0 && OPENERS.iter().any(|opener| line.starts_with(opener));
        match line.bytes().next() {
            Some(b'*') if main_label(line).is_ok_and(|(rest, _)| rest.starts_with('\t')) => {
                main_lines += 1;
            }
            Some(b'@') if opened && line.starts_with("@Begin") => return true,
            Some(b'@' | b'%' | b'\t') if opened || main_lines > 0 => {}
            _ => return false,
        }
    }
    main_lines >= 2
}

/// `"*" code ":"`; a code is short and holds no blank.
fn main_label(line: &str) -> IResult<&str, &str> {
    let code = take_while1(|c: char| !matches!(c, ':' | '\t' | ' ' | '*') && !c.is_control());
    preceded(char('*'), terminated(code, char(':'))).parse(line)
}

/// A record: its first line, and where its last line ends.
#[derive(Clone, Copy)]
struct Record {
    /// All its lines without the last one's ending.
    span: Span,
    /// Its first line.
    first: Span,
}

fn records(text: &str) -> impl Iterator<Item = Record> {
    let start = judou_source::bom(text).map_or(0, |bom| bom.end);
    let mut lines = judou_source::lines_in(text, Span::new(start, text.len())).peekable();
    core::iter::from_fn(move || {
        let first = lines.find(|line| !line.of(text).trim().is_empty())?.span;
        let mut span = first;
        // Only a tab continues by the manual; editors that wrap lines leave no sigil at all.
        while let Some(line) = lines.next_if(|line| !line.of(text).starts_with(['*', '@', '%'])) {
            if !line.of(text).trim().is_empty() {
                span = span.cover(line.span);
            }
        }
        Some(Record { span, first })
    })
}

fn read(text: &str) -> Transcript<'_> {
    let mut reader = Reader {
        text,
        builder: Builder::new(Notation::Chat),
        participants: BTreeMap::new(),
        undeclared: BTreeSet::new(),
    };
    for record in records(text) {
        reader.record(record);
    }
    reader.builder.finish()
}

struct Participant<'a> {
    aliases: Vec<&'a str>,
    role: Option<Role>,
}

struct Reader<'a> {
    text: &'a str,
    builder: Builder<'a>,
    participants: BTreeMap<&'a str, Participant<'a>>,
    /// Codes that speak and that `@Participants` does not name; each is reported once.
    undeclared: BTreeSet<&'a str>,
}

impl<'a> Reader<'a> {
    fn record(&mut self, record: Record) {
        let line = record.first.of(self.text);
        match line.bytes().next() {
            Some(b'*') => match main_label(line) {
                Ok((_, code)) => self.utterance(record, code),
                Err(_) => self.unreadable(record),
            },
            Some(b'@') => self.header(record),
            Some(b'%') => self.tier(record),
            _ => self.unreadable(record),
        }
    }

    fn utterance(&mut self, record: Record, code: &'a str) {
        let name = Span::new(record.first.start + 1, record.first.start + 1 + code.len());
        let label = Span::new(record.first.start, name.end + 1);
        let body = Span::new(label.end, record.span.end).trim(self.text);
        let (start_ms, end_ms) = times(body.of(self.text));
        let content = without_bullets(self.text, body);
        let speaker = self.speaker(code, label);
        let mut turn = turn(speaker, name, label, content);
        turn.span = label.cover(body);
        turn.words = words::words(content.of(self.text));
        turn.start_ms = start_ms;
        turn.end_ms = end_ms.filter(|end| start_ms.is_none_or(|start| start <= *end));
        self.builder.turn(turn);
    }

    fn speaker(&mut self, code: &'a str, label: Span) -> usize {
        let index = self.builder.speaker(code, code);
        if let Some(participant) = self.participants.remove(code) {
            if let Some(speaker) = self.builder.speaker_mut(index) {
                speaker.role = participant.role;
                speaker.aliases = participant.aliases.into_iter().map(Cow::Borrowed).collect();
            }
            self.undeclared.insert(code);
        } else if self.undeclared.insert(code) {
            self.builder.diagnostic(Diagnostic::warning(
                "judou::dialogue::undeclared-participant",
                format!("`{code}` speaks and is not among the participants"),
                label,
            ));
        }
        index
    }

    fn header(&mut self, record: Record) {
        let line = record.first.of(self.text);
        let colon = memchr::memchr(b':', line.as_bytes()).unwrap_or(line.len());
        let value = Span::new(record.first.start + colon + 1, record.span.end).trim(self.text);
        let name = line.get(..colon).unwrap_or(line).trim_end();
        match name {
            "@Participants" => {
                for (code, participant) in participants(value.of(self.text)) {
                    self.participants.entry(code).or_insert(participant);
                }
            }
            "@G" | "@Bg" if !value.is_empty() => {
                self.builder.section(Section { title: value, level: 1, span: record.span });
            }
            "@Comment" | "@Warning" | "@Bck" => self.event(record, EventKind::Note),
            "@Situation" | "@Activities" | "@Room Layout" => self.event(record, EventKind::Stage),
            "@New Episode" | "@Date" | "@Time Start" | "@Time Duration" | "@Eg" | "@Blank"
            | "@Page" => self.event(record, EventKind::System),
            _ => {}
        }
    }

    /// What somebody does is a stage direction; analyses and explanations are notes.
    fn tier(&mut self, record: Record) {
        let line = record.first.of(self.text);
        let name = line.split(':').next().unwrap_or(line);
        let kind = match name {
            "%act" | "%gpx" | "%fac" | "%par" | "%sit" => EventKind::Stage,
            _ => EventKind::Note,
        };
        self.event(record, kind);
    }

    fn event(&mut self, record: Record, kind: EventKind) {
        self.builder.event(Event { span: record.span, kind, at_ms: None });
    }

    fn unreadable(&mut self, record: Record) {
        self.builder.diagnostic(Diagnostic::warning(
            "judou::dialogue::chat-line",
            "a line that is neither main line, header nor tier",
            record.first,
        ));
    }
}

/// The entries of `@Participants`, by their codes.
fn participants(value: &str) -> Vec<(&str, Participant<'_>)> {
    // Split first: an entry that is empty or odd must not hide those after it.
    let entries = value.split(',').filter_map(|entry| participant(entry).ok());
    entries
        .filter_map(|(_, words)| {
            let (code, aliases) = words.split_first()?;
            let role = aliases.last().and_then(|role| stated_role(role));
            Some((*code, Participant { aliases: aliases.to_vec(), role }))
        })
        .collect()
}

/// `participant = code *( 1*blank name ) 1*blank role`, as words.
fn participant(entry: &str) -> IResult<&str, Vec<&str>> {
    let word = take_till1(char::is_whitespace);
    preceded(multispace0, separated_list1(multispace1, word)).parse(entry)
}

fn stated_role(word: &str) -> Option<Role> {
    match word {
        "Interviewer" => Some(Role::Interviewer),
        "Interviewee" | "Respondent" | "Informant" => Some(Role::Interviewee),
        "Host" => Some(Role::Host),
        "Guest" => Some(Role::Guest),
        _ => None,
    }
}

/// The numbers between two marks, in milliseconds.
fn bullet(inner: &str) -> IResult<&str, (u64, u64)> {
    let number = || map_opt(digit1, |digits: &str| digits.parse::<u64>().ok());
    terminated((terminated(number(), char('_')), number()), opt(tag("-"))).parse(inner)
}

/// When an utterance starts by its first bullet and ends by its last.
fn times(body: &str) -> (Option<u64>, Option<u64>) {
    let mut found = (None, None);
    // As CLAN shows them, from where lines are copied.
    for inner in body.split(['·', '•']).skip(1) {
        if let Ok((rest, (start, end))) = bullet(inner)
            && rest.is_empty()
        {
            found = (found.0.or(Some(start)), Some(end));
        }
    }
    for inner in body.split(BULLET).skip(1).step_by(2) {
        // Older files put the name of the medium before the numbers: `%snd:"a_b"_1_2`.
        let from = inner.rmatch_indices('_').nth(1).map_or(0, |(at, _)| at + 1);
        let numbers = if inner.starts_with('%') { inner.get(from..) } else { Some(inner) };
        if let Some(Ok((_, (start, end)))) = numbers.map(bullet) {
            found = (found.0.or(Some(start)), Some(end));
        }
    }
    found
}

/// `body` without the bullets at its end: nobody says them.
fn without_bullets(text: &str, body: Span) -> Span {
    let mut content = body;
    while let Some(rest) = content.of(text).strip_suffix(BULLET) {
        let Some(open) = rest.rfind(BULLET) else { break };
        content = Span::new(content.start, content.start + open).trim(text);
    }
    content
}
