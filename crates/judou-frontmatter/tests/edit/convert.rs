//! Conversions between formats: data, comments, fences and bodies.
use judou_frontmatter::{EditErrorKind, Editor, Format};

/// Each row in one format, and what it is in another; the first is converted, and must say so.
#[track_caller]
fn assert_converts(to: Format, rows: &[(&str, &str)]) {
    for (before, after) in rows {
        let mut editor = Editor::new(before).unwrap();
        if let Err(error) = editor.convert(to) {
            panic!("{before:?}: {error}");
        }
        assert_eq!(editor.finish().as_deref(), Ok(*after), "from {before:?}");
    }
}

#[test]
fn yaml_to_toml() {
    assert_converts(
        Format::Toml,
        &[
            ("---\n---\n", "+++\n+++\n"),
            ("\u{feff}---  \r\na: 1\r\n---\t\r\n正文", "\u{feff}+++  \r\na = 1\r\n+++\t\r\n正文"),
            ("---\ra: 1\r---\r正文\r", "+++\ra = 1\n+++\r正文\r"),
            ("---yaml\na: 1\n...\n", "+++\na = 1\n+++\n"),
            ("---\na: 1\n---", "+++\na = 1\n+++"),
            (
                "---\na: x # 1\nb: [1, 2]\nc: 1.50\nd: true\ne: 2024-11-15T08:30:00Z\nf: '2024-11-15'\n---\n",
                "+++\na = \"x\" # 1\nb = [1, 2]\nc = 1.5\nd = true\ne = 2024-11-15T08:30:00Z\nf = \"2024-11-15\"\n+++\n",
            ),
            (
                "---\n# 0\na:\n  # 1\n  b: 1 # 2\n  c:\n    d: 2\n# 3\ne: 3\n# 4\n---\n",
                "+++\n# 3\ne = 3\n\n# 0\n[a]\n# 1\nb = 1 # 2\n\n[a.c]\nd = 2\n# 4\n+++\n",
            ),
            (
                "---\na: # 0\n  # 1\n  - x # 2\n  - z\n---\n",
                "+++\n# 1\n# 2\na = [\"x\", \"z\"] # 0\n+++\n",
            ),
            (
                "---\na: # 0\n  # 1\n  - b: 1 # 2\n  - b: 2\n---\n",
                "+++\n# 0\n# 1\n[[a]]\nb = 1 # 2\n\n[[a]]\nb = 2\n+++\n",
            ),
            (
                "---\na: &x {b: 1}\nc:\n  <<: *x\n  d: 2\n---\n",
                "+++\n[a]\nb = 1\n\n[c]\nb = 1\nd = 2\n+++\n",
            ),
            (
                "---\na: | # 1\n  甲\n  \"乙\"\n---\n",
                "+++\na = \"\"\"\n甲\n\\\"乙\\\"\n\"\"\" # 1\n+++\n",
            ),
            ("---\na: |-\n  x\n  +++\n---\n", "+++\na = \"x\\n+++\"\n+++\n"),
            ("---\n键 x: {}\nb: []\n---\n", "+++\n\"键 x\" = {}\nb = []\n+++\n"),
            ("---\na: [{b: 1}, 2]\n---\n", "+++\na = [{ b = 1 }, 2]\n+++\n"),
        ],
    );
}

#[test]
fn toml_to_yaml() {
    assert_converts(
        Format::Yaml,
        &[
            ("+++\n+++\n", "---\n---\n"),
            ("---toml\na = 1\n---\n", "---\na: 1\n---\n"),
            (
                "+++\r\n# 0\r\na = 'x: z' # 1\r\nd = 1979-05-27 07:32:00\r\n\r\n# 2\r\n[t] # 3\r\nb = [ # 4\r\n  1, # 5\r\n]\r\n# 6\r\n+++\r\n",
                "---\r\n# 0\r\na: \"x: z\" # 1\r\nd: 1979-05-27 07:32:00\r\n# 2\r\nt: # 3\r\n  b: # 4\r\n    - 1 # 5\r\n# 6\r\n---\r\n",
            ),
            (
                "+++\n# 0\n[[t]] # 1\na = 1\n# 2\n[[t]]\nb = \"#\"\nc = \"\"\"#\n\"\"\"\n+++\n",
                "---\nt: # 1\n  # 0\n  - a: 1\n  # 2\n  - b: \"#\"\n    c: \"#\\n\"\n---\n",
            ),
            ("+++\na = inf\nb = nan\nc = 0x1F\n+++\n", "---\na: .inf\nb: .nan\nc: 31\n---\n"),
            ("+++\n\"a#b\" = 1 #c\n+++\n", "---\na#b: 1 #c\n---\n"),
        ],
    );
}

#[test]
fn json_both_ways() {
    assert_converts(
        Format::Json,
        &[
            ("---\n---\n正文", "{}\n正文"),
            (
                "---\na: 1\nb:\n  - x\n  - c: ~\n---\n正文",
                "{\n  \"a\": 1,\n  \"b\": [\n    \"x\",\n    {\n      \"c\": null\n    }\n  ]\n}\n正文",
            ),
            ("+++\r\nd = 2024-11-15\r\n+++\r\n", "{\r\n  \"d\": \"2024-11-15\"\r\n}\r\n"),
        ],
    );
    assert_converts(
        Format::Yaml,
        &[
            (
                "{\"a\": {\"b\": [1, \"no\"]}, \"d\": \"2024-11-15\"}\n正文",
                "---\na:\n  b:\n    - 1\n    - \"no\"\nd: \"2024-11-15\"\n---\n正文",
            ),
            (";;;\n{\"a\": 1}\n;;;\n", "---\na: 1\n---\n"),
            ("{\"a\": 1}", "---\na: 1\n---"),
        ],
    );
    assert_converts(
        Format::Toml,
        &[("{\"a\": [{\"b\": 1}]}\r\n", "+++\r\n[[a]]\r\nb = 1\r\n+++\r\n")],
    );
}

#[test]
fn org_can_be_left() {
    assert_converts(
        Format::Yaml,
        &[(
            "#+TITLE: 句读\n#+FILETAGS: :a:b:\n正文\n",
            "---\ntitle: 句读\nfiletags:\n  - a\n  - b\n---\n正文\n",
        )],
    );
}

#[test]
fn what_cannot_be_converted_is_refused() {
    let cases = [
        ("---\na:\n---\n", Format::Toml, EditErrorKind::Unrepresentable(Format::Toml)),
        ("---\na: .inf\n---\n", Format::Json, EditErrorKind::Unrepresentable(Format::Json)),
        ("---\na: 1\n---\n", Format::Org, EditErrorKind::NotEditable(Format::Org)),
        ("正文", Format::Toml, EditErrorKind::NotFound),
    ];
    for (text, to, kind) in cases {
        let mut editor = Editor::new(text).unwrap();
        let error = editor.convert(to).unwrap_err();
        assert_eq!(error.kind(), &kind, "text {text:?}");
        assert_eq!(editor.finish().as_deref(), Ok(text), "text {text:?}");
    }
}

#[test]
fn dropped_comments_are_told() {
    let mut editor = Editor::new("---\n# 0\na: # 1\n  - x # 2\n# 3\n---\n").unwrap();
    let converted = editor.convert(Format::Json).unwrap();
    assert_eq!(converted.dropped_comments, ["# 0", "# 1", "# 2", "# 3"]);
    assert_eq!(editor.convert(Format::Yaml).unwrap().dropped_comments, [""; 0]);
}
