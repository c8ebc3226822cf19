//! Edits of YAML by table: what is done to which header, and every byte that comes out.

use judou_frontmatter::Datum;

use crate::{Do, append, map, run, set};

/// Each row in YAML's fences, with every line ending, behind a byte order mark, and with a body that
/// begins like a header.
#[track_caller]
fn assert_yaml(rows: &[(&str, Do, &str)]) {
    for (before, what, after) in rows {
        let document = |matter: &str| format!("---  \n{matter}---\n---\n正文");
        for ending in ["\n", "\r\n", "\r"] {
            let text = format!("\u{feff}{}", document(before)).replace('\n', ending);
            let expected = format!("\u{feff}{}", document(after)).replace('\n', ending);
            match run(&text, what) {
                Ok(got) => assert_eq!(got, expected, "{what:?} on {before:?}"),
                Err(error) => panic!("{what:?} on {before:?}: {error}"),
            }
        }
    }
}

#[test]
fn set_scalars_in_yaml() {
    assert_yaml(&[
        ("a: 1\n", set("a", 2), "a: 2\n"),
        ("a: 1   # c\nb: 2\n", set("a", "x"), "a: x   # c\nb: 2\n"),
        ("a:   1\n", set("a", true), "a:   true\n"),
        ("a: 'x'\n", set("a", "w"), "a: 'w'\n"),
        ("a: \"x\"\n", set("a", "it's"), "a: \"it's\"\n"),
        ("a: 'x'\n", set("a", "it's"), "a: 'it''s'\n"),
        ("a: 'x'\n", set("a", 5), "a: 5\n"),
        ("a: x\n", set("a", "5"), "a: \"5\"\n"),
        ("a: x\nb: 'w z'\n", set("a", "no"), "a: 'no'\nb: 'w z'\n"),
        ("a: x\n", set("a", ""), "a: \"\"\n"),
        ("a: x\n", set("a", Datum::Null), "a: null\n"),
        ("a:\nb: 1\n", set("a", "x"), "a: x\nb: 1\n"),
        ("a:  # c\nb: 1\n", set("a", "x"), "a: x  # c\nb: 1\n"),
        ("a: ~\n", set("a", "x"), "a: x\n"),
        ("a: &q x\nb: 1\n", set("a", "w"), "a: w\nb: 1\n"),
        ("a: !!str 1\n", set("a", "2"), "a: \"2\"\n"),
        ("a: 2024-01-01\n", set("a", "2024-11-15"), "a: 2024-11-15\n"),
        ("a: x\n", set("a", "2024-11-15"), "a: \"2024-11-15\"\n"),
        ("a: x\n", set("a", Datum::infer("2024-11-15")), "a: 2024-11-15\n"),
        ("a: '2024-01-01'\n", set("a", "2024-11-15"), "a: '2024-11-15'\n"),
        ("a: x\n  w\nb: 1\n", set("a", "z"), "a: z\nb: 1\n"),
        ("a: |\n  x\n\n  w\n\n\nb: 1\n", set("a", "z"), "a: z\n\n\nb: 1\n"),
        ("a: >- # c\n  x\nb: 1\n", set("a", "z"), "a: z # c\nb: 1\n"),
        ("a: |+\n  x\n\nb: 1\n", set("a", "z"), "a: z\nb: 1\n"),
        ("a: x # c\nb: 1\n", set("a", "w\nz"), "a: |- # c\n  w\n  z\nb: 1\n"),
        ("a: x\n", set("a", "w\n\nz\n"), "a: |\n  w\n\n  z\n"),
        ("a: x\n", set("a", "w\n"), "a: \"w\\n\"\n"),
        ("a: x\n", set("a", "\n w"), "a: \"\\n w\"\n"),
        ("a: [x]\n", set("a", "w"), "a: w\n"),
        ("a: # c\n  - x\n  - w\nb: 1\n", set("a", "z"), "a: z # c\nb: 1\n"),
        ("a:\n- x\nb: 1\n", set("a", 1), "a: 1\nb: 1\n"),
        ("? a\n: b\n", set("a", "c"), "? a\n: c\n"),
        ("{a: b, c: d}\n", set("a", "x, w"), "{a: \"x, w\", c: d}\n"),
        ("{a: , b: 1}\n", set("a", "x"), "{a: x , b: 1}\n"),
        ("a: {b: 1}\n", set("a.b", 2), "a: {b: 2}\n"),
        ("a:\n  - b: 1\n    c: 2\n", set("a[0].c", 3), "a:\n  - b: 1\n    c: 3\n"),
        ("a:\n  - x\n  -\n  - w\n", set("a[1]", "z"), "a:\n  - x\n  - z\n  - w\n"),
        ("a: 1\n# c\n\nb: 2\n", set("b", 3), "a: 1\n# c\n\nb: 3\n"),
        ("键: 值\n", set("键", "句读：“引”"), "键: 句读：“引”\n"),
        ("\"a b\": 1\n", set("a b", 2), "\"a b\": 2\n"),
    ]);
}

