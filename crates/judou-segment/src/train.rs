//! Training of word models, and their scores.
//!
//! In go sentences whose words are known ([`Corpus`]), lists of words ([`WordList`]) and, if there is
//! any, running text; out come the bytes of a model that [`crate::WordModel::from_bytes`] reads. Nothing
//! is random but by the seed: the same input gives the same bytes.

mod alphabet;
mod corpus;
mod crf;
mod lean;
mod pack;
mod record;
mod score;
mod seen;
mod select;
mod share;
mod tally;
mod teacher;

use std::fmt;
use std::string::String;
use std::vec::Vec;

use alphabet::Alphabet;
use crf::{Example, Settings};
use record::{Key, Look, Record};
use seen::{PARTS, Seen, part_of};
use select::{Beginnings, Words};
use teacher::Teacher;

use crate::word::parts::{Charset, Style};

pub use corpus::{Corpus, CorpusError, CorpusErrorKind, WordList, WordListError};
pub use score::WordScore;
pub use tally::WordTally;

/// Trains a word model.
///
/// # Examples
///
/// ```
/// use judou_segment::train::{Corpus, Trainer, WordScore};
/// use judou_segment::{WordModel, WordSegmenter};
///
/// let corpus = Corpus::from_spaced(&"春天 来 了 。 花 开 了 。 春天 很 好 。\n".repeat(20));
/// let bytes = Trainer::new().corpus(corpus.clone()).train(|_| ())?;
///
/// let model = WordModel::from_bytes(&bytes).expect("what was just written");
/// let segmenter = WordSegmenter::new(model);
/// assert_eq!(WordScore::of(&segmenter, &corpus).f1(), 1.0);
/// # Ok::<(), judou_segment::train::TrainError>(())
/// ```
#[derive(Clone, Debug)]
pub struct Trainer {
    corpus: Corpus,
    classical: Corpus,
    words: [Vec<WordList>; 2],
    tally: WordTally,
    texts: Vec<String>,
    folds: Vec<(char, char)>,
    most_words: [usize; 2],
    taught: Option<Taught>,
    epochs: usize,
    rate: f32,
    l1: f32,
    seed: u64,
    most_pairs: usize,
    most_characters: usize,
    most_rows: usize,
}

/// What a teacher knows and tells.
#[derive(Clone, Copy, Debug)]
struct Taught {
    /// Of how many lines of the texts it cuts one.
    lines: usize,
    most_words: [usize; 2],
}

impl Default for Trainer {
    fn default() -> Self {
        Self::new()
    }
}

impl Trainer {
    /// A trainer that has seen nothing yet.
    pub const fn new() -> Self {
        Self {
            corpus: Corpus::new(),
            classical: Corpus::new(),
            words: [Vec::new(), Vec::new()],
            tally: WordTally { words: Vec::new() },
            texts: Vec::new(),
            folds: Vec::new(),
            most_words: [usize::MAX; 2],
            taught: None,
            epochs: 8,
            rate: 0.3,
            l1: 1e-5,
            seed: 1,
            most_pairs: usize::MAX,
            most_characters: usize::MAX,
            most_rows: 4096,
        }
    }

    /// Adds sentences to learn from.
    #[must_use]
    pub fn corpus(mut self, corpus: Corpus) -> Self {
        self.corpus.extend(corpus);
        self
    }

    /// Adds sentences of Classical Chinese, whose words are others than those of today in the same
    /// characters. They have rows of their own; which lines they apply to is told by the characters that
    /// stand more often here than in [`Trainer::corpus`].
    #[must_use]
    pub fn classical(mut self, corpus: Corpus) -> Self {
        self.classical.extend(corpus);
        self
    }

    /// Adds a list of words for text without kana. Counts are compared within a list; words of more
    /// than one list are trusted more.
    #[must_use]
    pub fn words(mut self, list: WordList) -> Self {
        let [plain, _] = &mut self.words;
        plain.push(list);
        self
    }

    /// Adds a list of words for text with kana: Japanese.
    #[must_use]
    pub fn kana_words(mut self, list: WordList) -> Self {
        let [_, kana] = &mut self.words;
        kana.push(list);
        self
    }

    /// Adds words for text with kana in the order in which they are to be known, before those of all
    /// lists, and what another program that cut a text made of them. How far they are trusted is said by
    /// that text and the corpus together.
    #[must_use]
    pub fn kana_tally(mut self, tally: WordTally) -> Self {
        self.tally.words.extend(tally.words);
        self
    }

    /// Adds running text, by which the words are chosen that the model will know.
    #[must_use]
    pub fn text(mut self, text: impl Into<String>) -> Self {
        self.texts.push(text.into());
        self
    }

