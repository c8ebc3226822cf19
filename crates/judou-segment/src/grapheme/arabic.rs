//! Blocks of Arabic.

use super::block::{BLOCK, Block, Found, flag, is_control, is_inside};
use crate::bits::mask;

/// What is in a block of Arabic and ASCII, with the letters of Latin, Greek, Cyrillic and Hebrew and the marks
/// that part or quote words: arithmetic alone, so that it becomes vector code.
#[inline(never)]
#[expect(
    clippy::needless_bitwise_bool,
    reason = "a branch would keep it from becoming vector code"
)]
#[expect(clippy::indexing_slicing, reason = "the arrays are as long as the constant bound")]
pub(super) fn arabic(block: &Block) -> Option<Found> {
    let (mut others, mut controls) = (0, 0);
    let mut bases = [0; BLOCK];
    let mut i = 0;
    while i < BLOCK {
        let (a, b, c) = (block[i], block[i + 1], block[i + 2]);
        let general = (a == 0xE2) & (b == 0x80);
        let joiner = general & (c & 0xFE == 0x8C);
        let punctuation = general & (c.wrapping_sub(0x90) < 0x18);
        // Behind D8 signs that stand before a number and a row of marks, behind DB another.
        let other = (a == b'\r')
            | (a.wrapping_sub(0xCC) < 2)
            | (a >= 0xDC) & !(joiner | punctuation)
            | (a == 0xC2) & ((b < 0xA0) | (b == 0xAD))
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
    if others == 0 { Found::joining(mask(&bases), 0, controls, block) } else { None }
}
