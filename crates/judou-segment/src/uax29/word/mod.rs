//! UAX #29's words.
//!
//! Boundaries are found 64 bytes at a time, as those of graphemes are. In a block of ASCII, and in one of the
//! characters that most text in Chinese, Japanese, Korean and languages of Europe is made of, masks tell them
//! ([`plain`]); in every other block each character goes through the [`machine`] of the rules. Where the last
//! characters of a block don't tell, the look ahead goes past marks alone ([`read`]).

// Loops over a block become vector code where they hold no branch and are part of one function.
#![expect(clippy::needless_bitwise_bool, reason = "`&&` is a branch")]
#![expect(clippy::inline_always, reason = "compiled for wider vectors with their callers alone")]

mod class;
mod machine;
mod plain;
mod read;
#[cfg(test)]
mod reference;
mod table;

use core::iter::FusedIterator;

use self::read::Reader;
use crate::Spans;
use crate::pieces::Pieces;
use crate::vector::Processor;

/// Splits `text` at UAX #29's word boundaries; blanks and punctuation are pieces too.
///
/// # Examples
///
/// ```
/// let parts: Vec<_> = judou_segment::uax29::words("Can't 3.14 汉字 テキスト").collect();
/// assert_eq!(parts, ["Can't", " ", "3.14", " ", "汉", "字", " ", "テキスト"]);
/// ```
pub fn words(text: &str) -> Words<'_> {
    words_on(Processor::detect(), text)
}

const fn words_on(processor: Processor, text: &str) -> Words<'_> {
    Words(Pieces::new(processor, text, Reader::new()))
}

/// The first of the [`words`] of `text`, found without a look at the block that it stands in: for those who want but
/// one.
#[cfg(feature = "words")]
pub(crate) fn first_word(text: &str) -> &str {
    judou_source::Span::new(0, read::first_end(text)).of(text)
}

/// Iterator over UAX #29's word pieces; see [`words`].
#[derive(Clone)]
pub struct Words<'a>(Pieces<'a, Reader>);

impl<'a> Words<'a> {
    /// The text that is still to come.
    pub fn as_str(&self) -> &'a str {
        self.0.as_str()
    }

    /// The byte spans of the pieces still to come.
    pub fn spans(self) -> Spans<Self> {
        let at = self.0.at();
        Spans::new(self, at)
    }
}

impl<'a> Iterator for Words<'a> {
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

impl FusedIterator for Words<'_> {}

impl core::fmt::Debug for Words<'_> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("Words").field("rest", &self.0.as_str()).field("at", &self.0.at()).finish()
    }
}

#[cfg(test)]
mod tests {
    use alloc::string::String;

    use unicode_segmentation::UnicodeSegmentation;

    use super::*;

    /// One of each class or more, among them what blocks of common characters have and what they don't.
    const ALPHABET: [&str; 48] = [
        "a", "1", ".", "'", "\u{301}", "\u{200D}", " ", "א", "\"", "_", ":", ",", "ア", "🇯", "字",
        "\r", "\n", "é", "·", "’", "：", "，", "．", "＿", "Ａ", "１", "\u{AD}", "한", "々", "Ⓜ",
        "❤", "👩", "\u{3000}", "\u{B}", "\u{85}", "\u{2028}", "ゝ", "・", "ー", "。", "🏽", "𠀀",
        "ｱ", "ﾞ", "ㅋ", "—", "\u{2009}", "؍",
    ];

    /// Every class in any order, from short texts to some of many blocks.
    #[test]
    fn sequences_in_any_order() {
        let mut random = 1_u64;
        for round in 0..40_000 {
            let reach = 2 + round % (ALPHABET.len() - 1);
            let stride = [1, 5, 7, 11][round / 8 % 4];
            let shift = round / 3;
            let bytes = [12, 70, 200][round % 3];
            let mut text = String::new();
            while text.len() < bytes {
                random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                let pick = (random >> 33) as usize % reach;
                text.push_str(ALPHABET[(pick * stride + shift) % ALPHABET.len()]);
            }
            check(&text);
        }
    }

    /// Each three with each other around them.
    #[test]
    fn threes_in_any_order() {
        for one in ALPHABET {
            for two in ALPHABET {
                for three in ALPHABET {
                    check(&[one, two, three, "a"].concat());
                    check(&["1", one, "\u{301}", two, three, "1"].concat());
                }
            }
        }
    }

    /// Wherever a block ends, what stands before it counts, and what comes behind it.
    #[test]
    fn pieces_across_blocks() {
        for piece in [
            "can't",
            "3.14",
            "a.b.c",
            "א\"א",
            "א'",
            "a·b",
            "a’b",
            "１，２",
            "\r\n",
            "❤\u{200D}👩",
            "🇯🇵🇯",
            "a.\u{301}\u{301}b",
            "a:",
            "1,a",
            "テキ_スト",
            "  ",
            "\u{3000} ",
            "a.\u{301}\u{200D}❤",
            "汉，字",
        ] {
            for before in 0..70 {
                for filler in ["x", "字", " ", "\u{301}", "9", "_", "ア", ".", "💡"] {
                    let mut text = filler.repeat(before);
                    text.push_str(piece);
                    text.push_str(&filler.repeat(70));
                    check(&text);
                }
            }
        }
    }

    /// A look ahead goes over as many marks as there are, and what comes behind them counts.
    #[test]
    fn marks_between() {
        for marks in [1, 20, 31, 32, 33, 64, 100, 1000] {
            for between in [".", "'", "\"", ","] {
                for (one, two) in [("a", "b"), ("1", "2"), ("א", "ב"), ("a", "2"), ("א", "2")] {
                    for padding in 0..66 {
                        let padding = " ".repeat(padding);
                        let marks = "\u{301}".repeat(marks);
                        check(
                            &[&padding, one, between, &marks, two, " ", one, between, &marks]
                                .concat(),
                        );
                    }
                }
            }
        }
    }

    /// As the rules have them, on this processor and on the least of all.
    fn check(text: &str) {
        let want = reference::words(text);
        for processor in [Processor::detect(), Processor::PORTABLE] {
            assert!(words_on(processor, text).eq(want.iter().copied()), "{text:?}");
        }
        assert_eq!(words(text).count(), want.len(), "{text:?}");
        assert_eq!(read::first_end(text), want.first().map_or(0, |word| word.len()), "{text:?}");
        assert_eq!(words(text).fold(0, |count, _| count + 1), want.len(), "{text:?}");
        if reference::is_told_alike(text) {
            assert!(text.split_word_bounds().eq(want), "{text:?}");
        }
    }
}
