//! Graphemes, words, clauses, sentences and paragraphs of mixed CJK and Latin text.
//!
//! In goes a `&str`; out come parts of it, each borrowed, in order, that *tile* the text: every byte
//! lies in exactly one of them, so joining them gives the text back. Every level is one forward pass,
//! linear in the text whatever stands in it, and told no language.
//!
//! | call | gives |
//! | --- | --- |
//! | [`graphemes`] | what a reader calls a character: UAX #29 extended grapheme clusters |
//! | [`uax29::words`], [`uax29::sentences`] | UAX #29's words and sentences, exactly |
//! | [`clauses`] | stretches between ，、；：—— and their Latin equivalents |
//! | [`sentences`] | sentences, by rules for Chinese, Japanese, Korean, English and Russian |
//! | [`paragraphs`] | lines between blank lines |
//! | [`levels`] | where clauses, sentences and paragraphs end, with why, in one pass |
//! | [`spans`] | byte spans of the [`Unit`] that is asked for |
//! | `WordSegmenter` (feature `words`) | words by a trained model and by a `Lexicon` of the user's own |
//! | `script_runs` (feature `scripts`) | stretches of one script |
//!
//! Each iterator's `spans()` gives [`judou_source::Span`]s in place of strings.
//!
//! # Examples
//!
//! ```
//! let text = "“走吧。天黑了。”他说。没有人动。";
//! let sentences: Vec<_> = judou_segment::sentences(text).collect();
//! assert_eq!(sentences, ["“走吧。天黑了。”他说。", "没有人动。"]);
//! ```
//!
//! # Input safety
//!
//! No input panics, no input takes more than linear time, and nothing is allocated for a unit. One module has
//! `unsafe` code: it takes masks and look-ups from vectors where the processor has them (AVX2 with the feature
//! `std`, NEON), with no pointer, length or index of its own. What is found is the same everywhere.
//!
//! # Crate features
//!
//! - `std` (default): passes `std` on to the dependencies, and asks the processor for AVX2. The crate itself is
//!   `no_std + alloc`.
//! - `scripts`: `script_runs`, stretches of one script.
//! - `words`: words by a trained model.
//! - `data-standard`, `data-small`: the trained models, `WordModel::standard` and `WordModel::small`.
//! - `train`: training of word models, and their scores. Needs `std`.
#![no_std]
#![deny(unsafe_code)]
// but for one small module, `vector`
// No input may panic. What could is warned of, and each exception argues that it cannot.
#![warn(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used
)]

extern crate alloc;
#[cfg(any(test, feature = "std"))]
extern crate std;

mod block;
mod character_table;
mod clause;
mod grapheme;
#[cfg(feature = "words")]
mod lexicon;
mod paragraph;
mod pieces;
#[cfg(feature = "scripts")]
mod script;
mod search;
mod sentence;
mod spans;
#[cfg(feature = "words")]
mod token;
mod unit;
mod vector;
#[cfg(feature = "words")]
mod word;

#[cfg(feature = "train")]
pub mod train;
pub mod uax29;

pub use clause::{Clauses, clauses};
pub use grapheme::{Graphemes, graphemes};
pub use judou_source::Span;
#[cfg(feature = "words")]
pub use lexicon::{Lexicon, LexiconBuilder, LexiconError, LexiconErrorKind};
pub use paragraph::{Paragraphs, paragraphs};
#[cfg(feature = "scripts")]
pub use script::{Script, ScriptRun, ScriptRuns, script_runs};
pub use sentence::{
    Boundaries, BoundaryKind, LevelBoundary, Levels, LineBreaks, Markup, Quotations, Reason,
    SentenceBoundary, SentenceSegmenter, SentenceStream, Sentences, levels, sentences,
};
pub use spans::Spans;
pub use unit::{ParseUnitError, Unit, UnitSpans, spans};
#[cfg(feature = "train")]
#[doc(hidden)]
pub use word::reseal;
#[cfg(feature = "words")]
pub use word::{
    ModelError, ModelErrorKind, ParseWordModeError, Word, WordKind, WordMode, WordModel,
    WordScratch, WordSegmenter, Words,
};
