//! Writes YAML in lines: entries, lists with dashes, texts behind `|`.

use alloc::format;
use alloc::string::String;

use judou_source::Span;

use super::super::datum::Datum;
use super::super::error::EditErrorKind;
use super::super::layout::{Kind, Node, column, has_break};
use super::super::quote;
use super::super::write::{Like, Writer};
use crate::format::Format;
use crate::value::Style;

/// How a header is laid out: what new lines are to look like.
#[derive(Clone, Copy, Debug)]
pub(in super::super) struct Look<'t> {
    pub(in super::super) eol: &'t str,
    /// Columns by which a mapping lies deeper than its key.
    pub(in super::super) step: usize,
    /// Columns by which a list's dashes lie deeper than its key.
    pub(in super::super) dash: usize,
    /// What stands between a dash and its item.
    pub(in super::super) gap: &'t str,
    /// Whether lists are written between brackets.
    pub(in super::super) flow_lists: bool,
    pub(in super::super) writer: Writer<'t>,
}

/// A value as it is to be written behind its colon or dash.
#[derive(Clone, Debug)]
pub(in super::super) enum Written {
    /// On the same line.
    Inline(String),
    /// What stands on the same line, and the lines below, which begin with a line ending.
    Text(String, String),
    /// On the lines below; begins with a line ending.
    Below(String),
}

impl<'t> Look<'t> {
    /// The defaults: two columns, lists with dashes, double quotes.
    pub(in super::super) fn new(eol: &'t str) -> Self {
        Self {
            eol,
            step: 2,
            dash: 2,
            gap: " ",
            flow_lists: false,
            writer: Writer::new(Format::Yaml),
        }
    }

    /// The look of what is there; the first of its kind decides.
    pub(in super::super) fn of(matter: &'t str, root: &Node, eol: &'t str) -> Self {
        let mut seen = Seen::default();
        seen.visit(matter, root, None);
        let new = Self::new(eol);
        Self {
            eol,
            step: seen.step.unwrap_or(new.step),
            dash: seen.dash.unwrap_or(if seen.step.is_some_and(|step| step > 2) {
                seen.step.unwrap_or(new.dash)
            } else {
                new.dash
            }),
            gap: seen.gap.unwrap_or(new.gap),
            flow_lists: seen.flow_lists.unwrap_or(new.flow_lists),
            writer: Writer { quotes: seen.quotes.unwrap_or(Style::DoubleQuoted), ..new.writer },
        }
    }

    /// `datum` as the value of something whose children count columns from `column`. `flow` says
    /// whether it is to stay on its line, if that is known.
    pub(in super::super) fn value(
        &self,
        datum: &Datum,
        column: usize,
        like: Option<Like<'_>>,
        flow: Option<bool>,
    ) -> Result<Written, EditErrorKind> {
        let in_lines = match datum {
            Datum::Sequence(_) => datum.is_filled() && !flow.unwrap_or(self.flow_lists),
            Datum::Mapping(_) => datum.is_filled() && flow != Some(true),
            Datum::String(text) => {
                let quoted = like.is_some_and(|like| quoted_line(like, text));
                if flow == Some(true) || quoted || !quote::yaml_literal(text) {
                    return Ok(Written::Inline(self.writer.inline(datum, like)?));
                }
                let (head, lines) = self.literal(text, column + self.step);
                return Ok(Written::Text(head.into(), lines));
            }
            _ => false,
        };
        if !in_lines {
            return Ok(Written::Inline(self.writer.inline(datum, like)?));
        }
        let column =
            column + if matches!(datum, Datum::Sequence(_)) { self.dash } else { self.step };
        Ok(Written::Below(format!(
            "{}{}{}",
            self.eol,
            blanks(column),
            self.lines(datum, column, like)?
        )))
    }

    /// `key: value`, without the indentation of the first line and the last line's ending.
    pub(in super::super) fn entry(
        &self,
        key: &str,
        datum: &Datum,
        column: usize,
        colon: &str,
        flow: Option<bool>,
    ) -> Result<String, EditErrorKind> {
        let key = self.writer.key(key, None);
        Ok(match self.value(datum, column, None, flow)? {
            Written::Inline(text) => format!("{key}{colon}{text}"),
            Written::Text(head, lines) => format!("{key}{colon}{head}{lines}"),
            Written::Below(text) => format!("{key}{}{text}", colon.trim_end()),
        })
    }

