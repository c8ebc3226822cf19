//! From text to atoms: what words are put together from.
//!
//! An atom is one character, with the marks that belong to it, a run of Hangul, or one typed token (a
//! number, a Latin word, a run of blanks). No word ends inside an atom. Atoms come in windows, at most a
//! line long.

use alloc::vec::Vec;

use judou_source::Span;

use super::WordKind;
use super::charset::{Charset, Class, special};
use super::hangul::{Hangul, Runs, is_hangul};
use crate::token::{Grain, Token, token_at};

/// The most atoms that are looked at together; memory and the reach of a decision are bounded by it.
pub(crate) const WINDOW: usize = 1024;

/// How many characters to either side of a number tell whether it stands in Japanese.
const AROUND: usize = 32;

/// One character, one run of Hangul or one typed token.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Atom {
    /// Offset of its first byte; it ends where the next one starts.
    pub(crate) start: usize,
    pub(crate) kind: WordKind,
    /// Whether the model may put it into one word with its neighbours.
    pub(crate) joins: bool,
    /// What the model takes it for.
    pub(crate) id: u16,
    pub(crate) class: Class,
}

/// Appends the atoms of the window that starts at `start`; gives the offset of its end.
///
/// A window ends after a line break. One that grows too long ends at its last mark or blank, or else
/// where it is.
pub(crate) fn scan(
    text: &str,
    start: usize,
    grain: Grain,
    hangul: Hangul,
    charset: &Charset<'_>,
    atoms: &mut Vec<Atom>,
) -> usize {
    let bytes = text.as_bytes();
    let mut at = start;
    let mut pause = None;
    let mut runs = Runs::new(hangul);
    // Where the token ends whose parts are being read.
    let mut apart = 0;
    while let Some(&lead) = bytes.get(at) {
        if atoms.len() == WINDOW {
            let (count, end) = pause.unwrap_or((WINDOW, at));
            atoms.truncate(count);
            return end;
        }
        if lead >= 0xE3
            && let Some((kind, code)) = plain(bytes, at, lead).filter(|_| at >= apart)
        {
            if kind == WordKind::Hangul {
                if !runs.take(atoms, at, true) {
                    let (id, class) = special(kind, '가', 3);
                    atoms.push(Atom { start: at, kind, joins: true, id, class });
                }
                at += 3;
                if runs.is_run() {
                    while is_plain_hangul(bytes, at) {
                        at += 3;
                    }
                }
                continue;
            }
            let (id, class) = charset.get(code);
            let class = if id == 0 { Class::Han } else { class };
            let joins = kind != WordKind::Punctuation;
            if joins && let Some(start) = runs.undo(atoms, at) {
                at = start;
                continue;
            }
            atoms.push(Atom { start: at, kind, joins, id, class });
            at += 3;
            if kind == WordKind::Punctuation && atoms.len() > WINDOW / 2 {
                pause = Some((atoms.len(), at));
            }
            continue;
        }
        if lead == b' ' && is_one_blank(bytes, at) {
            let (id, class) = special(WordKind::Space, ' ', 1);
            atoms.push(Atom { start: at, kind: WordKind::Space, joins: false, id, class });
            at += 1;
            if atoms.len() > WINDOW / 2 {
                pause = Some((atoms.len(), at));
            }
            continue;
        }
        let Some(rest) = text.get(at..) else { break };
        let Some(first) = rest.chars().next() else { break };
        let mut token = token_at(text, at, if at < apart { Grain::Parts } else { Grain::Whole });
        if let Some(whole) = token
            && at >= apart
            && (grain == Grain::Parts || is_short_units(text, at, whole))
        {
            token = token_at(text, at, Grain::Parts);
            apart = if token == Some(whole) { 0 } else { whole.end };
        }
        let Token { end, kind, joins } = token.unwrap_or_else(|| other(rest, first, at));
        let end = end.max(at + first.len_utf8());
        // An emoji is a cluster already, and half a flag would take half of the next.
        let end = if kind == WordKind::Emoji { end } else { with_marks(text, at, end) };
        // The parts of what is one token elsewhere stay apart.
        let joins = joins && at >= apart;
        let (id, class) = match kind {
            WordKind::Han | WordKind::Kana | WordKind::Punctuation | WordKind::Symbol => {
                let (id, class) = charset.get(first as u32);
                (id, if id == 0 { Class::of(kind, first) } else { class })
            }
            _ => special(kind, first, end - at),
        };
        if kind != WordKind::Hangul || !runs.take(atoms, at, joins) {
            if kind != WordKind::Hangul
                && joins
                && let Some(start) = runs.undo(atoms, at)
            {
                at = start;
                continue;
            }
            atoms.push(Atom { start: at, kind, joins, id, class });
        }
        at = end;
        if is_line_break(first) {
            return at;
        }
        if !kind.is_word() && atoms.len() > WINDOW / 2 {
            pause = Some((atoms.len(), at));
        }
    }
    at
}

