//! The order in which words are worth their room.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::Path;

use anyhow::Result;
use xshell::Shell;

use super::{Known, unpacked};

/// Chinese words whose beginnings a model has in any case, the most frequent of jieba's.
const CHINESE: usize = 120_000;

/// Script, length, cost, and which other lists have it: words of one class are alike.
type Kind = (&'static str, usize, i32, u8);

/// The words that the text has, the most frequent first; then those that it has no trace of, those first
/// that are likeliest to stand in a text for the room they take. Characters that the text has, but never
/// as a word, are left out.
pub(super) fn order(
    sh: &Shell,
    data: &Path,
    words: &BTreeMap<String, Known>,
) -> Result<Vec<(String, Known)>> {
    let text = |name: &str| unpacked(sh, &data.join(name));
    let [ipadic, synonyms, jieba] = [
        text("ipadic_words.lexicon.txt.xz")?,
        text("raw/lexicon_ja_sudachi_syn.txt.xz")?,
        text("jieba_s.lexicon.txt.xz")?,
    ];
    let ipadic: HashSet<&str> =
        ipadic.lines().filter_map(|line| line.split_whitespace().next()).collect();
    let synonyms: HashSet<&str> =
        synonyms.lines().filter_map(|line| line.split('\t').next()).collect();
    let treebank = sh.read_file(data.join("ja_gsd_train.words.txt"))?;
    let treebank: HashSet<&str> = treebank.split_whitespace().collect();
    let folds = sh.read_file(data.join("t2s.txt"))?;
    let folds: HashMap<char, char> = folds
        .lines()
        .filter_map(|line| {
            let mut pair = line.chars().filter(|c| !c.is_whitespace());
            pair.next().zip(pair.next())
        })
        .collect();
    let fold = |word: &str| -> String {
        word.chars().map(|c| folds.get(&c).copied().unwrap_or(c)).collect()
    };

    let (mut seen, unseen): (Vec<_>, Vec<_>) = words
        .iter()
        .filter(|(_, known)| known.words > 0 || known.all == 0)
        .partition(|(_, known)| known.words > 0);
    seen.sort_by_key(|(word, known)| (std::cmp::Reverse(known.words), *word));
    let mut begun: HashSet<String> = HashSet::new();
    for (word, _) in &seen {
        begun.extend(beginnings(&fold(word)).map(str::to_owned));
    }
    let mut chinese: Vec<(u64, &str)> = jieba
        .lines()
        .filter_map(|line| {
            let (word, count) = line.split_once(' ')?;
            Some((count.parse().ok()?, word))
        })
        .collect();
    chinese.sort_unstable_by(|a, b| b.cmp(a));
    for (_, word) in chinese.iter().take(CHINESE) {
        begun.extend(beginnings(word).map(str::to_owned));
    }

    let kind = |word: &str, known: &Known| -> Kind {
        let lists = u8::from(ipadic.contains(word)) + 2 * u8::from(synonyms.contains(word));
        let cost = (i32::from(known.cost) - 5000).div_euclid(1000).clamp(0, 6);
        (script(word), word.chars().count().min(6), cost, lists)
    };
    let mut kinds: HashMap<Kind, [u32; 2]> = HashMap::new();
    for (word, known) in &unseen {
        let [all, used] = kinds.entry(kind(word, known)).or_default();
        *all += 1;
        *used += u32::from(treebank.contains(word.as_str()));
    }
    let worth = |word: &str, known: &Known| -> f64 {
        let [all, used] = kinds.get(&kind(word, known)).copied().unwrap_or_default();
        // Kinds of few words are taken for rare.
        let likely = (f64::from(used) + 0.2) / (f64::from(all) + 20.0);
        let room = beginnings(&fold(word)).filter(|it| !begun.contains(*it)).count();
        likely / (0.3 + room as f64)
    };
    let mut unseen: Vec<_> = unseen
        .into_iter()
        .map(|(word, known)| (worth(word, known), known.cost, word, known))
        .collect();
    unseen.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| (a.1, a.2).cmp(&(b.1, b.2))));
    let unseen = unseen.into_iter().map(|(_, _, word, known)| (word, known));
    Ok(seen.into_iter().chain(unseen).map(|(word, known)| (word.clone(), *known)).collect())
}

/// The beginnings of two characters to ten, the whole of a short text too.
pub(super) fn beginnings(text: &str) -> impl Iterator<Item = &str> {
    let ends = text.char_indices().map(|(at, c)| at + c.len_utf8());
    ends.take(super::LONGEST).skip(1).map(|end| &text[..end])
}

/// Which scripts a word is written in, in their order: hiragana, katakana, Han.
fn script(word: &str) -> &'static str {
    let mut runs: Vec<char> = word
        .chars()
        .map(|c| match c {
            '\u{3041}'..='\u{3096}' => 'h',
            '\u{30A1}'..='\u{30FE}' => 'k',
            _ => 'H',
        })
        .collect();
    runs.dedup();
    match runs.as_slice() {
        ['h'] => "h",
        ['k'] => "k",
        ['H'] => "H",
        ['h', 'k'] => "hk",
        ['h', 'H'] => "hH",
        ['k', 'h'] => "kh",
        ['k', 'H'] => "kH",
        ['H', 'h'] => "Hh",
        ['H', 'k'] => "Hk",
        _ => "more",
    }
}
