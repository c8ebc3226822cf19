//! `judou meta get`: one value of each file's front matter.

use std::path::PathBuf;
use std::process::ExitCode;

use judou::frontmatter::{Data, Path, Step};
use judou::{Document, Span, Value};
use serde::Serialize;

use super::{START, notes_on_header};
use crate::args::{GetArgs, GlobalArgs};
use crate::commands::print_json;
use crate::files::{self, Extent};
use crate::inputs::Problem;
use crate::outcome::Outcome;
use crate::reading::{clean, shown};
use crate::report::{self, Tell};

/// What is printed as JSON.
#[derive(Serialize)]
struct Record<'a> {
    path: &'a str,
    key: String,
    value: &'a Value<'a>,
    span: Span,
}

/// Runs the command.
pub(crate) fn run(args: &GetArgs, global: &GlobalArgs) -> ExitCode {
    let has_names = names_several(&args.input.files);
    files::run(&args.input, global, Extent::Start(START), |file, terminal, outcome| {
        let document = judou::DocumentParser::new().dialogue(None).parse(&file.text);
        let notes = notes_on_header(file, &document);
        let all = notes.iter().chain(document.diagnostics());
        let (name, text) = (file.name(), &file.text);
        if report::diagnostics(&mut outcome.err, terminal, name, text, all, Tell::Errors) {
            outcome.failed = true;
            return;
        }
        let value = match find(&document, &args.key) {
            Ok(value) => value,
            Err(missing) => {
                outcome.failed = true;
                let problem = Problem::error(format!("`{name}` {missing}"));
                report::problem(&mut outcome.err, terminal, &problem);
                return;
            }
        };
        if args.raw {
            print_line(outcome, &plain(value));
        } else if args.json || !terminal.out.is_terminal {
            let (key, span) = (args.key.to_string(), value.span());
            print_json(outcome, &Record { path: &file.path, key, value, span });
        } else if has_names {
            print_line(outcome, &clean(&format!("{name}: {}", shown(value))));
        } else {
            // Text of several lines stays so; nothing in it may drive the terminal.
            let lines: Vec<_> = shown(value).lines().map(|line| clean(line).into_owned()).collect();
            print_line(outcome, &lines.join("\n"));
        }
    })
}

/// The value at `path`, or the end of a sentence that begins with the file's name.
fn find<'d, 't>(document: &'d Document<'t>, path: &Path) -> Result<&'d Value<'t>, String> {
    let header = document.front_matter().ok_or("has no front matter")?;
    let step = |value: &'d Value<'t>, step: &Step| match step {
        Step::Key(key) => value.get(key),
        Step::Index(index) => value.at(*index),
    };
    let found = header.value().and_then(|root| path.steps().iter().try_fold(root, step));
    found.ok_or_else(|| format!("has no `{path}` in its front matter"))
}

/// Text, numbers and dates as they are, everything else as JSON.
fn plain(value: &Value<'_>) -> String {
    match value.data() {
        Data::String(text) => text.clone().into_owned(),
        Data::Number(_) | Data::DateTime(_) => value.raw().to_owned(),
        _ => serde_json::to_string(value).unwrap_or_default(),
    }
}

fn print_line(outcome: &mut Outcome<'_>, text: &str) {
    outcome.out.extend(text.as_bytes());
    outcome.out.push(b'\n');
}

/// Whether there may be values of several files, so that each needs its file's name.
fn names_several(files: &[PathBuf]) -> bool {
    match files {
        [] => false,
        [one] => one.as_os_str() != "-" && !one.is_file(),
        _ => true,
    }
}
