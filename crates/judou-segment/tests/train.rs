//! What training promises: the same bytes for the same input, models that read, errors with lines.
#![cfg(feature = "train")]

use judou_segment::train::{Corpus, CorpusErrorKind, TrainErrorKind, Trainer, WordList, WordScore};
use judou_segment::{ModelErrorKind, WordMode, WordModel, WordSegmenter};

/// Sentences of our own in which 河 and 河水 are words, and 水 is one elsewhere.
const SENTENCES: &str = "\
河水 流 过 村子 。
村子 在 河 边 。
孩子 喝 水 。
老人 看 河水 。
春 の 川 は 長い 。
川 の 水 を 飲む 。
강가에 마을이 있다 .
";

fn corpus() -> Corpus {
    Corpus::from_spaced(&SENTENCES.repeat(8))
}

fn list(text: &str) -> WordList {
    WordList::parse(text).expect("a good list")
}

fn trainer() -> Trainer {
    Trainer::new()
        .corpus(corpus())
        .words(list("河水 50\n村子 9\n老人 400\n孩子\n"))
        .words(list("村子\n"))
        .kana_words(list("長い 30\n飲む 3\n"))
        .text("河水流过村子。老人在河边。")
        .fold([('過', '过'), ('邊', '边')])
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let mut rounds = Vec::new();
    let first = trainer().epochs(3).train(|round| rounds.push(round)).expect("sentences");
    assert_eq!(rounds, [1, 2, 3]);
    assert_eq!(trainer().epochs(3).train(|_| ()), Ok(first.clone()));
    let other = trainer().epochs(3).seed(2).train(|_| ()).expect("sentences");
    assert_ne!(first, other, "the seed counts");
}

#[test]
fn a_model_knows_what_it_was_taught() {
    let bytes = trainer().train(|_| ()).expect("sentences");
    let segmenter = WordSegmenter::new(WordModel::from_bytes(&bytes).expect("a model"));
    let score = WordScore::of(&segmenter, &corpus());
    assert_eq!((score.found, score.right), (score.expected, score.expected));
    // Folded characters are the same to it, and blanks are words.
    let cases = [
        ("河水流過村子。", "河水|流|過|村子|。"),
        ("老人 喝水", "老人| |喝|水"),
        ("川の水を飲む。", "川|の|水|を|飲む|。"),
        ("강가에 있다.", "강가에| |있다|."),
    ];
    for (text, expected) in cases {
        let words: Vec<&str> = segmenter.words(text).map(|word| word.span.of(text)).collect();
        assert_eq!(words.join("|"), expected);
    }
}

#[test]
fn classical_chinese_is_learnt_apart() {
    let plain = Corpus::from_spaced(&"我们 的 天下 很 大 。\n他们 的 天下 也 大 。\n".repeat(20));
    let classical = Corpus::from_spaced(&"天 下 之 大 也 。\n得 天 下 之 民 矣 。\n".repeat(20));
    let words = |trainer: Trainer, text: &str| {
        let bytes = trainer.train(|_| ()).expect("sentences");
        let segmenter = WordSegmenter::new(WordModel::from_bytes(&bytes).expect("a model"));
        segmenter.words(text).map(|word| word.span.of(text)).collect::<Vec<_>>().join("|")
    };
    let apart = Trainer::new().corpus(plain).classical(classical);
    assert_eq!(words(apart.clone(), "我们的天下。"), "我们|的|天下|。");
    assert_eq!(words(apart, "得天下之民矣。"), "得|天|下|之|民|矣|。");
}

#[test]
fn words_of_the_corpus_are_known_where_no_list_has_them() {
    let text = "我 看 花园 。\n我 看 山谷 。\n我 看 花园山谷 。\n".repeat(20);
    let bytes = Trainer::new().corpus(Corpus::from_spaced(&text)).train(|_| ()).expect("sentences");
    let segmenter = WordSegmenter::new(WordModel::from_bytes(&bytes).expect("a model"));
    let text = "我看花园山谷。";
    let words = |segmenter: &WordSegmenter<'_>| {
        segmenter.words(text).map(|word| word.span.of(text)).collect::<Vec<_>>().join("|")
    };
    assert_eq!(words(&segmenter), "我|看|花园山谷|。");
    assert_eq!(words(&segmenter.mode(WordMode::Fine)), "我|看|花园|山谷|。");
}

#[test]
fn stronger_shrinking_makes_smaller_models() {
    let size = |l1| trainer().l1(l1).train(|_| ()).expect("sentences").len();
    assert!(size(0.01) < size(0.0), "{} {}", size(0.01), size(0.0));
}

#[test]
fn nothing_to_learn_from_is_an_error() {
    let error = Trainer::new().train(|_| ()).expect_err("no sentence");
    assert_eq!(error.kind(), TrainErrorKind::NoSentence);
}

#[test]
fn bad_lines_are_named() {
    let row = |id: &str, word: &str| format!("{id}\t{word}\t_\t_\t_\t_\t0\t_\t_\t_\n");
    let cases = [
        (row("1", "好") + "2\t书\n", 2, CorpusErrorKind::ColumnCount),
        (row("一", "好"), 1, CorpusErrorKind::BadIndex),
        (row("1-x", "好"), 1, CorpusErrorKind::BadIndex),
        (String::from("# 注\n\n") + &row("1", ""), 3, CorpusErrorKind::EmptyWord),
    ];
    for (text, line, kind) in cases {
        let error = Corpus::from_conllu(&text).expect_err(&text);
        assert_eq!((error.line(), error.kind()), (line, kind), "{text:?}");
    }
    assert_eq!(WordList::parse("好 3\n书 三\n").expect_err("no count").line(), 2);
}

#[test]
fn ranges_and_empty_nodes_of_conllu() {
    let row =
        |id: &str, word: &str, misc: &str| format!("{id}\t{word}\t_\t_\t_\t_\t0\t_\t_\t{misc}\n");
    let text = row("1-2", "don't", "_")
        + &row("1", "do", "_")
        + &row("2", "n't", "_")
        + &row("2.1", "go", "_")
        + &row("3", "go", "SpaceAfter=No")
        + &row("4", ".", "_");
    let corpus = Corpus::from_conllu(&text).expect("CoNLL-U");
    assert_eq!((corpus.text(0), corpus.words()), (Some("don't go."), 3));
}

#[test]
fn changed_models_are_refused() {
    let bytes = trainer().epochs(1).train(|_| ()).expect("sentences");
    let kind = |bytes: &[u8]| WordModel::from_bytes(bytes).map_err(|error| *error.kind()).err();
    assert_eq!(kind(&bytes), None);
    for at in (8..bytes.len()).step_by(bytes.len() / 50) {
        let mut bad = bytes.clone();
        bad[at] ^= 1;
        assert!(kind(&bad).is_some(), "byte {at}");
        let cut = kind(&bytes[..at]);
        assert_eq!(cut, Some(ModelErrorKind::Truncated), "cut at {at}");
    }
}
