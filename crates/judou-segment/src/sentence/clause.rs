//! Where a clause ends within its sentence.

use super::class::{is_comma, is_dash, is_digit, is_ellipsis, is_firm_stop, is_line_end, is_word};
use super::pairs::{self, Class};
use super::tail;
use super::text::Text;

/// How far the end of a title is looked for.
const TITLE: usize = 200;

/// Where the clause that starts at `start` ends, in a sentence that ends at `end`; white space after
/// its mark is included.
pub(crate) fn clause_end(text: &str, start: usize, end: usize) -> usize {
    let text = Text(text);
    let mut at = start;
    while at < end {
        let byte = text.byte(at);
        // Letters, digits and blanks; and Han, kana and Hangul but for the row of 。「」.
        if byte.is_ascii_alphanumeric() || byte == b' ' {
            at += 1;
            continue;
        }
        if (0xE3..=0xED).contains(&byte) && !(byte == 0xE3 && text.byte(at + 1) == 0x80) {
            at += 3;
            continue;
        }
        let Some(c) = text.after(at) else { return end };
        let after = at + c.len_utf8();
        if c == ':' && text.byte(after) == b'/' {
            at = tail::url(text, at).unwrap_or(after);
            continue;
        }
        if let Some(close) = title_end(text, at, c) {
            at = close;
            continue;
        }
        at = after;
        if ends_clause(text, at - c.len_utf8(), at, c) {
            return behind_mark(text, at, end);
        }
    }
    end
}

/// Whether the mark `c` from `at` to `after` ends a clause.
fn ends_clause(text: Text<'_>, at: usize, after: usize, c: char) -> bool {
    let next = text.after(after);
    let between_digits = || text.before(at).is_some_and(is_digit) && next.is_some_and(is_digit);
    match c {
        // `1,000`, `12:30`, `a:b`; and a face such as `:)`.
        ',' | ';' | ':' => {
            next.is_none_or(|c| !c.is_ascii_graphic() || matches!(c, '"' | '\''))
                && !between_digits()
        }
        '，' | '：' => !between_digits(),
        '!' | '?' => next.is_none_or(|c| !c.is_ascii_graphic() || matches!(c, '"' | '\'')),
        // A range is no clause: 8–9, 北京—上海 is left to `——`.
        '–' | '—' => {
            !between_digits()
                && (next == Some(c) || text.before(at) == Some(c) || next == Some(' '))
        }
        _ => is_comma(c) || is_firm_stop(c) || is_dash(c) && c != '－' || is_ellipsis(c),
    }
}

/// The end of the title that opens at `at`, if it closes soon.
fn title_end(text: Text<'_>, at: usize, c: char) -> Option<usize> {
    let mark = pairs::opener(c).filter(|mark| mark.class() == Class::Title && c != '<')?;
    let ahead = text.ahead(at, TITLE);
    ahead
        .char_indices()
        .take_while(|&(_, c)| !is_line_end(c))
        .find(|&(_, c)| pairs::closer(c) == Some(mark))
        .map(|(offset, c)| at + offset + c.len_utf8())
}

/// The end of what stays with a mark that ends at `at`: more marks, what closes, white space.
fn behind_mark(text: Text<'_>, at: usize, end: usize) -> usize {
    let mut at = at;
    while at < end {
        let Some(c) = text.after(at) else { return end };
        let closes = pairs::closer(c).is_some()
            && (pairs::opener(c).is_none() || !opens(text, at + c.len_utf8()));
        if !(closes || is_firm_stop(c) || is_ellipsis(c) || is_dash(c) || c.is_whitespace()) {
            return at;
        }
        at += c.len_utf8();
        if c.is_whitespace() {
            let rest = text.part(at, end);
            return end - rest.trim_start().len();
        }
    }
    end
}

/// Whether an undirected mark that ends at `after` opens: a letter follows it.
fn opens(text: Text<'_>, after: usize) -> bool {
    text.after(after).is_some_and(is_word)
}
