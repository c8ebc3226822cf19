//! What a character is to the rules of words.

use super::table::{INDEX, ROWS};
use crate::block::Block;
use crate::character_table::Classes;

/// `Word_Break`, with what `Extended_Pictographic` adds; `Format` is in `Extend`, for rule WB4 treats them alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Class {
    Other,
    Cr,
    Lf,
    Newline,
    Space,
    Extend,
    Zwj,
    Letter,
    /// A letter that is a pictograph too, as Ⓜ is.
    LetterPictographic,
    Hebrew,
    Numeric,
    Katakana,
    /// `ExtendNumLet`: low lines.
    LowLine,
    /// A regional indicator.
    Regional,
    Pictographic,
    MidLetter,
    MidNum,
    MidNumLet,
    SingleQuote,
    DoubleQuote,
}

impl Class {
    /// All of them, in order.
    pub(super) const ALL: [Self; 20] = [
        Self::Other,
        Self::Cr,
        Self::Lf,
        Self::Newline,
        Self::Space,
        Self::Extend,
        Self::Zwj,
        Self::Letter,
        Self::LetterPictographic,
        Self::Hebrew,
        Self::Numeric,
        Self::Katakana,
        Self::LowLine,
        Self::Regional,
        Self::Pictographic,
        Self::MidLetter,
        Self::MidNum,
        Self::MidNumLet,
        Self::SingleQuote,
        Self::DoubleQuote,
    ];

    /// The letters of [`ROWS`], in the same order.
    pub(super) const LETTERS: &[u8; 20] = b".rnvsejaAh1k_RP:,mqd";

    /// Whether it joins what stands before it, whatever that is but the end of a line, and changes nothing.
    pub(super) const fn is_mark(self) -> bool {
        matches!(self, Self::Extend | Self::Zwj)
    }

    /// `AHLetter` of the rules.
    pub(super) const fn is_letter(self) -> bool {
        matches!(self, Self::Letter | Self::LetterPictographic | Self::Hebrew)
    }
}

static CLASSES: Classes<Class, 512> = Classes::new(&INDEX, &ROWS, Class::LETTERS, Class::ALL, tag);

/// The class of the character that starts at `at`, below 64, in a block; any class if none does.
#[inline]
#[expect(clippy::indexing_slicing, reason = "each index is masked to the length of its array")]
pub(super) fn class_in(block: &Block, at: u32) -> Class {
    let at = (at & 63) as usize;
    CLASSES.class_of([block[at], block[at + 1], block[at + 2], block[at + 3]])
}

/// The class of the character that starts with, or is, the first of these bytes.
#[inline]
pub(super) fn class_of(bytes: [u8; 4]) -> Class {
    CLASSES.class_of(bytes)
}

/// The class of a character led by 0xF3, by its last 18 bits.
fn tag(low: usize) -> Class {
    match low {
        0x2_0001 | 0x2_0020..=0x2_007F | 0x2_0100..=0x2_01EF => Class::Extend,
        _ => Class::Other,
    }
}

#[cfg(test)]
mod tests {
    use alloc::string::String;

    use unicode_segmentation::UnicodeSegmentation;

    use super::*;
    use crate::character_table::generate;

    /// Whether `before`, `c` and `after` make one piece.
    fn joins(buffer: &mut String, before: &str, c: char, after: &str) -> bool {
        buffer.clear();
        buffer.push_str(before);
        buffer.push(c);
        buffer.push_str(after);
        buffer.split_word_bounds().count() == 1
    }

    /// Finds the class of `c` from what `unicode-segmentation` does with it.
    fn probe(buffer: &mut String, c: char) -> Class {
        let mut is = |before: &str, after: &str| joins(buffer, before, c, after);
        if c == '\r' || c == '\n' {
            return if c == '\r' { Class::Cr } else { Class::Lf };
        }
        if !is("", "\u{301}") {
            return Class::Newline; // WB3a
        }
        if is("!", "") {
            return if is("!", "✂") { Class::Zwj } else { Class::Extend }; // WB3c, WB4
        }
        if is(" ", "") {
            return Class::Space; // WB3d
        }
        let pictographic = is("!\u{200D}", "");
        if is("a", "") {
            return if is("ア", "") {
                Class::LowLine // WB13a
            } else if is("1,", "") {
                Class::Numeric // WB11
            } else if is("", "\"א") {
                Class::Hebrew // WB7b
            } else if pictographic {
                Class::LetterPictographic
            } else {
                Class::Letter
            };
        }
        match (is("a", "a"), is("1", "1")) {
            (true, false) => return Class::MidLetter,
            (false, true) => return Class::MidNum,
            (true, true) if is("א", "") => return Class::SingleQuote, // WB7a
            (true, true) => return Class::MidNumLet,
            (false, false) => {}
        }
        if is("", "🇦") {
            Class::Regional
        } else if is("ア", "") {
            Class::Katakana
        } else if is("א", "א") {
            Class::DoubleQuote
        } else if pictographic {
            Class::Pictographic
        } else {
            Class::Other
        }
    }

    /// The table gives every character the class that it has for `unicode-segmentation`; with
    /// `UPDATE_EXPECT=1` it is written anew.
    #[test]
    fn the_table_is_that_of_unicode_segmentation() {
        let mut buffer = String::new();
        let letter = |class| Class::LETTERS[class as usize];
        let probe = |c| probe(&mut buffer, c);
        generate::check(&CLASSES, "uax29/word/table.rs", "words", letter, probe);
    }
}
