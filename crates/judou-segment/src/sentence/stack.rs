//! The open marks at a point of the text, at most [`DEPTH`] of them.

use super::pairs::Mark;

/// How deep marks may nest; what opens deeper is plain text.
const DEPTH: usize = 12;

/// How a quotation is led in, which decides what its end means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Intro {
    /// Nothing stands before it in its sentence.
    Alone,
    /// A colon stands before it.
    Colon,
    /// A comma stands before it.
    Comma,
    /// It is part of a clause.
    Embedded,
}

/// An open mark.
#[derive(Clone, Copy, Debug)]
pub(super) struct Frame {
    pub(super) mark: Mark,
    /// Offset of the opening mark.
    pub(super) open: usize,
    /// Where the sentence that it stands in started.
    pub(super) from: usize,
    /// How many boundaries had been proposed when it opened.
    pub(super) first: usize,
    pub(super) intro: Intro,
}

/// The open marks, outermost first.
#[derive(Clone, Debug)]
pub(super) struct Stack {
    frames: [Frame; DEPTH],
    len: usize,
}

impl Stack {
    pub(super) const fn new() -> Self {
        let none = Frame { mark: Mark::Round, open: 0, from: 0, first: 0, intro: Intro::Embedded };
        Self { frames: [none; DEPTH], len: 0 }
    }

    pub(super) const fn len(&self) -> usize {
        self.len
    }

    pub(super) const fn is_empty(&self) -> bool {
        self.len == 0
    }

    pub(super) fn frames(&self) -> &[Frame] {
        self.frames.get(..self.len).unwrap_or(&[])
    }

    /// Adds a frame; `false` if the stack is full.
    pub(super) fn push(&mut self, frame: Frame) -> bool {
        match self.frames.get_mut(self.len) {
            Some(slot) => {
                *slot = frame;
                self.len += 1;
                true
            }
            None => false,
        }
    }

    /// Index of the innermost frame of `mark`.
    pub(super) fn find(&self, mark: Mark) -> Option<usize> {
        self.frames().iter().rposition(|frame| frame.mark == mark)
    }

    /// Leaves only the outermost `count` frames.
    pub(super) fn truncate(&mut self, count: usize) {
        self.len = self.len.min(count);
    }

    /// Index of the outermost frame that has been open for longer than its mark may be.
    pub(super) fn expired(&self, at: usize) -> Option<usize> {
        self.frames().iter().position(|frame| at.saturating_sub(frame.open) > frame.mark.reach())
    }

    /// Moves all offsets `by` bytes down, for a text whose start has been dropped.
    pub(super) fn rebase(&mut self, by: usize) {
        for frame in self.frames.get_mut(..self.len).unwrap_or_default() {
            frame.open = frame.open.saturating_sub(by);
            frame.from = frame.from.saturating_sub(by);
        }
    }
}
