//! Text above the line: documents with front matter, headings, turns, lists and code.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use super::script::{mixed_script, prose};

/// Names as they stand before a colon; long ones, names with blanks, and words that are no names.
const NAMES: &[&str] = &[
    "甲",
    "乙",
    "问",
    "答",
    "主持人",
    "王小明",
    "歐陽老師",
    "田中",
    "김민수",
    "Ann",
    "Dr. Lee",
    "Mary Jane O'Neil",
    "Ведущая",
    "嘉宾 A",
    "Q",
    "A",
    "注",
    "来源",
    "http",
    "12",
    "司仪（笑）",
];

/// What stands round a name, `@` for the name.
const LABELS: &[&str] = &[
    "@：",
    "@: ",
    "**@**：",
    "**@：**",
    "**@:** ",
    "@ :",
    "@（录音）：",
    "[00:01:02] @: ",
    "@ (12:30)\n",
    "【@】",
    "- @：",
    "> @：",
    "__@__: ",
    "@",
    "@︰",
    "　　@：",
    "### @：",
    "@——",
];

/// Keys and values of front matter, good and bad, for all formats.
const MATTER: &[&str] = &[
    "title: 句读",
    "title: \"引号：里\"",
    "date: 2024-11-15",
    "tags: [一, 二]",
    "tags:",
    "  - 三",
    "author: {name: 李}",
    "draft: true",
    "k: |",
    "  多行",
    "  文字",
    "# 注释",
    "a: &x 1",
    "b: *x",
    "c: *missing",
    "key: value: more",
    "\ttab: 1",
    "title = \"句读\"",
    "[table]",
    "[[array]]",
    "n = 1_000",
    "d = 1979-05-27T07:32:00Z",
    "bad = ",
    "\"标题\": \"值\",",
    "\"n\": 1",
    "\"a\": [1, {\"b\": null}]",
    "标题： 全角冒号",
    "---x",
    " ---",
    "...",
    "- ---",
    "? complex",
    ": value",
    "%YAML 1.2",
    "---\u{3000}",
    "<<: *x",
    "!!str 1: 2",
    "''",
    "''''",
    "\"\\u53e5\"",
    "\"\\q\"",
];

/// What ends a line; `\n` most often.
pub fn line_ending() -> impl Strategy<Value = &'static str> {
    prop_oneof![6 => Just("\n"), 3 => Just("\r\n"), 1 => Just("\r")]
}

/// Lines that `line` gives, with one kind of ending throughout or a mixture, with or without the
/// last ending, at times after a byte order mark.
///
/// A line that holds line breaks itself is more than one.
pub fn lines_of<S>(line: S) -> impl Strategy<Value = String>
where
    S: Strategy<Value = String>,
{
    // `None` takes each line's own ending.
    let ending = prop_oneof![
        4 => Just(Some("\n")),
        2 => Just(Some("\r\n")),
        1 => Just(Some("\r")),
        2 => Just(None),
    ];
    let mark = prop_oneof![7 => Just(""), 1 => Just("\u{feff}")];
    (mark, vec((line, line_ending()), 0..24), ending, any::<bool>()).prop_map(
        |(mark, lines, ending, last)| {
            let mut text = String::from(mark);
            let count = lines.len();
            for (index, (line, own)) in lines.into_iter().enumerate() {
                text.push_str(&line);
                if last || index + 1 < count {
                    text.push_str(ending.unwrap_or(own));
                }
            }
            text
        },
    )
}

/// A label: a name in the markup that some notation puts round it.
fn label() -> impl Strategy<Value = String> {
    (select(LABELS), select(NAMES)).prop_map(|(label, name)| label.replace('@', name))
}

/// Labels and what is said after them, over one or several lines; sometimes no label, blank lines, a
/// remark in brackets.
pub fn transcript() -> impl Strategy<Value = String> {
    let line = prop_oneof![
        6 => (label(), prose()).prop_map(|(label, said)| label + &said),
        // One notation for two speakers, as real transcripts have it.
        6 => (select(&["甲：", "乙："][..]), prose()).prop_map(|(label, said)| label.to_owned() + &said),
        2 => prose(),
        2 => Just(String::new()),
        1 => label(),
        1 => select(&["（笑）", "[掌声]", "*（停顿）*", "00:12", "（完）", "---", "　　"][..]).prop_map(String::from),
    ];
    lines_of(line)
}

