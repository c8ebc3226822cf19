//! Which labels are one speaker's, and what else the document calls them.

use alloc::borrow::Cow;
use alloc::collections::BTreeSet;
use alloc::format;
use alloc::rc::Rc;
use alloc::vec::Vec;

use judou_source::{Diagnostic, Span};

use crate::candidate::Candidate;
use crate::joint::may_be_joint;
use crate::lexicon;
use crate::model::{Role, Speaker, Turn};
use crate::name::{fold, is_han, is_hangul, is_kana, is_part_of, one_slip};
use crate::spelling::Numbered;

/// How many speakers a new label is compared with; with more, only equal labels are one speaker's.
const MAX_COMPARED: usize = 64;

/// A speaker while labels are being gathered.
struct Gathering<'a> {
    /// Each form of label, how often, and how it is compared.
    labels: Vec<(&'a str, usize, Rc<str>)>,
    /// The longest of them, which says most about who it is.
    fullest: usize,
    turns: usize,
    /// The label may name several people, and is then nobody's full name.
    joint: bool,
}

impl<'a> Gathering<'a> {
    fn add(&mut self, label: &'a str, folded: Rc<str>) -> usize {
        let place = self.labels.len();
        if self.fullest().is_none_or(|(longest, _)| longest.len() <= label.len()) {
            self.fullest = place;
        }
        self.labels.push((label, 0, folded));
        place
    }

    fn fullest(&self) -> Option<(&str, &str)> {
        self.labels.get(self.fullest).map(|(name, _, folded)| (*name, &**folded))
    }

    fn is_named(&self, name: &str, folded: &str) -> Option<Kinship> {
        let (own, own_folded) = self.fullest()?;
        // `Ann and Bob` is no fuller form of `Ann`.
        if self.joint {
            None
        } else if is_part_of(name, own) || is_part_of(own, name) {
            Some(Kinship::Part)
        } else if one_slip(folded, own_folded) {
            Some(Kinship::Slip)
        } else {
            None
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kinship {
    Part,
    Slip,
}

/// Gives each turn its speaker and returns the speakers in the order of their first turns.
///
/// On entry a turn's `speaker` is the index of its opener.
pub(crate) fn assign<'a>(
    text: &'a str,
    candidates: &[Candidate],
    openers: &[usize],
    turns: &mut [Turn],
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Speaker<'a>> {
    // The speaker of each name, and the place of each spelling among the speaker's labels.
    let (mut by_name, mut by_spelling) = (Numbered::default(), Numbered::default());
    let mut gathered: Vec<Gathering<'a>> = Vec::new();
    // Looked at only where a label reads like a list.
    let mut all: Option<BTreeSet<&str>> = None;
    let every = || openers.iter().filter_map(|at| Some(&*candidates.get(*at)?.folded)).collect();
    for turn in turns.iter_mut() {
        let Some(candidate) = openers.get(turn.speaker).and_then(|at| candidates.get(*at)) else {
            continue;
        };
        let folded = &*candidate.folded;
        if candidate.doubled_colon {
            let name = candidate.name.of(text);
            diagnostics.push(
                Diagnostic::warning(
                    "judou::dialogue::doubled-colon",
                    format!("the label `{name}` has two colons"),
                    candidate.label,
                )
                .with_help("write one colon after the name"),
            );
        }
        let speaker = by_name.get_or_insert_with(candidate.name_id, || {
            let name = candidate.name.of(text);
            let joint = may_be_joint(name, |part| all.get_or_insert_with(every).contains(part));
            let kin = (!joint)
                .then(|| relative(&gathered, name, folded, candidate.name, diagnostics))
                .flatten();
            kin.unwrap_or_else(|| {
                gathered.push(Gathering { labels: Vec::new(), fullest: 0, turns: 0, joint });
                gathered.len() - 1
            })
        });
        turn.speaker = speaker;
        let Some(gathering) = gathered.get_mut(speaker) else { continue };
        gathering.turns += 1;
        let place = by_spelling.get_or_insert_with(candidate.spelling, || {
            gathering.add(candidate.name.of(text), Rc::clone(&candidate.folded))
        });
        if let Some((_, times, _)) = gathering.labels.get_mut(place) {
            *times += 1;
        }
    }
    let mut speakers: Vec<Speaker<'a>> = gathered.iter().map(finish).collect();
    give_sides(&mut speakers);
    speakers
}

/// The one speaker whose name the label is a part, an extension or a slip of.
fn relative(
    gathered: &[Gathering<'_>],
    name: &str,
    folded: &str,
    span: Span,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<usize> {
    let mut relatives = gathered
        .iter()
        .take(MAX_COMPARED)
        .enumerate()
        .filter_map(|(index, speaker)| Some((index, speaker, speaker.is_named(name, folded)?)));
    let (index, speaker, kinship) = relatives.next()?;
    // Two Bens: the label alone does not say which.
    if relatives.next().is_some() {
        return None;
    }
    if kinship == Kinship::Slip {
        let usual = speaker.fullest().map_or("", |(name, _)| name);
        diagnostics.push(
            Diagnostic::warning(
                "judou::dialogue::label-slip",
                format!("the label `{name}` looks like a slip for `{usual}`"),
                span,
            )
            .with_help(format!("write `{usual}`, or tell the parser that they are two people")),
        );
    }
    Some(index)
}

/// `記 者` has a blank between its letters to fill the line, and is called `記者`.
fn without_padding(name: &str) -> Cow<'_, str> {
    let letters = name.split_whitespace();
    let padded = name.contains(char::is_whitespace)
        && letters.clone().all(|letter| {
            let mut characters = letter.chars();
            characters.next().is_some_and(|c| is_han(c) || is_kana(c) || is_hangul(c))
                && characters.next().is_none()
        });
    if padded { Cow::Owned(letters.collect()) } else { Cow::Borrowed(name) }
}

fn finish<'a>(gathering: &Gathering<'a>) -> Speaker<'a> {
    let mut name = "";
    let mut most = 0;
    for (label, times, _) in &gathering.labels {
        if *times > most {
            (name, most) = (label, *times);
        }
    }
    let role = lexicon::role(&fold(name));
    Speaker {
        name: without_padding(name),
        labels: gathering.labels.iter().map(|(label, ..)| Cow::Borrowed(*label)).collect(),
        aliases: Vec::new(),
        role,
        turns: gathering.turns,
    }
}

/// Whoever bears a mark of question asks, whoever bears one of answer answers; `A` beside `B` is a
/// letter and no answer.
fn give_sides(speakers: &mut [Speaker<'_>]) {
    let side = |speaker: &Speaker<'_>| lexicon::question_or_answer(&fold(&speaker.name));
    if !speakers.iter().any(|speaker| side(speaker) == Some(true)) {
        return;
    }
    for speaker in speakers {
        if let Some(asks) = side(speaker) {
            speaker.role = Some(if asks { Role::Interviewer } else { Role::Interviewee });
        }
    }
}
