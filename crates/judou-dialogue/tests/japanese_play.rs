//! Japanese plays: names and ideographic spaces, cast lists, stage directions, marks of Aozora Bunko.

mod support;

use std::fmt::Write as _;

use judou_dialogue::{EventKind, Notation, parse};
use proptest::prelude::*;
use support::{assert_hostile_is_linear, assert_laws, fill, read, turns};

const PLAY: &str = "\
波止場
――一幕二場

人　　勝
　　　おりん
　　　船頭《せんどう》
時　　秋

［＃４字下げ］第一場［＃「第一場」は中見出し］

［＃ここから２字下げ］
（波の音。勝とおりん、立つてゐる。）
［＃ここで字下げ終わり］
勝　　船はまだか。
おりん　（海を見て）まだです。
［＃ここから２字下げ］
（間）
［＃ここで字下げ終わり］
勝　　遅いな。
いつもかうだ。
おりん　｜今日《けふ》は風［＃「風」に傍点］が強いから。

船頭《せんどう》　おうい。
勝　　来たぞ！
声　　さて。

第二場　船の上

船頭　乗りなされ。
おりん　（乗る）
［＃地付き］――幕――

底本：「手本」
　　　見本社
勝　　これは本文ではない。
";

#[test]
fn a_play_gives_turns_scenes_and_events() {
    let transcript = parse(PLAY);
    assert_laws(PLAY, &transcript);
    assert_eq!(transcript.notation, Some(Notation::JapanesePlay));
    let found: Vec<(&str, &str)> =
        transcript.turns.iter().map(|turn| (turn.name.of(PLAY), turn.words(PLAY))).collect();
    let expected = [
        ("勝", "船はまだか。"),
        ("おりん", "まだです。"),
        ("勝", "遅いな。\nいつもかうだ。"),
        ("おりん", "今日は風が強いから。"),
        ("船頭", "おうい。"),
        ("勝", "来たぞ！\n声　　さて。"), // who opens one line alone may be a cast list's
        ("船頭", "乗りなされ。"),
        ("おりん", "\n――幕――"),
    ];
    assert_eq!(found, expected);
    let ends: Vec<&str> = transcript
        .turns
        .iter()
        .map(|turn| turn.span.of(PLAY).lines().last().unwrap_or_default())
        .collect();
    assert_eq!(ends[1], "［＃ここで字下げ終わり］");
    assert_eq!(ends[7], "［＃地付き］――幕――");
    assert_eq!(transcript.turns[4].label.of(PLAY), "船頭《せんどう》");

    let sections: Vec<_> =
        transcript.sections.iter().map(|it| (it.title.of(PLAY), it.level)).collect();
    assert_eq!(sections, [("第一場", 2), ("第二場　船の上", 2)]);
    let places: Vec<_> = transcript.turns.iter().map(|turn| turn.section).collect();
    assert_eq!(places, [0, 0, 0, 0, 0, 0, 1, 1].map(Some));
    let stage: Vec<_> = transcript.events.iter().map(|event| event.span.of(PLAY)).collect();
    let expected = ["（波の音。勝とおりん、立つてゐる。）", "（海を見て）", "（間）", "（乗る）"];
    assert_eq!(stage, expected);
    assert!(transcript.events.iter().all(|event| event.kind == EventKind::Stage));
}

#[test]
fn opener_cases() {
    let cases: &[(&str, Option<&str>)] = &[
        ("妹　はい。", Some("妹")),
        ("妹　　　はい。", Some("妹")),
        ("ハムレット　はい。", Some("ハムレット")),
        ("Ａ　はい。", Some("Ａ")),
        ("番頭《ばんとう》　はい。", Some("番頭")),
        ("妹（泣く）　はい。", Some("妹")),
        ("［＃１字下げ］妹　はい。", Some("妹")),
        ("村人一　はい。", Some("村人一")),
        ("妹　", Some("妹")),
        ("　妹　はい。", None),   // indented: the line before goes on
        ("妹、兄　はい。", None), // no name
        ("時　はい。", None),     // a field
        ("第一場　はい", None),   // a scene
        ("3　はい。", None),      // a number
        ("妹 はい。", None),      // no ideographic space
        ("とても長い名前の登場人物　はい。", None),
    ];
    for &(line, expected) in cases {
        let text = format!("{line}\n{line}\n");
        let transcript = read(Notation::JapanesePlay, &text);
        let found = turns(&text, &transcript).first().map(|(name, _)| *name);
        assert_eq!(found, expected, "{line:?}");
    }
}

