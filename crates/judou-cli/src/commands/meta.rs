//! `judou meta`: the front matter of each file; [`get`] prints one value, [`change`] has the edits.

mod assignment;
mod change;
mod edit;
mod get;

use std::process::ExitCode;

use clap::error::ErrorKind;
use clap::{Command, CommandFactory};
use judou::frontmatter::Splitter;
use judou::record::MetaRecord;
use judou::{Diagnostic, Document};

use crate::args::{Cli, GlobalArgs, MetaArgs, MetaCommand};
use crate::commands::{print_json, write_data};
use crate::files::{self, Extent, File};
use crate::reading::Page;
use crate::report::{self, Tell};

/// More than the longest header that is read: what lies further on is not looked at.
const START: usize = Splitter::DEFAULT_MAX_HEADER + (8 << 10);

/// Runs the command, or the one below it.
pub(crate) fn run(args: &MetaArgs, global: &GlobalArgs) -> ExitCode {
    if args.command.is_some() && args.has_stray_options() {
        let message = "options of `get`, `set`, `remove` and `convert` stand behind these names";
        wrong_arguments("", message);
    }
    match &args.command {
        None => list(args, global),
        Some(MetaCommand::Get(args)) => get::run(args, global),
        Some(MetaCommand::Set(args)) => change::set(args, global),
        Some(MetaCommand::Remove(args)) => change::remove(args, global),
        Some(MetaCommand::Convert(args)) => change::convert(args, global),
    }
}

/// Ends the program: the command line of `judou meta COMMAND` is wrong.
fn wrong_arguments(command: &str, message: &str) -> ! {
    let mut root = Cli::command();
    root.build();
    let meta = root.find_subcommand_mut("meta").and_then(|meta| match command {
        "" => Some(meta),
        _ => meta.find_subcommand_mut(command),
    });
    let error = |blamed: &mut Command| blamed.error(ErrorKind::ArgumentConflict, message);
    match meta {
        Some(blamed) => error(blamed),
        None => error(&mut root),
    }
    .exit()
}

fn list(args: &MetaArgs, global: &GlobalArgs) -> ExitCode {
    files::run(&args.input, global, Extent::Start(START), |file, terminal, outcome| {
        let document = judou::DocumentParser::new().dialogue(None).parse(&file.text);
        let notes = notes_on_header(file, &document);
        let json = terminal.prints_json(&args.style);
        if json {
            print_json(outcome, &MetaRecord::new(&document).path(&file.path).notes(&notes));
        } else {
            let mut page = Page::new(&mut outcome.out, terminal);
            write_header(&mut page, file, &document);
        }
        let all = notes.iter().chain(document.diagnostics());
        let tell = if json { Tell::Errors } else { Tell::All };
        outcome.failed |=
            report::diagnostics(&mut outcome.err, terminal, file.name(), &file.text, all, tell);
    })
}

/// What was noticed while reading the file, less what concerns the body alone: bytes that are no text
/// there do no harm to the header.
fn notes_on_header(file: &File, document: &Document<'_>) -> Vec<Diagnostic> {
    let body_start = document.body().start;
    file.notes.iter().filter(|note| note.span.start <= body_start).cloned().collect()
}

fn write_header(page: &mut Page<'_, '_>, file: &File, document: &Document<'_>) {
    let remark = match document.front_matter() {
        None => "no front matter",
        Some(header) => header.format().name(),
    };
    page.title(file.name(), remark);
    write_data(page, document);
}
