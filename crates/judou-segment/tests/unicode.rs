//! Unicode's own break tests.

use judou_segment::{Span, graphemes, uax29};

/// The cases of a file of break tests: text, and the offsets where it breaks.
fn cases(file: &str) -> impl Iterator<Item = (String, Vec<usize>)> + '_ {
    file.lines().filter(|line| !line.starts_with('#') && !line.is_empty()).map(|line| {
        let (mut text, mut breaks) = (String::new(), Vec::new());
        for token in line.split_whitespace() {
            match token {
                "÷" => breaks.push(text.len()),
                "×" => {}
                code => {
                    let code = u32::from_str_radix(code, 16).expect("a code point");
                    text.push(char::from_u32(code).expect("a scalar value"));
                }
            }
        }
        (text, breaks)
    })
}

#[track_caller]
fn check<I: Iterator<Item = Span>>(file: &str, at_least: usize, split: impl Fn(&'static str) -> I) {
    let mut count = 0;
    for (text, want) in cases(file) {
        let text: &'static str = text.leak();
        let mut got = vec![0];
        got.extend(split(text).map(|span| span.end));
        assert_eq!(got, want, "text {:?}", text.escape_unicode().to_string());
        count += 1;
    }
    assert!(count >= at_least, "only {count} cases were read");
}

#[test]
fn grapheme_break_test() {
    let file = include_str!("../testdata/ucd/GraphemeBreakTest.txt");
    check(file, 700, |text| graphemes(text).spans());
}

#[test]
fn word_break_test() {
    let file = include_str!("../testdata/ucd/WordBreakTest.txt");
    check(file, 1_800, |text| uax29::words(text).spans());
}

#[test]
fn sentence_break_test() {
    let file = include_str!("../testdata/ucd/SentenceBreakTest.txt");
    check(file, 500, |text| uax29::sentences(text).spans());
}