    /// Takes the first character of each pair for the second: traditional for simplified.
    #[must_use]
    pub fn fold(mut self, pairs: impl IntoIterator<Item = (char, char)>) -> Self {
        self.folds.extend(pairs);
        self
    }

    /// How many words of the lists the model may know, without kana and with.
    #[must_use]
    pub const fn most_words(mut self, plain: usize, kana: usize) -> Self {
        self.most_words = [plain, kana];
        self
    }

    /// Has a teacher cut one in `lines` of the lines of all texts, for the model to learn from as it does
    /// from the corpus. The teacher looks at more than a model could hold, knows `plain` and `kana` words
    /// of the lists without kana and with, and says of each place how likely a cut is.
    ///
    /// Takes some five times as long as without.
    #[must_use]
    pub const fn taught(mut self, lines: usize, plain: usize, kana: usize) -> Self {
        self.taught = Some(Taught { lines, most_words: [plain, kana] });
        self
    }

    /// How often the corpus is gone through; 8 unless told otherwise.
    #[must_use]
    pub const fn epochs(mut self, epochs: usize) -> Self {
        self.epochs = epochs;
        self
    }

    /// How far a number moves in its first step; 0.3 unless told otherwise.
    #[must_use]
    pub const fn rate(mut self, rate: f32) -> Self {
        self.rate = rate;
        self
    }

    /// How strongly numbers are drawn towards zero; more makes smaller models. 0.00001 unless told
    /// otherwise.
    #[must_use]
    pub const fn l1(mut self, l1: f32) -> Self {
        self.l1 = l1;
        self
    }

    /// What the order of sentences is drawn by.
    #[must_use]
    pub const fn seed(mut self, seed: u64) -> Self {
        self.seed = seed;
        self
    }

    /// Gives rows to no more than these many pairs of characters that are not among the words of the lists
    /// and begin none, whose rows cost nothing; all that say anything unless told otherwise.
    #[must_use]
    pub const fn most_pairs(mut self, most: usize) -> Self {
        self.most_pairs = most;
        self
    }

    /// How many different rows of pairs the model may have, of which pairs share the one that is nearest;
    /// 4096 unless told otherwise.
    #[must_use]
    pub const fn most_rows(mut self, most: usize) -> Self {
        self.most_rows = most;
        self
    }

    /// Gives rows of their own to no more than these many characters, the most frequent ones; all with a
    /// number in the corpus unless told otherwise.
    #[must_use]
    pub const fn most_characters(mut self, most: usize) -> Self {
        self.most_characters = most;
        self
    }

    /// Trains a model and gives its bytes; `progress` is told the number of each round that is done.
    ///
    /// Takes time in proportion to the corpus and the rounds, some microseconds a character and round.
    ///
    /// # Errors
    ///
    /// If there is no sentence, or more than 65,000 different characters.
    pub fn train(&self, progress: impl FnMut(usize)) -> Result<Vec<u8>, TrainError> {
        if self.corpus.is_empty() && self.classical.is_empty() {
            return Err(TrainError(TrainErrorKind::NoSentence));
        }
        let lore = Lore::new(self, self.most_words)?;
        let mut record: Record<Key> = lore.record(self)?;
        let settings =
            Settings { epochs: self.epochs, rate: self.rate, l1: self.l1, seed: self.seed };
        if let Some(taught) = self.taught {
            self.teach(taught, &lore, &mut record, settings)?;
        }
        let examples: Vec<&Example> = record.examples.iter().collect();
        let rows = crf::fit(&examples, record.scopes(), settings, progress).rows();
        let limits = pack::Limits {
            pairs: self.most_pairs,
            characters: self.most_characters,
            rows: self.most_rows,
        };
        Ok(pack::pack(&lore.alphabet, &lore.beginnings(None), &record, &rows, limits))
    }

    /// Adds what a teacher says to `record`: of the corpus, and of the texts.
    fn teach(
        &self,
        taught: Taught,
        lore: &Lore,
        record: &mut Record<Key>,
        settings: Settings,
    ) -> Result<(), TrainError> {
        let wide = Lore::new(self, taught.most_words)?;
        let mut teacher = Teacher::new(wide.record(self)?, settings);
        let own = record.examples.iter_mut().flat_map(|example| &mut example.right);
        for (own, said) in own.zip(teacher.unseen().into_iter().flatten()) {
            for (own, said) in own.iter_mut().zip(said) {
                *own += DOUBT * (said - *own);
            }
        }
        let (wide_tables, tables) =
            (wide.beginnings(None).tables(), lore.beginnings(None).tables());
        let (wide_charset, charset) = (wide.charset()?, lore.charset()?);
        let wide_dictionary = wide_tables.dictionary().ok_or(TOO_MANY)?;
        let dictionary = tables.dictionary().ok_or(TOO_MANY)?;
        let lines = self.texts.iter().flat_map(|text| text.lines());
        for line in lines.step_by(taught.lines.max(1)) {
            let mut said = Vec::new();
            record::windows(line, &wide_charset, &wide_dictionary, |window, atoms| {
                said.push(teacher.shares(window, atoms));
            });
            let mut said = said.into_iter();
            record::windows(line, &charset, &dictionary, |window, atoms| {
                let right = said.next().filter(|it| it.len() == atoms.len());
                // Of Classical Chinese there are sentences enough.
                if let Some(right) = right.filter(|_| window.style != Style::Classical) {
                    let uses = record.uses(window);
                    record.examples.push(Example { uses, right, locked: record::locked(atoms) });
                }
            });
        }
        Ok(())
    }
}

