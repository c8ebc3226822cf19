//! Blocks of decomposed Hangul.

use super::bytes::{is_mark_of_kana, is_punctuation};
use super::found::{Before, Ends, Found};
use super::machine::State;
use crate::block::{BLOCK, Block, flag, starts};
use crate::vector::{Processor, Vectors, Work};

/// What is in a block of jamo with ASCII, ideographs, kana and punctuation among them: `GB6` to `GB8` as operations
/// on masks.
#[inline(never)]
pub(super) fn jamo(processor: Processor, block: &Block, before: Before) -> Found {
    processor.run(Jamo(block, before))
}

struct Jamo<'b>(&'b Block, Before);

impl Work for Jamo<'_> {
    type Result = Found;

    #[inline(always)]
    #[expect(clippy::indexing_slicing, reason = "the arrays are as long as the constant bound")]
    fn run<V: Vectors>(self, vectors: V) -> Found {
        let Self(block, before) = self;
        let mut others = 0;
        let mut leading = [0; BLOCK];
        let mut vowels = [0; BLOCK];
        let mut trailing = [0; BLOCK];
        let mut i = 0;
        while i < BLOCK {
            let (a, b, c) = (block[i], block[i + 1], block[i + 2]);
            let punctuation = is_punctuation(a, b, c);
            let mark = is_mark_of_kana(a, b, c);
            let jamo = (a == 0xE1) & (b & 0xFC == 0x84);
            let cjk = (a.wrapping_sub(0xE3) < 7) & !mark;
            others |= u8::from((a == b'\r') | (a >= 0xC0) & !(jamo | punctuation | cjk));
            // From U+1100, U+1160 and U+11A8 on.
            let leads = (b == 0x84) | (b == 0x85) & (c < 0xA0);
            let trails = (b == 0x87) | (b == 0x86) & (c >= 0xA8);
            leading[i] = flag(jamo & leads);
            vowels[i] = flag(jamo & !(leads | trails));
            trailing[i] = flag(jamo & trails);
            i += 1;
        }
        if others != 0 {
            return Found::Other;
        }
        let (l, v, t) = (vectors.mask(&leading), vectors.mask(&vowels), vectors.mask(&trailing));
        // What plain blocks end in may be a syllable, which the first jamo joins.
        if before.state.is_none() && (l | v | t) & before.first != 0 {
            return Found::LooksBack;
        }
        let joined = l << LEN & (l | v) | v << LEN & (v | t) | t << LEN & t;
        let is_last = |mask: u64| mask >> (BLOCK - LEN) != 0;
        let state = if is_last(l) {
            Some(State::L)
        } else if is_last(v) {
            Some(State::V)
        } else {
            is_last(t).then_some(State::T)
        };
        let bases = starts(vectors, block);
        Found::Ends(Ends { bases, alone: bases & !joined, state, plain: false })
    }
}

/// Bytes of each jamo.
const LEN: usize = 3;
