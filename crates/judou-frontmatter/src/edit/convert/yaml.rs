//! Writes a header in YAML, with comments.

use alloc::format;
use alloc::string::String;

use super::super::error::EditErrorKind;
use super::super::yaml::block::{Look, Written, blanks};
use super::{Noted, NotedData, above, behind};

/// The matter of a header.
pub(super) fn document(
    root: &Noted,
    footer: &[String],
    eol: &str,
) -> Result<String, EditErrorKind> {
    let look = Look::new(eol);
    let mut result = String::new();
    lines(&look, root, 0, &mut result)?;
    result.push_str(&above(footer, "", eol));
    Ok(result)
}

/// The entries or items of `noted`, in `column`.
fn lines(
    look: &Look<'_>,
    noted: &Noted,
    column: usize,
    result: &mut String,
) -> Result<(), EditErrorKind> {
    let indent = blanks(column);
    match &noted.data {
        NotedData::Mapping(entries) => {
            for (key, value) in entries {
                result.push_str(&above(&value.above, &indent, look.eol));
                result.push_str(&indent);
                result.push_str(&look.writer.key(key, None));
                result.push(':');
                self::value(look, value, column, result)?;
            }
        }
        NotedData::Sequence(items) => {
            for item in items {
                result.push_str(&above(&item.above, &indent, look.eol));
                result.push_str(&indent);
                result.push('-');
                match &item.data {
                    // The first key stands behind the dash, if no comment comes between.
                    NotedData::Mapping(entries)
                        if item.behind.is_empty()
                            && entries.first().is_some_and(|(_, first)| first.above.is_empty()) =>
                    {
                        let mut inner = String::new();
                        lines(look, item, column + 2, &mut inner)?;
                        result.push(' ');
                        result.push_str(inner.trim_start_matches(' '));
                    }
                    _ => self::value(look, item, column, result)?,
                }
            }
        }
        NotedData::Scalar(_) => self::value(look, noted, column, result)?,
    }
    Ok(())
}

/// What stands behind a colon or dash, to the end of its last line.
fn value(
    look: &Look<'_>,
    noted: &Noted,
    column: usize,
    result: &mut String,
) -> Result<(), EditErrorKind> {
    let behind = behind(&noted.behind);
    let deeper = column + look.step;
    match &noted.data {
        NotedData::Mapping(entries) if !entries.is_empty() => {
            result.extend([&*behind, look.eol]);
            lines(look, noted, deeper, result)
        }
        NotedData::Sequence(items) if !items.is_empty() => {
            result.extend([&*behind, look.eol]);
            lines(look, noted, deeper, result)
        }
        _ => {
            let text = match look.value(&noted.datum(), column, None, None)? {
                Written::Inline(text) => format!(" {text}{behind}"),
                Written::Text(head, lines) => format!(" {head}{behind}{lines}"),
                Written::Below(lines) => format!("{behind}{lines}"),
            };
            result.extend([&*text, look.eol]);
            Ok(())
        }
    }
}
