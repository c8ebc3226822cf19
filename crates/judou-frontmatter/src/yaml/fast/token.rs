//! Keys, scalars and comments on one line.

use alloc::borrow::Cow;
use alloc::string::String;

use super::{Node, Parser, Start};
use crate::run::run_end;
use crate::value::{Data, Style};
use crate::yaml::scalar;

/// The first bytes of characters among which some are no text in YAML.
const LEADS: [u8; 3] = [0xC2, 0xE2, 0xEF];

/// What a byte may mean in text.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    /// Nothing but itself.
    Plain,
    /// A line break or a control character.
    Control,
    /// `:`
    Colon,
    /// `#`
    Hash,
    /// `, [ ] { }` and other indicators, which end or begin something in some places.
    Indicator,
    /// The first byte of characters among which some are no text in YAML.
    Lead,
}

#[expect(clippy::indexing_slicing, reason = "runs in the compiler, which would refuse to build it")]
const CLASSES: [Class; 256] = {
    let mut classes = [Class::Plain; 256];
    let mut byte = 0;
    while byte < 256 {
        classes[byte] = match byte as u8 {
            0..=0x1F | 0x7F => Class::Control,
            b':' => Class::Colon,
            b'#' => Class::Hash,
            b',' | b'[' | b']' | b'{' | b'}' | b'&' | b'*' | b'!' | b'|' | b'>' | b'\'' | b'"'
            | b'%' | b'@' | b'`' | b'?' => Class::Indicator,
            0xC2 | 0xE2 | 0xEF => Class::Lead,
            _ => Class::Plain,
        };
        byte += 1;
    }
    classes
};

fn class(byte: u8) -> Class {
    CLASSES.get(usize::from(byte)).copied().unwrap_or(Class::Control)
}

