//! What a character is to the scanner.

use core::hint::select_unpredictable;

use super::class::{is_ellipsis, is_emoji, is_firm_stop};
use super::pairs::{self, Mark};
use super::text::Text;

/// What the scanner does at a character that matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Event {
    /// The end of a line.
    Line,
    /// A full stop, which may be part of a token.
    Dot,
    /// Any other stop.
    Stop,
    /// … or ‥; dots in a row begin as [`Event::Dot`].
    Ellipsis,
    /// A mark that opens.
    Open(Mark),
    /// A mark that closes.
    Close(Mark),
    /// A mark that does either, or an apostrophe.
    TwoFaced,
    /// `:`, which may be a URL's.
    Colon,
    /// `` ` ``
    Code,
    /// `*` or `~`
    Emphasis,
    /// An emoji, ♪, ☆ and their like.
    Emoji,
    /// Nothing that a rule cares about.
    Nothing,
}

impl Event {
    /// What the character at `at` is to the scanner.
    ///
    /// Asks the tables, and decodes only what none of them holds: symbols and what lies outside East Asia.
    /// Which of the tables it is takes no branch, for scripts and marks alternate.
    #[inline(always)]
    #[expect(clippy::inline_always, reason = "part of what is compiled for wider vectors")]
    pub(super) fn at(text: Text<'_>, at: usize) -> Self {
        let bytes = match text.bytes(at) {
            Some(bytes) => *bytes,
            None => [text.byte(at), text.byte(at + 1), text.byte(at + 2)],
        };
        Self::of_bytes(bytes, text, at)
    }

    /// The same, of the character that stands at `at` and starts with these bytes, zeros behind the text's end.
    #[inline(always)]
    #[expect(clippy::inline_always, reason = "part of what is compiled for wider vectors")]
    #[expect(clippy::indexing_slicing, reason = "the tables are as long as the indices are wide")]
    pub(super) fn of_bytes([a, b, c]: [u8; 3], text: Text<'_>, at: usize) -> Self {
        let pair = usize::from(a & 0x3F) << 6 | usize::from(b & 0x3F);
        let other = usize::from(ROWS[pair]) << 6 | usize::from(c & 0x3F);
        // The first two rows are ASCII.
        let place = select_unpredictable(a < 0x80, usize::from(a), other);
        if place >> 6 == usize::from(OTHER) {
            return Self::decoded(text, at);
        }
        EVENTS[place >> 6 & 7][place & 0x3F]
    }

    #[cold]
    fn decoded(text: Text<'_>, at: usize) -> Self {
        text.after(at).map_or(Self::Nothing, Self::of)
    }

    pub(super) const fn of(c: char) -> Self {
        match c {
            '\n' | '\r' | '\u{2028}' | '\u{2029}' => Self::Line,
            '.' | '．' => Self::Dot,
            '"' | '＂' | '\'' | '’' | '“' => Self::TwoFaced,
            ':' => Self::Colon,
            '`' => Self::Code,
            '*' | '~' => Self::Emphasis,
            // A joiner joins emoji; alone it is nothing.
            '\u{200D}' => Self::Nothing,
            // `^^` and `^_^`
            '^' => Self::Emoji,
            _ if is_firm_stop(c) => Self::Stop,
            _ if is_ellipsis(c) => Self::Ellipsis,
            _ if is_emoji(c) => Self::Emoji,
            _ => match (pairs::opener(c), pairs::closer(c)) {
                (Some(mark), _) => Self::Open(mark),
                (None, Some(mark)) => Self::Close(mark),
                (None, None) => Self::Nothing,
            },
        }
    }
}

/// The row of what is looked up by its character.
const OTHER: u8 = 6;

/// The row of nothing.
const NONE: u8 = 5;

/// For the last six bits each of the first and of the second byte of a character that is no ASCII the row of
/// [`EVENTS`] that it is in, with all others that start so. All leads have six bits that no other has.
#[expect(clippy::indexing_slicing, reason = "evaluated by the compiler, which would say so")]
static ROWS: [u8; 4096] = {
    let mut rows = [NONE; 4096];
    let mut pair = 0;
    while pair < 4096 {
        let (lead, second) = (0xC0 | (pair >> 6) as u8, 0x80 | (pair & 0x3F) as u8);
        rows[pair] = match (lead, second) {
            (0xE2, 0x80) => 2,
            (0xE3, 0x80) => 3,
            (0xEF, 0xBC) => 4,
            (0xEF, 0xBD) => 7,
            // « », ؟, ۔, । and ॥, ።; ⁇, ⃣, ⋯, symbols; vertical and small forms; all outside the BMP.
            (0xC2, 0xAB | 0xBB)
            | (0xD8, 0x9F)
            | (0xDB, 0x94)
            | (0xE0, 0xA5)
            | (0xE1, 0x8D)
            | (0xE2, 0x81 | 0x83 | 0x8B | 0x98..=0x9F | 0xAC | 0xAD)
            | (0xEF, 0xB8 | 0xB9)
            | (0xF0.., _) => OTHER,
            _ => NONE,
        };
        pair += 1;
    }
    rows
};

/// ASCII; dashes, quotation marks and the ellipsis; 。「」《》 and their like; fullwidth forms; halfwidth ｡｢｣.
static EVENTS: [[Event; 64]; 8] = [
    row(0),
    row(0x40),
    row(0x2000),
    row(0x3000),
    row(0xFF00),
    [Event::Nothing; 64],
    [Event::Nothing; 64],
    row(0xFF40),
];

/// The events of the characters from `first` on.
#[expect(clippy::indexing_slicing, reason = "evaluated by the compiler, which would say so")]
const fn row(first: u32) -> [Event; 64] {
    let mut row = [Event::Nothing; 64];
    let mut i = 0;
    while i < row.len() {
        if let Some(c) = char::from_u32(first + i as u32) {
            row[i] = Event::of(c);
        }
        i += 1;
    }
    row
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_say_what_characters_are() {
        for c in '\0'..=char::MAX {
            let mut buffer = [0; 4];
            let text = Text(c.encode_utf8(&mut buffer));
            assert_eq!(Event::at(text, 0), Event::of(c), "{c:?}");
        }
    }
}
