//! Words of mixed Chinese, Japanese, Korean and other text, by a trained model.
//!
//! Text goes window by window (a line, as a rule) through three steps: the scanner makes atoms of it,
//! the model says what a cut between two of them gains and an atom as a word by itself, and the best path
//! says where words start. What words there are in text that nobody trained for is [`crate::uax29::words`]'s business.

mod around;
mod atom;
mod charset;
mod decide;
mod dictionary;
mod feature;
mod give;
mod kind;
pub(crate) mod lattice;
mod memo;
mod mode;
mod model;
mod model_error;
mod pairs;
mod path;
mod plain;
mod row;
mod simple;
mod starts;
mod style;
mod table;
mod window;
mod words;

use alloc::vec::Vec;

use judou_source::Span;

use crate::Lexicon;
use crate::vector::numbers::Numbers;

use around::Found;
pub(crate) use atom::Atom;
use decide::Decide;
use feature::BEFORE;
use give::{Block, give};
use lattice::{Arc, Memory};
use memo::Memo;

use mode::Known;
use path::Turns;
use row::Column;
use starts::Starts;
use window::Atoms;

pub use kind::WordKind;
pub use mode::{ParseWordModeError, WordMode};
pub use model::WordModel;
#[cfg(feature = "train")]
#[doc(hidden)]
pub use model::reseal;
#[cfg(test)]
pub(crate) use model::untrained;
pub use model_error::{ModelError, ModelErrorKind};
pub use words::Words;

/// What training needs of the parts.
#[cfg(feature = "train")]
pub(crate) mod parts {
    pub(crate) use super::around::{EDGE_ROWS, Found, SHAPE_ROWS, WORD_ROWS};
    pub(crate) use super::atom::{kind_of, scan};
    pub(crate) use super::charset::{Charset, Class, FIRST, NUMERALS};
    pub(crate) use super::dictionary::{
        Beginning, Dictionary, LONGEST, TRUST, begin, both, step, trust, write as write_beginnings,
    };
    pub(crate) use super::feature::{AFTER, BEFORE, CLASS_ROWS, describe};
    pub(crate) use super::model::write;
    pub(crate) use super::pairs::{MOST_ROWS, Pair, Pairs};
    pub(crate) use super::row::{COLUMNS, NOTHING, ROW, SPARSE_ROWS, ZERO};
    pub(crate) use super::style::Style;
    pub(crate) use super::table::{Hash, Table};
    pub(crate) use super::window::Atoms;
}

/// A word: where it lies and what it is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Word {
    /// Where it lies in the text that was segmented.
    pub span: Span,
    /// What it is made of.
    pub kind: WordKind,
}

/// Cuts text into words, by a [`WordModel`].
///
/// One call for Chinese in either script, Japanese, Korean, Classical Chinese and what stands between
/// them; nobody tells it which. What a word is differs by language, and the shipped models follow one
/// standard in each: nodes of the GSD treebank in Chinese (学生 们), short units in Japanese (行っ た),
/// what stands between blanks in Korean (학교에서), characters in Classical Chinese. Numbers, dates,
/// addresses, Latin words and emoji are told by their form; [`Word::kind`] says so.
///
/// Words tile the text, blanks and marks among them, and their spans are byte offsets into it, on the
/// boundaries of grapheme clusters. Lines are cut by themselves. `judou_source::LineIndex` makes lines
/// and columns of offsets, in UTF-16 units too.
///
/// Cheap to make and to copy: the model's bytes stay where they are. Many threads may use one.
///
/// # Examples
///
/// ```
/// # #[cfg(feature = "data-standard")] {
/// use judou_segment::{WordKind, WordModel, WordSegmenter};
///
/// let segmenter = WordSegmenter::new(WordModel::standard());
/// let text = "我在北京看了GPT-4的网页：example.com";
/// let words: Vec<_> = segmenter.words(text).collect();
/// let cut: Vec<&str> = words.iter().map(|word| word.span.of(text)).collect();
/// assert_eq!(cut, ["我", "在", "北京", "看", "了", "GPT-4", "的", "网页", "：", "example.com"]);
/// assert_eq!(words[9].kind, WordKind::Url);
/// # }
/// ```
#[derive(Clone, Debug)]
pub struct WordSegmenter<'a> {
    model: WordModel<'a>,
    lexicon: Option<&'a Lexicon>,
    mode: WordMode,
}

/// Memory that a [`WordSegmenter`] works in; kept by the caller, so that many calls allocate once.
#[derive(Clone, Debug, Default)]
pub struct WordScratch {
    atoms: Atoms,
    /// The same, with runs of Hangul taken apart.
    pieces: Vec<Atom>,
    /// Where words of a lexicon start and end.
    edges: Vec<usize>,
    found: Found,
    /// What has been added up of columns.
    started: Vec<Numbers>,
    columns: Vec<Column>,
    cuts: Vec<i32>,
    alone: Vec<i32>,
    arcs: Vec<Arc>,
    memory: Memory,
    turns: Turns,
    memo: Memo,
    starts: Starts,
    /// The same, atom by atom.
    flags: Vec<bool>,
    block: Block,
    words: Vec<Word>,
    inner: Vec<Word>,
}

