//! Errors at their place in the document, with what to write instead.

use judou_frontmatter::{ErrorKind, Parser, parse_lenient, parse_value};
use judou_source::{Excerpt, Severity};

use crate::lines;

/// Matter of a YAML header, the text that the error points at, and a word of the help.
#[test]
fn yaml_hints() {
    let cases = [
        ("title: 值\ndate：2020\n", "：", "fullwidth colon"),
        ("date：2020\ntitle: 值\n", "：", "fullwidth colon"),
        ("tags:\n　- 甲\n", "　", "U+3000"),
        ("a:\n\u{a0}- 甲\n", "\u{a0}", "U+00A0"),
        ("a:\n\tb: 1\n", "\t", "tab"),
        ("title: 一: 二\n", "一: 二", "needs quotes"),
        ("title: “一”: 二\n", "“一”: 二", "curly"),
        ("by: @someone\n", "@someone", "cannot begin"),
        ("a: %x\n", "%x", "cannot begin"),
        ("a: `x`\n", "`x`", "cannot begin"),
        ("title: {{ title }}\n", "{{ title }}", "template"),
        ("title: \"未完\nb: 1\n", "\"未完", "close the quote"),
        ("title: [未完\n", "[未完", "close the bracket"),
        ("title: [甲] 乙\nb: 1\n", "[甲] 乙", "list or a mapping"),
        ("a: 1\nb:2\n", ":", "space after the colon"),
    ];
    for (matter, at, help) in cases {
        let text = format!("---\n{matter}---\n正文\n");
        let error = parse_value(&text).expect_err(matter);
        assert_eq!(error.span().of(&text), at, "{error} in {matter:?}");
        let got = error.help().unwrap_or_default();
        assert!(got.contains(help), "help {got:?} for {matter:?}");
    }
}

#[test]
fn toml_hints() {
    let cases = [
        ("title ＝ '值'\n", "＝", "fullwidth"),
        ("title: 值\n", ":", "ends in `=`"),
        ("title = “值”\n", "“", "straight quotes"),
        ("title = 句 读\n", "句 读", "needs quotes"),
        ("标题 = '值'\n", "标", "needs quotes"),
        ("　a = 1\n", "　", "ordinary"),
    ];
    for (matter, at, help) in cases {
        let text = format!("+++\n{matter}+++\n");
        let error = parse_value(&text).expect_err(matter);
        assert_eq!(error.span().of(&text), at, "{error} in {matter:?}");
        let got = error.help().unwrap_or_default();
        assert!(got.contains(help), "help {got:?} for {matter:?}");
    }
}

#[test]
fn kinds_of_errors() {
    type Test = fn(&ErrorKind) -> bool;
    let cases: [(&str, Test); 12] = [
        ("---\na: *x\n---\n", |kind| *kind == ErrorKind::UnknownAlias),
        ("---\na: &x [*x]\n---\n", |kind| *kind == ErrorKind::UnknownAlias),
        ("---\n<<: 1\n---\n", |kind| *kind == ErrorKind::InvalidMerge),
        ("---\na: !!int x\n---\n", |kind| *kind == ErrorKind::InvalidTag),
        ("---\n? [a]\n: b\n---\n", |kind| *kind == ErrorKind::ComplexKey),
        ("---\na: 1\n--- x\nb\n---\n", |kind| *kind == ErrorKind::MultipleDocuments),
        ("---\n%YAML 1.2\n---\n", |kind| matches!(kind, ErrorKind::Syntax(_))),
        ("---\na: x\u{7}\n---\n", |kind| matches!(kind, ErrorKind::Syntax(_))),
        ("---\na: 1\n a: 2\n---\n", |kind| matches!(kind, ErrorKind::Syntax(_))),
        ("---\na: 'x\n---\ny'\n---\n", |kind| matches!(kind, ErrorKind::Syntax(_))),
        ("+++\na = '''\n+++\n'''\n+++\n", |kind| matches!(kind, ErrorKind::Syntax(_))),
        (";;;\n{a: 1}\n;;;\n", |kind| matches!(kind, ErrorKind::Syntax(_))),
    ];
    for (text, test) in cases {
        let error = parse_value(text).unwrap_err();
        assert!(test(error.kind()), "{error:?} for {text:?}");
        assert!(error.span().get(text).is_some(), "{error:?} for {text:?}");
    }
}

/// Line and column are those of the file, not of the header.
#[test]
fn excerpt_of_an_error() {
    let text = "\u{feff}---\r\n标题: 甲\r\n日期：2024\r\n---\r\n";
    let diagnostic = parse_value(text).unwrap_err().to_diagnostic();
    let shown = Excerpt::new(text, &diagnostic).to_string();
    assert!(shown.contains("3:3"), "{shown}");
    assert!(shown.contains("日期：2024"), "{shown}");
    assert!(shown.contains("fullwidth colon"), "{shown}");
}

