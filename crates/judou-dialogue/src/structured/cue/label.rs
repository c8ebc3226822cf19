//! The grammar of a label at the start of a cue's line.
//!
//! ```text
//! opening   = *( blank / markup ) [ dash *( blank / markup ) ] [ label ]
//! markup    = "<" 1*40( CHAR ) ">" / "{" 1*40( CHAR ) "}" / mark     ; <i>, {\an8}, U+200E, ♪
//! dash      = "-" / "–" / "—" / "‐" / 2*4">" / 2*4"&gt;"
//! label     = bracketed [ *blank colon ] / name [ *blank bracketed ] *blank colon
//! bracketed = "(" name [ colon ] ")" / "（" name "）" / "[" name "]" / "［" name "］" / "【" name "】" / "〔" name "〕"
//! colon     = ":" / "："
//! ```
//!
//! Whether what looks like a label is one is decided over the whole file by [`super::speakers`].

use nom::branch::alt;
use nom::bytes::complete::{tag, take_while};
use nom::character::complete::one_of;
use nom::combinator::{opt, recognize, value, verify};
use nom::multi::{many_m_n, many0_count};
use nom::sequence::preceded;
use nom::{IResult, Parser};

use crate::time::time;

/// The longest name, in characters; with readings in brackets a Japanese one is long.
const MAX_NAME: usize = 48;

/// How a label is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Form {
    /// `Name: text`.
    Colon,
    /// `(Name) text`.
    Bracket,
}

/// What a line of a cue begins with; offsets are into the line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Opening {
    /// Where the dash, the label or the first word stands.
    pub(super) start: usize,
    /// Whether a dash says that somebody else speaks.
    pub(super) dash: bool,
    /// The form of the label and where its name begins and ends.
    pub(super) label: Option<(Form, usize, usize)>,
    /// Where the words begin, blanks passed over.
    pub(super) words: usize,
}

type PResult<'a, O> = IResult<&'a str, O>;

/// Reads the opening of `line`, which has no line ending.
pub(super) fn opening(line: &str) -> Opening {
    let at = |rest: &str| line.len() - rest.len();
    // Most lines begin with a letter: neither dressing nor dash nor bracket stands before their words.
    if line.as_bytes().first().is_some_and(u8::is_ascii_alphabetic) {
        let plain = Opening { start: 0, dash: false, label: None, words: 0 };
        let Ok((after, (form, name))) = colon_label(line) else { return plain };
        // The name begins the line, with the letter.
        let words = at(dressing(after).map_or(after, |(rest, _)| rest));
        return Opening { label: Some((form, 0, name.len())), words, ..plain };
    }
    let rest = dressing(line).map_or(line, |(rest, _)| rest);
    let start = at(rest);
    let (rest, dash) = opt(dash).parse(rest).unwrap_or((rest, None));
    let rest = if dash.is_some() { dressing(rest).map_or(rest, |(rest, _)| rest) } else { rest };
    let mut found = Opening { start, dash: dash.is_some(), label: None, words: at(rest) };
    let Ok((after, (form, name))) = alt((bracket_label, colon_label)).parse(rest) else {
        return found;
    };
    // The name is a slice of the line, so its place is the difference of what follows each.
    let begin = name.as_ptr() as usize - line.as_ptr() as usize;
    found.label = Some((form, begin, begin + name.len()));
    found.words = at(dressing(after).map_or(after, |(rest, _)| rest));
    found
}

/// Whether nothing but marks and closed tags is left of a line.
pub(super) fn is_empty(rest: &str) -> bool {
    dressing(rest).is_ok_and(|(rest, _)| rest.is_empty())
}

fn blanks(input: &str) -> PResult<'_, &str> {
    take_while(|c: char| c.is_whitespace() || is_mark(c)).parse(input)
}

/// Marks of direction and order that editors leave at the start of lines, and notes round a song.
fn is_mark(c: char) -> bool {
    matches!(c, '♪' | '♫' | '♬' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// `*( blank / markup )`
fn dressing(input: &str) -> PResult<'_, usize> {
    preceded(blanks, many0_count((markup, blanks))).parse(input)
}

fn markup(input: &str) -> PResult<'_, &str> {
    let short = |c: char| !matches!(c, '<' | '>' | '{' | '}');
    alt((
        recognize((tag("<"), verify(take_while(short), is_tag), tag(">"))),
        recognize((tag("{"), verify(take_while(short), is_code), tag("}"))),
    ))
    .parse(input)
}

/// `i`, `/font`, `c.yellow`, `00:00:01.000`, but not `3` or `Ana Lee`.
fn is_tag(inner: &str) -> bool {
    let name = inner.trim_start_matches('/');
    inner.len() <= 200
        && (name.starts_with(|c: char| c.is_ascii_digit()) && name.contains(':')
            || name.starts_with(|c: char| c.is_ascii_lowercase())
            || matches!(name, "I" | "B" | "U" | "S"))
}

/// `\an8`, `y:i`.
fn is_code(inner: &str) -> bool {
    inner.len() <= 80 && (inner.starts_with('\\') || inner.chars().nth(1) == Some(':'))
}

