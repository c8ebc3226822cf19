//! What a character is to the rules of grapheme clusters.

use super::table::{INDEX, ROWS};
use crate::block::Block;
use crate::character_table::{Classes, ROW};

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

static CLASSES: Classes<Class, 256> = Classes::new(&INDEX, &ROWS, Class::LETTERS, Class::ALL, tag);

/// The letter in the table of a character below [`crate::character_table::TABLED`].
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
    CLASSES.class_of([block[at], block[at + 1], block[at + 2], block[at + 3]])
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

    use unicode_segmentation::UnicodeSegmentation;

    use super::*;
    use crate::character_table::generate;

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
        let letter = |class| Class::LETTERS[class as usize];
        let probe = |c| probe(&mut buffer, c);
        generate::check(&CLASSES, "grapheme/table.rs", "grapheme clusters", letter, probe);
    }
}
