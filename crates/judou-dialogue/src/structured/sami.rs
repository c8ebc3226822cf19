//! SAMI (`.smi`): captions in what looks like HTML, the times in `<SYNC Start=…>`.
//!
//! ```text
//! captions = *( "<SYNC" SP "Start=" milliseconds ">" *( "<P" [ SP "Class=" language ] ">" words ) )
//! ```
//!
//! A sync without words, `&nbsp;`, ends the one before. Where there are captions in several languages,
//! those of the first are read: the others say the same. Who speaks is [`super::cue`]'s.

use alloc::vec::Vec;

use judou_source::Span;
use memchr::memchr;

use super::cue::{Cue, Style, transcribe};
use super::markup::Markup;
use super::{Builder, DETECTION, Format};
use crate::infer::Told;
use crate::model::Transcript;
use crate::notation::Notation;

pub(super) const FORMAT: Format = Format { notation: Notation::Sami, detect, read };

/// How much of a tag is looked at.
const MAX_TAG: usize = 400;

fn detect(text: &str) -> bool {
    let head = Span::new(0, DETECTION).of(text);
    let start = head.trim_start_matches('\u{feff}').trim_start();
    let is =
        |wanted: &str| start.get(..wanted.len()).is_some_and(|it| it.eq_ignore_ascii_case(wanted));
    is("<SAMI") || is("<SYNC ")
}

/// A tag that matters, in any case of letters.
enum Tag<'a> {
    Sync(Option<u64>),
    /// Its class.
    P(Option<&'a str>),
    End,
    Other,
}

/// The tag at the start of `rest`, and how long it is.
fn tag(rest: &str) -> Option<(Tag<'_>, usize)> {
    let window = rest.as_bytes().get(..rest.len().min(MAX_TAG))?;
    let end = memchr(b'>', window)?;
    let inner = rest.get(1..end)?;
    let (name, attributes) = inner.split_once(char::is_whitespace).unwrap_or((inner, ""));
    let is = |wanted: &str| name.eq_ignore_ascii_case(wanted);
    let tag = if is("sync") {
        let start =
            value(attributes, "start").and_then(|it| it.trim_end_matches("ms").parse().ok());
        Tag::Sync(start)
    } else if is("p") {
        Tag::P(value(attributes, "class"))
    } else if is("/sync") || is("/p") || is("/body") || is("/sami") {
        Tag::End
    } else {
        Tag::Other
    };
    Some((tag, end + 1))
}

/// The value of an attribute, in quotes or not.
fn value<'a>(attributes: &'a str, wanted: &str) -> Option<&'a str> {
    attributes.split_ascii_whitespace().find_map(|pair| {
        let (key, value) = pair.split_once('=')?;
        key.eq_ignore_ascii_case(wanted).then(|| value.trim_matches(['"', '\'']))
    })
}

struct Open {
    start: usize,
    words: Span,
    at_ms: Option<u64>,
}

fn read(text: &str) -> Transcript<'_> {
    read_told(text, &Told::default())
}

/// Reads it with what the caller says about labels.
pub(super) fn read_told<'a>(text: &'a str, told: &Told) -> Transcript<'a> {
    let mut cues: Vec<Cue> = Vec::with_capacity(text.len() / 96);
    let mut open: Option<Open> = None;
    // The first language, and whether what is read now is in it.
    let (mut language, mut own) = (None::<&str>, true);
    let mut at_ms = None;
    let mut at = 0;
    while let Some(found) = memchr(b'<', text.as_bytes().get(at..).unwrap_or_default()) {
        let start = at + found;
        let rest = Span::new(start, text.len()).of(text);
        let Some((tag, length)) = tag(rest) else {
            at = start + 1;
            continue;
        };
        at = start + length;
        match tag {
            Tag::Sync(start_ms) => {
                close(text, &mut cues, open.take(), start, start_ms);
                // A sync without words ends what is shown.
                if let Some(last) = cues.last_mut().filter(|last| last.end_ms.is_none()) {
                    last.end_ms = start_ms.filter(|end| last.start_ms.is_none_or(|at| at <= *end));
                }
                at_ms = start_ms;
                own = true;
                open = Some(Open { start, words: Span::empty(at), at_ms });
            }
            Tag::P(class) => {
                if let Some(class) = class {
                    own = language.get_or_insert(class).eq_ignore_ascii_case(class);
                }
                if open.as_ref().is_some_and(|open| !open.words.is_empty()) || !own {
                    close(text, &mut cues, open.take(), start, None);
                }
                // The first paragraph of a sync begins with it.
                let begun = open.as_ref().map_or(start, |open| open.start);
                open = own.then_some(Open { start: begun, words: Span::empty(at), at_ms });
            }
            Tag::End => close(text, &mut cues, open.take(), start, None),
            Tag::Other => {}
        }
        if let Some(open) = &mut open {
            let next = memchr(b'<', text.as_bytes().get(at..).unwrap_or_default());
            let end = next.map_or(text.len(), |next| at + next);
            if !Span::new(at, end).of(text).trim().is_empty() {
                open.words = Span::new(open.words.start, end);
            }
        }
    }
    close(text, &mut cues, open, text.len(), None);
    let style = Style { voices: false, markup: Markup::Xml, told };
    transcribe(text, &cues, style, Builder::new(Notation::Sami))
}

/// Makes a cue of what is open, if it has words.
fn close(text: &str, cues: &mut Vec<Cue>, open: Option<Open>, end: usize, end_ms: Option<u64>) {
    let Some(open) = open else { return };
    let words = Span::new(open.words.start, open.words.end.min(end)).trim(text);
    let words = words.trim(text);
    if Markup::Xml.words(words.of(text)).trim().is_empty() {
        return;
    }
    cues.push(Cue {
        span: Span::new(open.start.min(words.start), words.end),
        text: words,
        speaker: None,
        start_ms: open.at_ms,
        end_ms,
    });
}
