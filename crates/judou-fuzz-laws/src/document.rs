//! Laws of `judou`: all parsers over one file.

use judou::record::DocumentRecord;
use judou::{Document, RegionKind, Unit};
use judou_source::Span;
use judou_testkit::{assert_nested, assert_tiles};

use crate::dialogue::assert_transcript;
use crate::{assert_diagnostics, shifted, text};

/// The regions tile the file, every span is into the file, and the seam between header and body is
/// where the header's parser says.
///
/// # Panics
///
/// If a law is broken.
pub fn document_parse(data: &[u8]) {
    let text = &*text(data);
    let document = Document::parse(text);
    assert_eq!(document.text(), text);
    assert_tiles(text, document.regions().map(|region| region.span));
    assert_transcript(text, document.transcript());
    let diagnostics: Vec<_> = document.diagnostics().cloned().collect();
    assert_diagnostics(text, &diagnostics);

    assert_seam(text, &document);
    assert_regions(&document);
    for unit in Unit::ALL {
        let units = document.units(unit).map(|span| span.shift(0).start..span.end);
        let body = document.body();
        let in_body =
            units.map(|range| Span::new(range.start - body.start, range.end - body.start));
        assert_tiles(body.of(text), in_body.collect::<Vec<_>>());
    }
    serde_json::to_string(&DocumentRecord::new(&document)).expect("a document is JSON");
}

/// The body parsed alone gives the same turns, and the file's lie behind the header.
fn assert_seam(text: &str, document: &Document<'_>) {
    let body = document.body();
    assert_eq!(body.end, text.len(), "the body reaches the end");
    let before = Span::new(0, body.start).of(text);
    assert_eq!(format!("{before}{}", body.of(text)), text, "header and body are not the file");
    if let Some(front_matter) = document.front_matter() {
        assert_eq!(front_matter.body_start(), body.start);
    } else {
        assert!(["", "\u{feff}"].contains(&before), "a header that is none: {before:?}");
    }
    let alone = judou_dialogue::parse(body.of(text));
    let turns = document.turns().iter().map(|turn| turn.span).collect::<Vec<_>>();
    assert_eq!(turns, shifted(alone.turns.iter().map(|turn| turn.span), body.start));
    for turn in document.turns() {
        assert_nested(body, turn.span);
    }
}

/// Each turn and each heading has a region that is it.
fn assert_regions(document: &Document<'_>) {
    for region in document.regions() {
        let expected = match region.kind {
            RegionKind::FrontMatter => document.front_matter().map(judou::FrontMatter::span),
            RegionKind::Turn(turn) => document.turns().get(turn).map(|turn| turn.span),
            RegionKind::Heading(index) => document.sections().get(index).map(|it| it.span),
            _ => Some(region.span),
        };
        assert_eq!(expected, Some(region.span), "{region:?}");
    }
    let turns = document.regions().filter(|it| matches!(it.kind, RegionKind::Turn(_))).count();
    assert_eq!(turns, document.turns().len(), "a turn without a region");
}
