//! What holds for every document, whatever its text.

#![cfg(all(feature = "frontmatter", feature = "dialogue", feature = "segment"))]

use judou::{Document, DocumentParser, FrontMatter, Notation, RegionKind, Span, Unit};
use judou_testkit::{
    assert_linear, assert_on_boundaries, assert_ordered_disjoint, assert_tiles, hostile, strategies,
};
use proptest::prelude::*;

/// Checks all laws of a document over `text`.
fn assert_laws(text: &str) {
    let document = Document::parse(text);
    assert_spans(&document);
    assert_regions(&document);
    for unit in Unit::ALL {
        assert_units(&document, unit);
    }
}

fn assert_spans(document: &Document<'_>) {
    let text = document.text();
    let turns = document.turns();
    assert_ordered_disjoint(text, turns.iter().map(|turn| turn.span));
    assert_ordered_disjoint(text, document.sections().iter().map(|section| section.span));
    let sections = document.sections().iter().flat_map(|section| [section.span, section.title]);
    assert_on_boundaries(text, sections);
    for turn in turns {
        assert!(document.body().covers(turn.span), "turn outside the body: {turn:?}");
        let parts = [turn.label, turn.content, turn.name];
        assert_on_boundaries(text, parts.into_iter().chain(turn.paragraphs.iter().copied()));
        for part in parts {
            assert!(turn.span.covers(part), "part outside its turn: {turn:?}");
        }
        assert!(turn.speaker < document.speakers().len(), "no such speaker: {turn:?}");
        assert!(turn.section.is_none_or(|section| section < document.sections().len()));
    }
    for diagnostic in document.diagnostics() {
        assert_on_boundaries(text, [diagnostic.span]);
    }
    let evidence = document.transcript().evidence.iter().map(|evidence| evidence.label);
    assert_on_boundaries(text, evidence);
    assert_ordered_disjoint(text, document.transcript().events.iter().map(|event| event.span));
    if let Some(header) = document.front_matter() {
        assert!(header.span().covers(header.matter_span()));
        assert!(header.span().end <= document.body().start);
    }
    assert_eq!(document.body().end, text.len());
}

fn assert_regions(document: &Document<'_>) {
    assert_tiles(document.text(), document.regions().map(|region| region.span));
    let mut turns = 0;
    let mut headings = 0;
    for region in document.regions() {
        assert!(!region.span.is_empty(), "empty region: {region:?}");
        match region.kind {
            RegionKind::FrontMatter => {
                assert_eq!(Some(region.span), document.front_matter().map(FrontMatter::span));
            }
            RegionKind::Turn(turn) => {
                assert_eq!(region.span, document.turns()[turn].span, "turn {turn} is cut");
                turns += 1;
            }
            RegionKind::Heading(section) => {
                assert_eq!(region.span, document.sections()[section].span, "heading {section}");
                headings += 1;
            }
            _ => {}
        }
    }
    assert_eq!((turns, headings), (document.turns().len(), document.sections().len()));
}

fn assert_units(document: &Document<'_>, unit: Unit) {
    let body = document.body();
    let units: Vec<Span> = document.units(unit).collect();
    let in_body: Vec<Span> = units
        .iter()
        .map(|span| Span::new(span.start - body.start, span.end - body.start))
        .collect();
    assert_tiles(body.of(document.text()), in_body);
    let turns = document.turns().iter().map(|turn| turn.span);
    let headings = document.sections().iter().map(|section| section.span);
    let mut parts: Vec<Span> = turns.chain(headings).collect();
    parts.sort();
    let mut parts = parts.into_iter().peekable();
    for unit in units {
        while parts.next_if(|part| part.end <= unit.start).is_some() {}
        if let Some(part) = parts.peek()
            && part.start < unit.end
        {
            assert!(part.covers(unit), "{unit:?} straddles the end of {part:?}");
        }
    }
}

#[test]
fn hostile_documents_keep_the_laws() {
    for &(name, make) in hostile::ALL {
        for size in [0, 1, 100] {
            let text = make(size);
            println!("{name} {size}");
            assert_laws(&text);
            assert_laws(&format!("---\ntitle: 题\n---\n{text}"));
            assert_laws(&format!("\u{feff}{text}"));
        }
    }
}

