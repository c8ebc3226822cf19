//! Laws of `judou-segment`.

use judou_segment::{LineBreaks, Quotations, SentenceSegmenter, Unit, sentences, spans};
use judou_source::Span;
use judou_testkit::assert_tiles;

use crate::text;

const LINE_BREAKS: [LineBreaks; 3] = [LineBreaks::Auto, LineBreaks::Hard, LineBreaks::Soft];
const QUOTATIONS: [Quotations; 3] = [Quotations::Attached, Quotations::Whole, Quotations::Split];

/// Sentences tile the text under every policy, and strings, spans and boundaries say the same.
///
/// # Panics
///
/// If a law is broken.
pub fn segment_sentences(data: &[u8]) {
    let text = &*text(data);
    for line_breaks in LINE_BREAKS {
        for quotations in QUOTATIONS {
            let segmenter =
                SentenceSegmenter::new().line_breaks(line_breaks).quotations(quotations);
            let found: Vec<Span> = segmenter.sentences(text).spans().collect();
            assert_tiles(text, &found);
            let ends: Vec<usize> =
                segmenter.boundaries(text).map(|boundary| boundary.end).collect();
            assert_eq!(ends, found.iter().map(|span| span.end).collect::<Vec<_>>());
        }
    }
    assert_eq!(sentences(text).collect::<String>(), text);
    let mut rest = sentences(text);
    let first = rest.next().unwrap_or_default();
    assert_eq!(format!("{first}{}", rest.as_str()), text, "what is to come is not the rest");
    assert!(rest.last().is_none_or(|last| text.ends_with(last)));
}

/// Every level tiles the text, and gives the same when asked again.
///
/// # Panics
///
/// If a law is broken.
pub fn segment_levels(data: &[u8]) {
    let text = &*text(data);
    for unit in Unit::ALL {
        let found: Vec<Span> = spans(text, unit).collect();
        assert_tiles(text, &found);
        assert!(spans(text, unit).eq(found), "{unit} is not deterministic");
    }
    assert_eq!(judou_segment::graphemes(text).collect::<String>(), text);
    assert_eq!(judou_segment::uax29::words(text).collect::<String>(), text);
    assert_eq!(judou_segment::clauses(text).collect::<String>(), text);
    assert_eq!(judou_segment::paragraphs(text).collect::<String>(), text);
}
