//! Laws of `judou-segment`.

use judou_segment::{
    LevelBoundary, LineBreaks, Markup, Quotations, SentenceBoundary, SentenceSegmenter, Unit,
    sentences, spans,
};
use judou_source::Span;
use judou_testkit::assert_tiles;

use crate::text;

/// Bytes that make a stream give sentences before its end.
const LONG: usize = 10_000;

const LINE_BREAKS: [LineBreaks; 3] = [LineBreaks::Auto, LineBreaks::Hard, LineBreaks::Soft];
const QUOTATIONS: [Quotations; 3] = [Quotations::Attached, Quotations::Whole, Quotations::Split];

/// Sentences tile the text under every policy; strings, spans, boundaries and a stream of chunks say the
/// same.
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
            for segmenter in [segmenter, segmenter.markup(Markup::Markdown)] {
                let found: Vec<Span> = segmenter.sentences(text).spans().collect();
                assert_tiles(text, &found);
                let ends: Vec<usize> =
                    segmenter.boundaries(text).map(|boundary| boundary.end).collect();
                assert_eq!(ends, found.iter().map(|span| span.end).collect::<Vec<_>>());
                let last = segmenter.boundaries(text).last();
                assert!(last.is_none_or(|last| last.depth == 0), "something is open at the end");
            }
        }
    }
    if let Some(&first) = text.as_bytes().first() {
        // A stream gives sentences only once it has more than its rules look ahead.
        let long = text.repeat(LONG / text.len() + 1);
        for markup in [Markup::Plain, Markup::Markdown] {
            let segmenter = SentenceSegmenter::new().markup(markup);
            assert_streams(segmenter, &long, 1 + usize::from(first) * 7);
        }
    }
    assert_eq!(sentences(text).collect::<String>(), text);
    let mut rest = sentences(text);
    let first = rest.next().unwrap_or_default();
    assert_eq!(format!("{first}{}", rest.as_str()), text, "what is to come is not the rest");
    assert!(rest.last().is_none_or(|last| text.ends_with(last)));
}

/// Fed in chunks of `size` bytes or a little more, the text gives the same sentences, for the same reasons.
fn assert_streams(segmenter: SentenceSegmenter, text: &str, size: usize) {
    let mut found: Vec<SentenceBoundary> = Vec::new();
    let mut take = |sentence: &str, boundary: SentenceBoundary| {
        let start = found.last().map_or(0, |last| last.end);
        let span = Span::new(start, boundary.end);
        assert_eq!(span.get(text), Some(sentence), "in chunks of {size}");
        found.push(boundary);
    };
    let mut stream = segmenter.stream();
    let half = (text.len() / 2..=text.len()).find(|&at| text.is_char_boundary(at));
    let mut rest = text;
    while !rest.is_empty() {
        let cut = (size..rest.len()).find(|&at| rest.is_char_boundary(at)).unwrap_or(rest.len());
        let (chunk, behind) = rest.split_at(cut);
        stream.push(chunk, &mut take);
        rest = behind;
    }
    assert_eq!(stream.finish(&mut take), text.len(), "in chunks of {size}");
    assert!(found.into_iter().eq(segmenter.boundaries(text)), "in chunks of {size}");
    let mut levels = segmenter.levels(text);
    let mut stream = segmenter.stream();
    let mut take = |part: &str, boundary: LevelBoundary| {
        assert!(text.get(..boundary.end).is_some_and(|text| text.ends_with(part)));
        assert_eq!(Some(boundary), levels.next(), "in chunks of {size}");
    };
    stream.push_levels(half.and_then(|half| text.get(..half)).unwrap_or_default(), &mut take);
    stream.push_levels(half.and_then(|half| text.get(half..)).unwrap_or(text), &mut take);
    assert_eq!(stream.finish_levels(&mut take), text.len(), "in chunks of {size}");
    assert_eq!(levels.next(), None, "in chunks of {size}");
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
    // Counting does not look at single clusters.
    let clusters: Vec<&str> = judou_segment::graphemes(text).collect();
    assert_eq!(judou_segment::graphemes(text).count(), clusters.len());
    assert_eq!(judou_segment::uax29::words(text).collect::<String>(), text);
    assert_tiles(text, judou_segment::uax29::sentences(text).spans());
    assert_eq!(judou_segment::clauses(text).collect::<String>(), text);
    assert_eq!(judou_segment::paragraphs(text).collect::<String>(), text);
    // One pass finds what three do.
    for unit in [Unit::Clause, Unit::Sentence, Unit::Paragraph] {
        let found = judou_segment::levels(text).filter(|boundary| boundary.unit >= unit);
        let ends = spans(text, unit).map(|span| span.end);
        assert!(found.map(|boundary| boundary.end).eq(ends), "{unit}");
    }
    assert_tiles(text, judou_segment::script_runs(text).map(|run| run.span));
}
