//! Laws of `judou-segment`'s words: files of words, and what they do to a text.

use judou_segment::{Lexicon, LexiconBuilder};
use judou_source::lines;
use judou_testkit::assert_on_boundaries;

use crate::text;

/// A file of words is read as a whole, or the first bad line is named; no line spoils another.
///
/// # Panics
///
/// If a law is broken.
pub fn segment_lexicon(data: &[u8]) {
    let text = &*text(data);
    match Lexicon::parse(text) {
        Ok(lexicon) => {
            let count = lines(text).count();
            assert!(lexicon.len() <= count, "{} words in {count} lines", lexicon.len());
            assert!(!lexicon.contains(""));
            // Once more the same words are the same words, and a bad line after them is the error.
            let again = text.strip_prefix('\u{FEFF}').unwrap_or(text);
            let twice = format!("{text}\n{again}");
            assert_eq!(Lexicon::parse(&twice).map(|twice| twice.len()), Ok(lexicon.len()));
            let bad = format!("{text}\n甲\t乙\t丙");
            let error = Lexicon::parse(&bad).expect_err("three fields");
            assert_eq!(error.span().get(&bad), Some("丙"));
            assert_eq!(error.line(), lines(&bad).count());
        }
        Err(error) => {
            assert_on_boundaries(text, [error.span()]);
            let line = lines(text).nth(error.line() - 1).expect("the line it names");
            assert!(line.span.covers(error.span()), "{error} at {:?}", error.span());
            // What stands before that line is good.
            let before = text.get(..line.span.start).unwrap_or_default();
            assert!(Lexicon::parse(before).is_ok(), "{before:?}");
            crate::assert_diagnostics(text, &[error.to_diagnostic()]);
        }
    }
    // By the builder, every line that is a word is one.
    let mut builder = LexiconBuilder::new();
    let words: Vec<&str> = text.lines().filter(|word| builder.keep(word).is_ok()).collect();
    let lexicon = builder.build();
    for word in words {
        assert!(lexicon.contains(word), "{word:?}");
    }
}
