//! How finely words are cut: shorter words inside those of the best path.
//!
//! The best path says what the standard words are. Shorter ones inside them are words that the model's
//! lexicon or the user's has, and runs of letters inside a compound; nothing is made up.

use alloc::vec::Vec;
use core::fmt;
use core::str::FromStr;

use judou_source::Span;

use super::{Atom, Word, WordKind, WordModel};
use crate::Lexicon;
use crate::token::{Grain, token_at};

/// How finely a [`crate::WordSegmenter`] cuts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum WordMode {
    /// Short units: numbers and compounds are cut at the marks inside them (`3`, `.`, `14`; `GPT`, `-`,
    /// `4`), long words into the shorter words they consist of, if they consist of nothing else.
    Fine,
    /// Words as the treebanks have them that the model was trained on.
    #[default]
    Standard,
    /// The standard words, and with them all words that lie inside one: for an index to be searched.
    /// They overlap, and come in order of their start, of one start the shortest first.
    Search,
}

impl WordMode {
    /// All of them, finest first.
    pub const ALL: [Self; 3] = [Self::Fine, Self::Standard, Self::Search];

    /// Its name in lower case.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Fine => "fine",
            Self::Standard => "standard",
            Self::Search => "search",
        }
    }

    /// What the scanner takes for one token.
    pub(super) const fn grain(self) -> Grain {
        match self {
            Self::Fine => Grain::Parts,
            Self::Standard | Self::Search => Grain::Whole,
        }
    }
}

impl fmt::Display for WordMode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// The name of no [`WordMode`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ParseWordModeError(());

impl fmt::Display for ParseWordModeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("expected `fine`, `standard` or `search`")
    }
}

impl core::error::Error for ParseWordModeError {}

impl FromStr for WordMode {
    type Err = ParseWordModeError;

    fn from_str(name: &str) -> Result<Self, ParseWordModeError> {
        Self::ALL.into_iter().find(|mode| mode.name() == name).ok_or(ParseWordModeError(()))
    }
}

/// The most atoms of a word that is looked for inside another.
const MAX_INNER: usize = 12;

/// Longer words are given as they are: nobody's lexicon has them, and time must stay linear.
const MAX_OUTER: usize = 48;

/// Who knows words.
#[derive(Clone, Copy, Debug)]
pub(super) struct Known<'a> {
    pub(super) model: WordModel<'a>,
    pub(super) lexicon: Option<&'a Lexicon>,
}

impl Known<'_> {
    /// Whether the atoms `from..to` of a standard word, of which `at` tells the offsets, are a word.
    fn has(self, text: &str, atoms: &[Atom], span: Span, range: (usize, usize)) -> bool {
        let (from, to) = range;
        let inner = part(atoms, span, range);
        let Some(content) = inner.get(text) else { return false };
        if self.lexicon.is_some_and(|lexicon| lexicon.wants(content)) {
            return true;
        }
        let letters = atoms.get(from..to).unwrap_or_default();
        let is_kana = letters.iter().all(|atom| atom.kind == WordKind::Kana);
        let is_native =
            letters.iter().all(|atom| matches!(atom.kind, WordKind::Han | WordKind::Kana));
        // Two kana are a syllable of many loanwords more often than they are a word of their own.
        let least = if is_kana { 3 } else { 2 };
        is_native && to - from >= least && self.model.has_word(content)
    }

    /// Adds to `found` the words inside `word`, which is made of `atoms`, and `word` itself, in order of
    /// start and length.
    pub(super) fn search(self, text: &str, atoms: &[Atom], word: Word, found: &mut Vec<Word>) {
        let first = found.len();
        if let [_] = atoms {
            compound(text, word, found);
        } else if atoms.len() <= MAX_OUTER {
            for from in 0..atoms.len() {
                let last = atoms.len().min(from + MAX_INNER);
                for to in from + 1..=last {
                    if to - from < atoms.len() && self.has(text, atoms, word.span, (from, to)) {
                        found.push(Word {
                            span: part(atoms, word.span, (from, to)),
                            kind: kind(atoms, from, to),
                        });
                    }
                }
            }
        }
        // Inside words of the word's own start are shorter than it, all others start later.
        let at = found
            .iter()
            .skip(first)
            .position(|inner| inner.span.start > word.span.start)
            .map_or(found.len(), |offset| first + offset);
        found.insert(at, word);
    }

    /// Adds the shortest known words that `word` consists of, or `word` itself, to `found`.
    pub(super) fn fine(self, text: &str, atoms: &[Atom], word: Word, found: &mut Vec<Word>) {
        let count = atoms.len();
        // For each place, the most words that the atoms before it are, and where the last one starts.
        let mut best = [None; MAX_OUTER + 1];
        best[0] = Some((0, 0));
        // What the user wants whole stays whole.
        let is_wanted = self.lexicon.is_some_and(|lexicon| lexicon.wants(word.span.of(text)));
        if is_wanted || !(4..=MAX_OUTER).contains(&count) {
            found.push(word);
            return;
        }
        for to in 1..=count {
            for from in to.saturating_sub(MAX_INNER)..to {
                let Some(Some((words, _))) = best.get(from).copied() else { continue };
                let is_better =
                    best.get(to).copied().flatten().is_none_or(|(most, _)| words + 1 > most);
                if is_better
                    && to - from < count
                    && self.has(text, atoms, word.span, (from, to))
                    && let Some(slot) = best.get_mut(to)
                {
                    *slot = Some((words + 1, from));
                }
            }
        }
        let first = found.len();
        let mut to = count;
        while let Some(Some((_, from))) = best.get(to).copied()
            && to > 0
        {
            found.push(Word {
                span: part(atoms, word.span, (from, to)),
                kind: kind(atoms, from, to),
            });
            to = from;
        }
        if found.len() == first {
            found.push(word);
        }
        if let Some(parts) = found.get_mut(first..) {
            parts.reverse();
        }
    }
}

