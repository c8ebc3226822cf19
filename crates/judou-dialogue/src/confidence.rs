//! How sure an answer is, as a number from 0 to 100.
//!
//! Evidence comes in as the distance of a label's score from the threshold that it had to reach. What
//! goes out rises with it, is 50 at the threshold itself, and never reaches 0 or 100: certainty is
//! for notations that name the speaker in so many words.

use alloc::collections::BTreeMap;

use crate::evidence::{LabelEvidence, THRESHOLD};
use crate::model::{Transcript, Turn};

/// A notation with a grammar says it.
pub(crate) const CERTAIN: u8 = 100;

/// What somebody who speaks without a label is taken for, unless the reader knows better.
const UNLABELLED: u8 = 60;

/// The confidence in a label whose score is so far above the threshold, or below.
pub(crate) fn of_margin(margin: f32) -> u8 {
    let size = margin.abs();
    // Half a point of score is as good as a third of the way to certainty.
    let half = 50.0 * size / (size + 0.5);
    let sure = if margin < 0.0 { 50.0 - half } else { 50.0 + half };
    // Between 1 and 99, so the cast keeps the value; NaN becomes 0.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "clamped to what a byte holds"
    )]
    let whole = sure.clamp(1.0, 99.0) as u8;
    whole
}

/// Grades the turns of captions, whose labels were weighed, by the evidence.
pub(crate) fn grade(text: &str, transcript: &mut Transcript<'_>) {
    let mut grades: BTreeMap<&str, u8> = BTreeMap::new();
    for label in transcript.evidence.iter().filter(|label| label.accepted) {
        // A label that was taken for its place has less than the threshold and is worth no less.
        let grade = of_margin((label.score - THRESHOLD).max(0.0));
        grades.insert(label.label.of(text), grade);
    }
    if grades.is_empty() {
        return;
    }
    for turn in &mut transcript.turns {
        if let Some(grade) = grades.get(turn.name.of(text)) {
            turn.confidence = *grade;
        }
    }
}

/// The confidence in the whole: the turns' mean, or that nobody speaks.
pub(crate) fn overall(turns: &mut [Turn], evidence: &[LabelEvidence]) -> u8 {
    for turn in turns.iter_mut().filter(|turn| turn.confidence == 0) {
        turn.confidence = if turn.implicit { UNLABELLED } else { 50 };
    }
    if turns.is_empty() {
        let best = evidence.iter().map(|label| label.score).fold(f32::NEG_INFINITY, f32::max);
        if evidence.is_empty() {
            return CERTAIN;
        }
        return (100 - of_margin(best - THRESHOLD)).max(50);
    }
    let sum: usize = turns.iter().map(|turn| usize::from(turn.confidence)).sum();
    u8::try_from(sum / turns.len()).unwrap_or(CERTAIN)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn confidence_rises_with_the_evidence() {
        let margins = [-100.0, -3.0, -0.5, 0.0, 0.5, 3.0, 100.0];
        let grades: [u8; 7] = margins.map(of_margin);
        assert_eq!(grades, [1, 7, 25, 50, 75, 92, 99]);
        assert_eq!(of_margin(f32::NAN), 0);
    }
}
