//! What stands at the head and at the tail of a dialogue and looks like its labels: casts, fields, credits.

use alloc::vec::Vec;

use judou_source::Span;

use super::{Document, Type};
use crate::candidate::Candidate;
use crate::evidence::Reason;
use crate::label::{Prefix, is_blank, label};
use crate::line::Kind;
use crate::name::{Shape, is_han, shape};
use crate::speech::sounds_spoken;

/// How many of a record's fields may be taken for labels before its dialogue begins.
const MAX_HEAD: usize = 6;

/// How many labels one that stands before or behind them all is compared with.
const SAMPLE: usize = 128;

impl Document<'_> {
    /// Of each type, whether it could be a field of a record.
    pub(super) fn fields(types: &[Type]) -> Vec<bool> {
        let is_field = |kind: &Type| {
            !kind.accepted
                && (kind.has(Reason::FieldWord) || kind.spoken < 0.5 || kind.has(Reason::Phrase))
        };
        types.iter().map(is_field).collect()
    }

    /// Whether the candidate stands where turns do. Between them that goes without saying; before the
    /// first and behind the last stand the fields of the page, `■ 대담 : 갑 (등대원)` among others of their
    /// kind, and notes in another dress, `Transcription: L. G.` below labels with a time.
    pub(super) fn stands_as_a_turn(&self, at: usize, certain: &[usize], fields: &[bool]) -> bool {
        let among = certain.first() < Some(&at) && Some(&at) < certain.last();
        among
            || !self.is_in_a_form(at, fields)
                && !self.holds_fields(at)
                && self.is_dressed_alike(at, certain)
    }

    /// The openers without those at the head that a form gives a value: `면담자: 권나연` between other fields.
    pub(super) fn without_form(&self, openers: Vec<usize>, types: &[Type]) -> Vec<usize> {
        let gives_a_value = |at: usize| {
            self.candidates.get(at).is_some_and(|candidate| {
                let words = candidate.rest.of(self.text);
                !words.is_empty() && !sounds_spoken(words)
            })
        };
        let Some(first) = openers.first() else { return openers };
        if !gives_a_value(*first) {
            return openers;
        }
        let fields = Self::fields(types);
        let of_form = |at: &&usize| gives_a_value(**at) && self.is_in_a_form(**at, &fields);
        let form = openers.iter().take_while(of_form).count();
        openers.into_iter().skip(form).collect()
    }

    /// Whether the line before or after the candidate holds a field.
    fn is_in_a_form(&self, at: usize, fields: &[bool]) -> bool {
        let line_of = |at: usize| self.candidates.get(at).map(|candidate| candidate.line);
        // What states a role or lists people is of no type; a date is no sentence, though it has stops.
        let is_field = |at: usize| {
            self.type_at(at).is_none_or(|kind| fields.get(kind) == Some(&true))
                || self.candidates.get(at).is_some_and(|it| {
                    it.has_rest() && !it.rest.of(self.text).contains(char::is_alphabetic)
                })
        };
        let line = line_of(at);
        let before = at.checked_sub(1);
        before.is_some_and(|it| line_of(it).map(|it| it + 1) == line && is_field(it))
            || line_of(at + 1) == line.map(|it| it + 1) && is_field(at + 1)
    }

    /// Whether other fields follow on the line: `녹취: 갑 / 검수: 을`.
    fn holds_fields(&self, at: usize) -> bool {
        let words = self.candidates.get(at).map_or("", |candidate| candidate.rest.of(self.text));
        let pieces = words.split(['/', '|', '｜', '／']).skip(1).take(8);
        pieces.filter(|piece| !piece.is_empty()).any(|piece| label(piece.trim_start()).is_some())
    }

    /// Whether two or more of the labels at `certain` differ from the candidate by their names alone.
    fn is_dressed_alike(&self, at: usize, certain: &[usize]) -> bool {
        let Some(candidate) = self.candidates.get(at) else { return false };
        let step = (certain.len() / SAMPLE).max(1);
        let others = certain.iter().step_by(step).filter_map(|at| self.candidates.get(*at));
        let alike = others.filter(|other| dress(self.text, candidate).eq(dress(self.text, other)));
        alike.take(2).count() == 2
    }

    /// The openers without those at the head that only say who holds an office: `审判长：何宁`.
    pub(super) fn without_cast(&self, openers: Vec<usize>) -> Vec<usize> {
        let gives_a_name = |at: &usize| {
            self.candidates.get(*at).is_some_and(|candidate| {
                let words = candidate.rest.of(self.text);
                let wide = words.chars().any(is_han);
                let short = words.chars().count() <= 4 && words.chars().all(char::is_alphanumeric);
                wide && short && shape(words) == Shape::Name
            })
        };
        let cast = openers.iter().take_while(|at| gives_a_name(at)).count();
        if cast == 0 { openers } else { openers.into_iter().skip(cast).collect() }
    }

    /// The openers but for fields at the head of a record and headings, which have no time where all
    /// others do.
    pub(super) fn without_head(&self, openers: Vec<usize>) -> Vec<usize> {
        let timed =
            |at: &usize| self.candidates.get(*at).is_some_and(|label| label.start_ms.is_some());
        let untimed = openers.iter().filter(|at| !timed(at)).count();
        if untimed == 0 || untimed * 4 > openers.len() {
            return openers;
        }
        // A field's value may be a time as well: `Length: 00:58:12`.
        let heading = |at: &usize| {
            self.candidates.get(*at).is_some_and(|label| label.form.prefix == Prefix::Heading)
        };
        // One who comes back, now with a time and now without, is no field.
        let once = |at: &usize| {
            let kind = self.type_at(*at);
            kind.is_some()
                && openers.iter().filter(|other| self.type_at(**other) == kind).count() < 2
        };
        let mut first = openers.iter().take(MAX_HEAD);
        let head =
            first.rposition(|at| !timed(at) && !heading(at) && once(at)).map_or(0, |at| at + 1);
        openers.into_iter().skip(head).filter(|at| timed(at) || !heading(at)).collect()
    }

    /// The openers but for what stands behind a rule after the last of them with words on its line, where
    /// nearly all others have theirs below: `Ann: writer, born in 1970.`
    pub(super) fn without_afterword(&self, mut openers: Vec<usize>) -> Vec<usize> {
        let line_of = |at: usize| self.candidates.get(at).map_or(0, |it| it.line);
        // Without one that has words on its line the share is less.
        if self.share_inline(&openers) >= 0.2 {
            return openers;
        }
        while let [.., before, last] = *openers
            && openers.len() > 5
            && self.candidates.get(last).is_some_and(Candidate::has_rest)
            && self
                .lines
                .get(line_of(before)..line_of(last))
                .is_some_and(|between| between.iter().any(|line| line.kind == Kind::Rule))
        {
            openers.pop();
        }
        openers
    }
}

/// What stands round the name in a label: its marks and its time, of which the figures are left out, as are
/// blanks.
fn dress(text: &str, candidate: &Candidate) -> impl Iterator<Item = char> {
    let before = Span::new(candidate.label.start, candidate.name.start).of(text);
    let after = Span::new(candidate.name.end, candidate.label.end).of(text);
    let plain = |c: char| match c {
        '：' | '∶' => ':',
        '_' => '*',
        c => c,
    };
    let told = |c: &char| !is_blank(*c) && !c.is_ascii_digit();
    before.chars().chain(['n']).chain(after.chars()).filter(told).map(plain)
}
