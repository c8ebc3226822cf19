//! Laws of `judou-source`: lines, positions and rendered excerpts.

use judou_source::{ColumnUnit, Diagnostic, Excerpt, LineIndex, Position, Span, bom, lines};
use judou_testkit::assert_tiles;

use crate::text;

const UNITS: [ColumnUnit; 3] = [ColumnUnit::Byte, ColumnUnit::Utf16, ColumnUnit::Char];

/// How many offsets are compared with the naive reference, which reads the text for each.
const OFFSETS: usize = 64;

/// Lines tile the text, positions agree with counting by hand and lead back, and an excerpt of any
/// span renders to lines of visible characters.
///
/// The first line of the input may be two numbers, the span to render; it is then no part of the text.
///
/// # Panics
///
/// If a law is broken.
pub fn source_excerpt(data: &[u8]) {
    let input = text(data);
    let (span, text) = span_and_text(&input);
    assert_tiles(text, lines(text).map(judou_source::Line::full));
    let index = LineIndex::new(text);
    assert_positions(text, &index);
    assert_excerpt(text, span, &index);
}

/// Reads `3 9` off the first line.
fn span_and_text(input: &str) -> (Span, &str) {
    let numbered = input.split_once('\n').and_then(|(first, rest)| {
        let (start, end) = first.split_once(' ')?;
        Some((Span::new(start.parse().ok()?, end.parse().ok()?), rest))
    });
    numbered.unwrap_or((Span::whole(input), input))
}

/// The index says what counting says.
fn assert_positions(text: &str, index: &LineIndex) {
    let boundaries = text.char_indices().map(|(at, _)| at).chain([text.len()]);
    for offset in boundaries.take(OFFSETS) {
        for unit in UNITS {
            let position = index.position(text, offset, unit);
            assert_eq!(position, counted(text, offset, unit), "offset {offset} in {unit:?}");
            let back = index.offset(text, position, unit);
            // The byte order mark takes no column, so the place before it is that after it.
            let expected =
                bom(text).filter(|mark| offset < mark.end).map_or(offset, |mark| mark.end);
            assert_eq!(back, Some(expected), "{position:?} in {unit:?}");
        }
    }
    let last = index.position(text, usize::MAX, ColumnUnit::Byte);
    assert_eq!(last, index.position(text, text.len(), ColumnUnit::Byte));
}

/// Line and column of `offset`, by reading the text from the start.
fn counted(text: &str, offset: usize, unit: ColumnUnit) -> Position {
    let mark = bom(text).map_or(0, |mark| mark.end);
    let ended = lines(text).take_while(|it| !it.ending.is_empty() && it.full().end <= offset);
    let (line, start) = ended.fold((1, mark), |(line, _), it| (line + 1, it.full().end));
    let before = Span::new(start, offset).of(text);
    let column = match unit {
        ColumnUnit::Byte => before.len(),
        ColumnUnit::Utf16 => before.encode_utf16().count(),
        _ => before.chars().count(),
    };
    Position { line, column: column + 1 }
}

/// An excerpt shows characters that move no cursor, with colour or without, index given or not.
fn assert_excerpt(text: &str, span: Span, index: &LineIndex) {
    let second = Span::new(span.end, span.end.saturating_add(span.len()));
    let diagnostic = Diagnostic::error("judou::fuzz::law", "it is `\u{1b}[2J` odd", span)
        .with_label(second, "see\u{202e} here")
        .with_help("write\u{0} less");
    for path in ["talk.md", "a\nb\u{7f}.md"] {
        let excerpt = Excerpt::new(text, &diagnostic).path(path);
        let plain = excerpt.to_string();
        assert_eq!(plain, excerpt.index(index).to_string(), "the index changes the excerpt");
        let hidden = |c: char| {
            c != '\n'
                && (c.is_control()
                    || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'))
        };
        assert!(!plain.contains(hidden), "a character that moves the cursor in {plain:?}");
        assert!(plain.contains('^'), "no caret in {plain:?}");
        let colored = excerpt.color(true).to_string();
        assert_eq!(without_color(&colored), plain, "colour changes the text");
        let narrow = excerpt.width(0).to_string();
        assert_eq!(narrow.lines().next(), plain.lines().next());
    }
}

/// Takes out `ESC [ … m`.
fn without_color(colored: &str) -> String {
    let mut parts = colored.split('\u{1b}');
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        plain.push_str(part.split_once('m').map_or("", |(_, rest)| rest));
    }
    plain
}
