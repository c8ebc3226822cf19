//! The place of one value: what stands round it, and how another takes it.

use alloc::format;
use alloc::string::String;

use judou_source::Span;

use super::super::error::{EditError, EditErrorKind};
use super::super::layout::{Kind, Node, Splices, has_break, line_end};
use super::super::path::Step;
use super::super::plan::{refuse, walk};
use super::super::yaml::block::Written;
use super::Tree;
use crate::format::Format;
use crate::value::Style;

/// Where a value stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Slot<'n> {
    /// Behind the colon or dash, or where that would stand.
    pub(super) after: usize,
    /// Whether there is one.
    pub(super) marked: bool,
    /// Whether the value begins on a later line.
    pub(super) below: bool,
    /// Where it ends; on lines below, with the last of them.
    pub(super) end: usize,
    /// What follows a block scalar's indicator on its line: blanks, a comment.
    pub(super) comment: Option<Span>,
    pub(super) node: &'n Node,
}

impl Tree<'_> {
    /// The source text of the value at `steps`; see [`crate::Editor::raw`].
    pub(in super::super) fn raw(&self, steps: &[Step]) -> Option<String> {
        let walk = walk(self.root?, self.data, steps).ok()?;
        let &(parent, index) = walk.links.last().filter(|_| walk.depth == steps.len())?;
        // Without a colon there is no place that the text could be written back to.
        let slot = Some(self.slot(parent, index, walk.node)).filter(|slot| slot.marked)?;
        let start = if slot.below { line_end(self.matter, slot.after) } else { slot.node.start };
        let part = |start, end| Span::new(start, end).of(self.matter);
        Some(match slot.comment {
            Some(comment) => [part(start, comment.start), part(comment.end, slot.end)].concat(),
            None => part(start, slot.end).into(),
        })
    }

    pub(super) fn slot<'n>(&self, parent: &Node, index: usize, node: &'n Node) -> Slot<'n> {
        let mark = match &parent.kind {
            Kind::Sequence(sequence) if sequence.brackets.is_none() => {
                sequence.items.get(index).map(|item| item.start)
            }
            Kind::Sequence(_) => {
                let (after, end) = (node.start, node.end);
                return Slot { after, marked: true, below: false, end, comment: None, node };
            }
            Kind::Mapping(mapping) => mapping.members.get(index).and_then(|member| member.colon),
            _ => None,
        };
        let after = mark.map_or(node.start, |mark| mark + 1);
        let gap = Span::new(after, node.start);
        let below = parent.is_block() && !node.is_empty() && has_break(self.matter, gap);
        // A comment that ends the last of the lines below is one of theirs.
        let end = if below { line_end(self.matter, node.end) } else { node.end };
        let comment = if below { None } else { self.head_comment(node) };
        Slot { after, marked: mark.is_some(), below, end, comment, node }
    }

    fn head_comment(&self, node: &Node) -> Option<Span> {
        let block = matches!(node.kind, Kind::Scalar(Style::Literal | Style::Folded));
        if !block || self.format != Format::Yaml {
            return None;
        }
        let head = Span::new(node.start, line_end(self.matter, node.start));
        let line = head.of(self.matter);
        let indicator = line
            .find(" #")
            .or(line.find("\t#"))
            .map_or(line, |at| Span::new(0, at).of(line))
            .trim_end();
        Some(Span::new(node.start + indicator.len(), head.end)).filter(|span| !span.is_empty())
    }

    /// Whether a value's line has blanks that a value on the lines below would have no place for.
    pub(super) fn is_spaced(&self, slot: Slot<'_>) -> bool {
        let Slot { after, node, below, .. } = slot;
        let gap = Span::new(after, node.start).of(self.matter);
        let tail = Span::new(node.end, line_end(self.matter, node.end)).of(self.matter);
        let bare = tail.trim_start_matches([' ', '\t']).is_empty();
        !below && !node.is_empty() && (gap != " " || bare && !tail.is_empty())
    }

    /// Writes a value into its place.
    pub(super) fn put(&self, slot: Slot<'_>, written: Written, splices: &mut Splices) {
        let Slot { after, node, .. } = slot;
        let head_end = line_end(self.matter, after);
        let (head, lines) = match written {
            Written::Inline(text) => (Some(text), String::new()),
            Written::Text(head, lines) => (Some(head), lines),
            Written::Below(lines) => (None, lines),
        };
        let colon = if slot.marked { "" } else { ":" };
        if slot.below {
            if let Some(head) = head {
                splices.insert(after, format!("{colon} {head}"));
            }
            splices.replace(Span::new(head_end, slot.end), lines);
            return;
        }
        if let Some(comment) = slot.comment {
            match head {
                Some(head) => splices.replace(Span::new(node.start, comment.start), head),
                None => splices.delete(after, comment.start),
            }
            splices.replace(Span::new(comment.end, node.end), lines);
            return;
        }
        match head {
            Some(head) if node.is_empty() => splices.insert(after, format!("{colon} {head}")),
            Some(head) => splices.replace(node.span(), head),
            None if node.is_empty() => splices.insert(after, colon),
            None => splices.delete(after, node.end),
        }
        if !lines.is_empty() {
            splices.insert(line_end(self.matter, node.end.max(after)), lines);
        }
    }

    /// Writes source text into a value's place: the opposite of [`Tree::raw`].
    pub(super) fn set_raw(&self, slot: Slot<'_>, raw: &str, splices: &mut Splices) {
        let written = if raw.starts_with(['\n', '\r']) {
            Written::Below(raw.into())
        } else if raw.is_empty() && !slot.below {
            let head = slot.comment.unwrap_or(Span::empty(slot.node.end));
            splices.delete(slot.after, head.start);
            splices.delete(head.end, slot.node.end);
            return;
        } else if raw.is_empty() {
            Written::Below(String::new())
        } else {
            // A comment stands between a block scalar's indicator and its lines.
            let head = Span::new(0, line_end(raw, 0)).of(raw);
            let lines = Span::new(head.len(), raw.len()).of(raw);
            let indicator = head.split_whitespace().next_back().unwrap_or("");
            if head.starts_with(['|', '>', '!', '&']) && indicator.starts_with(['|', '>']) {
                Written::Text(head.into(), lines.into())
            } else {
                Written::Inline(raw.into())
            }
        };
        self.put(slot, written, splices);
    }
}

/// Refuses what would have to stand behind a colon that is not there: a `? key` alone.
pub(super) fn marked(parent: &Node, slot: Slot<'_>) -> Result<(), EditError> {
    if slot.marked || !parent.is_block() {
        return Ok(());
    }
    let kind = EditErrorKind::Layout("a key behind `?` without a colon takes no value");
    refuse(kind, Span::empty(slot.after))
}
