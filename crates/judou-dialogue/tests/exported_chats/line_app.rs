//! Chats that LINE exported.

use judou_dialogue::Notation::Line;
use judou_dialogue::parse;
use proptest::prelude::*;

use crate::laws::{assert_laws, assert_linear_and_lawful, assert_not, events, times, turns};

const PHONE: &str = "\u{feff}[LINE] 花とのトーク履歴\r
保存日時：2020/01/02 21:30\r
\r
2020/01/02(木)\r
21:05\t花\tどこへ行く？\r
21:06\t山田 太郎\t\"山へ\r
\r
「\"\"遠い\"\"」所\"\r
21:07\t\t花が写真を削除しました\r
\r
2020/01/03(金)\r
0:00\t花\t[写真]\r
";

const ENGLISH: &str = "\
[LINE] Chat history with Hana
Saved on: 01/02/2020, 21:30

Thu, 01/02/2020
9:05 PM\tHana\tWhere to?
9:06 PM\tTaro Yamada\tUp
";

const CHINESE: &str = "\
[LINE] 與小花的聊天記錄
儲存日期： 2020/01/02 21:30

2020/01/02（四）
下午09:05\t小花\t去哪？
下午09:06\t阿明\t山上
";

const PC: &str = "\
2020.01.02 木曜日
21:05 花 どこへ 行く？
21:06 山田 太郎 山へ 行く
21:06 山田 太郎 遠い山へ
21:07 山田 太郎 スタンプ
21:08 花 いいね
二行目
21:09 三郎が参加しました。
2020.01.03 金曜日
00:00 花 写真
";

#[test]
fn messages_of_every_device() {
    assert_eq!(
        turns(PHONE, Line),
        [
            ("花", "どこへ行く？"),
            ("山田 太郎", "\"山へ\r\n\r\n「\"\"遠い\"\"」所\""),
            ("花", "[写真]"),
        ]
    );
    let transcript = parse(PHONE);
    assert_eq!(transcript.turns[1].words(PHONE), "山へ\r\n\r\n「\"遠い\"」所");
    assert_eq!(events(PHONE).len(), 3);
    let times_of = [Some(1_577_999_100_000), Some(1_577_999_160_000)];
    assert_eq!(turns(ENGLISH, Line), [("Hana", "Where to?"), ("Taro Yamada", "Up")]);
    assert_eq!(times(ENGLISH), times_of);
    assert_eq!(turns(CHINESE, Line), [("小花", "去哪？"), ("阿明", "山上")]);
    assert_eq!(times(CHINESE), times_of);
    assert_eq!(times(PHONE), [times_of[0], times_of[1], Some(1_578_009_600_000)]);
}

#[test]
fn names_between_blanks_are_what_lines_share() {
    assert_eq!(
        turns(PC, Line),
        [
            ("花", "どこへ 行く？"),
            ("山田 太郎", "山へ 行く"),
            ("山田 太郎", "遠い山へ"),
            ("山田 太郎", "スタンプ"),
            ("花", "いいね\n二行目"),
            ("花", "写真"),
        ]
    );
    assert_eq!(
        events(PC),
        ["2020.01.02 木曜日", "21:09 三郎が参加しました。", "2020.01.03 金曜日"]
    );
}

#[test]
fn what_is_no_export() {
    assert_not(
        Line,
        &[
            "2020.01.02 木曜日\n21:05 駅に着く。\n",
            "2020/01/02(木)\n\n09:00 開会\n09:05 挨拶\n10:00 休憩\n11:00 閉会\n",
            "花: どこへ行く？\n太郎: 山へ\n花: いいね\n太郎: うん\n",
        ],
    );
}

#[test]
fn hostile_text_is_read_in_linear_time() {
    assert_linear_and_lawful(
        Line,
        &[
            PHONE,
            ENGLISH,
            PC,
            "2020.01.02 木曜日\n21:05 a b c\n",
            "21:05\t",
            "2020.01.02 木曜日\n21:05 x y\n21:05 y x\n",
        ],
    );
}

proptest! {
    /// What is exported is what is read.
    #[test]
    fn exports_are_read_back(
        messages in prop::collection::vec(
            ("[ぁ-ん一-龥A-Z]{2,5}( [A-Z]{2,4})?", "[a-z一-龥][a-z :一-龥]{0,30}[a-z一-龥]", "(\n[a-z一-龥]{1,9}){0,3}"),
            1..20,
        ),
    ) {
        let mut text = String::from("[LINE] Aとのトーク履歴\n保存日時：2020/01/02 21:30\n\n2020/01/02(木)\n");
        let mut expected = Vec::new();
        for (index, (name, words, more)) in messages.iter().enumerate() {
            let words = format!("{words}{more}");
            let quote = if more.is_empty() { "" } else { "\"" };
            let line = format!("21:{:02}\t{name}\t{quote}{words}{quote}\n", index % 60);
text += &line;
            expected.push((name.clone(), words));
        }
        let transcript = parse(&text);
        assert_laws(&text, &transcript);
        let found: Vec<(String, String)> = transcript
            .turns
            .iter()
            .map(|turn| (turn.name.of(&text).to_owned(), turn.words(&text).to_owned()))
            .collect();
        prop_assert_eq!(found, expected);
    }
}
