//! Conjuncts of consonants in a block (`GB9c`), as arithmetic on masks.

use super::found::Before;
use super::machine::State;
use crate::block::BLOCK;

/// Bytes of each sign that links, of each consonant, and of each mark that may stand between them.
const LEN: u32 = 3;

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
    /// Consonants that are joined to what stands before them, and what the block is to the rules for what
    /// follows; `None` if it's neither within a conjunct nor behind a consonant.
    ///
    #[inline(always)]
    pub(super) fn join(self, before: Before) -> (u64, Option<State>) {
        let behind_consonant = before.first_behind(State::Consonant);
        let behind_link = before.first_behind(State::Linked);
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
