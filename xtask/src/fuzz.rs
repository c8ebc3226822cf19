//! `cargo xtask fuzz`, and what of fuzzing the gate repeats on stable.
//!
//! The targets live in `fuzz/`, a workspace of its own, because they need nightly and a C++ compiler.
//! What they check lives in `judou-fuzz-laws`, which needs neither: its tests replay the seeds and the
//! regressions.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result, bail, ensure};
use xshell::{Shell, cmd};

use crate::check::Outcome;
use crate::flags;
use crate::table::Table;
use crate::workspace::Workspace;

const MANIFEST: &str = "fuzz/Cargo.toml";

/// Seconds for one input, MB for the whole process: what is slower or larger than this is a bug.
const LIMITS: [&str; 2] = ["-timeout=10", "-rss_limit_mb=2048"];

/// Replays the seeds and regressions through the laws, with no fuzzer.
pub(crate) fn replay(sh: &Shell, _: &Workspace) -> Result<Outcome> {
    // All of the workspace, so that it is the build of the step `tests`.
    cmd!(sh, "cargo test --workspace --exclude judou-bench --all-features --test replay").run()?;
    Ok(Outcome::Passed)
}

/// Compiles the fuzz targets, so that they don't rot between two runs of the fuzzer.
pub(crate) fn check(sh: &Shell, workspace: &Workspace) -> Result<Outcome> {
    // Without the feature `fuzzer` libFuzzer's C++ is neither compiled nor linked.
    let target = workspace.target.join("fuzz-check");
    cmd!(sh, "cargo check --manifest-path {MANIFEST} --no-default-features --target-dir {target}")
        .run()?;
    Ok(Outcome::Passed)
}

/// Runs the fuzzer on the targets that `flags` asks for, and prints how far each came.
///
/// # Errors
///
/// If a tool is missing, a target is unknown, or an input breaks a law.
pub(crate) fn run(sh: &Shell, flags: &flags::Fuzz) -> Result<()> {
    let Project { targets, built } = Project::load(sh)?;
    if flags.list {
        for target in targets {
            println!("{target}");
        }
        return Ok(());
    }
    let chosen: Vec<&String> = match &flags.target {
        Some(name) => targets.iter().filter(|target| *target == name).collect(),
        None => targets.iter().collect(),
    };
    ensure!(!chosen.is_empty(), "there is no such target; there are {}", targets.join(", "));
    require_tools(sh)?;

    let fuzz = sh.current_dir().join("fuzz");
    let _folder = sh.push_dir(&fuzz);
    // Our crates forbid unsafe code, so the sanitizer would only slow the search down.
    let sanitizer = if flags.asan { "address" } else { "none" };
    cmd!(sh, "cargo +nightly fuzz build --sanitizer {sanitizer}")
        .run()
        .context("the targets don't compile")?;
    let seconds = flags.seconds.unwrap_or(60);
    let mut table =
        Table::new(["target", "executions", "per second", "corpus", "peak MB", "result"]);
    let mut broken = Vec::new();
    for target in chosen {
        eprintln!("== {target}: {seconds} s");
        let log = fuzz_one(&fuzz, &built.join(target), target, seconds)?;
        let stats = Stats::of(&log.text);
        let result = if log.success { "ok" } else { "BROKEN" };
        table.row([
            target.clone(),
            stats.executions.to_string(),
            stats.per_second.to_string(),
            stats.corpus.to_string(),
            stats.peak_mb.to_string(),
            result.into(),
        ]);
        if !log.success {
            eprintln!("{}", complaint(&log.text));
            broken.push(target.as_str());
        }
    }
    println!("\n{table}");
    if broken.is_empty() {
        return Ok(());
    }
    eprintln!("the inputs lie in fuzz/artifacts/TARGET/; for each, in fuzz/:");
    eprintln!("  cargo +nightly fuzz tmin TARGET INPUT");
    eprintln!("  mv the smallest to fuzz/regressions/TARGET/, named after what it shows");
    eprintln!("then `cargo xtask check --only replay` shows it on stable");
    bail!("broken: {}", broken.join(", "))
}

/// What `fuzz/` holds.
struct Project {
    /// The binaries of its manifest, in order.
    targets: Vec<String>,
    /// Where cargo-fuzz puts them.
    built: PathBuf,
}

impl Project {
    fn load(sh: &Shell) -> Result<Self> {
        let json =
            cmd!(sh, "cargo metadata --manifest-path {MANIFEST} --no-deps --format-version 1");
        let metadata: serde_json::Value = serde_json::from_str(&json.quiet().read()?)?;
        let targets = metadata["packages"][0]["targets"].as_array();
        let targets = targets.context("fuzz/ has no targets")?;
        let folder = metadata["target_directory"].as_str().context("fuzz/ has no target folder")?;
        let version = cmd!(sh, "rustc --version --verbose").quiet().read()?;
        let host = version.lines().find_map(|line| line.strip_prefix("host: "));
        let host = host.context("rustc does not say what it runs on")?;
        Ok(Self {
            targets: targets.iter().filter_map(|it| Some(it["name"].as_str()?.into())).collect(),
            built: Path::new(folder).join(host).join("release"),
        })
    }
}

