//! `judou-segment`: every level but words on five languages and on all of them mixed.
//!
//! Sentences are measured on running prose, with the quotations that news has, and again on text as dense
//! with them as a story told in dialogue.
//!
//! Peers: unicode-segmentation and `icu_segmenter` (ICU4X, compiled data) do UAX #29: their sentences end
//! at full stops and know nothing of quotations, titles or abbreviations, so they do less. Clauses
//! and paragraphs have no peer: beside them stands a plain search for the marks.

use criterion::{Criterion, criterion_group, criterion_main};
use finl_unicode::grapheme_clusters::Graphemes as FinlGraphemes;
use icu_segmenter::options::SentenceBreakInvariantOptions;
use icu_segmenter::{GraphemeClusterSegmenter, SentenceSegmenter};
use judou_bench::{Corpus, ThreadTime, corpora, measure, running, scripts};
use unicode_segmentation::UnicodeSegmentation;

/// Each cluster is looked at: the sum of lengths keeps an iterator from counting without them.
fn graphemes(c: &mut Criterion<ThreadTime>) {
    let mut group = c.benchmark_group("segment/graphemes");
    let icu = GraphemeClusterSegmenter::new();
    let sum = |sum: usize, cluster: &str| sum ^ cluster.len();
    for case in &[running(), scripts()].concat() {
        measure(&mut group, "judou", case, |text| judou_segment::graphemes(text).fold(0, sum));
        measure(&mut group, "unicode-segmentation", case, |text| text.graphemes(true).fold(0, sum));
        measure(&mut group, "finl_unicode", case, |text| FinlGraphemes::new(text).fold(0, sum));
        measure(&mut group, "icu_segmenter", case, |text| {
            icu.segment_str(text).fold(0, |sum, end| sum ^ end)
        });
    }
    group.finish();
}

fn sentences(c: &mut Criterion<ThreadTime>) {
    measure_sentences(c, "segment/sentences", &running());
    measure_sentences(c, "segment/sentences-in-dialogue", &corpora());
}

fn measure_sentences(c: &mut Criterion<ThreadTime>, group: &str, cases: &[Corpus]) {
    let mut group = c.benchmark_group(group);
    let icu = SentenceSegmenter::new(SentenceBreakInvariantOptions::default());
    for case in cases {
        measure(&mut group, "judou", case, |text| judou_segment::sentences(text).count());
        measure(&mut group, "unicode-segmentation", case, |text| {
            text.split_sentence_bounds().count()
        });
        measure(&mut group, "icu_segmenter", case, |text| icu.segment_str(text).count());
    }
    group.finish();
}

fn clauses(c: &mut Criterion<ThreadTime>) {
    let mut group = c.benchmark_group("segment/clauses");
    let marks = ['，', '、', '；', '：', '。', '！', '？', ',', ';', ':', '.', '!', '?', '\n'];
    for case in &corpora() {
        measure(&mut group, "judou", case, |text| judou_segment::clauses(text).count());
        measure(&mut group, "split at marks", case, |text| text.split_inclusive(marks).count());
    }
    group.finish();
}

fn levels(c: &mut Criterion<ThreadTime>) {
    let mut group = c.benchmark_group("segment/levels");
    for case in &corpora() {
        measure(&mut group, "judou", case, |text| judou_segment::levels(text).count());
        measure(&mut group, "one by one", case, |text| {
            let parts = (judou_segment::clauses(text), judou_segment::sentences(text));
            parts.0.count() + parts.1.count() + judou_segment::paragraphs(text).count()
        });
    }
    group.finish();
}

fn paragraphs(c: &mut Criterion<ThreadTime>) {
    let mut group = c.benchmark_group("segment/paragraphs");
    for case in &corpora() {
        measure(&mut group, "judou", case, |text| judou_segment::paragraphs(text).count());
        measure(&mut group, "split at blank lines", case, |text| text.split("\n\n").count());
    }
    group.finish();
}

criterion_group! {
    name = benches;
    config = Criterion::default().with_measurement(ThreadTime);
    targets = graphemes, sentences, clauses, paragraphs, levels
}
criterion_main!(benches);
