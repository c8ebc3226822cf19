//! Documents, turns and chunks as rows of a table, for programs that read tables.
//!
//! A row is what a line of the JSON is, flat where that can be and with the text itself, since whoever
//! gets a table seldom has the files beside it. `docs/cli.md` lists the columns.

#[cfg(feature = "parquet")]
mod parquet;

use judou::{Chunk, Document, Span};
use serde::Serialize;

use crate::args::TableArgs;
use crate::commands::print_json;
use crate::files::{File, Sink, Stdout};
use crate::inputs::Problem;
use crate::outcome::Outcome;

/// What the rows of a table are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Rows {
    Documents,
    Turns,
    Chunks,
}

/// Where a command's output goes: to the table that is asked for, or to standard output.
pub(crate) fn sink(args: &TableArgs, rows: Rows) -> Result<Box<dyn Sink>, Problem> {
    match (&args.format, &args.out) {
        (Some(_), Some(path)) => table(path, args.force, rows),
        _ => Ok(Box::new(Stdout::new())),
    }
}

#[cfg(feature = "parquet")]
fn table(path: &std::path::Path, force: bool, rows: Rows) -> Result<Box<dyn Sink>, Problem> {
    Ok(Box::new(parquet::ParquetFile::create(path, force, rows)?))
}

#[cfg(not(feature = "parquet"))]
fn table(_: &std::path::Path, _: bool, _: Rows) -> Result<Box<dyn Sink>, Problem> {
    Err(Problem::error(
        "this program is built without Parquet; `cargo install judou-cli --features parquet` or \
         `cargo build --features parquet` builds it in",
    ))
}

#[derive(Serialize)]
struct DocumentRow<'r> {
    path: &'r str,
    bytes: usize,
    encoding: &'r str,
    text: &'r str,
    title: Option<&'r str>,
    front_matter_format: Option<&'r str>,
    front_matter: Option<String>,
    notation: Option<&'r str>,
    speakers: Vec<SpeakerCell<'r>>,
    sections: Vec<SectionCell<'r>>,
    turns: Vec<TurnCell<'r>>,
    regions: Vec<RegionCell<'r>>,
    diagnostics: Vec<DiagnosticCell<'r>>,
}

#[derive(Serialize)]
struct SpeakerCell<'r> {
    name: &'r str,
    aliases: &'r [std::borrow::Cow<'r, str>],
    role: Option<&'r str>,
    turns: usize,
}

#[derive(Serialize)]
struct SectionCell<'r> {
    title: &'r str,
    level: u8,
    start: usize,
    end: usize,
}

#[derive(Serialize)]
struct TurnCell<'r> {
    speaker: usize,
    name: &'r str,
    section: Option<usize>,
    start_ms: Option<u64>,
    end_ms: Option<u64>,
    start: usize,
    end: usize,
    text: &'r str,
}

#[derive(Serialize)]
struct RegionCell<'r> {
    kind: &'r str,
    start: usize,
    end: usize,
}

#[derive(Serialize)]
struct DiagnosticCell<'r> {
    severity: &'r str,
    code: &'r str,
    message: &'r str,
    start: usize,
    end: usize,
}

#[derive(Serialize)]
struct TurnRow<'r> {
    path: &'r str,
    index: usize,
    /// The number of the speaker in the document, and the name that stands most often.
    speaker_id: usize,
    speaker: &'r str,
    /// The name as this turn has it.
    name: &'r str,
    role: Option<&'r str>,
    section: Option<usize>,
    section_title: Option<&'r str>,
    start_ms: Option<u64>,
    end_ms: Option<u64>,
    start: usize,
    end: usize,
    text: &'r str,
    notation: Option<&'r str>,
    front_matter: Option<&'r str>,
}

#[derive(Serialize)]
struct ChunkRow<'r> {
    path: &'r str,
    index: usize,
    text: &'r str,
    spans: Vec<SpanCell>,
    speakers: Vec<&'r str>,
    section: Vec<&'r str>,
    metadata: Option<String>,
    start_ms: Option<u64>,
    end_ms: Option<u64>,
    continued: bool,
    decoded: bool,
    label_bytes: usize,
    repeated_bytes: usize,
}

#[derive(Serialize)]
struct SpanCell {
    start: usize,
    end: usize,
}

