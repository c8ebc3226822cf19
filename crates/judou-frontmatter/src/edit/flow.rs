//! Edits between brackets: adds and removes items, whatever format's the brackets are.
//!
//! Comes in: the brackets, and where what they hold stands. Goes out: splices. Items on one line are
//! parted as their neighbours are; items in lines of their own get and give up whole lines, so that
//! removing what was added restores every byte.

use alloc::format;
use alloc::string::String;

use judou_source::Span;

use super::layout::{
    Splices, begins_line, has_break, indentation, line_end, line_start, next_line, skip_space,
};

/// Brackets and what they hold.
#[derive(Clone, Copy, Debug)]
pub(super) struct Brackets<'t> {
    pub(super) text: &'t str,
    /// From the opening to behind the closing one.
    pub(super) span: Span,
    pub(super) eol: &'t str,
    /// What parts items on one line, where there are no neighbours to look at.
    pub(super) comma: &'t str,
}

impl Brackets<'_> {
    fn is_comma(&self, at: usize) -> bool {
        self.text.as_bytes().get(at) == Some(&b',')
    }

    /// Where the comma behind an item that ends at `end` stands.
    fn comma_after(&self, end: usize) -> Option<usize> {
        let at = skip_space(self.text, end);
        self.is_comma(at).then_some(at)
    }

    /// Whether nothing but blanks or a comment follows `at` on its line.
    fn ends_line(&self, at: usize) -> bool {
        let rest = Span::new(at, line_end(self.text, at)).of(self.text).trim_start();
        rest.is_empty() || rest.starts_with('#')
    }

    /// Whether the item has the line or lines that it stands on to itself.
    fn has_own_lines(&self, item: Span) -> bool {
        let comma = Some(skip_space(self.text, item.end))
            .filter(|&at| self.is_comma(at) && !has_break(self.text, Span::new(item.end, at)));
        begins_line(self.text, item.start) && self.ends_line(comma.map_or(item.end, |at| at + 1))
    }

    /// Adds `new` behind the last of `items`.
    pub(super) fn push(&self, items: &[Span], new: &str, splices: &mut Splices) {
        let open = self.span.start + 1;
        let inner = Span::new(open, self.span.end.saturating_sub(1));
        let Some(&last) = items.last() else {
            if has_break(self.text, inner) {
                let indent = indentation(self.text, self.span.start);
                let unit = if indent.contains('\t') { "\t" } else { "  " };
                splices.insert(open, format!("{}{indent}{unit}{new}", self.eol));
            } else {
                splices.insert(open, new);
            }
            return;
        };
        let comma = self.comma_after(last.end);
        let own_lines = begins_line(self.text, last.start);
        if !own_lines {
            splices.insert(last.end, format!("{}{new}", self.separator(items)));
            return;
        }
        let line = format!("{}{}{new}", self.eol, indentation(self.text, last.start));
        if let Some(comma) = comma {
            let at = if self.ends_line(comma + 1) { line_end(self.text, comma) } else { comma + 1 };
            splices.insert(at, format!("{line},"));
        } else if self.ends_line(last.end) {
            splices.insert(last.end, ",");
            splices.insert(line_end(self.text, last.end), line);
        } else {
            splices.insert(last.end, format!(",{line}"));
        }
    }

    /// What stands between the last two items, if it is a comma and blanks.
    fn separator(&self, items: &[Span]) -> String {
        if let [.., before, last] = items {
            let gap = Span::new(before.end, last.start).of(self.text);
            if gap.trim_matches([' ', '\t']) == "," {
                return gap.into();
            }
        }
        self.comma.into()
    }

    /// Removes item `index` of `items`, and the comma that it leaves over.
    pub(super) fn remove(&self, items: &[Span], index: usize, splices: &mut Splices) {
        let Some(&item) = items.get(index) else { return };
        let next = items.get(index + 1);
        let before = index.checked_sub(1).and_then(|index| items.get(index));
        let comma = self.comma_after(item.end);
        if self.has_own_lines(item) {
            let start = line_start(self.text, item.start);
            let end = comma.unwrap_or(item.end).max(item.end);
            if comma.is_none()
                && let Some(before) = before
                && let Some(comma) = self.comma_after(before.end)
            {
                splices.delete(comma, comma + 1);
            }
            if next.is_none() {
                // The line ending that the last one was given stands before it.
                let before = Span::new(0, start).of(self.text);
                let width = if before.ends_with("\r\n") { 2 } else { 1 };
                splices.delete(start.saturating_sub(width), line_end(self.text, end));
            } else {
                splices.delete(start, next_line(self.text, end));
            }
            return;
        }
        match (before, next) {
            (_, Some(next)) => {
                let gap = Span::new(item.end, next.start);
                let end = if gap.of(self.text).contains('#') {
                    comma.map_or(item.end, |at| at + 1)
                } else {
                    next.start
                };
                splices.delete(item.start, end);
            }
            (Some(before), None)
                if !Span::new(before.end, item.start).of(self.text).contains('#') =>
            {
                splices.delete(before.end, item.end);
            }
            (Some(before), None) => {
                // A comment stands between, and the comma before it.
                splices.delete(item.start, item.end);
                if comma.is_none()
                    && let Some(comma) = self.comma_after(before.end)
                {
                    splices.delete(comma, comma + 1);
                }
            }
            (None, None) => splices.delete(item.start, comma.map_or(item.end, |at| at + 1)),
        }
    }
}
