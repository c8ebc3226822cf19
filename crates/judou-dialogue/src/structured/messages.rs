//! What the readers of exported chats share: messages that go on over lines, and lines of nobody's.

use judou_source::{Span, lines_in};

use super::Builder;
use super::builder::turn;
use crate::model::{Event, EventKind, Transcript};
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
    /// A line of the chat's system, from its first byte to the end of its last line.
    System { span: Span, at_ms: Option<u64> },
}

impl<'a> Messages<'a> {
    pub(crate) fn new(text: &'a str, notation: Notation) -> Self {
        Self { text, builder: Builder::new(notation), open: Open::Nothing }
    }

    /// A message begins: `label` is all that stands before the words, `words` the rest of the line.
    pub(crate) fn message(&mut self, name: Span, label: Span, words: Span, at_ms: Option<u64>) {
        self.close();
        let content = words.trim(self.text);
        // Nothing said on the line: what is said may follow on the next.
        let content = if content.is_empty() { Span::empty(label.end) } else { content };
        let speaker = self.builder.speaker(name.of(self.text), name.of(self.text));
        let mut turn = turn(speaker, name, label, content);
        turn.start_ms = at_ms;
        self.builder.turn(turn);
        self.open = Open::Message { blank: false };
    }

    /// The chat's system says something.
    pub(crate) fn system(&mut self, line: Span, at_ms: Option<u64>) {
        self.close();
        self.open = Open::System { span: line.trim(self.text), at_ms };
    }

    /// A line that begins nothing: it belongs to what was begun before, if to anything.
    pub(crate) fn more(&mut self, line: Span) {
        let line = line.trim(self.text);
        match &mut self.open {
            Open::Nothing => {}
            Open::System { span, .. } => {
                if !line.is_empty() {
                    *span = span.cover(line);
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

    /// The last message is over, whatever follows.
    pub(crate) fn close(&mut self) {
        if let Open::System { span, at_ms } = core::mem::replace(&mut self.open, Open::Nothing) {
            self.builder.event(Event { span, kind: EventKind::System, at_ms });
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
