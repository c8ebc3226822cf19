//! Quotations that a run goes over: read in one go, from the mark that opens to what stands behind the one that
//! closes.
//!
//! What is inside is told as in a run. Where the quotation belongs is judged by the same rules as that of any other,
//! but nothing is pushed, proposed and taken back in between. What is odd inside, or behind, leaves it to them.

use super::ellipsis;
use super::event::Event;
use super::full_stop::{self, Dot};
use super::pairs::Mark;
use super::plain::{self, Full, Next, Plain};
use super::quotation::Verdict;
use super::scanner::Scanner;
use super::stack::Frame;
use super::text::Text;
use super::{BoundaryKind, Quotations, Reason, class, follow, run};

/// How far the end of a quotation is looked for, in bytes. It is looked for once more if it isn't found so.
const REACH: usize = 1024;

/// How many marks may stand inside.
const MARKS: usize = 24;

/// What a quotation is to the sentence that it stands in.
#[derive(Clone, Copy, Debug)]
pub(super) enum Quoted {
    /// The sentence goes on behind it.
    Inside {
        /// Where it ends.
        at: usize,
        /// Where the sentence starts that goes on.
        from: usize,
        /// Whether sentences inside have been told and taken back.
        retracted: bool,
    },
    /// The sentence ends with it.
    Ends(Plain, BoundaryKind, Reason),
}

/// How a quotation ends.
#[derive(Clone, Copy, Debug)]
struct Closed {
    /// Where, its mark included.
    at: usize,
    /// The kind of the stop right before its mark.
    stop: Option<BoundaryKind>,
    /// Where the last of the sentences inside starts, or that which it stands in.
    from: usize,
    /// Where the one before that starts.
    last: usize,
}

impl Scanner {
    /// What the quotation of `mark` is that opens at `open`, with nothing open, in the sentence that starts at `from`:
    /// sentences inside that stand alone are written down. `None` says nothing, and leaves everything as it was.
    #[inline(never)]
    pub(super) fn quoted(
        &mut self,
        text: Text<'_>,
        open: usize,
        mark: Mark,
        from: usize,
    ) -> Option<Quoted> {
        let common =
            matches!(mark, Mark::Double | Mark::Corner | Mark::WhiteCorner | Mark::Straight);
        if !common || self.options.quotations != Quotations::Attached {
            return None;
        }
        let (place, kept) = (self.scan.place(), self.run.len());
        let frame = Frame { mark, open, from, first: 0, intro: follow::intro(text, from, open) };
        let quoted = self
            .read_quotation(text, &frame)
            .and_then(|closed| self.attach(text, &frame, closed, kept));
        if quoted.is_none() {
            self.scan.go_back(place, open + text.width(open));
            self.run.truncate(kept);
        }
        quoted
    }

