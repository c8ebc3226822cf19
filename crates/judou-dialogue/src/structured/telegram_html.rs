//! Chats as Telegram Desktop exports them to HTML: a `div` a message.
//!
//! ```text
//! message = <div class="message …"> [ <div class="… date …" title="02.01.2020 21:05:11 UTC+01:00"> ]
//!           [ <div class="from_name"> name ] [ <div class="text"> words ] </div>
//! ```
//!
//! A message of the class `joined` has no name: it goes on with what was sent before. `service` is the
//! system's. The tags are found by hand, as the page need not be well formed.

use judou_source::Span;
use memchr::memmem;

use super::builder::turn;
use super::clock::{Order, clock, date, midnight};
use super::markup::Markup;
use super::{Builder, DETECTION, Format};
use crate::model::{Event, EventKind, Transcript};
use crate::notation::Notation;

pub(super) const FORMAT: Format = Format { notation: Notation::Telegram, detect, read };

fn detect(text: &str) -> bool {
    let head = Span::new(0, DETECTION).of(text);
    let start = head.trim_start_matches('\u{feff}').trim_start();
    start.starts_with('<')
        && head.contains("<div class=\"message default")
        && head.contains("<div class=\"from_name\">")
}

/// What opens a message.
const MESSAGE: &str = "<div class=\"message ";

fn read(text: &str) -> Transcript<'_> {
    let mut builder = Builder::new(Notation::Telegram);
    let mut starts = memmem::find_iter(text.as_bytes(), MESSAGE).peekable();
    while let Some(start) = starts.next() {
        let end = starts.peek().copied().unwrap_or(text.len());
        let span = Span::new(start, end);
        let whole = span.of(text);
        let class = whole.get(MESSAGE.len()..).and_then(|rest| rest.split('"').next());
        let at_ms = attribute(whole, "title=\"").and_then(moment);
        if class.is_some_and(|class| class.split(' ').any(|word| word == "service")) {
            if let Some(inner) = element(text, span, "<div class=\"body details\">") {
                let inner = inner.trim(text);
                builder.event(Event { span: inner, kind: EventKind::System, at_ms });
            }
            continue;
        }
        // The name of who wrote what is forwarded stands within the message's body.
        let forwarded = whole.find("<div class=\"forwarded body\">").map_or(end, |at| start + at);
        let name = element(text, Span::new(start, forwarded), "<div class=\"from_name\">");
        let words = element(text, span, "<div class=\"text\">");
        let words = words.map(|words| words.trim(text)).filter(|words| !words.is_empty());
        if let Some(name) = name.map(|name| bare(text, name)).filter(|name| !name.is_empty()) {
            let written = name.of(text);
            let speaker = builder.speaker(written, Markup::Xml.name(written));
            let label = Span::new(start, name.end);
            let content = words.unwrap_or(Span::empty(label.end));
            let mut made = turn(speaker, name, label, content);
            made.start_ms = at_ms;
            builder.turn(made);
        } else if let (Some(turn), Some(words)) = (builder.last_turn(), words) {
            let first = turn.content.is_empty();
            turn.content = if first { words } else { turn.content.cover(words) };
            turn.span = turn.span.cover(words);
            turn.paragraphs.push(words);
        }
    }
    let mut transcript = builder.finish();
    for turn in &mut transcript.turns {
        turn.words = Markup::Xml.join(text, &turn.paragraphs);
    }
    transcript
}

/// The name alone: `via @bot` stands in an element of its own.
fn bare(text: &str, name: Span) -> Span {
    let name = name.trim(text);
    let bare = name.of(text).split('<').next().unwrap_or("").trim_end();
    Span::new(name.start, name.start + bare.len())
}

/// What stands between a `div`'s tags; the first closing tag ends it, for none of those that are looked
/// for has a `div` in it.
fn element(text: &str, within: Span, tag: &str) -> Option<Span> {
    let whole = within.of(text);
    let start = whole.find(tag)? + tag.len();
    let rest = whole.get(start..)?;
    let end = rest.find("</div>").unwrap_or(rest.len());
    Some(Span::new(within.start + start, within.start + start + end))
}

fn attribute<'a>(whole: &'a str, opening: &str) -> Option<&'a str> {
    let start = whole.find(opening)? + opening.len();
    whole.get(start..)?.split('"').next()
}

/// `02.01.2020 21:05:11 UTC+01:00`; the zone is left where it is, as chats' clocks are.
fn moment(written: &str) -> Option<u64> {
    let (rest, date) = date(written).ok()?;
    let (_, clock) = clock(rest.trim_start()).ok()?;
    Some(midnight(date.in_order(Order::DayMonthYear)?)? + clock.of_day(None))
}
