//! Sizes in tokens, as models for language and for embeddings count them.
//!
//! The vocabularies of OpenAI's models come with tiktoken-rs; every other model has a `tokenizer.json`,
//! which the tokenizers of Hugging Face read. Nothing is fetched from anywhere. Both are kept to what
//! [`Sizer`] promises here: any text has a size, and time is linear in it, or nearly.

#[cfg(feature = "tokenizers")]
use std::boxed::Box;
use std::error::Error;
use std::fmt;
#[cfg(feature = "tokenizers")]
use std::sync::Arc;

use crate::Sizer;

/// Counts tokens, for [`Chunker::sizer`](crate::Chunker::sizer).
///
/// What models set around a text (`[CLS]`, roles, separators) is not counted: leave room for it.
/// Copies share one vocabulary.
#[derive(Clone)]
pub struct Tokenizer(Kind);

#[derive(Clone)]
enum Kind {
    #[cfg(feature = "tiktoken")]
    Tiktoken { name: &'static str, encoding: &'static tiktoken_rs::CoreBPE },
    #[cfg(feature = "tokenizers")]
    Json(Arc<tokenizers::Tokenizer>),
}

/// The longest token of all encodings that have a name, in bytes.
#[cfg(feature = "tiktoken")]
const LONGEST_TOKEN: usize = 128;

/// The longest run of white space that is handed to the encodings, in bytes: their expressions try every
/// end of a run, and give up with a panic on some hundred thousand characters.
#[cfg(feature = "tiktoken")]
const LONGEST_BLANK: usize = 64 << 10;

impl Tokenizer {
    /// The encodings that have a name, the newest first.
    #[cfg(feature = "tiktoken")]
    pub const NAMES: [&'static str; 6] =
        ["o200k_base", "o200k_harmony", "cl100k_base", "p50k_base", "p50k_edit", "r50k_base"];

    /// The encoding of OpenAI's models with this name: `o200k_base` for GPT-4o and later ones,
    /// `cl100k_base` for GPT-4 and the embedding models.
    ///
    /// The first call of a name unpacks its vocabulary, which takes some 200 ms; memory keeps it.
    ///
    /// # Errors
    ///
    /// [`TokenizerError`] if there is no such name; [`Tokenizer::NAMES`] has them all.
    ///
    /// # Examples
    ///
    /// ```
    /// use judou::{Chunker, Document, Sizer, Tokenizer};
    ///
    /// let tokens = Tokenizer::by_name("cl100k_base")?;
    /// assert_eq!(tokens.size("One two three."), 4);
    ///
    /// let document = Document::parse("One two three. Four five six. Seven eight nine.\n");
    /// let chunks: Vec<_> = Chunker::new(10)?.sizer(tokens).chunks(&document).collect();
    /// assert_eq!(chunks[0].text, "One two three. Four five six. ");
    /// assert_eq!(chunks[1].text, "Seven eight nine.\n");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[cfg(feature = "tiktoken")]
    pub fn by_name(name: &str) -> Result<Self, TokenizerError> {
        let known = Self::NAMES.into_iter().find(|known| *known == name);
        let name = known.ok_or(TokenizerError(Reason::UnknownName))?;
        let encoding = match name {
            "o200k_harmony" => tiktoken_rs::o200k_harmony_singleton(),
            "cl100k_base" => tiktoken_rs::cl100k_base_singleton(),
            "p50k_base" => tiktoken_rs::p50k_base_singleton(),
            "p50k_edit" => tiktoken_rs::p50k_edit_singleton(),
            "r50k_base" => tiktoken_rs::r50k_base_singleton(),
            _ => tiktoken_rs::o200k_base_singleton(),
        };
        Ok(Self(Kind::Tiktoken { name, encoding }))
    }

    /// The tokenizer that the bytes of a `tokenizer.json` describe, as models on Hugging Face have one.
    ///
    /// What the file says about truncation and padding is left aside: they would make every text as
    /// large as the model takes.
    ///
    /// # Errors
    ///
    /// [`TokenizerError`] if the bytes are no such file.
    ///
    /// # Examples
    ///
    /// ```
    /// use judou::{Sizer, Tokenizer};
    ///
    /// let json = r#"{
    ///     "version": "1.0", "truncation": null, "padding": null, "added_tokens": [],
    ///     "normalizer": null, "post_processor": null, "decoder": null,
    ///     "pre_tokenizer": { "type": "Whitespace" },
    ///     "model": { "type": "WordLevel", "vocab": { "?": 0, "one": 1 }, "unk_token": "?" }
    /// }"#;
    /// let words = Tokenizer::from_json(json.as_bytes())?;
    /// assert_eq!(words.size("one two, three"), 4);
    /// assert!(Tokenizer::from_json(b"{}").is_err());
    /// # Ok::<(), judou::TokenizerError>(())
    /// ```
    #[cfg(feature = "tokenizers")]
    pub fn from_json(json: &[u8]) -> Result<Self, TokenizerError> {
        let broken = |error| TokenizerError(Reason::NoTokenizer(error));
        let mut tokenizer = tokenizers::Tokenizer::from_bytes(json).map_err(broken)?;
        tokenizer.with_truncation(None).map_err(broken)?.with_padding(None);
        Ok(Self(Kind::Json(Arc::new(tokenizer))))
    }
}

impl Sizer for Tokenizer {
    fn size(&self, text: &str) -> usize {
        match &self.0 {
            // A token is a byte at least, so that this is more than it could be.
            #[cfg(feature = "tiktoken")]
            Kind::Tiktoken { .. } if has_long_blank(text) => text.len(),
            #[cfg(feature = "tiktoken")]
            Kind::Tiktoken { encoding, .. } => encoding.count_ordinary(text),
            #[cfg(feature = "tokenizers")]
            Kind::Json(tokenizer) => {
                tokenizer.encode_fast(text, false).map_or(text.len(), |tokens| tokens.len())
            }
        }
    }

