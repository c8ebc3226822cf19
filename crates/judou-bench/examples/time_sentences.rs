//! Times sentences beside the peers on texts that the caller has: `cargo run --release -p judou-bench
//! --example time_sentences -- TEXT…`, where TEXT is a file that is split in one call.
//!
//! Thread CPU time in interleaved rounds within one process, the least of each, on one thread, everything
//! built before: `judou` by its default rules, `icu_segmenter` with its compiled data and
//! `unicode-segmentation`, both by UAX #29. Each gives every sentence's place or slice, and clauses,
//! paragraphs and all three in one pass stand beside them.

use std::hint::black_box;
use std::process::ExitCode;
use std::time::Duration;

use icu_segmenter::SentenceSegmenter as Icu;
use icu_segmenter::options::SentenceBreakInvariantOptions;
use judou_bench::{Work, least_times, speed_row};
use unicode_segmentation::UnicodeSegmentation;

const ROUNDS: usize = 40;
/// What one of them may take in all.
const PATIENCE: Duration = Duration::from_secs(4);

fn main() -> ExitCode {
    println!(
        "| text | judou | icu_segmenter | unicode-segmentation | clauses | paragraphs | levels |"
    );
    println!("| --- | ---:| ---:| ---:| ---:| ---:| ---:|");
    for path in std::env::args().skip(1) {
        match std::fs::read_to_string(&path) {
            Ok(text) => println!("{}", row(&path, &text)),
            Err(error) => {
                eprintln!("cannot read {path}: {error}");
                return ExitCode::FAILURE;
            }
        }
    }
    ExitCode::SUCCESS
}

fn row(name: &str, text: &str) -> String {
    let icu = Icu::new(SentenceBreakInvariantOptions::default());
    let mut works: [Work<'_>; 6] = [
        Box::new(|| judou_segment::sentences(text).map(black_box).count()),
        Box::new(|| icu.segment_str(text).map(black_box).count()),
        Box::new(|| text.split_sentence_bounds().map(black_box).count()),
        Box::new(|| judou_segment::clauses(text).map(black_box).count()),
        Box::new(|| judou_segment::paragraphs(text).map(black_box).count()),
        Box::new(|| judou_segment::levels(text).map(black_box).count()),
    ];
    speed_row(name, text.len(), &least_times(&mut works, ROUNDS, PATIENCE))
}
