//! How the corpus itself has the words of the lists: as words, or cut.
//!
//! What a text is cut like says more of a word than any list. But a learner that is told of a sentence
//! what was counted in it learns to believe the counts, and finds none for the words of other texts. So
//! the corpus is divided into parts, and each is described by what the others say.

use std::collections::{BTreeSet, HashMap};
use std::vec::Vec;

use super::Corpus;
use super::select::{Words, level};
use super::tally::Tally;
use crate::token::Grain;
use crate::word::parts::{Atoms, Charset, Class, LONGEST, Style, scan, step};

/// How many parts the corpus is divided into.
pub(super) const PARTS: usize = 10;

/// Sentences that stay together when it is.
const BLOCK: usize = 20;

/// The part of the corpus that a sentence belongs to.
pub(super) const fn part_of(sentence: usize) -> usize {
    sentence / BLOCK % PARTS
}

/// What the corpus says of strings of two characters and more.
#[derive(Debug)]
pub(super) struct Seen {
    /// Words of the corpus, with kana or without.
    words: [BTreeSet<Vec<u16>>; 2],
    /// By the state of a walk, in each part.
    tallies: [HashMap<u64, [Tally; PARTS]>; 2],
    /// What is known besides of words in text with kana.
    given: HashMap<u64, Tally>,
}

impl Seen {
    /// Counts the words of the lists, and those of the corpus; `given` says of words how another text
    /// has them.
    pub(super) fn new<'g>(
        corpus: &Corpus,
        charset: &Charset<'_>,
        words: &Words,
        given: impl Iterator<Item = (&'g [u16], Tally)>,
    ) -> Self {
        let mut seen =
            Self { words: Default::default(), tallies: Default::default(), given: HashMap::new() };
        for (ids, tally) in given {
            seen.given.entry(state(ids)).or_insert(tally);
        }
        let mut all = words.keys().map(|ids| state(ids)).collect::<BTreeSet<u64>>();
        seen.each(corpus, charset, |seen, group, _, ids, is_word| {
            if is_word && let Some(words) = seen.words.get_mut(group) {
                all.insert(state(ids));
                words.insert(ids.to_vec());
            }
        });
        seen.each(corpus, charset, |seen, group, part, ids, is_word| {
            let state = state(ids);
            if all.contains(&state)
                && let Some(tallies) = seen.tallies.get_mut(group)
                && let Some(tally) = tallies.entry(state).or_default().get_mut(part)
            {
                tally.all += 1;
                tally.words += u32::from(is_word);
            }
        });
        seen
    }

    /// Gives `each` every string of the corpus that could be a word: whether it stands in text with kana
    /// (1) or without (0), its part, the numbers of its characters, and whether it is a word there.
    fn each(
        &mut self,
        corpus: &Corpus,
        charset: &Charset<'_>,
        mut each: impl FnMut(&mut Self, usize, usize, &[u16], bool),
    ) {
        let mut memory = Atoms::new();
        for (number, sentence) in corpus.sentences().iter().enumerate() {
            let mut at = 0;
            while at < sentence.text.len() {
                at = scan(&sentence.text, at, Grain::Whole, charset, &mut memory);
                let atoms = memory.inner();
                let group = usize::from(memory.style() == Style::Kana);
                let ends: Vec<usize> =
                    atoms.iter().skip(1).map(|atom| atom.start).chain([at]).collect();
                for (first, atom) in atoms.iter().enumerate() {
                    let mut ids = Vec::new();
                    let word = sentence.words.binary_search_by_key(&atom.start, |word| word.start);
                    let word = word.ok().and_then(|index| sentence.words.get(index));
                    for (next, &end) in atoms.iter().zip(&ends).skip(first).take(LONGEST) {
                        let native = matches!(
                            next.traits.class(),
                            Class::Han | Class::Hiragana | Class::Katakana | Class::Numeral
                        );
                        if !native || next.id == 0 {
                            break;
                        }
                        ids.push(next.id);
                        if ids.len() >= 2 {
                            let is_word = word.is_some_and(|word| word.end == end);
                            each(self, group, part_of(number), &ids, is_word);
                        }
                    }
                }
            }
        }
    }

