//! `judou-dialogue`: whole transcripts.
//!
//! No Rust crate reads free-form dialogue. Beside it stand a regex that finds label lines, which is
//! what people write themselves (it infers no speaker, takes fields for speakers, and knows neither
//! sections nor where the dialogue ends), and two floors: checking UTF-8 and walking the lines.

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use judou_bench::{Labels, Language, ThreadTime, bytes, transcript};
use regex::Regex;

const BYTES: usize = 1 << 20;

fn parse(c: &mut Criterion<ThreadTime>) {
    let label =
        Regex::new(r"(?m)^(?:\*\*|__)?([^\s:：*_][^:：*_\n]{0,40})[:：](?:\*\*|__)?[ \t]*(.*)$")
            .expect("the pattern is well formed");
    let mut group = c.benchmark_group("dialogue/parse");
    for language in Language::ALL {
        for labels in [Labels::Plain, Labels::Bold] {
            let text = transcript(language, labels, BYTES);
            let name = format!("{} {}", language.name(), labels.name());
            group.throughput(bytes(&text));
            group.bench_with_input(BenchmarkId::new("judou", &name), &text, |b, text| {
                b.iter(|| judou_dialogue::parse(text));
            });
            group.bench_with_input(BenchmarkId::new("regex labels", &name), &text, |b, text| {
                b.iter(|| label.captures_iter(text).map(|found| found.len()).sum::<usize>());
            });
            group.bench_with_input(BenchmarkId::new("from_utf8", &name), &text, |b, text| {
                b.iter(|| std::str::from_utf8(black_box(text.as_bytes())).is_ok());
            });
            group.bench_with_input(BenchmarkId::new("lines", &name), &text, |b, text| {
                b.iter(|| black_box(text.as_str()).lines().filter(|line| !line.is_empty()).count());
            });
        }
    }
    group.finish();
}

criterion_group! {
    name = benches;
    config = Criterion::default().with_measurement(ThreadTime);
    targets = parse
}
criterion_main!(benches);