/// A block between fences, or nearly: YAML, TOML or JSON keys and values in any order, with fences
/// that match or not, and text after it.
pub fn front_matter_like() -> impl Strategy<Value = String> {
    let fence = || {
        prop_oneof![
            8 => Just("---"),
            3 => Just("+++"),
            1 => select(&["--- ", "---toml", "---json", ";;;", "{", "}", "----", "--", "", "\u{feff}---"][..]),
        ]
    };
    let line = prop_oneof![6 => select(MATTER).prop_map(String::from), 1 => prose(), 1 => Just(String::new())];
    let matching = prop_oneof![3 => Just(true), 1 => Just(false)];
    (
        fence(),
        vec((line, line_ending()), 0..10),
        fence(),
        matching,
        line_ending(),
        lines_of(prose()),
    )
        .prop_map(|(open, lines, other, matching, ending, body)| {
            let close = match open {
                _ if !matching => other,
                "{" => "}",
                open => open.trim_end_matches("toml").trim_end_matches("json"),
            };
            let mut text = [open, ending].concat();
            for (line, own) in lines {
                text.push_str(&line);
                text.push_str(if own == "\r" { own } else { ending });
            }
            text + close + ending + &body
        })
}

/// A whole document: front matter or none, then headings, labels and turns, prose, lists, code,
/// quotes, tables, blank lines and noise, with any line endings.
pub fn document() -> impl Strategy<Value = String> {
    let line = prop_oneof![
        4 => (label(), prose()).prop_map(|(label, said)| label + &said),
        3 => (select(&["**问**：", "**答**："][..]), prose()).prop_map(|(label, said)| label.to_owned() + &said),
        3 => prose(),
        4 => Just(String::new()),
        2 => (select(&["# ", "## ", "### ", "#", "####### ", "一、", "第二章　", "1. "][..]), prose())
            .prop_map(|(mark, title)| mark.to_owned() + &title),
        1 => (select(&["- ", "* ", "1) ", "    ", "> ", ">> ", "| ", "\t"][..]), prose())
            .prop_map(|(mark, item)| mark.to_owned() + &item),
        1 => select(&["```", "```rust", "~~~", "````", "---", "***", "===", "___", "+++", "<br>", "<!--", "-->", "|---|"][..])
            .prop_map(String::from),
        1 => mixed_script(),
    ];
    let head = prop_oneof![3 => Just(String::new()).boxed(), 1 => front_matter_like().boxed()];
    (head, lines_of(line)).prop_map(|(head, body)| head + &body)
}

#[cfg(test)]
mod tests {
    use proptest::strategy::ValueTree as _;
    use proptest::test_runner::TestRunner;

    use super::*;

    fn samples(strategy: &impl Strategy<Value = String>) -> String {
        let mut runner = TestRunner::deterministic();
        (0..500).map(|_| strategy.new_tree(&mut runner).expect("no filters").current()).collect()
    }

    /// Each strategy does write what its parsers look for.
    #[test]
    fn samples_hold_what_they_should() {
        let document = samples(&document());
        for piece in [
            "---\n",
            "\n# ",
            "**问**：",
            "甲：",
            "```",
            "\r\n",
            "\r",
            "\u{feff}",
            "\0",
            "+++",
            "\n\n",
        ] {
            assert!(document.contains(piece), "500 documents without {piece:?}");
        }
        let transcript = samples(&transcript());
        for piece in ["\n甲：", "\n乙：", "**：", "[00:01:02]", "（笑）", "\r\n乙："] {
            assert!(transcript.contains(piece), "500 transcripts without {piece:?}");
        }
        let matter = samples(&front_matter_like());
        for piece in ["---\ntitle: 句读\n", "\r\n---\r\n", "+++\n", "---toml", "{\n", "*missing"]
        {
            assert!(matter.contains(piece), "500 samples of front matter without {piece:?}");
        }
    }

    proptest! {
        /// The endings are the only line breaks that `lines_of` adds.
        #[test]
        fn lines_are_lines(text in lines_of(Just(String::from("行")))) {
            let bare: String = text.chars().filter(|c| !matches!(c, '行' | '\u{feff}')).collect();
            prop_assert!(bare.chars().all(|c| matches!(c, '\n' | '\r')), "{:?}", text);
            prop_assert!(text.matches('行').count() < 24);
        }
    }
}
