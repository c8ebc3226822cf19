//! The grammar itself, in nom: what [`super::label`] asks where a glance cannot tell.
//!
//! ```text
//! label      = *blank [ prefix ] [ time-mark / time ] ( strong / light / [ litter ] plain / timed / lettered )
//! prefix     = 1*6"#" *blank / 1*3( ">" *blank ) / bullet 1*blank / number
//! strong     = mark name colon mark             ; **N:** text
//!            / mark name mark ( time-mark / 1*blank time ) ; **N** (0:12), the words on the lines below
//!            / mark name mark [ time-mark ] colon ; **N**: text
//!            / mark name colon                  ; **N: text**
//! light      = as strong, with one mark, the colon inside or right after the emphasis
//! litter     = 1*"." *blank / figure 1*blank / 1*6picture *blank / "(" 1*20CHAR ")" 1*blank ; . N: text, ◆ N: text
//! timed      = name ( 1*blank time / time-mark ) ; N  0:12 and N (0:12), the words on the lines below
//! lettered   = [ mark ] letter *2DIGIT ( "." / " -" / 2*blank ) [ mark ]
//! plain      = name [ time-mark ] colon         ; N: text, N (0:12): text
//! colon      = *blank 1*2( ":" / "：" ) [ time ]
//! time-mark  = *blank ( "(" / "[" / "（" ) time ( ")" / "]" / "）" )
//! ```

use memchr::{memchr, memchr3, memchr3_iter};
use nom::branch::alt;
use nom::bytes::complete::{tag, take, take_while, take_while_m_n};
use nom::character::complete::one_of;
use nom::combinator::{opt, peek, recognize, value, verify};
use nom::error::{ErrorKind, make_error};
use nom::multi::many_m_n;
use nom::sequence::{delimited, preceded, terminated};
use nom::{IResult, Parser};

use super::{Emphasis, Form, Label, MAX_NAME, Prefix, is_blank, is_name_char, is_pictured};
use crate::name::{Shape, shape};
use crate::time::time;

type PResult<'a, O> = IResult<&'a str, O>;

/// Succeeds without reading, if the condition holds.
fn ensure(input: &str, holds: bool) -> PResult<'_, ()> {
    if holds { Ok((input, ())) } else { Err(nom::Err::Error(make_error(input, ErrorKind::Verify))) }
}

/// Reads the label at the start of `line`, rule by rule.
pub(super) fn by_grammar(line: &str) -> Option<Label<'_>> {
    if !may_begin_with_a_label(line) {
        return None;
    }
    let (rest, _) = blanks(line).ok()?;
    let (rest, prefix) = opt(prefix).parse(rest).ok()?;
    let prefix = prefix.unwrap_or(Prefix::None);
    let (rest, before) =
        opt(alt((terminated(time_mark, blanks), leading_time))).parse(rest).ok()?;
    let (rest, mut found) = alt((strong, light, timed, lettered_or_plain)).parse(rest).ok()?;
    if prefix != Prefix::None {
        found.form.prefix = prefix;
    }
    found.start_ms = found.start_ms.or(before);
    found.rest = rest;
    Some(found)
}

/// How many bytes of a line may pass before its colon: a name of four-byte letters and its markup.
const REACH: usize = 4 * MAX_NAME + 96;

/// What spares most other lines the grammar: a label has a colon not far from the start, or a stop
/// right behind its letter.
fn may_begin_with_a_label(line: &str) -> bool {
    let head = line.as_bytes().get(..REACH).unwrap_or(line.as_bytes());
    let colon = |at: usize| {
        // `:`, `：` and `∶`.
        let rest = head.get(at..).unwrap_or_default();
        matches!(rest, [b':', ..] | [0xef, 0xbc, 0x9a, ..] | [0xe2, 0x88, 0xb6, ..])
    };
    memchr3_iter(b':', 0xef, 0xe2, head).any(colon)
        || (head.len() < 16
            || head.get(..16).is_some_and(|start| {
                memchr3(b'.', 0xef, b'-', start).is_some() || memchr(0xe2, start).is_some()
            }))
        || may_be_set_off(line)
}

