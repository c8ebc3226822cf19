//! Podcasting 2.0 transcripts in HTML.

mod support;

use std::fmt::Write as _;

use judou_dialogue::{EventKind, Notation, parse};
use proptest::prelude::*;
use support::{assert_hostile_is_linear, fill, read, spoken};

#[test]
fn documents() {
    let cases: &[(&str, &[&str])] = &[
        (
            "<cite>Ana Lee:</cite>\n<time>0:01</time>\n<p>One &amp; <b>two</b>.</p>\n<cite>Ben:</cite>\n<time>1:00:02</time>\n<p>Three.</p>\n<p>Four.</p>\n",
            &["Ana Lee|1000-|One & two.", "Ben|3602000-|Three.\nFour."],
        ),
        // A whole page; a paragraph with a time and no name goes on; a name without words.
        (
            "<!DOCTYPE html>\n<html><head><title>T</title><style>p > b {}</style></head><body>\n<p>Before.</p><cite>Ana</cite><time>00:00:01</time><p>One</p><time>0:05</time><p>two</p><CITE>R&amp;D：</CITE><TIME>0:09</TIME></body></html>",
            &["Ana|1000-|One\ntwo", "R&D|9000-|"],
        ),
    ];
    for (text, expected) in cases {
        let transcript = read(Notation::PodcastHtml, text);
        assert_eq!(spoken(text, &transcript), *expected, "in {text}");
        assert_eq!(parse(text), transcript, "detected: {text}");
    }
}

#[test]
fn a_turn_is_its_elements() {
    let text = "<div><cite>Ana:</cite> <time>0:01</time> <p>One.</p></div>";
    let transcript = read(Notation::PodcastHtml, text);
    let turn = &transcript.turns[0];
    assert_eq!(turn.span.of(text), "<cite>Ana:</cite> <time>0:01</time> <p>One.</p>");
    assert_eq!(turn.label.of(text), "<cite>Ana:</cite> <time>0:01</time>");
    let before =
        read(Notation::PodcastHtml, "<p>Hm.</p><cite>Ana</cite><time>0:01</time><p>So.</p>");
    assert_eq!(before.events[0].kind, EventKind::Speech);
}

#[test]
fn other_pages_are_none() {
    for text in [
        "<p>A <cite>book</cite>.</p>",
        "<cite>Ana:</cite> said",
        "Ana: <cite>x</cite><time>0:01</time>",
    ] {
        assert_ne!(parse(text).notation, Some(Notation::PodcastHtml), "{text}");
    }
}

proptest! {
    /// What is written as elements is read as the same turns.
    #[test]
    fn written_elements_are_read(turns in prop::collection::vec((0..3_usize, "[a-z一-龥&<]{1,10}"), 1..20)) {
        let names = ["Ana Lee", "Ben", "王小明"];
        let (mut text, mut expected) = (String::new(), Vec::new());
        for (index, (speaker, words)) in turns.iter().enumerate() {
            let escaped = words.replace('&', "&amp;").replace('<', "&lt;");
            let (minutes, seconds, name) = (index / 60, index % 60, names[*speaker]);
            let _ = writeln!(text, "<cite>{name}:</cite>\n<time>{minutes}:{seconds:02}</time>\n<p>{escaped}</p>");
            expected.push(format!("{name}|{}-|{words}", index * 1000));
        }
        prop_assert_eq!(spoken(&text, &read(Notation::PodcastHtml, &text)), expected, "{}", text);
    }
}

#[test]
fn hostile_text_keeps_the_laws_in_linear_time() {
    assert_hostile_is_linear(
        Notation::PodcastHtml,
        &[
            ("cites", |n| fill(n, "", "<cite>A</cite><time>0:01</time><p>x</p>")),
            ("open cites", |n| fill(n, "", "<cite>")),
            ("open tags", |n| fill(n, "", "<a ")),
            ("open comments", |n| fill(n, "", "<!--")),
            ("open times", |n| fill(n, "<cite>A</cite>", "<time>x")),
        ],
    );
}
