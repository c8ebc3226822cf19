//! Who speaks, repeated where a turn goes on in another chunk.

use alloc::string::String;
use alloc::vec::Vec;
use core::cmp::Reverse;

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
    /// Makes the label of turn `index`, unless that is the one that is there already: the longest that takes
    /// no more than half of the size of the label as written, the name, the speaker's other names, and the
    /// start of the name. It is empty if not even a letter has room, or nobody's name is known.
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
        let most = max / 2;
        let written = if is_reading { None } else { as_written(document.text(), turn) };
        let mut take = |label: String| {
            let size = sizer.size_up_to(&label, most).filter(|_| !label.is_empty());
            size.is_some_and(|size| {
                (self.text, self.size) = (label, size);
                true
            })
        };
        if written.is_some_and(|label| take(label.into())) {
            return;
        }
        let name = name_label(document, turn);
        if !name.is_empty() && !take(name.clone()) && !other_names(document, turn).any(&mut take) {
            let _ = abridged(&name).any(take);
        }
    }
}

/// The other names of who speaks in `turn`, as labels, the longest first.
fn other_names(document: &Document<'_>, turn: &Turn) -> impl Iterator<Item = String> {
    let speaker = document.speakers().get(turn.speaker).filter(|_| turn.joint.is_empty());
    let names = speaker
        .into_iter()
        .flat_map(|it| [&it.name].into_iter().chain(&it.labels).chain(&it.aliases));
    let mut names: Vec<&str> = names.map(|name| &**name).collect();
    names.retain(|name| !name.is_empty() && !is_identifier(name));
    names.sort_by_key(|name| Reverse(name.len()));
    names.dedup();
    names.into_iter().map(|name| [name, ": "].concat())
}

/// The label `name` cut short between graphemes, the longest first: `Alexandr…: `.
fn abridged(name: &str) -> impl Iterator<Item = String> {
    /// Graphemes: more than this is never needed to tell people apart.
    const MOST: usize = 32;
    let ends: Vec<usize> =
        judou_segment::graphemes(name).spans().take(MOST).map(|it| it.end).collect();
    ends.into_iter().rev().map(|end| [Span::new(0, end).of(name).trim_end(), "…: "].concat())
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
