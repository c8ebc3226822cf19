//! From text to atoms: what words are put together from.
//!
//! An atom is one character, with the marks that belong to it, or one typed token (a number, a Latin
//! word, a run of blanks). No word ends inside an atom. Atoms come in windows, at most a line long.

use alloc::vec::Vec;

use super::WordKind;
use crate::token::{Grain, Token, token_at};

/// The most atoms that are looked at together; memory and the reach of a decision are bounded by it.
pub(crate) const WINDOW: usize = 1024;

/// One character or one typed token.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Atom {
    /// Offset of its first byte; it ends where the next one starts.
    pub(crate) start: usize,
    pub(crate) kind: WordKind,
    /// Whether the model may put it into one word with its neighbours.
    pub(crate) joins: bool,
    /// Its first character.
    #[expect(dead_code, reason = "what the model's features will be made of")]
    pub(crate) first: char,
}

/// Appends the atoms of the window that starts at `start`; gives the offset of its end.
///
/// A window ends after a line break. One that grows too long ends at its last mark or blank, or else
/// where it is.
pub(crate) fn scan(text: &str, start: usize, grain: Grain, atoms: &mut Vec<Atom>) -> usize {
    let mut at = start;
    let mut pause = None;
    // Where the token ends whose parts are being read.
    let mut apart = 0;
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        let Some(first) = rest.chars().next() else { break };
        if atoms.len() == WINDOW {
            let (count, end) = pause.unwrap_or((WINDOW, at));
            atoms.truncate(count);
            return end;
        }
        let token = token_at(text, at, grain).unwrap_or_else(|| {
            let (kind, joins, len) = character(rest, first);
            // A mark that extends what is before it never starts a word.
            let len = len.max(crate::graphemes(rest).next().map_or(0, str::len));
            Token { end: at + len, kind, joins }
        });
        let Token { end, kind, joins } = token;
        if grain == Grain::Parts && at >= apart {
            apart = token_at(text, at, Grain::Whole).map_or(0, |whole| whole.end);
            if apart == end {
                apart = 0;
            }
        }
        // The parts of what is one token elsewhere stay apart.
        let joins = joins && at >= apart;
        atoms.push(Atom { start: at, kind, joins, first });
        at = end;
        if matches!(first, '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}') {
            return at;
        }
        if !kind.is_word() && atoms.len() > WINDOW / 2 {
            pause = Some((atoms.len(), at));
        }
    }
    at
}

/// Kind, whether it joins, and length of what `rest`, no typed token, starts with.
fn character(rest: &str, first: char) -> (WordKind, bool, usize) {
    let one = first.len_utf8();
    match first {
        '\r' if rest.starts_with("\r\n") => (WordKind::Space, false, 2),
        '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => (WordKind::Space, false, one),
        c if c.is_whitespace() => {
            let end = rest.find(|c: char| {
                !c.is_whitespace() || matches!(c, '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}')
            });
            (WordKind::Space, false, end.unwrap_or(rest.len()))
        }
        '\u{3041}'..='\u{309F}'
        | '\u{30A1}'..='\u{30FA}'
        | '\u{30FC}'..='\u{30FE}'
        | '\u{FF66}'..='\u{FF9F}' => (WordKind::Kana, true, one),
        '\u{AC00}'..='\u{D7A3}' | '\u{1100}'..='\u{11FF}' | '\u{3131}'..='\u{318E}' => {
            (WordKind::Hangul, true, one)
        }
        '\u{3005}'..='\u{3007}'
        | '\u{3400}'..='\u{4DBF}'
        | '\u{4E00}'..='\u{9FFF}'
        | '\u{F900}'..='\u{FAFF}'
        | '\u{20000}'..='\u{3FFFF}' => (WordKind::Han, true, one),
        c if c.is_alphabetic() => (WordKind::Letters, true, one),
        c if c.is_ascii_punctuation()
            || matches!(c, '\u{2010}'..='\u{2027}' | '\u{3001}'..='\u{3003}' | '\u{3008}'..='\u{301F}' | '\u{FF01}'..='\u{FF0F}') =>
        {
            (WordKind::Punctuation, true, one)
        }
        _ => (WordKind::Symbol, true, one),
    }
}
