//! Files that are not UTF-8: what is read, what is said, and that spans are into the decoded text.

mod support;

use encoding_rs::Encoding;
use serde_json::{Value, json};
use support::{Folder, TALK, covered};

const HANT: &str = "記者：你們第一次上山是什麼時候？\r\n\r\n林工：前年冬天。路上全是雪，我們走了六個小時。\r\n\r\n\
    記者：設備怎麼辦？\r\n\r\n林工：用被子裹著。人冷一點沒關係，設備凍壞了就白走了。\r\n";
const JA: &str = "記者：初めて山に登ったのはいつですか。\n\n林：おととしの冬です。雪で車が上がれず、六時間歩きました。\n\n\
    記者：機材はどうしたんですか。\n\n林：布団で包みました。人は少し寒くても大丈夫ですから。\n";
const KO: &str = "기자: 처음 산에 오른 것은 언제였습니까?\n\n임 기사: 재작년 겨울이었습니다. 눈 때문에 여섯 시간을 걸었습니다.\n\n\
    기자: 장비는 어떻게 했습니까?\n\n임 기사: 이불로 감쌌습니다. 사람은 조금 추워도 괜찮습니다.\n";

fn encoded(text: &str, label: &str) -> Vec<u8> {
    let (bytes, _, unmappable) = Encoding::for_label(label.as_bytes()).unwrap().encode(text);
    assert!(!unmappable);
    bytes.into_owned()
}

fn utf16(text: &str, little: bool) -> Vec<u8> {
    let units = std::iter::once(0xfeff).chain(text.encode_utf16());
    units.flat_map(|unit| if little { unit.to_le_bytes() } else { unit.to_be_bytes() }).collect()
}

fn parse(bytes: &[u8], options: &[&str]) -> Value {
    let folder = Folder::new();
    folder.write("talk.txt", bytes);
    let output = folder.run(&[&["parse", "talk.txt"], options].concat());
    output.assert_code(0).only_json()
}

#[test]
fn encodings_are_detected_and_told() {
    let cases = [
        (encoded(TALK, "gb18030"), "GBK", TALK),
        (encoded(HANT, "big5"), "Big5", HANT),
        (encoded(JA, "shift_jis"), "Shift_JIS", JA),
        (encoded(JA, "euc-jp"), "EUC-JP", JA),
        (encoded(JA, "iso-2022-jp"), "ISO-2022-JP", JA),
        (encoded(KO, "euc-kr"), "EUC-KR", KO),
        (utf16(TALK, true), "UTF-16LE", TALK),
        (utf16(TALK, false), "UTF-16BE", TALK),
    ];
    for (bytes, encoding, text) in cases {
        let line = parse(&bytes, &[]);
        assert_eq!(line["encoding"], encoding);
        assert_eq!(line["bytes"], text.len(), "{encoding}");
        assert_eq!(line["diagnostics"][0]["code"], "judou::input::decoded", "{encoding}");
        assert_eq!(line["diagnostics"][0]["severity"], "note", "{encoding}");
        let name = covered(text, &line["turns"][0]["label"]);
        assert!(text.contains(name) && name.ends_with(['：', ':']), "{encoding}: {name:?}");
        assert_eq!(line["turns"][0]["name"], name.trim_end_matches(['：', ':']), "{encoding}");
    }
}

#[test]
fn an_encoding_can_be_forced() {
    for (label, name) in [("gbk", "GBK"), ("GB18030", "gb18030"), ("utf-8", "UTF-8")] {
        let line = parse(&encoded(TALK, label), &["--encoding", label]);
        assert_eq!((&line["encoding"], &line["diagnostics"]), (&json!(name), &json!([])));
        assert_eq!(line["front_matter"]["data"]["title"], "山里的信号");
    }
}

#[test]
fn an_unknown_encoding_is_a_usage_error() {
    let output = Folder::new().run(&["parse", "--encoding", "klingon", "a.md"]);
    output.assert_code(2);
    assert!(output.err.contains("no such encoding"), "{output:?}");
}

#[test]
fn bytes_that_cannot_be_decoded_are_an_error_with_a_place() {
    let folder = Folder::new();
    let mut bytes = TALK.as_bytes().to_vec();
    let place = TALK.find("车开不上去").unwrap();
    bytes.insert(place, 0xff);
    folder.write("talk.md", &bytes);
    let output = folder.run(&["parse", "talk.md"]);
    output.assert_code(1);
    assert!(output.err.contains("judou::input::malformed"), "{output:?}");
    let line = output.only_json();
    assert_eq!(line["encoding"], "UTF-8");
    assert_eq!(line["diagnostics"][0]["span"], json!([place, place + 3]));
    assert_eq!(line["turns"].as_array().unwrap().len(), 6);
    // The header is whole, so `meta` has nothing to complain about.
    folder.run(&["meta", "talk.md"]).assert_code(0);
}

#[test]
fn the_note_is_told_where_json_does_not_carry_it() {
    let folder = Folder::new();
    folder.write("talk.txt", encoded(HANT, "big5"));
    let output = folder.run(&["segment", "talk.txt"]);
    assert_eq!(output.code, Some(0));
    assert!(output.out.starts_with("記者：你們第一次上山是什麼時候？\n"), "{output:?}");
    assert!(output.err.contains("read as Big5 (guessed)"), "{output:?}");
    folder.run(&["segment", "--quiet", "talk.txt"]).assert_code(0);
    folder.run(&["parse", "--json", "talk.txt"]).assert_code(0);
}
