//! `judou chunk`: each file cut into chunks of a limited size.

mod size;

use std::process::ExitCode;
use std::sync::OnceLock;

use clap::CommandFactory;
use clap::error::ErrorKind;
use judou::record::ChunkRecord;
use judou::segment::{WordModel, WordSegmenter};
use judou::{Chunk, Chunker, Document};

use crate::args::{ChunkArgs, Cli, GlobalArgs};
use crate::commands::print_json;
use crate::files::{self, File};
use crate::reading::{Page, count, time};
use crate::report::{self, Tell};
use crate::table::{self, Rows};
use size::{Refusal, Size};

/// Runs the command.
pub(crate) fn run(args: &ChunkArgs, global: &GlobalArgs) -> ExitCode {
    let chunker = match chunker(args) {
        Ok(chunker) => chunker,
        Err(Refusal::Arguments(message)) => refuse(message),
        Err(Refusal::Problem(problem)) => return files::refuse(&problem, global),
    };
    let sink = table::sink(&args.table, Rows::Chunks);
    files::documents(
        sink,
        &args.input,
        &args.dialogue,
        global,
        |file, document, terminal, outcome| {
            if args.table.format.is_some() {
                for chunk in chunker.chunks(document) {
                    table::write_chunk(outcome, file, document, &chunk);
                }
            } else if terminal.prints_json(&args.style) {
                for chunk in chunker.chunks(document) {
                    print_json(outcome, &ChunkRecord::new(document, &chunk).path(&file.path));
                }
            } else {
                let mut page = Page::new(&mut outcome.out, terminal);
                write_chunks(&mut page, file, document, &chunker);
            }
            let all = file.notes.iter().chain(document.diagnostics());
            report::found(outcome, terminal, file, all, Tell::All);
        },
    )
}

/// Tells what is wrong with the arguments, with the usage of this command.
fn refuse(message: String) -> ! {
    let mut program = Cli::command();
    program.build();
    let error = match program.find_subcommand_mut("chunk") {
        Some(command) => command.error(ErrorKind::ValueValidation, message),
        None => program.error(ErrorKind::ValueValidation, message),
    };
    error.exit()
}

fn chunker(args: &ChunkArgs) -> Result<Chunker<Size>, Refusal> {
    // What is wrong with the numbers is told before a vocabulary is unpacked.
    let chunker = Chunker::new(args.max)?.overlap(args.overlap)?;
    // Most documents have no clause that must be cut, and checking the model takes longer than those.
    let words = OnceLock::new();
    let chunker = chunker.words(move |clause| {
        let words = words.get_or_init(|| WordSegmenter::new(WordModel::standard()));
        words.words(clause).map(|word| word.span).collect()
    });
    let chunker = chunker.labels(!args.no_labels).metadata(&args.metadata);
    Ok(chunker.sizer(Size::new(args)?))
}

fn write_chunks(
    page: &mut Page<'_, '_>,
    file: &File,
    document: &Document<'_>,
    chunker: &Chunker<Size>,
) {
    let chunks: Vec<Chunk<'_>> = chunker.chunks(document).collect();
    page.title(file.name(), &count(chunks.len(), "chunk"));
    for chunk in &chunks {
        let mut facts = vec![format!("{}", chunk.index + 1)];
        let titles = chunk.sections.iter().filter_map(|section| document.sections().get(*section));
        facts.extend(titles.map(|section| section.title.of(document.text()).to_owned()));
        let speakers = chunk.speakers.iter().filter_map(|id| document.speakers().get(*id));
        facts.extend(speakers.map(|speaker| speaker.name.to_string()));
        facts.extend(chunk.start_ms.map(time));
        page.blank_line();
        page.line(&facts.join(" · "));
        page.paragraph(&chunk.text);
    }
    page.blank_line();
}
