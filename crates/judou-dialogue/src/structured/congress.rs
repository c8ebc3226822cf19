//! The Congressional Record of the United States: `  Mr. SMITH of Oregon. Mr. President, I yield.`
//!
//! In comes the plain text of the Record, or of something set like it: paragraphs that begin with a
//! title, a name in capitals and a stop are turns, centred lines in capitals sections, page marks and
//! what the clerk does events. A surname in capitals before a stop is what tells: `Mr. President, …`
//! begins paragraphs too.

use alloc::borrow::Cow;
use alloc::collections::BTreeMap;
use alloc::vec::Vec;

use judou_source::Span;
use nom::branch::alt;
use nom::bytes::complete::{is_not, tag, take_while_m_n, take_while1};
use nom::character::complete::{char, space0, space1};
use nom::combinator::{eof, opt, peek, recognize, verify};
use nom::multi::{many_m_n, separated_list1};
use nom::sequence::{delimited, preceded, terminated};
use nom::{IResult, Parser};

use super::prose::{Said, speech};
use super::{Builder, DETECTION, Format};
use crate::model::{Event, EventKind, Role, Section, Transcript};
use crate::notation::Notation;

pub(super) const FORMAT: Format = Format { notation: Notation::CongressionalRecord, detect, read };

type PResult<'a, O> = IResult<&'a str, O>;

/// The Record's own head and one turn, or four turns, two speakers, and one who speaks again.
fn detect(text: &str) -> bool {
    let head = Span::new(0, DETECTION).of(text);
    let mut names: BTreeMap<&str, usize> = BTreeMap::new();
    for opener in openers(head) {
        *names.entry(opener.office.of(head)).or_default() += 1;
    }
    let turns: usize = names.values().sum();
    let record = Span::new(0, 2_000).of(head).contains("Congressional Record");
    turns > 0 && record || turns > 3 && names.len() > 1 && turns > names.len()
}

#[derive(Clone, Copy)]
struct Opener {
    /// Where its line starts.
    line: usize,
    /// As written, with who holds the office.
    name: Span,
    /// The same without him: one office is one speaker, whoever holds it.
    office: Span,
    label: Span,
    /// Who holds the office: `(Mr. BURNS)`.
    holder: Option<Span>,
    indented: bool,
}

/// The openers of `text`. Where most are indented, as in the Record, one that is not is a line in the
/// middle of a paragraph.
fn openers(text: &str) -> Vec<Opener> {
    let mut found = Vec::new();
    for line in judou_source::lines(text) {
        let raw = line.of(text);
        let inner = raw.trim_start_matches('\u{feff}').trim_start();
        // Every title begins with one of these; most lines are done with here.
        if !inner.starts_with(['M', 'T', 'D', 'S', 'R', 'C', 'G', 'A', 'J']) {
            continue;
        }
        let start = line.span.start + (raw.len() - inner.len());
        if let Ok((rest, (name, holder))) = label(inner) {
            let end = start + (inner.len() - rest.len());
            let holder = holder.and_then(|holder| {
                let at = inner.find(holder)?;
                Some(Span::new(start + at, start + at + holder.len()))
            });
            found.push(Opener {
                line: line.span.start,
                name: Span::new(start, end - 1),
                office: Span::new(start, start + name.len()),
                label: Span::new(start, end),
                holder,
                indented: raw.starts_with([' ', '\t', '\u{3000}']),
            });
        }
    }
    let indented = found.iter().filter(|opener| opener.indented).count();
    if 2 * indented > found.len() {
        found.retain(|opener| opener.indented);
    }
    found
}

/// `label = ( title 1*blank surname [ " of " state ] / office ) [ holder ] "." ( blank / end )`
fn label(line: &str) -> PResult<'_, (&str, Option<&str>)> {
    let member = (title, space1, surname, opt((tag(" of "), state)));
    let end = (char('.'), peek(alt((space1, eof))));
    let holder = preceded(space0, delimited(char('('), is_not("()\n"), char(')')));
    terminated((alt((recognize(member), office)), opt(holder)), end).parse(line)
}

fn title(line: &str) -> PResult<'_, &str> {
    alt((
        tag("Mr."),
        tag("Mrs."),
        tag("Ms."),
        tag("Miss"),
        tag("Dr."),
        tag("Senator"),
        tag("Representative"),
        tag("Chairman"),
        tag("Chairwoman"),
        tag("Chair"),
        tag("Secretary"),
        tag("General"),
        tag("Admiral"),
        tag("Ambassador"),
        tag("Judge"),
        tag("Justice"),
    ))
    .parse(line)
}

/// `surname = 1*5capitals`, separated by blanks: `McCAIN`, `VAN HOLLEN`, `JACKSON-LEE`, `AUSTIN SCOTT`.
fn surname(line: &str) -> PResult<'_, &str> {
    recognize(verify(separated_list1(char(' '), capitals), |words: &Vec<&str>| words.len() <= 5))
        .parse(line)
}

