//! What each command prints about one file.

pub(crate) mod chunk;
pub(crate) mod convert;
pub(crate) mod eval;
pub(crate) mod manual;
pub(crate) mod meta;
pub(crate) mod parse;
pub(crate) mod segment;
pub(crate) mod train;
pub(crate) mod turns;
pub(crate) mod view;

use judou::Document;
use serde::Serialize;

use crate::outcome::Outcome;
use crate::reading::{Page, shown};

/// Adds `record` as one line of JSON.
pub(crate) fn print_json(outcome: &mut Outcome<'_>, record: &impl Serialize) {
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

/// Shows the data of the front matter, if there is any, and says whether there is.
fn write_data(page: &mut Page<'_, '_>, document: &Document<'_>) -> bool {
    let Some(value) = document.front_matter().and_then(|header| header.value()) else {
        return false;
    };
    match value.as_mapping() {
        Some(mapping) => {
            let entries = mapping.entries().iter();
            page.fields(entries.map(|entry| (entry.key().as_str(), shown(entry.value()))));
            !mapping.is_empty()
        }
        None if value.is_null() => false,
        None => {
            page.line(&shown(value));
            true
        }
    }
}