    fn size_up_to(&self, text: &str, limit: usize) -> Option<usize> {
        #[cfg(feature = "tiktoken")]
        if matches!(self.0, Kind::Tiktoken { .. }) && text.len() / LONGEST_TOKEN > limit {
            return None;
        }
        Some(self.size(text)).filter(|size| *size <= limit)
    }
}

/// Whether there is more white space in a row than the encodings take.
#[cfg(feature = "tiktoken")]
fn has_long_blank(text: &str) -> bool {
    if text.len() <= LONGEST_BLANK {
        return false;
    }
    let mut filled_end = 0;
    for (at, char) in text.char_indices().filter(|(_, char)| !char.is_whitespace()) {
        if at - filled_end > LONGEST_BLANK {
            return true;
        }
        filled_end = at + char.len_utf8();
    }
    text.len() - filled_end > LONGEST_BLANK
}

impl fmt::Debug for Tokenizer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            #[cfg(feature = "tiktoken")]
            Kind::Tiktoken { name, .. } => f.debug_tuple("Tokenizer").field(name).finish(),
            #[cfg(feature = "tokenizers")]
            Kind::Json(_) => f.debug_struct("Tokenizer").finish_non_exhaustive(),
        }
    }
}

/// Why there is no such [`Tokenizer`].
#[derive(Debug)]
pub struct TokenizerError(Reason);

#[derive(Debug)]
enum Reason {
    #[cfg(feature = "tiktoken")]
    UnknownName,
    #[cfg(feature = "tokenizers")]
    NoTokenizer(Box<dyn Error + Send + Sync>),
}

impl fmt::Display for TokenizerError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            #[cfg(feature = "tiktoken")]
            Reason::UnknownName => {
                f.write_str("unknown encoding; known are ")?;
                for (index, name) in Tokenizer::NAMES.iter().enumerate() {
                    let comma = if index == 0 { "" } else { ", " };
                    write!(f, "{comma}`{name}`")?;
                }
                Ok(())
            }
            #[cfg(feature = "tokenizers")]
            Reason::NoTokenizer(error) => write!(f, "not a `tokenizer.json`: {error}"),
        }
    }
}

impl Error for TokenizerError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match &self.0 {
            #[cfg(feature = "tiktoken")]
            Reason::UnknownName => None,
            #[cfg(feature = "tokenizers")]
            Reason::NoTokenizer(error) => Some(&**error),
        }
    }
}

#[cfg(all(test, feature = "tiktoken"))]
mod tests {
    use super::*;

    #[test]
    fn no_token_is_longer_than_the_longest() {
        for name in Tokenizer::NAMES {
            let Tokenizer(kind) = Tokenizer::by_name(name).unwrap();
            #[cfg_attr(
                not(feature = "tokenizers"),
                expect(irrefutable_let_patterns, reason = "one kind")
            )]
            let Kind::Tiktoken { encoding, .. } = kind else { unreachable!("it has a name") };
            let lengths = (0..210_000).filter_map(|rank| encoding.decode_bytes(&[rank]).ok());
            let longest = lengths.map(|token| token.len()).max();
            assert!(longest.is_some_and(|longest| longest <= LONGEST_TOKEN), "{name}: {longest:?}");
        }
    }
}
