//! Times sentences beside the peers on texts that the caller has: `cargo run --release -p judou-bench
//! --example time_sentences -- TEXT…`, where TEXT is a file that is split in one call.
//!
//! Thread CPU time in interleaved rounds within one process, the least of each, on one thread, everything
//! built before: `judou` by its default rules, `icu_segmenter` with its compiled data and
//! `unicode-segmentation`, both by UAX #29. Each gives every sentence's place or slice, and clauses and
//! paragraphs stand beside them.

use std::fmt::Write as _;
use std::hint::black_box;
use std::process::ExitCode;
use std::time::Duration;

use cpu_time::ThreadTime;
use icu_segmenter::SentenceSegmenter as Icu;
use icu_segmenter::options::SentenceBreakInvariantOptions;
use unicode_segmentation::UnicodeSegmentation;

const ROUNDS: usize = 40;
/// What one of them may take in all.
const PATIENCE: Duration = Duration::from_secs(4);

type Work = Box<dyn Fn(&str) -> usize>;

fn main() -> ExitCode {
    let icu = Icu::new(SentenceBreakInvariantOptions::default());
    let work: [Work; 5] = [
        Box::new(|text| judou_segment::sentences(text).map(black_box).count()),
        Box::new(move |text| icu.segment_str(text).map(black_box).count()),
        Box::new(|text| text.split_sentence_bounds().map(black_box).count()),
        Box::new(|text| judou_segment::clauses(text).map(black_box).count()),
        Box::new(|text| judou_segment::paragraphs(text).map(black_box).count()),
    ];
    println!("| text | judou | icu_segmenter | unicode-segmentation | clauses | paragraphs |");
    println!("| --- | ---:| ---:| ---:| ---:| ---:|");
    for path in std::env::args().skip(1) {
        match std::fs::read_to_string(&path) {
            Ok(text) => println!("{}", row(&path, &text, &work)),
            Err(error) => {
                eprintln!("cannot read {path}: {error}");
                return ExitCode::FAILURE;
            }
        }
    }
    ExitCode::SUCCESS
}

/// The speed of the first, and for each of the others its time over that of the first.
fn row(name: &str, text: &str, work: &[Work]) -> String {
    let mut least = vec![Duration::MAX; work.len()];
    let mut spent = vec![Duration::ZERO; work.len()];
    for _ in 0..ROUNDS {
        for (index, work) in work.iter().enumerate() {
            if spent[index] < PATIENCE {
                let start = ThreadTime::now();
                black_box(work(black_box(text)));
                let time = start.elapsed();
                spent[index] += time;
                least[index] = least[index].min(time);
            }
        }
    }
    let ours = least[0].as_secs_f64();
    let speed = |time: Duration| text.len() as f64 / 1e6 / time.as_secs_f64();
    let mut row = format!("| {name} | {:.0} MB/s |", speed(least[0]));
    for time in &least[1..] {
        let _ = write!(row, " {:.2} ({:.0} MB/s) |", time.as_secs_f64() / ours, speed(*time));
    }
    row
}
