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

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::vec;
use alloc::vec::Vec;

use judou_source::Span;

use crate::candidate::Candidate;
use crate::evidence::{LabelEvidence, Reason};
use crate::introduction::names;
use crate::label::{Emphasis, Form, Prefix};
use crate::lexicon;
use crate::line::{Kind, Line};
use crate::name::{Shape, fold, is_han, one_slip, same_person, shape};
use crate::speech::{has_stop, sounds_spoken};

/// How many speakers a rare label is compared with.
const MAX_COMPARED: usize = 64;

/// The score from which a recurring label is a speaker's.
const THRESHOLD: f32 = 1.5;

/// All the labels that fold alike.
#[derive(Debug)]
struct Type {
    /// Indices into the candidates.
    occurrences: Vec<usize>,
    score: f32,
    reasons: Vec<(Reason, f32)>,
    accepted: bool,
}

impl Type {
    /// Whether something besides recurrence says that the label is a person's.
    fn names_somebody(&self) -> bool {
        self.reasons.iter().any(|(reason, _)| {
            matches!(
                reason,
                Reason::LooksLikeAName
                    | Reason::QuestionOrAnswer
                    | Reason::RoleWord
                    | Reason::Timed
            )
        })
    }
}

/// The candidates that open turns, in order, and why.
#[derive(Debug, Default)]
pub(crate) struct Inference {
    /// Indices into the candidates.
    pub(crate) openers: Vec<usize>,
    pub(crate) evidence: Vec<LabelEvidence>,
}

/// What the inference is told beyond the document.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Constraints {
    /// Only labels with this emphasis count.
    pub(crate) emphasis: Option<bool>,
}

