//! Times words beside the peers on texts that the caller has: `cargo run --release -p judou-bench --example
//! time_words -- TEXT…`, where TEXT is a file whose lines are cut one by one.
//!
//! Thread CPU time in interleaved rounds within one process, the least of each, on one thread, everything
//! built before: `judou` with its standard model and its small one, `icu_segmenter` by its dictionaries
//! (`auto`), jieba-rs with its HMM. Each gives every word's place or slice.

use std::fmt::Write as _;
use std::hint::black_box;
use std::process::ExitCode;
use std::time::Duration;

use cpu_time::ThreadTime;
use icu_segmenter::WordSegmenter as Icu;
use icu_segmenter::options::WordBreakInvariantOptions;
use jieba_rs::Jieba;
use judou_segment::{WordModel, WordScratch, WordSegmenter};

const ROUNDS: usize = 15;
/// What one of them may take in all.
const PATIENCE: Duration = Duration::from_secs(8);

type Work<'t> = Box<dyn FnMut(&str) -> usize + 't>;

fn main() -> ExitCode {
    let icu = Icu::new_auto(WordBreakInvariantOptions::default());
    let jieba = Jieba::new();
    println!("| text | judou | small | icu_segmenter | jieba-rs |");
    println!("| --- | ---:| ---:| ---:| ---:|");
    for path in std::env::args().skip(1) {
        let text = match std::fs::read_to_string(&path) {
            Ok(text) => text,
            Err(error) => {
                eprintln!("cannot read {path}: {error}");
                return ExitCode::FAILURE;
            }
        };
        let mut work: [Work<'_>; 4] = [
            ours(&WordModel::standard()),
            ours(&WordModel::small()),
            Box::new(|line| black_box(icu.segment_str(line).count())),
            Box::new(|line| black_box(jieba.cut(line, true)).len()),
        ];
        println!("{}", row(&path, &text, &mut work));
    }
    ExitCode::SUCCESS
}

fn ours(model: &WordModel<'static>) -> Work<'static> {
    let segmenter = WordSegmenter::new(*model);
    let (mut scratch, mut words) = (WordScratch::new(), Vec::new());
    Box::new(move |line| {
        words.clear();
        segmenter.segment_into(line, &mut scratch, &mut words);
        black_box(&words).len()
    })
}

fn row(name: &str, text: &str, work: &mut [Work<'_>]) -> String {
    let mut least = vec![Duration::MAX; work.len()];
    let mut spent = vec![Duration::ZERO; work.len()];
    for _ in 0..ROUNDS {
        for (index, work) in work.iter_mut().enumerate() {
            if spent[index] < PATIENCE {
                let start = ThreadTime::now();
                black_box(text.lines().map(work).sum::<usize>());
                let time = start.elapsed();
                spent[index] += time;
                least[index] = least[index].min(time);
            }
        }
    }
    let ours = least[0].as_secs_f64();
    let speed = |time: Duration| text.len() as f64 / 1e6 / time.as_secs_f64();
    let mut row = format!("| {name} | {:.1} MB/s |", speed(least[0]));
    for time in &least[1..] {
        let _ = write!(row, " {:.2} ({:.1} MB/s) |", time.as_secs_f64() / ours, speed(*time));
    }
    row
}
