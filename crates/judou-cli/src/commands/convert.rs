//! `judou convert`: the dialogue of each file in another notation.
//!
//! What the notation cannot hold is an error with its place, and then nothing of that file is printed:
//! the writer gives out only what is read back the same.

use std::process::ExitCode;

use judou::Diagnostic;
use judou::dialogue::Writer;

use crate::args::{GlobalArgs, RewriteArgs};
use crate::files;
use crate::report::{self, Tell};

/// Runs the command.
pub(crate) fn run(args: &RewriteArgs, global: &GlobalArgs) -> ExitCode {
    let writer = Writer::new(args.to).estimate_times(args.estimate_times);
    let sink = Ok(files::stdout());
    files::documents(
        sink,
        &args.input,
        &args.dialogue,
        global,
        |file, document, terminal, outcome| {
            let transcript = document.transcript();
            let mut found = file.notes.clone();
            if transcript.turns.is_empty() {
                found.push(
                    Diagnostic::error(
                        "judou::convert::no-dialogue",
                        "there is no dialogue to convert",
                        document.body(),
                    )
                    .with_help("`judou turns --explain` says why; `--from` names the notation"),
                );
            } else {
                match writer.write(transcript, &file.text) {
                    Ok(written) => outcome.out.extend(written.as_bytes()),
                    Err(error) => {
                        let mut diagnostic = Diagnostic::error(
                            "judou::convert::refused",
                            error.to_string(),
                            error.span(),
                        );
                        if args.to.needs_times() && !args.estimate_times {
                            diagnostic = diagnostic
                                .with_help("`--estimate-times` gives turns without a time one");
                        }
                        found.push(diagnostic);
                    }
                }
            }
            let all = found.iter().chain(transcript.diagnostics.iter());
            report::found(outcome, terminal, file, all, Tell::All);
        },
    )
}
