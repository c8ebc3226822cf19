//! The rules of UAX #29 one by one, each asked about each place anew.
#![expect(clippy::string_slice, reason = "a test that panics fails")]

use alloc::vec::Vec;

use super::class::{Class, class_of};

/// The pieces of `text`.
pub(super) fn words(text: &str) -> Vec<&str> {
    let classes = classes(text);
    let starts: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
    let mut pieces = Vec::new();
    let mut start = 0;
    for (i, &at) in starts.iter().enumerate().skip(1) {
        if !joins(&classes, i) {
            pieces.push(&text[start..at]);
            start = at;
        }
    }
    if start < text.len() {
        pieces.push(&text[start..]);
    }
    pieces
}

/// Whether `unicode-segmentation` follows the rules in `text`.
///
/// Where a pictograph joins a joiner (`WB3c`), it forgets what else that pictograph is if it's a letter too, and the
/// boundary before a mark between letters that no letter follows.
pub(super) fn is_told_alike(text: &str) -> bool {
    let mut last = Class::Other;
    let mut joiner = false;
    for class in classes(text) {
        let mid = matches!(
            last,
            Class::MidLetter
                | Class::MidNum
                | Class::MidNumLet
                | Class::SingleQuote
                | Class::DoubleQuote
        );
        if joiner && (class == Class::LetterPictographic || mid && class == Class::Pictographic) {
            return false;
        }
        joiner = class == Class::Zwj;
        last = if class.is_mark() { last } else { class };
    }
    true
}

fn classes(text: &str) -> Vec<Class> {
    let class = |c: char| {
        let mut bytes = [0; 4];
        c.encode_utf8(&mut bytes);
        class_of(bytes)
    };
    text.chars().map(class).collect()
}

fn ends_line(class: Class) -> bool {
    matches!(class, Class::Cr | Class::Lf | Class::Newline)
}

/// WB4: the character before `end` with what extends it, as its place and class.
fn before(classes: &[Class], end: usize) -> Option<(usize, Class)> {
    let last = end.checked_sub(1)?;
    let mut at = last;
    while classes[at].is_mark() {
        if at == 0 || ends_line(classes[at - 1]) {
            return Some((at, Class::Other));
        }
        at -= 1;
    }
    Some((at, classes[at]))
}

/// WB4: the next character from `start` on that extends none.
fn behind(classes: &[Class], start: usize) -> Class {
    classes[start..].iter().copied().find(|class| !class.is_mark()).unwrap_or(Class::Other)
}

/// Whether there is no boundary before character `i`.
fn joins(classes: &[Class], i: usize) -> bool {
    use Class::{
        Cr, DoubleQuote, Hebrew, Katakana, LetterPictographic, Lf, LowLine, MidLetter, MidNum,
        MidNumLet, Numeric, Pictographic, Regional, SingleQuote, Space, Zwj,
    };
    let (left, this) = (classes[i - 1], classes[i]);
    if (left, this) == (Cr, Lf) {
        return true; // WB3
    }
    if ends_line(left) || ends_line(this) {
        return false; // WB3a, WB3b
    }
    if left == Zwj && matches!(this, Pictographic | LetterPictographic) {
        return true; // WB3c
    }
    if (left, this) == (Space, Space) {
        return true; // WB3d
    }
    if this.is_mark() {
        return true; // WB4
    }
    let Some((at, left)) = before(classes, i) else { return false };
    let further = before(classes, at).map_or(Class::Other, |(_, class)| class);
    let next = behind(classes, i + 1);
    let letters = |class: Class| matches!(class, MidLetter | MidNumLet | SingleQuote);
    let numbers = |class: Class| matches!(class, MidNum | MidNumLet | SingleQuote);
    let of_words = |class: Class| class.is_letter() || class == Numeric;
    let regional = || {
        let mut end = i;
        let mut count = 0;
        while let Some((at, Regional)) = before(classes, end) {
            (end, count) = (at, count + 1);
        }
        count % 2 == 1
    };
    of_words(left) && of_words(this) // WB5, WB8, WB9, WB10
        || left.is_letter() && letters(this) && next.is_letter() // WB6
        || further.is_letter() && letters(left) && this.is_letter() // WB7
        || left == Hebrew && this == SingleQuote // WB7a
        || left == Hebrew && this == DoubleQuote && next == Hebrew // WB7b
        || further == Hebrew && left == DoubleQuote && this == Hebrew // WB7c
        || further == Numeric && numbers(left) && this == Numeric // WB11
        || left == Numeric && numbers(this) && next == Numeric // WB12
        || left == Katakana && this == Katakana // WB13
        || (of_words(left) || matches!(left, Katakana | LowLine)) && this == LowLine // WB13a
        || left == LowLine && (of_words(this) || this == Katakana) // WB13b
        || this == Regional && regional() // WB15, WB16
}
