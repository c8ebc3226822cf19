//! `judou completions` and `judou man`: what packagers install beside the program.

use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use clap::CommandFactory;

use crate::args::Cli;

/// Prints the completions for `shell`.
pub(crate) fn completions(shell: clap_complete::Shell) -> ExitCode {
    // Into memory first: the generator panics when its writer fails, as a closed pipe does.
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "judou", &mut script);
    finish(io::stdout().write_all(&script), "standard output")
}

/// Prints the main man page, or writes the pages of all commands to `folder`.
pub(crate) fn pages(folder: Option<&Path>) -> ExitCode {
    let Some(folder) = folder else {
        let mut page = Vec::new();
        let rendered = clap_mangen::Man::new(Cli::command()).render(&mut page);
        return finish(rendered.and_then(|()| io::stdout().write_all(&page)), "standard output");
    };
    let written = std::fs::create_dir_all(folder)
        .and_then(|()| clap_mangen::generate_to(Cli::command(), folder));
    finish(written, &folder.to_string_lossy())
}

fn finish(written: io::Result<()>, place: &str) -> ExitCode {
    match written {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            let _ = writeln!(io::stderr(), "error: cannot write to {place}: {error}");
            ExitCode::FAILURE
        }
        _ => ExitCode::SUCCESS,
    }
}
