//! One document as a page to look at: a file of HTML that needs no other and no network.
//!
//! The page is written whole here, so it can be read without scripts; [`SCRIPT`] adds what is asked for
//! by hand: boundaries of sentences, clauses and words, what stands behind a mark, one speaker alone.
//! What comes from the document is text and stays text: `maud` escapes all that is put into the page,
//! and the policy in its head lets it load nothing.

mod parts;
mod people;
mod text;

use judou::{Diagnostic, Document, Severity};
use maud::{DOCTYPE, Markup, PreEscaped, html};

use crate::files::File;
use crate::reading::{count, grouped, shown};

use self::parts::write_parts;
use self::people::{courses, shares};
use self::text::{Located, Pieces, json_in_script};

const STYLE: &str = include_str!("view/page.css");
const SCRIPT: &str = include_str!("view/page.js");

/// Nothing is loaded from anywhere: the page is the same in ten years and tells nobody that it is read.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; \
                      base-uri 'none'; form-action 'none'";

/// The page of `document`, which was read from `file`.
pub(crate) fn page(file: &File, document: &Document<'_>) -> String {
    let diagnostics: Vec<&Diagnostic> = file.notes.iter().chain(document.diagnostics()).collect();
    let located = Located::new(document.text(), &diagnostics);
    let mut pieces = Pieces::new(document.text());
    let body = write_parts(document, &located, &mut pieces);
    let title = title(file, document);
    let language = language(document);
    html! {
        (DOCTYPE)
        html lang=[language] {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(POLICY);
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                meta name="generator" content=(concat!("judou ", env!("CARGO_PKG_VERSION")));
                title { (title) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                header.top {
                    h1 { (title) }
                    p.facts { (facts(file, document, &pieces)) }
                    (toolbar(document))
                }
                div.frame {
                    aside aria-label="About the document" {
                        (metadata(document))
                        (shares(document))
                        (outline(document))
                        (located.list())
                    }
                    main {
                        (courses(document))
                        (body)
                    }
                }
                div #tip role="tooltip" hidden {}
                (keys())
                script #data type="application/json" { (PreEscaped(json_in_script(&pieces))) }
                script { (PreEscaped(SCRIPT)) }
            }
        }
    }
    .into_string()
}

/// The title that the header gives, or the first heading of the highest level, or the file's name.
fn title(file: &File, document: &Document<'_>) -> String {
    let header = document.front_matter().and_then(|header| header.value());
    let title = header.and_then(|value| value.get("title")).and_then(|title| title.as_str());
    match title.map(str::trim) {
        Some(title) if !title.is_empty() => title.to_owned(),
        _ => {
            let first = document.sections().first().filter(|section| {
                // Titles between turns stand anywhere; the document's own stands before them.
                document.turns().first().is_none_or(|turn| section.span.start < turn.span.start)
            });
            let title = first.map(|section| section.title.of(document.text()).trim());
            title.filter(|title| !title.is_empty()).unwrap_or(file.name()).to_owned()
        }
    }
}

/// The language that the header names, from which a browser takes the right forms of characters.
fn language(document: &Document<'_>) -> Option<String> {
    let value = document.front_matter()?.value()?;
    let name = ["lang", "language"].iter().find_map(|key| value.get(key)?.as_str())?.trim();
    let is_tag = (2..=35).contains(&name.len())
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_');
    is_tag.then(|| name.replace('_', "-"))
}

fn facts(file: &File, document: &Document<'_>, pieces: &Pieces<'_>) -> String {
    let mut facts = vec![file.name().to_owned()];
    facts.push(format!("{} bytes, {}", grouped(file.text.len()), file.encoding));
    match document.notation() {
        Some(notation) => {
            facts.push(notation.to_string());
            facts.push(count(document.turns().len(), "turn"));
            facts.push(count(document.speakers().len(), "speaker"));
        }
        None => facts.push("no dialogue".to_owned()),
    }
    if !document.sections().is_empty() {
        facts.push(count(document.sections().len(), "section"));
    }
    facts.push(count(pieces.sentences, "sentence"));
    facts.push(count(pieces.words, "word"));
    facts.join(" · ")
}

fn toolbar(document: &Document<'_>) -> Markup {
    html! {
        nav.tools aria-label="What to show" {
            button type="button" data-show="sentences" aria-pressed="false" { u { "S" } "entences" }
            button type="button" data-show="clauses" aria-pressed="false" { u { "C" } "lauses" }
            button type="button" data-show="words" aria-pressed="false" { u { "W" } "ords" }
            button type="button" data-show="other" aria-pressed="true" { u { "O" } "ther text" }
            @if !document.turns().is_empty() {
                span.step {
                    button type="button" data-step="-1" title="The turn before (k)" { "↑" }
                    button type="button" data-step="1" title="The next turn (j)" { "↓" }
                }
            }
            button type="button" data-theme-switch="" title="Light or dark (t)" { "◐" }
            button type="button" data-help="" title="Keys (?)" { "?" }
        }
    }
}

fn metadata(document: &Document<'_>) -> Markup {
    let Some(header) = document.front_matter() else { return html! {} };
    let mapping = header.value().and_then(|value| value.as_mapping());
    html! {
        section {
            h2 { "Metadata " span.kind { (header.format().name()) } }
            @if let Some(mapping) = mapping {
                table.metadata {
                    @for entry in mapping.entries() {
                        tr {
                            th scope="row" { (entry.key().as_str()) }
                            td { (shown(entry.value())) }
                        }
                    }
                }
            } @else if let Some(value) = header.value() {
                p { (shown(value)) }
            } @else {
                p.quiet { "cannot be read" }
            }
        }
    }
}

fn outline(document: &Document<'_>) -> Markup {
    if document.sections().is_empty() {
        return html! {};
    }
    html! {
        section {
            h2 { "Outline" }
            ol.outline {
                @for (index, section) in document.sections().iter().enumerate() {
                    li style={ "--level:" (section.level.clamp(1, 6) - 1) } {
                        a href={ "#s" (index) } { (section.title.of(document.text())) }
                    }
                }
            }
        }
    }
}

fn keys() -> Markup {
    const KEYS: [(&str, &str); 9] = [
        ("j, k", "next turn, turn before"),
        ("n, p", "next section, section before"),
        ("s", "ends of sentences"),
        ("c", "ends of clauses"),
        ("w", "ends of words"),
        ("o", "text that is nobody's: shown or hidden"),
        ("t", "light or dark"),
        ("Esc", "all speakers again"),
        ("?", "this list"),
    ];
    html! {
        dialog #keys aria-label="Keys" {
            h2 { "Keys" }
            dl {
                @for (key, means) in KEYS { dt { kbd { (key) } } dd { (means) } }
            }
            form method="dialog" { button { "Close" } }
        }
    }
}

/// The word that a style sheet knows a severity by.
fn severity_class(severity: Severity) -> &'static str {
    severity.name()
}
