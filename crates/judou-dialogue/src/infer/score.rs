//! What the occurrences of a label have in common, as weights.

use alloc::collections::BTreeMap;
use alloc::vec;
use alloc::vec::Vec;

use judou_source::Span;

use super::{Document, Type};
use crate::candidate::Candidate;
use crate::evidence::Reason;
use crate::label::{Emphasis, Prefix};
use crate::lexicon;
use crate::line::Kind;
use crate::name::{Shape, base, fold, is_abbreviated, shape};
use crate::participants;
use crate::person::is_personal;
use crate::speech::{asks, has_stop, is_quotation, sounds_spoken};

impl Document<'_> {
    /// Which types are members of a numbered series: `L1`, `L2`, …; `Step 1`, `Step 2`, ….
    pub(super) fn series(&self, types: &[Type]) -> Vec<bool> {
        let stem = |kind: &Type| {
            let first = self.candidates.get(*kind.occurrences.first()?)?;
            let stem = first
                .folded
                .trim_matches(|c: char| c.is_numeric() || "一二三四五六七八九十".contains(c));
            // `方案A`, `方案B`: in Latin script a letter may be an initial.
            let lettered = stem.ends_with(|c: char| c.is_ascii_alphabetic())
                && stem.chars().rev().nth(1).is_some_and(|c| !c.is_ascii());
            let stem = if lettered { stem.get(..stem.len() - 1).unwrap_or(stem) } else { stem };
            (stem.len() < first.folded.len()).then_some(stem)
        };
        let mut members: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (at, kind) in types.iter().enumerate() {
            if let Some(stem) = stem(kind) {
                members.entry(stem).or_default().push(at);
            }
        }
        let mut in_series = vec![false; types.len()];
        for (stem, members) in members {
            if members.len() < 2
                || lexicon::numbers_speakers(stem)
                || lexicon::is_nameless(stem)
                || lexicon::question_or_answer(stem).is_some()
                || come_back(types, &members)
            {
                continue;
            }
            for member in members {
                if let Some(found) = in_series.get_mut(member) {
                    *found = true;
                }
            }
        }
        in_series
    }

    pub(super) fn score(&self, kind: &mut Type, in_series: bool) {
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
            // A mark in place of a name has no shape.
            _ if &*first.folded == lexicon::NAMELESS_ASKER => {}
            Shape::Name => reasons.push((Reason::LooksLikeAName, 1.0)),
            _ if self.is_a_handle(first) => reasons.push((Reason::LooksLikeAName, 1.0)),
            Shape::Short => reasons.push((Reason::ShortLabel, 0.5)),
            Shape::Phrase => reasons.push((Reason::Phrase, -3.5)),
        }
        // `主席（王議長一平）` says who has the office today.
        let office = base(name).is_some_and(|base| lexicon::role(&fold(base)).is_some());
        let side = lexicon::question_or_answer(&first.folded);
        if side == Some(true) || side.is_some() && self.has_question {
            reasons.push((Reason::QuestionOrAnswer, 2.0));
        } else if lexicon::role(&first.folded).is_some()
            || lexicon::is_numbered_speaker(&first.folded)
            || lexicon::is_nameless(&first.folded)
            || self.is_a_handle(first)
            || office
        {
            reasons.push((Reason::RoleWord, 2.0));
        }
        let introduced = self.is_introduced(first);
        if is_abbreviated(name) {
            // `A. D.` is no advertisement.
        } else if lexicon::is_event(&first.folded) {
            reasons.push((Reason::EventWord, -8.0));
        } else if !introduced
            && (lexicon::is_field(&first.folded) || participants::heads_a_list(&first.folded))
        {
            reasons.push((Reason::FieldWord, -5.0));
        }
        if introduced {
            reasons.push((Reason::Introduced, 1.5));
        }
        if in_series {
            reasons.push((Reason::NumberedSeries, -4.0));
        }
        if self.spoken_of(kind) > 0.5 {
            reasons.push((Reason::SpokenOf, -3.0));
        }
        if count >= 3 && self.distinct_share(kind) < 0.5 {
            reasons.push((Reason::RepeatedContent, -1.5));
        }
        let listed = |c: &Candidate| {
            // The numbers of a record's lines are no list's: its labels are set in behind them.
            let counted = c.form.prefix == Prefix::Number && side.is_none();
            c.form.prefix == Prefix::Bullet || counted && self.is_counted(c)
        };
        let bulleted = self.share(kind, listed);
        if bulleted > 0.5 && !introduced {
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
        kind.spoken = spoken;
        kind.score = reasons.iter().map(|(_, weight)| weight).sum();
        kind.reasons = reasons;
    }

    /// Says of two letters that are a pair in some language, `P` and `R`, that they stand for question
    /// and answer, if what follows the first asks and what follows the second does not.
    pub(super) fn pair_letters(&self, types: &mut [Type]) {
        for (question, answer) in lexicon::LETTER_PAIRS {
            let find = |letter: &str| {
                types.iter().position(|kind| {
                    let first = kind.occurrences.first().and_then(|at| self.candidates.get(*at));
                    kind.occurrences.len() > 1 && first.is_some_and(|it| &*it.folded == letter)
                })
            };
            let (Some(question), Some(answer)) = (find(question), find(answer)) else { continue };
            let asking = |kind| types.get(kind).map_or(0.0, |kind| self.words_share(kind, asks));
            if asking(question) < 0.6 || asking(answer) > 0.5 {
                continue;
            }
            for kind in [question, answer] {
                if let Some(kind) =
                    types.get_mut(kind).filter(|kind| !kind.has(Reason::QuestionOrAnswer))
                {
                    kind.add(Reason::QuestionOrAnswer, 2.0);
                }
            }
        }
    }

    /// `u/night_owl`, of which the forum's mark is no part of the name.
    pub(super) fn is_a_handle(&self, candidate: &Candidate) -> bool {
        Span::new(candidate.label.start, candidate.name.start).of(self.text) == "u/"
    }

    /// Whether a mark of counting stands before the name, `一、` or `（1）`, rather than a margin.
    fn is_counted(&self, candidate: &Candidate) -> bool {
        let before = Span::new(candidate.label.start, candidate.name.start).of(self.text);
        before.contains(|c: char| !c.is_ascii_digit() && !c.is_whitespace())
    }

    /// Whether the document lists the one whose label it is: `Ann`, `Ann [on queue]`.
    fn is_introduced(&self, candidate: &Candidate) -> bool {
        self.participants.contains(&candidate.folded)
            || base(candidate.name.of(self.text))
                .is_some_and(|base| self.participants.contains(&fold(base)))
    }

    /// The share of the occurrences of which `holds` is true.
    pub(super) fn share(&self, kind: &Type, holds: impl Fn(&Candidate) -> bool) -> f32 {
        let hits = kind
            .occurrences
            .iter()
            .filter_map(|at| self.candidates.get(*at))
            .filter(|c| holds(c))
            .count();
        hits as f32 / kind.occurrences.len().max(1) as f32
    }

    /// The words that an occurrence introduces: the rest of its line, or the next line that has any.
    pub(super) fn words(&self, candidate: &Candidate) -> Span {
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

    /// Whether most of the occurrences hold their own label among their words.
    pub(super) fn says_itself(&self, kind: &Type) -> bool {
        self.share(kind, |candidate| {
            let name = candidate.name.of(self.text);
            let words = self.words(candidate);
            let words = Span::new(words.start, words.end.min(words.start + 400)).of(self.text);
            name.chars().count() > 1 && words.to_lowercase().contains(&name.to_lowercase())
        }) > 0.5
    }

    /// The share of the occurrences that begin with the first word of their own label.
    fn spoken_of(&self, kind: &Type) -> f32 {
        let sample = kind.sample();
        let hits = sample
            .iter()
            .filter_map(|at| self.candidates.get(*at))
            .filter(|candidate| {
                let name = candidate.name.of(self.text);
                let first = name.split_whitespace().next().unwrap_or(name);
                let words = self.words(candidate).of(self.text);
                let begins = words.trim_start_matches(['*', '_', ' ']).strip_prefix(first);
                // `Ann: Ann, are you there?` calls her, `Ann: Ann is a gardener.` speaks of her.
                first.chars().count() > 1
                    && begins.is_some_and(|rest| rest.trim_start().starts_with(char::is_lowercase))
            })
            .count();
        hits as f32 / sample.len().max(1) as f32
    }

    /// Whether more than this share of some occurrences of `kinds`, of those whose words are long enough to
    /// tell, ask, address somebody or speak of their speaker, as people do and definitions do not; so it
    /// is if few are long enough.
    pub(super) fn are_personal(&self, kinds: &[&Type], share: f32) -> bool {
        let sample = self.words_of(kinds);
        // `Four.` and `+1` tell nothing.
        let long = sample.iter().filter(|words| words.len() >= 16).count();
        long < 4 || more_than(share * long as f32, &sample, |words| self.sounds_personal(*words))
    }

    /// Whether most of some occurrences of `kinds` have personal words.
    pub(super) fn are_mostly_personal(&self, kinds: &[&Type]) -> bool {
        let sample = self.words_of(kinds);
        more_than(sample.len() as f32 / 2.0, &sample, |words| self.sounds_personal(*words))
    }

    fn words_of(&self, kinds: &[&Type]) -> Vec<Span> {
        let sample = kinds.iter().flat_map(|kind| kind.sample());
        sample.filter_map(|at| self.candidates.get(at)).map(|it| self.words(it)).collect()
    }

    fn sounds_personal(&self, words: Span) -> bool {
        let words = words.of(self.text);
        asks(words) || is_quotation(words) || is_personal(words)
    }

    pub(super) fn has_stops(&self, kind: &Type) -> bool {
        self.words_share(kind, has_stop) > 0.5
    }

    pub(super) fn spoken_share(&self, kind: &Type) -> f32 {
        self.words_share(kind, sounds_spoken)
    }

    /// The share of the occurrences whose words `holds` of, by a sample where there are many.
    pub(super) fn words_share(&self, kind: &Type, holds: impl Fn(&str) -> bool) -> f32 {
        let sample = kind.sample();
        let words = sample.iter().filter_map(|at| self.candidates.get(*at)).map(|c| self.words(c));
        let hits = words.filter(|words| holds(words.of(self.text))).count();
        hits as f32 / sample.len().max(1) as f32
    }

    /// How many different beginnings the occurrences' words have, as a share of the occurrences.
    fn distinct_share(&self, kind: &Type) -> f32 {
        let sample = kind.sample();
        let mut beginnings: Vec<&str> = sample
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
        beginnings.len() as f32 / sample.len().max(1) as f32
    }
}

