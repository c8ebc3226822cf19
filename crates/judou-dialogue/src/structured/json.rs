//! JSON with spans: values are slices of the text, found by a path.
//!
//! `serde_json` reads; what it has read before an error counts, so that a file that is cut off gives
//! what it has. Its limit of 128 levels bounds nesting. A path is followed in one pass over the text
//! and the records found are read once more, so the cost stays in proportion to the text.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use judou_source::{Diagnostic, Span};
use serde::Deserialize as _;
use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

use super::DETECTION;

/// A value: its text as it is written, quotes and brackets included.
#[derive(Clone, Copy, Debug)]
pub(super) struct Value<'a>(&'a str);

impl<'a> Value<'a> {
    /// Where it stands in `text`, which it is a slice of.
    pub(super) fn span(self, text: &str) -> Span {
        let start = (self.0.as_ptr() as usize).saturating_sub(text.as_ptr() as usize);
        Span::new(start, start + self.0.len())
    }

    /// Where the characters of a string stand, or all of another value.
    pub(super) fn inner(self, text: &str) -> Span {
        let span = self.span(text);
        if self.is_string() { Span::new(span.start + 1, span.end.saturating_sub(1)) } else { span }
    }

    pub(super) fn is_string(self) -> bool {
        self.0.starts_with('"')
    }

    /// The string it is, escapes decoded.
    pub(super) fn string(self) -> Option<Cow<'a, str>> {
        let inner = self.0.strip_prefix('"')?.strip_suffix('"')?;
        if inner.contains('\\') {
            // A half of a surrogate pair alone is JSON and no text: it is left as it is written.
            return Some(
                serde_json::from_str(self.0).map_or(Cow::Borrowed(inner), Cow::<str>::Owned),
            );
        }
        Some(Cow::Borrowed(inner))
    }

    /// The string or the number it is, as written.
    pub(super) fn scalar(self) -> Option<Cow<'a, str>> {
        match self.0.as_bytes().first()? {
            b'"' => self.string(),
            b'-' | b'0'..=b'9' => Some(Cow::Borrowed(self.0)),
            _ => None,
        }
    }

    /// The number it is, in quotes or not.
    pub(super) fn number(self) -> Option<f64> {
        self.0.trim_matches('"').trim().parse().ok().filter(|number: &f64| number.is_finite())
    }

    /// Its members, if it is an object.
    pub(super) fn object(self) -> Option<Object<'a>> {
        let mut members = Vec::new();
        let mut reader = serde_json::Deserializer::from_str(self.0);
        reader.deserialize_map(Members(&mut members)).ok()?;
        Some(Object { value: self, members })
    }

    /// Those of its parts that the path leads to.
    pub(super) fn select(self, path: &[&str]) -> Vec<Value<'a>> {
        select(self.0, path, &mut |_| {})
    }
}

/// An object's members in order.
#[derive(Debug)]
pub(super) struct Object<'a> {
    pub(super) value: Value<'a>,
    members: Vec<(Cow<'a, str>, Value<'a>)>,
}

impl<'a> Object<'a> {
    /// The value of the first of the names that there is and is not null.
    pub(super) fn get(&self, names: &[&str]) -> Option<Value<'a>> {
        names.iter().find_map(|name| {
            let found = self.members.iter().find(|(key, _)| key == name);
            found.map(|(_, value)| *value).filter(|value| value.0 != "null")
        })
    }
}

/// The values in `text` that `path` leads to: names of members, `*` for all elements of an array.
/// What is wrong with the text goes to `report`, and what stands before it is found.
pub(super) fn select<'a>(
    text: &'a str,
    path: &[&str],
    report: &mut impl FnMut(Diagnostic),
) -> Vec<Value<'a>> {
    let mut found = Vec::new();
    let body = body(text);
    let mut reader = serde_json::Deserializer::from_str(body);
    let read = Select { path, found: &mut |value| found.push(value) }.deserialize(&mut reader);
    if let Err(error) = read {
        let at = text.len() - body.len() + offset(body, error.line(), error.column());
        report(Diagnostic::error(
            "judou::dialogue::json-syntax",
            String::from("this is no JSON; what follows was not read"),
            Span::new(at.saturating_sub(1), at).floor(text),
        ));
    }
    found
}

/// Whether the path leads to something within what a detector may read.
pub(super) fn has(text: &str, path: &[&str]) -> bool {
    let window = body(Span::new(0, DETECTION).of(text));
    if !window.starts_with(['{', '[']) {
        return false;
    }
    let mut found = false;
    let mut reader = serde_json::Deserializer::from_str(window);
    // The window may cut the text: an error is no answer.
    let _ = Has { path, found: &mut found }.deserialize(&mut reader);
    found
}

fn body(text: &str) -> &str {
    text.trim_start_matches(|c: char| c == '\u{feff}' || c.is_whitespace())
}

/// The offset of a line and a column, as `serde_json` counts them, in bytes from 1.
fn offset(text: &str, line: usize, column: usize) -> usize {
    let before: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    (before + column).min(text.len())
}

/// A member's name.
struct Key<'a>(Cow<'a, str>);

impl<'de> serde::Deserialize<'de> for Key<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Name;
        impl<'de> Visitor<'de> for Name {
            type Value = Key<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a name")
            }

            fn visit_borrowed_str<E>(self, name: &'de str) -> Result<Self::Value, E> {
                Ok(Key(Cow::Borrowed(name)))
            }

            fn visit_str<E>(self, name: &str) -> Result<Self::Value, E> {
                Ok(Key(Cow::Owned(String::from(name))))
            }
        }
        deserializer.deserialize_str(Name)
    }
}

