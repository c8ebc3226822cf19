//! The Congressional Record: names in capitals before a stop, and what else begins a paragraph.

mod support;

use std::fmt::Write as _;

use judou_dialogue::{EventKind, Notation, Role, parse};
use proptest::prelude::*;
use support::{assert_hostile_is_linear, assert_laws, fill, read, turns};

const RECORD: &str = "\
[Congressional Record Volume 1, Number 2 (Monday, May 6, 2030)]
[Senate]
[Page S1]

                         ORDER OF BUSINESS
                            FOR TODAY

  The PRESIDING OFFICER (Mr. Oak). The Senator from Iowa.
  Mr. McELM of Iowa. Mr. President, I rise to speak of trees.
Mr. ASH. planted them. They grow.
  They grow slowly.

[[Page S2]]

  Mr. President, I yield.
  Ms. VAN BIRCH. Will the Senator yield?
  The legislative clerk proceeded to call the roll.
  Nobody answered.
  Mr. O'FIR. Objection.

                          ____________________

                             ADJOURNMENT

  The PRESIDING OFFICER (Ms. Pine). We stand adjourned.
";

#[test]
fn the_record_gives_turns_sections_and_events() {
    let transcript = parse(RECORD);
    assert_laws(RECORD, &transcript);
    assert_eq!(transcript.notation, Some(Notation::CongressionalRecord));
    let found: Vec<(&str, &str)> =
        transcript.turns.iter().map(|turn| (turn.name.of(RECORD), turn.words(RECORD))).collect();
    let expected = [
        ("The PRESIDING OFFICER (Mr. Oak)", "The Senator from Iowa."),
        (
            "Mr. McELM of Iowa",
            "Mr. President, I rise to speak of trees.\nMr. ASH. planted them. They grow.\n  They grow \
             slowly.\n\n  Mr. President, I yield.",
        ),
        ("Ms. VAN BIRCH", "Will the Senator yield?"),
        ("Mr. O'FIR", "Objection."),
        ("The PRESIDING OFFICER (Ms. Pine)", "We stand adjourned."),
    ];
    assert_eq!(found, expected);
    assert_eq!(transcript.turns[1].paragraphs.len(), 3);
    assert_eq!(transcript.speakers[0].role, Some(Role::Chair));
    assert_eq!(transcript.speakers[0].aliases, ["Mr. Oak", "Ms. Pine"]);
    let sections: Vec<_> = transcript.sections.iter().map(|it| it.title.of(RECORD)).collect();
    assert_eq!(
        sections,
        ["ORDER OF BUSINESS\n                            FOR TODAY", "ADJOURNMENT"]
    );
    let events: Vec<_> =
        transcript.events.iter().map(|event| (event.kind, event.span.of(RECORD))).collect();
    let expected = [
        (EventKind::Note, "[Page S1]"),
        (EventKind::Note, "[[Page S2]]"),
        (EventKind::Stage, "The legislative clerk proceeded to call the roll."),
        (EventKind::Stage, "____________________"),
    ];
    assert_eq!(events, expected);
}

#[test]
fn label_cases() {
    let cases: &[(&str, Option<&str>)] = &[
        ("Mr. SMITH. Hi.", Some("Mr. SMITH")),
        ("Mr. SMITH.", Some("Mr. SMITH")),
        ("Mr. SMITH of New York. Hi.", Some("Mr. SMITH of New York")),
        ("Mrs. McCARTHY of New York. Hi.", Some("Mrs. McCARTHY of New York")),
        ("Ms. JACKSON-LEE. Hi.", Some("Ms. JACKSON-LEE")),
        ("Mr. D'AMATO. Hi.", Some("Mr. D'AMATO")),
        ("Mr. J. BYRNE. Hi.", Some("Mr. J. BYRNE")),
        ("Ms. LINDA T. SÁNCHEZ of California. Hi.", Some("Ms. LINDA T. SÁNCHEZ of California")),
        ("Senator HATCH. Hi.", Some("Senator HATCH")),
        ("The SPEAKER pro tempore (Mr. Dickey). Hi.", Some("The SPEAKER pro tempore (Mr. Dickey)")),
        ("The Acting CHAIR. Hi.", Some("The Acting CHAIR")),
        ("The ACTING CHAIR. Hi.", Some("The ACTING CHAIR")),
        ("Mr. President, hi.", None),
        ("Mr. Speaker. Hi.", None),
        ("Mr. SMITH, hi.", None),
        ("Mr. SMITH.hi", None),
        ("Mr. SMITH said hi.", None),
        ("The USA. Hi", Some("The USA")), // alone it makes no document
        ("The clerk. Hi.", None),
        ("SMITH. Hi.", None),
    ];
    for &(line, expected) in cases {
        let transcript = read(Notation::CongressionalRecord, line);
        assert_eq!(turns(line, &transcript).first().map(|it| it.0), expected, "{line:?}");
    }
}

#[test]
fn what_is_the_record() {
    let talk = "  Mr. OAK. Hi.\n  Ms. ELM. Ho.\n".repeat(2);
    assert_eq!(parse(&talk).notation, Some(Notation::CongressionalRecord));
    let others = [
        "  Mr. OAK. Hi.\n  Ms. ELM. Ho.\n".to_owned(),
        "  Mr. OAK. Hi.\n".repeat(8),
        "Mr. Oak. Hi.\nMs. Elm. Ho.\n".repeat(4),
        "The USA. One.\nThe EU. Two.\nThe UN. Three.\nThe WHO. Four.\n".to_owned(),
    ];
    for text in others {
        assert_ne!(parse(&text).notation, Some(Notation::CongressionalRecord), "{text:?}");
    }
}

proptest! {
    /// What is written comes back: names and words.
    #[test]
    fn written_records_come_back(
        said in prop::collection::vec(("[A-Z]{2,9}", "[a-z]{2,9}( [a-z]{1,9}){0,9}"), 1..20),
        ending in judou_testkit::strategies::line_ending(),
    ) {
        let mut text = format!("[Congressional Record Volume 9]{ending}");
        for (name, said) in &said {
            write!(text, "  Mr. {name}. {}{ending}", said.replacen(' ', ending, 1)).unwrap();
        }
        let transcript = parse(&text);
        assert_laws(&text, &transcript);
        let found: Vec<_> = transcript
            .turns
            .iter()
            .map(|turn| {
                let words: Vec<_> = turn.words(&text).split_whitespace().collect();
                (turn.name.of(&text)[4..].to_owned(), words.join(" "))
            })
            .collect();
        prop_assert_eq!(found, said);
    }
}

#[test]
fn time_is_linear_in_the_text() {
    assert_hostile_is_linear(
        Notation::CongressionalRecord,
        &[
            ("congress_turns", |n| fill(n, "", "  Mr. OAK. Hi.\n[[Page S1]]\nHo.\n")),
            ("congress_capitals", |n| fill(n, "Mr. ", "OAK ")),
            ("congress_hyphens", |n| fill(n, "Mr. ", "OAK-")),
            ("congress_headings", |n| fill(n, "", "          OAK TREE\n")),
            ("congress_holders", |n| fill(n, "The CHAIR ", "(a")),
            ("congress_marks", |n| fill(n, "Mr. OAK. Hi.\n", "[[Page S1]]\n")),
        ],
    );
}
