//! One claim on a line: how a text splits, with `|` where a sentence ends.

use judou_segment::{
    BoundaryKind, LineBreaks, Markup, Quotations, Reason, SentenceSegmenter, Span, Unit, clauses,
    levels, paragraphs, sentences, spans, uax29,
};

/// Splits each case of a table and names all that come out otherwise.
#[track_caller]
fn check(table: &str) {
    let mut wrong = Vec::new();
    for line in table.lines() {
        let (language, case) = line.split_once('\t').expect("a language, a tab, a text");
        let case = case.replace("\\n", "\n");
        let text = case.replace('|', "");
        // White space stays with the sentence before it, which the tables do not repeat.
        let want: Vec<&str> = case.split('|').map(str::trim).collect();
        let got: Vec<&str> = sentences(&text).map(str::trim).collect();
        if got != want {
            wrong.push(format!("{language}\n  want {want:?}\n  got  {got:?}"));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn running_text() {
    check(include_str!("../testdata/sentences.tsv"));
}

#[test]
fn text_with_line_breaks() {
    check(include_str!("../testdata/sentences_lines.tsv"));
}

fn split(segmenter: SentenceSegmenter, text: &str) -> Vec<&str> {
    segmenter.sentences(text).collect()
}

#[test]
fn line_break_policies() {
    let text = "走了很远\n才到\n\n门口\n";
    let cases: [(LineBreaks, &[&str]); 3] = [
        (LineBreaks::Auto, &["走了很远\n", "才到\n\n", "门口\n"]),
        (LineBreaks::Hard, &["走了很远\n", "才到\n\n", "门口\n"]),
        (LineBreaks::Soft, &["走了很远\n才到\n\n", "门口\n"]),
    ];
    for (policy, want) in cases {
        assert_eq!(split(SentenceSegmenter::new().line_breaks(policy), text), want, "{policy:?}");
    }
    let wrapped = "一行很长，却没有完\n的话。";
    let hard = SentenceSegmenter::new().line_breaks(LineBreaks::Hard);
    assert_eq!(split(hard, wrapped), ["一行很长，却没有完\n", "的话。"]);
    assert_eq!(sentences(wrapped).count(), 1);
}

#[test]
fn quotation_policies() {
    let attached = "“走吧。天黑了。”他说。";
    let alone = "“走吧。天黑了。”";
    let cases =
        [(Quotations::Attached, 1, 2), (Quotations::Whole, 1, 1), (Quotations::Split, 3, 2)];
    for (policy, of_attached, of_alone) in cases {
        let segmenter = SentenceSegmenter::new().quotations(policy);
        assert_eq!(split(segmenter, attached).len(), of_attached, "{policy:?}");
        assert_eq!(split(segmenter, alone).len(), of_alone, "{policy:?}");
    }
}

#[test]
fn boundaries_say_what_and_why() {
    let cases = [
        ("好。走", BoundaryKind::Stop, Reason::Stop),
        ("“好。”“走。”", BoundaryKind::Stop, Reason::Turn),
        ("他说：“好。”然后走了。", BoundaryKind::Stop, Reason::Quotation),
        ("（好。）走。", BoundaryKind::Stop, Reason::Bracket),
        ("她再也没有回来……三年后，信到了。", BoundaryKind::Soft, Reason::Ellipsis),
        ("終わりました♪また来ます。", BoundaryKind::Soft, Reason::SoftEnder),
        ("标题\n正文", BoundaryKind::Line, Reason::LineBreak),
        ("以下\n- 一", BoundaryKind::Line, Reason::Structure),
        ("甲\n\n乙", BoundaryKind::Paragraph, Reason::BlankLine),
        ("甲", BoundaryKind::End, Reason::EndOfText),
    ];
    for (text, kind, reason) in cases {
        let first = SentenceSegmenter::new().boundaries(text).next().expect("a boundary");
        assert_eq!((first.kind, first.reason), (kind, reason), "text {text:?}");
    }
}

#[test]
fn boundaries_say_how_deep_they_are() {
    let cases: [(&str, &[usize]); 7] = [
        ("好。走。", &[0, 0]),
        ("“甲。乙。丙。”丁。", &[1, 1, 0, 0]),
        ("（“甲。乙。”丙。）", &[2, 1, 0]),
        ("“甲。乙。”他说。", &[0]),
        // A mark that nothing closes opens nothing.
        ("“甲。乙。", &[0, 0]),
        ("“甲。（乙。”丙。", &[1, 0, 0]),
        ("“甲。乙。\n\n丙。”", &[0, 0, 0]),
    ];
    for (text, want) in cases {
        let got: Vec<usize> =
            SentenceSegmenter::new().boundaries(text).map(|boundary| boundary.depth).collect();
        assert_eq!(got, want, "text {text:?}");
    }
}

#[test]
fn fences_in_markdown() {
    let cases: [(&str, &[&str]); 6] = [
        ("甲\n```\na. b\n\nc\n```\n乙。丙。", &["甲\n", "```\na. b\n\nc\n```\n", "乙。", "丙。"]),
        ("~~~ sh\nls\n```\n~~~\r\nOk.", &["~~~ sh\nls\n```\n~~~\r\n", "Ok."]),
        ("```\r\n一。\r\n```\r\n\r\n二。", &["```\r\n一。\r\n```\r\n\r\n", "二。"]),
        ("```\nnever. closed.", &["```\nnever. closed."]),
        ("a ```b. c``` d. E.", &["a ```b. c``` d. ", "E."]),
        (
            "- 一\n- 二\n\n| 甲。乙 |\n| --- |\n# 题\n文",
            &["- 一\n", "- 二\n\n", "| 甲。", "乙 |\n", "| --- |\n", "# 题\n", "文"],
        ),
    ];
    for (text, want) in cases {
        assert_eq!(split(SentenceSegmenter::new().markup(Markup::Markdown), text), want);
    }
    assert_eq!(sentences("```\na. B.\n```").count(), 3, "plain text has no fences");
}

#[test]
fn clause_cases() {
    let cases: [(&str, &[&str]); 14] = [
        ("“A。”他说，走。\n　　“好，”", &["“A。”", "他说，", "走。\n", "　　“好，”"]),
        ("価格は１，０００円、送料別｡見て､ね", &["価格は１，０００円、", "送料別｡", "見て､", "ね"]),
        ("あ‥い…う―え：お", &["あ‥", "い…", "う―", "え：", "お"]),
        ("قال، نعم؛ هل؟ لا", &["قال، ", "نعم؛ هل؟ ", "لا"]),
        ("风停了，雨也停了。", &["风停了，", "雨也停了。"]),
        ("共1,000人，12:30到。", &["共1,000人，", "12:30到。"]),
        ("“好，”他说，“走。”", &["“好，”", "他说，", "“走。”"]),
        ("Yes, I see; go on: now.", &["Yes, ", "I see; ", "go on: ", "now."]),
        ("苹果、香蕉", &["苹果、", "香蕉"]),
        ("桥——石头的——塌了。", &["桥——", "石头的——", "塌了。"]),
        ("见https://a.b:80/c,d 吧，好。", &["见https://a.b:80/c,d 吧，", "好。"]),
        ("《你好，李焕英》上映了，票房高。", &["《你好，李焕英》上映了，", "票房高。"]),
        ("他说：“走吧。天黑了。”", &["他说：", "“走吧。", "天黑了。”"]),
        ("甲、\n乙", &["甲、\n", "乙"]),
    ];
    for (text, want) in cases {
        assert_eq!(clauses(text).collect::<Vec<_>>(), want, "text {text:?}");
    }
}

#[test]
fn level_cases() {
    use BoundaryKind as Kind;
    type Part = (&'static str, (Unit, Kind), Reason);
    const CLAUSE: (Unit, Kind) = (Unit::Clause, Kind::Clause);
    const SENTENCE: (Unit, Kind) = (Unit::Sentence, Kind::Stop);
    let cases: [(&str, &[Part]); 4] = [
        ("", &[]),
        (
            "他说：“走吧。天黑了。”\n　　风停了，\n\n雨也停了；",
            &[
                ("他说：", CLAUSE, Reason::Colon),
                ("“走吧。", CLAUSE, Reason::Stop),
                ("天黑了。”\n", SENTENCE, Reason::Quotation),
                ("　　风停了，\n\n", (Unit::Paragraph, Kind::Paragraph), Reason::BlankLine),
                ("雨也停了；", (Unit::Paragraph, Kind::End), Reason::EndOfText),
            ],
        ),
        (
            "No — I, we; they……go. Yes.\u{2029}A、b\r\n \r\n",
            &[
                ("No — ", CLAUSE, Reason::Dash),
                ("I, ", CLAUSE, Reason::Comma),
                ("we; ", CLAUSE, Reason::Semicolon),
                ("they……", CLAUSE, Reason::Ellipsis),
                ("go. ", SENTENCE, Reason::Stop),
                ("Yes.\u{2029}", (Unit::Paragraph, Kind::Stop), Reason::Stop),
                ("A、", CLAUSE, Reason::Comma),
                ("b\r\n \r\n", (Unit::Paragraph, Kind::Paragraph), Reason::BlankLine),
            ],
        ),
        (
            "\n\n好。\n走。",
            &[
                ("\n\n好。\n", SENTENCE, Reason::Stop),
                ("走。", (Unit::Paragraph, Kind::Stop), Reason::Stop),
            ],
        ),
    ];
    for (text, want) in cases {
        let mut start = 0;
        let found: Vec<_> = levels(text)
            .map(|boundary| {
                let span = Span::new(start, boundary.end);
                start = boundary.end;
                (span.of(text), (boundary.unit, boundary.kind), boundary.reason)
            })
            .collect();
        assert_eq!(found, want, "text {text:?}");
    }
    // A block of code is one sentence in Markdown, whatever blank lines stand in it.
    let fenced = SentenceSegmenter::new().markup(Markup::Markdown);
    let ends: Vec<usize> = fenced.levels("```\na\n\nb\n```\n").map(|found| found.end).collect();
    assert_eq!(ends, [13]);
}

#[test]
fn paragraph_cases() {
    let cases: [(&str, &[&str]); 8] = [
        ("", &[]),
        ("甲", &["甲"]),
        ("甲\n乙\n", &["甲\n乙\n"]),
        ("甲\n\n乙", &["甲\n\n", "乙"]),
        ("甲\r\n \t\r\n\r\n乙\r\n", &["甲\r\n \t\r\n\r\n", "乙\r\n"]),
        ("甲\r\r乙", &["甲\r\r", "乙"]),
        ("\n\n甲", &["\n\n甲"]), // blank lines before all else have no paragraph to follow
        ("甲\u{2029}乙", &["甲\u{2029}", "乙"]),
    ];
    for (text, want) in cases {
        assert_eq!(paragraphs(text).collect::<Vec<_>>(), want, "text {text:?}");
    }
}

#[test]
fn units_by_name() {
    for unit in Unit::ALL {
        assert_eq!(unit.name().parse(), Ok(unit));
        assert_eq!(unit.to_string(), unit.name());
    }
    assert!("Sentence".parse::<Unit>().is_err());
    let text = "好，走。";
    let words: Vec<Span> = spans(text, Unit::Word).collect();
    assert_eq!(words, uax29::words(text).spans().collect::<Vec<_>>());
}

#[test]
fn the_rest_of_an_iterator_can_be_seen() {
    let mut parts = sentences("好。走。");
    parts.next();
    assert_eq!(parts.as_str(), "走。");
    assert_eq!(parts.clone().spans().next(), Some(Span::new(6, 12)));
    assert_eq!(parts.by_ref().count(), 1);
    assert_eq!((parts.next(), parts.next(), parts.as_str()), (None, None, ""));
}
