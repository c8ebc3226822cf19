//! Edits of TOML by table.

use judou_frontmatter::Datum;

use crate::{Do, append, map, run, set};

/// Each row in TOML's fences, with both line endings that TOML has.
#[track_caller]
fn assert_toml(rows: &[(&str, Do, &str)]) {
    for (before, what, after) in rows {
        let document = |matter: &str| format!("+++\t\n{matter}+++\n+++\n正文");
        for ending in ["\n", "\r\n"] {
            let text = document(before).replace('\n', ending);
            let expected = document(after).replace('\n', ending);
            match run(&text, what) {
                Ok(got) => assert_eq!(got, expected, "{what:?} on {before:?}"),
                Err(error) => panic!("{what:?} on {before:?}: {error}"),
            }
        }
    }
}

#[test]
fn set_in_toml() {
    assert_toml(&[
        ("a = 1\n", set("a", 2), "a = 2\n"),
        ("a=1 # c\nb = 2\n", set("a", "x"), "a=\"x\" # c\nb = 2\n"),
        ("a = 'x'\n", set("a", "z"), "a = 'z'\n"),
        ("a = 'x'\n", set("a", "it's"), "a = \"it's\"\n"),
        ("a = \"\"\"\nx\n\"\"\"\nb = 2\n", set("a", "z"), "a = \"z\"\nb = 2\n"),
        ("a = 2024-01-01\n", set("a", Datum::infer("2024-11-15")), "a = 2024-11-15\n"),
        ("a = 2024-01-01\n", set("a", "2024-11-15"), "a = \"2024-11-15\"\n"),
        ("a = 1979-05-27 07:32:00 # c\n", set("a", true), "a = true # c\n"),
        ("a = [1, 2]\n", set("a", ["x", "y"]), "a = [\"x\", \"y\"]\n"),
        ("a = [1, 2]\n", set("a[1]", 3), "a = [1, 3]\n"),
        ("a = { b = 1 }\n", set("a.b", 2), "a = { b = 2 }\n"),
        ("a = { b = 1 }\n", set("a.c", 2), "a = { b = 1, c = 2 }\n"),
        ("a = {}\n", set("a.c", 2), "a = {c = 2}\n"),
        ("a.b = 1\n", set("a.b", 2), "a.b = 2\n"),
        ("[a]\nb = 1\n", set("a.b", 2), "[a]\nb = 2\n"),
        ("[[a]]\nb = 1\n[[a]]\nb = 2\n", set("a[1].b", 3), "[[a]]\nb = 1\n[[a]]\nb = 3\n"),
        (
            "[[a]]\n[a.c]\nb = 1\n[[a]]\n[a.c]\nb = 2\n",
            set("a[0].c.b", 3),
            "[[a]]\n[a.c]\nb = 3\n[[a]]\n[a.c]\nb = 2\n",
        ),
        ("\"a.b\" = 1\n", set("\"a.b\"", 2), "\"a.b\" = 2\n"),
        ("\"\\u0061\" = 1\n", set("a", 2), "\"\\u0061\" = 2\n"),
        ("a = \"x\"\n", set("a", "l\nm"), "a = \"l\\nm\"\n"),
        ("a = 1\n", set("a", f64::INFINITY), "a = inf\n"),
        ("[a]\nb = 1\n[c]\nd = 2\n", set("a", 5), "a = 5\n[c]\nd = 2\n"),
    ]);
}

