//! `cargo xtask bench`: criterion in release, and a table of ratios.
//!
//! Criterion leaves one folder for each benchmark with its name (`benchmark.json`) and what it measured
//! (`estimates.json`); the table is read from these. A group is `crate/operation`, an implementation is
//! `judou` or a peer, the parameter is the corpus.

use std::collections::BTreeMap;
use std::path::Path;
use std::time::SystemTime;

use anyhow::{Context as _, Result, ensure};
use serde_json::Value;
use xshell::{Shell, cmd};

use crate::flags;
use crate::table::Table;
use crate::workspace::Workspace;

/// How we are called in benchmark names.
const OURS: &str = "judou";

/// Runs the benchmarks and prints the table of what this run measured.
///
/// # Errors
///
/// If a benchmark does not compile or run, or nothing was measured.
pub(crate) fn run(sh: &Shell, flags: &flags::Bench) -> Result<()> {
    let workspace = Workspace::load(sh)?;
    let folder = workspace.target.join("criterion");
    let since = if flags.report {
        SystemTime::UNIX_EPOCH
    } else {
        let start = SystemTime::now();
        let _home = sh.push_env("CRITERION_HOME", &folder);
        let quick = flags.quick.then_some("--quick");
        let filter = flags.filter.as_deref();
        cmd!(sh, "cargo bench --package judou-bench --benches -- --noplot {quick...} {filter...}")
            .run()?;
        start
    };
    let mut measured = Vec::new();
    collect(&folder, since, &mut measured)
        .with_context(|| format!("cannot read `{}`: run `cargo xtask bench`", folder.display()))?;
    if let Some(filter) = &flags.filter {
        measured.retain(|it| it.name().contains(filter));
    }
    ensure!(!measured.is_empty(), "nothing was measured: no benchmark is called so");
    print!("{}", ratios(&measured));
    println!("\nA ratio is the peer's time over ours on the same text: above 1, judou is faster.");
    Ok(())
}

/// One benchmark's result.
#[derive(Clone, Debug, PartialEq)]
struct Measured {
    group: String,
    implementation: String,
    corpus: String,
    /// Median time of one run over the text, in nanoseconds.
    nanoseconds: f64,
    /// Bytes of the text, if the benchmark states them.
    bytes: Option<u64>,
}

impl Measured {
    fn name(&self) -> String {
        format!("{}/{}/{}", self.group, self.implementation, self.corpus)
    }

    /// Reads criterion's two documents.
    fn from_json(benchmark: &Value, estimates: &Value) -> Option<Self> {
        Some(Self {
            group: benchmark["group_id"].as_str()?.into(),
            implementation: benchmark["function_id"].as_str()?.into(),
            corpus: benchmark["value_str"].as_str().unwrap_or("").into(),
            nanoseconds: estimates["median"]["point_estimate"].as_f64()?,
            bytes: benchmark["throughput"]["Bytes"].as_u64(),
        })
    }
}

/// Every result below `folder` that was written since `since`.
fn collect(folder: &Path, since: SystemTime, found: &mut Vec<Measured>) -> Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if !path.is_dir() {
            continue;
        }
        let benchmark = path.join("benchmark.json");
        let fresh = path.ends_with("new")
            && std::fs::metadata(&benchmark)
                .and_then(|it| it.modified())
                .is_ok_and(|at| at >= since);
        if fresh {
            let read = |name: &str| -> Result<Value> {
                Ok(serde_json::from_str(&std::fs::read_to_string(path.join(name))?)?)
            };
            found.extend(Measured::from_json(&read("benchmark.json")?, &read("estimates.json")?));
        } else {
            collect(&path, since, found)?;
        }
    }
    Ok(())
}

/// A row for each text: our speed, then each peer's time over ours.
fn ratios(measured: &[Measured]) -> Table {
    let mut cells: BTreeMap<(&str, &str), BTreeMap<&str, &Measured>> = BTreeMap::new();
    for it in measured {
        cells.entry((&it.group, &it.corpus)).or_default().insert(&it.implementation, it);
    }
    let mut table = Table::new(["operation", "text", "judou", "peers' time / ours"]);
    for ((group, corpus), by_implementation) in cells {
        let Some(ours) = by_implementation.get(OURS) else { continue };
        let peers: Vec<String> = by_implementation
            .iter()
            .filter(|(name, _)| **name != OURS)
            .map(|(name, peer)| format!("{name} {}", ratio(peer.nanoseconds / ours.nanoseconds)))
            .collect();
        table.row([group.into(), corpus.into(), speed(ours), peers.join(", ")]);
    }
    table
}

/// No more digits than the measurement has.
fn ratio(ratio: f64) -> String {
    if ratio < 10.0 { format!("{ratio:.2}") } else { format!("{ratio:.0}") }
}

/// Millions of bytes a second where the text's length is known, otherwise the time.
fn speed(measured: &Measured) -> String {
    match measured.bytes {
        Some(bytes) => format!("{:.0} MB/s", bytes as f64 * 1e3 / measured.nanoseconds),
        None => format!("{:.2} µs", measured.nanoseconds / 1e3),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn measured(implementation: &str, nanoseconds: f64) -> Measured {
        let benchmark = json!({
            "group_id": "segment/sentences", "function_id": implementation, "value_str": "ja",
            "throughput": {"Bytes": 1_000_000},
        });
        let estimates = json!({"median": {"point_estimate": nanoseconds}});
        Measured::from_json(&benchmark, &estimates).unwrap()
    }

    #[test]
    fn a_ratio_above_one_means_that_we_are_faster() {
        let table = ratios(&[measured("peer", 4e6), measured("judou", 2e6)]).to_string();
        assert!(table.contains("500 MB/s"), "{table}");
        assert!(table.contains("peer 2.00"), "{table}");
    }

    #[test]
    fn a_group_without_us_has_no_row() {
        let table = ratios(&[measured("peer", 4e6)]).to_string();
        assert_eq!(table.lines().count(), 2, "{table}");
    }
}
