//! TEI: speeches, verse, stage directions, the register of persons, and broken documents.
#![cfg(feature = "xml")]

mod support;

use std::fmt::Write as _;

use judou_dialogue::{EventKind, Notation, parse};
use proptest::prelude::*;
use support::{assert_hostile_is_linear, assert_laws, fill, read, turns};

const PLAY: &str = r##"<?xml version="1.0" encoding="utf-8"?>
<!-- a play of two speeches -->
<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="x1">
  <teiHeader><profileDesc><particDesc><listPerson>
    <person xml:id="anna"><persName>Anna <surname>Fels</surname></persName><persName>A.</persName></person>
    <personGrp xml:id="chor"><name>Der Chor</name></personGrp>
  </listPerson></particDesc></profileDesc></teiHeader>
  <text><front><castList><head>Personen.</head>
    <castItem><role xml:id="bote">Ein Bote</role></castItem></castList></front>
  <body>
    <div type="act"><head>Erster <hi>Akt</hi></head>
      <div type="scene"><head>Erste Szene</head>
        <stage>Anna tritt auf.</stage>
        <sp who="#anna">
          <speaker>Anna.</speaker><stage>(leise)</stage>
          <p>Wer ist <choice><sic>dass</sic><corr>das</corr></choice>? <note>Variante <p>B</p></note>Wer
            &amp; was?</p>
          <pb n="2"/>
          <p>Niemand.</p>
        </sp>
        <spGrp><stage>Zugleich.</stage>
        <sp who="#anna #chor"><speaker>Beide.</speaker>
          <lg><head>Lied</head><l>Eine Zeile,</l><l>noch eine.</l></lg></sp>
        </spGrp>
        <sp who='#bote'><l part="I">Ja, <stage>ab</stage></l><l part="F">ja.</l></sp>
        <sp><speaker>Stimme:</speaker><ab>Halt<lb/>ein!</ab></sp>
        <sp><p>Niemand sagt dies.</p></sp>
      </div>
    </div>
  </body></text>
</TEI>
"##;

#[test]
fn a_play_gives_turns_scenes_and_events() {
    use EventKind::{Note, Stage};

    let transcript = parse(PLAY);
    assert_laws(PLAY, &transcript);
    assert_eq!(transcript.notation, Some(Notation::Tei));
    let found: Vec<(&str, &str)> =
        transcript.turns.iter().map(|turn| (turn.name.of(PLAY), turn.words(PLAY))).collect();
    let expected = [
        ("#anna", "Wer ist das? Wer & was?\n\nNiemand."),
        ("#anna #chor", "Lied\n\nEine Zeile,\nnoch eine."),
        ("#bote", "Ja,\nja."),
        ("Stimme", "Halt\nein!"),
    ];
    // A heading inside a speech is sung with it.
    assert_eq!(found.iter().map(|it| it.0).collect::<Vec<_>>(), expected.map(|it| it.0));
    assert_eq!(found[0], expected[0]);
    assert_eq!(found[1].1.split_whitespace().count(), 5);
    assert_eq!(found[2..], expected[2..]);
    for turn in &transcript.turns {
        let whole = turn.span.of(PLAY);
        assert!(whole.starts_with("<sp") && whole.ends_with("</sp>"), "{whole:?}");
    }
    let lengths: Vec<usize> = transcript.turns.iter().map(|turn| turn.paragraphs.len()).collect();
    assert_eq!(lengths, [2, 1, 1, 1]);

    let speakers: Vec<_> = transcript
        .speakers
        .iter()
        .map(|it| (&*it.name, it.labels.join("|"), it.aliases.join("|")))
        .collect();
    let expected = [
        ("Anna Fels", "#anna", "Anna."),
        ("Anna Fels, Der Chor", "#anna #chor", "Beide."),
        ("Ein Bote", "#bote", ""),
        ("Stimme", "Stimme", "Stimme:"),
    ]
    .map(|(name, label, alias)| (name, label.to_owned(), alias.to_owned()));
    assert_eq!(speakers, expected);

    let sections: Vec<_> =
        transcript.sections.iter().map(|it| (it.title.of(PLAY), it.level)).collect();
    assert_eq!(sections, [("Erster <hi>Akt</hi>", 1), ("Erste Szene", 2)]);
    assert!(transcript.turns.iter().all(|turn| turn.section == Some(1)));

    let events: Vec<_> =
        transcript.events.iter().map(|event| (event.kind, event.span.of(PLAY))).collect();
    let expected = [
        (Stage, "<stage>Anna tritt auf.</stage>"),
        (Stage, "<stage>(leise)</stage>"),
        (Note, "<note>Variante <p>B</p></note>"),
        (Stage, "<stage>Zugleich.</stage>"),
        (Stage, "<stage>ab</stage>"),
        (Note, "<sp><p>Niemand sagt dies.</p></sp>"),
    ];
    assert_eq!(events, expected);
    let codes: Vec<_> = transcript.diagnostics.iter().map(|it| it.code).collect();
    assert_eq!(codes, ["judou::dialogue::speech-without-speaker"]);
}

