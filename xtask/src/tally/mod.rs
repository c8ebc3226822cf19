//! `cargo xtask tally --unidic DIR --data DIR`: makes `unidic.tally.txt.xz` anew, of which the models
//! take their Japanese words.
//!
//! In go `MeCab`, a folder of `UniDic` as `MeCab` reads it, and the data that `cargo xtask train` takes; what
//! the lines say and how they are ordered, the README beside the file tells.

mod dictionary;
mod rank;

use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::Path;

use anyhow::{Context as _, Result};
use xshell::{Shell, cmd};

use crate::flags::Tally;

const PATH: &str = "crates/judou-segment-data/data/unidic.tally.txt.xz";

/// How many words the file has.
const MOST: usize = 140_000;

/// The longest word that models know, in characters.
const LONGEST: usize = 10;

/// What is known of a word.
#[derive(Clone, Copy, Debug, Default)]
struct Known {
    /// What `UniDic` has it cost; the least, if it is several words.
    cost: i16,
    /// How often the text has it as a word.
    words: u32,
    /// How often its characters stand in the text in any way.
    all: u32,
}

/// Counts, orders, and packs.
pub(crate) fn run(sh: &Shell, flags: &Tally) -> Result<()> {
    let (unidic, data) = (flags.unidic.as_path(), flags.data.as_path());
    let dictionary = unidic.join("sys.dic");
    let bytes = std::fs::read(&dictionary)
        .with_context(|| format!("cannot read `{}`", dictionary.display()))?;
    let costs = dictionary::words(&bytes)
        .with_context(|| format!("`{}` is no dictionary of MeCab", dictionary.display()))?;
    let fits = |word: &str| (2..=LONGEST).contains(&word.chars().count());
    let mut words: BTreeMap<String, Known> = costs
        .into_iter()
        .filter(|(word, _)| fits(word) && word.chars().all(is_native))
        .map(|(word, cost)| (word, Known { cost, ..Known::default() }))
        .collect();
    let mecab = flags.mecab.as_deref().unwrap_or_else(|| Path::new("mecab"));
    let text = unpacked(sh, &data.join("raw").join("ja.txt.xz"))?;
    // Without a file of settings: that of the folder or the machine may name other output.
    let cut = cmd!(sh, "{mecab} -r /dev/null -d {unidic} -O wakati").stdin(text).read()?;
    count(&mut words, &cut);
    let lines =
        rank::order(sh, data, &words)?.into_iter().take(MOST).map(|(word, known)| match known {
            Known { all: 0, .. } => format!("{word}\n"),
            Known { words, all, .. } => format!("{word}\t{words}\t{all}\n"),
        });
    let lines: String = lines.collect();
    let packed = cmd!(sh, "xz -9 --extreme --stdout").stdin(lines).output()?.stdout;
    let same = sh.read_binary_file(PATH).unwrap_or_default() == packed;
    sh.write_file(PATH, packed)?;
    println!(
        "{PATH} is {}",
        if same { "what it was" } else { "new: train the models and commit it" }
    );
    Ok(())
}

/// Counts each word in a text whose words have blanks between them.
fn count(words: &mut BTreeMap<String, Known>, cut: &str) {
    let beginnings: HashSet<String> =
        words.keys().flat_map(|word| rank::beginnings(word).map(str::to_owned)).collect();
    let mut counts: HashMap<String, [u32; 2]> = HashMap::new();
    for line in cut.lines() {
        for word in line.split(' ').filter(|word| words.contains_key(*word)) {
            let [as_word, _] = counts.entry(word.to_owned()).or_default();
            *as_word += 1;
        }
        let line = line.replace(' ', "");
        for (start, _) in line.char_indices() {
            for part in
                rank::beginnings(&line[start..]).take_while(|part| beginnings.contains(*part))
            {
                if words.contains_key(part) {
                    let [_, all] = counts.entry(part.to_owned()).or_default();
                    *all += 1;
                }
            }
        }
    }
    for (word, [as_word, all]) in counts {
        if let Some(known) = words.get_mut(&word) {
            (known.words, known.all) = (as_word, all);
        }
    }
}

/// Whether models look words up that have this character.
fn is_native(c: char) -> bool {
    matches!(c, '々' | '〇' | '\u{3041}'..='\u{3096}' | '\u{30A1}'..='\u{30FE}'
        | '\u{3400}'..='\u{9FFF}' | '\u{20000}'..='\u{3FFFF}')
}

/// A text that lies packed.
fn unpacked(sh: &Shell, path: &Path) -> Result<String> {
    let text = cmd!(sh, "xz --decompress --stdout {path}").quiet().output()?.stdout;
    String::from_utf8(text).with_context(|| format!("`{}` is not UTF-8", path.display()))
}
