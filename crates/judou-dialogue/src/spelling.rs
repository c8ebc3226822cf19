//! The names of a document's labels, each looked at once however often it recurs.

use alloc::collections::BTreeMap;
use alloc::rc::Rc;
use alloc::string::String;
use alloc::vec::Vec;

use crate::lexicon;
use crate::name::fold;

/// One way of writing a name.
#[derive(Clone, Debug)]
pub(crate) struct Spelling {
    /// The name as it is compared; names that are one person's by letters fold alike.
    pub(crate) folded: Rc<str>,
    /// A number that all spellings with this folded form share, counted from 0.
    pub(crate) id: usize,
    /// The name is a word for a role: `采访者`.
    pub(crate) is_role: bool,
}

/// How many names are remembered without looking them up: most dialogues have no more speakers.
const RECENT: usize = 4;

/// All spellings of a document, numbered in the order in which they appear.
#[derive(Debug, Default)]
pub(crate) struct Spellings<'a> {
    all: Vec<Spelling>,
    // By hashes first, which are compared faster; equal ones, of whatever intent, cost no more than
    // comparing the names themselves.
    by_name: BTreeMap<(u64, &'a str), usize>,
    by_folded: BTreeMap<(u64, Rc<str>), usize>,
    recent: [(&'a str, usize); RECENT],
    oldest: usize,
}

impl<'a> Spellings<'a> {
    /// The number of `name`, which is given one if it is new.
    pub(crate) fn number(&mut self, name: &'a str) -> usize {
        // No name is empty, so that an unused place answers to none.
        if let Some((_, number)) = self.recent.iter().find(|(recent, _)| *recent == name) {
            return *number;
        }
        let key = (hash(name), name);
        let number = if let Some(number) = self.by_name.get(&key) {
            *number
        } else {
            let spelling = self.look_at(name);
            self.all.push(spelling);
            self.by_name.insert(key, self.all.len() - 1);
            self.all.len() - 1
        };
        if let Some(place) = self.recent.get_mut(self.oldest) {
            *place = (name, number);
        }
        self.oldest = (self.oldest + 1) % RECENT;
        number
    }

    pub(crate) fn get(&self, number: usize) -> Option<&Spelling> {
        self.all.get(number)
    }

    fn look_at(&mut self, name: &str) -> Spelling {
        let folded = fold_label(name);
        let is_role = lexicon::role(&folded).is_some();
        let folded: Rc<str> = Rc::from(folded);
        let next = self.by_folded.len();
        let key = (hash(&folded), Rc::clone(&folded));
        let id = *self.by_folded.entry(key).or_insert(next);
        Spelling { folded, id, is_role }
    }
}

/// The name as it is compared.
pub(crate) fn fold_label(name: &str) -> String {
    let folded = fold(name);
    // `问1` and `问2` ask for the same side.
    match lexicon::question_or_answer(&folded) {
        Some(_) => String::from(folded.trim_matches(char::is_numeric)),
        None => folded,
    }
}

/// An index for each of some numbers, such as those of names and spellings.
#[derive(Debug, Default)]
pub(crate) struct Numbered(Vec<Option<usize>>);

impl Numbered {
    /// The index that `number` has, or is given now.
    pub(crate) fn get_or_insert_with(
        &mut self,
        number: usize,
        new: impl FnOnce() -> usize,
    ) -> usize {
        if self.0.len() <= number {
            self.0.resize(number + 1, None);
        }
        match self.0.get_mut(number) {
            Some(place) => *place.get_or_insert_with(new),
            None => new(),
        }
    }
}

/// Mixes eight bytes at a time.
fn hash(name: &str) -> u64 {
    let mut hash = name.len() as u64;
    let mut mix =
        |part: u64| hash = (hash.rotate_left(5) ^ part).wrapping_mul(0x517c_c1b7_2722_0a95);
    let (eights, rest) = name.as_bytes().as_chunks::<8>();
    for eight in eights {
        mix(u64::from_le_bytes(*eight));
    }
    for byte in rest {
        mix(u64::from(*byte));
    }
    hash
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_keep_their_numbers() {
        let mut spellings = Spellings::default();
        let names = ["Ann", "Bob", "ann", "Cid", "Dee", "Eve", "Ann", "问1", "问2", "问", "Bob"];
        let numbers: Vec<usize> = names.iter().map(|name| spellings.number(name)).collect();
        assert_eq!(numbers, [0, 1, 2, 3, 4, 5, 0, 6, 7, 8, 1]);
        let ids: Vec<Option<usize>> =
            numbers.iter().map(|at| spellings.get(*at).map(|it| it.id)).collect();
        let expected = [0, 1, 0, 2, 3, 4, 0, 5, 5, 5, 1].map(Some);
        assert_eq!(ids, expected, "what folds alike is one name");
    }
}
