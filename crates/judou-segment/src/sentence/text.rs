//! Total access to a text by byte offset: no call here panics, whatever the offset.

use judou_source::Span;

/// How many bytes of white space are looked across when it matters what stands behind it.
///
/// A wider gap than this parts sentences by itself; the bound keeps look-ahead constant.
pub(super) const GAP: usize = 96;

/// A text that is asked for characters, bytes and parts by offset.
#[derive(Clone, Copy, Debug)]
pub(super) struct Text<'a>(pub(super) &'a str);

/// White space between two things.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Gap {
    /// Offset of what stands behind it.
    pub(super) next: usize,
    /// Line breaks in it; two are a blank line.
    pub(super) breaks: usize,
    /// Whether nothing but white space was found within [`GAP`] bytes, or the text ends.
    pub(super) far: bool,
}

impl<'a> Text<'a> {
    pub(super) fn len(self) -> usize {
        self.0.len()
    }

    /// The byte at `at`; 0 past the end.
    pub(super) fn byte(self, at: usize) -> u8 {
        self.0.as_bytes().get(at).copied().unwrap_or(0)
    }

    /// The `N` bytes from `at` on; `None` if the text ends before.
    #[inline]
    pub(super) fn bytes<const N: usize>(self, at: usize) -> Option<&'a [u8; N]> {
        self.0.as_bytes().get(at..)?.first_chunk()
    }

    /// Whether a character stands at `at` that is told from its first bytes to be no white space.
    #[inline]
    pub(super) fn is_solid(self, at: usize) -> bool {
        match self.byte(at) {
            0xE3 => self.byte(at + 1) > 0x80,
            byte => is_solid(byte),
        }
    }

    /// The part from `start` to `end`, moved down to char boundaries.
    pub(super) fn part(self, start: usize, end: usize) -> &'a str {
        match self.0.get(start..end) {
            Some(part) => part,
            None => Span::new(start, end).of(self.0),
        }
    }

    /// At most `bytes` bytes from `at` on.
    pub(super) fn ahead(self, at: usize, bytes: usize) -> &'a str {
        self.part(at, self.len().min(at.saturating_add(bytes)))
    }

    /// At most `bytes` bytes before `at`, none of them before `floor`.
    pub(super) fn behind(self, at: usize, bytes: usize, floor: usize) -> &'a str {
        let mut start = at.saturating_sub(bytes).max(floor).min(at);
        while start < at && !self.0.is_char_boundary(start) {
            start += 1;
        }
        self.part(start, at)
    }

    /// The character that starts at `at`.
    #[inline]
    pub(super) fn after(self, at: usize) -> Option<char> {
        match self.0.as_bytes().get(at..)? {
            [byte @ ..0x80, ..] => Some(char::from(*byte)),
            [a @ 0xE0..=0xEF, b, c, ..] => three(*a, *b, *c),
            _ => self.0.get(at..)?.chars().next(),
        }
    }

    /// The character that ends at `at`.
    #[inline]
    pub(super) fn before(self, at: usize) -> Option<char> {
        match self.0.as_bytes().get(..at)? {
            [.., byte @ ..0x80] => Some(char::from(*byte)),
            [.., a @ 0xE0..=0xEF, b, c @ 0x80..=0xBF] => three(*a, *b, *c),
            _ => self.0.get(..at)?.chars().next_back(),
        }
    }

    /// Whether `what` starts at `at`.
    pub(super) fn has(self, at: usize, what: &str) -> bool {
        self.0.as_bytes().get(at..).is_some_and(|rest| begins(rest, what.as_bytes()))
    }

    /// The white space from `at` on, at most [`GAP`] bytes of it.
    #[inline]
    pub(super) fn gap(self, at: usize) -> Gap {
        if self.is_solid(at) {
            return Gap { next: at, breaks: 0, far: false };
        }
        self.white_space(at)
    }

    fn white_space(self, at: usize) -> Gap {
        let mut next = at;
        let mut breaks = 0;
        loop {
            let byte = self.byte(next);
            if is_solid(byte) {
                return Gap { next, breaks, far: false };
            }
            if next >= self.len() || next - at > GAP {
                return Gap { next, breaks, far: true };
            }
            if byte == b' ' || byte == b'\n' {
                breaks += usize::from(byte == b'\n');
                next += 1;
                continue;
            }
            match self.after(next) {
                Some('\r') if self.byte(next + 1) == b'\n' => next += 1,
                Some('\r' | '\u{2028}') => {
                    breaks += 1;
                    next += self.width(next);
                }
                Some('\u{2029}') => {
                    breaks += 2;
                    next += 3;
                }
                Some(c) if c.is_whitespace() => next += c.len_utf8(),
                _ => return Gap { next, breaks, far: false },
            }
        }
    }

    /// Where a sentence whose last mark ends at `at` hands over to the next one: behind the white space,
    /// but before the indentation of a new line. The text's last white space is all its own.
    #[inline]
    pub(super) fn handover(self, at: usize) -> usize {
        // Nothing, one blank, or line breaks alone: as between most sentences.
        let mut next = at + usize::from(self.byte(at) == b' ');
        while self.byte(next) == b'\n' {
            next += 1;
        }
        if self.is_solid(next) {
            return next;
        }
        let rest = self.part(at, self.len());
        let blank = rest.len() - rest.trim_start().len();
        if blank == rest.len() {
            return self.len();
        }
        let line = rest.get(..blank).and_then(|blank| {
            blank.rfind(['\n', '\r', '\u{2028}', '\u{2029}']).map(|found| at + found)
        });
        line.map_or(at + blank, |line| line + self.width(line))
    }

    /// Length in bytes of the character at `at`; at least 1.
    pub(super) fn width(self, at: usize) -> usize {
        // A lead byte starts with as many ones; which it is would be a guess.
        (self.byte(at).leading_ones() as usize).max(1)
    }
}

