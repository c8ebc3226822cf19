//! 64 bytes of a text, and what is found in them.

use super::class::{Class, class_in};
use super::machine::State;
use crate::bits::mask;

/// Bytes looked at together: a bit of a word for each of them.
pub(super) const BLOCK: usize = 64;

/// Bytes of each sign that links, and of each consonant.
const LEN: u32 = 3;

/// Bytes of a block and of what a character that starts in it may reach beyond.
pub(super) const REACH: usize = BLOCK + 3;

/// The bytes of a block and the few behind it; zeros behind the end of the text.
pub(super) type Block = [u8; REACH];

/// What is in a block of one kind: a bit for each byte that starts one.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found {
    /// Characters that are no marks: nothing but what stands before the block, or a sign that links, can
    /// join them to what stands before them. All others are marks.
    pub(super) bases: u64,
    /// Signs that may join the two consonants around them; they are marks.
    pub(super) links: u64,
}

impl Found {
    /// What was found, unless a mark may stand behind a control character, where it joins nothing.
    ///
    /// `controls` tells whether there are any in the block.
    #[inline]
    pub(super) fn joining(bases: u64, links: u64, controls: u8, block: &Block) -> Option<Self> {
        (controls == 0 || may_join(bases, block)).then_some(Self { bases, links })
    }

    /// The boundaries in a block that has signs which link (`GB9c`) among characters of three bytes, and what it is
    /// to the rules for what follows; `None` if only the rules can tell, because of other marks around the sign.
    #[inline]
    pub(super) fn linked(self, block: &Block, bases: u64) -> Option<(u64, Option<State>)> {
        let mut ends = bases;
        let mut state = None;
        let mut links = self.links;
        while links != 0 {
            let at = links.trailing_zeros();
            links &= links - 1;
            let before = at.checked_sub(LEN)?;
            if (bases >> before).trailing_zeros() >= LEN {
                return None;
            }
            let after = at + LEN;
            let linked = bases >> before & 1 != 0 && class_in(block, before) == Class::Consonant;
            if after >= BLOCK as u32 {
                state = linked.then_some(State::Linked);
            } else if bases >> after & 1 == 0 {
                return None;
            } else if linked && class_in(block, after) == Class::Consonant {
                ends &= !(1 << after);
            }
        }
        Some((ends, state))
    }
}

/// Whether none of the marks in a block stands behind a control character.
#[cold]
fn may_join(bases: u64, block: &Block) -> bool {
    let bytes = block.iter().take(BLOCK).enumerate();
    let controls = bytes.fold(0, |mask, (i, &byte)| mask | u64::from(is_control(byte)) << i);
    // A control character has one byte, and a base or a mark stands behind it.
    controls << 1 & !bases == 0
}

#[expect(
    clippy::needless_bitwise_bool,
    reason = "a branch would keep it from becoming vector code"
)]
pub(super) const fn is_control(byte: u8) -> bool {
    (byte < b' ') | (byte == 0x7F)
}

/// Whether `byte` lies inside a character, after its lead.
pub(super) const fn is_inside(byte: u8) -> bool {
    byte & 0xC0 == 0x80
}

/// 0xFF for true, as [`mask`] reads it.
#[inline]
pub(super) fn flag(holds: bool) -> u8 {
    0_u8.wrapping_sub(u8::from(holds))
}

/// A bit for each byte of a block that starts a character.
#[inline]
#[expect(clippy::indexing_slicing, reason = "the array is longer than the constant bound")]
pub(super) fn starts(block: &Block) -> u64 {
    let mut starts = [0; BLOCK];
    let mut i = 0;
    while i < BLOCK {
        starts[i] = flag(!is_inside(block[i]));
        i += 1;
    }
    mask(&starts)
}