/// Whether `holds` is true of more than `number` of `items`; no more are looked at than tell.
fn more_than<T>(number: f32, items: &[T], mut holds: impl FnMut(&T) -> bool) -> bool {
    let mut found = 0_usize;
    for (at, item) in items.iter().enumerate() {
        if found as f32 > number || (found + items.len() - at) as f32 <= number {
            break;
        }
        found += usize::from(holds(item));
    }
    found as f32 > number
}

/// Whether the members of a series, `R1`, `R2`, come back out of order, as people do: steps follow
/// one another, and begin again.
fn come_back(types: &[Type], members: &[usize]) -> bool {
    let mut places: Vec<(usize, usize)> = Vec::new();
    for (rank, member) in members.iter().enumerate() {
        let Some(kind) = types.get(*member) else { continue };
        places.extend(kind.occurrences.iter().map(|at| (*at, rank)));
    }
    places.sort_unstable();
    let steps = places.iter().zip(places.iter().skip(1));
    let counting = steps.filter(|((_, one), (_, next))| *next == one + 1 || *next == 0 && *one > 0);
    let pairs = places.len().saturating_sub(1);
    pairs >= 4 && counting.count() * 10 < pairs * 6
}

/// The binary logarithm without `std`.
fn log2(count: usize) -> f32 {
    let whole = count.max(1).ilog2();
    // Linear between the powers of two, which is near enough for a weight.
    whole as f32 + (count as f32 / (1_usize << whole) as f32 - 1.0)
}
