//! Emphasis by marks of Markdown, which stand in plain text too.

use super::text::Text;

/// Markdown emphasis that is open: `*`, `**`, `~~`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Emphasis(u8);

impl Emphasis {
    pub(super) const NONE: Self = Self(0);

    pub(super) const fn is_open(self) -> bool {
        self.0 != 0
    }

    /// Notes the run of `*` or `~` at `at`; gives its end.
    pub(super) fn mark(&mut self, text: Text<'_>, at: usize) -> usize {
        let c = text.byte(at);
        let (bits, end) = Self::run(text, at, c);
        let before = text.before(at).is_none_or(char::is_whitespace);
        let after = text.after(end).is_none_or(char::is_whitespace);
        // A run with blanks on both sides is a bullet or a multiplication.
        if bits != 0 && !(before && after) {
            self.0 ^= bits;
        }
        end
    }

    /// If emphasis that is open closes at `at`, closes it; gives where.
    pub(super) fn close(&mut self, text: Text<'_>, at: usize) -> Option<usize> {
        let c = text.byte(at);
        if !matches!(c, b'*' | b'~' | b'_') {
            return None;
        }
        let (bits, end) = Self::run(text, at, c);
        if bits != 0 && self.0 & bits == bits {
            self.0 &= !bits;
            return Some(end);
        }
        // Not opened in what has been read: it closes only if it cannot open.
        let after = text.after(end).is_none_or(char::is_whitespace);
        (after && end - at <= 3).then_some(end)
    }

    fn run(text: Text<'_>, at: usize, c: u8) -> (u8, usize) {
        let mut end = at;
        while text.byte(end) == c && end - at < 8 {
            end += 1;
        }
        let bits = match (c, end - at) {
            (b'*', 1) => 1,
            (b'*', 2) => 2,
            (b'*', 3) => 3,
            (b'~', 2) => 4,
            (b'_', 1) => 8,
            (b'_', 2) => 16,
            _ => 0,
        };
        (bits, end)
    }
}
