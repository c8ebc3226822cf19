//! TTML and its profiles (IMSC, EBU-TT, DFXP): captions in XML.
//!
//! `<p begin end>` is a cue. A speaker is the agent that a paragraph or a span in it refers to
//! (`ttm:agent="a1"`), called what the head calls it; where no paragraph has one, labels in the words
//! tell, which is [`super::cue`]'s.

use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;

use judou_source::Span;

use super::cue::{Cue, Style, transcribe_as};
use super::markup::Markup;
use super::timing::time;
use super::xml::{Tag, Token, Tokens, local, root};
use super::{Builder, DETECTION, Format};
use crate::infer::Told;
use crate::model::Transcript;
use crate::notation::Notation;

pub(super) const FORMAT: Format = Format { notation: Notation::Ttml, detect, read };

fn detect(text: &str) -> bool {
    root(Span::new(0, DETECTION).of(text)) == Some("tt")
}

/// What the root says about units of time.
#[derive(Clone, Copy)]
struct Clock {
    frames: f64,
    ticks: f64,
}

impl Clock {
    fn new(tag: Tag<'_>) -> Self {
        let number = |name| {
            let value: &str = tag.attribute(name)?.1;
            value.trim().parse::<f64>().ok().filter(|number| *number > 0.0)
        };
        let multiplier = tag.attribute("frameRateMultiplier").and_then(|(_, value)| {
            let (over, under) = value.trim().split_once([' ', ':'])?;
            let (over, under): (f64, f64) = (over.parse().ok()?, under.trim().parse().ok()?);
            (over > 0.0 && under > 0.0).then_some(over / under)
        });
        let frames = number("frameRate").unwrap_or(30.0) * multiplier.unwrap_or(1.0);
        Self { frames, ticks: number("tickRate").unwrap_or(frames) }
    }

    /// A time expression, in milliseconds: `00:00:01.5`, `00:00:01:12` with frames, `1.5s`, `90t`.
    fn millis(self, value: &str) -> Option<u64> {
        let value = value.trim();
        if value.bytes().filter(|byte| *byte == b':').count() == 3 {
            let (clock, frames) = value.rsplit_once(':')?;
            let frames: f64 = frames.split('.').next()?.parse().ok()?;
            return Some(whole(clock)? + rounded(frames * 1000.0 / self.frames));
        }
        if value.contains(':') {
            return whole(value);
        }
        // Lyrics have bare seconds: `12.345`.
        let unit = value.find(|c: char| c.is_ascii_alphabetic()).unwrap_or(value.len());
        let (number, unit) = value.split_at_checked(unit)?;
        let number: f64 = number.trim().parse().ok()?;
        let millis = match unit {
            "h" => 3_600_000.0,
            "m" => 60_000.0,
            "s" | "" => 1000.0,
            "ms" => 1.0,
            "f" => 1000.0 / self.frames,
            "t" => 1000.0 / self.ticks,
            _ => return None,
        };
        Some(rounded(number * millis))
    }
}

fn whole(clock: &str) -> Option<u64> {
    time(clock).ok().filter(|(rest, _)| rest.is_empty()).map(|(_, at)| at)
}

fn rounded(millis: f64) -> u64 {
    #[expect(clippy::cast_sign_loss, reason = "below zero is the start; the cast saturates")]
    let whole = millis.round() as u64;
    whole
}

/// A paragraph, or a span that has an agent of its own.
#[derive(Clone, Copy)]
struct Open {
    start: usize,
    inner: usize,
    agent: Option<Span>,
    from: Option<u64>,
    until: Option<u64>,
}

fn read(text: &str) -> Transcript<'_> {
    read_told(text, &Told::default())
}