/// `dash = "-" / "–" / "—" / "‐" / 2*4">" / 2*4"&gt;"`
fn dash(input: &str) -> PResult<'_, ()> {
    let (rest, ()) = alt((
        value((), one_of("-–—‐−")),
        value((), many_m_n(2, 4, tag(">"))),
        value((), many_m_n(2, 4, tag("&gt;"))),
    ))
    .parse(input)?;
    // `--` breaks a sentence off, `-5` is a number.
    let next = rest.chars().next();
    if next.is_none_or(|c| c.is_ascii_digit() || matches!(c, '-' | '–' | '—' | '>')) {
        return Err(nom::Err::Error(nom::error::Error::new(input, nom::error::ErrorKind::Tag)));
    }
    Ok((rest, ()))
}

/// `bracketed [ *blank colon ]`
fn bracket_label(input: &str) -> PResult<'_, (Form, &str)> {
    let (rest, name) = bracketed(input)?;
    let (rest, _) = opt((blanks, one_of(":："))).parse(rest)?;
    Ok((rest, (Form::Bracket, name)))
}

/// A bracket and its partner, brackets of the same kind within counted.
fn bracketed(input: &str) -> PResult<'_, &str> {
    let error = || nom::Err::Error(nom::error::Error::new(input, nom::error::ErrorKind::Tag));
    let mut chars = input.char_indices();
    let (_, open) = chars.next().ok_or_else(error)?;
    let close = partner(open).ok_or_else(error)?;
    let mut depth = 0_usize;
    for (at, c) in chars.take(MAX_NAME) {
        if c == open {
            depth += 1;
        } else if c == close && depth > 0 {
            depth -= 1;
        } else if c == close {
            // `[Ana:] Look`: some put the colon inside.
            let inner = input.get(open.len_utf8()..at).unwrap_or_default();
            let name = inner.trim().trim_end_matches([':', '：']).trim_end();
            let rest = input.get(at + close.len_utf8()..).unwrap_or_default();
            return if name.is_empty() { Err(error()) } else { Ok((rest, name)) };
        }
    }
    Err(error())
}

const fn partner(open: char) -> Option<char> {
    Some(match open {
        '(' => ')',
        '（' => '）',
        '[' => ']',
        '［' => '］',
        '【' => '】',
        '〔' => '〕',
        _ => return None,
    })
}

/// `name "</" tag ">" *blank colon`: `<b>Ana</b>: Look`, the opening tag passed over already.
fn emphasised_label(input: &str) -> Option<(&str, (Form, &str))> {
    let end = memchr::memchr2(b'<', b':', input.as_bytes()).filter(|end| *end <= MAX_NAME * 4)?;
    let (name, rest) = input.split_at_checked(end)?;
    let (tag, rest) = rest.strip_prefix("</")?.split_once('>')?;
    let rest = rest.trim_start_matches(' ').strip_prefix([':', '：'])?;
    let is_name = !name.contains(is_no_name)
        && name.contains(char::is_alphabetic)
        && name.chars().nth(MAX_NAME).is_none();
    let name = name.trim();
    (is_name && is_tag(tag)).then_some((rest, (Form::Colon, name)))
}

/// `name [ *blank bracketed ] *blank colon`, the bracket part of the name unless it is a time.
fn colon_label(input: &str) -> PResult<'_, (Form, &str)> {
    if let Some(found) = emphasised_label(input) {
        return Ok(found);
    }
    let error = || nom::Err::Error(nom::error::Error::new(input, nom::error::ErrorKind::Tag));
    let (mut letter, mut depth, mut last) = (false, 0_usize, ' ');
    for (at, c) in input.char_indices().take(MAX_NAME) {
        if matches!(c, ':' | '：') && depth == 0 {
            let rest = input.get(at + c.len_utf8()..).unwrap_or_default();
            let next = rest.chars().next();
            // `std::fmt`, `https://`, `3:1` and `Q:A` are no labels; `名:文` is one.
            // `ANA:Look`: a sentence begins right behind; `C:\\`, `Q:a` and `12:30` are none.
            let sentence = last.is_alphabetic()
                && at > 1
                && rest.chars().nth(1).is_some_and(|c| c.is_lowercase() || c == '\'')
                && next.is_some_and(char::is_uppercase);
            let open = c == '：'
                || !last.is_ascii()
                || sentence
                || next.is_none_or(char::is_whitespace)
                || next == Some('<');
            let name = without_time(input.get(..at).unwrap_or_default()).trim();
            // Who sings in a duet: her, him, both; karaoke writes the words right behind.
            let singer = matches!(name, "F" | "M" | "D") && next.is_some_and(char::is_alphabetic);
            let open = open || singer;
            return if (letter || is_phone(name)) && open && !name.is_empty() {
                Ok((rest, (Form::Colon, name)))
            } else {
                Err(error())
            };
        }
        match c {
            '(' | '（' | '[' => depth += 1,
            ')' | '）' | ']' => depth = depth.saturating_sub(1),
            _ => letter |= c.is_alphabetic(),
        }
        // `OK. Then: …` is two sentences, `ana.lee` and `Dr. Lee` are names.
        let sentence =
            || input.get(at + 1..).is_none_or(|rest| rest.starts_with(char::is_whitespace));
        let stop = c == '.' && sentence() && !may_stop(input.get(..at).unwrap_or_default());
        if stop || is_no_name(c) {
            return Err(error());
        }
        last = c;
    }
    Err(error())
}

