//! Edits of JSON by table.

use judou_frontmatter::Datum;

use crate::{Do, append, run, set};

/// Each row as a bare object and between fences.
#[track_caller]
fn assert_json(rows: &[(&str, Do, &str)]) {
    for (before, what, after) in rows {
        for (open, close) in [("", "\n"), (";;;\n", "\n;;;\n"), ("---json\n", "\n---\n")] {
            for ending in ["\n", "\r\n", "\r"] {
                let document = |matter: &str| {
                    format!("\u{feff}{open}{matter}{close}正文").replace('\n', ending)
                };
                match run(&document(before), what) {
                    Ok(got) => assert_eq!(got, document(after), "{what:?} on {before:?}"),
                    Err(error) => panic!("{what:?} on {before:?}: {error}"),
                }
            }
        }
    }
}

#[test]
fn json_edits() {
    assert_json(&[
        ("{}", set("a", 1), "{\"a\": 1}"),
        ("{\n}", set("a", 1), "{\n  \"a\": 1\n}"),
        ("{\"a\": 1}", set("a", "句\n\"\\"), "{\"a\": \"句\\n\\\"\\\\\"}"),
        ("{\"a\":1,\"b\":2}", set("c", [1, 2]), "{\"a\":1,\"b\":2,\"c\":[1,2]}"),
        ("{\"a\" : 1}", set("b", 2), "{\"a\" : 1, \"b\" : 2}"),
        ("{\n\t\"a\": 1\n}", set("b", 2), "{\n\t\"a\": 1,\n\t\"b\": 2\n}"),
        ("{\n  \"a\": 1\n}", set("b.c", 2), "{\n  \"a\": 1,\n  \"b\": {\n    \"c\": 2\n  }\n}"),
        (
            "{\n  \"a\": [\n    1\n  ]\n}",
            set("b", [2, 3]),
            "{\n  \"a\": [\n    1\n  ],\n  \"b\": [\n    2,\n    3\n  ]\n}",
        ),
        ("{\n  \"a\": [1]\n}", append("a", 2), "{\n  \"a\": [1, 2]\n}"),
        ("{\n  \"a\": [\n    1\n  ]\n}", append("a", 2), "{\n  \"a\": [\n    1,\n    2\n  ]\n}"),
        ("{\n  \"a\": 1,\n  \"b\": 2\n}", Do::Remove("a"), "{\n  \"b\": 2\n}"),
        ("{\n  \"a\": 1,\n  \"b\": 2\n}", Do::Remove("b"), "{\n  \"a\": 1\n}"),
        ("{\n  \"a\": 1\n}", Do::Remove("a"), "{\n}"),
        ("{\"a\": 1, \"b\": {\"c\": [2]}}", Do::Remove("b.c[0]"), "{\"a\": 1, \"b\": {\"c\": []}}"),
        ("{\"a\": 1, \"b\": 2}", Do::Remove("a"), "{\"b\": 2}"),
        ("{\"a\": 1}", Do::Rename("a", "题\""), "{\"题\\\"\": 1}"),
        ("{\"a\": 1.50}", Do::Raw("a", "1e3"), "{\"a\": 1e3}"),
        ("{\"a\": null}", set("a.b", Datum::Null), "{\"a\": {\"b\": null}}"),
    ]);
}
