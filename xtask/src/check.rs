//! `cargo xtask check`: the gate, step by step.
//!
//! A step is a name, a sentence and a function. It passes, is skipped because a tool is missing (and
//! then names the command that installs it), or fails (and then names the command that repeats it).
//! What the steps do in detail lives with their topics: [`tidy`], [`features`], [`linear`], [`fuzz`].

use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};
use xshell::{Shell, cmd};

use crate::table::Table;
use crate::workspace::Workspace;
use crate::{features, flags, fuzz, linear, tidy, view};

/// How a step ended, if it did not fail.
#[derive(Debug)]
pub(crate) enum Outcome {
    /// All of it ran, and held.
    Passed,
    /// A tool is missing; the command installs it.
    Skipped(String),
}

/// One step of the gate.
struct Step {
    name: &'static str,
    about: &'static str,
    run: fn(&Shell, &Workspace) -> Result<Outcome>,
}

/// In the order in which they run: what is cheap and often wrong comes first.
const STEPS: &[Step] = &[
    Step { name: "fmt", about: "rustfmt has nothing to change", run: fmt },
    Step { name: "tidy", about: "the invariants of docs/architecture.md", run: tidy_step },
    Step { name: "clippy", about: "no warning, pedantic ones included", run: clippy },
    Step { name: "tests", about: "unit, integration and property tests", run: tests },
    Step { name: "doctests", about: "the examples in the documentation", run: doctests },
    Step { name: "features", about: "each feature alone, and none", run: features::each },
    Step {
        name: "no-std",
        about: "the no_std crates on a target without std",
        run: features::no_std,
    },
    Step { name: "msrv", about: "compiles with the oldest Rust that we promise", run: msrv },
    Step { name: "docs", about: "rustdoc without a warning", run: docs },
    Step { name: "linear", about: "time grows linearly on hostile input", run: linear_step },
    Step { name: "replay", about: "fuzz seeds and regressions, on stable", run: fuzz::replay },
    Step { name: "fuzz-check", about: "the fuzz targets compile, on stable", run: fuzz::check },
    Step { name: "view", about: "pages to look at, in a browser", run: view::check },
    Step { name: "bench-check", about: "the benchmarks and their peers compile", run: bench_check },
];

/// Runs the steps that `flags` asks for and prints what each took.
///
/// # Errors
///
/// If a step fails, or `--only` names none.
pub(crate) fn run(sh: &Shell, flags: &flags::Check) -> Result<()> {
    if flags.list {
        let mut table = Table::new(["step", "what"]);
        for step in STEPS {
            table.row([step.name.into(), step.about.into()]);
        }
        print!("{table}");
        return Ok(());
    }
    let steps = chosen(&flags.only)?;
    let workspace = Workspace::load(sh)?;
    let start = Instant::now();
    let mut table = Table::new(["step", "time", "result"]);
    let mut skipped = Vec::new();
    let mut failed = Vec::new();
    for step in steps {
        eprintln!("\n== {}: {}", step.name, step.about);
        let step_start = Instant::now();
        let outcome = (step.run)(sh, &workspace);
        let time = step_start.elapsed();
        let result = match outcome {
            Ok(Outcome::Passed) => "ok",
            Ok(Outcome::Skipped(how)) => {
                skipped.push(format!("`{}` was skipped; to have it: {how}", step.name));
                "skipped"
            }
            Err(error) => {
                eprintln!(
                    "\nxtask: step `{}` failed after {}: {error:#}",
                    step.name,
                    seconds(time)
                );
                eprintln!("       run it again: cargo xtask check --only {}", step.name);
                failed.push(step.name);
                "FAILED"
            }
        };
        table.row([step.name.into(), seconds(time), result.into()]);
        if !failed.is_empty() && !flags.keep_going {
            break;
        }
    }
    table.row(["all".into(), seconds(start.elapsed()), String::new()]);
    println!("\n{table}");
    for line in skipped {
        println!("{line}");
    }
    match failed.as_slice() {
        [] => Ok(()),
        names => bail!("failed: {}", names.join(", ")),
    }
}

/// The steps that `only` names, in the order of the gate; all of them if it names none.
fn chosen(only: &[String]) -> Result<Vec<&'static Step>> {
    if let Some(unknown) = only.iter().find(|name| STEPS.iter().all(|step| step.name != **name)) {
        let names: Vec<&str> = STEPS.iter().map(|step| step.name).collect();
        bail!("there is no step `{unknown}`; there are {}", names.join(", "));
    }
    let wanted = |step: &&Step| only.is_empty() || only.iter().any(|name| name == step.name);
    Ok(STEPS.iter().filter(wanted).collect())
}

