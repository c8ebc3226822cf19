//! Where chunks end, and that they take linear time. What holds for every text is checked by
//! `judou-fuzz-laws`.
#![cfg(all(feature = "chunk", feature = "frontmatter"))]

use judou::{Chunk, Chunker, ChunkerError, Document, SizeUnit};
use judou_testkit::{assert_linear, hostile};

/// The chunks of `text`, each without the white space at its end.
fn texts(text: &str, chunker: &Chunker) -> Vec<String> {
    let document = Document::parse(text);
    chunker.chunks(&document).map(|chunk| chunk.text.trim_end().to_owned()).collect()
}

fn chunker(max: usize) -> Chunker {
    Chunker::new(max).unwrap()
}

#[test]
fn chunks_end_at_the_best_boundary_that_fits() {
    // Text, size, chunks.
    let cases: [(&str, usize, &[&str]); 15] = [
        // All of it, if it fits.
        ("一。二。三。", 6, &["一。二。三。"]),
        // A sentence ends a chunk, a clause only where the sentence is too large, then a word.
        ("一二。三四五，六七八。九。", 6, &["一二。", "三四五，", "六七八。九。"]),
        ("Ann came. Bob left soon.", 10, &["Ann came.", "Bob left", "soon."]),
        // What is too large ends between the sentences of a quotation, or between lines, sooner than with a
        // clause.
        ("他说：“一二三四，五。六七八九，十。”", 11, &["他说：“一二三四，五。", "六七八九，十。”"]),
        ("一二，三四五\n六七，八九十", 9, &["一二，三四五", "六七，八九十"]),
        // A row of a table ends with a cell.
        (
            "| 甲 | 乙 |\n| --- | --- |\n| 一二。三四 | 五六 |\n",
            11,
            &["| 甲 | 乙 |", "| --- |", " --- |", "| 一二。三四 |", " 五六 |"],
        ),
        // Half of a chunk is enough to end it before a paragraph.
        ("一二。三。\n\n四五六。七。", 9, &["一二。三。", "四五六。七。"]),
        // Less is not: the next paragraph is opened.
        ("一。\n\n二二二二二。三三三三三。", 11, &["一。\n\n二二二二二。", "三三三三三。"]),
        // A line is better than a sentence within it.
        ("一二。三\n四。五六。七", 8, &["一二。三", "四。五六。七"]),
        // A heading begins a chunk, however small the one before is.
        ("# 甲\n\n一。\n\n# 乙\n\n二。", 100, &["# 甲\n\n一。", "# 乙\n\n二。"]),
        // A heading is not left alone where something fits behind it.
        ("# 题目\n\n一二三。四五六。七八九。", 11, &["# 题目\n\n一二三。", "四五六。七八九。"]),
        // A grapheme is whole even where it is too large.
        ("👩‍👩‍👧👩‍👩‍👧", 2, &["👩‍👩‍👧", "👩‍👩‍👧"]),
        // Marks that close stay with the word before them; a space that does not fit waits.
        ("(aaaa) bbbb", 6, &["(aaaa)", " bbbb"]),
        ("", 5, &[]),
        (" \n\n ", 5, &[]),
    ];
    for (text, max, expected) in cases {
        assert_eq!(texts(text, &chunker(max)), expected, "{text:?} in {max}");
    }
}

const TALK: &str = "甲：一一一一。二二二二。三三三三。\n\n乙：四。\n\n甲：五。\n\n乙：六。\n";

#[test]
fn a_turn_that_goes_on_says_whose_it_is() {
    let document = Document::parse(TALK);
    let chunker = chunker(14);
    let chunks: Vec<Chunk<'_>> = chunker.chunks(&document).collect();
    let got: Vec<(&str, bool)> =
        chunks.iter().map(|chunk| (chunk.text.trim_end(), chunk.continued)).collect();
    assert_eq!(
        got,
        [
            ("甲：一一一一。二二二二。", false),
            ("甲：三三三三。", true),
            ("乙：四。\n\n甲：五。", false),
            ("乙：六。", false),
        ]
    );
    let speakers: Vec<&[usize]> = chunks.iter().map(|chunk| chunk.speakers.as_slice()).collect();
    assert_eq!(speakers, [&[0][..], &[0], &[1, 0], &[1]]);
    // The label counts, and stands in no span.
    assert_eq!(&chunks[1].text[..chunks[1].label], "甲：");
    assert_eq!(chunks[1].spans[0].of(TALK).trim_end(), "三三三三。");

    let bare = texts(TALK, &chunker.labels(false));
    assert_eq!(bare[1], "三三三三。\n\n乙：四。");
}

