//! Lists of words and characters in which most of what is looked up does not stand.
//!
//! A document has as many labels as it likes, and each is looked up in every list of
//! [`crate::lexicon`]. A [`Sieve`], made when the crate is compiled, tells most of them from all
//! words of a list by a few bytes; only what passes is compared with the words themselves.

use crate::name::fold_into;

/// Numbers of eleven bits, among them those of the words of a list.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sieve([u64; 32]);

impl Sieve {
    pub(crate) const EMPTY: Self = Self([0; 32]);

    /// Lets `word` through, whole.
    pub(crate) const fn with(self, word: &str) -> Self {
        self.add(number(end(word.as_bytes()), word.len()))
    }

    /// Whether `word` may be one of those that were let through: `false` is certain.
    pub(crate) fn passes(&self, word: &str) -> bool {
        self.may_have(number(end(word.as_bytes()), word.len()))
    }

    /// As [`Sieve::passes`], of a word of ASCII in any case where lower case was let through.
    pub(crate) fn passes_in_any_case(&self, word: &[u8]) -> bool {
        let mut kept = [0; END];
        let end = end(word);
        let Some(lower) = kept.get_mut(..end.len()) else { return true };
        lower.copy_from_slice(end);
        lower.make_ascii_lowercase();
        self.may_have(number(lower, word.len()))
    }

    /// Whether the folded form of `word` may be one of those that were let through.
    pub(crate) fn passes_folded(&self, word: &str) -> bool {
        let (mut end, mut length, mut buffer) = (0_u32, 0, [0; 4]);
        fold_into(word, |c| {
            for byte in c.encode_utf8(&mut buffer).bytes() {
                end = end << 8 | u32::from(byte);
                length += 1;
            }
        });
        let end = end.to_be_bytes();
        let kept = end.get(end.len() - length.min(END)..).unwrap_or_default();
        self.may_have(number(kept, length))
    }

    const fn add(mut self, number: u32) -> Self {
        // Only a loop over the places has no index that could be out of bounds.
        let mut rest: &mut [u64] = &mut self.0;
        let mut place = number >> 6 & 31;
        while let Some((first, others)) = rest.split_first_mut() {
            if place == 0 {
                *first |= 1 << (number & 63);
                break;
            }
            place -= 1;
            rest = others;
        }
        self
    }

    fn may_have(&self, number: u32) -> bool {
        let place = self.0.get((number >> 6 & 31) as usize);
        place.is_some_and(|bits| bits >> (number & 63) & 1 == 1)
    }
}

/// What the first or the last bytes of a word, at most three of them, come to.
const fn number(bytes: &[u8], length: usize) -> u32 {
    let (mut rest, mut number) = (bytes, length as u32);
    while let Some((first, others)) = rest.split_first() {
        number = number.wrapping_mul(0x9E37_79B1).wrapping_add(*first as u32);
        rest = others;
    }
    // The upper bits depend on all bytes.
    number.wrapping_mul(0x9E37_79B1) >> 21
}

/// How many bytes at either end of a word are looked at: a character of the scripts that lack case.
const END: usize = 3;

const fn start(word: &[u8]) -> &[u8] {
    match word.split_at_checked(END) {
        Some((start, _)) => start,
        None => word,
    }
}

const fn end(word: &[u8]) -> &[u8] {
    match word.split_at_checked(word.len().saturating_sub(END)) {
        Some((_, end)) => end,
        None => word,
    }
}

/// Words with blanks between them.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Words {
    list: &'static str,
    whole: Sieve,
    starts: Sieve,
    ends: Sieve,
}

impl Words {
    pub(crate) const fn new(list: &'static str) -> Self {
        let mut words =
            Self { list, whole: Sieve::EMPTY, starts: Sieve::EMPTY, ends: Sieve::EMPTY };
        let mut rest = list.as_bytes();
        while !rest.is_empty() {
            let mut length = 0;
            let mut after = rest;
            while let Some((first, others)) = after.split_first() {
                after = others;
                if *first == b' ' {
                    break;
                }
                length += 1;
            }
            if let Some((word, _)) = rest.split_at_checked(length)
                && !word.is_empty()
            {
                words = words.add(word);
            }
            rest = after;
        }
        words
    }

