//! What a character is to the rules of grapheme clusters.

use super::table::{INDEX, ROWS};
use crate::block::Block;

/// `Grapheme_Cluster_Break`, with what `Indic_Conjunct_Break` and `Extended_Pictographic` add.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Class {
    Other,
    Control,
    Cr,
    Lf,
    /// `Extend`, which a conjunct may hold.
    Extend,
    /// `Extend`, which no conjunct holds.
    ExtendOnly,
    /// `Extend` that links two consonants.
    Linker,
    Zwj,
    SpacingMark,
    Prepend,
    /// A regional indicator.
    Regional,
    L,
    V,
    T,
    Lv,
    Lvt,
    Pictographic,
    /// A consonant of a script that has conjuncts.
    Consonant,
}

impl Class {
    /// All of them, in order.
    pub(super) const ALL: [Self; 18] = [
        Self::Other,
        Self::Control,
        Self::Cr,
        Self::Lf,
        Self::Extend,
        Self::ExtendOnly,
        Self::Linker,
        Self::Zwj,
        Self::SpacingMark,
        Self::Prepend,
        Self::Regional,
        Self::L,
        Self::V,
        Self::T,
        Self::Lv,
        Self::Lvt,
        Self::Pictographic,
        Self::Consonant,
    ];

    /// Whether it joins what stands before it, whatever that is but a control character.
    pub(super) const fn is_mark(self) -> bool {
        matches!(
            self,
            Self::Extend | Self::ExtendOnly | Self::Linker | Self::Zwj | Self::SpacingMark
        )
    }

    /// The letters of [`ROWS`], in the same order.
    pub(super) const LETTERS: &[u8; 18] = b".crnexkjspiLVTWZPC";
}

/// Characters in a row of the table: those that differ in the last byte of their UTF-8 alone.
pub(super) const ROW: usize = 64;

/// What lies above is nothing but ideographs and the plane of tags.
pub(super) const TABLED: u32 = 0x2_0000;

/// [`ROWS`] with a class for each letter; as many as an index can name, so that none is out of bounds.
#[expect(clippy::indexing_slicing, reason = "evaluated by the compiler, which would say so")]
static CLASSES: [[Class; ROW]; 256] = {
    let mut classes = [[Class::Other; ROW]; 256];
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

/// The letter in the table of a character below [`TABLED`].
#[expect(clippy::indexing_slicing, reason = "evaluated by the compiler, which would say so")]
pub(super) const fn letter_of(code: u32) -> u8 {
    let code = code as usize;
    ROWS[INDEX[code / ROW] as usize][code % ROW]
}

/// The class of the character that starts at `at`, below 64, in a block; any class if none does.
#[inline]
#[expect(clippy::indexing_slicing, reason = "each index is masked to the length of its array")]
pub(super) fn class_in(block: &Block, at: u32) -> Class {
    let at = (at & 63) as usize;
    let word = u32::from_be_bytes([block[at], block[at + 1], block[at + 2], block[at + 3]]);
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
    CLASSES[usize::from(INDEX[row & (INDEX.len() - 1)])][last & 0x3F]
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
        0x2_0020..=0x2_007F | 0x2_0100..=0x2_01EF => Class::Extend,
        0x2_0000..=0x2_0FFF => Class::Control,
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
    use crate::block::REACH;

    fn class_of(c: char) -> Class {
        let mut block = [0; REACH];
        c.encode_utf8(&mut block);
        class_in(&block, 0)
    }

    /// Whether `before`, `c` and `after` make one cluster.
    fn joins(buffer: &mut String, before: &str, c: char, after: &str) -> bool {
        buffer.clear();
        buffer.push_str(before);
        buffer.push(c);
        buffer.push_str(after);
        buffer.graphemes(true).count() == 1
    }

    /// Finds the class of `c` from what `unicode-segmentation` does with it.
    fn probe(buffer: &mut String, c: char) -> Class {
        let mut is = |before: &str, after: &str| joins(buffer, before, c, after);
        if c == '\r' || c == '\n' {
            return if c == '\r' { Class::Cr } else { Class::Lf };
        }
        if is("a", "") {
            return if is("👩", "👩") {
                Class::Zwj
            } else if is("क", "क") {
                Class::Linker
            } else if is("क\u{94D}", "क") {
                Class::Extend
            } else if is("👩", "\u{200D}👩") {
                Class::ExtendOnly
            } else {
                Class::SpacingMark
            };
        }
        if !is("", "\u{301}") {
            return Class::Control;
        }
        if is("", "a") {
            return Class::Prepend;
        }
        if is("", "🇦") {
            return Class::Regional;
        }
        let (l, v, t) = (is("\u{1100}", ""), is("", "\u{1160}"), is("", "\u{11A8}"));
        match (l, v, t) {
            (true, true, false) => return Class::L,
            (true, true, true) => {
                return if is("\u{1160}", "") { Class::V } else { Class::Lv };
            }
            (true, false, true) => return Class::Lvt,
            (false, false, true) => return Class::T,
            _ => {}
        }
        if is("", "\u{200D}👩") {
            Class::Pictographic
        } else if is("", "\u{94D}क") {
            Class::Consonant
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
                wrong += u32::from(class_of(c) != want);
            }
            let known = rows.iter().position(|known| *known == row).unwrap_or(rows.len());
            if known == rows.len() {
                rows.push(row);
            }
            index.push(known);
        }
        if env::var_os("UPDATE_EXPECT").is_some() {
            fs::write(
                concat!(env!("CARGO_MANIFEST_DIR"), "/src/grapheme/table.rs"),
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
            assert_eq!(class_of(c), probe(&mut buffer, c), "{c:?}");
        }
    }

    fn render(rows: &[[u8; ROW]], index: &[usize]) -> String {
        let (major, minor, update) = unicode_segmentation::UNICODE_VERSION;
        let mut out = String::from(
            "//! What every character is to the rules of grapheme clusters; generated, not to be edited.\n//!\n\
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
            "];\n\n/// The row of each 64 characters.\n#[rustfmt::skip]\npub(super) static INDEX: [u8; TABLED as usize / ROW] = [\n",
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