    /// Reads the quotation that `frame` opens; writes the sentences in it down that more of it follows.
    #[inline]
    fn read_quotation(&mut self, text: Text<'_>, frame: &Frame) -> Option<Closed> {
        let mut at = frame.open + text.width(frame.open);
        let (mut from, mut last) = (frame.from, frame.from);
        for _ in 0..MARKS {
            let (hit, event) = self.scan.next(text, at);
            if hit - frame.open > REACH {
                return None;
            }
            self.scan.pass(1);
            let mut end = hit + text.width(hit);
            let mut pauses = event == Event::Ellipsis;
            let (plain, kind) = match event {
                Event::Stop => (plain::stop(text, hit), BoundaryKind::Stop),
                Event::Dot => match plain::dot(text, hit, from) {
                    Full::Plain(plain) => (Some(plain), BoundaryKind::Stop),
                    Full::Inside(end) => {
                        at = end;
                        continue;
                    }
                    Full::Ellipsis => {
                        pauses = true;
                        (None, BoundaryKind::Soft)
                    }
                    Full::Other if full_stop::read(text, hit, from) == Dot::Stop => {
                        (None, BoundaryKind::Stop)
                    }
                    Full::Other => return None,
                },
                Event::Ellipsis => (None, BoundaryKind::Soft),
                _ if closes(text, hit, event, frame.mark) => {
                    // A straight mark that a word touches may as well open.
                    let opens = frame.mark == Mark::Straight && follow::is_word_next(text, end);
                    return (!opens).then_some(Closed { at: end, stop: None, from, last });
                }
                Event::Line => return None,
                _ => {
                    at = self.passes(text, hit, event, from)?;
                    continue;
                }
            };
            if let Some(Plain { end, next }) = plain {
                let behind = match next {
                    Next::Letter => end,
                    Next::Blank => end + 1,
                    Next::Line | Next::BlankLine => return None,
                };
                if !self.run.has_room() {
                    return None;
                }
                self.run.push_inside(behind, kind, Reason::Stop);
                (last, from, at) = (from, end, behind);
                continue;
            }
            if pauses {
                end = ellipsis::end(text, hit);
            }
            let (mut close, mut next) = self.scan.next(text, end);
            // `？！`
            if event == Event::Stop && (close, next) == (end, Event::Stop) {
                self.scan.pass(1);
                end += text.width(end);
                (close, next) = self.scan.next(text, end);
            }
            if close == end && closes(text, close, next, frame.mark) {
                self.scan.pass(1);
                let at = end + text.width(end);
                return Some(Closed { at, stop: Some(kind), from, last });
            }
            let passes = pauses
                && (text.after(end).is_some_and(class::is_stop)
                    || !ellipsis::ends_sentence(text, from, hit, end));
            if !passes {
                return None;
            }
            at = end;
        }
        None
    }

    /// Where the quotation belongs that `frame` opened and that ends as `closed` says; `kept` sentences had been
    /// written down before it.
    #[inline]
    fn attach(
        &mut self,
        text: Text<'_>,
        frame: &Frame,
        closed: Closed,
        kept: usize,
    ) -> Option<Quoted> {
        let Closed { at, stop, from, last } = closed;
        let splits = self.run.len() > kept;
        let verdict = self.judge(text, frame, at, stop.is_some(), stop.is_some() || splits);
        let reason = match verdict {
            Verdict::GoesOn | Verdict::GoesOnAsList => {
                if splits && kept == 0 {
                    self.end_of(text, last);
                }
                self.run.truncate(kept);
                return Some(Quoted::Inside { at, from: frame.from, retracted: splits });
            }
            Verdict::GoesOnAlone => return Some(Quoted::Inside { at, from, retracted: false }),
            Verdict::Ends => {
                self.run.truncate(kept);
                Reason::Quotation
            }
            Verdict::EndsAlone => Reason::Turn,
            Verdict::EndsBeforeQuotation => return None,
        };
        let next = plain::next(text, at)?;
        let told = next != Next::BlankLine || run::starts_line(text, at + 2);
        (told && self.run.has_room()).then_some(Quoted::Ends(
            Plain { end: at, next },
            stop.unwrap_or(BoundaryKind::Stop),
            reason,
        ))
    }
}

/// What the mark at `at` opens with nothing open, if it does.
pub(super) fn opened(text: Text<'_>, at: usize, event: Event) -> Option<Mark> {
    match event {
        Event::Open(mark) => Some(mark),
        Event::TwoFaced => match text.bytes(at)? {
            // “
            [0xE2, 0x80, 0x9C] => Some(Mark::Double),
            // Behind a letter it's an inch mark if no word follows.
            [b'"', ..] if text.before(at).is_some_and(|c| c.is_ascii_alphanumeric()) => None,
            [b'"', ..] => Some(Mark::Straight),
            _ => None,
        },
        _ => None,
    }
}

/// Whether `event` at `at` closes a quotation of `mark` that is open.
#[inline]
fn closes(text: Text<'_>, at: usize, event: Event, mark: Mark) -> bool {
    match event {
        Event::Close(closed) => closed == mark,
        Event::TwoFaced => mark == Mark::Straight && text.byte(at) == b'"',
        _ => false,
    }
}
