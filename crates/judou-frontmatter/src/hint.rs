//! What to write instead: looks at a header that could not be read for the slips that writers of
//! Chinese, Japanese and Korean make, and for those that everybody makes.
//!
//! Runs only behind an error, so it may look at the line twice; [`wide_indents`] alone looks at headers
//! that can be read.

use judou_source::{Diagnostic, Span};

use crate::error::{Error, ErrorKind};
use crate::value::{Entry, Value};

/// A known slip.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Hint {
    FullwidthColon,
    IdeographicIndent,
    NoBreakSpace,
    Tab,
    CurlyQuote,
    ColonInValue,
    ReservedStart,
    Template,
    UnclosedQuote,
    UnclosedBracket,
    TextAfterBracket,
    NoSpaceAfterColon,
    FullwidthEquals,
    ColonInToml,
    WideBlank,
    UnquotedText,
    BareKey,
}

/// Keys that were meant to be indented: `\u{3000}b: 1` below `a:` is valid YAML and a key of its own,
/// whose name begins with the blank.
pub(crate) fn wide_indents<'v>(value: &'v Value<'_>) -> impl Iterator<Item = Diagnostic> + 'v {
    let entries = value.as_mapping().map_or(&[][..], |mapping| mapping.entries());
    entries.iter().map(Entry::key).filter_map(|key| {
        let hint = match key.as_str().chars().next()? {
            '\u{3000}' => Hint::IdeographicIndent,
            '\u{a0}' => Hint::NoBreakSpace,
            _ => return None,
        };
        let message = "this key begins with a blank that is part of its name";
        let found = Diagnostic::warning("judou::frontmatter::wide-indent", message, key.span());
        Some(found.with_help(hint.help()))
    })
}

impl Hint {
    pub(crate) const fn help(self) -> &'static str {
        match self {
            Self::FullwidthColon => {
                "a fullwidth colon `：` does not end a key: write `:` and a space"
            }
            Self::IdeographicIndent => {
                "an ideographic space (U+3000) does not indent: write ordinary spaces"
            }
            Self::NoBreakSpace => {
                "a no-break space (U+00A0) does not indent: write ordinary spaces"
            }
            Self::Tab => "a tab does not indent: write spaces",
            Self::CurlyQuote => {
                "curly quotes are ordinary characters: put straight quotes around the value"
            }
            Self::ColonInValue => {
                "a value with `: ` in it needs quotes: put it between `'` and `'`"
            }
            Self::ReservedStart => {
                "a value cannot begin with `@`, `%` or a backtick: put it between `'` and `'`"
            }
            Self::Template => "a template is no value: put it between `'` and `'`",
            Self::UnclosedQuote => "close the quote on the line where the value ends",
            Self::UnclosedBracket => "close the bracket, or put the value between `'` and `'`",
            Self::TextAfterBracket => {
                "a value that begins with `[` or `{` is a list or a mapping: put it between `'` and `'`"
            }
            Self::NoSpaceAfterColon => "write a space after the colon that ends the key",
            Self::FullwidthEquals => "a fullwidth `＝` does not end a key: write `=`",
            Self::ColonInToml => {
                "in TOML a key ends in `=`; a header of `key: value` lines stands between `---` fences"
            }
            Self::WideBlank => "this is no ordinary space: delete it, or write an ordinary one",
            Self::UnquotedText => "text needs quotes: put it between `\"` and `\"`",
            Self::BareKey => {
                "a key with other characters than `A-Z a-z 0-9 _ -` needs quotes: `\"键\" = …`"
            }
        }
    }
}

/// Adds the most likely hint to an error in a YAML header.
///
/// `matter` is the header, and the error's span is into it.
pub(crate) fn yaml(error: Error, matter: &str) -> Error {
    if !matches!(error.kind(), ErrorKind::Syntax(_) | ErrorKind::ComplexKey) {
        return error;
    }
    let at = error.span().start.min(matter.len());
    match find(matter, at) {
        Some((hint, span)) => error.with_hint(hint, span),
        None => error,
    }
}

/// The hint for a header that came out as plain text, where a mapping was meant.
pub(crate) fn not_a_mapping(matter: &str) -> Option<(Hint, Span)> {
    lines_from(matter, 0).find_map(|(start, line)| {
        let line = line.trim_end_matches(['\r', '\n']);
        fullwidth_colon(start, line).or_else(|| tight_colon(start, line))
    })
}

/// Looks at the line of the error, then at the one before (an error that stems from how a line ends
/// shows itself at the next).
fn find(matter: &str, at: usize) -> Option<(Hint, Span)> {
    let before = Span::new(0, at).of(matter);
    let start = before.rfind(['\n', '\r']).map_or(0, |offset| offset + 1);
    let previous = Span::new(0, start.saturating_sub(1)).of(matter);
    let earlier = previous.rfind(['\n', '\r']).map_or(0, |offset| offset + 1);
    let here = lines_from(matter, start).next().and_then(|(start, line)| in_line(start, line));
    here.or_else(|| {
        (earlier < start)
            .then(|| lines_from(matter, earlier).next())
            .flatten()
            .and_then(|(start, line)| in_line(start, line))
    })
}

