//! Adds keys and items, in brackets or on lines behind the last.

use alloc::format;
use alloc::vec::Vec;

use judou_source::Span;

use super::super::datum::Datum;
use super::super::error::{EditError, EditErrorKind};
use super::super::layout::{Item, Kind, Mapping, Member, Node, Splices, line_end, next_line};
use super::super::path::Step;
use super::super::plan::{Walk, refuse, wrap};
use super::super::yaml::block::blanks;
use super::{Tree, like};

impl Tree<'_> {
    /// The first key of a header that has none.
    pub(super) fn first(
        &self,
        steps: &[Step],
        datum: &Datum,
        mut splices: Splices,
    ) -> Result<Splices, EditError> {
        let end = self.matter.len();
        let Some(Datum::Mapping(entries)) = wrap(steps, datum) else {
            return refuse(EditErrorKind::NotFound, Span::empty(end));
        };
        let lines = self.look.lines(&Datum::Mapping(entries), 0, None);
        let lines = lines.map_err(|kind| EditError::new(kind, Span::empty(end)))?;
        splices.insert(end, format!("{lines}{}", self.look.eol));
        Ok(splices)
    }

    /// Makes what the path asks for and is not there.
    pub(super) fn add(
        &self,
        walk: &Walk<'_>,
        steps: &[Step],
        datum: &Datum,
        splices: &mut Splices,
    ) -> Result<(), EditError> {
        let missing = steps.get(walk.depth..).unwrap_or(&[]);
        let not_found = || EditError::new(EditErrorKind::NotFound, walk.node.span());
        let (first, rest) = missing.split_first().ok_or_else(not_found)?;
        let brought = steps.get(..=walk.depth).is_some_and(|steps| self.data.at(steps).is_some());
        if brought && !rest.is_empty() {
            // A merge key brings it; a key of one's own would hide all of it.
            return self.fault(EditErrorKind::Aliased, walk.node);
        }
        match (&walk.node.kind, first) {
            (Kind::Mapping(mapping), Step::Key(key)) => {
                let datum = wrap(rest, datum).ok_or_else(not_found)?;
                self.insert(walk.node, mapping, key, &datum, splices)
            }
            (Kind::Scalar(_), _) => {
                let datum = wrap(missing, datum).ok_or_else(not_found)?;
                let &(parent, index) = walk.links.last().ok_or_else(not_found)?;
                self.set(walk, parent, index, &datum, splices)
            }
            _ => Err(not_found()),
        }
    }

    /// Adds a key behind the last of a mapping.
    fn insert(
        &self,
        node: &Node,
        mapping: &Mapping,
        key: &str,
        datum: &Datum,
        splices: &mut Splices,
    ) -> Result<(), EditError> {
        let error = |kind| EditError::new(kind, node.span());
        if mapping.pair {
            return self.fault(
                EditErrorKind::Layout("a lone `key: value` in a list takes no second key"),
                node,
            );
        }
        let colon = self.colon(mapping);
        if let Some(span) = mapping.brackets {
            let value = self.flow_text(node, datum, None).map_err(error)?;
            let text = format!("{}{colon}{value}", self.writer.key(key, None));
            let items: Vec<Span> = mapping.members.iter().map(Member::span).collect();
            self.brackets(span).push(&items, &text, splices);
            return Ok(());
        }
        let own = self.column_of(node);
        let entry = self.look.entry(key, datum, own, &colon, None).map_err(error)?;
        self.add_line(node, own, &entry, splices);
        Ok(())
    }

    pub(in super::super) fn append(
        &self,
        node: &Node,
        datum: &Datum,
        splices: &mut Splices,
    ) -> Result<(), EditError> {
        let Kind::Sequence(sequence) = &node.kind else {
            return self.fault(EditErrorKind::NotAList, node);
        };
        let error = |kind| EditError::new(kind, node.span());
        let like = sequence.items.last().and_then(|item| like(&item.value, None));
        if let Some(span) = sequence.brackets {
            let text = self.flow_text(node, datum, like).map_err(error)?;
            let items: Vec<Span> = sequence.items.iter().map(Item::span).collect();
            self.brackets(span).push(&items, &text, splices);
            return Ok(());
        }
        let own = self.column_of(node);
        let mut look = self.look;
        // The list's own gap, not the header's first.
        if let Some(item) = sequence.items.last() {
            let gap = Span::new(item.start + 1, item.value.start).of(self.matter);
            if !gap.is_empty() && gap.trim_matches(' ').is_empty() {
                look.gap = gap;
            }
        }
        let item = look.item(datum, own, like).map_err(error)?;
        self.add_line(node, own, &item, splices);
        Ok(())
    }

    /// Adds lines behind a list or mapping that is laid out in lines.
    fn add_line(&self, node: &Node, own: usize, text: &str, splices: &mut Splices) {
        let at = self.behind(node, own);
        let before = Span::new(0, at).of(self.matter);
        let open =
            if before.is_empty() || before.ends_with(['\n', '\r']) { "" } else { self.look.eol };
        splices.insert(at, format!("{open}{}{text}{}", blanks(own), self.look.eol));
    }

    /// Where a further line of `node` belongs: behind its last, and behind comments that follow and
    /// are indented as its lines are.
    fn behind(&self, node: &Node, own: usize) -> usize {
        let whole = self.root.is_some_and(|root| core::ptr::eq(root, node));
        let mut result = next_line(self.matter, node.end);
        let mut at = result;
        while at < self.matter.len() {
            let line = Span::new(at, line_end(self.matter, at)).of(self.matter);
            let content = line.trim_start_matches([' ', '\t']);
            let next = next_line(self.matter, at);
            if content.starts_with('#') && (whole || own > 0 && line.len() - content.len() >= own) {
                result = next;
            } else if !content.is_empty() {
                break;
            }
            at = next;
        }
        result
    }
}
