//! Paragraphs: runs of lines between blank lines.
//!
//! A line ends at `\n`, `\r\n`, a lone `\r`, or U+2028/U+2029; a line of white space alone is blank
//! and belongs to the paragraph before it, or to the first one if none precedes. Only line ends that may have
//! white space behind them are looked at: a vector search ([`crate::search`]) finds them.

use core::iter::FusedIterator;

use judou_source::Span;

use crate::Spans;
use crate::search::{Places, Search, Window};
use crate::vector::{BLOCK, Vectors};

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
    Paragraphs { text, at: 0, breaks: Breaks::new() }
}

/// Iterator over paragraphs; see [`paragraphs`].
#[derive(Clone, Debug)]
pub struct Paragraphs<'a> {
    text: &'a str,
    at: usize,
    breaks: Breaks,
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
        let start = self.at;
        if start >= self.text.len() {
            return None;
        }
        // Blank lines before all else belong to the first paragraph.
        let filled = if start == 0 { skip_white(self.text, 0) } else { start };
        self.at = end_after(self.text, &mut self.breaks, filled);
        Some(Span::new(start, self.at).of(self.text))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let bytes = self.text.len() - self.at;
        (usize::from(bytes > 0), Some(bytes))
    }
}

impl FusedIterator for Paragraphs<'_> {}

/// Where the paragraph ends that has a line with something on it at `filled`.
fn end_after(text: &str, breaks: &mut Breaks, filled: usize) -> usize {
    let mut at = filled;
    loop {
        let place = breaks.at(text.as_bytes(), at);
        if place >= text.len() {
            return text.len();
        }
        at = place + 1;
        // Most paragraphs are parted by two line ends alone.
        let around = place.checked_sub(1).and_then(|start| text.as_bytes().get(start..at + 1));
        if let Some(&[b'\n', b'\n', 0x21..=0x7F | 0xE4..=0xED]) = around {
            return at;
        }
        let (line_end, separator) = line_end(text.as_bytes(), place);
        let next = skip_white(text, line_end);
        if next == text.len() {
            return next;
        }
        let gap = Span::new(line_end, next).of(text);
        let last =
            gap.char_indices().rfind(|&(_, c)| matches!(c, '\n' | '\r' | '\u{2028}' | '\u{2029}'));
        match last {
            Some((at, c)) => return line_end + at + c.len_utf8(),
            None if separator => return line_end,
            None => {}
        }
    }
}

/// Where the line ends that made `place` be found, and whether U+2029 ends it.
fn line_end(text: &[u8], place: usize) -> (usize, bool) {
    let behind = place.checked_sub(2).and_then(|start| text.get(start..=place));
    match behind {
        Some(&[0xE2, 0x80, last @ (0xA8 | 0xA9)]) => (place + 1, last == 0xA9),
        Some(&[b'\n' | b'\r', 0xE3, 0x80]) => (place - 1, false),
        _ => (place, false),
    }
}

/// Where the white space at `at` ends.
fn skip_white(text: &str, at: usize) -> usize {
    let rest = Span::new(at, text.len()).of(text);
    text.len() - rest.trim_start().len()
}

/// Where lines end with what may be white space behind them: the first byte of that, the second of U+3000; or the
/// last byte of U+2028 and U+2029.
type Breaks = Places<Break>;

/// What [`Breaks`] are looked for by.
#[derive(Clone, Debug)]
struct Break;

impl Search for Break {
    const FEW: usize = 0;

    #[inline(always)]
    #[expect(clippy::inline_always, reason = "part of what is compiled for wider vectors")]
    #[expect(clippy::indexing_slicing, reason = "the arrays are as long as the constant bound")]
    #[expect(clippy::needless_bitwise_bool, reason = "a branch would keep it from being vectors")]
    fn hits<V: Vectors>(vectors: V, window: &Window) -> u64 {
        let mut hits = [0; BLOCK];
        for i in 0..BLOCK {
            let (a, b, c) = (window[i], window[i + 1], window[i + 2]);
            // A line does not end between CR and LF.
            let ended = (b == b'\n') | ((b == b'\r') & (c != b'\n'));
            let white = (c <= b' ') | (c == 0xC2) | (c == 0xE1) | (c == 0xE2);
            let wide = ((a == b'\n') | (a == b'\r')) & (b == 0xE3) & (c == 0x80);
            let separator = (a == 0xE2) & (b == 0x80) & (c & 0xFE == 0xA8);
            hits[i] = 0_u8.wrapping_sub(u8::from((ended & white) | wide | separator));
        }
        vectors.mask(&hits)
    }
}