    const fn add(mut self, word: &[u8]) -> Self {
        self.whole = self.whole.add(number(end(word), word.len()));
        self.starts = self.starts.add(number(start(word), 0));
        self.ends = self.ends.add(number(end(word), 0));
        self
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &'static str> + use<> {
        self.list.split_ascii_whitespace()
    }

    pub(crate) fn contains(&self, word: &str) -> bool {
        self.whole.passes(word) && self.iter().any(|listed| listed == word)
    }

    /// Whether `text` begins with one of the words, none of which is shorter than a Han character.
    pub(crate) fn begin(&self, text: &str) -> bool {
        self.starts.may_have(number(start(text.as_bytes()), 0))
            && self.iter().any(|word| text.starts_with(word))
    }

    /// Whether one of the words ends `text` and something stands before it; as for `begin`.
    pub(crate) fn end_more_than_themselves(&self, text: &str) -> bool {
        self.ends.may_have(number(end(text.as_bytes()), 0))
            && self.iter().any(|word| text.len() > word.len() && text.ends_with(word))
    }
}

/// Characters of three bytes in UTF-8, as those of Han are.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Characters {
    list: &'static str,
    sieve: Sieve,
}

impl Characters {
    pub(crate) const fn new(list: &'static str) -> Self {
        let mut characters = Self { list, sieve: Sieve::EMPTY };
        let mut rest = list.as_bytes();
        while let Some((character, others)) = rest.split_first_chunk::<3>() {
            let [_, upper, lower] = *character;
            characters.sieve =
                characters.sieve.add((upper as u32 & 0x1f) << 6 | lower as u32 & 0x3f);
            rest = others;
        }
        characters
    }

    pub(crate) fn contains(&self, c: char) -> bool {
        // The last eleven bits of a character are those of its last two bytes in UTF-8.
        self.sieve.may_have(c as u32 & 0x7ff) && self.list.contains(c)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_and_others_are_not() {
        static WORDS: Words = Words::new("q question 问 提问  вопрос さん 先生");
        static ENDS: Words = Words::new("さん 先生 老师");
        for word in WORDS.iter() {
            assert!(WORDS.contains(word), "{word}");
        }
        assert_eq!(WORDS.iter().count(), 7);
        for word in ["", "a", "questions", "uestion", "问问", "提", "さ"] {
            assert!(!WORDS.contains(word), "{word}");
        }
        assert!(ENDS.end_more_than_themselves("李老师"));
        assert!(!ENDS.end_more_than_themselves("老师"), "a title alone names nobody");
        assert!(!ENDS.end_more_than_themselves("李"));
        assert!(ENDS.begin("先生一") && ENDS.begin("先生") && !ENDS.begin("一先生"));
    }

    #[test]
    fn a_sieve_knows_words_before_they_are_folded() {
        static SIEVE: Sieve = Sieve::EMPTY.with("castlist").with("出席").with("qa");
        for word in ["Cast list", "*CAST-LIST*", "出 席", "Ｑ＆Ａ", "QA"] {
            assert!(SIEVE.passes_folded(word), "{word}");
        }
        for word in ["", "x", "castlists", "出", "席"] {
            assert!(!SIEVE.passes_folded(word), "{word}");
        }
        for (word, passes) in [("castlist", true), ("CastLIST", true), ("Qa", true), ("Q", false)] {
            assert_eq!(SIEVE.passes_in_any_case(word.as_bytes()), passes, "{word}");
        }
    }

    #[test]
    fn characters_are_found_and_others_are_not() {
        static SURNAMES: Characters = Characters::new("王李張张");
        for c in "王李張张".chars() {
            assert!(SURNAMES.contains(c), "{c}");
        }
        for c in "亡x\0é👍".chars() {
            assert!(!SURNAMES.contains(c), "{c}");
        }
    }
}
