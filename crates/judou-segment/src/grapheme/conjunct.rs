//! Blocks of a script in which a sign between two consonants joins them to one cluster.
//!
//! `GB9c`, as operations on masks: a consonant behind a sign that links, which stands behind a consonant, has no
//! boundary before it. What the rule allows besides (other marks around that sign) is left to the general
//! rules, for it is rare.

use super::machine::State;
use super::marks::{is_control, may_join};
use super::{BLOCK, REACH};
use crate::bits::mask;

/// What is in a block of such a script and ASCII: a bit for each byte that starts one.
#[derive(Clone, Copy, Debug)]
pub(super) struct Masks {
    /// What joins what stands before it; the signs that link are among them.
    pub(super) marks: u64,
    consonants: u64,
    links: u64,
}

impl Masks {
    /// The boundaries before characters, which start at `starts`; `None` if only the rules can tell.
    ///
    /// `before` is the first of the characters if it stands behind a consonant, `linked` if behind a sign that
    /// links.
    #[inline]
    pub(super) const fn ends(self, starts: u64, before: u64, linked: u64) -> Option<u64> {
        let behind = self.consonants << LEN | before;
        let linked = self.links << LEN | linked;
        // The sign stands behind no consonant, or a mark behind it.
        let odd = self.links & !behind | linked & self.marks;
        let ends = starts & !self.marks & !(linked & self.consonants);
        if odd == 0 && starts & !self.marks != 0 { Some(ends) } else { None }
    }

    /// What the block is to the rules for what follows.
    #[inline]
    pub(super) const fn state(self) -> Option<State> {
        if self.links >> (64 - LEN) != 0 {
            Some(State::Linked)
        } else if self.consonants >> (64 - LEN) != 0 {
            Some(State::Consonant)
        } else {
            None
        }
    }
}

/// Bytes of each character of the script.
const LEN: u32 = 3;

/// What is in a block of Devanagari and ASCII. `None` if anything else is in it, or a mark that stands behind
/// a control character.
#[inline(never)]
#[expect(
    clippy::needless_bitwise_bool,
    reason = "a branch would keep it from becoming vector code"
)]
#[expect(clippy::indexing_slicing, reason = "the arrays are as long as the constant bound")]
pub(super) fn devanagari(block: &[u8; REACH]) -> Option<Masks> {
    let (mut others, mut controls) = (0, 0);
    let mut marks = [0; BLOCK];
    let mut consonants = [0; BLOCK];
    let mut links = [0; BLOCK];
    let mut i = 0;
    while i < BLOCK {
        let (a, b, c) = (block[i], block[i + 1], block[i + 2]);
        let lead = a == 0xE0;
        let (upper, lower) = (lead & (b == 0xA4), lead & (b == 0xA5));
        others |= u8::from((a == b'\r') | (a >= 0xC0) & !(upper | lower));
        // U+0900 to U+0903, U+093A to U+094F but for U+093D, U+0951 to U+0957, U+0962 and U+0963.
        let mark = (upper & ((c < 0x84) | (c >= 0xBA) & (c != 0xBD)))
            | (lower & ((c < 0x98) & (c != 0x90) | (c & 0xFE == 0xA2)));
        marks[i] = 0_u8.wrapping_sub(u8::from(mark));
        // U+0915 to U+0939, U+0958 to U+095F, U+0978 to U+097F.
        let consonant = (upper & (c.wrapping_sub(0x95) < 0x25)) | (lower & (c & 0xD8 == 0x98));
        consonants[i] = 0_u8.wrapping_sub(u8::from(consonant));
        links[i] = 0_u8.wrapping_sub(u8::from(lower & (c == 0x8D)));
        controls |= u8::from(is_control(a));
        i += 1;
    }
    let found = Masks { marks: mask(&marks), consonants: mask(&consonants), links: mask(&links) };
    (others == 0 && (controls == 0 || may_join(found.marks, block))).then_some(found)
}
