//! Labels that name several speakers: `YK/DE:`, `Ann Lee and Bob Ray:`, `甲、乙：`.
//!
//! A stroke or an ampersand is part of many a name, so a label is parted only where its parts are
//! known: all of them speakers, or one a speaker and the rest written as names are, or, where the mark
//! between them can hardly be anything else, all of them written as full names.

use alloc::borrow::Cow;
use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

use crate::model::{Speaker, Transcript, Turn};
use crate::name::{Shape, fold, is_part_of, shape};
use crate::notation::Notation;

/// How many may share a label; with more, it is a list of something.
const MAX_JOINT: usize = 8;

/// How many speakers a part is compared with to find a short form of a name.
const MAX_COMPARED: usize = 64;

/// How much a mark between two names says that they are two.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Bond {
    /// Names hold it as well: both sides must be known.
    Weak,
    /// One known side is enough.
    Fair,
    /// Names do not hold it, but firms and pairs do.
    Strong,
}

/// The marks, longest first where one begins another.
const BONDS: &[(&str, Bond)] = &[
    (" and ", Bond::Strong),
    (" und ", Bond::Strong),
    (" et ", Bond::Strong),
    (" и ", Bond::Strong),
    (" & ", Bond::Strong),
    ("、", Bond::Strong),
    ("&", Bond::Fair),
    ("＆", Bond::Fair),
    ("，", Bond::Fair),
    ("/", Bond::Fair),
    ("／", Bond::Fair),
    (" + ", Bond::Fair),
    // `Smith, John` is one person.
    (",", Bond::Weak),
    ("・", Bond::Weak),
    ("･", Bond::Weak),
    ("和", Bond::Weak),
    ("与", Bond::Weak),
    ("與", Bond::Weak),
    ("と", Bond::Weak),
    (" y ", Bond::Weak),
    (" e ", Bond::Weak),
];

/// Whether the label may name several, so that it is no longer form of one speaker's name: by the mark
/// in it, or because `is_label` holds for all its parts, as they are compared.
pub(crate) fn may_be_joint(name: &str, mut is_label: impl FnMut(&str) -> bool) -> bool {
    parts(name).is_some_and(|(parts, bond)| {
        bond > Bond::Weak || parts.iter().all(|part| is_label(&fold(part)))
    })
}

/// Whether `name` joins speakers, of whom `is_known` knows all, or one where the others are written as
/// names are.
pub(crate) fn is_joint(name: &str, is_known: impl Fn(&str) -> bool) -> bool {
    parts(name).is_some_and(|(parts, bond)| {
        let known = parts.iter().filter(|part| is_known(&fold(part))).count();
        known == parts.len()
            || known > 0
                && bond > Bond::Weak
                && parts.iter().all(|part| reads_as_a_name(part) || is_known(&fold(part)))
    })
}

/// Gives the turns of joint labels to those whom the labels name.
pub(crate) fn part(transcript: &mut Transcript<'_>) {
    let speakers = &transcript.speakers;
    let is_bound = |speaker: &Speaker<'_>| {
        speaker.labels.iter().any(|label| BONDS.iter().any(|(mark, _)| label.contains(mark)))
    };
    if !transcript.notation.is_some_and(names_are_labels) || !speakers.iter().any(is_bound) {
        return;
    }
    let mut people = People::new(speakers);
    let mut members: Vec<Option<Vec<usize>>> = vec![None; speakers.len()];
    for (index, speaker) in speakers.iter().enumerate().filter(|(_, it)| is_bound(it)) {
        let mut parted = speaker.labels.iter().map(|label| people.members(index, label));
        let first = parted.next().flatten();
        // Other ways of writing the label must name the same people.
        let same = parted.all(|other| other == first);
        if let Some(place) = members.get_mut(index) {
            *place = first.filter(|_| same);
        }
    }
    // A label that is parted is nobody's name.
    let stays = |index: &usize| members.get(*index).is_none_or(Option::is_none);
    let members: Vec<Option<Vec<usize>>> =
        members.iter().map(|them| them.clone().filter(|them| them.iter().all(stays))).collect();
    if members.iter().all(Option::is_none) {
        return;
    }
    let added = people.added;
    transcript.speakers.extend(added);
    for turn in &mut transcript.turns {
        let them = members.get(turn.speaker).and_then(Option::as_ref);
        if let Some((first, rest)) = them.and_then(|them| them.split_first()) {
            turn.speaker = *first;
            turn.joint = rest.to_vec();
        }
    }
    renumber(&mut transcript.speakers, &mut transcript.turns);
}

/// Whether a label of this notation is free text: an account of a chat is one, whatever its name.
fn names_are_labels(notation: Notation) -> bool {
    matches!(
        notation,
        Notation::PlainLabel
            | Notation::MarkdownBoldLabel
            | Notation::BracketLabel
            | Notation::JapanesePlay
            | Notation::Fountain
            | Notation::WebVtt
            | Notation::Srt
            | Notation::Sbv
            | Notation::Ass
            | Notation::Lrc
    )
}

/// Puts the speakers in the order of their first turns, counts the turns, and leaves out who has none.
pub(crate) fn renumber(speakers: &mut Vec<Speaker<'_>>, turns: &mut [Turn]) {
    for speaker in speakers.iter_mut() {
        speaker.turns = 0;
    }
    let mut order: Vec<usize> = Vec::new();
    for turn in turns.iter() {
        for index in turn.speakers() {
            let Some(speaker) = speakers.get_mut(index) else { continue };
            if speaker.turns == 0 {
                order.push(index);
            }
            speaker.turns += 1;
        }
    }
    let mut moved = vec![0; speakers.len()];
    for (new, old) in order.iter().enumerate() {
        if let Some(place) = moved.get_mut(*old) {
            *place = new;
        }
    }
    let to = |old: usize| moved.get(old).copied().unwrap_or_default();
    for turn in turns {
        turn.speaker = to(turn.speaker);
        for index in &mut turn.joint {
            *index = to(*index);
        }
    }
    let mut taken: Vec<Option<Speaker<'_>>> = speakers.drain(..).map(Some).collect();
    let in_order = order.iter().filter_map(|old| taken.get_mut(*old)?.take());
    let in_order: Vec<_> = in_order.collect();
    speakers.extend(in_order);
}