/// Whether `token` at `at` is a number or a compound among hiragana, which the short units of Japanese
/// cut at the marks inside: `3` `.` `14`, `J` `-` `POP`.
fn is_short_units(text: &str, at: usize, token: Token) -> bool {
    let Some(bytes) = text.as_bytes().get(at..token.end) else { return false };
    let has_marks = match token.kind {
        WordKind::Number => !bytes.iter().all(u8::is_ascii_digit),
        WordKind::Letters => bytes.iter().any(|byte| matches!(byte, b'-' | b'&')),
        _ => false,
    };
    if !has_marks {
        return false;
    }
    let is_hiragana = |c: &char| matches!(c, '\u{3041}'..='\u{309F}');
    let (before, after) = (Span::new(0, at).of(text), Span::new(token.end, text.len()).of(text));
    let near = |c: &char| !is_line_break(*c);
    before.chars().rev().take(AROUND).take_while(near).any(|c| is_hiragana(&c))
        || after.chars().take(AROUND).take_while(near).any(|c| is_hiragana(&c))
}

/// Kind and code of the character at `at`, if it is an ideograph, a Hangul syllable, a kana that the
/// model may know or a mark of the same block, and nothing follows that belongs to it.
#[inline]
fn plain(bytes: &[u8], at: usize, lead: u8) -> Option<(WordKind, u32)> {
    let &[_, second, third] = bytes.get(at..at + 3)?.first_chunk()?;
    let code = u32::from(lead & 15) << 12 | u32::from(second & 63) << 6 | u32::from(third & 63);
    if code.wrapping_sub(0x4E00) < 0x5200 {
        return (!may_extend(bytes, at + 3)).then_some((WordKind::Han, code));
    }
    let kind = match code {
        0xAC00..=0xD7A3 => WordKind::Hangul,
        0x3041..=0x3096 | 0x30A1..=0x30FA | 0x30FC => WordKind::Kana,
        0x3001
        | 0x3002
        | 0x3008..=0x3011
        | 0xFF01
        | 0xFF08
        | 0xFF09
        | 0xFF0C
        | 0xFF1A
        | 0xFF1B
        | 0xFF1F => WordKind::Punctuation,
        _ => return None,
    };
    // Runs of a mark may be one token.
    let is_run =
        kind == WordKind::Punctuation && bytes.get(at + 3..at + 6) == bytes.get(at..at + 3);
    (!is_run && !may_extend(bytes, at + 3)).then_some((kind, code))
}

/// Whether a Hangul syllable stands at `at` and nothing follows that belongs to it.
#[inline]
fn is_plain_hangul(bytes: &[u8], at: usize) -> bool {
    let Some(&lead) = bytes.get(at) else { return false };
    lead >= 0xEA && matches!(plain(bytes, at, lead), Some((WordKind::Hangul, _)))
}

/// Whether the blank at `at` stands alone, and has no marks.
#[inline]
fn is_one_blank(bytes: &[u8], at: usize) -> bool {
    match bytes.get(at + 1) {
        Some(0x21..=0x7E) => true,
        // White space of other blocks.
        None | Some(..0x80 | 0xC2 | 0xE1..=0xE3) => false,
        Some(_) => !may_extend(bytes, at + 1),
    }
}

/// Whether what starts at `at` may be a mark that belongs to what stands before it.
#[inline]
fn may_extend(bytes: &[u8], at: usize) -> bool {
    // Most often an ideograph or ASCII, of which none may.
    !matches!(bytes.get(at), None | Some(0..=0x7F | 0xE4..=0xE9)) && is_extending(bytes, at)
}

/// The same, looked at closely.
fn is_extending(bytes: &[u8], at: usize) -> bool {
    let Some(&lead) = bytes.get(at) else { return false };
    if let 0..=0x7F | 0xE4..=0xE9 | 0xEB | 0xEC = lead {
        return false;
    }
    let byte = |offset: usize| bytes.get(at + offset).copied().unwrap_or(0);
    match lead {
        // Tone marks and the voicing marks of kana; halfwidth voicing marks and variation selectors.
        0xE3 => matches!((byte(1), byte(2)), (0x80, 0xAA..=0xAF) | (0x82, 0x99 | 0x9A)),
        0xEF => matches!((byte(1), byte(2)), (0xB8, _) | (0xBE, 0x9E | 0x9F)),
        0xEA => byte(1) < 0xB0,
        0xED => byte(1) >= 0x9E,
        0xC3..=0xCB | 0xCE..=0xD1 => false,
        0xE2 => matches!((byte(1), byte(2)), (0x80, 0x8C | 0x8D) | (0x83, _)),
        _ => true,
    }
}