#[test]
fn a_label_that_takes_too_much_gives_way() {
    // The label, what it gives way to in chunks of 20, and what then stands in front.
    let cases = [
        ("**甲：** ", "**甲：** "),
        ("### 甲：\n\n", "### 甲：\n\n"),
        ("**城南老陈：** ", "**城南老陈：** "),
        ("**城南陈师傅：** ", "城南陈师傅: "),
        // A name that is too long itself is cut short.
        ("**Interviewer:** ", "Intervi…: "),
    ];
    for (label, expected) in cases {
        let said = "一二三四五。六七八九十。一二三四五。";
        let text = format!("{label}{said}\n\n**乙：** 好。\n\n").repeat(3);
        let document = Document::parse(&text);
        assert_eq!(document.speakers().len(), 2, "{text}");
        let chunks: Vec<Chunk<'_>> = chunker(20).chunks(&document).collect();
        let goes_on = chunks.iter().find(|chunk| chunk.continued).unwrap();
        assert_eq!(&goes_on.text[..goes_on.label], expected, "{label:?}");
    }
}

#[test]
fn sizes_are_counted_as_asked() {
    let text = "一二三。四五六。";
    let sizes = [(SizeUnit::Chars, 4, 2), (SizeUnit::Bytes, 12, 2), (SizeUnit::Bytes, 24, 1)];
    for (unit, max, count) in sizes {
        let document = Document::parse(text);
        let chunker = chunker(max).sizer(unit);
        assert_eq!(chunker.chunks(&document).count(), count, "{max} {unit}");
    }
}

#[test]
fn impossible_chunkers_are_refused() {
    assert_eq!(Chunker::new(0).unwrap_err(), ChunkerError::ZeroSize);
    let error = chunker(3).overlap(3).unwrap_err();
    assert_eq!(error, ChunkerError::OverlapTooLarge { overlap: 3, size: 3 });
}

#[test]
fn a_function_is_called_a_few_times_for_each_sentence() {
    let text = "这是一句话，不长。".repeat(2_000);
    let document = Document::parse(&text);
    let calls = core::cell::Cell::new(0);
    let chunker = chunker(500).sizer(|text: &str| {
        calls.set(calls.get() + 1);
        text.len() / 3
    });
    let chunks = chunker.chunks(&document).count();
    assert!(chunks > 30, "{chunks}");
    assert!(calls.get() < 2_000 * 2 + chunks * 4, "{} calls", calls.get());
}

#[test]
fn chunks_take_linear_time() {
    for (index, &(name, make)) in hostile::ALL.iter().enumerate() {
        let max = if index % 2 == 0 { 7 } else { 1000 };
        assert_linear(name, 6_000, make, |text| {
            let document = Document::parse(text);
            chunker(max).overlap(2).unwrap().chunks(&document).count()
        });
    }
}

#[test]
fn a_sizer_that_grows_faster_takes_linear_time() {
    let make = |size: usize| "一二，三四。五\n\n".repeat(size / 8);
    assert_linear("sentences", 10_000, make, |text| {
        let document = Document::parse(text);
        let chunker = chunker(500).sizer(|text: &str| text.len() + text.len().pow(2) / 100);
        chunker.chunks(&document).count()
    });
}

#[test]
fn chunks_of_a_parsed_document_take_linear_time() {
    let make = |size: usize| TALK.repeat(size / 20);
    assert_linear("transcript", 20_000, make, |text| {
        let document = Document::parse(text);
        chunker(200).chunks(&document).count()
    });
}

