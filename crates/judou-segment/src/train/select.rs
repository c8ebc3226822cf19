//! Which words of the lists a model knows, and how much it trusts them.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::string::String;
use std::vec::Vec;

use super::WordList;
use super::alphabet::Alphabet;
use crate::token::Grain;
use crate::word::parts::{
    Atoms, Beginning, Charset, Dictionary, LONGEST, Pair, Pairs, Style, TRUST, Table, both, scan,
    step, write_beginnings,
};

/// Words by the numbers of their characters, with what is said of them without kana and with: how often
/// the lists count them, or how far they are trusted.
pub(super) type Words = BTreeMap<Vec<u16>, [u8; 2]>;

/// What the lists and the texts say about a word.
#[derive(Clone, Copy, Debug, Default)]
struct Entry {
    count: u64,
    lists: u32,
    /// How often the characters stand in the texts in this order, words or not.
    seen: u64,
}

/// The words that the model will know: those that the texts have, and those that the lists count, first.
/// In text with kana, those of `first` before all others, in their order.
pub(super) fn select(
    alphabet: &Alphabet,
    charset: &Charset<'_>,
    lists: &[Vec<WordList>; 2],
    texts: &[String],
    most: [usize; 2],
    first: &[Vec<u16>],
) -> Words {
    let mut words = Words::new();
    for (group, (lists, most)) in lists.iter().zip(most).enumerate() {
        let mut entries: HashMap<Vec<u16>, Entry> = HashMap::new();
        for list in lists {
            let mut known = HashSet::new();
            for (word, count) in &list.words {
                let Some(ids) = alphabet.word(word) else { continue };
                if !(2..=LONGEST).contains(&ids.len()) {
                    continue;
                }
                let entry = entries.entry(ids.clone()).or_default();
                entry.count = entry.count.max(*count);
                entry.lists += u32::from(known.insert(ids));
            }
        }
        count(&mut entries, charset, texts, group == 1);
        let mut ranked: Vec<(u64, Vec<u16>, u8)> = entries
            .into_iter()
            .map(|(ids, entry)| (rank(entry), ids, tier(entry, group)))
            .collect();
        ranked.sort_unstable_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
        let first = if group == 1 { first } else { &[] };
        let first = first.iter().filter(|ids| (2..=LONGEST).contains(&ids.len()));
        let first = first.map(|ids| (ids.clone(), GIVEN));
        let ranked = first.chain(ranked.into_iter().map(|(_, ids, tier)| (ids, tier)));
        let mut room = most;
        for (ids, tier) in ranked {
            if room == 0 {
                break;
            }
            if let Some(place) = words.entry(ids).or_default().get_mut(group)
                && *place == 0
            {
                *place = tier;
                room -= 1;
            }
        }
    }
    words
}

/// Counts how often the texts have each entry.
fn count(
    entries: &mut HashMap<Vec<u16>, Entry>,
    charset: &Charset<'_>,
    texts: &[String],
    kana: bool,
) {
    let mut known: HashMap<u64, u64> = HashMap::new();
    for ids in entries.keys() {
        let mut state = 0;
        for &id in ids {
            state = step(state, id);
            known.entry(state).or_default();
        }
    }
    let mut memory = Atoms::new();
    for text in texts {
        let mut at = 0;
        while at < text.len() {
            at = scan(text, at, Grain::Whole, charset, &mut memory);
            let atoms = memory.inner();
            if (memory.style() == Style::Kana) != kana {
                continue;
            }
            for first in 0..atoms.len() {
                let mut state = 0;
                for atom in atoms.iter().skip(first).take(LONGEST) {
                    state = step(state, atom.id);
                    let Some(seen) = known.get_mut(&state) else { break };
                    *seen += 1;
                }
            }
        }
    }
    for (ids, entry) in entries {
        let state = ids.iter().fold(0, |state, &id| step(state, id));
        entry.seen = known.get(&state).copied().unwrap_or_default();
    }
}

