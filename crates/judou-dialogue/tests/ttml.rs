//! TTML: agents, times in every unit, labels where there are no agents.
#![cfg(feature = "xml")]

mod support;

use std::fmt::Write as _;

use judou_dialogue::{Notation, parse};
use proptest::prelude::*;
use support::{assert_hostile_is_linear, fill, read, spoken};

const HEAD: &str = "<?xml version=\"1.0\"?>\n<tt xmlns=\"http://www.w3.org/ns/ttml\" xmlns:ttm=\"http://www.w3.org/ns/ttml#metadata\" ttp:frameRate=\"25\" ttp:tickRate=\"100\">\n<head><metadata>\n<ttm:agent xml:id=\"a1\" type=\"person\"><ttm:name type=\"full\">Ana &amp; Co</ttm:name></ttm:agent>\n</metadata></head>\n<body><div>\n";

fn page(body: &str) -> String {
    format!("{HEAD}{body}</div></body></tt>\n")
}

#[test]
fn documents() {
    let cases: &[(&str, &[&str])] = &[
        // Agents; every unit of time; a pause for nobody.
        (
            "<p begin=\"00:00:01.5\" end=\"00:00:02:05\" ttm:agent=\"a1\">One<br/>two &lt;3</p>\n<p begin=\"3s\" dur=\"500ms\" ttm:agent=\"b\">\n   <span tts:color=\"red\">Three</span>\n   four\n</p>\n<p begin=\"400t\" end=\"125f\">Who?</p>\n",
            &["a1|1500-2200|One\ntwo <3", "b|3000-3500|Three four"],
        ),
        // Agents of spans.
        (
            "<p begin=\"1s\" end=\"2s\"><span ttm:agent=\"a1\">One?</span><br/><span ttm:agent=\"b\"><span>Two</span>.</span></p>\n",
            &["a1|1000-2000|One?", "b|1000-2000|Two."],
        ),
        // Labels on change, two in a cue.
        (
            "<p begin=\"1s\" end=\"2s\">Ana Lee: One.</p>\n<p begin=\"2s\" end=\"3s\">Two.</p>\n<p begin=\"3s\" end=\"4s\">- BEN: Three.<br/>- Ana Lee: Four.</p>\n",
            &["Ana Lee|1000-3000|One.\nTwo.", "BEN|3000-4000|Three.", "Ana Lee|3000-4000|Four."],
        ),
        ("<p begin=\"1s\">Nobody.</p>", &[]),
    ];
    for (body, expected) in cases {
        let text = page(body);
        let transcript = read(Notation::Ttml, &text);
        assert_eq!(spoken(&text, &transcript), *expected, "in {body}");
        assert_eq!(parse(&text), transcript, "detected: {body}");
    }
}

#[test]
fn an_agents_turn_is_its_element() {
    let text = page("<p ttm:agent=\"a1\" begin=\"1s\" end=\"2s\">One.</p>\n");
    let transcript = read(Notation::Ttml, &text);
    let turn = &transcript.turns[0];
    assert_eq!(turn.span.of(&text), "<p ttm:agent=\"a1\" begin=\"1s\" end=\"2s\">One.</p>");
    assert_eq!(turn.name.of(&text), "a1");
    assert_eq!(transcript.speakers[0].aliases, ["Ana & Co"]);
}

proptest! {
    /// What is written as paragraphs is read as the same turns.
    #[test]
    fn written_paragraphs_are_read(turns in prop::collection::vec((0..3_usize, "[a-z一-龥&<]{1,10}"), 1..20)) {
        let names = ["a1", "ben", "王"];
        let (mut body, mut expected) = (String::new(), Vec::new());
        for (index, (speaker, words)) in turns.iter().enumerate() {
            let escaped = words.replace('&', "&amp;").replace('<', "&lt;");
            let name = names[*speaker];
            let _ = writeln!(body, "<p begin=\"{index}s\" end=\"{index}.5s\" ttm:agent=\"{name}\">{escaped}</p>");
            expected.push(format!("{name}|{}-{}|{words}", index * 1000, index * 1000 + 500));
        }
        let text = page(&body);
        prop_assert_eq!(spoken(&text, &read(Notation::Ttml, &text)), expected, "{}", text);
    }
}

#[test]
fn hostile_text_keeps_the_laws_in_linear_time() {
    assert_hostile_is_linear(
        Notation::Ttml,
        &[
            ("paragraphs", |n| fill(n, "<tt>", "<p begin=\"1s\" ttm:agent=\"a\">x</p>")),
            ("open paragraphs", |n| fill(n, "<tt>", "<p ttm:agent=\"a\">x")),
            ("open spans", |n| fill(n, "<tt><p>", "<span ttm:agent=\"a\">x")),
            ("breaks", |n| fill(n, "<tt><p>", "A: b<br/>")),
            ("attributes", |n| fill(n, "<tt><p ", "a=\"b\" ")),
            ("open tags", |n| fill(n, "<tt><p>", "<b")),
        ],
    );
}
