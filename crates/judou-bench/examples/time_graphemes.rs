//! Times graphemes beside the peers: `cargo run --release -p judou-bench --example time_graphemes -- [NAME|TEXT…]`,
//! where NAME is part of the name of one of our texts (all without any) and TEXT a file that the caller has.
//!
//! Thread CPU time in interleaved rounds within one process, the least of each. Each cluster is looked at.

use std::process::ExitCode;
use std::time::Duration;

use finl_unicode::grapheme_clusters::Graphemes as Finl;
use icu_segmenter::GraphemeClusterSegmenter as Icu;
use judou_bench::{Work, least_times, running, scripts, speed_row};

const ROUNDS: usize = 60;

fn main() -> ExitCode {
    let ours = [running(), scripts()].concat();
    let mut texts = Vec::new();
    let wanted: Vec<String> = std::env::args().skip(1).collect();
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
    println!("| text | judou | finl_unicode | icu_segmenter |");
    println!("| --- | ---:| ---:| ---:|");
    for (name, text) in &texts {
        println!("{}", row(name, text));
    }
    ExitCode::SUCCESS
}

fn row(name: &str, text: &str) -> String {
    let icu = Icu::new();
    let sum = |sum: usize, cluster: &str| sum ^ cluster.len();
    let mut works: [Work<'_>; 3] = [
        Box::new(|| judou_segment::graphemes(text).fold(0, sum)),
        Box::new(|| Finl::new(text).fold(0, sum)),
        Box::new(|| icu.segment_str(text).fold(0, |sum, end| sum ^ end)),
    ];
    speed_row(name, text.len(), &least_times(&mut works, ROUNDS, Duration::MAX))
}