/// `16175550148`, `+49 170 5550148`: who dials in to a meeting has no other name.
fn is_phone(name: &str) -> bool {
    let digits = name.bytes().filter(u8::is_ascii_digit).count();
    (7..=15).contains(&digits)
        && name
            .bytes()
            .all(|b| b.is_ascii_digit() || matches!(b, b'+' | b'-' | b' ' | b'(' | b')' | b'*'))
}

/// Whether the full stop after `before` may stand in a name: `Dr.`, `J.`.
fn may_stop(before: &str) -> bool {
    const TITLES: &[&str] = &[
        "mr", "mrs", "ms", "mx", "dr", "prof", "st", "jr", "sr", "sgt", "lt", "capt", "col", "gen",
        "sen", "rep", "gov", "rev", "hon", "det", "sra", "mme", "m", "hr", "fr", "ing",
    ];
    let word = before.rsplit([' ', '.']).next().unwrap_or_default();
    word.chars().count() == 1 || TITLES.contains(&word.to_lowercase().as_str())
}

fn is_no_name(c: char) -> bool {
    matches!(
        c,
        '<' | '>'
            | '{'
            | '}'
            | '"'
            | '“'
            | '”'
            | '「'
            | '」'
            | '『'
            | '』'
            | '?'
            | '？'
            | '!'
            | '！'
            | '。'
            | '，'
            | ';'
            | '；'
            | '♪'
            | '♫'
            | '…'
            | '='
            | '\\'
            | '%'
            | '$'
    )
}

/// The name before a time in brackets or none: `Ana (00:12)`.
fn without_time(name: &str) -> &str {
    let trimmed = name.trim_end();
    let Some(inner) = trimmed.strip_suffix([')', ']']) else { return name };
    match inner.rfind(['(', '[']) {
        Some(open) if is_time(inner.get(open + 1..).unwrap_or_default()) => {
            inner.get(..open).unwrap_or(name)
        }
        _ => name,
    }
}

fn is_time(inner: &str) -> bool {
    time(inner.trim()).is_ok_and(|(rest, _)| rest.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn opening_cases() {
        // Line, dash, name, words.
        let cases = [
            ("（司）フッ", false, Some("司"), "フッ"),
            ("（大木(おおき)大樹(たいじゅ)）", false, Some("大木(おおき)大樹(たいじゅ)"), ""),
            ("(石神(いしがみ)千空)おい", false, Some("石神(いしがみ)千空"), "おい"),
            ("- [Ana] Hi.", true, Some("Ana"), "Hi."),
            ("-BEN: Hi.", true, Some("BEN"), "Hi."),
            (">> ANA LEE: Hi.", true, Some("ANA LEE"), "Hi."),
            ("&gt;&gt; Ana: Hi.", true, Some("Ana"), "Hi."),
            ("<i>Ana:</i> Hi.", false, Some("Ana"), "Hi."),
            ("{\\an8}（司）フッ", false, Some("司"), "フッ"),
            ("Ana (00:12): Hi.", false, Some("Ana"), "Hi."),
            ("ANA (on phone): Hi.", false, Some("ANA (on phone)"), "Hi."),
            ("Lee, Ana (she/her): Hi.", false, Some("Lee, Ana (she/her)"), "Hi."),
            ("ana.lee@example.com: Hi.", false, Some("ana.lee@example.com"), "Hi."),
            ("16175550148: Hi.", false, Some("16175550148"), "Hi."),
            ("2019: a year.", false, None, "2019: a year."),
            ("Dr. J. Lee: Hi.", false, Some("Dr. J. Lee"), "Hi."),
            ("記者:您好", false, Some("記者"), "您好"),
            ("[Ana]: Hi.", false, Some("Ana"), "Hi."),
            ("[Ana:] Hi.", false, Some("Ana"), "Hi."),
            ("- Hi.", true, None, "Hi."),
            ("-5 degrees", false, None, "-5 degrees"),
            ("-- and then", false, None, "-- and then"),
            ("https://example.com", false, None, "https://example.com"),
            ("At 12:30 we met.", false, None, "At 12:30 we met."),
            ("He said. Then: no.", false, None, "He said. Then: no."),
            ("(unclosed", false, None, "(unclosed"),
            ("()", false, None, "()"),
            ("", false, None, ""),
        ];
        for (line, dash, name, words) in cases {
            let found = opening(line);
            let got = found.label.and_then(|(_, start, end)| line.get(start..end));
            let rest = line.get(found.words..).unwrap_or_default();
            assert_eq!((found.dash, got, rest), (dash, name, words), "{line:?}");
        }
    }
}
