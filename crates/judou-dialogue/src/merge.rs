//! Turns of one speaker that follow each other, made one.

use alloc::string::String;
use alloc::vec::Vec;

use crate::joint::renumber;
use crate::model::{Event, EventKind, Transcript, Turn};

impl Transcript<'_> {
    /// Joins turns that follow each other and have the same speakers, as recognisers write them that
    /// label every paragraph. `text` is what was parsed.
    ///
    /// A heading, and an event between them, keep two turns apart. The joined turn has the first one's
    /// label and start and the last one's end, the lower confidence, the paragraphs of both, and the
    /// words of both with a blank line between in [`Turn::words`]; its `content` reaches from the first
    /// to the last, over the labels between. Linear.
    ///
    /// # Examples
    ///
    /// ```
    /// let text = "Ann: One.\n\nAnn: Two.\n\nBob: Three.\n\nAnn: Four.\n\nBob: Five.\n";
    /// let merged = judou_dialogue::parse(text).merge(text);
    /// assert_eq!(merged.turns.len(), 4);
    /// assert_eq!(merged.turns[0].words(text), "One.\n\nTwo.");
    /// assert_eq!(merged.turns[0].paragraphs.len(), 2);
    /// assert_eq!(merged.speakers[0].turns, 2);
    /// ```
    #[must_use]
    pub fn merge(mut self, text: &str) -> Self {
        let turns = core::mem::take(&mut self.turns);
        self.turns.reserve(turns.len());
        for turn in turns {
            match self.turns.last_mut().filter(|last| goes_on(last, &turn, &self.events)) {
                Some(last) => join(last, turn, text),
                None => self.turns.push(turn),
            }
        }
        renumber(&mut self.speakers, &mut self.turns);
        self
    }
}

/// Whether `next` goes on with what `last` says.
fn goes_on(last: &Turn, next: &Turn, events: &[Event]) -> bool {
    let first = events.partition_point(|event| event.span.start < last.span.end);
    let between = events.get(first).is_some_and(|event| event.span.start < next.span.start);
    last.speaker == next.speaker
        && last.joint == next.joint
        && last.section == next.section
        && !between
}

fn join(last: &mut Turn, next: Turn, text: &str) {
    let words = next.words(text);
    let all = last.words.get_or_insert_with(|| String::from(last.content.of(text)));
    push(all, words);
    last.span = last.span.cover(next.span);
    if last.content.is_empty() {
        last.content = next.content;
    } else if !next.content.is_empty() {
        last.content = last.content.cover(next.content);
    }
    last.paragraphs.extend(next.paragraphs);
    last.start_ms = last.start_ms.or(next.start_ms);
    last.end_ms = next.end_ms.max(last.end_ms);
    last.forget_end_before_start();
    last.confidence = last.confidence.min(next.confidence);
}

fn push(all: &mut String, words: &str) {
    if !all.is_empty() && !words.is_empty() {
        all.push_str("\n\n");
    }
    all.push_str(words);
}

impl Transcript<'_> {
    /// Takes the turns out whose label `is_ignored`; what they say becomes an event that nobody is
    /// named for.
    pub(crate) fn ignore(&mut self, text: &str, is_ignored: impl Fn(&str) -> bool) {
        let before = self.turns.len();
        let mut out: Vec<Event> = Vec::new();
        let turns = core::mem::take(&mut self.turns);
        for turn in turns {
            if is_ignored(self.name(&turn, text)) {
                out.push(Event { span: turn.span, kind: EventKind::Speech, at_ms: turn.start_ms });
            } else {
                self.turns.push(turn);
            }
        }
        if self.turns.len() == before {
            return;
        }
        self.events.append(&mut out);
        self.events.sort_by_key(|event| event.span.start);
        renumber(&mut self.speakers, &mut self.turns);
        if self.turns.is_empty() {
            self.notation = None;
        }
    }
}
