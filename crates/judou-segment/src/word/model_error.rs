//! Why bytes are no word model.

use core::fmt;

/// Why bytes are no word model.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ModelError(ModelErrorKind);

impl ModelError {
    pub(super) const fn new(kind: ModelErrorKind) -> Self {
        Self(kind)
    }

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
    /// The format is one that this version of the library doesn't read.
    UnknownVersion,
    /// They end before the model does.
    Truncated,
    /// They are not what was written: their sum or their parts don't agree.
    Damaged,
}

impl fmt::Display for ModelError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.0 {
            ModelErrorKind::NotAModel => "the bytes are no word model",
            ModelErrorKind::UnknownVersion => {
                "the word model is of a format that is not known here"
            }
            ModelErrorKind::Truncated => "the word model is cut short",
            ModelErrorKind::Damaged => "the word model is damaged",
        })
    }
}

impl core::error::Error for ModelError {}
