//! Labels and prose told apart without the grammar.
//!
//! Nearly every line of nearly every document begins with a letter or with `**` and a letter. What
//! the grammar says of such a line hangs on where the characters that names have come to an end, and
//! that is found by walking them once. Whatever is less usual is left to the grammar: brackets and
//! times, numbers before the label, blanks that are no spaces.

use super::{Emphasis, Label, MAX_NAME, is_blank, is_name_char};

/// What a glance at a line says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Glance<'a> {
    /// There is no label.
    Nothing,
    Label(Label<'a>),
    /// Only the grammar can tell.
    Unsure,
}

/// What a character is to a label that began with a letter.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Letter,
    /// Names have it, and it means nothing else here.
    Joiner,
    Colon,
    /// No name has it, and no label goes on with it.
    Stop,
    /// It has a meaning to the grammar.
    Special,
}

#[inline]
fn class(c: char) -> Class {
    match u8::try_from(c) {
        Ok(byte) if byte.is_ascii() => ascii_class(byte),
        _ => wide_class(c),
    }
}

#[inline]
const fn ascii_class(byte: u8) -> Class {
    match byte {
        b'a'..=b'z' | b'A'..=b'Z' => Class::Letter,
        b' ' | b',' | b'.' | b'-' | b'\'' | b'&' | b'/' | b'@' | b'+' | b'0'..=b'9' => {
            Class::Joiner
        }
        b':' => Class::Colon,
        b'(' | b')' | b'[' | b']' | b'\\' | b'*' | b'_' | b'#' | b'\t'..=b'\r' => Class::Special,
        _ => Class::Stop,
    }
}

/// Whether a byte alone says that a name may go on with it, for each byte: letters and joiners of
/// ASCII, told without asking for their class.
static GOES_ON: [bool; 256] = {
    let mut table = [false; 256];
    let mut rest: &mut [bool] = &mut table;
    let mut byte = 0;
    while let Some((first, others)) = rest.split_first_mut() {
        *first = byte < 128 && matches!(ascii_class(byte), Class::Letter | Class::Joiner);
        byte = byte.wrapping_add(1);
        rest = others;
    }
    table
};

#[inline]
fn wide_class(c: char) -> Class {
    match c {
        // Han, Hangul, kana.
        '\u{4e00}'..='\u{9fff}'
        | '\u{ac00}'..='\u{d7a3}'
        | '\u{3041}'..='\u{3096}'
        | '\u{30a1}'..='\u{30fa}' => Class::Letter,
        '，' | '、' | '·' => Class::Joiner,
        '：' => Class::Colon,
        '。' | '！' | '？' | '；' | '“' | '”' | '「' | '」' | '…' => Class::Stop,
        _ => unusual(c),
    }
}

fn unusual(c: char) -> Class {
    if is_blank(c) || matches!(c, '∶' | '（' | '）') {
        Class::Special
    } else if c.is_alphabetic() {
        Class::Letter
    } else if is_name_char(c) {
        Class::Joiner
    } else {
        Class::Stop
    }
}

/// Looks at `line`, which has no line ending.
pub(super) fn glance(line: &str) -> Glance<'_> {
    let (emphasis, input) = match line.strip_prefix("**") {
        Some(input) => (Emphasis::Strong, input),
        None => (Emphasis::None, line),
    };
    let first = match input.chars().next() {
        Some(first) if class(first) == Class::Letter => first,
        // Neither a name nor what may stand before one begins with a quotation; `《晨报》记者` has a title.
        Some('“' | '‘' | '"' | '「' | '『') => return Glance::Nothing,
        Some(_) => return Glance::Unsure,
        None => return if line.is_empty() { Glance::Nothing } else { Glance::Unsure },
    };
    let unsure = match emphasis {
        Emphasis::None => may_be_counted(first, input) || may_be_timed(line),
        _ => may_be_lettered(first, input),
    };
    if unsure {
        return Glance::Unsure;
    }
    let mut at = 0;
    for _ in 0..MAX_NAME {
        let c = match input.as_bytes().get(at) {
            None => return Glance::Nothing,
            Some(byte) if GOES_ON.get(usize::from(*byte)) == Some(&true) => {
                at += 1;
                continue;
            }
            // Nearly all Han and Hangul, told by their first byte.
            Some(0xe5..=0xe9 | 0xeb | 0xec) => {
                at += 3;
                continue;
            }
            Some(byte) if byte.is_ascii() => char::from(*byte),
            Some(_) => match input.get(at..).and_then(|rest| rest.chars().next()) {
                Some(c) => c,
                None => return Glance::Unsure,
            },
        };
        match class(c) {
            Class::Letter | Class::Joiner => at += c.len_utf8(),
            Class::Stop => return Glance::Nothing,
            Class::Colon => {
                let rest = input.get(at + c.len_utf8()..).unwrap_or_default();
                return with_colon(emphasis, input, at, c, rest);
            }
            Class::Special if c == '*' => return after_emphasis(emphasis, input, at),
            Class::Special => return Glance::Unsure,
        }
    }
    // Blanks may stand before the colon, any number of them.
    let rest = input.get(at..).unwrap_or_default().trim_start_matches(' ');
    match rest.chars().next().map(class) {
        Some(Class::Colon | Class::Special) => Glance::Unsure,
        _ => Glance::Nothing,
    }
}

