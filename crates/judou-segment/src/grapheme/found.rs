//! What is found in a block of one kind, and what that takes to know of what stands before it.

use super::bytes::is_control;
use super::machine::State;
use crate::block::{BLOCK, Block};
use crate::vector::Processor;

/// Finds what is in a block of one kind.
pub(super) type Kernel = fn(Processor, &Block, Before) -> Found;

/// What stands before a block.
#[derive(Clone, Copy, Debug)]
pub(super) struct Before {
    /// What has been read is that to the rules; `None` if nothing but marks joins it, to anything but a jamo, or if
    /// it takes a walk back to tell.
    pub(super) state: Option<State>,
    /// The first character of the block, as its bit.
    pub(super) first: u64,
}

impl Before {
    /// The first character if `state` stands before it, or no bit.
    #[inline]
    pub(super) fn first_behind(self, state: State) -> u64 {
        if self.state == Some(state) { self.first } else { 0 }
    }
}

/// What is in a block.
#[derive(Clone, Copy, Debug)]
pub(super) enum Found {
    Ends(Ends),
    /// Nothing can be said before what has been read is known.
    LooksBack,
    /// Something of another kind.
    Other,
}

/// The boundaries in a block, as far as the block tells them: a bit for each byte that starts a character.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ends {
    /// Characters that are no marks.
    pub(super) bases: u64,
    /// Those of them that nothing in the block is joined to; the first may join what stands before the block.
    pub(super) alone: u64,
    /// What the block is to the rules for what follows; `None` if the block tells it, see [`Before::state`].
    pub(super) state: Option<State>,
    /// Whether no character is a mark or joined to another, so that [`super::plain::faces`] finds the same.
    pub(super) plain: bool,
}

impl Found {
    /// Characters of which none joins another.
    #[inline]
    pub(super) const fn plain(bases: u64) -> Self {
        Self::Ends(Ends { bases, alone: bases, state: None, plain: true })
    }

    /// Characters of which marks alone join what stands before them.
    #[inline]
    pub(super) const fn marks(bases: u64) -> Self {
        Self::Ends(Ends { bases, alone: bases, state: None, plain: false })
    }
}

/// Whether none of the marks in a block stands behind a control character, where it would join nothing; all that
/// are no `bases` are marks.
///
/// `controls` tells whether there are control characters in the block.
#[inline]
pub(super) fn marks_join(bases: u64, controls: u8, block: &Block) -> bool {
    controls == 0 || may_join(bases, block)
}

#[cold]
fn may_join(bases: u64, block: &Block) -> bool {
    let bytes = block.iter().take(BLOCK).enumerate();
    let controls = bytes.fold(0, |mask, (i, &byte)| mask | u64::from(is_control(byte)) << i);
    // A control character has one byte, and a base or a mark stands behind it.
    controls << 1 & !bases == 0
}
