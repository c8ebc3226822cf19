//! `judou-frontmatter`: finding a header, reading it as a value and as a type, and files of 100 MB.
//!
//! Every peer is given documents that it reads rightly; what is less, or other, work than ours:
//!
//! - `memmem` only looks for the closing fence, and is the floor of finding it.
//! - `matter` finds YAML and TOML by regular expressions, and copies header and body.
//! - `pulldown-cmark` finds YAML and TOML on its way through Markdown; the block is its first event, but
//!   its first pass over the text goes to the end.
//! - `gray_matter` copies the body, and reads TOML and JSON between fences of its own only, so the JSON
//!   header is fenced for it.
//! - `markdown-frontmatter` borrows the body; it makes a type from a value of the format's crate, as we do.
//! - `fronma` and `yaml-front-matter` read YAML only, the latter copying the body.
//!
//! None of them keeps the places of keys and values, and all but `gray_matter`, whose order is lost, take
//! the value from `serde_yaml`, `toml` or `serde_json`.

use std::hint::black_box;
use std::time::Duration;

use criterion::measurement::WallTime;
use criterion::{
    BenchmarkGroup, BenchmarkId, Criterion, Throughput, criterion_group, criterion_main,
};
use gray_matter::engine::{Engine, JSON, TOML, YAML};
use gray_matter::{Matter, Pod};
use judou_bench::header;
use pulldown_cmark::{Event, Options, TagEnd};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use yaml_front_matter::YamlFrontMatter;

/// Bytes of body: a page, and a book.
const BODIES: [(&str, usize); 2] = [("8 KB body", 8 << 10), ("1 MB body", 1 << 20)];

/// Bytes of body that nobody should read.
const HUGE: usize = 100 << 20;

/// What a site's program asks of a header.
#[derive(Deserialize)]
#[expect(dead_code, reason = "what is read is not looked at")]
struct Meta {
    title: String,
    author: String,
    draft: bool,
    weight: u32,
    tags: Vec<String>,
}

/// The same, with text that stays in the document; only we can give it.
#[derive(Deserialize)]
#[expect(dead_code, reason = "what is read is not looked at")]
struct Borrowed<'a> {
    title: &'a str,
    author: &'a str,
    draft: bool,
    weight: u32,
    tags: Vec<&'a str>,
}

type Group<'c> = BenchmarkGroup<'c, WallTime>;

/// Measures `run`, which must succeed, on `text`.
fn measure(
    group: &mut Group<'_>,
    name: &str,
    corpus: &str,
    text: &str,
    run: impl Fn(&str) -> bool,
) {
    assert!(run(text), "{name} does not read {corpus}");
    group.bench_with_input(BenchmarkId::new(name, corpus), text, |b, text| {
        b.iter(|| run(black_box(text)));
    });
}

fn splitting(c: &mut Criterion) {
    let mut group = c.benchmark_group("frontmatter/split");
    group.throughput(Throughput::Elements(1)).sample_size(20);
    for (size, body) in BODIES {
        for (format, fence) in [("yaml", "\n---\n"), ("toml", "\n+++\n")] {
            let text = header(format, body);
            let corpus = format!("{format}, {size}");
            measure(&mut group, "judou", &corpus, &text, split);
            let finder = memchr::memmem::Finder::new(fence);
            measure(&mut group, "memmem", &corpus, &text, |text| {
                finder.find(text.as_bytes()).is_some()
            });
            measure(&mut group, "matter", &corpus, &text, |text| matter::matter(text).is_some());
            measure(&mut group, "pulldown-cmark", &corpus, &text, metadata_block);
        }
    }
    group.finish();
}

fn split(text: &str) -> bool {
    judou_frontmatter::split(text).is_ok_and(|split| black_box(split).is_some())
}

/// The block's text, which ends where the block ends.
fn metadata_block(text: &str) -> bool {
    let options = Options::ENABLE_YAML_STYLE_METADATA_BLOCKS
        | Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS;
    let events = pulldown_cmark::Parser::new_ext(text, options);
    let mut block = events.take_while(|it| !matches!(it, Event::End(TagEnd::MetadataBlock(_))));
    block.any(|event| matches!(black_box(event), Event::Text(_)))
}

fn values(c: &mut Criterion) {
    let mut group = c.benchmark_group("frontmatter/value");
    group.throughput(Throughput::Elements(1)).sample_size(20);
    for (size, body) in BODIES {
        for format in ["yaml", "toml", "json"] {
            let text = header(format, body);
            let corpus = format!("{format}, {size}");
            measure(&mut group, "judou", &corpus, &text, |text| {
                judou_frontmatter::parse_value(text).is_ok_and(|it| black_box(it).is_some())
            });
            gray_matter::<Pod>(&mut group, format, &corpus, &text);
            match format {
                "yaml" => yaml_peers::<serde_yaml::Value>(&mut group, &corpus, &text),
                "toml" => markdown_frontmatter::<toml::Table>(&mut group, &corpus, &text),
                _ => markdown_frontmatter::<serde_yaml::Value>(&mut group, &corpus, &text),
            }
        }
    }
    group.finish();
}

