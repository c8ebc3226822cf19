//! Blocks of one script, with ASCII, dashes and quotation marks among it.
//!
//! Which of a script's characters are marks, consonants and signs that link comes out of the class table when
//! this is compiled, as sets that a vector looks characters up in. Each mark joins what stands before it,
//! whatever that is but a control character, so the boundaries are before the other characters; which of these
//! a sign links (`GB9c`) is arithmetic on masks.

use super::bytes::is_control;
use super::conjunct::Conjuncts;
use super::found::{Before, Ends, Found, Kernel, marks_join};
use super::set::{Places, Set, characters, is_empty};
use crate::block::{BLOCK, Block, flag, is_inside};
use crate::vector::{Processor, Vectors, Work};

/// The kernel of the script that a character belongs to which begins with these bytes.
pub(super) fn script_of(first: u8, second: u8) -> Option<Kernel> {
    Some(match (first, second) {
        (0xD4..=0xD7, _) => script::<0x500, 256>,
        (0xDC..=0xDF, _) => script::<0x700, 256>,
        (0xE0, 0xA4 | 0xA5) => script::<0x900, 128>,
        (0xE0, 0xA6 | 0xA7) => script::<0x980, 128>,
        (0xE0, 0xA8 | 0xA9) => script::<0xA00, 128>,
        (0xE0, 0xAA | 0xAB) => script::<0xA80, 128>,
        (0xE0, 0xAC | 0xAD) => script::<0xB00, 128>,
        (0xE0, 0xAE | 0xAF) => script::<0xB80, 128>,
        (0xE0, 0xB0 | 0xB1) => script::<0xC00, 128>,
        (0xE0, 0xB2 | 0xB3) => script::<0xC80, 128>,
        (0xE0, 0xB4 | 0xB5) => script::<0xD00, 128>,
        (0xE0, 0xB6 | 0xB7) => script::<0xD80, 128>,
        (0xE0, 0xB8 | 0xB9) => script::<0xE00, 128>,
        (0xE0, 0xBA | 0xBB) => script::<0xE80, 128>,
        (0xE0, 0xBC..=0xBF) => script::<0xF00, 256>,
        (0xE1, 0x80 | 0x81) => script::<0x1000, 128>,
        (0xE1, 0x9E | 0x9F) => script::<0x1780, 128>,
        (0xE1, 0xA0..=0xA3) => script::<0x1800, 256>,
        _ => return None,
    })
}

/// `COUNT` characters, 128 or 256, from `FIRST`, a multiple of that: those that differ in their last byte, and in
/// one or two bits of the one before it.
struct Stretch<'b, const FIRST: u32, const COUNT: u32>(&'b Block, Before);

impl<const FIRST: u32, const COUNT: u32> Stretch<'_, FIRST, COUNT> {
    const MARKS: Set = Self::set(b"exkjs");
    const LINKS: Set = Self::set(b"k");
    /// Marks that may stand in a conjunct.
    const INNER: Set = Self::set(b"ek");
    const CONSONANTS: Set = Self::set(b"C");
    /// What neither stands alone among the others nor is a mark.
    const ODD: Set = Self::set(b"crnpiLVTWZP");
    const HAS_ODD: bool = !is_empty(&Self::ODD);
    /// Whether its text holds joiners: that of India does, and of Myanmar and Mongolia.
    const JOINERS: bool = FIRST >= 0x900 && FIRST < 0xE00 || FIRST >= 0x1000;
    const LINKING: bool = !is_empty(&Self::CONSONANTS) || !is_empty(&Self::LINKS);

    const fn set(letters: &[u8]) -> Set {
        characters(FIRST, COUNT, letters)
    }
}

/// What is in a block of a stretch of characters; see the top of this file.
#[inline(never)]
fn script<const FIRST: u32, const COUNT: u32>(
    processor: Processor,
    block: &Block,
    before: Before,
) -> Found {
    processor.run(Stretch::<FIRST, COUNT>(block, before))
}

impl<const FIRST: u32, const COUNT: u32> Work for Stretch<'_, FIRST, COUNT> {
    type Result = Found;

    #[inline(always)]
    #[expect(clippy::indexing_slicing, reason = "the arrays are as long as the constant bound")]
    fn run<V: Vectors>(self, vectors: V) -> Found {
        let Self(block, before) = self;
        if !V::LOOKS_UP {
            return Found::Other; // the rules are faster
        }
        let (mut others, mut controls) = (0, 0);
        let mut low = [0; BLOCK];
        let mut high = [0; BLOCK];
        let mut joiners = [0; BLOCK];
        let mut i = 0;
        while i < BLOCK {
            let (a, b, c) = (block[i], block[i + 1], block[i + 2]);
            let (script, place) = if FIRST < 0x800 {
                let lead = const { (0xC0 | FIRST >> 6) as u8 };
                (a & const { !(COUNT / 64 - 1) as u8 } == lead, a << 6 | b & 0x3F)
            } else {
                let lead = const { (0xE0 | FIRST >> 12) as u8 };
                let second = const { (0x80 | FIRST >> 6 & 0x3F) as u8 };
                let script = (a == lead) & (b & const { !(COUNT / 64 - 1) as u8 } == second);
                (script, b << 6 | c & 0x3F)
            };
            low[i] = place & 15;
            high[i] = place >> 4 & const { (COUNT / 16 - 1) as u8 } | flag(!script) & 0x80;
            let general = (a == 0xE2) & (b == 0x80);
            // U+200C and U+200D; dashes, quotation marks and dots.
            let joiner = Self::JOINERS & general & (c & 0xFE == 0x8C);
            let punctuation = general & (c.wrapping_sub(0x90) < 0x18);
            // The danda, which the scripts of India share.
            let danda =
                (FIRST >= 0x980) & (FIRST < 0xD80) & (a == 0xE0) & (b == 0xA5) & (c & 0xFE == 0xA4);
            let other = (a >= 0xC0) & !(script | punctuation | joiner | danda);
            others |= u8::from((a == b'\r') | other);
            controls |= u8::from(is_control(a));
            joiners[i] = flag(joiner);
            i += 1;
        }
        let places = Places::<V, COUNT>::new(vectors, low, &high);
        let odd = if Self::HAS_ODD { places.of(&Self::ODD) } else { [0; BLOCK] };
        let marks = places.of(&Self::MARKS);
        let mut bases = [0; BLOCK];
        let mut i = 0;
        while i < BLOCK {
            others |= odd[i];
            bases[i] = !(flag(is_inside(block[i])) | joiners[i] | marks[i]);
            i += 1;
        }
        let bases = vectors.mask(&bases);
        if others != 0 || !marks_join(bases, controls, block) {
            return Found::Other;
        }
        if !Self::LINKING {
            return Found::marks(bases);
        }
        let mut inner = places.of(&Self::INNER);
        let mut i = 0;
        while i < BLOCK {
            // Of the joiners U+200D, the odd one, stands in conjuncts.
            inner[i] |= joiners[i] & flag(block[i + 2] & 1 != 0);
            i += 1;
        }
        let conjuncts = Conjuncts {
            consonants: vectors.mask(&places.of(&Self::CONSONANTS)),
            marks: vectors.mask(&inner),
            links: vectors.mask(&places.of(&Self::LINKS)),
        };
        let (joined, state) = conjuncts.join(before);
        Found::Ends(Ends { bases, alone: bases & !joined, state, plain: false })
    }
}
