//! Chats that WhatsApp exported.

use judou_dialogue::Notation::WhatsApp;
use judou_dialogue::parse;
use proptest::prelude::*;

use crate::laws::{assert_laws, assert_linear_and_lawful, assert_not, events, times, turns};

const ANDROID: &str = "\
02/01/20, 9:05 PM - Messages and calls are end-to-end encrypted. Tap to learn more.
02/01/20, 9:05 PM - Bo created group \"Trip: north\"
02/01/20, 9:06 PM - Bo: Who comes?
02/01/20, 9:07 PM - +46 70 123 45 67: Me.

I bring: bread
- cheese
02/01/20, 9:08 PM - Bo changed the subject from \"Trip: north\" to \"Trip: south\"
02/01/20, 9:09 PM - Bo: <Media omitted>
02/01/20, 9:10 PM - Åsa Öberg:\x20
02/01/20, 9:11 PM - Åsa Öberg left
";

const IPHONE: &str = "\
[2020/1/2 下午9:05:33] 周末: \u{200e}消息和通话已进行端到端加密。
\u{200e}[2020/1/2 下午9:05:40] 周末: \u{200e}小李添加了你
[2020/1/2 下午9:06:02] 小李: 去哪儿？\r
\u{200e}[2020/1/2 下午9:06:10] 小李: \u{200e}已忽略图片\r
[2020/1/2 下午9:07:00] 阿明: 山上：远。\r
";

#[test]
fn messages_and_notices() {
    assert_eq!(
        turns(ANDROID, WhatsApp),
        [
            ("Bo", "Who comes?"),
            ("+46 70 123 45 67", "Me.\n\nI bring: bread\n- cheese"),
            ("Bo", "<Media omitted>"),
            ("Åsa Öberg", ""),
        ]
    );
    assert_eq!(events(ANDROID).len(), 4);
    let transcript = parse(ANDROID);
    assert_eq!(transcript.turns[1].paragraphs.len(), 2);
    assert_eq!(transcript.turns[0].label.of(ANDROID), "02/01/20, 9:06 PM - Bo:");
    assert_eq!(
        turns(IPHONE, WhatsApp),
        [("小李", "去哪儿？"), ("小李", "\u{200e}已忽略图片"), ("阿明", "山上：远。")]
    );
    assert_eq!(events(IPHONE).len(), 2);
    assert_eq!(times(IPHONE)[0], Some(1_577_999_162_000));
}

#[test]
fn one_message_in_every_locale() {
    // 2020-01-02 21:05 in all of them; the 31st settles which number is the day.
    let headers = [
        ("02/01/20, 9:05 PM - ", "31/01/20, 9:05 PM - "),
        ("02/01/2020 21:05: ", "31/01/2020 21:05: "),
        ("1/2/20, 9:05 PM - ", "1/31/20, 9:05 PM - "),
        ("02/01/2020, 9:05\u{202f}p.\u{a0}m. - ", "31/01/2020, 9:05\u{202f}p.\u{a0}m. - "),
        ("02.01.20, 21:05 - ", "31.01.20, 21:05 - "),
        ("2020-01-02 21:05 - ", "2020-01-31 21:05 - "),
        ("02-01-20 21:05 - ", "31-01-20 21:05 - "),
        ("20/1/2 下午9:05 - ", "20/1/31 下午9:05 - "),
        ("2020年1月2日 晚上9:05 - ", "2020年1月31日 晚上9:05 - "),
        ("2020. 1. 2. 오후 9:05 - ", "2020. 1. 31. 오후 9:05 - "),
        ("02/01/2020 à 21:05 - ", "31/01/2020 à 21:05 - "),
        ("2/1/2020 a las 21:05 - ", "31/1/2020 a las 21:05 - "),
        ("2.1.2020 klo 21.05 - ", "31.1.2020 klo 21.05 - "),
        ("21:05, 02/01/2020 - ", "21:05, 31/01/2020 - "),
        ("٢‏/١‏/٢٠٢٠، ٩:٠٥ م - ", "٣١‏/١‏/٢٠٢٠، ٩:٠٥ م - "),
        ("2/1/2563 21:05 - ", "31/1/2563 21:05 - "),
        ("[02.01.20, 21:05:00] ", "[31.01.20, 21:05:00] "),
        ("[1/2/20, 9:05:00\u{202f}PM] ", "[1/31/20, 9:05:00\u{202f}PM] "),
        ("[2020/1/2 下午9:05:00] ", "[2020/1/31 下午9:05:00] "),
        ("\u{200f}[٢‏/١‏/٢٠٢٠، ٩:٠٥:٠٠ م] ", "\u{200f}[٣١‏/١‏/٢٠٢٠، ٩:٠٥:٠٠ م] "),
    ];
    for (one, other) in headers {
        let text = format!("{one}Ana: hi\n{other}Bo: well: yes\n");
        assert_eq!(turns(&text, WhatsApp), [("Ana", "hi"), ("Bo", "well: yes")], "{one}");
        let expected = [Some(1_577_999_100_000), Some(1_580_504_700_000)];
        assert_eq!(times(&text), expected, "{one}");
    }
}

