//! What a text must show before a format is looked for in it.
//!
//! Nearly every text is of no format, and each format that asks all of a text's lines whether they are
//! its own costs as much as reading the text does. So the lines of the head are looked at once, at
//! their first characters alone, and formats whose lines begin otherwise are not asked. A sign is
//! necessary, never enough: what a line is only the format's grammar says.

use judou_source::Span;
use memchr::memmem;

use super::DETECTION;
use super::clock::{digit, is_mark};
use crate::notation::Notation;

/// How lines of a text begin, white space and marks that nobody sees apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Signs(u8);

/// A bracket of Latin script: `[`.
const SQUARE: u8 = 1;
/// `(`.
const ROUND: u8 = 1 << 1;
/// `<`.
const ANGLE: u8 = 1 << 2;
/// `【` and its like, and `＜`.
const WIDE: u8 = 1 << 3;
/// A character that is written like a circle or a diamond: `○`.
const CIRCLE: u8 = 1 << 4;
/// A number, or what may stand before the number of a date or a time: a month, a weekday, a half of
/// the day.
const TIME: u8 = 1 << 5;
/// A word in capitals up to a bracket or the end, or `@`.
const CUE: u8 = 1 << 6;
/// A title of Congress, or `The` before capitals.
const TITLE: u8 = 1 << 7;

impl Signs {
    /// Looks at the lines of the part of `text` that formats are detected in.
    pub(super) fn of(text: &str) -> Self {
        let head = Span::new(0, DETECTION).of(text);
        // What a boneyard leaves of a line may begin anywhere.
        let boneyard = memmem::find(head.as_bytes(), b"/*").is_some();
        let begin = if boneyard { CUE } else { 0 };
        let lines = judou_source::lines(head);
        Self(lines.fold(begin, |signs, line| signs | of_line(line.of(head))))
    }

    /// Whether a text with these signs may be of the notation.
    pub(super) fn allow(self, notation: Notation) -> bool {
        let some_of = match notation {
            Notation::Fountain => CUE,
            Notation::KakaoTalk => SQUARE | TIME,
            Notation::Line => TIME,
            Notation::Irc => SQUARE | ROUND | ANGLE | TIME,
            Notation::Lrc => SQUARE,
            Notation::BracketLabel => SQUARE | ANGLE | WIDE,
            Notation::Hansard => CIRCLE,
            Notation::CongressionalRecord => TITLE,
            _ => return true,
        };
        self.0 & some_of != 0
    }
}

fn of_line(line: &str) -> u8 {
    let line = line.trim_start_matches(|c: char| c.is_whitespace() || is_mark(c));
    let Some(first) = line.chars().next() else { return 0 };
    match first {
        // Most lines of most texts: a word of prose, or a label in bold.
        'a'..='z' => time(line),
        'A'..='Z' => cue(line) | title(line) | time(line),
        '*' | '#' | '|' | '-' | '>' => 0,
        '[' => SQUARE,
        '(' => ROUND,
        '<' => ANGLE,
        '【' | '〖' | '［' | '＜' => WIDE | cue(line),
        '○' | '◯' | '〇' | '◎' | '◆' | '●' => CIRCLE | cue(line),
        '0'..='9' => TIME | cue(line),
        '@' => CUE,
        _ => cue(line) | time(line),
    }
}

/// [`CUE`] if all letters before a bracket are capitals, and there is one.
fn cue(line: &str) -> u8 {
    let mut found = 0;
    for c in line.chars() {
        match c {
            'A'..='Z' | 'ª' | 'º' | 'ß' => found = CUE,
            'a'..='z' => return 0,
            '(' | '（' | '[' | '^' => break,
            _ if c.is_ascii() => {}
            _ if c.is_uppercase() => found = CUE,
            _ if c.is_alphabetic() => return 0,
            _ => {}
        }
    }
    found
}