/// Whether `input` may begin with a number in Han or with such a letter.
fn may_be_counted(first: char, input: &str) -> bool {
    let digit = |c: char| "一二三四五六七八九十百".contains(c);
    may_be_lettered(first, input)
        || digit(first) && input.trim_start_matches(digit).starts_with('、')
}

/// Whether `input` may begin with the letter of a question or an answer.
fn may_be_lettered(first: char, input: &str) -> bool {
    match first {
        'Q' | 'A' | 'q' | 'a' | 'P' | 'R' | 'F' | 'D' | 'В' | 'О' => {
            let after = input.get(first.len_utf8()..).unwrap_or_default();
            let after = after.trim_start_matches(|c: char| c.is_ascii_digit());
            after.starts_with(['.', '．', '\t', '\u{3000}'])
                || after.starts_with("  ")
                || after.starts_with(" -")
                || after.starts_with(" –")
                || after.starts_with(" —")
        }
        'Ｑ' | 'Ａ' => true,
        _ => false,
    }
}

/// Whether `line` may be a name and a time: it ends in a digit.
pub(super) fn may_be_timed(line: &str) -> bool {
    match line.as_bytes().last() {
        Some(b'!'..=b'/' | b':'..=b'~') => false,
        _ => line.trim_end().ends_with(|c: char| c.is_ascii_digit()),
    }
}

/// `**N**`, of which the name begins `input` and ends at the mark at `at`.
fn after_emphasis(emphasis: Emphasis, input: &str, at: usize) -> Glance<'_> {
    let after = input.get(at..).and_then(|rest| rest.strip_prefix("**"));
    let Some(after) = after.filter(|_| emphasis == Emphasis::Strong) else {
        return Glance::Nothing;
    };
    let mut rest = after.trim_start_matches(' ').chars();
    match rest.next() {
        Some(colon @ (':' | '：')) => finish(emphasis, input, at, colon, rest.as_str()),
        Some(c) if class(c) == Class::Special => Glance::Unsure,
        _ => Glance::Nothing,
    }
}

/// The label whose name begins `input`, with the colon at `at`.
fn with_colon<'a>(
    emphasis: Emphasis,
    input: &'a str,
    at: usize,
    colon: char,
    rest: &'a str,
) -> Glance<'a> {
    if emphasis == Emphasis::Strong {
        if let Some(rest) = rest.strip_prefix("**") {
            return finish(emphasis, input, at, colon, rest);
        }
        if rest.trim_start_matches(' ').starts_with('*') {
            return Glance::Unsure;
        }
    }
    finish(emphasis, input, at, colon, rest)
}

/// The label with a name that ends before `end`, if nothing in `rest` belongs to it.
fn finish<'a>(
    emphasis: Emphasis,
    input: &'a str,
    end: usize,
    colon: char,
    rest: &'a str,
) -> Glance<'a> {
    if !stands_apart(rest) {
        return Glance::Unsure;
    }
    let name = input.get(..end).unwrap_or_default().trim_end_matches(' ');
    let glued = emphasis == Emphasis::None && colon == ':' && begins_glued(rest);
    Glance::Label(Label { glued, ..Label::new(emphasis, input, name, rest) })
}