/// What a lenient reading says about documents that have no header, or not quite one.
#[test]
fn lenient_diagnostics() {
    let cases = [
        ("正文\n", None),
        ("---\na: 1\n---\n", None),
        ("{{ title }}\n", None),
        ("--- a/x\n+++ b/x\n", None),
        ("---\na: 1\n", Some((Severity::Warning, "judou::frontmatter::unclosed-fence"))),
        ("---\n正文\n---\n", Some((Severity::Warning, "judou::frontmatter::not-a-mapping"))),
        (
            "---\na:\n\u{3000}b: 1\n---\n",
            Some((Severity::Warning, "judou::frontmatter::wide-indent")),
        ),
        (
            "---\na:\n\u{a0}b: 1\n---\n",
            Some((Severity::Warning, "judou::frontmatter::wide-indent")),
        ),
        ("---\na:b\n---\n", Some((Severity::Warning, "judou::frontmatter::not-a-mapping"))),
        ("---\na: [\n---\n", Some((Severity::Error, "judou::frontmatter::syntax"))),
        ("---x\na: 1\n---\n", Some((Severity::Note, "judou::frontmatter::unknown-tag"))),
        ("----\na: 1\n----\n", Some((Severity::Note, "judou::frontmatter::long-fence"))),
        ("{\"a\": 1,}\n", Some((Severity::Note, "judou::frontmatter::broken-object"))),
        (
            "\u{feff}\u{feff}---\na: 1\n---\n",
            Some((Severity::Note, "judou::frontmatter::invisible-character")),
        ),
    ];
    for (text, expected) in cases {
        let lenient = parse_lenient(text);
        let got = lenient.diagnostics.first().map(|d| (d.severity, d.code));
        assert_eq!(got, expected, "input {text:?}");
        assert!(lenient.diagnostics.len() <= 1, "input {text:?}");
        for diagnostic in &lenient.diagnostics {
            assert!(diagnostic.span.get(text).is_some(), "{diagnostic:?} for {text:?}");
        }
    }
    let plain = parse_lenient("---\ntitle：值\n---\n");
    assert!(plain.diagnostics[0].help.as_deref().unwrap().contains("fullwidth colon"));
    assert!(plain.front_matter.unwrap().value().unwrap().as_str().is_some());
}

/// Bombs are refused, and quickly: no value may be built before it is counted.
#[test]
fn bombs() {
    let mut laughs = String::from("---\na0: &a0 [x, x, x, x, x, x, x, x, x]\n");
    laughs.push_str(&lines(30, |level| {
        let items = vec![format!("*a{level}"); 9].join(", ");
        format!("a{0}: &a{0} [{items}]\n", level + 1)
    }));
    laughs.push_str("---\n");
    // Each anchor holds all those inside it, so that keeping them costs depth times size.
    let nested = lines(90, |level| format!("&a{level} ["));
    let wide = format!("---\na: {nested}{}{}\n---\n", "x,".repeat(20_000), "]".repeat(90));
    let merges = format!(
        "---\na: &a {{{}}}\nb:\n{}---\n",
        lines(2_000, |n| format!("k{n}: 1, ")),
        "- <<: [*a, *a]\n".repeat(2_000)
    );
    let aliases = format!("---\na: &a [{}]\nb: [{}]\n---\n", "x,".repeat(500), "*a,".repeat(500));
    for (name, text) in
        [("laughs", laughs), ("wide", wide), ("merges", merges), ("aliases", aliases)]
    {
        let error = Parser::new().parse_value(&text).expect_err(name);
        let limit = Parser::MAX_NODES;
        assert_eq!(error.kind(), &ErrorKind::TooManyNodes { limit }, "{name}");
    }
    let deep = [
        format!("---\na: {}{}\n---\n", "[".repeat(10_000), "]".repeat(10_000)),
        format!("---\n{}\n---\n", "- ".repeat(10_000)),
        format!("---\n{}---\n", lines(300, |n| format!("{:n$}a:\n", ""))),
        format!("---json\n{}{}\n---\n", "[".repeat(10_000), "]".repeat(10_000)),
        format!("+++\na = {}{}\n+++\n", "[".repeat(10_000), "]".repeat(10_000)),
        format!("+++\na = {}{}\n+++\n", "{a=".repeat(8_000), "}".repeat(8_000)),
        format!("+++\na{} = 1\n+++\n", ".a".repeat(10_000)),
        format!("+++\n[a{}]\n+++\n", ".a".repeat(10_000)),
    ];
    for text in deep {
        let error = parse_value(&text).unwrap_err();
        let limit = Parser::MAX_DEPTH;
        let start: String = text.chars().take(30).collect();
        assert_eq!(error.kind(), &ErrorKind::TooDeep { limit }, "{start:?}");
    }
}
