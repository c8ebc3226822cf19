//! Words beside the part of a file that says them.
//!
//! A parser tells what a turn's words are and between which offsets they stand, and not how each character
//! is written. Here both are read side by side: a character of the words is the same one in the file, an
//! escape of JSON, a reference of XML or a doubled quotation mark there; tags and white space in the file
//! that the words have not are passed over. What cannot be followed is taken for proportional.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;

use judou_source::Span;

use super::reading::Run;

/// How many characters in a row the file may have that the words have not, tags and white space aside:
/// codes of transcribers, times between cues.
const MOST_PASSED: usize = 200;

/// How long a tag may be, in bytes.
const LONGEST_TAG: usize = 1024;

/// How long an escape or a reference may be, in bytes: `&CounterClockwiseContourIntegral;` is longer and
/// nobody's name.
const LONGEST_ESCAPE: usize = 16;

/// Adds runs for `words`, which start at `start` of the reading and are said in `parts` of `file`.
///
/// Linear: both are read once, from front to back.
pub(super) fn align(words: &str, start: usize, file: &str, parts: &[Span], runs: &mut Vec<Run>) {
    let mut written = Written { file, parts, at: parts.first().map_or(0, |part| part.start) };
    for (index, char) in words.char_indices() {
        let before = written.at;
        let text = Span::new(start + index, start + index + char.len_utf8());
        match written.find(char) {
            Found::At(file) => push(runs, Run { text, file }),
            Found::Nowhere => {}
            Found::Lost => {
                let text = Span::new(text.start, start + words.len());
                let end = parts.last().map_or(before, |part| part.end.max(before));
                runs.push(Run { text, file: Span::new(before, end) });
                return;
            }
        }
    }
}

/// Adds `run`, to the last one if both are the same in text and file and touch.
fn push(runs: &mut Vec<Run>, run: Run) {
    let is_same = |run: &Run| run.text.len() == run.file.len();
    match runs.last_mut() {
        Some(last)
            if is_same(last)
                && is_same(&run)
                && last.text.end == run.text.start
                && last.file.end == run.file.start =>
        {
            last.text.end = run.text.end;
            last.file.end = run.file.end;
        }
        _ => runs.push(run),
    }
}

/// Where a character of the words stands.
enum Found {
    At(Span),
    /// White space that the file has not: what is said in several places is joined with it.
    Nowhere,
    Lost,
}

/// The parts of the file that are not passed yet.
struct Written<'t> {
    file: &'t str,
    parts: &'t [Span],
    at: usize,
}

impl Written<'_> {
    fn rest(&self) -> &str {
        self.parts.first().map_or("", |part| Span::new(self.at, part.end).of(self.file))
    }

    /// Takes what says `char`, after what says nothing.
    fn find(&mut self, char: char) -> Found {
        for _ in 0..=MOST_PASSED {
            self.enter_next_part();
            let rest = self.rest();
            let Some(first) = rest.chars().next() else {
                return if char.is_whitespace() { Found::Nowhere } else { Found::Lost };
            };
            if let Some((_, length)) = escape(rest).filter(|(meant, _)| *meant == char) {
                return self.take(length);
            }
            if first == char {
                return self.take(first.len_utf8());
            }
            if char.is_whitespace() {
                if !first.is_whitespace() {
                    return Found::Nowhere;
                }
                return self.take(rest.len() - rest.trim_start().len());
            }
            let blank = rest.len() - rest.trim_start().len();
            self.at += match tag(rest) {
                _ if blank > 0 => blank,
                Some(tag) => tag,
                None => escape(rest).map_or(first.len_utf8(), |(_, length)| length),
            };
        }
        Found::Lost
    }

    fn take(&mut self, length: usize) -> Found {
        let start = self.at;
        self.at += length;
        Found::At(Span::new(start, self.at))
    }

    fn enter_next_part(&mut self) {
        while let [part, rest @ ..] = self.parts
            && self.at >= part.end
            && let Some(next) = rest.first()
        {
            self.parts = rest;
            self.at = next.start.max(self.at);
        }
    }
}