impl WordScratch {
    /// Empty memory; it grows to what one window needs.
    pub const fn new() -> Self {
        Self {
            atoms: Atoms::new(),
            pieces: Vec::new(),
            edges: Vec::new(),
            found: Found::new(),
            started: Vec::new(),
            columns: Vec::new(),
            cuts: Vec::new(),
            alone: Vec::new(),
            arcs: Vec::new(),
            memory: Memory::new(),
            turns: Turns::new(),
            memo: Memo::new(),
            starts: Starts::new(),
            flags: Vec::new(),
            block: Block::new(),
            words: Vec::new(),
            inner: Vec::new(),
        }
    }
}

impl<'a> WordSegmenter<'a> {
    /// A segmenter that goes by `model` alone.
    pub const fn new(model: WordModel<'a>) -> Self {
        Self { model, lexicon: None, mode: WordMode::Standard }
    }

    /// The same, with a user's own words: they go before what the model says.
    ///
    /// # Examples
    ///
    /// ```
    /// # #[cfg(feature = "data-standard")] {
    /// use judou_segment::{Lexicon, WordModel, WordSegmenter};
    ///
    /// let lexicon = Lexicon::parse("石桥镇书院\n云上书院\t云上|书院\n").expect("good lines");
    /// let segmenter = WordSegmenter::new(WordModel::standard()).lexicon(&lexicon);
    /// let text = "石桥镇书院和云上书院";
    /// let words: Vec<&str> = segmenter.words(text).map(|word| word.span.of(text)).collect();
    /// assert_eq!(words, ["石桥镇书院", "和", "云上", "书院"]);
    /// # }
    /// ```
    pub const fn lexicon(mut self, lexicon: &'a Lexicon) -> Self {
        self.lexicon = Some(lexicon);
        self
    }

    /// The same, cutting more finely, or with the words inside words.
    ///
    /// # Examples
    ///
    /// ```
    /// # #[cfg(feature = "data-standard")] {
    /// use judou_segment::{WordMode, WordModel, WordSegmenter};
    ///
    /// let segmenter = WordSegmenter::new(WordModel::standard()).mode(WordMode::Search);
    /// let text = "用GPT-4";
    /// let words: Vec<&str> = segmenter.words(text).map(|word| word.span.of(text)).collect();
    /// assert_eq!(words, ["用", "GPT", "GPT-4", "4"]);
    /// # }
    /// ```
    pub const fn mode(mut self, mode: WordMode) -> Self {
        self.mode = mode;
        self
    }

    /// The words of `text`, which they tile: blanks and punctuation are words too.
    pub fn words<'s, 't>(&'s self, text: &'t str) -> Words<'s, 't> {
        Words::new(self, text)
    }

    /// Appends the words of `text` to `words`.
    pub fn segment_into(&self, text: &str, scratch: &mut WordScratch, words: &mut Vec<Word>) {
        let mut at = 0;
        while at < text.len() {
            at = self.window(text, at, scratch, words, |word| word);
        }
    }

    /// Appends the byte spans of the words of `text` to `spans`.
    pub fn spans_into(&self, text: &str, scratch: &mut WordScratch, spans: &mut Vec<Span>) {
        let mut at = 0;
        while at < text.len() {
            at = self.window(text, at, scratch, spans, |word| word.span);
        }
    }

    /// Appends what `make` makes of the words of the window that starts at `start`; gives the offset of
    /// its end.
    fn window<T: Clone>(
        &self,
        text: &str,
        start: usize,
        scratch: &mut WordScratch,
        given: &mut Vec<T>,
        make: impl Fn(Word) -> T,
    ) -> usize {
        let charset = self.model.charset();
        let end = atom::scan(text, start, self.mode.grain(), charset, &mut scratch.atoms);
        match self.lexicon {
            Some(lexicon) => self.decide_with(lexicon, text, end, scratch),
            None => scratch.atoms.processor().run(Decide { model: &self.model, scratch }),
        }
        let WordScratch { atoms, pieces, starts, block, words, inner, .. } = scratch;
        let atoms = match self.lexicon {
            Some(_) => pieces.get(BEFORE..).unwrap_or_default(),
            None => atoms.inner(),
        };
        if self.mode == WordMode::Standard {
            give(atoms, starts, end, block, given, make);
            return end;
        }
        let known = Known { model: self.model, lexicon: self.lexicon };
        words.clear();
        give(atoms, starts, end, block, words, |word| word);
        let mut rest = atoms;
        for &word in &*words {
            let count = rest.partition_point(|atom| atom.start < word.span.end);
            let (made_of, behind) = rest.split_at_checked(count).unwrap_or_default();
            rest = behind;
            match self.mode {
                WordMode::Standard => {}
                WordMode::Fine => known.fine(text, made_of, word, inner),
                WordMode::Search => known.search(text, made_of, word, inner),
            }
            given.extend(inner.drain(..).map(&make));
        }
        end
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_tile_the_text() -> Result<(), ModelError> {
        let bytes = untrained();
        let segmenter = WordSegmenter::new(WordModel::from_bytes(&bytes)?);
        let text = "汉字 and カナ 한국어\u{301}123\r\n\n中";
        let words: Vec<Word> = segmenter.words(text).collect();
        let spans: Vec<Span> = words.iter().map(|word| word.span).collect();
        judou_testkit::assert_tiles(text, &spans);
        let mut into = Vec::new();
        segmenter.segment_into(text, &mut WordScratch::new(), &mut into);
        assert_eq!(into, words);
        Ok(())
    }
}