/// Adds the row of a document.
pub(crate) fn write_document(outcome: &mut Outcome<'_>, file: &File, document: &Document<'_>) {
    let text = document.text();
    let header = document.front_matter();
    let value = header.and_then(|header| header.value());
    let row = DocumentRow {
        path: &file.path,
        bytes: text.len(),
        encoding: file.encoding,
        text,
        title: value.and_then(|value| value.get("title")?.as_str()),
        front_matter_format: header.map(|header| header.format().name()),
        front_matter: header_json(document),
        notation: document.notation().map(judou::Notation::name),
        speakers: document
            .speakers()
            .iter()
            .map(|speaker| SpeakerCell {
                name: &speaker.name,
                aliases: &speaker.aliases,
                role: speaker.role.map(judou::dialogue::Role::name),
                turns: speaker.turns,
            })
            .collect(),
        sections: document
            .sections()
            .iter()
            .map(|section| SectionCell {
                title: section.title.of(text),
                level: section.level,
                start: section.span.start,
                end: section.span.end,
            })
            .collect(),
        turns: (0..document.turns().len()).filter_map(|index| turn_cell(document, index)).collect(),
        regions: document
            .regions()
            .map(|region| RegionCell {
                kind: region.kind.name(),
                start: region.span.start,
                end: region.span.end,
            })
            .collect(),
        diagnostics: file
            .notes
            .iter()
            .chain(document.diagnostics())
            .map(|found| DiagnosticCell {
                severity: found.severity.name(),
                code: found.code,
                message: &found.message,
                start: found.span.start,
                end: found.span.end,
            })
            .collect(),
    };
    print_json(outcome, &row);
}

/// Adds a row for each turn of a document.
pub(crate) fn write_turns(outcome: &mut Outcome<'_>, file: &File, document: &Document<'_>) {
    let text = document.text();
    let front_matter = header_json(document);
    for index in 0..document.turns().len() {
        let Some(turn) = turn_cell(document, index) else { continue };
        let speaker = document.speakers().get(turn.speaker);
        let section = turn.section.and_then(|section| document.sections().get(section));
        let row = TurnRow {
            path: &file.path,
            index,
            speaker_id: turn.speaker,
            speaker: speaker.map_or(turn.name, |speaker| &*speaker.name),
            name: turn.name,
            role: speaker.and_then(|speaker| speaker.role).map(judou::dialogue::Role::name),
            section: turn.section,
            section_title: section.map(|section| section.title.of(text)),
            start_ms: turn.start_ms,
            end_ms: turn.end_ms,
            start: turn.start,
            end: turn.end,
            text: turn.text,
            notation: document.notation().map(judou::Notation::name),
            front_matter: front_matter.as_deref(),
        };
        print_json(outcome, &row);
    }
}

/// Adds the row of a chunk of a document.
pub(crate) fn write_chunk(
    outcome: &mut Outcome<'_>,
    file: &File,
    document: &Document<'_>,
    chunk: &Chunk<'_>,
) {
    let speakers = chunk.speakers.iter().filter_map(|id| document.speakers().get(*id));
    let sections = chunk.sections.iter().filter_map(|id| document.sections().get(*id));
    let metadata: serde_json::Map<String, serde_json::Value> = chunk
        .metadata
        .iter()
        .filter_map(|(key, value)| Some(((*key).to_owned(), serde_json::to_value(value).ok()?)))
        .collect();
    let row = ChunkRow {
        path: &file.path,
        index: chunk.index,
        text: &chunk.text,
        spans: chunk.spans.iter().map(|&Span { start, end }| SpanCell { start, end }).collect(),
        speakers: speakers.map(|speaker| &*speaker.name).collect(),
        section: sections.map(|section| section.title.of(document.text())).collect(),
        metadata: (!metadata.is_empty()).then(|| serde_json::Value::from(metadata).to_string()),
        start_ms: chunk.start_ms,
        end_ms: chunk.end_ms,
        continued: chunk.continued,
        decoded: chunk.decoded,
        label_bytes: chunk.label,
        repeated_bytes: chunk.repeated,
    };
    print_json(outcome, &row);
}

fn turn_cell<'r>(document: &'r Document<'_>, index: usize) -> Option<TurnCell<'r>> {
    let turn = document.turns().get(index)?;
    Some(TurnCell {
        speaker: turn.speaker,
        name: document.transcript().name(turn, document.text()),
        section: turn.section,
        start_ms: turn.start_ms,
        end_ms: turn.end_ms,
        start: turn.span.start,
        end: turn.span.end,
        text: turn.words(document.text()),
    })
}

/// The data of the header as JSON in a string: every header has other keys, and a table has columns.
fn header_json(document: &Document<'_>) -> Option<String> {
    let value = document.front_matter()?.value()?;
    serde_json::to_string(value).ok()
}
