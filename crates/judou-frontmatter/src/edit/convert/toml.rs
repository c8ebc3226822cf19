//! Writes a header in TOML, with comments: what fits behind a `=` first, then the tables.

use alloc::string::String;
use alloc::vec::Vec;

use super::super::datum::Datum;
use super::super::error::EditErrorKind;
use super::super::quote;
use super::super::toml::table::is_section;
use super::super::write::Writer;
use super::{Noted, NotedData, above, behind};

/// The matter of a header.
pub(super) fn document(
    writer: &Writer<'_>,
    root: &Noted,
    footer: &[String],
    eol: &str,
) -> Result<String, EditErrorKind> {
    let mut result = String::new();
    table(writer, eol, "", root, &mut result)?;
    result.push_str(&above(footer, "", eol));
    Ok(result)
}

/// The entries of the table `path`, and the tables in it.
fn table(
    writer: &Writer<'_>,
    eol: &str,
    path: &str,
    noted: &Noted,
    result: &mut String,
) -> Result<(), EditErrorKind> {
    let NotedData::Mapping(entries) = &noted.data else { return Ok(()) };
    let mut sections = Vec::new();
    for (key, value) in entries {
        let datum = value.datum();
        if is_section(&datum) {
            sections.push((key, value));
            continue;
        }
        // Comments within a value on one line have a place above it.
        let mut inner = Vec::new();
        value.inner_comments(&mut inner);
        result.push_str(&above(&value.above, "", eol));
        result.push_str(&above(&inner, "", eol));
        let text = match &datum {
            Datum::String(text) if quote::toml_lines(text) => quote::toml_multi_line(text, eol),
            datum => writer.inline(datum, None)?,
        };
        result.extend([&*writer.key(key, None), " = ", &text, &behind(&value.behind), eol]);
    }
    for (key, value) in sections {
        let key = writer.key(key, None);
        let path = if path.is_empty() { key } else { [path, ".", &key].concat() };
        match &value.data {
            NotedData::Mapping(entries) => {
                let bare = entries.iter().all(|(_, value)| is_section(&value.datum()));
                if !bare || !value.above.is_empty() || !value.behind.is_empty() {
                    head(eol, &["[", &path, "]"], value, &[], result);
                }
                table(writer, eol, &path, value, result)?;
            }
            NotedData::Sequence(items) => {
                for (number, item) in items.iter().enumerate() {
                    let list = if number == 0 { Some(value) } else { None };
                    let comments: Vec<String> = list
                        .iter()
                        .flat_map(|list| list.above.iter().chain(&list.behind))
                        .cloned()
                        .collect();
                    head(eol, &["[[", &path, "]]"], item, &comments, result);
                    table(writer, eol, &path, item, result)?;
                }
            }
            NotedData::Scalar(_) => {}
        }
    }
    Ok(())
}

/// A table's header, set off by an empty line.
fn head(eol: &str, parts: &[&str], noted: &Noted, comments: &[String], result: &mut String) {
    if !result.is_empty() {
        result.push_str(eol);
    }
    result.push_str(&above(comments, "", eol));
    result.push_str(&above(&noted.above, "", eol));
    result.push_str(&parts.concat());
    result.push_str(&behind(&noted.behind));
    result.push_str(eol);
}
