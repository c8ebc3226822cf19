//! `judou view`: a page to look at.

use std::collections::BTreeSet;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Mutex;

use crate::args::{GlobalArgs, ViewArgs};
use crate::files::{self, File};
use crate::inputs::Problem;
use crate::new_file::NewFile;
use crate::report::{self, Tell};
use crate::view;

/// Runs the command.
pub(crate) fn run(args: &ViewArgs, global: &GlobalArgs) -> ExitCode {
    let pages = Pages::new(args);
    let sink = Ok(files::stdout());
    files::documents(
        sink,
        &args.input,
        &args.dialogue,
        global,
        |file, document, terminal, outcome| {
            let page = || view::page(file, document);
            let problem = match pages.place(file) {
                Ok(Place::Stdout) => {
                    outcome.out.extend(page().as_bytes());
                    None
                }
                Ok(Place::File(path)) => write_page(&path, args.force, &page).err(),
                Err(problem) => Some(problem),
            };
            if let Some(problem) = problem {
                outcome.failed = true;
                report::problem(&mut outcome.err, terminal, &problem);
            }
            // What is odd about the document stands on the page; that about reading it is told here too.
            let notes = file.notes.iter();
            report::found(outcome, terminal, file, notes, Tell::All);
        },
    )
}

/// Where a page goes.
#[derive(Debug, PartialEq, Eq)]
enum Place {
    Stdout,
    File(PathBuf),
}

/// Where pages go, and which are taken.
struct Pages<'a> {
    out: Option<&'a Path>,
    /// The pages of this run: two documents must not write to one.
    taken: Mutex<BTreeSet<Option<PathBuf>>>,
}

impl<'a> Pages<'a> {
    fn new(args: &'a ViewArgs) -> Self {
        Self { out: args.out.as_deref(), taken: Mutex::default() }
    }

    fn place(&self, file: &File) -> Result<Place, Problem> {
        let place = match self.out {
            None => Place::Stdout,
            Some(out) if out.is_dir() => {
                let stem = Path::new(&file.path).file_stem().unwrap_or_default();
                let stem = if file.path == "-" { "stdin".as_ref() } else { stem };
                let mut name = stem.to_os_string();
                name.push(".html");
                Place::File(out.join(name))
            }
            Some(out) => Place::File(out.to_owned()),
        };
        let key = match &place {
            Place::Stdout => None,
            Place::File(path) => Some(path.clone()),
        };
        let mut taken = match self.taken.lock() {
            Ok(taken) => taken,
            Err(poisoned) => poisoned.into_inner(),
        };
        if taken.insert(key) {
            return Ok(place);
        }
        Err(Problem::error(format!(
            "no page for `{}`: another document's goes to the same place; `--out FOLDER` writes one \
             page for each, named after its file",
            file.path
        )))
    }
}

/// Writes the page whole or not at all, and over another file only if that was asked for.
fn write_page(path: &Path, force: bool, page: &dyn Fn() -> String) -> Result<(), Problem> {
    let mut file = NewFile::create(path, force)?;
    let failed = |error| NewFile::failed(path, &error);
    file.write_all(page().as_bytes()).map_err(failed)?;
    file.finish()
}
