//! From byte offsets to lines and columns, and back.
//!
//! The index holds counts at every 1024th byte and nothing for each line, so a file of empty lines
//! costs no more than one long line, and a question about either costs the same: a binary search and
//! a look at a few kilobytes.

use alloc::vec::Vec;

use memchr::memchr2_iter;

use crate::{Line, LineEnding, Span, bom};

/// Bytes between checkpoints.
const STRIDE: usize = 1024;

/// What a column counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "lowercase"))]
#[non_exhaustive]
pub enum ColumnUnit {
    /// Bytes of UTF-8, as Rust and C programs count.
    Byte,
    /// UTF-16 code units, as JavaScript, Java and the Language Server Protocol count.
    Utf16,
    /// Characters (Unicode scalar values), as Python counts.
    Char,
}

/// A place in a text for people and editors: both numbers are 1-based.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Position {
    /// The line; the first is 1.
    pub line: usize,
    /// The column in some [`ColumnUnit`]; the first is 1.
    pub column: usize,
}

/// How often each thing occurs before some offset.
#[derive(Clone, Copy, Debug, Default)]
struct Counts {
    /// Line endings whose last byte lies before it.
    lines: usize,
    /// Characters: bytes that begin one.
    chars: usize,
    /// Characters that take two UTF-16 units: bytes that begin a character of four bytes.
    wide: usize,
}

/// An index of one text's lines.
///
/// It holds no text; give it the text it was made from. With another text its answers are
/// meaningless, yet it does not panic.
///
/// Lines end as [`crate::lines`] says, with this difference: after a last line ending comes one more
/// line, which is empty, since the end of the text is a place too. A byte order mark at the start of
/// the text takes no column.
///
/// Making one reads the text once, and it takes about 2% of the text's size. Each question costs a
/// binary search and at most a few kilobytes of reading, however long the line is.
///
/// # Examples
///
/// ```
/// use judou_source::{ColumnUnit, LineIndex, Position};
///
/// let text = "第一行\n𠮷野家です\n";
/// let index = LineIndex::new(text);
/// let offset = text.find("家").unwrap();
/// let column = |unit| index.position(text, offset, unit).column;
/// assert_eq!(index.position(text, offset, ColumnUnit::Char), Position { line: 2, column: 3 });
/// assert_eq!((column(ColumnUnit::Byte), column(ColumnUnit::Utf16)), (8, 4));
/// assert_eq!(index.offset(text, Position { line: 2, column: 4 }, ColumnUnit::Utf16), Some(offset));
/// ```
#[derive(Clone, Debug)]
pub struct LineIndex {
    /// Counts before offset 0, before [`STRIDE`], before twice that, and so on; never empty.
    checkpoints: Vec<Counts>,
    total: Counts,
    /// Where columns of line 1 begin: after the byte order mark.
    first: usize,
    /// No character takes more than one byte, so all units are one.
    ascii: bool,
}

impl LineIndex {
    /// Reads `text` once.
    pub fn new(text: &str) -> Self {
        let ascii = text.is_ascii();
        let bytes = text.as_bytes();
        let mut checkpoints = Vec::with_capacity(bytes.len() / STRIDE + 1);
        let mut total = Counts::default();
        let mut at = 0;
        checkpoints.push(total);
        for chunk in bytes.chunks(STRIDE) {
            at += chunk.len();
            total.lines += count(chunk, |byte| byte == b'\n');
            if memchr::memchr(b'\r', chunk).is_some() {
                total.lines += lone_returns(chunk, bytes.get(at).copied());
            }
            if ascii {
                total.chars += chunk.len();
            } else {
                total.add_chars(chunk);
            }
            if chunk.len() == STRIDE {
                checkpoints.push(total);
            }
        }
        Self { checkpoints, total, first: bom(text).map_or(0, |bom| bom.end), ascii }
    }

    /// The number of lines; at least 1, and one more than the text has line endings.
    ///
    /// # Examples
    ///
    /// ```
    /// use judou_source::LineIndex;
    ///
    /// assert_eq!(LineIndex::new("").line_count(), 1);
    /// assert_eq!(LineIndex::new("一\n二\r\n").line_count(), 3);
    /// ```
    pub const fn line_count(&self) -> usize {
        self.total.lines + 1
    }

