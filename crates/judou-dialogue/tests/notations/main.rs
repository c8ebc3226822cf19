//! Notations that are neither free-form nor told apart in files of tests of their own: captions, scripts,
//! tables, components, chats copied out of windows, data sets, prompts.

mod captions;
mod components;
#[cfg(feature = "json")]
mod data;
mod pasted;
mod prompts;
#[cfg(feature = "xml")]
mod screenplays;
#[path = "../support/mod.rs"]
mod support;
mod tables;

use judou_dialogue::{Notation, parse};

/// Asserts that `text` is detected as `notation` and read as these turns, each `name|start-end|words`.
#[track_caller]
pub(crate) fn assert_read(notation: Notation, text: &str, expected: &[&str]) {
    let transcript = support::read(notation, text);
    assert_eq!(support::spoken(text, &transcript), expected, "in {text}");
    assert_eq!(parse(text), transcript, "detected: {text}");
}

/// Asserts that none of `texts` is taken for a dialogue.
#[track_caller]
pub(crate) fn assert_silent(texts: &[&str]) {
    for text in texts {
        let transcript = parse(text);
        assert!(transcript.turns.is_empty(), "{:?} in {text}", transcript.notation);
    }
}
