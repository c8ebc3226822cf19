//! Labels in brackets, and what else stands in brackets at the start of a line.

mod support;

use std::fmt::Write as _;

use judou_dialogue::{EventKind, Notation, Role, parse};
use proptest::prelude::*;
use support::{assert_hostile_is_linear, assert_laws, fill, read, turns};

const TALK: &str = "\
【推荐】本周好物，点击查看。

# 第一部分

【主持人】欢迎收听节目。
【小林】大家好。
（掌声）
【主持人】：今天聊什么？

【小林】
聊聊读书。

书很好。
【观众】我有一个问题。
# 第二部分
【主持人】请说。
【小林】谢谢大家。
【赞助】感谢某公司的支持。
";

#[test]
fn a_talk_gives_turns_sections_and_events() {
    let transcript = parse(TALK);
    assert_laws(TALK, &transcript);
    assert_eq!(transcript.notation, Some(Notation::BracketLabel));
    let expected = [
        ("主持人", "欢迎收听节目。"),
        ("小林", "大家好。"),
        ("主持人", "今天聊什么？"),
        ("小林", "聊聊读书。\n\n书很好。"),
        ("观众", "我有一个问题。"),
        ("主持人", "请说。"),
        ("小林", "谢谢大家。"),
    ];
    assert_eq!(turns(TALK, &transcript), expected);
    assert_eq!(transcript.turns[2].label.of(TALK), "【主持人】：");
    assert_eq!(transcript.turns[3].paragraphs.len(), 2);
    assert_eq!(transcript.speakers[0].role, Some(Role::Host));
    let titles: Vec<_> = transcript.sections.iter().map(|it| it.title.of(TALK)).collect();
    assert_eq!(titles, ["第一部分", "第二部分"]);
    let events: Vec<_> =
        transcript.events.iter().map(|event| (event.kind, event.span.of(TALK))).collect();
    assert_eq!(events, [(EventKind::Stage, "（掌声）")]);
}

#[test]
fn forms_of_labels() {
    let cases: &[(&str, Option<&str>, Option<u64>)] = &[
        ("【N】hi there", Some("N"), None),
        ("〖N〗 hi there", Some("N"), None),
        ("［N］ hi there", Some("N"), None),
        ("[N] hi there", Some("N"), None),
        ("[N]: hi there", Some("N"), None),
        ("<N> hi there", Some("N"), None),
        ("<N>hi there</N>", Some("N"), None),
        ("＜N＞hi there", Some("N"), None),
        ("[00:12] [N] hi there", Some("N"), Some(12_000)),
        ("[N] [00:12] hi there", Some("N"), Some(12_000)),
        ("【N】(1:02) hi there", Some("N"), Some(62_000)),
        ("[N](hi there)", None, None),
        ("[N][hi there]", None, None),
        ("[N]:hi there", None, None), // a reference's target
        ("[N hi there", None, None),
        ("【】hi there", None, None),
        ("[N=1] hi there", None, None),
        ("hi [N] there", None, None),
    ];
    for &(form, expected, start) in cases {
        for name in ["Ann Lee", "小林", "Speaker 1"] {
            let text = format!("{}\n{}\n", form.replace('N', name), form.replace('N', name));
            let transcript = read(Notation::BracketLabel, &text);
            let found = turns(&text, &transcript).first().copied();
            assert_eq!(found, expected.map(|_| (name, "hi there")), "{text:?}");
            assert_eq!(transcript.turns.first().and_then(|turn| turn.start_ms), start, "{text:?}");
        }
    }
}

/// A narrator speaks, and so does one whose name is hidden; sounds and questions in brackets don't.
#[test]
fn narrators_and_the_nameless() {
    let text = "【旁白】天黑了。\n【？？？】谁在那里？\n【小林】是我。\n【音效】关门声\n\
                【？？？】进来吧。\n【小林】谢谢你。\n【旁白】没有人再说话。\n";
    let expected = ["旁白", "？？？", "小林", "？？？", "小林", "旁白"];
    let transcript = parse(text);
    let names: Vec<_> = transcript.turns.iter().map(|turn| turn.name.of(text)).collect();
    assert_eq!(names, expected);
    assert!(parse(&"【？】这是什么。\n【！】注意安全。\n".repeat(4)).turns.is_empty());
}

