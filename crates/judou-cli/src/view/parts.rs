//! The text itself, region by region: turns in their speakers' colours, headings, and the rest.

use judou::{Document, Region, RegionKind, Span, Turn};
use maud::{Markup, html};

use crate::reading::time;

use super::people::hue;
use super::text::{Located, Pieces, Verbatim};

/// All regions of `document`, in order.
pub(super) fn write_parts(
    document: &Document<'_>,
    located: &Located<'_>,
    pieces: &mut Pieces<'_>,
) -> Markup {
    let end = document.text().len();
    let mut last_turn = None;
    html! {
        @for region in document.regions() {
            (write_region(document, region, &mut last_turn, pieces))
            (located.within(region.span, region.span.end == end))
        }
        @if end == 0 { (located.within(Span::empty(0), true)) }
    }
}

fn write_region(
    document: &Document<'_>,
    region: Region,
    last_turn: &mut Option<usize>,
    pieces: &mut Pieces<'_>,
) -> Markup {
    let text = document.text();
    match region.kind {
        RegionKind::FrontMatter => html! {
            details.header {
                summary { "front matter" }
                div.source { (Verbatim(region.span.of(text))) }
            }
        },
        RegionKind::Heading(index) => {
            let level = document.sections().get(index).map_or(1, |section| section.level);
            html! {
                h2.heading id={ "s" (index) } data-level=(level.clamp(1, 6)) {
                    (trimmed(text, region.span, |span| pieces.add(span, "title", true)))
                }
            }
        }
        RegionKind::Turn(index) => {
            let goes_on = *last_turn == Some(index);
            *last_turn = Some(index);
            let Some(turn) = document.turns().get(index) else { return html! {} };
            write_turn(document, index, turn, region.span, goes_on, pieces)
        }
        kind => html! {
            div.other.(kind.name()) data-kind=(told(document, kind)) {
                (trimmed(text, region.span, |span| pieces.add(span, "prose", kind.is_text())))
            }
        },
    }
}

/// What a region of the rest is, for who points at it.
fn told(document: &Document<'_>, kind: RegionKind) -> String {
    match kind {
        RegionKind::Event(index) => {
            let event = document.transcript().events.get(index);
            event.map_or_else(|| "event".to_owned(), |event| format!("event: {:?}", event.kind))
        }
        kind => kind.name().replace('-', " "),
    }
}

/// One turn, or what a heading leaves of it.
fn write_turn(
    document: &Document<'_>,
    index: usize,
    turn: &Turn,
    span: Span,
    goes_on: bool,
    pieces: &mut Pieces<'_>,
) -> Markup {
    let text = document.text();
    let name = document.transcript().name(turn, text);
    let label = (!goes_on && turn.label.start == span.start && turn.label.end <= span.end)
        .then_some(turn.label);
    let said = Span::new(label.map_or(span.start, |label| label.end), span.end);
    let id = (!goes_on).then(|| format!("t{index}"));
    let mut about = format!("{} % sure", turn.confidence);
    if turn.implicit {
        about.push_str(", without a label of its own");
    }
    html! {
        article.turn id=[id] data-speaker=(turn.speaker) style=(hue(turn.speaker))
            data-start=(turn.span.start) data-end=(turn.span.end) data-about=(about) {
            a.who href={ "#t" (index) } title={ "turn " (index + 1) } {
                b { (name) }
                @if goes_on { span.quiet { "goes on" } }
                @for other in &turn.joint {
                    @if let Some(other) = document.speakers().get(*other) { span.quiet { "with " (other.name) } }
                }
                @if let Some(start) = turn.start_ms.filter(|_| !goes_on) {
                    time { (time(start)) @if let Some(end) = turn.end_ms { "–" (time(end)) } }
                }
            }
            div.words {
                @if let Some(label) = label { (pieces.add(label, "label", false)) }
                (trimmed(text, said, |span| pieces.add(span, "said", true)))
            }
        }
    }
}

/// What `write` makes of the text without the white space at its ends; that is there, and hidden, so
/// that the page holds every byte and reads without holes.
fn trimmed(text: &str, span: Span, write: impl FnOnce(Span) -> Markup) -> Markup {
    let inner = span.of(text);
    let start = span.start + (inner.len() - inner.trim_start().len());
    let end = span.start + inner.trim_end().len();
    if start >= end {
        return html! { span.gap { (Verbatim(inner)) } };
    }
    html! {
        @if start > span.start { span.gap { (Verbatim(Span::new(span.start, start).of(text))) } }
        (write(Span::new(start, end)))
        @if end < span.end { span.gap { (Verbatim(Span::new(end, span.end).of(text))) } }
    }
}
