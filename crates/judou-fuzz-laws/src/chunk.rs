//! Laws of `judou::Chunker`: documents cut into chunks.

use judou::{Chunk, Chunker, Document, RegionKind, SizeUnit, Sizer, Unit};
use judou_segment::{LineBreaks, Quotations, SentenceSegmenter};
use judou_source::Span;
use judou_testkit::assert_on_boundaries;

use crate::text;

/// What a fuzz input asks for: its first three bytes.
#[derive(Clone, Copy, Debug)]
struct Wanted {
    max: usize,
    overlap: usize,
    labels: bool,
    /// 0 to 3 are the units, in their order; others are sizers that do not add up.
    sizer: u8,
}

/// Chunks keep to their size, tile the main text, and say who speaks; the first three bytes choose size,
/// sizer, and overlap.
///
/// # Panics
///
/// If a law is broken.
pub fn document_chunks(data: &[u8]) {
    let [size, sizer, overlap, data @ ..] = data else { return };
    let text = &*text(data);
    let document = Document::parse(text);
    let max = usize::from(size % 120) + 1;
    let wanted = Wanted {
        max,
        overlap: usize::from(overlap % 4).min(max - 1),
        labels: overlap % 8 < 6,
        sizer: sizer % 7,
    };
    match wanted.sizer {
        unit @ 0..4 => assert_chunks(&document, wanted, &SizeUnit::ALL[usize::from(unit)]),
        // As a tokenizer counts: words, and long ones in parts.
        4 => assert_chunks(&document, wanted, &|text: &str| {
            text.split_whitespace().map(|word| word.len().div_ceil(4)).sum()
        }),
        // More than its parts together.
        5 => assert_chunks(&document, wanted, &|text: &str| text.len() + text.len().pow(2) / 64),
        // No sense at all.
        _ => assert_chunks(&document, wanted, &|text: &str| text.len() * 31 % 17),
    }
}

fn assert_chunks(document: &Document<'_>, wanted: Wanted, sizer: &(impl Sizer + Clone)) {
    let chunker = Chunker::new(wanted.max).expect("the size is no 0");
    let chunker = chunker.overlap(wanted.overlap).expect("the overlap is smaller");
    let mut chunker = chunker.labels(wanted.labels).sizer(sizer.clone());
    if wanted.max.is_multiple_of(3) {
        // Words of five bytes, the last beyond the end, and one that goes back.
        chunker = chunker.words(|clause| {
            let fives = (0..=clause.len()).step_by(5).map(|at| Span::new(at, at + 5));
            fives.chain([Span::new(0, 1)]).collect()
        });
    }
    let chunks: Vec<Chunk<'_>> = chunker.chunks(document).collect();
    for (index, chunk) in chunks.iter().enumerate() {
        assert_eq!(chunk.index, index);
        assert_text(document, chunk);
        assert_size(chunk, wanted.max, sizer);
        assert_section(document, chunk);
        assert_speakers(document, chunk);
        if wanted.labels && sizer.adds_up() {
            assert_label(document, chunk, wanted.max, sizer);
        }
    }
    assert_tiles_main_text(document, &chunks, wanted.overlap);
    if chunks.iter().any(|chunk| chunk.decoded) {
        assert_decoded(document, &chunks, wanted.overlap);
    } else {
        assert_ends(document, &chunks, wanted.max, sizer);
    }
    // Taken one by one, from an iterator that was set aside, they are the same.
    let mut one_by_one = chunker.chunks(document);
    for chunk in &chunks {
        assert_eq!(one_by_one.clone().next().as_ref(), Some(chunk));
        one_by_one.next();
    }
    assert_eq!(one_by_one.next(), None);
}