/// Who is known, while labels are parted.
struct People<'p, 'a> {
    speakers: &'p [Speaker<'a>],
    /// By the names as they are compared.
    by_name: BTreeMap<String, usize>,
    /// Those who never speak alone.
    added: Vec<Speaker<'a>>,
}

impl<'p, 'a> People<'p, 'a> {
    fn new(speakers: &'p [Speaker<'a>]) -> Self {
        let mut by_name = BTreeMap::new();
        for (index, speaker) in speakers.iter().enumerate() {
            for label in speaker.labels.iter().chain(&speaker.aliases) {
                by_name.entry(fold(label)).or_insert(index);
            }
        }
        Self { speakers, by_name, added: Vec::new() }
    }

    /// Those whom `label`, a label of speaker `own`, names, if there are several.
    fn members(&mut self, own: usize, label: &str) -> Option<Vec<usize>> {
        let (parts, bond) = parts(label)?;
        let known: Vec<Option<usize>> =
            parts.iter().map(|part| self.known(part).filter(|index| *index != own)).collect();
        let number = known.iter().flatten().count();
        let new = || parts.iter().zip(&known).filter(|(_, known)| known.is_none());
        let enough = number == parts.len()
            || number > 0 && bond > Bond::Weak && new().all(|(part, _)| reads_as_a_name(part))
            || bond == Bond::Strong && new().all(|(part, _)| shape(part) == Shape::Name);
        if !enough {
            return None;
        }
        let mut members: Vec<usize> = Vec::with_capacity(parts.len());
        for (part, known) in parts.iter().zip(known) {
            let index = known.unwrap_or_else(|| self.add(part));
            if !members.contains(&index) {
                members.push(index);
            }
        }
        (members.len() > 1).then_some(members)
    }

    /// The one speaker whom `part` names, by a label, an alias or a part of a name.
    fn known(&self, part: &str) -> Option<usize> {
        if let Some(index) = self.by_name.get(&fold(part)) {
            return Some(*index);
        }
        let mut longer = self.speakers.iter().enumerate().take(MAX_COMPARED).filter(|(_, it)| {
            it.labels.iter().take(MAX_JOINT).any(|label| {
                !may_be_joint(label, |_| false)
                    && (is_part_of(part, label) || is_part_of(label, part))
            })
        });
        let (index, _) = longer.next()?;
        longer.next().is_none().then_some(index)
    }

    fn add(&mut self, part: &str) -> usize {
        let index = self.speakers.len() + self.added.len();
        let name: Cow<'a, str> = Cow::Owned(String::from(part));
        self.by_name.insert(fold(part), index);
        self.added.push(Speaker {
            name: name.clone(),
            labels: vec![name],
            aliases: Vec::new(),
            role: None,
            turns: 0,
        });
        index
    }
}

/// Full names, and initials.
fn reads_as_a_name(part: &str) -> bool {
    shape(part) == Shape::Name || is_initials(part)
}

/// `YK`, `DE`, as minutes shorten names.
fn is_initials(name: &str) -> bool {
    (2..=4).contains(&name.len()) && name.bytes().all(|b| b.is_ascii_uppercase())
}

/// The names in a label and the weakest mark between them; `None` if there is one.
fn parts(label: &str) -> Option<(Vec<&str>, Bond)> {
    let mut parts = Vec::new();
    let mut weakest = Bond::Strong;
    let mut rest = label;
    loop {
        // The first mark, and of those that begin there the one that is listed first.
        let next = BONDS
            .iter()
            .filter_map(|(mark, bond)| Some((rest.find(mark)?, *mark, *bond)))
            .min_by_key(|(at, ..)| *at);
        let Some((at, mark, bond)) = next else { break };
        let (before, after) = rest.split_at_checked(at)?;
        parts.push(before.trim());
        weakest = weakest.min(bond);
        rest = after.strip_prefix(mark)?;
        if parts.len() > MAX_JOINT {
            return None;
        }
    }
    parts.push(rest.trim());
    // `Ann, Bob, and Cleo`.
    parts.retain(|part| !part.is_empty());
    (2..=MAX_JOINT).contains(&parts.len()).then_some((parts, weakest))
}

#[cfg(test)]
mod tests {
    use alloc::borrow::ToOwned as _;

    use super::*;

    #[test]
    fn labels_come_apart_at_their_marks() {
        let cases = [
            ("YK/DE", "YK|DE", Bond::Fair),
            ("Ann Lee and Bob Ray", "Ann Lee|Bob Ray", Bond::Strong),
            ("甲、乙", "甲|乙", Bond::Strong),
            ("Ann, Bob and Cleo", "Ann|Bob|Cleo", Bond::Weak),
            ("Ann, and Cleo", "Ann|Cleo", Bond::Weak),
        ];
        for (label, expected, bond) in cases {
            let got = parts(label).map(|(parts, bond)| (parts.join("|"), bond));
            assert_eq!(got, Some((expected.to_owned(), bond)), "label {label:?}");
        }
        for label in ["Sandy", "Ann &", "a/b/c/d/e/f/g/h/i/j"] {
            assert_eq!(parts(label), None, "label {label:?}");
        }
    }
}
