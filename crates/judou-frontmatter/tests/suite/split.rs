//! Where headers begin and end.

use judou_frontmatter::{Error, ErrorKind, Fence, Format, Split, Splitter, split};

/// Format, matter and body of a header that must be there.
fn parts(text: &str) -> (Format, &str, &str) {
    let split = split(text).unwrap().unwrap_or_else(|| panic!("no header in {text:?}"));
    assert_laws(&split, text);
    (split.format(), split.matter(), split.body())
}

/// What holds of every split.
fn assert_laws(split: &Split<'_>, text: &str) {
    let (open, matter, close) = (split.open_span(), split.matter_span(), split.close_span());
    assert_eq!(format!("{}{}", split.header(), split.body()), text);
    assert_eq!(split.span().end, split.body_start());
    assert!(open.end <= matter.start && matter.end <= close.start, "{text:?}");
    assert!(close.end <= split.body_start() && split.body_start() <= text.len(), "{text:?}");
    judou_testkit::assert_on_boundaries(text, [open, matter, close, split.span()]);
}

#[test]
fn headers() {
    use Format::{Json, Org, Toml, Yaml};
    let cases = [
        ("---\na: 1\n---\nB\n", (Yaml, "a: 1\n", "B\n")),
        ("---\na: 1\n...\nB\n", (Yaml, "a: 1\n", "B\n")),
        ("---\na: 1\n---", (Yaml, "a: 1\n", "")),
        ("---\n---\nB", (Yaml, "", "B")),
        ("---\n---", (Yaml, "", "")),
        ("\u{feff}---\na: 1\n---\nB", (Yaml, "a: 1\n", "B")),
        ("\u{feff}---\r\na: 1\r\n---\r\nB\r\n", (Yaml, "a: 1\r\n", "B\r\n")),
        ("---\ra: 1\r---\rB\r", (Yaml, "a: 1\r", "B\r")),
        ("---\r\na: 1\n---\r\n\r\nB", (Yaml, "a: 1\n", "\r\nB")), // endings may be mixed
        ("--- \t\na: 1\n---\t \nB", (Yaml, "a: 1\n", "B")),
        ("---\na: 1\n--- \t", (Yaml, "a: 1\n", "")),
        ("---yaml\na: 1\n---\n", (Yaml, "a: 1\n", "")),
        ("--- YML \na: 1\n---\n", (Yaml, "a: 1\n", "")),
        ("---\n  ---\n---\n", (Yaml, "  ---\n", "")), // an indented fence is text
        ("---\na: ---\n----\n---\n", (Yaml, "a: ---\n----\n", "")),
        ("---\n+++\n;;;\n---\n+++\n", (Yaml, "+++\n;;;\n", "+++\n")),
        ("---\na: 1\n---\n---\nb: 2\n---\n", (Yaml, "a: 1\n", "---\nb: 2\n---\n")),
        ("---\na: 1\n---\n　　正文", (Yaml, "a: 1\n", "　　正文")),
        ("---\na: 1\n---\n\n\n  B  \n\n", (Yaml, "a: 1\n", "\n\n  B  \n\n")),
        ("+++\na = 1\n+++\nB", (Toml, "a = 1\n", "B")),
        ("+++\n---\n...\n+++\nB", (Toml, "---\n...\n", "B")), // only YAML closes with dots
        ("---toml\na = 1\n---\nB", (Toml, "a = 1\n", "B")),
        (";;;\n{}\n;;;\nB", (Json, "{}\n", "B")),
        ("---json\n{}\n---\nB", (Json, "{}\n", "B")),
        ("{}", (Json, "{}", "")),
        ("{\"a\": 1}\nB", (Json, "{\"a\": 1}", "B")),
        ("{\"a\": [{}, [], \"}\"]} \t\r\nB", (Json, "{\"a\": [{}, [], \"}\"]}", "B")),
        ("\u{feff}{\n\t\"键\": \"\\\"}\"\r\n}\r\rB", (Json, "{\n\t\"键\": \"\\\"}\"\r\n}", "\rB")),
        ("#+TITLE: 题\n#+tags[]: a b\n\nB", (Org, "#+TITLE: 题\n#+tags[]: a b\n", "\nB")),
        ("#+TITLE: 题", (Org, "#+TITLE: 题", "")),
        ("#+A: 1\n#+begin_src\nx\n", (Org, "#+A: 1\n", "#+begin_src\nx\n")),
    ];
    for (text, expected) in cases {
        assert_eq!(parts(text), expected, "input {text:?}");
    }
}