/// The runs of letters and digits of a compound such as `GPT-4`.
fn compound(text: &str, word: Word, found: &mut Vec<Word>) {
    if word.kind != WordKind::Letters {
        return;
    }
    let mut at = word.span.start;
    while at < word.span.end {
        match token_at(text, at, Grain::Parts) {
            Some(token) if token.end <= word.span.end => {
                let span = Span::new(at, token.end);
                if span != word.span && token.kind.is_word() {
                    found.push(Word { span, kind: token.kind });
                }
                at = token.end;
            }
            _ => {
                let rest = Span::new(at, word.span.end).of(text);
                at += rest.chars().next().map_or(1, char::len_utf8);
            }
        }
    }
}

/// Where the atoms `from..to` of those that are the word at `span` lie.
fn part(atoms: &[Atom], span: Span, (from, to): (usize, usize)) -> Span {
    let start_of = |at: usize| atoms.get(at).map_or(span.end, |atom| atom.start);
    Span::new(start_of(from), start_of(to))
}

/// The kind of the atoms `from..to` together.
fn kind(atoms: &[Atom], from: usize, to: usize) -> WordKind {
    let kinds = atoms.get(from..to).unwrap_or_default().iter().map(|atom| atom.kind);
    kinds.reduce(WordKind::with).unwrap_or(WordKind::Symbol)
}

#[cfg(test)]
mod tests {
    use crate::word::untrained;
    use crate::{WordScratch, WordSegmenter};

    use super::*;

    fn cut(mode: WordMode, text: &str) -> Vec<&str> {
        let lexicon = Lexicon::parse(
            "甲乙丙丁戊己\n甲乙\t1\n丙丁\t1\n乙丙\t1\n戊己\t1\n丙丁戊己\t1\n子丑寅卯\t99\n子丑\t1\n寅卯\t1\n甲子\t甲|子\n",
        )
        .expect("good lines");
        let bytes = untrained();
        let model = WordModel::from_bytes(&bytes).expect("an empty model is one");
        let segmenter = WordSegmenter::new(model).lexicon(&lexicon).mode(mode);
        let words: Vec<Word> = segmenter.words(text).collect();
        let mut into = Vec::new();
        segmenter.segment_into(text, &mut WordScratch::new(), &mut into);
        assert_eq!(words, into);
        words.into_iter().map(|word| word.span.of(text)).collect()
    }

    #[test]
    fn search_gives_the_words_inside_words() {
        let cases: [(&str, &[&str]); 4] = [
            ("甲乙丙丁戊己。", &["甲乙", "甲乙丙丁戊己", "乙丙", "丙丁", "丙丁戊己", "戊己", "。"]),
            ("GPT-4", &["GPT", "GPT-4", "4"]),
            ("don't", &["don", "don't", "t"]),
            ("甲子 1.5", &["甲", "子", " ", "1.5"]),
        ];
        for (text, expected) in cases {
            assert_eq!(cut(WordMode::Search, text), expected, "text {text:?}");
        }
    }

    #[test]
    fn fine_cuts_what_is_known() {
        let cases: [(&str, &[&str]); 3] = [
            ("甲乙丙丁戊己", &["甲乙丙丁戊己"]), // the user wants it whole
            ("GPT-4 1.5", &["GPT", "-", "4", " ", "1", ".", "5"]),
            ("2024-11-15", &["2024", "-", "11", "-", "15"]),
        ];
        for (text, expected) in cases {
            assert_eq!(cut(WordMode::Fine, text), expected, "text {text:?}");
        }
    }
}
