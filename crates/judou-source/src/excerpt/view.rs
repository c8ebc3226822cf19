//! The window on one source line: which part is shown, and in which cell each byte of it stands.
//!
//! Everything here looks at a number of characters in proportion to the window, never at the line.

use alloc::string::String;
use alloc::vec::Vec;

use super::visible::Clusters;
use crate::Span;

/// What stands for a part of the line that is cut off; it takes one cell.
const CUT: char = '…';

/// Whether all of `line` takes at most `width` cells.
pub(super) fn fits(line: &str, width: usize) -> bool {
    reach(line, 0, width) == line.len()
}

/// The offset up to which `line` takes at most `width` cells, counted from offset `from`.
pub(super) fn reach(line: &str, from: usize, width: usize) -> usize {
    let (mut end, mut column) = (from, 0);
    for cluster in Clusters::new(Span::new(from, line.len()).of(line)) {
        column += cluster.width(column);
        if column > width {
            break;
        }
        end += cluster.len();
    }
    end
}

/// Part of a line as it is shown.
#[derive(Debug)]
pub(super) struct View {
    shown: String,
    /// Each cluster's offset in the line and first cell, in order.
    clusters: Vec<(usize, usize)>,
    /// Offset and cell after the last cluster.
    end: (usize, usize),
    /// Whether the line goes on after it.
    cut: bool,
}

impl View {
    /// The part of `line` that takes up to `width` cells and has the place `first` in it, with as
    /// much before it as after it there is no use for, but at least a third.
    pub(super) fn new(line: &str, first: usize, width: usize) -> Self {
        let start = start(line, first, width);
        let (mut shown, mut column) = (String::new(), 0);
        if start > 0 {
            shown.push(CUT);
            column = 1;
        }
        let limit = width.saturating_add(column);
        let mut clusters = Vec::new();
        let mut offset = start;
        for cluster in Clusters::new(line.get(start..).unwrap_or_default()) {
            let cells = cluster.width(column);
            if column + cells > limit {
                break;
            }
            clusters.push((offset, column));
            // Writing to a string cannot fail.
            let _ = cluster.write(&mut shown, column);
            offset += cluster.len();
            column += cells;
        }
        let cut = offset < line.len();
        if cut {
            shown.push(CUT);
        }
        Self { shown, clusters, end: (offset, column), cut }
    }

    /// What is shown, with `…` where it is cut.
    pub(super) fn shown(&self) -> &str {
        &self.shown
    }

    /// The cells, from and to, that `span` (offsets in the line) takes; at least one, which for an
    /// empty span is the one where something is missing. Parts that are cut off take the `…`.
    pub(super) fn cells(&self, span: Span) -> (usize, usize) {
        let (end_offset, end_cell) = self.end;
        // The cluster that the offset lies in; before the first, the `…`.
        let after = self.clusters.partition_point(|&(offset, _)| offset <= span.start);
        let from = match after.checked_sub(1).and_then(|at| self.clusters.get(at)) {
            _ if span.start >= end_offset => end_cell,
            Some(&(_, cell)) => cell,
            None => 0,
        };
        let next = self.clusters.partition_point(|&(offset, _)| offset < span.end);
        let to = match self.clusters.get(next) {
            Some(&(_, cell)) => cell,
            None => end_cell + usize::from(self.cut && span.end > end_offset),
        };
        (from, if span.is_empty() { from + 1 } else { to.max(from + 1) })
    }
}

/// Where the view begins.
fn start(line: &str, first: usize, width: usize) -> usize {
    if fits(line, width) {
        return 0;
    }
    let rest = Span::new(first, line.len()).of(line);
    let mut after = 0;
    for cluster in Clusters::new(rest) {
        if after >= width {
            break;
        }
        after += cluster.width(after);
    }
    let lead = (width / 3).max(width.saturating_sub(after));
    // Go back far enough for `lead` cells even if each cluster is of several characters; then
    // forward again, since clusters can be told apart in that direction alone.
    let before = line.get(..first).unwrap_or_default();
    let back = before.char_indices().rev().take(lead.saturating_mul(8)).last();
    let mut offset = back.map_or(0, |(offset, _)| offset);
    let mut candidates = Vec::new();
    for cluster in Clusters::new(line.get(offset..).unwrap_or_default()) {
        if offset + cluster.len() > first {
            break;
        }
        // A tab's width depends on where the view begins; at column 0 it is widest.
        candidates.push((offset, cluster.width(0)));
        offset += cluster.len();
    }
    let mut cells = 0;
    let mut start = offset;
    for (offset, width) in candidates.into_iter().rev() {
        cells += width;
        if cells > lead {
            break;
        }
        start = offset;
    }
    start
}
