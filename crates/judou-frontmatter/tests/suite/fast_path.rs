//! The fast path for simple YAML headers says what the full parser says, or says nothing.

use judou_frontmatter::{Duplicates, Parser};
use judou_testkit::strategies::{front_matter_like, mixed_script};
use proptest::prelude::*;
use proptest::sample::select;

/// Compares values with their places, styles and raw texts. A float that is not a number is not equal
/// to itself, so their notations are compared.
fn assert_same(matter: &str) {
    let text = format!("---\n{matter}\n---\n");
    for duplicates in [Duplicates::Error, Duplicates::First, Duplicates::Last] {
        let parser = Parser::new().duplicates(duplicates);
        let fast = format!("{:#?}", parser.parse_value(&text));
        let full = format!("{:#?}", parser.fast_path(false).parse_value(&text));
        assert!(fast == full, "matter {matter:?}: fast {fast} but full {full}");
    }
}

/// Keys, values and whole lines that lie on either side of what the fast path takes on.
const KEYS: &[&str] = &[
    "a",
    "b",
    "题",
    "a b",
    "a-b",
    "1",
    "true",
    "~",
    "a:b",
    "a#b",
    "a #b",
    "-a",
    "- a",
    "?a",
    "\"a\"",
    "'b'",
    "\"a\\n\"",
    "a ",
    "a\u{a0}",
    "<<",
    "=",
    "a,b",
    "[a]",
    "a[0]",
    "!a",
    "*a",
    "&x a",
    "\u{feff}a",
    "é",
    "　",
    "a'b",
    "a\tb",
    "\u{85}",
    "\u{2028}",
    ".a",
    "...",
    "---",
    "%a",
    "@a",
];
const VALUES: &[&str] = &[
    "",
    " ",
    "  ",
    " x",
    "  x y  ",
    " 句读 ",
    " 1",
    " -1",
    " 1.10",
    " -",
    " - x",
    " -x",
    " true",
    " null",
    " ~",
    " 'x'",
    " 'it''s'",
    " 'x",
    " x'",
    " \"x\"",
    " \"a\\\"b\\\\\"",
    " \"\\u53e5\"",
    " \"\\q\"",
    " \"x",
    " \"x\" y",
    " \"x\" # c",
    " \"x\"# c",
    " x # c",
    " x# c",
    " # c",
    "# c",
    " #",
    " x: y",
    " x:y",
    " x:",
    " http://a.b/c?d#e",
    " [a, b]",
    " [a, 'b c', \"d\", 1]",
    " []",
    " [ ]",
    " [,]",
    " [a,]",
    " [a b , c]",
    " [a: b]",
    " [a:b]",
    " [[a]]",
    " [a",
    " [a] b",
    " [a]#",
    " [a] # c",
    " [-1, -, x]",
    " {a: b}",
    " {}",
    " |",
    " |-",
    " |+",
    " |2",
    " | # c",
    " >",
    " >-",
    " >+",
    " &x y",
    " *x",
    " !t y",
    " !!str 1",
    " @x",
    " %x",
    " `x`",
    " ?x",
    " ? x",
    " :x",
    " ,x",
    " ]x",
    "\tx",
    " x\ty",
    " x\t",
    " \u{feff}",
    " x\u{85}y",
    " x\u{2028}y",
    " x\u{7f}",
    " x\u{1}",
    " “引号”",
    " ：",
    " =",
    " <<",
    " --- x",
    " x\u{ffff}",
    " 0x1F",
    " .inf",
    " .nan",
    " 2024-11-15",
    " 12:30:00",
    " ...",
    " \u{1f600}",
    " x\r",
    " 'a\u{1}'",
    " \"\u{2028}\"",
];
const LINES: &[&str] = &[
    "",
    "",
    "x",
    "x y",
    "# c",
    "#c",
    "- x",
    "-",
    "- ",
    "-  x # c",
    "- 'x'",
    "- [a]",
    "- a: 1",
    "- - x",
    "- |",
    "- >",
    "- -1",
    "-x",
    "\t",
    "\tx",
    "- # c",
    "...",
    "---",
    "--- x",
    "? a",
    ": b",
    "'x'",
    "[a, b]",
    "%a",
    "句读",
    "句 # 读",
    "  ",
    "- \"a\": 1",
    "-\tx",
    "- a:",
    "-   b: 2",
];