#[test]
fn the_cast_says_nothing() {
    let text = "登場人物\n妹　　　漁師の娘\n兄　　　その兄\n\n妹　はい。\n兄　いいえ。\n妹　ええ。\n兄　いや。\n";
    let transcript = read(Notation::JapanesePlay, text);
    let found = turns(text, &transcript);
    assert_eq!(found, [("妹", "はい。"), ("兄", "いいえ。"), ("妹", "ええ。"), ("兄", "いや。")]);
}

#[test]
fn what_is_a_japanese_play() {
    let play = "妹　はい。\n兄　いいえ。\n".repeat(4);
    assert_eq!(parse(&play).notation, Some(Notation::JapanesePlay));
    let others = [
        "妹　はい。\n兄　いいえ。\n".repeat(2),              // too short to be sure
        "りんご　100円\nみかん　80円\n".repeat(4),           // no sentences
        "妹　はい。\n".repeat(9),                            // nobody answers
        "妹　はい。\n".repeat(9) + &"兄　いいえ。\n".repeat(9), // a list of two
        "例　これは文です。\n　続く文です。もう一つの文。\nそして文。\n注　これも文です。\n".repeat(4),
        "一月　雪が降る。\n二月　風が吹く。\n三月　花が咲く。\n四月　雨が降る。\n五月　晴れる。\n六月　曇る。\n".to_owned(),
        "　妹は言った。\n　兄は黙った。\n".repeat(6),
        "姓名　张三。\n年龄　二十。\n地址　北京。\n".to_owned(),
    ];
    for text in others {
        assert_ne!(parse(&text).notation, Some(Notation::JapanesePlay), "{text:?}");
    }
}

proptest! {
    /// What is written comes back: names and words.
    #[test]
    fn written_plays_come_back(
        said in prop::collection::vec("[ぁ-ん一-龥]{1,12}", 8..30),
        names in prop::array::uniform3("[ァ-ヴ]{2,6}"),
        ending in judou_testkit::strategies::line_ending(),
    ) {
        prop_assume!(names[0] != names[1] && names[1] != names[2] && names[0] != names[2]);
        prop_assume!(!names.iter().any(|name| name.starts_with("プロ") || name.starts_with("エピ")));
        let mut text = format!("（音）{ending}");
        let mut expected = Vec::new();
        for (at, said) in said.iter().enumerate() {
            // The third speaks twice, once in each half.
            let name = if at == 2 || at == 5 { &names[2] } else { &names[at % 2] };
            write!(text, "{name}　　（立つ）{said}。{ending}（間）{ending}").unwrap();
            expected.push((name.clone(), format!("{said}。")));
        }
        let transcript = parse(&text);
        assert_laws(&text, &transcript);
        prop_assert_eq!(transcript.notation, Some(Notation::JapanesePlay));
        let found: Vec<_> = transcript
            .turns
            .iter()
            .map(|turn| (turn.name.of(&text).to_owned(), turn.words(&text).to_owned()))
            .collect();
        prop_assert_eq!(found, expected);
    }
}

#[test]
fn time_is_linear_in_the_text() {
    assert_hostile_is_linear(
        Notation::JapanesePlay,
        &[
            ("play_lines", |n| fill(n, "", "妹　（泣く）はい。\n（間）\n兄　｜家《うち》。\n")),
            ("play_rubies", |n| fill(n, "妹　あ\n妹　", "《")),
            ("play_notes", |n| fill(n, "妹　あ\n妹　", "［＃")),
            ("play_note_lines", |n| fill(n, "妹　あ\n妹　い\n", "［＃あ］\n")),
            ("play_brackets", |n| fill(n, "妹　あ\n妹　い\n", "（")),
            ("play_bracket_pairs", |n| fill(n, "妹　あ\n妹　い\n（", "（）")),
            ("play_scenes", |n| fill(n, "", "第一場\n妹　あ\n")),
            ("play_names", |n| {
                (0..n / 24).fold(String::new(), |t, i| t + &format!("名{i}　あ\n名{i}　い\n"))
            }),
            ("play_spaces", |n| fill(n, "", "\u{3000}")),
        ],
    );
}
