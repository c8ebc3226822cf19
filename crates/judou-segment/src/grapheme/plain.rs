//! Blocks of characters between any two of which there is a boundary, and those with marks on them.
//!
//! Arithmetic alone, so that it becomes vector code; the tests hold every character against the general rules.

use super::block::{BLOCK, Block, Found, flag, is_control, is_inside};
use crate::bits::mask;

/// Whether all characters that start in a block are plain: between two of them there is always a boundary,
/// for none is a carriage return, a mark (`Extend`, `SpacingMark`, `ZWJ`), a `Prepend`, a regional
/// indicator, a consonant that links, or a jamo that could join one of the others.
#[inline]
#[expect(
    clippy::needless_bitwise_bool,
    reason = "a branch would keep it from becoming vector code"
)]
#[expect(clippy::indexing_slicing, reason = "the arrays are as long as the constant bound")]
pub(super) fn is_plain(block: &Block) -> bool {
    let mut hits = 0;
    let mut i = 0;
    while i < BLOCK {
        let (a, b, c) = (block[i], block[i + 1], block[i + 2]);
        let punctuation = (a == 0xE2) & (b == 0x80) & (c.wrapping_sub(0x90) < 0x18);
        let mark = (a == 0xE3)
            & (((b == 0x80) & (c.wrapping_sub(0xAA) < 6))
                | ((b == 0x82) & (c.wrapping_sub(0x99) < 2)));
        // Of E1, Latin and Greek with accents are plain.
        let few = (a.wrapping_sub(0xE0) < 3) & !punctuation & !((a == 0xE1) & (b >= 0xB8));
        let hangul = ((a == 0xEA) & (b < 0xB0)) | ((a == 0xED) & (b >= 0x9E));
        let last = (a >= 0xEE) & !((a == 0xEF) & (b & 0xFE == 0xBC));
        hits |= u8::from((a == b'\r') | is_odd_of_two(a, b) | mark | few | hangul | last);
        i += 1;
    }
    hits == 0
}

/// As [`is_plain`], with emoji that stand alone: whether all characters are plain or such, and whether there are
/// any of these.
///
/// An emoji may be joined by a mark or another emoji only where a later block begins with what joins them.
#[inline(never)]
#[expect(
    clippy::needless_bitwise_bool,
    reason = "a branch would keep it from becoming vector code"
)]
#[expect(clippy::indexing_slicing, reason = "the arrays are as long as the constant bound")]
pub(super) fn faces(block: &Block) -> Option<bool> {
    let (mut hits, mut faces) = (0, 0);
    let mut i = 0;
    while i < BLOCK {
        let (a, b, c, fourth) = (block[i], block[i + 1], block[i + 2], block[i + 3]);
        let two =
            (a.wrapping_sub(0xC0) < 3) | (a.wrapping_sub(0xCC) < 2) | (a.wrapping_sub(0xD2) < 0x10);
        let symbols = (a == 0xE2) & !((b == 0x80) & (c.wrapping_sub(0x90) < 0x18));
        let mark = (a == 0xE3)
            & (((b == 0x80) & (c.wrapping_sub(0xAA) < 6))
                | ((b == 0x82) & (c.wrapping_sub(0x99) < 2)));
        let hangul = ((a == 0xEA) & (b < 0xB0)) | ((a == 0xED) & (b >= 0x9E));
        // From U+1F000 on, but for U+1F1C0 to U+1F1FF and U+1F3FB to U+1F3FF.
        let face = (a == 0xF0) & (b == 0x9F) & !((c == 0x87) | (c == 0x8F) & (fourth >= 0xBB));
        let last = (a >= 0xEE) & !(face | (a == 0xEF) & (b & 0xFE == 0xBC));
        hits |= u8::from((a == b'\r') | two | symbols | mark | hangul | last);
        faces |= u8::from(face);
        i += 1;
    }
    (hits == 0).then_some(faces != 0)
}

