//! TOML headers say what the `toml` crate says they say, and are errors where it says so.

use judou_frontmatter::{Data, Number, Value, parse_value};
use proptest::prelude::*;
use proptest::sample::select;

const KEYS: &[&str] = &[
    "a",
    "b",
    "c",
    "a.b",
    "a.c",
    "b.a.c",
    "\"a\"",
    "'b'",
    "\"a.b\"",
    "a . b",
    "a-1",
    "_",
    "1",
    "1.2",
    "题",
    "\"题\"",
    "",
    "\"\"",
    "a.",
    ".a",
    "a b",
    "\"a\\u0062\"",
    "\"\"\"a\"\"\"",
    "a.b.c.d",
    "true",
];
const VALUES: &[&str] = &[
    "1",
    "-17",
    "+0",
    "-0",
    "01",
    "0x1F",
    "0o17",
    "0b1",
    "-0x1",
    "0xG",
    "1_000",
    "1__0",
    "_1",
    "1_",
    "9223372036854775807",
    "1.5",
    "-0.0",
    "1.",
    ".5",
    "1e3",
    "1E-3",
    "1e+0_1",
    "6.6e",
    "1_0.0_1",
    "inf",
    "-nan",
    "+inf",
    "nan1",
    "true",
    "false",
    "True",
    "'x'",
    "''",
    "'it''s'",
    "\"x\\ty\"",
    "\"\\u53e5\\U0001F600\"",
    "\"\\uD800\"",
    "\"\\q\"",
    "\"\\e\\x41\"",
    "\"x",
    "'x",
    "'''\nx'y''z'''",
    "''''x''''",
    "'''x'''''",
    "\"\"\"\nx \\\n   y\"\"\"",
    "\"\"\"\"x\"\"\"\"",
    "\"\"\"x\\\"\"\"\"",
    "\"\"\"\\   \n\n z\"\"\"",
    "'''x",
    "2024-11-15",
    "2024-02-30",
    "2024-11-15T08:30:00",
    "2024-11-15 08:30:00Z",
    "2024-11-15T08:30:00.5+08:00",
    "2024-11-15t08:30:00z",
    "08:30:00",
    "08:30",
    "2024-11-15T08:30",
    "24:00:00",
    "2024-11-15T08:30:00+0800",
    "2024-11-15  08:30:00",
    "2024-11-15T",
    "[]",
    "[ ]",
    "[1, 2]",
    "[1, 'a', [true]]",
    "[1,]",
    "[,]",
    "[1 2]",
    "[1,\n # c\n 2\n]",
    "[",
    "{}",
    "{a = 1}",
    "{a = 1, b.c = 2}",
    "{a = 1, a = 2}",
    "{a.b = 1, a.c = 2}",
    "{a = 1,}",
    "{\n a = 1 # c\n}",
    "{a = {b = [{c = 1}]}}",
    "{a 1}",
    "{",
    "x",
    "",
    "'a' 'b'",
    "'\t'",
    "\"\u{7f}\"",
    "'\u{1}'",
    "1 # c",
    "1# c",
    "1 \t",
];
const HEADERS: &[&str] = &[
    "[a]",
    "[b]",
    "[a.b]",
    "[a.c]",
    "[b.a]",
    "[[a]]",
    "[[b]]",
    "[[a.b]]",
    "[ a . b ]",
    "[a.b.c]",
    "['a']",
    "[\"a b\"]",
    "[]",
    "[a",
    "[[a]",
    "[a]]",
    "[ [a]]",
    "[a] # c",
    "[a] x",
    "[a.]",
    "[题]",
    "",
    "# c",
    "  # c\t",
    "#\u{1}",
    "\t",
];

fn statement() -> impl Strategy<Value = String> {
    let space = select(&["", " ", "\t ", "  "][..]);
    prop_oneof![
        5 => (select(KEYS), space, select(VALUES)).prop_map(|(key, space, value)| format!("{key}{space}= {value}")),
        3 => (select(&KEYS[..6]), select(&VALUES[..4])).prop_map(|(key, value)| format!("{key} = {value}")),
        3 => select(HEADERS).prop_map(str::to_owned),
        1 => ("[a-f]{1,2}", 0..99).prop_map(|(key, value)| format!("{key} = {value}")),
    ]
}

/// A value in a notation of its own, whichever crate read it.
fn ours(value: &Value<'_>) -> String {
    match value.data() {
        Data::Number(Number::Float(float)) if float.is_nan() => "nan".to_owned(),
        Data::Number(Number::Float(float)) => format!("{float:?}"),
        Data::Number(Number::Signed(number)) => number.to_string(),
        Data::Bool(value) => value.to_string(),
        Data::String(text) => format!("{text:?}"),
        Data::DateTime(_) => date(value.raw()),
        Data::Sequence(values) => {
            format!("[{}]", values.iter().map(ours).collect::<Vec<_>>().join(", "))
        }
        Data::Mapping(mapping) => {
            let mut entries: Vec<String> = mapping
                .entries()
                .iter()
                .map(|entry| format!("{:?}: {}", entry.key().as_str(), ours(entry.value())))
                .collect();
            entries.sort();
            format!("{{{}}}", entries.join(", "))
        }
        other => format!("{other:?}"),
    }
}

fn date(text: &str) -> String {
    text.parse::<toml::value::Datetime>()
        .map_or_else(|_| format!("no date: {text}"), |date| date.to_string())
}

fn theirs(value: &toml::Value) -> String {
    match value {
        toml::Value::Float(float) if float.is_nan() => "nan".to_owned(),
        toml::Value::Float(float) => format!("{float:?}"),
        toml::Value::Integer(number) => number.to_string(),
        toml::Value::Boolean(value) => value.to_string(),
        toml::Value::String(text) => format!("{text:?}"),
        toml::Value::Datetime(value) => value.to_string(),
        toml::Value::Array(values) => {
            format!("[{}]", values.iter().map(theirs).collect::<Vec<_>>().join(", "))
        }
        toml::Value::Table(table) => {
            let mut entries: Vec<String> =
                table.iter().map(|(key, value)| format!("{key:?}: {}", theirs(value))).collect();
            entries.sort();
            format!("{{{}}}", entries.join(", "))
        }
    }
}

/// Whether a statement has a dotted key.
fn is_dotted(line: &str) -> bool {
    !line.starts_with('[') && line.split('=').next().is_some_and(|key| key.contains('.'))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    /// On statements thrown together: what one of the two reads, the other reads as the same.
    #[test]
    fn same_as_the_toml_crate(
        statements in prop::collection::vec(statement(), 0..7),
        ending in select(&["\n", "\n", "\r\n"][..]),
    ) {
        // The peer lets a dotted key reach into a list of tables; the specification calls that a table
        // defined twice.
        let lists = statements.iter().any(|line| line.contains("[["));
        let statements = statements.iter().map(String::as_str).filter(|line| !(lists && is_dotted(line)));
        let matter: String = statements.flat_map(|line| [line, ending]).collect();
        let text = format!("+++\n{matter}+++\n");
        let got = parse_value(&text).map(|value| ours(&value.unwrap()));
        let expected = toml::from_str::<toml::Table>(&matter).map(|table| theirs(&toml::Value::Table(table)));
        match (got, expected) {
            (Ok(got), Ok(expected)) => prop_assert_eq!(got, expected, "matter {:?}", matter),
            (Err(_), Err(_)) => {}
            (got, expected) => prop_assert!(false, "{:?} but {:?} for {:?}", got, expected, matter),
        }
    }
}
