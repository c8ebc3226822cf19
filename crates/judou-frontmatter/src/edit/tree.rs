//! Edits of YAML and JSON: plans splices on the header's tree.
//!
//! In lines a value's place begins behind its colon or dash; what stands there, blanks and a comment
//! among them, stays when the value changes. Brackets are [`super::flow`]'s job, new lines
//! [`super::yaml::block`]'s.

mod add;
mod slot;

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use judou_source::Span;

use super::datum::Datum;
use super::error::{EditError, EditErrorKind};
use super::flow::Brackets;
use super::layout::{
    Kind, Mapping, Node, Splices, begins_line, column, has_break, indentation, line_end,
    line_start, next_line,
};
use super::path::Step;
use super::plan::{Edit, Walk, refuse, walk};
use super::write::{Like, Writer};
use super::yaml::block::{Look, Written, blanks};
use crate::format::Format;
use crate::value::Style;

/// A header, ready to be edited.
#[derive(Debug)]
pub(super) struct Tree<'t> {
    format: Format,
    matter: &'t str,
    root: Option<&'t Node>,
    data: &'t Datum,
    look: Look<'t>,
    /// How flow collections on one line are written.
    writer: Writer<'t>,
}

impl<'t> Tree<'t> {
    pub(super) fn new(
        format: Format,
        matter: &'t str,
        root: Option<&'t Node>,
        data: &'t Datum,
        eol: &'t str,
    ) -> Self {
        let look = match root {
            Some(root) if format == Format::Yaml => Look::of(matter, root, eol),
            _ => Look::new(eol),
        };
        let mut writer = Writer { quotes: look.writer.quotes, ..Writer::new(format) }.in_flow();
        if format == Format::Json
            && let Some(root) = root
        {
            writer.comma = first_separator(matter, root, b',').unwrap_or(writer.comma);
            writer.colon = first_separator(matter, root, b':').unwrap_or(writer.colon);
        }
        Self { format, matter, root, data, look, writer }
    }

    /// The splices of one edit.
    pub(super) fn plan(&self, steps: &[Step], edit: Edit<'_>) -> Result<Splices, EditError> {
        let mut splices = Splices::default();
        let Some(root) = self.root else {
            return match edit {
                Edit::Set(datum) => self.first(steps, datum, splices),
                Edit::Append(datum) => {
                    self.first(steps, &Datum::Sequence(Vec::from([datum.clone()])), splices)
                }
                _ => refuse(EditErrorKind::NotFound, Span::empty(0)),
            };
        };
        let walk = walk(root, self.data, steps)?;
        let reached = walk.depth == steps.len();
        match (edit, walk.links.last()) {
            (Edit::Set(datum), Some(&(parent, index))) if reached => {
                self.set(&walk, parent, index, datum, &mut splices)?;
            }
            (Edit::Set(datum), _) => self.add(&walk, steps, datum, &mut splices)?,
            (Edit::Append(datum), Some(&(parent, index))) if reached => match &walk.node.kind {
                Kind::Sequence(_) => self.append(walk.node, datum, &mut splices)?,
                Kind::Alias => return refuse(EditErrorKind::Aliased, walk.node.span()),
                Kind::Scalar(_) if matches!(self.data.at(steps), Some(Datum::Null)) => {
                    let list = Datum::Sequence(Vec::from([datum.clone()]));
                    self.set(&walk, parent, index, &list, &mut splices)?;
                }
                _ => return refuse(EditErrorKind::NotAList, walk.node.span()),
            },
            (Edit::Append(_), _) if self.data.at(steps).is_some() => {
                return refuse(EditErrorKind::Aliased, walk.node.span());
            }
            (Edit::Append(datum), _) => {
                let list = Datum::Sequence(Vec::from([datum.clone()]));
                self.add(&walk, steps, &list, &mut splices)?;
            }
            (Edit::SetRaw(raw), Some(&(parent, index))) if reached => {
                let slot = self.slot(parent, index, walk.node);
                slot::marked(parent, slot)?;
                self.set_raw(slot, raw, &mut splices);
            }
            (Edit::Remove, Some(_)) if reached => self.remove(&walk, &mut splices)?,
            (Edit::Rename(key), Some(&(parent, index))) if reached => {
                self.rename(parent, index, key, &mut splices)?;
            }
            // A merge key brings what the data have and the tree has not.
            _ if self.data.at(steps).is_some() => {
                return refuse(EditErrorKind::Aliased, walk.node.span());
            }
            _ => return refuse(EditErrorKind::NotFound, walk.node.span()),
        }
        Ok(splices)
    }

    fn fault<T>(&self, kind: EditErrorKind, node: &Node) -> Result<T, EditError> {
        refuse(kind, node.span().floor(self.matter))
    }

