//! The workspace's own commands: `cargo xtask check`, `tidy`, `linear`, `fuzz`, `view`, `dist`,
//! `train`, `tally`, `score`, `bench`.
//!
//! Each command shells out to cargo through `xshell` and does one thing; when it fails, it says which
//! file is at fault and which command runs it again. Nothing here depends on the judou crates.

mod bench;
mod check;
mod dist;
mod features;
mod flags;
mod fuzz;
mod linear;
mod score;
mod table;
mod tally;
mod tidy;
mod train;
mod view;
mod workspace;

use std::process::ExitCode;

use xshell::Shell;

use crate::flags::XtaskCmd;
use crate::workspace::Workspace;

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> anyhow::Result<()> {
    let command = flags::Xtask::from_env_or_exit().subcommand;
    let sh = Shell::new()?;
    sh.change_dir(workspace::root());
    match command {
        XtaskCmd::Check(flags) => check::run(&sh, &flags),
        XtaskCmd::Tidy(_) => tidy::run(&sh, &Workspace::load(&sh)?),
        XtaskCmd::Linear(flags) => linear::run(&sh, flags.filter.as_deref()),
        XtaskCmd::Fuzz(flags) => fuzz::run(&sh, &flags),
        XtaskCmd::View(flags) => view::run(&sh, &Workspace::load(&sh)?, &flags),
        XtaskCmd::Dist(flags) => dist::run(&sh, &Workspace::load(&sh)?, &flags),
        XtaskCmd::Score(flags) => score::run(&sh, &flags),
        XtaskCmd::Bench(flags) => bench::run(&sh, &flags),
        XtaskCmd::Tally(flags) => tally::run(&sh, &flags),
        XtaskCmd::Train(flags) => train::run(&sh, &flags),
    }
}