impl<'a> Parser<'a, '_> {
    /// Behind the line break at `at`.
    pub(super) fn line_break(&self, at: usize) -> Option<usize> {
        match (self.byte(at)?, self.byte(at + 1)) {
            (b'\n', _) => Some(at + 1),
            (b'\r', Some(b'\n')) => Some(at + 2),
            _ => None,
        }
    }

    /// Behind the line whose rest, from `at` on, is blank or a comment.
    pub(super) fn line_end(&self, at: usize) -> Option<usize> {
        let rest = self.spaces(at);
        if self.byte(rest)? == b'#' && rest > at {
            return self.comment(rest);
        }
        self.line_break(rest)
    }

    /// Behind the line whose rest is the comment at `at`.
    pub(super) fn comment(&self, mut at: usize) -> Option<usize> {
        loop {
            at = run_end(self.bytes, at, LEADS);
            let byte = self.byte(at)?;
            match class(byte) {
                Class::Control if byte == b'\n' || byte == b'\r' => return self.line_break(at),
                Class::Control => return None,
                Class::Lead if self.is_odd(at) => return None,
                _ => at += 1,
            }
        }
    }

    /// Whether the character whose first byte stands at `at` is one that YAML takes for a line break,
    /// a byte order mark or no text at all.
    pub(super) fn is_odd(&self, at: usize) -> bool {
        match self.bytes.get(at..) {
            Some([0xC2, next, ..]) => *next < 0xA0,
            Some([0xE2, 0x80, 0xA8 | 0xA9, ..] | [0xEF, 0xBB, 0xBF, ..]) => true,
            Some([0xEF, 0xBF, next, ..]) => *next >= 0xBE,
            _ => false,
        }
    }

    /// What begins at `at`: a key, if a colon behind it makes it one.
    pub(super) fn start(&self, at: usize) -> Option<Start<'a>> {
        let first = self.byte(at)?;
        if first == b'"' || first == b'\'' {
            let (value, end) =
                if first == b'"' { self.double_quoted(at)? } else { self.single_quoted(at)? };
            let Data::String(text) = value.data else { return None };
            let blank = matches!(self.byte(end + 1), Some(b' ' | b'\n' | b'\r'));
            if self.byte(end)? != b':' || !blank || end - at > MAX_KEY {
                return None;
            }
            return Some(Start::Key(self.make_key(text, at, end)?, end));
        }
        let mut end = at;
        loop {
            let byte = self.byte(end)?;
            match class(byte) {
                Class::Plain => end += 1,
                Class::Colon => match self.byte(end + 1)? {
                    b' ' | b'\n' | b'\r' => break,
                    b'\t' => return None,
                    _ => end += 1,
                },
                Class::Control if byte == b'\n' || byte == b'\r' => return Some(Start::Other),
                Class::Hash if self.byte(end.wrapping_sub(1)) == Some(b' ') => {
                    return Some(Start::Other);
                }
                Class::Lead if !self.is_odd(end) => end += 1,
                // Whether these begin a list, a tag or a template is for others to say; a scalar may
                // hold them.
                Class::Hash | Class::Indicator if end > at => end += 1,
                _ => return None,
            }
        }
        if !starts_plain(first, self.byte(at + 1)) || end - at > MAX_KEY {
            return None;
        }
        let text = self.text.get(at..end)?;
        if text.ends_with(' ') || text == "<<" {
            return None;
        }
        Some(Start::Key(self.make_key(Cow::Borrowed(text), at, end)?, end))
    }

    /// A plain scalar that ends with its line.
    pub(super) fn plain(&self, at: usize) -> Option<Node<'a>> {
        if !starts_plain(self.byte(at)?, self.byte(at + 1)) {
            return None;
        }
        let mut end = at;
        loop {
            end = run_end(self.bytes, end, [b':', b'#', 0xC2, 0xE2, 0xEF]);
            let byte = self.byte(end)?;
            match class(byte) {
                Class::Plain | Class::Indicator => {}
                Class::Colon => {
                    if matches!(self.byte(end + 1)?, b' ' | b'\t' | b'\n' | b'\r') {
                        return None;
                    }
                }
                Class::Hash => {
                    if self.byte(end - 1) == Some(b' ') {
                        break;
                    }
                }
                Class::Control if byte == b'\n' || byte == b'\r' => break,
                Class::Lead if !self.is_odd(end) => {}
                _ => return None,
            }
            end += 1;
        }
        self.plain_value(at, end)
    }

    /// A plain scalar in a flow list, of characters that have no meaning there.
    pub(super) fn flow_plain(&self, at: usize) -> Option<Node<'a>> {
        if !starts_plain(self.byte(at)?, self.byte(at + 1)) {
            return None;
        }
        let mut end = at;
        loop {
            let byte = self.byte(end)?;
            match class(byte) {
                Class::Plain => {}
                Class::Indicator if byte == b',' || byte == b']' => break,
                Class::Lead if !self.is_odd(end) => {}
                _ => return None,
            }
            end += 1;
        }
        self.plain_value(at, end)
    }

    /// The plain scalar at `at`, with blanks before `end` left out.
    fn plain_value(&self, at: usize, end: usize) -> Option<Node<'a>> {
        let text = self.text.get(at..end)?.trim_end_matches(' ');
        let data = scalar::resolve_by(self.reading.schema, text)
            .unwrap_or(Data::String(Cow::Borrowed(text)));
        self.scalar(data, at, at + text.len(), Style::Plain)
    }

    /// `'…'` on one line.
    pub(super) fn single_quoted(&self, open: usize) -> Option<Node<'a>> {
        let mut doubled = false;
        let mut end = open + 1;
        loop {
            end = run_end(self.bytes, end, [b'\'', 0xC2, 0xE2, 0xEF]);
            let byte = self.byte(end)?;
            match class(byte) {
                Class::Indicator if byte == b'\'' => {
                    if self.byte(end + 1) != Some(b'\'') {
                        break;
                    }
                    doubled = true;
                    end += 1;
                }
                Class::Control => return None,
                Class::Lead if self.is_odd(end) => return None,
                _ => {}
            }
            end += 1;
        }
        let inner = self.text.get(open + 1..end)?;
        let text =
            if doubled { Cow::Owned(inner.replace("''", "'")) } else { Cow::Borrowed(inner) };
        self.scalar(Data::String(text), open, end + 1, Style::SingleQuoted)
    }

    /// `"…"` on one line, with the commonest escapes.
    pub(super) fn double_quoted(&self, open: usize) -> Option<Node<'a>> {
        let mut text = String::new();
        let mut done = open + 1;
        let mut end = done;
        loop {
            end = run_end(self.bytes, end, [b'"', b'\\', 0xC2, 0xE2, 0xEF]);
            let byte = self.byte(end)?;
            match class(byte) {
                Class::Indicator if byte == b'"' => break,
                Class::Control => return None,
                Class::Lead if self.is_odd(end) => return None,
                Class::Plain if byte == b'\\' => {
                    text.push_str(self.text.get(done..end)?);
                    text.push(match self.byte(end + 1)? {
                        b'"' => '"',
                        b'\\' => '\\',
                        b'n' => '\n',
                        b't' => '\t',
                        _ => return None,
                    });
                    end += 1;
                    done = end + 1;
                }
                _ => {}
            }
            end += 1;
        }
        let rest = self.text.get(done..end)?;
        let text = if done == open + 1 {
            Cow::Borrowed(rest)
        } else {
            text.push_str(rest);
            Cow::Owned(text)
        };
        self.scalar(Data::String(text), open, end + 1, Style::DoubleQuoted)
    }
}

/// The full parser looks no further than 1024 characters for the colon of a key.
const MAX_KEY: usize = 1000;

/// Whether a plain scalar may begin so; `-` only before a digit, as in a negative number.
fn starts_plain(first: u8, second: Option<u8>) -> bool {
    match first {
        b'-' => second.is_some_and(|byte| byte.is_ascii_digit()),
        b' ' | b'=' => false,
        _ => matches!(class(first), Class::Plain | Class::Lead),
    }
}
