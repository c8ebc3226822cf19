//! The dynamic value: what a header says, with the order, the places and the spelling of it all.

use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::vec::Vec;

use judou_source::Span;

use crate::date_time::DateTime;

/// A value of a header, with where and how it is written.
///
/// # Examples
///
/// ```
/// use judou_frontmatter::{Style, parse_value};
///
/// let text = "---\nversion: 1.10\ntags: [甲, '乙']\n---\n";
/// let value = parse_value(text)?.unwrap();
/// let version = value.get("version").unwrap();
/// assert_eq!((version.as_f64(), version.raw()), (Some(1.1), "1.10"));
/// let second = value.get("tags").and_then(|tags| tags.at(1)).unwrap();
/// assert_eq!((second.as_str(), second.style()), (Some("乙"), Style::SingleQuoted));
/// assert_eq!(second.span().get(text), Some("'乙'"));
/// # Ok::<(), judou_frontmatter::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Value<'a> {
    pub(crate) data: Data<'a>,
    /// The source text; its length gives the span's end.
    pub(crate) raw: &'a str,
    pub(crate) start: usize,
    pub(crate) style: Style,
    pub(crate) tag: Option<Box<Cow<'a, str>>>,
}

/// What a [`Value`] is.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Data<'a> {
    /// No value.
    Null,
    /// True or false.
    Bool(bool),
    /// A number; [`Value::raw`] has its digits as written.
    Number(Number),
    /// Text, with escapes resolved and lines joined; borrowed where it stands so in the document.
    String(Cow<'a, str>),
    /// A date, a time or both, in formats that have such values (TOML).
    DateTime(DateTime),
    /// A list.
    Sequence(Vec<Value<'a>>),
    /// Keys with values.
    Mapping(Mapping<'a>),
}

/// A number, in the narrowest form that holds it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Number {
    /// A whole number that `i64` holds.
    Signed(i64),
    /// A whole number above `i64::MAX` that `u64` holds.
    Unsigned(u64),
    /// Any other number, rounded as `f64` rounds; infinities and not-a-number among them.
    Float(f64),
}

/// How a value is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Style {
    /// A scalar without quotes, a number among them; also a value that is not written at all.
    Plain,
    /// Between `'` and `'`.
    SingleQuoted,
    /// Between `"` and `"`.
    DoubleQuoted,
    /// YAML's `|`; TOML's `'''` and `"""`.
    Literal,
    /// YAML's `>`.
    Folded,
    /// A list or mapping between brackets.
    Flow,
    /// A list or mapping laid out in lines.
    Block,
}

/// Keys and values, in the order in which they are written.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Mapping<'a> {
    pub(crate) entries: Vec<Entry<'a>>,
}

/// One key with its value.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry<'a> {
    pub(crate) key: Key<'a>,
    pub(crate) value: Value<'a>,
}

/// A mapping's key, with where it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key<'a> {
    pub(crate) text: Cow<'a, str>,
    pub(crate) raw: &'a str,
    pub(crate) start: usize,
}

impl<'a> Value<'a> {
    pub(crate) fn new(data: Data<'a>, raw: &'a str, start: usize, style: Style) -> Self {
        Self { data, raw, start, style, tag: None }
    }