/// Decides which of `candidates` open turns.
pub(crate) fn infer(
    text: &str,
    lines: &[Line],
    candidates: &[Candidate],
    constraints: Constraints,
) -> Inference {
    // Most documents have no word for a role, and then nobody asks for the set.
    let roles = candidates.iter().any(|candidate| lexicon::role(&candidate.folded).is_some());
    let names: BTreeSet<&str> =
        candidates.iter().filter(|_| roles).map(|candidate| candidate.folded.as_str()).collect();
    let allowed = |candidate: &Candidate| {
        constraints
            .emphasis
            .is_none_or(|strong| strong == (candidate.form.emphasis != Emphasis::None))
            && !states_a_role(text, candidate, &names)
    };
    let mut index: BTreeMap<&str, usize> = BTreeMap::new();
    let mut types: Vec<Type> = Vec::new();
    let mut type_of = vec![usize::MAX; candidates.len()];
    for (at, candidate) in candidates.iter().enumerate().filter(|(_, c)| allowed(c)) {
        let kind = *index.entry(candidate.folded.as_str()).or_insert_with(|| {
            types.push(Type {
                occurrences: Vec::new(),
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
    let document = Document { text, lines, candidates, type_of: &type_of };
    let series = document.series(&types);
    for (at, kind) in types.iter_mut().enumerate() {
        document.score(kind, series.get(at).copied().unwrap_or(false));
    }
    document.accept(&mut types);
    let openers = document.choose(&mut types);
    let evidence = types
        .iter()
        .filter_map(|kind| {
            let first = candidates.get(*kind.occurrences.first()?)?;
            Some(LabelEvidence {
                label: first.name,
                count: kind.occurrences.len(),
                score: kind.score,
                accepted: kind.accepted,
                reasons: kind.reasons.clone(),
            })
        })
        .collect();
    Inference { openers, evidence }
}

/// Whether the line gives a role to somebody, `采访者：甲 (某台)`, rather than the floor: its label is
/// a word for a role, and its value names one who has a label, or is a name and no sentence.
fn states_a_role(text: &str, candidate: &Candidate, labels: &BTreeSet<&str>) -> bool {
    if lexicon::role(&candidate.folded).is_none() || !candidate.has_rest() {
        return false;
    }
    let value = candidate.rest.of(text);
    let named = names(value);
    let labelled = named.iter().any(|name| {
        let folded = fold(name);
        labels.contains(folded.as_str())
            || name.split_whitespace().any(|word| labels.contains(fold(word).as_str()))
    });
    !has_stop(value) && (labelled || named.iter().any(|name| shape(name) == Shape::Name))
}

struct Document<'a> {
    text: &'a str,
    lines: &'a [Line],
    candidates: &'a [Candidate],
    type_of: &'a [usize],
}

impl Document<'_> {
    /// Which types are members of a numbered series: `L1`, `L2`, …; `Step 1`, `Step 2`, ….
    fn series(&self, types: &[Type]) -> Vec<bool> {
        let stem = |kind: &Type| {
            let first = self.candidates.get(*kind.occurrences.first()?)?;
            let stem = first
                .folded
                .trim_matches(|c: char| c.is_numeric() || "一二三四五六七八九十".contains(c));
            (stem.len() < first.folded.len()).then_some(stem)
        };
        let mut members: BTreeMap<&str, usize> = BTreeMap::new();
        for stem in types.iter().filter_map(stem) {
            *members.entry(stem).or_default() += 1;
        }
        types
            .iter()
            .map(|kind| {
                stem(kind).is_some_and(|stem| {
                    members.get(stem).is_some_and(|n| *n > 1)
                        && !lexicon::numbers_speakers(stem)
                        && lexicon::question_or_answer(stem).is_none()
                })
            })
            .collect()
    }

    fn score(&self, kind: &mut Type, in_series: bool) {
        let Some(first) = kind.occurrences.first().and_then(|at| self.candidates.get(*at)) else {
            return;
        };
        let name = first.name.of(self.text);
        let count = kind.occurrences.len();
        let spoken = self.spoken_share(kind);
        let mut reasons = vec![
            (Reason::Recurs, 0.8 * log2(count).min(5.0)),
            (Reason::SoundsSpoken, 2.0 * (spoken - 0.5)),
        ];
        match shape(name) {
            Shape::Name => reasons.push((Reason::LooksLikeAName, 1.0)),
            Shape::Short => reasons.push((Reason::ShortLabel, 0.5)),
            Shape::Phrase => reasons.push((Reason::Phrase, -2.5)),
        }
        if lexicon::question_or_answer(&first.folded).is_some() {
            reasons.push((Reason::QuestionOrAnswer, 2.0));
        } else if lexicon::role(&first.folded).is_some()
            || lexicon::is_numbered_speaker(&first.folded)
        {
            reasons.push((Reason::RoleWord, 2.0));
        }
        if lexicon::is_event(&first.folded) {
            reasons.push((Reason::EventWord, -8.0));
        } else if lexicon::is_field(&first.folded) {
            reasons.push((Reason::FieldWord, -5.0));
        }
        if in_series {
            reasons.push((Reason::NumberedSeries, -4.0));
        }
        if count >= 3 && self.distinct_share(kind) < 0.5 {
            reasons.push((Reason::RepeatedContent, -1.5));
        }
        let bulleted = self.share(kind, |c| c.form.prefix == Prefix::Bullet);
        if bulleted > 0.5 {
            reasons.push((Reason::InAList, -1.5));
        }
        let marked =
            |c: &Candidate| c.form.emphasis == Emphasis::Strong || c.form.prefix == Prefix::Heading;
        if self.share(kind, marked) > 0.5 {
            reasons.push((Reason::Emphasised, 0.5));
        }
        if self.share(kind, |c| c.start_ms.is_some()) > 0.5 {
            reasons.push((Reason::Timed, 1.0));
        }
        kind.score = reasons.iter().map(|(_, weight)| weight).sum();
        kind.reasons = reasons;
    }

    /// The share of the occurrences of which `holds` is true.
    fn share(&self, kind: &Type, holds: impl Fn(&Candidate) -> bool) -> f32 {
        let hits = kind
            .occurrences
            .iter()
            .filter_map(|at| self.candidates.get(*at))
            .filter(|c| holds(c))
            .count();
        hits as f32 / kind.occurrences.len().max(1) as f32
    }

    /// The words that an occurrence introduces: the rest of its line, or the next line that has any.
    fn words(&self, candidate: &Candidate) -> Span {
        if candidate.has_rest() {
            return candidate.rest;
        }
        let following = self.lines.get(candidate.line + 1..).unwrap_or_default();
        let next = following.iter().take(3).find(|line| line.kind != Kind::Blank);
        next.filter(|line| {
            matches!(line.kind, Kind::Text | Kind::Quote | Kind::Remark | Kind::Code)
        })
        .map_or(Span::empty(candidate.label.end), |line| line.inner)
    }

    fn has_stops(&self, kind: &Type) -> bool {
        self.share(kind, |candidate| has_stop(self.words(candidate).of(self.text))) > 0.5
    }

    fn spoken_share(&self, kind: &Type) -> f32 {
        self.share(kind, |candidate| sounds_spoken(self.words(candidate).of(self.text)))
    }

    /// How many different beginnings the occurrences' words have, as a share of the occurrences.
    fn distinct_share(&self, kind: &Type) -> f32 {
        let mut beginnings: Vec<&str> = kind
            .occurrences
            .iter()
            .filter_map(|at| self.candidates.get(*at))
            .map(|candidate| {
                let words = self.words(candidate);
                // Enough to tell answers apart; a whole answer would make sorting depend on length.
                Span::new(words.start, words.end.min(words.start + 48)).of(self.text)
            })
            .collect();
        beginnings.sort_unstable();
        beginnings.dedup();
        beginnings.len() as f32 / kind.occurrences.len().max(1) as f32
    }

    fn type_at(&self, candidate: usize) -> Option<usize> {
        self.type_of.get(candidate).copied().filter(|kind| *kind != usize::MAX)
    }

    /// Accepts the types that score well, then all of them or none, as the document reads.
    fn accept(&self, types: &mut [Type]) {
        for kind in types.iter_mut() {
            let any = |reason: Reason| kind.reasons.iter().any(|(r, _)| *r == reason);
            // `主持人：某某` states a role, `主持人：大家好！` has one speak.
            let alone =
                any(Reason::QuestionOrAnswer) || any(Reason::RoleWord) && self.has_stops(kind);
            kind.accepted = kind.score >= THRESHOLD && (kind.occurrences.len() > 1 || alone);
        }
        self.drop_records(types);
        if !self.reads_like_a_dialogue(types) {
            self.accept_short_dialogue(types);
        }
    }

    /// Turns down types that come round in one fixed order of three or more, as the fields of a
    /// record do and people do not.
    fn drop_records(&self, types: &mut [Type]) {
        let order: Vec<usize> = (0..self.candidates.len())
            .filter_map(|at| self.type_at(at))
            .filter(|kind| types.get(*kind).is_some_and(|kind| kind.accepted))
            .collect();
        // Which type follows which, and how often it is the same one.
        let mut follows: BTreeMap<(usize, usize), usize> = BTreeMap::new();
        for pair in order.windows(2) {
            if let [one, next] = pair {
                *follows.entry((*one, *next)).or_default() += 1;
            }
        }
        let mut favourite: BTreeMap<usize, (usize, usize, usize)> = BTreeMap::new();
        for ((one, next), times) in &follows {
            let entry = favourite.entry(*one).or_insert((*next, 0, 0));
            entry.2 += times;
            if *times > entry.1 {
                (entry.0, entry.1) = (*next, *times);
            }
        }
        let fixed = |kind: usize| {
            favourite.get(&kind).is_some_and(|(next, times, all)| {
                *all >= 3 && *times * 10 >= *all * 9 && *next != kind
            })
        };
        let next_of = |kind: usize| favourite.get(&kind).map(|(next, _, _)| *next);
        // `drop` collects cycles of three or more in which every step is fixed.
        let mut drop: Vec<usize> = Vec::new();
        for start in favourite.keys().copied() {
            let mut cycle = vec![start];
            let mut at = start;
            while fixed(at) && cycle.len() <= 16 {
                let Some(next) = next_of(at) else { break };
                if next == start {
                    if cycle.len() >= 3 {
                        drop.extend(&cycle);
                    }
                    break;
                }
                cycle.push(next);
                at = next;
            }
        }
        for kind in drop {
            if let Some(kind) = types.get_mut(kind) {
                kind.accepted = false;
                kind.reasons.push((Reason::RecordOrder, 0.0));
            }
        }
    }

    /// Whether the accepted types make a dialogue: two speakers or more, three turns or more, and
    /// no outline in which headings separate the pairs.
    fn reads_like_a_dialogue(&self, types: &[Type]) -> bool {
        let accepted: Vec<&Type> = types.iter().filter(|kind| kind.accepted).collect();
        let turns: Vec<usize> = (0..self.candidates.len())
            .filter(|at| {
                self.type_at(*at).and_then(|kind| types.get(kind)).is_some_and(|kind| kind.accepted)
            })
            .collect();
        let recurring = accepted.iter().filter(|kind| kind.occurrences.len() > 1).count();
        if turns.len() < 3 || accepted.len() < 2 && recurring < 1 {
            return false;
        }
        let named = accepted.iter().any(|kind| kind.names_somebody());
        let (Some(first), Some(last)) = (
            turns.first().and_then(|at| self.candidates.get(*at)),
            turns.last().and_then(|at| self.candidates.get(*at)),
        ) else {
            return false;
        };
        let between = self.lines.get(first.line..=last.line).unwrap_or_default();
        let headings = between.iter().filter(|line| matches!(line.kind, Kind::Heading(_))).count();
        let labelled = turns
            .iter()
            .filter_map(|at| self.candidates.get(*at))
            .filter(|c| c.form.prefix == Prefix::Heading)
            .count();
        named || headings.saturating_sub(labelled) * 3 <= turns.len()
    }

    /// A document too short to recur: nearly all of its lines are labelled by what look like names
    /// or by question and answer.
    fn accept_short_dialogue(&self, types: &mut [Type]) {
        for kind in types.iter_mut() {
            kind.accepted = false;
        }
        let fits = |kind: &Type| {
            kind.score + 1.0 >= THRESHOLD
                && self.share(kind, |candidate| !self.words(candidate).is_empty()) > 0.5
                && !kind.reasons.iter().any(|(reason, _)| {
                    matches!(
                        reason,
                        Reason::FieldWord
                            | Reason::EventWord
                            | Reason::NumberedSeries
                            | Reason::Phrase
                            | Reason::InAList
                            | Reason::RecordOrder
                    )
                })
        };
        let labels: Vec<&Candidate> = types
            .iter()
            .filter(|kind| fits(kind))
            .flat_map(|kind| kind.occurrences.iter().filter_map(|at| self.candidates.get(*at)))
            .collect();
        let fitting = labels.len();
        let filled = self
            .lines
            .iter()
            .filter(|line| !matches!(line.kind, Kind::Blank | Kind::Heading(_)))
            .count();
        // Words below their label share its entry.
        let filled = filled.saturating_sub(labels.iter().filter(|label| !label.has_rest()).count());
        let speakers = types.iter().filter(|kind| fits(kind)).count();
        // Fields of a form are as dense as a chat; names or question and answer tell them apart.
        let named = types.iter().filter(|kind| fits(kind)).filter(|kind| kind.names_somebody());
        if speakers < 2
            || named.count() < 1
            || fitting < 2
            || fitting * 10 < filled * 7
            || fitting > 40
        {
            return;
        }
        for kind in types.iter_mut().filter(|kind| fits(kind)) {
            kind.accepted = true;
            kind.reasons.push((Reason::FillsTheDocument, 1.0));
            kind.score += 1.0;
        }
    }

    /// The occurrences that open turns: those of accepted types in the forms that speakers' labels
    /// have here, and rare labels that are written the same way.
    fn choose(&self, types: &mut [Type]) -> Vec<usize> {
        let families = self.families(types);
        if families.is_empty() {
            return Vec::new();
        }
        let total: usize = families.values().sum();
        let usual = |form: Form| {
            families.get(&form).is_some_and(|n| {
                // Labels in a list are a recap of the dialogue, unless the list is the dialogue.
                let share = if form.prefix == Prefix::Bullet { 2 } else { 50 };
                *n * share >= total
            })
        };
        let opens = |at: usize, types: &[Type]| {
            self.candidates.get(at).is_some_and(|c| usual(c.family()))
                && self
                    .type_at(at)
                    .and_then(|kind| types.get(kind))
                    .is_some_and(|kind| kind.accepted)
        };
        let certain: Vec<usize> =
            (0..self.candidates.len()).filter(|at| opens(*at, types)).collect();
        self.admit_rare(types, &certain, &usual);
        let openers: Vec<usize> =
            (0..self.candidates.len()).filter(|at| opens(*at, types)).collect();
        let mut speakers: Vec<usize> = openers.iter().filter_map(|at| self.type_at(*at)).collect();
        speakers.sort_unstable();
        speakers.dedup();
        // One voice alone is a column of fields, or notes.
        if speakers.len() < 2 { Vec::new() } else { openers }
    }

    fn families(&self, types: &[Type]) -> BTreeMap<Form, usize> {
        let mut families = BTreeMap::new();
        for kind in types.iter().filter(|kind| kind.accepted) {
            for candidate in kind.occurrences.iter().filter_map(|at| self.candidates.get(*at)) {
                *families.entry(candidate.family()).or_default() += 1;
            }
        }
        families
    }

    /// Accepts types too rare to be judged by recurrence: other forms of a speaker's name, and
    /// labels among the turns that are dressed as theirs.
    fn admit_rare(&self, types: &mut [Type], certain: &[usize], usual: &dyn Fn(Form) -> bool) {
        let Some((first, last)) = self.neighbourhood(certain) else { return };
        let density = self.density(certain);
        let mut frequent: Vec<usize> = (0..types.len())
            .filter(|kind| types.get(*kind).is_some_and(|kind| kind.accepted))
            .collect();
        frequent.sort_by_key(|kind| {
            core::cmp::Reverse(types.get(*kind).map_or(0, |kind| kind.occurrences.len()))
        });
        frequent.truncate(MAX_COMPARED);
        let known: Vec<(&str, &str)> = frequent
            .iter()
            .filter_map(|kind| types.get(*kind)?.occurrences.first())
            .filter_map(|at| self.candidates.get(*at))
            .map(|candidate| (candidate.name.of(self.text), candidate.folded.as_str()))
            .collect();
        let marked = self.marked(certain);
        for kind in types.iter_mut().filter(|kind| !kind.accepted) {
            let banned = |reason: &Reason| {
                matches!(
                    reason,
                    Reason::FieldWord
                        | Reason::EventWord
                        | Reason::NumberedSeries
                        | Reason::RecordOrder
                )
            };
            if kind.reasons.iter().any(|(reason, _)| banned(reason)) {
                continue;
            }
            let fits: Vec<usize> = kind
                .occurrences
                .iter()
                .copied()
                .filter(|at| self.candidates.get(*at).is_some_and(|c| usual(c.family())))
                .collect();
            let Some(candidate) = fits.first().and_then(|at| self.candidates.get(*at)) else {
                continue;
            };
            let name = candidate.name.of(self.text);
            let inside = fits.iter().any(|at| (first..=last).contains(at));
            let reason = if known.iter().any(|(other, folded)| {
                (same_person(name, &candidate.folded, other, folded)
                    || one_slip(&candidate.folded, folded))
                    && inside
            }) {
                Reason::FormOfASpeaker
            } else if inside && self.is_dressed_as_speakers(kind, candidate, marked, density) {
                Reason::DressedAsSpeakers
            } else {
                continue;
            };
            kind.reasons.push((reason, 2.0));
            kind.score += 2.0;
            kind.accepted = true;
        }
    }

    /// The first and last candidates that no heading and no rule separates from the certain ones.
    fn neighbourhood(&self, certain: &[usize]) -> Option<(usize, usize)> {
        let (mut first, mut last) = (*certain.first()?, *certain.last()?);
        let together = |one: usize, other: usize| {
            let (Some(one), Some(other)) = (self.candidates.get(one), self.candidates.get(other))
            else {
                return false;
            };
            let between = self.lines.get(one.line + 1..other.line).unwrap_or_default();
            !between.iter().any(|line| matches!(line.kind, Kind::Heading(_) | Kind::Rule))
        };
        while first > 0 && together(first - 1, first) {
            first -= 1;
        }
        while last + 1 < self.candidates.len() && together(last, last + 1) {
            last += 1;
        }
        Some((first, last))
    }

    /// How many of the paragraphs between the first and the last turn begin with a label.
    fn density(&self, certain: &[usize]) -> f32 {
        let line_of =
            |at: Option<&usize>| at.and_then(|at| self.candidates.get(*at)).map_or(0, |c| c.line);
        let (first, last) = (line_of(certain.first()), line_of(certain.last()));
        let between = self.lines.get(first..=last).unwrap_or_default();
        let mut paragraphs = 0_usize;
        let mut before = Kind::Blank;
        for line in between {
            paragraphs += usize::from(line.kind == Kind::Text && before == Kind::Blank);
            before = line.kind;
        }
        certain.len() as f32 / paragraphs.max(1) as f32
    }

    /// Whether nearly all the turns have emphasised or heading labels.
    fn marked(&self, certain: &[usize]) -> bool {
        let marked = certain
            .iter()
            .filter_map(|at| self.candidates.get(*at))
            .filter(|c| c.form.emphasis == Emphasis::Strong || c.form.prefix == Prefix::Heading)
            .count();
        marked * 10 >= certain.len() * 9
    }

    fn is_dressed_as_speakers(
        &self,
        kind: &Type,
        candidate: &Candidate,
        marked: bool,
        density: f32,
    ) -> bool {
        let name = candidate.name.of(self.text);
        let shape = shape(name);
        if shape == Shape::Phrase || self.words(candidate).is_empty() {
            return false;
        }
        if marked {
            // Markup that labels alone have here vouches for a label.
            return true;
        }
        // Where nearly every paragraph is labelled, so is this one.
        let names = shape == Shape::Name || is_initials(name) || density > 0.75;
        let long = name.chars().any(is_han) && name.chars().count() > 3;
        names && !long && self.spoken_share(kind) > 0.5 && self.follows_a_blank(candidate)
    }

    /// Plain labels begin paragraphs, unless the whole dialogue is set line by line.
    fn follows_a_blank(&self, candidate: &Candidate) -> bool {
        let before = candidate.line.checked_sub(1).and_then(|line| self.lines.get(line));
        let labelled_before = || {
            let line = candidate.line.wrapping_sub(1);
            self.candidates.binary_search_by_key(&line, |c| c.line).is_ok()
        };
        before.is_none_or(|line| line.kind != Kind::Text) || labelled_before()
    }
}

/// `YK`, `KG:`, as minutes shorten names.
fn is_initials(name: &str) -> bool {
    (2..=4).contains(&name.len()) && name.bytes().all(|b| b.is_ascii_uppercase())
}

/// The binary logarithm without `std`.
fn log2(count: usize) -> f32 {
    let whole = count.max(1).ilog2();
    // Linear between the powers of two, which is near enough for a weight.
    whole as f32 + (count as f32 / (1_usize << whole) as f32 - 1.0)
}
