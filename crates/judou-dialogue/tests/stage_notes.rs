//! Which brackets in what is said are stage notes.

use judou_dialogue::{Notation, TranscriptParser, parse};

fn notes(said: &str) -> Vec<String> {
    let text = format!("甲：{said}\n\n乙：好。\n\n甲：走。\n\n乙：走。\n");
    let transcript = parse(&text);
    let notes = transcript.stage_notes(&transcript.turns[0], &text);
    notes.iter().map(|note| note.of(&text).to_owned()).collect()
}

#[test]
fn brackets() {
    let cases: [(&str, &[&str]); 16] = [
        ("（笑）是的。", &["（笑）"]),
        ("是的（笑）。", &["（笑）"]),
        ("是的（长时间的停顿）。", &["（长时间的停顿）"]),
        ("是的（其实不是）。", &[]),
        ("（一）先说第一点。", &[]),
        ("(smiling) Yes.", &["(smiling)"]),
        ("Yes (laughs) I do.", &["(laughs)"]),
        ("Yes (I think so) I do.", &[]),
        ("Yes [crosstalk] I do [inaudible 00:12:30].", &["[crosstalk]", "[inaudible 00:12:30]"]),
        ("See [laughs](https://example.org) and [1].", &[]),
        ("One.\n\n(They both leave.)\n\nTwo.", &["(They both leave.)"]),
        ("*(pause)* Well.", &["(pause)"]),
        ("((laughs)", &["(laughs)"]),
        ("(laughs", &[]),
        ("", &[]),
        ("好【掌声】谢谢。", &["【掌声】"]),
    ];
    for (said, expected) in cases {
        assert_eq!(notes(said), expected, "said {said:?}");
    }
}

#[test]
fn events_of_the_format_count_once() {
    let text = "MARY\n(softly)\nCome in.\n\nJOHN\nNo.\n";
    let transcript = TranscriptParser::new().notation(Notation::Fountain).parse(text);
    let found = transcript.stage_notes(&transcript.turns[0], text);
    assert_eq!(found.iter().map(|note| note.of(text)).collect::<Vec<_>>(), ["(softly)"]);
}
