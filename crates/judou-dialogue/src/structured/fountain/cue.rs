//! The grammar of single lines: cues, headings, keys of the title page, and what is said in a line.

use alloc::string::String;

use judou_source::Span;
use memchr::{memchr, memchr3};
use nom::branch::alt;
use nom::bytes::complete::{is_not, tag_no_case, take_till, take_while_m_n};
use nom::character::complete::{char, one_of};
use nom::combinator::{all_consuming, opt, recognize, verify};
use nom::multi::many0_count;
use nom::sequence::{delimited, preceded, terminated};
use nom::{IResult, Parser};

use super::Block;

type PResult<'a, O> = IResult<&'a str, O>;

/// Who speaks.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cue {
    /// The whole line.
    pub(super) label: Span,
    /// The name alone, without `@`, extensions and `^`.
    pub(super) name: Span,
    /// Whether it is marked by `@`.
    pub(super) forced: bool,
}

/// Longer lines in capitals are shouted, no name.
const MAX_NAME: usize = 100;

/// Reads a line that has no white space at its ends.
pub(super) fn cue(text: &str, line: Span) -> Option<Cue> {
    let (_, (at, name)) = character(line.of(text)).ok()?;
    let start = line.start + usize::from(at.is_some());
    let name = Span::new(start, start + name.len()).trim(text);
    (!name.is_empty()).then_some(Cue { label: line, name, forced: at.is_some() })
}

/// `cue = [ "@" ] name *( *blank ( extension / note ) ) [ *blank "^" ]`
fn character(line: &str) -> PResult<'_, (Option<char>, &str)> {
    let forced = (char('@').map(Some), verify(name, |name: &str| !name.trim().is_empty()));
    let capitals = (|input| Ok((input, None)), verify(name, is_capitals));
    let tail =
        (many0_count(preceded(blanks, alt((extension, note)))), blanks, opt(char('^')), blanks);
    all_consuming(terminated(alt((forced, capitals)), tail)).parse(line)
}

/// `name = 1*100CHAR`, up to an extension, a note, `^` or the end.
fn name(line: &str) -> PResult<'_, &str> {
    verify(take_till(|c| matches!(c, '(' | '（' | '[' | '^')), |name: &str| {
        name.len() <= 4 * MAX_NAME && name.chars().count() <= MAX_NAME
    })
    .parse(line)
}

/// `extension = "(" 1*CHAR ")"`: `(V.O.)`, `(cont'd)`
fn extension(line: &str) -> PResult<'_, &str> {
    recognize(alt((
        delimited(char('('), is_not("()"), char(')')),
        delimited(char('（'), is_not("（）"), char('）')),
    )))
    .parse(line)
}

/// `note = "[[" *CHAR "]]"`
fn note(line: &str) -> PResult<'_, &str> {
    recognize((char('['), delimited(char('['), is_not("[]"), char(']')), char(']'))).parse(line)
}

fn blanks(line: &str) -> PResult<'_, &str> {
    take_till(|c: char| !c.is_whitespace()).parse(line)
}

/// Capitals, and letters at all. Scripts without case cannot be told from action: they take `@`.
fn is_capitals(name: &str) -> bool {
    let mut letters = name.chars().filter(|c| c.is_alphabetic()).peekable();
    // `ß`, `ª` and the like have no capital that anybody writes.
    letters.peek().is_some()
        && letters.all(|c| c.is_uppercase() || matches!(c, 'ß' | 'ª' | 'º'))
        && !name.starts_with(['!', '>', '#', '=', '~', '.', '*', '-', '|', '<', '{'])
}

