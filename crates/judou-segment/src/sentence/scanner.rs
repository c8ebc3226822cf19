//! The forward pass: it stops at the few characters that matter, keeps the open marks, and proposes
//! boundaries.
//!
//! A boundary inside open marks is only proposed: whether it stands is known when the outermost mark
//! closes (or turns out never to close). Look-ahead and look-behind are bounded by constants, so the
//! pass is linear and can stop anywhere [`LOOKAHEAD`] bytes before the end of what it has.

use alloc::vec::Vec;

use super::class::is_circled;
use super::emphasis::Emphasis;
use super::event::Event;
use super::fence::Fence;
use super::pairs::Mark;
use super::proposal::{Chain, Proposal};
use super::run::{End, Run};
use super::scan::Scan;
use super::stack::Stack;
use super::text::Text;
use super::{BoundaryKind, Markup, Reason, SentenceSegmenter};
use super::{line, opaque, plain};

/// No rule looks further ahead than this many bytes.
pub(super) const LOOKAHEAD: usize = 4096;

/// No rule looks further back from the start of the current sentence than this many bytes.
pub(super) const LOOKBEHIND: usize = 256;

/// The state of the pass.
#[derive(Clone, Debug)]
pub(super) struct Scanner {
    pub(super) options: SentenceSegmenter,
    pub(super) scan: Scan,
    /// Next byte to look at.
    pub(super) at: usize,
    /// End of the last boundary proposed: where the current sentence starts.
    pub(super) from: usize,
    /// Where the current line starts.
    pub(super) line: usize,
    /// Whether that line is a heading or a table row; unknown before the first line is read.
    pub(super) heading: Option<bool>,
    /// The fence of the code block that is open.
    fence: Option<Fence>,
    /// End of the last thing looked at.
    pub(super) seen: usize,
    pub(super) stack: Stack,
    pub(super) chain: Option<Chain>,
    /// Emphasis that is open.
    pub(super) emphasis: Emphasis,
    /// Whether the last sentence started with a circled number.
    pub(super) circled: bool,
    /// Where a boundary stands that was proposed with nothing open, or 0: most boundaries, so they need no
    /// list. What it is stands beside it and not in an `Option` of all three, for what is written in parts
    /// and read at once makes a processor wait.
    ready: usize,
    ready_kind: BoundaryKind,
    ready_reason: Reason,
    pub(super) run: Run,
    /// The event that ended the run, if it waits until the run has been handed out.
    odd: Option<(usize, Event)>,
    pub(super) proposals: Vec<Proposal>,
    taken: usize,
    /// Whether nothing has been proposed so far.
    pub(super) silent: bool,
    finished: bool,
}

impl Scanner {
    pub(super) const fn new(options: SentenceSegmenter) -> Self {
        Self {
            options,
            scan: Scan::new(),
            at: 0,
            from: 0,
            line: 0,
            heading: None,
            fence: None,
            seen: 0,
            stack: Stack::new(),
            chain: None,
            emphasis: Emphasis::NONE,
            circled: false,
            ready: 0,
            ready_kind: BoundaryKind::End,
            ready_reason: Reason::EndOfText,
            run: Run::EMPTY,
            odd: None,
            proposals: Vec::new(),
            taken: 0,
            silent: true,
            finished: false,
        }
    }

    /// The next boundary that stands; `None` when there is none before `safe`.
    ///
    /// `safe` is the text's length if the text is whole, and [`LOOKAHEAD`] bytes less if more may come.
    #[inline(never)]
    pub(super) fn next(&mut self, text: Text<'_>, safe: usize) -> Option<Proposal> {
        loop {
            if let Some(End { at, kind, reason, depth }) = self.run.pop() {
                return Some(Proposal { at, kind, reason, depth: usize::from(depth) });
            }
            if self.ready != 0 {
                let at = core::mem::take(&mut self.ready);
                let (kind, reason) = (self.ready_kind, self.ready_reason);
                return Some(Proposal { at, kind, reason, depth: 0 });
            }
            if self.taken < self.proposals.len() && self.taken < self.settled() {
                let proposal = self.proposals.get(self.taken).copied();
                self.taken += 1;
                if self.taken == self.proposals.len()
                    && self.stack.is_empty()
                    && self.chain.is_none()
                {
                    self.proposals.clear();
                    self.taken = 0;
                }
                return proposal;
            }
            if self.at < safe {
                self.step(text, safe);
            } else if safe == text.len() && !self.finished {
                self.finish_text(text);
            } else {
                return None;
            }
        }
    }

    /// The end of the next sentence, white space after it included, if a run has found it.
    #[inline]
    pub(super) fn pop_plain(&mut self) -> Option<End> {
        self.run.pop()
    }

