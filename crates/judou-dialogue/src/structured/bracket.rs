//! Labels in brackets: `【名】text`, `[Name] text`, `<Person1>text</Person1>`.
//!
//! Brackets at the start of a line hold banners, tags, levels of logs, fields and links far more often
//! than people, so the whole document must agree: two names or more that recur and change, in a third
//! of the lines, with words behind them that sound spoken. One kind of bracket is read: the one that
//! opens most lines. A name that stands once is admitted among those, a field or an event never.

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::vec::Vec;

use judou_source::Span;
use nom::branch::alt;
use nom::bytes::complete::{tag, take_while1};
use nom::character::complete::{char, one_of, space0};
use nom::combinator::{opt, verify};
use nom::sequence::{delimited, preceded, terminated};
use nom::{IResult, Parser};

use super::prose::{Said, speech};
use super::{Builder, DETECTION, Format};
use crate::close::{is_credit, is_notice};
use crate::infer::Told;
use crate::lexicon::{is_event, is_field, role};
use crate::model::{Event, EventKind, Section, Transcript};
use crate::name::fold;
use crate::notation::Notation;
use crate::speech::sounds_spoken;
use crate::time::time;
use crate::title::is_marked_title;

pub(super) const FORMAT: Format = Format { notation: Notation::BracketLabel, detect, read };

type PResult<'a, O> = IResult<&'a str, O>;

/// The longest name in characters.
const MAX_NAME: usize = 24;

/// What stands in brackets before words and is nobody, beyond the fields that stand before colons.
const NOBODY: &[&str] = &[
    "added",
    "applause",
    "bug",
    "bugfix",
    "changed",
    "chorus",
    "crosstalk",
    "debug",
    "deprecated",
    "docs",
    "done",
    "error",
    "fail",
    "failed",
    "fatal",
    "feat",
    "feature",
    "fix",
    "fixed",
    "hook",
    "inaudible",
    "info",
    "laughs",
    "laughter",
    "music",
    "new",
    "ok",
    "passed",
    "pause",
    "refactor",
    "removed",
    "security",
    "skip",
    "success",
    "test",
    "trace",
    "unclear",
    "verbose",
    "verse",
    "warn",
    "warning",
    "x",
    "原文",
    "译文",
    "譯文",
    "答案",
    "解析",
    "题目",
    "題目",
    "分析",
    "点评",
    "點評",
    "例题",
    "考点",
    "推荐",
    "推薦",
    "热门",
    "最新",
    "置顶",
    "公告",
    "活动",
    "活動",
    "通知",
    "招聘",
    "转载",
    "原创",
    "笑声",
    "掌声",
    "音乐",
    "重要",
    "新着",
    "お知らせ",
    "正解",
    "解説",
    "공지",
    "이벤트",
    "추천",
    "정답",
    "해설",
];

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Bracket {
    /// `【名】`, `〖名〗`, `［名］`.
    Wide,
    /// `[Name]`.
    Square,
    /// `<Name>`, `＜名＞`, with or without an end.
    Angle,
}

#[derive(Clone, Copy, Debug)]
struct Opener {
    line: usize,
    bracket: Bracket,
    name: Span,
    label: Span,
    /// What follows on the line.
    rest: Span,
    start_ms: Option<u64>,
}

/// How the names of one kind of bracket behave.
struct Survey<'a> {
    bracket: Bracket,
    /// Names that open two turns or more.
    recurring: BTreeSet<&'a str>,
    openers: Vec<Opener>,
}

fn detect(text: &str) -> bool {
    let head = Span::new(0, DETECTION).of(text);
    let Some(survey) = survey(head, &Told::default()) else { return false };
    let lines = judou_source::lines(head).filter(|line| !line.of(head).trim().is_empty()).count();
    let recurring: Vec<&Opener> = survey
        .openers
        .iter()
        .filter(|opener| survey.recurring.contains(opener.name.of(head)))
        .collect();
    let name = |opener: &Opener| opener.name.of(head);
    let mut following: BTreeSet<(&str, &str)> = BTreeSet::new();
    let mut changes = 0;
    for (one, other) in recurring.iter().zip(recurring.iter().skip(1)) {
        following.insert((name(one), name(other)));
        changes += usize::from(name(one) != name(other));
    }
    let spoken = recurring.iter().filter(|opener| sounds_spoken(opener.rest.of(head))).count();
    // Names that always come round in one order are the fields of a record.
    let speakers = survey.recurring.len();
    let record = speakers > 2 && following.len() <= speakers;
    speakers > 1
        && !record
        && recurring.len() >= 4.max(2 * speakers)
        && 2 * recurring.len() > survey.openers.len()
        && 3 * recurring.len() >= lines
        && 2 * changes >= recurring.len() - 1
        && 3 * spoken >= 2 * recurring.len()
}

