//! Where values stand.

use judou_frontmatter::{Data, Value, parse_lenient, parse_value};
use judou_source::Span;
use judou_testkit::{assert_nested, assert_on_boundaries};

/// Every value and key lies in the header and reads there as `raw` says; what is written in place
/// (no alias, no merge, no table that was reopened) lies in its parent.
pub(crate) fn assert_spans(text: &str, header: Span, value: &Value<'_>, nested: bool) {
    let span = value.span();
    assert_on_boundaries(text, [span]);
    assert_eq!(span.get(text), Some(value.raw()));
    assert_nested(header, span);
    let inside = |inner: Span| {
        if nested {
            assert_nested(span, inner);
        }
    };
    match value.data() {
        Data::Sequence(values) => {
            for value in values {
                inside(value.span());
                assert_spans(text, header, value, nested);
            }
        }
        Data::Mapping(mapping) => {
            for entry in mapping.entries() {
                let key = entry.key();
                assert_eq!(key.span().get(text), Some(key.raw()));
                inside(key.span());
                inside(entry.value().span());
                assert_spans(text, header, entry.value(), nested);
            }
        }
        _ => {}
    }
}

#[test]
fn raw_text_of_values() {
    let text = "\u{feff}---\r\n题: 句读 # 注\r\nq: \"a\\nb\"\r\nempty:\r\nlit: |- # 注\r\n  甲\r\n  乙\r\n\
                list:\r\n  - 1\r\n  # 注\r\n  - x y\r\n\r\nflow: {a: [1, 2]}\r\nnull: ~\r\n---\r\n正文";
    let lenient = parse_lenient(text);
    assert_eq!(lenient.diagnostics, []);
    let front_matter = lenient.front_matter.unwrap();
    let value = front_matter.value().unwrap();
    assert_spans(text, front_matter.span(), value, true);
    let raws = [
        ("题", "句读"),
        ("q", "\"a\\nb\""),
        ("empty", ""),
        ("lit", "|- # 注\r\n  甲\r\n  乙\r\n"),
        ("list", "- 1\r\n  # 注\r\n  - x y"),
        ("flow", "{a: [1, 2]}"),
        ("null", "~"),
    ];
    for (key, raw) in raws {
        assert_eq!(value.get(key).unwrap().raw(), raw, "key {key}");
    }
    let keys: Vec<&str> =
        value.as_mapping().unwrap().entries().iter().map(|e| e.key().raw()).collect();
    assert_eq!(keys, raws.map(|(key, _)| key));
    assert_eq!(value.get("empty").unwrap().span().start, text.find("empty:").unwrap() + 6);
}

#[test]
fn block_scalars_begin_at_their_indicator() {
    let cases = [
        ("a: |\n  x\n", "|\n  x\n"),
        ("a: >-\n\n\n  x\n", ">-\n\n\n  x\n"),
        ("a: &n !t | # > |\n  x\n", "| # > |\n  x\n"),
        ("a:\n  |\n  x\n", "|\n  x\n"),
        ("\"|\": |\n  x\n", "|\n  x\n"),
        ("? a\n: |\n  x\n", "|\n  x\n"),
        ("a:\n- |\n  x\n", "|\n  x\n"),
        ("a: |+\n  x\n\n", "|+\n  x\n\n"),
        ("a: |2\n   x\n", "|2\n   x\n"),
    ];
    for (matter, raw) in cases {
        let text = format!("---\n{matter}---\n");
        let value = parse_value(&text).unwrap().unwrap();
        let mut inner = value.as_mapping().unwrap().entries()[0].value();
        while let Some(first) = inner.at(0) {
            inner = first;
        }
        assert_eq!(inner.raw(), raw, "matter {matter:?}");
    }
}

#[test]
fn aliases_stand_at_their_anchor() {
    let text = "---\na: &x 句读\nb: *x\nc:\n  - *x\n---\n";
    let value = parse_value(text).unwrap().unwrap();
    let (a, b) = (value.get("a").unwrap(), value.get("b").unwrap());
    assert_eq!((a.span(), b.raw()), (b.span(), "句读"));
    // The list reaches to the end of the alias, not of what it stands for.
    assert_eq!(value.get("c").unwrap().raw(), "- *x");
}

#[test]
fn toml_tables() {
    let text = "+++\nt.a = 1\n[x.y]\nb = [1, {c = 2}] # 注\n[[z]]\nd = 'e'\n[[z]]\n+++\n";
    let lenient = parse_lenient(text);
    assert_eq!(lenient.diagnostics, []);
    let front_matter = lenient.front_matter.unwrap();
    let value = front_matter.value().unwrap();
    assert_spans(text, front_matter.span(), value, true);
    let raw = |path: &[&str]| path.iter().fold(value, |value, key| value.get(key).unwrap()).raw();
    assert_eq!(raw(&["t"]), "t.a = 1");
    assert_eq!(raw(&["x", "y"]), "[x.y]\nb = [1, {c = 2}]");
    assert_eq!(raw(&["x", "y", "b"]), "[1, {c = 2}]");
    assert_eq!(raw(&["z"]), "[[z]]\nd = 'e'\n[[z]]");
}