/// A section, or a scene's heading; the line has no white space at its ends.
pub(super) fn heading<'l>(text: &str, line: Span, after_blank: bool) -> Option<Block<'l>> {
    let inner = line.of(text);
    let marks = inner.bytes().take(7).take_while(|b| *b == b'#').count();
    if (1..=6).contains(&marks) {
        let title = Span::new(line.start + marks, line.end).trim(text);
        return Some(Block::Heading { span: line, title, level: Some(marks as u8), forced: false });
    }
    // Nearly no line begins with a letter of a place, or with a stop.
    if !matches!(inner.as_bytes().first(), Some(b'.' | b'i' | b'I' | b'e' | b'E')) {
        return None;
    }
    let forced = forced_scene(inner).is_ok();
    if !after_blank || !forced && scene(inner).is_err() {
        return None;
    }
    let start = line.start + usize::from(forced);
    // `INT. HOUSE #12A#`: the number is none of the title's words.
    let numbered = inner.strip_suffix('#').and_then(|rest| {
        let open = rest.rfind('#')?;
        let number = rest.get(open + 1..)?;
        let is_number = !number.is_empty()
            && number.len() <= 20
            && number.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '.' | ' '));
        is_number.then_some(line.start + open)
    });
    let title = Span::new(start, numbered.unwrap_or(line.end).max(start)).trim(text);
    Some(Block::Heading { span: line, title, level: None, forced })
}

/// `forced-scene = "." not-dot`: an ellipsis opens action.
fn forced_scene(line: &str) -> PResult<'_, &str> {
    preceded(char('.'), take_while_m_n(1, 1, |c: char| c.is_alphanumeric() || c == '(')).parse(line)
}

/// `scene = ( "INT" ["."] "/EXT" / "EXT" ["."] "/INT" / "I/E" / "INT" / "EXT" / "EST" ) ( "." / " " )`
fn scene(line: &str) -> PResult<'_, char> {
    let one = |name: &'static str| tag_no_case(name);
    let (rest, place) = alt((
        recognize((one("int"), opt(char('.')), one("/ext"))),
        recognize((one("ext"), opt(char('.')), one("/int"))),
        one("i/e"),
        one("int"),
        one("ext"),
        one("est"),
    ))
    .parse(line)?;
    // Sentences begin with `Est `, in two languages.
    let end = if place.contains(char::is_lowercase) { "." } else { ". " };
    one_of(end).parse(rest)
}

/// `title-key = 1*40( ALPHA / " " ) ":"` at the very start of the line.
pub(super) fn title_key(line: &str) -> PResult<'_, &str> {
    let key = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_' | '\'' | '(' | ')');
    verify(terminated(take_while_m_n(1, 40, key), char(':')), |key: &str| {
        key.starts_with(char::is_alphabetic)
    })
    .parse(line)
}

/// Whether all of a line, which has no white space at its ends, is said as it is written.
pub(super) fn is_plain(line: &str) -> bool {
    let marked = memchr3(b'*', b'_', b'[', line.as_bytes()).is_some();
    !marked && !line.starts_with('~') && memchr(b'\\', line.as_bytes()).is_none()
}

/// Adds what is said in one line to `words`: no notes, no marks of emphasis, no `~` of a song.
pub(super) fn spoken(words: &mut String, line: &str) {
    if is_plain(line) {
        words.push_str(line);
        return;
    }
    let line = line.strip_prefix('~').map_or(line, str::trim_start);
    // A mark that stands alone is a star or a blank to fill in, not emphasis.
    let emphasis = |mark: char| line.matches(mark).count() > line.matches(['\\']).count() + 1;
    let (stars, bars) = (emphasis('*'), emphasis('_'));
    let mut rest = line;
    loop {
        // Nearly all lines have no mark, and nearly all of the others few.
        let plain = rest.find(['[', '\\', '*', '_']).unwrap_or(rest.len());
        words.push_str(rest.get(..plain).unwrap_or_default());
        rest = rest.get(plain..).unwrap_or_default();
        let Some(c) = rest.chars().next() else { break };
        if let Ok((after, _)) = note(rest) {
            rest = after;
            continue;
        }
        let mut after = rest.get(c.len_utf8()..).unwrap_or_default();
        match c {
            '\\' if after.starts_with(['*', '_', '\\']) => {
                words.push_str(after.get(..1).unwrap_or_default());
                after = after.get(1..).unwrap_or_default();
            }
            '*' if stars => {}
            '_' if bars => {}
            _ => words.push(c),
        }
        rest = after;
    }
    words.truncate(words.trim_end_matches(' ').len());
}
