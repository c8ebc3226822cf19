//! What `set`, `remove` and `convert` have in common: read, edit, check, then write, show or tell.

use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use judou::frontmatter::{EditError, Editor, parse_lenient};
use judou::{Diagnostic, Span};

use super::wrong_arguments;
use crate::args::{EditArgs, GlobalArgs};
use crate::decode::{Decoded, decode};
use crate::diff;
use crate::files;
use crate::inputs::{Problem, Selection, Source, reason};
use crate::outcome::Outcome;
use crate::replace::Target;
use crate::report::{self, Tell};
use crate::terminal::Terminal;

/// Why a document is not changed.
#[derive(Debug)]
pub(crate) enum Refusal {
    /// Something at a place of the document as the editor has it.
    At(Box<Diagnostic>),
    /// Nothing at a place: the end of a sentence that begins with the file's name.
    Whole(String),
}

impl Refusal {
    /// Refuses for `error`, which came up when doing `what`, such as "set `a.b`".
    pub(crate) fn new(what: &str, error: &EditError) -> Self {
        let message = format!("cannot {what}: {error}");
        Self::At(Box::new(Diagnostic::error(error.code(), message, error.span())))
    }
}

/// What an edit does where there is no header.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Absent {
    /// Nothing: what it asks for is so already.
    Leave,
    /// `change` decides. An opening fence that is never closed is an error: a header before it would
    /// make text of what was meant as one.
    Change,
}

/// Changes the header of each file by `change`, for the command `name`.
pub(crate) fn run(
    name: &str,
    args: &EditArgs,
    files: &[PathBuf],
    global: &GlobalArgs,
    absent: Absent,
    change: impl Fn(&mut Editor<'_>) -> Result<(), Refusal> + Sync,
) -> ExitCode {
    if files.len() > 1 && files.iter().any(|file| file.as_os_str() == "-") {
        wrong_arguments(name, "`-` stands alone: its document goes to standard output");
    }
    let follow_symlinks = args.follow_symlinks;
    let selection =
        Selection { files, include: &[], data: false, no_ignore: args.no_ignore, follow_symlinks };
    files::each(selection, global, |source, terminal, outcome| {
        let (target, bytes) = read(source, follow_symlinks)?;
        let document = Document { source, text: text(source, bytes)?, target };
        let name = document.name();
        if absent == Absent::Leave {
            let lenient = parse_lenient(&document.text);
            if lenient.front_matter.is_none() {
                // A fence that is never closed may be a slip that hides the header.
                let (all, text) = (lenient.diagnostics.iter(), &document.text);
                outcome.failed |=
                    report::diagnostics(&mut outcome.err, terminal, &name, text, all, Tell::All);
                return document.put(&document.text, args, terminal, outcome);
            }
        }
        match document.changed(&change) {
            Ok(new) => document.put(&new, args, terminal, outcome),
            Err((_, Refusal::Whole(message))) => Err(Problem::error(format!("`{name}` {message}"))),
            Err((text, Refusal::At(diagnostic))) => {
                let all = std::iter::once(&*diagnostic);
                report::diagnostics(&mut outcome.err, terminal, &name, &text, all, Tell::Errors);
                outcome.failed = true;
                Ok(())
            }
        }
    })
}

fn read(source: &Source, follow_symlinks: bool) -> Result<(Option<Target>, Vec<u8>), Problem> {
    match source {
        Source::Path(path) | Source::Data(path) => Target::read(path, follow_symlinks)
            .map(|(target, bytes)| (Some(target), bytes))
            .map_err(Problem::error),
        Source::Stdin => {
            let mut bytes = Vec::new();
            let read = source.open()?.read_to_end(&mut bytes);
            read.map_err(|error| source.unreadable(&error))?;
            Ok((None, bytes))
        }
    }
}

/// The text of a document in UTF-8; any other would be written back in another encoding than it had.
fn text(source: &Source, bytes: Vec<u8>) -> Result<String, Problem> {
    let path = source.path();
    let refuse = |what: &str| Problem::error(format!("`{path}` {what}"));
    let Ok(Decoded { text, encoding, notes }) = decode(bytes, None) else {
        return Err(refuse("is no text: its bytes are neither UTF-8 nor another encoding of text"));
    };
    if encoding != encoding_rs::UTF_8.name() {
        let what =
            format!("is not in UTF-8 but, it seems, in {encoding}: convert it before editing");
        return Err(refuse(&what));
    }
    if notes.is_empty() {
        Ok(text)
    } else {
        Err(refuse("is not in UTF-8 throughout, and what is not could not be kept"))
    }
}

/// A document that is being edited.
struct Document<'s> {
    source: &'s Source,
    text: String,
    /// Where it is written back; standard input is not.
    target: Option<Target>,
}

impl Document<'_> {
    /// The name to show to people.
    fn name(&self) -> String {
        match self.source {
            Source::Path(_) | Source::Data(_) => self.source.path(),
            Source::Stdin => "<stdin>".to_owned(),
        }
    }

    /// The document after `change`, or what speaks against it and the text that this is about.
    fn changed(
        &self,
        change: impl Fn(&mut Editor<'_>) -> Result<(), Refusal>,
    ) -> Result<String, (String, Refusal)> {
        let refuse =
            |error: EditError| (self.text.clone(), Refusal::At(Box::new(error.to_diagnostic())));
        let mut editor = Editor::new(&self.text).map_err(refuse)?;
        if let Err(refusal) = change(&mut editor) {
            // The editor is as it was before the change that it refused.
            return Err((editor.finish().unwrap_or_default(), refusal));
        }
        let new = editor.finish().map_err(refuse)?;
        if new != self.text && body(&new) != body(&self.text) {
            // The editor holds what it writes against what was asked; this is a second lock.
            let message = "would not keep its body; please report it";
            return Err((new, Refusal::Whole(message.to_owned())));
        }
        Ok(new)
    }

    /// Does with the changed document what was asked for.
    fn put(
        &self,
        new: &str,
        args: &EditArgs,
        terminal: &Terminal,
        outcome: &mut Outcome<'_>,
    ) -> Result<(), Problem> {
        let has_changed = new != self.text;
        if args.diff {
            if has_changed {
                let same = body(new).len();
                let (out, name) = (&mut outcome.out, self.name());
                diff::write(out, terminal.out, &name, &self.text, new, same);
            }
        } else if args.check {
            if has_changed {
                outcome.out.extend(self.name().as_bytes());
                outcome.out.push(b'\n');
            }
        } else if let Some(target) = &self.target {
            if has_changed {
                target.replace(new.as_bytes()).map_err(|error| self.unwritable(&error))?;
            }
        } else {
            outcome.out.extend(new.as_bytes());
        }
        outcome.failed |= args.check && has_changed;
        Ok(())
    }

    fn unwritable(&self, error: &std::io::Error) -> Problem {
        Problem::error(format!("cannot write `{}`: {}", self.source.path(), reason(error)))
    }
}

/// What follows the header, or the byte order mark where there is no header.
fn body(text: &str) -> &str {
    let mark = judou::source::bom(text).map_or(0, |mark| mark.end);
    Span::new(parse_lenient(text).body_start().max(mark), text.len()).of(text)
}

/// Whether an argument names something that is there.
pub(crate) fn exists(argument: &Path) -> bool {
    argument.symlink_metadata().is_ok()
}
