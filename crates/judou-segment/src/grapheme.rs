//! Extended grapheme clusters: what a reader calls a character.
//!
//! The boundaries are UAX #29's. Between two characters that neither join nor are joined to anything
//! but marks (Han, kana, Hangul syllables, Latin, Greek, Cyrillic, their punctuation) there is always
//! one, and most texts are made of nothing else: those are told from their bytes. Everything else is
//! asked of `unicode-segmentation`.

use core::iter::FusedIterator;

use judou_source::Span;
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
    Graphemes { text, at: 0, plain: plain(text.as_bytes(), 0) }
}

/// Iterator over extended grapheme clusters; see [`graphemes`].
#[derive(Clone, Debug)]
pub struct Graphemes<'a> {
    text: &'a str,
    at: usize,
    /// Length of the plain character at `at`, 0 if it is none.
    plain: usize,
}

impl<'a> Graphemes<'a> {
    /// The text that is still to come.
    pub fn as_str(&self) -> &'a str {
        Span::new(self.at, self.text.len()).of(self.text)
    }

    /// The byte spans of the clusters still to come.
    pub fn spans(self) -> Spans<Self> {
        let at = self.at;
        Spans::new(self, at)
    }

    /// The end of the cluster at `self.at`, which is not past the text.
    #[inline]
    fn end(&mut self) -> usize {
        let bytes = self.text.as_bytes();
        if self.plain > 0 {
            let end = self.at + self.plain;
            let next = plain(bytes, end);
            if next > 0 || end >= bytes.len() {
                self.plain = next;
                return end;
            }
        }
        let end = self.at + self.as_str().graphemes(true).next().map_or(1, str::len);
        self.plain = plain(bytes, end);
        end
    }
}

impl<'a> Iterator for Graphemes<'a> {
    type Item = &'a str;

    #[inline]
    fn next(&mut self) -> Option<&'a str> {
        if self.at >= self.text.len() {
            return None;
        }
        let start = self.at;
        self.at = self.end();
        self.text.get(start..self.at)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let bytes = self.text.len() - self.at;
        (usize::from(bytes > 0), Some(bytes))
    }
}

impl FusedIterator for Graphemes<'_> {}

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
}