/// Whether nothing in `rest`, which follows a colon, can belong to the label: no `://`, no `::`, no
/// time, no white space other than spaces.
pub(super) fn stands_apart(rest: &str) -> bool {
    if let [b' ', b'A'..=b'Z' | b'a'..=b'z', ..] = rest.as_bytes() {
        return true;
    }
    if rest.starts_with([':', '：', '∶', '/', '\\', '=']) {
        return false;
    }
    let words = rest.trim_start_matches(' ');
    let Some(first) = words.chars().next() else { return true };
    if matches!(first, '\\' | '(' | '[' | '（') {
        // `\[laughter\]` is no time.
        let inside = words.trim_start_matches('\\').trim_start_matches(['(', '[', '（']);
        return !inside.starts_with(|c: char| c.is_ascii_digit());
    }
    !first.is_ascii_digit() && (first == '*' || class(first) != Class::Special)
}

/// Whether words follow a colon without a blank.
pub(super) fn begins_glued(rest: &str) -> bool {
    rest.chars().next().is_some_and(|c| !is_blank(c))
}

#[cfg(test)]
mod tests {
    use alloc::vec;

    use proptest::prelude::*;

    use super::*;
    use crate::label::{by_grammar, label};

    /// Says what the grammar says, or nothing.
    fn agrees(line: &str) {
        match glance(line) {
            Glance::Nothing => assert_eq!(by_grammar(line), None, "line {line:?}"),
            Glance::Label(found) => assert_eq!(by_grammar(line), Some(found), "line {line:?}"),
            Glance::Unsure => {}
        }
    }

    #[test]
    fn usual_lines_need_no_grammar() {
        let cases = [
            ("记者：您好。", Some("记者")),
            ("帕特爾:我們", Some("帕特爾")),
            ("Ana Lee: Hi.", Some("Ana Lee")),
            ("**记者：** 您好。", Some("记者")),
            ("**Ana:** Hi.", Some("Ana")),
            ("**Ana**: Hi.", Some("Ana")),
            ("**问：为什么？**", Some("问")),
            ("진행자: 그렇습니다.", Some("진행자")),
            ("从青石镇到城西的修理铺，走水路要两天。", None),
            ("The cap keeps a line of prose out of the list of speakers, however long", None),
            ("“先别急。”他说：", None),
            ("一位老人：好。", Some("一位老人")),
            ("**Bold words** and more", None),
        ];
        for (line, name) in cases {
            agrees(line);
            let got = label(line).map(|found| found.name);
            assert_eq!(got, name, "line {line:?}");
            assert_ne!(glance(line), Glance::Unsure, "line {line:?}");
        }
    }

    #[test]
    fn what_the_grammar_alone_knows_is_left_to_it() {
        let lines = [
            "Ana (0:12): hi",
            "Ana Lee  0:12",
            "Ana: 00:01:30",
            "Ana: [01:30] hi",
            "**Ana** (0:12): hi",
            "Q. Why?",
            "一、问：什么？",
            "https://a.b/c",
            "std::fmt",
            "YK:: yes",
            "Ana\u{3000}：嗯",
            "[0:12] Ana: hi",
            "- Ana: hi",
        ];
        for line in lines {
            assert_eq!(glance(line), Glance::Unsure, "line {line:?}");
        }
    }

    proptest! {
        /// A glance never says anything else than the grammar.
        #[test]
        fn a_glance_agrees_with_the_grammar(
            pieces in prop::collection::vec(
                prop::sample::select(vec![
                    "**", "*", "Ana", "Lee", "甲", "乙丙", "一", "百", "Q", "A", "Ｑ", "12", "0:12",
                    ":", "：", "∶", " ", "    ", "\u{3000}", "\u{200b}", "\t", "、", "，", ".", "。", "(",
                    ")", "（", "）", "[", "]", "\\", "/", "=", "·", "é", "-", "@", "○", "·", "？", "．",
                    "다나", "さん", "“", "「", "二", "《", "\"", "e\u{301}", "abcdefghijklmnopqrstuvwxyz", "\u{feff}", "_", "#", ">",
                ]),
                0..12,
            ),
        ) {
            agrees(&pieces.concat());
        }
    }
}