/// The letters of questions and answers: English, Spanish and Portuguese, German, Italian, Russian.
const LETTERS: &str = "QAqaＱＡPRFDВО";

/// How far a line may be set in behind its number.
const MAX_MARGIN: usize = 48;

/// Whether `line` is a letter with a gap behind it, set in or numbered: `5      Q   Where?`.
fn may_be_set_off(line: &str) -> bool {
    let margin = |c: char| c == ' ' || c == '\t' || c.is_ascii_digit();
    let words = line.trim_start_matches(margin);
    words.len() < line.len()
        && matches!(words.as_bytes(), [b'Q' | b'A', b' ', b' ', ..] | [b'Q' | b'A', b'\t', ..])
}

fn blanks(input: &str) -> PResult<'_, &str> {
    take_while(is_blank).parse(input)
}

/// `prefix = 1*6"#" *blank / 1*3( ">" *blank ) / bullet 1*blank / number`
fn prefix(input: &str) -> PResult<'_, Prefix> {
    alt((
        value(Prefix::Heading, terminated(take_while_m_n(1, 6, |c| c == '#'), blanks)),
        value(Prefix::Quote, many_m_n(1, 3, terminated(tag(">"), blanks))),
        value(Prefix::Bullet, (one_of("-*+•·"), take_while_m_n(1, 8, is_blank))),
        value(Prefix::Number, number),
    ))
    .parse(input)
}

/// `number = 1*3DIGIT ( "." 1*blank / "、" / "）" / 2*blank ) / "（" 1*3digit "）" / 1*3han-digit "、"`
fn number(input: &str) -> PResult<'_, &str> {
    let arabic = || take_while_m_n(1, 3, |c: char| c.is_ascii_digit());
    let han = || take_while_m_n(1, 3, |c| "一二三四五六七八九十百".contains(c));
    terminated(
        alt((
            recognize((arabic(), one_of(".)"), take_while_m_n(1, 4, is_blank))),
            recognize((arabic(), one_of("、）．"))),
            // The numbers of a court record's lines.
            recognize((arabic(), take_while_m_n(2, MAX_MARGIN, is_blank))),
            recognize((one_of("(（"), alt((arabic(), han())), one_of(")）"))),
            recognize((han(), tag("、"))),
        )),
        blanks,
    )
    .parse(input)
}

/// `strong = mark name colon mark / mark name mark [ time-mark ] colon / mark name colon`
fn strong(input: &str) -> PResult<'_, Label<'_>> {
    alt((|i| emphasised(i, "**", Emphasis::Strong), |i| emphasised(i, "__", Emphasis::Strong)))
        .parse(input)
}

/// As `strong`, with single marks. The colon must be closed off: `*note: …` is a footnote.
fn light(input: &str) -> PResult<'_, Label<'_>> {
    alt((|i| emphasised(i, "*", Emphasis::Light), |i| emphasised(i, "_", Emphasis::Light)))
        .parse(input)
}

fn emphasised<'a>(
    input: &'a str,
    mark: &'static str,
    emphasis: Emphasis,
) -> PResult<'a, Label<'a>> {
    let (input, _) = (tag(mark), take_while(|c| is_blank(c) || is_pictured(c))).parse(input)?;
    let (input, first) = opt(alt((terminated(time_mark, blanks), leading_time))).parse(input)?;
    let (rest, name) = name(input)?;
    let inside = |i: &'a str| terminated((opt(time_mark), colon), (blanks, tag(mark))).parse(i);
    let outside = |i: &'a str| {
        let (i, _) = (blanks, tag(mark)).parse(i)?;
        (opt(time_mark), colon).parse(i)
    };
    // `**N: the whole question**`: the emphasis goes on beyond the label.
    let open = |i: &'a str| verify((opt(time_mark), colon), |_| mark.len() == 2).parse(i);
    // `**N** (0:12)` and nothing more on the line.
    let timed = |i: &'a str| {
        let (i, _) = (blanks, tag(mark), blanks).parse(i)?;
        let (i, at) = terminated(alt((time_mark, time)), blanks).parse(i)?;
        let (_, ()) = ensure(i, i.is_empty())?;
        Ok((i, (Some(at), Colon::default())))
    };
    let (rest, (before, colon)) = alt((inside, outside, open, timed)).parse(rest)?;
    let (rest, after) = opt(preceded(blanks, time_after_colon)).parse(rest)?;
    Ok((
        rest,
        Label {
            doubled_colon: colon.doubled,
            start_ms: first.or(before).or(after),
            ..Label::new(emphasis, input, name, rest)
        },
    ))
}

