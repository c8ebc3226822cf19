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
mod notation;
mod parser;
mod speakers;
mod speech;
mod structured;
mod time;
mod title;

pub use evidence::{LabelEvidence, Reason};
pub use model::{Event, EventKind, Role, Section, Speaker, Transcript, Turn};
pub use notation::{Notation, UnknownNotation};
pub use parser::{TranscriptParser, parse};