    /// The line and column of `offset`, a byte offset into `text`.
    ///
    /// Total: an offset after the end is taken for the end, one inside a character for the
    /// character's start. The places before and after a byte order mark are both line 1, column 1.
    ///
    /// # Examples
    ///
    /// ```
    /// use judou_source::{ColumnUnit, LineIndex, Position};
    ///
    /// let text = "\u{feff}句读\r\n";
    /// let index = LineIndex::new(text);
    /// let at = |offset| index.position(text, offset, ColumnUnit::Char);
    /// assert_eq!(at(3), Position { line: 1, column: 1 });
    /// assert_eq!(at(7), Position { line: 1, column: 2 });
    /// assert_eq!(at(999), Position { line: 2, column: 1 });
    /// ```
    pub fn position(&self, text: &str, offset: usize, unit: ColumnUnit) -> Position {
        let offset = Span::empty(offset).floor(text).start;
        let line = self.lines_before(text, offset) + 1;
        let start = self.column_start(text, line);
        let column = self
            .units_before(text, offset, unit)
            .saturating_sub(self.units_before(text, start, unit));
        Position { line, column: column + 1 }
    }

    /// The byte offset of a line and column: the way back from [`LineIndex::position`].
    ///
    /// The columns of a line go on through its ending. `None` if there is no such line, if the
    /// line has no such column, or if the column lies inside a character.
    ///
    /// # Examples
    ///
    /// ```
    /// use judou_source::{ColumnUnit, LineIndex, Position};
    ///
    /// let text = "😀！\n";
    /// let index = LineIndex::new(text);
    /// let offset = |column| index.offset(text, Position { line: 1, column }, ColumnUnit::Utf16);
    /// assert_eq!(offset(1), Some(0));
    /// assert_eq!(offset(2), None); // between the surrogates
    /// assert_eq!(offset(3), Some(4));
    /// assert_eq!(offset(4), Some(7)); // the line ending
    /// assert_eq!(offset(5), None); // line 2
    /// ```
    pub fn offset(&self, text: &str, position: Position, unit: ColumnUnit) -> Option<usize> {
        let Position { line, column } = position;
        let skip = column.checked_sub(1)?;
        if line == 0 || line > self.line_count() {
            return None;
        }
        let start = self.column_start(text, line);
        let wanted = self.units_before(text, start, unit).checked_add(skip)?;
        let offset = self.offset_of_unit(text, wanted, unit)?;
        let last = if line == self.line_count() {
            text.len()
        } else {
            self.line_start(text, line + 1).checked_sub(1)?
        };
        (offset <= last && text.is_char_boundary(offset)).then_some(offset)
    }

    /// The line with the given 1-based number, or `None` if there is none.
    ///
    /// # Examples
    ///
    /// ```
    /// use judou_source::{LineIndex, LineEnding};
    ///
    /// let text = "一\r二\r\n";
    /// let index = LineIndex::new(text);
    /// let second = index.line(text, 2).unwrap();
    /// assert_eq!((second.of(text), second.ending), ("二", LineEnding::CrLf));
    /// assert!(index.line(text, 3).is_some_and(|last| last.full().is_empty()));
    /// assert_eq!(index.line(text, 4), None);
    /// ```
    pub fn line(&self, text: &str, number: usize) -> Option<Line> {
        if number == 0 || number > self.line_count() {
            return None;
        }
        let start = self.line_start(text, number);
        if number == self.line_count() {
            return Some(Line { span: Span::new(start, text.len()), ending: LineEnding::None });
        }
        let full = Span::new(start, self.line_start(text, number + 1));
        let ending = match full.of(text).as_bytes() {
            [.., b'\r', b'\n'] => LineEnding::CrLf,
            [.., b'\r'] => LineEnding::Cr,
            _ => LineEnding::Lf,
        };
        Some(Line { span: Span::new(start, full.end.saturating_sub(ending.len())), ending })
    }