fn seconds(time: Duration) -> String {
    format!("{:.1} s", time.as_secs_f64())
}

/// Whether `cargo TOOL --version` answers.
pub(crate) fn has_cargo_tool(sh: &Shell, tool: &str) -> bool {
    cmd!(sh, "cargo {tool} --version").quiet().ignore_stdout().ignore_stderr().run().is_ok()
}

fn fmt(sh: &Shell, _: &Workspace) -> Result<Outcome> {
    if !has_cargo_tool(sh, "fmt") {
        return Ok(Outcome::Skipped("rustup component add rustfmt".into()));
    }
    cmd!(sh, "cargo fmt --all -- --check").run().context("`cargo fmt --all` mends it")?;
    cmd!(sh, "cargo fmt --manifest-path fuzz/Cargo.toml -- --check")
        .run()
        .context("`cargo fmt --manifest-path fuzz/Cargo.toml` mends it")?;
    Ok(Outcome::Passed)
}

fn tidy_step(sh: &Shell, workspace: &Workspace) -> Result<Outcome> {
    tidy::run(sh, workspace)?;
    Ok(Outcome::Passed)
}

fn clippy(sh: &Shell, _: &Workspace) -> Result<Outcome> {
    if !has_cargo_tool(sh, "clippy") {
        return Ok(Outcome::Skipped("rustup component add clippy".into()));
    }
    cmd!(sh, "cargo clippy --all-targets --all-features -- -D warnings").run()?;
    Ok(Outcome::Passed)
}

fn tests(sh: &Shell, _: &Workspace) -> Result<Outcome> {
    // Growth tests need the machine to themselves, and the fuzz targets' laws have a step of their own.
    let skip = linear::MARK;
    cmd!(
        sh,
        "cargo test --workspace --exclude judou-bench --exclude judou-fuzz-laws --all-features
            --lib --bins --tests --examples -- --skip {skip}"
    )
    .run()?;
    Ok(Outcome::Passed)
}

fn doctests(sh: &Shell, _: &Workspace) -> Result<Outcome> {
    cmd!(sh, "cargo test --workspace --exclude judou-bench --all-features --doc").run()?;
    Ok(Outcome::Passed)
}

fn msrv(sh: &Shell, workspace: &Workspace) -> Result<Outcome> {
    let oldest = workspace.libraries().find_map(|package| package.rust_version.clone());
    let oldest = oldest.context("no library states a rust-version")?;
    let installed = cmd!(sh, "rustup run {oldest} cargo --version").quiet();
    if installed.ignore_stdout().ignore_stderr().run().is_err() {
        return Ok(Outcome::Skipped(format!(
            "rustup toolchain install {oldest} --profile minimal"
        )));
    }
    // Tests are left out: what they are built with may ask for more than what users build.
    let packages = workspace.members.iter().filter(|package| package.published);
    let names = packages.flat_map(|package| ["--package", package.name.as_str()]);
    let target = workspace.target.join("msrv");
    cmd!(sh, "rustup run {oldest} cargo check --all-features --target-dir {target} {names...}")
        .run()?;
    Ok(Outcome::Passed)
}

fn docs(sh: &Shell, workspace: &Workspace) -> Result<Outcome> {
    // Libraries alone: the program `judou` and the library `judou` would write to one folder.
    let names = workspace
        .members
        .iter()
        .filter(|package| package.library && package.name != "judou-bench")
        .flat_map(|package| ["--package", package.name.as_str()]);
    let _flags = sh.push_env("RUSTDOCFLAGS", "-D warnings");
    cmd!(sh, "cargo doc --no-deps --all-features --lib {names...}").run()?;
    Ok(Outcome::Passed)
}

fn linear_step(sh: &Shell, _: &Workspace) -> Result<Outcome> {
    linear::run(sh, None)?;
    Ok(Outcome::Passed)
}

fn bench_check(sh: &Shell, _: &Workspace) -> Result<Outcome> {
    if has_cargo_tool(sh, "clippy") {
        cmd!(sh, "cargo clippy --package judou-bench --all-targets -- -D warnings").run()?;
    } else {
        cmd!(sh, "cargo check --package judou-bench --all-targets").run()?;
    }
    Ok(Outcome::Passed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_keeps_the_order_of_the_gate() {
        let names = |only: &[&str]| -> Vec<&str> {
            let only: Vec<String> = only.iter().map(ToString::to_string).collect();
            chosen(&only).unwrap().iter().map(|step| step.name).collect()
        };
        assert_eq!(names(&["docs", "fmt"]), ["fmt", "docs"]);
        assert_eq!(names(&[]).len(), STEPS.len());
        assert!(chosen(&["dcos".into()]).is_err());
    }
}
