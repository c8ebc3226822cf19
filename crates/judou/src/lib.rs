//! Real documents into front matter, speaker turns, sections, sentences and words.
//!
//! One file goes in as a `&str`; out comes a [`Document`]: its header's data, who speaks and what each
//! turn says, its headings, and on demand its sentences, clauses and words, all as byte spans into the
//! file. Nothing is rewritten and nothing is lost: [`Document::regions`] tile the file.
//!
//! This crate joins three parsers that know nothing of one another and can each be used alone:
//! [`judou-frontmatter`](frontmatter), [`judou-dialogue`](dialogue) and [`judou-segment`](segment).
//!
//! # Examples
//!
//! ```
//! use judou::Document;
//!
//! let text = "\
//! ---
//! title: 山里的信号
//! ---
//! ## 开场
//!
//! 记者：你们怎么上山？
//!
//! 林工：走路。路不远，就是陡。
//!
//! 记者：天天走？
//!
//! 林工：天天走。
//! ";
//! let document = Document::parse(text);
//!
//! assert_eq!(document.sections()[0].title.of(text), "开场");
//! let names: Vec<&str> = document.speakers().iter().map(|speaker| &*speaker.name).collect();
//! assert_eq!(names, ["记者", "林工"]);
//!
//! let answer = &document.turns()[1];
//! let sentences: Vec<&str> = document
//!     .units_in(answer.content, judou::Unit::Sentence)
//!     .map(|span| span.of(text))
//!     .collect();
//! assert_eq!(sentences, ["走路。", "路不远，就是陡。"]);
//! ```
//!
//! # Input safety
//!
//! Every function is total: any text is a document, and none panics. Time is linear in the text. What
//! is odd or cannot be read comes as [`Diagnostic`]s with a span; [`Excerpt`] prints them.
//!
//! # Crate features
//!
//! Features only add: enabling one changes nothing that another gives.
//!
//! - `frontmatter`, `dialogue`, `segment` (default): one parser each. Without `frontmatter` the body is
//!   the whole file; without `dialogue` there are neither turns nor sections; without `segment` there
//!   are no units.
//! - `json`, `xml` (default): dialogue in formats that are JSON or XML.
//! - `chunk` (default): `Chunker`, which cuts documents into chunks for retrieval.
//! - `tiktoken`, `tokenizers`: `Tokenizer`, for chunks measured in a model's tokens; need `std`.
//! - `markdown` (default): lists, tables, code and quotations among the regions of Markdown; needs `std`.
//! - `corpus`: `Corpus`, for many documents at once; needs `std`.
//! - `edit`: [`frontmatter`]'s `Editor`, which changes headers and no other byte.
//! - `serde`: `record`, the JSON objects that the program `judou` prints.
//! - `std` (default): passed on to the parsers. This crate itself is `no_std + alloc`.
#![no_std]
#![forbid(unsafe_code)]
// No input may panic. What could is warned of, and each exception argues that it cannot.
#![warn(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used
)]

extern crate alloc;
#[cfg(any(feature = "corpus", feature = "tiktoken", feature = "tokenizers"))]
extern crate std;

#[cfg(feature = "chunk")]
mod chunk;
#[cfg(feature = "corpus")]
mod corpus;
mod document;
mod owned;
#[cfg(feature = "serde")]
pub mod record;
mod regions;
mod structure;
#[cfg(any(feature = "tiktoken", feature = "tokenizers"))]
mod tokens;
#[cfg(feature = "segment")]
mod units;

#[cfg(all(feature = "chunk", feature = "frontmatter"))]
pub use chunk::Field;
#[cfg(feature = "chunk")]
pub use chunk::{Chunk, Chunker, ChunkerError, Chunks, ParseSizeUnitError, SizeUnit, Sizer};
#[cfg(feature = "corpus")]
pub use corpus::{Corpus, Next, Results};
pub use document::{Document, DocumentParser};
pub use judou_source::{Diagnostic, Excerpt, Severity, Span};
pub use owned::OwnedDocument;
pub use regions::{Furniture, FurnitureSign, MainText, Region, RegionKind, Regions};
#[cfg(any(feature = "tiktoken", feature = "tokenizers"))]
pub use tokens::{Tokenizer, TokenizerError};
#[cfg(feature = "segment")]
pub use units::Units;

#[cfg(feature = "dialogue")]
pub use judou_dialogue as dialogue;
#[cfg(feature = "dialogue")]
pub use judou_dialogue::{Notation, Transcript, Turn};
#[cfg(feature = "frontmatter")]
pub use judou_frontmatter as frontmatter;
#[cfg(feature = "frontmatter")]
pub use judou_frontmatter::{FrontMatter, Value};
#[cfg(feature = "segment")]
pub use judou_segment as segment;
#[cfg(feature = "segment")]
pub use judou_segment::Unit;
pub use judou_source as source;

/// The snippets of the README, so that they stay true.
#[cfg(all(doctest, feature = "frontmatter", feature = "dialogue", feature = "segment"))]
#[doc = include_str!("../../../README.md")]
pub struct ReadmeDoctests;
