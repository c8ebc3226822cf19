//! `judou-frontmatter`: finding a header, and reading it.
//!
//! Peers: `memmem` for the closing fence, the floor of finding it; `gray_matter`'s dynamic value, which
//! has no places, no key order, and copies the body (so its time grows with it); it reads JSON and TOML
//! between `---` and `+++` fences only, so the JSON header is fenced for it.

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use gray_matter::engine::{Engine, JSON, TOML, YAML};
use gray_matter::{Matter, ParsedEntity, Pod};
use judou_bench::{ThreadTime, header};
use judou_frontmatter::{parse_value, split};

/// Bytes of body: a page, and a book.
const BODIES: [(&str, usize); 2] = [("8 KB body", 8 << 10), ("1 MB body", 1 << 20)];

fn splitting(c: &mut Criterion<ThreadTime>) {
    let mut group = c.benchmark_group("frontmatter/split");
    for (name, body) in BODIES {
        let text = header("yaml", body);
        group.throughput(Throughput::Elements(1));
        group.bench_with_input(BenchmarkId::new("judou", name), &text, |b, text| {
            b.iter(|| split(text).map(|it| it.map(|split| split.body().len())));
        });
        group.bench_with_input(BenchmarkId::new("memmem", name), &text, |b, text| {
            b.iter(|| memchr::memmem::find(black_box(text.as_bytes()), b"\n---\n"));
        });
    }
    group.finish();
}

fn reading(c: &mut Criterion<ThreadTime>) {
    let mut group = c.benchmark_group("frontmatter/value");
    group.throughput(Throughput::Elements(1));
    for (name, body) in BODIES {
        for format in ["yaml", "toml", "json"] {
            let text = header(format, body);
            let id = format!("{format}, {name}");
            group.bench_with_input(BenchmarkId::new("judou", &id), &text, |b, text| {
                b.iter(|| parse_value(text).map(|value| value.map(|it| it.get("tags").is_some())));
            });
            let peer = gray_matter(format);
            let fenced = if format == "json" {
                let (header, body) = text.split_once("\n}\n").unwrap_or((&text, ""));
                ["---\n", header, "\n}\n---\n", body].concat()
            } else {
                text
            };
            assert!(peer(&fenced).data.is_some(), "gray_matter reads no {format}");
            group.bench_with_input(BenchmarkId::new("gray_matter", &id), &fenced, |b, text| {
                b.iter(|| peer(text));
            });
        }
    }
    group.finish();
}

/// Reads a whole document.
type Reader = Box<dyn Fn(&str) -> ParsedEntity<Pod>>;

fn gray_matter(format: &str) -> Reader {
    fn with<E: Engine + 'static>(delimiter: &str) -> Reader {
        let mut matter = Matter::<E>::new();
        delimiter.clone_into(&mut matter.delimiter);
        Box::new(move |text| matter.parse(text).expect("the header is well formed"))
    }
    match format {
        "toml" => with::<TOML>("+++"),
        "json" => with::<JSON>("---"),
        _ => with::<YAML>("---"),
    }
}

criterion_group! {
    name = benches;
    config = Criterion::default().with_measurement(ThreadTime);
    targets = splitting, reading
}
criterion_main!(benches);
