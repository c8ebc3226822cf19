//! Model files, read in place.

use core::fmt;

use super::WordKind;
use super::lattice::{Lattice, TAGS, Transitions};

/// First bytes of every model file.
pub(crate) const MAGIC: [u8; 8] = *b"JUDOUWM1";

/// A trained word model: numbers read in place from bytes that somebody else keeps.
#[derive(Clone, Copy, Debug)]
pub struct WordModel<'a> {
    bytes: &'a [u8],
    pub(crate) transitions: Transitions,
}

impl<'a> WordModel<'a> {
    /// Reads a model from the bytes of a model file.
    ///
    /// # Errors
    ///
    /// If the bytes are no model, of a format that this version does not know, cut short, or changed.
    pub fn from_bytes(bytes: &'a [u8]) -> Result<Self, ModelError> {
        if !bytes.starts_with(&MAGIC) {
            return Err(ModelError(ModelErrorKind::NotAModel));
        }
        let transitions = Transitions { apart: [[0; 2]; 2], inside: [[0; 2]; 2] };
        Ok(Self { bytes, transitions })
    }

    /// How many bytes the model takes.
    pub const fn size(&self) -> usize {
        self.bytes.len()
    }

    /// Whether the model's lexicon has `word`.
    #[expect(clippy::unused_self, reason = "there is no lexicon yet")]
    pub(crate) const fn has_word(&self, _word: &str) -> bool {
        false
    }

    /// Fills `scores` with what each place in a word is worth to each atom.
    #[expect(clippy::unused_self, reason = "this stands in for the trained weights")]
    pub(crate) fn score(&self, lattice: &Lattice<'_>, scores: &mut [[i32; TAGS]]) {
        let mut before = None;
        let kinds = lattice.atoms.iter().map(|atom| atom.kind);
        let after = kinds.clone().skip(1).map(Some).chain([None]);
        for ((score, kind), after) in scores.iter_mut().zip(kinds).zip(after) {
            let runs = |other| other == Some(kind) && kind != WordKind::Han && kind.is_word();
            *score = match (runs(before), runs(after)) {
                (false, false) => [0, 0, 0, 1],
                (false, true) => [1, 0, 0, 0],
                (true, true) => [0, 1, 0, 0],
                (true, false) => [0, 0, 1, 0],
            };
            before = Some(kind);
        }
    }
}

/// Why bytes are no word model.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ModelError(ModelErrorKind);

impl ModelError {
    /// What is wrong with them.
    pub const fn kind(&self) -> &ModelErrorKind {
        &self.0
    }
}

/// What is wrong with the bytes of a model.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ModelErrorKind {
    /// They don't start as a model file does.
    NotAModel,
}

impl fmt::Display for ModelError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            ModelErrorKind::NotAModel => f.write_str("the bytes are no word model"),
        }
    }
}

impl core::error::Error for ModelError {}
