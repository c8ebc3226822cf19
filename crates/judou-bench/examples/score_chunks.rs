//! Counts what chunks break: `cargo run --release -p judou-bench --example score_chunks -- GOLD ROOT…`;
//! with `--list` before GOLD, names each place where judou's do, and leaves the peers aside.
//!
//! GOLD is a file of JSON Lines, `{"doc", "turns": [{"start", "label_end", "end"}]}` with byte offsets,
//! ROOT the folder that `doc` is relative to. For each chunker and size it prints, over all documents:
//!
//! - **over**: chunks larger than the size, in characters, single graphemes aside;
//! - **unsaid**: of what is said in turns, the share that stands in chunks which do not say who: before
//!   the first label in the chunk. A single grapheme that is larger than the size leaves a label no room;
//! - **cut**: of the ends of chunks between CJK characters, the share inside a sentence that fits the
//!   size, with its indentation and the label in front that the chunk or the next one has. A sentence ends after
//!   。！？!? and what closes after them, with its line and with its turn; after an ellipsis it may. That is a rule,
//!   and not the one that judou cuts by;
//! - **headings**: chunks with a heading (`#` at the start of a line, outside fences and labels) behind
//!   other text, as a share of those in documents with headings;
//! - **joined**: documents whose chunks, joined, are the text; for judou, whose spans are the main text.
//!
//! The peers' chunks are found in the text by their characters other than white space, which some of
//! them change.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::process::ExitCode;

use judou::{Chunker, Document, Span};
use unicode_segmentation::UnicodeSegmentation as _;

const SIZES: [usize; 5] = [50, 200, 500, 1000, 2000];

/// A chunk as it lies in its document.
struct Found {
    start: usize,
    end: usize,
    size: usize,
    /// Characters of the label that says who goes on speaking at its start.
    label: usize,
}

struct Gold {
    name: String,
    text: String,
    /// Start, end of the label, end.
    turns: Vec<[usize; 3]>,
    headings: Vec<usize>,
    /// Where sentences end.
    ends: Vec<(usize, bool)>,
}

#[derive(Clone, Copy, Default)]
struct Score {
    /// Whether to print what is counted as broken.
    is_list: bool,
    chunks: usize,
    over: usize,
    said: usize,
    unsaid: usize,
    ends: usize,
    cut: usize,
    with_headings: usize,
    headings: usize,
    documents: usize,
    joined: usize,
}

fn main() -> ExitCode {
    let mut arguments: Vec<String> = std::env::args().skip(1).collect();
    let is_list = arguments.first().is_some_and(|first| first == "--list");
    arguments.drain(..usize::from(is_list));
    if arguments.is_empty() || !arguments.len().is_multiple_of(2) {
        eprintln!("usage: score_chunks [--list] GOLD ROOT [GOLD ROOT]…");
        return ExitCode::FAILURE;
    }
    let mut documents = Vec::new();
    for pair in arguments.chunks(2) {
        match read(&pair[0], &pair[1]) {
            Ok(more) => documents.extend(more),
            Err(error) => {
                eprintln!("cannot read `{}`: {error}", pair[0]);
                return ExitCode::FAILURE;
            }
        }
    }
    // A peer panics on some texts, which is counted and need not be told each time.
    std::panic::set_hook(Box::new(|_| ()));
    println!("{} documents\n", documents.len());
    println!("| chunker | size | chunks | over | unsaid | cut | headings | joined |");
    println!("| --- | ---:| ---:| ---:| ---:| ---:| ---:| ---:|");
    let names = ["judou", "text-splitter", "text-splitter, Markdown", "chonkie", "semchunk-rs"];
    for (number, name) in names.into_iter().enumerate().take(if is_list { 1 } else { names.len() })
    {
        for size in SIZES {
            let mut score = Score { is_list, ..Score::default() };
            for document in &documents {
                score.add(document, size, number);
            }
            let share = |part: usize, whole: usize| match whole {
                0 => "-".to_owned(),
                _ => format!("{:.2} %", part as f64 * 100.0 / whole as f64),
            };
            println!(
                "| {name} | {size} | {} | {} | {} | {} | {} | {}/{} |",
                score.chunks,
                score.over,
                share(score.unsaid, score.said),
                share(score.cut, score.ends),
                share(score.headings, score.with_headings),
                score.joined,
                score.documents,
            );
        }
    }
    ExitCode::SUCCESS
}

