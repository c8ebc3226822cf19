//! Blocks of one script, with ASCII, dashes and quotation marks among it.
//!
//! Which of a script's characters are marks and which sign links two consonants comes out of the class table
//! when this is compiled, as ranges, so that it becomes vector code. Each mark joins what stands before it,
//! whatever that is but a control character, so the boundaries are before the other characters; where a sign
//! links (`GB9c`), the two characters around it are looked up. What the rule allows besides (other marks around
//! that sign) is left to the general rules, for it is rare.

use super::block::{BLOCK, Block, Found, flag, is_control, is_inside};
use super::class::letter_of;
use crate::bits::mask;

/// Finds what is in a block; `None` if it holds anything that is of another kind.
pub(super) type Kernel = fn(&Block) -> Option<Found>;

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
struct Stretch<const FIRST: u32, const COUNT: u32>;

/// Ranges of places in a stretch, as their first and how many they are; 0 of them where the table needs no more.
type Ranges = [(u8, u8); 16];

impl<const FIRST: u32, const COUNT: u32> Stretch<FIRST, COUNT> {
    const MARKS: Ranges = Self::ranges(b"exkjs");
    const LINKS: Ranges = Self::ranges(b"k");
    /// What neither stands alone among the others nor is a mark.
    const ODD: Ranges = Self::ranges(b"crnpiLVTWZP");
    /// Whether its text holds joiners: that of India does, and of Myanmar and Mongolia.
    const JOINERS: bool = FIRST >= 0x900 && FIRST < 0xE00 || FIRST >= 0x1000;
    const LINKING: bool = Self::LINKS[0].1 != 0;

    /// The ranges of characters that have one of `letters` in the table.
    #[expect(clippy::indexing_slicing, reason = "evaluated by the compiler, which would say so")]
    const fn ranges(letters: &[u8]) -> Ranges {
        let mut ranges = [(0, 0); 16];
        let mut count = 0;
        let mut inside = false;
        let mut code = 0;
        while code < COUNT {
            let mut held = false;
            let mut i = 0;
            while i < letters.len() {
                held |= letters[i] == letter_of(FIRST + code);
                i += 1;
            }
            if held && !inside {
                ranges[count].0 = place(FIRST + code);
                count += 1;
            }
            if held {
                ranges[count - 1].1 += 1;
            }
            inside = held;
            code += 1;
        }
        ranges
    }
}

/// Where in its stretch a character stands: its last eight bits.
const fn place(code: u32) -> u8 {
    (code & 0xFF) as u8
}

#[inline]
#[expect(clippy::indexing_slicing, reason = "the array is as long as the constant bound")]
const fn holds(ranges: &Ranges, place: u8) -> bool {
    let mut holds = false;
    let mut i = 0;
    while i < ranges.len() {
        holds |= place.wrapping_sub(ranges[i].0) < ranges[i].1;
        i += 1;
    }
    holds
}

/// What is in a block of a stretch of characters; see the top of this file.
#[inline(never)]
#[expect(
    clippy::needless_bitwise_bool,
    reason = "a branch would keep it from becoming vector code"
)]
#[expect(clippy::indexing_slicing, reason = "the arrays are as long as the constant bound")]
fn script<const FIRST: u32, const COUNT: u32>(block: &Block) -> Option<Found> {
    let (mut others, mut controls) = (0, 0);
    let mut bases = [0; BLOCK];
    let mut links = [0; BLOCK];
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
        let general = (a == 0xE2) & (b == 0x80);
        // U+200C and U+200D; dashes, quotation marks and dots.
        let joiner = Stretch::<FIRST, COUNT>::JOINERS & general & (c & 0xFE == 0x8C);
        let punctuation = general & (c.wrapping_sub(0x90) < 0x18);
        // The danda, which the scripts of India share.
        let danda =
            (FIRST >= 0x980) & (FIRST < 0xD80) & (a == 0xE0) & (b == 0xA5) & (c & 0xFE == 0xA4);
        let odd = script & holds(&Stretch::<FIRST, COUNT>::ODD, place);
        let other = (a >= 0xC0) & !(script | punctuation | joiner | danda);
        others |= u8::from((a == b'\r') | other | odd);
        controls |= u8::from(is_control(a));
        let mark = joiner | script & holds(&Stretch::<FIRST, COUNT>::MARKS, place);
        bases[i] = flag(!is_inside(a) & !mark);
        links[i] = flag(script & holds(&Stretch::<FIRST, COUNT>::LINKS, place));
        i += 1;
    }
    if others != 0 {
        return None;
    }
    let links = if Stretch::<FIRST, COUNT>::LINKING { mask(&links) } else { 0 };
    Found::joining(mask(&bases), links, controls, block)
}
