//! Labels of speakers in a dress that no other label has: a slip of whoever set the page.
//!
//! `**Ann:** …` a hundred times and once `Ann: …`. One line in another dress may be a note as well, or a
//! talk that somebody recalls. It opens a turn if its name is a speaker's and if it stands where that
//! speaker's turn would: by itself between the turns of others.

use alloc::vec::Vec;

use super::{Document, Type};
use crate::label::Prefix;
use crate::line::Kind;

/// From how many turns on a single label in another dress is a slip.
const MIN_TURNS: usize = 6;

/// How many turns there are for each such label at least.
const TURNS_A_SLIP: usize = 6;

impl Document<'_> {
    /// `openers` and the labels in another dress among them, in order.
    pub(super) fn with_slips(&self, types: &[Type], openers: Vec<usize>) -> Vec<usize> {
        if openers.len() < MIN_TURNS || self.constraints.emphasis.is_some() {
            return openers;
        }
        let mut slips: Vec<usize> = Vec::new();
        for pair in openers.windows(2) {
            let &[before, after] = pair else { continue };
            let mut between =
                (before + 1..after).filter(|at| self.is_a_slip(types, *at, before, after));
            // Two of them tell of a talk.
            if let (Some(slip), None) = (between.next(), between.next()) {
                slips.push(slip);
            }
        }
        if slips.is_empty() || slips.len() * TURNS_A_SLIP > openers.len() {
            return openers;
        }
        slips.extend(openers);
        slips.sort_unstable();
        slips
    }

    /// Whether the candidate is the label of one who speaks, between turns of others.
    fn is_a_slip(&self, types: &[Type], at: usize, before: usize, after: usize) -> bool {
        let Some(candidate) = self.candidates.get(at) else { return false };
        let Some(kind) = self.type_at(at) else { return false };
        let of_others = Some(kind) != self.type_at(before) && Some(kind) != self.type_at(after);
        let speaks =
            types.get(kind).is_some_and(|kind| kind.accepted && kind.occurrences.len() > 2);
        of_others
            && speaks
            && !candidate.weak
            && matches!(candidate.form.prefix, Prefix::None | Prefix::Number | Prefix::Heading)
            && !self.words(candidate).is_empty()
            && self.follows_a_blank(candidate)
            && !self.is_parted(before, at)
            && !self.is_parted(at, after)
    }

    /// Whether a heading or a rule stands between two candidates.
    fn is_parted(&self, one: usize, other: usize) -> bool {
        let (Some(one), Some(other)) = (self.candidates.get(one), self.candidates.get(other))
        else {
            return true;
        };
        let between = self.lines.get(one.line + 1..other.line).unwrap_or_default();
        between.iter().any(|line| matches!(line.kind, Kind::Heading(_) | Kind::Rule))
    }
}
