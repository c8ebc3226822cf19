//! Quotations: what is speech, and who is said to say it.

mod passages;

use judou_dialogue::{Position, Quotation, QuotationKind, quotations};
use judou_testkit::{assert_on_boundaries, strategies};
use passages::{DASHED, KNOWN, Passage, UNSEEN};
use proptest::prelude::*;

/// A quotation as the passages write it.
fn reading(text: &str, quotation: &Quotation) -> String {
    match (quotation.kind, quotation.attribution.and_then(|it| it.source)) {
        (QuotationKind::Words, _) => "-".to_owned(),
        (_, Some(source)) => source.of(text).to_owned(),
        (_, None) => "?".to_owned(),
    }
}

/// How often something is found, how often it is right, and how often it is there.
#[derive(Debug, Default, PartialEq, Eq)]
struct Score {
    found: usize,
    right: usize,
    there: usize,
}

impl Score {
    fn add(&mut self, found: bool, there: bool, right: bool) {
        self.found += usize::from(found);
        self.there += usize::from(there);
        self.right += usize::from(found && there && right);
    }
}

/// The scores of speech and of sources, and the passages that are not read as a reader reads them.
fn score(passages: &[Passage]) -> (Score, Score, Vec<String>) {
    let (mut speech, mut sources, mut wrong) = (Score::default(), Score::default(), Vec::new());
    for &(language, text, expected) in passages {
        let got: Vec<String> =
            quotations(text).quotations.iter().map(|it| reading(text, it)).collect();
        if got != expected {
            wrong.push(format!("{language} {text:?} is read {got:?}, not {expected:?}"));
        }
        for place in 0..got.len().max(expected.len()) {
            let got = got.get(place).map_or("-", String::as_str);
            let expected = expected.get(place).copied().unwrap_or("-");
            speech.add(got != "-", expected != "-", true);
            let named = |it: &str| !matches!(it, "-" | "?");
            sources.add(named(got), named(expected), got == expected);
        }
    }
    (speech, sources, wrong)
}

/// The passages that the rules were made with are read right.
#[test]
fn passages_are_read_as_a_reader_reads_them() {
    for passages in [KNOWN, UNSEEN, DASHED] {
        let (speech, sources, wrong) = score(passages);
        assert_eq!(wrong, [""; 0], "speech {speech:?}, sources {sources:?}");
    }
}

#[test]
fn spans_and_positions() {
    let text = "“走吧，”老周说，“天要黑了。”";
    let found = quotations(text);
    let [first, second] = found.quotations.as_slice() else { panic!("{found:?}") };
    assert_eq!((first.span.of(text), first.content.of(text)), ("“走吧，”", "走吧，"));
    assert_eq!((first.continues, second.continues), (false, true));
    for quotation in [first, second] {
        let attribution = quotation.attribution.unwrap();
        assert_eq!(attribution.position, Position::Between);
        assert_eq!(attribution.cue.map(|cue| cue.of(text)), Some("说"));
    }
    assert_eq!(found.speakers.len(), 1);
    assert_eq!(found.speakers[0].quotations, 2);
}

#[test]
fn one_speaker_has_one_identity() {
    let text = "“Yes,” said Ana Ruiz. He smiled.\n\n“No,” said Ana.\n\n“So,” said he.\n\n\
                “Ah,” said Ana Lund.\n\n“Oh,” said Ana.\n\n“Eh,” said the guard.\n";
    let found = quotations(text);
    let ids: Vec<_> =
        found.quotations.iter().map(|it| it.attribution.and_then(|it| it.speaker)).collect();
    // Who was called Ana before goes on being called so.
    assert_eq!(ids, [Some(0), Some(0), None, Some(1), Some(0), Some(2)]);
    let names: Vec<&str> = found.speakers.iter().map(|it| it.name).collect();
    assert_eq!(names, ["Ana Ruiz", "Ana Lund", "the guard"]);
}

#[test]
fn dashes_are_read_in_linear_time() {
    for (name, unit) in [
        ("clauses", "—No —dijo Juan—. Sí. "),
        ("commas", "— Oui, dit-il, non, dit-elle, "),
        ("paragraphs", "— Да, — сказал он.\n\n"),
        ("crossed", "— “a — b” c.\n\n"),
        ("dashes", "— a "),
    ] {
        let make = |n: usize| String::from("— Да.\n\n") + &unit.repeat(n / unit.len());
        judou_testkit::assert_linear(name, 20_000, make, |text| quotations(text).quotations.len());
    }
}

