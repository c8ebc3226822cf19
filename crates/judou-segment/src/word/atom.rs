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
            let known = atoms.len().max(WINDOW / 2);
            let run = plain::run(bytes, at, charset, atoms);
            if run != at {
                (at, plain_end) = (run, run);
                if let Some(plain) = atoms.inner().get(known..)
                    && let Some(mark) = plain.iter().rposition(|atom| !atom.kind.is_word())
                {
                    pause = Some((known + mark + 1, plain.get(mark + 1).map_or(at, |it| it.start)));
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
        let Token { end, kind, joins } = whole(text, at, first, token);
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

/// The token that starts at `at` with `first`, which may be `token`, with the marks that belong to it.
fn whole(text: &str, at: usize, first: char, token: Option<Token>) -> Token {
    let token = token.unwrap_or_else(|| other(Span::new(at, text.len()).of(text), first, at));
    let end = token.end.max(at + first.len_utf8());
    // An emoji is a cluster already, and half a flag would take half of the next.
    let is_emoji = token.kind == WordKind::Emoji;
    Token { end: if is_emoji { end } else { with_marks(text, at, end) }, ..token }
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
    // Hiragana begin with this byte, and where it's nowhere near no character need be read.
    let reach = at.saturating_sub(AROUND * 4)..text.len().min(token.end + AROUND * 4);
    if !text.as_bytes().get(reach).is_some_and(|near| near.contains(&0xE3)) {
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
        // Tone marks and the voicing marks of kana; halfwidth voicing marks, variation selectors and
        // a Hebrew point.
        0xE3 => matches!((byte(1), byte(2)), (0x80, 0xAA..=0xAF) | (0x82, 0x99 | 0x9A)),
        0xEF => matches!((byte(1), byte(2)), (0xB8, _) | (0xBE, 0x9E | 0x9F) | (0xAC, 0x9E)),
        0xEA => byte(1) < 0xB0,
        0xED => (byte(1), byte(2)) >= (0x9E, 0xA4),
        0xC3..=0xCB | 0xCE..=0xD1 => false,
        // Besides joiners and what encloses, marks of Coptic, Tifinagh and Church Slavonic.
        0xE2 => {
            matches!((byte(1), byte(2)), (0x80, 0x8C | 0x8D) | (0x83 | 0xB3 | 0xB5 | 0xB7, _))
        }
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
    let last = || (start..end).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(start);
    // A sign such as U+0600, or a leading jamo, holds on to what is behind it.
    let holds = |at: usize| match bytes.get(at) {
        Some(0xD8..=0xE1 | 0xF0) => true,
        Some(0xEA) => bytes.get(at + 1).is_some_and(|&byte| byte < 0xB0),
        _ => false,
    };
    let is_ascii = end.checked_sub(1).and_then(|at| bytes.get(at)).is_none_or(u8::is_ascii);
    if (is_ascii || !holds(last())) && !may_extend(bytes, end) {
        return end;
    }
    let last = last();
    let cluster = text.get(last..).and_then(|rest| crate::graphemes(rest).next());
    end.max(last + cluster.map_or(0, str::len))
}

#[cfg(test)]
mod tests {
    use alloc::string::String;
    use alloc::vec::Vec;

    use judou_testkit::strategies::mixed_script;
    use proptest::prelude::*;

    use super::*;

    /// Where atoms start, their kinds, and whether they join.
    type Parts = Vec<(usize, WordKind, bool)>;

    fn scanned(text: &str, grain: Grain) -> Parts {
        let charset = Charset::read(&[0; 0x300], &[], &[]).expect("no pages are a charset");
        let (mut atoms, mut at, mut parts) = (Atoms::new(), 0, Vec::new());
        while at < text.len() {
            at = scan(text, at, grain, &charset, &mut atoms);
            parts.extend(atoms.inner().iter().map(|atom| (atom.start, atom.kind, atom.joins)));
        }
        parts
    }

    /// The same, where nothing is plain or simple.
    fn token_by_token(text: &str, grain: Grain) -> Parts {
        let (mut at, mut apart) = (0, 0);
        let mut parts = Parts::new();
        while let Some(first) = text.get(at..).and_then(|rest| rest.chars().next()) {
            let is_part = at < apart;
            let mut token = token_at(text, at, if is_part { Grain::Parts } else { Grain::Whole });
            if let Some(whole) = token
                && !is_part
                && (grain == Grain::Parts || is_short_units(text, at, whole))
            {
                token = token_at(text, at, Grain::Parts);
                apart = if token == Some(whole) { 0 } else { whole.end };
            }
            let Token { end, kind, joins } = whole(text, at, first, token);
            let goes_on = parts.last().is_some_and(|last| last.1 == WordKind::Hangul);
            if kind != WordKind::Hangul || !goes_on {
                parts.push((at, kind, joins && at >= apart));
            }
            at = end;
        }
        parts
    }

    #[test]
    fn short_ways_lead_to_the_same_atoms() {
        let pieces = [
            "汉", "〇", "か", "゛", "\u{3099}", "ー", "・", "。", "「", "，", "：", "”", "’", "…",
            "한", "힣", "히", "\u{D7B0}", "\u{1100}", "a", "V", "_", "7", "７", "é", "\u{301}",
            "\u{200D}", "\u{FE0F}", "\u{20E3}", " ", "\u{3000}", "\t", "\n", "\r\n", ".", ",", ":",
            "-", "'", "@", "#", "%", "/", "&", "+", "(", "\"", "com", "NET", "2024", "12", "\0",
            "😀", "𠀀",
        ];
        for first in pieces {
            for second in pieces {
                for third in pieces {
                    let text = [first, second, third].concat();
                    for grain in [Grain::Whole, Grain::Parts] {
                        let expected = token_by_token(&text, grain);
                        assert_eq!(scanned(&text, grain), expected, "text {text:?}, {grain:?}");
                    }
                }
            }
        }
    }

    /// Wherever blocks of bytes end.
    #[test]
    fn hangul_is_read_in_blocks_as_token_by_token() {
        let words = [
            "가",
            "한국",
            "사람들은",
            "여전히",
            " ",
            " ",
            "  ",
            "말을",
            "\u{D7B0}",
            "\u{A960}",
            "3",
            "\u{1160}",
        ];
        for shift in 0..70 {
            for step in 1..words.len() {
                let mut text =
                    "아".repeat(shift % 24) + &" ".repeat(shift % 2) + &"a".repeat(shift / 24);
                for i in 0..60 {
                    text += words[(i * step + shift) % words.len()];
                }
                assert_eq!(
                    scanned(&text, Grain::Whole),
                    token_by_token(&text, Grain::Whole),
                    "{text:?}"
                );
            }
        }
    }

    #[test]
    fn what_extends_a_cluster_may_extend() {
        let (mut text, mut missed) = (String::new(), Vec::new());
        for c in '\0'..=char::MAX {
            for before in ["한", " "] {
                text.clear();
                text.push_str(before);
                text.push(c);
                let is_one = crate::graphemes(&text).next() == Some(text.as_str());
                if is_one && !may_extend(text.as_bytes(), before.len()) {
                    missed.push(text.clone());
                }
            }
        }
        assert_eq!(missed, Vec::<String>::new());
    }

    #[test]
    fn long_lines_end_at_their_last_mark() {
        let cases = [
            ("汉".repeat(2000), 1024),
            ("汉".repeat(600) + "。" + &"汉".repeat(2000), 601),
            ("汉".repeat(400) + "。" + &"汉".repeat(2000), 1024),
            ("한 ".repeat(2000), 1024),
            ("汉。".repeat(400) + &"か\u{3099}".repeat(2000), 800),
            ("a ".repeat(400) + &"汉".repeat(2000), 800),
        ];
        let charset = Charset::read(&[0; 0x300], &[], &[]).expect("no pages are a charset");
        for (text, expected) in cases {
            let mut atoms = Atoms::new();
            scan(&text, 0, Grain::Whole, &charset, &mut atoms);
            let start: String = text.chars().take(9).collect();
            assert_eq!(atoms.inner().len(), expected, "text {start:?}");
        }
    }

    proptest! {
        /// What is short for a token and what is read in runs are the atoms that tokens make.
        #[test]
        fn short_ways_lead_to_the_same_atoms_in_any_text(text in mixed_script()) {
            for grain in [Grain::Whole, Grain::Parts] {
                prop_assert_eq!(scanned(&text, grain), token_by_token(&text, grain));
            }
        }
    }
}
