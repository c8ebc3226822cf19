//! Labels that have stood before, told by their bytes.
//!
//! A dialogue has few labels and each of them often, so that most lines with one begin as some line
//! shortly before them did. What was found out about that label holds for this one, as long as nothing
//! behind it could belong to it.

use alloc::vec::Vec;

use super::glance::{begins_glued, may_be_timed, stands_apart};
use super::grammar::time_behind;
use super::{Emphasis, Label, Prefix};

/// How many labels are remembered: most dialogues have no more speakers.
const REMEMBERED: usize = 8;

/// The first bytes of a label, eight at most, which tell most labels apart.
#[derive(Clone, Copy, Debug)]
struct Start {
    bytes: u64,
    /// Which of the eight are the label's.
    mask: u64,
}

impl Start {
    /// No label's: some bit is set that the mask leaves out.
    const NONE: Self = Self { bytes: 1, mask: 0 };

    fn of(label: &str) -> Self {
        let (mut bytes, mut mask) = ([0; 8], [0; 8]);
        for ((byte, mask), written) in bytes.iter_mut().zip(&mut mask).zip(label.bytes()) {
            (*byte, *mask) = (written, u8::MAX);
        }
        Self { bytes: u64::from_le_bytes(bytes), mask: u64::from_le_bytes(mask) }
    }

    const fn begins(self, line: u64) -> bool {
        line & self.mask == self.bytes
    }
}

/// A label that has stood, and what is known of it.
#[derive(Clone, Copy, Debug)]
struct Entry<'a, T> {
    /// From its first mark to its last.
    written: &'a str,
    label: Label<'a>,
    known: T,
}

/// The labels that stood last.
#[derive(Clone, Debug)]
pub(crate) struct KnownLabels<'a, T> {
    /// Those of the entries, apart so that a line is held against all of them quickly.
    starts: [Start; REMEMBERED],
    entries: Vec<Entry<'a, T>>,
    /// The place of the next one, once all places are taken.
    next: usize,
}

impl<T> Default for KnownLabels<'_, T> {
    fn default() -> Self {
        Self { starts: [Start::NONE; REMEMBERED], entries: Vec::new(), next: 0 }
    }
}

impl<'a, T: Copy> KnownLabels<'a, T> {
    /// The label that begins `line`, if it is one of those remembered, and what is known of it.
    ///
    /// It is the one that [`super::label`] gives.
    pub(crate) fn find(&self, line: &'a str) -> Option<(Label<'a>, T)> {
        let start = u64::from_le_bytes(*line.as_bytes().first_chunk()?);
        let mut alike = self.starts.iter().zip(&self.entries).filter(|(it, _)| it.begins(start));
        let (_, entry) = alike.find(|(_, entry)| line.starts_with(entry.written))?;
        let rest = line.get(entry.written.len()..)?;
        let plain = entry.label.form.emphasis == Emphasis::None;
        let name_to_end = entry.label.name_to_end - entry.label.rest.len() + rest.len();
        let label = Label { name_to_end, rest, ..entry.label };
        if stands_apart(rest) && !(plain && may_be_timed(line)) {
            let glued = plain && entry.written.ends_with(':') && begins_glued(rest);
            return Some((Label { glued, ..label }, entry.known));
        }
        if plain || !rest.starts_with(' ') {
            return None;
        }
        // Behind emphasis and a blank nothing but a time is the label's.
        let (rest, start_ms) = time_behind(rest)?;
        Some((Label { rest, start_ms, ..label }, entry.known))
    }

