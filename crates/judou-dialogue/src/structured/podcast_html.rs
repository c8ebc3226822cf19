//! Podcasting 2.0 transcripts in HTML: `<cite>Name:</cite><time>0:00</time><p>words</p>`.
//!
//! The tags are found by hand: HTML of this kind is written by templates, often as a fragment, and
//! nothing else of it matters. A `<cite>` is in force until the next one.

use judou_source::Span;
use memchr::{memchr, memmem};

use super::builder::turn;
use super::markup::Markup;
use super::timing::time;
use super::{Builder, DETECTION, Format};
use crate::model::{Event, EventKind, Transcript, Turn};
use crate::notation::Notation;

pub(super) const FORMAT: Format = Format { notation: Notation::PodcastHtml, detect, read };

/// Whether the text is markup and cites before it gives times or paragraphs.
fn detect(text: &str) -> bool {
    let window = Span::new(0, DETECTION).of(text).trim_start_matches('\u{feff}').trim_start();
    let has = |tag: &str| memmem::find(window.as_bytes(), tag.as_bytes()).is_some();
    window.starts_with('<') && has("<cite") && has("</cite>") && has("<time") && has("</time>")
}

/// The longest tag; beyond it, `<` is itself.
const MAX_TAG: usize = 1000;

/// `tag = "<" [ "/" ] name *CHAR ">"`: its name in lower case, whether it closes, its length.
fn tag(rest: &str) -> Option<(Name, bool, usize)> {
    let window = rest.as_bytes().get(..rest.len().min(MAX_TAG))?;
    if rest.starts_with("<!--") {
        let end = memmem::find(rest.as_bytes(), b"-->").map_or(rest.len(), |end| end + 3);
        return Some((Name::Comment, false, end));
    }
    let end = memchr(b'>', window)?;
    let inner = rest.get(1..end)?;
    let closes = inner.starts_with('/');
    let inner = inner.trim_start_matches('/');
    let name = inner.split(|c: char| c.is_whitespace() || c == '/').next()?;
    let is = |wanted: &str| name.eq_ignore_ascii_case(wanted);
    if !name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '!') {
        return None;
    }
    let name = if is("cite") {
        Name::Cite
    } else if is("time") {
        Name::Time
    } else if [
        "p",
        "div",
        "li",
        "section",
        "article",
        "blockquote",
        "body",
        "html",
        "h1",
        "h2",
        "h3",
    ]
    .into_iter()
    .any(is)
    {
        Name::Block
    } else if ["head", "script", "style", "title"].into_iter().any(is) {
        Name::Hidden
    } else {
        Name::Inline
    };
    Some((name, closes, end + 1))
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Name {
    Cite,
    Time,
    Block,
    Hidden,
    Inline,
    Comment,
}

fn read(text: &str) -> Transcript<'_> {
    let mut reader = Reader {
        text,
        builder: Builder::new(Notation::PodcastHtml),
        open: None,
        cite: None,
        time: None,
        hidden: 0,
        block: None,
    };
    let mut at = 0;
    while at < text.len() {
        let rest = Span::new(at, text.len()).of(text);
        let found = memchr(b'<', rest.as_bytes());
        let length = if let Some((name, closes, length)) = tag(rest).filter(|_| found == Some(0)) {
            reader.tag(name, closes, Span::new(at, at + length));
            length
        } else {
            // Up to the next tag; a sign that begins none is a word.
            let length = found.map_or(rest.len(), |before| before.max(1));
            reader.words(Span::new(at, at + length));
            length
        };
        at += length;
    }
    reader.close();
    reader.builder.finish()
}

struct Reader<'a> {
    text: &'a str,
    builder: Builder<'a>,
    open: Option<Turn>,
    /// Where an open `<cite>` begins and its characters do; the same of `<time>`.
    cite: Option<(usize, usize)>,
    time: Option<usize>,
    hidden: usize,
    /// The words of the block so far.
    block: Option<Span>,
}

impl Reader<'_> {
    fn tag(&mut self, name: Name, closes: bool, span: Span) {
        match (name, closes) {
            (Name::Hidden, false) => self.hidden += 1,
            (Name::Hidden, true) => self.hidden = self.hidden.saturating_sub(1),
            _ if self.hidden > 0 => {}
            (Name::Cite, false) => {
                self.close();
                self.cite = Some((span.start, span.end));
            }
            (Name::Cite, true) => {
                if let Some((start, inner)) = self.cite.take() {
                    self.begin(start, Span::new(inner, span.start), span.end);
                }
            }
            (Name::Time, false) => {
                self.end_block(None);
                self.time = Some(span.end);
            }
            (Name::Time, true) => {
                if let Some(inner) = self.time.take() {
                    self.set_time(Span::new(inner, span.start), span.end);
                }
            }
            (Name::Block, closes) => self.end_block(closes.then_some(span.end)),
            (Name::Inline | Name::Comment, _) => {}
        }
    }

    fn words(&mut self, span: Span) {
        let idle = self.cite.is_none() && self.time.is_none() && self.hidden == 0;
        let words = span.trim(self.text);
        if idle && !words.is_empty() {
            self.block = Some(self.block.map_or(words, |block| block.cover(words)));
        }
    }

    fn begin(&mut self, start: usize, inner: Span, end: usize) {
        let trimmed = inner.trim(self.text);
        let bare = trimmed.of(self.text).trim_end_matches([':', '：']).trim_end();
        let name = Span::new(trimmed.start, trimmed.start + bare.len());
        if name.is_empty() {
            return;
        }
        let written = name.of(self.text);
        let speaker = self.builder.speaker(written, Markup::References.name(written).into_owned());
        self.open = Some(turn(speaker, name, Span::new(start, end), Span::empty(end)));
    }

    /// A time after a name is when the turn starts, a later one is in it.
    fn set_time(&mut self, inner: Span, end: usize) {
        let at = time(inner.of(self.text).trim()).ok().map(|(_, at)| at);
        let Some(open) = &mut self.open else { return };
        if open.start_ms.is_none() && open.content.is_empty() {
            open.start_ms = at;
            open.label.end = end;
            open.span.end = end;
            open.content = Span::empty(end);
        }
    }

    /// A paragraph ends, with its tag or without.
    fn end_block(&mut self, tag_end: Option<usize>) {
        let Some(block) = self.block.take() else { return };
        let Some(open) = &mut self.open else {
            let event = Event { span: block, kind: EventKind::Speech, at_ms: None };
            self.builder.event(event);
            return;
        };
        open.content = if open.content.is_empty() { block } else { open.content.cover(block) };
        open.span.end = tag_end.unwrap_or(block.end);
        open.paragraphs.push(block);
    }

    fn close(&mut self) {
        self.end_block(None);
        if let Some(mut turn) = self.open.take() {
            turn.words = Markup::Xml.join(self.text, &turn.paragraphs);
            self.builder.turn(turn);
        }
    }
}