/// [`TITLE`] if the line begins as those do that name who speaks in Congress.
fn title(line: &str) -> u8 {
    const TITLES: &[&str] = &[
        "Mr.", "Mrs", "Ms.", "Mis", "Dr.", "Sen", "Rep", "Cha", "Sec", "Gen", "Adm", "Amb", "Jud",
        "Jus",
    ];
    let office =
        || line.strip_prefix("The ").is_some_and(|rest| rest.starts_with(char::is_uppercase));
    if TITLES.iter().any(|title| line.starts_with(title)) || office() { TITLE } else { 0 }
}

/// The longest weekday or month, in characters; halves of the day are shorter.
const MAX_WORD: usize = 12;

/// [`TIME`] if the line begins with a number of any script, or with a word and a number: `오후 9:05`,
/// `Jan 02`, `a. m. 9:05`, `화요일, 2020`, `Tuesday, January 2`.
fn time(line: &str) -> u8 {
    let Some((rest, comma)) = after_word(line) else { return 0 };
    let begins = |rest: &str| rest.starts_with(|c: char| digit(c).is_some());
    let day = || comma && after_word(rest).is_some_and(|(rest, _)| begins(rest));
    if begins(rest) || day() { TIME } else { 0 }
}

/// What follows a word, if there is one, and the stops and blanks behind it; whether a comma is among
/// them.
fn after_word(line: &str) -> Option<(&str, bool)> {
    let end = line.char_indices().find(|(_, c)| !c.is_alphabetic()).map(|(at, _)| at)?;
    let (word, behind) = line.split_at_checked(end)?;
    if word.chars().nth(MAX_WORD).is_some() {
        return None;
    }
    let mut comma = false;
    let rest = behind.trim_start_matches(|c: char| {
        comma |= matches!(c, ',' | '，');
        c.is_whitespace() || is_mark(c) || matches!(c, ',' | '，' | '.' | 'm' | 'M')
    });
    Some((rest, comma))
}

#[cfg(test)]
mod tests {
    use judou_testkit::strategies::{Written, document, mixed_script, talk, written};
    use proptest::prelude::*;

    use super::*;
    use crate::structured::FORMATS;

    /// A format that takes the text for its own is one that the signs allow.
    fn agree(text: &str) {
        let signs = Signs::of(text);
        for format in FORMATS.iter().filter(|format| (format.detect)(text)) {
            assert!(signs.allow(format.notation), "{:?}: {text:?}", format.notation);
        }
    }

    proptest! {
        /// No sign is asked for that a format does without.
        #[test]
        fn whatever_is_detected_has_its_signs(talk in talk(), before in mixed_script()) {
            for Written { text, .. } in written(&talk) {
                agree(&text);
                agree(&[&before, "\n", &text].concat());
            }
        }

        /// The same of texts that are made of everything.
        #[test]
        fn documents_have_the_signs_of_what_they_are_taken_for(text in document()) {
            agree(&text);
        }
    }

    #[test]
    fn lines_show_what_they_may_be() {
        let cases = [
            ("**Ann:** The road is long.", 0),
            ("Ann: The road is long.", 0),
            ("甲：路很长。", 0),
            ("  [21:05] <ann> hi", SQUARE),
            ("(21:05) ann: hi", ROUND),
            ("<ann> hi", ANGLE),
            ("【甲】路很长。", WIDE),
            ("--- 2020年1月2日 ---", 0),
            ("○議長（甲君）", CIRCLE),
            ("\u{200e}2020/1/2, 21:05 - Ann: hi", TIME),
            ("٢٠٢٠/١/٢", TIME),
            ("오후 9:05 가", TIME),
            ("a. m. 9:05", TIME),
            ("Jan 02 21:05 <ann> hi", TIME),
            ("Tuesday, January 2, 2020", TIME),
            ("MARY (V.O.)", CUE),
            ("@Mary", CUE),
            ("Mr. GLENN. I yield.", TITLE),
            ("The PRESIDENT. I yield.", TITLE),
            ("The president yields.", 0),
        ];
        for (line, expected) in cases {
            assert_eq!(of_line(line), expected, "{line:?}");
        }
    }
}