#[test]
fn add_to_toml() {
    assert_toml(&[
        ("", set("a", 1), "a = 1\n"),
        ("# c\n", set("a", 1), "# c\na = 1\n"),
        ("a = 1\n", set("b", "x"), "a = 1\nb = \"x\"\n"),
        ("a=1\n", set("b", 2), "a=1\nb=2\n"),
        ("a = 1\nb = 'x'\n", set("c", "z"), "a = 1\nb = 'x'\nc = 'z'\n"),
        ("a = 1 # c\n\n# t\n[t]\nb = 2\n", set("c", 3), "a = 1 # c\nc = 3\n\n# t\n[t]\nb = 2\n"),
        ("# f\n\n# t\n[t]\nb = 2\n", set("c", 3), "# f\n\nc = 3\n# t\n[t]\nb = 2\n"),
        ("[t]\nb = 2\n\n[u]\n", set("t.c", 3), "[t]\nb = 2\nc = 3\n\n[u]\n"),
        ("[t]\n  b = 2\n[u]\n", set("t.c", 3), "[t]\n  b = 2\n  c = 3\n[u]\n"),
        ("[t]\n[u]\n", set("t.c", 3), "[t]\nc = 3\n[u]\n"),
        ("a.b = 1\nc = 2\n", set("a.d", 3), "a.b = 1\na.d = 3\nc = 2\n"),
        ("# t\n[a.b]\nc = 1\n", set("a.d", 3), "[a]\nd = 3\n# t\n[a.b]\nc = 1\n"),
        ("a = 1\n", set("t.b.c", 3), "a = 1\n\n[t]\n\n[t.b]\nc = 3\n"),
        ("[t]\na = 1\n", set("t.b.c", 3), "[t]\na = 1\nb = { c = 3 }\n"),
        ("[[t]]\na = 1\n[[t]]\na = 2\n", set("t[0].b", 3), "[[t]]\na = 1\nb = 3\n[[t]]\na = 2\n"),
        ("a = 1\n", set("题", 3), "a = 1\n\"题\" = 3\n"),
        ("a = [1]\n", append("a", 2), "a = [1, 2]\n"),
        ("a = [\n  1,\n  2, # c\n]\n", append("a", 3), "a = [\n  1,\n  2, # c\n  3,\n]\n"),
        ("a = ['x']\n", append("a", "z"), "a = ['x', 'z']\n"),
        (
            "[[t]]\na = 1\n\n[u]\n",
            append("t", map([("a", 2.into())])),
            "[[t]]\na = 1\n[[t]]\na = 2\n\n[u]\n",
        ),
        (
            "x = 1\n\n[[t]]\na = 1\n\n[u]\n",
            append("t", map([("a", 2.into())])),
            "x = 1\n\n[[t]]\na = 1\n\n[[t]]\na = 2\n\n[u]\n",
        ),
        ("b = 1\n", append("a", "x"), "b = 1\na = [\"x\"]\n"),
    ]);
}

#[test]
fn remove_and_rename_in_toml() {
    assert_toml(&[
        ("a = 1\nb = 2\n", Do::Remove("a"), "b = 2\n"),
        ("# c\na = [\n 1, # d\n] # e\nb = 2\n", Do::Remove("a"), "# c\nb = 2\n"),
        ("a = 1\n\n[t]\nb = 2\n# c\nd = 3\n\n[u]\n", Do::Remove("t"), "a = 1\n\n[u]\n"),
        ("[t]\nb = 2\n[t.u]\nc = 3\n[v]\n", Do::Remove("t"), "[v]\n"),
        ("[t]\nb = 2\n", Do::Remove("t.b"), "[t]\n"),
        ("t.b = 2\n", Do::Remove("t.b"), "t = {}\n"),
        ("[t.u]\nb = 2\n", Do::Remove("t.u"), "[t]\n"),
        ("[[t]]\na = 1\n[[t]]\na = 2\n", Do::Remove("t[0]"), "[[t]]\na = 2\n"),
        ("[[t]]\na = 1\n", Do::Remove("t[0]"), "t = []\n"),
        ("a = { b = 1, c = 2 }\n", Do::Remove("a.b"), "a = { c = 2 }\n"),
        ("a = [1, 2]\n", Do::Remove("a[1]"), "a = [1]\n"),
        ("a = 1\n", Do::Rename("a", "b"), "b = 1\n"),
        ("'a' = 1\n", Do::Rename("a", "b"), "'b' = 1\n"),
        ("a = 1\n", Do::Rename("a", "b c"), "\"b c\" = 1\n"),
        ("a.x = 1\n[a.b]\n[a.c]\n", Do::Rename("a", "d"), "d.x = 1\n[d.b]\n[d.c]\n"),
        ("[a.b]\n[a.b.c]\n", Do::Rename("a.b", "d"), "[a.d]\n[a.d.c]\n"),
        ("[[a]]\n[a.b]\n[[a]]\n", Do::Rename("a", "d"), "[[d]]\n[d.b]\n[[d]]\n"),
        ("a = { b = 1 }\n", Do::Rename("a.b", "c"), "a = { c = 1 }\n"),
        ("a = 1 # c\n", Do::Raw("a", "0x1F"), "a = 0x1F # c\n"),
    ]);
}