#[test]
fn set_collections_in_yaml() {
    assert_yaml(&[
        ("a: 1\n", set("a", ["x", "w"]), "a:\n  - x\n  - w\n"),
        ("a: 1 # c\n", set("a", ["x"]), "a: # c\n  - x\n"),
        ("a: [1]\n", set("a", ["x", "w"]), "a: [x, w]\n"),
        ("a: ['p']\n", set("a", ["x", "w"]), "a: ['x', 'w']\n"),
        ("a:\n- 1\nb: 2\n", set("a", ["x", "w"]), "a:\n- x\n- w\nb: 2\n"),
        ("a:\n  -   1\nb: 2\n", set("a", ["x"]), "a:\n  -   x\nb: 2\n"),
        ("a: 1\nb: [2]\n", set("a", ["x"]), "a: [x]\nb: [2]\n"),
        ("a:\n  - 1\n", set("a", Vec::<Datum>::new()), "a: []\n"),
        (
            "a: 1\n",
            set("a", map([("b", 1.into()), ("c", ["x"].into())])),
            "a:\n  b: 1\n  c:\n    - x\n",
        ),
        ("a: {x: 1}\n", set("a", map([("b", 1.into())])), "a: {b: 1}\n"),
        ("a:\n    x: 1\n", set("a", map([("b", 1.into())])), "a:\n    b: 1\n"),
        (
            "a:\n  - x\n",
            set("a[0]", map([("b", 1.into()), ("c", 2.into())])),
            "a:\n  - b: 1\n    c: 2\n",
        ),
        ("a:\n  - x # c\n", set("a[0]", [1, 2]), "a:\n  - # c\n    - 1\n    - 2\n"),
        ("a:\n  - b: 1\n    c: 2\n", set("a[0]", "x"), "a:\n  - x\n"),
        (
            "a:\n  - x\n",
            set("a[0]", [[1, 2], [3, 4]]),
            "a:\n  - - - 1\n      - 2\n    - - 3\n      - 4\n",
        ),
    ]);
}

/// Blanks and comments that a value leaves behind, or that would be taken for a part of the new one.
#[test]
fn what_stands_round_a_value() {
    assert_yaml(&[
        ("a: >-  \n  x\n", set("a", "z"), "a: z  \n"),
        ("a:\n  # c\nb: 1\n", set("a", "l\nm"), "a: \"l\\nm\"\n  # c\nb: 1\n"),
        ("a: x \t# c\n", set("a", "l\nm"), "a: |- \t# c\n  l\n  m\n"),
        ("a:\n  x # c\nb: 1\n", set("a", "z"), "a: z\nb: 1\n"),
        ("a: # c\n  - x # d\nb: 1\n", set("a", "z"), "a: z # c\nb: 1\n"),
        ("a:\n  -  x\n  -\n", set("a[1]", [1, 2]), "a:\n  -  x\n  - -  1\n    -  2\n"),
        ("a:\n  - \n  - x\n", set("a[0]", ["p"]), "a:\n  - \n    - p\n  - x\n"),
        ("a:\n- \tx: 1\n", set("a[0]", ["p"]), "a:\n- \t[p]\n"),
        ("a:  x \n", set("a", ["p"]), "a:  [p] \n"),
        ("a:\n  [x]\nb: 1\n", set("a", "z"), "a: z\nb: 1\n"),
        ("a:\n  [x]\nb: 1\n", append("a", "z"), "a:\n  [x, z]\nb: 1\n"),
    ]);
}