/// Whether a lead byte of two begins what is neither Latin, Greek nor Cyrillic, nor a mark or sign of Latin-1.
#[inline]
#[expect(
    clippy::needless_bitwise_bool,
    reason = "a branch would keep it from becoming vector code"
)]
pub(super) const fn is_odd_of_two(a: u8, b: u8) -> bool {
    let latin1 = (a == 0xC2) & ((b < 0xA0) | (b == 0xAD));
    latin1 | (a.wrapping_sub(0xCC) < 2) | (a.wrapping_sub(0xD2) < 0xE)
}

/// What is in a block of plain characters, letters of Georgian, Ethiopic and its neighbours, and marks that
/// combine with any of them: the accents of decomposed text, and the voicing of kana.
#[inline(never)]
#[expect(
    clippy::needless_bitwise_bool,
    reason = "a branch would keep it from becoming vector code"
)]
#[expect(clippy::indexing_slicing, reason = "the arrays are as long as the constant bound")]
pub(super) fn accents(block: &Block) -> Option<Found> {
    let (mut others, mut controls) = (0, 0);
    let mut bases = [0; BLOCK];
    let mut i = 0;
    while i < BLOCK {
        let (a, b, c) = (block[i], block[i + 1], block[i + 2]);
        // U+0300 to U+036F
        let accent = (a == 0xCC) | ((a == 0xCD) & (b < 0xB0));
        let voicing = (a == 0xE3)
            & (((b == 0x80) & (c.wrapping_sub(0xAA) < 6))
                | ((b == 0x82) & (c.wrapping_sub(0x99) < 2)));
        let ethiopic = (a == 0xE1) & (b == 0x8D) & (c.wrapping_sub(0x9D) < 3);
        let mark = accent | voicing | ethiopic;
        let two = is_odd_of_two(a, b) & (a >= 0xCE);
        let latin1 = (a == 0xC2) & ((b < 0xA0) | (b == 0xAD));
        let punctuation = (a == 0xE2) & (b == 0x80) & (c.wrapping_sub(0x90) < 0x18);
        // Georgian; from Ethiopic to runes; Latin and Greek with accents.
        let letters = (a == 0xE1) & ((b == 0x83) | (b.wrapping_sub(0x88) < 0x14) | (b >= 0xB8));
        let few = (a.wrapping_sub(0xE0) < 3) & !(punctuation | letters);
        let hangul = ((a == 0xEA) & (b < 0xB0)) | ((a == 0xED) & (b >= 0x9E));
        let last = (a >= 0xEE) & !((a == 0xEF) & (b & 0xFE == 0xBC));
        others |= u8::from((a == b'\r') | two | latin1 | few | hangul | last);
        controls |= u8::from(is_control(a));
        bases[i] = flag(!is_inside(a) & !mark);
        i += 1;
    }
    if others == 0 { Found::joining(mask(&bases), 0, controls, block) } else { None }
}

#[cfg(test)]
mod tests {
    use alloc::string::String;

    use unicode_segmentation::UnicodeSegmentation;

    use super::super::block::REACH;
    use super::*;

    /// One plain character of each class that a rule of UAX #29 names, and the end of the text.
    const KINDS: [&str; 7] = ["", "a", "\n", "가", "각", "‼", "汉"];

    #[test]
    fn plain_characters_stand_alone_among_themselves() {
        let mut count = 0;
        for c in '\0'..=char::MAX {
            let mut block = [b'a'; REACH];
            c.encode_utf8(&mut block);
            if !is_plain(&block) {
                continue;
            }
            count += 1;
            for kind in KINDS {
                let text: String = [kind, c.encode_utf8(&mut [0; 4]), kind].concat();
                let want = 1 + 2 * usize::from(!kind.is_empty());
                assert_eq!(text.graphemes(true).count(), want, "{text:?}");
            }
        }
        assert!(count > 40_000, "{count}");
    }
}