/// `plain = name [ time-mark ] colon`
fn plain(input: &str) -> PResult<'_, Label<'_>> {
    let (input, _) = opt(litter).parse(input)?;
    let (rest, name) = name(input)?;
    let (rest, before) = opt(time_mark).parse(rest)?;
    let (rest, colon) = colon(rest)?;
    let glued = colon.ascii && rest.chars().next().is_some_and(|c| !is_blank(c));
    let (_, ()) = ensure(rest, !is_time_of_another(rest))?;
    let (rest, after) = opt(preceded(blanks, time_after_colon)).parse(rest)?;
    Ok((
        rest,
        Label {
            glued,
            doubled_colon: colon.doubled,
            start_ms: before.or(after),
            ..Label::new(Emphasis::None, input, name, rest)
        },
    ))
}

/// `timed = name ( 1*blank time / time-mark ) *blank` and nothing more: how recorders' exports head a turn.
fn timed(input: &str) -> PResult<'_, Label<'_>> {
    // A glance at the end spares nearly every line the rest.
    let line = input.trim_end();
    let marked = line.ends_with([')', ']', '）']);
    let digit = marked || line.ends_with(|c: char| c.is_ascii_digit());
    let (_, ()) = ensure(input, digit && line.len() <= 4 * MAX_NAME)?;
    let time_at = if marked {
        line.rfind(['(', '[', '（']).unwrap_or(line.len())
    } else {
        let blank = line.char_indices().rev().find(|(_, c)| is_blank(*c));
        blank.map_or(0, |(at, blank)| at + blank.len_utf8())
    };
    let at_the_end = input.get(time_at..).unwrap_or_default();
    let (rest, start_ms) = if marked { time_mark(at_the_end) } else { time(at_the_end) }?;
    let (rest, _) = blanks(rest)?;
    let (before, name) = name(input.get(..time_at).unwrap_or_default())?;
    // A gap parts two things, and no name.
    let whole = before.chars().all(is_blank) && !name.contains("  ");
    let (_, ()) = ensure(input, rest.is_empty() && whole)?;
    Ok((rest, Label { start_ms: Some(start_ms), ..Label::new(Emphasis::None, input, name, rest) }))
}

/// `lettered / plain`: `A. Lee: yes` has a name, `A. I said: yes` the letter of an answer.
fn lettered_or_plain(input: &str) -> PResult<'_, Label<'_>> {
    let Ok((rest, letter)) = lettered(input) else { return plain(input) };
    // Committees number the questions of their members: `Q3      Ann Lee: why?`.
    if letter.name.len() > 1
        && rest.starts_with("  ")
        && let Ok((after, found)) = plain(rest.trim_start())
        && shape(found.name) != Shape::Phrase
        && !found.glued
    {
        let form = Form { prefix: Prefix::Number, ..found.form };
        return Ok((after, Label { form, ..found }));
    }
    if letter.form.emphasis != Emphasis::None {
        return Ok((rest, letter));
    }
    match plain(input) {
        Ok((rest, found)) if is_initialled(found.name) => Ok((rest, found)),
        _ => Ok((rest, letter)),
    }
}

/// `A. Lee`, `A. B. van Lee`: an initial and a surname.
fn is_initialled(name: &str) -> bool {
    let mut words = name.split(is_blank).filter(|word| !word.is_empty());
    let initial = words.next().is_some_and(|word| word.ends_with('.') && word.chars().count() == 2);
    initial && words.clone().count() <= 3 && words.all(|word| word.starts_with(char::is_uppercase))
}

