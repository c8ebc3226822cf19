//! Running text of 1 MB and more in each language, composed from patterns under `texts/`.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::random::Random;

/// Bytes that each composed text has at least.
const LEAST: usize = 1 << 20;

/// A language with patterns of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// Chinese in simplified characters.
    ZhHans,
    /// Chinese in traditional characters.
    ZhHant,
    /// Japanese.
    Ja,
    /// Korean.
    Ko,
    /// English.
    En,
}

impl Language {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::ZhHans, Self::ZhHant, Self::Ja, Self::Ko, Self::En];

    /// Its name in benchmarks: the language's code, and the script's where it needs one.
    pub const fn name(self) -> &'static str {
        match self {
            Self::ZhHans => "zh-Hans",
            Self::ZhHant => "zh-Hant",
            Self::Ja => "ja",
            Self::Ko => "ko",
            Self::En => "en",
        }
    }

    const fn source(self) -> &'static str {
        match self {
            Self::ZhHans => include_str!("../texts/zh-hans.txt"),
            Self::ZhHant => include_str!("../texts/zh-hant.txt"),
            Self::Ja => include_str!("../texts/ja.txt"),
            Self::Ko => include_str!("../texts/ko.txt"),
            Self::En => include_str!("../texts/en.txt"),
        }
    }

    /// What stands between two sentences of a paragraph.
    const fn gap(self) -> &'static str {
        match self {
            Self::ZhHans | Self::ZhHant | Self::Ja => "",
            Self::Ko | Self::En => " ",
        }
    }
}

/// A text to measure on.
#[derive(Clone, Debug)]
pub struct Corpus {
    /// Its name in benchmarks.
    pub name: &'static str,
    /// 1 MB or more.
    pub text: String,
}

/// A text in each language, and one that mixes them sentence by sentence: as dense with quotations,
/// abbreviations and other marks as a story told in dialogue.
pub fn corpora() -> Vec<Corpus> {
    in_all_languages(Writer::sentence)
}

/// The same of running prose, as in news: two sentences of three are longer ones without such marks.
pub fn running() -> Vec<Corpus> {
    in_all_languages(Writer::running)
}

/// A text in each of the scripts that the languages don't have, and one of emoji.
pub fn scripts() -> Vec<Corpus> {
    let mut random = Random::new(LEAST as u64);
    let corpus = |(name, lines): (&'static str, Vec<&str>)| {
        let mut text = String::with_capacity(LEAST + LEAST / 8);
        while text.len() < LEAST {
            text.push_str(random.pick(&lines));
            text.push(' ');
        }
        Corpus { name, text }
    };
    lists(include_str!("../texts/scripts.txt")).into_iter().map(corpus).collect()
}

fn in_all_languages(sentence: fn(&mut Writer) -> String) -> Vec<Corpus> {
    let text = |languages: &[Language]| compose(languages, LEAST, sentence);
    let mut corpora: Vec<Corpus> = Language::ALL
        .into_iter()
        .map(|language| Corpus { name: language.name(), text: text(&[language]) })
        .collect();
    corpora.push(Corpus { name: "mixed", text: text(&Language::ALL) });
    corpora
}

/// Paragraphs of two to seven sentences until there are `least` bytes.
pub(crate) fn prose(languages: &[Language], least: usize) -> String {
    compose(languages, least, Writer::sentence)
}

fn compose(languages: &[Language], least: usize, sentence: fn(&mut Writer) -> String) -> String {
    let mut writers: Vec<Writer> = languages.iter().map(|&it| Writer::new(it)).collect();
    let mut random = Random::new(least as u64);
    let mut text = String::with_capacity(least + least / 8);
    while text.len() < least {
        let sentences = 2 + random.below(6);
        for number in 0..sentences {
            let writer = random.below(writers.len());
            if let Some(writer) = writers.get_mut(writer) {
                let gap = if number == 0 { "" } else { writer.language.gap() };
                text.push_str(gap);
                text.push_str(&sentence(writer));
            }
        }
        text.push_str("\n\n");
    }
    text
}

/// The lists of a file of texts: `## name`, and an entry a line.
fn lists(source: &'static str) -> BTreeMap<&'static str, Vec<&'static str>> {
    let mut lists: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    let mut name = "";
    for line in source.lines() {
        match line.strip_prefix("## ") {
            Some(title) => name = title,
            None => lists.entry(name).or_default().push(line),
        }
    }
    lists
}

/// Makes sentences of one language.
#[derive(Clone, Debug)]
pub(crate) struct Writer {
    language: Language,
    lists: BTreeMap<&'static str, Vec<&'static str>>,
    random: Random,
}

impl Writer {
    pub(crate) fn new(language: Language) -> Self {
        let lists = lists(language.source());
        Self { language, lists, random: Random::new(language as u64 + 1) }
    }

    /// One sentence, or a few that belong together.
    pub(crate) fn sentence(&mut self) -> String {
        let pattern = self.pick("sentences");
        self.fill(pattern)
    }

    /// One sentence of running prose.
    fn running(&mut self) -> String {
        if self.random.below(3) == 0 {
            return self.sentence();
        }
        let pattern = self.pick("plain");
        self.fill(pattern)
    }

    /// The pattern with an entry in each slot.
    fn fill(&mut self, pattern: &'static str) -> String {
        let mut rest = pattern;
        let mut out = String::new();
        while let Some((before, after)) = rest.split_once('{') {
            let (slot, after) = after.split_once('}').unwrap_or(("", after));
            out.push_str(before);
            if slot == "number" {
                // Writing to a string cannot fail.
                let _ = write!(out, "{}", 2 + self.random.below(998));
            } else {
                out.push_str(self.pick(slot));
            }
            rest = after;
        }
        out + rest
    }

    /// An entry of the list called `name`; nothing if there is none.
    pub(crate) fn pick(&mut self, name: &str) -> &'static str {
        self.lists.get(name).map_or("", |list| self.random.pick(list))
    }

    pub(crate) const fn language(&self) -> Language {
        self.language
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_long_enough_and_always_the_same() {
        let all = || [corpora(), running(), scripts()].concat();
        let first = all();
        assert_eq!(first.len(), 48);
        for (one, two) in first.iter().zip(all()) {
            assert!(one.text.len() >= 1_000_000, "{} has {} bytes", one.name, one.text.len());
            assert_eq!(one.text, two.text, "{}", one.name);
        }
    }

    #[test]
    fn every_slot_has_a_list() {
        for language in Language::ALL {
            let mut writer = Writer::new(language);
            for _ in 0..500 {
                let sentence = [writer.sentence(), writer.running()].concat();
                assert!(!sentence.is_empty() && !sentence.contains(['{', '}']), "{sentence:?}");
            }
            for list in ["person", "place", "thing", "sentences", "plain"] {
                let count = writer.lists.get(list).map_or(0, Vec::len);
                assert!(count >= 10, "{list} of {} has {count} entries", language.name());
            }
        }
    }
}
