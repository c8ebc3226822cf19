//! What headers say.

use judou_frontmatter::{
    Data, DateTime, Duplicates, Number, Parser, Schema, Style, Value, parse_value,
};

/// The header's data in a notation that shows types: text in quotes, floats with a point.
fn show(value: &Value<'_>) -> String {
    match value.data() {
        Data::Null => "null".into(),
        Data::Bool(value) => value.to_string(),
        Data::Number(Number::Signed(value)) => value.to_string(),
        Data::Number(Number::Unsigned(value)) => format!("{value}u"),
        Data::Number(Number::Float(value)) => format!("{value:?}"),
        Data::String(text) => format!("{text:?}"),
        Data::DateTime(_) => format!("@{}", value.raw()),
        Data::Sequence(values) => {
            format!("[{}]", values.iter().map(show).collect::<Vec<_>>().join(" "))
        }
        Data::Mapping(mapping) => {
            let entries = mapping.entries().iter();
            let shown = entries.map(|e| format!("{}={}", e.key().as_str(), show(e.value())));
            format!("{{{}}}", shown.collect::<Vec<_>>().join(" "))
        }
        other => panic!("{other:?}"),
    }
}

fn data(text: &str) -> String {
    match parse_value(text) {
        Ok(Some(value)) => show(&value),
        Ok(None) => panic!("no header in {text:?}"),
        Err(error) => format!("{} at {:?}", error, error.span()),
    }
}

fn yaml(matter: &str) -> String {
    data(&format!("---\n{matter}\n---\n"))
}

