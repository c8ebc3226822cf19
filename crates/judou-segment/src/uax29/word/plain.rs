//! Blocks of the characters that most text is made of, told by arithmetic on masks.
//!
//! Neither marks nor joiners nor Hebrew nor flags are among them: whether a piece ends between two characters is told
//! by the two, and around a mark between letters or digits (WB6, WB7, WB11, WB12) by one more.

use super::class::class_in;
use super::machine::{Left, State};
use crate::block::{BLOCK, Block, flag, is_inside};
use crate::vector::Vectors;

/// What is in a block.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found {
    /// The boundaries: a bit for each byte that starts a piece.
    pub(super) ends: u64,
    pub(super) state: State,
    /// The character at which there is one if what the state waits for does not come; no bit if it doesn't wait.
    pub(super) waiting: u64,
}

/// What stands before a block; each is all bits or none.
#[derive(Clone, Copy, Debug)]
pub(super) struct Before {
    /// Whether it takes the rules to tell what it does to the first character.
    odd: bool,
    space: u64,
    letter: u64,
    number: u64,
    katakana: u64,
    low_line: u64,
    awaits_letter: u64,
    awaits_number: u64,
}

impl Before {
    #[inline(always)]
    pub(super) fn of(state: State) -> Self {
        let left = state.left();
        let is = |this: Left| 0_u64.wrapping_sub(u64::from(left == this));
        Self {
            odd: state.joiner() | matches!(left, Left::Cr | Left::Hebrew),
            space: is(Left::Space),
            letter: is(Left::Letter),
            number: is(Left::Number),
            katakana: is(Left::Katakana),
            low_line: is(Left::LowLine),
            awaits_letter: is(Left::BeforeLetter),
            awaits_number: is(Left::BeforeNumber),
        }
    }
}

/// Which characters of a block are of a class: a bit for each that starts there.
#[derive(Clone, Copy, Debug)]
struct Masks {
    starts: u64,
    spaces: u64,
    letters: u64,
    numbers: u64,
    katakana: u64,
    low_lines: u64,
    /// Joins letters, `MidLetter` or `MidNumLet`.
    mid_letters: u64,
    /// Joins digits, `MidNum` or `MidNumLet`.
    mid_numbers: u64,
    /// Line feeds after a carriage return in the block.
    feeds: u64,
}

impl Masks {
    /// Where the characters start behind those of `mask`.
    #[inline(always)]
    fn behind(&self, mask: u64) -> u64 {
        // What is inside of a character carries the bit behind its end.
        (mask << 1).wrapping_add(!self.starts) & self.starts
    }

    /// The characters of `mids` that have one of `class` behind them, and that one.
    #[inline(always)]
    fn joined(&self, mids: u64, class: u64) -> u64 {
        let second = self.behind(mids) & class;
        // No bit is hit by another's: between two that join stands one of `class`.
        second | mids & (second >> 1 | second >> 2 | second >> 3)
    }

    #[inline(always)]
    fn find(&self, block: &Block, before: Before) -> Found {
        let first = self.starts & self.starts.wrapping_neg();
        let after = |mask: u64, carried: u64| self.behind(mask) | first & carried;
        let of_words = self.letters | self.numbers | self.low_lines;
        let after_letter = after(self.letters, before.letter);
        let after_number = after(self.numbers, before.number);
        let after_low_line = after(self.low_lines, before.low_line);
        let after_katakana = after(self.katakana, before.katakana);
        let mut joined = (after_letter | after_number | after_low_line) & of_words
            | after_katakana & (self.katakana | self.low_lines)
            | after_low_line & self.katakana
            | after(self.spaces, before.space) & self.spaces
            | first & (before.awaits_letter & self.letters | before.awaits_number & self.numbers)
            | self.feeds;
        let mid_letters = self.mid_letters & after_letter;
        let mid_numbers = self.mid_numbers & after_number;
        joined |= self.joined(mid_letters, self.letters) | self.joined(mid_numbers, self.numbers);
        let last = self.starts.leading_zeros();
        let bit = 1 << 63 >> last;
        let (left, waiting) = if mid_letters & bit != 0 {
            (Left::MaybeLetter, bit)
        } else if mid_numbers & bit != 0 {
            (Left::MaybeNumber, bit)
        } else {
            let state = State::new(Left::Other, false).step(class_in(block, 63 - last)).state();
            return Found { ends: self.starts & !joined, state, waiting: 0 };
        };
        Found { ends: self.starts & !(joined | bit), state: State::new(left, false), waiting }
    }
}

