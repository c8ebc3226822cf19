//! `judou`: a whole file through all parsers.
//!
//! No other crate does this. Beside it stand its own parts alone, so that what joining them costs is
//! seen, and the floor of checking UTF-8.

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use judou::{Document, Unit};
use judou_bench::{Labels, Language, ThreadTime, bytes, header, transcript};

const BYTES: usize = 1 << 20;

fn document(c: &mut Criterion<ThreadTime>) {
    let mut group = c.benchmark_group("document/parse");
    for language in [Language::ZhHans, Language::Ja, Language::En] {
        let text = header("yaml", 0) + &transcript(language, Labels::Bold, BYTES);
        group.throughput(bytes(&text));
        group.bench_with_input(BenchmarkId::new("judou", language.name()), &text, |b, text| {
            b.iter(|| Document::parse(text).turns().len());
        });
        group.bench_with_input(
            BenchmarkId::new("parts alone", language.name()),
            &text,
            |b, text| {
                b.iter(|| {
                    let lenient = judou_frontmatter::parse_lenient(text);
                    judou_dialogue::parse(&text[lenient.body_start()..]).turns.len()
                });
            },
        );
        group.bench_with_input(BenchmarkId::new("from_utf8", language.name()), &text, |b, text| {
            b.iter(|| std::str::from_utf8(black_box(text.as_bytes())).is_ok());
        });
    }
    group.finish();

    let mut group = c.benchmark_group("document/parse-and-sentences");
    for language in [Language::ZhHans, Language::Ja, Language::En] {
        let text = header("yaml", 0) + &transcript(language, Labels::Bold, BYTES);
        group.throughput(bytes(&text));
        group.bench_with_input(BenchmarkId::new("judou", language.name()), &text, |b, text| {
            b.iter(|| Document::parse(text).units(Unit::Sentence).count());
        });
        group.bench_with_input(
            BenchmarkId::new("sentences alone", language.name()),
            &text,
            |b, text| {
                b.iter(|| judou_segment::sentences(text).count());
            },
        );
    }
    group.finish();
}

criterion_group! {
    name = benches;
    config = Criterion::default().with_measurement(ThreadTime);
    targets = document
}
criterion_main!(benches);