#[test]
fn add_keys_to_yaml() {
    assert_yaml(&[
        ("", set("a", 1), "a: 1\n"),
        ("\n", set("a", 1), "\na: 1\n"),
        ("# c\n", set("a", 1), "# c\na: 1\n"),
        ("a: 1\n", set("b", 2), "a: 1\nb: 2\n"),
        ("a:  1\nb:  2\n", set("c", 3), "a:  1\nb:  2\nc:  3\n"),
        ("a:  1\nbb: 2\n", set("c", 3), "a:  1\nbb: 2\nc: 3\n"),
        ("a: 1 # c\n# d\n\n", set("b", 2), "a: 1 # c\n# d\nb: 2\n\n"),
        (
            "a:\n  b: 1\n  # in a\n# of c\nc: 1\n",
            set("a.d", 2),
            "a:\n  b: 1\n  # in a\n  d: 2\n# of c\nc: 1\n",
        ),
        ("a: |\n  x\n\nb: >\n  w\n", set("c", 1), "a: |\n  x\n\nb: >\n  w\nc: 1\n"),
        ("a: |+\n  x\n\n", set("c", 1), "a: |+\n  x\n\nc: 1\n"),
        ("a:\n", set("a.b.c", 1), "a:\n  b:\n    c: 1\n"),
        ("a:\n  b: 1\n", set("a.c", "x"), "a:\n  b: 1\n  c: x\n"),
        ("a:\n  b: 1\n", set("a.c.d", "x"), "a:\n  b: 1\n  c:\n    d: x\n"),
        ("  a: 1\n", set("b", 2), "  a: 1\n  b: 2\n"),
        ("a: {}\n", set("a.b", 1), "a: {b: 1}\n"),
        ("a: {b: 1}\n", set("a.c", 2), "a: {b: 1, c: 2}\n"),
        ("{}\n", set("a", 1), "{a: 1}\n"),
        ("{a: 1}\n", set("b", [1]), "{a: 1, b: [1]}\n"),
        ("a:\n  - b: 1\n  - c: 2\n", set("a[0].d", 3), "a:\n  - b: 1\n    d: 3\n  - c: 2\n"),
        ("a: 1\n", set("no", "x"), "a: 1\n\"no\": x\n"),
        ("a: 1\n", set("\"b: c\"", "x"), "a: 1\n\"b: c\": x\n"),
        ("a: 1\n", set("b[0].c", "x"), "a: 1\nb:\n  - c: x\n"),
        ("a: &x {b: 1}\nc:\n  <<: *x\n", set("c.b", 2), "a: &x {b: 1}\nc:\n  <<: *x\n  b: 2\n"),
        ("a: x\n", set("t", "l\nm"), "a: x\nt: |-\n  l\n  m\n"),
        ("a: [\n  1,\n  2 # c\n]\n", set("a[1]", 3), "a: [\n  1,\n  3 # c\n]\n"),
    ]);
}

#[test]
fn append_in_yaml() {
    assert_yaml(&[
        ("a: [x]\n", append("a", "w"), "a: [x, w]\n"),
        ("a: []\n", append("a", "w"), "a: [w]\n"),
        ("a: [x,w]\n", append("a", "z"), "a: [x,w,z]\n"),
        ("a: [\"x\", \"w\"]\n", append("a", "z"), "a: [\"x\", \"w\", \"z\"]\n"),
        ("a: [x, ]\n", append("a", "z"), "a: [x, z, ]\n"),
        ("a:\n- x\n- w\nb: 1\n", append("a", "z"), "a:\n- x\n- w\n- z\nb: 1\n"),
        ("a:\n    -  x # c\n\nb: 1\n", append("a", "z"), "a:\n    -  x # c\n    -  z\n\nb: 1\n"),
        ("a:\n  - 'x'\n", append("a", "z"), "a:\n  - 'x'\n  - 'z'\n"),
        (
            "a:\n  - b: 1\n    c: 2\n",
            append("a", map([("b", 3.into()), ("c", 4.into())])),
            "a:\n  - b: 1\n    c: 2\n  - b: 3\n    c: 4\n",
        ),
        ("a:\n", append("a", "x"), "a:\n  - x\n"),
        ("b: 1\n", append("a", "x"), "b: 1\na:\n  - x\n"),
        ("b: [1]\n", append("a", "x"), "b: [1]\na: [x]\n"),
        ("a: [\n  1,\n  2 # c\n  ]\n", append("a", 3), "a: [\n  1,\n  2, # c\n  3\n  ]\n"),
        ("a: [\n  1,\n  2, # c\n  ]\n", append("a", 3), "a: [\n  1,\n  2, # c\n  3,\n  ]\n"),
        ("a: [\n  1,\n  2]\n", append("a", 3), "a: [\n  1,\n  2,\n  3]\n"),
        ("a: [1,\n  2]\n", append("a", 3), "a: [1,\n  2,\n  3]\n"),
        ("a:\n  - - 1\n    - 2\n", append("a[0]", 3), "a:\n  - - 1\n    - 2\n    - 3\n"),
    ]);
}

