//! Documents cut into chunks for retrieval, along their structure.
//!
//! In comes a [`Document`]; out come [`Chunk`]s no larger than asked for. They tile the main text, end
//! where a turn, a paragraph or a sentence ends if they can, never reach over a heading, and each says
//! who speaks in it. [`size`] measures, [`block`] gives the blocks of the document, [`piece`] cuts a
//! block further where it must be, [`fill`] decides where each chunk ends, and [`label`] repeats who
//! speaks where a turn goes on.

mod align;
mod block;
mod draft;
mod fill;
mod label;
mod piece;
mod reading;
mod size;

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::sync::Arc;
use alloc::vec::Vec;
use core::fmt;

use judou_source::Span;

pub use fill::Chunks;
pub use size::{ParseSizeUnitError, SizeUnit, Sizer};

use crate::Document;

/// Cuts documents into chunks of a limited size.
///
/// A chunk ends at the last boundary that fits, of the highest of these levels at which the chunk is at
/// least half full: section, turn, paragraph, line, sentence; only a sentence that is too large alone is
/// cut between clauses, then words, then graphemes. What each chunk promises:
///
/// - It is no larger than the limit, unless a single grapheme is.
/// - It never cuts a grapheme, and a sentence only if that is too large alone, with the label of its
///   turn.
/// - It holds text of one section only, and starts with the heading if the section starts in it.
/// - Where it starts within a turn, the turn's label stands in front once more, counted in the size;
///   and [`Chunk::speakers`] says who speaks in any case.
/// - Without overlap, the spans of all chunks are the main text ([`Document::main_text`]), in order.
///
/// # Examples
///
/// ```
/// use judou::{Chunker, Document};
///
/// let text = "\
/// 记者：你们怎么上山？
///
/// 林工：走路。路不远，就是陡。要是下雨，就等雨停了再走。
///
/// 记者：天天走？
///
/// 林工：天天走。
/// ";
/// let document = Document::parse(text);
/// let chunks: Vec<_> = Chunker::new(24)?.chunks(&document).collect();
///
/// let texts: Vec<&str> = chunks.iter().map(|chunk| chunk.text.trim_end()).collect();
/// assert_eq!(
///     texts,
///     [
///         "记者：你们怎么上山？",
///         "林工：走路。路不远，就是陡。",
///         "林工：要是下雨，就等雨停了再走。", // the label stands here once more
///         "记者：天天走？\n\n林工：天天走。",
///     ]
/// );
/// assert!(chunks[2].continued);
/// assert_eq!(chunks[2].spans[0].of(text).trim_end(), "要是下雨，就等雨停了再走。");
///
/// let joined: String = chunks.iter().flat_map(|chunk| &chunk.spans).map(|span| span.of(text)).collect();
/// assert_eq!(joined, text);
/// # Ok::<(), judou::ChunkerError>(())
/// ```
#[derive(Clone, Debug)]
pub struct Chunker<S = SizeUnit> {
    max: usize,
    sizer: S,
    overlap: usize,
    labels: bool,
    words: Option<WordCutter>,
    metadata: Vec<String>,
}

/// A function that cuts a text into words.
#[derive(Clone)]
struct WordCutter(Arc<CutWords>);

type CutWords = dyn Fn(&str) -> Vec<Span> + Send + Sync;

impl fmt::Debug for WordCutter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("WordCutter")
    }
}

impl Chunker {
    /// Chunks of at most `max` characters, without overlap, with labels.
    ///
    /// # Errors
    ///
    /// [`ChunkerError::ZeroSize`] if `max` is 0.
    pub const fn new(max: usize) -> Result<Self, ChunkerError> {
        if max == 0 {
            return Err(ChunkerError::ZeroSize);
        }
        Ok(Self {
            max,
            sizer: SizeUnit::Chars,
            overlap: 0,
            labels: true,
            words: None,
            metadata: Vec::new(),
        })
    }
}

impl<S: Sizer> Chunker<S> {
    /// Measures with `sizer`: a [`SizeUnit`], or any function from a text to its size.
    ///
    /// # Examples
    ///
    /// ```
    /// use judou::{Chunker, Document, SizeUnit};
    ///
    /// let document = Document::parse("One two three. Four five.\n");
    /// let words = Chunker::new(3)?.sizer(SizeUnit::Words);
    /// assert_eq!(words.chunks(&document).count(), 2);
    ///
    /// // As a tokenizer would: here, a token for every three bytes.
    /// let tokens = Chunker::new(9)?.sizer(|text: &str| text.len().div_ceil(3));
    /// assert_eq!(tokens.chunks(&document).count(), 1);
    /// # Ok::<(), judou::ChunkerError>(())
    /// ```
    pub fn sizer<T: Sizer>(self, sizer: T) -> Chunker<T> {
        let Self { max, sizer: _, overlap, labels, words, metadata } = self;
        Chunker { max, sizer, overlap, labels, words, metadata }
    }

    /// Each chunk begins with the last `sentences` sentences of the one before it, as far as they are
    /// of the same section and take no more than half of the size.
    ///
    /// # Errors
    ///
    /// [`ChunkerError::OverlapTooLarge`] if that is not less than the size.
    ///
    /// # Examples
    ///
    /// ```
    /// use judou::{Chunker, Document};
    ///
    /// let document = Document::parse("一。二。三。四。五。六。");
    /// let chunker = Chunker::new(6)?.overlap(1)?;
    /// let texts: Vec<_> = chunker.chunks(&document).map(|chunk| chunk.text).collect();
    /// assert_eq!(texts, ["一。二。三。", "三。四。五。", "五。六。"]);
    /// # Ok::<(), judou::ChunkerError>(())
    /// ```
    pub fn overlap(mut self, sentences: usize) -> Result<Self, ChunkerError> {
        if sentences >= self.max {
            return Err(ChunkerError::OverlapTooLarge { overlap: sentences, size: self.max });
        }
        self.overlap = sentences;
        Ok(self)
    }