#[test]
fn plain_documents() {
    let cases = [
        "",
        "\u{feff}",
        "正文\n",
        "\n---\na: 1\n---\n",
        " ---\na: 1\n---\n",
        "--\na: 1\n--\n",
        "----\na: 1\n----\n",
        "--- a\na: 1\n---\n",
        "---x\na: 1\n---\n",
        "---js\n{a: 1}\n---\n",
        "--- a/x\n+++ b/x\n",
        "***\na: 1\n***\n",
        "~~~\na: 1\n~~~\n",
        "———\na: 1\n———\n",
        "\u{feff}\u{feff}---\na: 1\n---\n",
        "\u{200b}---\na: 1\n---\n",
        "> ---\n> a: 1\n> ---\n",
        "<!--\n---\na: 1\n---\n-->\n",
        "{{ title }}\n",
        "{% block %}\n",
        "{\"a\": 1} text\n",
        "{\"a\": 1,}\n",
        "{'a': 1}\n",
        "{\"a\": 1\n",
        "{\"a\": 01}\n",
        "{\"a\" 1}\n",
        "[1, 2]\n",
        "#+begin_src rust\n#+end_src\n",
        "#+: x\n",
        "# 题\n",
        "Title: a\n\nB\n",
    ];
    for text in cases {
        assert_eq!(split(text), Ok(None), "input {text:?}");
    }
}

#[test]
fn unclosed_fences() {
    let cases = [
        ("---", Fence::Dashes),
        ("---\n", Fence::Dashes),
        ("---\na: 1\nB\n", Fence::Dashes),
        ("---\na: 1\n--- b\n", Fence::Dashes),
        ("---\na: 1\n  ---\n", Fence::Dashes),
        ("---\na: 1\n+++\n", Fence::Dashes),
        ("+++\na = 1\n---\n", Fence::Pluses),
        ("+++\na = 1\n...\n", Fence::Pluses),
        (";;;\n{}\n", Fence::Semicolons),
        ("---toml\na = 1\n+++\n", Fence::Dashes),
    ];
    for (text, fence) in cases {
        let error = split(text).unwrap_err();
        assert_eq!(error.kind(), &ErrorKind::UnclosedFence(fence), "input {text:?}");
        assert!(error.span().of(text).starts_with(fence.marker()), "input {text:?}");
    }
}

#[test]
fn options() {
    let dots = Splitter::new().dots_close(false);
    let split = dots.split("---\na: 1\n...\n---\nB").unwrap().unwrap();
    assert_eq!((split.matter(), split.body()), ("a: 1\n...\n", "B"));

    let toml = Splitter::new().formats([Format::Toml]);
    assert!(toml.split("---toml\na = 1\n---\n").unwrap().is_some());
    for text in ["---\na: 1\n---\n", "{}\n", ";;;\n{}\n;;;\n", "#+A: 1\n", "---\nunclosed\n"] {
        assert_eq!(toml.split(text), Ok(None), "input {text:?}");
    }
}

/// Every bound gives the header that fits it, or none; none may be cut short.
#[test]
fn bounds() {
    let texts = [
        "---\na: 1\n---\nB\n",
        "---\r\na: 1\r\n---\r\nB\r\n",
        "\u{feff}--- \na: 1\n--- \nB\n",
        "{\"a\": 1}  \r\nB\n",
        "#+A: 1\n#+B: 2\nC\n",
        "---\na: 1\n---",
    ];
    for text in texts {
        let whole = split(text).unwrap().unwrap();
        for max in 0..=text.len() + 1 {
            let bounded = Splitter::new().max_header(max).split(text);
            // Org has no closing line, so the line behind the header must be seen as well.
            let seen = usize::from(whole.format() == Format::Org);
            if max >= whole.body_start() + seen {
                assert_eq!(bounded, Ok(Some(whole)), "{max} bytes of {text:?}");
            } else {
                let none = !matches!(&bounded, Ok(Some(_)));
                assert!(none, "{max} bytes of {text:?} give {bounded:?}");
            }
        }
    }
}

#[test]
fn bound_is_an_error_of_its_own() -> Result<(), Error> {
    let long = format!("---\n{}---\n", "a: 1\n".repeat(20_000));
    let error = split(&long).unwrap_err();
    let limit = Splitter::DEFAULT_MAX_HEADER;
    assert_eq!(error.kind(), &ErrorKind::UnclosedWithin { fence: Fence::Dashes, limit });
    let wide = Splitter::new().max_header(usize::MAX);
    assert_eq!(wide.split(&long)?.map(|split| split.body_start()), Some(long.len()));
    Ok(())
}