#[test]
fn what_is_a_talk() {
    let talks = [
        "[Ann] How are you today?\n[Ben] I am fine, thank you.\n".repeat(2),
        "<Person1>Welcome to the show.</Person1>\n<Person2>Thanks, it is good to be here.</Person2>\n".repeat(3),
        "【問】これは何ですか。\n【答】これは本です。\n".repeat(2),
    ];
    for text in talks {
        assert_eq!(parse(&text).notation, Some(Notation::BracketLabel), "{text:?}");
    }
    let others = [
        "【推荐】这个很好，值得一看。\n【热门】大家都在看。\n".repeat(4),
        "[INFO] Started the server.\n[WARN] It is slow today.\n".repeat(6),
        "[x] Write the tests.\n[ ] Run the tests.\n".repeat(4),
        "[Added] A new thing.\n[Fixed] An old thing.\n".repeat(4),
        "[1] A book by somebody.\n[2] A book by another.\n".repeat(4),
        "<li>One thing here.</li>\n<p>Another thing here.</p>\n".repeat(4),
        "[Verse 1]\nLa la la la.\n[Chorus]\nLa la la.\n".repeat(4),
        "【姓名】张三\n【年龄】二十\n【地址】北京\n".repeat(4),
        "[Width] 120\n[Height] 80\n".repeat(4),
        "[Small] The cheap one.\n[Medium] The usual one.\n[Large] The dear one.\n".repeat(4),
        "[Ann] How are you today?\n[Ben] I am fine, thank you.\n".to_owned(),
        "[Ann] How are you today?\n".repeat(9),
        "[docs](a.md) are good.\n[code](b.md) is bad.\n".repeat(4),
        "A long page of text.\n".repeat(40) + &"[Ann] How are you?\n[Ben] I am fine.\n".repeat(3),
    ];
    for text in others {
        assert_ne!(parse(&text).notation, Some(Notation::BracketLabel), "{text:?}");
    }
}

proptest! {
    /// What is written comes back: names and words.
    #[test]
    fn written_talks_come_back(
        said in prop::collection::vec("[a-z一-龥]{2,9} [a-z一-龥]{2,9} [a-z一-龥]{2,9}", 5..30),
        brackets in prop::sample::select(vec![("【", "】"), ("[", "] "), ("<", "> ")]),
        ending in judou_testkit::strategies::line_ending(),
    ) {
        let (open, close) = brackets;
        let mut text = String::new();
        let mut expected = Vec::new();
        for (at, said) in said.iter().enumerate() {
            let name = if at % 2 == 0 { "Ann" } else { "王小林" };
            write!(text, "{open}{name}{close}{said}。{ending}").unwrap();
            expected.push((name, format!("{said}。")));
        }
        // `<Ann> text` is how chats are logged, too.
        if open != "<" {
            prop_assert_eq!(parse(&text).notation, Some(Notation::BracketLabel));
        }
        let transcript = read(Notation::BracketLabel, &text);
        let found: Vec<_> = transcript
            .turns
            .iter()
            .map(|turn| (turn.name.of(&text), turn.words(&text).to_owned()))
            .collect();
        prop_assert_eq!(found, expected);
    }
}

#[test]
fn titles_and_credits_end_what_is_said() {
    let text = "【司会】どうぞ。\n\n【森】はい。\n\n■ 冬の話\n\n【司会】冬は？\n\n【森】長い。\n\n（構成・林）\n※ 敬称略。\n";
    let transcript = read(Notation::BracketLabel, text);
    let words: Vec<&str> = transcript.turns.iter().map(|turn| turn.words(text)).collect();
    assert_eq!(words, ["どうぞ。", "はい。", "冬は？", "長い。"]);
}

#[test]
fn time_is_linear_in_the_text() {
    assert_hostile_is_linear(
        Notation::BracketLabel,
        &[
            ("bracket_turns", |n| fill(n, "", "[Ann] How are you?\n[Ben] Fine.\n(laughs)\n")),
            ("bracket_opens", |n| fill(n, "", "【")),
            ("bracket_opens_lines", |n| fill(n, "", "[\n")),
            ("bracket_one_line", |n| fill(n, "", "[Ann] ")),
            ("bracket_tags", |n| fill(n, "", "<Ann>a</Ann>")),
            ("bracket_headings", |n| fill(n, "[Ann] a b\n[Ann] c d\n", "# a\n")),
            ("bracket_names", |n| {
                (0..n / 40).fold(String::new(), |text, i| {
                    text + &format!("[Ann{i} B] one two\n[Ann{i} B] three\n")
                })
            }),
        ],
    );
}
