//! Rust source with all but its code blanked out, so that a rule about code reads no string or comment.
//!
//! This is a lexer for comments and literals, not a parser: what it gives has the same lines and the
//! same number of characters as what it got.

/// Blanks comments and the insides of string and character literals.
pub(super) fn code(source: &str) -> String {
    let chars: Vec<char> = source.chars().collect();
    let mut out = String::with_capacity(source.len());
    let mut at = 0;
    while let Some(&here) = chars.get(at) {
        let (shown, end) = match here {
            '/' if chars.get(at + 1) == Some(&'/') => (0, line_end(&chars, at)),
            '/' if chars.get(at + 1) == Some(&'*') => (0, block_comment_end(&chars, at)),
            '"' => (1, string_end(&chars, at + 1)),
            'r' if !at.checked_sub(1).is_some_and(|before| is_word(&chars, before))
                || raw_prefix(&chars, at) =>
            {
                match raw_string_end(&chars, at) {
                    Some(end) => (1, end),
                    None => (1, at + 1),
                }
            }
            '\'' => (1, character_end(&chars, at)),
            _ => (1, at + 1),
        };
        for (index, &c) in chars.iter().enumerate().take(end).skip(at) {
            out.push(if index < at + shown || c == '\n' { c } else { ' ' });
        }
        at = end.max(at + 1);
    }
    out
}

/// Blanks the bodies of modules under `#[cfg(test)]`, in what [`code`] gave.
pub(super) fn without_tests(code: &str) -> String {
    let mut out = String::with_capacity(code.len());
    let mut rest = code;
    while let Some(at) = rest.find("#[cfg(test)]") {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        let opens = from.find(['{', ';']).filter(|&end| from.get(end..=end) == Some("{"));
        let head = opens.and_then(|end| from.get(..end)).unwrap_or_default();
        let length = if head.contains(" mod ") || head.contains("\nmod ") {
            opens.map_or(1, |open| open + block_length(from.get(open..).unwrap_or_default()))
        } else {
            1
        };
        let (module, after) = from.split_at(length.min(from.len()));
        out.extend(module.chars().map(|c| if c == '\n' { c } else { ' ' }));
        rest = after;
    }
    out.push_str(rest);
    out
}

/// Bytes from the opening brace at the start to its partner, both included.
fn block_length(text: &str) -> usize {
    let mut depth = 0_usize;
    for (at, c) in text.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 {
            return at + c.len_utf8();
        }
    }
    text.len()
}

fn line_end(chars: &[char], from: usize) -> usize {
    chars.iter().skip(from).position(|&c| c == '\n').map_or(chars.len(), |length| from + length)
}

fn block_comment_end(chars: &[char], from: usize) -> usize {
    let mut depth = 0_usize;
    let mut at = from;
    while at < chars.len() {
        match (chars.get(at), chars.get(at + 1)) {
            (Some('/'), Some('*')) => {
                depth += 1;
                at += 2;
            }
            (Some('*'), Some('/')) => {
                depth -= 1;
                at += 2;
                if depth == 0 {
                    return at;
                }
            }
            _ => at += 1,
        }
    }
    chars.len()
}

/// `from` is the first character inside; the closing quote is included.
fn string_end(chars: &[char], from: usize) -> usize {
    let mut at = from;
    while let Some(&c) = chars.get(at) {
        match c {
            '\\' => at += 2,
            '"' => return at + 1,
            _ => at += 1,
        }
    }
    chars.len()
}

/// `r` stands at `at`; a raw string has hashes and a quote behind it.
fn raw_string_end(chars: &[char], at: usize) -> Option<usize> {
    let hashes = chars.iter().skip(at + 1).take_while(|&&c| c == '#').count();
    let open = at + 1 + hashes;
    if chars.get(open) != Some(&'"') {
        return None;
    }
    let closes = |end: usize| {
        chars.get(end) == Some(&'"')
            && chars.iter().skip(end + 1).take(hashes).filter(|&&c| c == '#').count() == hashes
    };
    Some(
        (open + 1..chars.len())
            .find(|&end| closes(end))
            .map_or(chars.len(), |end| end + 1 + hashes),
    )
}

/// Whether the `r` at `at` follows a lone `b` or `c`, as in `br"…"`.
fn raw_prefix(chars: &[char], at: usize) -> bool {
    matches!(at.checked_sub(1).and_then(|before| chars.get(before)), Some('b' | 'c'))
        && !at.checked_sub(2).is_some_and(|before| is_word(chars, before))
}

fn is_word(chars: &[char], at: usize) -> bool {
    chars.get(at).is_some_and(|c| c.is_alphanumeric() || *c == '_')
}

/// A quote opens a character literal or a lifetime; a lifetime ends at once.
fn character_end(chars: &[char], at: usize) -> usize {
    match (chars.get(at + 1), chars.get(at + 2)) {
        (Some('\\'), _) => {
            let close = chars.iter().skip(at + 3).position(|&c| c == '\'');
            close.map_or(chars.len(), |length| at + 3 + length + 1)
        }
        (Some(_), Some('\'')) => at + 3,
        _ => at + 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_code_is_left() {
        // Runs of blanks are shown as one; the number of characters never changes.
        let cases = [
            ("a(); // todo!()\nb", "a(); \nb"),
            ("a /* x /* y */ z\n */ b", "a \n b"),
            (r#"p("a\"//") q"#, r#"p(" ) q"#),
            (r##"p(r#"a"b"#) q"##, "p(r ) q"),
            (r#"p(br"\") q"#, "p(br ) q"),
            ("f('\"') g", "f(' ) g"),
            ("f('\\'') g", "f(' ) g"),
            ("fn f<'a>(x: &'a str)", "fn f<'a>(x: &'a str)"),
            ("r#type = 1", "r#type = 1"),
            ("for \"x\";", "for \" ;"),
        ];
        for (input, expected) in cases {
            let got = code(input);
            assert_eq!(got.chars().count(), input.chars().count(), "input {input:?}");
            let shown: Vec<&str> = got.split(' ').filter(|part| !part.is_empty()).collect();
            let expected: Vec<&str> = expected.split(' ').filter(|part| !part.is_empty()).collect();
            assert_eq!(shown, expected, "input {input:?}");
        }
    }

    #[test]
    fn test_modules_are_blanked_and_lines_kept() {
        let source = "fn a() {}\n#[cfg(test)]\nmod tests {\n    fn b() { x }\n}\nfn c() {}\n";
        let got = without_tests(source);
        assert_eq!(got.lines().count(), source.lines().count());
        assert!(got.contains("fn a()") && got.contains("fn c()") && !got.contains("fn b"), "{got}");
    }

    #[test]
    fn other_things_under_cfg_test_stay() {
        for source in ["#[cfg(test)]\nuse a::b;\nfn c() {}", "#[cfg(test)]\nmod tests;\nfn c() {}"]
        {
            assert!(without_tests(source).contains("fn c() {}"), "source {source:?}");
        }
    }
}
