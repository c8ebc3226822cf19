//! Extended grapheme clusters: what a reader calls a character.
//!
//! The boundaries are UAX #29's, found 64 bytes at a time. Between two characters that neither join nor are
//! joined to anything but marks (Han, kana, Hangul syllables, Latin, Greek, Cyrillic, their punctuation)
//! there is always one, and most texts are made of nothing else: a block of those is told by arithmetic on
//! its bytes, and has a boundary before each character ([`plain`]); so are the marks and conjuncts of one
//! [`script`] or [`arabic`], decomposed Hangul ([`jamo`]), and sequences of [`emoji`]. In every other block each
//! character goes through the [`machine`] of the rules. Which [`kind`] of block comes is guessed from the last;
//! [`read`] has the boundaries of one block after another.

// Loops over a block become vector code where they hold no branch and are part of one function.
#![expect(clippy::needless_bitwise_bool, reason = "`&&` is a branch")]
#![expect(clippy::inline_always, reason = "compiled for wider vectors with their callers alone")]

mod arabic;
mod bytes;
mod class;
mod conjunct;
mod emoji;
mod found;
mod jamo;
mod kind;
mod machine;
mod plain;
mod read;
mod script;
mod sequence;
mod set;
mod table;

use core::iter::FusedIterator;

use self::read::Reader;
use crate::Spans;
use crate::pieces::Pieces;
use crate::vector::Processor;

/// Splits `text` into extended grapheme clusters, exactly as UAX #29 has them.
///
/// # Examples
///
/// ```
/// let parts: Vec<_> = judou_segment::graphemes("か\u{3099}👨‍👩‍👧\r\n각").collect();
/// assert_eq!(parts, ["か\u{3099}", "👨‍👩‍👧", "\r\n", "각"]);
/// ```
pub fn graphemes(text: &str) -> Graphemes<'_> {
    graphemes_on(Processor::detect(), text)
}

const fn graphemes_on(processor: Processor, text: &str) -> Graphemes<'_> {
    Graphemes(Pieces::new(processor, text, Reader::new()))
}

/// Iterator over extended grapheme clusters; see [`graphemes`].
#[derive(Clone, Debug)]
pub struct Graphemes<'a>(Pieces<'a, Reader>);

impl<'a> Graphemes<'a> {
    /// The text that is still to come.
    pub fn as_str(&self) -> &'a str {
        self.0.as_str()
    }

    /// The byte spans of the clusters still to come.
    pub fn spans(self) -> Spans<Self> {
        let at = self.0.at();
        Spans::new(self, at)
    }
}

impl<'a> Iterator for Graphemes<'a> {
    type Item = &'a str;

    #[inline]
    fn next(&mut self) -> Option<&'a str> {
        self.0.next()
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.0.size_hint()
    }

    fn fold<B, F: FnMut(B, &'a str) -> B>(self, init: B, f: F) -> B {
        self.0.fold(init, f)
    }

    fn count(self) -> usize {
        self.0.count()
    }
}

impl FusedIterator for Graphemes<'_> {}

#[cfg(test)]
mod tests {
    use alloc::string::String;

    use unicode_segmentation::UnicodeSegmentation;

    use super::*;

    /// Wherever a block ends, what stands before it counts.
    #[test]
    fn clusters_across_blocks() {
        for cluster in [
            "\r\n",
            "e\u{301}",
            "👩🏽\u{200D}👧",
            "🇯🇵",
            "क\u{94D}ष",
            "\u{1100}\u{1161}\u{11A8}",
            "각\u{11A8}",
            "\u{600}字",
            "\u{E33}",
            "\n\u{64B}",
            "👩\u{E34}\u{200D}👧",
            "ក\u{17D2}ត",
            "\u{1004}\u{103A}\u{1039}\u{1002}",
            "1\u{FE0F}\u{20E3}",
            "ក\u{17C6}\u{17D2}",
            "\u{D4E}ക",
            "🇯🇵🇰",
        ] {
            for before in 0..140 {
                for filler in [
                    "x",
                    "字",
                    "न",
                    "\n",
                    "ก\u{E34}",
                    "ب\u{64B}",
                    "ש",
                    "క\u{C4D}",
                    "ក\u{17D2}",
                    "\u{1112}\u{1161}\u{11AB}",
                    "o\u{302}\u{309}",
                    "か\u{3099}",
                    "🇯",
                    "👩\u{200D}",
                    "☝🏽",
                ] {
                    let mut text = filler.repeat(before);
                    text.push_str(cluster);
                    text.push_str(&filler.repeat(70));
                    check(&text);
                    assert_eq!(graphemes(&text).count(), text.graphemes(true).count());
                }
            }
        }
    }

    /// Every character of a kind of block in any order, and what else may stand between.
    #[test]
    fn sequences_in_any_order() {
        let alphabets: [&[&str]; 8] = [
            &[
                "क", "ष", "\u{94D}", "\u{93C}", "\u{93E}", "\u{947}", "न", "अ", "।", " ", "x",
                "\n", "\u{962}", "\u{958}", "\u{97F}", "\u{200D}",
            ],
            &[
                "😂", "👩", "\u{200D}", "\u{FE0F}", "🏽", "🇯", "🇵", "❤", "汉", "a", "🔥", "→",
                "☕", "\n", "🀄", "🂠", "〰", "©",
            ],
            &[
                "ក", "ត", "\u{17D2}", "\u{17C6}", "\u{17B6}", "\u{17C9}", "។", "x", " ",
                "\u{200D}", "\u{200C}", "“", "\n", "\u{17B4}",
            ],
            &[
                "ക", "ത", "\u{D4D}", "\u{D3E}", "\u{D4E}", "ൻ", "\u{200C}", "\u{200D}", ".", "।",
                "\n", "\u{D63}", "’",
            ],
            &[
                "\u{1112}", "\u{1161}", "\u{11AB}", "한", "하", " ", "。", "漢", "\u{1160}",
                "\u{11A8}", "\u{302}", "\r", "\n", "\u{A960}", "\u{D7B0}",
            ],
            &[
                "e", "\u{301}", "ê", "\u{323}", "か", "\u{3099}", "字", "ა", "ጳ", "\u{135E}", " ",
                "\n", "“", "\u{AD}", "«", "\u{34F}", "ͽ",
            ],
            &[
                "🇯",
                "🇵",
                "👩",
                "\u{200D}",
                "👧",
                "🏽",
                "\u{FE0F}",
                "❤",
                "a",
                "1",
                "\u{20E3}",
                "©",
                "𝒳",
                "🀀",
                "𠀀",
                "🏳",
                "🌈",
                "\u{1F6D8}",
            ],
            &["ก", "\u{E34}", "〰", "\u{200D}", "👩", "क", "\u{94D}", "\u{64B}", "x", "字", "🇯"],
        ];
        let mut random = 1_u64;
        for round in 0..16_000 {
            let alphabet = alphabets[round % 8];
            let reach = 2 + round / 8 % (alphabet.len() - 1);
            let shift = round / 7;
            let mut text = String::new();
            while text.len() < 200 {
                random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                let pick = (random >> 33) as usize % reach;
                text.push_str(alphabet[(pick + shift) % alphabet.len()]);
            }
            check(&text);
        }
    }

    /// As `unicode-segmentation` has them, on this processor and on the least of all.
    fn check(text: &str) {
        for processor in [Processor::detect(), Processor::PORTABLE] {
            assert!(graphemes_on(processor, text).eq(text.graphemes(true)), "{text:?}");
        }
    }
}
