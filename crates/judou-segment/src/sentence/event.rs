//! What a character is to the scanner.

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
    #[expect(clippy::indexing_slicing, reason = "the tables are as long as the indices are wide")]
    pub(super) fn at(text: Text<'_>, at: usize) -> Self {
        let [a, b, c] = match text.bytes(at) {
            Some(bytes) => *bytes,
            None => [text.byte(at), text.byte(at + 1), text.byte(at + 2)],
        };
        let lead = usize::from(LEADS[usize::from(a)] & 7);
        let row = ROWS[lead][usize::from(b & 0x3F)] & 7;
        if row == OTHER {
            return Self::decoded(text, at);
        }
        let last = if a < 0x80 { a } else { c };
        EVENTS[usize::from(row)][usize::from(last & 0x3F)]
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

/// For each lead byte the row of [`ROWS`] that its second byte is looked up in.
#[expect(clippy::indexing_slicing, reason = "evaluated by the compiler, which would say so")]
static LEADS: [u8; 256] = {
    let mut leads = [5; 256];
    let mut lead = 0;
    while lead < 0x80 {
        leads[lead] = (lead >> 6) as u8;
        lead += 1;
    }
    (leads[0xE2], leads[0xE3], leads[0xEF]) = (2, 3, 4);
    leads
};

/// For each second byte the row of [`EVENTS`] that its character is in; for ASCII, whatever follows.
static ROWS: [[u8; 64]; 8] = {
    let mut rows = [
        [0; 64],
        [1; 64],
        [OTHER; 64],
        [OTHER; 64],
        [OTHER; 64],
        [OTHER; 64],
        [OTHER; 64],
        [OTHER; 64],
    ];
    // E2 80, E3 80, EF BC, EF BD.
    (rows[2][0], rows[3][0], rows[4][0x3C], rows[4][0x3D]) = (2, 3, 4, 5);
    rows
};

/// ASCII; dashes, quotation marks and the ellipsis; 。「」《》 and their like; fullwidth forms; halfwidth ｡｢｣.
static EVENTS: [[Event; 64]; 8] = [
    row(0),
    row(0x40),
    row(0x2000),
    row(0x3000),
    row(0xFF00),
    row(0xFF40),
    [Event::Nothing; 64],
    [Event::Nothing; 64],
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
