//! Lists of words that are looked up often.

use super::text::starts_with_any;

/// Words of at most sixteen bytes as numbers that order as they do: comparing two is one instruction and
/// no call.
#[derive(Debug)]
pub(super) struct List<const N: usize>([u128; N]);

impl<const N: usize> List<N> {
    /// `words` are in order of their bytes.
    #[expect(clippy::indexing_slicing, reason = "evaluated by the compiler, which would say so")]
    pub(super) const fn new(words: &[&str; N]) -> Self {
        let mut keys = [0; N];
        let mut i = 0;
        while i < N {
            keys[i] = key(words[i].as_bytes());
            assert!(i == 0 || keys[i - 1] < keys[i], "the words are in order, and short");
            i += 1;
        }
        Self(keys)
    }

    /// Where `word` stands in the list.
    pub(super) fn find(&self, word: &str) -> Option<usize> {
        self.0.binary_search(&key(word.as_bytes())).ok()
    }

    /// Whether `word` is one of them.
    pub(super) fn holds(&self, word: &str) -> bool {
        self.find(word).is_some()
    }
}

/// The bytes of `word` as a number; for more than sixteen bytes that of no word.
#[expect(clippy::indexing_slicing, reason = "the index is below the length")]
const fn key(word: &[u8]) -> u128 {
    if word.len() > 16 {
        return u128::MAX;
    }
    let mut key = 0;
    let mut i = 0;
    while i < word.len() {
        key |= (word[i] as u128) << (120 - 8 * i);
        i += 1;
    }
    key
}

/// A bit for each remainder of some characters by 4096, which rules out most others with one look: of Han
/// or Hangul, those with another first byte of three alone are mistaken for them.
#[derive(Debug)]
pub(super) struct Filter([u64; 64]);

impl Filter {
    /// The filter of the characters of `all`, each of which takes three bytes.
    pub(super) const fn of(all: &str) -> Self {
        Self([0; 64]).and(all)
    }

    /// The filter of these characters and of those of `all`.
    pub(super) const fn and(mut self, all: &str) -> Self {
        let mut at = 0;
        while at < all.len() {
            self = self.with(all.as_bytes(), at);
            at += 3;
        }
        self
    }

    #[expect(clippy::indexing_slicing, reason = "evaluated by the compiler, which would say so")]
    const fn with(self, bytes: &[u8], at: usize) -> Self {
        self.with_bytes(bytes[at + 1], bytes[at + 2])
    }

    /// The filter with the characters whose last two bytes are `b` and `c`, in which their last twelve bits
    /// are.
    #[expect(clippy::indexing_slicing, reason = "the index is below 64")]
    pub(super) const fn with_bytes(mut self, b: u8, c: u8) -> Self {
        self.0[(b & 0x3F) as usize] |= 1 << (c & 0x3F);
        self
    }

    /// Whether `c` may be one of them; never wrong when it says no.
    #[inline]
    pub(super) fn may_hold(&self, c: char) -> bool {
        let low = c as usize & 0xFFF;
        self.0.get(low >> 6).is_some_and(|bits| bits >> (low & 63) & 1 == 1)
    }

    /// The same of a character whose last two bytes are `b` and `c`.
    #[inline]
    #[expect(clippy::indexing_slicing, reason = "the index is below 64")]
    pub(super) fn may_hold_bytes(&self, b: u8, c: u8) -> bool {
        self.0[usize::from(b & 0x3F)] >> (c & 0x3F) & 1 == 1
    }
}

/// Words whose first characters take three bytes, and which are looked for in a clause.
#[derive(Debug)]
pub(super) struct Stems {
    words: &'static [&'static str],
    filter: Filter,
}

impl Stems {
    /// `words` are in order of their bytes.
    #[expect(clippy::indexing_slicing, reason = "evaluated by the compiler, which would say so")]
    pub(super) const fn new(words: &'static [&'static str]) -> Self {
        let mut filter = Filter([0; 64]);
        let mut i = 0;
        while i < words.len() {
            filter = filter.with(words[i].as_bytes(), 0);
            i += 1;
        }
        Self { words, filter }
    }

    /// Whether one of them stands in `clause`, before something that `counts`.
    pub(super) fn stand_in(&self, clause: &str, counts: impl Fn(&str) -> bool) -> bool {
        clause.char_indices().filter(|&(_, c)| self.filter.may_hold(c)).any(|(at, c)| {
            let rest = clause.get(at..).unwrap_or("");
            let first = |word: &&str| word.chars().next().unwrap_or(' ');
            let from = self.words.partition_point(|word| first(word) < c);
            let words = self.words.get(from..).unwrap_or_default().iter();
            words.take_while(|word| first(word) == c).any(|word| {
                starts_with_any(rest, &[word]) && counts(rest.get(word.len()..).unwrap_or(""))
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found() {
        static LIST: List<3> = List::new(&["The", "Then", "Там"]);
        let cases = [("The", true), ("Then", true), ("Там", true), ("Th", false), ("", false)];
        for (word, known) in cases {
            assert_eq!(LIST.holds(word), known, "{word}");
        }
        assert!(!LIST.holds("Then and only then"));
    }

    #[test]
    fn stems_are_found() {
        static STEMS: Stems = Stems::new(&["叫ん", "言う", "言っ"]);
        let found = |clause| STEMS.stand_in(clause, |rest| !rest.starts_with('な'));
        assert!(found("彼は言った") && found("叫んだ") && !found("言葉") && !found("言うな"));
    }
}
