//! Minutes of Japanese and Korean parliaments.

mod support;

use std::fmt::Write as _;

use judou_dialogue::{EventKind, Notation, Role, parse};
use proptest::prelude::*;
use support::{assert_hostile_is_linear, assert_laws, fill, read, turns};

const DIET: &str = "\
第九十九回　見本委員会会議録
○議事日程
○本日の会議に付した案件
　　　　―――――◇―――――
○委員長（山田太郎君）　これより開きます。
　〔理事退席、委員長着席〕
　まず、鈴木花子君。
○鈴木花子君　質問します。（拍手）

　○の数についてです。
○国務大臣（佐藤　一君）お答えします。
　〔発言する者あり〕
　　　　―――――・―――――
　　　午後零時散会
○委員長（山田太郎君）　終わります。
";

const ASSEMBLY: &str = "\
제99회 견본위원회 회의록
(10시00분 개의)
◯위원장 홍길동  의석을 정돈해 주십시오.
  다음은 심청 위원.
◯심청 위원  질의하겠습니다.
(자료를 보며)
한 가지만 묻겠습니다.
◯보건복지부 장관 임꺽정  답변드리겠습니다.
◯위원장 홍길동 예, 좋습니다.
◯심청 위원 감사합니다.
◯위원장 ○○○  마치겠습니다.
";

#[test]
fn a_japanese_sitting() {
    let transcript = parse(DIET);
    assert_laws(DIET, &transcript);
    assert_eq!(transcript.notation, Some(Notation::Hansard));
    let found: Vec<(&str, &str)> =
        transcript.turns.iter().map(|turn| (turn.name.of(DIET), turn.words(DIET))).collect();
    let expected = [
        ("委員長（山田太郎君）", "これより開きます。\n　まず、鈴木花子君。"),
        ("鈴木花子君", "質問します。（拍手）\n\n　○の数についてです。"),
        ("国務大臣（佐藤　一君）", "お答えします。"),
        ("委員長（山田太郎君）", "終わります。"),
    ];
    assert_eq!(found, expected);
    assert_eq!(transcript.turns[2].span.of(DIET), "○国務大臣（佐藤　一君）お答えします。");
    let speakers: Vec<_> =
        transcript.speakers.iter().map(|it| (it.role, it.aliases.join("|"))).collect();
    let expected = [
        (Some(Role::Chair), "山田太郎".to_owned()),
        (None, "鈴木花子".to_owned()),
        (None, "佐藤　一".to_owned()),
    ];
    assert_eq!(speakers, expected);
    let events: Vec<_> = transcript.events.iter().map(|event| event.span.of(DIET)).collect();
    let expected = [
        "―――――◇―――――",
        "〔理事退席、委員長着席〕",
        "〔発言する者あり〕",
        "―――――・―――――",
        "午後零時散会",
    ];
    assert_eq!(events, expected);
    assert!(transcript.events.iter().all(|event| event.kind == EventKind::Stage));
}

#[test]
fn a_korean_sitting() {
    let transcript = parse(ASSEMBLY);
    assert_laws(ASSEMBLY, &transcript);
    assert_eq!(transcript.notation, Some(Notation::Hansard));
    let found: Vec<(&str, &str)> = transcript
        .turns
        .iter()
        .map(|turn| (turn.name.of(ASSEMBLY), turn.words(ASSEMBLY)))
        .collect();
    let expected = [
        ("위원장 홍길동", "의석을 정돈해 주십시오.\n  다음은 심청 위원."),
        ("심청 위원", "질의하겠습니다.\n한 가지만 묻겠습니다."),
        ("보건복지부 장관 임꺽정", "답변드리겠습니다."),
        ("위원장 홍길동", "예, 좋습니다."),
        ("심청 위원", "감사합니다."),
        ("위원장 ○○○", "마치겠습니다."),
    ];
    assert_eq!(found, expected);
    let speakers: Vec<_> =
        transcript.speakers.iter().map(|it| (it.role, it.aliases.join("|"))).collect();
    assert_eq!(speakers[0], (Some(Role::Chair), "홍길동".to_owned()));
    assert_eq!(speakers[1], (None, "심청".to_owned()));
    assert_eq!(speakers[2], (None, "임꺽정".to_owned()));
}