#[test]
fn yaml_scalars() {
    let cases = [
        ("", "null"),
        ("~", "null"),
        ("Null", "null"),
        ("nULL", r#""nULL""#),
        ("true", "true"),
        ("FALSE", "false"),
        ("yes", r#""yes""#), // a word of YAML 1.1
        ("No", r#""No""#),
        ("on", r#""on""#),
        ("1", "1"),
        ("-0", "0"),
        ("+12", "12"),
        ("00123", "123"),
        ("0o17", "15"),
        ("0o8", r#""0o8""#),
        ("0xFf", "255"),
        ("0x", r#""0x""#),
        ("-0x1", r#""-0x1""#),
        ("1_000", r#""1_000""#),
        ("9223372036854775807", "9223372036854775807"),
        ("9223372036854775808", "9223372036854775808u"),
        ("-9223372036854775808", "-9223372036854775808"),
        ("18446744073709551616", "1.8446744073709552e19"),
        ("-9223372036854775809", "-9.223372036854776e18"),
        ("1.", "1.0"),
        (".5", "0.5"),
        ("-.5e-1", "-0.05"),
        ("1e3", "1000.0"),
        ("1e", r#""1e""#),
        (".", r#"".""#),
        ("-.inf", "-inf"),
        (".NaN", "NaN"),
        ("+.nan", r#""+.nan""#),
        ("inf", r#""inf""#),
        ("1.2.3", r#""1.2.3""#),
        ("2024-11-15", r#""2024-11-15""#),
        ("12:30", r#""12:30""#),
        ("'it''s'", r#""it's""#),
        (r#""\u53e5\x41\n""#, r#""句A\n""#),
        ("'1'", r#""1""#),
        ("句读 # 注", r#""句读""#),
        ("句读#不是注", r#""句读#不是注""#),
        ("https://a.b/c?d=1:2#e", r#""https://a.b/c?d=1:2#e""#),
        ("“引号”", r#""“引号”""#),
        ("!!str 1", r#""1""#),
        ("!!int '1'", "1"),
        ("!!float 1", "1.0"),
        ("!own 1", r#""1""#),
        ("|\n  甲\n  乙", r#""甲\n乙\n""#),
        ("|-\n  甲\n\n  乙\n", r#""甲\n\n乙""#),
        ("|+\n  甲\n\n", r#""甲\n\n\n""#),
        (">\n  a\n  b\n\n  c", r#""a b\nc\n""#),
        ("a\n  b\n\n  c", r#""a b\nc""#),
        ("[甲, 'b c', 1, [], {}]", r#"["甲" "b c" 1 [] {}]"#),
        ("{a: 1, b: }", "{a=1 b=null}"),
    ];
    for (value, expected) in cases {
        assert_eq!(yaml(&format!("k: {value}")), format!("{{k={expected}}}"), "value {value:?}");
    }
}

#[test]
fn yaml_headers() {
    let cases = [
        ("", "{}"),
        ("# 注", "{}"),
        ("题: 句读\ntags:\n- 甲\n-   乙\n", r#"{题="句读" tags=["甲" "乙"]}"#),
        ("a:\n  b:\n    - c: 1\n      d: 2\n    - e", r#"{a={b=[{c=1 d=2} "e"]}}"#),
        ("1: a\ntrue: b\n~: c\n: d", r#"{1="a" true="b" ~="c" null="d"}"#),
        ("? a\n: b", r#"{a="b"}"#),
        ("\"a b\": 1\n'c': 2", "{a b=1 c=2}"),
        ("a: &x 1\nb: *x", "{a=1 b=1}"),
        ("a: &x {k: 1, l: 2}\nb:\n  <<: *x\n  l: 3", "{a={k=1 l=2} b={k=1 l=3}}"),
        ("a: &x {k: 1}\nb: {m: 0, <<: [*x, {k: 2, n: 3}], z: 9}", "{a={k=1} b={m=0 k=1 n=3 z=9}}"),
        ("'<<': 1", "{<<=1}"),
        ("just text", r#""just text""#),
        ("- a\n- b", r#"["a" "b"]"#),
        ("{\n\"a\": 1\n}", "{a=1}"),
        ("name = \"x\"", r#""name = \"x\"""#),
    ];
    for (matter, expected) in cases {
        assert_eq!(yaml(matter), expected, "matter {matter:?}");
    }
}

#[test]
fn yaml_line_endings_in_values() {
    assert_eq!(data("---\r\na: |\r\n  甲\r\n  乙\r\n---\r\n"), r#"{a="甲\n乙\n"}"#);
    assert_eq!(data("---\ra: 1\rb:\r- x\r---\r"), r#"{a=1 b=["x"]}"#);
}

#[test]
fn toml_headers() {
    let cases = [
        ("", "{}"),
        ("# 注\n\n", "{}"),
        ("a = 1\nb = 1_000\nc = -0x1", "this is no value of TOML's at 24..28"),
        ("a = 0xff\nb = 0o17\nc = 0b11", "{a=255 b=15 c=3}"),
        ("a = 1.10\nb = -1e-3\nc = 6_0.0_1", "{a=1.1 b=-0.001 c=60.01}"),
        ("a = +inf\nb = -nan", "{a=inf b=NaN}"),
        ("a = 2024-11-15\nb = 08:30:00", "{a=@2024-11-15 b=@08:30:00}"),
        ("a = 2024-11-15 08:30:00+08:00", "{a=@2024-11-15 08:30:00+08:00}"),
        ("a = 'C:\\x'\nb = \"\\u53e5\\t\\\"\"", r#"{a="C:\\x" b="句\t\""}"#),
        ("a = '''\n甲\n'乙''''", r#"{a="甲\n'乙'"}"#),
        ("a = \"\"\"\n甲 \\\n   乙\"\"\"", r#"{a="甲 乙"}"#),
        ("a = [1, [2,], # 注\n 'x']", r#"{a=[1 [2] "x"]}"#),
        ("a = {b = 1, c.d = 2}", "{a={b=1 c={d=2}}}"),
        ("a.b = 1\na.c = 2\n\"键 1\".x = 3", "{a={b=1 c=2} 键 1={x=3}}"),
        ("z = 1\n[a.b]\nc = 1\n[a]\nd = 2", "{z=1 a={b={c=1} d=2}}"),
        ("[[a]]\nb = 1\n[[a]]\n[a.c]\nd = 2", "{a=[{b=1} {c={d=2}}]}"),
        ("a = 1\r\nb = '''\r\n甲\r\n'''\r", r#"{a=1 b="甲\n"}"#),
    ];
    for (matter, expected) in cases {
        assert_eq!(data(&format!("+++\n{matter}\n+++\n")), expected, "matter {matter:?}");
    }
}

#[test]
fn toml_that_is_none() {
    let cases = [
        "a",
        "a =",
        "a = 1 b = 2",
        "a = 句",
        "a: 1",
        "a = 01",
        "a = 1.",
        "a = .5",
        "a = 1__0",
        "a = 2024-13-01",
        "a = 2024-11-15 08:30:00+0800",
        "a = \"x",
        "a = \"\\q\"",
        "a = \"\\uD800\"",
        "a = [1",
        "a = {b = 1",
        "[a",
        "[[a]",
        "[]",
        "a.b = 1\n[a]",
        "[a]\n[a]",
        "[[a]]\n[a]",
        "a = []\n[[a]]",
        "a = {}\na.b = 1",
        "[a.b]\n[a]\nb.c = 1",
        "a = 1 # \u{1}",
        "a = 1\rb = 2",
    ];
    for matter in cases {
        let text = format!("+++\n{matter}\n+++\n");
        assert!(parse_value(&text).is_err(), "matter {matter:?}");
    }
}

#[test]
fn json_headers() {
    let cases = [
        ("{}", "{}"),
        (
            r#"{"a": [1, -2.5e1, true, null, "句\n\ud83d\ude00"]}"#,
            "{a=[1 -25.0 true null \"句\\n😀\"]}",
        ),
        (r#"{"b": 18446744073709551615, "a": {"c": -0}}"#, "{b=18446744073709551615u a={c=0}}"),
    ];
    for (matter, expected) in cases {
        assert_eq!(data(matter), expected, "matter {matter:?}");
        assert_eq!(data(&format!(";;;\n{matter}\n;;;\n")), expected, "matter {matter:?}");
    }
    for matter in ["{a: 1}", r#"{"a": 1,}"#, r#"{"a": "\ud800"}"#, "{} {}", r#"{"a": tru}"#] {
        let text = format!("---json\n{matter}\n---\n");
        assert!(parse_value(&text).is_err(), "matter {matter:?}");
    }
    assert_eq!(data(";;;\n;;;\n"), "{}");
    assert_eq!(data(";;;\n[1]\n;;;\n"), "[1]"); // not a mapping, and returned as such
}

#[test]
fn org_headers() {
    let text = "#+TITLE: 句读\n#+DATE: <2024-11-15 Fri>\n#+Tags[]: 甲  乙\n#+FILETAGS: :a:b:\n\
                #+DESCRIPTION: one\n#+DESCRIPTION: two\n#+EMPTY:\n";
    let expected = r#"{title="句读" date="2024-11-15" tags=["甲" "乙"] filetags=["a" "b"] description="one\ntwo" empty=""}"#;
    assert_eq!(data(text), expected);
}

#[test]
fn duplicate_keys() {
    let texts = [
        "---\na: 1\nb: 2\na: 3\n---\n",
        "+++\na = 1\nb = 2\na = 3\n+++\n",
        "{\"a\": 1, \"b\": 2, \"a\": 3}\n",
    ];
    for text in texts {
        let error = parse_value(text).unwrap_err();
        let judou_frontmatter::ErrorKind::DuplicateKey { first } = *error.kind() else {
            panic!("{error:?} for {text:?}")
        };
        // A JSON key's span begins with its quote.
        assert!(first.contains(text.find('a').unwrap()), "input {text:?}");
        assert!(error.span().contains(text.rfind('a').unwrap()), "input {text:?}");
        let with = |duplicates| {
            let value = Parser::new().duplicates(duplicates).parse_value(text);
            show(&value.unwrap().unwrap())
        };
        assert_eq!(with(Duplicates::First), "{a=1 b=2}", "input {text:?}");
        assert_eq!(with(Duplicates::Last), "{a=3 b=2}", "input {text:?}");
    }
}

/// The search for duplicates changes its method with the number of keys; its answer must not change.
#[test]
fn duplicates_among_many_keys() {
    for count in [2, 24, 25, 26, 200] {
        let mut matter = crate::lines(count, |n| format!("k{n}: {n}\n"));
        let text = format!("---\n{matter}---\n");
        assert_eq!(parse_value(&text).unwrap().unwrap().as_mapping().unwrap().len(), count);
        matter.push_str("k1: x\nk0: y\n");
        let text = format!("---\n{matter}---\n");
        let error = parse_value(&text).unwrap_err();
        assert_eq!(error.span().of(&text), "k1", "{count} keys");
        assert_eq!(error.span().start, text.rfind("k1: x").unwrap());
        let last = Parser::new().duplicates(Duplicates::Last).parse_value(&text).unwrap().unwrap();
        assert_eq!(last.get("k0").and_then(Value::as_str), Some("y"));
        assert_eq!(last.as_mapping().unwrap().len(), count);
        assert_eq!(last.as_mapping().unwrap().entries()[1].value().as_str(), Some("x"));
    }
}

#[test]
fn merge_keys_are_an_option() {
    let text = "---\na: &x {k: 1}\nb:\n  <<: *x\n---\n";
    let value = Parser::new().merge_keys(false).parse_value(text).unwrap().unwrap();
    assert_eq!(show(&value), "{a={k=1} b={<<={k=1}}}");
}

#[test]
fn yaml_1_1_scalars() {
    let cases = [
        ("yes", "true"),
        ("Off", "false"),
        ("y", "\"y\""),
        ("1_000", "1000"),
        ("017", "15"),
        ("-017", "-15"),
        ("018", "\"018\""),
        ("0", "0"),
        ("0o17", "\"0o17\""),
        ("0b101", "5"),
        ("-0x_1F", "-31"),
        ("12:30", "750"),
        ("1:30:00", "5400"),
        ("08:30", "\"08:30\""),
        ("1:60", "\"1:60\""),
        ("1:30.5", "90.5"),
        ("1e3", "\"1e3\""),
        ("1.0e+3", "1000.0"),
        ("1_0.5", "10.5"),
        (".5", "0.5"),
        ("+.inf", "inf"),
        ("_1", "\"_1\""),
        ("-", "[null]"),
        ("2024-11-15", "\"2024-11-15\""),
        ("1.2.3", "\"1.2.3\""),
    ];
    let parser = Parser::new().schema(Schema::Yaml11);
    for (scalar, expected) in cases {
        let text = format!("---\nk:\n  {scalar}\n---\n");
        let value = parser.parse_value(&text).unwrap().unwrap();
        assert_eq!(show(value.get("k").unwrap()), expected, "scalar {scalar:?}");
        let full = parser.clone().fast_path(false).parse_value(&text).unwrap();
        assert_eq!(full, Some(value), "scalar {scalar:?}");
    }
    let value = parser.parse_value("---\nk: yes\n---\n").unwrap().unwrap();
    assert_eq!(show(&value), "{k=true}"); // by the fast path too
}

#[test]
fn limits_can_be_set() {
    let text = "---\na: [[1, 2], 3]\n---\n";
    assert!(Parser::new().max_depth(3).max_nodes(7).parse_value(text).is_ok());
    assert!(Parser::new().max_depth(1).parse_value(text).is_err());
    assert!(Parser::new().max_nodes(5).parse_value(text).is_err());
}

#[test]
fn styles_and_tags() {
    let text = "---\na: 1\nb: '1'\nc: \"1\"\nd: |\n  1\ne: >\n  1\nf: [1]\ng:\n- 1\nh: !t 1\n---\n";
    let value = parse_value(text).unwrap().unwrap();
    let style = |key| value.get(key).unwrap().style();
    let expected = [
        ("a", Style::Plain),
        ("b", Style::SingleQuoted),
        ("c", Style::DoubleQuoted),
        ("d", Style::Literal),
        ("e", Style::Folded),
        ("f", Style::Flow),
        ("g", Style::Block),
        ("h", Style::Plain),
    ];
    for (key, expected) in expected {
        assert_eq!(style(key), expected, "key {key}");
    }
    assert_eq!(value.get("h").unwrap().tag(), Some("!t"));
    assert_eq!(value.get("a").unwrap().tag(), None);
}

#[test]
fn dates() {
    let cases = [
        ("2024-11-15", Some((Some((2024, 11, 15)), None, None))),
        ("2024-02-29", Some((Some((2024, 2, 29)), None, None))),
        ("2023-02-29", None),
        ("1900-02-29", None),
        ("2024-11-15T08:30", Some((Some((2024, 11, 15)), Some((8, 30, 0, 0)), None))),
        (
            "2024-11-15 08:30:01.25Z",
            Some((Some((2024, 11, 15)), Some((8, 30, 1, 250_000_000)), Some(0))),
        ),
        (
            "2024-11-15 08:30:00 -05:30",
            Some((Some((2024, 11, 15)), Some((8, 30, 0, 0)), Some(-330))),
        ),
        ("08:30:60", Some((None, Some((8, 30, 60, 0)), None))),
        ("24:00:00", None),
        ("2024-11-15 ", None),
        ("2024-11-15x", None),
        ("2024年11月15日", None),
        ("句2024-11-15", None),
        ("", None),
    ];
    for (text, expected) in cases {
        let got = DateTime::parse(text).map(|d| (d.date(), d.time(), d.offset_minutes()));
        assert_eq!(got, expected, "input {text:?}");
    }
    let value = parse_value("---\nd: 2024-11-15\n---\n").unwrap().unwrap();
    assert_eq!(value.get("d").unwrap().as_date_time(), DateTime::parse("2024-11-15"));
    assert_eq!(value.get("d").unwrap().as_str(), Some("2024-11-15"));
}

#[test]
fn numbers_keep_their_text() {
    for (text, raws) in [
        ("---\na: 1.10\nb: 00123\nc: 1e3\n---\n", ["1.10", "00123", "1e3"]),
        ("+++\na = 1.10\nb = 1_000\nc = 0x1F\n+++\n", ["1.10", "1_000", "0x1F"]),
        (
            "{\"a\": 1.10, \"b\": 1e2, \"c\": 18446744073709551616}",
            ["1.10", "1e2", "18446744073709551616"],
        ),
    ] {
        let value = parse_value(text).unwrap().unwrap();
        let got = ["a", "b", "c"].map(|key| value.get(key).unwrap().raw());
        assert_eq!(got, raws, "input {text:?}");
    }
}
