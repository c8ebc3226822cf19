//! What the readers of exported chats share: messages that go on over lines, and lines of nobody's.

use judou_source::{Span, lines_in};

use super::Builder;
use super::builder::turn;
use crate::model::{Event, EventKind, Section, Transcript};
use crate::notation::Notation;

/// A transcript while the lines of a chat are read in order.
pub(crate) struct Messages<'a> {
    text: &'a str,
    builder: Builder<'a>,
    open: Open,
}

/// What a further line belongs to.
enum Open {
    /// Nothing: a line between messages.
    Nothing,
    /// The last message; the flag says that a blank line went before.
    Message { blank: bool },
    /// A line of the chat's system, or what a member does.
    Event(Event),
}

impl<'a> Messages<'a> {
    pub(crate) fn new(text: &'a str, notation: Notation) -> Self {
        Self { text, builder: Builder::new(notation), open: Open::Nothing }
    }

    /// A message begins: `label` is all that stands before the words, `words` the rest of the line.
    pub(crate) fn message(&mut self, name: Span, label: Span, words: Span, at_ms: Option<u64>) {
        self.message_of(name.of(self.text), name, label, words, at_ms);
    }

    /// As [`Self::message`], of the member whom `key` tells apart: an account's number, a name.
    pub(crate) fn message_of(
        &mut self,
        key: &str,
        name: Span,
        label: Span,
        words: Span,
        at_ms: Option<u64>,
    ) {
        self.close();
        let content = words.trim(self.text);
        // Nothing said on the line: what is said may follow on the next.
        let content = if content.is_empty() { Span::empty(label.end) } else { content };
        let speaker = self.builder.speaker(key, name.of(self.text));
        let mut turn = turn(speaker, name, label, content);
        turn.start_ms = at_ms;
        self.builder.turn(turn);
        self.open = Open::Message { blank: false };
    }

    /// The chat's system says something.
    pub(crate) fn system(&mut self, line: Span, at_ms: Option<u64>) {
        self.event(line, EventKind::System, at_ms);
    }

    /// Something happens that is nobody's message.
    pub(crate) fn event(&mut self, line: Span, kind: EventKind, at_ms: Option<u64>) {
        self.close();
        self.open = Open::Event(Event { span: line.trim(self.text), kind, at_ms });
    }

    /// A line that begins nothing: it belongs to what was begun before, if to anything.
    pub(crate) fn more(&mut self, line: Span) {
        let line = line.trim(self.text);
        match &mut self.open {
            Open::Nothing => {}
            Open::Event(event) => {
                if !line.is_empty() {
                    event.span = event.span.cover(line);
                }
            }
            Open::Message { blank } => {
                if line.is_empty() {
                    *blank = true;
                    return;
                }
                let new_paragraph = core::mem::take(blank);
                let Some(turn) = self.builder.last_turn() else { return };
                turn.content =
                    if turn.content.is_empty() { line } else { turn.content.cover(line) };
                turn.span = turn.span.cover(line);
                match turn.paragraphs.last_mut() {
                    Some(last) if !new_paragraph => *last = last.cover(line),
                    _ => turn.paragraphs.push(line),
                }
            }
        }
    }

    /// A heading of the export, which ends the last message.
    pub(crate) fn section(&mut self, title: Span, level: u8, span: Span) {
        self.close();
        self.builder.section(Section { title, level, span });
    }

    /// The last message is over, whatever follows.
    pub(crate) fn close(&mut self) {
        if let Open::Event(event) = core::mem::replace(&mut self.open, Open::Nothing) {
            self.builder.event(event);
        }
    }

    pub(crate) fn finish(mut self) -> Transcript<'a> {
        self.close();
        self.builder.finish()
    }
}

/// The part of `text` that a detector may read, ending with a whole line where it can.
pub(crate) fn head(text: &str) -> &str {
    let head = Span::new(0, text.len().min(super::DETECTION)).floor(text).of(text);
    if head.len() == text.len() {
        return head;
    }
    let end = memchr::memrchr(b'\n', head.as_bytes()).unwrap_or(head.len());
    Span::new(0, end).of(head)
}

/// The lines of `text` without their endings.
pub(crate) fn spans(text: &str) -> impl Iterator<Item = Span> + '_ {
    lines_in(text, Span::whole(text)).map(|line| line.span)
}

/// Where `part`, which is the end of `whole`, lies.
pub(crate) fn tail(whole: Span, part: &str) -> Span {
    Span::new(whole.end.saturating_sub(part.len()), whole.end)
}

/// Where `part`, which is a slice of `line`, lies; `span` is where the line lies.
pub(crate) fn place(span: Span, line: &str, part: &str) -> Span {
    let offset = part.as_ptr().addr().saturating_sub(line.as_ptr().addr());
    let start = span.start + offset.min(line.len());
    Span::new(start, (start + part.len()).min(span.end))
}
