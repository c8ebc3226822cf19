//! CHAT: a file that CLAN opens, with an utterance a turn.
//!
//! A code stands for a name, which the list of participants holds. CHAT has marks for nearly every sign
//! and no escape for any: a joiner before a sign says that it is itself, which the reader knows.

use alloc::collections::BTreeSet;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt::Write as _;

use super::JOINER;
use super::speech::{Layout, Talk};

/// The longest code that CLAN takes.
const MAX_CODE: usize = 7;

/// The code of every voice, in their order: the name itself if it is one, else three letters of it or
/// `SPK`, with a number if they are taken.
pub(super) fn codes(talk: &Talk<'_>) -> Vec<String> {
    let is_code = |name: &str| {
        let plain = name.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
        !name.is_empty() && name.len() <= MAX_CODE && plain
    };
    // Names that are codes keep them, wherever they stand.
    let mut taken: BTreeSet<String> = BTreeSet::new();
    for voice in talk.voices.iter().filter(|voice| is_code(&voice.name)) {
        taken.insert(String::from(&*voice.name));
    }
    let mut own = taken.clone();
    let mut next = 1_usize;
    let mut codes = Vec::with_capacity(talk.voices.len());
    for voice in &talk.voices {
        // Of two voices with one name, the first has it.
        if is_code(&voice.name) && own.remove(&*voice.name) {
            codes.push(String::from(&*voice.name));
            continue;
        }
        let letters = voice.name.chars().filter(char::is_ascii_alphabetic).take(3);
        let mut code: String = letters.map(|letter| letter.to_ascii_uppercase()).collect();
        if code.is_empty() {
            code.push_str("SPK");
        }
        // One counter for all, so that many of one name take no more time than they are.
        let stem = code.clone();
        while !taken.insert(code.clone()) {
            code = format!("{stem}{next}");
            next += 1;
        }
        codes.push(code);
    }
    codes
}

/// The header, `*ANN:` with what is said and when, and the end.
pub(super) fn chat(talk: &Talk<'_>, codes: &[String], layout: Layout) -> String {
    let mut out = String::from("@UTF8\n@Begin\n@Languages:\tund\n@Participants:\t");
    for (index, (voice, code)) in talk.voices.iter().zip(codes).enumerate() {
        // Writing to a string cannot fail.
        let name = in_list(&voice.name);
        let _ = write!(out, "{}{code} {name} Participant", if index > 0 { ", " } else { "" });
    }
    out.push('\n');
    for code in codes {
        let _ = writeln!(out, "@ID:\tund|judou|{code}|||||Participant|||");
    }
    for speech in &talk.speeches {
        let code = codes.get(speech.voice).map_or("SPK", String::as_str);
        let _ = write!(out, "*{code}:\t");
        let mut silent = true;
        for line in speech.lines() {
            if !silent {
                out.push_str(if layout == Layout::Lines { "\n\t" } else { " " });
            }
            for (index, word) in line.split_whitespace().enumerate() {
                if index > 0 {
                    out.push(' ');
                }
                escaped(&mut out, word);
            }
            silent = false;
        }
        if silent {
            // A main line without words says that something is done.
            out.push('0');
        } else {
            terminate(&mut out);
        }
        if let (Some(start), Some(end)) = (speech.start_ms, speech.end_ms) {
            let _ = write!(out, " \u{15}{start}_{end}\u{15}");
        }
        out.push('\n');
    }
    out.push_str("@End\n");
    out
}

/// A name as one word of the list of participants.
fn in_list(name: &str) -> String {
    let odd = |c: char| c.is_whitespace() || c.is_control() || matches!(c, ',' | '\u{15}');
    let word: String = name.chars().map(|c| if odd(c) { '_' } else { c }).collect();
    if word.is_empty() { String::from("_") } else { word }
}

/// A stop at the end of an utterance stands by itself.
fn terminate(out: &mut String) {
    if let Some(stop) = out.pop() {
        let clings = !out.ends_with([' ', '\t', '.', '?', '!', '+', '…', JOINER]);
        if matches!(stop, '.' | '?' | '!') && clings {
            out.push(' ');
        }
        out.push(stop);
    }
}

/// A word, with a joiner before every sign that is a mark of CHAT's.
fn escaped(out: &mut String, word: &str) {
    for (index, c) in word.char_indices() {
        // At the start of a word a stop clings to the word before, and `0` leaves a word out.
        let first = index == 0 && (c == '0' || is_clinging(c));
        if first || is_mark(c) {
            out.push(JOINER);
        }
        out.push(c);
    }
}

const fn is_clinging(c: char) -> bool {
    matches!(c, ',' | '.' | '?' | '!' | ';' | '。' | '，' | '？' | '！')
}

/// What the reader of CHAT takes for more than a character.
const fn is_mark(c: char) -> bool {
    matches!(
        c,
        '(' | ')'
            | '['
            | ']'
            | '<'
            | '>'
            | '^'
            | ':'
            | '_'
            | '+'
            | '&'
            | '@'
            | '„'
            | '‡'
            | '↑'
            | '↓'
            | '⌈'
            | '⌉'
            | '⌊'
            | '⌋'
            | '≈'
            | '≋'
            | 'ˈ'
            | 'ˌ'
            | '∆'
            | '∇'
            | '°'
            | '⇗'
            | '⇘'
            | '⁇'
            | '→'
            | '\u{15}'
            | JOINER
    )
}
