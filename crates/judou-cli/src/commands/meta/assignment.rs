//! `KEY=VALUE` and `KEY:=JSON`: which key is set, and to what.

use std::collections::HashSet;
use std::fmt;

use judou::frontmatter::{Datum, Format, Path};
use serde::de::{self, Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};

/// One key that is to be set.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Assignment {
    pub(crate) key: Path,
    value: Given,
}

/// A value as it was given.
#[derive(Clone, Debug, PartialEq)]
enum Given {
    /// Means what it does in YAML without quotes.
    Plain(String),
    Text(String),
    Json(Datum, String),
}

impl Assignment {
    /// Reads `KEY=VALUE` or `KEY:=JSON`; with `as_text` a VALUE is text, whatever it looks like.
    ///
    /// The key ends at the first `=` outside of quotes, so the value may have any.
    pub(crate) fn parse(text: &str, as_text: bool) -> Result<Self, String> {
        let Some((key, value)) = split(text) else {
            return Err(format!("`{text}` is no edit: write KEY=VALUE, or KEY:=JSON"));
        };
        let (key, is_json) = key.strip_suffix(':').map_or((key, false), |key| (key, true));
        let path = key.parse().map_err(|error| format!("bad key `{key}`: {error}"))?;
        let value = match (is_json, as_text) {
            (true, _) => {
                let Json(datum) = serde_json::from_str(value)
                    .map_err(|error| format!("the value of `{key}` is no JSON: {error}"))?;
                Given::Json(datum, value.trim().to_owned())
            }
            (false, true) => Given::Text(value.to_owned()),
            (false, false) => Given::Plain(value.to_owned()),
        };
        Ok(Self { key: path, value })
    }

    /// The value for a header in `format`.
    pub(crate) fn datum(&self, format: Option<Format>) -> Datum {
        match &self.value {
            Given::Json(datum, _) => datum.clone(),
            Given::Text(text) => Datum::String(text.clone()),
            Given::Plain(text) => match Datum::infer(text) {
                // TOML has no null: there `null` is a word like any other, and nothing is empty text.
                Datum::Null if format == Some(Format::Toml) => Datum::String(text.clone()),
                datum => datum,
            },
        }
    }

    /// How the value was written, where that may be worth keeping: `1.10` is often a version, and as a
    /// number it would lose its zero.
    pub(crate) fn notation(&self) -> Option<&str> {
        let (Given::Plain(text) | Given::Json(_, text)) = &self.value else { return None };
        matches!(self.datum(None), Datum::Number(_)).then_some(text)
    }
}

/// Key and value, at the first `=` outside of double quotes.
fn split(text: &str) -> Option<(&str, &str)> {
    let mut in_quotes = false;
    let mut chars = text.char_indices();
    while let Some((at, char)) = chars.next() {
        match char {
            '"' => in_quotes = !in_quotes,
            '\\' if in_quotes => drop(chars.next()),
            '=' if !in_quotes => {
                return text.split_at_checked(at).map(|(key, _)| (key, chars.as_str()));
            }
            _ => {}
        }
    }
    None
}

/// JSON with its keys in the order in which they are given.
struct Json(Datum);

impl<'de> Deserialize<'de> for Json {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(JsonVisitor).map(Self)
    }
}

struct JsonVisitor;

impl<'de> Visitor<'de> for JsonVisitor {
    type Value = Datum;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Datum, E> {
        Ok(Datum::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Datum, E> {
        Ok(value.into())
    }

    fn visit_i64<E>(self, value: i64) -> Result<Datum, E> {
        Ok(value.into())
    }

    fn visit_u64<E>(self, value: u64) -> Result<Datum, E> {
        Ok(value.into())
    }

    fn visit_f64<E>(self, value: f64) -> Result<Datum, E> {
        Ok(value.into())
    }

    fn visit_str<E>(self, text: &str) -> Result<Datum, E> {
        Ok(text.into())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Datum, A::Error> {
        let mut items = Vec::new();
        while let Some(Json(item)) = access.next_element()? {
            items.push(item);
        }
        Ok(Datum::Sequence(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Datum, A::Error> {
        let mut entries = Vec::new();
        let mut keys = HashSet::new();
        while let Some((key, Json(value))) = access.next_entry::<String, Json>()? {
            if !keys.insert(key.clone()) {
                return Err(de::Error::custom(format_args!("the key `{key}` stands twice")));
            }
            entries.push((key, value));
        }
        Ok(Datum::Mapping(entries))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn assignment_cases() {
        let key = |text: &str| text.parse::<Path>().unwrap();
        let date = || Datum::DateTime("2024-05-06".to_owned());
        let map = |key: &str, value: Datum| Datum::Mapping(vec![(key.to_owned(), value)]);
        let cases = [
            ("title=新", key("title"), Datum::from("新")),
            ("title=a=b", key("title"), Datum::from("a=b")),
            ("a.b[0]=true", key("a.b[0]"), Datum::from(true)),
            ("date=2024-05-06", key("date"), date()),
            ("none=", key("none"), Datum::Null),
            ("answer=no", key("answer"), Datum::from("no")), // a word in YAML 1.2
            ("\"a=b\"=1", key("\"a=b\""), Datum::from(1)),
            ("\"a\\\"=b\"=1", key("\"a\\\"=b\""), Datum::from(1)),
            ("tags:=[\"一\", null]", key("tags"), [Some("一"), None].into()),
            ("m:={\"b\": {\"a\": 1.5}}", key("m"), map("b", map("a", Datum::from(1.5)))),
            ("\"og:\"=x", key("\"og:\""), Datum::from("x")), // else it were JSON
            ("og:title=x", key("og:title"), Datum::from("x")),
        ];
        for (text, key, datum) in cases {
            let assignment = Assignment::parse(text, false).unwrap();
            assert_eq!((&assignment.key, assignment.datum(None)), (&key, datum), "edit {text:?}");
        }
    }

    #[test]
    fn bad_assignments_are_told() {
        let cases = [
            ("\"a=b", "is no edit"),
            ("=x", "bad key"),
            ("a..b=x", "bad key"),
            ("a:=x", "is no JSON"),
            ("a:=", "is no JSON"),
            ("a:={\"b\":1,\"b\":2}", "the key `b` stands twice"),
        ];
        for (text, message) in cases {
            let error = Assignment::parse(text, false).unwrap_err();
            assert!(error.contains(message), "edit {text:?}: {error}");
        }
    }

    #[test]
    fn values_depend_on_the_format_and_on_what_is_asked() {
        let none = Assignment::parse("a=null", false).unwrap();
        assert_eq!(none.datum(Some(Format::Yaml)), Datum::Null);
        assert_eq!(none.datum(Some(Format::Toml)), Datum::from("null"));
        let text = Assignment::parse("a=1.10", true).unwrap();
        assert_eq!((text.datum(None), text.notation()), (Datum::from("1.10"), None));
        let number = Assignment::parse("a=1.10", false).unwrap();
        assert_eq!((number.datum(None), number.notation()), (Datum::from(1.1), Some("1.10")));
        assert_eq!(Assignment::parse("a:= 1e3 ", false).unwrap().notation(), Some("1e3"));
    }
}
