//! Blocks of emoji among plain characters.
//!
//! Variation selectors, modifiers, keycaps and joiners join what stands before them: that is all there is to most
//! blocks. What joiners join and which regional indicators are a flag is [`super::sequence`]'s.

use super::bytes::{is_control, is_mark_of_kana};
use super::class::letter_of;
use super::found::{Before, Ends, Found, marks_join};
use super::sequence::Sequences;
use super::set::{Places, Set, with};
use crate::block::{BLOCK, Block, flag, is_inside};
use crate::vector::{Processor, Vectors, Work};

/// Rows of 64 characters from U+1F000 on that are pictographic, one and all, but for modifiers: a place for each.
const FACES: Set = {
    let mut set = [[0; 16]; 2];
    let mut row = 0;
    while row < 64 {
        let mut all = true;
        let mut i = 0;
        while i < 64 {
            let code = 0x1_F000 + row * 64 + i;
            all &= letter_of(code) == b'P' || code >= 0x1_F3FB && code <= 0x1_F3FF;
            i += 1;
        }
        if all {
            set = with(set, row as usize);
        }
        row += 1;
    }
    set
};

/// What is in a block of plain characters (those of [`super::plain`]), symbols and emoji with what joins them.
#[inline(never)]
pub(super) fn emoji(processor: Processor, block: &Block, before: Before) -> Found {
    processor.run(Emoji(block, before))
}

struct Emoji<'b>(&'b Block, Before);

impl Work for Emoji<'_> {
    type Result = Found;

    #[inline(always)]
    #[expect(clippy::indexing_slicing, reason = "the arrays are as long as the constant bound")]
    fn run<V: Vectors>(self, vectors: V) -> Found {
        let Self(block, before) = self;
        if !V::LOOKS_UP {
            return Found::Other; // the rules are faster
        }
        let (mut others, mut controls) = (strangers(vectors, block), 0);
        let (mut special, mut symbols) = (0, 0);
        let mut bases = [0; BLOCK];
        let mut joiners = [0; BLOCK];
        let mut regional = [0; BLOCK];
        let mut modifiers = [0; BLOCK];
        let mut selectors = [0; BLOCK];
        let mut i = 0;
        while i < BLOCK {
            let (a, b, c) = (block[i], block[i + 1], block[i + 2]);
            // The soft hyphen; of U+2000 to U+203F dashes, quotation marks and a joiner; selectors; letters of mathematics.
            let other = (a == b'\r')
                | (a == 0xC2) & (b == 0xAD)
                | (a == 0xE2) & (b == 0x80) & (c != 0x8D) & (c.wrapping_sub(0x90) >= 0x18)
                | (a == 0xEF) & (b == 0xB8) & (c >= 0x90)
                | (a == 0xF0) & (b == 0x9D) & (c.wrapping_sub(0x90) >= 0x10)
                | is_mark_of_kana(a, b, c);
            others |= u8::from(other);
            controls |= u8::from(is_control(a));
            i += 1;
        }
        let mut i = 0;
        while i < BLOCK {
            let (a, b, c, fourth) = (block[i], block[i + 1], block[i + 2], block[i + 3]);
            let joiner = (a == 0xE2) & (b == 0x80) & (c == 0x8D);
            // U+20D0 to U+20F0
            let around = (a == 0xE2) & (b == 0x83) & (c.wrapping_sub(0x90) < 0x21);
            let selector = (a == 0xEF) & (b == 0xB8) & (c < 0x90);
            let emoji = (a == 0xF0) & (b == 0x9F);
            // U+1F3FB to U+1F3FF
            let modifier = emoji & (c == 0x8F) & (fourth >= 0xBB);
            // U+1F1E6 to U+1F1FF
            let indicator = emoji & (c == 0x87) & (fourth >= 0xA6);
            special |= u8::from((a == 0xE2) | selector | modifier | indicator);
            symbols |= u8::from((a == 0xE2) & !joiner);
            bases[i] = flag(!is_inside(a) & !(joiner | around | selector | modifier));
            joiners[i] = flag(joiner);
            regional[i] = flag(indicator);
            modifiers[i] = flag(modifier);
            selectors[i] = flag(selector | around);
            i += 1;
        }
        let bases = vectors.mask(&bases);
        if others != 0 || !marks_join(bases, controls, block) {
            return Found::Other;
        }
        let (joiners, regional) = (vectors.mask(&joiners), vectors.mask(&regional));
        let plain = special == 0;
        if joiners | regional == 0 {
            return Found::Ends(Ends { bases, alone: bases, state: None, plain });
        }
        let modifiers = vectors.mask(&modifiers);
        let faces = faces(vectors, block);
        let signs = if symbols == 0 { 0 } else { signs(vectors, block) };
        let sequences = Sequences {
            joiners,
            faces: faces & !modifiers,
            signs,
            modifiers,
            selectors: vectors.mask(&selectors),
            regional,
        };
        if before.state.is_none() && sequences.look_back(before.first) {
            return Found::LooksBack;
        }
        let (alone, state) = sequences.ends(block, bases, before);
        Found::Ends(Ends { bases, alone, state, plain })
    }
}