/// The openers of the bracket that opens most lines.
fn survey<'a>(text: &'a str, told: &Told) -> Option<Survey<'a>> {
    let mut kinds: BTreeMap<Bracket, Vec<Opener>> = BTreeMap::new();
    for line in judou_source::lines(text) {
        if let Some(opener) = opener(text, line.span, told) {
            kinds.entry(opener.bracket).or_default().push(opener);
        }
    }
    let (bracket, openers) = kinds.into_iter().max_by_key(|(_, openers)| openers.len())?;
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    // A name above its words recurs in that form or not at all: a heading has nothing behind it.
    for opener in openers.iter().filter(|opener| !opener.rest.is_empty()) {
        *counts.entry(opener.name.of(text)).or_default() += 1;
    }
    let recurring = counts
        .into_iter()
        .filter(|(name, count)| *count > 1 || told.knows(name))
        .map(|(name, _)| name);
    Some(Survey { bracket, recurring: recurring.collect(), openers })
}

/// `opener = *blank [ "[" time "]" *blank ] bracketed [ *blank "[" time "]" ] [ ":" / "：" ] *blank`
fn opener(text: &str, line: Span, told: &Told) -> Option<Opener> {
    let raw = line.of(text);
    let inner = raw.trim_start_matches('\u{feff}').trim_start();
    // Nearly every line ends here.
    if !inner.starts_with(['【', '〖', '［', '[', '<', '＜']) {
        return None;
    }
    let start = line.end - inner.len();
    let (after_time, before) = opt(terminated(stamp, space0)).parse(inner).ok()?;
    let (after, (bracket, name)) = bracketed(after_time).ok()?;
    // An element of a document has others inside it, indented.
    if bracket == Bracket::Angle && raw.len() > inner.len() {
        return None;
    }
    let (rest, behind) = opt(preceded(space0, stamp)).parse(after).ok()?;
    // A link, a reference, a task.
    if bracket == Bracket::Square
        && rest.starts_with(['(', '[', ':', '{', '^'])
        && !rest.starts_with(": ")
    {
        return None;
    }
    let (rest, _) =
        opt(preceded(space0::<&str, nom::error::Error<&str>>, one_of(":："))).parse(rest).ok()?;
    let name_start = line.end - after_time.len() + after_time.find(name).filter(|at| *at < 8)?;
    let name = Span::new(name_start, name_start + name.len()).trim(text);
    let mut rest = Span::new(line.end - rest.len(), line.end).trim(text);
    let label = Span::new(start, rest.start.min(line.end));
    let label = Span::new(label.start, label.start + label.of(text).trim_end().len());
    if bracket == Bracket::Angle {
        rest = without_end_tag(text, rest, name.of(text));
    }
    let is_speaker = is_name(name.of(text), bracket) || told.knows(name.of(text));
    is_speaker.then_some(Opener {
        line: line.start,
        bracket,
        name,
        label,
        rest,
        start_ms: before.or(behind),
    })
}

/// `stamp = ( "[" / "(" ) time ( "]" / ")" )`
fn stamp(line: &str) -> PResult<'_, u64> {
    alt((delimited(char('['), time, char(']')), delimited(char('('), time, char(')')))).parse(line)
}

/// `bracketed = "【" name "】" / "[" name "]" / "<" name ">"` and their like
fn bracketed(line: &str) -> PResult<'_, (Bracket, &str)> {
    let inside = || {
        verify(
            take_while1(|c: char| !"【】〖〗［］[]<>＜＞\n".contains(c)),
            |name: &str| name.len() <= 4 * MAX_NAME && name.chars().count() <= MAX_NAME,
        )
    };
    alt((
        delimited(tag("【"), inside(), tag("】")).map(|name| (Bracket::Wide, name)),
        delimited(tag("〖"), inside(), tag("〗")).map(|name| (Bracket::Wide, name)),
        delimited(tag("［"), inside(), tag("］")).map(|name| (Bracket::Wide, name)),
        delimited(char('['), inside(), char(']')).map(|name| (Bracket::Square, name)),
        delimited(char('<'), inside(), char('>')).map(|name| (Bracket::Angle, name)),
        delimited(tag("＜"), inside(), tag("＞")).map(|name| (Bracket::Angle, name)),
    ))
    .parse(line)
}

/// `</Person1>` at the end of a line is no word.
fn without_end_tag(text: &str, rest: Span, name: &str) -> Span {
    let said = rest.of(text);
    let inner = said
        .strip_suffix('>')
        .and_then(|said| said.strip_suffix(name))
        .and_then(|said| said.strip_suffix("</"))
        .unwrap_or(said);
    Span::new(rest.start, rest.start + inner.len()).trim(text)
}

/// Whether people are called so: letters, no stop, no field, no level of a log, no element of HTML.
fn is_name(name: &str, bracket: Bracket) -> bool {
    // `【？？？】`: one whose name the listeners are not to know yet.
    if bracket != Bracket::Angle && name.len() > 1 && name.chars().all(|c| matches!(c, '?' | '？'))
    {
        return true;
    }
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    let odd = |c: char| "。，、,;；:：!！?？=/\\|\"“”#@*{}".contains(c);
    if letters == 0 || name.contains(odd) || name.starts_with(|c: char| !c.is_alphabetic()) {
        return false;
    }
    let folded = fold(name);
    let stem = folded.trim_end_matches(|c: char| c.is_numeric());
    if is_field(stem) || is_event(stem) || NOBODY.contains(&stem) {
        return false;
    }
    // `<p>`, `<br>`, `<summary>`: who is written so has no small first letter.
    bracket != Bracket::Angle
        || !name.starts_with(|c: char| c.is_ascii_lowercase())
        || role(&folded).is_some()
}

