//! Blocks of a script whose marks only ever join what stands before them.
//!
//! Each of these marks joins what stands before it, whatever it is but a control character, and changes
//! nothing for what follows: none of the characters that such a block holds goes on with anything but marks.
//! So a block's boundaries are its characters but for the marks. Arithmetic alone, so that it becomes vector
//! code; the tests hold every character against the general rules.

use super::{BLOCK, REACH};
use crate::bits::mask;

/// The marks in a block of Thai and ASCII: a bit for each byte that starts one. `None` if anything else is in
/// it, or a mark that stands behind a control character.
#[inline(never)]
#[expect(
    clippy::needless_bitwise_bool,
    reason = "a branch would keep it from becoming vector code"
)]
#[expect(clippy::indexing_slicing, reason = "the arrays are as long as the constant bound")]
pub(super) fn thai(block: &[u8; REACH]) -> Option<u64> {
    let (mut others, mut controls) = (0, 0);
    let mut marks = [0; BLOCK];
    let mut i = 0;
    while i < BLOCK {
        let (a, b, c) = (block[i], block[i + 1], block[i + 2]);
        let lead = a == 0xE0;
        let (upper, lower) = (b == 0xB8, b == 0xB9);
        others |= u8::from((a == b'\r') | (a >= 0xC0) & !(lead & (upper | lower)));
        // U+0E31, U+0E33 to U+0E3A, U+0E47 to U+0E4E.
        let mark = lead
            & ((upper & ((c == 0xB1) | (c.wrapping_sub(0xB3) < 8)))
                | (lower & (c.wrapping_sub(0x87) < 8)));
        marks[i] = 0_u8.wrapping_sub(u8::from(mark));
        controls |= u8::from(is_control(a));
        i += 1;
    }
    (others == 0).then(|| mask(&marks)).filter(|&marks| controls == 0 || may_join(marks, block))
}

/// The same for Arabic, with the letters of Latin, Greek, Cyrillic and Hebrew.
#[inline(never)]
#[expect(
    clippy::needless_bitwise_bool,
    reason = "a branch would keep it from becoming vector code"
)]
#[expect(clippy::indexing_slicing, reason = "the arrays are as long as the constant bound")]
pub(super) fn arabic(block: &[u8; REACH]) -> Option<u64> {
    let (mut others, mut controls) = (0, 0);
    let mut marks = [0; BLOCK];
    let mut i = 0;
    while i < BLOCK {
        let (a, b) = (block[i], block[i + 1]);
        // Behind D8 signs that stand before a number and a row of marks, behind DB another.
        let other = (a == b'\r')
            | (a.wrapping_sub(0xCC) < 2)
            | (a >= 0xDC)
            | (a == 0xC2)
            | ((a == 0xD2) & (b.wrapping_sub(0x83) < 7))
            | ((a == 0xD6) & (b >= 0x91))
            | ((a == 0xD7) & (b < 0x90))
            | ((a == 0xD8) & ((b < 0x86) | (b.wrapping_sub(0x90) < 0xB) | (b == 0x9C)))
            | ((a == 0xDB) & (b.wrapping_sub(0x96) < 0x18));
        others |= u8::from(other);
        // U+064B to U+065F and U+0670.
        let mark = (a == 0xD9) & ((b.wrapping_sub(0x8B) < 0x15) | (b == 0xB0));
        marks[i] = 0_u8.wrapping_sub(u8::from(mark));
        controls |= u8::from(is_control(a));
        i += 1;
    }
    (others == 0).then(|| mask(&marks)).filter(|&marks| controls == 0 || may_join(marks, block))
}

/// Whether none of the marks in a block stands behind a control character.
#[cold]
pub(super) fn may_join(marks: u64, block: &[u8; REACH]) -> bool {
    let bytes = block.iter().take(BLOCK).enumerate();
    let controls = bytes.fold(0, |mask, (i, &byte)| mask | u64::from(is_control(byte)) << i);
    marks & (controls << 1) == 0
}

#[expect(
    clippy::needless_bitwise_bool,
    reason = "a branch would keep it from becoming vector code"
)]
pub(super) const fn is_control(byte: u8) -> bool {
    (byte < b' ') | (byte == 0x7F)
}

#[cfg(test)]
mod tests {
    use alloc::string::String;

    use unicode_segmentation::UnicodeSegmentation;

    use super::*;

    /// What a kind of block lets through is a mark, or stands alone but for marks: how many of each.
    fn let_through(marks: fn(&[u8; REACH]) -> Option<u64>) -> (usize, usize) {
        let (mut joined, mut alone) = (0, 0);
        for c in '\0'..=char::MAX {
            let mut block = [b'a'; REACH];
            c.encode_utf8(block.last_chunk_mut::<66>().expect("the block is longer"));
            let Some(marks) = marks(&block) else { continue };
            assert!(marks == 0 || marks == 2, "{c:?}");
            for kind in ["a", "ก", "ب"] {
                let text: String = [kind, c.encode_utf8(&mut [0; 4]), kind].concat();
                let want = if marks == 0 { 3 } else { 2 };
                assert_eq!(text.graphemes(true).count(), want, "{text:?}");
            }
            joined += usize::from(marks != 0);
            alone += usize::from(marks == 0);
        }
        (joined, alone)
    }

    #[test]
    fn marks_join_what_stands_before_them() {
        assert_eq!(let_through(thai), (17, 238));
        assert_eq!(let_through(arabic), (22, 1465));
    }
}
