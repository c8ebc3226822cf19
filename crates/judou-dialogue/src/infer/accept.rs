//! Which labels are speakers, and whether the document is a dialogue at all.

use alloc::vec;
use alloc::vec::Vec;

use super::{Document, Type, paragraphs};
use crate::candidate::Candidate;
use crate::evidence::{Reason, THRESHOLD};
use crate::label::Prefix;
use crate::lexicon;
use crate::line::Kind;
use crate::person::is_personal;
use crate::speech::{asks, prompts};

impl Document<'_> {
    /// Accepts the types that score well, then all of them or none, as the document reads.
    pub(super) fn accept(&self, types: &mut [Type]) {
        for kind in types.iter_mut() {
            // `主持人：某某` states a role, `主持人：大家好！` has one speak.
            let alone = kind.has(Reason::QuestionOrAnswer)
                || kind.has(Reason::RoleWord) && self.has_stops(kind)
                || self.candidates.get(kind.first).is_some_and(|first| self.is_a_handle(first));
            kind.accepted = kind.score >= THRESHOLD && (self.recurs(kind) || alone);
        }
        self.drop_records(types);
        // Whoever names the notation has said that it is one.
        let reads = self.constraints.emphasis.is_some()
            || self.reads_like_a_dialogue(types)
                && (!self.constraints.bare || self.alternates(types))
                && (!self.constraints.odd || self.converse(types));
        if !reads {
            for kind in types.iter_mut() {
                kind.accepted = false;
            }
            if !self.constraints.in_code && !self.constraints.bare {
                self.accept_short_dialogue(types);
            }
        }
        for kind in types.iter_mut().filter(|kind| kind.has(Reason::Known)) {
            kind.accepted = true;
        }
    }

    /// Whether a label comes back as it was: once in bold and once in plain is a name in two places.
    fn recurs(&self, kind: &Type) -> bool {
        let mut families =
            kind.occurrences.iter().filter_map(|at| Some(self.candidates.get(*at)?.family()));
        let Some(first) = families.next() else { return false };
        kind.occurrences.len() > 2 || families.any(|family| family == first)
    }

    /// Turns down types that come round in one fixed order of three or more, as the fields of a
    /// record do and people do not.
    fn drop_records(&self, types: &mut [Type]) {
        // Known fields among them are of the same record.
        let order: Vec<usize> = (0..self.candidates.len())
            .filter_map(|at| self.type_at(at))
            .filter(|kind| {
                types.get(*kind).is_some_and(|kind| kind.accepted || kind.has(Reason::FieldWord))
            })
            .collect();
        let favourite = favourites(&order, types.len());
        // Two rounds in one order are chance among people who bear names, and none among headings.
        let fixed = |kind: usize| {
            let named = types.get(kind).is_some_and(Type::names_somebody);
            favourite.get(kind).is_some_and(|Favourite { next, times, all, .. }| {
                *all >= if named { 3 } else { 1 } && *times * 10 >= *all * 9 && *next != kind
            })
        };
        let next_of = |kind: usize| favourite.get(kind).map(|favourite| favourite.next);
        // `drop` collects cycles of three or more in which every step is fixed.
        let mut drop: Vec<usize> = Vec::new();
        for start in 0..favourite.len() {
            let mut cycle = vec![start];
            let mut at = start;
            while fixed(at) && cycle.len() <= 16 {
                let Some(next) = next_of(at) else { break };
                if next == start {
                    // Each of them leads round; once is enough.
                    let first = cycle.iter().min() == Some(&start);
                    if first && cycle.len() >= 3 && !self.are_people(types, &cycle) {
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

    /// Whether those who come round in a fixed order are people who report one after the other: the
    /// document lists them, or they speak of themselves and to each other as no field does.
    fn are_people(&self, types: &[Type], cycle: &[usize]) -> bool {
        let kinds: Vec<&Type> = cycle.iter().filter_map(|kind| types.get(*kind)).collect();
        kinds.iter().all(|kind| kind.has(Reason::Introduced))
            || kinds.iter().all(|kind| !kind.has(Reason::FieldWord) && !kind.has(Reason::Phrase))
                && self.are_mostly_personal(&kinds)
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
        let of_names: usize = accepted
            .iter()
            .filter(|kind| kind.names_somebody())
            .map(|kind| kind.occurrences.len())
            .sum();
        let named = of_names * 4 >= turns.len() && of_names > 0;
        // Labels that could be anything must show more of the pattern.
        let enough = if named { 3 } else { 5 };
        if turns.len() < enough || recurring < 1 && accepted.len() < 2 {
            return false;
        }
        // Few people say much each; and what they say fills the text between.
        let seldom = turns.len() * 2 < accepted.len() * 5;
        if !named {
            let density = self.density(&turns);
            if density < 0.2 || seldom && density < 0.6 || !self.is_personal(&accepted) {
                return false;
            }
        }
        if accepted.iter().all(|kind| self.is_language(kind)) {
            return false;
        }
        let asked = accepted.iter().any(|kind| kind.has(Reason::QuestionOrAnswer));
        let spoken: f32 =
            accepted.iter().map(|kind| kind.spoken * kind.occurrences.len() as f32).sum();
        if !asked && spoken * 2.0 < turns.len() as f32 {
            return false;
        }
        let (Some(first), Some(last)) = (
            turns.first().and_then(|at| self.candidates.get(*at)),
            turns.last().and_then(|at| self.candidates.get(*at)),
        ) else {
            return false;
        };
        if named {
            return true;
        }
        let between = self.lines.get(first.line..=last.line).unwrap_or_default();
        let headings = between.iter().filter(|line| matches!(line.kind, Kind::Heading(_))).count();
        let labelled = turns
            .iter()
            .filter_map(|at| self.candidates.get(*at))
            .filter(|c| c.form.prefix == Prefix::Heading)
            .count();
        // Many who come back again and again, in no fixed order, are a meeting, whatever its agenda.
        let crowd = recurring >= 4
            && accepted.iter().all(|kind| !kind.has(Reason::Phrase))
            && turns.len() >= recurring * 5;
        crowd || headings.saturating_sub(labelled) * 3 <= turns.len()
    }

    /// Whether what follows the labels is what people say to one another: a definition neither asks nor
    /// addresses anybody, and nobody speaks of himself in it.
    fn is_personal(&self, kinds: &[&Type]) -> bool {
        self.are_personal(kinds, 0.08)
    }

    /// Whether those who are accepted talk to one another: one turn in three asks, addresses somebody
    /// or speaks of its speaker.
    fn converse(&self, types: &[Type]) -> bool {
        let (mut talking, mut all) = (0, 0);
        for at in types.iter().filter(|kind| kind.accepted).flat_map(Type::sample) {
            let Some(candidate) = self.candidates.get(at) else { continue };
            let words = self.words(candidate).of(self.text);
            let talks = asks(words) || prompts(words) || is_personal(words);
            talking += usize::from(talks);
            // `Rye.` tells nothing.
            all += usize::from(talks || words.len() >= 24);
        }
        // Titles come twice in a page that says all twice.
        let often = types.iter().any(|kind| kind.accepted && kind.occurrences.len() > 2);
        often && talking > 0 && talking * 3 >= all
    }

    /// Whether the label names a language: a text and its translation stand line by line.
    fn is_language(&self, kind: &Type) -> bool {
        let first = kind.occurrences.first().and_then(|at| self.candidates.get(*at));
        first.is_some_and(|candidate| lexicon::is_language(&candidate.folded))
    }

    /// What labels without a colon must show: two who come back, in turn, over most of the paragraphs,
    /// more of them if nothing else tells that they are people.
    fn alternates(&self, types: &[Type]) -> bool {
        let accepted = |at: &usize| {
            self.type_at(*at).filter(|kind| types.get(*kind).is_some_and(|kind| kind.accepted))
        };
        let turns: Vec<usize> =
            (0..self.candidates.len()).filter(|at| accepted(at).is_some()).collect();
        let order: Vec<usize> = turns.iter().filter_map(accepted).collect();
        let changes = order.windows(2).filter(|pair| pair.first() != pair.last()).count();
        let recurring =
            types.iter().filter(|kind| kind.accepted && kind.occurrences.len() > 1).count();
        let of_names = |at: &usize| types.get(*at).is_some_and(Type::names_somebody);
        let named = order.iter().filter(|at| of_names(at)).count() * 3 >= order.len() * 2;
        let is_heading = |at: &usize| {
            self.candidates.get(*at).is_some_and(|label| label.form.prefix == Prefix::Heading)
        };
        // Two who come back in headings and never twice in a row have the floor, however long they speak.
        let kinds: Vec<&Type> = types.iter().filter(|kind| kind.accepted).collect();
        let in_turn = kinds.len() == 2
            && order.len() >= 6
            && changes + 1 == order.len()
            && turns.iter().all(is_heading)
            && self.are_personal(&kinds, 0.3);
        let (most, dense) = match named {
            _ if in_turn => (6, 0.1),
            true => (6, 0.35),
            false => (8, 0.7),
        };
        // A name above its words has a line of its own, and half of the lines at most.
        let above =
            turns.iter().filter_map(|at| self.candidates.get(*at)).filter(|it| !it.has_rest());
        let dense = if above.count() * 2 > turns.len() { dense / 2.0 } else { dense };
        recurring >= 2
            && turns.len() >= 4
            && changes * 10 >= order.len().saturating_sub(1) * most
            && self.density(&turns) >= dense
    }

    /// A document too short to recur: most of its paragraphs begin with what looks like a name or with
    /// question and answer.
    fn accept_short_dialogue(&self, types: &mut [Type]) {
        let fits = |kind: &Type| {
            kind.score + 1.0 >= THRESHOLD
                && (kind.occurrences.len() == 1 || self.recurs(kind))
                && self.share(kind, |candidate| !self.words(candidate).is_empty()) > 0.5
                && !kind.reasons.iter().any(|(reason, _)| {
                    matches!(
                        reason,
                        Reason::FieldWord
                            | Reason::EventWord
                            | Reason::SpokenOf
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
        // Words below their label share its entry.
        let below = labels.iter().filter(|label| !label.has_rest()).count();
        let is_text =
            |line: usize| self.lines.get(line).is_some_and(|line| line.kind == Kind::Text);
        // A label in the middle of a paragraph means that lines are what counts here.
        let by_line = labels.iter().any(|label| label.line.checked_sub(1).is_some_and(is_text));
        let filled = if by_line {
            self.lines.iter().filter(|line| line.kind == Kind::Text).count()
        } else {
            paragraphs(self.lines)
        };
        let filled = filled.saturating_sub(below);
        let speakers = types.iter().filter(|kind| fits(kind)).count();
        // Fields of a form are as dense as a chat; names or question and answer tell them apart.
        // Without them only two who both come back, and leave no line to anybody else, will do.
        let named = types.iter().any(|kind| fits(kind) && kind.names_somebody());
        let fitting_types: Vec<&Type> = types.iter().filter(|kind| fits(kind)).collect();
        let two_recur =
            types.iter().filter(|kind| fits(kind) && kind.occurrences.len() > 1).count() > 1;
        // Remarks of many, each with a name and none answered: reviews, quotations.
        let asked = types.iter().any(|kind| fits(kind) && kind.has(Reason::QuestionOrAnswer));
        let answered = fitting > speakers || speakers == 2 || asked;
        // `bread: I eat bread.` explains a word.
        let explained = types.iter().filter(|kind| fits(kind) && self.says_itself(kind)).count();
        if speakers < 2
            || types.iter().filter(|kind| fits(kind)).all(|kind| self.is_language(kind))
            || explained > 1 && explained * 2 >= speakers
            || !answered
            || !(named || two_recur && self.is_personal(&fitting_types))
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
}

/// What follows a type.
#[derive(Clone, Copy, Debug, Default)]
struct Favourite {
    /// What follows it more often than all else together, if anything does.
    next: usize,
    /// How much oftener than all else, in what was seen so far.
    lead: usize,
    /// How often that follows.
    times: usize,
    /// How often anything does.
    all: usize,
}

/// What follows each of `types` most of the time, in an order of them (Boyer and Moore's vote).
fn favourites(order: &[usize], types: usize) -> Vec<Favourite> {
    let mut found = vec![Favourite::default(); types];
    let pairs = || order.iter().zip(order.iter().skip(1));
    for (one, next) in pairs() {
        let Some(favourite) = found.get_mut(*one) else { continue };
        favourite.all += 1;
        if favourite.lead == 0 {
            (favourite.next, favourite.lead) = (*next, 1);
        } else if favourite.next == *next {
            favourite.lead += 1;
        } else {
            favourite.lead -= 1;
        }
    }
    for (one, next) in pairs() {
        if let Some(favourite) = found.get_mut(*one) {
            favourite.times += usize::from(favourite.next == *next);
        }
    }
    found
}
