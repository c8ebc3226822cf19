//! Data without a place: what an edit writes, and what an edited header is held against.

use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;

use super::path::Step;
use crate::date_time::DateTime;
use crate::value::{Data, Number, Value};
use crate::yaml::scalar;

/// Data to be written into a header.
///
/// Text becomes a [`Datum::String`] and is written so that it reads as text again, in quotes where
/// it must be; [`Datum::infer`] takes text for what it would mean without quotes.
///
/// # Examples
///
/// ```
/// use judou_frontmatter::{Datum, Editor};
///
/// let mut editor = Editor::new("---\ntitle: 甲\n---\n")?;
/// editor.set("answer", "no")?.set("draft", true)?.set("tags", ["句读", "a: b"])?;
/// editor.set("date", Datum::DateTime("2024-11-15".into()))?;
/// assert_eq!(
///     editor.finish()?,
///     "---\ntitle: 甲\nanswer: \"no\"\ndraft: true\ntags:\n  - 句读\n  - \"a: b\"\ndate: 2024-11-15\n---\n",
/// );
/// # Ok::<(), judou_frontmatter::EditError>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Datum {
    /// No value; TOML has none.
    Null,
    /// True or false.
    Bool(bool),
    /// A number; JSON has no infinities and no not-a-number.
    Number(Number),
    /// Text.
    String(String),
    /// A date, a time or both, in the notation in which it is to be written. Where the format has no
    /// such values, or not in this notation, it is text.
    DateTime(String),
    /// A list.
    Sequence(Vec<Datum>),
    /// Keys with values, in order; each key once.
    Mapping(Vec<(String, Datum)>),
}

impl Datum {
    /// What `text` means as a YAML value without quotes: null, a truth value, a number, a date or
    /// time, else text.
    ///
    /// # Examples
    ///
    /// ```
    /// use judou_frontmatter::Datum;
    ///
    /// assert_eq!(Datum::infer("true"), Datum::Bool(true));
    /// assert_eq!(Datum::infer("12"), Datum::from(12));
    /// assert_eq!(Datum::infer("2024-11-15"), Datum::DateTime("2024-11-15".into()));
    /// assert_eq!(Datum::infer("no"), Datum::from("no"));
    /// ```
    pub fn infer(text: &str) -> Self {
        match scalar::resolve(text) {
            Some(Data::Bool(value)) => Self::Bool(value),
            Some(Data::Number(number)) => Self::Number(number),
            Some(_) => Self::Null,
            None if DateTime::parse(text).is_some() => Self::DateTime(text.to_owned()),
            None => Self::String(text.to_owned()),
        }
    }

    /// Whether it is a list or mapping with something in it.
    pub(super) fn is_filled(&self) -> bool {
        match self {
            Self::Sequence(items) => !items.is_empty(),
            Self::Mapping(entries) => !entries.is_empty(),
            _ => false,
        }
    }