struct Members<'m, 'a>(&'m mut Vec<(Cow<'a, str>, Value<'a>)>);

impl<'de> Visitor<'de> for Members<'_, 'de> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(Key(name)) = map.next_key()? {
            let value: &RawValue = map.next_value()?;
            self.0.push((name, Value(value.get())));
        }
        Ok(())
    }
}

/// Values that are passed over on the way.
macro_rules! skip_scalars {
    () => {
        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a value")
        }

        fn visit_bool<E>(self, _: bool) -> Result<(), E> {
            Ok(())
        }

        fn visit_i64<E>(self, _: i64) -> Result<(), E> {
            Ok(())
        }

        fn visit_u64<E>(self, _: u64) -> Result<(), E> {
            Ok(())
        }

        fn visit_f64<E>(self, _: f64) -> Result<(), E> {
            Ok(())
        }

        fn visit_str<E>(self, _: &str) -> Result<(), E> {
            Ok(())
        }

        fn visit_unit<E>(self) -> Result<(), E> {
            Ok(())
        }
    };
}

/// Follows a path and hands over what stands at its end.
struct Select<'p, 'f, F> {
    path: &'p [&'p str],
    found: &'f mut F,
}

impl<'de, F: FnMut(Value<'de>)> DeserializeSeed<'de> for Select<'_, '_, F> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        if self.path.is_empty() {
            let value = <&RawValue>::deserialize(deserializer)?;
            (self.found)(Value(value.get()));
            return Ok(());
        }
        deserializer.deserialize_any(self)
    }
}

impl<'de, F: FnMut(Value<'de>)> Visitor<'de> for Select<'_, '_, F> {
    type Value = ();

    skip_scalars!();

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let (step, rest) = self.path.split_first().unwrap_or((&"", &[]));
        while let Some(Key(name)) = map.next_key()? {
            if name == *step {
                map.next_value_seed(Select { path: rest, found: &mut *self.found })?;
            } else {
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<(), A::Error> {
        match self.path.split_first() {
            Some((&"*", rest)) => {
                while seq
                    .next_element_seed(Select { path: rest, found: &mut *self.found })?
                    .is_some()
                {}
            }
            _ => while seq.next_element::<IgnoredAny>()?.is_some() {},
        }
        Ok(())
    }
}

/// Follows a path and says whether it leads anywhere.
struct Has<'p, 'f> {
    path: &'p [&'p str],
    found: &'f mut bool,
}

impl<'de> DeserializeSeed<'de> for Has<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        if self.path.is_empty() {
            *self.found = true;
        }
        if *self.found {
            return Err(serde::de::Error::custom("found"));
        }
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Has<'_, '_> {
    type Value = ();

    skip_scalars!();

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let (step, rest) = self.path.split_first().unwrap_or((&"", &[]));
        while let Some(Key(name)) = map.next_key()? {
            if name == *step {
                map.next_value_seed(Has { path: rest, found: &mut *self.found })?;
            } else {
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<(), A::Error> {
        match self.path.split_first() {
            Some((&"*", rest)) => {
                while seq.next_element_seed(Has { path: rest, found: &mut *self.found })?.is_some()
                {
                }
            }
            _ => while seq.next_element::<IgnoredAny>()?.is_some() {},
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found<'a>(text: &'a str, path: &[&str]) -> (Vec<&'a str>, usize) {
        let mut errors = 0;
        let values = select(text, path, &mut |_| errors += 1);
        (values.iter().map(|value| value.span(text).of(text)).collect(), errors)
    }

    #[test]
    fn select_cases() {
        let text = "\u{feff}{\"a\": [{\"b\": 1}, {\"c\": 2}, 3, {\"b\": \"x\"}], \"d\": null}";
        assert_eq!(found(text, &["a", "*", "b"]), (alloc::vec!["1", "\"x\""], 0));
        assert_eq!(found(text, &["d"]), (alloc::vec!["null"], 0));
        assert_eq!(found(text, &["a", "b"]), (Vec::new(), 0));
        // Cut off: what is whole is found.
        assert_eq!(found("[{\"a\":1},{\"a\":2},{\"a\"", &["*"]).0.len(), 2);
        assert_eq!(found("[{\"a\":1},{\"a\":2},{\"a\"", &["*"]).1, 1);
        assert_eq!(found("", &["*"]), (Vec::new(), 1));
    }

    #[test]
    fn strings_are_decoded() {
        let cases = [
            ("\"plain\"", "plain"),
            ("\"a \\\"b\\\" \\u4e00\\n\"", "a \"b\" 一\n"),
            ("\"\\ud83d\"", "\\ud83d"), // half a pair
        ];
        for (raw, expected) in cases {
            assert_eq!(Value(raw).string().as_deref(), Some(expected), "{raw}");
        }
        assert_eq!(Value("12").string(), None);
        assert_eq!(Value("12").scalar().as_deref(), Some("12"));
        assert_eq!(Value("\"1.5\"").number(), Some(1.5));
    }

    #[test]
    fn has_cases() {
        let text = "{\"a\": [1, {\"b\": {\"c\": \"cut off here";
        assert!(has(text, &["a", "*", "b", "c"]));
        assert!(!has(text, &["a", "*", "c"]));
        assert!(!has("[not JSON] a", &["*", "a"]));
    }
}