    /// Remembers what is known of the label of `line`, if its bytes alone tell it.
    pub(crate) fn remember(&mut self, line: &'a str, label: &Label<'a>, known: T) {
        let Some(written) = line.get(..line.len() - label.rest.len()) else { return };
        let before = line.len() - label.name_to_end;
        let closed = match label.form.emphasis {
            Emphasis::None => before == 0 && written.ends_with([':', '：']),
            // `**N: the whole question**` may be any other label with what follows.
            Emphasis::Strong => {
                before == 2 && written.trim_end_matches([':', '：']).ends_with("**")
            }
            Emphasis::Light => false,
        };
        let usual = label.form.prefix == Prefix::None
            && !label.lettered
            && !label.doubled_colon
            && label.start_ms.is_none();
        // One may stand here already, before what could belong to it.
        if !closed || !usual || self.entries.iter().any(|entry| entry.written == written) {
            return;
        }
        if let Some(start) = self.starts.get_mut(self.next) {
            *start = Start::of(written);
        }
        let entry = Entry { written, label: *label, known };
        match self.entries.get_mut(self.next) {
            Some(place) => *place = entry,
            None => self.entries.push(entry),
        }
        self.next = (self.next + 1) % REMEMBERED;
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::label::label;

    /// A label that is remembered from one line is found in another as [`label`] finds it.
    fn agrees(first: &str, second: &str) -> bool {
        let mut known = KnownLabels::default();
        let Some(found) = label(first) else { return false };
        known.remember(first, &found, ());
        let Some((again, ())) = known.find(second) else { return false };
        assert_eq!(Some(again), label(second), "{second:?} after {first:?}");
        true
    }

    #[test]
    fn labels_are_told_by_their_bytes() {
        let cases = [
            ("**Ann Lee:** One.", "**Ann Lee:** Two, and three.", true),
            ("**Ann Lee:** One.", "**Ann Lee:** \\[laughs\\] Two.", true),
            ("**Ann Lee**: One.", "**Ann Lee**: Two.", true),
            ("**甲：** 一。", "**甲：**二。", true),
            ("甲：一。", "甲：二，三。", true),
            ("Ann (host): One.", "Ann (host): Two.", true),
            // A blank or none is another label.
            ("Ann: One.", "Ann:Two, three.", true),
            ("**Ann Lee:** One.", "**Ann Leeds:** Two.", false),
            ("**Ann Lee:** One.", "**Ann Lee:** (0:12) Two.", true),
            ("**Ann Lee:** One.", "**Ann Lee:** \\[00:12\\] Two.", true),
            ("**Ann Lee:** One.", "**Ann Lee:** 0:12 Two.", true),
            ("**Ann Lee:** One.", "**Ann Lee:**0:12 Two.", false),
            // The emphasis goes on.
            ("**Ann: one**", "**Ann: two**", false),
            ("Ann: One.", "Ann: One. 0:12", false),
            ("Ann: One.", "Ann:: One of them.", false),
        ];
        for (first, second, expected) in cases {
            assert_eq!(agrees(first, second), expected, "{second:?} after {first:?}");
        }
    }

    #[test]
    fn the_oldest_is_forgotten() {
        let lines: Vec<alloc::string::String> =
            (0..=REMEMBERED).map(|at| alloc::format!("Speaker {at}: One.")).collect();
        let mut known = KnownLabels::default();
        for (at, line) in lines.iter().enumerate() {
            known.remember(line, &label(line).unwrap(), at);
        }
        let found: Vec<Option<usize>> =
            lines.iter().map(|line| known.find(line).map(|(_, at)| at)).collect();
        assert_eq!(found.first(), Some(&None));
        assert!(found.iter().skip(1).copied().eq((1..=REMEMBERED).map(Some)));
    }

    proptest! {
        /// Whatever stands behind a label, it is found as if nobody had remembered it.
        #[test]
        fn what_is_remembered_is_what_is_read(
            label in "(\\*\\*|__|)[A甲Qb1][a-z 李.(]{0,6}\\)?(:\\*\\*|\\*\\*:|:|：\\*\\*|：| :)",
            one in "[ :*_a1甲(\\[。]{0,3}[a-z .0-9]{1,8}",
            other in "[ :：*_a1甲\\\\(\\[。\t/]{0,4}[a-z .:0-9*]{1,8}",
        ) {
            agrees(&[&*label, &one].concat(), &[&*label, &other].concat());
        }
    }
}
