//! `Sentence_Break` classes of characters.

use super::table::RANGES;

/// The classes that UAX #29's sentence rules tell apart; `Format` is in `Extend`, for rule SB5 treats
/// them alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Class {
    Other,
    Cr,
    Lf,
    Sep,
    Extend,
    Sp,
    Lower,
    Upper,
    OLetter,
    Numeric,
    ATerm,
    STerm,
    SContinue,
    Close,
}

impl Class {
    #[cfg(test)]
    pub(super) const ALL: [Self; 14] = [
        Self::Other,
        Self::Cr,
        Self::Lf,
        Self::Sep,
        Self::Extend,
        Self::Sp,
        Self::Lower,
        Self::Upper,
        Self::OLetter,
        Self::Numeric,
        Self::ATerm,
        Self::STerm,
        Self::SContinue,
        Self::Close,
    ];
}

/// The class of `c`.
pub(super) fn class(c: char) -> Class {
    // Most of a text is one of these; the table has them too.
    match c {
        'a'..='z' => return Class::Lower,
        'A'..='Z' => return Class::Upper,
        ' ' => return Class::Sp,
        '\u{4E00}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7A3}' => return Class::OLetter,
        _ => {}
    }
    let index = RANGES.partition_point(|&(start, _)| start <= c as u32);
    RANGES.get(index.wrapping_sub(1)).map_or(Class::Other, |&(_, class)| class)
}

#[cfg(test)]
mod tests {
    use alloc::string::String;
    use core::fmt::Write as _;
    use std::{env, fs, vec::Vec};

    use unicode_segmentation::UnicodeSegmentation;

    use super::*;

    /// How many sentences `unicode-segmentation` sees in `before`, `c`, `after`.
    fn count(buffer: &mut String, before: &str, c: char, after: &str) -> usize {
        buffer.clear();
        buffer.push_str(before);
        buffer.push(c);
        buffer.push_str(after);
        buffer.split_sentence_bounds().count()
    }

    /// The class of `c`, found by what it does between characters whose classes are known.
    fn probe(buffer: &mut String, c: char) -> Class {
        match c {
            '\r' => return Class::Cr,
            '\n' => return Class::Lf,
            _ => {}
        }
        let mut is = |before: &str, after: &str, sentences: usize| {
            count(buffer, before, c, after) == sentences
        };
        if is("a", ",", 2) {
            return Class::Sep; // SB4; SB8a keeps the comma with a terminator
        }
        if is("!", "A", 1) {
            return Class::SContinue; // SB8a, and none of SB9 to SB11 after it
        }
        if is("x", "中", 2) {
            return if is("x", "a", 1) { Class::ATerm } else { Class::STerm }; // SB8, SB11
        }
        // SB9 and SB10 keep what closes, blanks and what extends left of the boundary.
        buffer.clear();
        buffer.push('!');
        buffer.push(c);
        buffer.push('A');
        let first = buffer.split_sentence_bounds().next().map_or(0, str::len);
        if first == 1 + c.len_utf8() {
            buffer.clear();
            buffer.push_str("! ");
            buffer.push(c);
            buffer.push('中');
            let first = buffer.split_sentence_bounds().next().map_or(0, str::len);
            if first == 2 {
                return Class::Close; // no longer after a blank
            }
            let keeps = count(buffer, "x.", c, "1") == 1;
            return if keeps { Class::Extend } else { Class::Sp }; // SB6 through SB5
        }
        let mut is = |before: &str, after: &str, sentences: usize| {
            count(buffer, before, c, after) == sentences
        };
        if is("x. ", "", 1) {
            Class::Lower // SB8
        } else if is("中.", "", 1) {
            Class::Numeric // SB6
        } else if is("x.", "", 1) {
            Class::Upper // SB7
        } else if is("x. ", "a", 1) {
            Class::Other // SB8 looks past it
        } else {
            Class::OLetter
        }
    }

    /// The table gives every character the class that it has for `unicode-segmentation`; with
    /// `UPDATE_EXPECT=1` it is written anew.
    #[test]
    fn the_table_is_that_of_unicode_segmentation() {
        let mut buffer = String::new();
        let mut ranges: Vec<(u32, Class)> = Vec::new();
        for c in '\0'..=char::MAX {
            // From the end of the ideographs of plane 3 to the tags all is unassigned.
            let class = if matches!(c, '\u{33480}'..='\u{DFFFF}' | '\u{E1000}'..) {
                Class::Other
            } else {
                probe(&mut buffer, c)
            };
            if ranges.last().is_none_or(|&(_, last)| last != class) {
                ranges.push((c as u32, class));
            }
        }
        if env::var_os("UPDATE_EXPECT").is_some() {
            fs::write(concat!(env!("CARGO_MANIFEST_DIR"), "/src/uax29/table.rs"), render(&ranges))
                .expect("the table can be written");
            return;
        }
        let stale = ranges.iter().zip(RANGES).find(|(want, have)| want != have);
        assert_eq!(
            stale, None,
            "write the table anew: UPDATE_EXPECT=1 cargo test -p judou-segment"
        );
        assert_eq!(ranges.len(), RANGES.len());
    }

    #[test]
    fn the_fast_path_says_what_the_table_says() {
        for c in '\0'..=char::MAX {
            let index = RANGES.partition_point(|&(start, _)| start <= c as u32);
            assert_eq!(RANGES[index - 1].1, class(c), "{c:?}");
        }
    }

    fn render(ranges: &[(u32, Class)]) -> String {
        let (major, minor, update) = unicode_segmentation::UNICODE_VERSION;
        let mut out = String::from(
            "//! `Sentence_Break` of every character; generated, not to be edited.\n//!\n\
             //! `UPDATE_EXPECT=1 cargo test -p judou-segment the_table_is` writes it from what\n\
             //! `unicode-segmentation` does with each character.\n//!\n",
        );
        let _ = writeln!(
            out,
            "//! Unicode {major}.{minor}.{update}. Derived from data of the Unicode Character Database,\n\
             //! copyright Unicode, Inc., Unicode License v3."
        );
        out.push_str("\nuse super::classes::Class::{self, ");
        let names: Vec<String> = Class::ALL
            .iter()
            .map(|class| alloc::format!("{class:?} as {}", short(*class)))
            .collect();
        out.push_str(&names.join(", "));
        out.push_str(
            "};\n\n/// First character of each range and its class; a range ends where the next starts.\n\
             #[rustfmt::skip]\npub(super) static RANGES: &[(u32, Class)] = &[\n",
        );
        for line in ranges.chunks(8) {
            out.push_str("   ");
            for &(start, class) in line {
                let _ = write!(out, " (0x{start:X}, {}),", short(class));
            }
            out.push('\n');
        }
        out.push_str("];\n");
        out
    }

    /// Two letters for the table.
    const fn short(class: Class) -> &'static str {
        match class {
            Class::Other => "XX",
            Class::Cr => "CR",
            Class::Lf => "LF",
            Class::Sep => "SE",
            Class::Extend => "EX",
            Class::Sp => "SP",
            Class::Lower => "LO",
            Class::Upper => "UP",
            Class::OLetter => "LE",
            Class::Numeric => "NU",
            Class::ATerm => "AT",
            Class::STerm => "ST",
            Class::SContinue => "SC",
            Class::Close => "CL",
        }
    }
}
