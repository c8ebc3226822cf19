//! Times graphemes beside the peers: `cargo run --release -p judou-bench --example time_graphemes -- [NAME|TEXT…]`,
//! where NAME is part of the name of one of our texts (all without any) and TEXT a file that the caller has.
//!
//! Thread CPU time in interleaved rounds within one process, the least of each. Each cluster is looked at.

use std::fmt::Write as _;
use std::hint::black_box;
use std::process::ExitCode;
use std::time::Duration;

use cpu_time::ThreadTime;
use finl_unicode::grapheme_clusters::Graphemes as Finl;
use icu_segmenter::GraphemeClusterSegmenter as Icu;
use judou_bench::{running, scripts};

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
    let work: [&dyn Fn(&str) -> usize; 3] = [
        &|text| judou_segment::graphemes(text).fold(0, sum),
        &|text| Finl::new(text).fold(0, sum),
        &|text| icu.segment_str(text).fold(0, |sum, end| sum ^ end),
    ];
    let mut least = [Duration::MAX; 3];
    for _ in 0..ROUNDS {
        for (work, least) in work.iter().zip(&mut least) {
            let start = ThreadTime::now();
            black_box(work(black_box(text)));
            *least = start.elapsed().min(*least);
        }
    }
    let ours = least[0].as_secs_f64();
    let mut row = format!("| {name} | {:.0} MB/s |", text.len() as f64 / 1e6 / ours);
    for time in &least[1..] {
        let _ = write!(row, " {:.2} |", time.as_secs_f64() / ours);
    }
    row
}
