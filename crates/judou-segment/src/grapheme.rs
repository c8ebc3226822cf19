//! Extended grapheme clusters: what a reader calls a character.
//!
//! The boundaries are UAX #29's. Between two characters that neither join nor are joined to anything
//! but marks (Han, kana, Hangul syllables, Latin, Greek, Cyrillic, their punctuation) there is always
//! one, and most texts are made of nothing else: runs of those are told from their bytes, a block at a
//! time. Everything else is asked of `unicode-segmentation`.

use core::iter::FusedIterator;

use unicode_segmentation::UnicodeSegmentation;

use crate::Spans;

/// Splits `text` into extended grapheme clusters, exactly as UAX #29 has them.
///
/// # Examples
///
/// ```
/// let parts: Vec<_> = judou_segment::graphemes("か\u{3099}👨‍👩‍👧\r\n각").collect();
/// assert_eq!(parts, ["か\u{3099}", "👨‍👩‍👧", "\r\n", "각"]);
/// ```
pub fn graphemes(text: &str) -> Graphemes<'_> {
    Graphemes { rest: text, at: 0, run: 0 }
}

/// Iterator over extended grapheme clusters; see [`graphemes`].
#[derive(Clone, Debug)]
pub struct Graphemes<'a> {
    rest: &'a str,
    at: usize,
    /// How many bytes of `rest` are known to be characters that are clusters by themselves.
    run: usize,
}

impl<'a> Graphemes<'a> {
    /// The text that is still to come.
    pub fn as_str(&self) -> &'a str {
        self.rest
    }

    /// The byte spans of the clusters still to come.
    pub fn spans(self) -> Spans<Self> {
        let at = self.at;
        Spans::new(self, at)
    }
}

impl<'a> Iterator for Graphemes<'a> {
    type Item = &'a str;

    #[inline]
    fn next(&mut self) -> Option<&'a str> {
        let lead = *self.rest.as_bytes().first()?;
        if self.run == 0 {
            self.run = plain_run(self.rest.as_bytes());
        }
        let len = if self.run == 0 {
            self.rest.graphemes(true).next()?.len()
        } else {
            let len = 1 + usize::from(lead >= 0x80) + usize::from(lead >= 0xE0);
            self.run = self.run.saturating_sub(len);
            len
        };
        let (cluster, rest) = self.rest.split_at_checked(len)?;
        self.rest = rest;
        self.at += len;
        Some(cluster)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let bytes = self.rest.len();
        (usize::from(bytes > 0), Some(bytes))
    }
}

impl FusedIterator for Graphemes<'_> {}

/// Bytes looked at together: what a vector register of every machine holds.
const BLOCK: usize = 16;

/// A run is looked for this far at once, so that an iterator which is dropped early has not read far.
const REACH: usize = 16 * BLOCK;

/// How many bytes at the start of `bytes` are plain characters with a boundary after each of them.
fn plain_run(bytes: &[u8]) -> usize {
    let mut at = 0;
    while at < REACH
        && let (Some(a), Some(b), Some(c)) =
            (chunk(bytes, at), chunk(bytes, at + 1), chunk(bytes, at + 2))
    {
        let hits = u128::from_le_bytes(not_plain(a, b, c));
        if hits != 0 {
            return start_before(bytes, at + (hits.trailing_zeros() / 8) as usize);
        }
        at += BLOCK;
    }
    if at < REACH {
        // The last bytes of the text, from the first character that starts in them.
        while bytes.get(at).is_some_and(|&byte| is_inside(byte)) {
            at += 1;
        }
        loop {
            match plain(bytes, at) {
                0 if at >= bytes.len() => return at,
                0 => break,
                len => at += len,
            }
        }
    } else {
        while bytes.get(at).is_some_and(|&byte| is_inside(byte)) {
            at -= 1;
        }
    }
    // What starts at `at` may join the character before it.
    start_before(bytes, at)
}

/// Where the character before `at` starts; 0 if there is none.
fn start_before(bytes: &[u8], at: usize) -> usize {
    let mut start = at.saturating_sub(1);
    while start > 0 && bytes.get(start).is_some_and(|&byte| is_inside(byte)) {
        start -= 1;
    }
    start
}

/// Whether `byte` lies inside a character, after its lead.
const fn is_inside(byte: u8) -> bool {
    byte & 0xC0 == 0x80
}

/// The block of bytes that starts at `at`.
#[inline]
fn chunk(bytes: &[u8], at: usize) -> Option<&[u8; BLOCK]> {
    bytes.get(at..)?.first_chunk()
}

