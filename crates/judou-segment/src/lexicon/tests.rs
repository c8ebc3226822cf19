//! What lexicons take and refuse, and what they make of text.

use alloc::string::ToString;
use alloc::vec::Vec;

use proptest::prelude::*;

use super::*;
use crate::word::untrained;
use crate::{Span, WordModel, WordSegmenter};

/// The words of `text` by a model without opinions and by `lexicon`.
fn cut<'t>(lexicon: &Lexicon, text: &'t str) -> Vec<&'t str> {
    let bytes = untrained();
    let model = WordModel::from_bytes(&bytes).expect("an empty model is one");
    let segmenter = WordSegmenter::new(model).lexicon(lexicon);
    segmenter.words(text).map(|word| word.span.of(text)).collect()
}

#[test]
fn bad_lines_are_errors() {
    use LexiconErrorKind as Kind;
    let long = "长".repeat(86);
    // Text, kind, line, what the span covers.
    let cases = [
        ("甲\n\t5\n", Kind::EmptyWord, 2, "\t5"),
        ("甲\t乙\n", Kind::UnknownValue, 1, "乙"),
        ("甲\t5\t名\n", Kind::TooManyFields, 1, "名"),
        ("甲\t5\t", Kind::TooManyFields, 1, ""),
        ("甲\t0\n", Kind::WeightOutOfRange, 1, "0"),
        ("甲\t101\n", Kind::WeightOutOfRange, 1, "101"),
        ("甲\t99999999999999\n", Kind::WeightOutOfRange, 1, "99999999999999"),
        ("甲\t-5\n", Kind::UnknownValue, 1, "-5"),
        ("# 注\n\n甲乙\t甲|丙\n", Kind::PartsDiffer, 3, "甲|丙"),
        ("甲乙\t甲||乙\n", Kind::EmptyPart, 1, "甲||乙"),
        ("甲乙\t|\n", Kind::EmptyPart, 1, "|"),
        (&*long, Kind::WordTooLong, 1, &*long),
    ];
    for (text, kind, line, place) in cases {
        let error = Lexicon::parse(text).expect_err(text);
        assert_eq!((error.kind(), error.line()), (kind, line), "text {text:?}");
        assert_eq!(error.span().get(text), Some(place), "text {text:?}");
        assert!(error.to_string().starts_with("line "), "{error}");
        assert_eq!(error.to_diagnostic().span, error.span());
    }
}

#[test]
fn files_are_read_as_they_are_written() {
    let text =
        "\u{FEFF}# words\r\n  甲乙 \r\n\r\n#\n#甲\n丙丁 戊\t 7 \r\n己庚\t己 | 庚\n甲乙\t甲|乙";
    let lexicon = Lexicon::parse(text).expect("good lines");
    assert_eq!(lexicon.len(), 4);
    for word in ["甲乙", "#甲", "丙丁 戊", "己庚"] {
        assert!(lexicon.contains(word), "{word}");
    }
    assert!(!lexicon.contains("# words") && !lexicon.contains("丙丁"));
    assert_eq!(cut(&lexicon, "甲乙"), ["甲", "乙"]); // the later line holds
    assert!(Lexicon::parse("").is_ok_and(|lexicon| lexicon.is_empty()));
}

#[test]
fn builders_refuse_what_is_no_word() {
    let mut builder = LexiconBuilder::new();
    let cases = [
        ("", LexiconErrorKind::EmptyWord),
        (" 甲", LexiconErrorKind::BlankAtEdge),
        ("甲\n乙", LexiconErrorKind::LineBreak),
    ];
    for (word, kind) in cases {
        assert_eq!(builder.keep(word).err(), Some(kind), "word {word:?}");
    }
    assert_eq!(builder.cut(&["甲", ""]).err(), Some(LexiconErrorKind::EmptyPart));
    assert_eq!(builder.cut(&[]).err(), Some(LexiconErrorKind::EmptyWord));
    assert!(builder.build().is_empty());
}

