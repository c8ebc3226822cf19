//! The lines of a Japanese play, each by itself.
//!
//! A line is read a few dozen characters deep, apart from finding out whether it ends in a bracket, so
//! the cost of a long line is one look at it.

use alloc::string::String;

use judou_source::Span;
use nom::branch::alt;
use nom::bytes::complete::{is_not, tag, take_while_m_n, take_while1};
use nom::combinator::{opt, recognize, verify};
use nom::multi::{many_m_n, many0_count};
use nom::sequence::{delimited, terminated};
use nom::{IResult, Parser};

type PResult<'a, O> = IResult<&'a str, O>;

/// The longest name in characters.
const MAX_NAME: usize = 10;

/// What a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A name and an ideographic space; whether somebody speaks is seen from the whole play.
    Opener {
        name: Span,
        label: Span,
    },
    /// An act, a scene, or what the notes call a heading.
    Heading {
        title: Span,
        level: u8,
    },
    /// All of it in round brackets.
    Stage,
    /// Nothing but notes of the typist's.
    Note,
    /// Where the text comes from: the play is over.
    Colophon,
    Blank,
    Text,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Line {
    /// Without its ending.
    pub(super) span: Span,
    pub(super) kind: Kind,
}

/// Classifies the line under `span`.
pub(super) fn classify(text: &str, span: Span) -> Line {
    let raw = span.of(text);
    let line = raw.trim();
    let kind = if line.is_empty() {
        Kind::Blank
    } else if line.starts_with("底本：") || line.starts_with("底本:") {
        Kind::Colophon
    } else if let Some((title, level)) = heading(text, span) {
        Kind::Heading { title, level }
    } else {
        let bare = notes(line).map_or(line, |(rest, _)| rest);
        if bare.is_empty() {
            Kind::Note
        } else if is_bracketed(bare) {
            Kind::Stage
        } else {
            opener(text, span)
        }
    };
    Line { span, kind }
}

/// `opener = *note name [ ruby ] *note [ stage ] 1*( %x3000 )`, at the very start of the line.
fn opener(text: &str, span: Span) -> Kind {
    let line = span.of(text);
    let offset = |rest: &str| span.start + (line.len() - rest.len());
    let parsed = notes(line).and_then(|(from, _)| {
        let (after_name, name) = name(from)?;
        let (rest, _) = (opt(ruby), notes, opt(stage)).parse(after_name)?;
        let (_, gap) = take_while1(|c| c == '\u{3000}').parse(rest)?;
        Ok((gap, (offset(from), name, offset(rest))))
    });
    match parsed {
        Ok((_, (start, name, end))) if !is_field(name) => Kind::Opener {
            name: Span::new(start, start + name.len()),
            label: Span::new(start, end),
        },
        _ => Kind::Text,
    }
}

/// `name = 1*10name-char`
pub(super) fn name(line: &str) -> PResult<'_, &str> {
    let letter = |c: char| c.is_alphanumeric() || "々〆ヽヾゝゞー・＝〇○△□×".contains(c);
    verify(take_while_m_n(1, MAX_NAME, letter), |name: &str| {
        // A circle before a name is another notation's; alone it may be somebody without a name.
        let circled = name.starts_with(['○', '〇', '△', '□']) && name.chars().nth(1).is_some();
        !circled
            && name.chars().any(char::is_alphabetic)
            && !name.starts_with(|c: char| c.is_numeric() && !is_han_digit(c))
    })
    .parse(line)
}

fn is_han_digit(c: char) -> bool {
    "〇一二三四五六七八九十".contains(c)
}

/// `note = "［＃" 1*200CHAR "］"`
fn note(line: &str) -> PResult<'_, &str> {
    recognize(delimited(tag("［＃"), up_to(200, '］'), tag("］"))).parse(line)
}

/// What an opened mark holds. The bound keeps a line of marks that never close in linear time.
fn up_to<'a>(
    most: usize,
    close: char,
) -> impl Parser<&'a str, Output = &'a str, Error = nom::error::Error<&'a str>> {
    take_while_m_n(1, most, move |c| c != close)
}

fn notes(line: &str) -> PResult<'_, usize> {
    many0_count(note).parse(line)
}

/// `ruby = "《" 1*60CHAR "》"`
fn ruby(line: &str) -> PResult<'_, &str> {
    recognize(delimited(tag("《"), up_to(60, '》'), tag("》"))).parse(line)
}

