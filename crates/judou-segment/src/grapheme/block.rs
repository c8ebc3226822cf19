//! 64 bytes of a text, and what is found in them.

use super::bytes::{is_control, is_inside};
use super::machine::State;
use crate::vector::Vectors;

/// Bytes looked at together: a bit of a word for each of them.
pub(super) use crate::vector::BLOCK;

/// Bytes of each sign that links, of each consonant, and of each mark that may stand between them.
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
    pub(super) conjuncts: Conjuncts,
}

impl Found {
    /// What was found, unless a mark may stand behind a control character, where it joins nothing.
    ///
    /// `controls` tells whether there are any in the block.
    #[inline(always)]
    #[expect(clippy::inline_always, reason = "part of what is compiled for wider vectors")]
    pub(super) fn joining(
        bases: u64,
        conjuncts: Conjuncts,
        controls: u8,
        block: &Block,
    ) -> Option<Self> {
        (controls == 0 || may_join(bases, block)).then_some(Self { bases, conjuncts })
    }
}

/// What conjuncts are made of (`GB9c`), each of three bytes: a bit for each that starts one.
#[derive(Clone, Copy, Debug)]
pub(super) struct Conjuncts {
    pub(super) consonants: u64,
    /// Marks that may stand in a conjunct, the signs that link among them.
    pub(super) marks: u64,
    /// Signs that link.
    pub(super) links: u64,
}

impl Conjuncts {
    pub(super) const NONE: Self = Self { consonants: 0, marks: 0, links: 0 };

    /// Whether there is nothing in the block that could be part of one.
    pub(super) const fn is_none(self) -> bool {
        self.consonants | self.links == 0
    }

    /// Consonants that are joined to what stands before them, and what the block is to the rules for what
    /// follows; `None` if it's neither within a conjunct nor behind a consonant.
    ///
    /// `first` is the first character, and `before` it the rules have read that.
    #[inline(always)]
    #[expect(clippy::inline_always, reason = "a few operations on registers")]
    pub(super) fn join(self, first: u64, before: Option<State>) -> (u64, Option<State>) {
        let (behind_consonant, behind_link) = match before {
            Some(State::Consonant) => (first, 0),
            Some(State::Linked) => (0, first),
            _ => (0, 0),
        };
        let Self { consonants, marks, links } = self;
        // From each consonant on through the marks behind it; from the first sign that links on through the
        // rest of them.
        let open = flood((consonants << LEN | behind_consonant) & marks, marks);
        let linked = flood(open & links | behind_link & marks, marks);
        let joined = (linked << LEN | behind_link) & consonants;
        let is_last = |mask: u64| mask >> (BLOCK as u32 - LEN) != 0;
        let state = if is_last(linked) {
            Some(State::Linked)
        } else if is_last(consonants | open) {
            Some(State::Consonant)
        } else {
            None
        };
        (joined, state)
    }
}

/// The bits of `marks`, each the first of [`LEN`] bytes, from each bit of `from` on as far as they touch.
const fn flood(from: u64, marks: u64) -> u64 {
    let bytes = marks | marks << 1 | marks << 2;
    // The sum carries from the first bit of a row on to its end; the other bits of `from` in it stay.
    marks & (!bytes.wrapping_add(from) | from)
}

/// Whether none of the marks in a block stands behind a control character.
#[cold]
fn may_join(bases: u64, block: &Block) -> bool {
    let bytes = block.iter().take(BLOCK).enumerate();
    let controls = bytes.fold(0, |mask, (i, &byte)| mask | u64::from(is_control(byte)) << i);
    // A control character has one byte, and a base or a mark stands behind it.
    controls << 1 & !bases == 0
}

/// 0xFF for true, as [`Vectors::mask`] reads it.
#[inline(always)]
#[expect(clippy::inline_always, reason = "part of what is compiled for wider vectors")]
pub(super) fn flag(holds: bool) -> u8 {
    0_u8.wrapping_sub(u8::from(holds))
}

/// A bit for each byte of a block that starts a character.
#[inline(always)]
#[expect(clippy::inline_always, reason = "part of what is compiled for wider vectors")]
#[expect(clippy::indexing_slicing, reason = "the array is longer than the constant bound")]
pub(super) fn starts(vectors: impl Vectors, block: &Block) -> u64 {
    let mut starts = [0; BLOCK];
    let mut i = 0;
    while i < BLOCK {
        starts[i] = flag(!is_inside(block[i]));
        i += 1;
    }
    vectors.mask(&starts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_flooded_from_their_first_bits() {
        // Three characters in a row, one alone, two in a row.
        let marks = 0o111 | 1 << 20 | 1 << 61 | 1 << 58;
        assert_eq!(flood(0, marks), 0);
        assert_eq!(flood(1, marks), 0o111);
        assert_eq!(flood(0o10, marks), 0o110);
        assert_eq!(flood(0o101, marks), 0o111);
        assert_eq!(flood(0o110, marks), 0o110);
        assert_eq!(flood(1 << 20 | 1 << 61, marks), 1 << 20 | 1 << 61);
        assert_eq!(flood(1 << 58, marks), 1 << 58 | 1 << 61);
    }
}
