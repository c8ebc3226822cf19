//! Who speaks: the decision over the whole document.
//!
//! In come the candidates, out come those that open a turn. Labels that fold alike form a *type*.
//! A type is scored by what its occurrences have in common (how many, what follows them, what its
//! name looks like); the types that score well are the speakers, if together they read like a
//! dialogue. Then rare labels are admitted that are written as the speakers' are. Every score is a
//! sum of named reasons, so that a decision can be asked for.
//!
//! Cost is linear in the candidates apart from sorting; rare labels are compared with the
//! [`MAX_COMPARED`] most frequent speakers alone.

mod accept;
mod head;
mod manner;
mod promote;
mod rare;
mod score;
mod slip;
mod stranger;

use alloc::collections::BTreeSet;
use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;
use core::cell::OnceCell;

use crate::candidate::Candidate;
use crate::confidence;
use crate::evidence::{LabelEvidence, Reason, THRESHOLD};
use crate::introduction::names;
use crate::label::Emphasis;
use crate::lexicon;
use crate::line::{Kind, Line};
use crate::name::{Shape, fold, shape};
use crate::participants::Participants;
use crate::speech::is_initialled;
use crate::spelling::{Numbered, fold_label};

/// How many speakers a rare label is compared with.
const MAX_COMPARED: usize = 64;

/// All the labels that fold alike.
#[derive(Debug)]
struct Type {
    /// Index into the candidates of the first of them all, weak ones included.
    first: usize,
    /// Indices into the candidates.
    occurrences: Vec<usize>,
    /// The share of the occurrences that introduce what sounds spoken.
    spoken: f32,
    score: f32,
    reasons: Vec<(Reason, f32)>,
    accepted: bool,
}

/// How many occurrences of a label are looked at for what follows them.
const SAMPLE: usize = 256;

impl Type {
    /// Some occurrences from the whole document, at most twice [`SAMPLE`] of them.
    fn sample(&self) -> Vec<usize> {
        let step = (self.occurrences.len() / SAMPLE).max(1);
        self.occurrences.iter().copied().step_by(step).collect()
    }

    /// Adds a reason and its weight to the score.
    fn add(&mut self, reason: Reason, weight: f32) {
        self.reasons.push((reason, weight));
        self.score += weight;
    }

    fn has(&self, reason: Reason) -> bool {
        self.reasons.iter().any(|(found, _)| *found == reason)
    }

    /// Whether something besides recurrence says that the label is a person's.
    fn names_somebody(&self) -> bool {
        // A surname begins many a word, and lists are full of words.
        let listed = self.has(Reason::InAList);
        self.reasons.iter().any(|(reason, _)| {
            *reason == Reason::LooksLikeAName && !listed
                || matches!(
                    reason,
                    Reason::QuestionOrAnswer
                        | Reason::RoleWord
                        | Reason::Timed
                        | Reason::Introduced
                        | Reason::Known
                )
        })
    }
}

/// The candidates that open turns, in order, and why.
#[derive(Debug, Default)]
pub(crate) struct Inference {
    /// Indices into the candidates.
    pub(crate) openers: Vec<usize>,
    /// How sure each of them is, from 0 to 100.
    pub(crate) confidence: Vec<u8>,
    pub(crate) evidence: Vec<LabelEvidence>,
}

/// What the inference is told beyond the document.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Constraints<'c> {
    /// Only labels with this emphasis count.
    pub(crate) emphasis: Option<bool>,
    /// The candidates come from fences too, where much has the shape of a label.
    pub(crate) in_code: bool,
    /// The candidates have no colon, and must show more.
    pub(crate) bare: bool,
    /// The candidates are dressed as people's labels seldom are, so that what they say must tell.
    pub(crate) odd: bool,
    /// What the caller knows about labels.
    pub(crate) told: Option<&'c Told>,
}

/// What the caller has said about labels, as they are compared.
#[derive(Clone, Debug, Default)]
pub(crate) struct Told {
    /// Speakers, however seldom they speak.
    pub(crate) known: BTreeSet<String>,
    /// Not speakers.
    pub(crate) ignored: BTreeSet<String>,
}

impl Told {
    /// Whether a label is that of a speaker whom the caller knows.
    pub(crate) fn knows(&self, label: &str) -> bool {
        !self.known.is_empty() && self.known.contains(&fold_label(label))
    }
}

/// The weight of what the caller says: no sum of observations comes near it.
const TOLD: f32 = 100.0;

