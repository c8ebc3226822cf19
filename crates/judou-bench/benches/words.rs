//! `judou-segment`: words on five languages and on all of them mixed.
//!
//! `segment/words`: by a trained model and by lexicons. jieba-rs (with its HMM) has a lexicon of
//! simplified Chinese and tears Hangul and katakana into characters; `icu_segmenter` (`auto`, compiled
//! data) has one of Chinese and Japanese. All give each word's place. vaporetto and lindera have no model
//! that comes with the crate.
//!
//! `segment/uax29-words`: Unicode's own rule, which takes each Chinese character for a word.

use std::cell::RefCell;

use criterion::{Criterion, criterion_group, criterion_main};
use icu_segmenter::WordSegmenter as Icu;
use icu_segmenter::options::WordBreakInvariantOptions;
use jieba_rs::Jieba;
use judou_bench::{ThreadTime, corpora, measure};
use judou_segment::{Lexicon, WordMode, WordModel, WordScratch, WordSegmenter};
use unicode_segmentation::UnicodeSegmentation;

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

fn words(c: &mut Criterion<ThreadTime>) {
    let mut group = c.benchmark_group("segment/words");
    let icu = Icu::new_auto(WordBreakInvariantOptions::default());
    let jieba = Jieba::new();
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
    }
    group.finish();
}

fn uax29(c: &mut Criterion<ThreadTime>) {
    let mut group = c.benchmark_group("segment/uax29-words");
    let icu = Icu::new_for_non_complex_scripts(WordBreakInvariantOptions::default());
    for case in &corpora() {
        measure(&mut group, "judou", case, |text| judou_segment::uax29::words(text).count());
        measure(&mut group, "unicode-segmentation", case, |text| text.split_word_bounds().count());
        measure(&mut group, "icu_segmenter", case, |text| icu.segment_str(text).count());
    }
    group.finish();
}

criterion_group! {
    name = benches;
    config = Criterion::default().with_measurement(ThreadTime);
    targets = words, uax29
}
criterion_main!(benches);