#[test]
fn words_are_kept_cut_and_preferred() {
    let lexicon = Lexicon::parse(
        "甲乙丙\n丙丁\n卡拉OK\nNew York City\n5.1声道\n(甲)\n・・・\n子丑寅\t子|丑寅\n卯辰\t50\n辰巳\t5\n長い ①\n",
    )
    .expect("good lines");
    // The model makes every ideograph a word and leaves runs of letters and kana whole.
    let cases: [(&str, &[&str]); 12] = [
        ("甲乙丙丁", &["甲乙丙", "丁"]), // what begins first is taken
        ("丙丁", &["丙丁"]),
        ("唱卡拉OK歌", &["唱", "卡拉OK", "歌"]),
        ("卡拉OKs", &["卡", "拉", "OKs"]), // no word ends inside a Latin word
        ("in New York City.", &["in", " ", "New York City", "."]),
        ("New York", &["New", " ", "York"]),
        ("5.1声道", &["5.1声道"]),
        ("(甲)(乙)", &["(甲)", "(", "乙", ")"]),
        ("・・・", &["・・・"]),
        ("子丑寅", &["子", "丑寅"]),
        ("卯辰巳", &["卯辰", "巳"]), // the greater weight
        ("長い ①②", &["長い ①", "②"]),
    ];
    for (text, expected) in cases {
        assert_eq!(cut(&lexicon, text), expected, "text {text:?}");
    }
}

#[test]
fn words_inside_runs_of_hangul() {
    // The model takes what stands between blanks for one word, whatever is in it.
    let lexicon =
        Lexicon::parse("학교\n학교\t20\n교실\t50\n서울역\t서울|역\nAI학\n").expect("good lines");
    let cases: [(&str, &[&str]); 5] = [
        ("우리 집에서", &["우리", " ", "집에서"]),
        ("학교에서", &["학교", "에서"]),
        ("새교실에서", &["새", "교실", "에서"]),
        ("서울역에", &["서울", "역", "에"]),
        ("AI학교", &["AI학", "교"]),
    ];
    for (text, expected) in cases {
        assert_eq!(cut(&lexicon, text), expected, "text {text:?}");
    }
}

#[test]
fn longest_of_those_that_begin_first() {
    let lexicon = Lexicon::parse("甲\n甲乙\n甲乙丙丁\n乙丙\n").expect("good lines");
    assert_eq!(cut(&lexicon, "甲乙丙戊"), ["甲乙", "丙", "戊"]);
    assert_eq!(cut(&lexicon, "甲乙丙丁戊"), ["甲乙丙丁", "戊"]);
    assert_eq!(cut(&lexicon, "戊乙丙"), ["戊", "乙丙"]);
}

proptest! {
    /// The tree knows the words it was given, and no others.
    #[test]
    fn tries_hold_their_words(words in prop::collection::btree_set("[甲乙a𠮷 ]{1,5}", 0..40), other in "[甲乙a𠮷 ]{1,5}") {
        let words: Vec<String> = words.into_iter().collect();
        let trie = trie::Trie::new(&words);
        for (index, word) in words.iter().enumerate() {
            prop_assert_eq!(trie.get(word), Some(index));
        }
        prop_assert_eq!(trie.get(&other).is_some(), words.contains(&other));
        let expected: Vec<usize> = (0..=other.len())
            .filter(|&len| other.get(..len).is_some_and(|prefix| words.iter().any(|word| word == prefix)))
            .collect();
        let found: Vec<usize> = trie.prefixes(&other).map(|(len, _)| len).collect();
        prop_assert_eq!(found, expected);
    }

    /// A word that is kept is one word wherever nothing begins before it, and the words tile the text.
    #[test]
    fn kept_words_are_words(word in "[甲乙丙かa1. ]{1,8}", before in "[丁]{0,4}", after in "[丁]{0,4}") {
        let mut builder = LexiconBuilder::new();
        prop_assume!(builder.keep(&word).is_ok());
        let lexicon = builder.build();
        let text = [&*before, &word, &after].concat();
        let found = cut(&lexicon, &text);
        prop_assert!(found.contains(&&*word), "{:?}", found);
        prop_assert_eq!(found.concat(), text);
    }
}

/// Each place of the text begins as many words as may nest in one.
#[test]
fn nested_words_take_linear_time() {
    let mut builder = LexiconBuilder::new();
    for len in 1..=85 {
        builder.prefer(&"甲".repeat(len), 1).expect("a word");
    }
    let lexicon = builder.build();
    let bytes = untrained();
    let model = WordModel::from_bytes(&bytes).expect("an empty model is one");
    let segmenter = WordSegmenter::new(model).lexicon(&lexicon);
    judou_testkit::assert_linear(
        "nested",
        2_000,
        |n| "甲".repeat(n),
        |text| segmenter.words(text).map(|word| word.span).fold(Span::empty(0), Span::cover),
    );
}

/// A lexicon of many words takes time in proportion to them.
#[test]
fn building_takes_linear_time() {
    judou_testkit::assert_linear(
        "words",
        2_000,
        |n| (0..n).flat_map(|i| ["词", &i.to_string(), "\n"].map(String::from)).collect(),
        |text| Lexicon::parse(text).map(|lexicon| lexicon.len()),
    );
}
