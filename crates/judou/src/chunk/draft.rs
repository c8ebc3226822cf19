//! A chunk in the making, and the chunk that is made of it.

use alloc::borrow::Cow;
use alloc::string::String;
#[cfg(feature = "frontmatter")]
use alloc::sync::Arc;
use alloc::vec::Vec;

use judou_source::Span;

use super::Chunk;
#[cfg(feature = "frontmatter")]
use super::Field;
use super::piece::{Level, Piece};
use super::reading::Text;
use crate::Document;

/// A piece and its size.
#[derive(Clone, Copy, Debug)]
pub(super) struct Measured {
    pub(super) piece: Piece,
    pub(super) size: usize,
    /// Its size without the white space at its end.
    pub(super) fit: usize,
    /// Whether it is white space alone.
    pub(super) is_blank: bool,
}

/// Pieces that fit into a chunk.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    pub(super) pieces: Vec<Measured>,
    /// Their size, the label in front included.
    pub(super) total: usize,
    /// How good a place to cut is behind the last.
    pub(super) next: Level,
    pub(super) has_text: bool,
    /// Whether it has anything that the chunk before has not.
    pub(super) has_fresh: bool,
    /// Whether the label has no room.
    pub(super) is_unlabelled: bool,
}

impl Draft {
    pub(super) fn new() -> Self {
        /// As many as most chunks have.
        const PIECES: usize = 16;
        Self {
            pieces: Vec::with_capacity(PIECES),
            total: 0,
            next: Level::Section,
            has_text: false,
            has_fresh: false,
            is_unlabelled: false,
        }
    }

    /// Adds `piece`, and the size of the label before it.
    pub(super) fn push(&mut self, piece: Measured, lead: usize) {
        self.total = self.total.saturating_add(lead).saturating_add(piece.size);
        self.has_text |= !piece.is_blank;
        self.has_fresh |= !piece.piece.is_repeated;
        self.pieces.push(piece);
    }

    /// After how many pieces to end: at the best boundary of those that leave the chunk at least half
    /// full, the last of the best; if there is none, after all of them.
    pub(super) fn best_cut(&self, max: usize) -> usize {
        let count = self.pieces.len();
        let mut rest = 0_usize;
        let (mut best, mut best_level) = (count, self.next);
        for (index, piece) in self.pieces.iter().enumerate().rev() {
            rest = rest.saturating_add(piece.size);
            let kept = self.total.saturating_sub(rest);
            // Whatever is repeated stands in front, so something new is kept before a new piece
            // unless it is the first.
            let is_new = index > 0
                && !piece.piece.is_repeated
                && self.pieces.get(index - 1).is_some_and(|before| !before.piece.is_repeated);
            if kept.saturating_mul(2) < max || !is_new {
                break;
            }
            if piece.piece.level > best_level {
                (best, best_level) = (index, piece.piece.level);
            }
        }
        best
    }

    /// Where the pieces stand, those that touch as one.
    pub(super) fn spans(&self) -> Vec<Span> {
        let mut spans: Vec<Span> = Vec::new();
        for piece in &self.pieces {
            match spans.last_mut() {
                Some(last) if last.end == piece.piece.span.start => last.end = piece.piece.span.end,
                _ => spans.push(piece.piece.span),
            }
        }
        spans
    }
}

/// The text under `spans` with `label` in front.
pub(super) fn compose<'t>(text: &'t str, spans: &[Span], label: &str) -> Cow<'t, str> {
    if let ([span], "") = (spans, label) {
        return Cow::Borrowed(span.of(text));
    }
    let mut composed =
        String::with_capacity(label.len() + spans.iter().map(|it| it.len()).sum::<usize>());
    composed.push_str(label);
    composed.extend(spans.iter().map(|span| span.of(text)));
    Cow::Owned(composed)
}

/// Makes chunks of drafts.
#[derive(Clone, Debug)]
pub(super) struct Output<'d> {
    index: usize,
    /// The section that each section lies in.
    parents: Vec<Option<usize>>,
    /// The chunk, counted from 1, in which each speaker was last seen.
    seen: Vec<usize>,
    #[cfg(feature = "frontmatter")]
    metadata: Arc<[Field<'d>]>,
    #[cfg(not(feature = "frontmatter"))]
    document: core::marker::PhantomData<&'d ()>,
}

impl<'d> Output<'d> {
    pub(super) fn new(
        document: &Document<'_>,
        #[cfg(feature = "frontmatter")] metadata: Arc<[Field<'d>]>,
    ) -> Self {
        let mut open: Vec<(u8, usize)> = Vec::new();
        let mut parents = Vec::with_capacity(document.sections().len());
        for (index, section) in document.sections().iter().enumerate() {
            while open.pop_if(|(level, _)| *level >= section.level).is_some() {}
            parents.push(open.last().map(|(_, parent)| *parent));
            open.push((section.level, index));
        }
        Self {
            index: 0,
            parents,
            seen: alloc::vec![0; document.speakers().len()],
            #[cfg(feature = "frontmatter")]
            metadata,
            #[cfg(not(feature = "frontmatter"))]
            document: core::marker::PhantomData,
        }
    }

    /// The next chunk.
    pub(super) fn chunk(
        &mut self,
        document: &'d Document<'d>,
        text: &Text<'d>,
        draft: &Draft,
        label: &str,
    ) -> Chunk<'d> {
        let index = self.index;
        self.index += 1;
        let spans = draft.spans();
        let mut chunk = Chunk {
            index,
            text: text.compose(&spans, label),
            spans: text.in_file(spans),
            label: label.len(),
            repeated: 0,
            continued: false,
            decoded: text.is_reading(),
            speakers: Vec::new(),
            sections: Vec::new(),
            #[cfg(feature = "frontmatter")]
            metadata: Arc::clone(&self.metadata),
            start_ms: None,
            end_ms: None,
        };
        let mut last_turn = None;
        for Measured { piece, is_blank, .. } in &draft.pieces {
            if piece.is_repeated {
                chunk.repeated += text.length_in_file(piece.span);
            }
            let Some(turn) = piece.turn.filter(|turn| last_turn != Some(*turn) && !is_blank) else {
                continue;
            };
            let is_first = last_turn.replace(turn).is_none();
            let Some(turn) = document.turns().get(turn) else { continue };
            chunk.continued |= is_first && !piece.is_start;
            chunk.start_ms = chunk.start_ms.or(turn.start_ms);
            chunk.end_ms = turn.end_ms.or(chunk.end_ms);
            for speaker in turn.speakers() {
                if let Some(seen) = self.seen.get_mut(speaker)
                    && *seen != self.index
                {
                    *seen = self.index;
                    chunk.speakers.push(speaker);
                }
            }
        }
        let mut section =
            draft.pieces.iter().rev().find(|it| !it.is_blank).and_then(|it| it.piece.section);
        while let Some(index) = section {
            chunk.sections.push(index);
            section = self.parents.get(index).copied().flatten();
        }
        chunk.sections.reverse();
        chunk
    }
}
