//! Akoma Ntoso: speeches, their references, sections of a debate.
#![cfg(feature = "xml")]

mod support;

use std::fmt::Write as _;

use judou_dialogue::{EventKind, Notation, parse};
use proptest::prelude::*;
use support::{assert_hostile_is_linear, assert_laws, fill, read, turns};

const DEBATE: &str = r##"<?xml version="1.0"?>
<akn:akomaNtoso xmlns:akn="http://docs.oasis-open.org/legaldocml/ns/akn/3.0">
  <akn:debate><akn:meta><akn:references>
    <akn:TLCPerson eId="chair" href="/person/1" showAs="The Chair &amp; Co"/>
    <akn:TLCPerson eId="林" href="/person/2" showAs="林委員"/>
  </akn:references></akn:meta>
  <akn:debateBody>
    <akn:debateSection name="opening"><akn:num>1</akn:num><akn:heading> Opening </akn:heading>
      <akn:narrative>The House met at noon.</akn:narrative>
      <akn:speech by="#chair"><akn:from>The Chair (Mr <akn:person refersTo="#chair">Ko</akn:person>):</akn:from>
        <akn:p>Order <akn:remark>[laughter]</akn:remark> order.</akn:p><akn:p>Sit.</akn:p></akn:speech>
      <akn:debateSection name="q"><akn:heading>Questions</akn:heading>
        <akn:question by="#林" to="#chair"><akn:p>為什麼？</akn:p></akn:question>
        <akn:answer><akn:from>Minister:</akn:from><akn:p>Because.</akn:p></akn:answer>
        <akn:scene>Applause.</akn:scene>
      </akn:debateSection>
    </akn:debateSection>
  </akn:debateBody></akn:debate>
</akn:akomaNtoso>
"##;

#[test]
fn a_debate_gives_turns_sections_and_events() {
    let transcript = parse(DEBATE);
    assert_laws(DEBATE, &transcript);
    assert_eq!(transcript.notation, Some(Notation::AkomaNtoso));
    let found: Vec<(&str, &str)> =
        transcript.turns.iter().map(|turn| (turn.name.of(DEBATE), turn.words(DEBATE))).collect();
    let expected =
        [("chair", "Order order.\n\nSit."), ("林", "為什麼？"), ("Minister", "Because.")];
    assert_eq!(found, expected);
    assert!(transcript.turns[0].span.of(DEBATE).ends_with("</akn:speech>"));
    let speakers: Vec<_> =
        transcript.speakers.iter().map(|it| (&*it.name, it.aliases.join("|"))).collect();
    let expected =
        [("The Chair & Co", "The Chair (Mr Ko):"), ("林委員", ""), ("Minister", "Minister:")]
            .map(|(name, alias)| (name, alias.to_owned()));
    assert_eq!(speakers, expected);
    let sections: Vec<_> =
        transcript.sections.iter().map(|it| (it.title.of(DEBATE), it.level)).collect();
    assert_eq!(sections, [("Opening", 1), ("Questions", 2)]);
    let kinds: Vec<_> = transcript.events.iter().map(|event| event.kind).collect();
    assert_eq!(kinds, [EventKind::Stage; 3]);
}

#[test]
fn labels_are_references_or_names() {
    let cases: &[(&str, Option<&str>)] = &[
        (r##"<speech by="#a b"><p>x</p></speech>"##, Some("a b")),
        (r##"<speech by="a" as="#chair"><p>x</p></speech>"##, Some("a")),
        (r##"<speech as="#chair" by='#唐鳳'><p>x</p></speech>"##, Some("唐鳳")),
        (r#"<speech by=""><from>Ms A：</from><p>x</p></speech>"#, Some("Ms A")),
        (r##"<speech by="#"><from>Ms A</from><p>x</p></speech>"##, Some("Ms A")),
        ("<speech><p>x</p></speech>", None),
    ];
    for &(inner, expected) in cases {
        let text = format!("<akomaNtoso><debate>{inner}</debate></akomaNtoso>");
        let transcript = read(Notation::AkomaNtoso, &text);
        assert_eq!(turns(&text, &transcript).first().map(|it| it.0), expected, "{inner}");
        assert_eq!(transcript.diagnostics.is_empty(), expected.is_some(), "{inner}");
    }
}

#[test]
fn what_is_akoma_ntoso() {
    let cases = [
        ("<akomantoso><speech by='#a'><p>x</p></speech></akomantoso>", true),
        ("<debateSection><speech by='#a'><p>x</p></speech></debateSection>", true),
        ("<speeches><speech by='#a'><p>x</p></speech></speeches>", false),
        ("<akomaNtoso><act><body/></act></akomaNtoso>", false), // nobody speaks in a law
    ];
    for (text, expected) in cases {
        let transcript = parse(text);
        assert_eq!(transcript.notation == Some(Notation::AkomaNtoso), expected, "{text:?}");
    }
}

proptest! {
    /// What is written comes back: references and words.
    #[test]
    fn written_debates_come_back(
        speeches in prop::collection::vec(("[a-z一-龥]{1,8}", "[A-Za-z一-龥]{1,9}( [a-z]{1,9}){0,4}"), 1..20),
    ) {
        let mut text = String::from("<akomaNtoso><debateBody>\n");
        for (by, said) in &speeches {
            write!(text, "<speech by=\"#{by}\">\n  <p>\n    {said}\n  </p>\n</speech>\n").unwrap();
        }
        text += "</debateBody></akomaNtoso>";
        let transcript = parse(&text);
        assert_laws(&text, &transcript);
        let found: Vec<_> = transcript
            .turns
            .iter()
            .map(|turn| (turn.name.of(&text).to_owned(), turn.words(&text).to_owned()))
            .collect();
        prop_assert_eq!(found, speeches);
    }
}

#[test]
fn time_is_linear_in_the_text() {
    assert_hostile_is_linear(
        Notation::AkomaNtoso,
        &[
            ("akn_speeches", |n| {
                fill(n, "<akomaNtoso>", "<speech by='#a'><from>A</from><p>x</p></speech>\n")
            }),
            ("akn_sections", |n| fill(n, "<akomaNtoso>", "<debateSection><heading>x</heading>")),
            ("akn_persons", |n| fill(n, "<akomaNtoso>", "<TLCPerson eId='a' showAs='b'/>")),
            ("akn_cut", |n| fill(n, "<akomaNtoso>", "<speech by='#a'><p>x")),
        ],
    );
}
