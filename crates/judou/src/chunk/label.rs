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
        is_reading: bool,
    ) {
        if self.turn == Some(index) {
            return;
        }
        self.turn = Some(index);
        self.text.clear();
        self.size = 0;
        let Some(turn) = document.turns().get(index) else { return };
        let text = document.text();
        let written = if is_reading { None } else { as_written(text, turn) };
        let name = || name_label(document, turn);
        for label in [written.map_or_else(name, String::from), name()] {
            if let Some(size) = sizer.size_up_to(&label, max / 2) {
                self.text = label;
                self.size = size;
                return;
            }
        }
    }
}

/// `Name: ` for those who speak in `turn`; empty if they have no name.
pub(super) fn name_label(document: &Document<'_>, turn: &Turn) -> String {
    let of = |id: usize| document.speakers().get(id).map_or("", |speaker| &*speaker.name);
    let mut name = document.transcript().name(turn, document.text());
    // Formats name people by identifiers; a label that names several is nobody's own.
    if turn.implicit || name.is_empty() || (turn.joint.is_empty() && is_identifier(name)) {
        name = of(turn.speaker);
    }
    if name.is_empty() { String::new() } else { [name, ": "].concat() }
}

/// Whether this points to a person rather than naming one: `#ann` in TEI.
fn is_identifier(name: &str) -> bool {
    name.starts_with('#')
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