/// For each byte of a block, with the bytes one and two further on: 0xFF if it leads a character that is
/// not [`plain`], else 0. Arithmetic alone, so that it becomes vector code.
#[inline]
#[expect(
    clippy::needless_bitwise_bool,
    reason = "a branch would keep it from becoming vector code"
)]
#[expect(clippy::indexing_slicing, reason = "the arrays are as long as the constant bound")]
fn not_plain(a: &[u8; BLOCK], b: &[u8; BLOCK], c: &[u8; BLOCK]) -> [u8; BLOCK] {
    let mut hits = [0; BLOCK];
    let mut i = 0;
    while i < BLOCK {
        let (a, b, c) = (a[i], b[i], c[i]);
        // Of two bytes all but Latin, Greek and Cyrillic.
        let two =
            (a.wrapping_sub(0xC0) < 0x20) & (a.wrapping_sub(0xC3) > 8) & (a.wrapping_sub(0xCE) > 3);
        let punctuation = (a == 0xE2) & (b == 0x80) & (c.wrapping_sub(0x90) < 0x18);
        let mark = (a == 0xE3)
            & (((b == 0x80) & (c.wrapping_sub(0xAA) < 6))
                | ((b == 0x82) & (c.wrapping_sub(0x99) < 2)));
        let few = (a.wrapping_sub(0xE0) < 3) & !punctuation;
        let hangul = ((a == 0xEA) & (b < 0xB0)) | ((a == 0xED) & (b >= 0x9E));
        let last = (a >= 0xEE) & !((a == 0xEF) & (b & 0xFE == 0xBC));
        hits[i] = 0_u8.wrapping_sub(u8::from((a == b'\r') | two | mark | few | hangul | last));
        i += 1;
    }
    hits
}

/// Length of the character at `at` if it is plain, else 0 (past the end too).
///
/// Between two plain characters there is always a boundary: none of them is a carriage return, a mark
/// (`Extend`, `SpacingMark`, `ZWJ`), a `Prepend`, a regional indicator, or a jamo that could join one
/// of the others. The test below holds every one of them against the general rules.
#[inline]
fn plain(bytes: &[u8], at: usize) -> usize {
    let Some(&lead) = bytes.get(at) else { return 0 };
    if lead < 0x80 {
        return usize::from(lead != b'\r');
    }
    let byte = |offset: usize| bytes.get(at + offset).copied().unwrap_or(0);
    if let 0xE3..=0xE9 | 0xEB | 0xEC = lead {
        // One branch for kana and Han, which follow each other at random. What is no letter are the tone
        // marks U+302A to U+302F and the voicing marks of kana, U+3099 and U+309A.
        let row = u16::from_be_bytes([byte(1), byte(2)]);
        let mark = (row.wrapping_sub(0x80AA) < 6) | (row.wrapping_sub(0x8299) < 2);
        return 3 * usize::from(!((lead == 0xE3) & mark));
    }
    match lead {
        // Latin, Greek, Cyrillic; the combining marks are led by 0xCC, 0xCD and 0xD2.
        0xC3..=0xCB | 0xCE | 0xCF | 0xD0 | 0xD1 | 0xD3 => 2,
        0xEA if byte(1) >= 0xB0 => 3,
        0xED if byte(1) < 0x9E => 3,
        // Dashes, quotation marks, …; then fullwidth forms up to halfwidth katakana.
        0xE2 if byte(1) == 0x80 && matches!(byte(2), 0x90..=0xA7 | 0xB0..=0xBF) => 3,
        0xEF if matches!(byte(1), 0xBC | 0xBD) => 3,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use alloc::string::String;

    use super::*;

    /// One plain character of each class that a rule of UAX #29 names, and the end of the text.
    const KINDS: [&str; 7] = ["", "a", "\n", "가", "각", "‼", "汉"];

    #[test]
    fn plain_characters_stand_alone_among_themselves() {
        let mut count = 0;
        for c in '\0'..=char::MAX {
            let mut buffer = [0; 4];
            let c: &str = c.encode_utf8(&mut buffer);
            if plain(c.as_bytes(), 0) == 0 {
                continue;
            }
            count += 1;
            assert_eq!(plain(c.as_bytes(), 0), c.len(), "{c:?}");
            for kind in KINDS {
                let text: String = [kind, c, kind].concat();
                let want = 1 + 2 * usize::from(!kind.is_empty());
                assert_eq!(text.graphemes(true).count(), want, "{text:?}");
            }
        }
        assert!(count > 40_000, "{count}");
    }

    /// What a block calls plain, [`plain`] does too; blocks may ask the general rules about more.
    #[test]
    fn blocks_know_no_more_than_characters() {
        let mut plain_in_blocks = 0;
        for c in '\0'..=char::MAX {
            let mut text = String::from(c);
            text.push_str("aaaaaaaaaaaaaaaaaaaaaa");
            let run = plain_run(text.as_bytes());
            assert!(run == 0 || plain(text.as_bytes(), 0) > 0, "{c:?}");
            plain_in_blocks += usize::from(run > 0);
        }
        assert!(plain_in_blocks > 40_000, "{plain_in_blocks}");
    }
}