#[test]
fn small_documents_keep_the_laws() {
    let texts = [
        "",
        "\u{feff}",
        "\u{feff}---\na: 1\n---\n",
        "---",
        "---\n",
        "---\n---\n",
        "---\n---",
        "\r",
        "\r\r\n\n",
        "\0",
        "：",
        "甲：",
        "甲：一\n# 题\n乙：二\n",
        "甲：一\r# 题\r\r乙：二\r\r甲：三\r\r乙：四\r",
        "+++\na = 1\n+++\n甲：一\n\n乙：二\n\n甲：三\n\n乙：四\n",
    ];
    for text in texts {
        println!("{text:?}");
        assert_laws(text);
    }
}

#[test]
fn time_is_linear() {
    for &(name, make) in hostile::ALL {
        assert_linear(name, 20_000, make, |text| {
            let document = Document::parse(text);
            (document.regions().count(), document.diagnostics().count())
        });
    }
}

#[test]
fn units_take_linear_time() {
    for &(name, make) in hostile::ALL {
        assert_linear(name, 10_000, make, |text| {
            let document = Document::parse(text);
            document.sentences().count() + document.words().count()
        });
    }
}

#[test]
fn spans_are_shifted_once() {
    let body = "# 一\n\n甲：你好。\n\n乙：你好。\n\n甲：走了。\n\n乙：再见。\n";
    let header = "---\ntitle: 题\n---\n";
    let text = format!("{header}{body}");
    let alone = Document::parse(body);
    let whole = Document::parse(&text);
    assert_eq!(whole.turns().len(), alone.turns().len());
    assert_eq!(whole.turns().len(), 4);
    for (moved, turn) in whole.turns().iter().zip(alone.turns()) {
        assert_eq!(moved.span, turn.span.shift(header.len()));
        assert_eq!(moved.name.of(&text), turn.name.of(body));
        assert_eq!(moved.paragraphs[0].of(&text), turn.paragraphs[0].of(body));
    }
    assert_eq!(whole.sections()[0].title.of(&text), "一");
}

#[test]
fn options_leave_parsers_out() {
    let text = "---\ntitle: 题\n---\n甲：一。\n\n乙：二。\n\n甲：三。\n\n乙：四。\n";
    let document = DocumentParser::new().dialogue(None).parse(text);
    assert!(document.turns().is_empty());
    assert!(document.front_matter().is_some());
    let document = DocumentParser::new().notation(Notation::MarkdownBoldLabel).parse(text);
    assert!(document.turns().is_empty());
    let document = DocumentParser::new().front_matter(false).parse(text);
    assert_eq!(document.body(), Span::whole(text));
}

proptest! {
    /// Text of every script we read keeps the laws.
    #[test]
    fn mixed_text_keeps_the_laws(text in strategies::mixed_script()) {
        assert_laws(&text);
    }

    /// So do documents with headers, headings, lists and fences, in all kinds of line endings.
    #[test]
    fn documents_keep_the_laws(text in strategies::document()) {
        assert_laws(&text);
    }

    /// So do transcripts behind a header.
    #[test]
    fn transcripts_keep_the_laws(
        header in strategies::front_matter_like(),
        transcript in strategies::transcript(),
    ) {
        assert_laws(&format!("{header}{transcript}"));
    }

    /// The same text gives the same document.
    #[test]
    fn parsing_is_deterministic(text in strategies::document()) {
        let (first, second) = (Document::parse(&text), Document::parse(&text));
        prop_assert_eq!(first.transcript(), second.transcript());
        prop_assert!(first.regions().eq(second.regions()));
    }
}

#[test]
fn json_lines_have_no_header() {
    let record = |role: &str| format!(r#"{{"messages":[{{"role":"{role}","content":"Hi."}}]}}"#);
    let lines = format!("{}\n{}\n", record("user"), record("assistant"));
    let document = Document::parse(&lines);
    assert!(document.front_matter().is_none());
    assert_eq!(document.body(), Span::whole(&lines));

    let page = "{\"title\": \"夜谈\"}\n正文。\n";
    assert!(Document::parse(page).front_matter().is_some());
}

#[test]
fn a_conversation_that_is_one_object_has_no_header() {
    let export = "{\n  \"messages\": [\n    {\"role\": \"user\", \"content\": \"Hi.\"}\n  ]\n}\n";
    for text in [String::from(export), format!("\u{feff}{export}"), export.replace('\n', "")] {
        let document = Document::parse(&text);
        assert!(document.front_matter().is_none(), "{text}");
        assert_eq!(document.turns().len(), 1, "{text}");
        assert_eq!(document.turns()[0].content.of(&text), "Hi.");
    }
    // An object in which nobody speaks stays what it was.
    assert!(Document::parse("{\n  \"title\": \"夜谈\"\n}\n").front_matter().is_some());
}
