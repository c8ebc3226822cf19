//! Time grows no faster than text, on every hostile text there is.

use judou_frontmatter::{Parser, Splitter};
use judou_testkit::{assert_linear, hostile};

use crate::lines;

type Make<'a> = &'a dyn Fn(usize) -> String;

#[test]
fn parsing_is_linear() {
    // Without the bound on a header's size, which would hide whatever grows behind it.
    let parser = Parser::new().splitter(Splitter::new().max_header(usize::MAX));
    for &(name, make) in hostile::ALL {
        assert_linear(name, 20_000, make, |text| parser.parse_lenient(text).diagnostics.len());
    }
}

/// Headers with as many keys, tables and errors as their size allows.
#[test]
fn large_headers_are_linear() {
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