/// A word in capitals, a small particle before them allowed: `DeWINE`, `O'NEILL`, `J.`.
fn capitals(line: &str) -> PResult<'_, &str> {
    let part = |c: char| c.is_alphabetic() || matches!(c, '\'' | '’' | '-');
    let initial = recognize((take_while_m_n(1, 1, char::is_uppercase), tag("."), peek(char(' '))));
    let word = verify(take_while1(part), |word: &str| {
        let small = word.chars().filter(|c| c.is_lowercase()).count();
        let large = word.chars().filter(|c| c.is_uppercase()).count();
        let ends_large = word.chars().rev().take(2).all(|c| !c.is_lowercase());
        word.starts_with(char::is_uppercase) && large > 1 && small <= 3 && ends_large
    });
    alt((initial, word)).parse(line)
}

/// `state = 1*3( 1*CAP-word )`: `Oregon`, `New York`, `the District of Columbia` is not said so.
fn state(line: &str) -> PResult<'_, &str> {
    let word =
        || recognize((take_while_m_n(1, 1, char::is_uppercase), take_while1(char::is_lowercase)));
    recognize((word(), many_m_n(0, 2, preceded(char(' '), word())))).parse(line)
}

/// `office = "The " [ "Acting " ] capitals *3( " " capitals ) [ " pro tempore" ]`: `The PRESIDING OFFICER`.
fn office(line: &str) -> PResult<'_, &str> {
    recognize((tag("The "), opt(tag("Acting ")), surname, opt(tag(" pro tempore")))).parse(line)
}

/// What a line is to the turns round it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Heading,
    /// The clerk acts, a vote is taken, a rule across the column: nobody goes on speaking.
    End,
    /// A page mark or a time: the speech goes on behind it.
    Mark,
    Text,
}

fn kind(raw: &str) -> Kind {
    let line = raw.trim();
    let indent = raw.len() - raw.trim_start().len();
    if line.starts_with("[[Page ") || line.starts_with("[Page ") || line.starts_with("{time}") {
        return Kind::Mark;
    }
    if line.len() >= 5 && line.bytes().all(|b| matches!(b, b'_' | b'-' | b'=')) {
        return Kind::End;
    }
    let letters = line.chars().filter(|c| c.is_alphabetic()).count();
    if indent >= 8 && letters > 3 && !line.contains(char::is_lowercase) {
        return Kind::Heading;
    }
    let acts = [
        "The legislative clerk ",
        "The assistant legislative clerk ",
        "The senior assistant legislative clerk ",
        "The bill clerk ",
        "The assistant bill clerk ",
        "The Clerk read",
        "The result was announced",
    ];
    if indent > 0 && acts.iter().any(|act| line.starts_with(act)) {
        return Kind::End;
    }
    Kind::Text
}

fn read(text: &str) -> Transcript<'_> {
    let mut builder = Builder::new(Notation::CongressionalRecord);
    let openers = openers(text);
    let mut openers = openers.iter().peekable();
    let mut lines = judou_source::lines(text).map(|line| line.span).peekable();
    let indented = openers.peek().is_some_and(|first| first.indented);
    while let Some(line) = lines.next() {
        if let Some(opener) = openers.next_if(|opener| opener.line == line.start) {
            let mut own = alloc::vec![Said::line(Span::new(opener.label.end, line.end))];
            let next = openers.peek().map_or(usize::MAX, |next| next.line);
            while let Some(line) = lines.next_if(|line| line.start < next && !ends(line.of(text))) {
                let raw = line.of(text);
                let silent = kind(raw) == Kind::Mark;
                if silent {
                    mark(text, &mut builder, line);
                }
                let opens = indented && raw.starts_with(' ') && !silent;
                own.push(Said { span: line, opens, silent });
            }
            let speaker = who(text, &mut builder, opener);
            speech(text, &mut builder, speaker, (opener.name, opener.label), own.into_iter());
            continue;
        }
        match kind(line.of(text)) {
            Kind::Heading => {
                // A heading too long for the column goes on in the next line.
                let mut title = line.trim(text);
                while let Some(more) = lines.next_if(|next| kind(next.of(text)) == Kind::Heading) {
                    title = title.cover(more.trim(text));
                }
                builder.section(Section { title, level: 1, span: title });
            }
            Kind::Mark => mark(text, &mut builder, line),
            Kind::End => {
                let inner = line.trim(text);
                builder.event(Event { span: inner, kind: EventKind::Stage, at_ms: None });
            }
            Kind::Text => {}
        }
    }
    builder.finish()
}

fn ends(line: &str) -> bool {
    matches!(kind(line), Kind::Heading | Kind::End)
}

fn mark(text: &str, builder: &mut Builder<'_>, line: Span) {
    builder.event(Event { span: line.trim(text), kind: EventKind::Note, at_ms: None });
}

fn who<'a>(text: &'a str, builder: &mut Builder<'a>, opener: &Opener) -> usize {
    let name = opener.office.of(text);
    let index = builder.speaker(name, opener.name.of(text));
    if let Some(speaker) = builder.speaker_mut(index) {
        speaker.name = Cow::Borrowed(name);
        let chairs = [
            "The PRESIDING",
            "The SPEAKER",
            "The CHAIR",
            "The PRESIDENT",
            "The ACTING",
            "The Acting",
            "The VICE",
            "Chair",
        ];
        if chairs.iter().any(|chair| name.starts_with(chair)) {
            speaker.role = Some(Role::Chair);
        }
        if let Some(holder) = opener.holder.map(|span| span.of(text))
            && speaker.aliases.len() < 8
            && !speaker.aliases.iter().any(|alias| alias == holder)
        {
            speaker.aliases.push(Cow::Borrowed(holder));
        }
    }
    index
}
