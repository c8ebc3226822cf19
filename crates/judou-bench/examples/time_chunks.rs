//! Times chunking at 1,000 characters beside the peers: `cargo run --release -p judou-bench --example time_chunks
//! -- [GOLD ROOT]…`, where GOLD is a file of JSON Lines with `doc`, a path below ROOT.
//!
//! Thread CPU time in interleaved rounds within one process, the least of each, on one thread. The texts are
//! those of the benchmark `chunk`, and the documents of GOLD in which somebody speaks, joined over and over: real transcripts
//! have blank lines of many lengths, which some peers' time depends on. `judou` chunks a parsed document,
//! `judou, parsed` starts from the text, as the peers do. A peer that needs more than a few seconds has one round.

use std::hint::black_box;
use std::path::Path;
use std::process::ExitCode;
use std::time::Duration;

use judou::{Chunker, Document};
use judou_bench::{Labels, Language, Work, corpora, least_times, speed_row, transcript};

const SIZE: usize = 1000;
const ROUNDS: usize = 25;
/// What a peer may take in all.
const PATIENCE: Duration = Duration::from_secs(4);

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let mut texts = generated();
    match joined(&arguments) {
        Ok(joined) => texts.extend(joined),
        Err(error) => {
            eprintln!("cannot read the documents: {error}");
            return ExitCode::FAILURE;
        }
    }
    println!("| text | judou | with parsing | text-splitter | Markdown | chonkie |");
    println!("| --- | ---:| ---:| ---:| ---:| ---:|");
    for (name, text) in &texts {
        println!("{}", row(name, text));
    }
    ExitCode::SUCCESS
}

fn row(name: &str, text: &str) -> String {
    let document = Document::parse(text);
    let chunker = Chunker::new(SIZE).expect("no 0");
    let splitter = text_splitter::TextSplitter::new(SIZE);
    let markdown = text_splitter::MarkdownSplitter::new(SIZE);
    let rules = chonkie::RecursiveRules::default();
    let chonkie = chonkie::RecursiveChunker::new(chonkie::CharacterTokenizer::new(), SIZE, rules);
    let owned = text.to_owned();
    let mut works: [Work<'_>; 5] = [
        Box::new(|| chunker.chunks(&document).map(|chunk| black_box(chunk).text.len()).sum()),
        Box::new(|| {
            let document = Document::parse(text);
            chunker.chunks(&document).map(|chunk| black_box(chunk).text.len()).sum()
        }),
        Box::new(|| splitter.chunks(text).map(|chunk| black_box(chunk).len()).sum()),
        Box::new(|| markdown.chunks(text).map(|chunk| black_box(chunk).len()).sum()),
        Box::new(|| black_box(chonkie.chunk(&owned)).len()),
    ];
    speed_row(name, text.len(), &least_times(&mut works, ROUNDS, PATIENCE))
}

fn generated() -> Vec<(String, String)> {
    let mut texts = Vec::new();
    for language in Language::ALL {
        let text = transcript(language, Labels::Plain, 1 << 19);
        texts.push((format!("transcript {}", language.name()), text));
    }
    for corpus in corpora() {
        texts.push((format!("prose {}", corpus.name), corpus.text));
    }
    texts
}

/// The documents in which somebody speaks, to 2 and 8 MB.
fn joined(arguments: &[String]) -> std::io::Result<Vec<(String, String)>> {
    let mut all = String::new();
    for pair in arguments.chunks_exact(2) {
        for line in std::fs::read_to_string(&pair[0])?.lines() {
            let record: serde_json::Value = serde_json::from_str(line)?;
            let has_turns = record["turns"].as_array().is_some_and(|turns| !turns.is_empty());
            let path = Path::new(&pair[1]).join(record["doc"].as_str().unwrap_or_default());
            if let Some(text) = has_turns.then(|| std::fs::read_to_string(path).ok()).flatten() {
                all.push_str(&text);
                all.push('\n');
            }
        }
    }
    if all.is_empty() {
        return Ok(Vec::new());
    }
    let to = |bytes: usize| all.repeat(bytes / all.len() + 1);
    Ok(vec![
        ("documents, 2 MB".to_owned(), to(2 << 20)),
        ("documents, 8 MB".to_owned(), to(8 << 20)),
    ])
}
