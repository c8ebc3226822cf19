//! Proptest strategies for text that looks like what people feed the parsers.
//!
//! `any::<String>()` hardly ever writes a label, a fence or a closed quote; these do, and spoil them
//! as often. All of them shrink to the empty string.

mod document;
mod forms;
mod script;
mod talk;

pub use document::{document, front_matter_like, line_ending, lines_of, transcript};
pub use script::{character, mixed_script, prose};
pub use talk::{Said, Talk, Written, WrittenTurn, talk, written};
