//! The comments of a header, and what each belongs to.
//!
//! A comment stands between tokens: where the tokens are is known from the layout, so that a `#` in
//! a text is none. A comment that ends a line belongs to the last key or item that began before it,
//! one on a line of its own to the next.

use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;

use judou_source::Span;

use super::super::header::Header;
use super::super::layout::{Kind, Node, begins_line, line_end};
use super::super::{toml, yaml};
use crate::format::Format;
use crate::value::{Data, Style, Value};

/// Comments by the offset of the key or item that they belong to, in the document.
#[derive(Clone, Debug, Default)]
pub(super) struct Comments {
    above: BTreeMap<usize, Vec<String>>,
    behind: BTreeMap<usize, Vec<String>>,
    footer: Vec<String>,
}

impl Comments {
    pub(super) fn of(header: &Header, value: &Value<'_>) -> Self {
        let matter = &*header.matter;
        let mut tokens = Vec::new();
        match header.format {
            Format::Yaml => {
                if let Ok(Some(root)) = yaml::layout::layout(matter) {
                    collect(matter, &root, &mut tokens);
                }
            }
            Format::Toml => {
                for statement in toml::layout::layout(matter).unwrap_or_default() {
                    tokens.extend(statement.keys.iter().map(|key| key.span));
                    if let Some(node) = &statement.node {
                        collect(matter, node, &mut tokens);
                    }
                }
            }
            _ => return Self::default(),
        }
        tokens.push(Span::empty(matter.len()));
        let base = header.open.len();
        let mut anchors = Vec::new();
        collect_anchors(value, &mut anchors);
        anchors.sort_unstable();
        let mut comments = Self::default();
        let mut at = 0;
        for token in tokens {
            comments.scan(matter, Span::new(at, token.start), base, &anchors);
            at = at.max(token.end);
        }
        comments
    }

    /// Takes up the comments between two tokens.
    fn scan(&mut self, matter: &str, gap: Span, base: usize, anchors: &[usize]) {
        let mut at = gap.start;
        while let Some(offset) = Span::new(at, gap.end).of(matter).find('#') {
            let start = at + offset;
            let comment = Span::new(start, line_end(matter, start));
            at = comment.end;
            let text = String::from(comment.of(matter).trim_end());
            let number = anchors.partition_point(|&anchor| anchor < base + start);
            let place = if begins_line(matter, start) {
                anchors.get(number).map(|&anchor| self.above.entry(anchor))
            } else {
                let anchor = number.checked_sub(1).and_then(|number| anchors.get(number));
                anchor.map(|&anchor| self.behind.entry(anchor))
            };
            match place {
                Some(entry) => entry.or_default().push(text),
                None => self.footer.push(text),
            }
        }
    }

    /// The comments above and behind what begins at `offset`; each is given once.
    pub(super) fn take(&mut self, offset: usize) -> (Vec<String>, Vec<String>) {
        (self.take_above(offset), self.behind.remove(&offset).unwrap_or_default())
    }

    /// The comments above what begins at `offset`.
    pub(super) fn take_above(&mut self, offset: usize) -> Vec<String> {
        self.above.remove(&offset).unwrap_or_default()
    }

    /// The comments that nothing follows, and whatever has not been taken.
    pub(super) fn rest(self) -> Vec<String> {
        self.above
            .into_values()
            .chain(self.behind.into_values())
            .flatten()
            .chain(self.footer)
            .collect()
    }
}

/// The tokens of a value, in order.
fn collect(matter: &str, node: &Node, tokens: &mut Vec<Span>) {
    match &node.kind {
        Kind::Scalar(Style::Literal | Style::Folded) => {
            // A comment may stand behind YAML's `|`; in TOML a quote is no indicator.
            let head = line_end(matter, node.start);
            let first = Span::new(node.start, head).of(matter);
            let comment = if first.starts_with(['"', '\'']) { None } else { first.find(" #") };
            match comment {
                Some(offset) => {
                    tokens.push(Span::new(node.start, node.start + offset));
                    tokens.push(Span::new(head, node.end));
                }
                None => tokens.push(node.span()),
            }
        }
        Kind::Scalar(_) | Kind::Alias => tokens.push(node.span()),
        Kind::Sequence(sequence) => {
            for item in &sequence.items {
                collect(matter, &item.value, tokens);
            }
        }
        Kind::Mapping(mapping) => {
            for member in &mapping.members {
                tokens.extend(member.keys.iter().map(|key| key.span));
                collect(matter, &member.value, tokens);
            }
        }
    }
}

/// Where keys and items begin.
fn collect_anchors(value: &Value<'_>, anchors: &mut Vec<usize>) {
    match value.data() {
        Data::Sequence(values) => {
            for value in values {
                anchors.push(value.span().start);
                collect_anchors(value, anchors);
            }
        }
        Data::Mapping(mapping) => {
            for entry in mapping.entries() {
                anchors.push(entry.key().span().start);
                collect_anchors(entry.value(), anchors);
            }
        }
        _ => {}
    }
}