impl Score {
    fn add(&mut self, gold: &Gold, size: usize, chunker: usize) {
        let text = gold.text.as_str();
        let (found, is_joined) = match chunker {
            0 => ours(text, size),
            1 => theirs(text, text_splitter::TextSplitter::new(size).chunks(text).map(Into::into)),
            2 => theirs(
                text,
                text_splitter::MarkdownSplitter::new(size).chunks(text).map(Into::into),
            ),
            3 => {
                let tokenizer = chonkie::CharacterTokenizer::new();
                let rules = chonkie::RecursiveRules::default();
                let chonkie = chonkie::RecursiveChunker::new(tokenizer, size, rules);
                theirs(text, chonkie.chunk(&gold.text).into_iter().map(|chunk| chunk.text))
            }
            _ => {
                let counter = Box::new(|text: &str| text.chars().count());
                let chunker = semchunk_rs::Chunker::new(size, counter);
                // It panics on some texts; these have no chunks then.
                let chunks = catch_unwind(AssertUnwindSafe(|| chunker.chunk(text)));
                theirs(text, chunks.unwrap_or_default().into_iter())
            }
        };
        self.documents += 1;
        self.joined += usize::from(is_joined);
        self.chunks += found.len();
        for (index, chunk) in found.iter().enumerate() {
            let next = found.get(index + 1).map_or(0, |next| next.label);
            if chunk.size > size {
                self.over += 1;
                self.list("over", gold, size, Span::new(chunk.start, chunk.end));
            }
            self.speakers(gold, chunk);
            self.end(gold, chunk, size.saturating_sub(next.max(chunk.label)));
            if !gold.headings.is_empty() {
                self.with_headings += 1;
                let first = gold.headings.partition_point(|&heading| heading <= chunk.start);
                let heading = gold.headings.get(first).filter(|&&heading| heading < chunk.end);
                let is_over = heading.is_some_and(|&heading| {
                    !Span::new(chunk.start, heading).of(text).trim().is_empty()
                });
                self.headings += usize::from(is_over);
                if is_over {
                    self.list("heading", gold, size, Span::new(chunk.start, chunk.end));
                }
            }
        }
    }

    fn speakers(&mut self, gold: &Gold, chunk: &Found) {
        for &[start, label_end, end] in &gold.turns {
            let said = Span::new(label_end.max(chunk.start), end.min(chunk.end));
            let said = said.of(&gold.text).chars().filter(|char| !char.is_whitespace()).count();
            self.said += said;
            // Within the turn, behind its label.
            if start < chunk.start && chunk.label == 0 && said > 0 && chunk.size > 1 {
                self.unsaid += said;
                self.list("unsaid", gold, 0, Span::new(chunk.start, chunk.end));
            }
        }
    }

    /// Counts whether `chunk` ends inside a sentence of at most `size` characters.
    fn end(&mut self, gold: &Gold, chunk: &Found, size: usize) {
        let text = gold.text.as_str();
        let before = Span::new(0, chunk.end).of(text).trim_end();
        let after = Span::new(before.len(), text.len()).of(text);
        let is_last = after.trim().is_empty();
        let last = before.chars().next_back();
        if is_last || !last.is_some_and(is_cjk) {
            return;
        }
        self.ends += 1;
        let at = before.len();
        let next = gold.ends.partition_point(|&(end, _)| end < at);
        if gold.ends.get(next).is_some_and(|&(end, _)| end == at) {
            return;
        }
        let sure = |it: &&(usize, bool)| it.1;
        let end = gold.ends[next..].iter().find(sure).map_or(text.len(), |it| it.0);
        let start = gold.ends[..next].iter().rev().find(sure).map_or(0, |it| it.0);
        // Indentation is no place to end at, and counts.
        let sentence = Span::new(start, end).of(text).trim_end().trim_start_matches(['\n', '\r']);
        if sentence.chars().count() <= size {
            self.cut += 1;
            self.list("cut", gold, size, Span::new(start, at));
        }
    }

    fn list(&self, what: &str, gold: &Gold, room: usize, place: Span) {
        if self.is_list {
            let after = Span::new(place.end, gold.text.len()).of(&gold.text);
            let after: String = after.chars().take(30).collect();
            let text = place.of(&gold.text);
            println!("{what} {} {place:?} room {room}: {text:?} | {after:?}", gold.name);
        }
    }
}

/// Characters, those of a single grapheme as one: no chunker can make it smaller.
fn size_of(text: &str) -> usize {
    if text.graphemes(true).nth(1).is_none() { 1 } else { text.chars().count() }
}

fn is_cjk(char: char) -> bool {
    matches!(char, '\u{3000}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}' | '\u{ff00}'..='\u{ffef}')
}

fn ours(text: &str, size: usize) -> (Vec<Found>, bool) {
    let document = Document::parse(text);
    let chunker = Chunker::new(size).expect("no size is 0");
    let mut spans: Vec<Span> = Vec::new();
    let mut found = Vec::new();
    for chunk in chunker.chunks(&document) {
        for &span in &chunk.spans {
            match spans.last_mut() {
                Some(last) if last.end == span.start => last.end = span.end,
                _ => spans.push(span),
            }
        }
        let Some(start) = chunk.spans.iter().find(|span| !span.of(text).trim().is_empty()) else {
            continue;
        };
        let end = chunk.spans.last().map_or(start.end, |last| last.end);
        found.push(Found {
            start: start.start,
            end,
            size: size_of(&chunk.text),
            // What a reader of the text alone sees: `speakers` does not count here.
            label: chunk.text[..chunk.label].chars().count(),
        });
    }
    (found, spans.into_iter().eq(document.main_text()))
}

