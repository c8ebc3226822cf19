//! How those who certainly speak are written: what a rare label must share with them.

use alloc::vec::Vec;

use super::{Document, paragraphs};
use crate::candidate::Candidate;
use crate::label::{Emphasis, Prefix};
use crate::line::{Kind, Line};

/// How those who certainly speak are written, as far as it matters to others.
#[derive(Clone, Copy)]
pub(super) struct Manner {
    /// How many of the paragraphs begin with a label.
    pub(super) density: f32,
    /// Nearly all labels are emphasised or headings.
    pub(super) marked: bool,
    /// Nobody goes on in a second paragraph.
    pub(super) single: bool,
    pub(super) layout: Layout,
    /// Nearly all labels say when.
    pub(super) timed: bool,
}

/// Where words stand.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Layout {
    /// On the labels' own lines.
    Inline,
    /// Below the labels.
    Below,
    Mixed,
}

impl Document<'_> {
    /// How the turns at `certain` are written.
    pub(super) fn manner(&self, certain: &[usize]) -> Manner {
        Manner {
            // A lone voice among labelled lines is a list of something else.
            density: if self.speakers(certain) < 2 { 0.0 } else { self.density(certain) },
            marked: self.marked(certain),
            single: self.are_single_paragraphs(certain),
            layout: match self.share_inline(certain) {
                share if share > 0.9 => Layout::Inline,
                share if share < 0.1 && certain.len() >= 6 => Layout::Below,
                _ => Layout::Mixed,
            },
            timed: {
                let labels = certain.iter().filter_map(|at| self.candidates.get(*at));
                labels.filter(|label| label.start_ms.is_some()).count() * 10 > certain.len() * 9
            },
        }
    }

    /// How many of the paragraphs between the first and the last turn begin with a label; of the
    /// lines, where turns follow one another line by line.
    pub(super) fn density(&self, certain: &[usize]) -> f32 {
        let lines: Vec<usize> = certain
            .iter()
            .filter_map(|at| self.candidates.get(*at))
            .map(|candidate| candidate.line)
            .collect();
        let (Some(first), Some(last)) = (lines.first(), lines.last()) else { return 0.0 };
        let is_text = |line: &Line| line.kind == Kind::Text;
        let joined = |line: &&usize| {
            line.checked_sub(1).and_then(|before| self.lines.get(before)).is_some_and(is_text)
        };
        let between = self.lines.get(*first..=*last).unwrap_or_default();
        let by_line = lines.iter().filter(joined).count() * 2 > lines.len();
        let filled = if by_line {
            between.iter().filter(|line| is_text(line)).count()
        } else {
            // Words below their label share its entry.
            let labels = certain.iter().filter_map(|at| self.candidates.get(*at));
            let below = labels.filter(|label| !label.has_rest() && self.is_blank_below(label));
            paragraphs(between).saturating_sub(below.count())
        };
        certain.len() as f32 / filled.max(1) as f32
    }

    fn is_blank_below(&self, label: &Candidate) -> bool {
        self.lines.get(label.line + 1).is_some_and(|line| line.kind == Kind::Blank)
    }

    /// Whether nobody goes on in a second paragraph: among many turns hardly a sentence stands without a
    /// label before it.
    pub(super) fn are_single_paragraphs(&self, certain: &[usize]) -> bool {
        let line_of = |at: &usize| self.candidates.get(*at).map_or(0, |c| c.line);
        let (Some(first), Some(last)) = (certain.first().map(line_of), certain.last().map(line_of))
        else {
            return false;
        };
        let mut next = 0;
        let mut others = 0_usize;
        for number in first..=last {
            if certain.get(next).is_some_and(|at| line_of(at) <= number) {
                next += 1;
                continue;
            }
            let line = self.lines.get(number);
            let before = number.checked_sub(1).and_then(|before| self.lines.get(before));
            let begins = before.is_none_or(|before| before.kind != Kind::Text);
            others += usize::from(line.is_some_and(|line| line.stopped) && begins);
        }
        certain.len() >= 8 && others <= 1 + certain.len() / 20
    }

    /// How many of the paragraphs alone begin with a label, however many lines each has.
    pub(super) fn share_of_paragraphs(&self, certain: &[usize]) -> f32 {
        let line_of =
            |at: Option<&usize>| at.and_then(|at| self.candidates.get(*at)).map_or(0, |c| c.line);
        let (first, last) = (line_of(certain.first()), line_of(certain.last()));
        let between = self.lines.get(first..=last).unwrap_or_default();
        certain.len() as f32 / paragraphs(between).max(1) as f32
    }

    /// Whether nearly all the turns have emphasised or heading labels.
    pub(super) fn marked(&self, certain: &[usize]) -> bool {
        let marked = certain
            .iter()
            .filter_map(|at| self.candidates.get(*at))
            .filter(|c| c.form.emphasis == Emphasis::Strong || c.form.prefix == Prefix::Heading)
            .count();
        marked * 10 >= certain.len() * 9
    }

    /// How many of the turns have words on their label's line.
    pub(super) fn share_inline(&self, certain: &[usize]) -> f32 {
        let inline =
            certain.iter().filter_map(|at| self.candidates.get(*at)).filter(|it| it.has_rest());
        inline.count() as f32 / certain.len().max(1) as f32
    }
}
