//! Quotations that a run goes over: read in one go, from the mark that opens to what stands behind the one that
//! closes.
//!
//! What is inside is told as in a run. Where the quotation belongs is judged by the same rules as that of any other,
//! but nothing is pushed, proposed and taken back in between. What is odd inside, or behind, leaves it to them.

use super::ellipsis;
use super::event::Event;
use super::full_stop::{self, Dot};
use super::pairs::{Class, Mark};
use super::plain::{self, Full, Next, Plain};
use super::proposal::Chain;
use super::quotation::{self, Verdict};
use super::scanner::Scanner;
use super::stack::{Frame, Intro};
use super::text::Text;
use super::{BoundaryKind, Quotations, Reason, class, face, follow, run};

/// How far the end of a quotation is looked for, in bytes. It is looked for once more if it isn't found so.
const REACH: usize = 1024;

/// How many quotations may touch.
const TURNS: usize = 6;

/// How many marks may stand inside.
const MARKS: usize = 24;

/// What a quotation is to the sentence that it stands in.
#[derive(Clone, Copy, Debug)]
enum Quoted {
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

/// The same, or a turn before another.
#[derive(Clone, Copy, Debug)]
enum Attached {
    As(Quoted),
    Turn(Plain),
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

impl Closed {
    fn kind(self) -> BoundaryKind {
        self.stop.unwrap_or(BoundaryKind::Stop)
    }
}

/// What a run passes that takes more than a few bytes to tell.
#[derive(Clone, Copy, Debug)]
pub(super) struct Told {
    /// Where the run goes on.
    pub(super) at: usize,
    /// Where the sentence starts that comes next, or goes on.
    pub(super) from: usize,
    /// Whether no sentence is known to have ended that started later than the one before it.
    pub(super) renews: bool,
    /// Whether a line ends there.
    pub(super) ends_line: bool,
}

impl Scanner {
    /// What the event at `at` begins, in the sentence that starts at `from`, with nothing open, if it is marks with
    /// what they enclose, or an ellipsis: the sentences that end with it are written down. `None` says nothing.
    #[inline(never)]
    pub(super) fn tell(
        &mut self,
        text: Text<'_>,
        at: usize,
        event: Event,
        from: usize,
    ) -> Option<Told> {
        let first = self.run.is_empty();
        let (Plain { end, next }, kind, reason) = match event {
            Event::Dot | Event::Ellipsis => {
                if event == Event::Dot && full_stop::read(text, at, from) != Dot::Ellipsis {
                    return None;
                }
                match plain::pause(text, at, from) {
                    Full::Plain(plain) => (plain, BoundaryKind::Soft, Reason::Ellipsis),
                    Full::Inside(at) => {
                        return Some(Told { at, from, renews: false, ends_line: false });
                    }
                    Full::Other | Full::Ellipsis => return None,
                }
            }
            _ => match self.quoted(text, at, opened(text, at, event)?, from)? {
                Quoted::Ends(plain, kind, reason) => (plain, kind, reason),
                Quoted::Inside { at, from, retracted } => {
                    return Some(Told { at, from, renews: first || retracted, ends_line: false });
                }
            },
        };
        let (white, breaks) = match next {
            Next::Letter => (0, 0),
            Next::Blank => (1, 0),
            Next::Line => (1, 1),
            Next::BlankLine if run::starts_line(text, end + 2) => (2, 2),
            Next::BlankLine => return None,
        };
        let at = end + white;
        self.run.push(at, kind, reason);
        self.scan.pass(breaks);
        let ends_line = breaks > 0;
        Some(Told { at, from: if ends_line { at } else { end }, renews: first, ends_line })
    }

    /// What the marks of `mark` are that open at `open`, with nothing open, in the sentence that starts at `from`:
    /// sentences inside quotations that stand alone are written down. `None` says nothing, and leaves everything as it
    /// was.
    #[inline]
    fn quoted(&mut self, text: Text<'_>, open: usize, mark: Mark, from: usize) -> Option<Quoted> {
        let (place, kept) = (self.scan.place(), self.run.len());
        let common = match mark.class() {
            Class::Quotation => {
                matches!(mark, Mark::Double | Mark::Corner | Mark::WhiteCorner | Mark::Straight)
                    && self.options.quotations == Quotations::Attached
            }
            Class::Bracket => is_bracket(text, open, mark),
            Class::Title => mark != Mark::Angle,
        };
        let quoted = if common { self.turns(text, open, mark, from) } else { None };
        self.chain = None;
        if quoted.is_none() {
            self.scan.go_back(place, open + text.width(open));
            self.run.truncate(kept);
        }
        quoted
    }

    /// The same, of a quotation and of those that touch it.
    #[inline]
    fn turns(&mut self, text: Text<'_>, open: usize, mark: Mark, from: usize) -> Option<Quoted> {
        let limit = open + if mark.class() == Class::Title { mark.reach() } else { REACH };
        let before = self.run.len();
        let (mut open, mut mark, mut from, mut last) = (open, mark, from, from);
        for _ in 0..TURNS {
            let kept = self.run.len();
            let intro = follow::intro(text, from, open);
            let frame = Frame { mark, open, from, first: 0, intro };
            let closed = self.inside(text, &frame, last, limit)?;
            let turn = match self.attach(text, &frame, closed, kept, before)? {
                Attached::As(quoted) => return Some(quoted),
                Attached::Turn(turn) => turn,
            };
            let Plain { end, next } = turn;
            if !self.run.has_room() || !matches!(next, Next::Letter | Next::Blank) {
                return None;
            }
            let behind = end + usize::from(next == Next::Blank);
            self.run.push(behind, closed.kind(), Reason::Turn);
            (last, from) = (closed.from, end);
            let (at, event) = self.scan.next(text, behind);
            if at != behind {
                return None;
            }
            self.scan.pass(1);
            (open, mark) = (at, opened(text, at, event)?);
            if !matches!(mark, Mark::Double | Mark::Corner | Mark::WhiteCorner | Mark::Straight) {
                return None;
            }
        }
        None
    }

