//! Edits of TOML: plans splices on the header's statements.
//!
//! A value behind `=` is edited as any value between brackets is, by [`super::tree`]. Tables are
//! statements, and may stand in several places; what belongs to one is found by its path.

pub(super) mod layout;
mod remove;
pub(super) mod table;

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use judou_source::Span;

use super::datum::Datum;
use super::error::{EditError, EditErrorKind};
use super::layout::{Kind, Splices, line_start, next_line};
use super::path::Step;
use super::plan::{Edit, refuse, wrap};
use super::tree::Tree;
use super::write::{Like, Writer};
use crate::format::Format;
use crate::value::Style;
use layout::Statement;

/// A header, ready to be edited.
#[derive(Debug)]
pub(super) struct Statements<'t> {
    matter: &'t str,
    all: &'t [Statement],
    data: &'t Datum,
    eol: &'t str,
    writer: Writer<'t>,
}

impl<'t> Statements<'t> {
    pub(super) fn new(
        matter: &'t str,
        all: &'t [Statement],
        data: &'t Datum,
        eol: &'t str,
    ) -> Self {
        let mut writer = Writer::new(Format::Toml);
        let quoted =
            all.iter().filter_map(|statement| statement.node.as_ref()).find_map(|node| match node
                .kind
            {
                Kind::Scalar(style @ (Style::SingleQuoted | Style::DoubleQuoted)) => Some(style),
                _ => None,
            });
        writer.quotes = quoted.unwrap_or(writer.quotes);
        Self { matter, all, data, eol, writer }
    }

    /// Whether the value at `steps` is made of statements that no `datum` can take the place of, but
    /// can be removed and written elsewhere.
    pub(super) fn is_scattered(&self, steps: &[Step], datum: &Datum) -> bool {
        self.entry(steps).is_none()
            && self.under(steps).next().is_some()
            && matches!(steps.last(), Some(Step::Key(_)))
            && !(matches!(datum, Datum::Mapping(_)) && self.header(steps).is_some())
    }

    /// The number of the `[table]` or `[[table]]` that the value at `steps` begins with.
    fn header(&self, steps: &[Step]) -> Option<usize> {
        self.all.iter().position(|statement| statement.node.is_none() && statement.path == steps)
    }

    /// The splices of one edit.
    pub(super) fn plan(&self, steps: &[Step], edit: Edit<'_>) -> Result<Splices, EditError> {
        let mut splices = Splices::default();
        if let Edit::Rename(key) = edit
            && self.rename(steps, key, &mut splices)
        {
            return Ok(splices);
        }
        if let Some((statement, rest)) = self.entry(steps) {
            return self.in_entry(statement, rest, steps, edit);
        }
        let there = self.data.at(steps).is_some();
        match edit {
            Edit::Set(datum) if !there => self.add(steps, datum, &mut splices)?,
            Edit::Append(datum) if !there => {
                self.add(steps, &Datum::Sequence(Vec::from([datum.clone()])), &mut splices)?;
            }
            Edit::Append(datum) => self.append(steps, datum, &mut splices)?,
            Edit::Remove if there => self.remove(steps, &mut splices)?,
            Edit::Set(Datum::Mapping(entries)) if self.header(steps).is_some() => {
                self.refill(steps, entries, &mut splices)?;
            }
            Edit::Set(_) | Edit::SetRaw(_) if there => {
                let kind = EditErrorKind::Layout("a table has no text of its own to be replaced");
                return refuse(kind, self.place(steps));
            }
            _ => return refuse(EditErrorKind::NotFound, self.place(steps)),
        }
        Ok(splices)
    }

    /// The source text of the value at `steps`, if it stands behind one `=`.
    pub(super) fn raw(&self, steps: &[Step]) -> Option<String> {
        let (statement, rest) = self.entry(steps)?;
        let node = statement.node.as_ref()?;
        if rest.is_empty() {
            return Some(node.span().of(self.matter).into());
        }
        let data = self.data.at(&statement.path)?;
        Tree::new(Format::Toml, self.matter, Some(node), data, self.eol).raw(rest)
    }