/// Bits of a number: a logarithm in whole steps.
const fn bits(count: u64) -> u64 {
    (u64::BITS - count.leading_zeros()) as u64
}

/// Words of higher rank are kept before others.
fn rank(entry: Entry) -> u64 {
    (2 * bits(entry.seen) + bits(entry.count) + 2 * u64::from(entry.lists)) << 32
        | entry.seen.min(u64::from(u32::MAX))
}

/// What is said of a word that was given by name: as much as the lists say of a common one.
const GIVEN: u8 = 3;

/// How often the lists count a word, from 1 for hardly ever.
const fn tier(entry: Entry, group: usize) -> u8 {
    let rare = if group == 1 { 20 } else { 5 };
    match entry.count {
        0 => 1,
        count if count < rare => 2,
        count if count < 300 => 3,
        _ => 4,
    }
}

/// How far a word is trusted: that of the lists' `tier`, if it is in any, that the corpus has `words`
/// times as a word and `all` times in any way. 0 if nothing knows it.
///
/// From 4 on without kana, and from 2 on with, it is more likely a word than not.
pub(super) const fn level(tier: u8, words: u32, all: u32, group: usize) -> u8 {
    let is_known = tier > 0 || words > 0;
    let is_word = words * 2 >= all;
    match (group, is_known) {
        (_, false) => 0,
        (0, true) if all == 0 => match tier {
            0..=2 => tier,
            _ => tier + 1,
        },
        (0, true) if is_word => {
            if words > 2 {
                TRUST[0] - 1
            } else {
                TRUST[0] - 2
            }
        }
        (0, true) => 3,
        (_, true) if all == 0 => 1 + (tier > 2) as u8,
        (_, true) => 1 + 2 * is_word as u8,
    }
}

/// What is known of the words' beginnings.
pub(super) struct Beginnings {
    /// Of two characters: what both lists say of them as a word, and whether a longer one begins so.
    pub(super) pairs: BTreeMap<(u16, u16), (u8, bool)>,
    /// The table of those of three characters and more.
    pub(super) longer: Vec<u8>,
}

impl Beginnings {
    /// The bytes of a dictionary.
    pub(super) fn tables(&self) -> Tables {
        let pairs = self.pairs.iter();
        let pairs = pairs.map(|(&pair, &(trust, longer))| (pair, Pair::new(trust, longer, 0)));
        Tables { pairs: Pairs::write(pairs), longer: self.longer.clone() }
    }
}

/// The bytes of a dictionary.
pub(super) struct Tables {
    pairs: Vec<u8>,
    longer: Vec<u8>,
}

impl Tables {
    pub(super) fn dictionary(&self) -> Option<Dictionary<'_>> {
        Some(Dictionary::new(Pairs::read(&self.pairs)?, Table::read(&self.longer)?))
    }
}

/// The tables of the words' beginnings.
pub(super) fn beginnings(words: &Words) -> Beginnings {
    let mut beginnings: BTreeMap<&[u16], ([u8; 2], bool)> = BTreeMap::new();
    for (ids, trust) in words {
        for len in 2..ids.len() {
            if let Some(beginning) = ids.get(..len) {
                beginnings.entry(beginning).or_default().1 = true;
            }
        }
        beginnings.entry(ids).or_default().0 = *trust;
    }
    let mut pairs = BTreeMap::new();
    let mut longer_ones: Vec<(&[u16], Beginning)> = Vec::new();
    for (ids, (trust, longer)) in beginnings {
        match *ids {
            [first, second] => {
                pairs.insert((first, second), (both(trust), longer));
            }
            [_, _, _, ..] => {
                longer_ones.push((ids, Beginning::new(both(trust), longer)));
            }
            _ => {}
        }
    }
    Beginnings { pairs, longer: write_beginnings(longer_ones) }
}
