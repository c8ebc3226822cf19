//! Writes data on one line: scalars in the quotes that they need, lists and mappings in brackets.
//!
//! Comes in: data and the look of what stands around. Goes out: text that reads as that data. What
//! is laid out in lines is the formats' own business.

use alloc::format;
use alloc::string::String;

use super::datum::Datum;
use super::error::EditErrorKind;
use super::quote;
use crate::date_time::DateTime;
use crate::format::Format;
use crate::value::{Number, Style};

/// How data is written.
#[derive(Clone, Copy, Debug)]
pub(super) struct Writer<'t> {
    pub(super) format: Format,
    /// Between braces or brackets, where YAML's plain scalars may hold less.
    pub(super) flow: bool,
    /// What to write for text that needs quotes.
    pub(super) quotes: Style,
    /// What stands between the items of a list.
    pub(super) comma: &'t str,
    /// What stands between key and value between braces.
    pub(super) colon: &'t str,
}

/// What the new value replaces, or is to look like.
#[derive(Clone, Copy, Debug)]
pub(super) struct Like<'d> {
    pub(super) style: Style,
    pub(super) datum: Option<&'d Datum>,
}

impl Writer<'_> {
    pub(super) fn new(format: Format) -> Self {
        Self {
            format,
            flow: false,
            quotes: Style::DoubleQuoted,
            comma: ", ",
            colon: if format == Format::Toml { " = " } else { ": " },
        }
    }

    pub(super) fn in_flow(self) -> Self {
        Self { flow: true, ..self }
    }

    fn unrepresentable(&self) -> EditErrorKind {
        EditErrorKind::Unrepresentable(self.format)
    }

    /// `datum` on one line.
    pub(super) fn inline(
        &self,
        datum: &Datum,
        like: Option<Like<'_>>,
    ) -> Result<String, EditErrorKind> {
        Ok(match datum {
            Datum::Null if self.format == Format::Toml => return Err(self.unrepresentable()),
            Datum::Null => "null".into(),
            Datum::Bool(value) => format!("{value}"),
            Datum::Number(number) => self.number(*number)?,
            Datum::DateTime(text) => match self.format {
                Format::Toml if DateTime::parse_toml(text).is_some() => text.clone(),
                Format::Yaml if DateTime::parse(text).is_some() => text.clone(),
                _ => self.text(text, like)?,
            },
            Datum::String(text) => self.text(text, like)?,
            Datum::Sequence(items) => {
                let inner = self.in_flow();
                let mut result = String::from("[");
                for (number, item) in items.iter().enumerate() {
                    if number > 0 {
                        result.push_str(self.comma);
                    }
                    // Items look alike: as the list's first one did.
                    let like = like.filter(|like| quoted(like.style));
                    result.push_str(&inner.inline(item, like)?);
                }
                result.push(']');
                result
            }
            Datum::Mapping(entries) => {
                let inner = self.in_flow();
                let blank =
                    if self.format == Format::Toml && !entries.is_empty() { " " } else { "" };
                let mut result = format!("{{{blank}");
                for (number, (key, value)) in entries.iter().enumerate() {
                    if number > 0 {
                        result.push_str(self.comma);
                    }
                    result.push_str(&inner.key(key, None));
                    result.push_str(self.colon);
                    result.push_str(&inner.inline(value, None)?);
                }
                result.push_str(blank);
                result.push('}');
                result
            }
        })
    }

    /// `datum` as JSON in lines, the first of them indented by `indent` and what lies in it by `unit`
    /// more.
    pub(super) fn pretty(
        &self,
        datum: &Datum,
        indent: &str,
        unit: &str,
        eol: &str,
    ) -> Result<String, EditErrorKind> {
        if !datum.is_filled() {
            return self.inline(datum, None);
        }
        let inner = format!("{indent}{unit}");
        let mut result = String::new();
        let mut add = |key: Option<&str>, value: &Datum| {
            result.push_str(if result.is_empty() { "" } else { "," });
            result.push_str(eol);
            result.push_str(&inner);
            if let Some(key) = key {
                result.push_str(&self.key(key, None));
                result.push_str(self.colon);
            }
            result.push_str(&self.pretty(value, &inner, unit, eol)?);
            Ok(())
        };
        let (open, close) = match datum {
            Datum::Mapping(entries) => {
                entries.iter().try_for_each(|(key, value)| add(Some(key), value))?;
                ('{', '}')
            }
            Datum::Sequence(items) => {
                items.iter().try_for_each(|item| add(None, item))?;
                ('[', ']')
            }
            _ => return self.inline(datum, None),
        };
        Ok(format!("{open}{result}{eol}{indent}{close}"))
    }

    /// A key, in the quotes of the one that it replaces where both need some.
    pub(super) fn key(&self, key: &str, old: Option<Style>) -> String {
        let quotes = old.filter(|&style| quoted(style)).unwrap_or(self.quotes);
        match self.format {
            Format::Toml => {
                let bare = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_');
                let plain = !key.is_empty() && key.bytes().all(bare);
                if plain && !old.is_some_and(quoted) {
                    return key.into();
                }
                if quotes == Style::SingleQuoted && quote::toml_literal(key) {
                    return format!("'{key}'");
                }
                quote::toml_basic(key)
            }
            Format::Yaml => {
                if !old.is_some_and(quoted) && quote::yaml_plain(key, self.flow) {
                    return key.into();
                }
                quote::yaml_quoted(key, quotes)
            }
            _ => quote::json(key),
        }
    }

    fn number(&self, number: Number) -> Result<String, EditErrorKind> {
        Ok(match number {
            Number::Signed(value) => format!("{value}"),
            Number::Unsigned(value) => format!("{value}"),
            // `Debug` gives the shortest notation that reads back the same, always with a point or
            // an exponent.
            Number::Float(value) if value.is_finite() => format!("{value:?}"),
            Number::Float(_) if self.format == Format::Json => return Err(self.unrepresentable()),
            Number::Float(value) => {
                let word = if value.is_nan() { "nan" } else { "inf" };
                let point = if self.format == Format::Yaml { "." } else { "" };
                let sign = if value.is_sign_negative() && !value.is_nan() { "-" } else { "" };
                format!("{sign}{point}{word}")
            }
        })
    }

    fn text(&self, text: &str, like: Option<Like<'_>>) -> Result<String, EditErrorKind> {
        let style = like.map(|like| like.style).filter(|&style| quoted(style));
        let quotes = style.unwrap_or(self.quotes);
        Ok(match self.format {
            Format::Yaml => {
                // A date that replaces a date is meant as one, though this reader calls both text.
                let date = like.is_some_and(|like| {
                    like.style == Style::Plain
                        && matches!(like.datum, Some(Datum::String(old)) if is_date(old))
                        && is_date(text)
                });
                if style.is_none() && (date || quote::yaml_plain(text, self.flow)) {
                    return Ok(text.into());
                }
                quote::yaml_quoted(text, quotes)
            }
            Format::Toml => {
                if quotes == Style::SingleQuoted && quote::toml_literal(text) {
                    format!("'{text}'")
                } else {
                    quote::toml_basic(text)
                }
            }
            Format::Json => quote::json(text),
            format => return Err(EditErrorKind::NotEditable(format)),
        })
    }
}

pub(super) fn quoted(style: Style) -> bool {
    matches!(style, Style::SingleQuoted | Style::DoubleQuoted)
}

fn is_date(text: &str) -> bool {
    DateTime::parse(text).is_some()
}