/// What is in a block of ASCII; `None` if it is another.
#[inline(always)]
#[expect(clippy::indexing_slicing, reason = "the arrays are as long as the constant bound")]
pub(super) fn ascii(vectors: impl Vectors, block: &Block, before: Before) -> Option<Found> {
    if before.odd {
        return None;
    }
    let mut others = 0;
    let mut i = 0;
    while i < BLOCK {
        others |= block[i];
        i += 1;
    }
    if others >= 0x80 {
        return None;
    }
    let mask = |is: fn(u8, u8) -> bool| {
        let mut flags = [0; BLOCK];
        let mut i = 0;
        while i < BLOCK {
            flags[i] = flag(is(block[i], block[i + 1]));
            i += 1;
        }
        vectors.mask(&flags)
    };
    let both = mask(|a, _| (a == b'.') | (a == b'\''));
    let masks = Masks {
        starts: u64::MAX,
        spaces: mask(|a, _| a == b' '),
        letters: mask(|a, _| (a | 0x20).wrapping_sub(b'a') < 26),
        numbers: mask(|a, _| a.wrapping_sub(b'0') < 10),
        katakana: 0,
        low_lines: mask(|a, _| a == b'_'),
        mid_letters: both | mask(|a, _| a == b':'),
        mid_numbers: both | mask(|a, _| (a == b',') | (a == b';')),
        feeds: mask(|a, b| (a == b'\r') & (b == b'\n')) << 1,
    };
    Some(masks.find(block, before))
}

/// What the characters of a block are, 0xFF for each that is: see [`Masks`].
struct Flags {
    starts: [u8; BLOCK],
    spaces: [u8; BLOCK],
    letters: [u8; BLOCK],
    numbers: [u8; BLOCK],
    katakana: [u8; BLOCK],
    low_lines: [u8; BLOCK],
    mid_letters: [u8; BLOCK],
    mid_numbers: [u8; BLOCK],
    feeds: [u8; BLOCK],
}

/// What is in a block of common characters; `None` if there are others.
///
/// ASCII, Latin, Greek and Cyrillic, their punctuation, symbols, kana, bopomofo and modern jamo, Han, Hangul,
/// fullwidth forms, and most emoji.
#[inline(always)]
#[expect(clippy::indexing_slicing, reason = "the arrays are as long as the constant bound")]
#[expect(clippy::many_single_char_names, reason = "the bytes of a character")]
pub(super) fn common(vectors: impl Vectors, block: &Block, before: Before) -> Option<Found> {
    if before.odd {
        return None;
    }
    let none = [0; BLOCK];
    let mut flags = Flags {
        starts: none,
        spaces: none,
        letters: none,
        numbers: none,
        katakana: none,
        low_lines: none,
        mid_letters: none,
        mid_numbers: none,
        feeds: none,
    };
    let mut others = 0;
    let mut i = 0;
    while i < BLOCK {
        let (a, b, c, d) = (block[i], block[i + 1], block[i + 2], block[i + 3]);
        // Two bytes.
        let latin1 = (a == 0xC2) & (b != 0xAD);
        let latin_letter = (latin1 & ((b == 0xAA) | (b == 0xB5) | (b == 0xB8) | (b == 0xBA)))
            | ((a == 0xC3) & (b & 0xDF != 0x97))
            | (a.wrapping_sub(0xC4) < 6);
        let greek = ((a == 0xCE) & (b >= 0x91) & (b != 0xA2)) | ((a == 0xCF) & (b != 0xB6));
        let cyrillic = a & 0xFE == 0xD0;
        let two = latin1 | (a.wrapping_sub(0xC3) < 7) | greek | cyrillic;
        // U+2010 to U+2027 but U+2024; arrows to circled digits, boxes to arrows.
        let punctuation = (a == 0xE2) & (b == 0x80) & (c.wrapping_sub(0x90) < 0x18) & (c != 0xA4);
        let symbol = (a == 0xE2)
            & (((b == 0x86) & (c >= 0x90))
                | (b.wrapping_sub(0x87) < 0x0B)
                | (b.wrapping_sub(0x94) < 0x1C));
        // U+1E00 to U+1EFF
        let latin_more = (a == 0xE1) & (b & 0xFC == 0xB8);
        // U+3000 to U+303F but U+302A to U+302F, U+3031 to U+3035, U+303B and U+303C; kana, bopomofo.
        let e3 = a == 0xE3;
        let cjk = e3 & (b == 0x80);
        let of_cjk = cjk
            & !((c.wrapping_sub(0xAA) < 6)
                | (c.wrapping_sub(0xB1) < 5)
                | (c & 0xFE == 0xBA)
                | (c == 0xBC));
        let kana = e3 & (b == 0x82);
        let of_kana = kana & (c.wrapping_sub(0x99) >= 2);
        let katakana = (kana & ((c >= 0xA0) | (c & 0xFE == 0x9A) | (c == 0x9C)))
            | (e3 & (b == 0x83) & (c != 0xBB));
        let bopomofo = e3 & (((b == 0x84) & (c >= 0x85) & (c != 0xB0)) | (b == 0x85));
        let han = (e3 & (b >= 0x90)) | (a.wrapping_sub(0xE4) < 6);
        let hangul =
            ((a == 0xEA) & (b >= 0xB0)) | (a.wrapping_sub(0xEB) < 2) | ((a == 0xED) & (b < 0x9E));
        let wide = (a == 0xEF) & (b == 0xBC);
        let wide_small = (a == 0xEF) & (b == 0xBD) & (c < 0xA6);
        let three = punctuation
            | symbol
            | latin_more
            | of_cjk
            | (e3 & (b & 0xFD == 0x81))
            | of_kana
            | bopomofo
            | han
            | hangul
            | wide
            | wide_small;
        // Emoji but hues of skin; Han beyond the basic plane.
        let four = (a == 0xF0)
            & (((b == 0x9F) & (c.wrapping_sub(0x8C) < 0x20) & ((c != 0x8F) | (d < 0xBB)))
                | (b.wrapping_sub(0xA0) < 0x10));
        others |= u8::from(!((a < 0xC0) | two | three | four));

        flags.starts[i] = flag(!is_inside(a));
        flags.spaces[i] = flag((a == b' ') | (cjk & (c == 0x80)));
        flags.letters[i] = flag(
            ((a | 0x20).wrapping_sub(b'a') < 26)
                | latin_letter
                | latin_more
                | greek
                | cyrillic
                | bopomofo
                | hangul
                | (cjk & (c == 0x85))
                | (wide & (c.wrapping_sub(0xA1) < 26))
                | (wide_small & (c.wrapping_sub(0x81) < 26)),
        );
        flags.numbers[i] = flag((a.wrapping_sub(b'0') < 10) | (wide & (c.wrapping_sub(0x90) < 10)));
        flags.katakana[i] = flag(katakana);
        flags.low_lines[i] = flag((a == b'_') | (wide & (c == 0xBF)));
        let both = (a == b'.')
            | (a == b'\'')
            | (punctuation & (c & 0xFE == 0x98))
            | (wide & ((c == 0x87) | (c == 0x8E)));
        flags.mid_letters[i] = flag(
            both | (a == b':')
                | (latin1 & (b == 0xB7))
                | (punctuation & (c == 0xA7))
                | (wide & (c == 0x9A)),
        );
        flags.mid_numbers[i] =
            flag(both | (a == b',') | (a == b';') | (wide & ((c == 0x8C) | (c == 0x9B))));
        flags.feeds[i] = flag((a == b'\r') & (b == b'\n'));
        i += 1;
    }
    if others != 0 {
        return None;
    }
    let masks = Masks {
        starts: vectors.mask(&flags.starts),
        spaces: vectors.mask(&flags.spaces),
        letters: vectors.mask(&flags.letters),
        numbers: vectors.mask(&flags.numbers),
        katakana: vectors.mask(&flags.katakana),
        low_lines: vectors.mask(&flags.low_lines),
        mid_letters: vectors.mask(&flags.mid_letters),
        mid_numbers: vectors.mask(&flags.mid_numbers),
        feeds: vectors.mask(&flags.feeds) << 1,
    };
    Some(masks.find(block, before))
}