    /// The same of a whole text, if none has.
    #[inline(never)]
    pub(super) fn find_end(&mut self, text: Text<'_>) -> Option<End> {
        self.next(text, text.len()).map(|proposal| proposal.end(text))
    }

    /// Forgets what it knows of the end of the text, for a text that has become longer.
    pub(super) const fn text_grew(&mut self) {
        self.scan = Scan::new();
    }

    /// Moves all offsets `by` bytes down, for a text whose start has been dropped.
    pub(super) fn rebase(&mut self, by: usize) {
        self.scan = Scan::new();
        for offset in [&mut self.at, &mut self.from, &mut self.line, &mut self.seen] {
            *offset = offset.saturating_sub(by);
        }
        self.stack.rebase(by);
        if let Some(chain) = &mut self.chain {
            chain.from = chain.from.saturating_sub(by);
            chain.start = chain.start.saturating_sub(by);
            chain.end = chain.end.saturating_sub(by);
        }
        for proposal in &mut self.proposals {
            proposal.at = proposal.at.saturating_sub(by);
        }
        self.ready = self.ready.saturating_sub(by);
    }

    /// How many of the proposals stand for certain.
    fn settled(&self) -> usize {
        let mut settled = self.proposals.len();
        if let Some(frame) = self.stack.frames().first() {
            settled = settled.min(frame.first);
        }
        if let Some(chain) = self.chain {
            settled = settled.min(chain.first);
        }
        settled
    }

    /// Proposes that the sentence ends at `at`.
    pub(super) fn propose(
        &mut self,
        text: Text<'_>,
        at: usize,
        kind: BoundaryKind,
        reason: Reason,
    ) {
        if at <= self.from {
            return;
        }
        self.begin(text, at);
        if self.is_plain() {
            (self.ready, self.ready_kind, self.ready_reason) = (at, kind, reason);
        } else {
            self.proposals.push(Proposal { at, kind, reason, depth: self.stack.len() });
        }
    }

    /// Begins a sentence at `at`, where the last one ends.
    #[inline]
    fn begin(&mut self, text: Text<'_>, at: usize) {
        self.end_of(text, self.from);
        self.from = at;
    }

    /// Notes that a sentence that starts at `start` has ended.
    #[inline]
    pub(super) fn end_of(&mut self, text: Text<'_>, start: usize) {
        let first = start + usize::from(text.byte(start) == b' ');
        // Circled numbers are led by E2 and by E3 89.
        let plain = text.is_solid(first) && text.byte(first + 1) != 0x89;
        self.circled = !plain && starts_circled(text, first);
        self.silent = false;
    }

    /// Takes back what has been proposed since there were `first` proposals and `from` was the start.
    pub(super) fn retract(&mut self, first: usize, from: usize) {
        self.proposals.truncate(first.max(self.taken));
        self.from = from;
    }

    /// Gives up all open marks: they were never closed, so what was proposed inside stands.
    pub(super) fn abandon(&mut self) {
        self.drop_frames(0);
        self.chain = None;
        self.emphasis = Emphasis::NONE;
    }

    /// Gives up all but the outermost `keep` open marks: they were never closed, so nothing stands in them.
    pub(super) fn drop_frames(&mut self, keep: usize) {
        for frame in self.stack.frames().iter().skip(keep) {
            let first = frame.first.max(self.taken);
            for proposal in self.proposals.iter_mut().skip(first) {
                proposal.depth = proposal.depth.saturating_sub(1);
            }
        }
        self.stack.truncate(keep);
    }

    fn finish_text(&mut self, text: Text<'_>) {
        self.finished = true;
        self.abandon();
        let end = self.from + text.part(self.from, text.len()).trim_end().len();
        if end > self.from {
            self.propose(text, end, BoundaryKind::End, Reason::EndOfText);
        } else if self.silent && text.len() > 0 {
            // Text that is white space alone is still text: it must be in some unit.
            self.from = 0;
            self.propose(text, text.len(), BoundaryKind::End, Reason::EndOfText);
        }
    }

