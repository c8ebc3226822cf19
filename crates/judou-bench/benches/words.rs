//! `judou-segment`: words on five languages and on all of them mixed.
//!
//! `segment/words`: by a trained model and by lexicons. jieba-rs (with its HMM) has a lexicon of
//! simplified Chinese and tears Hangul and katakana into characters; `icu_segmenter` (`auto`, compiled
//! data) has one of Chinese and Japanese; charabia asks jieba-rs 0.10 for Chinese and UAX #29 for the rest,
//! for its features of Japanese and Korean download a dictionary of lindera's while they are compiled, as
//! lindera's own do. It is `segment_str` that is measured, which tells the script of each stretch and
//! neither folds nor classifies words, as `tokenize` does. All give each word's place or slice.
//!
//! vaporetto, which asks a linear model for each place, comes without one, so it is measured where
//! `VAPORETTO_MODEL` names an uncompressed model: line by line, with the memory kept, boundaries only.
//!
//! `segment/uax29-words`: Unicode's own rule, which takes each Chinese character for a word. All three give
//! every piece, blanks and marks included, with its place; "word indices" of unicode-segmentation looks at
//! each piece once more and gives those alone that have a letter or a digit, so it is for comparison only.

use std::cell::RefCell;
use std::fs;

use charabia::Segment as _;
use criterion::{Criterion, criterion_group, criterion_main};
use icu_segmenter::WordSegmenter as Icu;
use icu_segmenter::options::WordBreakInvariantOptions;
use jieba_rs::Jieba;
use judou_bench::{ThreadTime, corpora, measure};
use judou_segment::{Lexicon, WordMode, WordModel, WordScratch, WordSegmenter};
use unicode_segmentation::UnicodeSegmentation;
use vaporetto::{CharacterBoundary, Model, Predictor, Sentence};

/// Counts the words of a text, line by line, in memory that is kept.
fn counter(segmenter: &WordSegmenter<'_>) -> impl Fn(&str) -> usize {
    let memory = RefCell::new((WordScratch::new(), Vec::new()));
    move |text| {
        let (scratch, words) = &mut *memory.borrow_mut();
        words.clear();
        segmenter.segment_into(text, scratch, words);
        words.len()
    }
}

/// The model of vaporetto's that the environment names.
fn vaporetto() -> Option<Predictor> {
    let path = std::env::var_os("VAPORETTO_MODEL")?;
    let bytes = fs::read(path).expect("`VAPORETTO_MODEL` names a file");
    let (model, _) = Model::read_slice(&bytes).expect("a model of vaporetto's, not compressed");
    Some(Predictor::new(model, false).expect("a model that is whole"))
}

/// Counts the words of a text by vaporetto, line by line, in memory that is kept.
fn predicted(predictor: &Predictor, text: &str) -> usize {
    let mut sentence = Sentence::default();
    let lines = text.lines().filter(|line| !line.is_empty());
    lines
        .map(|line| {
            sentence.update_raw(line).expect("the line is not empty");
            predictor.predict(&mut sentence);
            let is_cut = |it: &&CharacterBoundary| **it == CharacterBoundary::WordBoundary;
            1 + sentence.boundaries().iter().filter(is_cut).count()
        })
        .sum()
}

fn words(c: &mut Criterion<ThreadTime>) {
    let mut group = c.benchmark_group("segment/words");
    let icu = Icu::new_auto(WordBreakInvariantOptions::default());
    let jieba = Jieba::new();
    let vaporetto = vaporetto();
    let standard = WordSegmenter::new(WordModel::standard());
    let small = WordSegmenter::new(WordModel::small());
    // 100,000 words, of which the texts have few.
    let own: Vec<String> = (0..100_000).map(|number| format!("词{number}")).collect();
    let own = own.join("\n");
    let own = Lexicon::parse(&own).expect("a word a line");
    let with_own = standard.clone().lexicon(&own);
    let search = standard.clone().mode(WordMode::Search);
    for case in &corpora() {
        measure(&mut group, "judou", case, counter(&standard));
        measure(&mut group, "judou small", case, counter(&small));
        measure(&mut group, "judou + 100,000 words", case, counter(&with_own));
        measure(&mut group, "judou search", case, counter(&search));
        measure(&mut group, "icu_segmenter", case, |text| icu.segment_str(text).count());
        measure(&mut group, "jieba-rs", case, |text| jieba.cut(text, true).len());
        measure(&mut group, "charabia", case, |text| text.segment_str().count());
        if let Some(predictor) = &vaporetto {
            measure(&mut group, "vaporetto", case, |text| predicted(predictor, text));
        }
    }
    group.finish();
}

fn uax29(c: &mut Criterion<ThreadTime>) {
    let mut group = c.benchmark_group("segment/uax29-words");
    let icu = Icu::new_for_non_complex_scripts(WordBreakInvariantOptions::default());
    let sum = |sum: usize, piece: &str| sum ^ piece.len();
    for case in &corpora() {
        measure(&mut group, "judou", case, |text| judou_segment::uax29::words(text).fold(0, sum));
        measure(&mut group, "unicode-segmentation", case, |text| {
            text.split_word_bounds().fold(0, sum)
        });
        measure(&mut group, "unicode-segmentation, word indices", case, |text| {
            text.unicode_word_indices().fold(0, |sum, (at, _)| sum ^ at)
        });
        measure(&mut group, "icu_segmenter", case, |text| {
            icu.segment_str(text).fold(0, |sum, end| sum ^ end)
        });
    }
    group.finish();
}

criterion_group! {
    name = benches;
    config = Criterion::default().with_measurement(ThreadTime);
    targets = words, uax29
}
criterion_main!(benches);