    /// Counts at the last checkpoint at or before `offset`, and the bytes from there to `offset`.
    fn near<'t>(&self, text: &'t str, offset: usize) -> (Counts, &'t [u8]) {
        let last = self.checkpoints.len() - 1;
        let chunk = (offset / STRIDE).min(last);
        let counts = self.checkpoints.get(chunk).copied().unwrap_or_default();
        (counts, text.as_bytes().get(chunk * STRIDE..offset).unwrap_or_default())
    }

    fn lines_before(&self, text: &str, offset: usize) -> usize {
        let (counts, bytes) = self.near(text, offset);
        let next = text.as_bytes().get(offset).copied();
        let lines = count(bytes, |byte| byte == b'\n') + lone_returns(bytes, next);
        (counts.lines + lines).min(self.total.lines)
    }

    fn units_before(&self, text: &str, offset: usize, unit: ColumnUnit) -> usize {
        if self.ascii || unit == ColumnUnit::Byte {
            return offset;
        }
        let (mut counts, bytes) = self.near(text, offset);
        counts.add_chars(bytes);
        counts.units(unit)
    }

    /// The first offset with `wanted` units before it, if the text has so many.
    fn offset_of_unit(&self, text: &str, wanted: usize, unit: ColumnUnit) -> Option<usize> {
        if self.ascii || unit == ColumnUnit::Byte {
            return (wanted <= text.len()).then_some(wanted);
        }
        // The first checkpoint has no unit before it, so there is one to go from.
        let chunk = self.checkpoints.partition_point(|counts| counts.units(unit) < wanted);
        let chunk = chunk.saturating_sub(1);
        let mut units = self.checkpoints.get(chunk)?.units(unit);
        let from = chunk * STRIDE;
        for (index, &byte) in text.as_bytes().get(from..)?.iter().enumerate() {
            if !is_continuation(byte) {
                if units >= wanted {
                    return (units == wanted).then_some(from + index);
                }
                units += 1 + usize::from(unit == ColumnUnit::Utf16 && byte >= 0xf0);
            }
        }
        (units == wanted).then_some(text.len())
    }

    /// Where the line begins; `line` is not above the count of lines.
    fn line_start(&self, text: &str, line: usize) -> usize {
        // The start of line `n` is the end of the ending number `n - 1`.
        let endings = line.saturating_sub(1);
        if endings == 0 {
            return 0;
        }
        let chunk = self.checkpoints.partition_point(|counts| counts.lines < endings);
        let chunk = chunk.saturating_sub(1);
        let before = self.checkpoints.get(chunk).map_or(0, |counts| counts.lines);
        let bytes = text.as_bytes();
        let from = (chunk * STRIDE).min(bytes.len());
        let rest = bytes.get(from..).unwrap_or_default();
        memchr2_iter(b'\n', b'\r', rest)
            .filter(|&at| rest.get(at) == Some(&b'\n') || rest.get(at + 1) != Some(&b'\n'))
            .nth(endings.saturating_sub(before + 1))
            .map_or(bytes.len(), |at| from + at + 1)
    }

    /// Where the line's columns begin.
    fn column_start(&self, text: &str, line: usize) -> usize {
        if line == 1 { self.first } else { self.line_start(text, line) }
    }
}

impl Counts {
    fn add_chars(&mut self, bytes: &[u8]) {
        self.chars += count(bytes, |byte| !is_continuation(byte));
        self.wide += count(bytes, |byte| byte >= 0xf0);
    }

    fn units(&self, unit: ColumnUnit) -> usize {
        if unit == ColumnUnit::Utf16 { self.chars + self.wide } else { self.chars }
    }
}

const fn is_continuation(byte: u8) -> bool {
    byte & 0xc0 == 0x80
}

/// Counts the bytes that `is` accepts.
fn count(bytes: &[u8], is: impl Fn(u8) -> bool) -> usize {
    // Sums that fit a byte let the compiler compare and add as many bytes at once as a vector
    // register holds; a plain `filter().count()` takes several times as long.
    let sum = |part: &[u8]| part.iter().fold(0_u8, |sum, &byte| sum + u8::from(is(byte)));
    bytes.chunks(255).map(|part| usize::from(sum(part))).sum()
}

/// Counts the `\r` that no `\n` follows; `next` is the byte after `bytes`.
fn lone_returns(bytes: &[u8], next: Option<u8>) -> usize {
    memchr::memchr_iter(b'\r', bytes)
        .filter(|&at| bytes.get(at + 1).copied().or(next) != Some(b'\n'))
        .count()
}

#[cfg(test)]
mod tests {
    use alloc::string::String;

    use super::*;

    const UNITS: [ColumnUnit; 3] = [ColumnUnit::Byte, ColumnUnit::Utf16, ColumnUnit::Char];

