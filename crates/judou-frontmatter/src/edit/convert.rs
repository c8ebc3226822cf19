//! Conversion of a header from one format to another.
//!
//! Comes in: the header's value and its comments. Goes out: a new header, with the comments where
//! its format can hold them. Layout does not survive: each format is written in its own habits.

mod comments;
mod toml;
mod yaml;

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use judou_source::Span;

use super::datum::Datum;
use super::error::EditErrorKind;
use super::header::Header;
use super::write::Writer;
use crate::date_time::DateTime;
use crate::format::Format;
use crate::value::{Data, Style, Value};
use comments::Comments;

/// What a conversion had to leave behind.
///
/// # Examples
///
/// ```
/// use judou_frontmatter::{Editor, Format};
///
/// let mut editor = Editor::new("---\ntitle: 甲 # 旧\n---\n")?;
/// let converted = editor.convert(Format::Json)?;
/// assert_eq!(converted.dropped_comments, ["# 旧"]);
/// # Ok::<(), judou_frontmatter::EditError>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Converted {
    /// The comments that the new format has no place for, in order, each with its `#`.
    pub dropped_comments: Vec<String>,
}

/// Data with the comments that belong to it.
#[derive(Clone, Debug)]
struct Noted {
    /// Comments on lines of their own, right before it.
    above: Vec<String>,
    /// The comment that ends its first line.
    behind: Vec<String>,
    data: NotedData,
}

#[derive(Clone, Debug)]
enum NotedData {
    Scalar(Datum),
    Sequence(Vec<Noted>),
    Mapping(Vec<(String, Noted)>),
}

/// The new matter of a header, and the comments that are not in it.
pub(super) fn convert(
    header: &Header,
    value: &Value<'_>,
    to: Format,
    eol: &str,
) -> Result<(String, Converted), EditErrorKind> {
    let mut comments = Comments::of(header, value);
    let root = noted(value, header.format, &mut comments, Vec::new(), Vec::new());
    let footer = comments.rest();
    let writer = Writer::new(to);
    match to {
        Format::Yaml => Ok((yaml::document(&root, &footer, eol)?, Converted::default())),
        Format::Toml => Ok((toml::document(&writer, &root, &footer, eol)?, Converted::default())),
        Format::Json => {
            let mut dropped_comments = Vec::new();
            root.all_comments(&mut dropped_comments);
            dropped_comments.extend(footer);
            let matter = match root.datum() {
                Datum::Mapping(entries) if entries.is_empty() => String::from("{}"),
                datum => writer.pretty(&datum, "", "  ", eol)?,
            };
            Ok((matter, Converted { dropped_comments }))
        }
        format => Err(EditErrorKind::NotEditable(format)),
    }
}

/// Opening and closing lines for a header of another format: blanks behind the old fences stay, a
/// tag goes.
pub(super) fn fences(header: &Header, bom: &str, to: Format, eol: &str) -> (String, String) {
    let marker = match to {
        Format::Toml => "+++",
        Format::Json => "",
        _ => "---",
    };
    let bare = header.open.len() == bom.len();
    let line = |old: &str| -> String {
        let content = old.trim_end_matches(['\n', '\r']);
        let blanks = content.len() - content.trim_end_matches([' ', '\t']).len();
        let start = if bare { 0 } else { content.len() - blanks };
        Span::new(start, old.len()).of(old).into()
    };
    let close = if header.close.is_empty() && header.matter.ends_with(['\n', '\r']) {
        // What has no fences ends with its own last line.
        String::from(eol)
    } else {
        line(&header.close)
    };
    if to == Format::Json {
        return (bom.into(), close);
    }
    let open = if bare {
        String::from(eol)
    } else {
        line(Span::new(bom.len(), header.open.len()).of(&header.open))
    };
    (format!("{bom}{marker}{open}"), format!("{marker}{close}"))
}

/// The value with its comments; those given belong to what it is the value of.
fn noted(
    value: &Value<'_>,
    from: Format,
    comments: &mut Comments,
    above: Vec<String>,
    behind: Vec<String>,
) -> Noted {
    let data = match value.data() {
        Data::Sequence(values) => NotedData::Sequence(
            values
                .iter()
                .map(|value| {
                    let start = value.span().start;
                    let first = value.as_mapping().and_then(|mapping| mapping.entries().first());
                    // A comment behind `- key: value` is the key's.
                    let (above, behind) = if first.is_some_and(|e| e.key().span().start == start) {
                        (comments.take_above(start), Vec::new())
                    } else {
                        comments.take(start)
                    };
                    noted(value, from, comments, above, behind)
                })
                .collect(),
        ),
        Data::Mapping(mapping) => NotedData::Mapping(
            mapping
                .entries()
                .iter()
                .map(|entry| {
                    let (above, behind) = comments.take(entry.key().span().start);
                    let key = String::from(entry.key().as_str());
                    (key, noted(entry.value(), from, comments, above, behind))
                })
                .collect(),
        ),
        // YAML readers take such text without quotes for a date, whatever this one calls it.
        Data::String(text)
            if from == Format::Yaml
                && value.style() == Style::Plain
                && value.tag().is_none()
                && DateTime::parse_toml(text).is_some() =>
        {
            NotedData::Scalar(Datum::DateTime(text.clone().into_owned()))
        }
        _ => NotedData::Scalar(Datum::from(value)),
    };
    Noted { above, behind, data }
}

impl Noted {
    /// The data alone.
    fn datum(&self) -> Datum {
        match &self.data {
            NotedData::Scalar(datum) => datum.clone(),
            NotedData::Sequence(items) => Datum::Sequence(items.iter().map(Self::datum).collect()),
            NotedData::Mapping(entries) => Datum::Mapping(
                entries.iter().map(|(key, value)| (key.clone(), value.datum())).collect(),
            ),
        }
    }

    fn children(&self) -> impl Iterator<Item = &Self> {
        let (items, entries) = match &self.data {
            NotedData::Sequence(items) => (&**items, &[][..]),
            NotedData::Mapping(entries) => (&[][..], &**entries),
            NotedData::Scalar(_) => (&[][..], &[][..]),
        };
        items.iter().chain(entries.iter().map(|(_, value)| value))
    }

    /// Its comments and those within, in order.
    fn all_comments(&self, result: &mut Vec<String>) {
        result.extend(self.above.iter().cloned());
        result.extend(self.behind.iter().cloned());
        self.inner_comments(result);
    }

    /// The comments within.
    fn inner_comments(&self, result: &mut Vec<String>) {
        self.children().for_each(|child| child.all_comments(result));
    }
}

/// The comments on lines of their own, each behind `indent`.
fn above(comments: &[String], indent: &str, eol: &str) -> String {
    comments.iter().fold(String::new(), |mut result, comment| {
        result.extend([indent, comment, eol]);
        result
    })
}

/// The comments that end a line.
fn behind(comments: &[String]) -> String {
    comments.iter().fold(String::new(), |mut result, comment| {
        result.extend([" ", comment]);
        result
    })
}
