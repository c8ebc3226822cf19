//! Laws of quotations.

use judou_dialogue::{Quotation, QuotationKind, Quotations, quotations, quotations_in};
use judou_source::Span;
use judou_testkit::{assert_nested, assert_on_boundaries};

use crate::text;

/// Whatever the text: quotations in order, each in those that it stands in or apart from them, with
/// attributions that point to sources outside of what is said.
///
/// # Panics
///
/// If a law is broken.
pub fn dialogue_quotations(data: &[u8]) {
    let text = &*text(data);
    let found = quotations(text);
    assert_eq!(found, quotations(text), "not deterministic");
    assert_quotations(text, &found);

    // A part is read as it would be alone.
    let moved = format!("甲\n{text}");
    let part = Span::new(moved.len() - text.len(), moved.len());
    let again = quotations_in(&moved, [part]);
    let spans = |it: &Quotations<'_>| it.quotations.iter().map(|it| it.span).collect::<Vec<_>>();
    assert_eq!(spans(&again), crate::shifted(spans(&found), part.start));
    assert_eq!(again.speakers, found.speakers);
}

/// Every law about the quotations of `text`.
pub(crate) fn assert_quotations(text: &str, found: &Quotations<'_>) {
    let mut open: Vec<&Quotation> = Vec::new();
    let mut named = vec![0; found.speakers.len()];
    for quotation in &found.quotations {
        let &Quotation { span, content, depth, kind, attribution, .. } = quotation;
        assert_on_boundaries(text, [span, content]);
        assert_nested(span, content);
        assert!(!content.is_empty() && content.trim(text) == content, "{quotation:?}");
        // What a dash has opened goes on behind a clause without a mark of its own.
        let marked = span.start < content.start || span.end == content.end;
        assert!(marked, "an opening mark: {quotation:?}");
        while open.last().is_some_and(|outer| outer.span.end <= span.start) {
            open.pop();
        }
        assert_eq!(usize::from(depth), open.len(), "depth of {quotation:?}");
        // Eight marks, and a dash round them.
        assert!(depth <= 8, "{quotation:?}");
        if let Some(outer) = open.last() {
            assert_nested(outer.content, span);
        }
        open.push(quotation);
        let Some(attribution) = attribution else { continue };
        assert_eq!(kind, QuotationKind::Speech, "words are nobody's: {quotation:?}");
        let parts = [attribution.source, attribution.cue];
        assert!(parts.iter().flatten().count() > 0, "an empty attribution: {quotation:?}");
        for part in parts.into_iter().flatten() {
            assert_on_boundaries(text, [part]);
            assert!(!part.is_empty(), "{quotation:?}");
            let apart = part.end <= span.start || part.start >= span.end;
            assert!(apart, "an attribution inside of {quotation:?}");
        }
        assert!((1..=100).contains(&attribution.confidence), "{quotation:?}");
        if let Some(count) = attribution.speaker.map(|id| named.get_mut(id).expect("a speaker")) {
            *count += 1;
        }
    }
    let counts: Vec<usize> = found.speakers.iter().map(|it| it.quotations).collect();
    assert_eq!(counts, named, "what is attributed to each");
    assert!(counts.iter().all(|count| *count > 0), "a speaker of nothing");
}