    /// What it is.
    pub fn data(&self) -> &Data<'a> {
        &self.data
    }

    /// Where it stands in the document, quotes, brackets and a block scalar's `|` included; empty,
    /// at the place where it would stand, for a value that is not written.
    ///
    /// A value that an alias or a merge key brings stands where its anchor is.
    pub fn span(&self) -> Span {
        Span::new(self.start, self.start + self.raw.len())
    }

    /// The text of [`Value::span`].
    pub fn raw(&self) -> &'a str {
        self.raw
    }

    /// How it is written.
    pub fn style(&self) -> Style {
        self.style
    }

    /// The YAML tag that stands before it, as written: `!thumbnail`, `!!str`.
    pub fn tag(&self) -> Option<&str> {
        self.tag.as_deref().map(|tag| &**tag)
    }

    /// Whether it is [`Data::Null`].
    pub fn is_null(&self) -> bool {
        matches!(self.data, Data::Null)
    }

    /// The truth value, of a value that is one.
    pub fn as_bool(&self) -> Option<bool> {
        match self.data {
            Data::Bool(value) => Some(value),
            _ => None,
        }
    }

    /// The number, of a value that is one.
    pub fn as_number(&self) -> Option<Number> {
        match self.data {
            Data::Number(number) => Some(number),
            _ => None,
        }
    }

    /// The whole number, of a value that is one and fits.
    pub fn as_i64(&self) -> Option<i64> {
        match self.data {
            Data::Number(Number::Signed(value)) => Some(value),
            _ => None,
        }
    }

    /// The whole number, of a value that is one and fits.
    pub fn as_u64(&self) -> Option<u64> {
        match self.data {
            Data::Number(Number::Signed(value)) => u64::try_from(value).ok(),
            Data::Number(Number::Unsigned(value)) => Some(value),
            _ => None,
        }
    }

    /// The number, rounded to what `f64` holds.
    pub fn as_f64(&self) -> Option<f64> {
        self.as_number().map(Number::to_f64)
    }

    /// The text, of a value that is text.
    pub fn as_str(&self) -> Option<&str> {
        match &self.data {
            Data::String(text) => Some(text),
            _ => None,
        }
    }

    /// The date or time: of a TOML value that is one, or of text that is written like one.
    ///
    /// YAML's core schema and JSON have no dates; there, text such as `2024-11-15` or
    /// `2024-11-15 08:00:00 +0800` is read as it stands, without supposing a time zone.
    pub fn as_date_time(&self) -> Option<DateTime> {
        match &self.data {
            Data::DateTime(value) => Some(*value),
            Data::String(text) => DateTime::parse(text),
            _ => None,
        }
    }

    /// The values of a list.
    pub fn as_sequence(&self) -> Option<&[Value<'a>]> {
        match &self.data {
            Data::Sequence(values) => Some(values),
            _ => None,
        }
    }

    /// The keys and values of a mapping.
    pub fn as_mapping(&self) -> Option<&Mapping<'a>> {
        match &self.data {
            Data::Mapping(mapping) => Some(mapping),
            _ => None,
        }
    }

    /// The value under `key`, of a mapping that has it.
    pub fn get(&self, key: &str) -> Option<&Value<'a>> {
        self.as_mapping()?.get(key)
    }

    /// The value at `index`, counted from 0, of a list that has it.
    pub fn at(&self, index: usize) -> Option<&Value<'a>> {
        self.as_sequence()?.get(index)
    }
}

impl Number {
    /// The number, rounded to what `f64` holds.
    pub fn to_f64(self) -> f64 {
        match self {
            Self::Signed(value) => value as f64,
            Self::Unsigned(value) => value as f64,
            Self::Float(value) => value,
        }
    }
}

impl<'a> Mapping<'a> {
    /// How many keys it has.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether it has no key.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Keys with values, in the order in which they are written; those that a merge key brings stand
    /// at its place.
    pub fn entries(&self) -> &[Entry<'a>] {
        &self.entries
    }

    /// The entry of `key`. Looks at the keys one after another.
    pub fn entry(&self, key: &str) -> Option<&Entry<'a>> {
        self.entries.iter().find(|entry| entry.key.text == key)
    }

    /// The value under `key`. Looks at the keys one after another.
    pub fn get(&self, key: &str) -> Option<&Value<'a>> {
        self.entry(key).map(|entry| &entry.value)
    }
}

impl<'a> Entry<'a> {
    /// The key.
    pub fn key(&self) -> &Key<'a> {
        &self.key
    }

    /// The value.
    pub fn value(&self) -> &Value<'a> {
        &self.value
    }
}

impl<'a> Key<'a> {
    /// The key's text, with quotes and escapes resolved; a number or a truth value as written.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Where it stands in the document, quotes included.
    pub fn span(&self) -> Span {
        Span::new(self.start, self.start + self.raw.len())
    }

    /// The text of [`Key::span`].
    pub fn raw(&self) -> &'a str {
        self.raw
    }
}
