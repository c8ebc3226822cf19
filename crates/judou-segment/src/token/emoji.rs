//! Emoji: single ones, sequences, flags and keycaps, each one token.
//!
//! Where a sequence ends is what UAX #29's clusters say (rules GB11 to GB13); here stands what starts
//! one. A symbol that is text by default is an emoji only with U+FE0F behind it.

use super::chars::{byte, char_at};

/// Asks for the emoji presentation of the character before it, in UTF-8.
const SELECTOR: [u8; 3] = [0xEF, 0xB8, 0x8F];

/// Offset of the end of the emoji that starts at `start`.
pub(super) fn emoji(text: &str, start: usize) -> Option<usize> {
    let first = char_at(text, start)?;
    let after = text.as_bytes().get(start + first.len_utf8()..)?;
    if !(is_emoji(first) || is_symbol(first) && after.starts_with(&SELECTOR)) {
        return None;
    }
    Some(start + crate::graphemes(text.get(start..)?).next()?.len())
}

/// Whether one of the symbols among the CJK marks that may be emoji starts at `start`.
pub(super) fn may_start(text: &str, start: usize) -> bool {
    matches!(char_at(text, start), Some('〰' | '〽' | '㊗' | '㊙'))
}

/// Offset of the end of the keycap that starts at `start`: `1️⃣`, `#️⃣`.
pub(super) fn keycap(bytes: &[u8], start: usize) -> Option<usize> {
    if !matches!(byte(bytes, start), b'0'..=b'9' | b'#' | b'*') {
        return None;
    }
    let rest = bytes.get(start + 1..)?;
    let (selector, rest) = match rest.strip_prefix(&SELECTOR) {
        Some(rest) => (SELECTOR.len(), rest),
        None => (0, rest),
    };
    rest.starts_with("\u{20E3}".as_bytes()).then_some(start + 1 + selector + 3)
}

/// Whether `c` is shown as an emoji by default, or is half of a flag.
const fn is_emoji(c: char) -> bool {
    // The blocks of pictographs; of cards, tiles and framed letters only a few, the rest are symbols.
    matches!(c,
        '\u{1F004}' | '\u{1F0CF}' | '\u{1F18E}' | '\u{1F191}'..='\u{1F19A}'
        | '\u{1F1E6}'..='\u{1F202}' | '\u{1F21A}' | '\u{1F22F}' | '\u{1F232}'..='\u{1F23A}'
        | '\u{1F250}' | '\u{1F251}' | '\u{1F300}'..='\u{1F64F}' | '\u{1F680}'..='\u{1F6FF}'
        | '\u{1F7E0}'..='\u{1F7F0}' | '\u{1F900}'..='\u{1F9FF}' | '\u{1FA70}'..='\u{1FAFF}'
        | '⌚' | '⌛' | '⏩'..='⏬' | '⏰' | '⏳' | '◽' | '◾' | '☔' | '☕' | '♈'..='♓' | '♿'
        | '⚓' | '⚡' | '⚪' | '⚫' | '⚽' | '⚾' | '⛄' | '⛅' | '⛎' | '⛔' | '⛪' | '⛲' | '⛳'
        | '⛵' | '⛺' | '⛽' | '✅' | '✊' | '✋' | '✨' | '❌' | '❎' | '❓'..='❕' | '❗'
        | '➕'..='➗' | '➰' | '➿' | '⬛' | '⬜' | '⭐' | '⭕')
}

/// Whether `c` is a symbol that U+FE0F makes an emoji of.
const fn is_symbol(c: char) -> bool {
    matches!(c,
        '\u{A9}' | '\u{AE}' | '‼' | '⁉' | '™' | 'ℹ' | '〰' | '〽' | '㊗' | '㊙'
        | '\u{2190}'..='\u{21FF}'
        | '\u{2300}'..='\u{23FF}'
        | '\u{24C2}'
        | '\u{25A0}'..='\u{27BF}'
        | '\u{2934}'..='\u{2935}'
        | '\u{2B00}'..='\u{2BFF}'
        | '\u{1F000}'..='\u{1FAFF}')
}
