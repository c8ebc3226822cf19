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
    /// Asks the tables, one look each, and decodes only what none of them holds: symbols and what lies
    /// outside East Asia.
    #[inline]
    pub(super) fn at(text: Text<'_>, at: usize) -> Self {
        let lead = text.byte(at);
        let row = match (lead, text.byte(at + 1)) {
            (0..0x80, _) => return entry(&ASCII, lead),
            (0xE2, 0x80) => &PUNCTUATION,
            (0xE3, 0x80) => &CJK,
            (0xEF, 0xBC) => &FULLWIDTH,
            (0xEF, 0xBD) => &HALFWIDTH,
            _ => return text.after(at).map_or(Self::Nothing, Self::of),
        };
        entry(row, text.byte(at + 2) & 0x3F)
    }

    const fn of(c: char) -> Self {
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

/// The events of the characters from `first` on.
#[expect(clippy::indexing_slicing, reason = "evaluated by the compiler, which would say so")]
const fn row<const N: usize>(first: u32) -> [Event; N] {
    let mut row = [Event::Nothing; N];
    let mut i = 0;
    while i < N {
        if let Some(c) = char::from_u32(first + i as u32) {
            row[i] = Event::of(c);
        }
        i += 1;
    }
    row
}

fn entry(row: &[Event], index: u8) -> Event {
    row.get(usize::from(index)).copied().unwrap_or(Event::Nothing)
}

static ASCII: [Event; 128] = row(0);
/// Dashes, quotation marks, the ellipsis.
static PUNCTUATION: [Event; 64] = row(0x2000);
/// 。「」《》 and their like.
static CJK: [Event; 64] = row(0x3000);
static FULLWIDTH: [Event; 64] = row(0xFF00);
/// The rest of the fullwidth letters, and halfwidth ｡｢｣.
static HALFWIDTH: [Event; 64] = row(0xFF40);

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
