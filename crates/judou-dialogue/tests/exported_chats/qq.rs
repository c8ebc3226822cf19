//! Chats that QQ exported, and that were copied from `WeChat`.

use judou_dialogue::Notation::Qq;
use judou_dialogue::parse;
use proptest::prelude::*;

use crate::laws::{assert_laws, assert_linear_and_lawful, assert_not, events, times, turns};

const EXPORT: &str = "\
消息记录（此消息记录为文本格式，不支持重新导入）

================================================================
消息分组:我的群
================================================================
消息对象:爬山
================================================================

2020-01-02 21:05:00 小花(123456)
去哪儿？

2020-01-02 21:06:00 阿明(234567)
山上：

远。
2020-01-02 21:06:30 系统消息(10000)
小花撤回了一条消息
2020-01-03 0:00:00 花花(123456)
[图片]


================================================================
消息对象:下山
================================================================

2020-01-04 9:00:00 阿明(234567)
到了

";

const COPIED: &str = "\
小花 2020/1/2 21:05
去哪儿？

阿明 2020/1/2 21:06
山上
小花 2020/1/3 0:00
[图片]
";

/// What `WeChat` mails: the day in rules, and times of day behind the names.
const MAILED: &str = "\
微信聊天记录

—————  2020-01-02  —————


小花  21:05

去哪儿？

阿 明  21:06

山上
远。

—————  2020-01-03  —————


小花  0:00

[图片]
";

#[test]
fn mailed_chats_have_rules_with_days() {
    assert_eq!(
        turns(MAILED, Qq),
        [("小花", "去哪儿？"), ("阿 明", "山上\n远。"), ("小花", "[图片]")]
    );
    assert_eq!(times(MAILED)[2], Some(1_578_009_600_000));
    assert_eq!(events(MAILED).len(), 2);
    let bracketed = "小花(2020-01-02 21:05:11)\n去哪儿？\n阿明(2020-01-02 21:06:00)\n山上\n";
    assert_eq!(turns(bracketed, Qq), [("小花", "去哪儿？"), ("阿明", "山上")]);
}

#[test]
fn messages() {
    assert_eq!(
        turns(EXPORT, Qq),
        [("小花", "去哪儿？"), ("阿明", "山上：\n\n远。"), ("花花", "[图片]"), ("阿明", "到了"),]
    );
    let transcript = parse(EXPORT);
    // One account, two names.
    assert_eq!(transcript.turns[0].speaker, transcript.turns[2].speaker);
    let sections: Vec<&str> =
        transcript.sections.iter().map(|section| section.title.of(EXPORT)).collect();
    assert_eq!(sections, ["我的群", "爬山", "下山"]);
    assert_eq!(transcript.turns[3].section, Some(2));
    assert_eq!(events(EXPORT), ["2020-01-02 21:06:30 系统消息(10000)\n小花撤回了一条消息"]);
    assert_eq!(turns(COPIED, Qq), [("小花", "去哪儿？"), ("阿明", "山上"), ("小花", "[图片]")]);
    let expected = [Some(1_577_999_100_000), Some(1_577_999_160_000), Some(1_578_009_600_000)];
    assert_eq!(times(EXPORT)[..3], expected);
    assert_eq!(times(COPIED), expected);
}

#[test]
fn what_is_no_export() {
    assert_not(
        Qq,
        &[
            "2020-01-02 21:05:11 INFO started\n2020-01-02 21:05:12 INFO stopped\n",
            "2020-01-02 21:05 到站\n2020-01-02 21:30 离站\n2020-01-02 22:00 到家\n",
            "春天的山\n\n小花 2020-01-02 21:05\n\n山上有花。\n",
            "小花：去哪儿？\n阿明：山上\n小花：好\n阿明：走\n",
            "消息记录\n\n小花：去哪儿？\n阿明：山上\n小花：好\n阿明：走\n",
        ],
    );
}

#[test]
fn hostile_text_is_read_in_linear_time() {
    assert_linear_and_lawful(
        Qq,
        &[EXPORT, COPIED, "a 21:05 21:05 21:05 ", "2020-01-02 21:05:11 a\n", "(12345) "],
    );
}

proptest! {
    /// What is exported is what is read.
    #[test]
    fn exports_are_read_back(
        time_first: bool,
        messages in prop::collection::vec(
            ("[一-龥A-Z]{2,5}", "[a-z一-龥][a-z ：一-龥]{0,30}[a-z一-龥]", "(\n\n?[a-z一-龥]{1,9}){0,3}"),
            2..20,
        ),
    ) {
        let mut text = String::new();
        let mut expected = Vec::new();
        for (index, (name, words, more)) in messages.iter().enumerate() {
            let moment = format!("2020-01-02 21:{:02}:07", index % 60);
            let header = if time_first { format!("{moment} {name}") } else { format!("{name} {moment}") };
            let line = format!("{header}\n{words}{more}\n\n");
text += &line;
            expected.push((name.clone(), format!("{words}{more}")));
        }
        let transcript = parse(&text);
        assert_laws(&text, &transcript);
        let found: Vec<(String, String)> = transcript
            .turns
            .iter()
            .map(|turn| (turn.name.of(&text).to_owned(), turn.content.of(&text).to_owned()))
            .collect();
        prop_assert_eq!(found, expected);
    }
}
