//! Chats that `KakaoTalk` exported.

use judou_dialogue::Notation::KakaoTalk;
use proptest::prelude::*;

use crate::laws::{assert_laws, assert_linear_and_lawful, assert_not, events, times, turns};

const PC: &str = "\u{feff}산책 모임 님과 카카오톡 대화\r
저장한 날짜 : 2020-11-03 11:29:33\r
\r
--------------- 2020년 11월 3일 화요일 ---------------\r
김하나님이 들어왔습니다.\r
[김하나] [오전 11:29] 어디로 가요?\r
[[산] 이둘] [오후 12:05] 산으로\r
\r
- 시간 : 9:00 ~ 10:00\r
[사진] 예쁘다\r
이둘님이 나갔습니다.\r
--------------- 2020년 11월 4일 수요일 ---------------\r
[김하나] [오전 12:00] 사진\r
";

const ANDROID: &str = "\
산책 모임 3 카카오톡 대화
저장한 날짜 : 2020년 11월 3일 오전 11:29


2020년 11월 3일 오전 11:29
2020년 11월 3일 오전 11:29, 김하나님이 이둘님을 초대했습니다.
2020년 11월 3일 오전 11:29, 김하나 : 어디로 가요?
2020년 11월 3일 오후 12:05, 이둘 : 산으로 : 멀리

2020년에 간 곳
- 시간 : 9:00

2020년 11월 4일 오전 12:00
2020년 11월 4일 오전 12:00, 김하나 : 사진
";

const IPHONE: &str = "\
KakaoTalk Chats with Walkers
Date Saved : Nov 3, 2020 at 11:29

Tuesday, November 3, 2020
Nov 3, 2020 at 11:29, Hana : Where to?
Nov 3, 2020 at 12:05, Dul : Up
Nov 3, 2020 at 12:06, Dul left this chatroom.

Wednesday, November 4, 2020
Nov 4, 2020 at 0:00, Hana : Photo
";

#[test]
fn messages_of_every_device() {
    let names = ["김하나", "[산] 이둘", "김하나"];
    let expected = ["어디로 가요?", "산으로\r\n\r\n- 시간 : 9:00 ~ 10:00\r\n[사진] 예쁘다", "사진"];
    let pairs: Vec<(&str, &str)> = names.into_iter().zip(expected).collect();
    assert_eq!(turns(PC, KakaoTalk), pairs);
    assert_eq!(events(PC).len(), 4);
    assert_eq!(
        turns(ANDROID, KakaoTalk),
        [
            ("김하나", "어디로 가요?"),
            ("이둘", "산으로 : 멀리\n\n2020년에 간 곳\n- 시간 : 9:00"),
            ("김하나", "사진"),
        ]
    );
    assert_eq!(events(ANDROID).len(), 3);
    assert_eq!(turns(IPHONE, KakaoTalk), [("Hana", "Where to?"), ("Dul", "Up"), ("Hana", "Photo")]);
    assert_eq!(events(IPHONE).len(), 3);
    let expected = [Some(1_604_402_940_000), Some(1_604_405_100_000), Some(1_604_448_000_000)];
    for text in [PC, ANDROID, IPHONE] {
        assert_eq!(times(text), expected);
    }
}

#[test]
fn what_is_no_export() {
    assert_not(
        KakaoTalk,
        &[
            "[하나] [00:12] 어디로 가요?\n[이둘] [00:15] 산으로\n",
            "2020년 11월 3일 오전 11:29, 서울 : 비\n",
            "# 카카오톡 대화\n\n하나: 어디로 가요?\n이둘: 산으로\n하나: 네\n이둘: 네\n",
            "일시 : 2020년 11월 3일\n장소 : 서울\n",
        ],
    );
}

#[test]
fn hostile_text_is_read_in_linear_time() {
    assert_linear_and_lawful(
        KakaoTalk,
        &[
            PC,
            ANDROID,
            IPHONE,
            "[",
            "[]",
            "[a] [",
            "2020년 11월 3일 오전 11:29, a",
            "----- 2020년 ",
        ],
    );
}

proptest! {
    /// What is exported is what is read, from a phone and from a PC.
    #[test]
    fn exports_are_read_back(
        pc: bool,
        messages in prop::collection::vec(
            ("[가-힣A-Z]{2,5}( [A-Z]{2,4})?", "[a-z가-힣][a-z :가-힣]{0,30}[a-z가-힣]", "(\n[a-z가-힣]{1,9}){0,3}"),
            2..20,
        ),
    ) {
        let mut text = String::from("모임 님과 카카오톡 대화\n저장한 날짜 : 2020년 11월 3일 오전 11:29\n\n");
        if pc {
            text += "--------------- 2020년 11월 3일 화요일 ---------------\n";
        }
        let mut expected = Vec::new();
        for (index, (name, words, more)) in messages.iter().enumerate() {
            let minute = index % 60;
            if pc {
                let line = format!("[{name}] [오후 1:{minute:02}] {words}{more}\n");
text += &line;
            } else {
                let line = format!("2020년 11월 3일 오후 1:{minute:02}, {name} : {words}{more}\n");
text += &line;
            }
            expected.push((name.clone(), format!("{words}{more}")));
        }
        let transcript = judou_dialogue::parse(&text);
        assert_laws(&text, &transcript);
        let found: Vec<(String, String)> = transcript
            .turns
            .iter()
            .map(|turn| (turn.name.of(&text).to_owned(), turn.content.of(&text).to_owned()))
            .collect();
        prop_assert_eq!(found, expected);
    }
}