/// The length of the tag that `text` starts with.
fn tag(text: &str) -> Option<usize> {
    let head = Span::new(0, text.len().min(LONGEST_TAG));
    let bytes = text.as_bytes().get(head.start..head.end)?;
    bytes.starts_with(b"<").then(|| bytes.iter().position(|byte| *byte == b'>'))?.map(|at| at + 1)
}

/// The character that an escape at the start of `text` means, and the escape's length.
fn escape(text: &str) -> Option<(char, usize)> {
    let bytes = text.as_bytes();
    match bytes.first()? {
        b'\\' => {
            let char = match bytes.get(1)? {
                b'n' | b'N' => '\n',
                b'r' => '\r',
                b't' => '\t',
                b'b' => '\u{8}',
                b'f' => '\u{c}',
                b'u' => return unicode_escape(text),
                b'h' => ' ',
                byte @ (b'"' | b'\\' | b'/' | b'\'') => char::from(*byte),
                _ => return None,
            };
            Some((char, 2))
        }
        b'&' => {
            let reach = bytes.iter().take(LONGEST_ESCAPE);
            let end = reach.take_while(|byte| byte.is_ascii()).position(|byte| *byte == b';')?;
            let name = Span::new(1, end).of(text);
            Some((reference(name)?, end + 1))
        }
        b'"' => text.starts_with("\"\"").then_some(('"', 2)),
        _ => None,
    }
}

/// `\uXXXX`, or two of them that are one character.
fn unicode_escape(text: &str) -> Option<(char, usize)> {
    let unit = |at: usize| {
        let digits = Span::new(at + 2, at + 6).get(text)?;
        Span::new(at, at + 2).get(text).filter(|mark| *mark == "\\u")?;
        u32::from_str_radix(digits, 16).ok()
    };
    let first = unit(0)?;
    match first {
        0xd800..0xdc00 => {
            let second = unit(6).filter(|unit| (0xdc00..0xe000).contains(unit))?;
            let code = 0x1_0000 + ((first - 0xd800) << 10) + (second - 0xdc00);
            Some((char::from_u32(code)?, 12))
        }
        _ => Some((char::from_u32(first)?, 6)),
    }
}

/// What `&name;` means.
fn reference(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(digits) => u32::from_str_radix(digits, 16),
            None => number.parse(),
        };
        return char::from_u32(code.ok()?);
    }
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => '\u{a0}',
        _ => return None,
    })
}

/// A heading or an event as it reads: tags taken out, references and escapes decoded, white space in one
/// piece. An object of JSON reads as the string that it calls its text, or as nothing.
pub(super) fn plain(written: &str) -> Cow<'_, str> {
    let written = written.trim();
    if written.starts_with(['{', '[']) && written.ends_with(['}', ']']) && written.contains("\":") {
        return Cow::Owned(text_of_object(written).unwrap_or_default());
    }
    if !written.contains(['<', '&', '\\', '\n', '\r']) {
        return Cow::Borrowed(written);
    }
    let mut said = String::with_capacity(written.len());
    let mut rest = written;
    while let Some(first) = rest.chars().next() {
        let (char, length) = match (tag(rest), escape(rest)) {
            (Some(tag), _) => (' ', tag),
            (None, Some(escape)) if !rest.starts_with('"') => escape,
            _ => (first, first.len_utf8()),
        };
        if !char.is_whitespace() {
            said.push(char);
        } else if !said.is_empty() && !said.ends_with(' ') {
            said.push(' ');
        }
        rest = Span::new(length, rest.len()).of(rest);
    }
    said.truncate(said.trim_end().len());
    Cow::Owned(said)
}

/// The first string that an object of JSON has under a key that means what a reader sees.
fn text_of_object(object: &str) -> Option<String> {
    let keys = ["\"text\"", "\"content\"", "\"message\"", "\"body\""];
    keys.into_iter().find_map(|key| {
        object.match_indices(key).find_map(|(at, _)| {
            let rest = Span::new(at + key.len(), object.len()).of(object).trim_start();
            let said = json_string(rest.strip_prefix(':')?.trim_start())?;
            Some(said).filter(|said| !said.is_empty())
        })
    })
}

