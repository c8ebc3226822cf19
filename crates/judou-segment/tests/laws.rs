//! What holds for every text, hostile ones included.

use judou_segment::{
    LevelBoundary, LineBreaks, Markup, Quotations, SentenceBoundary, SentenceSegmenter, Span, Unit,
    clauses, graphemes, levels, paragraphs, sentences, spans, uax29,
};
use judou_testkit::strategies::{document, mixed_script, prose, transcript};
use judou_testkit::{assert_linear, assert_tiles, hostile};
use proptest::prelude::*;
use unicode_segmentation::UnicodeSegmentation;

fn segmenters() -> impl Iterator<Item = SentenceSegmenter> {
    let lines = [LineBreaks::Auto, LineBreaks::Hard, LineBreaks::Soft];
    let quotations = [Quotations::Attached, Quotations::Whole, Quotations::Split];
    let markups = [Markup::Plain, Markup::Markdown];
    lines.into_iter().flat_map(move |lines| {
        quotations.into_iter().flat_map(move |quotes| {
            let segmenter = SentenceSegmenter::new().line_breaks(lines).quotations(quotes);
            markups.map(|markup| segmenter.markup(markup))
        })
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
        let last = segmenter.boundaries(text).last();
        assert!(
            last.is_none_or(|last| last.depth == 0),
            "something is open at the end of {text:?}"
        );
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
    // One pass finds what three do.
    let found = |unit| {
        let found = levels(text).filter(move |boundary| boundary.unit >= unit);
        found.map(|boundary| boundary.end).collect::<Vec<_>>()
    };
    assert_eq!(found(Unit::Clause), of_clauses, "{text:?}");
    assert_eq!(found(Unit::Sentence), of_sentences, "{text:?}");
    assert_eq!(found(Unit::Paragraph), of_paragraphs, "{text:?}");
    let sentences = levels(text).filter(|boundary| boundary.unit > Unit::Clause);
    let why = |boundary: SentenceBoundary| (boundary.end, boundary.kind, boundary.reason);
    assert!(
        sentences
            .map(|boundary| (boundary.end, boundary.kind, boundary.reason))
            .eq(SentenceSegmenter::new().boundaries(text).map(why)),
        "{text:?}"
    );
}

/// The lines of `text`, each with what ends it.
fn lines(text: &str) -> Vec<&str> {
    let mut lines = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let end = rest.find(['\n', '\r', '\u{2028}', '\u{2029}']).map_or(rest.len(), |at| {
            at + if rest[at..].starts_with("\r\n") {
                2
            } else {
                rest[at..].chars().next().map_or(0, char::len_utf8)
            }
        });
        let (line, behind) = rest.split_at(end);
        lines.push(line);
        rest = behind;
    }
    lines
}

/// Splits `text` as it comes in chunks that end after the `cuts`.
fn streamed(
    segmenter: SentenceSegmenter,
    text: &str,
    mut cuts: impl FnMut() -> usize,
) -> Vec<SentenceBoundary> {
    let mut got: Vec<SentenceBoundary> = Vec::new();
    let mut stream = segmenter.stream();
    let mut take = |sentence: &str, boundary: SentenceBoundary| {
        let start = got.last().map_or(0, |last| last.end);
        assert_eq!(Span::new(start, boundary.end).of(text), sentence);
        got.push(boundary);
    };
    for chunk in chunks(text, &mut cuts) {
        stream.push(chunk, &mut take);
    }
    assert_eq!(stream.finish(take), text.len());
    got
}

fn streamed_levels(
    segmenter: SentenceSegmenter,
    text: &str,
    mut cuts: impl FnMut() -> usize,
) -> Vec<LevelBoundary> {
    let mut got: Vec<LevelBoundary> = Vec::new();
    let mut stream = segmenter.stream();
    let mut take = |part: &str, boundary: LevelBoundary| {
        let start = got.last().map_or(0, |last| last.end);
        assert_eq!(Span::new(start, boundary.end).of(text), part);
        got.push(boundary);
    };
    for chunk in chunks(text, &mut cuts) {
        stream.push_levels(chunk, &mut take);
    }
    assert_eq!(stream.finish_levels(take), text.len());
    got
}

/// The text in chunks of about the sizes that `cuts` says.
fn chunks<'a>(text: &'a str, cuts: &mut impl FnMut() -> usize) -> Vec<&'a str> {
    let (mut chunks, mut rest) = (Vec::new(), text);
    while !rest.is_empty() {
        let mut cut = cuts().clamp(1, rest.len());
        while !rest.is_char_boundary(cut) {
            cut += 1;
        }
        let (chunk, behind) = rest.split_at(cut);
        chunks.push(chunk);
        rest = behind;
    }
    chunks
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
        prop_assert_eq!(graphemes(&text).count(), want.len());
        prop_assert_eq!(graphemes(&text).collect::<Vec<_>>(), want);
    }

    /// The same across the blocks that are read at once: every kind of character, in texts longer than one.
    #[test]
    fn graphemes_are_those_of_unicode_segmentation_across_blocks(
        parts in prop::collection::vec(
            prop_oneof![
                "[a-z ]{1,9}", "[一-龥]{1,5}", "[가-힣]{1,4}",
                "[\r\né\u{301}\u{308}\u{200D}\u{FE0F}👩👧🏽🇯🇵🇨😀]{1,8}",
                "[\u{905}-\u{957}\u{E01}-\u{E3A}\u{600}-\u{65F}\u{1100}-\u{11FF}]{1,8}",
                "\\PC{1,4}",
            ],
            0..40,
        ),
    ) {
        let text = parts.concat();
        let want: Vec<&str> = text.graphemes(true).collect();
        prop_assert_eq!(graphemes(&text).collect::<Vec<_>>(), want);
    }

    /// UAX #29's words are those of the engine that reads one character after another.
    ///
    /// Joiners stand between emoji alone: elsewhere that engine departs from WB6 and WB12 where a pictograph follows.
    #[test]
    fn uax29_words_are_those_of_unicode_segmentation(
        text in prop_oneof![
            mixed_script(),
            prose(),
            document(),
            "[a1א.:,'\"_ア \u{301}\u{200D}\u{AD}🇯字\r\n\u{85}é·’：，．＿Ａ１한々\u{3000}゛・ーｱﾞ。🏽]{0,90}",
        ],
    ) {
        let mut last = ' ';
        let text = text.replace(|c| {
            let lone = c == '\u{200D}' && !matches!(last, '\u{FE0F}' | '\u{1F300}'..='\u{1FAFF}');
            last = c;
            lone
        }, "");
        let want: Vec<&str> = text.split_word_bounds().collect();
        prop_assert_eq!(uax29::words(&text).count(), want.len());
        prop_assert_eq!(uax29::words(&text).collect::<Vec<_>>(), want);
    }

    /// UAX #29's sentences are those of the engine that takes quadratic time for them.
    #[test]
    fn uax29_sentences_are_those_of_unicode_segmentation(
        text in prop_oneof![mixed_script(), prose(), "[aA1中.!?,)\" \u{301}\u{AD}\u{2029}\r\n。”]{0,20}"],
    ) {
        let want: Vec<&str> = text.split_sentence_bounds().collect();
        prop_assert_eq!(uax29::sentences(&text).collect::<Vec<_>>(), want);
    }

    /// Paragraphs are runs of lines with something on them, and the blank lines behind.
    #[test]
    fn paragraphs_are_runs_of_lines(
        text in "(甲|。|x|“|\u{85}| |\t|\u{3000}|\u{2003}|\u{2028}|\u{2029}|\r\n|\r|\n){0,60}",
        copies in 1..40_usize,
    ) {
        let text = text.repeat(copies);
        let mut want: Vec<String> = Vec::new();
        let (mut filled, mut blank) = (false, false);
        for line in lines(&text) {
            let empty = line.trim().is_empty();
            if want.is_empty() || blank && !empty {
                want.push(String::new());
                filled = false;
            }
            filled |= !empty;
            blank = filled && (empty || line.ends_with('\u{2029}'));
            want.last_mut().expect("one was begun").push_str(line);
        }
        prop_assert_eq!(paragraphs(&text).collect::<Vec<_>>(), want);
    }

    /// Levels nest even where a paragraph starts with white space of its own.
    #[test]
    fn a_sentence_never_straddles_paragraphs(one in prose(), indent in "[ \u{3000}]{0,4}", two in prose()) {
        check_nesting(&format!("{one}\n\n{indent}{two}"));
    }

    /// Where a text is cut into chunks changes nothing, depths, kinds and reasons included.
    #[test]
    fn chunks_change_nothing(
        parts in prop::collection::vec(prop_oneof![mixed_script(), prose(), transcript(), document(), "\n(```|~~~~)\n"], 1..12),
        repeat in 1..60_usize,
        sizes in prop::collection::vec(1..9000_usize, 1..8),
    ) {
        let text = parts.concat().repeat(repeat);
        let mut sizes = sizes.into_iter().cycle();
        for segmenter in [SentenceSegmenter::new(), SentenceSegmenter::new().markup(Markup::Markdown)] {
            let whole: Vec<SentenceBoundary> = segmenter.boundaries(&text).collect();
            let got = streamed(segmenter, &text, || sizes.next().unwrap_or(1));
            prop_assert_eq!(got, whole);
            let levels: Vec<LevelBoundary> = segmenter.levels(&text).collect();
            let got = streamed_levels(segmenter, &text, || sizes.next().unwrap_or(1));
            prop_assert_eq!(got, levels);
        }
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
        for markup in [Markup::Plain, Markup::Markdown] {
            let segmenter = SentenceSegmenter::new().markup(markup);
            let whole: Vec<SentenceBoundary> = segmenter.boundaries(&text).collect();
            let mut size = 700;
            let got = streamed(segmenter, &text, || {
                size = (size * 7 + 13) % 5_000;
                size
            });
            assert_eq!(got, whole, "{name}");
            let levels: Vec<LevelBoundary> = segmenter.levels(&text).collect();
            assert_eq!(streamed_levels(segmenter, &text, || 911), levels, "{name}");
        }
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

/// What waits for a letter or a digit looks ahead over everything that extends it.
#[test]
fn time_is_linear_in_marks_after_what_stands_between_letters() {
    let cases: [(&str, &str, &str); 5] = [
        ("a full stop and marks", "a.", "\u{301}"),
        ("a comma and marks", "1,", "\u{301}"),
        ("a quotation mark and marks", "א\"", "\u{5B0}"),
        ("letters and full stops", "", "a."),
        ("letters, full stops and marks", "", "a.\u{301}\u{301}\u{301}\u{AD}"),
    ];
    for (name, before, again) in cases {
        let make = |size: usize| [before, &again.repeat(size / again.len())].concat();
        assert_linear(name, 300_000, make, |text| uax29::words(text).count());
    }
}

/// Text that makes each part of the sentence rules work the most it can.
#[test]
fn time_is_linear_in_sentences_of_marks() {
    let cases: [(&str, &str); 10] = [
        ("openers of every kind", "“「（《["),
        ("openers and stops", "“「走。"),
        ("quotations side by side", "“走。”"),
        ("quotations and clauses", "“走。”他站起来，拍拍土，"),
        ("quotations in Japanese", "「行く。」彼は、静かに、"),
        ("stops and blanks", ".          "),
        ("fences", "```\n"),
        ("a fence that never closes", "````\n```\n。"),
        ("enumerators", "1. 2. a) "),
        ("faces", ":) ^_^ (^_^) "),
    ];
    for (name, part) in cases {
        let make = move |size: usize| part.repeat(size / part.len() + 1);
        assert_linear(name, 20_000, make, |text| {
            let markdown = SentenceSegmenter::new().markup(Markup::Markdown);
            let found = markdown.boundaries(text).count();
            (sentences(text).count(), found, clauses(text).count(), levels(text).count())
        });
    }
}

/// The same for grapheme clusters.
#[test]
fn time_is_linear_in_clusters() {
    let cases = [
        "e\u{301}\u{302}",
        "👩\u{200D}",
        "🇯🇵",
        "क\u{94D}",
        "\u{1100}",
        "\u{600}",
        "\r",
        "ก\u{E33}",
    ];
    for part in cases {
        let make = move |size: usize| part.repeat(size / part.len() + 1);
        assert_linear(part, 20_000, make, |text| {
            (graphemes(text).count(), graphemes(text).map(str::len).max())
        });
    }
}
