//! Writes tables: `[header]`, what stands behind `=`, then the tables within.

use alloc::format;
use alloc::string::String;

use super::super::datum::Datum;
use super::super::error::EditErrorKind;
use super::super::write::Writer;

/// Whether a value is written as a table of its own, or as a list of such.
pub(in super::super) fn is_section(datum: &Datum) -> bool {
    match datum {
        Datum::Mapping(_) => datum.is_filled(),
        Datum::Sequence(items) => {
            datum.is_filled()
                && items.iter().all(|item| matches!(item, Datum::Mapping(_)) && item.is_filled())
        }
        _ => false,
    }
}

/// The table `path` with its entries; `list` for one of a list.
pub(super) fn section(
    writer: &Writer<'_>,
    eol: &str,
    path: &str,
    entries: &[(String, Datum)],
    list: bool,
) -> Result<String, EditErrorKind> {
    let mut result = if list { format!("[[{path}]]{eol}") } else { format!("[{path}]{eol}") };
    for (key, value) in entries.iter().filter(|(_, value)| !is_section(value)) {
        let key = writer.key(key, None);
        let value = writer.inline(value, None)?;
        result.extend([&*key, " = ", &value, eol]);
    }
    for (key, value) in entries.iter().filter(|(_, value)| is_section(value)) {
        let path = format!("{path}.{}", writer.key(key, None));
        match value {
            Datum::Mapping(entries) => {
                result.push_str(eol);
                result.push_str(&section(writer, eol, &path, entries, false)?);
            }
            Datum::Sequence(items) => {
                for item in items {
                    if let Datum::Mapping(entries) = item {
                        result.push_str(eol);
                        result.push_str(&section(writer, eol, &path, entries, true)?);
                    }
                }
            }
            _ => {}
        }
    }
    Ok(result)
}