    /// Whether both say the same. The order of keys does not count; a date counts as the text that it
    /// is in formats without dates; not-a-number is equal to itself.
    ///
    /// Costs `n log n`.
    pub(super) fn same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Number(Number::Float(a)), Self::Number(Number::Float(b))) => {
                a.to_bits() == b.to_bits() || a.is_nan() && b.is_nan()
            }
            (Self::String(a) | Self::DateTime(a), Self::String(b) | Self::DateTime(b)) => a == b,
            (Self::Sequence(a), Self::Sequence(b)) => {
                a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a.same(b))
            }
            (Self::Mapping(a), Self::Mapping(b)) => {
                let equal =
                    |(a, b): (&(String, Self), &(String, Self))| a.0 == b.0 && a.1.same(&b.1);
                // Nearly always the order is the same.
                a.len() == b.len()
                    && (a.iter().zip(b).all(|(a, b)| a.0 == b.0)
                        && a.iter().zip(b).all(|(a, b)| a.1.same(&b.1))
                        || sorted(a).into_iter().zip(sorted(b)).all(equal))
            }
            _ => self == other,
        }
    }

    /// The datum that one step leads to.
    pub(super) fn step(&self, step: &Step) -> Option<&Self> {
        match (self, step) {
            (Self::Mapping(entries), Step::Key(key)) => {
                entries.iter().find(|(name, _)| name == key).map(|(_, value)| value)
            }
            (Self::Sequence(items), Step::Index(index)) => items.get(*index),
            _ => None,
        }
    }

    /// The datum at a path.
    pub(super) fn at(&self, steps: &[Step]) -> Option<&Self> {
        steps.iter().try_fold(self, |datum, step| datum.step(step))
    }

    pub(super) fn at_mut(&mut self, steps: &[Step]) -> Option<&mut Self> {
        let mut datum = self;
        for step in steps {
            datum = match (datum, step) {
                (Self::Mapping(entries), Step::Key(key)) => {
                    entries.iter_mut().find(|(name, _)| name == key).map(|(_, value)| value)?
                }
                (Self::Sequence(items), Step::Index(index)) => items.get_mut(*index)?,
                _ => return None,
            };
        }
        Some(datum)
    }

    /// Takes away what the last step of a path leads to.
    pub(super) fn remove(&mut self, steps: &[Step]) -> Option<Self> {
        let (last, before) = steps.split_last()?;
        match (self.at_mut(before)?, last) {
            (Self::Mapping(entries), Step::Key(key)) => {
                let at = entries.iter().position(|(name, _)| name == key)?;
                Some(entries.remove(at).1)
            }
            (Self::Sequence(items), Step::Index(index)) => {
                (*index < items.len()).then(|| items.remove(*index))
            }
            _ => None,
        }
    }
}

fn sorted(entries: &[(String, Datum)]) -> Vec<&(String, Datum)> {
    let mut entries: Vec<_> = entries.iter().collect();
    entries.sort_by(|a, b| a.0.cmp(&b.0));
    entries
}

impl From<&Value<'_>> for Datum {
    fn from(value: &Value<'_>) -> Self {
        match value.data() {
            Data::Null => Self::Null,
            Data::Bool(value) => Self::Bool(*value),
            Data::Number(number) => Self::Number(*number),
            Data::String(text) => Self::String(text.clone().into_owned()),
            Data::DateTime(_) => Self::DateTime(value.raw().to_owned()),
            Data::Sequence(values) => Self::Sequence(values.iter().map(Self::from).collect()),
            Data::Mapping(mapping) => Self::Mapping(
                mapping
                    .entries()
                    .iter()
                    .map(|entry| (entry.key().as_str().to_owned(), Self::from(entry.value())))
                    .collect(),
            ),
        }
    }
}

impl From<&str> for Datum {
    fn from(text: &str) -> Self {
        Self::String(text.to_owned())
    }
}

impl From<String> for Datum {
    fn from(text: String) -> Self {
        Self::String(text)
    }
}

impl From<bool> for Datum {
    fn from(value: bool) -> Self {
        Self::Bool(value)
    }
}

impl From<i32> for Datum {
    fn from(value: i32) -> Self {
        Self::Number(Number::Signed(value.into()))
    }
}

impl From<i64> for Datum {
    fn from(value: i64) -> Self {
        Self::Number(Number::Signed(value))
    }
}

impl From<u64> for Datum {
    fn from(value: u64) -> Self {
        Self::Number(i64::try_from(value).map_or(Number::Unsigned(value), Number::Signed))
    }
}

impl From<f64> for Datum {
    fn from(value: f64) -> Self {
        Self::Number(Number::Float(value))
    }
}

/// Null for `None`.
impl<T: Into<Datum>> From<Option<T>> for Datum {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}

impl<T: Into<Datum>> From<Vec<T>> for Datum {
    fn from(items: Vec<T>) -> Self {
        Self::Sequence(items.into_iter().map(Into::into).collect())
    }
}

impl<T: Into<Datum>, const N: usize> From<[T; N]> for Datum {
    fn from(items: [T; N]) -> Self {
        Self::Sequence(items.into_iter().map(Into::into).collect())
    }
}
