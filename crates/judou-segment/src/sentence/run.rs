//! What comes in runs in most texts: sentences that end with plain stops, with nothing open, and between them
//! marks that change nothing.
//!
//! One loop goes over all of it, with what it knows in registers, and writes down where the sentences end; the
//! scanner hands those out one by one. At the first mark that is not told here the run ends, and the scanner
//! asks all of its rules.

use super::event::Event;
use super::pairs::{Class, Mark};
use super::plain::{self, Full, Next, Plain};
use super::scanner::Scanner;
use super::stack::Intro;
use super::text::{Gap, Text};
use super::{BoundaryKind, Reason, face, follow, line};

/// How many ends are written down at a time. A text may be a line, so what it takes to set this up counts.
const ENDS: usize = 16;

/// The end of a sentence, white space after it included.
#[derive(Clone, Copy, Debug)]
pub(super) struct End {
    pub(super) at: usize,
    pub(super) kind: BoundaryKind,
    pub(super) reason: Reason,
    /// How many marks are open there.
    pub(super) depth: u8,
}

/// Ends of sentences that have been found and not handed out yet.
#[derive(Clone, Copy, Debug)]
pub(super) struct Run {
    ends: [End; ENDS],
    len: usize,
    passed: usize,
}

impl Run {
    pub(super) const EMPTY: Self = {
        let none = End { at: 0, kind: BoundaryKind::Stop, reason: Reason::Stop, depth: 0 };
        Self { ends: [none; ENDS], len: 0, passed: 0 }
    };

    /// The next of them.
    #[inline]
    pub(super) fn pop(&mut self) -> Option<End> {
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
    pub(super) const fn has_room(&self) -> bool {
        self.len < ENDS
    }

    #[inline]
    pub(super) fn push(&mut self, at: usize, kind: BoundaryKind, reason: Reason) {
        if let Some(slot) = self.ends.get_mut(self.len) {
            *slot = End { at, kind, reason, depth: 0 };
            self.len += 1;
        }
    }

    /// As `push`, inside a quotation.
    #[inline]
    pub(super) fn push_inside(&mut self, at: usize, kind: BoundaryKind, reason: Reason) {
        if let Some(slot) = self.ends.get_mut(self.len) {
            *slot = End { at, kind, reason, depth: 1 };
            self.len += 1;
        }
    }

    pub(super) const fn len(&self) -> usize {
        self.len
    }

    /// Leaves only the first `len` of them.
    #[inline]
    pub(super) const fn truncate(&mut self, len: usize) {
        if len < self.len {
            self.len = len;
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
        let mut heading = self.heading == Some(true);
        let mut odd = None;
        while self.run.has_room() {
            let (hit, event) = self.scan.next(text, at);
            if hit >= safe {
                at = hit;
                break;
            }
            self.scan.pass(1);
            let plain = match event {
                Event::Stop => plain::stop(text, hit),
                Event::Dot => match plain::dot(text, hit, from) {
                    Full::Plain(plain) => Some(plain),
                    Full::Inside(end) => {
                        (at, seen) = (end, end);
                        continue;
                    }
                    Full::Ellipsis | Full::Other => None,
                },
                _ => None,
            };
            if let Some(Plain { end, next }) = plain
                && (next != Next::BlankLine || starts_line(text, end + 2))
            {
                let mut behind = end + usize::from(next != Next::Letter);
                if next == Next::BlankLine {
                    behind += 1;
                    self.scan.pass(1);
                }
                start = if self.run.is_empty() { from } else { start };
                self.run.push(behind, BoundaryKind::Stop, Reason::Stop);
                // Selected, not branched for: how a stop is followed is as good as random.
                let ends_line = matches!(next, Next::Line | Next::BlankLine);
                line = if ends_line { behind } else { line };
                from = if ends_line { behind } else { end };
                at = behind;
                if ends_line {
                    heading = false;
                    self.scan.pass(1);
                }
            } else if event == Event::Line
                && let Some(gap) = plain_line_break(text, hit)
            {
                let policy = self.options.line_breaks;
                if hit == from {
                    from = gap.next;
                } else if let Some((kind, reason)) =
                    line::read(text, line, heading, hit, gap, policy)
                {
                    start = if self.run.is_empty() { from } else { start };
                    self.run.push(gap.next, kind, reason);
                    from = gap.next;
                }
                (at, line, heading) = (gap.next, gap.next, false);
                self.scan.pass(gap.breaks - 1);
            } else if let Some(end) = self.passes(text, hit, event, from) {
                at = end;
            } else if let Some(told) = self.tell(text, hit, event, from) {
                start = if told.renews { from } else { start };
                (at, from) = (told.at, told.from);
                if told.ends_line {
                    (line, heading) = (from, false);
                }
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
    pub(super) fn passes(
        &mut self,
        text: Text<'_>,
        at: usize,
        event: Event,
        from: usize,
    ) -> Option<usize> {
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
            Class::Bracket => {
                !matches!(text.byte(open.wrapping_sub(1)), b':' | b';')
                    && (mark != Mark::Round || face::kaomoji(text, open).is_none())
            }
            // As part of a clause, or before one.
            Class::Quotation => {
                follow::is_word_next(text, after) || follow::intro(text, from, open) != Intro::Alone
            }
        };
        if passes {
            self.scan.pass(1);
        }
        passes.then_some(after)
    }
}

/// The white space at `at`, if it is a line break or two alone, right behind something, and if the line behind it
/// [starts with a letter](starts_line). `None` says nothing.
#[inline]
fn plain_line_break(text: Text<'_>, at: usize) -> Option<Gap> {
    let breaks = 1 + usize::from(text.byte(at + 1) == b'\n');
    let next = at + breaks;
    let solid = || text.before(at).is_some_and(|c| !c.is_whitespace());
    (text.byte(at) == b'\n' && starts_line(text, next) && solid()).then_some(Gap {
        next,
        breaks,
        far: false,
    })
}

/// Whether a letter, a digit, a quotation or a title starts a line at `at`: then it's no heading and no fence, and no
/// item of a list in circles. `false` says nothing.
#[inline]
pub(super) fn starts_line(text: Text<'_>, at: usize) -> bool {
    match text.byte(at) {
        b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' | b'"' | 0xE4..=0xEE => true,
        // “
        0xE2 => text.bytes(at + 1) == Some(&[0x80, 0x9C]),
        // 「 and its like, with their closing marks.
        0xE3 => match text.byte(at + 1) {
            0x80 => matches!(text.byte(at + 2), 0x88..=0x91),
            second => matches!(second, 0x81..=0x83),
        },
        _ => false,
    }
}
