//! Text below the line: characters, words and sentences of many scripts, mixed.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

/// Words and letters, a row for each script.
const WORDS: &[&[&str]] = &[
    // Simplified Han, one outside the basic plane.
    &["今天", "我们", "读书", "的", "了", "软件", "一九", "𠮷", "应该", "句读"],
    // Traditional Han.
    &["學習", "語言", "點心", "臺灣", "我們", "體驗", "龜"],
    // Kana: hiragana, katakana, halfwidth, a sound mark of its own.
    &["ひらがな", "カタカナ", "がっこう", "ｶﾞｷﾞ", "か\u{3099}", "ー", "です", "々"],
    // Hangul, composed and as jamo.
    &["안녕", "하세요", "말", "\u{1112}\u{1161}\u{11ab}", "에서", "ㅋㅋ"],
    // Latin, with the full stops that end nothing.
    &["word", "naïve", "U.S.", "Dr.", "e.g.", "v1.2", "I", "can't", "Ａｂｃ", "x86-64"],
    // Cyrillic and Greek.
    &["слово", "Ёлка", "г.", "λόγος", "щ"],
    // Numbers.
    &["3.14", "2,000", "１２", "第3章", "10:30", "½", "٣"],
    // Emoji: a family, a flag of tags, a skin tone, a flag, a keycap, text and emoji style.
    &[
        "👩\u{200d}👩\u{200d}👧",
        "🏴\u{e0067}\u{e007f}",
        "👍🏽",
        "🇹🇼",
        "1\u{fe0f}\u{20e3}",
        "☎",
        "☎\u{fe0f}",
    ],
    // Marks on letters and on nothing.
    &["e\u{301}", "\u{301}", "n\u{303}\u{323}", "葛\u{e0100}", "\u{200d}", "नि", "กำ"],
];

/// What stands between words.
const PUNCTUATION: &[&str] = &[
    "，", "。", "、", "；", "：", "！", "？", "……", "——", "·", "～", "︰", ",", ".", "!", "?", ";",
    ":", "?!", "...", "…", "-", "—", "･", "｡", "।", "。。",
];

/// Brackets and quotes, opening and closing.
const PAIRED: &[&str] = &[
    "「", "」", "『", "』", "“", "”", "‘", "’", "（", "）", "(", ")", "【", "】", "《", "》", "[",
    "]", "\"", "'", "«", "»", "**", "`", "＂",
];

/// White space within a line.
const SPACES: &[&str] = &[" ", " ", " ", "\u{3000}", "\t", "\u{a0}", "\u{2009}", "  "];

/// What should not be there: controls, byte order marks, invisible and unassigned characters.
const ODDITIES: &[&str] = &[
    "\0",
    "\u{feff}",
    "\u{202e}",
    "\u{2066}",
    "\u{1b}[31m",
    "\u{200b}",
    "\u{ad}",
    "\u{fffd}",
    "\u{e000}",
    "\u{10ffff}",
    "\u{7f}",
    "\u{b}",
    "\u{c}",
];

/// White space that breaks lines or paragraphs, or that Unicode says does.
const BREAKS: &[&str] =
    &["\n", "\n", "\n\n", "\r\n", "\r", "\n\r", "\u{2028}", "\u{2029}", "\u{85}"];

/// One character, mostly of the scripts we serve.
pub fn character() -> impl Strategy<Value = char> {
    let range = proptest::char::range;
    prop_oneof![
        4 => range('\u{4e00}', '\u{9fff}'),
        2 => range('\u{3041}', '\u{30ff}'),
        2 => range('\u{ac00}', '\u{d7a3}'),
        2 => range(' ', '~'),
        2 => range('\u{3000}', '\u{301f}'),
        2 => range('\u{ff01}', '\u{ffee}'),
        1 => range('\u{300}', '\u{36f}'),
        1 => range('\u{400}', '\u{44f}'),
        1 => range('\u{1f300}', '\u{1f64f}'),
        1 => range('\u{20000}', '\u{2a6df}'),
        1 => any::<char>(),
    ]
}

/// A word of one of the scripts.
fn word() -> impl Strategy<Value = &'static str> {
    select(WORDS).prop_flat_map(select)
}

/// Any text: words of many scripts, punctuation, brackets and quotes that seldom match, white space,
/// line breaks of all kinds, and now and then a control character or any character at all.
pub fn mixed_script() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        12 => word().prop_map(String::from),
        5 => select(PUNCTUATION).prop_map(String::from),
        3 => select(PAIRED).prop_map(String::from),
        3 => select(SPACES).prop_map(String::from),
        2 => select(BREAKS).prop_map(String::from),
        2 => character().prop_map(String::from),
        1 => select(ODDITIES).prop_map(String::from),
    ];
    vec(piece, 0..48).prop_map(|pieces| pieces.concat())
}

/// What a person may have written on one line: words and punctuation, quotes that do match, no line
/// break and no control character.
pub fn prose() -> impl Strategy<Value = String> {
    const QUOTES: &[(&str, &str)] = &[
        ("「", "」"),
        ("『", "』"),
        ("“", "”"),
        ("（", "）"),
        ("(", ")"),
        ("\"", "\""),
        ("**", "**"),
    ];
    let words = || {
        let piece = prop_oneof![
            6 => word(),
            2 => select(&["，", "、", ", ", " "][..]),
            1 => select(&["。", "！", "？", ". ", "? "][..]),
        ];
        vec(piece, 0..10).prop_map(|pieces| pieces.concat())
    };
    let clause = prop_oneof![
        4 => words(),
        1 => (select(QUOTES), words()).prop_map(|((open, close), inner)| [open, &inner, close].concat()),
    ];
    let stop = select(&["。", "！", "？", "……", "", ". ", "!\" "][..]);
    vec((clause, stop), 0..5).prop_map(|clauses| {
        clauses.into_iter().fold(String::new(), |text, (clause, stop)| text + &clause + stop)
    })
}

#[cfg(test)]
mod tests {
    use proptest::strategy::ValueTree as _;
    use proptest::test_runner::TestRunner;

    use super::*;

    proptest! {
        /// Prose is what goes on one line.
        #[test]
        fn prose_keeps_to_its_line(text in prose()) {
            prop_assert!(!text.contains(['\n', '\r', '\0', '\u{feff}']), "{:?}", text);
        }
    }

    /// A strategy that has lost a script would let every property pass.
    #[test]
    fn mixed_script_mixes() {
        let mut runner = TestRunner::deterministic();
        let strategy = mixed_script();
        let mut sample = String::new();
        for _ in 0..500 {
            sample.push_str(&strategy.new_tree(&mut runner).expect("no filters").current());
        }
        let wanted = [
            "们", "們", "が", "ー", "말", "word", "щ", "🇹🇼", "\u{301}", "」", "\r\n", "\0",
            "\u{feff}", "：", "\u{200d}",
        ];
        for piece in wanted {
            assert!(sample.contains(piece), "500 samples without {piece:?}");
        }
    }
}
