//! Times words and sentences by UAX #29 beside the peers: `cargo run --release -p judou-bench --example time_uax29 --
//! [NAME|TEXT…]`, where NAME is part of the name of one of our texts (all without any) and TEXT a file that the
//! caller has.
//!
//! Thread CPU time in interleaved rounds within one process, the least of each. Each piece is looked at, by
//! `fold` where an iterator has its own, and one after another.

use std::hint::black_box;
use std::process::ExitCode;
use std::time::Duration;

use icu_segmenter::options::{SentenceBreakInvariantOptions, WordBreakInvariantOptions};
use icu_segmenter::{SentenceSegmenter, WordSegmenter};
use judou_bench::{Work, corpora, least_times, scripts, speed_row};
use judou_segment::uax29;
use unicode_segmentation::UnicodeSegmentation;

const ROUNDS: usize = 40;
/// What one of them may take in all.
const PATIENCE: Duration = Duration::from_secs(2);

fn main() -> ExitCode {
    let ours = [corpora(), scripts()].concat();
    let wanted: Vec<String> = std::env::args().skip(1).collect();
    let mut texts = Vec::new();
    for want in &wanted {
        let found = ours.iter().filter(|corpus| corpus.name.contains(want.as_str()));
        let before = texts.len();
        texts.extend(found.map(|corpus| (corpus.name.to_owned(), corpus.text.clone())));
        if texts.len() == before {
            match std::fs::read_to_string(want) {
                Ok(text) => texts.push((want.clone(), text)),
                Err(error) => {
                    eprintln!("no text of ours is called `{want}`, and it cannot be read: {error}");
                    return ExitCode::FAILURE;
                }
            }
        }
    }
    if wanted.is_empty() {
        texts.extend(ours.into_iter().map(|corpus| (corpus.name.to_owned(), corpus.text)));
    }
    println!(
        "| words of | judou | icu_segmenter | unicode-segmentation | its word indices | judou, `next` |"
    );
    println!("| --- | ---:| ---:| ---:| ---:| ---:|");
    for (name, text) in &texts {
        println!("{}", words(name, text));
    }
    println!("\n| sentences of | judou | icu_segmenter | unicode-segmentation |");
    println!("| --- | ---:| ---:| ---:|");
    for (name, text) in &texts {
        println!("{}", sentences(name, text));
    }
    ExitCode::SUCCESS
}

fn words(name: &str, text: &str) -> String {
    let icu = WordSegmenter::new_for_non_complex_scripts(WordBreakInvariantOptions::default());
    let sum = |sum: usize, piece: &str| sum ^ piece.len();
    let mut works: [Work<'_>; 5] = [
        Box::new(|| uax29::words(text).fold(0, sum)),
        Box::new(|| icu.segment_str(text).fold(0, |sum, end| sum ^ end)),
        Box::new(|| text.split_word_bounds().fold(0, sum)),
        Box::new(|| text.unicode_word_indices().fold(0, |sum, (at, _)| sum ^ at)),
        Box::new(|| {
            let mut total = 0;
            for piece in uax29::words(text) {
                total ^= black_box(piece).len();
            }
            total
        }),
    ];
    speed_row(name, text.len(), &least_times(&mut works, ROUNDS, PATIENCE))
}

fn sentences(name: &str, text: &str) -> String {
    let icu = SentenceSegmenter::new(SentenceBreakInvariantOptions::default());
    let sum = |sum: usize, piece: &str| sum ^ piece.len();
    let mut works: [Work<'_>; 3] = [
        Box::new(|| uax29::sentences(text).fold(0, sum)),
        Box::new(|| icu.segment_str(text).fold(0, |sum, end| sum ^ end)),
        Box::new(|| text.split_sentence_bounds().fold(0, sum)),
    ];
    speed_row(name, text.len(), &least_times(&mut works, ROUNDS, PATIENCE))
}
