//! From text to atoms: what words are put together from.
//!
//! An atom is one character, with the marks that belong to it, or one typed token (a number, a Latin
//! word, a run of blanks). No word ends inside an atom. Atoms come in windows, at most a line long.

use judou_source::Span;

use super::WordKind;
use super::charset::{Charset, Class, Traits, special};
use super::plain::{self, goes_on};
use super::simple::simple;
use super::window::{Atoms, WINDOW};
use crate::token::{Grain, Token, token_at};

/// How many characters to either side of a number tell whether it stands in Japanese.
const AROUND: usize = 32;

/// One character or one typed token.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Atom {
    /// Offset of its first byte; it ends where the next one starts.
    pub(crate) start: usize,
    pub(crate) kind: WordKind,
    /// Whether the model may put it into one word with its neighbours.
    pub(crate) joins: bool,
    /// What the model takes it for.
    pub(crate) id: u16,
    pub(crate) traits: Traits,
}

impl Atom {
    /// What stands outside a window.
    pub(crate) const EDGE: Self = Self {
        start: 0,
        kind: WordKind::Space,
        joins: false,
        id: super::charset::EDGE,
        traits: Traits::new(Class::Edge, 0),
    };
}

/// Puts the atoms of the window that starts at `start` into `atoms`; gives the offset of its end.
///
/// A window ends after a line break. One that grows too long ends at its last mark or blank, or else
/// where it is.
pub(crate) fn scan(
    text: &str,
    start: usize,
    grain: Grain,
    charset: &Charset<'_>,
    atoms: &mut Atoms,
) -> usize {
    atoms.open(text.len().saturating_sub(start));
    let end = fill(text, start, grain, charset, atoms);
    atoms.close();
    end
}

fn fill(text: &str, start: usize, grain: Grain, charset: &Charset<'_>, atoms: &mut Atoms) -> usize {
    let bytes = text.as_bytes();
    let mut at = start;
    let mut pause = None;
    // Where the token ends whose parts are being read.
    let mut apart = 0;
    // Where the last character ends that was taken for plain.
    let mut plain_end = usize::MAX;
    while let Some(&lead) = bytes.get(at) {
        if lead >= plain::FIRST && at >= apart {
            let run = plain::run(bytes, at, charset, atoms);
            if run != at {
                (at, plain_end) = (run, run);
                if atoms.len() > WINDOW / 2
                    && let atoms = atoms.inner()
                    && let Some(mark) = atoms.iter().rposition(|atom| !atom.kind.is_word())
                {
                    let behind = atoms.get(mark + 1).map_or(at, |atom| atom.start);
                    pause = Some((mark + 1, behind)).filter(|_| mark >= WINDOW / 2).or(pause);
                }
                continue;
            }
        }
        if atoms.len() >= WINDOW && !may_extend(bytes, at) {
            let (count, end) = pause.unwrap_or((WINDOW, at));
            atoms.truncate(count);
            return end;
        }
        if let Some(Token { end, kind, joins }) = simple(bytes, at, lead) {
            let (id, traits) = match kind {
                WordKind::Punctuation => known(charset, kind, char::from(lead)),
                _ => special(kind, char::from(lead), end - at),
            };
            atoms.push(Atom { start: at, kind, joins: joins && at >= apart, id, traits });
            at = end;
            if atoms.len() > WINDOW / 2 && !kind.is_word() {
                pause = Some((atoms.len(), at));
            }
            continue;
        }
        if lead == b'\n' {
            let Atom { id, traits, .. } = Atom::EDGE;
            atoms.push(Atom { start: at, kind: WordKind::Space, joins: false, id, traits });
            return at + 1;
        }
        if plain_end == at && may_extend(bytes, at) {
            // The last character may not be so plain.
            plain_end = usize::MAX;
            pause = pause.filter(|&(_, end)| end < at);
            at -= 3;
            if atoms.inner().last().is_some_and(|atom| atom.start == at) {
                atoms.truncate(atoms.len() - 1);
            }
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
        let (id, traits) = match kind {
            WordKind::Han | WordKind::Kana | WordKind::Punctuation | WordKind::Symbol => {
                known(charset, kind, first)
            }
            // Models are trained on lines without the break behind them.
            WordKind::Space if is_line_break(first) => (Atom::EDGE.id, Atom::EDGE.traits),
            _ => special(kind, first, end - at),
        };
        if kind != WordKind::Hangul || !goes_on(atoms.inner()) {
            atoms.push(Atom { start: at, kind, joins, id, traits });
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

/// Number and traits of a character.
fn known(charset: &Charset<'_>, kind: WordKind, c: char) -> (u16, Traits) {
    let (id, traits) = charset.get(c as u32);
    (id, if id == 0 { Traits::new(Class::of(kind, c), 0) } else { traits })
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

/// Whether what starts at `at` may be a mark that belongs to what stands before it.
#[inline]
fn may_extend(bytes: &[u8], at: usize) -> bool {
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
        '\u{AC00}'..='\u{D7FF}'
        | '\u{1100}'..='\u{11FF}'
        | '\u{3131}'..='\u{318E}'
        | '\u{A960}'..='\u{A97F}'
        | '\u{FFA0}'..='\u{FFDC}' => (WordKind::Hangul, true, one),
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
