//! Laws of `judou-segment`'s words: of every model and mode, of files of words, of damaged models.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use judou_segment::train::{Corpus, Trainer, WordList};
use judou_segment::{
    Lexicon, LexiconBuilder, Word, WordMode, WordModel, WordScratch, WordSegmenter, reseal,
};
use judou_source::{Span, lines};
use judou_testkit::{assert_on_boundaries, assert_tiles};

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

/// Windows are cut where they grow too long, and a word may be cut with them.
const WINDOW: usize = 500;

/// Words tile the text in each mode but the search, which adds words inside them; a line is cut alike
/// wherever it stands; a word that the user keeps is kept.
///
/// # Panics
///
/// If a law is broken.
pub fn segment_words(data: &[u8]) {
    let text = &*text(data);
    let segmenter = WordSegmenter::new(WordModel::small());
    let standard: Vec<Word> = segmenter.words(text).collect();
    let spans: Vec<Span> = standard.iter().map(|word| word.span).collect();
    assert_tiles(text, &spans);
    assert_modes(&segmenter, text, &standard);
    let clusters: BTreeSet<usize> =
        judou_segment::graphemes(text).spans().map(|cluster| cluster.start).collect();
    for span in &spans {
        assert!(
            clusters.contains(&span.start),
            "{span:?} begins inside a cluster: {:?}",
            Span::new(span.start.saturating_sub(12), span.start + 8).of(text)
        );
    }

    let mut by_line = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        by_line.extend(segmenter.words(line).map(|word| word.span.shift(start)));
        start += line.len();
    }
    assert_eq!(by_line, spans, "line by line");

    if text.len() > WINDOW {
        return;
    }
    for pair in spans.windows(2) {
        let &[first, second] = pair else { continue };
        let word = first.cover(second).of(text);
        let mut builder = LexiconBuilder::new();
        if builder.keep(word).is_err() {
            continue;
        }
        let lexicon = builder.build();
        let segmenter = segmenter.clone().lexicon(&lexicon);
        let kept: Vec<Word> = segmenter.words(text).collect();
        assert_tiles(text, kept.iter().map(|word| word.span));
        assert!(kept.iter().any(|kept| kept.span.of(text) == word), "{word:?} is not kept");
    }
}

/// What holds between the modes, and between the ways to ask.
fn assert_modes(segmenter: &WordSegmenter<'_>, text: &str, standard: &[Word]) {
    let (mut scratch, mut words, mut spans) = (WordScratch::new(), Vec::new(), Vec::new());
    segmenter.segment_into(text, &mut scratch, &mut words);
    assert_eq!(words, standard);
    segmenter.spans_into(text, &mut scratch, &mut spans);
    assert!(standard.iter().map(|word| word.span).eq(spans));

    let fine = segmenter.clone().mode(WordMode::Fine);
    assert_tiles(text, fine.words(text).map(|word| word.span));

    let search: Vec<Word> = segmenter.clone().mode(WordMode::Search).words(text).collect();
    assert!(search.windows(2).all(|pair| pair[0].span < pair[1].span), "out of order");
    assert_on_boundaries(text, search.iter().map(|word| word.span));
    let mut inner = search.iter();
    for word in standard {
        assert!(inner.any(|found| found == word), "{word:?} is not to be found");
    }
}

/// A model that somebody damaged is an error, or one that gives words all the same.
///
/// The input is read as changes to a small model: two bytes of place, one of value; then the text to cut.
///
/// # Panics
///
/// If a law is broken.
pub fn segment_model(data: &[u8]) {
    const MOST: usize = 8;
    let _ = WordModel::from_bytes(data);
    let mut bytes = tiny().to_vec();
    let (changes, rest) = data.split_at(data.len().min(MOST * 3));
    for change in changes.chunks_exact(3) {
        let place = usize::from(u16::from_le_bytes([change[0], change[1]])) * bytes.len() / 65_536;
        bytes[place] = change[2];
    }
    if bytes != tiny() {
        assert!(WordModel::from_bytes(&bytes).is_err(), "the sum tells every change");
    }
    let short = bytes.len() * rest.len().min(50) / 50;
    assert!(short == bytes.len() || WordModel::from_bytes(&bytes[..short]).is_err());
    reseal(&mut bytes);
    if let Ok(model) = WordModel::from_bytes(&bytes) {
        let text = format!("春天来了。花开了，ひらがなとカナ。{}", text(rest));
        let standard: Vec<Word> = WordSegmenter::new(model).words(&text).collect();
        assert_tiles(&text, standard.iter().map(|word| word.span));
        assert_modes(&WordSegmenter::new(model), &text, &standard);
    }
}

/// The bytes of a model of a few words.
fn tiny() -> &'static [u8] {
    static TINY: OnceLock<Vec<u8>> = OnceLock::new();
    TINY.get_or_init(|| {
        let text = "春天 来 了 。\n花 开 了 。\n春 の 花 が 咲い た 。\n꽃이 피었다 .\n".repeat(3);
        let list = WordList::parse("春天 9\n开花 3\n来到\n").expect("words and counts");
        let trainer = Trainer::new().corpus(Corpus::from_spaced(&text)).words(list).epochs(2);
        trainer.train(|_| ()).expect("a corpus to train on")
    })
}
