//! Blocks of Arabic.

use super::bytes::{is_control, is_joiner, is_latin1_control, is_punctuation};
use super::found::{Before, Found, marks_join};
use crate::block::{BLOCK, Block, flag, is_inside};
use crate::vector::{Processor, Vectors, Work};

/// What is in a block of Arabic and ASCII, with the letters of Latin, Greek, Cyrillic and Hebrew and the marks
/// that part or quote words: arithmetic alone, so that it becomes vector code.
#[inline(never)]
pub(super) fn arabic(processor: Processor, block: &Block, _: Before) -> Found {
    processor.run(Arabic(block))
}

struct Arabic<'b>(&'b Block);

impl Work for Arabic<'_> {
    type Result = Found;

    #[inline(always)]
    #[expect(clippy::indexing_slicing, reason = "the arrays are as long as the constant bound")]
    fn run<V: Vectors>(self, vectors: V) -> Found {
        let block = self.0;
        let (mut others, mut controls) = (0, 0);
        let mut bases = [0; BLOCK];
        let mut i = 0;
        while i < BLOCK {
            let (a, b, c) = (block[i], block[i + 1], block[i + 2]);
            let joiner = is_joiner(a, b, c);
            let punctuation = is_punctuation(a, b, c);
            // Behind D8 signs that stand before a number and a row of marks, behind DB another.
            let other = (a == b'\r')
                | (a.wrapping_sub(0xCC) < 2)
                | (a >= 0xDC) & !(joiner | punctuation)
                | is_latin1_control(a, b)
                | ((a == 0xD2) & (b.wrapping_sub(0x83) < 7))
                | ((a == 0xD6) & (b >= 0x91))
                | ((a == 0xD7) & (b < 0x90))
                | ((a == 0xD8) & ((b < 0x86) | (b.wrapping_sub(0x90) < 0xB) | (b == 0x9C)))
                | ((a == 0xDB) & (b.wrapping_sub(0x96) < 0x18));
            others |= u8::from(other);
            controls |= u8::from(is_control(a));
            // U+064B to U+065F and U+0670.
            let mark = joiner | (a == 0xD9) & ((b.wrapping_sub(0x8B) < 0x15) | (b == 0xB0));
            bases[i] = flag(!is_inside(a) & !mark);
            i += 1;
        }
        let bases = vectors.mask(&bases);
        if others == 0 && marks_join(bases, controls, block) {
            Found::marks(bases)
        } else {
            Found::Other
        }
    }
}