    /// The words of the lists and of the corpus, with how far they are trusted by the lists and by all
    /// parts of the corpus but one.
    pub(super) fn words(&self, lists: &Words, without: Option<usize>) -> Words {
        let mut words = lists.clone();
        for (group, (seen, tallies)) in self.words.iter().zip(&self.tallies).enumerate() {
            for ids in seen {
                words.entry(ids.clone()).or_default();
            }
            for (ids, trust) in &mut words {
                let Some(trust) = trust.get_mut(group) else { continue };
                let state = state(ids);
                let tally = tallies.get(&state).copied().unwrap_or_default();
                let given = if group == 1 { self.given.get(&state) } else { None };
                let given = given.map_or((0, 0), |given| (given.words, given.all));
                let others = tally.iter().enumerate().filter(|(part, _)| Some(*part) != without);
                let (words, all) = others
                    .fold(given, |(words, all), (_, tally)| (words + tally.words, all + tally.all));
                *trust = level(*trust, words, all, group);
            }
        }
        words.retain(|_, trust| *trust != [0; 2]);
        words
    }
}

/// The state of a walk through all of these.
fn state(ids: &[u16]) -> u64 {
    ids.iter().fold(0, |state, &id| step(state, id))
}

#[cfg(test)]
mod tests {
    use std::string::String;
    use std::vec::Vec;

    use super::*;
    use crate::train::alphabet::Alphabet;

    #[test]
    fn a_part_is_told_what_the_others_say() {
        // 花园 is a word everywhere, 山谷 in the first part alone, 看花 (of the lists) nowhere.
        let mut text = String::new();
        for block in 0..PARTS {
            let line = if block == 0 { "看 山谷 。\n" } else { "看 花园 。\n" };
            text.push_str(&line.repeat(BLOCK));
        }
        let corpus = Corpus::from_spaced(&text);
        let alphabet = Alphabet::new([&corpus, &Corpus::new()], ["看花"].into_iter(), &[])
            .expect("few characters");
        let charset = alphabet.charset().expect("what was just written");
        let lists: Words = [(alphabet.word("看花").expect("its characters"), [4, 0])].into();
        let seen = Seen::new(&corpus, &charset, &lists, core::iter::empty());
        let trust = |without| {
            let words = seen.words(&lists, without);
            let of = |word| words.get(&alphabet.word(word).expect("characters")).map(|it| it[0]);
            ["花园", "山谷", "看花"].map(of)
        };
        assert_eq!(trust(None), [Some(7), Some(7), Some(3)]);
        assert_eq!(trust(Some(0)), [Some(7), None, Some(3)]);
        assert_eq!(trust(Some(1)), [Some(7), Some(7), Some(3)]);
    }

    #[test]
    fn what_is_given_counts_with_the_corpus() {
        let corpus = Corpus::from_spaced(&"次 いで の 山 で ある\n".repeat(3));
        let alphabet = Alphabet::new([&corpus, &Corpus::new()], core::iter::empty(), &[])
            .expect("few characters");
        let charset = alphabet.charset().expect("what was just written");
        let ids = alphabet.word("次いで").expect("its characters");
        let lists: Words = [(ids.clone(), [0, 3])].into();
        let cases = [
            (Tally { words: 0, all: 0 }, 1),
            (Tally { words: 2, all: 2 }, 1),
            (Tally { words: 3, all: 3 }, 3),
        ];
        for (tally, expected) in cases {
            let given = core::iter::once((ids.as_slice(), tally));
            let seen = Seen::new(&corpus, &charset, &lists, given);
            let words = seen.words(&lists, None);
            assert_eq!(words.get(&ids).map(|trust| trust[1]), Some(expected), "{tally:?}");
        }
    }

    #[test]
    fn what_the_corpus_says_counts_before_the_lists() {
        let cases: Vec<((u8, u32, u32, usize), u8)> = [
            ((0, 0, 0, 0), 0),
            ((0, 0, 5, 0), 0),
            ((0, 1, 1, 0), 6),
            ((1, 0, 0, 0), 1),
            ((2, 0, 0, 0), 2),
            ((3, 0, 0, 0), 4),
            ((4, 0, 0, 0), 5),
            ((4, 1, 3, 0), 3),
            ((1, 1, 2, 0), 6),
            ((1, 3, 6, 0), 7),
            ((1, 0, 0, 1), 1),
            ((3, 0, 0, 1), 2),
            ((4, 0, 1, 1), 1),
            ((1, 1, 1, 1), 3),
        ]
        .into();
        for ((tier, words, all, group), expected) in cases {
            assert_eq!(level(tier, words, all, group), expected, "{tier} {words} {all} {group}");
        }
    }
}
