//! The lines that open turns, labels too rare to be judged by recurrence among them.

use alloc::vec::Vec;
use core::cell::OnceCell;

use super::manner::{Layout, Manner};
use super::stranger::describes_somebody;
use super::{Document, MAX_COMPARED, Type};
use crate::candidate::Candidate;
use crate::close::is_notice_word;
use crate::evidence::Reason;
use crate::joint::is_joint;
use crate::label::{Form, Prefix};
use crate::line::{Kind, Line};
use crate::name::{
    Shape, base, is_clause, is_han, is_part_of, is_titled, one_slip, same_person, shape,
};
use crate::person::is_personal;
use crate::speech::{asks, sounds_spoken};

impl Document<'_> {
    /// The occurrences that open turns: those of accepted types in the forms that speakers' labels
    /// have here, and rare labels that are written the same way.
    pub(super) fn choose(&self, types: &mut [Type]) -> Vec<usize> {
        let families = self.families(types);
        let told = types.iter().any(|kind| kind.has(Reason::Known));
        let total: usize = families.iter().sum();
        if total == 0 && !told {
            return Vec::new();
        }
        let usual = |form: Form| {
            let count = families.get(form.number()).copied().unwrap_or_default();
            // Labels in a list are a recap of the dialogue, unless the list is the dialogue.
            let share = if form.prefix == Prefix::Bullet { 2 } else { 50 };
            // One line in another dress is a note among the turns.
            count > 0 && count * share >= total && (count > 1 || total < 5)
        };
        let opens = |at: usize, types: &[Type]| {
            let kind = self.type_at(at).and_then(|kind| types.get(kind));
            let usual = || self.candidates.get(at).is_some_and(|c| usual(c.family()));
            kind.is_some_and(|kind| kind.accepted && (usual() || kind.has(Reason::Known)))
        };
        let openers = |types: &[Type]| -> Vec<usize> {
            let all = (0..self.candidates.len()).filter(|at| opens(*at, types)).collect();
            self.without_form(all, types)
        };
        // Nearly always all are found at once, and need no looking for again.
        let accepted = |types: &[Type]| types.iter().filter(|kind| kind.accepted).count();
        let mut certain = openers(types);
        let mut before = accepted(types);
        self.drop_headers(types, &certain);
        if accepted(types) < before {
            certain = openers(types);
        }
        before = accepted(types);
        self.promote(types, &certain, &usual);
        if accepted(types) > before {
            certain = openers(types);
        }
        let settled = accepted(types);
        // The second time those of the first are known: `SYU` once, then `RF/SYU`.
        for _ in 0..2 {
            before = accepted(types);
            self.admit_rare(types, &certain, &usual);
            if accepted(types) == before {
                break;
            }
        }
        let all = if accepted(types) > settled { openers(types) } else { certain.clone() };
        let openers = self.without_afterword(self.without_head(self.without_cast(all)));
        let openers = self.with_slips(types, openers);
        let speakers = self.speakers(&openers);
        // One voice alone is a column of fields, or notes; one with a single other that was admitted
        // by its looks is hardly more, unless markup or times vouch for both.
        let vouched = self.marked(&openers)
            || types.iter().any(|kind| kind.accepted && kind.has(Reason::Timed));
        if !told && (speakers < 2 || self.speakers(&certain) < 2 && speakers < 3 && !vouched) {
            return Vec::new();
        }
        openers
    }

    /// Turns down labels that mostly head another's turn, `BY MS. LEE:` above `Q.`
    fn drop_headers(&self, types: &mut [Type], certain: &[usize]) {
        for kind in types.iter_mut().filter(|kind| kind.accepted && !kind.has(Reason::Known)) {
            if self.share(kind, |candidate| self.heads_another(candidate, certain)) > 0.5 {
                kind.accepted = false;
            }
        }
    }

    /// How many types the candidates at `openers` are of; three are enough.
    pub(super) fn speakers(&self, openers: &[usize]) -> usize {
        let mut kinds = openers.iter().filter_map(|at| self.type_at(*at));
        let Some(one) = kinds.next() else { return 0 };
        let Some(two) = kinds.find(|kind| *kind != one) else { return 1 };
        2 + usize::from(kinds.any(|kind| kind != one && kind != two))
    }

    /// How many labels of accepted types there are in each form.
    fn families(&self, types: &[Type]) -> [usize; Form::COUNT] {
        let mut families = [0; Form::COUNT];
        for kind in types.iter().filter(|kind| kind.accepted) {
            for candidate in kind.occurrences.iter().filter_map(|at| self.candidates.get(*at)) {
                if let Some(family) = families.get_mut(candidate.family().number()) {
                    *family += 1;
                }
            }
        }
        families
    }

    /// Accepts types too rare to be judged by recurrence: other forms of a speaker's name, and
    /// labels among the turns that are dressed as theirs.
    fn admit_rare(&self, types: &mut [Type], certain: &[usize], usual: &dyn Fn(Form) -> bool) {
        if types.iter().all(|kind| kind.accepted) {
            return;
        }
        let Some((first, last)) = self.neighbourhood(certain) else { return };
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
            .map(|candidate| (candidate.name.of(self.text), &*candidate.folded))
            .collect();
        // Nearly all rare labels are settled without it, and it walks over all lines.
        let manner = OnceCell::new();
        let manner = || *manner.get_or_init(|| self.manner(certain));
        let fields = Self::fields(types);
        for kind in types.iter_mut().filter(|kind| !kind.accepted) {
            let banned = |reason: &Reason| {
                matches!(
                    reason,
                    Reason::Ignored
                        | Reason::FieldWord
                        | Reason::SpokenOf
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
            // `上一篇：…` below the last words, whatever it is the title of.
            let behind = certain.last().is_some_and(|last| fits.first() > Some(last));
            if behind && is_notice_word(&candidate.folded) {
                continue;
            }
            let name = candidate.name.of(self.text);
            let turned = |at: &usize| self.stands_as_a_turn(*at, certain, &fields);
            let inside = fits.iter().any(|at| (first..=last).contains(at) && turned(at));
            let is_known = |part: &str| known.iter().any(|(_, folded)| *folded == part);
            let is_a_form = || {
                known.iter().any(|(other, folded)| {
                    same_person(name, &candidate.folded, other, folded)
                        || one_slip(&candidate.folded, folded)
                })
            };
            // `Ann Lee (AL)` explains the label that she has from there on.
            let explains = || {
                known.iter().any(|(other, _)| {
                    base(name).is_some_and(|_| is_part_of(other, name)) && name.contains(*other)
                })
            };
            let reason = if inside && (is_joint(name, is_known) || is_a_form()) || explains() {
                Reason::FormOfASpeaker
            } else if inside
                && kind.has(Reason::Introduced)
                && !self.heads_another(candidate, certain)
            {
                Reason::AmongTheTurns
            } else if inside && self.is_dressed_as_speakers(kind, candidate, certain, manner()) {
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

    fn is_dressed_as_speakers(
        &self,
        kind: &Type,
        candidate: &Candidate,
        certain: &[usize],
        manner: Manner,
    ) -> bool {
        let name = candidate.name.of(self.text);
        let shape = shape(name);
        let role = kind.has(Reason::RoleWord) || describes_somebody(name);
        if self.words(candidate).is_empty() {
            return false;
        }
        // Where all labels have a time, a line without one is a sentence with a colon.
        if manner.timed && candidate.start_ms.is_none() && !role {
            return false;
        }
        let spoken =
            self.words_share(kind, |words| sounds_spoken(words) || is_personal(words)) > 0.5;
        let asked = self.asks_between(candidate, certain);
        if shape == Shape::Phrase && !role && !asked {
            // `Un client : …` where nobody goes on in a second paragraph.
            let line_of =
                |at: Option<&usize>| at.and_then(|at| self.candidates.get(*at)).map(|it| it.line);
            let among = line_of(certain.first()) < Some(candidate.line)
                && Some(candidate.line) < line_of(certain.last());
            return manner.single
                && among
                && candidate.has_rest()
                && !self.constraints.bare
                && is_titled_phrase(name)
                && !self.heads_another(candidate, certain)
                && spoken
                && self.follows_a_blank(candidate);
        }
        if self.constraints.bare {
            let capitals = !name.chars().any(char::is_lowercase) && name.is_ascii();
            let handle = self.is_a_handle(candidate);
            return (shape == Shape::Name || capitals || role || handle) && (spoken || handle);
        }
        if manner.marked {
            // Markup that labels alone have here vouches for a label.
            return true;
        }
        if self.heads_another(candidate, certain) {
            return false;
        }
        // Where nearly every paragraph is labelled, so is this one.
        // Words on another line than all others have them: the head of a list.
        let elsewhere = if candidate.has_rest() { Layout::Below } else { Layout::Inline };
        if manner.layout == elsewhere {
            return false;
        }
        let names = shape == Shape::Name || is_initials(name) || role || manner.density > 0.75;
        // A surname begins many a compound; an office or a joint says more.
        let bare = base(name).unwrap_or(name);
        let compound = bare.chars().any(is_han) && bare.chars().count() > 3;
        let long = compound && !role && !asked && !is_titled(bare);
        names && !long && spoken && self.follows_a_blank(candidate)
    }

    /// Whether somebody asks between two turns, who has a short name: `楼上住户：能修吗？`, and the answer
    /// stands below.
    fn asks_between(&self, candidate: &Candidate, certain: &[usize]) -> bool {
        const MAX: usize = 8;
        let words = candidate.rest.of(self.text);
        let name = candidate.name.of(self.text);
        let short = name.chars().any(is_han) && name.chars().count() <= MAX && !is_clause(name);
        short && !words.is_empty() && asks(words) && is_personal(words) && {
            let line_of = |at: &usize| self.candidates.get(*at).map_or(0, |it| it.line);
            let after = certain.partition_point(|at| line_of(at) <= candidate.line);
            let filled = |from: usize, to: usize| {
                let between = self.lines.get(from..to).unwrap_or_default();
                between.iter().any(|line| line.kind != Kind::Blank)
            };
            let next = certain.get(after).map(line_of);
            after > 0 && next.is_some_and(|next| !filled(candidate.line + 1, next))
        }
    }

    /// Whether what follows an empty label is another's turn: `EXAMINATION BY MR. LEE:` heads one.
    pub(super) fn heads_another(&self, candidate: &Candidate, certain: &[usize]) -> bool {
        if candidate.has_rest() {
            return false;
        }
        let following = self.lines.get(candidate.line + 1..).unwrap_or_default();
        let next = following.iter().position(|line| line.kind != Kind::Blank);
        next.is_none_or(|next| {
            let line_of = |at: &usize| self.candidates.get(*at).map_or(0, |c| c.line);
            certain.binary_search_by_key(&(candidate.line + 1 + next), line_of).is_ok()
        })
    }

    /// Plain labels begin paragraphs, unless the whole dialogue is set line by line; so do entries of a list,
    /// and what stands farther out than the line before it.
    pub(super) fn follows_a_blank(&self, candidate: &Candidate) -> bool {
        let before = candidate.line.checked_sub(1).and_then(|line| self.lines.get(line));
        let labelled_before = || {
            let line = candidate.line.wrapping_sub(1);
            self.candidates.binary_search_by_key(&line, |c| c.line).is_ok()
        };
        let farther_out = |line: &Line| {
            let own = self.lines.get(candidate.line);
            let indent = |line: &Line| line.inner.start.saturating_sub(line.span.start);
            indent(line) > own.map_or(0, indent)
        };
        candidate.form.prefix == Prefix::Bullet
            || before.is_none_or(|line| line.kind != Kind::Text || farther_out(line))
            || labelled_before()
    }
}

/// `Un client`, `The second officer`: two or three words, the first with a capital.
fn is_titled_phrase(name: &str) -> bool {
    (2..=3).contains(&name.split_whitespace().count())
        && name.starts_with(char::is_uppercase)
        && name.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '\'' | '’' | '-'))
}

/// `YK`, `KG:`, as minutes shorten names.
fn is_initials(name: &str) -> bool {
    (2..=4).contains(&name.len()) && name.bytes().all(|b| b.is_ascii_uppercase())
}
