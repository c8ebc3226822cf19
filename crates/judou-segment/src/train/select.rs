//! Which words of the lists a model knows, and how much it trusts them.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::string::String;
use std::vec::Vec;

use super::WordList;
use super::alphabet::Alphabet;
use crate::token::Grain;
use crate::word::parts::{
    Charset, Hash, LONGEST, TRUST, TableBuilder, has_kana, payload, scan, step,
};

/// Words by the numbers of their characters, with how much they are trusted without kana and with.
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
pub(super) fn select(
    alphabet: &Alphabet,
    charset: &Charset<'_>,
    lists: &[Vec<WordList>; 2],
    texts: &[String],
    most: [usize; 2],
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
            .map(|(ids, entry)| (rank(entry), ids, trust(entry, group)))
            .collect();
        ranked.sort_unstable_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
        for (_, ids, trust) in ranked.into_iter().take(most) {
            if let Some(place) = words.entry(ids).or_default().get_mut(group) {
                *place = trust;
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
    let mut atoms = Vec::new();
    for text in texts {
        let mut at = 0;
        while at < text.len() {
            atoms.clear();
            at = scan(text, at, Grain::Whole, charset, &mut atoms);
            if has_kana(&atoms) != kana {
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

/// How much a word is trusted: by its count, and whether a second list has it.
fn trust(entry: Entry, group: usize) -> u8 {
    let rare = if group == 1 { 20 } else { 5 };
    let tier = match entry.count {
        0 => 0,
        count if count < rare => 1,
        count if count < 300 => 2,
        _ => 3,
    };
    if group == 1 {
        return tier.max(1);
    }
    match (tier, entry.lists > 1) {
        (0, _) => 1,
        (1, false) => 2,
        (1, true) => 3,
        (2, false) => 4,
        (2, true) => 5,
        _ => TRUST[0] - 1,
    }
}

/// The table of the words' beginnings.
pub(super) fn table(words: &Words) -> TableBuilder {
    let mut beginnings: BTreeMap<&[u16], ([u8; 2], bool)> = BTreeMap::new();
    for (ids, trust) in words {
        for len in 2..ids.len() {
            if let Some(beginning) = ids.get(..len) {
                beginnings.entry(beginning).or_default().1 = true;
            }
        }
        beginnings.entry(ids).or_default().0 = *trust;
    }
    let keys: Vec<(Hash, u16)> = beginnings
        .into_iter()
        .map(|(ids, (trust, longer))| {
            let state = ids.iter().fold(0, |state, &id| step(state, id));
            (Hash::new(state), payload(trust, longer))
        })
        .collect();
    TableBuilder::new(0xFFC0, &keys)
}
