//! What comes in runs in most texts: sentences that end with plain stops, with nothing open, and between them
//! marks that change nothing.
//!
//! One loop goes over all of it, with what it knows in registers, and writes down where the sentences end; the
//! scanner hands those out one by one. At the first mark that is not told here the run ends, and the scanner
//! asks all of its rules.

use super::event::Event;
use super::full_stop::{self, Dot};
use super::pairs::{Class, Mark};
use super::plain::{self, Next, Plain};
use super::scanner::Scanner;
use super::stack::Intro;
use super::text::Text;
use super::{follow, tail};

/// How many ends are written down at a time. A text may be a line, so what it takes to set this up counts.
const ENDS: usize = 16;

/// Ends of sentences, white space after them included, that have been found and not handed out yet.
#[derive(Clone, Copy, Debug)]
pub(super) struct Run {
    ends: [usize; ENDS],
    len: usize,
    passed: usize,
}

impl Run {
    pub(super) const EMPTY: Self = Self { ends: [0; ENDS], len: 0, passed: 0 };

    /// The next of them.
    #[inline]
    pub(super) fn pop(&mut self) -> Option<usize> {
        let end = *self.ends.get(..self.len)?.get(self.passed)?;
        self.passed += 1;
        Some(end)
    }

    const fn clear(&mut self) {
        (self.len, self.passed) = (0, 0);
    }

    pub(super) const fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// Whether there is room for one more.
    #[inline]
    const fn has_room(&self) -> bool {
        self.len < ENDS
    }

    #[inline]
    fn push(&mut self, end: usize) {
        if let Some(slot) = self.ends.get_mut(self.len) {
            *slot = end;
            self.len += 1;
        }
    }
}

impl Scanner {
    /// Goes on as long as nothing but plain stops, ends of their lines and marks that change nothing come, with
    /// nothing open and nothing waiting; gives the event that ends the run, if it isn't the end of the text or
    /// the want of room that ends it.
    #[inline(never)]
    pub(super) fn run(&mut self, text: Text<'_>, safe: usize) -> Option<(usize, Event)> {
        self.run.clear();
        let (mut at, mut seen, mut from, mut line) = (self.at, self.seen, self.from, self.line);
        let mut start = from;
        let mut odd = None;
        while self.run.has_room() {
            let (hit, event) = self.scan.next(text, at);
            if hit >= safe {
                at = hit;
                break;
            }
            self.scan.pass();
            let plain = match event {
                Event::Stop => plain::stop(text, hit),
                Event::Dot => plain::dot(text, hit),
                _ => None,
            };
            if let Some(Plain { end, next }) = plain
                && next != Next::BlankLine
            {
                let behind = end + usize::from(next != Next::Letter);
                start = if self.run.is_empty() { from } else { start };
                self.run.push(behind);
                // Selected, not branched for: how a stop is followed is as good as random.
                let ends_line = next == Next::Line;
                line = if ends_line { behind } else { line };
                from = if ends_line { behind } else { end };
                at = behind;
                if ends_line {
                    self.scan.pass();
                }
            } else if event == Event::Line && hit == from && starts_plain(text, hit + 1) {
                (at, from, line) = (hit + 1, hit + 1, hit + 1);
            } else if let Some(end) = self.passes(text, hit, event, from) {
                at = end;
            } else {
                odd = Some((hit, event));
                break;
            }
            seen = at;
        }
        match self.run.len {
            0 => {}
            1 => self.end_of(text, start),
            // A letter stands behind each of them, so it's nothing but the first sentence that a number may open.
            _ => (self.circled, self.silent) = (false, false),
        }
        if line != self.line {
            (self.line, self.heading) = (line, Some(false));
        }
        (self.at, self.from, self.seen) = (at, from, seen);
        odd
    }

    /// The end of what the event at `at` begins, if it is nothing to the sentence that starts at `from`, with
    /// nothing open; `None` says nothing.
    #[inline]
    fn passes(&mut self, text: Text<'_>, at: usize, event: Event, from: usize) -> Option<usize> {
        let after = at + text.width(at);
        match event {
            Event::Open(mark) => self.pair(text, at, mark, from),
            // It closes nothing, unless it is the mouth of a face.
            Event::Close(_) => {
                let eyes = text.byte(at.wrapping_sub(1));
                (!matches!(eyes, b';' | b'=' | b'-')).then_some(after)
            }
            Event::TwoFaced => match text.bytes(at.checked_sub(1)?) {
                // “
                Some([_, 0xE2, 0x80, 0x9C]) => self.pair(text, at, Mark::Double, from),
                // `don't`
                Some([a, b'\'', b, _])
                    if a.is_ascii_alphanumeric() && b.is_ascii_alphanumeric() =>
                {
                    Some(after)
                }
                _ => None,
            },
            Event::Dot => match full_stop::read(text, at, from) {
                Dot::Inside(end) => Some(end),
                _ => None,
            },
            Event::Colon => {
                (!matches!(text.byte(after), b'/' | b')' | b'D' | b'-')).then_some(after)
            }
            _ => None,
        }
    }

    /// The end of the marks that open at `open`, if nothing that counts stands between them, and they end
    /// nothing either.
    #[inline]
    fn pair(&mut self, text: Text<'_>, open: usize, mark: Mark, from: usize) -> Option<usize> {
        let inner = open + text.width(open);
        let (close, next) = self.scan.next(text, inner);
        if next != Event::Close(mark) {
            return None;
        }
        let after = close + text.width(close);
        let passes = match mark.class() {
            Class::Title => mark != Mark::Angle,
            // Han, kana but for those of faces, letters but for those of `:D`.
            Class::Bracket => {
                !tail::may_be_face(text, inner)
                    && !matches!(text.byte(open.wrapping_sub(1)), b':' | b';')
            }
            // As part of a clause, or before one.
            Class::Quotation => {
                follow::is_word_next(text, after) || follow::intro(text, from, open) != Intro::Alone
            }
        };
        if passes {
            self.scan.pass();
        }
        passes.then_some(after)
    }
}

/// Whether a line that starts at `at` starts with a letter or a digit and is told by that to be no heading, no
/// fence and no item of a list in circles; `false` says nothing.
#[inline]
fn starts_plain(text: Text<'_>, at: usize) -> bool {
    match text.byte(at) {
        b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' | 0xE4..=0xEE => true,
        0xE3 => matches!(text.byte(at + 1), 0x81..=0x83),
        _ => false,
    }
}