#[test]
fn what_was_pasted_is_content() {
    let lines: String = (1..20)
        .map(|i| format!("[04.01.18, 11:{:02}:57] Ana: {i}\n", i + 20))
        .collect::<Vec<_>>()
        .concat();
    let text = format!(
        "{lines}[04.01.18, 12:00:01] Bo: they wrote\n[1.2.2019, 00:00:00] Ana: old\n\
         2/11/19, 14:48 - Ana: older\n[04.01.18, 12:00:09] Ana: so?\n"
    );
    let turns = turns(&text, WhatsApp);
    assert_eq!(turns.len(), 21);
    assert_eq!(
        turns[19].1,
        "they wrote\n[1.2.2019, 00:00:00] Ana: old\n2/11/19, 14:48 - Ana: older"
    );
}

#[test]
fn what_is_no_export() {
    assert_not(
        WhatsApp,
        &[
            "[2020-01-02 10:00:00] local.ERROR: no such file\n[2020-01-02 10:00:01] local.INFO: up\n",
            "2020-01-02 10:00:00,123 - root - INFO - text\n",
            "Ana wrote:\n\n02/01/20, 9:05 PM - Bo: hi\n",
            "2020/01/02 - a day: it rained\n2020/01/03 - another: it did not\n",
            "Ana: 12:30 - lunch\nBo: fine\nAna: good\nBo: yes\n",
            "[00:12:34] Ana: hi\n[00:12:40] Bo: ho\n",
        ],
    );
}

#[test]
fn hostile_text_is_read_in_linear_time() {
    assert_linear_and_lawful(
        WhatsApp,
        &[
            ANDROID,
            IPHONE,
            "02/01/20, 9:05 PM - ",
            "[02/01/20, 9:05",
            "02/01/20, 9:05 PM - a:b:c:d",
            "1/1/20, 9:05 PM - a: b\n",
        ],
    );
}

proptest! {
    /// What is exported is what is read, whoever says what.
    #[test]
    fn exports_are_read_back(
        bracketed: bool,
        messages in prop::collection::vec(
            ("[A-Za-zÀ-ÿ一-龥가-힣]{1,12}( [A-Z][a-z]{1,8})?", "[a-z一-龥][a-z :一-龥]{0,30}[a-z一-龥]", "(\n[a-z一-龥]{1,9}){0,3}"),
            1..20,
        ),
    ) {
        let mut text = String::new();
        let mut expected = Vec::new();
        for (index, (name, words, more)) in messages.iter().enumerate() {
            let minute = index % 60;
            let header = if bracketed {
                format!("[13.01.20, 21:{minute:02}:07] ")
            } else {
                format!("13.01.20, 21:{minute:02} - ")
            };
            let line = format!("{header}{name}: {words}{more}\n");
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
        prop_assert!(transcript.turns.iter().all(|turn| turn.start_ms.is_some()));
    }
}