    /// The `key = value` that holds the value at `steps`, and what leads on from there.
    fn entry<'s>(&self, steps: &'s [Step]) -> Option<(&'t Statement, &'s [Step])> {
        self.all.iter().filter(|statement| statement.node.is_some()).find_map(|statement| {
            steps.strip_prefix(&*statement.path).map(|rest| (statement, rest))
        })
    }

    /// The statements that the value at `steps` is made of.
    fn under(&self, steps: &[Step]) -> impl Iterator<Item = (usize, &'t Statement)> {
        self.all.iter().enumerate().filter(move |(_, statement)| statement.path.starts_with(steps))
    }

    fn place(&self, steps: &[Step]) -> Span {
        (0..=steps.len())
            .rev()
            .find_map(|depth| self.under(steps.get(..depth)?).next())
            .map_or(Span::empty(0), |(_, statement)| statement.span)
    }

    /// Renames every mention of a key; says whether there is one.
    fn rename(&self, steps: &[Step], key: &str, splices: &mut Splices) -> bool {
        let mut any = false;
        for (_, statement) in self.under(steps) {
            let names = statement.keys.iter().zip(&statement.ends);
            for (name, _) in names.filter(|(_, end)| **end == steps.len()) {
                splices.replace(name.span, self.writer.key(key, Some(name.style)));
                any = true;
            }
        }
        any
    }

    /// An edit of what stands behind an `=`.
    fn in_entry(
        &self,
        statement: &'t Statement,
        rest: &[Step],
        steps: &[Step],
        edit: Edit<'_>,
    ) -> Result<Splices, EditError> {
        let (Some(node), Some(data)) = (&statement.node, self.data.at(&statement.path)) else {
            return refuse(EditErrorKind::NotFound, statement.span);
        };
        let tree = Tree::new(Format::Toml, self.matter, Some(node), data, self.eol);
        if !rest.is_empty() {
            return tree.plan(rest, edit);
        }
        let mut splices = Splices::default();
        match edit {
            Edit::Set(datum) => {
                let like = match &node.kind {
                    Kind::Scalar(style) => Some(Like { style: *style, datum: Some(data) }),
                    _ => None,
                };
                let text = self.value(datum, like, node.span())?;
                splices.replace(node.span(), text);
            }
            Edit::SetRaw(raw) => splices.replace(node.span(), raw),
            Edit::Append(datum) => tree.append(node, datum, &mut splices)?,
            Edit::Remove => self.remove(steps, &mut splices)?,
            Edit::Rename(_) => return refuse(EditErrorKind::NotFound, statement.span),
        }
        Ok(splices)
    }

    fn value(
        &self,
        datum: &Datum,
        like: Option<Like<'_>>,
        span: Span,
    ) -> Result<String, EditError> {
        self.writer.inline(datum, like).map_err(|kind| EditError::new(kind, span))
    }

    /// Makes what the path asks for and is not there.
    fn add(&self, steps: &[Step], datum: &Datum, splices: &mut Splices) -> Result<(), EditError> {
        let not_found = || EditError::new(EditErrorKind::NotFound, self.place(steps));
        let depth = (0..steps.len())
            .rev()
            .find(|&depth| steps.get(..depth).is_some_and(|steps| self.data.at(steps).is_some()));
        let (parent, missing) =
            depth.and_then(|depth| steps.split_at_checked(depth)).ok_or_else(not_found)?;
        let Some((Step::Key(key), rest)) = missing.split_first() else { return Err(not_found()) };
        if !matches!(self.data.at(parent), Some(Datum::Mapping(_))) {
            return refuse(EditErrorKind::NotAMapping, self.place(parent));
        }
        let wrapped = wrap(rest, datum).ok_or_else(not_found)?;
        if let (Datum::Mapping(entries), []) = (&wrapped, parent)
            && !entries.is_empty()
        {
            // Before empty lines that end the header, so that removing it gives back every byte.
            let end = self.matter.trim_end_matches(['\n', '\r', ' ', '\t']).len();
            let end = if end == 0 { self.matter.len() } else { next_line(self.matter, end) };
            let blank = if end == 0 { "" } else { self.eol };
            let error = |kind| EditError::new(kind, self.place(steps));
            let path = self.writer.key(key, None);
            let text =
                table::section(&self.writer, self.eol, &path, entries, false).map_err(error)?;
            splices.insert(end, format!("{blank}{text}"));
            return Ok(());
        }
        self.insert(parent, key, &wrapped, splices)
    }

    /// Whether the text before `at` is nothing, or ends in an empty line.
    fn ends_blank(&self, at: usize) -> bool {
        let before = Span::new(0, at).of(self.matter);
        before.is_empty() || before.ends_with("\n\n") || before.ends_with("\n\r\n")
    }

    /// Adds `key = value` to the table at `parent`.
    fn insert(
        &self,
        parent: &[Step],
        key: &str,
        datum: &Datum,
        splices: &mut Splices,
    ) -> Result<(), EditError> {
        let value = self.value(datum, None, self.place(parent))?;
        let key = self.writer.key(key, None);
        let line = |prefix: &str, equals: &str| format!("{prefix}{key}{equals}{value}{}", self.eol);
        let header = self.header(parent);
        let own = |statement: &&Statement| statement.node.is_some() && statement.header == header;
        let last = self.all.iter().rfind(own);
        if header.is_some() || parent.is_empty() {
            let equals = self.equals(header);
            let head = header.and_then(|header| self.all.get(header));
            let at = match last.or(head) {
                Some(statement) => next_line(self.matter, statement.span.end),
                None => match self.all.first() {
                    Some(first) => self.above(first.span.start),
                    None => self.matter.len(),
                },
            };
            let indent = last.map_or("", |statement| {
                super::layout::indentation(self.matter, statement.span.start)
            });
            splices.insert(at, line(indent, &equals));
            return Ok(());
        }
        let dotted = self.under(parent).filter(|(_, s)| s.node.is_some()).last();
        if let Some((_, statement)) = dotted
            && let Some(prefix) = self.prefix(statement, parent.len())
        {
            let equals = self.equals(statement.header);
            let at = next_line(self.matter, statement.span.end);
            let start = line_start(self.matter, statement.span.start);
            let indent = Span::new(start, statement.span.start).of(self.matter);
            splices.insert(at, line(&format!("{indent}{prefix}."), &equals));
            return Ok(());
        }
        let Some((_, statement)) = self.under(parent).next() else {
            return refuse(EditErrorKind::NotFound, self.place(parent));
        };
        match self.prefix(statement, parent.len()) {
            Some(prefix) => {
                let at = self.above(statement.span.start);
                splices.insert(at, format!("[{prefix}]{}{}", self.eol, line("", " = ")));
                Ok(())
            }
            None => refuse(
                EditErrorKind::Layout("this table is written in other tables"),
                statement.span,
            ),
        }
    }

    /// A statement's own keys, as written, as far as they name the first `depth` steps of its path.
    fn prefix(&self, statement: &Statement, depth: usize) -> Option<&'t str> {
        let number = statement.ends.iter().position(|&end| end == depth)?;
        let (first, last) = (statement.keys.first()?, statement.keys.get(number)?);
        Some(Span::new(first.span.start, last.span.end).of(self.matter))
    }

    /// Where comments begin that stand right above the line of `at`.
    fn above(&self, at: usize) -> usize {
        let mut start = line_start(self.matter, at);
        while start > 0 {
            let line = Span::new(0, start).of(self.matter).trim_end_matches('\n');
            let line = line.strip_suffix('\r').unwrap_or(line);
            let before = line_start(self.matter, line.len());
            let one = next_line(self.matter, before) == start;
            if !one || !Span::new(before, start).of(self.matter).trim_start().starts_with('#') {
                break;
            }
            start = before;
        }
        start
    }

    /// What stands between key and value, if all of a table's entries have it alike.
    fn equals(&self, header: Option<usize>) -> String {
        let mut common = None;
        for statement in self.all.iter().filter(|s| s.header == header) {
            let (Some(node), Some(key)) = (&statement.node, statement.keys.last()) else {
                continue;
            };
            let gap = Span::new(key.span.end, node.start).of(self.matter);
            if common.is_some_and(|common| common != gap) {
                return String::from(" = ");
            }
            common = Some(gap);
        }
        common.unwrap_or(" = ").into()
    }

    /// Adds a table to a list of tables.
    fn append(
        &self,
        steps: &[Step],
        datum: &Datum,
        splices: &mut Splices,
    ) -> Result<(), EditError> {
        let place = self.place(steps);
        let last = self.under(steps).last();
        let element = self.under(steps).filter(|(_, s)| s.list && s.path.len() == steps.len() + 1);
        let (Some((_, last)), Some((_, element))) = (last, element.last()) else {
            return refuse(EditErrorKind::NotAList, place);
        };
        let Datum::Mapping(entries) = datum else {
            return refuse(EditErrorKind::Layout("a list of tables takes only mappings"), place);
        };
        let names = element.keys.first().zip(element.keys.last());
        let path = names.map_or("", |(a, b)| Span::new(a.span.start, b.span.end).of(self.matter));
        let blank = self.ends_blank(self.above(element.span.start)) && element.span.start > 0;
        let blank = if blank { self.eol } else { "" };
        let error = |kind| EditError::new(kind, place);
        let text = table::section(&self.writer, self.eol, path, entries, true).map_err(error)?;
        splices.insert(next_line(self.matter, last.span.end), format!("{blank}{text}"));
        Ok(())
    }
}
