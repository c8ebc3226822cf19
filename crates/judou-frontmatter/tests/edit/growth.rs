//! Time grows no faster than the header, on every hostile text there is.

use judou_frontmatter::Editor;
use judou_testkit::{assert_linear, hostile};

/// One edit costs one reading of the header, however it is laid out; the body costs nothing.
#[test]
fn edits_are_linear() {
    type Make<'a> = &'a dyn Fn(usize) -> String;
    let lines = |n: usize, line: &dyn Fn(usize) -> String| (0..n).map(line).collect::<String>();
    let parser = || {
        let splitter = judou_frontmatter::Splitter::new().max_header(usize::MAX);
        judou_frontmatter::Parser::new().splitter(splitter)
    };
    let cases: [(&str, Make<'_>); 7] = [
        ("yaml keys", &|n| format!("---\n{}---\n", lines(n / 10, &|n| format!("k{n}: 1 # x\n")))),
        ("yaml lists", &|n| {
            format!("---\n{}---\n", lines(n / 20, &|n| format!("k{n}:\n- 'a'\n- b\n")))
        }),
        ("yaml one line", &|n| {
            format!("---\na: [{}1]\n---\n", lines(n / 10, &|n| format!("x{n}, ")))
        }),
        ("yaml comments", &|n| format!("---\na: 1\n{}---\n", "# x\n\n".repeat(n / 5))),
        ("toml tables", &|n| {
            format!("+++\n{}+++\n", lines(n / 20, &|n| format!("[t{n}]\na = 1\n")))
        }),
        ("toml lists", &|n| format!("+++\n{}+++\n", "[[t]]\na = 1\n".repeat(n / 12))),
        ("json", &|n| format!("{{{}\"a\": 1}}\n", lines(n / 10, &|n| format!("\"k{n}\": 1,\n")))),
    ];
    for (name, make) in cases {
        assert_linear(name, 4_000, make, |text| {
            let mut editor = Editor::with_parser(text, parser()).unwrap();
            let done = editor.set("new", "x").is_ok()
                && editor.rename("new", "newer").is_ok()
                && editor.append("list", 1).is_ok()
                && editor.remove("newer").is_ok();
            assert!(done);
            editor.finish().unwrap().len()
        });
    }
    for &(name, make) in hostile::ALL {
        assert_linear(name, 4_000, make, |text| {
            let Ok(mut editor) = Editor::with_parser(text, parser()) else { return 0 };
            let _ = editor.set("new", "x");
            editor.finish().unwrap().len()
        });
    }
}
