//! WebVTT: the captions of the web, of calls and of podcasts.
//!
//! By the specification of the W3C, leniently: what it drops (a block of words without a timing, a
//! cue that ends before it starts) is kept and reported. Voices (`<v Name>`) tell who speaks; where
//! there is none, labels in the words do, which is [`super::cue`]'s.
//!
//! The lines are walked by hand, as in [`super::srt`] and for the same reason.

use alloc::vec::Vec;

use judou_source::{Diagnostic, Span, bom, lines_in};

use super::cue::{Cue, Style, transcribe};
use super::markup::Markup;
use super::srt::is_number;
use super::timing::{Period, means_timing, timing};
use super::{Builder, Format};
use crate::infer::Told;
use crate::model::{Event, EventKind, Transcript};
use crate::notation::Notation;

pub(super) const FORMAT: Format = Format { notation: Notation::WebVtt, detect, read };

/// `signature = [ BOM ] "WEBVTT" [ blank *CHAR ] ( EOL / end )`
fn detect(text: &str) -> bool {
    let text = text.trim_start_matches('\u{feff}');
    // Some tools leave blank lines before it.
    let text = text.get(..text.len().min(64)).unwrap_or(text).trim_start();
    text.strip_prefix("WEBVTT").is_some_and(|rest| {
        rest.chars().next().is_none_or(|c| c.is_whitespace() || matches!(c, '-' | ':'))
    })
}

fn read(text: &str) -> Transcript<'_> {
    read_told(text, &Told::default())
}

/// Reads it with what the caller says about labels.
pub(super) fn read_told<'a>(text: &'a str, told: &Told) -> Transcript<'a> {
    let mut reader = Reader {
        text,
        builder: Builder::new(Notation::WebVtt),
        cues: Vec::with_capacity(text.len() / 128),
        block: Block::Header,
        words: None,
        last: None,
        blank: false,
    };
    let start = bom(text).map_or(0, |mark| mark.end);
    for line in lines_in(text, Span::new(start, text.len())) {
        let inner = line.of(text);
        if inner.trim_ascii().is_empty() {
            reader.blank_line();
        } else if inner
            .trim_ascii_start()
            .as_bytes()
            .first()
            .is_some_and(|byte| is_timing_start(*byte))
        {
            reader.digits(inner, line.span);
        } else {
            reader.words(inner, line.span);
        }
    }
    reader.finish(told)
}

fn is_timing_start(byte: u8) -> bool {
    byte.is_ascii_digit() || byte == b'-'
}

/// What the lines belong to.
#[derive(Clone, Copy)]
enum Block {
    /// `WEBVTT` and the lines under it.
    Header,
    /// Between two blocks.
    None,
    /// `NOTE`, up to a blank line; it begins here.
    Note(usize),
    /// `STYLE` or `REGION`, up to a blank line.
    Settings,
    /// A cue with its times; its timing begins here.
    Cue(Option<Period>, usize),
}

struct Reader<'a> {
    text: &'a str,
    builder: Builder<'a>,
    cues: Vec<Cue>,
    block: Block,
    /// The words of the block so far, without its last line, and that line: what stands right above
    /// a timing is the cue's identifier.
    words: Option<Span>,
    last: Option<Span>,
    /// Whether a blank line stands before this one.
    blank: bool,
}

impl<'a> Reader<'a> {
    fn blank_line(&mut self) {
        match self.block {
            Block::Note(start) => {
                self.end_note(start);
                self.block = Block::None;
            }
            Block::Header | Block::Settings => self.block = Block::None,
            Block::None | Block::Cue(..) => {}
        }
        self.blank = true;
    }

    fn words(&mut self, line: &str, span: Span) {
        match self.block {
            Block::Header | Block::Settings => return,
            // A block's first line says what it is.
            Block::None | Block::Cue(..) if self.blank => {
                let line = line.trim_ascii_end();
                if line == "STYLE" || line == "REGION" || line.starts_with("Region: ") {
                    self.end_cue();
                    self.block = Block::Settings;
                    return;
                }
                let note = line.strip_prefix("NOTE");
                if note.is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\t'])) {
                    self.end_cue();
                    self.block = Block::Note(span.start);
                }
            }
            Block::Note(_) | Block::None | Block::Cue(..) => {}
        }
        self.line(span);
    }

    fn line(&mut self, span: Span) {
        if let Some(last) = self.last.replace(span) {
            self.words = Some(self.words.map_or(last, |words| words.cover(last)));
        }
        self.blank = false;
    }

    /// A line that begins with a digit.
    fn digits(&mut self, line: &str, span: Span) {
        let period = timing(line);
        if matches!(self.block, Block::Note(_)) || period.is_none() && !means_timing(line) {
            self.words(line, span);
            return;
        }
        if period.is_none() {
            self.builder.diagnostic(
                Diagnostic::warning(
                    "judou::dialogue::cue-timing",
                    "the times of this cue cannot be read",
                    span,
                )
                .with_help("write them as `00:00:01.000 --> 00:00:02.000`"),
            );
        }
        if period.is_some_and(|(start, end)| end < start) {
            self.builder.diagnostic(Diagnostic::note(
                "judou::dialogue::cue-ends-early",
                "this cue ends before it starts",
                span,
            ));
        }
        // The line right above is an identifier, if a blank line stands before it.
        if !self.blank
            && self
                .last
                .is_some_and(|last| self.begins_block(last) || is_number(last.of(self.text)))
        {
            self.last = None;
        }
        self.end_cue();
        self.block = Block::Cue(period, span.start);
    }

    /// Whether a blank line stands before the line at `line`.
    fn begins_block(&self, line: Span) -> bool {
        let before = Span::new(0, line.start).of(self.text).as_bytes();
        let before = before.strip_suffix(b"\n").unwrap_or(before);
        let before = before.strip_suffix(b"\r").unwrap_or(before);
        matches!(before.last(), Some(b'\n' | b'\r'))
    }

    fn end_cue(&mut self) {
        let words = match (self.words.take(), self.last.take()) {
            (Some(words), Some(last)) => words.cover(last),
            (Some(words), None) | (None, Some(words)) => words,
            (None, None) => Span::default(),
        };
        self.blank = false;
        let Block::Cue(period, start) = self.block else { return };
        self.block = Block::None;
        let text = words.trim(self.text);
        if text.is_empty() {
            return;
        }
        self.cues.push(Cue {
            span: Span::new(start, text.end),
            text,
            speaker: None,
            start_ms: period.map(|(start, _)| start),
            end_ms: period.map(|(_, end)| end),
        });
    }

    fn end_note(&mut self, start: usize) {
        let end = self.last.take().map_or(start, |last| last.end);
        self.words = None;
        let span = Span::new(start, end).trim(self.text);
        self.builder.event(Event { span, kind: EventKind::Note, at_ms: None });
    }

    fn finish(mut self, told: &Told) -> Transcript<'a> {
        if let Block::Note(start) = self.block {
            self.end_note(start);
        }
        self.end_cue();
        transcribe(
            self.text,
            &self.cues,
            Style { voices: true, markup: Markup::References, told },
            self.builder,
        )
    }
}
