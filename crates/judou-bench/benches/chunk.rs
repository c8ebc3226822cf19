//! `judou::Chunker`, at 1000 characters.
//!
//! Each peer is given its fastest door that counts characters, and does less: none knows turns,
//! speakers, headings or CJK sentences beyond what its delimiters say. `judou` chunks a document that
//! is parsed; `judou with parsing` starts from the text, as the peers do.
//!
//! - `text-splitter`: paragraphs, sentences, words by Unicode; gives slices.
//! - `chonkie`: its recursive chunker with default rules; copies the text, and puts spaces into it.
//! - `semchunk-rs`: splits at white space and punctuation, tried in turn; copies the text.

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use judou::{Chunker, Document};
use judou_bench::{Labels, Language, ThreadTime, bytes, corpora, transcript};

const SIZE: usize = 1000;
const BYTES: usize = 1 << 19;

fn chunks(c: &mut Criterion<ThreadTime>) {
    let mut texts: Vec<(String, String)> = Vec::new();
    for language in [Language::ZhHans, Language::Ja, Language::En] {
        let text = transcript(language, Labels::Plain, BYTES);
        texts.push((format!("transcript {}", language.name()), text));
    }
    // As above, with sections further apart than paragraphs: where this is so, one peer's time grows with
    // the square of the length.
    for (name, copies) in [("spaced en, 0.5 MB", 1), ("spaced en, 2 MB", 4)] {
        let text = transcript(Language::En, Labels::Plain, BYTES * copies);
        texts.push((name.to_owned(), text.replace("\n\n## ", "\n\n\n## ")));
    }
    for corpus in corpora() {
        if ["zh-Hans", "en"].contains(&corpus.name) {
            texts.push((format!("prose {}", corpus.name), corpus.text));
        }
    }

    let mut group = c.benchmark_group("chunk/1000-chars");
    for (name, text) in &texts {
        group.throughput(bytes(text));
        let chunker = Chunker::new(SIZE).expect("no 0");
        let document = Document::parse(text);
        group.bench_with_input(BenchmarkId::new("judou", name), &document, |b, document| {
            b.iter(|| {
                chunker.chunks(document).map(|chunk| black_box(chunk).text.len()).sum::<usize>()
            });
        });
        group.bench_with_input(BenchmarkId::new("judou with parsing", name), text, |b, text| {
            b.iter(|| chunker.chunks(&Document::parse(text)).count());
        });
        let splitter = text_splitter::TextSplitter::new(SIZE);
        group.bench_with_input(BenchmarkId::new("text-splitter", name), text, |b, text| {
            b.iter(|| splitter.chunks(text).map(|chunk| black_box(chunk).len()).sum::<usize>());
        });
        let rules = chonkie::RecursiveRules::default();
        let chonkie =
            chonkie::RecursiveChunker::new(chonkie::CharacterTokenizer::new(), SIZE, rules);
        group.bench_with_input(BenchmarkId::new("chonkie", name), text, |b, text| {
            b.iter(|| black_box(chonkie.chunk(text)).len());
        });
        let semchunk = semchunk_rs::Chunker::new(SIZE, Box::new(|text: &str| text.chars().count()));
        group.bench_with_input(BenchmarkId::new("semchunk-rs", name), text, |b, text| {
            b.iter(|| black_box(semchunk.chunk(text)).len());
        });
    }
    group.finish();
}

criterion_group! {
    name = benches;
    config = Criterion::default().with_measurement(ThreadTime).sample_size(10);
    targets = chunks
}
criterion_main!(benches);
