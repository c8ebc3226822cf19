//! Tokens that a few bytes tell: blanks, stops, and words and numbers in ASCII that touch nothing which
//! could make more of them.
//!
//! What is said here [`crate::token`] would say too, and be longer about it; text is full of them.

use super::WordKind;
use crate::token::Token;

/// A class of bytes that open a token; several may be told of the byte behind it.
type Class = u8;

const LETTERS: Class = 1;
const DIGITS: Class = 2;
const MARK: Class = 4;
const POINT: Class = 8;
const BLANK: Class = 16;

/// The simple token at `at`, where the byte `lead` stands.
#[inline]
pub(super) fn simple(bytes: &[u8], at: usize, lead: u8) -> Option<Token> {
    let class = of(&OPENS, lead);
    if class == 0 {
        return None;
    }
    let byte = |at: usize| bytes.get(at).copied().unwrap_or(0);
    let mut end = at + 1;
    while of(&GOES_ON, byte(end)) & class != 0 {
        end += 1;
    }
    let next = byte(end);
    if of(&MAY_FOLLOW, next) & class == 0 && !follows(class, [next, byte(end + 1), byte(end + 2)]) {
        return None;
    }
    let (kind, joins) = match class {
        LETTERS => (WordKind::Letters, true),
        DIGITS => (WordKind::Number, true),
        BLANK => (WordKind::Space, false),
        _ => (WordKind::Punctuation, false),
    };
    Some(Token { end, kind, joins })
}

/// Whether a character of three bytes leaves a token of `class` before it as it is: one that is no mark
/// above or below a letter, and no blank, letter or digit of Latin script.
const fn follows(class: Class, [first, second, third]: [u8; 3]) -> bool {
    match (first, second) {
        // Dashes, quotation marks and the ellipsis; one of them is an apostrophe.
        (0xE2, 0x80) => class != LETTERS && matches!(third, 0x93..=0x9F | 0xA6),
        (0xE3, 0x80) => !matches!(third, 0x80 | 0xAA..=0xAF),
        (0xE3, 0x82) => !matches!(third, 0x99 | 0x9A),
        (0xE3, 0x81 | 0x83) | (0xEA, 0xB0..) | (0xED, ..0x9E) => true,
        (0xED, 0x9E) => third < 0xA4,
        // Six fullwidth marks, not the colon, which times have.
        (0xEF, 0xBC) => matches!(third, 0x81 | 0x88 | 0x89 | 0x8C | 0x9B | 0x9F),
        _ => false,
    }
}

#[inline]
#[expect(clippy::indexing_slicing, reason = "there are as many as a byte has values")]
fn of(classes: &[Class; 256], byte: u8) -> Class {
    classes[usize::from(byte)]
}

/// What a byte opens.
static OPENS: [Class; 256] = classes(0);

/// Which tokens a byte goes on with.
static GOES_ON: [Class; 256] = classes(1);

/// Which tokens end before a byte, whatever is behind it; 0 stands for the end of the text too.
static MAY_FOLLOW: [Class; 256] = classes(2);

#[expect(clippy::indexing_slicing, reason = "checked when it is compiled")]
const fn classes(what: usize) -> [Class; 256] {
    let mut classes = [0; 256];
    let mut byte = 0_u8;
    loop {
        classes[byte as usize] = match what {
            0 => opens(byte),
            1 => goes_on(byte),
            _ => may_follow(byte),
        };
        if byte == u8::MAX {
            return classes;
        }
        byte += 1;
    }
}

const fn opens(byte: u8) -> Class {
    match byte {
        b'a'..=b'z' | b'A'..=b'Z' => LETTERS,
        b'0'..=b'9' => DIGITS,
        b'(' | b')' | b'[' | b']' | b'{' | b'}' | b'"' | b';' | b':' | b'?' | b'!' | b',' => MARK,
        b'.' => POINT,
        b' ' => BLANK,
        _ => 0,
    }
}

const fn goes_on(byte: u8) -> Class {
    match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'_' => LETTERS,
        b'0'..=b'9' => LETTERS | DIGITS,
        _ => 0,
    }
}

const fn may_follow(byte: u8) -> Class {
    match byte {
        0 | 0xE4..=0xE9 | 0xEB | 0xEC => LETTERS | DIGITS | MARK | POINT | BLANK,
        b' ' => LETTERS | DIGITS | MARK | POINT,
        // Versions, dates, addresses, fractions: what they are put together with.
        b'.' | b'-' | b'/' | b':' | b'@' | b'+' => MARK | BLANK,
        b'\'' | b'#' | b'&' | b'%' => DIGITS | MARK | BLANK,
        b',' => LETTERS | MARK | BLANK,
        _ if byte.is_ascii_alphanumeric() || byte == b'_' => MARK | BLANK,
        _ if byte.is_ascii_graphic() => LETTERS | DIGITS | MARK | POINT | BLANK,
        ..0x80 => LETTERS | DIGITS | MARK | POINT,
        // Letters of Latin, Greek and Cyrillic.
        0xC3..=0xCB | 0xCE..=0xD1 => MARK | BLANK,
        _ => 0,
    }
}