/// Reads it with what the caller says about labels.
pub(super) fn read_told<'a>(text: &'a str, told: &Told) -> Transcript<'a> {
    let mut builder = Builder::new(Notation::Ttml);
    let mut cues: Vec<Cue> = Vec::new();
    let mut names: BTreeMap<&str, String> = BTreeMap::new();
    let mut clock = Clock { frames: 30.0, ticks: 30.0 };
    let mut from_zero = false;
    let (mut agent, mut naming) = (None::<&str>, false);
    let (mut paragraph, mut span): (Option<Open>, Option<Open>) = (None, None);
    // Where the containers that are open begin: times within count from there.
    let mut zeros: Vec<u64> = Vec::new();
    // The container whose agent all paragraphs in it have: how many were open round it, where its tag
    // begins and its agent stands.
    let mut shared: Option<(usize, usize, Span)> = None;
    // Whether the last cue is of that container.
    let mut goes_on = false;
    // How many spans without an agent are open in the one that has one.
    let mut depth = 0_usize;
    let mut tokens = Tokens::new(text);
    while let Some((token, place)) = tokens.next(&mut |found| builder.diagnostic(found)) {
        match token {
            Token::Open { tag, empty } => match (tag.local(), empty) {
                ("tt", _) => {
                    clock = Clock::new(tag);
                    // Apple's lyrics say how finely they are timed, and count all times from zero.
                    from_zero = tag.attribute("timing").is_some();
                }
                ("body" | "div", false) => {
                    let begin = tag.attribute("begin").and_then(|(_, at)| clock.millis(at));
                    if let Some(agent) = named(tag) {
                        (shared, goes_on) = (Some((zeros.len(), place.start, agent)), false);
                    }
                    let outer = zeros.last().copied().unwrap_or_default();
                    let begin = begin.filter(|_| !from_zero).unwrap_or_default();
                    zeros.push(outer.saturating_add(begin));
                }
                ("agent", false) if paragraph.is_none() => {
                    agent = tag.attribute("id").map(|(_, id)| id);
                }
                ("name", false) => naming = agent.is_some(),
                ("p", false) => {
                    end(text, &mut cues, paragraph.take(), place.start, place.start);
                    let mut own = open(tag, place, clock, &zeros);
                    if let (None, Some((_, start, agent)), false) = (own.agent, shared, goes_on) {
                        (own.start, own.agent) = (start, Some(agent));
                    }
                    paragraph = Some(own);
                    (span, depth) = (None, 0);
                }
                ("span", false) => {
                    let own = open(tag, place, clock, &zeros);
                    if let (Some(outer), Some(_)) = (&mut paragraph, own.agent) {
                        let first = Span::new(outer.inner, place.start).trim(text).is_empty();
                        // What stands before it is a cue of its own.
                        let before = span.take().unwrap_or(*outer);
                        end(text, &mut cues, Some(before), place.start, place.start);
                        depth = 0;
                        span = Some(Open {
                            start: if first { outer.start } else { place.start },
                            from: own.from.or(outer.from),
                            until: own.until.or(outer.until),
                            ..own
                        });
                        (outer.start, outer.inner) = (place.start, place.start);
                    } else {
                        depth += 1;
                    }
                }
                _ => {}
            },
            Token::Close { name } => match local(name) {
                "body" | "div" => {
                    zeros.pop();
                    shared = shared.filter(|(depth, ..)| *depth < zeros.len());
                }
                "agent" => agent = None,
                "name" => naming = false,
                "p" => {
                    end(text, &mut cues, span.take(), place.start, place.start);
                    let own = paragraph.take();
                    // Where the agent is the container's, its paragraphs are one cue.
                    match cues.last_mut().filter(|_| goes_on && shared.is_some()) {
                        Some(last) if own.is_some_and(|own| own.agent.is_none()) => {
                            last.span = last.span.cover(place);
                            last.text =
                                last.text.cover(Span::new(last.text.end, place.start).trim(text));
                            last.end_ms = own.and_then(|own| own.until).or(last.end_ms);
                        }
                        _ => end(text, &mut cues, own, place.start, place.end),
                    }
                    goes_on = shared.is_some();
                }
                "span" if depth > 0 => depth -= 1,
                "span" => {
                    if let Some(own) = span.take() {
                        end(text, &mut cues, Some(own), place.start, place.end);
                        if let Some(outer) = &mut paragraph {
                            (outer.start, outer.inner) = (place.end, place.end);
                        }
                    }
                }
                _ => {}
            },
            Token::Text(words) => {
                if let Some(id) = agent.filter(|_| naming) {
                    // A reference is a token of its own.
                    names.entry(id).or_default().push_str(&words);
                }
            }
        }
    }
    end(text, &mut cues, paragraph, text.len(), text.len());
    let style = Style { voices: false, markup: Markup::Xml, told };
    transcribe_as(text, &cues, style, builder, |id| {
        names.get(id).map(|name| name.trim()).filter(|name| !name.is_empty()).map(String::from)
    })
}

fn open(tag: Tag<'_>, place: Span, clock: Clock, zeros: &[u64]) -> Open {
    let zero = zeros.last().copied().unwrap_or_default();
    let at = |name| tag.attribute(name).and_then(|(_, value)| clock.millis(value));
    let later = |at: u64| at.saturating_add(zero);
    let from = at("begin").map(later);
    let until = at("end").map(later).or_else(|| Some(from?.saturating_add(at("dur")?)));
    let agent = named(tag);
    Open { start: place.start, inner: place.end, agent, from, until }
}

/// The agent that a tag refers to: where it stands. Several agents are one label.
fn named(tag: Tag<'_>) -> Option<Span> {
    let (span, value) = tag.attribute("agent")?;
    let trimmed = value.trim();
    let start = span.start + (value.len() - value.trim_start().len());
    (!trimmed.is_empty()).then(|| Span::new(start, start + trimmed.len()))
}

/// Makes a cue of what is open, if it has words.
fn end(text: &str, cues: &mut Vec<Cue>, open: Option<Open>, inner: usize, outer: usize) {
    let Some(open) = open else { return };
    let words = Span::new(open.inner, inner).trim(text);
    if Markup::Xml.words(words.of(text)).trim().is_empty() {
        return;
    }
    cues.push(Cue {
        span: Span::new(open.start, outer),
        text: words,
        speaker: open.agent.filter(|agent| agent.end <= open.inner && agent.start >= open.start),
        start_ms: open.from,
        end_ms: open.until,
    });
}
