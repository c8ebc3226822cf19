//! The fast path of `judou-frontmatter` beside its full parser. Only YAML has two ways of being read.

use judou_frontmatter::{Duplicates, Parser, Schema};

use crate::text;

/// The fast path says what the full parser says, places, styles and raw texts included, whatever the
/// options: of the input as a document, and of the input as a header.
///
/// # Panics
///
/// If they differ.
pub fn frontmatter_fast(data: &[u8]) {
    let text = text(data);
    let fenced = format!("---\n{text}\n---\n");
    for duplicates in [Duplicates::Error, Duplicates::First, Duplicates::Last] {
        assert_same(&Parser::new().duplicates(duplicates), &text);
        assert_same(&Parser::new().duplicates(duplicates), &fenced);
    }
    assert_same(&Parser::new().schema(Schema::Yaml11), &fenced);
    assert_same(&Parser::new().merge_keys(false), &fenced);
    assert_same(&Parser::new().max_depth(2), &fenced);
    assert_same(&Parser::new().max_nodes(3), &fenced);
}

fn assert_same(parser: &Parser, text: &str) {
    let fast = parser.clone().fast_path(true).parse_value(text);
    let full = parser.clone().fast_path(false).parse_value(text);
    // Not-a-number is unequal to itself, so values that differ are compared as printed.
    if fast != full {
        let (fast, full) = (format!("{fast:?}"), format!("{full:?}"));
        assert!(fast == full, "of {text:?}: fast {fast}, but full {full}");
    }
}