/// The text is that under the spans, with a label in front; or what a notation hides there.
fn assert_text(document: &Document<'_>, chunk: &Chunk<'_>) {
    assert_on_boundaries(document.text(), chunk.spans.iter().copied());
    let joined: String = chunk.spans.iter().map(|span| span.of(document.text())).collect();
    let (label, rest) = chunk.text.split_at(chunk.label);
    assert!(chunk.continued || label.is_empty(), "a label that no turn goes on for: {chunk:?}");
    assert!(!rest.is_empty(), "an empty chunk");
    if chunk.decoded {
        return;
    }
    assert_eq!(rest, joined, "{chunk:?}");
    assert!(chunk.repeated < joined.len(), "nothing new: {chunk:?}");
}

fn assert_size(chunk: &Chunk<'_>, max: usize, sizer: &impl Sizer) {
    let size = sizer.size(&chunk.text);
    let graphemes = judou_segment::graphemes(&chunk.text).take(2).count();
    assert!(size <= max || graphemes == 1 && chunk.label == 0, "{size} is over {max}: {chunk:?}");
}

/// No heading stands behind anything else.
fn assert_section(document: &Document<'_>, chunk: &Chunk<'_>) {
    let text = document.text();
    for section in document.sections() {
        for span in &chunk.spans {
            if span.contains(section.span.start) {
                let before = Span::new(chunk.spans[0].start, section.span.start);
                assert!(before.of(text).trim().is_empty(), "over a heading: {chunk:?}");
            }
        }
    }
    for pair in chunk.sections.windows(2) {
        let [outer, inner] = [pair[0], pair[1]].map(|index| document.sections()[index]);
        assert!(outer.level < inner.level && outer.span.start < inner.span.start);
    }
}

/// Whoever says something in a chunk is among its speakers.
fn assert_speakers(document: &Document<'_>, chunk: &Chunk<'_>) {
    let text = document.text();
    let mut speakers = Vec::new();
    for turn in document.turns() {
        for span in &chunk.spans {
            let part = Span::new(span.start.max(turn.span.start), span.end.min(turn.span.end));
            if part.of(text).trim().is_empty() {
                continue;
            }
            for speaker in turn.speakers() {
                if !speakers.contains(&speaker) {
                    speakers.push(speaker);
                }
            }
        }
    }
    if chunk.decoded {
        // Words that stand nowhere in the file have no span and are said all the same.
        assert!(speakers.iter().all(|speaker| chunk.speakers.contains(speaker)), "{chunk:?}");
    } else {
        assert_eq!(chunk.speakers, speakers, "{chunk:?}");
    }
}

/// Where a turn goes on the text says whose it is, if the start of a name has room in one half of the size and
/// a grapheme in the other.
fn assert_label(document: &Document<'_>, chunk: &Chunk<'_>, max: usize, sizer: &impl Sizer) {
    let speaker = chunk.speakers.first().map_or("", |&speaker| &*document.speakers()[speaker].name);
    let first = |text: &'_ str| judou_segment::graphemes(text).next().unwrap_or_default().len();
    if chunk.label > 0 || !chunk.continued || speaker.is_empty() {
        return;
    }
    let least = format!("{}…: ", &speaker[..first(speaker)]);
    let text = chunk.text.trim_start();
    let has_room =
        sizer.size(&least) <= max / 2 && sizer.size(&text[..first(text)]) <= max - max / 2;
    assert!(!has_room, "nobody is named: {chunk:?}");
}

/// Whatever the size, what is said is the same, and holds all words of all turns.
fn assert_decoded(document: &Document<'_>, chunks: &[Chunk<'_>], overlap: usize) {
    let solid = |text: &str| -> String { text.split_whitespace().collect() };
    let whole = Chunker::new(usize::MAX).expect("the size is no 0");
    let whole: String = whole.chunks(document).map(|chunk| solid(&chunk.text)).collect();
    let mut rest = whole.as_str();
    for turn in document.turns() {
        let words = solid(turn.words(document.text()));
        let at = rest.find(&words).expect("words of a turn are missing");
        rest = &rest[at + words.len()..];
    }
    assert!(chunks.iter().all(|chunk| chunk.decoded));
    if overlap == 0 {
        let parts: String = chunks.iter().map(|chunk| solid(&chunk.text[chunk.label..])).collect();
        assert_eq!(parts, whole);
    }
}

