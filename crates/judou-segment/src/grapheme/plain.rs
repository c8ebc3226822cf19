//! Blocks of characters between any two of which there is a boundary, and those with marks on them.
//!
//! Arithmetic alone, so that it becomes vector code; the tests hold every character against the general rules.

use super::bytes::{
    is_alone_of_four, is_beside_hangul, is_beyond_hangul, is_control, is_latin1_control,
    is_mark_of_kana, is_odd_of_two, is_punctuation,
};
use super::found::{Before, Found, marks_join};
use crate::block::{BLOCK, Block, flag, is_inside, starts};
use crate::vector::{Processor, Vectors, Work};

/// Whether all characters that start in a block are plain: between two of them there is always a boundary,
/// for none is a carriage return, a mark (`Extend`, `SpacingMark`, `ZWJ`), a `Prepend`, a regional
/// indicator, a consonant that links, or a jamo that could join one of the others.
#[inline(always)]
#[expect(clippy::indexing_slicing, reason = "the arrays are as long as the constant bound")]
fn is_plain(block: &Block) -> bool {
    let mut hits = 0;
    let mut i = 0;
    while i < BLOCK {
        let (a, b, c) = (block[i], block[i + 1], block[i + 2]);
        let punctuation = is_punctuation(a, b, c);
        let mark = is_mark_of_kana(a, b, c);
        // Of E1, Latin and Greek with accents are plain.
        let few = (a.wrapping_sub(0xE0) < 3) & !punctuation & !((a == 0xE1) & (b >= 0xB8));
        hits |= u8::from(
            (a == b'\r')
                | is_odd_of_two(a, b)
                | mark
                | few
                | is_beside_hangul(a, b)
                | is_beyond_hangul(a, b),
        );
        i += 1;
    }
    hits == 0
}

/// The starts of the characters of a block, if all of them are plain ([`is_plain`]).
#[inline(never)]
pub(super) fn plain(processor: Processor, block: &Block, _: Before) -> Found {
    processor.run(Plain(block)).map_or(Found::Other, Found::plain)
}

/// As [`plain`], to be part of work that goes on with it.
pub(super) struct Plain<'b>(pub(super) &'b Block);

impl Work for Plain<'_> {
    type Result = Option<u64>;

    #[inline(always)]
    fn run<V: Vectors>(self, vectors: V) -> Option<u64> {
        is_plain(self.0).then(|| starts(vectors, self.0))
    }
}

/// As [`plain`], with emoji that stand alone and other plain characters of four bytes.
///
/// An emoji may be joined by a mark or another emoji only where a later block begins with what joins them.
#[inline(never)]
pub(super) fn faces(processor: Processor, block: &Block, _: Before) -> Found {
    processor.run(Faces(block))
}

struct Faces<'b>(&'b Block);

impl Work for Faces<'_> {
    type Result = Found;

    #[inline(always)]
    #[expect(clippy::indexing_slicing, reason = "the arrays are as long as the constant bound")]
    fn run<V: Vectors>(self, vectors: V) -> Found {
        let block = self.0;
        let mut hits = 0;
        let mut i = 0;
        while i < BLOCK {
            let (a, b, c, fourth) = (block[i], block[i + 1], block[i + 2], block[i + 3]);
            let two = (a.wrapping_sub(0xC0) < 3)
                | (a.wrapping_sub(0xCC) < 2)
                | (a.wrapping_sub(0xD2) < 0x10);
            let symbols = (a == 0xE2) & !is_punctuation(a, b, c);
            let mark = is_mark_of_kana(a, b, c);
            // From U+1F000 on, but for U+1F1C0 to U+1F1FF and U+1F3FB to U+1F3FF.
            let face = (a == 0xF0) & (b == 0x9F) & !((c == 0x87) | (c == 0x8F) & (fourth >= 0xBB));
            let last = is_beyond_hangul(a, b) & !(face | is_alone_of_four(a, b, c));
            hits |= u8::from((a == b'\r') | two | symbols | mark | is_beside_hangul(a, b) | last);
            i += 1;
        }
        if hits == 0 { Found::plain(starts(vectors, block)) } else { Found::Other }
    }
}

/// What is in a block of plain characters, letters of Georgian, Ethiopic and its neighbours, and marks that
/// combine with any of them: the accents of decomposed text, and the voicing of kana.
#[inline(never)]
pub(super) fn accents(processor: Processor, block: &Block, _: Before) -> Found {
    processor.run(Accents(block))
}

struct Accents<'b>(&'b Block);

impl Work for Accents<'_> {
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
            // U+0300 to U+036F
            let accent = (a == 0xCC) | ((a == 0xCD) & (b < 0xB0));
            let voicing = is_mark_of_kana(a, b, c);
            let ethiopic = (a == 0xE1) & (b == 0x8D) & (c.wrapping_sub(0x9D) < 3);
            let mark = accent | voicing | ethiopic;
            let two = is_odd_of_two(a, b) & (a >= 0xCE);
            let punctuation = is_punctuation(a, b, c);
            // Georgian; from Ethiopic to runes; Latin and Greek with accents.
            let letters = (a == 0xE1) & ((b == 0x83) | (b.wrapping_sub(0x88) < 0x14) | (b >= 0xB8));
            let few = (a.wrapping_sub(0xE0) < 3) & !(punctuation | letters);
            others |= u8::from(
                (a == b'\r')
                    | two
                    | is_latin1_control(a, b)
                    | few
                    | is_beside_hangul(a, b)
                    | is_beyond_hangul(a, b),
            );
            controls |= u8::from(is_control(a));
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

#[cfg(test)]
mod tests {
    use alloc::string::String;

    use unicode_segmentation::UnicodeSegmentation;

    use super::*;
    use crate::block::REACH;

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