/// `stage = "（" 1*CHAR "）"`, without brackets inside.
fn stage(line: &str) -> PResult<'_, &str> {
    alt((
        recognize(delimited(tag("（"), is_not("（）"), tag("）"))),
        recognize(delimited(tag("("), is_not("()"), tag(")"))),
    ))
    .parse(line)
}

/// What plays say about themselves in the shape of a name and words.
fn is_field(name: &str) -> bool {
    const FIELDS: &[&str] = &[
        "時",
        "所",
        "処",
        "場",
        "人",
        "人物",
        "登場人物",
        "登場",
        "時代",
        "季節",
        "場所",
        "舞台",
        "背景",
        "情景",
        "装置",
        "配役",
        "現代",
        "作",
        "訳",
        "注",
        "註",
        "幕",
    ];
    FIELDS.contains(&name)
}

/// A line that the notes call a heading, or one that counts an act or a scene.
fn heading(text: &str, span: Span) -> Option<(Span, u8)> {
    let inner = span.trim(text);
    let line = inner.of(text);
    let (bare, _) = notes(line).ok()?;
    let start = inner.end - bare.len();
    let end = bare.find("［＃").map_or(inner.end, |at| start + at);
    let title = Span::new(start, end).trim(text);
    let marked = [("大見出し］", 1), ("中見出し］", 2), ("小見出し］", 3)];
    if let Some((_, level)) = marked.iter().find(|(mark, _)| line.contains(mark)) {
        return (!title.is_empty()).then_some((title, *level));
    }
    let words = title.of(text);
    let (rest, level) = counted(words).ok()?;
    // `第二場の終り` is a sentence; a title may follow the number after a space.
    let ends = rest.is_empty() || rest.starts_with(['\u{3000}', ' ', '（', '(']);
    (ends && words.chars().count() <= 30 && !words.ends_with(ends_speech)).then_some((title, level))
}

/// `counted = "第" 1*3number ( "幕" / "部" / "場" / "景" / "齣" ) / "序幕" / "終幕" / …`
fn counted(line: &str) -> PResult<'_, u8> {
    let number = many_m_n(
        1,
        3,
        take_while_m_n(1, 1, |c: char| {
            is_han_digit(c) || c.is_ascii_digit() || ('０'..='９').contains(&c)
        }),
    );
    let level = |mark: &str| if "幕部".contains(mark) { 1 } else { 2 };
    let part = alt((tag("幕"), tag("部"), tag("場"), tag("景"), tag("齣")));
    let alone = alt((tag("序幕"), tag("終幕"), tag("プロローグ"), tag("エピローグ")));
    alt(((tag("第"), number, part).map(|(_, _, mark)| level(mark)), alone.map(|_| 1))).parse(line)
}

/// Whether one pair of brackets holds the whole line, notes behind it apart.
fn is_bracketed(line: &str) -> bool {
    let line = line.find("［＃").map_or(line, |at| line.get(..at).unwrap_or(line)).trim_end();
    let round = |open: char, close: char| {
        let Some(inner) = line.strip_prefix(open).and_then(|rest| rest.strip_suffix(close)) else {
            return false;
        };
        let mut depth = 0_usize;
        inner.chars().all(|c| {
            if c == open {
                depth += 1;
            } else if c == close {
                if depth == 0 {
                    return false;
                }
                depth -= 1;
            }
            true
        })
    };
    round('（', '）') || round('(', ')') || round('〔', '〕')
}

/// What a line of a play ends with.
pub(super) fn ends_speech(c: char) -> bool {
    "。！？!?…‥」』）)―—～〜、，．]］♪".contains(c)
}

/// Adds what is said in a line to `words`, without ruby and notes. The length of a stage direction at
/// its start is returned: nobody says it.
pub(super) fn spoken(words: &mut String, line: &str) -> Option<usize> {
    let (mut rest, note) = match terminated(stage, opt(tag("\u{3000}"))).parse(line) {
        Ok((rest, note)) => (rest, Some(note.len())),
        Err(_) => (line, None),
    };
    while let Some(c) = rest.chars().next() {
        rest = match c {
            '《' => ruby(rest).map(|(rest, _)| rest).ok(),
            '［' => self::note(rest).map(|(rest, _)| rest).ok(),
            '｜' => rest.get(c.len_utf8()..),
            _ => None,
        }
        .unwrap_or_else(|| {
            words.push(c);
            rest.get(c.len_utf8()..).unwrap_or_default()
        });
    }
    note
}
