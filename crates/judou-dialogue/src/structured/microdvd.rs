//! Captions of a line each: `MicroDVD` (`.sub`), timed in frames, and MPL2, timed in tenths of a second.
//!
//! ```text
//! microdvd = "{" 1*DIGIT "}{" *DIGIT "}" words      ; frames
//! mpl2     = "[" 1*DIGIT "][" *DIGIT "]" words      ; tenths of a second
//! words    = *( CHAR / "|" )                        ; "|" breaks the line
//! ```
//!
//! A first cue of the words `25.000` gives the frames a second; without it they are 23.976, which is
//! what players take. `{y:i}` and a `/` at the start of a line are styles. Who speaks is
//! [`super::cue`]'s.

use alloc::vec::Vec;

use judou_source::{Span, lines};
use nom::Parser;
use nom::bytes::complete::take_while_m_n;
use nom::character::complete::char;
use nom::sequence::delimited;

use super::clock::PResult;
use super::cue::{Cue, Style, transcribe};
use super::markup::Markup;
use super::messages::head;
use super::{Builder, Format};
use crate::infer::Told;
use crate::model::Transcript;
use crate::notation::Notation;

pub(super) const FORMAT: Format = Format { notation: Notation::MicroDvd, detect, read };

const FRAMES_PER_SECOND: f64 = 23.976;

/// The two numbers of a line and where its words begin, in bytes.
fn timing(line: &str) -> Option<(u64, Option<u64>, usize)> {
    let number = |open, close| {
        move |input| -> PResult<'_, &str> {
            delimited(char(open), take_while_m_n(0, 9, |c: char| c.is_ascii_digit()), char(close))
                .parse(input)
        }
    };
    let (open, close) = if line.starts_with('{') { ('{', '}') } else { ('[', ']') };
    let (rest, (start, end)) = (number(open, close), number(open, close)).parse(line).ok()?;
    Some((start.parse().ok()?, end.parse().ok(), line.len() - rest.len()))
}

fn detect(text: &str) -> bool {
    let head = head(text);
    let (mut cues, mut others) = (0_usize, 0_usize);
    for line in lines(head) {
        let line = line.of(head).trim_start_matches('\u{feff}');
        if timing(line).is_some() {
            cues += 1;
        } else if !line.trim().is_empty() {
            if cues == 0 {
                return false;
            }
            others += 1;
        }
    }
    cues >= 2 && others * 4 <= cues
}

fn read(text: &str) -> Transcript<'_> {
    read_told(text, &Told::default())
}

/// Reads it with what the caller says about labels.
pub(super) fn read_told<'a>(text: &'a str, told: &Told) -> Transcript<'a> {
    let mut cues: Vec<Cue> = Vec::with_capacity(text.len() / 64);
    let mut rate = FRAMES_PER_SECOND;
    let mut first = true;
    for line in lines(text) {
        let whole = line.of(text);
        let inner = whole.trim_start_matches('\u{feff}');
        let Some((start, end, at)) = timing(inner) else { continue };
        let begin = line.span.end - inner.len();
        let words = Span::new(begin + at, line.span.end).trim(text);
        let says_rate = words.of(text).replace(',', ".").parse::<f64>();
        if core::mem::take(&mut first)
            && let Ok(stated) = says_rate
            && (1.0..=1000.0).contains(&stated)
        {
            rate = stated;
            continue;
        }
        if words.is_empty() {
            continue;
        }
        let frames = inner.starts_with('{');
        let millis = |number: u64| {
            #[expect(clippy::cast_sign_loss, reason = "the cast saturates")]
            let frame = (number as f64 * 1000.0 / rate + 0.5) as u64;
            if frames { frame } else { number * 100 }
        };
        cues.push(Cue {
            span: Span::new(begin, words.end),
            text: words,
            speaker: None,
            start_ms: Some(millis(start)),
            end_ms: end.filter(|end| *end >= start).map(millis),
        });
    }
    let style = Style { voices: false, markup: Markup::Bars, told };
    transcribe(text, &cues, style, Builder::new(Notation::MicroDvd))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn timing_cases() {
        let cases = [
            ("{10}{25}Hi", Some((10, Some(25), 8))),
            ("{10}{}Hi", Some((10, None, 6))),
            ("[10][25]Hi", Some((10, Some(25), 8))),
            ("{10}Hi", None),
            ("{}{}Hi", None),
            ("{10}[25]Hi", None),
            ("{9999999999}{1}", None), // no such frame
        ];
        for (line, expected) in cases {
            assert_eq!(timing(line), expected, "{line}");
        }
    }
}
