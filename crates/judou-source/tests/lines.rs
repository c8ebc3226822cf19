//! What holds for the lines and positions of every text.

use judou_source::{ColumnUnit, Line, LineEnding, LineIndex, Span, bom, lines, lines_in};
use judou_testkit::strategies::{document, mixed_script};
use judou_testkit::{assert_linear, assert_nested, assert_tiles, hostile};
use proptest::prelude::*;
use proptest::sample::Index;

const UNITS: [ColumnUnit; 3] = [ColumnUnit::Byte, ColumnUnit::Utf16, ColumnUnit::Char];

fn check_lines(text: &str) {
    assert_tiles(text, lines(text).map(Line::full));
    let mut endings = 0;
    for line in lines(text) {
        assert_nested(line.full(), line.span);
        assert_eq!(Span::new(line.span.end, line.full().end).of(text), line.ending.as_str());
        assert!(!line.of(text).contains(['\r', '\n']), "{:?}", line.of(text));
        endings += usize::from(line.ending != LineEnding::None);
    }
    let index = LineIndex::new(text);
    assert_eq!(index.line_count(), endings + 1);
    for (number, line) in lines(text).enumerate() {
        assert_eq!(index.line(text, number + 1), Some(line));
    }
}

proptest! {
    /// Lines tile the text, hold no ending inside, and are those of the index.
    #[test]
    fn lines_tile_the_text(text in prop_oneof![document(), mixed_script()]) {
        check_lines(&text);
    }

    /// The lines of a part are the lines of that part as a text, moved.
    #[test]
    fn parts_are_texts(text in document(), one in any::<Index>(), other in any::<Index>()) {
        let (one, other) = (one.index(text.len() + 1), other.index(text.len() + 1));
        let span = Span::new(one.min(other), one.max(other)).floor(&text);
        let found: Vec<Span> = lines_in(&text, span).map(Line::full).collect();
        let expected: Vec<Span> = lines(span.of(&text)).map(|line| line.full().shift(span.start)).collect();
        prop_assert_eq!(found, expected);
    }

    /// Every char boundary comes back from its position, in every unit; positions grow with offsets;
    /// a byte order mark's start is the one exception, for it shares its position with its end.
    #[test]
    fn positions_come_back(text in prop_oneof![document(), mixed_script()]) {
        let index = LineIndex::new(&text);
        for unit in UNITS {
            let mut before = None;
            let from = bom(&text).map_or(0, |bom| bom.end);
            for offset in (from..=text.len()).filter(|&at| text.is_char_boundary(at)) {
                let position = index.position(&text, offset, unit);
                prop_assert_eq!(index.offset(&text, position, unit), Some(offset), "{:?}", position);
                prop_assert!(before < Some(position), "{:?} then {:?}", before, position);
                before = Some(position);
            }
        }
    }

    /// Whatever is asked, the answer lies in the text.
    #[test]
    fn positions_are_total(text in mixed_script(), offset in any::<usize>(), line in 0..9_usize, column in 0..99_usize) {
        let index = LineIndex::new(&text);
        for unit in UNITS {
            let position = index.position(&text, offset, unit);
            prop_assert!(position.line <= index.line_count() && position.column > 0);
            let offset = index.offset(&text, judou_source::Position { line, column }, unit);
            prop_assert!(offset.is_none_or(|offset| text.is_char_boundary(offset)));
        }
    }
}

#[test]
fn hostile_text_keeps_the_laws() {
    for &(_, make) in hostile::ALL {
        check_lines(&make(5_000));
    }
}

#[test]
fn lines_and_indexes_are_linear() {
    for name in ["blank_lines", "carriage_returns", "mixed_endings", "long_han_line", "zwj_chain"] {
        let found = hostile::ALL.iter().find(|(other, _)| *other == name);
        let &(_, make) = found.expect("a hostile text of that name");
        assert_linear(name, 100_000, make, |text| lines(text).count());
        assert_linear(name, 100_000, make, |text| LineIndex::new(text).line_count());
    }
}

/// Asking for the position of every hundredth byte is linear however long the lines are.
#[test]
fn questions_are_linear_on_lines_of_any_length() {
    for name in ["blank_lines", "long_han_line", "zwj_chain", "carriage_returns", "colons"] {
        let found = hostile::ALL.iter().find(|(other, _)| *other == name);
        let &(_, make) = found.expect("a hostile text of that name");
        assert_linear(name, 20_000, make, |text| {
            let index = LineIndex::new(text);
            for offset in (0..text.len()).step_by(100) {
                let position = index.position(text, offset, ColumnUnit::Utf16);
                index.offset(text, position, ColumnUnit::Utf16);
            }
        });
    }
}
