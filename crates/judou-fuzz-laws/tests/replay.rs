//! Seeds and regressions through the laws, without a fuzzer; and the laws over what the testkit makes.

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use judou_dialogue::Notation;
use judou_fuzz_laws::{Check, TARGETS, notation_targets, targets};
use judou_testkit::{hostile, strategies};
use proptest::prelude::*;

/// Fewer seeds than this teach the fuzzer too little of what a target reads.
const LEAST_SEEDS: usize = 8;

fn fuzz() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz")
}

/// Names of the folders or files in `folder`, which may be absent; README files don't count.
fn names(folder: &Path) -> BTreeSet<String> {
    let Ok(entries) = std::fs::read_dir(folder) else { return BTreeSet::new() };
    let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    names.filter(|name| !name.starts_with("README")).collect()
}

/// Whether `check` holds for `data`; if not, its panic has been printed.
fn holds(check: Check, data: &[u8]) -> bool {
    catch_unwind(AssertUnwindSafe(|| check(data))).is_ok()
}

/// Runs every input of `fuzz/KIND/TARGET` through its law, and names those that break it.
fn replay(kind: &str) {
    let mut broken = Vec::new();
    for (target, check) in targets() {
        let folder = fuzz().join(kind).join(target);
        for name in names(&folder) {
            let data = std::fs::read(folder.join(&name)).unwrap();
            if !holds(check, &data) {
                broken.push(format!("fuzz/{kind}/{target}/{name}"));
            }
        }
    }
    assert!(broken.is_empty(), "these break a law, as printed above: {broken:#?}");
}

#[test]
fn seeds_keep_the_laws() {
    replay("seeds");
}

#[test]
fn regressions_keep_the_laws() {
    replay("regressions");
}

#[test]
fn every_target_has_seeds_and_a_file() {
    let expected: BTreeSet<String> = targets().map(|(name, _)| name.to_owned()).collect();
    assert_eq!(names(&fuzz().join("seeds")), expected, "folders of fuzz/seeds");
    let extra: Vec<String> =
        names(&fuzz().join("regressions")).difference(&expected).cloned().collect();
    assert!(extra.is_empty(), "folders of fuzz/regressions without a target: {extra:?}");
    let files = names(&fuzz().join("fuzz_targets"));
    let files: BTreeSet<String> = files.iter().map(|name| name.replace(".rs", "")).collect();
    assert_eq!(files, expected, "files of fuzz/fuzz_targets");
    let manifest = std::fs::read_to_string(fuzz().join("Cargo.toml")).unwrap();
    for target in expected {
        let seeds = names(&fuzz().join("seeds").join(&target)).len();
        assert!(seeds >= LEAST_SEEDS, "{target} has {seeds} seeds");
        assert!(manifest.contains(&format!("name = \"{target}\"")), "{target} in fuzz/Cargo.toml");
    }
}

#[test]
fn each_target_calls_its_own_law() {
    for (target, _) in targets() {
        let path = fuzz().join(format!("fuzz_targets/{target}.rs"));
        let source = std::fs::read_to_string(path).unwrap();
        assert!(source.contains(&format!("judou_fuzz_laws::{target}(data)")), "{target}: {source}");
    }
}

#[test]
fn hostile_input_keeps_the_laws() {
    let mut broken = Vec::new();
    for (name, make) in hostile::ALL {
        for size in [0, 1, 2, 100] {
            let input = make(size);
            for (target, check) in targets() {
                if !holds(check, input.as_bytes()) {
                    broken.push(format!("{target}: {name}({size})"));
                }
            }
        }
    }
    assert!(broken.is_empty(), "these break a law, as printed above: {broken:#?}");
}

#[test]
fn every_notation_has_a_target() {
    let notations: Vec<Notation> = notation_targets().map(|(_, notation, _)| notation).collect();
    let mut missing: Vec<&Notation> = Notation::ALL.iter().collect();
    missing.retain(|notation| !notations.contains(notation));
    assert!(missing.is_empty(), "add them to `notation.rs`: {missing:?}");
    for (target, notation, _) in notation_targets() {
        assert_eq!(target, format!("dialogue_{}", notation.name().replace('-', "_")));
    }
}

/// The targets whose laws `data` breaks: of those of a notation two are asked, which the data chooses.
fn broken_by(data: &[u8]) -> Vec<&'static str> {
    let sum = data.iter().map(|byte| usize::from(*byte)).sum::<usize>();
    let chosen = notation_targets()
        .collect::<Vec<_>>()
        .into_iter()
        .cycle()
        .skip(sum % Notation::ALL.len())
        .take(2);
    let chosen = chosen.map(|(name, _, check)| (name, check));
    let asked = TARGETS.iter().copied().chain(chosen);
    asked.filter(|(_, check)| !holds(*check, data)).map(|(target, _)| target).collect()
}

proptest! {
    /// Documents as people write them keep every law.
    #[test]
    fn documents_keep_the_laws(text in strategies::document()) {
        prop_assert_eq!(broken_by(text.as_bytes()), [""; 0]);
    }

    /// So do transcripts.
    #[test]
    fn transcripts_keep_the_laws(text in strategies::transcript()) {
        prop_assert_eq!(broken_by(text.as_bytes()), [""; 0]);
    }

    /// So do headers, broken ones among them.
    #[test]
    fn headers_keep_the_laws(text in strategies::front_matter_like()) {
        prop_assert_eq!(broken_by(text.as_bytes()), [""; 0]);
    }

    /// So do characters of every script in any order.
    #[test]
    fn mixed_scripts_keep_the_laws(text in strategies::mixed_script()) {
        prop_assert_eq!(broken_by(text.as_bytes()), [""; 0]);
    }

    /// Documents are cut into chunks of every size by the laws.
    #[test]
    fn chunks_keep_the_laws(
        wanted in any::<[u8; 3]>(),
        text in prop_oneof![
            strategies::document(),
            strategies::transcript(),
            strategies::mixed_script(),
        ],
    ) {
        judou_fuzz_laws::document_chunks(&[&wanted, text.as_bytes()].concat());
    }

    /// So do bytes that are no text.
    #[test]
    fn bytes_keep_the_laws(data in proptest::collection::vec(any::<u8>(), 0..200)) {
        prop_assert_eq!(broken_by(&data), [""; 0]);
    }
}