    /// Gives what is there another value.
    fn set(
        &self,
        walk: &Walk<'_>,
        parent: &Node,
        index: usize,
        datum: &Datum,
        splices: &mut Splices,
    ) -> Result<(), EditError> {
        let node = walk.node;
        let slot = self.slot(parent, index, node);
        slot::marked(parent, slot)?;
        let old = self.data_of(walk);
        let like = like(node, old);
        let error = |kind| EditError::new(kind, node.span());
        if !parent.is_block() {
            let text = self.flow_text(parent, datum, like).map_err(error)?;
            self.put(slot, Written::Inline(text), splices);
            return Ok(());
        }
        let is_list = matches!(datum, Datum::Sequence(_));
        let own = self.column_of(parent);
        let tab = Span::new(slot.after, node.start).of(self.matter).contains('\t');
        let flow = match &node.kind {
            _ if tab || self.is_followed(node, own) => Some(true),
            Kind::Sequence(sequence) if is_list => Some(sequence.brackets.is_some()),
            Kind::Mapping(mapping) if !is_list => Some(mapping.brackets.is_some()),
            _ if node.is_block() => Some(false),
            _ if self.is_spaced(slot) => Some(true),
            _ => None,
        };
        let in_lines = datum.is_filled()
            && flow != Some(true)
            && !(is_list && flow.unwrap_or(self.look.flow_lists));
        let written = if in_lines && matches!(parent.kind, Kind::Sequence(_)) {
            // Behind a dash, lines begin on the dash's own.
            let tail = Span::new(node.end, line_end(self.matter, node.end)).of(self.matter);
            // What stands behind the dash stays there, and the lines come below.
            let noted = slot.comment.is_some()
                || tail.trim_start().starts_with('#')
                || node.is_empty() && !tail.is_empty();
            let column = if slot.below || noted {
                own + 1 + self.look.gap.len()
            } else if node.is_empty() {
                own + 2
            } else {
                column(self.matter, node.start)
            };
            let lines = self.look.lines(datum, column, like).map_err(error)?;
            if slot.below || noted {
                Written::Below(format!("{}{}{lines}", self.look.eol, blanks(column)))
            } else {
                Written::Inline(lines)
            }
        } else {
            let mut look = self.look;
            if let Kind::Sequence(_) = &node.kind
                && node.is_block()
            {
                look.dash = column(self.matter, node.start).saturating_sub(own);
            }
            look.value(datum, own, like, flow).map_err(error)?
        };
        self.put(slot, written, splices);
        Ok(())
    }

    fn data_of(&self, walk: &Walk<'_>) -> Option<&Datum> {
        let mut datum = self.data;
        for (parent, index) in &walk.links {
            let step = match &parent.kind {
                Kind::Mapping(mapping) => {
                    Step::Key(mapping.members.get(*index)?.name()?.text.clone())
                }
                _ => Step::Index(*index),
            };
            datum = datum.step(&step)?;
        }
        Some(datum)
    }

    /// Whether the next line is a comment that is indented as lines of a value in column `own` would
    /// be, and would be taken for one of them.
    fn is_followed(&self, node: &Node, own: usize) -> bool {
        let rest = Span::new(next_line(self.matter, node.end), self.matter.len()).of(self.matter);
        let mut lines = rest.split(['\n', '\r']).skip_while(|line| line.trim().is_empty());
        lines.next().is_some_and(|line| {
            let content = line.trim_start_matches([' ', '\t']);
            content.starts_with('#') && line.len() - content.len() > own
        })
    }

    fn remove(&self, walk: &Walk<'_>, splices: &mut Splices) -> Result<(), EditError> {
        let Some(&(parent, index)) = walk.links.last() else {
            return self.fault(EditErrorKind::NotFound, walk.node);
        };
        let (spans, brackets, pair): (Vec<Span>, _, _) = match &parent.kind {
            Kind::Sequence(sequence) => {
                let spans = sequence.items.iter().map(super::layout::Item::span).collect();
                (spans, sequence.brackets, false)
            }
            Kind::Mapping(mapping) => {
                let spans = mapping.members.iter().map(super::layout::Member::span).collect();
                (spans, mapping.brackets, mapping.pair)
            }
            _ => return self.fault(EditErrorKind::NotFound, walk.node),
        };
        if pair {
            splices.replace(parent.span(), "{}");
            return Ok(());
        }
        if let Some(span) = brackets {
            self.brackets(span).remove(&spans, index, splices);
            return Ok(());
        }
        if spans.len() == 1
            && let Some((&(outer, number), _)) =
                walk.links.split_last().and_then(|(_, rest)| rest.split_last())
        {
            // Nothing would be left, which is null and not an empty list or mapping.
            let empty = match parent.kind {
                Kind::Sequence(_) => "[]",
                _ => "{}",
            };
            self.put(self.slot(outer, number, parent), Written::Inline(empty.into()), splices);
            return Ok(());
        }
        let Some(&span) = spans.get(index) else { return Ok(()) };
        let end = next_line(self.matter, span.end);
        if begins_line(self.matter, span.start) {
            splices.delete(line_start(self.matter, span.start), end);
            return Ok(());
        }
        // It stands behind a dash, which the next one takes over.
        match spans.get(index + 1) {
            Some(next) if !Span::new(span.end, next.start).of(self.matter).contains('#') => {
                splices.delete(span.start, next.start);
            }
            _ => splices.delete(span.start, line_end(self.matter, span.end)),
        }
        Ok(())
    }

