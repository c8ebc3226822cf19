//! Who speaks, repeated where a turn goes on in another chunk.

use alloc::string::String;

use judou_dialogue::Turn;
use judou_source::Span;

use super::Sizer;
use crate::Document;

/// The label that stands in front of a chunk, and its size.
#[derive(Clone, Debug, Default)]
pub(super) struct Repeat {
    /// The turn that it was made for.
    turn: Option<usize>,
    pub(super) text: String,
    pub(super) size: usize,
}

impl Repeat {
    /// Makes the label of turn `index`, unless that is the one that is there already. It is empty if it
    /// would take more than half of the size.
    pub(super) fn make(
        &mut self,
        document: &Document<'_>,
        index: usize,
        sizer: &impl Sizer,
        max: usize,
    ) {
        if self.turn == Some(index) {
            return;
        }
        self.turn = Some(index);
        self.text.clear();
        self.size = 0;
        let Some(turn) = document.turns().get(index) else { return };
        let text = document.text();
        let written = as_written(text, turn);
        let name = || {
            let mut name = document.transcript().name(turn, text);
            if turn.implicit || name.is_empty() {
                name = document.speakers().get(turn.speaker).map_or("", |speaker| &*speaker.name);
            }
            if name.is_empty() { String::new() } else { [name, ": "].concat() }
        };
        for label in [written.map_or_else(name, String::from), name()] {
            let size = sizer.size(&label);
            if size <= max / 2 {
                self.text = label;
                self.size = size;
                return;
            }
        }
    }
}

/// The label as it stands before what is said, white space included, if that is short and no syntax.
fn as_written<'t>(text: &'t str, turn: &Turn) -> Option<&'t str> {
    /// Bytes: a label that is longer holds more than who speaks.
    const MOST: usize = 200;
    let label = turn.label.of(text);
    let between = Span::new(turn.label.end, turn.content.start).of(text);
    let is_plain = turn.words.is_none()
        && !turn.implicit
        && between.trim().is_empty()
        && !label.is_empty()
        && !label.trim().contains(['\n', '\r', '{', '<'])
        && label.len() + between.len() <= MOST;
    is_plain.then(|| Span::new(turn.label.start, turn.content.start).of(text))
}