/// `lettered = [ mark ] letter *2DIGIT ( "." / "．" / " -" / 2*blank ) [ mark ] 1*blank`: question and
/// answer with a stop, a dash or a gap.
fn lettered(input: &str) -> PResult<'_, Label<'_>> {
    let strong = |mark| (tag(mark), lettered_name, alt((tag(mark), take(0_usize))));
    let emphasised = |i| {
        let (rest, (mark, name, _)) = alt((strong("**"), strong("__"))).parse(i)?;
        let input = input.get(mark.len()..).unwrap_or_default();
        Ok((rest, Label { lettered: true, ..Label::new(Emphasis::Strong, input, name, rest) }))
    };
    let plain = |i| {
        let (rest, name) = lettered_name(i)?;
        Ok((rest, Label { lettered: true, ..Label::new(Emphasis::None, i, name, rest) }))
    };
    alt((plain, emphasised)).parse(input)
}

/// The letter, its number and the stop; the stop is not the name's.
fn lettered_name(input: &str) -> PResult<'_, &str> {
    let name = recognize((one_of(LETTERS), take_while_m_n(0, 2, |c: char| c.is_ascii_digit())));
    let stop = (one_of(".．"), peek(alt((end_of_word, value((), one_of("*_"))))));
    let dash = (tag(" "), one_of("-–—"), peek(tag(" ")));
    let gap = peek(alt((tag("  "), tag("\t"), tag("\u{3000}"))));
    terminated(name, alt((value((), stop), value((), dash), value((), gap)))).parse(input)
}

/// `litter = 1*"." *blank / "(" 1*20CHAR ")" 1*blank`: what slips before a label in long records.
fn litter(input: &str) -> PResult<'_, &str> {
    let remark = (
        one_of("(（"),
        take_while_m_n(1, 20, |c| !matches!(c, ')' | '）' | '(' | '（')),
        one_of(")）"),
        take_while_m_n(1, 4, is_blank),
    );
    // What Korean and Japanese pages set before who asks and who answers, and Russian ones before both.
    let figure = (one_of("◆◇●■□▲△▶▷★☆◎◉—–"), take_while_m_n(1, 4, is_blank));
    let picture = (take_while_m_n(1, 6, is_pictured), take_while_m_n(0, 4, is_blank));
    let stops = (take_while_m_n(1, 3, |c| c == '.'), blanks);
    alt((recognize(stops), recognize(figure), recognize(picture), recognize(remark))).parse(input)
}

/// `name = 1*40name-char`, beginning with a letter, a digit or `@` and with a letter in it; white
/// space at its end is not the name's.
fn name(input: &str) -> PResult<'_, &str> {
    // The cap keeps a prose line such as `The rule is this:` out of the speaker list.
    let (_, run) = verify(name_run, |run: &str| {
        (run.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '@' | '○'))
            || is_bracketed(run.trim_end())
            || is_of_a_paper(run))
            && run.chars().any(char::is_alphabetic)
            // `](` is a link.
            && !run.contains("](")
    })
    .parse(input)?;
    let mut name = run.trim_end();
    // `Ana (00:12):` has its time, not a longer name, in the brackets.
    if let Some(open) = name.rfind(['(', '（', '[']) {
        let bracket = name.get(open..).unwrap_or_default();
        if !bracket.contains([')', '）', ']']) || time_mark(bracket).is_ok() {
            name = name.get(..open).unwrap_or_default().trim_end();
        }
    }
    let rest = input.get(name.len()..).unwrap_or_default();
    let (rest, ()) = ensure(rest, !name.is_empty())?;
    Ok((rest, name))
}

