//! Tests of the editor, in one binary.
#![cfg(feature = "edit")]

mod convert;
mod growth;
mod headers;
mod json;
mod laws;
mod model;
mod refusals;
mod toml;
mod yaml;

use judou_frontmatter::{Datum, EditError, Editor};

/// One edit, as a row says it.
#[derive(Clone, Debug)]
enum Do {
    Set(&'static str, Datum),
    Raw(&'static str, &'static str),
    Append(&'static str, Datum),
    Remove(&'static str),
    Rename(&'static str, &'static str),
}

fn set(path: &'static str, value: impl Into<Datum>) -> Do {
    Do::Set(path, value.into())
}

fn append(path: &'static str, value: impl Into<Datum>) -> Do {
    Do::Append(path, value.into())
}

fn map<const N: usize>(entries: [(&str, Datum); N]) -> Datum {
    Datum::Mapping(entries.into_iter().map(|(key, value)| (key.to_owned(), value)).collect())
}

fn run(text: &str, what: &Do) -> Result<String, EditError> {
    let mut editor = Editor::new(text)?;
    match what.clone() {
        Do::Set(path, value) => editor.set(path, value)?,
        Do::Raw(path, raw) => editor.set_raw(path, raw)?,
        Do::Append(path, value) => editor.append(path, value)?,
        Do::Remove(path) => editor.remove(path)?,
        Do::Rename(path, key) => editor.rename(path, key)?,
    };
    editor.finish()
}
