//! What holds for every text, hostile ones included.

use judou_segment::{
    LineBreaks, Quotations, SentenceSegmenter, Span, Unit, clauses, graphemes, paragraphs,
    sentences, spans, uax29,
};
use judou_testkit::strategies::{document, mixed_script, prose, transcript};
use judou_testkit::{assert_linear, assert_tiles, hostile};
use proptest::prelude::*;
use unicode_segmentation::UnicodeSegmentation;

fn segmenters() -> impl Iterator<Item = SentenceSegmenter> {
    let lines = [LineBreaks::Auto, LineBreaks::Hard, LineBreaks::Soft];
    let quotations = [Quotations::Attached, Quotations::Whole, Quotations::Split];
    lines.into_iter().flat_map(move |lines| {
        quotations.map(|quotes| SentenceSegmenter::new().line_breaks(lines).quotations(quotes))
    })
}

fn check_all(text: &str) {
    for unit in Unit::ALL {
        assert_tiles(text, spans(text, unit));
    }
    for segmenter in segmenters() {
        assert_tiles(text, segmenter.sentences(text).spans());
        let ends: Vec<usize> = segmenter.boundaries(text).map(|boundary| boundary.end).collect();
        let of_spans: Vec<usize> = segmenter.sentences(text).spans().map(|span| span.end).collect();
        assert_eq!(ends, of_spans);
    }
    check_nesting(text);
}

/// A clause ends where its sentence does, and a sentence where its paragraph does.
fn check_nesting(text: &str) {
    let ends =
        |spans: &mut dyn Iterator<Item = Span>| spans.map(|span| span.end).collect::<Vec<_>>();
    let of_clauses = ends(&mut clauses(text).spans());
    let of_sentences = ends(&mut sentences(text).spans());
    let of_paragraphs = ends(&mut paragraphs(text).spans());
    assert!(of_sentences.iter().all(|end| of_clauses.binary_search(end).is_ok()), "{text:?}");
    assert!(of_paragraphs.iter().all(|end| of_sentences.binary_search(end).is_ok()), "{text:?}");
}

/// Splits `text` as it comes in chunks that end after the `cuts`.
fn streamed(
    segmenter: SentenceSegmenter,
    text: &str,
    mut cuts: impl FnMut() -> usize,
) -> Vec<Span> {
    let mut got = Vec::new();
    let mut start = 0;
    let mut stream = segmenter.stream();
    let mut take = |sentence: &str, end: usize| {
        assert_eq!(Span::new(start, end).of(text), sentence);
        got.push(Span::new(start, end));
        start = end;
    };
    let mut rest = text;
    while !rest.is_empty() {
        let mut cut = cuts().clamp(1, rest.len());
        while !rest.is_char_boundary(cut) {
            cut += 1;
        }
        let (chunk, behind) = rest.split_at(cut);
        stream.push(chunk, |sentence, boundary| take(sentence, boundary.end));
        rest = behind;
    }
    assert_eq!(stream.finish(|sentence, boundary| take(sentence, boundary.end)), text.len());
    got
}

proptest! {
    /// Every level tiles the text, under every policy, and levels nest.
    #[test]
    fn levels_tile_the_text(text in prop_oneof![mixed_script(), prose(), transcript(), document()]) {
        check_all(&text);
    }

    /// The fast path through plain text gives what the general rules give.
    #[test]
    fn graphemes_are_those_of_unicode_segmentation(
        text in prop_oneof![mixed_script(), prose(), "[a가각\u{1100}\u{1161}\u{11A8}汉か\u{3099}ｶ\u{FF9E}\u{200D}\u{FE0F}👩🇯🇵क\u{94D}ष\u{302A}\r\n]{0,24}"],
    ) {
        let want: Vec<&str> = text.graphemes(true).collect();
        prop_assert_eq!(graphemes(&text).collect::<Vec<_>>(), want);
    }

    /// UAX #29's sentences are those of the engine that takes quadratic time for them.
    #[test]
    fn uax29_sentences_are_those_of_unicode_segmentation(
        text in prop_oneof![mixed_script(), prose(), "[aA1中.!?,)\" \u{301}\u{AD}\u{2029}\r\n。”]{0,20}"],
    ) {
        let want: Vec<&str> = text.split_sentence_bounds().collect();
        prop_assert_eq!(uax29::sentences(&text).collect::<Vec<_>>(), want);
    }

    /// Levels nest even where a paragraph starts with white space of its own.
    #[test]
    fn a_sentence_never_straddles_paragraphs(one in prose(), indent in "[ \u{3000}]{0,4}", two in prose()) {
        check_nesting(&format!("{one}\n\n{indent}{two}"));
    }

    /// Where a text is cut into chunks changes nothing.
    #[test]
    fn chunks_change_nothing(
        parts in prop::collection::vec(prop_oneof![mixed_script(), prose(), transcript()], 1..12),
        repeat in 1..60_usize,
        sizes in prop::collection::vec(1..9000_usize, 1..8),
    ) {
        let text = parts.concat().repeat(repeat);
        let mut sizes = sizes.into_iter().cycle();
        let whole: Vec<Span> = sentences(&text).spans().collect();
        let got = streamed(SentenceSegmenter::new(), &text, || sizes.next().unwrap_or(1));
        prop_assert_eq!(got, whole);
    }

    /// A blank line parts a text into halves that know nothing of each other.
    #[test]
    fn a_blank_line_parts_for_good(one in prose(), two in prose()) {
        let (one, two) = (one.trim(), two.trim());
        if one.is_empty() || two.is_empty() {
            return Ok(());
        }
        let text = format!("{one}\n\n{two}");
        let mut apart: Vec<&str> = sentences(one).map(str::trim).collect();
        apart.extend(sentences(two).map(str::trim));
        let together: Vec<&str> = sentences(&text).map(str::trim).collect();
        prop_assert_eq!(together, apart);
    }
}

#[test]
fn hostile_text_is_tiled() {
    for &(_, make) in hostile::ALL {
        let text = make(3_000);
        check_all(&text);
        assert!(graphemes(&text).eq(text.graphemes(true)));
    }
}

#[test]
fn hostile_text_is_the_same_in_chunks() {
    for &(name, make) in hostile::ALL {
        let text = make(30_000);
        let whole: Vec<Span> = sentences(&text).spans().collect();
        let mut size = 700;
        let got = streamed(SentenceSegmenter::new(), &text, || {
            size = (size * 7 + 13) % 5_000;
            size
        });
        assert_eq!(got, whole, "{name}");
    }
}

#[test]
fn time_is_linear_in_the_text() {
    for &(name, make) in hostile::ALL {
        assert_linear(name, 20_000, make, |text| {
            (Unit::ALL.map(|unit| spans(text, unit).count()), uax29::sentences(text).count())
        });
    }
}
