//! `judou-source`: lines and positions.
//!
//! Peers: the standard library's `lines`, which knows no lone `\r` and gives no offsets, and counting
//! newlines with memchr, which is the floor of any index and answers nothing.

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use judou_bench::{ThreadTime, bytes, corpora};
use judou_source::{LineIndex, lines};

fn source(c: &mut Criterion<ThreadTime>) {
    let corpora = corpora();
    let mut group = c.benchmark_group("source/lines");
    for case in &corpora {
        group.throughput(bytes(&case.text));
        group.bench_with_input(BenchmarkId::new("judou", case.name), &case.text, |b, text| {
            b.iter(|| lines(text).count());
        });
        group.bench_with_input(BenchmarkId::new("std", case.name), &case.text, |b, text| {
            b.iter(|| black_box(text.as_str()).lines().count());
        });
    }
    group.finish();

    let mut group = c.benchmark_group("source/line-index");
    for case in &corpora {
        group.throughput(bytes(&case.text));
        group.bench_with_input(BenchmarkId::new("judou", case.name), &case.text, |b, text| {
            b.iter(|| LineIndex::new(text));
        });
        group.bench_with_input(
            BenchmarkId::new("memchr count", case.name),
            &case.text,
            |b, text| {
                b.iter(|| memchr::memchr_iter(b'\n', black_box(text.as_bytes())).count());
            },
        );
    }
    group.finish();
}

criterion_group! {
    name = benches;
    config = Criterion::default().with_measurement(ThreadTime);
    targets = source
}
criterion_main!(benches);
