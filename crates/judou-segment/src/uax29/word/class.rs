//! What a character is to the rules of words.

use super::table::{INDEX, ROWS};
use crate::block::Block;

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

/// Characters in a row of the table: those that differ in the last byte of their UTF-8 alone.
pub(super) const ROW: usize = 64;

/// What lies above is nothing but ideographs and the plane of tags.
pub(super) const TABLED: u32 = 0x2_0000;

/// More than the table has, so that a masked index is in bounds.
const MOST_ROWS: usize = 512;

/// [`ROWS`] with a class for each letter.
#[expect(clippy::indexing_slicing, reason = "evaluated by the compiler, which would say so")]
static CLASSES: [[Class; ROW]; MOST_ROWS] = {
    let mut classes = [[Class::Other; ROW]; MOST_ROWS];
    let mut i = 0;
    while i < ROWS.len() * ROW {
        let mut class = 0;
        while Class::LETTERS[class] != ROWS[i / ROW][i % ROW] {
            class += 1;
        }
        classes[i / ROW][i % ROW] = Class::ALL[class];
        i += 1;
    }
    classes
};

/// The class of the character that starts at `at`, below 64, in a block; any class if none does.
#[inline]
#[expect(clippy::indexing_slicing, reason = "each index is masked to the length of its array")]
pub(super) fn class_in(block: &Block, at: u32) -> Class {
    let at = (at & 63) as usize;
    class_of([block[at], block[at + 1], block[at + 2], block[at + 3]])
}

/// The class of the character that starts with, or is, the first of these bytes.
#[inline]
pub(super) fn class_of(bytes: [u8; 4]) -> Class {
    let word = u32::from_be_bytes(bytes);
    if word >= 0xF000_0000 {
        return class_of_four(word);
    }
    // One, two or three bytes: told by comparisons, since a branch would be guessed wrong at each blank.
    let three = (word >> 18 & 0x3C0 | word >> 16 & 0x3F, word >> 8);
    let two = (word >> 24 & 0x1F, word >> 16);
    let one = (word >> 30, word >> 24);
    let short = if word >= 0xC000_0000 { two } else { one };
    let (row, last) = if word >= 0xE000_0000 { three } else { short };
    in_table(row as usize, last as usize)
}

/// The class in a row of the table, by its number and the last byte.
#[inline]
#[expect(clippy::indexing_slicing, reason = "each index is masked to the length of its array")]
fn in_table(row: usize, last: usize) -> Class {
    let row = usize::from(INDEX[row & (INDEX.len() - 1)]);
    CLASSES[row & (MOST_ROWS - 1)][last & (ROW - 1)]
}

/// The class of a character of four bytes.
#[inline]
fn class_of_four(word: u32) -> Class {
    let low = |shift: u32| (word >> shift & 0x3F) as usize;
    match word >> 16 & 0xFFFF {
        0xF000..0xF0A0 => in_table(low(16) << 6 | low(8), low(0)),
        0xF300..0xF400 => tag(low(16) << 12 | low(8) << 6 | low(0)),
        _ => Class::Other,
    }
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
    use alloc::vec::Vec;
    use core::fmt::Write as _;
    use std::{env, fs};

    use unicode_segmentation::UnicodeSegmentation;

    use super::*;

    fn class_of_char(c: char) -> Class {
        let mut bytes = [0; 4];
        c.encode_utf8(&mut bytes);
        class_of(bytes)
    }

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
        let mut wrong = 0;
        let mut rows: Vec<[u8; ROW]> = Vec::new();
        let mut index = Vec::new();
        for start in (0..TABLED).step_by(ROW) {
            let mut row = [b'.'; ROW];
            for (code, letter) in (start..).zip(&mut row) {
                let Some(c) = char::from_u32(code) else { continue };
                let want = probe(&mut buffer, c);
                *letter = Class::LETTERS[want as usize];
                wrong += u32::from(class_of_char(c) != want);
            }
            let known = rows.iter().position(|known| *known == row).unwrap_or(rows.len());
            if known == rows.len() {
                rows.push(row);
            }
            index.push(known);
        }
        if env::var_os("UPDATE_EXPECT").is_some() {
            fs::write(
                concat!(env!("CARGO_MANIFEST_DIR"), "/src/uax29/word/table.rs"),
                render(&rows, &index),
            )
            .expect("the table can be written");
            return;
        }
        assert_eq!(wrong, 0, "write the table anew: UPDATE_EXPECT=1 cargo test -p judou-segment");
        // From the end of the ideographs of plane 3 to the tags all is unassigned.
        for c in ('\u{20000}'..='\u{20100}')
            .chain('\u{33400}'..='\u{33500}')
            .chain('\u{DFFF0}'..=char::MAX)
        {
            assert_eq!(class_of_char(c), probe(&mut buffer, c), "{c:?}");
        }
    }

    fn render(rows: &[[u8; ROW]], index: &[usize]) -> String {
        let (major, minor, update) = unicode_segmentation::UNICODE_VERSION;
        let mut out = String::from(
            "//! What every character is to the rules of words; generated, not to be edited.\n//!\n\
             //! `UPDATE_EXPECT=1 cargo test -p judou-segment the_table_is` writes it from what\n\
             //! `unicode-segmentation` does with each character.\n//!\n",
        );
        let _ = writeln!(
            out,
            "//! Unicode {major}.{minor}.{update}. Derived from data of the Unicode Character Database,\n\
             //! copyright Unicode, Inc., Unicode License v3."
        );
        let _ = write!(
            out,
            "\nuse super::class::{{ROW, TABLED}};\n\n/// Rows of 64 characters, a letter of \
             [`super::class::Class::LETTERS`] for each.\n#[rustfmt::skip]\npub(super) const ROWS: [&[u8; ROW]; {}] = [\n",
            rows.len()
        );
        for row in rows {
            let _ = writeln!(out, "    b\"{}\",", String::from_utf8_lossy(row));
        }
        out.push_str(
            "];\n\n/// The row of each 64 characters.\n#[rustfmt::skip]\npub(super) static INDEX: [u16; TABLED as usize / ROW] = [\n",
        );
        for line in index.chunks(24) {
            out.push_str("   ");
            for row in line {
                let _ = write!(out, " {row},");
            }
            out.push('\n');
        }
        out.push_str("];\n");
        out
    }
}