#[cfg(test)]
mod tests {
    use super::super::class::Class;
    use super::*;
    use crate::block::REACH;
    use crate::vector::{Processor, Work};

    struct Common<'b>(&'b Block, State);

    impl Work for Common<'_> {
        type Result = Option<Found>;

        fn run<V: Vectors>(self, vectors: V) -> Option<Found> {
            let before = Before::of(self.1);
            ascii(vectors, self.0, before).or_else(|| common(vectors, self.0, before))
        }
    }

    /// Whatever character is let through does what the rules say, behind all that may stand before it, and to all
    /// that may stand behind it.
    #[test]
    fn common_characters_follow_the_rules() {
        let around = ["a", "1", "_", " ", "ア", "字", ".", ",", ":", "\r", "\n"];
        for processor in [Processor::detect(), Processor::PORTABLE] {
            let mut count = 0;
            for c in '\0'..=char::MAX {
                for one in around {
                    let text = alloc::format!("{one}{c}{one}{c}a1{c}1");
                    let mut block = [b' '; REACH];
                    for (to, from) in block.iter_mut().zip(text.bytes()) {
                        *to = from;
                    }
                    let Some(found) = processor.run(Common(&block, State::START)) else { break };
                    count += 1;
                    let (mut state, mut ends, mut waiting) = (State::START, 0_u64, 0);
                    for (at, c) in core::str::from_utf8(&block[..BLOCK]).unwrap().char_indices() {
                        let class = class_in(&block, at as u32);
                        assert!(!class.is_mark() && class != Class::Hebrew, "{c:?}");
                        let step = state.step(class);
                        ends |= u64::from(step.boundary()) << at;
                        ends |= if step.waited_in_vain() { waiting } else { 0 };
                        waiting = if step.waits() { 1 << at } else { waiting };
                        state = step.state();
                    }
                    assert_eq!(found.ends, ends, "{text:?}");
                    assert_eq!(found.state, state, "{text:?}");
                }
            }
            assert!(count > 400_000, "{count}");
        }
    }
}
