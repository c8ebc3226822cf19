//! What goes to standard error: diagnostics with their excerpts, and inputs that gave no document.

use std::io::Write;

use anstyle::{AnsiColor, Style};
use judou::source::LineIndex;
use judou::{Diagnostic, Excerpt, Severity};

use crate::files::File;
use crate::inputs::Problem;
use crate::outcome::Outcome;
use crate::terminal::Terminal;

/// How many diagnostics of one file are shown.
const MAX_SHOWN: usize = 20;

/// Which diagnostics are told on standard error.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tell {
    /// Errors alone: the rest is in the JSON.
    Errors,
    /// Everything, unless the user wants quiet.
    All,
}

/// Renders those of `diagnostics` that are to be told, and says whether there is an error.
pub(crate) fn diagnostics<'d>(
    err: &mut Vec<u8>,
    terminal: &Terminal,
    name: &str,
    text: &str,
    diagnostics: impl Iterator<Item = &'d Diagnostic>,
    tell: Tell,
) -> bool {
    let least =
        if terminal.quiet || tell == Tell::Errors { Severity::Error } else { Severity::Note };
    let mut has_error = false;
    let mut index = None;
    let mut shown = 0;
    let mut left_out = 0;
    for diagnostic in diagnostics {
        has_error |= diagnostic.severity >= Severity::Error;
        if diagnostic.severity < least {
            continue;
        }
        if shown == MAX_SHOWN {
            left_out += 1;
            continue;
        }
        shown += 1;
        let index = index.get_or_insert_with(|| LineIndex::new(text));
        let excerpt =
            Excerpt::new(text, diagnostic).path(name).index(index).color(terminal.err.color);
        // Writing to memory does not fail.
        let _ = writeln!(err, "{excerpt}");
    }
    if left_out > 0 {
        let _ = writeln!(err, "… and {left_out} more in {name}");
    }
    has_error
}

/// Renders what was found in `file`, and lets the program fail at its end if there is an error.
pub(crate) fn found<'d>(
    outcome: &mut Outcome<'_>,
    terminal: &Terminal,
    file: &File,
    found: impl Iterator<Item = &'d Diagnostic>,
    tell: Tell,
) {
    outcome.failed |= diagnostics(&mut outcome.err, terminal, file.name(), &file.text, found, tell);
}

/// Renders an input that gave no document.
pub(crate) fn problem(err: &mut Vec<u8>, terminal: &Terminal, problem: &Problem) {
    let (word, color) = match problem.is_error {
        true => ("error", AnsiColor::Red),
        false if terminal.quiet => return,
        false => ("warning", AnsiColor::Yellow),
    };
    let style = if terminal.err.color { color.on_default().bold() } else { Style::new() };
    let _ = writeln!(err, "{style}{word}{style:#}: {}", problem.message);
}