#[test]
fn label_cases() {
    let cases: &[(&str, Option<&str>)] = &[
        ("○議長（田中一郎君）　はい。", Some("議長（田中一郎君）")),
        ("◆３番（田中議員）　はい。", Some("３番（田中議員）")),
        ("◎市長(田中一郎)　はい。", Some("市長(田中一郎)")),
        ("○（田中委員）　はい。", Some("（田中委員）")),
        ("○田中委員　はい。", Some("田中委員")),
        ("○ 田中委員　はい。", Some("田中委員")),
        ("　○田中委員　はい。", Some("田中委員")),
        ("○田中委員", Some("田中委員")),
        ("◯의장 김철수  예.", Some("의장 김철수")),
        ("○국무총리 김철수  예.", Some("국무총리 김철수")),
        ("◯김철수 의원  예.", Some("김철수 의원")),
        ("○田中委員は言う。", None),
        ("○目的　調べる。", None), // alone; it would have to recur
        ("○○君　はい。", None),
        ("・田中委員　はい。", None),
        ("田中委員　はい。", None),
    ];
    for &(line, expected) in cases {
        let transcript = read(Notation::Hansard, line);
        assert_eq!(turns(line, &transcript).first().map(|it| it.0), expected, "{line:?}");
    }
}

#[test]
fn what_are_minutes() {
    let talk = "○議長（田中君）　はい。\n○鈴木君　いいえ。\n".repeat(2);
    assert_eq!(parse(&talk).notation, Some(Notation::Hansard));
    let others = [
        "○議長（田中君）　はい。\n○鈴木君　いいえ。\n".to_owned(),
        "出席者\n○田中君\n○鈴木君\n○佐藤君\n○山田君\n○高橋君\n".to_owned(),
        "○日時　五月\n○場所　東京\n○目的　会議\n".repeat(3),
        "○準備　する。\n○片付け　する。\n".repeat(4),
        "○ 첫째 항목\n○ 둘째 항목\n○ 셋째 항목\n○ 첫째 항목\n".to_owned(),
        "◯議長（田中君）　はい。\n".repeat(8),
    ];
    for text in others {
        assert_ne!(parse(&text).notation, Some(Notation::Hansard), "{text:?}");
    }
}

proptest! {
    /// What is written comes back: names and words.
    #[test]
    fn written_minutes_come_back(
        said in prop::collection::vec("[ぁ-ん一-龥]{1,12}", 5..30),
        name in "[一-龥]{2,4}",
        ending in judou_testkit::strategies::line_ending(),
    ) {
        let mut text = String::new();
        let mut expected = Vec::new();
        for (at, said) in said.iter().enumerate() {
            let label = if at % 2 == 0 { "議長（甲野君）".to_owned() } else { format!("{name}君") };
            write!(text, "○{label}　{said}。{ending}〔拍手〕{ending}").unwrap();
            expected.push((label, format!("{said}。")));
        }
        let transcript = parse(&text);
        assert_laws(&text, &transcript);
        prop_assert_eq!(transcript.notation, Some(Notation::Hansard));
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
        Notation::Hansard,
        &[
            ("hansard_turns", |n| fill(n, "", "○議長（甲野君）　はい。\n〔拍手〕\nさて。\n")),
            ("hansard_korean", |n| fill(n, "", "◯위원장 홍길동  예.\n◯심청 위원 예.\n")),
            ("hansard_circles", |n| fill(n, "", "○")),
            ("hansard_words", |n| fill(n, "◯", "위원장 ")),
            ("hansard_brackets", |n| fill(n, "○議長（甲野君）　はい。\n", "〔")),
            ("hansard_rules", |n| fill(n, "", "―")),
            ("hansard_notes", |n| fill(n, "○議長（甲野君）　はい。\n", "〔拍手〕\n")),
        ],
    );
}
