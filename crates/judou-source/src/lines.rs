//! Lines with their endings, and the byte order mark.
//!
//! `\n`, `\r\n` and a lone `\r` end a line; U+0085, U+2028 and U+2029 do not, as in Markdown, YAML
//! and editors' line numbers. Numbering offsets is [`crate::LineIndex`]'s job.

use core::iter::FusedIterator;

use memchr::memchr2;

use crate::Span;

/// What ends a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "lowercase"))]
pub enum LineEnding {
    /// Nothing: the text ends.
    None,
    /// `\n`.
    Lf,
    /// `\r\n`.
    CrLf,
    /// `\r` that no `\n` follows.
    Cr,
}

impl LineEnding {
    /// The ending as text.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::None => "",
            Self::Lf => "\n",
            Self::CrLf => "\r\n",
            Self::Cr => "\r",
        }
    }

    /// Its length in bytes.
    pub const fn len(self) -> usize {
        self.as_str().len()
    }

    /// Whether it is [`LineEnding::None`].
    pub const fn is_empty(self) -> bool {
        matches!(self, Self::None)
    }
}

/// One line of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Line {
    /// The line without its ending.
    pub span: Span,
    /// What ends it.
    pub ending: LineEnding,
}

impl Line {
    /// The line with its ending.
    ///
    /// # Examples
    ///
    /// ```
    /// use judou_source::{Span, lines};
    ///
    /// let line = lines("句\r\n读").next().unwrap();
    /// assert_eq!((line.span, line.full()), (Span::new(0, 3), Span::new(0, 5)));
    /// ```
    pub const fn full(self) -> Span {
        Span { start: self.span.start, end: self.span.end + self.ending.len() }
    }

    /// The line's text without its ending.
    pub fn of(self, text: &str) -> &str {
        self.span.of(text)
    }
}

/// Gives the lines of `text`, whose full spans tile it.
///
/// An empty text has no line, and a last line ending opens no further one.
///
/// # Examples
///
/// ```
/// use judou_source::{LineEnding, lines};
///
/// let text = "一\n\r\n三\r四";
/// let found: Vec<_> = lines(text).map(|line| (line.of(text), line.ending)).collect();
/// assert_eq!(found, [
///     ("一", LineEnding::Lf),
///     ("", LineEnding::CrLf),
///     ("三", LineEnding::Cr),
///     ("四", LineEnding::None),
/// ]);
/// ```
pub fn lines(text: &str) -> Lines<'_> {
    lines_in(text, Span::whole(text))
}

/// Gives the lines of the part of `text` that `span` covers, with spans into all of `text`.
///
/// The part is taken for a text of its own: what stands before or after it on its first or last
/// line is no concern of it. Ends of `span` that are out of bounds or inside a character are moved
/// as [`Span::of`] moves them.
///
/// # Examples
///
/// ```
/// use judou_source::{Span, lines_in};
///
/// let text = "---\n---\n甲：你好\n";
/// let body = Span::new(8, text.len());
/// assert_eq!(lines_in(text, body).next().unwrap().span, Span::new(8, 20));
/// ```
pub fn lines_in(text: &str, span: Span) -> Lines<'_> {
    let span = span.floor(text);
    Lines { rest: span.of(text), at: span.start }
}

/// The iterator that [`lines`] and [`lines_in`] return.
#[derive(Clone, Debug)]
pub struct Lines<'t> {
    rest: &'t str,
    /// Offset of `rest` in the text.
    at: usize,
}

impl<'t> Lines<'t> {
    /// What is not yet iterated over.
    pub const fn as_str(&self) -> &'t str {
        self.rest
    }

    /// Offset of the next line.
    pub const fn offset(&self) -> usize {
        self.at
    }
}

impl Iterator for Lines<'_> {
    type Item = Line;

    #[inline]
    fn next(&mut self) -> Option<Line> {
        let bytes = self.rest.as_bytes();
        let (len, ending) = match bytes {
            [] => return None,
            // An empty line needs no search.
            [b'\n', ..] => (0, LineEnding::Lf),
            _ => match memchr2(b'\n', b'\r', bytes) {
                None => (bytes.len(), LineEnding::None),
                Some(at) if bytes.get(at) == Some(&b'\n') => (at, LineEnding::Lf),
                Some(at) if bytes.get(at + 1) == Some(&b'\n') => (at, LineEnding::CrLf),
                Some(at) => (at, LineEnding::Cr),
            },
        };
        let line = Line { span: Span::new(self.at, self.at + len), ending };
        self.rest = self.rest.get(len + ending.len()..).unwrap_or_default();
        self.at += len + ending.len();
        Some(line)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (usize::from(!self.rest.is_empty()), Some(self.rest.len()))
    }
}

impl FusedIterator for Lines<'_> {}

/// The span of the byte order mark that `text` begins with, if it does.
///
/// # Examples
///
/// ```
/// use judou_source::{Span, bom};
///
/// assert_eq!(bom("\u{feff}# 标题"), Some(Span::new(0, 3)));
/// assert_eq!(bom("# 标题\u{feff}"), None);
/// ```
pub fn bom(text: &str) -> Option<Span> {
    text.starts_with('\u{feff}').then_some(Span { start: 0, end: '\u{feff}'.len_utf8() })
}

#[cfg(test)]
mod tests {
    use alloc::vec::Vec;

    use super::*;

    #[test]
    fn line_cases() {
        use LineEnding::{Cr, CrLf, Lf, None};
        let cases: [(&str, &[(&str, LineEnding)]); 8] = [
            ("", &[]),
            ("一", &[("一", None)]),
            ("\n", &[("", Lf)]),
            ("a\n", &[("a", Lf)]), // a last ending opens no further line
            ("\n\r", &[("", Lf), ("", Cr)]), // not an ending of its own
            ("\r\r\n", &[("", Cr), ("", CrLf)]), // a CR before a CRLF stands alone
            ("a\u{2028}b\u{85}c", &[("a\u{2028}b\u{85}c", None)]),
            ("\u{feff}a\r\nb", &[("\u{feff}a", CrLf), ("b", None)]),
        ];
        for (text, expected) in cases {
            let found: Vec<_> = lines(text).map(|line| (line.of(text), line.ending)).collect();
            assert_eq!(found, expected, "text {text:?}");
        }
    }

    #[test]
    fn a_part_is_a_text_of_its_own() {
        let text = "一\r\n二\n三";
        let cases: [(Span, &[&str]); 5] = [
            (Span::new(3, 4), &["\r"]), // the `\n` lies outside
            (Span::new(4, 9), &["\n", "二\n"]),
            (Span::new(9, 99), &["三"]),
            (Span::new(6, 10), &["二\n"]), // both ends move down to boundaries
            (Span::new(50, 60), &[]),
        ];
        for (span, expected) in cases {
            let found: Vec<_> = lines_in(text, span).map(|line| line.full().of(text)).collect();
            assert_eq!(found, expected, "span {span:?}");
        }
    }

    #[test]
    fn iteration_knows_where_it_is() {
        let mut lines = lines("一\n二\n");
        assert_eq!((lines.offset(), lines.size_hint()), (0, (1, Some(8))));
        lines.next();
        assert_eq!((lines.offset(), lines.as_str()), (4, "二\n"));
        lines.next();
        assert_eq!((lines.offset(), lines.next(), lines.size_hint()), (8, None, (0, Some(0))));
    }
}