/// `1*40name-char`, among which an underscore counts between letters, `night_owl` and the end of
/// `_Ann_`, and emphasis in brackets, `Ann (*from above*)`.
fn name_run(input: &str) -> PResult<'_, &str> {
    if input.starts_with('《') {
        let title = (tag("《"), take_while_m_n(1, 20, |c| c != '》' && c != '《'), tag("》"));
        return recognize((title, take_while_m_n(1, 12, is_name_char))).parse(input);
    }
    let (rest, run) = take_while_m_n(1, MAX_NAME, is_name_char).parse(input)?;
    if !rest.starts_with(['_', '#', '*']) {
        return Ok((rest, run));
    }
    let mut end = run.len();
    let mut before = run.chars().next_back();
    let mut bracketed = run.rfind(['(', '（']) > run.rfind([')', '）']);
    let mut chars = rest.char_indices().take(MAX_NAME).peekable();
    while let Some((at, c)) = chars.next() {
        let joins = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let next = chars.peek().map(|(_, c)| *c);
        let underscore = c == '_' && joins(before) && joins(next);
        // `UNIDENTIFIED MALE #2`
        let number = c == '#' && before == Some(' ') && next.is_some_and(|c| c.is_ascii_digit());
        let emphasis = bracketed && matches!(c, '*' | '_');
        if !underscore && !number && !emphasis && !is_name_char(c) {
            break;
        }
        bracketed = matches!(c, '(' | '（') || bracketed && !matches!(c, ')' | '）');
        end = run.len() + at + c.len_utf8();
        before = Some(c);
    }
    Ok((input.get(end..).unwrap_or_default(), input.get(..end).unwrap_or_default()))
}

/// `《晨报》记者`: somebody behind the title of a paper.
fn is_of_a_paper(run: &str) -> bool {
    run.strip_prefix('《')
        .and_then(|run| run.split_once('》'))
        .is_some_and(|(_, who)| who.trim_start().starts_with(char::is_alphabetic))
}

/// `(UNKNOWN)`: one pair of brackets round all of it.
fn is_bracketed(run: &str) -> bool {
    run.strip_prefix('(')
        .and_then(|inner| inner.strip_suffix(')'))
        .is_some_and(|inner| inner.starts_with(char::is_alphabetic) && !inner.contains(['(', ')']))
}

#[derive(Default)]
struct Colon {
    ascii: bool,
    doubled: bool,
}

/// `colon = *blank 1*2( ":" / "：" )`; not the `://` of an address, not the `:` of `12:30`.
fn colon(input: &str) -> PResult<'_, Colon> {
    let (rest, marks) = preceded(blanks, recognize(many_m_n(1, 2, one_of(":：∶")))).parse(input)?;
    let ascii = marks.starts_with(':');
    // `::` is a path in most programming languages; `：：` is a slip of the finger.
    let code = marks == "::" && !rest.is_empty() && !rest.starts_with(is_blank)
        || marks == ":" && rest.starts_with(['/', '\\', '=']);
    let (rest, ()) = ensure(rest, !code)?;
    Ok((rest, Colon { ascii, doubled: marks.chars().count() > 1 }))
}

/// `time-mark = *blank ( "(" / "[" / "（" ) time ( ")" / "]" / "）" )`, Markdown's `\[` included.
fn time_mark(input: &str) -> PResult<'_, u64> {
    delimited((blanks, opt(tag("\\")), one_of("([（")), time, (opt(tag("\\")), one_of(")]）")))
        .parse(input)
}

/// `leading-time = time 1*blank`
fn leading_time(input: &str) -> PResult<'_, u64> {
    terminated(time, take_while_m_n(1, 8, is_blank)).parse(input)
}

/// The time that follows a colon, if one does, and what follows the label then.
pub(super) fn time_behind(input: &str) -> Option<(&str, Option<u64>)> {
    opt(preceded(blanks, time_after_colon)).parse(input).ok()
}

/// A time after the colon is one only if nothing but a blank or the line's end follows it.
fn time_after_colon(input: &str) -> PResult<'_, u64> {
    let bare = terminated(time, peek(end_of_word));
    alt((time_mark, bare)).parse(input)
}

/// Whether hours, minutes and seconds run into a letter, `Ann: 00:02:06Bob`: there the line of one
/// label has lost its end and taken up another's name. `12:30pm` has no seconds.
fn is_time_of_another(input: &str) -> bool {
    let input = input.trim_start_matches(is_blank);
    time(input).is_ok_and(|(rest, _)| {
        let clock = input.get(..input.len() - rest.len()).unwrap_or_default();
        clock.matches(':').count() == 2 && rest.starts_with(char::is_alphabetic)
    })
}

fn end_of_word(input: &str) -> PResult<'_, ()> {
    ensure(input, input.chars().next().is_none_or(is_blank))
}
