//! What a run tells of quotations, and what it leaves.

use std::string::String;
use std::vec::Vec;

use super::*;

/// A sentence, why it ends, and how deep.
type Sentence = (String, Reason, u8);

/// What one run makes of `text` before more of it: the sentences that end in it, and the event that ends it.
fn run(text: &str) -> (Vec<Sentence>, Option<Event>) {
    let text = std::format!("{text}，夜色很深很深");
    let mut scanner = Scanner::new(crate::SentenceSegmenter::new());
    let odd = scanner.run(Text(&text), text.len());
    let mut start = 0;
    let ends = core::iter::from_fn(|| scanner.pop_plain());
    let sentences = ends.map(|end| {
        let sentence = Text(&text).part(start, end.at).into();
        start = end.at;
        (sentence, end.reason, end.depth)
    });
    (sentences.collect(), odd.map(|(_, event)| event))
}

#[test]
fn runs_go_over_marks_and_what_they_enclose() {
    use Reason::{Ellipsis, Quotation, Stop, Turn};

    type Expected<'a> = [(&'a str, Reason, u8)];
    let cases: &[(&str, &Expected<'_>)] = &[
        (
            "他说：“走。走吧！”她点头。好",
            &[("他说：“走。走吧！”", Quotation, 0), ("她点头。", Stop, 0)],
        ),
        ("“走吧。”他说，“快走。快点。”天黑了", &[("“走吧。”他说，“快走。快点。”", Quotation, 0)]),
        (
            "“我们走。走吧。”天黑了。好",
            &[("“我们走。", Stop, 1), ("走吧。”", Turn, 0), ("天黑了。", Stop, 0)],
        ),
        ("“好！”“走吧！”大家喊成一片。天黑了", &[("“好！”“走吧！”大家喊成一片。", Stop, 0)]),
        (
            "“好！”“走吧！”天黑了。好",
            &[("“好！”", Turn, 0), ("“走吧！”", Turn, 0), ("天黑了。", Stop, 0)],
        ),
        ("「早く行け。早く！」と叫んだ。夜だ", &[("「早く行け。早く！」と叫んだ。", Stop, 0)]),
        (
            "\"They must go. Now!\" he said. \"We are late.\" The end",
            &[("\"They must go. Now!\" he said. ", Stop, 0), ("\"We are late.\" ", Turn, 0)],
        ),
        ("树（高3.5米：很高）倒了。天黑了", &[("树（高3.5米：很高）倒了。", Stop, 0)]),
        (
            "我……不知道。他走了……\n“好。”天黑了",
            &[("我……不知道。", Stop, 0), ("他走了……\n", Ellipsis, 0), ("“好。”", Turn, 0)],
        ),
    ];
    for (text, expected) in cases {
        let (sentences, odd) = run(text);
        let found: Vec<_> =
            sentences.iter().map(|(text, why, depth)| (text.as_str(), *why, *depth)).collect();
        assert_eq!((found.as_slice(), odd), (*expected, None), "{text}");
    }
}

/// What is odd inside or behind leaves no trace of what has been read.
#[test]
fn what_is_odd_is_left() {
    for text in
        ["“我们走。\n好”天", "“我们走。去看", "“我们走。他*好*”", "‘我们走。走’天", "“我们走。”～"]
    {
        let (sentences, odd) = run(text);
        assert!(sentences.is_empty(), "{text}: {sentences:?}");
        assert!(matches!(odd, Some(Event::Open(_) | Event::TwoFaced)), "{text}: {odd:?}");
    }
}