    /// Goes to the next event and does what it asks for.
    #[inline(always)]
    #[expect(clippy::inline_always, reason = "a call for each mark, measured: 3 to 5 percent")]
    fn step(&mut self, text: Text<'_>, safe: usize) {
        if self.heading.is_none() {
            self.heading = Some(line::is_heading(text, self.line));
            if self.options.markup == Markup::Markdown {
                self.fence = Fence::opening(text, self.line);
            }
        }
        let odd = self.odd.take();
        let odd =
            if odd.is_none() && self.is_plain() && self.fence.is_none() && !self.emphasis.is_open()
            {
                let odd = self.run(text, safe);
                if !self.run.is_empty() {
                    self.odd = odd;
                    return;
                }
                odd
            } else {
                odd
            };
        let (at, event) = if let Some(odd) = odd {
            odd
        } else {
            let (at, event) = self.scan.next(text, self.at);
            self.at = at;
            if at >= safe {
                return;
            }
            self.scan.pass(1);
            (at, event)
        };
        let after = at + text.width(at);
        self.at = after;
        if let Some(fence) = self.fence {
            if event == Event::Line {
                self.code_line(text, at, fence);
            }
            return;
        }
        match event {
            Event::Line => {
                if !self.ends_line(text, at) {
                    self.line_break(text, at);
                }
                return;
            }
            Event::Dot => {
                self.expire(at);
                self.dot(text, at);
            }
            Event::Stop => {
                self.expire(at);
                match plain::stop(text, at) {
                    Some(plain::Plain { end, .. })
                        if !self.deaf() && !self.low_closes(text, end) =>
                    {
                        self.at = end;
                        self.propose(text, end, BoundaryKind::Stop, Reason::Stop);
                    }
                    _ => self.stop(text, at),
                }
            }
            Event::Ellipsis => self.ellipsis(text, at),
            Event::Open(mark) => self.open(text, at, mark),
            Event::Close(mark) => self.close_mark(text, after, mark),
            Event::TwoFaced => self.two_faced(text, at),
            Event::Colon => match text.byte(after) {
                b'/' => self.at = opaque::url(text, at).unwrap_or(after),
                b')' | b'D' | b'-' => self.soft(text, at),
                _ => {}
            },
            Event::Code => self.at = opaque::code(text, at),
            Event::Emphasis => self.at = self.emphasis.mark(text, at),
            Event::Emoji => self.soft(text, at),
            Event::Nothing => return,
        }
        self.seen = self.at.min(text.len());
    }

    /// Whether the mark at `at` closes „, as “ does.
    pub(super) fn low_closes(&self, text: Text<'_>, at: usize) -> bool {
        text.byte(at) == 0xE2 && self.stack.find(Mark::Low).is_some()
    }

    /// Whether nothing is open and no boundary waits.
    fn is_plain(&self) -> bool {
        self.stack.is_empty()
            && self.chain.is_none()
            && self.ready == 0
            && self.proposals.is_empty()
    }

    /// Begins a line behind `at` if a line break stands there right behind a boundary, with nothing open, and
    /// something that is no white space behind it, as most lines end. `false` says nothing.
    #[inline]
    fn ends_line(&mut self, text: Text<'_>, at: usize) -> bool {
        let ends = text.byte(at) == b'\n'
            && self.from == at
            && text.is_solid(at + 1)
            && self.stack.is_empty()
            && self.chain.is_none()
            && !self.emphasis.is_open();
        if ends {
            (self.from, self.line, self.heading) = (at + 1, at + 1, None);
        }
        ends
    }

    /// A line break at `at` in a code block: the block may end with the next line.
    fn code_line(&mut self, text: Text<'_>, at: usize, fence: Fence) {
        let crlf = text.byte(at) == b'\r' && text.byte(at + 1) == b'\n';
        self.line = if crlf { at + 2 } else { self.at };
        self.at = self.line;
        if let Some(end) = fence.closing(text, self.line) {
            (self.at, self.seen) = (end, end);
            // Nothing goes on behind it, as behind a heading.
            (self.fence, self.heading) = (None, Some(true));
        }
    }

    /// A line break at `at`: reads all white space from there and decides what it means.
    #[inline(never)]
    fn line_break(&mut self, text: Text<'_>, at: usize) {
        let gap = text.gap(at);
        self.at = gap.next.max(at + 1);
        // White space before the last thing looked at has been judged; what lies between is one scan.
        let known = self.seen.max(self.from).min(at);
        let solid = known < at && text.before(at).is_some_and(|c| !c.is_whitespace());
        let content = if solid { at } else { known + text.part(known, at).trim_end().len() };
        let started = content > self.from;
        // Most lines of a text end where their sentence ends, with nothing open: no more to ask.
        if started || !self.stack.is_empty() || self.chain.is_some() || self.emphasis.is_open() {
            let heading = self.heading == Some(true);
            match line::read(text, self.line, heading, content, gap, self.options.line_breaks) {
                Some((kind, reason)) if started => {
                    self.abandon();
                    self.propose(text, content, kind, reason);
                }
                // The sentence has ended before its line did: only the marks are to be given up.
                Some((BoundaryKind::Paragraph, _) | (_, Reason::Structure)) => self.abandon(),
                _ => {}
            }
        }
        if !started || self.from == content {
            // White space alone starts no sentence.
            self.from = self.at;
        }
        self.line = self.at;
        self.heading = None;
    }
}

/// Whether a number in a circle stands at `at`, or behind white space there.
#[cold]
fn starts_circled(text: Text<'_>, at: usize) -> bool {
    text.after(text.gap(at).next).is_some_and(is_circled)
}
