//! Paragraphs: runs of lines between blank lines.
//!
//! A line ends at `\n`, `\r\n`, a lone `\r`, or U+2028/U+2029; a line of white space alone is blank
//! and belongs to the paragraph before it, or to the first one if none precedes.

use core::iter::FusedIterator;

use judou_source::Span;

use crate::Spans;

/// Splits `text` into paragraphs: lines that no blank line parts, with the blank lines after them.
///
/// U+2029 ends a paragraph by itself.
///
/// # Examples
///
/// ```
/// let parts: Vec<_> = judou_segment::paragraphs("甲\n乙\n\n　　丙\n").collect();
/// assert_eq!(parts, ["甲\n乙\n\n", "　　丙\n"]);
/// ```
pub fn paragraphs(text: &str) -> Paragraphs<'_> {
    Paragraphs { text, at: 0 }
}

/// Iterator over paragraphs; see [`paragraphs`].
#[derive(Clone, Debug)]
pub struct Paragraphs<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Paragraphs<'a> {
    /// The text that is still to come.
    pub fn as_str(&self) -> &'a str {
        Span::new(self.at, self.text.len()).of(self.text)
    }

    /// The byte spans of the paragraphs still to come.
    pub fn spans(self) -> Spans<Self> {
        let at = self.at;
        Spans::new(self, at)
    }
}

impl<'a> Iterator for Paragraphs<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        if self.at >= self.text.len() {
            return None;
        }
        let start = self.at;
        let mut line = start;
        let mut filled = false; // whether a line with something on it has been seen
        let mut blank = false; // whether a blank line came after it
        let end = loop {
            if line >= self.text.len() {
                break self.text.len();
            }
            let next = line_end(self.text, line);
            let this = Span::new(line, next).of(self.text);
            if this.trim().is_empty() {
                blank = filled;
            } else if blank {
                break line;
            } else {
                filled = true;
            }
            if this.ends_with('\u{2029}') {
                blank = filled;
            }
            line = next;
        };
        self.at = end;
        Some(Span::new(start, end).of(self.text))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let bytes = self.text.len() - self.at;
        (usize::from(bytes > 0), Some(bytes))
    }
}

impl FusedIterator for Paragraphs<'_> {}

/// Where the line that starts at `from` ends, its line ending included.
fn line_end(text: &str, from: usize) -> usize {
    let bytes = text.as_bytes();
    let mut at = from;
    while let Some(rest) = bytes.get(at..) {
        let Some(found) = memchr::memchr3(b'\n', b'\r', 0xE2, rest) else { break };
        at += found;
        match bytes.get(at..at + 3) {
            Some([0xE2, 0x80, 0xA8 | 0xA9]) => return at + 3,
            _ if bytes.get(at) == Some(&b'\n') => return at + 1,
            _ if bytes.get(at) == Some(&b'\r') => {
                return at + if bytes.get(at + 1) == Some(&b'\n') { 2 } else { 1 };
            }
            _ => at += 1,
        }
    }
    text.len()
}
