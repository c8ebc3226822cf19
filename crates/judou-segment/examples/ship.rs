//! Trains a model that judou-segment-data ships, and scores it; `cargo xtask train` runs it.
//!
//! usage: ship DATA OWN LISTS MODEL [WORDS KANA-WORDS L1 EPOCHS PAIRS ROWS CHARACTERS]
//!
//! DATA has the treebanks' `*.words.txt` and `t2s.txt`, OWN judou's own sentences, LISTS the unpacked
//! word lists and texts. Every
//! eighth hundred of the Classical Chinese sentences is kept for scoring, for that treebank has no
//! development part here.

use std::error::Error;
use std::path::Path;
use std::time::Instant;
use std::{env, fs};

use judou_segment::train::{Corpus, Trainer, WordList, WordScore, WordTally};
use judou_segment::{WordModel, WordSegmenter};

type Result<T> = std::result::Result<T, Box<dyn Error>>;

fn main() -> Result<()> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [data, own, lists, model, numbers @ ..] = arguments.as_slice() else {
        return Err(
            "usage: ship DATA OWN LISTS MODEL [WORDS KANA-WORDS L1 EPOCHS PAIRS ROWS CHARACTERS]"
                .into(),
        );
    };
    let number =
        |index: usize, default: &str| numbers.get(index).map_or(default, |it| it).to_owned();
    let [data, own, lists] = [data, own, lists].map(Path::new);
    let (classical, classical_dev) = classical(data)?;
    let mut trainer = Trainer::new()
        .corpus(corpus(data, "zh_gsd_train")?)
        .corpus(corpus(data, "ja_gsd_train")?)
        .corpus(corpus(data, "ko_gsd_train")?)
        .corpus(corpus(own, "zh_spoken")?)
        .corpus(corpus(own, "zh_technical")?)
        .corpus(corpus(own, "yue")?)
        .classical(classical)
        .fold(folds(data)?)
        .most_words(number(0, "200000").parse()?, number(1, "120000").parse()?)
        .l1(number(2, "0.00001").parse()?)
        .epochs(number(3, "8").parse()?)
        .most_pairs(number(4, "1000000").parse()?)
        .most_rows(number(5, "4096").parse()?)
        .most_characters(number(6, "65535").parse()?)
        .taught(3, 220_000, 115_000);
    let mut jieba = list(lists, "jieba_s.lexicon")?;
    jieba.extend(list(lists, "jieba_t.lexicon")?);
    trainer =
        trainer.words(jieba).words(bare(lists, "lexicon_zh_cedict")?).kana_tally(tally(lists)?);
    for text in ["zh-hans", "zh-hant", "ja"] {
        trainer = trainer.text(read(&lists.join(format!("{text}.txt")))?);
    }
    let start = Instant::now();
    let bytes = trainer.train(|round| eprintln!("round {round}, {:.0?}", start.elapsed()))?;
    fs::write(model, &bytes)?;
    println!("{model}: {} bytes", bytes.len());
    let segmenter = WordSegmenter::new(WordModel::from_bytes(&bytes)?);
    for name in ["zh_gsd_dev", "zh_gsdsimp_dev", "ja_gsd_dev", "ko_gsd_dev"] {
        print(name, WordScore::of(&segmenter, &corpus(data, name)?));
    }
    print("lzh_kyoto (kept)", WordScore::of(&segmenter, &classical_dev));
    Ok(())
}

fn print(name: &str, score: WordScore) {
    let [precision, recall, f1] =
        [score.precision(), score.recall(), score.f1()].map(|part| part * 100.0);
    println!("{name:<18} {precision:.2} {recall:.2} {f1:.2}");
}

fn read(path: &Path) -> Result<String> {
    fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()).into())
}

fn corpus(data: &Path, name: &str) -> Result<Corpus> {
    Ok(Corpus::from_spaced(&read(&data.join(format!("{name}.words.txt")))?))
}

/// The sentences to train on, and those to score by.
fn classical(data: &Path) -> Result<(Corpus, Corpus)> {
    let text = read(&data.join("lzh_kyoto_train.words.txt"))?;
    let lines: Vec<&str> = text.lines().collect();
    let part = |kept: bool| {
        let blocks = lines.chunks(100).enumerate();
        let blocks = blocks.filter(|(index, _)| (index % 8 == 7) == kept);
        Corpus::from_spaced(
            &blocks.flat_map(|(_, lines)| lines).copied().collect::<Vec<_>>().join("\n"),
        )
    };
    Ok((part(false), part(true)))
}

/// A list of words and counts.
fn list(lists: &Path, name: &str) -> Result<WordList> {
    let path = lists.join(format!("{name}.txt"));
    WordList::parse(&read(&path)?).map_err(|error| format!("{}: {error}", path.display()).into())
}

/// A list whose second column says where words come from.
fn bare(lists: &Path, name: &str) -> Result<WordList> {
    let text = read(&lists.join(format!("{name}.txt")))?;
    let words = text.lines().filter_map(|line| line.split('\t').next()).collect::<Vec<_>>();
    Ok(WordList::parse(&words.join("\n"))?)
}

/// `UniDic`'s words, and how often a text has them.
fn tally(lists: &Path) -> Result<WordTally> {
    let path = lists.join("unidic.tally.txt");
    WordTally::parse(&read(&path)?).map_err(|error| format!("{}: {error}", path.display()).into())
}

fn folds(data: &Path) -> Result<Vec<(char, char)>> {
    let text = read(&data.join("t2s.txt"))?;
    Ok(text
        .lines()
        .filter_map(|line| {
            let mut characters = line.chars().filter(|c| !c.is_whitespace());
            characters.next().zip(characters.next())
        })
        .collect())
}
