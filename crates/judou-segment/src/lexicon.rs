//! A user's own words, which a [`crate::WordSegmenter`] keeps whole, cuts or prefers.
//!
//! In goes a text file or a list of words, out comes a [`Lexicon`]: a trie that is built once and read
//! by any number of segmenters. It says what to do with a word where the text has it; the text, the
//! model and the path between them are [`crate::word`]'s.

mod apply;
mod error;
mod parse;
mod trie;

use alloc::string::String;
use alloc::vec::Vec;

use trie::Trie;

pub use error::{LexiconError, LexiconErrorKind};

/// The longest word, in bytes of UTF-8. It bounds how far ahead of each character is looked.
const MAX_WORD: usize = 256;

/// The greatest weight of a word.
const MAX_WEIGHT: u32 = 100;

/// A user's words, to be given to [`crate::WordSegmenter::lexicon`].
///
/// Words are matched as they are written, byte by byte: with blanks, digits, marks and any mix of
/// scripts in them. They count where they begin and end between two characters, and not inside a number,
/// a Latin word or an address: `art` is not found in `artist`. Of words that are to be kept or cut, the
/// longest is taken that begins first. What it takes grows with the words' length in all, and reading a
/// text takes time linear in the text, for each character at most as many steps as the longest word has.
///
/// # Text format
///
/// One word a line, then, behind a tab (shown as ⇥), what to do with it; without one it is kept whole:
///
/// ```text
/// # A line that starts with a number sign and a blank is a comment.
/// 量子纠缠
/// New York City
/// 云原生⇥20
/// 中华人民⇥中华|人民
/// ```
///
/// - nothing: the word is always one word;
/// - a number from 1 to 100, its weight: the word is preferred to others, the more the greater;
/// - its parts with bars between them: it is always cut there and nowhere else.
///
/// Blank lines are left out, and so are blanks around words, parts and weights. Of two lines for one
/// word the later holds.
///
/// # Examples
///
/// ```
/// use judou_segment::Lexicon;
///
/// let lexicon = Lexicon::parse("# Physics\n量子纠缠\n中华人民\t中华|人民\n")?;
/// assert_eq!(lexicon.len(), 2);
/// assert!(lexicon.contains("量子纠缠") && !lexicon.contains("量子"));
///
/// let error = Lexicon::parse("量子纠缠\n云原生\tmany\n").unwrap_err();
/// assert_eq!(error.line(), 2);
/// # Ok::<(), judou_segment::LexiconError>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct Lexicon {
    trie: Trie,
    entries: Vec<Entry>,
    /// Offsets into a word, in bytes, of the cuts of all entries that are cut.
    cuts: Vec<u16>,
    has_hangul: bool,
}

/// What is to be done with a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Entry {
    Whole,
    Weighted(u32),
    /// Cut at these of the lexicon's cuts, of which there is at least one.
    Cut {
        first: u32,
        last: u32,
    },
}

impl Lexicon {
    /// Reads words in the [text format](Lexicon#text-format).
    ///
    /// # Errors
    ///
    /// The first line that cannot be read, with its span and number. Nothing is loaded then.
    pub fn parse(text: &str) -> Result<Self, LexiconError> {
        parse::parse(text)
    }

    /// How many words there are.
    pub const fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there is no word.
    pub const fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Whether `word` is one of its words, to be cut or not.
    pub fn contains(&self, word: &str) -> bool {
        self.trie.get(word).is_some()
    }

    /// Whether a word of its has Hangul in it: such words may stand inside of longer runs.
    pub(crate) const fn has_hangul(&self) -> bool {
        self.has_hangul
    }

    /// Whether `word` is to be one word, or rather is.
    pub(crate) fn wants(&self, word: &str) -> bool {
        let entry = self.trie.get(word).and_then(|index| self.entries.get(index));
        matches!(entry, Some(Entry::Whole | Entry::Weighted(_)))
    }
}

/// Collects words for a [`Lexicon`].
///
/// Each call takes one word, and replaces what was said of it before.
///
/// # Examples
///
/// ```
/// use judou_segment::LexiconBuilder;
///
/// let mut builder = LexiconBuilder::new();
/// builder.keep("量子纠缠")?;
/// builder.prefer("云原生", 20)?;
/// builder.cut(&["中华", "人民"])?;
/// let lexicon = builder.build();
/// assert!(lexicon.contains("中华人民"));
/// # Ok::<(), judou_segment::LexiconErrorKind>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct LexiconBuilder {
    words: Vec<(String, Request)>,
}