/// Finds chunks in `text` by what they hold beside white space.
fn theirs(text: &str, chunks: impl Iterator<Item = String>) -> (Vec<Found>, bool) {
    let mut solid = text.char_indices().filter(|(_, char)| !char.is_whitespace());
    let mut joined = String::new();
    let mut found = Vec::new();
    for chunk in chunks {
        joined += &chunk;
        let count = chunk.chars().filter(|char| !char.is_whitespace()).count();
        let size = size_of(&chunk);
        let mut taken = solid.by_ref().take(count);
        let Some((start, first)) = taken.next() else { continue };
        let (last, char) = taken.last().unwrap_or((start, first));
        found.push(Found { start, end: last + char.len_utf8(), size, label: 0 });
    }
    (found, joined == text)
}

fn read(gold: &str, root: &str) -> std::io::Result<Vec<Gold>> {
    let mut documents = Vec::new();
    for line in std::fs::read_to_string(gold)?.lines() {
        let record: serde_json::Value = serde_json::from_str(line)?;
        let path = Path::new(root).join(record["doc"].as_str().unwrap_or_default());
        let Ok(text) = std::fs::read_to_string(&path) else { continue };
        let offset = |turn: &serde_json::Value, key: &str| turn[key].as_u64().unwrap_or(0) as usize;
        let turns = record["turns"].as_array().into_iter().flatten();
        let turns: Vec<[usize; 3]> =
            turns.map(|turn| ["start", "label_end", "end"].map(|key| offset(turn, key))).collect();
        documents.push(Gold {
            name: record["doc"].as_str().unwrap_or_default().to_owned(),
            headings: headings(&text, &turns),
            ends: ends(&text, &turns),
            turns,
            text,
        });
    }
    Ok(documents)
}

fn headings(text: &str, turns: &[[usize; 3]]) -> Vec<usize> {
    let labels: BTreeMap<usize, usize> = turns.iter().map(|turn| (turn[0], turn[1])).collect();
    let mut headings = Vec::new();
    let mut is_code = false;
    for line in judou::source::lines(text) {
        let start = line.span.start;
        let line = line.of(text);
        is_code ^= line.trim_start().starts_with("```");
        let marks = line.len() - line.trim_start_matches('#').len();
        let is_heading = (1..=6).contains(&marks) && line[marks..].starts_with(' ');
        if is_heading && !is_code && !labels.contains_key(&start) {
            headings.push(start);
        }
    }
    headings
}

/// The places where sentences end, and whether one is sure: a chunk may end at any, and a sentence reaches
/// from one that is sure to the next.
fn ends(text: &str, turns: &[[usize; 3]]) -> Vec<(usize, bool)> {
    let mut ends: Vec<(usize, bool)> = Vec::new();
    // Whether a stop has come with nothing but stops and what closes behind it, and whether that is sure.
    let mut over = None;
    for (at, char) in text.char_indices() {
        let next = text[at + char.len_utf8()..].chars().next();
        // Addresses have `?` in them, code `!=`.
        let is_ascii_stop = matches!(char, '!' | '?')
            && !next.is_some_and(|next| next.is_ascii_alphanumeric() || next == '=');
        let is_stop = is_ascii_stop || matches!(char, '。' | '！' | '？' | '｡' | '．');
        let is_soft_stop = matches!(char, '‥' | '…');
        let is_closing = matches!(char, '”' | '’' | '"' | '」' | '』' | '）' | ')' | '》' | '】');
        let is_line_end = matches!(char, '\n' | '\r');
        if let Some(is_sure) = over.filter(|_| !is_stop && !is_soft_stop && !is_closing) {
            // What goes on with a comma is not over; emphasis closes here or opens what follows.
            let is_mark = char == '*';
            if !matches!(char, '，' | '、' | '；') {
                ends.push((at, is_sure && !is_mark));
            }
            if !is_mark {
                over = None;
            }
        }
        if is_line_end {
            ends.push((text[..at].trim_end().len(), true));
            over = None;
        }
        if is_stop || is_soft_stop {
            over = Some(is_stop || over == Some(true));
        }
        // Korean ends its sentences as English does.
        if char == ' ' && text[..at].ends_with('.') && text[..at - 1].ends_with(is_cjk) {
            ends.push((at, true));
        }
    }
    ends.push((text.trim_end().len(), true));
    // Whatever the last words are: nobody goes on speaking.
    ends.extend(turns.iter().flat_map(|turn| [turn[0], turn[2]]).map(|end| (end, true)));
    ends.sort_unstable_by_key(|&(end, is_sure)| (end, !is_sure));
    ends.dedup_by_key(|(end, _)| *end);
    ends
}
