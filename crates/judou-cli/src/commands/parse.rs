//! `judou parse`: everything that is in each file.

use std::process::ExitCode;

use judou::record::DocumentRecord;
use judou::segment::{Word, WordModel, WordSegmenter};
use judou::{Document, RegionKind, Span, Unit};

use crate::args::{GlobalArgs, ParseArgs};
use crate::commands::{print_json, write_data};
use crate::files::{self, File};
use crate::reading::{Page, count, grouped, name_width, shares};
use crate::report::{self, Tell};
use crate::table::{self, Rows};

/// Runs the command.
pub(crate) fn run(args: &ParseArgs, global: &GlobalArgs) -> ExitCode {
    let sink = table::sink(&args.table, Rows::Documents);
    files::documents(
        sink,
        &args.input,
        &args.dialogue,
        global,
        |file, document, terminal, outcome| {
            let is_table = args.table.format.is_some();
            let json = terminal.prints_json(&args.style);
            if is_table {
                table::write_document(outcome, file, document);
            } else if json {
                let record = DocumentRecord::new(document)
                    .path(&file.path)
                    .encoding(file.encoding)
                    .notes(&file.notes)
                    .regions(args.regions)
                    .quotations(args.quotations)
                    .units(&args.units);
                print_json(outcome, &record);
            } else {
                write_outline(&mut Page::new(&mut outcome.out, terminal), file, document);
            }
            let all = file.notes.iter().chain(document.diagnostics());
            let tell = if json || is_table { Tell::Errors } else { Tell::All };
            outcome.failed |=
                report::diagnostics(&mut outcome.err, terminal, file.name(), &file.text, all, tell);
        },
    )
}

/// The document at a glance: its data, who speaks how much, and how it goes on.
fn write_outline(page: &mut Page<'_, '_>, file: &File, document: &Document<'_>) {
    page.title(file.name(), &format!("{} bytes, {}", grouped(file.text.len()), file.encoding));

    if write_data(page, document) {
        page.blank_line();
    }

    let (sentences, words) = counts(document);
    let mut facts = Vec::new();
    match document.notation() {
        Some(notation) => facts.push(notation.to_string()),
        None => facts.push("no dialogue".to_owned()),
    }
    if !document.turns().is_empty() {
        facts.push(count(document.turns().len(), "turn"));
        facts.push(count(document.speakers().len(), "speaker"));
    }
    if !document.sections().is_empty() {
        facts.push(count(document.sections().len(), "section"));
    }
    facts.push(count(sentences, "sentence"));
    facts.push(count(words, "word"));
    page.line(&facts.join(" · "));

    write_speakers(page, document);
    write_course(page, document);
    page.blank_line();
}

/// Sentences and words of the body, labels left out. A word has a letter or a digit in it.
fn counts(document: &Document<'_>) -> (usize, usize) {
    let text = document.text();
    let segmenter = WordSegmenter::new(WordModel::standard());
    let (mut sentences, mut words) = (0, 0);
    for region in document.regions() {
        let span = match region.kind {
            kind if !kind.is_text() => continue,
            RegionKind::Turn(turn) => {
                document.turns().get(turn).map_or(region.span, |turn| turn.content)
            }
            _ => region.span,
        };
        let blank = |span: &Span| span.of(text).trim().is_empty();
        sentences += document.units_in(span, Unit::Sentence).filter(|span| !blank(span)).count();
        let spoken = span.of(text);
        let has_letters = |word: &Word| word.span.of(spoken).chars().any(char::is_alphanumeric);
        words += segmenter.words(spoken).filter(has_letters).count();
    }
    (sentences, words)
}

/// Who speaks, how often, and what share of what is said, in characters.
fn write_speakers(page: &mut Page<'_, '_>, document: &Document<'_>) {
    let speakers = document.speakers();
    if speakers.is_empty() {
        return;
    }
    page.blank_line();
    let name_width = name_width(speakers.iter().map(|speaker| &*speaker.name));
    for (id, (speaker, share)) in speakers.iter().zip(shares(document)).enumerate() {
        let mut remarks: Vec<String> = Vec::new();
        remarks.extend(speaker.role.map(|role| role.name().to_owned()));
        if !speaker.aliases.is_empty() {
            remarks.push(format!("also {}", speaker.aliases.join(", ")));
        }
        page.speaker_share(
            id,
            &speaker.name,
            name_width,
            speaker.turns,
            share,
            &remarks.join("; "),
        );
    }
}

/// Headings and the first words of each turn, in the order of the document.
fn write_course(page: &mut Page<'_, '_>, document: &Document<'_>) {
    let text = document.text();
    if document.turns().is_empty() && document.sections().is_empty() {
        return;
    }
    page.blank_line();
    let name_width =
        name_width(document.turns().iter().map(|turn| document.transcript().name(turn, text)));
    let mut last = None;
    for region in document.regions() {
        match region.kind {
            RegionKind::Heading(index) => {
                if let Some(section) = document.sections().get(index) {
                    page.heading(section.level, section.title.of(text));
                }
            }
            // A turn that something cuts in two has two regions.
            RegionKind::Turn(index) if last != Some(index) => {
                last = Some(index);
                if let Some(turn) = document.turns().get(index) {
                    let name = document.transcript().name(turn, text);
                    page.turn_start(index + 1, turn.speaker, name, name_width, turn.words(text));
                }
            }
            _ => {}
        }
    }
}