/// What the caller wants of a word, before there is a trie.
#[derive(Clone, Debug)]
enum Request {
    Whole,
    Weighted(u32),
    Cut(Vec<u16>),
}

impl LexiconBuilder {
    /// Of no words.
    pub const fn new() -> Self {
        Self { words: Vec::new() }
    }

    /// Makes `word` always one word.
    ///
    /// # Errors
    ///
    /// If `word` is empty, begins or ends with white space, has a line break in it or is longer than 256
    /// bytes.
    pub fn keep(&mut self, word: &str) -> Result<&mut Self, LexiconErrorKind> {
        self.push(word, Request::Whole)
    }

    /// Makes `word` more likely one word, by `weight` from 1 to 100.
    ///
    /// 1 decides where the model is of two minds, 10 where it has an opinion, 100 nearly always.
    ///
    /// # Errors
    ///
    /// As [`LexiconBuilder::keep`], and if `weight` is out of range.
    pub fn prefer(&mut self, word: &str, weight: u32) -> Result<&mut Self, LexiconErrorKind> {
        if !(1..=MAX_WEIGHT).contains(&weight) {
            return Err(LexiconErrorKind::WeightOutOfRange);
        }
        self.push(word, Request::Weighted(weight))
    }

    /// Makes what `parts` are together always just these words; of one part, as [`LexiconBuilder::keep`].
    ///
    /// # Errors
    ///
    /// As [`LexiconBuilder::keep`], for all parts together, and if a part is empty.
    pub fn cut(&mut self, parts: &[&str]) -> Result<&mut Self, LexiconErrorKind> {
        let word = parts.concat();
        if let [_] = parts {
            return self.keep(&word);
        }
        check(&word)?;
        let mut cuts = Vec::with_capacity(parts.len());
        let mut at = 0;
        for part in parts {
            if part.is_empty() {
                return Err(LexiconErrorKind::EmptyPart);
            }
            if at > 0 {
                // A word has no more than `MAX_WORD` bytes.
                cuts.push(at as u16);
            }
            at += part.len();
        }
        self.words.push((word, Request::Cut(cuts)));
        Ok(self)
    }

    fn push(&mut self, word: &str, request: Request) -> Result<&mut Self, LexiconErrorKind> {
        check(word)?;
        self.words.push((String::from(word), request));
        Ok(self)
    }

    /// The lexicon of these words. Sorts them; the cost grows with their length in all.
    pub fn build(mut self) -> Lexicon {
        // A stable sort keeps what was said last of a word behind what was said before.
        self.words.sort_by(|(a, _), (b, _)| a.cmp(b));
        let mut lexicon = Lexicon::default();
        let mut words: Vec<String> = Vec::with_capacity(self.words.len());
        for (word, request) in self.words {
            let entry = match request {
                Request::Whole => Entry::Whole,
                Request::Weighted(weight) => Entry::Weighted(weight),
                Request::Cut(cuts) => {
                    let first = lexicon.cuts.len() as u32;
                    lexicon.cuts.extend(cuts);
                    Entry::Cut { first, last: lexicon.cuts.len() as u32 }
                }
            };
            match lexicon.entries.last_mut() {
                Some(last) if words.last() == Some(&word) => *last = entry,
                _ => {
                    lexicon.entries.push(entry);
                    words.push(word);
                }
            }
        }
        lexicon.has_hangul = words.iter().any(|word| word.contains(is_hangul));
        lexicon.trie = Trie::new(&words);
        lexicon
    }
}

const fn is_hangul(c: char) -> bool {
    matches!(c, '\u{1100}'..='\u{11FF}' | '\u{3131}'..='\u{318E}' | '\u{A960}'..='\u{A97F}'
        | '\u{AC00}'..='\u{D7FF}' | '\u{FFA0}'..='\u{FFDC}')
}

/// Whether `word` may be a word of a lexicon.
fn check(word: &str) -> Result<(), LexiconErrorKind> {
    if word.is_empty() {
        return Err(LexiconErrorKind::EmptyWord);
    }
    if word.len() > MAX_WORD {
        return Err(LexiconErrorKind::WordTooLong);
    }
    // Text is read line by line: such a word would never be found.
    if word.contains(['\n', '\r', '\u{85}', '\u{2028}', '\u{2029}']) {
        return Err(LexiconErrorKind::LineBreak);
    }
    if word.starts_with(char::is_whitespace) || word.ends_with(char::is_whitespace) {
        return Err(LexiconErrorKind::BlankAtEdge);
    }
    Ok(())
}

#[cfg(test)]
mod tests;
