//! The bytes that may be looked at, as lines.

/// The beginning of a document, up to the bound.
pub(super) struct Window<'a> {
    pub(super) bytes: &'a [u8],
    /// Whether the document goes on behind it, so that its end is not the end of a line.
    pub(super) cut: bool,
}

/// One line: its content's end, and where the next begins.
pub(super) struct Line {
    pub(super) end: usize,
    pub(super) next: usize,
}

impl<'a> Window<'a> {
    /// The first `max` of `bytes`, behind which there may be `more`.
    pub(super) fn new(bytes: &'a [u8], max: usize, more: bool) -> Self {
        match bytes.get(..max) {
            Some(head) if head.len() < bytes.len() => Self { bytes: head, cut: true },
            _ => Self { bytes, cut: more },
        }
    }

    pub(super) fn from(&self, at: usize) -> &'a [u8] {
        self.bytes.get(at..).unwrap_or(&[])
    }

    /// The offset of the first byte from `at` on that is neither a blank nor a tab.
    pub(super) fn skip_blanks(&self, at: usize) -> usize {
        at + self.from(at).iter().take_while(|&&b| b == b' ' || b == b'\t').count()
    }

    /// The line that ends at or behind `at`; `None` if the window is cut before its end.
    pub(super) fn line(&self, at: usize) -> Option<Line> {
        match memchr::memchr2(b'\n', b'\r', self.from(at)) {
            Some(offset) => self.line_end(at + offset),
            None => self.line_end(self.bytes.len()),
        }
    }

    /// The line that ends exactly at `at`, if a line does.
    pub(super) fn line_end(&self, at: usize) -> Option<Line> {
        match self.bytes.get(at) {
            Some(b'\n') => Some(Line { end: at, next: at + 1 }),
            Some(b'\r') => match self.bytes.get(at + 1) {
                Some(b'\n') => Some(Line { end: at, next: at + 2 }),
                // The `\n` of a `\r\n` may lie just behind the bound.
                None if self.cut => None,
                _ => Some(Line { end: at, next: at + 1 }),
            },
            None if !self.cut => Some(Line { end: at, next: at }),
            _ => None,
        }
    }

    /// The line that nothing but blanks fills, from `at` on.
    pub(super) fn blank_line(&self, at: usize) -> Option<Line> {
        self.line_end(self.skip_blanks(at))
    }

    /// The line that holds exactly `text`, and perhaps blanks behind it.
    pub(super) fn line_of(&self, at: usize, text: &[u8]) -> Option<Line> {
        self.from(at).starts_with(text).then(|| self.blank_line(at + text.len())).flatten()
    }
}