#[test]
fn remove_in_yaml() {
    assert_yaml(&[
        ("a: 1\nb: 2\n", Do::Remove("a"), "b: 2\n"),
        ("a: 1\n", Do::Remove("a"), ""),
        ("# c\na: 1 # d\n# e\nb: 2\n", Do::Remove("a"), "# c\n# e\nb: 2\n"),
        ("a: |\n  x\n\nb: 2\n", Do::Remove("a"), "\nb: 2\n"),
        ("a:\n  - x\n  # c\n  - w\nb: 2\n", Do::Remove("a"), "b: 2\n"),
        ("a:\n  - x\n  # c\n  - w\nb: 2\n", Do::Remove("a[0]"), "a:\n  # c\n  - w\nb: 2\n"),
        ("a:\n  - x\nb: 2\n", Do::Remove("a[0]"), "a: []\nb: 2\n"),
        ("a:\n  b: 1\nc: 2\n", Do::Remove("a.b"), "a: {}\nc: 2\n"),
        ("a:\n  - b: 1\n    c: 2\n", Do::Remove("a[0].b"), "a:\n  - c: 2\n"),
        (
            "a:\n  - b: 1 # x\n    # w\n    c: 2\n",
            Do::Remove("a[0].b"),
            "a:\n  - \n    # w\n    c: 2\n",
        ),
        ("a:\n  - b: 1\n    c: 2\n", Do::Remove("a[0].c"), "a:\n  - b: 1\n"),
        ("a:\n  - b: 1\n", Do::Remove("a[0].b"), "a:\n  - {}\n"),
        ("a: [x, w, z]\n", Do::Remove("a[0]"), "a: [w, z]\n"),
        ("a: [x, w, z]\n", Do::Remove("a[2]"), "a: [x, w]\n"),
        ("a: [x]\n", Do::Remove("a[0]"), "a: []\n"),
        ("a: [x, ]\n", Do::Remove("a[0]"), "a: [ ]\n"),
        ("a: [\n  1,\n  2 # c\n  ]\n", Do::Remove("a[1]"), "a: [\n  1\n  ]\n"),
        ("a: [\n  1, # c\n  2, # d\n  ]\n", Do::Remove("a[0]"), "a: [\n  2, # d\n  ]\n"),
        ("{a: 1, b: 2}\n", Do::Remove("a"), "{b: 2}\n"),
        ("{a: 1, b: 2}\n", Do::Remove("b"), "{a: 1}\n"),
        ("a: [b: 1]\n", Do::Remove("a[0].b"), "a: [{}]\n"),
        ("a: &x 1\nb: *x\n", Do::Remove("b"), "a: &x 1\n"),
        ("? a\n: 1\nb: 2\n", Do::Remove("a"), "b: 2\n"),
    ]);
}

#[test]
fn rename_in_yaml() {
    assert_yaml(&[
        ("a: 1 # c\nb: 2\n", Do::Rename("a", "题"), "题: 1 # c\nb: 2\n"),
        ("'a' : 1\n", Do::Rename("a", "b"), "'b' : 1\n"),
        ("a: 1\n", Do::Rename("a", "no"), "\"no\": 1\n"),
        ("a: 1\n", Do::Rename("a", "b: c"), "\"b: c\": 1\n"),
        ("a:\n  - &q b: 1\n", Do::Rename("a[0].b", "c"), "a:\n  - &q c: 1\n"),
        ("{a: 1}\n", Do::Rename("a", "b, c"), "{\"b, c\": 1}\n"),
        ("? a\n: 1\n", Do::Rename("a", "b"), "? b\n: 1\n"),
        ("1: x\n", Do::Rename("1", "2"), "\"2\": x\n"),
        ("a:\n  b: 1\n", Do::Rename("a", "c"), "c:\n  b: 1\n"),
    ]);
}

#[test]
fn raw_text_in_yaml() {
    assert_yaml(&[
        ("a: 1 # c\n", Do::Raw("a", "0x1F"), "a: 0x1F # c\n"),
        ("a: 1 # c\n", Do::Raw("a", ""), "a: # c\n"),
        ("a: # c\n  - x\n", Do::Raw("a", "''"), "a: '' # c\n"),
        ("a: 1\n", Do::Raw("a", "[x, {w: z}] # c"), "a: [x, {w: z}] # c\n"),
    ]);
}