/// What the JSON string at the start of `text` says, its white space at both ends left out.
fn json_string(text: &str) -> Option<String> {
    let mut rest = text.strip_prefix('"')?;
    let mut said = String::new();
    loop {
        let first = rest.chars().next()?;
        if first == '"' {
            return Some(String::from(said.trim()));
        }
        let escaped = escape(rest).filter(|_| first == '\\');
        let (char, length) = escaped.unwrap_or((first, first.len_utf8()));
        said.push(char);
        rest = Span::new(length, rest.len()).of(rest);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The parts of `written` that say each of the runs of `words`.
    fn aligned(written: &str, words: &str) -> Vec<(String, String)> {
        let mut runs = Vec::new();
        align(words, 0, written, &[Span::whole(written)], &mut runs);
        runs.iter().map(|run| (run.text.of(words).into(), run.file.of(written).into())).collect()
    }

    #[test]
    fn words_are_found_where_they_are_written() {
        // What is written, the words, and each run of them with what says it.
        type Case = (&'static str, &'static str, &'static [(&'static str, &'static str)]);
        let cases: [Case; 9] = [
            ("一。二。", "一。二。", &[("一。二。", "一。二。")]),
            (
                r#"a \"b\"\n"#,
                "a \"b\"\n",
                &[("a ", "a "), ("\"", "\\\""), ("b", "b"), ("\"", "\\\""), ("\n", "\\n")],
            ),
            (r"\u7532\ud83d\ude00", "甲😀", &[("甲", r"\u7532"), ("😀", r"\ud83d\ude00")]),
            (
                "R&amp;D &#30002;",
                "R&D 甲",
                &[("R", "R"), ("&", "&amp;"), ("D ", "D "), ("甲", "&#30002;")],
            ),
            // A backslash that is one, a reference that is none.
            (r"a\nb &x; c", r"a\nb &x; c", &[(r"a\nb &x; c", r"a\nb &x; c")]),
            // Tags and indentation are passed over; the blank between stands in the white space.
            (
                "<l>Wo\n   da?</l><l>Hier.</l>",
                "Wo da?\nHier.",
                &[("Wo", "Wo"), (" ", "\n   "), ("da?", "da?"), ("Hier.", "Hier.")],
            ),
            (
                "say \"\"no\"\"",
                "say \"no\"",
                &[("say ", "say "), ("\"", "\"\""), ("no", "no"), ("\"", "\"\"")],
            ),
            // Codes of transcribers.
            ("was (.) da .", "was da.", &[("was ", "was "), ("da", "da"), (".", ".")]),
            // What is not there at all is proportional.
            ("abcdef", "xyz", &[("xyz", "abcdef")]),
        ];
        for (written, words, expected) in cases {
            let expected: Vec<(String, String)> =
                expected.iter().map(|(text, file)| ((*text).into(), (*file).into())).collect();
            assert_eq!(aligned(written, words), expected, "{words:?} in {written:?}");
        }
    }

    #[test]
    fn plain_cases() {
        let cases = [
            ("Scene 1", "Scene 1"),
            ("<stage>\n  Enter <hi>Ann</hi> &amp; Bob\n</stage>", "Enter Ann & Bob"),
            (r#"{"type": "message", "subtype": "channel_join"}"#, ""),
            (r#"{"type": "text", "text": "Ann \"A\" joined\n"}"#, "Ann \"A\" joined"),
            (r#"{"text": "", "content": ["\u7532"], "message": "\u7532 left"}"#, "甲 left"),
            (r#"{"text": "never closed}"#, ""),
            ("【静】", "【静】"),
            ("<event><desc/></event>", ""),
        ];
        for (written, expected) in cases {
            assert_eq!(plain(written), expected, "{written:?}");
        }
    }
}
