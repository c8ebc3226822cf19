//! Takes statements away.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use judou_source::Span;

use super::super::datum::Datum;
use super::super::error::{EditError, EditErrorKind};
use super::super::layout::{Splices, line_start, next_line};
use super::super::path::Step;
use super::super::plan::refuse;
use super::Statements;

impl Statements<'_> {
    pub(super) fn remove(&self, steps: &[Step], splices: &mut Splices) -> Result<(), EditError> {
        let Some((last, parent)) = steps.split_last() else { return Ok(()) };
        let removed: Vec<usize> = self.under(steps).map(|(number, _)| number).collect();
        let Some(first) = removed.first().and_then(|&number| self.all.get(number)) else {
            return refuse(EditErrorKind::NotFound, self.place(steps));
        };
        // A table is there as long as something says so.
        let vanishes = !parent.is_empty() && self.under(parent).count() == removed.len();
        let mut rest = &*removed;
        if vanishes && let Step::Key(_) = last {
            let Some(prefix) = self.prefix(first, parent.len()) else {
                return refuse(
                    EditErrorKind::Layout("this table is written in other tables"),
                    first.span,
                );
            };
            let text = match first.node {
                Some(_) => format!("{prefix} = {{}}"),
                None => format!("[{prefix}]"),
            };
            splices.replace(first.span, text);
            rest = rest.get(1..).unwrap_or(&[]);
        } else if vanishes {
            let Some((Step::Key(key), outer)) = parent.split_last() else {
                return refuse(
                    EditErrorKind::Layout("this list is written in other tables"),
                    first.span,
                );
            };
            self.insert(outer, key, &Datum::Sequence(Vec::new()), splices)?;
        }
        self.delete(rest, splices);
        Ok(())
    }

    /// Gives a table that has a header other entries.
    pub(super) fn refill(
        &self,
        steps: &[Step],
        entries: &[(String, Datum)],
        splices: &mut Splices,
    ) -> Result<(), EditError> {
        let header = self.header(steps);
        let Some(head) = header.and_then(|header| self.all.get(header)) else { return Ok(()) };
        let equals = self.equals(header);
        let mut lines = String::new();
        for (key, value) in entries {
            let value = self.value(value, None, head.span)?;
            lines.extend([&*self.writer.key(key, None), &*equals, &*value, self.eol]);
        }
        splices.insert(next_line(self.matter, head.span.end), lines);
        let rest: Vec<usize> =
            self.under(steps).map(|(number, _)| number).filter(|&n| Some(n) != header).collect();
        self.delete(&rest, splices);
        Ok(())
    }

    /// Deletes the lines of statements, and what stands between those of one table.
    fn delete(&self, numbers: &[usize], splices: &mut Splices) {
        let mut done: Option<usize> = None;
        for &number in numbers {
            let Some(statement) = self.all.get(number) else { continue };
            let mut start = line_start(self.matter, statement.span.start);
            let end = next_line(self.matter, statement.span.end);
            let follows = number.checked_sub(1).is_some_and(|before| done == Some(before));
            if follows && statement.node.is_some() {
                // Comments within a table go with it.
                let before = number.checked_sub(1).and_then(|before| self.all.get(before));
                start = before.map_or(start, |before| next_line(self.matter, before.span.end));
            } else if statement.node.is_none() && self.ends_blank(start) && start > 0 {
                // And the empty line that sets it off.
                let before = Span::new(0, start).of(self.matter);
                start -= if before.ends_with("\r\n") { 2 } else { 1 };
            }
            splices.delete(start, end);
            done = Some(number);
        }
    }
}