    #[test]
    fn position_cases() {
        // Text, offset, line, and the column in bytes, UTF-16 units and characters.
        let cases = [
            ("", 0, 1, [1, 1, 1]),
            ("", 9, 1, [1, 1, 1]),
            ("a\n", 1, 1, [2, 2, 2]),
            ("a\n", 2, 2, [1, 1, 1]),
            ("a\r\nb", 2, 1, [3, 3, 3]), // between the two halves of an ending
            ("a\r\nb", 3, 2, [1, 1, 1]),
            ("a\rb", 2, 2, [1, 1, 1]),
            ("a\n\rb", 2, 2, [1, 1, 1]),
            ("a\n\rb", 3, 3, [1, 1, 1]),
            ("a\r", 2, 2, [1, 1, 1]),
            ("句读", 3, 1, [4, 2, 2]),
            ("句读", 5, 1, [4, 2, 2]), // inside 读
            ("😀读", 4, 1, [5, 3, 2]),
            ("\u{feff}a", 0, 1, [1, 1, 1]),
            ("\u{feff}a", 3, 1, [1, 1, 1]),
            ("\u{feff}a", 4, 1, [2, 2, 2]),
            ("\u{feff}a\n\u{feff}b", 8, 2, [4, 2, 2]), // only the text's first is a mark
        ];
        for (text, offset, line, columns) in cases {
            let index = LineIndex::new(text);
            for (unit, column) in UNITS.into_iter().zip(columns) {
                let position = index.position(text, offset, unit);
                assert_eq!(position, Position { line, column }, "{text:?} at {offset}, {unit:?}");
            }
        }
    }

    #[test]
    fn no_offset_cases() {
        let text = "甲😀\n乙";
        let index = LineIndex::new(text);
        let cases = [
            (0, 1, ColumnUnit::Char),
            (1, 0, ColumnUnit::Char),
            (1, 4, ColumnUnit::Char), // line 2's first
            (2, 3, ColumnUnit::Char),
            (3, 1, ColumnUnit::Char),
            (1, 3, ColumnUnit::Utf16), // inside 😀
            (1, 2, ColumnUnit::Byte),  // inside 甲
            (2, usize::MAX, ColumnUnit::Byte),
            (usize::MAX, 1, ColumnUnit::Byte),
        ];
        for (line, column, unit) in cases {
            let offset = index.offset(text, Position { line, column }, unit);
            assert_eq!(offset, None, "{line}:{column} {unit:?}");
        }
    }

    /// The stride falls into characters and between `\r` and `\n`; a naive count from the start is
    /// what the checkpoints must agree with.
    #[test]
    fn checkpoints_agree_with_counting_from_the_start() {
        for shift in 0..4 {
            let mut text = String::from("x").repeat(shift);
            for piece in ["句😀\r\n", "读\r", "ab\n", "\r\n", "é"].iter().cycle().take(1500) {
                text.push_str(piece);
            }
            let index = LineIndex::new(&text);
            let (mut line, mut start) = (1, 0);
            for (offset, character) in text.char_indices() {
                let before = text.get(..offset).unwrap_or_default();
                let next = text.get(offset..).unwrap_or_default();
                if before.ends_with('\n') || (before.ends_with('\r') && !next.starts_with('\n')) {
                    (line, start) = (line + 1, offset);
                }
                let passed = text.get(start..offset).unwrap_or_default();
                let columns = [passed.len(), passed.encode_utf16().count(), passed.chars().count()];
                for (unit, passed) in UNITS.into_iter().zip(columns) {
                    let position = Position { line, column: passed + 1 };
                    assert_eq!(index.position(&text, offset, unit), position, "at {offset}");
                    assert_eq!(index.offset(&text, position, unit), Some(offset), "{position:?}");
                }
                assert!(
                    index.line(&text, line).is_some_and(
                        |line| line.full().contains(offset) && character.len_utf8() > 0
                    )
                );
            }
        }
    }

    #[test]
    fn another_text_gives_nonsense_but_no_panic() {
        let index = LineIndex::new(&"句读\r\n".repeat(1000));
        for text in ["", "甲", "\n\n\n", &"a".repeat(3000), &"字\r".repeat(9000)] {
            for number in [0, 1, 2, 500, 1001, 1002] {
                let _ = index.line(text, number);
                for unit in UNITS {
                    let _ = index.position(text, number * 7, unit);
                    let _ = index.offset(text, Position { line: number, column: 3 }, unit);
                }
            }
        }
    }
}
