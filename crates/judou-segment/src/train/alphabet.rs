//! Which characters get a number of their own, and which share one.

use std::collections::{BTreeMap, HashMap};
use std::string::String;
use std::vec::Vec;

use super::Corpus;
use super::lean::leans;
use crate::WordKind;
use crate::word::parts::{Charset, Class, FIRST, NUMERALS, kind_of};

/// Characters and their numbers.
#[derive(Debug)]
pub(super) struct Alphabet {
    folds: BTreeMap<char, char>,
    /// How far characters lean towards Classical Chinese.
    leans: BTreeMap<char, i8>,
    ids: HashMap<char, u16>,
    /// The character of each number from [`FIRST`] on.
    chars: Vec<char>,
    /// How many numbers the corpus's characters take; those of word lists alone come after.
    pub(super) seen: usize,
    pub(super) sections: [Vec<u8>; 3],
}

impl Alphabet {
    /// Numbers the characters of the corpus first, the most frequent before others, then those of the
    /// lists; `None` if they are too many.
    pub(super) fn new<'w>(
        [corpus, classical]: [&Corpus; 2],
        words: impl Iterator<Item = &'w str>,
        folds: &[(char, char)],
    ) -> Option<Self> {
        let folds: BTreeMap<char, char> = folds.iter().copied().collect();
        let mut alphabet = Self {
            folds,
            leans: BTreeMap::new(),
            ids: HashMap::new(),
            chars: Vec::new(),
            seen: 0,
            sections: Default::default(),
        };
        alphabet.leans = leans(corpus, classical, |c| alphabet.fold(c));
        let mut classes = alloc::vec![(Class::Edge, 0); usize::from(FIRST)];
        let mut counts: BTreeMap<char, usize> = BTreeMap::new();
        let sentences = corpus.sentences().iter().chain(classical.sentences());
        for c in sentences.flat_map(|sentence| sentence.text.chars()) {
            *counts.entry(alphabet.fold(c)).or_default() += 1;
        }
        let mut frequent: Vec<(char, usize)> = counts.into_iter().collect();
        frequent.sort_by_key(|&(_, count)| std::cmp::Reverse(count));
        let frequent: String = frequent.into_iter().map(|(c, _)| c).collect();
        alphabet.add(&frequent, &mut classes)?;
        alphabet.seen = classes.len();
        for word in words {
            alphabet.add(word, &mut classes)?;
        }
        let all = ('!'..'\u{30000}')
            .filter_map(|c| alphabet.ids.get(&alphabet.fold(c)).map(|&id| (c, id)));
        alphabet.sections = Charset::write(all, &classes);
        Some(alphabet)
    }

    fn add(&mut self, text: &str, classes: &mut Vec<(Class, i8)>) -> Option<()> {
        for c in text.chars() {
            let kind = kind_of(c);
            if !matches!(
                kind,
                WordKind::Han | WordKind::Kana | WordKind::Punctuation | WordKind::Symbol
            ) {
                continue;
            }
            let c = self.fold(c);
            let next = u16::try_from(classes.len()).ok()?;
            if *self.ids.entry(c).or_insert(next) == next {
                let numeral = NUMERALS.contains(c);
                self.chars.push(c);
                let class = if numeral { Class::Numeral } else { Class::of(kind_of(c), c) };
                classes.push((class, self.leans.get(&c).copied().unwrap_or_default()));
            }
        }
        Some(())
    }

    /// The character that `c` is taken for: fullwidth forms for ASCII, marks for their like, and what
    /// the user's pairs say.
    fn fold(&self, c: char) -> char {
        let c = match c {
            '\u{FF01}'..='\u{FF5E}' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
            '。' | '｡' => '.',
            '“' | '”' | '「' | '」' | '『' | '』' => '"',
            '‘' | '’' => '\'',
            '・' | '‧' | '•' => '·',
            '〈' => '《',
            '〉' => '》',
            '【' => '[',
            '】' => ']',
            _ => c,
        };
        self.folds.get(&c).copied().unwrap_or(c)
    }

    pub(super) fn charset(&self) -> Option<Charset<'_>> {
        let [index, pages, classes] = &self.sections;
        Charset::read(index, pages, classes)
    }

    /// The word whose characters have these numbers.
    pub(super) fn spell(&self, ids: &[u16]) -> String {
        ids.iter().filter_map(|&id| self.chars.get(usize::from(id.checked_sub(FIRST)?))).collect()
    }

    /// The numbers of a word's characters, if all have one and are such that words are looked up.
    pub(super) fn word(&self, word: &str) -> Option<Vec<u16>> {
        let ids = word.chars().map(|c| {
            let native = matches!(kind_of(c), WordKind::Han | WordKind::Kana);
            native.then(|| self.ids.get(&self.fold(c)).copied())?
        });
        ids.collect()
    }
}
