//! Quotes and escapes: which text may stand without, and what stands between them.

use alloc::format;
use alloc::string::String;
use core::fmt::Write as _;

use crate::date_time::DateTime;
use crate::value::{Data, Style};
use crate::yaml::scalar;

/// Whether `text` may stand in YAML without quotes and be read as that text by everybody: not only
/// by the 1.2 core schema but by readers of YAML 1.1 too, for whom `no`, `012` and `2024-11-15` are
/// no text.
pub(super) fn yaml_plain(text: &str, flow: bool) -> bool {
    let mut characters = text.chars();
    let Some(first) = characters.next() else { return false };
    let second = characters.next();
    let starts = match first {
        ',' | '[' | ']' | '{' | '}' | '#' | '&' | '*' | '!' | '|' | '>' | '\'' | '"' | '%'
        | '@' | '`' => false,
        '-' | '?' | ':' => {
            second.is_some_and(|c| !(c.is_whitespace() || flow && is_flow(c)))
                && !text.starts_with("---")
        }
        '.' => !text.starts_with("..."),
        _ => true,
    };
    starts
        && text.trim() == text
        && !text.ends_with(':')
        && !text.chars().any(|c| needs_escape(c) || c == '\t' || flow && is_flow(c))
        && !text.contains(": ")
        && !text.contains(" #")
        && !is_other_than_text(text)
}

fn is_flow(character: char) -> bool {
    matches!(character, ',' | '[' | ']' | '{' | '}')
}

/// Characters that YAML wants escaped, and those that cannot be seen.
fn needs_escape(character: char) -> bool {
    match character {
        '\t' => false,
        '\u{85}' | '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}' => true,
        _ => character.is_control(),
    }
}

/// Whether a YAML reader, of whatever version, may take `text` without quotes for something else.
fn is_other_than_text(text: &str) -> bool {
    const WORDS: [&str; 11] =
        ["y", "n", "yes", "no", "on", "off", "true", "false", "null", "~", "="];
    if WORDS.iter().any(|word| word.eq_ignore_ascii_case(text)) || text == "<<" {
        return true;
    }
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    if !digits.starts_with(|c: char| c.is_ascii_digit() || c == '.') {
        return scalar::resolve(text).is_some();
    }
    if scalar::resolve(text).is_some() || DateTime::parse(text).is_some() {
        return true;
    }
    // YAML 1.1: underscores in numbers, `0b101`, `190:20:30`, `2024-1-5`.
    let plain: String = text.chars().filter(|&c| c != '_').collect();
    let binary = digits.strip_prefix("0b").or_else(|| digits.strip_prefix("0B"));
    matches!(scalar::resolve(&plain), Some(Data::Number(_)))
        || binary.is_some_and(|rest| rest.bytes().all(|b| matches!(b, b'0' | b'1' | b'_')))
        || matches!(digits.get(..2), Some("0x" | "0o")) && scalar::resolve(digits).is_some()
        || digits.contains(':') && digits.bytes().all(|b| b.is_ascii_digit() || b":._".contains(&b))
        || is_loose_date(text)
}

/// `[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}`, alone or with a time behind it.
fn is_loose_date(text: &str) -> bool {
    let mut parts = text.splitn(3, '-');
    let number = |part: Option<&str>, lengths: core::ops::RangeInclusive<usize>| {
        part.is_some_and(|part| {
            lengths.contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit())
        })
    };
    if !number(parts.next(), 4..=4) || !number(parts.next(), 1..=2) {
        return false;
    }
    let day = parts.next().and_then(|rest| rest.split(['T', 't', ' ']).next());
    number(day, 1..=2)
}

/// YAML text between the wanted quotes; between `"` where single ones cannot hold it, and between
/// `'` where double ones would need a backslash and single ones nothing.
pub(super) fn yaml_quoted(text: &str, wanted: Style) -> String {
    let escapes = text.chars().any(|c| needs_escape(c) || c == '\t');
    if escapes {
        return double(text, Dialect::Yaml);
    }
    let single = match wanted {
        Style::SingleQuoted => true,
        _ => text.contains(['"', '\\']) && !text.contains('\''),
    };
    if single { format!("'{}'", text.replace('\'', "''")) } else { double(text, Dialect::Yaml) }
}

/// Whether a TOML literal string, between `'` and `'`, can hold `text`.
pub(super) fn toml_literal(text: &str) -> bool {
    !text.chars().any(|c| c == '\'' || needs_escape(c))
}

pub(super) fn toml_basic(text: &str) -> String {
    double(text, Dialect::Toml)
}

/// Whether `text` is better written in lines, and no line of it would be taken for a fence.
pub(super) fn toml_lines(text: &str) -> bool {
    text.trim_end_matches('\n').contains('\n')
        && !text.chars().any(|c| c != '\n' && needs_escape(c))
        && !text.split('\n').any(|line| line.starts_with(['-', '+', ';']))
}

/// `text` between `"""` and `"""`, its lines as they are.
pub(super) fn toml_multi_line(text: &str, eol: &str) -> String {
    let mut result = format!("\"\"\"{eol}");
    for (number, line) in text.split('\n').enumerate() {
        if number > 0 {
            result.push_str(eol);
        }
        result.push_str(&line.replace('\\', "\\\\").replace('"', "\\\""));
    }
    result.push_str("\"\"\"");
    result
}