/// The lines from `start` on, each with its offset and its line ending.
fn lines_from(matter: &str, start: usize) -> impl Iterator<Item = (usize, &str)> {
    let mut at = start;
    Span::new(start, matter.len()).of(matter).split_inclusive(['\n', '\r']).map(move |line| {
        let offset = at;
        at += line.len();
        (offset, line)
    })
}

fn in_line(start: usize, line: &str) -> Option<(Hint, Span)> {
    let line = line.trim_end_matches(['\r', '\n']);
    indentation(start, line)
        .or_else(|| fullwidth_colon(start, line))
        .or_else(|| value(start, line))
        .or_else(|| tight_colon(start, line))
}

/// Characters that look like indentation and are none.
fn indentation(start: usize, line: &str) -> Option<(Hint, Span)> {
    let content = line.trim_start();
    let blanks = Span::new(0, line.len() - content.len()).of(line);
    blanks.char_indices().find_map(|(offset, character)| {
        let hint = match character {
            '\u{3000}' => Hint::IdeographicIndent,
            '\u{a0}' => Hint::NoBreakSpace,
            '\t' => Hint::Tab,
            _ => return None,
        };
        Some((hint, Span::new(start + offset, start + offset + character.len_utf8())))
    })
}

/// `title：值`, with no colon of YAML's own before the fullwidth one.
fn fullwidth_colon(start: usize, line: &str) -> Option<(Hint, Span)> {
    let offset = line.find('：')?;
    let key = Span::new(0, offset).of(line);
    if key.contains(": ") || key.trim_start().is_empty() || key.contains(['"', '\'', '#']) {
        return None;
    }
    Some((Hint::FullwidthColon, Span::new(start + offset, start + offset + '：'.len_utf8())))
}

/// `title:值`, which YAML reads as one word.
fn tight_colon(start: usize, line: &str) -> Option<(Hint, Span)> {
    let offset = line.find(':')?;
    let key = Span::new(0, offset).of(line).trim();
    let after = Span::new(offset + 1, line.len()).of(line);
    let wordy = !key.is_empty() && !key.contains([' ', '"', '\'', '#', '[', '{']);
    let separate = after.starts_with("//") || after.is_empty() || after.starts_with([' ', '\t']);
    (wordy && !separate)
        .then_some((Hint::NoSpaceAfterColon, Span::new(start + offset, start + offset + 1)))
}

/// What is odd about the value on a line `key: value` or `- value`.
fn value(start: usize, line: &str) -> Option<(Hint, Span)> {
    let offset = match line.find(": ") {
        Some(colon) => colon + 2,
        None => line.find("- ")? + 2,
    };
    let text = Span::new(offset, line.len()).of(line);
    let skipped = text.len() - text.trim_start().len();
    let text = text.trim();
    let span = Span::new(start + offset + skipped, start + offset + skipped + text.len());
    let first = text.chars().next()?;
    let hint = match first {
        '@' | '%' | '`' => Hint::ReservedStart,
        '{' if text.starts_with("{{") || text.starts_with("{%") => Hint::Template,
        '[' | '{' => {
            let close = if first == '[' { ']' } else { '}' };
            match text.find(close) {
                None => Hint::UnclosedBracket,
                Some(end) if end + 1 < text.len() => Hint::TextAfterBracket,
                Some(_) => return None,
            }
        }
        '“' | '”' | '‘' | '’' if text.contains(": ") => Hint::CurlyQuote,
        '"' | '\'' => {
            if text.len() > 1 && text.ends_with(first) {
                return None;
            }
            Hint::UnclosedQuote
        }
        _ if text.contains(": ") || text.ends_with(':') => Hint::ColonInValue,
        _ => return None,
    };
    Some((hint, span))
}

/// Adds the most likely hint to an error in a TOML header; its span is into `matter`.
pub(crate) fn toml(error: Error, matter: &str) -> Error {
    if !matches!(error.kind(), ErrorKind::Syntax(_)) {
        return error;
    }
    let at = error.span().start.min(matter.len());
    let rest = Span::new(at, matter.len()).of(matter);
    let before = Span::new(0, at).of(matter);
    let start = before.rfind('\n').map_or(0, |offset| offset + 1);
    let line = Span::new(start, at).of(matter);
    let span = |c: char| Span::new(at, at + c.len_utf8());
    match rest.chars().next() {
        Some(c @ '＝') => error.with_hint(Hint::FullwidthEquals, span(c)),
        Some(c @ (':' | '：')) => error.with_hint(Hint::ColonInToml, span(c)),
        Some(c @ ('“' | '”' | '‘' | '’')) => error.with_hint(Hint::CurlyQuote, span(c)),
        Some(c @ ('\u{3000}' | '\u{a0}')) => error.with_hint(Hint::WideBlank, span(c)),
        Some(c) if line.trim_end().ends_with('=') && !matches!(c, '\n' | '\r' | '#') => {
            let width = rest.find(['\n', '\r']).unwrap_or(rest.len());
            error.with_hint(Hint::UnquotedText, Span::new(at, at + width).trim(matter))
        }
        Some(c) if line.trim().is_empty() && c.is_alphabetic() && !c.is_ascii() => {
            error.with_hint(Hint::BareKey, span(c))
        }
        _ => error,
    }
}
