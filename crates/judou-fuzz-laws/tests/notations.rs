//! The page of notations says what is so: each sample on it is read as the notation above it, and is
//! that of the notation's example in rustdoc.

use std::collections::BTreeSet;
use std::path::Path;

use judou_dialogue::{Notation, parse};

/// The samples of the page: a name in a heading and the fenced text below it.
fn samples(page: &str) -> Vec<(&str, String)> {
    let mut samples: Vec<(&str, String)> = Vec::new();
    let mut fenced = false;
    for line in page.lines() {
        if line.starts_with("```") {
            fenced = !fenced;
        } else if fenced {
            let (_, sample) = samples.last_mut().expect("a heading stands above the sample");
            sample.push_str(line);
            sample.push('\n');
        } else if let Some(name) = line.strip_prefix("### `") {
            samples.push((name.trim_end_matches('`'), String::new()));
        }
    }
    samples
}

#[test]
fn every_notation_is_documented_with_a_sample() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let page = std::fs::read_to_string(root.join("docs/notations.md")).expect("docs/notations.md");
    let samples = samples(&page);
    let mut wrong = Vec::new();
    for (name, sample) in &samples {
        let transcript = parse(sample);
        let found = transcript.notation.map_or("none", Notation::name);
        if found != *name || transcript.turns.len() < 2 {
            wrong.push(format!("`{name}` is read as {found}, {} turns", transcript.turns.len()));
        }
        let example = format!("crates/judou-dialogue/samples/{name}.txt");
        if std::fs::read_to_string(root.join(&example)).ok().as_ref() != Some(sample) {
            wrong.push(format!("`{name}` is not the sample in {example}"));
        }
    }
    assert!(wrong.is_empty(), "in docs/notations.md: {wrong:#?}");
    let documented: BTreeSet<&str> = samples.iter().map(|(name, _)| *name).collect();
    let missing: Vec<&str> = Notation::ALL
        .iter()
        .map(|notation| notation.name())
        .filter(|name| !documented.contains(name))
        .collect();
    assert!(missing.is_empty(), "add a sample of each to docs/notations.md: {missing:?}");
}