/// Without what is repeated, the chunks are the main text.
fn assert_tiles_main_text(document: &Document<'_>, chunks: &[Chunk<'_>], overlap: usize) {
    let mut joined: Vec<Span> = Vec::new();
    for chunk in chunks {
        let mut repeated = chunk.repeated;
        assert!(repeated == 0 || overlap > 0, "{chunk:?}");
        for &span in &chunk.spans {
            let skipped = repeated.min(span.len());
            repeated -= skipped;
            let span = Span::new(span.start + skipped, span.end);
            match joined.last_mut() {
                _ if span.is_empty() => {}
                Some(last) if last.end == span.start => last.end = span.end,
                _ => joined.push(span),
            }
        }
    }
    assert_eq!(joined, document.main_text().collect::<Vec<_>>());
}

/// A chunk ends inside a grapheme never, and inside a sentence or a stretch of one between two stops or line
/// breaks only if that does not fit.
fn assert_ends(document: &Document<'_>, chunks: &[Chunk<'_>], max: usize, sizer: &impl Sizer) {
    let text = document.text();
    for span in document.main_text() {
        let mut graphemes = document.units_in(span, Unit::Grapheme).map(|it| it.end).peekable();
        for end in chunks.iter().flat_map(|chunk| &chunk.spans).map(|it| it.end) {
            if span.contains(end) && end > span.start {
                while graphemes.next_if(|&boundary| boundary < end).is_some() {}
                // What is repeated goes back; nothing else does.
                assert!(graphemes.peek().is_none_or(|&it| it >= end), "a grapheme is cut at {end}");
            }
        }
    }
    if !sizer.adds_up() {
        return;
    }
    let (sentences, stretches) = sentences(document);
    for (pair, wholes) in
        chunks.windows(2).flat_map(|pair| [(pair, &sentences), (pair, &stretches)])
    {
        let [chunk, next] = [&pair[0], &pair[1]];
        let end = chunk.spans.last().map_or(0, |span| span.end);
        let at = wholes.partition_point(|(sentence, _)| sentence.end <= end);
        let Some(&(sentence, label)) = wholes.get(at) else { continue };
        if sentence.start < end && end < sentence.end {
            let alone = sizer.size(label.cover(sentence).of(text));
            let repeated = [chunk, next].map(|it| sizer.size(&it.text[..it.label]));
            let [one, two] = repeated;
            assert!(
                alone + one.max(two) > max,
                "{:?} fits, and is cut at {end}",
                sentence.of(text)
            );
        }
    }
}

/// A whole that is not cut if it fits, without the white space at both ends, and the label that stands before
/// it, or else where its indentation starts.
type Whole = (Span, Span);

/// The sentences of the main text, and their stretches.
fn sentences(document: &Document<'_>) -> (Vec<Whole>, Vec<Whole>) {
    let text = document.text();
    let (mut sentences, mut stretches) = (Vec::new(), Vec::new());
    for region in document.regions() {
        let (span, label) = match region.kind {
            RegionKind::Turn(turn) => {
                let turn = &document.turns()[turn];
                (turn.content, Span::new(turn.span.start, turn.content.start))
            }
            RegionKind::Code | RegionKind::Table => continue,
            kind if kind.is_text() => (region.span, Span::empty(region.span.start)),
            _ => continue,
        };
        let segmenter =
            SentenceSegmenter::new().quotations(Quotations::Split).line_breaks(LineBreaks::Hard);
        for (index, sentence) in document.units_in(span, Unit::Sentence).enumerate() {
            // Indentation is no place to be cut in, but counts.
            let label = if index == 0 { label } else { Span::empty(sentence.start) };
            sentences.push((sentence.trim(text), label));
            let mut start = sentence.start;
            for boundary in segmenter.boundaries(sentence.of(text)) {
                let end = sentence.start + boundary.end;
                let label = if start == sentence.start { label } else { Span::empty(start) };
                stretches.push((Span::new(start, end).trim(text), label));
                start = end;
            }
        }
    }
    (sentences, stretches)
}
