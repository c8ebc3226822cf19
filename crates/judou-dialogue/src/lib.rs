//! Speaker turns, speakers and sections of interviews and transcripts.
#![no_std]
#![forbid(unsafe_code)]

extern crate alloc;

mod model;

pub use model::{Notation, Role, Section, Speaker, Transcript, Turn, UnknownNotation};

/// Finds the turns of `text`.
pub fn parse(text: &str) -> Transcript<'_> {
    TranscriptParser::new().parse(text)
}

/// Options for finding turns.
#[derive(Clone, Debug, Default)]
pub struct TranscriptParser {
    notation: Option<Notation>,
}

impl TranscriptParser {
    /// The defaults: the notation is detected.
    pub const fn new() -> Self {
        Self { notation: None }
    }

    /// Reads labels of this notation alone.
    pub const fn notation(mut self, notation: Notation) -> Self {
        self.notation = Some(notation);
        self
    }

    /// Finds the turns of `text`.
    pub fn parse<'a>(&self, _text: &'a str) -> Transcript<'a> {
        Transcript::default()
    }
}