/// Not 0 if a character in a block is one that its first two bytes tell to be none of those: a bit of the four
/// tables is set for all four of their halves.
#[inline(always)]
#[expect(clippy::indexing_slicing, reason = "the arrays are as long as the constant bound")]
fn strangers<V: Vectors>(vectors: V, block: &Block) -> u8 {
    let (mut high, mut low) = ([0; BLOCK], [0; BLOCK]);
    let (mut second_high, mut second_low) = ([0; BLOCK], [0; BLOCK]);
    let mut i = 0;
    while i < BLOCK {
        let (a, b) = (block[i], block[i + 1]);
        high[i] = a >> 4;
        low[i] = a & 15;
        second_high[i] = b >> 4;
        second_low[i] = b & 15;
        i += 1;
    }
    let leads = vectors.look_up(&LEADS_HIGH, &high);
    let odd = vectors.look_up(&LEADS_LOW, &low);
    let [first, second, third, fourth] = &PAIRS;
    let first = vectors.look_up(first, &high);
    let second = vectors.look_up(second, &low);
    let third = vectors.look_up(third, &second_high);
    let fourth = vectors.look_up(fourth, &second_low);
    let mut others = 0;
    let mut i = 0;
    while i < BLOCK {
        others |= leads[i] & odd[i] | first[i] & second[i] & third[i] & fourth[i];
        i += 1;
    }
    others
}

/// Lead bytes of nothing but others: a bit each for those from 0xC0, 0xD0, 0xE0 and 0xF0 on.
const LEADS_HIGH: [u8; 16] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 4, 8];
#[expect(clippy::indexing_slicing, reason = "evaluated by the compiler, which would say so")]
const LEADS_LOW: [u8; 16] = {
    let mut table = [0; 16];
    let others = [(1, "01CD"), (2, "23456789ABCDEF"), (4, "0E"), (8, "123456789ABCDEF")];
    let mut i = 0;
    while i < others.len() {
        let (bit, digits) = others[i];
        table = set_for(table, bit, digits);
        i += 1;
    }
    table
};

/// First two bytes of others, by the halves of both: a bit for each of the cases named.
#[expect(clippy::indexing_slicing, reason = "evaluated by the compiler, which would say so")]
const PAIRS: [[u8; 16]; 4] = {
    let cases = [
        // Below U+1D00; below Hangul; below U+FE00.
        ["E", "1AF", "89A", "0123456789ABCDEF"],
        // Marks from U+1DC0 on, and what stands before U+1D00.
        ["E", "1", "B", "01237"],
        // Behind Hangul.
        ["E", "D", "9", "EF"],
        // All but selectors and the forms of full and half width.
        ["E", "F", "B", "012345679ABEF"],
        // All but letters of mathematics and emoji.
        ["F", "0", "89", "0123456789ABCE"],
        // Invisible characters from U+2040 on.
        ["E", "2", "8", "1"],
        // From U+2CC0 on, where there are marks again.
        ["E", "2", "B", "3456789ABCDEF"],
        // Control characters of Latin-1.
        ["C", "2", "89", "0123456789ABCDEF"],
    ];
    let mut tables = [[0; 16]; 4];
    let mut i = 0;
    while i < cases.len() {
        let mut half = 0;
        while half < 4 {
            tables[half] = set_for(tables[half], 1 << i, cases[i][half]);
            half += 1;
        }
        i += 1;
    }
    tables
};

/// The table with a bit set for each of the hexadecimal digits.
#[expect(clippy::indexing_slicing, reason = "evaluated by the compiler, which would say so")]
const fn set_for(mut table: [u8; 16], bit: u8, digits: &str) -> [u8; 16] {
    let mut i = 0;
    while i < digits.len() {
        let digit = digits.as_bytes()[i];
        table[(if digit < b'A' { digit - b'0' } else { digit - b'A' + 10 }) as usize] |= bit;
        i += 1;
    }
    table
}

/// Emoji of four bytes of which it is sure that they are pictographic, and modifiers.
#[inline(always)]
#[expect(clippy::indexing_slicing, reason = "the arrays are as long as the constant bound")]
fn faces<V: Vectors>(vectors: V, block: &Block) -> u64 {
    let (mut low, mut high) = ([0; BLOCK], [0; BLOCK]);
    let mut i = 0;
    while i < BLOCK {
        let (a, b, c) = (block[i], block[i + 1], block[i + 2]);
        low[i] = c & 15;
        high[i] = c >> 4 & 3 | flag((a != 0xF0) | (b != 0x9F)) & 0x80;
        i += 1;
    }
    vectors.mask(&Places::<V, 128>::new(vectors, low, &high).of(&FACES))
}

/// The same for those of three bytes, of which most blocks have none: U+2640, U+2642, U+2695, U+2696 and U+2764.
#[inline(always)]
#[expect(clippy::indexing_slicing, reason = "the arrays are as long as the constant bound")]
fn signs<V: Vectors>(vectors: V, block: &Block) -> u64 {
    let mut signs = [0; BLOCK];
    let mut i = 0;
    while i < BLOCK {
        let (a, b, c) = (block[i], block[i + 1], block[i + 2]);
        let sign = (b == 0x99) & (c & 0xFD == 0x80)
            | (b == 0x9A) & (c.wrapping_sub(0x95) < 2)
            | (b == 0x9D) & (c == 0xA4);
        signs[i] = flag((a == 0xE2) & sign);
        i += 1;
    }
    vectors.mask(&signs)
}

#[cfg(test)]
mod tests {
    use super::super::class::{Class, class_in};
    use super::*;
    use crate::block::REACH;

    /// Rows of faces hold nothing but what is pictographic, and modifiers.
    #[test]
    fn rows_of_faces() {
        let mut faces = 0;
        for c in '\u{1F000}'..='\u{1FFFF}' {
            let mut block = [b'a'; REACH];
            c.encode_utf8(&mut block);
            let class = class_in(&block, 0);
            let row = usize::from(block[2] & 0x3F);
            if FACES[0][row & 15] >> (row >> 4) & 1 != 0 {
                assert!(class == Class::Pictographic || class.is_mark(), "{c:?}");
                faces += 1;
            }
        }
        assert!(faces > 1000, "{faces}");
    }
}
