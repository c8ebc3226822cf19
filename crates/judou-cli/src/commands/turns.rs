//! `judou turns`: who says what in each file.

use std::process::ExitCode;

use judou::Document;
use judou::record::TurnsRecord;

use crate::args::{GlobalArgs, TurnsArgs};
use crate::commands::print_json;
use crate::files::{self, Extent, File};
use crate::reading::{Page, count, time};
use crate::report::{self, Tell};

/// Runs the command.
pub(crate) fn run(args: &TurnsArgs, global: &GlobalArgs) -> ExitCode {
    let parser = files::document_parser(args.from.from);
    files::run(&args.input, global, Extent::Whole, |file, terminal, outcome| {
        let document = parser.parse(&file.text);
        if terminal.prints_json(&args.style) {
            print_json(outcome, &TurnsRecord::new(&document).path(&file.path));
        } else {
            write_turns(&mut Page::new(&mut outcome.out, terminal), file, &document);
        }
        let all = file.notes.iter().chain(document.transcript().diagnostics.iter());
        outcome.failed |= report::diagnostics(
            &mut outcome.err,
            terminal,
            file.name(),
            &file.text,
            all,
            Tell::All,
        );
    })
}

fn write_turns(page: &mut Page<'_, '_>, file: &File, document: &Document<'_>) {
    let Some(notation) = document.notation() else {
        page.title(file.name(), "no dialogue");
        return;
    };
    let turns = document.turns();
    page.title(file.name(), &format!("{}, {notation}", count(turns.len(), "turn")));
    for turn in turns {
        let name = turn.name.of(&file.text);
        let when = turn.start_ms.map(time);
        page.blank_line();
        page.speaker_line(turn.speaker, name, when.as_deref());
        for paragraph in &turn.paragraphs {
            page.paragraph(paragraph.of(&file.text));
        }
    }
    page.blank_line();
}
