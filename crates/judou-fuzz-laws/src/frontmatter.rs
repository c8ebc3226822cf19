//! Laws of `judou-frontmatter`.

use judou_frontmatter::{
    Data, Format, Lenient, Split, Splitter, Value, parse_lenient, parse_value, split,
};
use judou_source::{Severity, Span};
use judou_testkit::{assert_nested, assert_on_boundaries, assert_ordered_disjoint};

use crate::{assert_diagnostics, text};

/// Bytes behind a header that tell where it ends: the `\n` of a `\r\n`.
const LOOK_AHEAD: usize = 1;

/// Splitting loses no byte, never looks at the body, and keeps to its bound.
///
/// # Panics
///
/// If a law is broken.
pub fn frontmatter_split(data: &[u8]) {
    let text = &*text(data);
    let first = split(text);
    assert_eq!(first, split(text), "not deterministic");
    match first {
        Ok(Some(found)) => {
            assert_parts(text, &found);
            assert_body_unread(text, &found);
            // What ends Org's keywords is the next line, however long.
            if found.format() != Format::Org {
                let bound = Splitter::new().max_header(found.body_start() + LOOK_AHEAD);
                assert_eq!(bound.split(text), Ok(Some(found)), "a bound that it fits changes it");
            }
        }
        Ok(None) => {}
        Err(error) => {
            assert_on_boundaries(text, [error.span()]);
            assert_diagnostics(text, &[error.to_diagnostic()]);
            assert!(!error.to_string().is_empty());
        }
    }
}

/// The parts stand in order, and header and body are all there is.
fn assert_parts(text: &str, found: &Split<'_>) {
    let (open, matter, close) = (found.open_span(), found.matter_span(), found.close_span());
    assert_on_boundaries(text, [found.span()]);
    assert_ordered_disjoint(text, [open, matter, close]);
    for part in [open, matter, close] {
        assert_nested(found.span(), part);
    }
    assert_eq!(found.text(), text);
    assert_eq!(found.matter(), matter.of(text));
    assert!(found.span().end <= found.body_start(), "the header reaches into the body");
    let before =
        Span::new(0, found.body_start()).get(text).expect("the body starts at a character");
    assert_eq!(format!("{before}{}", found.body()), text, "header and body are not the input");
    let header = found.header();
    assert!(
        before.ends_with(header) || header.ends_with(before),
        "header {header:?} of {before:?}"
    );
}

/// With another body, or none, the header is the same.
fn assert_body_unread(text: &str, found: &Split<'_>) {
    let before = Span::new(0, found.body_start()).of(text);
    // Without a line break at the seam another body would go on the closing fence's line.
    if !before.ends_with(['\n', '\r']) {
        return;
    }
    for body in ["", "正文 ---\n---\n}\n"] {
        let other = format!("{before}{body}");
        let Ok(Some(again)) = split(&other) else {
            panic!("with the body {body:?} the header {before:?} is none");
        };
        assert_eq!(again.span(), found.span(), "the body {body:?} changes the header");
        assert_eq!((again.format(), again.body()), (found.format(), body));
    }
}

/// Both doors see the same header, every place is right, and a byte order mark only moves them.
///
/// # Panics
///
/// If a law is broken.
pub fn frontmatter_parse(data: &[u8]) {
    let text = &*text(data);
    let lenient = parse_lenient(text);
    // Not-a-number is unequal to itself, so values are compared as printed.
    assert_eq!(print(&lenient), print(&parse_lenient(text)), "not deterministic");
    assert_diagnostics(text, &lenient.diagnostics);
    assert_doors_agree(text, &lenient);
    if let Some(front_matter) = &lenient.front_matter {
        assert_parts(text, &front_matter.split());
        if let Some(value) = front_matter.value() {
            assert_value(text, front_matter.matter_span(), value);
        }
    }
    // The mark counts towards the bound on the header's size, so large inputs may tell the difference.
    if !text.starts_with('\u{feff}') && text.len() < 32 * 1024 {
        assert_mark_shifts(text, &lenient);
    }
}

fn print(lenient: &Lenient<'_>) -> String {
    format!("{lenient:?}")
}

/// The strict doors succeed exactly where the lenient one has a value and nothing to complain of.
fn assert_doors_agree(text: &str, lenient: &Lenient<'_>) {
    let value = lenient.front_matter.as_ref().and_then(|it| it.value());
    match parse_value(text) {
        Ok(strict) => assert_eq!(format!("{:?}", strict.as_ref()), format!("{value:?}")),
        Err(error) => {
            assert!(value.is_none(), "strict says {error}, lenient reads {value:?}");
            assert_on_boundaries(text, [error.span()]);
            let grave = lenient.diagnostics.iter().any(|it| it.severity >= Severity::Warning);
            assert!(grave, "strict says {error}, lenient says nothing");
        }
    }
    let typed = judou_frontmatter::parse::<serde::de::IgnoredAny>(text);
    let mapping = value.is_some_and(|value| matches!(value.data(), Data::Mapping(_)));
    assert_eq!(matches!(typed, Ok(Some(_))), mapping, "typed reading takes mappings and no more");
    if let Some(value) = value {
        serde_json::to_string(value).expect("every value can be written as JSON");
    }
}

/// Keys and values lie in the header, on char boundaries, and are spelled as they say.
fn assert_value(text: &str, matter: Span, root: &Value<'_>) {
    let mut stack = vec![root];
    while let Some(value) = stack.pop() {
        assert_on_boundaries(text, [value.span()]);
        assert_nested(matter, value.span());
        assert_eq!(value.span().get(text), Some(value.raw()));
        match value.data() {
            Data::Sequence(items) => stack.extend(items),
            Data::Mapping(mapping) => {
                for entry in mapping.entries() {
                    let key = entry.key();
                    assert_on_boundaries(text, [key.span()]);
                    assert_nested(matter, key.span());
                    assert_eq!(key.span().get(text), Some(key.raw()));
                    assert!(mapping.get(key.as_str()).is_some(), "key {key:?} is not found");
                    stack.push(entry.value());
                }
            }
            _ => {}
        }
    }
}

/// A byte order mark in front moves the header and changes nothing in it.
fn assert_mark_shifts(text: &str, lenient: &Lenient<'_>) {
    let marked = format!("\u{feff}{text}");
    let by = '\u{feff}'.len_utf8();
    let again = parse_lenient(&marked);
    let spans = |lenient: &Lenient<'_>| -> Vec<Span> {
        lenient.front_matter.iter().map(judou_frontmatter::FrontMatter::matter_span).collect()
    };
    assert_eq!(spans(&again), crate::shifted(spans(lenient), by), "a byte order mark changes it");
    let data = |lenient: &Lenient<'_>| {
        let value = lenient.front_matter.as_ref().and_then(|it| it.value());
        value.map(|value| serde_json::to_string(value).expect("values can be written as JSON"))
    };
    assert_eq!(data(&again), data(lenient), "a byte order mark changes the data");
}
