//! Times words beside the peers on texts that the caller has: `cargo run --release -p judou-bench --example
//! time_words -- TEXT…`, where TEXT is a file whose lines are cut one by one.
//!
//! Thread CPU time in interleaved rounds within one process, the least of each, on one thread, everything
//! built before: `judou` with its standard model and its small one, `icu_segmenter` by its dictionaries
//! (`auto`), jieba-rs with its HMM. Each gives every word's place or slice.

use std::hint::black_box;
use std::process::ExitCode;
use std::time::Duration;

use icu_segmenter::options::WordBreakInvariantOptions;
use icu_segmenter::{WordSegmenter as Icu, WordSegmenterBorrowed as IcuBorrowed};
use jieba_rs::Jieba;
use judou_bench::{Work, least_times, speed_row};
use judou_segment::{WordModel, WordScratch, WordSegmenter};

const ROUNDS: usize = 15;
/// What one of them may take in all.
const PATIENCE: Duration = Duration::from_secs(8);

fn main() -> ExitCode {
    let peers = (Icu::new_auto(WordBreakInvariantOptions::default()), Jieba::new());
    println!("| text | judou | small | icu_segmenter | jieba-rs |");
    println!("| --- | ---:| ---:| ---:| ---:|");
    for path in std::env::args().skip(1) {
        match std::fs::read_to_string(&path) {
            Ok(text) => println!("{}", row(&path, &text, &peers)),
            Err(error) => {
                eprintln!("cannot read {path}: {error}");
                return ExitCode::FAILURE;
            }
        }
    }
    ExitCode::SUCCESS
}

fn row(name: &str, text: &str, (icu, jieba): &(IcuBorrowed<'_>, Jieba)) -> String {
    let mut works: [Work<'_>; 4] = [
        ours(&WordModel::standard(), text),
        ours(&WordModel::small(), text),
        Box::new(|| text.lines().map(|line| icu.segment_str(line).map(black_box).count()).sum()),
        Box::new(|| text.lines().map(|line| black_box(jieba.cut(line, true)).len()).sum()),
    ];
    speed_row(name, text.len(), &least_times(&mut works, ROUNDS, PATIENCE))
}

fn ours<'t>(model: &WordModel<'static>, text: &'t str) -> Work<'t> {
    let segmenter = WordSegmenter::new(*model);
    let (mut scratch, mut words) = (WordScratch::new(), Vec::new());
    let mut count = move |line| {
        words.clear();
        segmenter.segment_into(line, &mut scratch, &mut words);
        black_box(&words).len()
    };
    Box::new(move || text.lines().map(&mut count).sum())
}
