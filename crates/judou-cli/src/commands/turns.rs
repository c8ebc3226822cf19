//! `judou turns`: who says what in each file.

use std::process::ExitCode;

use judou::Document;
use judou::dialogue::{LabelEvidence, QuotationKind};
use judou::record::TurnsRecord;

use crate::args::{GlobalArgs, TurnsArgs};
use crate::commands::print_json;
use crate::files::{self, File};
use crate::reading::{Page, count, grouped, name_width, time};
use crate::report::{self, Tell};
use crate::table::{self, Rows};

/// Runs the command.
pub(crate) fn run(args: &TurnsArgs, global: &GlobalArgs) -> ExitCode {
    let sink = table::sink(&args.table, Rows::Turns);
    files::documents(
        sink,
        &args.input,
        &args.dialogue,
        global,
        |file, document, terminal, outcome| {
            if args.table.format.is_some() {
                table::write_turns(outcome, file, document);
            } else if terminal.prints_json(&args.style) {
                let record = TurnsRecord::new(document).path(&file.path).evidence(args.explain);
                let record = record.quotations(args.quotations);
                print_json(outcome, &record);
            } else {
                let mut page = Page::new(&mut outcome.out, terminal);
                write_turns(&mut page, file, document);
                if args.quotations {
                    write_quotations(&mut page, document);
                }
                if args.explain {
                    write_evidence(&mut page, document);
                }
            }
            let all = file.notes.iter().chain(document.transcript().diagnostics.iter());
            report::found(outcome, terminal, file, all, Tell::All);
        },
    )
}

fn write_turns(page: &mut Page<'_, '_>, file: &File, document: &Document<'_>) {
    let Some(notation) = document.notation() else {
        page.title(file.name(), "no dialogue");
        return;
    };
    let turns = document.turns();
    page.title(file.name(), &format!("{}, {notation}", count(turns.len(), "turn")));
    for turn in turns {
        let name = document.transcript().name(turn, &file.text);
        let when = turn.start_ms.map(time);
        page.blank_line();
        page.speaker_line(turn.speaker, name, when.as_deref());
        match &turn.words {
            // What is said is written in another way than it reads.
            Some(words) => page.paragraph(words),
            None => {
                for paragraph in &turn.paragraphs {
                    page.paragraph(paragraph.of(&file.text));
                }
            }
        }
    }
    page.blank_line();
}

/// What is quoted as speech, each with who says it; words that are only named are counted.
fn write_quotations(page: &mut Page<'_, '_>, document: &Document<'_>) {
    let text = document.text();
    let found = document.quotations();
    let (speech, words): (Vec<_>, Vec<_>) =
        found.quotations.iter().partition(|it| it.kind == QuotationKind::Speech);
    let speeches = count(speech.len(), "quotation");
    page.line(&format!("{speeches} of speech, {} of words", grouped(words.len())));
    let names: Vec<&str> = speech
        .iter()
        .map(|it| {
            let attribution = it.attribution.as_ref();
            let name = attribution.and_then(|it| found.speakers.get(it.speaker?));
            let source = attribution.and_then(|it| it.source).map(|source| source.of(text));
            name.map(|it| it.name).or(source).unwrap_or("—")
        })
        .collect();
    let width = name_width(names.iter().copied());
    for (index, (quotation, name)) in speech.iter().zip(&names).enumerate() {
        let speaker = quotation.attribution.and_then(|it| it.speaker);
        let content = quotation.content.of(text);
        // Colours tell speakers apart; those without a name share one.
        page.turn_start(index + 1, speaker.unwrap_or(found.speakers.len()), name, width, content);
    }
    page.blank_line();
}

/// Every label that was looked at, those that open turns first, each with what speaks for and against
/// it.
fn write_evidence(page: &mut Page<'_, '_>, document: &Document<'_>) {
    let transcript = document.transcript();
    let basis = match document.notation() {
        None => "no label was found to open turns",
        Some(notation) if notation.is_free_form() => "labels were weighed",
        Some(_) => "the text follows its grammar",
    };
    page.line(&format!("  confidence {} of 100: {basis}", transcript.confidence));
    let mut labels: Vec<_> = transcript.evidence.iter().collect();
    labels.sort_by_key(|label| !label.accepted);
    let name = |label: &LabelEvidence| label.label.of(document.text()).to_owned();
    let names: Vec<_> = labels.iter().map(|label| name(label)).collect();
    let width = name_width(names.iter().map(String::as_str));
    for (label, name) in labels.into_iter().zip(&names) {
        let reasons = label.reasons.iter().map(|(reason, weight)| {
            // The names of the reasons are those of the JSON.
            let reason = serde_json::to_value(reason).unwrap_or_default();
            format!("{} {weight:+.2}", reason.as_str().unwrap_or_default())
        });
        let reasons = reasons.collect::<Vec<_>>().join(", ");
        page.label(name, width, label.accepted, label.count, label.score, &reasons);
    }
}
