//! What the fuzz targets check.
//!
//! A fuzz target under `fuzz/` is one line: it hands its bytes to a function here, which parses them
//! and panics if a law of the API is broken. Fuzzing needs nightly, `cargo-fuzz` and a C++ compiler;
//! these functions need none of them, so the tests of this crate replay `fuzz/seeds` and
//! `fuzz/regressions`, run every law over [`judou_testkit::hostile`] and over generated documents, and
//! the gate knows of a regression without a fuzzer.
//!
//! # Examples
//!
//! ```
//! for (name, check) in judou_fuzz_laws::targets() {
//!     check("---\ntitle: 句读\n---\n甲：你好。\n".as_bytes());
//!     assert!(!name.is_empty());
//! }
//! ```
#![forbid(unsafe_code)]

mod chunk;
mod dialogue;
mod document;
mod frontmatter;
mod frontmatter_edit;
mod frontmatter_fast;
mod notation;
mod quotations;
mod segment;
mod source;
mod words;

use std::borrow::Cow;

use judou_dialogue::Notation;
use judou_source::{Diagnostic, Span};
use judou_testkit::assert_on_boundaries;

pub use chunk::document_chunks;
pub use dialogue::dialogue_parse;
pub use document::document_parse;
pub use frontmatter::{frontmatter_parse, frontmatter_split};
pub use frontmatter_edit::frontmatter_edit;
pub use frontmatter_fast::frontmatter_fast;
pub use notation::*;
pub use quotations::dialogue_quotations;
pub use segment::{segment_levels, segment_sentences};
pub use source::source_excerpt;
pub use words::{segment_lexicon, segment_model, segment_words};

/// What a fuzz target calls: it panics if the bytes make a parser break a law.
pub type Check = fn(&[u8]);

/// The targets that look at one notation of dialogue each; every notation has one.
pub fn notation_targets() -> impl Iterator<Item = (&'static str, Notation, Check)> {
    notation::NOTATIONS.iter().copied()
}

/// Every target by its name in `fuzz/Cargo.toml`: [`TARGETS`] and those of the notations.
pub fn targets() -> impl Iterator<Item = (&'static str, Check)> {
    let notations = notation_targets().map(|(name, _, check)| (name, check));
    TARGETS.iter().copied().chain(notations)
}

/// The targets that are not about one notation.
pub const TARGETS: &[(&str, Check)] = &[
    ("source_excerpt", source_excerpt),
    ("frontmatter_split", frontmatter_split),
    ("frontmatter_parse", frontmatter_parse),
    ("frontmatter_fast", frontmatter_fast),
    ("frontmatter_edit", frontmatter_edit),
    ("dialogue_parse", dialogue_parse),
    ("dialogue_quotations", dialogue_quotations),
    ("segment_sentences", segment_sentences),
    ("segment_levels", segment_levels),
    ("segment_words", segment_words),
    ("segment_lexicon", segment_lexicon),
    ("segment_model", segment_model),
    ("document_parse", document_parse),
    ("document_chunks", document_chunks),
];

/// The text of a fuzz input.
///
/// Bytes that are no UTF-8 become U+FFFD instead of rejecting the input: in text of three-byte
/// characters most mutations break one, and a rejected input teaches the fuzzer nothing. Seeds are
/// UTF-8, so they stand for themselves.
fn text(data: &[u8]) -> Cow<'_, str> {
    String::from_utf8_lossy(data)
}

/// Diagnostics point into the text and say something.
fn assert_diagnostics(text: &str, diagnostics: &[Diagnostic]) {
    for diagnostic in diagnostics {
        let labels = diagnostic.labels.iter().map(|label| label.span);
        assert_on_boundaries(text, labels.chain([diagnostic.span]));
        assert!(diagnostic.code.starts_with("judou::"), "code {:?}", diagnostic.code);
        assert!(!diagnostic.message.is_empty(), "no message: {diagnostic:?}");
    }
}

/// What `spans` are once `by` bytes stand in front of their text.
fn shifted(spans: impl IntoIterator<Item = Span>, by: usize) -> Vec<Span> {
    spans.into_iter().map(|span| span.shift(by)).collect()
}
