//! What the pass proposes while marks are open: boundaries that stand or fall with what closes.

use super::run::End;
use super::text::Text;
use super::{BoundaryKind, Reason};

/// A boundary before the white space after it has been added.
#[derive(Clone, Copy, Debug)]
pub(super) struct Proposal {
    pub(super) at: usize,
    pub(super) kind: BoundaryKind,
    pub(super) reason: Reason,
    /// How many marks are open there.
    pub(super) depth: usize,
}

impl Proposal {
    /// The end of its sentence, with the white space after it.
    pub(super) fn end(self, text: Text<'_>) -> End {
        let Self { kind, reason, .. } = self;
        // At most as deep as marks may nest.
        End { at: text.handover(self.at), kind, reason, depth: self.depth as u8 }
    }
}

/// Adjacent quotations that stand alone so far: turns, unless the last one shows that they are a list.
#[derive(Clone, Copy, Debug)]
pub(super) struct Chain {
    /// How many boundaries had been proposed before the first of them.
    pub(super) first: usize,
    /// Where the sentence that the first of them stands in started.
    pub(super) from: usize,
    /// Offset of the first of them.
    pub(super) start: usize,
    /// End of the last of them.
    pub(super) end: usize,
    /// How many marks are open around them.
    pub(super) depth: usize,
    /// Whether one of them holds a stop.
    pub(super) spoken: bool,
}