/// How far a learner believes a teacher that has not seen a sentence rather than whoever cut it.
const DOUBT: f32 = 0.3;

/// What is known before anything is learnt: characters, words, and how far these are trusted.
struct Lore {
    alphabet: Alphabet,
    words: Words,
    seen: Seen,
}

impl Lore {
    /// Knows as many words of the lists.
    fn new(trainer: &Trainer, most_words: [usize; 2]) -> Result<Self, TrainError> {
        let Trainer { corpus, classical, words: lists, tally, folds, .. } = trainer;
        let all = lists.iter().flatten().flat_map(|list| &list.words);
        let all = all.map(|(word, _)| word.as_str());
        let all = all.chain(tally.words.iter().map(|(word, _)| word.as_str()));
        let all = Alphabet::new([corpus, classical], all, folds).ok_or(TOO_MANY)?;
        let charset = all.charset().ok_or(TOO_MANY)?;
        let first: Vec<Vec<u16>> =
            tally.words.iter().filter_map(|(word, _)| all.word(word)).collect();
        let words = select::select(&all, &charset, lists, &trainer.texts, most_words, &first);
        // Characters of words that were not chosen need no number.
        let words: Vec<(String, [u8; 2])> =
            words.iter().map(|(ids, trust)| (all.spell(ids), *trust)).collect();
        let chosen = words.iter().map(|(word, _)| word.as_str());
        let alphabet = Alphabet::new([corpus, classical], chosen, folds).ok_or(TOO_MANY)?;
        let charset = alphabet.charset().ok_or(TOO_MANY)?;
        let words = words.iter().filter_map(|(word, trust)| Some((alphabet.word(word)?, *trust)));
        let words: Words = words.collect();
        let given = tally.words.iter();
        let given: Vec<_> =
            given.filter_map(|(word, tally)| Some((alphabet.word(word)?, *tally))).collect();
        let given = given.iter().map(|(ids, tally)| (ids.as_slice(), *tally));
        let seen = Seen::new(corpus, &charset, &words, given);
        Ok(Self { alphabet, words, seen })
    }

    fn charset(&self) -> Result<Charset<'_>, TrainError> {
        self.alphabet.charset().ok_or(TOO_MANY)
    }

    /// The words as all parts of the corpus but one have them.
    fn beginnings(&self, without: Option<usize>) -> Beginnings {
        select::beginnings(&self.seen.words(&self.words, without))
    }

    /// The corpus, each part as the others have its words.
    fn record<K: Look>(&self, trainer: &Trainer) -> Result<Record<K>, TrainError> {
        let charset = self.charset()?;
        let mut record = Record::new();
        for part in 0..PARTS {
            let sentences = trainer.corpus.sentences().iter().enumerate();
            let mut sentences = sentences
                .filter_map(|(number, sentence)| (part_of(number) == part).then_some(sentence))
                .peekable();
            if sentences.peek().is_some() {
                let tables = self.beginnings(Some(part)).tables();
                let dictionary = tables.dictionary().ok_or(TOO_MANY)?;
                record.add(|_| part, sentences, &charset, &dictionary);
            }
        }
        let tables = self.beginnings(None).tables();
        let dictionary = tables.dictionary().ok_or(TOO_MANY)?;
        let classical = trainer.classical.sentences().iter();
        record.add(part_of, classical, &charset, &dictionary);
        Ok(record)
    }
}

const TOO_MANY: TrainError = TrainError(TrainErrorKind::TooManyCharacters);

/// Why no model could be trained.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrainError(TrainErrorKind);

/// What training lacked or had too much of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum TrainErrorKind {
    /// There is no sentence to learn from.
    NoSentence,
    /// There are more different characters than a model can number.
    TooManyCharacters,
}

impl TrainError {
    /// What is missing or too much.
    pub const fn kind(&self) -> TrainErrorKind {
        self.0
    }
}

impl fmt::Display for TrainError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.0 {
            TrainErrorKind::NoSentence => "there is no sentence to learn from",
            TrainErrorKind::TooManyCharacters => "there are too many different characters",
        })
    }
}

impl core::error::Error for TrainError {}