fn line() -> impl Strategy<Value = String> {
    let indent = select(&["", "", "", "  ", "  ", " ", "   ", "    ", "      "][..]);
    let dash = select(&["", "", "", "", "- ", "-  "][..]);
    let content = prop_oneof![
        4 => (dash, select(KEYS), select(VALUES)).prop_map(|(dash, key, value)| format!("{dash}{key}:{value}")),
        2 => (dash_key(), select(&VALUES[..30])).prop_map(|(key, value)| format!("{key}:{value}")),
        3 => select(LINES).prop_map(str::to_owned),
    ];
    (indent, content).prop_map(|(indent, content)| format!("{indent}{content}"))
}

/// Keys that differ from one another more often than not.
fn dash_key() -> impl Strategy<Value = String> {
    (select(&["", "", "- "][..]), "[a-z]{1,3}").prop_map(|(dash, key)| format!("{dash}{key}"))
}

/// Lines as a header may hold them, each with its own indentation.
fn yaml() -> impl Strategy<Value = String> {
    let ending = select(&["\n", "\n", "\n", "\r\n", "\r"][..]);
    let lines = prop::collection::vec(line(), 0..9);
    (lines, ending).prop_map(|(lines, ending)| lines.join(ending))
}

/// Headers that are well formed: each key once, blocks indented as they should be.
fn tidy_yaml() -> impl Strategy<Value = String> {
    let scalar = select(
        &["x", "句读 y", "'a b'", "\"c\\\"d\"", "-1.5", "[a, b]", "[]", "true", "2024-11-15"][..],
    );
    let block = prop_oneof![
        scalar.clone().prop_map(|value| format!(" {value}\n")),
        Just("\n".to_owned()),
        prop::collection::vec(scalar.clone(), 1..4).prop_map(|items| format!(
            "\n{}",
            items.iter().map(|item| format!("- {item}\n")).collect::<Vec<_>>().concat()
        )),
        prop::collection::vec(scalar.clone(), 1..4).prop_map(|items| format!(
            "\n{}",
            items.iter().map(|item| format!("  - {item}\n")).collect::<Vec<_>>().concat()
        )),
        (scalar.clone(), scalar.clone())
            .prop_map(|(a, b)| format!("\n  m: {a} # c\n\n  # c\n  n: {b}\n")),
        (scalar.clone(), scalar)
            .prop_map(|(a, b)| format!("\n  - m: {a}\n    n:\n    - {b}\n  -   o: 1\n")),
        (select(&["|", "|-", "|+", ">", ">-", ">+"][..]), "\n{0,2}", "[ ]{0,3}", "\n{0,3}")
            .prop_map(|(open, gap, more, tail)| format!(
                " {open}\n  甲\n{gap}  {more}乙 # x\n{tail}"
            )),
    ];
    prop::collection::vec(block, 1..6).prop_map(|blocks| {
        blocks
            .iter()
            .enumerate()
            .map(|(n, block)| format!("k{n}:{block}"))
            .collect::<Vec<_>>()
            .concat()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, ..ProptestConfig::default() })]

    /// On lines thrown together, most of which are wrong.
    #[test]
    fn same_as_the_full_parser(matter in yaml()) {
        assert_same(&matter);
    }

    /// On headers that are right, in every line ending.
    #[test]
    fn same_on_tidy_headers(matter in tidy_yaml(), crlf in any::<bool>()) {
        assert_same(&if crlf { matter.replace('\n', "\r\n") } else { matter });
    }

    /// On any text at all.
    #[test]
    fn same_on_any_text(text in prop_oneof![front_matter_like(), mixed_script()]) {
        assert_same(&text);
    }
}