/// Whether an element of this name may be somebody's words.
pub(super) fn is_person(name: &str) -> bool {
    name.chars().count() <= MAX_NAME && is_name(name, Bracket::Angle)
}

fn read(text: &str) -> Transcript<'_> {
    read_told(text, &Told::default())
}

/// Reads it with what the caller says about labels.
pub(super) fn read_told<'a>(text: &'a str, told: &Told) -> Transcript<'a> {
    if !told.known.is_empty() && (super::tagged::FORMAT.detect)(text) {
        return (super::tagged::FORMAT.read)(text);
    }
    let mut builder = Builder::new(Notation::BracketLabel);
    let Some(survey) = survey(text, told) else { return builder.finish() };
    let recurs = |opener: &Opener| survey.recurring.contains(opener.name.of(text));
    let first =
        survey.openers.iter().find(|opener| recurs(opener)).map_or(usize::MAX, |it| it.line);
    let last = survey.openers.iter().rfind(|opener| recurs(opener)).map_or(0, |it| it.line);
    let opens = |opener: &&Opener| {
        // Banners stand before and behind a conversation.
        let among = (first..last).contains(&opener.line);
        recurs(opener) || among && sounds_spoken(opener.rest.of(text))
    };
    let mut openers = survey.openers.iter().filter(opens).peekable();
    let mut lines = judou_source::lines(text).map(|line| line.span).peekable();
    while let Some(line) = lines.next() {
        let Some(opener) = openers.next_if(|opener| opener.line == line.start) else {
            aside(text, &mut builder, line);
            continue;
        };
        let mut own = alloc::vec![Said::line(opener.rest)];
        let next = openers.peek().map_or(usize::MAX, |next| next.line);
        let ends = |line: Span| {
            let inner = line.trim(text).of(text);
            ends(text, line)
                || is_marked_title(inner)
                || next == usize::MAX && (is_notice(inner) || is_remark(inner) && is_credit(inner))
        };
        while let Some(line) = lines.next_if(|line| line.start < next && !ends(*line)) {
            let silent = is_remark(line.of(text).trim());
            if silent {
                aside(text, &mut builder, line);
            }
            let said = if survey.bracket == Bracket::Angle {
                without_end_tag(text, line.trim(text), opener.name.of(text))
            } else {
                line
            };
            own.push(Said { span: said, opens: false, silent });
        }
        let name = opener.name.of(text);
        let speaker = builder.speaker(&fold(name), name);
        if let Some(speaker) = builder.speaker_mut(speaker) {
            speaker.role = speaker.role.or_else(|| role(&fold(name)));
        }
        speech(text, &mut builder, speaker, (opener.name, opener.label), own.into_iter());
        if let Some(turn) = builder.last_turn() {
            turn.start_ms = opener.start_ms;
        }
    }
    builder.finish()
}

/// Whether a line goes on with something else: a heading, or a banner in the labels' own brackets.
/// `[laughs]` at the start of a line is the speaker's.
fn ends(text: &str, line: Span) -> bool {
    let banner = || bracketed(line.trim(text).of(text)).is_ok_and(|(_, it)| it.0 == Bracket::Wide);
    banner() || heading(text, line).is_some() || is_command(line.trim(text).of(text))
}

/// A line of a game's script that nobody says: `@bgm wave.ogg`, `== chapter ==`, `→ choice`.
fn is_command(line: &str) -> bool {
    let command = line
        .strip_prefix('@')
        .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_lowercase()));
    command || line.starts_with('→') || line.starts_with("==") && line.ends_with("==")
}

/// A line that is nobody's: a Markdown heading, or a remark in brackets.
fn aside(text: &str, builder: &mut Builder<'_>, line: Span) {
    let inner = line.trim(text);
    if let Some((title, level)) = heading(text, line) {
        builder.section(Section { title, level, span: inner });
    } else if is_remark(inner.of(text)) {
        builder.event(Event { span: inner, kind: EventKind::Stage, at_ms: None });
    }
}

/// `heading = 1*6"#" 1*blank title`
fn heading(text: &str, line: Span) -> Option<(Span, u8)> {
    let inner = line.trim(text);
    let marks = inner.of(text).bytes().take(7).take_while(|b| *b == b'#').count();
    let title = Span::new(inner.start + marks, inner.end);
    let blank = title.of(text).starts_with([' ', '\t']);
    let title = title.trim(text);
    ((1..=6).contains(&marks) && blank && !title.is_empty()).then_some((title, marks as u8))
}

fn is_remark(line: &str) -> bool {
    [('(', ')'), ('（', '）')].into_iter().any(|(open, close)| {
        let inner = line.strip_prefix(open).and_then(|rest| rest.strip_suffix(close));
        inner.is_some_and(|inner| !inner.contains([open, close]))
    })
}
