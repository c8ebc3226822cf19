//! Time grows no faster than text, on every hostile text there is.
//!
//! A binary of its own, and one test at a time in it, so that nothing else disturbs the clock.

use std::sync::{Mutex, MutexGuard, PoisonError};

use judou_frontmatter::{Fence, Format, Parser, Preset, Splitter};
use judou_testkit::{assert_linear, hostile};

static CLOCK: Mutex<()> = Mutex::new(());

fn alone() -> MutexGuard<'static, ()> {
    // Another test's failure does not matter to this one.
    CLOCK.lock().unwrap_or_else(PoisonError::into_inner)
}

/// `line(0)`, `line(1)` and so on, `count` of them, in one string.
fn lines(count: usize, line: impl Fn(usize) -> String) -> String {
    (0..count).map(line).collect()
}

type Make<'a> = &'a dyn Fn(usize) -> String;

/// Every notation that must be asked for, without the bound on a header's size.
#[test]
fn opt_in_notations_are_linear() {
    let _alone = alone();
    let splitter = Splitter::preset(Preset::Hexo)
        .formats([Format::Yaml, Format::Toml, Format::Json])
        .with_format(Format::MultiMarkdown)
        .with_format(Format::PandocTitle)
        .fences([Fence::Dashes, Fence::Semicolons, Fence::Fields, Fence::Percents])
        .leading_blank_lines(true)
        .html_comment(true)
        .rust_script(true)
        .max_header(usize::MAX);
    let parser = Parser::new().splitter(splitter);
    for &(name, make) in hostile::ALL {
        assert_linear(name, 20_000, make, |text| parser.parse_lenient(text).diagnostics.len());
    }
    assert_text_headers_are_linear(&parser);
}

fn assert_text_headers_are_linear(parser: &Parser) {
    let cases: [(&str, Make<'_>); 3] = [
        ("fields", &|n| lines(n / 10, |n| format!("K{n}: 1\n"))),
        ("continued field", &|n| format!("K: 1\n{}\n", " more\n".repeat(n / 6))),
        ("title block", &|n| format!("% a\n% b\n{}", " c; d\n".repeat(n / 6))),
    ];
    for (name, make) in cases {
        assert_linear(name, 20_000, make, |text| parser.parse_lenient(text).diagnostics.len());
    }
}

#[test]
fn parsing_is_linear() {
    let _alone = alone();
    // Without the bound on a header's size, which would hide whatever grows behind it.
    let parser = Parser::new().splitter(Splitter::new().max_header(usize::MAX));
    for &(name, make) in hostile::ALL {
        assert_linear(name, 20_000, make, |text| parser.parse_lenient(text).diagnostics.len());
    }
}

/// Headers with as many keys, tables and errors as their size allows.
#[test]
fn large_headers_are_linear() {
    let _alone = alone();
    let parser = Parser::new().splitter(Splitter::new().max_header(usize::MAX));
    let keys = |n: usize, open: &str, equals: &str, close: &str| {
        let lines = lines(n / 10, |n| format!("k{n}{equals}1\n"));
        format!("{open}\n{lines}{close}\n")
    };
    let cases: [(&str, Make<'_>); 6] = [
        ("yaml keys", &|n| keys(n, "---", ": ", "---")),
        ("toml keys", &|n| keys(n, "+++", " = ", "+++")),
        ("toml tables", &|n| {
            let lines = lines(n / 10, |n| format!("[t.k{n}]\na=1\n"));
            format!("+++\n{lines}+++\n")
        }),
        ("toml list of tables", &|n| format!("+++\n{}+++\n", "[[t]]\n[t.a.b]\n".repeat(n / 16))),
        ("json keys", &|n| {
            let keys: Vec<String> = (0..n / 10).map(|n| format!("\"k{n}\":1")).collect();
            format!("{{{}}}\n", keys.join(","))
        }),
        ("org keywords", &|n| lines(n / 10, |n| format!("#+K{n}: 1\n"))),
    ];
    for (name, make) in cases {
        assert_linear(name, 20_000, make, |text| parser.parse_lenient(text).diagnostics.len());
    }
}