#[test]
fn what_a_notation_hides_is_decoded() {
    // Text, size, chunks with what their spans say.
    type Chunks = &'static [(&'static str, &'static [&'static str])];
    let cases: [(&str, usize, Chunks); 6] = [
        // The rows of a table, and what stands beside it in the page.
        (
            "# Tor\n\n| Wer | Was |\n| --- | --- |\n| Ute | Hast du *das Tor* zu? Es zieht. |\n| Jan | Nein. |\n| Ute | Dann geh. |\n\nSo war das.\n",
            40,
            &[
                (
                    "# Tor\n\n| Wer | Was |\n| --- | --- |",
                    &["# Tor\n\n| Wer | Was |\n| --- | --- |"],
                ),
                (
                    "Ute: Hast du *das Tor* zu? Es zieht.",
                    &["| Ute | Hast du *das Tor* zu? Es zieht. |"],
                ),
                (
                    "Jan: Nein.\n\nUte: Dann geh.\n\nSo war das.",
                    &["| Jan | Nein. |\n| Ute | Dann geh. |\n\nSo war das."],
                ),
            ],
        ),
        // What the system of a chat says.
        (
            r#"[{"type":"message","user":"ann","text":"Hi.","ts":"1700000000.000100"},
{"type":"message","subtype":"channel_topic","user":"bob","text":"bob set the topic: gates","ts":"1700000001.000100"},
{"type":"message","user":"bob","text":"Ho.","ts":"1700000002.000100"}]"#,
            100,
            &[(
                "ann: Hi.\n\nbob set the topic: gates\n\nbob: Ho.",
                &[
                    r#"{"type":"message","user":"ann","text":"Hi."#,
                    r#"{"type":"message","subtype":"channel_topic","user":"bob","text":"bob set the topic: gates","ts":"1700000001.000100"}"#,
                    r#"{"type":"message","user":"bob","text":"Ho."#,
                ],
            )],
        ),
        (
            r#"[{"role": "user", "content": "Say \"hi\".\nNow."}, {"role": "assistant", "content": "\u4f60\u597d\u3002Hi."}]"#,
            100,
            &[(
                "user: Say \"hi\".\nNow.\n\nassistant: 你好。Hi.",
                &[
                    r#"{"role": "user", "content": "Say \"hi\".\nNow."#,
                    r#"{"role": "assistant", "content": "\u4f60\u597d\u3002Hi."#,
                ],
            )],
        ),
        // Cut within a turn, the spans meet between the same words.
        (
            r#"[{"role": "user", "content": "Say \"hi\".\nNow."}, {"role": "assistant", "content": "\u4f60\u597d\u3002Hi."}]"#,
            16,
            &[
                ("user: Say \"hi\".", &[r#"{"role": "user", "content": "Say \"hi\".\n"#]),
                ("user: Now.", &["Now."]),
                ("assistant: 你好。", &[r#"{"role": "assistant", "content": "\u4f60\u597d\u3002"#]),
                // The name would take more than half of the size.
                ("assis…: Hi.", &["Hi."]),
            ],
        ),
        (
            "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ann>One &amp; two.\n\n00:02.000 --> 00:03.000\n<v Ann>Three.\n\n00:04.000 --> 00:05.000\n<v Bob>Four.\n",
            100,
            &[(
                "Ann: One & two.\n\nAnn: Three.\n\nBob: Four.",
                &[
                    "00:01.000 --> 00:02.000\n<v Ann>One &amp; two.\n\n00:02.000 --> 00:03.000\n<v Ann>Three.\n\n00:04.000 --> 00:05.000\n<v Bob>Four.",
                ],
            )],
        ),
        (
            "<?xml version=\"1.0\"?>\n<TEI><text><body><div><head>Act <hi>1</hi></head><sp who=\"#ann\"><speaker>ANN</speaker><l>Who's there?</l><l>Speak!</l></sp><sp who=\"#bob\"><speaker>BOB</speaker><p>I.</p></sp></div></body></text></TEI>\n",
            30,
            &[
                (
                    "Act 1\n\nANN: Who's there?",
                    &[
                        "<head>Act <hi>1</hi></head><sp who=\"#ann\"><speaker>ANN</speaker><l>Who's there?</l><l>",
                    ],
                ),
                (
                    "ANN: Speak!\n\nBOB: I.",
                    &["Speak!</l></sp><sp who=\"#bob\"><speaker>BOB</speaker><p>I.</p></sp>"],
                ),
            ],
        ),
    ];
    for (text, max, expected) in cases {
        let document = Document::parse(text);
        let chunks: Vec<Chunk<'_>> = chunker(max).chunks(&document).collect();
        let got: Vec<(&str, Vec<&str>)> = chunks
            .iter()
            .map(|chunk| {
                let spans = chunk.spans.iter().map(|span| span.of(text).trim_end()).collect();
                (chunk.text.trim_end(), spans)
            })
            .collect();
        let expected: Vec<(&str, Vec<&str>)> =
            expected.iter().map(|(text, spans)| (*text, spans.to_vec())).collect();
        assert_eq!(got, expected, "{text} in {max}");
        assert!(chunks.iter().all(|chunk| chunk.decoded));
        // A chunk in which nobody speaks starts with a heading.
        assert!(chunks.iter().all(|it| !it.speakers.is_empty() || it.text.starts_with("# ")));
    }
}
