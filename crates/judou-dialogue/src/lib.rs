//! Speaker turns, speakers and sections of interviews and transcripts.
#![cfg_attr(not(feature = "std"), no_std)]
#![forbid(unsafe_code)]

extern crate alloc;

mod assemble;
mod candidate;
mod close;
mod evidence;
mod infer;
mod introduction;
mod label;
mod lexicon;
mod line;
mod model;
mod name;
mod parser;
mod speakers;
mod speech;
mod time;
mod title;

pub use evidence::{LabelEvidence, Reason};
pub use model::{Notation, Role, Section, Speaker, Transcript, Turn, UnknownNotation};
pub use parser::{TranscriptParser, parse};
