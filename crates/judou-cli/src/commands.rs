//! What each command prints about one file.

pub(crate) mod manual;
pub(crate) mod meta;
pub(crate) mod parse;
pub(crate) mod segment;
pub(crate) mod turns;

use serde::Serialize;

use crate::outcome::Outcome;

/// Adds `record` as one line of JSON.
fn print_json(outcome: &mut Outcome<'_>, record: &impl Serialize) {
    match serde_json::to_writer(&mut outcome.out, record) {
        Ok(()) => outcome.out.push(b'\n'),
        Err(error) => {
            // Memory takes everything and the records hold no map with odd keys; if that changes, say
            // so rather than print half a line.
            outcome.out.abandon();
            outcome.failed = true;
            outcome.err.extend_from_slice(format!("error: no JSON: {error}\n").as_bytes());
        }
    }
}