    fn rename(
        &self,
        parent: &Node,
        index: usize,
        key: &str,
        splices: &mut Splices,
    ) -> Result<(), EditError> {
        let Kind::Mapping(mapping) = &parent.kind else {
            return self.fault(EditErrorKind::NotAKey, parent);
        };
        let name = mapping.members.get(index).and_then(super::layout::Member::name);
        let Some(name) = name else { return self.fault(EditErrorKind::NotFound, parent) };
        let writer = Writer { flow: !parent.is_block(), ..self.writer };
        splices.replace(name.span, writer.key(key, Some(name.style)));
        Ok(())
    }

    fn brackets(&self, span: Span) -> Brackets<'t> {
        Brackets { text: self.matter, span, eol: self.look.eol, comma: self.writer.comma }
    }

    /// The column in which the lines of a list or mapping stand.
    fn column_of(&self, node: &Node) -> usize {
        let start = match &node.kind {
            Kind::Sequence(sequence) => sequence.items.first().map(|item| item.start),
            Kind::Mapping(mapping) => mapping.members.first().map(|member| member.start),
            _ => None,
        };
        column(self.matter, start.unwrap_or(node.start))
    }

    /// What stands between key and value, if all members have it alike.
    fn colon(&self, mapping: &Mapping) -> String {
        let mut common = None;
        for member in &mapping.members {
            let (Some(name), Some(_)) = (member.keys.last(), member.colon) else { continue };
            let gap = Span::new(name.span.end, member.value.start);
            if member.value.is_empty() || has_break(self.matter, gap) {
                continue;
            }
            let gap = gap.of(self.matter);
            if common.is_some_and(|common| common != gap) {
                return self.writer.colon.into();
            }
            common = Some(gap);
        }
        common.unwrap_or(self.writer.colon).into()
    }

    /// `datum` between brackets, in lines if JSON is written so around it.
    fn flow_text(
        &self,
        parent: &Node,
        datum: &Datum,
        like: Option<Like<'_>>,
    ) -> Result<String, EditErrorKind> {
        let kind = matches!(datum, Datum::Mapping(_));
        // As the first of its kind; a mapping as the header itself.
        let in_lines = match self.root.and_then(|root| sample(root, kind)) {
            Some(node) => has_break(self.matter, node.span()),
            None => kind,
        };
        let in_lines = in_lines && has_break(self.matter, parent.span());
        if self.format != Format::Json || !datum.is_filled() || !in_lines {
            return self.writer.inline(datum, like);
        }
        let inner = parent.children().last().map_or(parent.start, |child| child.start);
        let outer = indentation(self.matter, parent.start);
        let mut indent = indentation(self.matter, inner);
        let unit = indent.strip_prefix(outer).filter(|unit| !unit.is_empty()).unwrap_or("  ");
        if indent.len() <= outer.len() {
            indent = unit;
        }
        self.writer.pretty(datum, indent, unit, self.look.eol)
    }
}

/// What a new value may take after: the old one, or the first item of an old list.
fn like<'d>(node: &Node, datum: Option<&'d Datum>) -> Option<Like<'d>> {
    match &node.kind {
        Kind::Scalar(Style::Plain) if node.is_empty() => None,
        Kind::Scalar(style) => Some(Like { style: *style, datum }),
        Kind::Sequence(sequence) => sequence.items.first().and_then(|item| match item.value.kind {
            Kind::Scalar(style) => Some(Like { style, datum: None }),
            _ => None,
        }),
        _ => None,
    }
}

/// The first mapping (or list) below `node` that has something in it.
fn sample(node: &Node, mapping: bool) -> Option<&Node> {
    node.children().find_map(|child| {
        let fits = match &child.kind {
            Kind::Mapping(inner) => mapping && !inner.members.is_empty(),
            Kind::Sequence(inner) => !mapping && !inner.items.is_empty(),
            _ => false,
        };
        if fits { Some(child) } else { sample(child, mapping) }
    })
}

/// What stands between two items, or between key and value, on one line, the first time that it does.
fn first_separator<'t>(matter: &'t str, node: &Node, mark: u8) -> Option<&'t str> {
    let own = match &node.kind {
        Kind::Mapping(mapping) if mark == b':' => mapping
            .members
            .first()
            .and_then(|member| Some(Span::new(member.keys.last()?.span.end, member.value.start))),
        Kind::Mapping(mapping) => match &*mapping.members {
            [first, second, ..] => Some(Span::new(first.value.end, second.start)),
            _ => None,
        },
        Kind::Sequence(sequence) if mark == b',' => match &*sequence.items {
            [first, second, ..] => Some(Span::new(first.value.end, second.start)),
            _ => None,
        },
        _ => None,
    };
    own.filter(|&span| !has_break(matter, span))
        .map(|span| span.of(matter))
        .or_else(|| node.children().find_map(|child| first_separator(matter, child, mark)))
}
