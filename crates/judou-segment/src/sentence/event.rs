//! What a character is to the scanner.

use super::class::{is_ellipsis, is_emoji, is_firm_stop};
use super::pairs::{self, Mark};

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
    /// The frequent ones first, by hand: one search for them in place of a chain of questions.
    pub(super) fn of(c: char) -> Self {
        match c {
            '\n' | '\r' | '\u{2028}' | '\u{2029}' => Self::Line,
            '.' | '．' => Self::Dot,
            '。' | '！' | '？' | '!' | '?' => Self::Stop,
            '…' => Self::Ellipsis,
            '"' | '＂' | '\'' | '’' | '“' => Self::TwoFaced,
            '”' => Self::Close(Mark::Double),
            '「' => Self::Open(Mark::Corner),
            '」' => Self::Close(Mark::Corner),
            '（' | '(' => Self::Open(Mark::Round),
            '）' | ')' => Self::Close(Mark::Round),
            '《' => Self::Open(Mark::Title),
            '》' => Self::Close(Mark::Title),
            ':' => Self::Colon,
            '`' => Self::Code,
            '*' | '~' => Self::Emphasis,
            _ => Self::rare(c),
        }
    }

    fn rare(c: char) -> Self {
        if is_firm_stop(c) {
            Self::Stop
        } else if is_ellipsis(c) {
            Self::Ellipsis
        } else if let Some(mark) = pairs::opener(c) {
            Self::Open(mark)
        } else if let Some(mark) = pairs::closer(c) {
            Self::Close(mark)
        } else if is_emoji(c) {
            Self::Emoji
        } else {
            Self::Nothing
        }
    }
}