/// Decides which of `candidates` open turns.
pub(crate) fn infer(
    text: &str,
    lines: &[Line],
    candidates: &[Candidate],
    participants: &Participants,
    constraints: Constraints<'_>,
) -> Inference {
    // Most documents have no word for a role, and then nobody asks for the set.
    let labels: OnceCell<BTreeSet<&str>> = OnceCell::new();
    let as_told = |candidate: &Candidate| {
        let strong = candidate.form.emphasis != Emphasis::None;
        constraints.emphasis.is_none_or(|wanted| wanted == strong)
    };
    let allowed = |candidate: &Candidate| {
        as_told(candidate)
            && !participants.lists_at(candidate.line)
            && !states_a_role(text, candidate, || labels.get_or_init(|| names_of(candidates)))
    };
    // The type of each name.
    let mut index = Numbered::default();
    let mut types: Vec<Type> = Vec::new();
    let mut type_of = vec![usize::MAX; candidates.len()];
    for (at, candidate) in candidates.iter().enumerate().filter(|(_, c)| allowed(c)) {
        let kind = index.get_or_insert_with(candidate.name_id, || {
            types.push(Type {
                first: at,
                occurrences: Vec::new(),
                spoken: 0.0,
                score: 0.0,
                reasons: Vec::new(),
                accepted: false,
            });
            types.len() - 1
        });
        if let (Some(kind_of), Some(found)) = (type_of.get_mut(at), types.get_mut(kind)) {
            *kind_of = kind;
            // Weak labels profit from what the others show, and show nothing themselves.
            if !candidate.weak {
                found.occurrences.push(at);
            }
        }
    }
    let of_question = |it: &Candidate| lexicon::question_or_answer(&it.folded) == Some(true);
    let has_question = types.iter().filter_map(|kind| candidates.get(kind.first)).any(of_question);
    let document = Document {
        has_question,
        participants,
        constraints,
        text,
        lines,
        candidates,
        type_of: &type_of,
    };
    let series = document.series(&types);
    for (at, kind) in types.iter_mut().enumerate() {
        document.score(kind, series.get(at).copied().unwrap_or(false));
    }
    document.pair_letters(&mut types);
    if let Some(told) = constraints.told {
        for kind in &mut types {
            let Some(first) = candidates.get(kind.first) else { continue };
            if told.ignored.contains(&*first.folded) {
                kind.add(Reason::Ignored, -TOLD);
            } else if told.known.contains(&*first.folded) {
                kind.add(Reason::Known, TOLD);
            }
        }
    }
    document.accept(&mut types);
    let openers = document.choose(&mut types);
    let score = |at: &usize| Some(types.get(document.type_at(*at)?)?.score);
    let confidence = openers
        .iter()
        .map(|at| confidence::of_margin((score(at).unwrap_or_default() - THRESHOLD).max(0.0)))
        .collect();
    let mut evidence = weighed(candidates, types);
    let left_out = candidates.iter().zip(&type_of).filter(|(_, kind)| **kind == usize::MAX);
    set_aside(left_out.map(|(candidate, _)| candidate), as_told, &mut evidence);
    evidence.sort_by_key(|found| found.label.start);
    Inference { openers, confidence, evidence }
}

/// The labels that were weighed, and what decided about them.
fn weighed(candidates: &[Candidate], types: Vec<Type>) -> Vec<LabelEvidence> {
    let found = types.into_iter().filter_map(|kind| {
        let mut reasons = kind.reasons;
        if kind.occurrences.is_empty() {
            reasons.push((Reason::WeaklyWritten, 0.0));
        }
        let first = kind.occurrences.first().copied().unwrap_or(kind.first);
        Some(LabelEvidence {
            label: candidates.get(first)?.name,
            count: kind.occurrences.len().max(1),
            score: kind.score,
            accepted: kind.accepted,
            reasons,
        })
    });
    found.collect()
}

/// Adds the labels that were not weighed, each once.
fn set_aside<'c>(
    candidates: impl Iterator<Item = &'c Candidate>,
    as_told: impl Fn(&Candidate) -> bool,
    evidence: &mut Vec<LabelEvidence>,
) {
    let mut index = Numbered::default();
    for candidate in candidates {
        let at = index.get_or_insert_with(candidate.name_id, || {
            let reason =
                if as_told(candidate) { Reason::ListsPeople } else { Reason::OtherNotation };
            evidence.push(LabelEvidence {
                label: candidate.name,
                count: 0,
                score: 0.0,
                accepted: false,
                reasons: vec![(reason, 0.0)],
            });
            evidence.len() - 1
        });
        if let Some(found) = evidence.get_mut(at) {
            found.count += 1;
        }
    }
}

/// Whether the line gives a role to somebody, `采访者：甲 (某台)`, rather than the floor: its label is
/// a word for a role, and its value names one who has a label, or is a name and no sentence.
fn states_a_role<'a>(
    text: &str,
    candidate: &Candidate,
    labels: impl FnOnce() -> &'a BTreeSet<&'a str>,
) -> bool {
    if !candidate.may_state_a_role {
        return false;
    }
    let value = candidate.rest.of(text);
    let (named, labels) = (names(value), labels());
    let labelled = named.iter().any(|name| {
        let folded = fold(name);
        labels.contains(folded.as_str())
            || name.split_whitespace().any(|word| labels.contains(fold(word).as_str()))
    });
    labelled || is_initialled(value) || named.iter().any(|name| shape(name) == Shape::Name)
}

/// All names as they are compared, each looked at once.
fn names_of(candidates: &[Candidate]) -> BTreeSet<&str> {
    let names = candidates.iter().map(|candidate| candidate.name_id + 1).max().unwrap_or(0);
    let mut seen = vec![false; names];
    let first = |candidate: &&Candidate| {
        seen.get_mut(candidate.name_id).is_some_and(|seen| !core::mem::replace(seen, true))
    };
    candidates.iter().filter(first).map(|candidate| &*candidate.folded).collect()
}

/// How many paragraphs of text begin among `lines`.
fn paragraphs(lines: &[Line]) -> usize {
    let mut count = 0;
    let mut before = Kind::Blank;
    for line in lines {
        count += usize::from(line.kind == Kind::Text && before != Kind::Text);
        before = line.kind;
    }
    count
}

struct Document<'a> {
    constraints: Constraints<'a>,
    /// A label stands for questions: without one `A:` is a letter, and no answer.
    has_question: bool,
    participants: &'a Participants,
    text: &'a str,
    lines: &'a [Line],
    candidates: &'a [Candidate],
    type_of: &'a [usize],
}

impl Document<'_> {
    pub(super) fn type_at(&self, candidate: usize) -> Option<usize> {
        self.type_of.get(candidate).copied().filter(|kind| *kind != usize::MAX)
    }
}
