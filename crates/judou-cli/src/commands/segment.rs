//! `judou segment`: a text cut into units, as it stands.
//!
//! The whole text is cut, front matter and labels like the rest; `judou parse --units` is the command
//! that keeps to a document's structure.

use std::process::ExitCode;

use judou::segment::WordSegmenter;
use judou::source::lines;
use judou::{Span, Unit};
use serde::Serialize;
use serde::ser::Serializer;

use crate::args::{GlobalArgs, SegmentArgs, SegmentOutput};
use crate::commands::print_json;
use crate::files::{self, Extent};
use crate::outcome::Out;
use crate::report::{self, Tell};
use crate::words::{self, Cutter, Words};

/// Runs the command.
pub(crate) fn run(args: &SegmentArgs, global: &GlobalArgs) -> ExitCode {
    let form = if args.json { SegmentOutput::Json } else { args.output };
    let words = match load(args, global) {
        Ok(words) => words,
        Err(status) => return status,
    };
    let cutter = match &words {
        Some(words) => Cutter::Words(Box::new(words.segmenter())),
        None => Cutter::Unit(args.unit),
    };
    files::run(&args.input, global, Extent::Whole, |file, terminal, outcome| {
        let text = file.text.as_str();
        match form {
            SegmentOutput::Lines => write_lines(&mut outcome.out, text, &cutter),
            SegmentOutput::Spaced => write_spaced(&mut outcome.out, text, &cutter),
            SegmentOutput::Json => {
                let record = Record {
                    path: &file.path,
                    unit: args.unit.name(),
                    model: words.as_ref().map(Words::name),
                    spans: Spans { text, cutter: &cutter },
                    kinds: cutter.segmenter().map(|segmenter| Kinds { text, segmenter }),
                };
                print_json(outcome, &record);
            }
        }
        let notes = file.notes.iter();
        report::found(outcome, terminal, file, notes, Tell::All);
    })
}

/// What the options about words load, if words are asked for; the options say nothing otherwise.
fn load(args: &SegmentArgs, global: &GlobalArgs) -> Result<Option<Words>, ExitCode> {
    if args.unit == Unit::Word {
        return Words::load("segment", &args.words, global);
    }
    if let Some(option) = args.words.told() {
        words::conflict("segment", &format!("{option} is about words: add `--unit word`"));
    }
    Ok(None)
}

#[derive(Serialize)]
struct Record<'f> {
    path: &'f str,
    unit: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    model: Option<&'f str>,
    spans: Spans<'f>,
    /// Of words by a model: what each is made of.
    #[serde(skip_serializing_if = "Option::is_none")]
    kinds: Option<Kinds<'f>>,
}

/// Serialises spans while they are found: a list of those of a large text is larger than the text.
struct Spans<'f> {
    text: &'f str,
    cutter: &'f Cutter<'f>,
}

impl Serialize for Spans<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.cutter.spans(self.text))
    }
}

/// Serialises the kinds of words. It finds them once more, for the same reason.
struct Kinds<'f> {
    text: &'f str,
    segmenter: &'f WordSegmenter<'f>,
}

impl Serialize for Kinds<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.segmenter.words(self.text).map(|word| word.kind.name()))
    }
}

/// One unit a line, trimmed; a line break inside a unit becomes a space, since a line is a unit.
fn write_lines(out: &mut Out<'_>, text: &str, cutter: &Cutter<'_>) {
    for span in cutter.spans(text) {
        let content = span.of(text).trim();
        if content.is_empty() {
            continue;
        }
        let mut is_first = true;
        for line in content.split(['\n', '\r']).filter(|line| !line.is_empty()) {
            if !is_first {
                out.push(b' ');
            }
            is_first = false;
            out.extend(line.as_bytes());
        }
        out.push(b'\n');
    }
}

/// Each line of `text` with its units joined by one space. A unit that is longer than a line is cut
/// at the line's end, so that the lines stay those of the input.
fn write_spaced(out: &mut Out<'_>, text: &str, cutter: &Cutter<'_>) {
    let mut units = cutter.spans(text);
    let mut current = units.next();
    for line in lines(text) {
        let line = line.span;
        let mut is_first = true;
        while let Some(span) = current {
            let part = Span::new(span.start.max(line.start), span.end.min(line.end));
            let content = part.of(text).trim();
            if !content.is_empty() {
                if !is_first {
                    out.push(b' ');
                }
                is_first = false;
                out.extend(content.as_bytes());
            }
            if span.end > line.end {
                break;
            }
            current = units.next();
        }
        out.push(b'\n');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spaced(text: &str, unit: Unit) -> String {
        let mut out = Out::default();
        write_spaced(&mut out, text, &Cutter::Unit(unit));
        String::from_utf8(out.into_rest()).unwrap()
    }

    fn in_lines(text: &str, unit: Unit) -> String {
        let mut out = Out::default();
        write_lines(&mut out, text, &Cutter::Unit(unit));
        String::from_utf8(out.into_rest()).unwrap()
    }

    #[test]
    fn spaced_keeps_the_lines() {
        let cases = [
            ("a b\nc", "a b\nc\n"),
            ("a  b\r\n\r\nc\r\n", "a b\n\nc\n"),
            ("a\rb", "a\nb\n"),
            ("", ""),
            ("\n", "\n"),
            ("don't stop.", "don't stop .\n"),
        ];
        for (text, expected) in cases {
            assert_eq!(spaced(text, Unit::Word), expected, "text {text:?}");
        }
        assert_eq!(spaced("a b\nc d\n", Unit::Paragraph), "a b\nc d\n");
    }

    #[test]
    fn lines_hold_one_unit_each() {
        let cases = [
            ("好。走！\n\n到了。", Unit::Sentence, "好。\n走！\n到了。\n"),
            ("a\r\nb\n\n\nc", Unit::Paragraph, "a b\nc\n"),
            (" \n\n", Unit::Paragraph, ""),
        ];
        for (text, unit, expected) in cases {
            assert_eq!(in_lines(text, unit), expected, "text {text:?}");
        }
    }
}