#[test]
fn marks_pair() {
    let cases: &[(&str, &[(&str, u8)])] = &[
        ("“a ‘b’ c”", &[("a ‘b’ c", 0), ("b", 1)]),
        ("‘a b’c d’", &[("a b’c d", 0)]), // an apostrophe
        ("「あ『い』」う「え」", &[("あ『い』", 0), ("い", 1), ("え", 0)]),
        ("“never closed", &[]),
        ("a closed” one", &[]),
        ("it's the dogs' own", &[]),
        ("a 6\" pipe", &[]),
        ("„eins“ und „zwei”", &[("eins", 0), ("zwei", 0)]),
        ("»eins« und « deux »", &[("eins", 0), ("deux", 0)]),
        ("<a href=\"x\">y</a> and `\"z\"`", &[]),
        ("```\n\"no\"\n```\n\"yes\"", &[("yes", 0)]),
        ("“”「」", &[]),
        // A paragraph of a speech that goes on opens again.
        ("“One.\n\n“Two.”", &[("One.", 0), ("Two.", 0)]),
        // A slip: what was not closed is given up.
        ("\"open\n\nand \"closed\" here", &[("closed", 0)]),
        ("他说:\"好。\"走了", &[("好。", 0)]),
    ];
    for (text, expected) in cases {
        let found = quotations(text).quotations;
        let got: Vec<_> = found.iter().map(|it| (it.content.of(text), it.depth)).collect();
        assert_eq!(got, *expected, "{text:?}");
    }
}

/// A story is no dialogue, however much is said in it.
#[test]
fn quotations_are_no_turns() {
    for &(_, text, _) in KNOWN.iter().chain(UNSEEN) {
        assert!(judou_dialogue::parse(text).turns.is_empty(), "{text:?}");
    }
}

proptest! {
    /// Quotations lie in the text, in order, one in another or apart.
    #[test]
    fn quotations_nest(text in quoted()) {
        let found = quotations(&text);
        assert_on_boundaries(&text, found.quotations.iter().flat_map(|it| [it.span, it.content]));
        let starts: Vec<usize> = found.quotations.iter().map(|it| it.span.start).collect();
        prop_assert!(starts.is_sorted());
        for (index, one) in found.quotations.iter().enumerate() {
            for other in found.quotations.iter().skip(index + 1) {
                let apart = one.span.end <= other.span.start;
                prop_assert!(apart || one.content.covers(other.span), "{one:?} and {other:?}");
                prop_assert!(apart || one.depth < other.depth, "{one:?} and {other:?}");
            }
        }
    }

    /// What is read of one paragraph does not hang on another that is read after it.
    #[test]
    fn what_follows_changes_nothing(text in quoted(), after in quoted()) {
        let alone = quotations(&text);
        let long = format!("{text}\n\n甲。\n\n{after}");
        let both = quotations(&long);
        let of_text = || both.quotations.iter().filter(|it| it.span.start < text.len());
        // A mark that was not closed has found what closes it, and stands beside others now.
        prop_assume!(alone.quotations.iter().map(|it| it.span).eq(of_text().map(|it| it.span)));
        for (one, same) in alone.quotations.iter().zip(of_text()) {
            prop_assert_eq!((one.kind, one.content), (same.kind, same.content));
        }
    }
}

/// Text of clauses, marks and breaks as they stand in stories.
fn quoted() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        prop::sample::select(vec![
            "“",
            "”",
            "‘",
            "’",
            "「",
            "」",
            "『",
            "』",
            "\"",
            "'",
            "«",
            "»",
            "„",
            "。",
            "，",
            "：",
            ", ",
            ". ",
            "?",
            "\n",
            "\n\n",
            "\r\n",
            " ",
            "他说",
            "老周说",
            "と太郎は言った",
            "said Ana",
            "그가 말했다",
            "dit-elle",
            "sagte er",
            "— dijo Juan",
            "走吧",
            "行こう",
            "It is late",
            "`",
            "<b>",
        ])
        .prop_map(str::to_owned),
        strategies::prose(),
    ];
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}