fn require_tools(sh: &Shell) -> Result<()> {
    let answers =
        |command: xshell::Cmd<'_>| command.quiet().ignore_stdout().ignore_stderr().run().is_ok();
    ensure!(
        answers(cmd!(sh, "rustup run nightly cargo --version")),
        "fuzzing needs a nightly toolchain: rustup toolchain install nightly --profile minimal"
    );
    ensure!(
        answers(cmd!(sh, "cargo fuzz --version")),
        "fuzzing needs cargo-fuzz: cargo install cargo-fuzz --locked"
    );
    Ok(())
}

/// What the fuzzer said, and whether every input kept the laws.
struct Log {
    text: String,
    success: bool,
}

/// Runs one built target. The corpus that grows is the first folder; seeds and regressions are only
/// read.
fn fuzz_one(fuzz: &Path, binary: &Path, target: &str, seconds: u64) -> Result<Log> {
    let [corpus, artifacts, seeds, regressions] =
        ["corpus", "artifacts", "seeds", "regressions"].map(|name| fuzz.join(name).join(target));
    std::fs::create_dir_all(&corpus)?;
    std::fs::create_dir_all(&artifacts)?;
    let output = Command::new(binary)
        .current_dir(fuzz)
        .args(["-print_final_stats=1", "-dict=tokens.dict"])
        .args(LIMITS)
        .arg(format!("-max_total_time={seconds}"))
        .arg(format!("-artifact_prefix={}/", artifacts.display()))
        .arg(corpus)
        .args([seeds, regressions].iter().filter(|folder| folder.is_dir()))
        .env("RUST_BACKTRACE", "0")
        .stdout(Stdio::null())
        .output()
        .with_context(|| format!("cannot start `{}`", binary.display()))?;
    let text = String::from_utf8_lossy(&output.stderr).into_owned();
    Ok(Log { text, success: output.status.success() })
}

/// What of the log says which law was broken by which input: from the panic to the first frame, and
/// where the input was written; all of it if there is no panic.
fn complaint(log: &str) -> String {
    let Some(panic) = log.find("panicked at") else { return log.to_owned() };
    let after = log.get(panic..).unwrap_or_default();
    let message = after.lines().take_while(|line| !line.starts_with("=="));
    let input = after.lines().filter(|line| line.contains("Test unit written to"));
    message.chain(input).take(40).collect::<Vec<_>>().join("\n")
}

/// What libFuzzer counts.
#[derive(Debug, Default, PartialEq, Eq)]
struct Stats {
    executions: u64,
    per_second: u64,
    corpus: u64,
    peak_mb: u64,
}

impl Stats {
    /// Reads the `stat::` lines at the end, and the size of the corpus in the last progress line.
    fn of(log: &str) -> Self {
        let number = |name: &str| {
            let value = log.lines().rev().find_map(|line| line.strip_prefix(name));
            value.and_then(|it| it.trim_start_matches(':').trim().parse().ok()).unwrap_or(0)
        };
        let corpus = log.lines().rev().find_map(|line| {
            let count = line.split_once(" corp: ")?.1.split('/').next()?;
            count.parse().ok()
        });
        Self {
            executions: number("stat::number_of_executed_units"),
            per_second: number("stat::average_exec_per_sec"),
            corpus: corpus.unwrap_or(0),
            peak_mb: number("stat::peak_rss_mb"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fuzzers_counts_are_read() {
        let log = "#2\tINITED cov: 9 ft: 10 corp: 1/1b exec/s: 0 rss: 40Mb\n\
                   #77\tDONE   cov: 20 ft: 31 corp: 12/340b lim: 8 exec/s: 38 rss: 44Mb\n\
                   Done 77 runs in 2 second(s)\n\
                   stat::number_of_executed_units: 77\n\
                   stat::average_exec_per_sec:     38\n\
                   stat::peak_rss_mb:              44\n";
        let expected = Stats { executions: 77, per_second: 38, corpus: 12, peak_mb: 44 };
        assert_eq!(Stats::of(log), expected);
    }

    #[test]
    fn a_complaint_is_the_panic_and_the_input() {
        let log = "#2\tINITED\nthread 'x' panicked at a.rs:1:2:\nnot deterministic\n\
                   ==7== ERROR: libFuzzer: deadly signal\n    #0 0x55\n\
                   artifact_prefix='a/'; Test unit written to a/crash-1\n";
        let expected = "panicked at a.rs:1:2:\nnot deterministic\n\
                        artifact_prefix='a/'; Test unit written to a/crash-1";
        assert_eq!(complaint(log), expected);
        assert_eq!(
            complaint("ALARM: working on the last Unit\n"),
            "ALARM: working on the last Unit\n"
        );
    }

    #[test]
    fn a_log_without_counts_gives_zeros() {
        assert_eq!(Stats::of("panicked at …\n"), Stats::default());
    }
}
