//! `cargo xtask score dialogue`: the program's turns against a gold standard. `cargo xtask score chunks`: the laws of
//! chunks, counted for the chunker and its peers over the same documents.
//!
//! The folder holds `gold.jsonl`, one document a line: `doc` (its path in the folder), `track`
//! (`F` free-form, `S` a format with a grammar, `N` no dialogue), `format`, `lang` and `turns`, each with
//! `speaker`, `start`, `label_end`, `end` in bytes and perhaps `optional`. A turn is found if ours begins
//! between the gold's start and the end of its label; an optional one counts neither found nor missed.

use std::collections::BTreeMap;
use std::ops::AddAssign;

use anyhow::{Context as _, Result, bail, ensure};
use serde_json::Value;
use unicode_normalization::UnicodeNormalization as _;
use xshell::{Shell, cmd};

use crate::flags;
use crate::table::Table;

/// Scores the program and prints a table.
///
/// # Errors
///
/// If the gold cannot be read or the program fails.
pub(crate) fn run(sh: &Shell, flags: &flags::Score) -> Result<()> {
    match flags.what.as_str() {
        "dialogue" => dialogue(sh, flags),
        "chunks" => chunks(sh, flags),
        other => bail!("there are `dialogue` and `chunks` to score, and no `{other}`"),
    }
}

/// The peers are judou-bench's, which nothing else compiles, so the counting is an example there.
fn chunks(sh: &Shell, flags: &flags::Score) -> Result<()> {
    ensure!(
        flags.by.is_none(),
        "`--by` is for `dialogue`: of chunks, the rows are chunkers and sizes"
    );
    let folder = flags.data.canonicalize().context("no such folder")?;
    let gold = folder.join("gold.jsonl");
    cmd!(sh, "cargo run --release -q -p judou-bench --example score_chunks -- {gold} {folder}")
        .quiet()
        .run()?;
    Ok(())
}

fn dialogue(sh: &Shell, flags: &flags::Score) -> Result<()> {
    let key = match flags.by.as_deref().unwrap_or("format") {
        by @ ("format" | "lang" | "track" | "doc") => by.to_owned(),
        other => bail!("`--by {other}`: give format, lang, track or doc"),
    };
    let folder = flags.data.canonicalize().context("no such folder")?;
    let gold = read_lines(&sh.read_file(folder.join("gold.jsonl"))?)?;
    let documents: Vec<&str> = gold.iter().map(|it| it["doc"].as_str().unwrap_or("")).collect();
    let files: Vec<_> = documents.iter().map(|doc| folder.join(doc)).collect();
    // A file that cannot be read has no turns, and the score says so.
    let paths = files.iter();
    let run = cmd!(sh, "cargo run --release -q -p judou-cli -- turns --json -q {paths...}");
    let found = read_lines(&run.quiet().ignore_status().read()?)?;
    let turns: BTreeMap<&str, &Value> =
        found.iter().filter_map(|it| Some((it["path"].as_str()?, &it["turns"]))).collect();

    let mut groups: BTreeMap<String, Score> = BTreeMap::new();
    for (gold, file) in gold.iter().zip(&files) {
        let text = std::fs::read(file).unwrap_or_default();
        let none = Value::Null;
        let ours = file.to_str().and_then(|path| turns.get(path)).copied().unwrap_or(&none);
        let score = score(gold, ours, &text);
        let track = gold["track"].as_str().unwrap_or("?");
        let group = gold[key.as_str()].as_str().unwrap_or("?");
        let group = if key == "track" { track.to_owned() } else { format!("{track} {group}") };
        *groups.entry(group).or_default() += score;
        if key != "track" {
            *groups.entry(format!("{track} (all)")).or_default() += score;
        }
    }
    println!("{}", table(&key, &groups));
    Ok(())
}

fn read_lines(text: &str) -> Result<Vec<Value>> {
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    lines.map(|line| Ok(serde_json::from_str(line)?)).collect()
}

/// What was right and wrong, in one document or many.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Score {
    documents: usize,
    perfect: usize,
    found: usize,
    missed: usize,
    wrong: usize,
    speakers: usize,
    ends: usize,
    /// The sum of the documents' F1.
    f1: f64,
}

impl AddAssign for Score {
    fn add_assign(&mut self, other: Self) {
        self.documents += other.documents;
        self.perfect += other.perfect;
        self.found += other.found;
        self.missed += other.missed;
        self.wrong += other.wrong;
        self.speakers += other.speakers;
        self.ends += other.ends;
        self.f1 += other.f1;
    }
}

impl Score {
    fn f1(&self) -> f64 {
        let ratio = |part: usize, whole: usize| {
            if whole == 0 { 1.0 } else { part as f64 / whole as f64 }
        };
        let precision = ratio(self.found, self.found + self.wrong);
        let recall = ratio(self.found, self.found + self.missed);
        if precision + recall == 0.0 {
            0.0
        } else {
            2.0 * precision * recall / (precision + recall)
        }
    }
}

/// One turn of the gold.
struct Wanted<'g> {
    speaker: &'g str,
    start: u64,
    label_end: u64,
    end: u64,
    optional: bool,
    taken: bool,
}