    /// `- value`, likewise.
    pub(in super::super) fn item(
        &self,
        datum: &Datum,
        column: usize,
        like: Option<Like<'_>>,
    ) -> Result<String, EditErrorKind> {
        let inner = column + 1 + self.gap.len();
        if datum.is_filled() && !(self.flow_lists && matches!(datum, Datum::Sequence(_))) {
            return Ok(format!("-{}{}", self.gap, self.lines(datum, inner, like)?));
        }
        Ok(match self.value(datum, column, like, None)? {
            Written::Inline(text) => format!("-{}{text}", self.gap),
            Written::Text(head, lines) => format!("-{}{head}{lines}", self.gap),
            Written::Below(text) => format!("-{text}"),
        })
    }

    /// A list or mapping whose lines stand in `column`.
    pub(in super::super) fn lines(
        &self,
        datum: &Datum,
        column: usize,
        like: Option<Like<'_>>,
    ) -> Result<String, EditErrorKind> {
        let mut result = String::new();
        let mut separator = String::new();
        let mut add = |line: &str| {
            result.push_str(&separator);
            result.push_str(line);
            separator = format!("{}{}", self.eol, blanks(column));
        };
        match datum {
            Datum::Sequence(items) => {
                for item in items {
                    add(&self.item(item, column, like)?);
                }
            }
            Datum::Mapping(entries) => {
                for (key, value) in entries {
                    add(&self.entry(key, value, column, ": ", None)?);
                }
            }
            _ => add(&self.writer.inline(datum, like)?),
        }
        Ok(result)
    }

    /// `text` as what stands behind its key, and its lines in `column`.
    fn literal(&self, text: &str, column: usize) -> (&'static str, String) {
        let (body, head) = match text.strip_suffix('\n') {
            Some(body) => (body, "|"),
            None => (text, "|-"),
        };
        let mut result = String::new();
        for line in body.split('\n') {
            result.push_str(self.eol);
            if !line.is_empty() {
                result.push_str(&blanks(column));
                result.push_str(line);
            }
        }
        (head, result)
    }
}

/// Whether a text that replaces a quoted one may stay on its line.
fn quoted_line(like: Like<'_>, text: &str) -> bool {
    super::super::write::quoted(like.style) && text.len() < 80
}

pub(in super::super) fn blanks(count: usize) -> String {
    " ".repeat(count)
}

/// What the first of each kind looks like.
#[derive(Default)]
struct Seen<'t> {
    step: Option<usize>,
    dash: Option<usize>,
    gap: Option<&'t str>,
    flow_lists: Option<bool>,
    quotes: Option<Style>,
}

impl<'t> Seen<'t> {
    /// `outer` is the column that the node's own counts from: its key's, if it has one.
    fn visit(&mut self, matter: &'t str, node: &Node, outer: Option<usize>) {
        match &node.kind {
            Kind::Scalar(style @ (Style::SingleQuoted | Style::DoubleQuoted)) => {
                self.quotes = self.quotes.or(Some(*style));
            }
            Kind::Sequence(sequence) => {
                if !sequence.items.is_empty() && outer.is_some() {
                    self.flow_lists = self.flow_lists.or(Some(sequence.brackets.is_some()));
                }
                if sequence.brackets.is_none() {
                    let own = column(matter, node.start);
                    if let Some(outer) = outer
                        && self.dash.is_none()
                    {
                        self.dash = own.checked_sub(outer);
                    }
                    for item in &sequence.items {
                        let gap = Span::new(item.start + 1, item.value.start);
                        if self.gap.is_none() && !gap.is_empty() && !has_break(matter, gap) {
                            self.gap =
                                Some(gap.of(matter)).filter(|gap| gap.trim_matches(' ').is_empty());
                        }
                        self.visit(matter, &item.value, None);
                    }
                    return;
                }
            }
            Kind::Mapping(mapping) if node.is_block() => {
                let own = mapping.members.first().map(|member| column(matter, member.start));
                if let (Some(outer), Some(own)) = (outer, own)
                    && self.step.is_none()
                {
                    self.step = own.checked_sub(outer).filter(|&step| step > 0);
                }
                for member in &mapping.members {
                    self.visit(matter, &member.value, own);
                }
                return;
            }
            _ => {}
        }
        for child in node.children() {
            self.visit(matter, child, None);
        }
    }
}
