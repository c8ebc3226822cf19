//! A learner that looks at more than a model could hold, to tell a model of text that nobody cut.
//!
//! It looks at every word of the lists, not at the longest alone, and at each character together with the
//! lengths of the longest words that start and end there. It is several learners, each of which has not seen
//! a part of the corpus: of that part, too, it can say what it would have thought.

use std::vec;
use std::vec::Vec;

use super::crf::{self, Example, Learner, Scope, Settings, Shares};
use super::record::{Key, Look, Record, Window, locked};
use crate::word::Atom;
use crate::word::parts::{Dictionary, LONGEST, Style, begin, step, trust};

/// How many learners it is.
const LEARNERS: usize = 5;

/// The order of its sentences is drawn by another seed than the model's.
const SEED: u64 = 1000;

/// How strongly its numbers are drawn towards zero.
const L1: f32 = 1e-5;

/// What a row of the teacher is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Wide {
    /// What a model's row is about.
    Narrow(Key),
    /// An atom that a word starts at, of a length and trusted so far.
    Start(u8, u8, Style),
    /// One inside of it.
    Inside(u8, u8, Style),
    /// Its last one.
    End(u8, u8, Style),
    /// A character, and the longest word that starts with it.
    Starts(u16, u8, Style),
    /// A character, and the longest word that ends with it.
    Ends(u16, u8, Style),
}

impl Look for Wide {
    fn look(window: &Window<'_>, mut give: impl FnMut(usize, Self)) {
        let Window { atoms, style, dictionary, .. } = *window;
        Key::look(window, |column, key| give(column, Self::Narrow(key)));
        let mut longest = vec![[0; 2]; atoms.len()];
        for (start, rest) in (0..).zip((0..atoms.len()).filter_map(|start| atoms.get(start..))) {
            walk(rest, dictionary, style.is_kana(), |len, trust| {
                let shown = len.min(6) as u8;
                let trusted = u8::from(trust >= if style.is_kana() { 2 } else { 4 });
                let Some([first, .., last]) = longest.get_mut(start..start + len) else { return };
                for longest in [&mut first[0], &mut last[1]] {
                    *longest = shown.saturating_mul(2).saturating_add(trusted).max(*longest);
                }
                give(start, Self::Start(shown, trust, style));
                for inside in start + 1..start + len - 1 {
                    give(inside, Self::Inside(shown, trust, style));
                }
                give(start + len - 1, Self::End(shown, trust, style));
            });
        }
        // As many columns as a model's rows have.
        let all = atoms.iter().zip(&longest).enumerate();
        for (column, (atom, [starts, ends])) in all.take(atoms.len().saturating_sub(2)) {
            give(column, Self::Starts(atom.id, *starts, style));
            give(column, Self::Ends(atom.id, *ends, style));
        }
    }

    fn scope(&self) -> Scope {
        match self {
            Self::Narrow(key) => key.scope(),
            // The first one alone.
            _ => Scope(1),
        }
    }
}

/// Gives length and trust of each word of the dictionary that `atoms` begin with.
fn walk(atoms: &[Atom], dictionary: &Dictionary<'_>, kana: bool, mut give: impl FnMut(usize, u8)) {
    let [first, second, rest @ ..] = atoms else { return };
    let pair = dictionary.pairs().get(first.id, second.id);
    let (mut code, mut longer) = (pair.trust(), pair.longer());
    let mut state = begin(first.id, second.id);
    let mut rest = rest.iter();
    for len in 2..=LONGEST {
        let trust = trust(code, kana);
        if trust > 0 {
            give(len, trust);
        }
        let Some(next) = rest.next().filter(|_| longer) else { return };
        state = step(state, next.id);
        let beginning = dictionary.at(dictionary.spot(state));
        (code, longer) = (beginning.trust(), beginning.longer());
    }
}

/// The learners, fitted.
#[derive(Debug)]
pub(super) struct Teacher {
    record: Record<Wide>,
    learners: Vec<Learner>,
}

impl Teacher {
    /// Fits the learners to a corpus.
    pub(super) fn new(record: Record<Wide>, settings: Settings) -> Self {
        let learners = (0..LEARNERS).map(|fold| {
            let examples = record.examples.iter().zip(&record.parts);
            let others = examples.filter(|(_, part)| **part % LEARNERS != fold);
            let others: Vec<&Example> = others.map(|(example, _)| example).collect();
            let seed = settings.seed.wrapping_add(SEED);
            let settings = Settings { seed, l1: L1, ..settings };
            crf::fit(&others, record.scopes(), settings, |_| ())
        });
        Self { learners: learners.collect(), record }
    }

    /// What the teacher thinks of a text.
    pub(super) fn shares(&mut self, window: &Window<'_>, atoms: &[Atom]) -> Shares {
        let uses = self.record.known(window);
        let example = Example { uses, right: Vec::new(), locked: locked(atoms) };
        let mut mean = vec![[0.0; 2]; atoms.len()];
        for learner in &mut self.learners {
            for (mean, shares) in mean.iter_mut().zip(learner.shares(&example)) {
                for (mean, share) in mean.iter_mut().zip(shares) {
                    *mean += share / LEARNERS as f32;
                }
            }
        }
        mean
    }

    /// What the learner that has not seen it thinks of each example of the corpus.
    pub(super) fn unseen(&mut self) -> Vec<Shares> {
        let examples = self.record.examples.iter().zip(&self.record.parts);
        let shares = examples.map(|(example, part)| {
            let learner = self.learners.get_mut(part % LEARNERS);
            learner.map(|learner| learner.shares(example)).unwrap_or_default()
        });
        shares.collect()
    }
}