    /// Reads what stands in the marks that `frame` opens, and before `limit`; writes the sentences down that more of it
    /// follows. The last sentence before started at `last`.
    #[inline]
    fn inside(
        &mut self,
        text: Text<'_>,
        frame: &Frame,
        last: usize,
        limit: usize,
    ) -> Option<Closed> {
        let mut at = frame.open + text.width(frame.open);
        let (mut from, mut last) = (frame.from, last);
        let title = frame.mark.class() == Class::Title;
        for _ in 0..MARKS {
            let (hit, event) = self.scan.next(text, at);
            if hit > limit {
                return None;
            }
            self.scan.pass(1);
            let mut end = hit + text.width(hit);
            if title && matches!(event, Event::Stop | Event::Dot | Event::Ellipsis) {
                return None;
            }
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
                    if opened(text, hit, event).is_some_and(|mark| mark.class() == Class::Quotation)
                    {
                        // Only what touches the turns before goes on with them.
                        self.chain = None;
                    }
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
            let goes_on = pauses
                && (text.after(end).is_some_and(class::is_stop)
                    || !ellipsis::ends_sentence(text, from, hit, end));
            if !goes_on {
                return None;
            }
            at = end;
        }
        None
    }

    /// Where what `frame` opened belongs, which ends as `closed` says; `kept` sentences had been written down before
    /// it, and `before` before the quotations that it touches.
    #[inline]
    fn attach(
        &mut self,
        text: Text<'_>,
        frame: &Frame,
        closed: Closed,
        kept: usize,
        before: usize,
    ) -> Option<Attached> {
        let Closed { at, stop, from, last } = closed;
        let splits = self.run.len() > kept;
        if frame.mark.class() != Class::Quotation {
            // With a stop it may be a sentence, or the text of a link.
            let aside = stop.is_none() || frame.intro != Intro::Alone && frame.mark == Mark::Round;
            return aside.then(|| self.takes_back(text, at, frame.from, last, kept));
        }
        let spoken = stop.is_some() || splits;
        let verdict = self.judge(text, frame, at, stop.is_some(), spoken);
        let reason = match verdict {
            // What is taken back behind a turn would be the last that is known to have started.
            Verdict::GoesOn | Verdict::GoesOnAsList
                if self.chain.is_none() && (!splits || kept == before) =>
            {
                return Some(self.takes_back(text, at, frame.from, last, kept));
            }
            // Those before it stand.
            Verdict::GoesOn if !splits => {
                return Some(Attached::As(Quoted::Inside { at, from, retracted: false }));
            }
            Verdict::GoesOn => return None,
            Verdict::GoesOnAsList => {
                let from = self.chain?.from;
                return Some(self.takes_back(text, at, from, last, before));
            }
            Verdict::GoesOnAlone => {
                return Some(Attached::As(Quoted::Inside { at, from, retracted: false }));
            }
            Verdict::Ends => {
                self.run.truncate(kept);
                Reason::Quotation
            }
            Verdict::EndsAlone | Verdict::EndsBeforeQuotation => Reason::Turn,
        };
        let next = plain::next(text, at)?;
        let plain = Plain { end: at, next };
        if verdict == Verdict::EndsBeforeQuotation {
            let spoken = spoken || quotation::sounds_spoken(text, at);
            let (from, start) = (frame.from, frame.open);
            let chain = Chain { first: 0, from, start, end: at, depth: 0, spoken };
            self.chain = Some(match self.chain {
                Some(chain) => Chain { end: at, spoken: chain.spoken || spoken, ..chain },
                None => chain,
            });
            return Some(Attached::Turn(plain));
        }
        let told = next != Next::BlankLine || run::starts_line(text, at + 2);
        (told && self.run.has_room())
            .then(|| Attached::As(Quoted::Ends(plain, closed.kind(), reason)))
    }

    /// Takes back all but the first `kept` sentences, the last of which started at `last`: one that starts at `from`
    /// goes on at `at`.
    fn takes_back(
        &mut self,
        text: Text<'_>,
        at: usize,
        from: usize,
        last: usize,
        kept: usize,
    ) -> Attached {
        let retracted = self.run.len() > kept;
        if retracted && kept == 0 {
            self.end_of(text, last);
        }
        self.run.truncate(kept);
        Attached::As(Quoted::Inside { at, from, retracted })
    }
}

/// Whether the mark of `mark` at `at` opens a bracket, and no face.
fn is_bracket(text: Text<'_>, at: usize, mark: Mark) -> bool {
    !matches!(text.byte(at.wrapping_sub(1)), b':' | b';')
        && (mark != Mark::Round || face::kaomoji(text, at).is_none())
}

/// What the mark at `at` opens with nothing open, if it does.
fn opened(text: Text<'_>, at: usize, event: Event) -> Option<Mark> {
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

#[cfg(test)]
mod tests;