fn types(c: &mut Criterion) {
    let mut group = c.benchmark_group("frontmatter/typed");
    group.throughput(Throughput::Elements(1)).sample_size(20);
    let (size, body) = BODIES[0];
    for format in ["yaml", "toml", "json"] {
        let text = header(format, body);
        let corpus = format!("{format}, {size}");
        measure(&mut group, "judou", &corpus, &text, |text| {
            judou_frontmatter::parse::<Meta>(text).is_ok_and(|it| black_box(it).is_some())
        });
        measure(&mut group, "judou borrowed", &corpus, &text, |text| {
            judou_frontmatter::parse::<Borrowed<'_>>(text).is_ok_and(|it| black_box(it).is_some())
        });
        gray_matter::<Meta>(&mut group, format, &corpus, &text);
        match format {
            "yaml" => yaml_peers::<Meta>(&mut group, &corpus, &text),
            _ => markdown_frontmatter::<Meta>(&mut group, &corpus, &text),
        }
    }
    group.finish();
}

fn yaml_peers<T: DeserializeOwned>(group: &mut Group<'_>, corpus: &str, text: &str) {
    markdown_frontmatter::<T>(group, corpus, text);
    measure(group, "fronma", corpus, text, |text| {
        black_box(fronma::parser::parse::<T>(text)).is_ok()
    });
    measure(group, "yaml-front-matter", corpus, text, |text| {
        black_box(YamlFrontMatter::parse::<T>(text)).is_ok()
    });
}

fn markdown_frontmatter<T: DeserializeOwned>(group: &mut Group<'_>, corpus: &str, text: &str) {
    measure(group, "markdown-frontmatter", corpus, text, |text| {
        black_box(markdown_frontmatter::parse::<T>(text)).is_ok()
    });
}

fn gray_matter<T: DeserializeOwned>(group: &mut Group<'_>, format: &str, corpus: &str, text: &str) {
    fn read<E: Engine, T: DeserializeOwned>(delimiter: &str) -> impl Fn(&str) -> bool {
        let mut matter = Matter::<E>::new();
        delimiter.clone_into(&mut matter.delimiter);
        move |text| matter.parse::<T>(text).is_ok_and(|it| black_box(it).data.is_some())
    }
    let name = "gray_matter";
    match format {
        "toml" => measure(group, name, corpus, text, read::<TOML, T>("+++")),
        "json" => {
            let (header, body) = text.split_once("\n}\n").unwrap_or((text, ""));
            let fenced = ["---\n", header, "\n}\n---\n", body].concat();
            measure(group, name, corpus, &fenced, read::<JSON, T>("---"));
        }
        _ => measure(group, name, corpus, text, read::<YAML, T>("---")),
    }
}

/// Header and 100 MB of body, as somebody's log or book may have. `matter` is left out: it takes ten
/// seconds.
fn huge(c: &mut Criterion) {
    let mut group = c.benchmark_group("frontmatter/huge");
    group.throughput(Throughput::Elements(1)).sample_size(10);
    group.warm_up_time(Duration::from_millis(200)).measurement_time(Duration::from_secs(2));
    let start = header("yaml", 1 << 20);
    let (matter, body) = start.split_once("\n---\n").expect("the header is closed");
    let notes = "词".repeat(1024_usize.saturating_sub(matter.len()) / 3);
    let mut text = format!("{matter}\nnotes: {notes}\n---\n");
    while text.len() < HUGE {
        text.push_str(body);
    }
    for corpus in ["closed", "unclosed"] {
        let closed = corpus == "closed";
        if !closed {
            text = text.replacen("\n---\n", "\n--- \u{3000}\n", 1);
        }
        // What is never closed is nothing that can be read, and saying so is what is measured.
        let mut add = |name: &str, run: &dyn Fn(&str) -> bool| {
            measure(&mut group, name, corpus, &text, |text| run(text) == closed);
        };
        add("judou split", &split);
        add("judou", &|text| judou_frontmatter::parse_value(text).is_ok_and(|it| it.is_some()));
        let finder = memchr::memmem::Finder::new("\n---\n");
        add("memmem", &|text| finder.find(text.as_bytes()).is_some());
        add("markdown-frontmatter", &|text| {
            markdown_frontmatter::parse::<serde_yaml::Value>(text).is_ok()
        });
        add("fronma", &|text| fronma::parser::parse::<serde_yaml::Value>(text).is_ok());
        if closed {
            // These take an unclosed header for text, or all of the text for the header.
            let matter = Matter::<YAML>::new();
            add("gray_matter", &|text| matter.parse::<Pod>(text).is_ok_and(|it| it.data.is_some()));
            add("yaml-front-matter", &|text| {
                YamlFrontMatter::parse::<serde_yaml::Value>(text).is_ok()
            });
            add("pulldown-cmark", &metadata_block);
        }
    }
    group.finish();
}

criterion_group!(benches, splitting, values, types, huge);
criterion_main!(benches);
