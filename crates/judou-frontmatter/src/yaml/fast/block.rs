//! Scalars that `|` and `>` begin.

use alloc::borrow::Cow;
use alloc::string::String;

use super::{Node, Parser};
use crate::value::{Data, Style};

/// What becomes of the line breaks at a scalar's end.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Chomp {
    /// One stays.
    Clip,
    /// None stays.
    Strip,
    /// All stay.
    Keep,
}

impl<'a> Parser<'a, '_> {
    /// The block scalar at `at`, whose lines lie further in than column `indent`; takes them.
    pub(super) fn block_scalar(&mut self, at: usize, indent: usize) -> Option<Node<'a>> {
        let folded = self.byte(at) == Some(b'>');
        let (chomp, after) = match self.byte(at + 1)? {
            b'-' => (Chomp::Strip, at + 2),
            b'+' => (Chomp::Keep, at + 2),
            _ => (Chomp::Clip, at + 1),
        };
        // A comment on the line, or a digit that gives the indentation, is rare.
        self.at = self.line_break(self.spaces(after))?;
        let inner = self.spaces(self.at) - self.at;
        if inner <= indent {
            return None;
        }
        let mut text = String::new();
        let mut breaks = 0;
        loop {
            let start = self.spaces(self.at);
            let column = start - self.at;
            match self.byte(start) {
                Some(b'\n' | b'\r') if column <= inner => {
                    // The first line is never empty, since it gives the indentation.
                    if text.is_empty() {
                        return None;
                    }
                    breaks += 1;
                    self.at = self.line_break(start)?;
                    continue;
                }
                Some(b'\n' | b'\r' | b'\t') => return None,
                Some(_) if column >= inner => {}
                Some(_) if column <= indent => break,
                None if column == 0 => break,
                _ => return None,
            }
            if folded && column > inner {
                return None;
            }
            match breaks {
                0 => {}
                1 if folded => text.push(' '),
                _ => text.extend(core::iter::repeat_n('\n', breaks - usize::from(folded))),
            }
            let (content, next) = self.content(self.at + inner)?;
            text.push_str(content);
            self.at = next;
            breaks = 1;
        }
        match chomp {
            Chomp::Strip => {}
            Chomp::Clip => text.push('\n'),
            Chomp::Keep => text.extend(core::iter::repeat_n('\n', breaks)),
        }
        let style = if folded { Style::Folded } else { Style::Literal };
        self.scalar(Data::String(Cow::Owned(text)), at, self.at, style)
    }

    /// The rest of the line from `at` on, and where the next line begins.
    fn content(&self, at: usize) -> Option<(&'a str, usize)> {
        let mut end = at;
        loop {
            match self.byte(end)? {
                b'\n' | b'\r' => break,
                0..=0x1F | 0x7F => return None,
                0xC2 | 0xE2 | 0xEF if self.is_odd(end) => return None,
                _ => end += 1,
            }
        }
        Some((self.text.get(at..end)?, self.line_break(end)?))
    }
}