pub(super) fn json(text: &str) -> String {
    double(text, Dialect::Json)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Dialect {
    Yaml,
    Toml,
    Json,
}

fn double(text: &str, dialect: Dialect) -> String {
    let mut result = String::with_capacity(text.len() + 2);
    result.push('"');
    for character in text.chars() {
        match character {
            '"' => result.push_str("\\\""),
            '\\' => result.push_str("\\\\"),
            '\n' => result.push_str("\\n"),
            '\r' => result.push_str("\\r"),
            '\t' => result.push_str("\\t"),
            // RFC 8259 wants no more escaped than this, and U+2028 is nobody's line break there.
            _ if dialect == Dialect::Json && character >= ' ' && character != '\u{7f}' => {
                result.push(character);
            }
            _ if !needs_escape(character) => result.push(character),
            _ => {
                // Four digits hold whatever needs an escape.
                let _ = write!(result, "\\u{:04X}", u32::from(character));
            }
        }
    }
    result.push('"');
    result
}

/// Whether YAML's `|` can hold `text` without an indentation indicator, and reads it back the same.
pub(super) fn yaml_literal(text: &str) -> bool {
    let body = text.strip_suffix('\n').unwrap_or(text);
    body.contains('\n')
        && !body.starts_with([' ', '\t', '\n'])
        && !body.ends_with(['\n', ' ', '\t'])
        && !text.chars().any(|c| c != '\n' && needs_escape(c))
        // A tab where the indentation ends is an error to some readers.
        && !body.contains("\n\t")
        // Lines of blanks alone would come back shorter.
        && !body.split('\n').any(|line| !line.is_empty() && line.trim().is_empty())
}

#[cfg(test)]
mod tests {
    use alloc::format;
    use alloc::string::String;
    use alloc::vec::Vec;

    use super::*;
    use crate::parse_value;

    /// Text, and whether it may stand without quotes in lines, and between brackets.
    #[test]
    fn plain_cases() {
        let cases = [
            ("句读", true, true),
            ("a b", true, true),
            ("a:b", true, true),
            ("a#b", true, true),
            ("it's", true, true),
            ("http://a.b/c?d=e", true, true),
            ("-x", true, true),
            ("1.2.3", true, true),
            ("2024", false, false),
            ("v1", true, true),
            ("a, b", true, false),
            ("a]", true, false),
            ("", false, false),
            (" a", false, false),
            ("a\u{3000}", false, false),
            ("no", false, false),
            ("NO", false, false),
            ("null", false, false),
            ("~", false, false),
            ("012", false, false),
            ("1e3", false, false),
            ("1_000", false, false),
            ("0b101", false, false),
            ("-0x1F", false, false),
            ("190:20:30", false, false),
            (".5", false, false),
            (".inf", false, false),
            ("2024-11-15", false, false),
            ("2024-1-5", false, false),
            ("2024-11-15 08:00:00 +0800", false, false),
            ("2024-11-15abc", true, true),
            ("a: b", false, false),
            ("a:", false, false),
            ("a #b", false, false),
            ("- a", false, false),
            ("-", false, false),
            ("? a", false, false),
            ("*a", false, false),
            ("&a", false, false),
            ("!a", false, false),
            ("%a", false, false),
            ("@a", false, false),
            ("`a`", false, false),
            ("|", false, false),
            (">", false, false),
            ("\"a\"", false, false),
            ("'a", false, false),
            ("a\nb", false, false),
            ("a\tb", false, false),
            ("---", false, false),
            ("<<", false, false),
            ("\u{feff}a", false, false),
        ];
        for (text, lines, flow) in cases {
            let got = (yaml_plain(text, false), yaml_plain(text, true));
            assert_eq!(got, (lines, flow), "text {text:?}");
        }
    }

    /// Every notation reads back as the text that went in.
    #[test]
    fn quotes_read_back() {
        let texts = [
            "",
            " ",
            "a",
            "it's",
            "\"",
            "\\",
            "a'\"b\\",
            "\n",
            "a\r\nb",
            "\t",
            "\0",
            "\u{1b}[0m",
            "\u{7f}",
            "\u{85}",
            "\u{2028}",
            "\u{feff}",
            "😀",
            "句读：“”",
            "\u{ffff}",
            "# a",
            "{{ x }}",
            "a\nb",
            "甲\n\n 乙\n",
        ];
        let read = |text: &str| {
            let value = parse_value(text).unwrap().unwrap();
            value.get("k").unwrap().as_str().map(String::from)
        };
        for text in texts {
            let mut documents = Vec::from([
                format!("---\nk: {}\n---\n", yaml_quoted(text, Style::DoubleQuoted)),
                format!("---\nk: {}\n---\n", yaml_quoted(text, Style::SingleQuoted)),
                format!("+++\nk = {}\n+++\n", toml_basic(text)),
                format!("{{\"k\": {}}}\n", json(text)),
            ]);
            if yaml_plain(text, false) {
                documents.push(format!("---\nk: {text}\n---\n"));
            }
            if yaml_plain(text, true) {
                documents.push(format!("---\n{{k: {text}}}\n---\n"));
            }
            if toml_literal(text) {
                documents.push(format!("+++\nk = '{text}'\n+++\n"));
            }
            for document in documents {
                assert_eq!(read(&document).as_deref(), Some(text), "document {document:?}");
            }
        }
    }

    #[test]
    fn quote_cases() {
        let cases = [
            ("a: b", Style::DoubleQuoted, "\"a: b\""),
            ("a: b", Style::SingleQuoted, "'a: b'"),
            ("a: 'b'", Style::SingleQuoted, "'a: ''b'''"),
            ("a: \"b\"", Style::DoubleQuoted, "'a: \"b\"'"),
            ("a: \"it's\"", Style::DoubleQuoted, "\"a: \\\"it's\\\"\""),
            ("a\nb", Style::SingleQuoted, "\"a\\nb\""),
        ];
        for (text, style, expected) in cases {
            assert_eq!(yaml_quoted(text, style), expected, "text {text:?}");
        }
    }
}