/// Whether `text` starts with one of `words`.
pub(super) fn starts_with_any(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| begins(text.as_bytes(), word.as_bytes()))
}

/// As `starts_with`, for words that are short and seldom there: calling for the comparison would cost more
/// than its bytes.
#[inline]
fn begins(text: &[u8], word: &[u8]) -> bool {
    text.len() >= word.len() && text.iter().zip(word).all(|(a, b)| a == b)
}

/// Whether a character that starts with `byte` is never white space: ASCII above the blank; Han, Hangul
/// and fullwidth forms, but not U+3000.
pub(super) const fn is_solid(byte: u8) -> bool {
    byte >= 0xE4 || byte > b' ' && byte < 0x80
}

/// The character of three bytes, which make up most of a CJK text.
#[inline]
fn three(a: u8, b: u8, c: u8) -> Option<char> {
    char::from_u32(u32::from(a & 0xF) << 12 | u32::from(b & 0x3F) << 6 | u32::from(c & 0x3F))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gap_cases() {
        let cases = [
            ("", 0, 0, true),
            ("a", 0, 0, false),
            (" \u{3000}a", 4, 0, false),
            ("\r\na", 2, 1, false),
            ("\n \n甲", 3, 2, false),
            ("\u{2029}a", 3, 2, false),
            ("\u{feff}a", 0, 0, false), // a BOM is no white space
        ];
        for (text, next, breaks, far) in cases {
            assert_eq!(Text(text).gap(0), Gap { next, breaks, far }, "text {text:?}");
        }
    }

    #[test]
    fn offsets_out_of_bounds_or_inside_a_character_give_nothing() {
        let text = Text("句读");
        assert_eq!(
            (text.byte(9), text.after(1), text.after(6), text.before(4)),
            (0, None, None, None)
        );
        assert_eq!((text.part(1, 99), text.ahead(3, 2), text.behind(6, 4, 0)), ("句读", "", "读"));
    }
}
