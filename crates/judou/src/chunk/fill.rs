//! Where each chunk ends.
//!
//! Pieces are taken one after another while they fit. One that does not is cut further if nothing else
//! would fill the chunk to the half; then the best boundary in the second half is chosen, and what
//! lies behind it goes to the next chunk. What is put back is less than half of a chunk and comes first
//! in the next one, so no piece is put back twice: the whole is linear.

use alloc::boxed::Box;
use alloc::vec::{self, Vec};
use core::iter::FusedIterator;

use judou_source::Span;

use super::block::Blocks;
use super::label::Repeat;
use super::piece::{Cut, Kind, Level, Piece};
use super::reading::Text;
use super::{Chunk, Chunker, Sizer, draft};
use crate::Document;
use draft::{Draft, Measured};

/// The size of what is larger than a chunk, however much.
const TOO_LARGE: usize = usize::MAX;

/// The chunks of a document, in order. Made by [`Chunker::chunks`].
///
/// Each is made when it is asked for; what is asked for later changes nothing about it.
#[derive(Clone, Debug)]
pub struct Chunks<'c, 'd, S = super::SizeUnit> {
    chunker: &'c Chunker<S>,
    document: &'d Document<'d>,
    text: Text<'d>,
    /// The blocks of the file; of a reading, how many are taken is `taken`.
    blocks: Option<Blocks<'d>>,
    taken: usize,
    /// What comes before the next block, the first on top.
    stack: Vec<Source<'d>>,
    repeat: Repeat,
    output: draft::Output<'d>,
}

#[derive(Clone, Debug)]
enum Source<'d> {
    Piece(Measured),
    Cut(Box<Cut<'d>>),
    /// What a piece of a reading is cut into.
    Pieces(vec::IntoIter<Piece>),
}

impl Source<'_> {
    /// What comes next, if it is not measured yet.
    fn next_cut(&mut self) -> Option<Piece> {
        match self {
            Self::Piece(_) => None,
            Self::Cut(cut) => cut.next(),
            Self::Pieces(pieces) => pieces.next(),
        }
    }
}

impl<'c, 'd, S: Sizer> Chunks<'c, 'd, S> {
    pub(super) fn new(chunker: &'c Chunker<S>, document: &'d Document<'d>) -> Self {
        let text = Text::new(document);
        Self {
            chunker,
            document,
            blocks: (!text.is_reading()).then(|| Blocks::new(document)),
            text,
            taken: 0,
            stack: Vec::new(),
            repeat: Repeat::default(),
            output: draft::Output::new(
                document,
                #[cfg(feature = "frontmatter")]
                chunker.fields(document),
            ),
        }
    }

    fn next_piece(&mut self) -> Option<Measured> {
        loop {
            let piece = match self.stack.last_mut() {
                None => self.next_block()?,
                Some(&mut Source::Piece(piece)) => {
                    self.stack.pop();
                    return Some(piece);
                }
                Some(source) => {
                    let Some(piece) = source.next_cut() else {
                        self.stack.pop();
                        continue;
                    };
                    piece
                }
            };
            return Some(self.measure(piece));
        }
    }

    fn next_block(&mut self) -> Option<Piece> {
        match (&mut self.blocks, &self.text) {
            (Some(blocks), _) => blocks.next(),
            (None, Text::Reading(reading)) => {
                self.taken += 1;
                reading.blocks.get(self.taken - 1).copied()
            }
            (None, Text::File(_)) => None,
        }
    }

