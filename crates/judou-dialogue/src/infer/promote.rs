//! Labels that come back among the turns, short of what would make them speakers' by themselves.
//!
//! In a chat or in minutes people say `+1` and `four`; such words are no evidence of speech. Once it
//! is settled that people talk here, a label that recurs between their turns is one of theirs.

use alloc::vec::Vec;

use super::{Document, Type};
use crate::candidate::Candidate;
use crate::evidence::Reason;
use crate::label::Form;
use crate::line::Kind;
use crate::speech::is_address;

/// The score from which a label that recurs among the turns is a speaker's.
const AMONG_TURNS: f32 = 0.0;

impl Document<'_> {
    /// Accepts types that recur between the turns of `certain`, in a form that speakers' labels have.
    pub(super) fn promote(
        &self,
        types: &mut [Type],
        certain: &[usize],
        usual: &dyn Fn(Form) -> bool,
    ) {
        let open = |kind: &Type| !kind.accepted && kind.occurrences.len() > 1;
        if !types.iter().any(open) || self.speakers(certain) < 2 {
            return;
        }
        let may: Vec<usize> = (0..types.len())
            .filter(|kind| {
                types.get(*kind).is_some_and(|it| open(it) && self.may_be_promoted(it, certain))
            })
            .collect();
        // Those who may be are of the dialogue that the others make out, where these are the more.
        let hopes =
            may.iter().filter_map(|kind| types.get(*kind)).map(|kind| kind.occurrences.len());
        let hopes = hopes.sum::<usize>().min(certain.len());
        let each = self.share_of_paragraphs(certain) / certain.len().max(1) as f32;
        if each * ((certain.len() + hopes) as f32) < 0.5 {
            return;
        }
        for kind in may {
            let Some(kind) = types.get_mut(kind) else { continue };
            let among = kind
                .occurrences
                .iter()
                .filter_map(|at| self.candidates.get(*at))
                .filter(|candidate| usual(candidate.family()) && self.is_among(candidate, certain))
                .count();
            if among * 3 >= kind.occurrences.len() * 2 {
                kind.reasons.push((Reason::AmongTheTurns, 2.0));
                kind.score += 2.0;
                kind.accepted = true;
            }
        }
    }

    /// Whether nothing but want of evidence keeps a type from being a speaker's.
    fn may_be_promoted(&self, kind: &Type, certain: &[usize]) -> bool {
        let barred = kind.reasons.iter().any(|(reason, _)| {
            matches!(
                reason,
                Reason::FieldWord
                    | Reason::EventWord
                    | Reason::NumberedSeries
                    | Reason::RecordOrder
                    | Reason::RepeatedContent
                    | Reason::Phrase
            )
        });
        // Where speakers stand in lists, standing in one says nothing against a label.
        let listed = kind.reasons.iter().filter(|(reason, _)| *reason == Reason::InAList);
        let listed: f32 = listed.map(|(_, weight)| weight).sum();
        !barred
            && kind.score - listed >= AMONG_TURNS
            && self.words_share(kind, is_address) <= 0.5
            && self.share(kind, |candidate| self.heads_another(candidate, certain)) <= 0.5
    }

    /// Whether a turn comes before and after the candidate, no heading and no rule between.
    fn is_among(&self, candidate: &Candidate, certain: &[usize]) -> bool {
        let line_of = |at: &usize| self.candidates.get(*at).map_or(0, |c| c.line);
        let after = certain.partition_point(|at| line_of(at) < candidate.line);
        let parted = |from: usize, to: usize| {
            let between = self.lines.get(from..to).unwrap_or_default();
            between
                .iter()
                .take(MAX_DISTANCE)
                .any(|line| matches!(line.kind, Kind::Heading(_) | Kind::Rule))
                || between.len() > MAX_DISTANCE
        };
        let before = after.checked_sub(1).and_then(|at| certain.get(at)).map(line_of);
        let next = certain.get(after).map(line_of);
        before.is_some_and(|before| !parted(before, candidate.line))
            || next.is_some_and(|next| !parted(candidate.line, next))
    }
}

/// How many lines a turn may be away to be a neighbour.
const MAX_DISTANCE: usize = 16;
