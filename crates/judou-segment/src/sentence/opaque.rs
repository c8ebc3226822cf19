//! What is passed over whole, whatever stands in it: URLs, code spans, tags.

use super::class::{is_cjk, is_line_end};
use super::text::Text;

/// How much of a URL is passed over at once; what is longer is read as text from there.
const URL: usize = 1024;

/// How far the end of a code span is looked for.
const CODE: usize = 256;

/// The end of the URL whose `://` stands at `at`, without the punctuation that ends its sentence.
pub(super) fn url(text: Text<'_>, at: usize) -> Option<usize> {
    if !text.has(at, "://") || !text.before(at).is_some_and(|c| c.is_ascii_alphanumeric()) {
        return None;
    }
    let start = at + 3;
    let ahead = text.ahead(start, URL).as_bytes();
    let mut depth = 0_usize;
    let mut len = 0;
    for &byte in ahead {
        match byte {
            b'(' => depth += 1,
            b')' if depth == 0 => break,
            b')' => depth -= 1,
            b'"' | b'\'' | b'<' | b'>' | b'`' | b'|' | b'*' | b'\\' | b'{' | b'}' | b'[' | b']' => {
                break;
            }
            0x21..=0x7E => {}
            _ => break,
        }
        len += 1;
    }
    while let Some(b'.' | b',' | b';' | b':' | b'!' | b'?') =
        ahead.get(..len).and_then(|url| url.last())
    {
        len -= 1;
    }
    Some(start + len)
}

/// The end of the code span that opens at `at`; just after its marks if it does not close on its line.
pub(super) fn code(text: Text<'_>, at: usize) -> usize {
    let mut open = at;
    while text.byte(open) == b'`' && open - at < 8 {
        open += 1;
    }
    let marks = text.part(at, open);
    let ahead = text.ahead(open, CODE);
    let line = ahead.find(is_line_end).and_then(|end| ahead.get(..end)).unwrap_or(ahead);
    line.find(marks).map_or(open, |found| open + found + marks.len())
}

/// Whether the `<` at `at` opens a tag or a title in angle brackets: a `>` closes it on its line.
pub(super) fn angle(text: Text<'_>, at: usize) -> bool {
    let ahead = text.ahead(at + 1, 120);
    let starts = ahead
        .chars()
        .next()
        .is_some_and(|c| c.is_alphabetic() || is_cjk(c) || matches!(c, '/' | '!'));
    starts
        && ahead.find('>').is_some_and(|end| {
            !ahead.get(..end).unwrap_or("").contains(|c| c == '<' || is_line_end(c))
        })
}