    /// Cuts `piece` one level further; `None` if it is a grapheme.
    fn cut(&self, piece: Piece) -> Option<Source<'d>> {
        let words = self.chunker.words.as_ref();
        Some(match &self.text {
            Text::File(text) => Source::Cut(Box::new(Cut::new(text, piece, words)?)),
            // A cut that borrows the reading could not stand beside it here.
            Text::Reading(_) => {
                let pieces: Vec<Piece> = Cut::new(self.text.as_str(), piece, words)?.collect();
                Source::Pieces(pieces.into_iter())
            }
        })
    }

    fn put_back(&mut self, piece: Measured) {
        self.stack.push(Source::Piece(piece));
    }

    fn measure(&self, piece: Piece) -> Measured {
        let text = self.text.as_str();
        let (sizer, max) = (&self.chunker.sizer, self.chunker.max);
        let size_of = |span: Span| sizer.size_up_to(span.of(text), max).unwrap_or(TOO_LARGE);
        let size = size_of(piece.span);
        let filled_end = piece.filled_end(text);
        let is_blank = filled_end == piece.span.start;
        let fit = if is_blank || filled_end == piece.span.end {
            size
        } else if size == TOO_LARGE {
            size_of(Span::new(piece.span.start, filled_end))
        } else if sizer.adds_up() {
            size.saturating_sub(sizer.size(Span::new(filled_end, piece.span.end).of(text)))
        } else {
            size
        };
        Measured { piece, size, fit, is_blank }
    }

    /// The size of the label that a chunk has in front if it starts with `piece`.
    fn lead(&mut self, piece: &Measured) -> usize {
        match self.turn_continued_by(piece) {
            Some(turn) => {
                let is_reading = self.text.is_reading();
                let (sizer, max) = (&self.chunker.sizer, self.chunker.max);
                self.repeat.make(self.document, turn, sizer, max, is_reading);
                self.repeat.size
            }
            None => 0,
        }
    }

    /// The turn that goes on in `piece`.
    fn turn_continued_by(&self, piece: &Measured) -> Option<usize> {
        let goes_on = self.chunker.labels && !piece.is_blank && !piece.piece.is_start;
        piece.piece.turn.filter(|_| goes_on)
    }

    /// Takes pieces while they fit.
    fn fill(&mut self) -> Draft {
        let max = self.chunker.max;
        let mut draft = Draft::new();
        while let Some(piece) = self.next_piece() {
            if piece.piece.level == Level::Section && draft.has_text {
                self.put_back(piece);
                return draft;
            }
            if draft.pieces.is_empty() && self.is_only_between(&piece) {
                continue;
            }
            let lead = if draft.has_text || draft.is_unlabelled { 0 } else { self.lead(&piece) };
            let room = max.saturating_sub(draft.total);
            if lead.saturating_add(piece.size) <= room {
                draft.push(piece, lead);
                continue;
            }
            if lead.saturating_add(piece.fit) <= room && piece.fit < piece.size {
                // The white space alone is too much: it waits for the next chunk.
                let (filled, blank) = self.without_blank(piece);
                draft.push(filled, lead);
                self.put_back(blank);
                draft.next = Level::Lowest;
                return draft;
            }
            let is_too_large = self.lead(&piece).saturating_add(piece.fit) > max;
            // A heading alone is too little, however long it is.
            let wants_more =
                draft.total.saturating_mul(2) < max || piece.piece.level == Level::Lowest;
            if draft.pieces.is_empty()
                || (wants_more && (is_too_large || piece.piece.kind.is_block()))
            {
                if let Some(cut) = self.cut(piece.piece) {
                    self.stack.push(cut);
                    continue;
                }
                if draft.pieces.is_empty() {
                    // Not even a grapheme fits behind the label, or at all.
                    draft.is_unlabelled = true;
                    draft.push(piece, 0);
                    continue;
                }
            }
            let next = piece.piece.level;
            self.put_back(piece);
            if !draft.has_fresh {
                // Nothing new fits behind what is repeated, so less is.
                draft = self.less_repeated(&draft);
                continue;
            }
            draft.next = next;
            return draft;
        }
        draft
    }

    /// Whether `piece` is white space that the file has not, which no chunk needs to start with.
    fn is_only_between(&self, piece: &Measured) -> bool {
        piece.is_blank && self.text.is_reading() && self.text.length_in_file(piece.piece.span) == 0
    }

    /// The draft without its first piece.
    fn less_repeated(&mut self, draft: &Draft) -> Draft {
        let mut less = Draft::new();
        for piece in draft.pieces.iter().skip(1) {
            let lead = if less.has_text { 0 } else { self.lead(piece) };
            less.push(*piece, lead);
        }
        less
    }

    /// `piece` in two: what is in it, and the white space at its end.
    fn without_blank(&self, piece: Measured) -> (Measured, Measured) {
        let end = piece.piece.filled_end(self.text.as_str());
        let span = piece.piece.span;
        let filled = Piece { span: Span::new(span.start, end), ..piece.piece };
        let blank = Piece {
            section: piece.piece.section,
            is_repeated: piece.piece.is_repeated,
            ..Piece::block(Span::new(end, span.end), Level::Lowest, Kind::Blank)
        };
        let filled = Measured { piece: filled, size: piece.fit, fit: piece.fit, is_blank: false };
        (filled, self.measure(blank))
    }

    /// Keeps the first `count` pieces of `draft` and puts the others back.
    fn keep(&mut self, draft: &mut Draft, count: usize) {
        if let Some(first) = draft.pieces.get(count) {
            draft.next = first.piece.level;
        }
        for piece in draft.pieces.drain(count.min(draft.pieces.len())..).rev() {
            self.stack.push(Source::Piece(piece));
        }
    }

    /// Makes sure of the size of what a sizer measured in parts. Whether the draft is left to be filled
    /// again, its one piece cut.
    fn is_filled_again(&mut self, draft: &mut Draft) -> bool {
        let Chunker { sizer, max, .. } = self.chunker;
        loop {
            let label = alloc::string::String::from(self.label_of(draft));
            let composed = draft::compose(self.text.as_str(), &draft.spans(), &label);
            let has_label = !label.is_empty();
            if sizer.size_up_to(&composed, *max).is_some() {
                return false;
            }
            let fresh = draft.pieces.iter().filter(|piece| !piece.piece.is_repeated).count();
            if fresh > 1 {
                let count = draft.pieces.len() - fresh.div_ceil(2).min(fresh - 1);
                self.keep(draft, count);
            } else if draft.pieces.len() > 1 {
                // One new piece behind some that are repeated: without these.
                draft.pieces.retain(|piece| !piece.piece.is_repeated);
            } else {
                let Some(&piece) = draft.pieces.first() else { return false };
                match self.cut(piece.piece) {
                    Some(cut) => {
                        self.stack.push(cut);
                        return true;
                    }
                    None if !has_label => return false,
                    None => draft.is_unlabelled = true,
                }
            }
        }
    }

    /// The label in front of `draft`.
    fn label_of(&mut self, draft: &Draft) -> &str {
        let first = draft.pieces.iter().find(|piece| !piece.is_blank);
        match first {
            Some(first) if !draft.is_unlabelled && self.turn_continued_by(first).is_some() => {
                self.lead(&{ *first });
                &self.repeat.text
            }
            _ => "",
        }
    }

    /// Puts the last sentences of `draft` before what comes next.
    fn repeat_sentences(&mut self, draft: &Draft) {
        let mut left = self.chunker.overlap;
        let mut room = self.chunker.max / 2;
        for &measured in draft.pieces.iter().rev() {
            let piece = measured.piece;
            let cut = if piece.kind.is_block() { self.cut(piece) } else { None };
            let sentences: Vec<Measured> = match cut {
                Some(mut cut) => core::iter::from_fn(|| cut.next_cut())
                    .map(|sentence| self.measure(sentence))
                    .collect(),
                None => [measured].into(),
            };
            for mut sentence in sentences.into_iter().rev() {
                if left == 0 || sentence.size > room {
                    return;
                }
                room -= sentence.size;
                left -= usize::from(!sentence.is_blank);
                sentence.piece.is_repeated = true;
                self.put_back(sentence);
            }
        }
    }
}

impl<'d, S: Sizer> Iterator for Chunks<'_, 'd, S> {
    type Item = Chunk<'d>;

    fn next(&mut self) -> Option<Chunk<'d>> {
        let draft = loop {
            let mut draft = self.fill();
            if draft.pieces.is_empty() {
                return None;
            }
            let count = draft.best_cut(self.chunker.max);
            self.keep(&mut draft, count);
            if self.chunker.sizer.adds_up() || !self.is_filled_again(&mut draft) {
                break draft;
            }
        };
        if self.chunker.overlap > 0 && !matches!(draft.next, Level::Section | Level::Lowest) {
            self.repeat_sentences(&draft);
        }
        let label = alloc::string::String::from(self.label_of(&draft));
        Some(self.output.chunk(self.document, &self.text, &draft, &label))
    }
}

impl<S: Sizer> FusedIterator for Chunks<'_, '_, S> {}
