//! The Unicode Standard's own boundaries, untailored, under their own name.
//!
//! UAX #29 is no word segmenter for Chinese or Japanese, whose characters it gives one by one: these
//! are the pieces that a text editor moves over. What this module returns changes with the Unicode
//! version and with nothing else, whichever features are enabled.

mod classes;
mod sentence;
mod table;
mod word;

pub use sentence::{Sentences, sentences};
#[cfg(feature = "words")]
pub(crate) use word::first_word;
pub use word::{Words, words};
