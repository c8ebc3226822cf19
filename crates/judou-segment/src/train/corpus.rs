//! Text that somebody cut into words.

use std::borrow::ToOwned;
use std::fmt;
use std::string::String;
use std::vec::Vec;

use judou_source::Span;

/// Sentences whose words are known: what a model is trained on and scored by.
///
/// # Examples
///
/// ```
/// use judou_segment::train::Corpus;
///
/// let corpus = Corpus::from_spaced("春天 来 了 。\nWe read on\n");
/// assert_eq!((corpus.len(), corpus.words()), (2, 7));
/// assert_eq!(corpus.text(1), Some("We read on"));
/// ```
#[derive(Clone, Debug, Default)]
pub struct Corpus {
    sentences: Vec<Sentence>,
}

/// A sentence and its words.
#[derive(Clone, Debug)]
pub(crate) struct Sentence {
    pub(crate) text: String,
    /// In order, without the blanks between them.
    pub(crate) words: Vec<Span>,
}

impl Sentence {
    /// Appends `word`, with a blank before it if `blank`.
    fn push(&mut self, word: &str, blank: bool) {
        if blank && !self.text.is_empty() {
            self.text.push(' ');
        }
        let start = self.text.len();
        self.text.push_str(word);
        self.words.push(Span::new(start, self.text.len()));
    }
}

/// Why a corpus could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CorpusError {
    line: usize,
    kind: CorpusErrorKind,
}

/// What is wrong with a line of a corpus.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum CorpusErrorKind {
    /// A line of CoNLL-U that is neither blank nor a comment has not ten columns.
    ColumnCount,
    /// The first column is no number, range or empty node of CoNLL-U.
    BadIndex,
    /// The word is empty.
    EmptyWord,
}

impl CorpusError {
    /// The number of the line, from 1.
    pub const fn line(&self) -> usize {
        self.line
    }

    /// What is wrong with it.
    pub const fn kind(&self) -> CorpusErrorKind {
        self.kind
    }
}

impl fmt::Display for CorpusError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let what = match self.kind {
            CorpusErrorKind::ColumnCount => "a word of CoNLL-U has ten columns between tabs",
            CorpusErrorKind::BadIndex => "the first column is no index of CoNLL-U",
            CorpusErrorKind::EmptyWord => "the word is empty",
        };
        write!(f, "line {}: {what}", self.line)
    }
}

impl core::error::Error for CorpusError {}

impl Corpus {
    /// No sentences.
    pub const fn new() -> Self {
        Self { sentences: Vec::new() }
    }

    /// Reads text with a sentence on each line and blanks between words.
    ///
    /// Which of the blanks a writer would write is not known, so words are joined as a writer does:
    /// with one blank where letters (other than Han and kana) or digits meet, with none elsewhere.
    pub fn from_spaced(text: &str) -> Self {
        let mut sentences = Vec::new();
        for line in text.lines() {
            let mut sentence = Sentence { text: String::new(), words: Vec::new() };
            for word in line.split_whitespace() {
                let before = sentence.text.chars().next_back();
                let blank = before
                    .zip(word.chars().next())
                    .is_some_and(|(a, b)| needs_blank(a) && needs_blank(b));
                sentence.push(word, blank);
            }
            if !sentence.words.is_empty() {
                sentences.push(sentence);
            }
        }
        Self { sentences }
    }

