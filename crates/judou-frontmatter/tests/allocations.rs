//! How often memory is asked for: never to split, three times at most to read a plain header.
//!
//! One test alone, because the counter counts for the whole process.

#![cfg(feature = "serde")]

use std::alloc::System;
use std::hint::black_box;

use judou_frontmatter::{parse, parse_value, split};
use serde::Deserialize;
use stats_alloc::{INSTRUMENTED_SYSTEM, Region, StatsAlloc};

#[global_allocator]
static ALLOCATOR: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

/// What a program asks of a header; text is borrowed, so the list is all that it allocates itself.
#[derive(Deserialize)]
#[expect(dead_code, reason = "what is read is not looked at")]
struct Meta<'a> {
    title: &'a str,
    date: Option<&'a str>,
    #[serde(default)]
    draft: bool,
    #[serde(default)]
    tags: Vec<&'a str>,
}

/// Allocations, and growths of what is allocated, that a call makes.
fn count<T>(mut call: impl FnMut() -> T) -> usize {
    // The least of several runs: the test's own harness may print meanwhile.
    let runs = (0..5).map(|_| {
        let region = Region::new(ALLOCATOR);
        let result = black_box(call());
        let change = region.change();
        drop(result);
        change.allocations + change.reallocations
    });
    runs.min().unwrap_or(0)
}

const YAML: &str = "---\ntitle: 渡口的修表人\ndate: 2024-03-05\nslug: watchmaker\ndraft: false\nweight: 12\n\
                    author: \"林 秋生\"\ntags:\n  - 手艺\n  - 河道\n---\n正文\n";
const YAML_FLOW: &str = "---\ntitle: 渡口\ndate: 2024-03-05\ntags: [手艺, 河道]\n---\n正文\n";
const TOML: &str = "+++\ntitle = \"渡口的修表人\"\ndate = 2024-03-05\nslug = \"watchmaker\"\ndraft = false\n\
                    weight = 12\nauthor = '林 秋生'\ntags = [\"手艺\", \"河道\"]\n+++\n正文\n";
const TOML_TABLE: &str = "+++\ntitle = \"渡口\"\n\n[taxonomies]\ntags = [\"手艺\"]\n+++\n正文\n";
const JSON: &str = "{\n  \"title\": \"渡口\",\n  \"date\": \"2024-03-05\",\n  \"draft\": false,\n  \
                    \"tags\": [\"手艺\", \"河道\"]\n}\n正文\n";

#[test]
fn plain_headers_take_few_allocations() {
    // How often the dynamic value and the type may allocate. The keys are one allocation, and one more
    // if there are more than the header's length suggests; a list is one of the value's and one of the
    // type's.
    let cases = [
        ("yaml", YAML, 3, 4),
        ("yaml, list in brackets", YAML_FLOW, 2, 3),
        ("toml", TOML, 3, 4),
        // The list of tables, and the table's keys, which the type has no field for.
        ("toml, table", TOML_TABLE, 4, 4),
        ("json", JSON, 2, 3),
        ("no header", "渡口的修表人。\n", 0, 0),
    ];
    for (name, text, dynamic, typed) in cases {
        let splitting = count(|| split(text).expect("it is well formed"));
        let reading = count(|| parse_value(text).expect("it is well formed"));
        let typing = count(|| parse::<Meta<'_>>(text).expect("it is well formed"));
        assert_eq!((splitting, reading, typing), (0, dynamic, typed), "{name}");
    }
}