fn score(gold: &Value, ours: &Value, text: &[u8]) -> Score {
    let number = |value: &Value| value.as_u64().unwrap_or(0);
    let mut wanted: Vec<Wanted<'_>> = gold["turns"]
        .as_array()
        .into_iter()
        .flatten()
        .map(|turn| Wanted {
            speaker: turn["speaker"].as_str().unwrap_or(""),
            start: number(&turn["start"]),
            label_end: number(&turn["label_end"]),
            end: number(&turn["end"]),
            optional: turn["optional"].as_bool().unwrap_or(false),
            taken: false,
        })
        .collect();
    wanted.sort_by_key(|turn| turn.start);
    let mut score = Score { documents: 1, ..Score::default() };
    let mut ours: Vec<&Value> = ours.as_array().into_iter().flatten().collect();
    ours.sort_by_key(|turn| number(&turn["span"][0]));
    for turn in ours {
        let start = number(&turn["span"][0]);
        let first = wanted.partition_point(|it| it.start <= start);
        // Labels do not overlap but for those of one line: the earliest that is free is the one.
        let candidates = wanted.iter_mut().take(first).rev().take(16);
        let hit = candidates.filter(|it| !it.taken && start <= it.label_end).last();
        let Some(hit) = hit else {
            score.wrong += 1;
            continue;
        };
        hit.taken = true;
        if hit.optional {
            continue;
        }
        score.found += 1;
        let name = turn["name"].as_str().unwrap_or("");
        score.speakers += usize::from(normal(name) == normal(hit.speaker));
        let end = |at: u64| trimmed(text, hit.label_end, at);
        score.ends += usize::from(end(number(&turn["span"][1])) == end(hit.end));
    }
    score.missed = wanted.iter().filter(|it| !it.taken && !it.optional).count();
    let silent = gold["track"] == "N" && wanted.iter().all(|it| it.optional);
    score.f1 = if silent { f64::from(u8::from(score.wrong == 0)) } else { score.f1() };
    let right = score.missed == 0 && score.wrong == 0 && score.speakers == score.found;
    score.perfect = usize::from(right);
    score
}

/// `end` without white space before it, at least `start`.
fn trimmed(text: &[u8], start: u64, end: u64) -> u64 {
    let mut end = end.min(text.len() as u64);
    while end > start && text.get(end as usize - 1).is_some_and(|byte| b" \n\r\t".contains(byte)) {
        end -= 1;
    }
    end
}

/// The name as it is compared: compatible forms alike, lower case, without markup and colons.
fn normal(name: &str) -> String {
    let folded: String = name.nfkc().flat_map(char::to_lowercase).collect();
    let bare = folded.replace(|c| "*_`【】[]<>「」".contains(c), "");
    let words: Vec<&str> = bare.split_whitespace().collect();
    words.join(" ").trim_end_matches(':').trim().to_owned()
}

fn table(key: &str, groups: &BTreeMap<String, Score>) -> Table {
    let mut table = Table::new([
        key,
        "documents",
        "perfect",
        "turns",
        "missed",
        "wrong",
        "F1",
        "macro F1",
        "speakers",
        "ends",
    ]);
    for (group, score) in groups {
        let found = score.found.max(1) as f64;
        let share = |part: usize| format!("{:.3}", part as f64 / found);
        table.row([
            group.clone(),
            score.documents.to_string(),
            score.perfect.to_string(),
            (score.found + score.missed).to_string(),
            score.missed.to_string(),
            score.wrong.to_string(),
            format!("{:.3}", score.f1()),
            format!("{:.3}", score.f1 / score.documents.max(1) as f64),
            share(score.speakers),
            share(score.ends),
        ]);
    }
    table
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn turns_are_compared() {
        let text = b"Ann: one \nBob: two\nNote: x\n";
        let gold = json!({"track": "F", "turns": [
            {"speaker": "ann", "start": 0, "label_end": 4, "end": 8},
            {"speaker": "Bob", "start": 10, "label_end": 14, "end": 18},
            {"speaker": "Note", "start": 19, "label_end": 24, "end": 26, "optional": true},
        ]});
        let ours = |turns: Value| score(&gold, &turns, text);
        let ann = json!({"name": "**Ann**", "span": [0, 9]});
        let bob = json!({"name": "Bob", "span": [10, 18]});
        let note = json!({"name": "Note", "span": [19, 26]});

        let all = ours(json!([ann, bob, note]));
        assert_eq!((all.perfect, all.found, all.speakers, all.ends), (1, 2, 2, 2));
        let without = ours(json!([ann, bob]));
        assert_eq!(without, all, "an optional turn counts neither way");
        let more = ours(json!([ann, bob, {"name": "x", "span": [16, 18]}]));
        assert_eq!((more.perfect, more.wrong), (0, 1));
        let fewer = ours(json!([bob]));
        assert_eq!((fewer.perfect, fewer.missed), (0, 1));
        let other = ours(json!([ann, {"name": "Ben", "span": [10, 17]}]));
        assert_eq!((other.perfect, other.speakers, other.ends), (0, 1, 1));
        assert!((fewer.f1 - 2.0 / 3.0).abs() < 1e-9);
    }

    #[test]
    fn silence_is_right_where_nobody_speaks() {
        let gold = json!({"track": "N", "turns": []});
        assert_eq!(score(&gold, &json!([]), b"").perfect, 1);
        let wrong = score(&gold, &json!([{"name": "a", "span": [0, 1]}]), b"a: b");
        assert_eq!((wrong.perfect, wrong.f1), (0, 0.0));
    }
}