    /// Reads CoNLL-U: words are its tokens (ranges, as `1-2`, are one word), blanks are where it does
    /// not say `SpaceAfter=No`.
    ///
    /// # Errors
    ///
    /// The first line that is not as CoNLL-U has it, by its number.
    ///
    /// # Examples
    ///
    /// ```
    /// use judou_segment::train::{Corpus, CorpusErrorKind};
    ///
    /// let line = |id: &str, word: &str, misc: &str| format!("{id}\t{word}\t_\t_\t_\t_\t0\t_\t_\t{misc}\n");
    /// let text = line("1", "好", "SpaceAfter=No") + &line("2", "书", "_");
    /// assert_eq!(Corpus::from_conllu(&text)?.text(0), Some("好书"));
    ///
    /// let error = Corpus::from_conllu("# text = 好\n1\t好\n").unwrap_err();
    /// assert_eq!((error.line(), error.kind()), (2, CorpusErrorKind::ColumnCount));
    /// # Ok::<(), judou_segment::train::CorpusError>(())
    /// ```
    pub fn from_conllu(text: &str) -> Result<Self, CorpusError> {
        let mut sentences = Vec::new();
        let mut sentence = Sentence { text: String::new(), words: Vec::new() };
        let mut blank = false;
        // The last word of a range: its parts are not words of the text.
        let mut covered = 0;
        for (index, line) in text.lines().enumerate() {
            let fail = |kind| CorpusError { line: index + 1, kind };
            if line.trim().is_empty() {
                if !sentence.words.is_empty() {
                    sentences.push(sentence.clone());
                }
                sentence.text.clear();
                sentence.words.clear();
                (blank, covered) = (false, 0);
                continue;
            }
            if line.starts_with('#') {
                continue;
            }
            let mut columns = line.split('\t');
            let (Some(id), Some(form), Some(misc), None) =
                (columns.next(), columns.next(), columns.nth(7), columns.next())
            else {
                return Err(fail(CorpusErrorKind::ColumnCount));
            };
            let number =
                |id: &str| id.parse::<usize>().map_err(|_| fail(CorpusErrorKind::BadIndex));
            if let Some((major, minor)) = id.split_once('.') {
                number(major)?;
                number(minor)?;
                continue;
            }
            if let Some((first, last)) = id.split_once('-') {
                number(first)?;
                covered = number(last)?;
            } else if number(id)? <= covered {
                continue;
            }
            if form.trim().is_empty() {
                return Err(fail(CorpusErrorKind::EmptyWord));
            }
            sentence.push(form, blank);
            blank = !misc.split('|').any(|part| part == "SpaceAfter=No");
        }
        if !sentence.words.is_empty() {
            sentences.push(sentence);
        }
        Ok(Self { sentences })
    }

    /// Adds the sentences of `other`.
    pub fn extend(&mut self, other: Self) {
        self.sentences.extend(other.sentences);
    }

    /// Takes the sentences from number `at` on away, and gives them.
    pub fn split_off(&mut self, at: usize) -> Self {
        let at = at.min(self.sentences.len());
        Self { sentences: self.sentences.split_off(at) }
    }

    /// How many sentences it has.
    pub const fn len(&self) -> usize {
        self.sentences.len()
    }

    /// Whether it has none.
    pub const fn is_empty(&self) -> bool {
        self.sentences.is_empty()
    }

    /// How many words it has.
    pub fn words(&self) -> usize {
        self.sentences.iter().map(|sentence| sentence.words.len()).sum()
    }

    /// The text of one sentence.
    pub fn text(&self, sentence: usize) -> Option<&str> {
        self.sentences.get(sentence).map(|sentence| sentence.text.as_str())
    }

    pub(crate) fn sentences(&self) -> &[Sentence] {
        &self.sentences
    }
}

/// Whether a blank stands between this character and another such.
fn needs_blank(c: char) -> bool {
    matches!(c, '0'..='9' | 'A'..='Z' | 'a'..='z' | '\u{C0}'..='\u{24F}' | '\u{400}'..='\u{4FF}' | '\u{AC00}'..='\u{D7A3}')
}

/// Words that are known as such, and how often they were seen.
///
/// # Examples
///
/// ```
/// use judou_segment::train::WordList;
///
/// let list = WordList::parse("春天 120\n来到\n")?;
/// assert_eq!(list.len(), 2);
/// assert_eq!(WordList::parse("春天 many\n").unwrap_err().line(), 1);
/// # Ok::<(), judou_segment::train::WordListError>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct WordList {
    pub(crate) words: Vec<(String, u64)>,
}

/// A line of a word list that is not a word and a count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WordListError {
    line: usize,
}

impl WordListError {
    pub(super) const fn new(line: usize) -> Self {
        Self { line }
    }

    /// The number of the line, from 1.
    pub const fn line(&self) -> usize {
        self.line
    }
}

impl fmt::Display for WordListError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: expected a word, and counts behind it if there are any", self.line)
    }
}

impl core::error::Error for WordListError {}

impl WordList {
    /// Reads a word on each line; behind a blank or tab its count may stand.
    ///
    /// # Errors
    ///
    /// The first line on which something else than a count stands behind the word.
    pub fn parse(text: &str) -> Result<Self, WordListError> {
        let mut words = Vec::new();
        for (index, line) in text.lines().enumerate() {
            let line = line.trim();
            if line.is_empty() {
                continue;
            }
            // A word may have blanks in it, a count has none.
            let (word, count) = match line.rsplit_once(char::is_whitespace) {
                Some((word, count)) => (word.trim_end(), count.parse()),
                None => (line, Ok(0)),
            };
            let Ok(count) = count else { return Err(WordListError { line: index + 1 }) };
            words.push((word.to_owned(), count));
        }
        Ok(Self { words })
    }

    /// How many words it has.
    pub const fn len(&self) -> usize {
        self.words.len()
    }

    /// Whether it has none.
    pub const fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Adds the words of `other`.
    pub fn extend(&mut self, other: Self) {
        self.words.extend(other.words);
    }
}
