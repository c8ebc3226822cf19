//! Headers read as types.

use std::borrow::Cow;
use std::collections::BTreeMap;

use judou_frontmatter::{Error, ErrorKind, parse, parse_value};
use serde::Deserialize;

#[derive(Debug, PartialEq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Status {
    Draft,
    Done,
    Planned { year: u16 },
    At(String),
}

#[derive(Debug, PartialEq, Deserialize)]
struct Meta<'a> {
    title: &'a str,
    #[serde(borrow)]
    subtitle: Option<Cow<'a, str>>,
    version: String,
    weight: f64,
    count: u8,
    tags: Vec<&'a str>,
    authors: BTreeMap<String, u64>,
    status: Status,
    planned: Option<Status>,
    at: Option<Status>,
    missing: Option<i64>,
}

/// The same header in three notations.
#[test]
fn one_type_from_every_format() -> Result<(), Error> {
    let yaml = "---\ntitle: 句读\nsubtitle: \"a\\tb\"\nversion: 1.10\nweight: 2\ncount: 3\ntags: [甲, 乙]\n\
                authors: {a: 1}\nstatus: done\nplanned: {planned: {year: 2024}}\nat: {at: here}\nother: 1\n---\n";
    let toml = "+++\ntitle = '句读'\nsubtitle = \"a\\tb\"\nversion = 1.10\nweight = 2\ncount = 3\n\
                tags = ['甲', '乙']\nstatus = 'done'\nplanned.planned = {year = 2024}\nat.at = 'here'\n[authors]\na = 1\n+++\n";
    let json = "{\"title\": \"句读\", \"subtitle\": \"a\\tb\", \"version\": 1.10, \"weight\": 2, \"count\": 3,\
                \"tags\": [\"甲\", \"乙\"], \"authors\": {\"a\": 1}, \"status\": \"done\",\
                \"planned\": {\"planned\": {\"year\": 2024}}, \"at\": {\"at\": \"here\"}}\n";
    let expected = Meta {
        title: "句读",
        subtitle: Some("a\tb".into()),
        version: "1.10".into(),
        weight: 2.0,
        count: 3,
        tags: vec!["甲", "乙"],
        authors: [("a".to_owned(), 1)].into(),
        status: Status::Done,
        planned: Some(Status::Planned { year: 2024 }),
        at: Some(Status::At("here".into())),
        missing: None,
    };
    for text in [yaml, toml, json] {
        let parsed = parse::<Meta<'_>>(text)?.unwrap();
        assert_eq!(parsed.data, expected, "input {text:?}");
        assert_eq!(parsed.body(), "");
    }
    Ok(())
}

/// Errors stand at the value or key that does not fit.
#[test]
fn errors_stand_at_their_value() {
    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    #[allow(dead_code, reason = "only whether they can be read is asked")]
    struct Strict {
        count: Option<u8>,
        tags: Option<Vec<u8>>,
        inner: Option<Box<Strict>>,
        status: Option<Status>,
    }
    let cases = [
        ("count: 300\n", "300"),
        ("count: 句\n", "句"),
        ("tags: [1, x]\n", "x"),
        ("tags: x\n", "x"),
        ("inner:\n  count: -1\n", "-1"),
        ("count: 1\n其他: 2\n", "其他"),
        ("status: lost\n", "lost"),
        ("status: planned\n", "planned"),
        ("status: [1]\n", "[1]"),
        ("status: {planned: {year: x}}\n", "x"),
    ];
    for (matter, at) in cases {
        let text = format!("---\n{matter}---\n");
        let error = parse::<Strict>(&text).unwrap_err();
        assert!(matches!(error.kind(), ErrorKind::Type(_)), "{error:?} for {matter:?}");
        assert_eq!(error.span().get(&text), Some(at), "{error:?} for {matter:?}");
    }
}

#[test]
fn empty_and_odd_headers() {
    #[derive(Debug, PartialEq, Deserialize)]
    struct Loose {
        #[serde(default)]
        tags: Vec<String>,
        title: Option<String>,
    }
    let read = |text| parse::<Loose>(text).map(|parsed| parsed.map(|parsed| parsed.data));
    let empty = Loose { tags: vec![], title: None };
    assert_eq!(read("---\n---\n"), Ok(Some(empty)));
    assert_eq!(read("正文"), Ok(None));
    // A key with nothing behind it is an empty list, and no title.
    assert_eq!(read("---\ntags:\ntitle:\n---\n"), Ok(Some(Loose { tags: vec![], title: None })));
    for text in ["---\njust text\n---\n", "---\n- a\n---\n"] {
        assert_eq!(read(text).unwrap_err().kind(), &ErrorKind::NotAMapping, "input {text:?}");
    }
}

#[test]
fn keys_of_other_types() -> Result<(), Error> {
    let parsed = parse::<BTreeMap<u16, String>>("---\n2023: a\n2024: b\n---\n")?.unwrap();
    assert_eq!(parsed.data, BTreeMap::from([(2023, "a".into()), (2024, "b".into())]));
    Ok(())
}

#[test]
fn values_serialize_as_data() -> Result<(), Error> {
    let text = "+++\nz = 2024-11-15\na = [1, 2.5, true]\n[t]\nk = '句'\n+++\n";
    let value = parse_value(text)?.unwrap();
    let json = serde_json::to_string(&value).unwrap();
    assert_eq!(json, r#"{"z":"2024-11-15","a":[1,2.5,true],"t":{"k":"句"}}"#);
    Ok(())
}