#[test]
fn spoken_corpora_are_read_too() {
    let text = r##"<tei:TEI xmlns:tei="http://www.tei-c.org/ns/1.0"><tei:text>
<tei:u who="#A" xml:id="u1"><tei:seg>Good morning.</tei:seg><tei:kinesic type="applause"/><tei:seg>Sit
down.</tei:seg></tei:u>
<annotationBlock who="#B" start="#T1" end="#T2"><u>mhm <pause dur="0.3"/> yes</u></annotationBlock>
</tei:text></tei:TEI>"##;
    let transcript = parse(text);
    assert_laws(text, &transcript);
    let found: Vec<_> =
        transcript.turns.iter().map(|turn| (turn.name.of(text), turn.words(text))).collect();
    assert_eq!(found, [("#A", "Good morning.\n\nSit down."), ("#B", "mhm yes")]);
    assert_eq!(transcript.turns[0].paragraphs.len(), 2);
    assert_eq!(transcript.events.len(), 2);
}

#[test]
fn what_is_tei() {
    let cases = [
        ("<TEI><text><sp who=\"#a\"><p>x</p></sp></text></TEI>", true),
        (
            "\u{feff}\n<?xml version='1.0'?>\n<!DOCTYPE TEI.2 [ <!ENTITY a \">\"> ]>\n<TEI.2><sp who='a'><p>x</p></sp></TEI.2>",
            true,
        ),
        ("<div><sp><speaker>A</speaker><p>x</p></sp></div>", true), // a piece
        ("<div><p>TEI has &lt;sp&gt;</p></div>", false),
        ("<html><body><sp who=\"#a\"><speaker>A</speaker></sp></body></html>", false),
        ("In TEI:\n\n<sp who=\"#a\"><speaker>A</speaker><p>x</p></sp>\n", false),
    ];
    for (text, expected) in cases {
        let transcript = parse(text);
        assert_eq!(transcript.notation == Some(Notation::Tei), expected, "{text:?}");
    }
}

#[test]
fn broken_documents_lose_nothing_but_what_is_broken() {
    // Text, the turns that are left, whether something is reported.
    type Case = (&'static str, &'static [(&'static str, &'static str)], bool);
    let cases: &[Case] = &[
        ("<sp who=\"#a\"><p>x", &[("#a", "<p>x")], false),
        (
            "<sp who=\"#a\"><p>x<sp who=\"#b\"><p>y</p></sp>",
            &[("#a", "<p>x"), ("#b", "<p>y</p>")],
            false,
        ),
        ("<sp who=\"#a\"><p>x</sp></p>z", &[("#a", "<p>x")], false),
        ("</sp><sp who=\"#a\"/>", &[("#a", "")], false),
        ("<sp who=\"#a\"><p>x & y</p></sp>", &[("#a", "<p>x & y</p>")], false),
        ("<sp who=\"\"><speaker>A.</speaker></sp>", &[("A", "")], false),
        (
            "<sp who=\"#a\"><p>x</p></sp><!-- open <sp who=\"#b\"><p>y</p></sp>",
            &[("#a", "<p>x</p>"), ("#b", "<p>y</p>")],
            true,
        ),
        ("<head>x<sp who=\"#a\"><p>y</p></sp></head>", &[("#a", "<p>y</p>")], false),
    ];
    for &(inner, expected, reported) in cases {
        let text = format!("<TEI><div>{inner}");
        let transcript = read(Notation::Tei, &text);
        assert_eq!(turns(&text, &transcript), expected, "{inner:?}");
        assert_eq!(!transcript.diagnostics.is_empty(), reported, "{inner:?}");
    }
}

proptest! {
    /// What is written comes back: references and words.
    #[test]
    fn written_plays_come_back(
        speeches in prop::collection::vec(("[a-z]{1,8}", "[A-Za-z一-龥&<]{1,9}( [a-z>]{1,9}){0,4}"), 1..20),
    ) {
        let escape = |said: &str| said.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
        let mut text = String::from("<TEI><text>\n");
        for (who, said) in &speeches {
            let said = escape(said);
            write!(text, "<sp who=\"#{who}\"><speaker>{who}</speaker><stage>nods</stage>\n<p>{said}</p></sp>\n").unwrap();
        }
        text += "</text></TEI>";
        let transcript = parse(&text);
        assert_laws(&text, &transcript);
        let found: Vec<_> = transcript
            .turns
            .iter()
            .map(|turn| (turn.name.of(&text)[1..].to_owned(), turn.words(&text).to_owned()))
            .collect();
        prop_assert_eq!(found, speeches);
    }
}

#[test]
fn time_is_linear_in_the_text() {
    assert_hostile_is_linear(
        Notation::Tei,
        &[
            ("tei_speeches", |n| {
                fill(
                    n,
                    "<TEI>",
                    "<sp who=\"#a\"><speaker>A</speaker><p>x <stage>y</stage></p></sp>\n",
                )
            }),
            ("tei_open_speeches", |n| fill(n, "<TEI>", "<sp who=\"#a\">")),
            ("tei_depth", |n| fill(n, "<TEI>", "<div><head>x</head>")),
            ("tei_unmatched", |n| fill(n, "<TEI>", "<a></b>")),
            ("tei_stages", |n| fill(n, "<TEI><sp who='a'>", "<stage>")),
            ("tei_comments", |n| fill(n, "<TEI>", "<!-- <")),
            ("tei_doctypes", |n| fill(n, "<!DOCTYPE TEI [", "<!ENTITY a 'b'>")),
            ("tei_attributes", |n| fill(n, "<TEI><sp ", "a='b' ")),
            ("tei_references", |n| fill(n, "<TEI><sp who='", "#a ")),
            ("tei_entities", |n| fill(n, "<TEI><sp who='a'>", "&#x41;&")),
            ("tei_names", |n| fill(n, "<TEI>", "<sp who='a'><speaker>A<b></speaker></sp>")),
            ("tei_persons", |n| fill(n, "<TEI>", "<person xml:id='a'><persName>A")),
        ],
    );
}