/// The kind of a character that is no typed token.
#[cfg(feature = "train")]
pub(crate) fn kind_of(c: char) -> WordKind {
    other("", c, 0).kind
}

/// End, kind and whether it joins of what is no typed token.
fn other(rest: &str, first: char, at: usize) -> Token {
    let one = at + first.len_utf8();
    let (kind, joins, end) = match first {
        '\r' if rest.starts_with("\r\n") => (WordKind::Space, false, at + 2),
        c if is_line_break(c) => (WordKind::Space, false, one),
        c if c.is_whitespace() => {
            let end = rest.find(|c: char| !c.is_whitespace() || is_line_break(c));
            (WordKind::Space, false, at + end.unwrap_or(rest.len()))
        }
        '\u{3041}'..='\u{309F}'
        | '\u{30A1}'..='\u{30FA}'
        | '\u{30FC}'..='\u{30FF}'
        | '\u{31F0}'..='\u{31FF}'
        | '\u{FF66}'..='\u{FF9F}' => (WordKind::Kana, true, one),
        c if is_hangul(c) => (WordKind::Hangul, true, one),
        '\u{3005}'..='\u{3007}'
        | '\u{3400}'..='\u{4DBF}'
        | '\u{4E00}'..='\u{9FFF}'
        | '\u{F900}'..='\u{FAFF}'
        | '\u{20000}'..='\u{3FFFD}' => (WordKind::Han, true, one),
        c if c.is_alphanumeric() => (WordKind::Letters, true, one),
        c if stands_alone(c) => (WordKind::Punctuation, false, one),
        c if c.is_ascii_punctuation()
            && !matches!(c, '$' | '+' | '<' | '=' | '>' | '^' | '`' | '|' | '~')
            || matches!(c, '·' | '«' | '»' | '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205E}'
                | '\u{3001}'..='\u{3003}' | '\u{3008}'..='\u{3011}' | '\u{3014}'..='\u{301F}'
                | '\u{30FB}' | '\u{FE30}'..='\u{FE6F}' | '\u{FF01}'..='\u{FF0F}' | '\u{FF1A}' | '\u{FF1B}'
                | '\u{FF1F}' | '\u{FF3B}'..='\u{FF3D}' | '\u{FF3F}' | '\u{FF5B}' | '\u{FF5D}'
                | '\u{FF61}'..='\u{FF65}') =>
        {
            (WordKind::Punctuation, true, one)
        }
        _ => (WordKind::Symbol, true, one),
    };
    Token { end, kind, joins }
}

/// Whether `c` is a stop, a comma, a bracket or a double quotation mark: of no word's letters in any
/// treebank, but for what is one token by its form (`1,234`, `f(x)` excepted).
const fn stands_alone(c: char) -> bool {
    matches!(c,
        '(' | ')' | '[' | ']' | '{' | '}' | '"' | ';' | ':' | '?' | '!' | ',' | '.'
        | '“' | '”' | '„' | '«' | '»'
        | '\u{3001}' | '\u{3002}' | '\u{3008}'..='\u{3011}' | '\u{3014}'..='\u{301F}'
        | '！' | '（' | '）' | '，' | '．' | '：' | '；' | '？' | '［' | '］' | '｛' | '｝'
        | '\u{FF5F}'..='\u{FF64}')
}

/// Whether the character at `at` ends a line.
pub(super) fn is_line_break_at(text: &str, at: usize) -> bool {
    text.get(at..).and_then(|rest| rest.chars().next()).is_some_and(is_line_break)
}

const fn is_line_break(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// `end`, moved behind what belongs to the last character of what starts at `start`.
fn with_marks(text: &str, start: usize, end: usize) -> usize {
    let bytes = text.as_bytes();
    // A sign such as U+0600, or a leading jamo, holds on to what is behind it.
    let may_hold = match bytes.get(start) {
        Some(0xD8..=0xE1 | 0xF0) => true,
        Some(0xEA) => bytes.get(start + 1).is_some_and(|&byte| byte < 0xB0),
        _ => false,
    };
    if !may_hold && !may_extend(bytes, end) {
        return end;
    }
    let last = (start..end).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(start);
    let cluster = text.get(last..).and_then(|rest| crate::graphemes(rest).next());
    end.max(last + cluster.map_or(0, str::len))
}
