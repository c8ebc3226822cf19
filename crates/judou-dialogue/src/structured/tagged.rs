//! Speech in elements named after who speaks: `<Person1>text</Person1><Person2>text</Person2>`.
//!
//! ```text
//! script  = *( element / other )
//! element = "<" name ">" words "</" name ">"      ; in one line or over many
//! ```
//!
//! That is how language models are told to write podcasts. Data in XML looks the same, so that names must
//! be few, recur, change, and have sentences within, and nearly nothing may stand outside. It counts as
//! [`Notation::BracketLabel`]; elements that are never closed are labels before lines, which are
//! [`super::bracket`]'s.

use alloc::collections::BTreeMap;
use alloc::vec::Vec;

use judou_source::{Span, lines_in};
use memchr::{memchr, memmem};

use super::bracket::is_person;
use super::prose::{Said, speech};
use super::{Builder, DETECTION, Format};
use crate::lexicon::role;
use crate::model::Transcript;
use crate::name::fold;
use crate::notation::Notation;
use crate::speech::sounds_spoken;

pub(super) const FORMAT: Format = Format { notation: Notation::BracketLabel, detect, read };

/// The longest name, in bytes.
const MAX_NAME: usize = 96;

/// How many elements may lack their end: for each, the rest of the text is looked through.
const MAX_OPEN: usize = 16;

/// One element: its start tag, the name in it and what stands within; all are spans of the text.
#[derive(Clone, Copy, Debug)]
struct Element {
    label: Span,
    name: Span,
    inner: Span,
    /// Behind its end tag.
    end: usize,
}

/// The elements of `text` that people may be the names of, in order.
fn elements(text: &str) -> Vec<Element> {
    let mut found = Vec::new();
    let (mut at, mut open) = (0, 0);
    while let Some(next) = memchr(b'<', text.as_bytes().get(at..).unwrap_or_default()) {
        let start = at + next;
        at = start + 1;
        let Some(name) = name(text, start) else { continue };
        let written = name.of(text);
        let inner = name.end + 1;
        let rest = Span::new(inner, text.len()).of(text);
        let close = [&b"</"[..], written.as_bytes(), b">"].concat();
        if let Some(length) = memmem::find(rest.as_bytes(), &close) {
            let end = inner + length + close.len();
            let (label, inner) = (Span::new(start, inner), Span::new(inner, inner + length));
            found.push(Element { label, name, inner, end });
            at = end;
        } else {
            open += 1;
            if open > MAX_OPEN {
                break;
            }
        }
    }
    found
}

/// The name in the start tag at `start`, if somebody may be called so.
fn name(text: &str, start: usize) -> Option<Span> {
    let window = text.as_bytes().get(start + 1..)?;
    let window = window.get(..window.len().min(MAX_NAME))?;
    let end = memchr(b'>', window)?;
    let name = Span::new(start + 1, start + 1 + end);
    let written = name.get(text)?;
    let whole = written.trim() == written && !written.contains(['<', '\n']);
    (whole && is_person(written)).then_some(name)
}

fn detect(text: &str) -> bool {
    let head = Span::new(0, DETECTION).of(text);
    // What stands before the first tag and behind the last is as much as a title and a notice.
    if !head.trim_start_matches('\u{feff}').trim_start().starts_with('<') && !head.contains("\n<") {
        return false;
    }
    let elements = elements(head);
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    let (mut changes, mut spoken, mut inside) = (0, 0, 0);
    let mut last = "";
    for element in &elements {
        let name = element.name.of(head);
        *counts.entry(name).or_default() += 1;
        changes += usize::from(name != last);
        last = name;
        spoken += usize::from(sounds_spoken(element.inner.of(head).trim()));
        inside += element.end - element.label.start;
    }
    let count = elements.len();
    let (first, end) = (elements.first(), elements.last().map_or(0, |last| last.end));
    let between = end.saturating_sub(first.map_or(0, |first| first.label.start));
    (2..=8).contains(&counts.len())
        && count >= 2 * counts.len()
        && changes * 2 >= count
        && spoken * 3 >= count * 2
        && inside * 10 >= between * 9
        && inside * 2 >= head.trim().len()
}

fn read(text: &str) -> Transcript<'_> {
    let mut builder = Builder::new(Notation::BracketLabel);
    for element in elements(text) {
        let name = element.name.of(text);
        let speaker = builder.speaker(&fold(name), name);
        if let Some(speaker) = builder.speaker_mut(speaker) {
            speaker.role = speaker.role.or_else(|| role(&fold(name)));
        }
        let lines = lines_in(text, element.inner).map(|line| Said::line(line.span));
        speech(text, &mut builder, speaker, (element.name, element.label), lines);
    }
    builder.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elements_of_people() {
        let cases: &[(&str, &[(&str, &str)])] = &[
            ("<Ann>Hi.</Ann><Ben>Ho.</Ben>", &[("Ann", "Hi."), ("Ben", "Ho.")]),
            ("<Ann>\nHi <b>you</b>.\n</Ann>", &[("Ann", "\nHi <b>you</b>.\n")]),
            ("<p>Hi.</p>", &[]),
            ("<Ann>Hi.</Ben>", &[]),
            ("a < b <Ann >Hi.</Ann >", &[]),
            ("<", &[]),
        ];
        for (text, expected) in cases {
            let found: Vec<_> =
                elements(text).iter().map(|it| (it.name.of(text), it.inner.of(text))).collect();
            assert_eq!(found, *expected, "{text:?}");
        }
    }

    #[test]
    fn data_is_no_script() {
        let cases = [
            ("<Name>Bolt</Name><Size>3 mm</Size><Name>Nut</Name><Size>4 mm</Size>", false),
            ("<html><Body>Hi there!</Body><Body>Ho there!</Body></html>", false),
            ("<Ann>Hi there!</Ann> <Ben>Ho!</Ben> <Ann>Well?</Ann> <Ben>No.</Ben>", true),
        ];
        for (text, expected) in cases {
            assert_eq!(detect(text), expected, "{text:?}");
        }
    }

    #[test]
    fn open_tags_are_read_in_linear_time() {
        let many = |n: usize| "<Ann>Hi there! ".repeat(n / 15);
        judou_testkit::assert_linear("open tags", 20_000, many, |text| elements(text).len());
    }
}