    /// Whether the label of a turn stands in front once more where the turn goes on. On by default.
    pub const fn labels(mut self, wanted: bool) -> Self {
        self.labels = wanted;
        self
    }

    /// Cuts clauses that are too large where `words` says that a word ends, given a clause and its spans
    /// wanted; UAX #29's words are the default, which are single characters in Chinese and Japanese.
    ///
    /// What it gives need not tile the clause; ends inside graphemes are passed over.
    ///
    /// # Examples
    ///
    /// ```
    /// use judou::{Chunker, Document, Span};
    ///
    /// // With the feature `data-standard`, this is the trained model's work:
    /// // let segmenter = WordSegmenter::new(WordModel::standard());
    /// // chunker.words(move |clause| segmenter.words(clause).map(|word| word.span).collect())
    /// let pairs = |clause: &str| {
    ///     (0..clause.len()).step_by(6).map(|at| Span::new(at, clause.len().min(at + 6))).collect()
    /// };
    /// let document = Document::parse("桥墩白线河水去年夏天");
    /// let texts: Vec<_> = Chunker::new(5)?.words(pairs).chunks(&document).map(|it| it.text).collect();
    /// assert_eq!(texts, ["桥墩白线", "河水去年", "夏天"]);
    /// # Ok::<(), judou::ChunkerError>(())
    /// ```
    pub fn words(mut self, words: impl Fn(&str) -> Vec<Span> + Send + Sync + 'static) -> Self {
        self.words = Some(WordCutter(Arc::new(words)));
        self
    }

    /// The fields of the front matter that each chunk carries, in this order; those that a document
    /// does not have are left out. None by default.
    ///
    /// # Examples
    ///
    /// ```
    /// use judou::{Chunker, Document};
    ///
    /// let document = Document::parse("---\ntitle: 夜谈\ndraft: true\n---\n正文。\n");
    /// let chunk = Chunker::new(100)?.metadata(["title", "date"]).chunks(&document).next().unwrap();
    /// let fields: Vec<_> = chunk.metadata.iter().map(|(key, value)| (*key, value.as_str())).collect();
    /// assert_eq!(fields, [("title", Some("夜谈"))]);
    /// # Ok::<(), judou::ChunkerError>(())
    /// ```
    #[cfg(feature = "frontmatter")]
    pub fn metadata<K: Into<String>>(mut self, keys: impl IntoIterator<Item = K>) -> Self {
        self.metadata = keys.into_iter().map(Into::into).collect();
        self
    }

    /// The chunks of `document`, in order; each is made when it is asked for.
    ///
    /// Linear in the text. A sizer that does not add up is called a small number of times for each
    /// boundary that is looked at.
    pub fn chunks<'c, 'd>(&'c self, document: &'d Document<'d>) -> Chunks<'c, 'd, S> {
        Chunks::new(self, document)
    }

    #[cfg(feature = "frontmatter")]
    fn fields<'d>(&self, document: &'d Document<'d>) -> Arc<[Field<'d>]> {
        let data = document.front_matter().and_then(|header| header.value()?.as_mapping());
        let Some(data) = data else { return Arc::default() };
        let field = |key: &String| {
            let entry = data.entries().iter().find(|entry| entry.key().as_str() == key.as_str())?;
            Some((entry.key().as_str(), entry.value()))
        };
        self.metadata.iter().filter_map(field).collect()
    }
}

/// A field of the front matter: its key and its value.
#[cfg(feature = "frontmatter")]
pub type Field<'d> = (&'d str, &'d judou_frontmatter::Value<'d>);

/// A part of a document that fits the size. Made by [`Chunker::chunks`].
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Chunk<'d> {
    /// Its place among the document's chunks, from 0.
    pub index: usize,
    /// Where its text stands in the file, in order. More than one where something is left out between.
    pub spans: Vec<Span>,
    /// The text under `spans`, and before it the label of a turn that goes on.
    pub text: Cow<'d, str>,
    /// How many bytes of `text` are a label that stands earlier in the file.
    pub label: usize,
    /// How many bytes under `spans`, from the first, the chunk before has too.
    pub repeated: usize,
    /// Whether it starts within a turn.
    pub continued: bool,
    /// Whether `text` is what the notation hides under `spans`: names and words without the brackets,
    /// escapes, tags and times round them. Else it is the bytes under `spans`.
    pub decoded: bool,
    /// Who speaks in it, in order, each once: indices into the document's speakers.
    pub speakers: Vec<usize>,
    /// The headings that it stands under, the outermost first: indices into the document's sections.
    pub sections: Vec<usize>,
    /// The fields of the front matter that were asked for.
    #[cfg(feature = "frontmatter")]
    pub metadata: Arc<[Field<'d>]>,
    /// When its first turn that has a time starts, in milliseconds.
    pub start_ms: Option<u64>,
    /// When its last turn that has an end ends, in milliseconds.
    pub end_ms: Option<u64>,
}

/// Why there is no such [`Chunker`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ChunkerError {
    /// No text fits into chunks of size 0.
    ZeroSize,
    /// So many sentences may be all that fits.
    OverlapTooLarge {
        /// The sentences that were asked for.
        overlap: usize,
        /// The size.
        size: usize,
    },
}

impl fmt::Display for ChunkerError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::ZeroSize => f.write_str("the size of a chunk must be 1 or more"),
            Self::OverlapTooLarge { overlap, size } => {
                write!(f, "an overlap of {overlap} sentences must be smaller than the size, {size}")
            }
        }
    }
}

impl core::error::Error for ChunkerError {}
