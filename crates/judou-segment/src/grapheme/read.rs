//! The boundaries in one block after another.

use super::block::{BLOCK, Block, Found, REACH, starts};
use super::bytes::{is_control, is_inside};
use super::class::{Class, class_in};
use super::emoji::Emoji;
use super::kind::{Habit, Kind};
use super::machine::{Row, State, step};
use super::plain::{Plain, faces, plain};
use crate::vector::{Portable, Processor, Vectors, Work};

/// How far a text has been read, and what is known of it there.
#[derive(Clone, Debug)]
pub(super) struct Reader {
    /// Where the next block starts.
    at: usize,
    /// What the last blocks were like: what comes is seldom unlike.
    habit: Habit,
    /// What has been read; `None` if the block that was read last tells it ([`Reader::state_before`]): it
    /// holds a character that is no mark, and what follows that one goes on with nothing but marks.
    state: Option<State>,
    processor: Processor,
}

impl Reader {
    pub(super) const fn new(processor: Processor) -> Self {
        Self { at: 0, habit: Habit::Plain, state: Some(State::Start), processor }
    }

    /// Where the block starts that was read last; anything before the first.
    #[inline]
    pub(super) const fn block(&self) -> usize {
        self.at.wrapping_sub(BLOCK)
    }

    /// Reads the next block of `text`: a bit for each byte that starts a cluster after the text's first; `None`
    /// if there is none.
    ///
    /// Never part of `next`, which is small without it and so becomes part of its caller's loop.
    #[inline(never)]
    pub(super) fn read(&mut self, text: &[u8]) -> Option<u64> {
        self.processor.run(Read { reader: self, text })
    }

    /// The boundaries before characters of a block, of which the text has the bytes `within`.
    #[inline(always)]
    #[expect(clippy::inline_always, reason = "part of what is compiled for wider vectors")]
    fn ends_in(&mut self, vectors: impl Vectors, text: &[u8], block: &Block, within: u64) -> u64 {
        // The commonest kinds on the shortest way.
        let ends = match self.habit {
            Habit::Plain => match Plain(block).run(vectors) {
                Some(bases) if self.state.is_none() => return bases & within,
                Some(bases) => self.settle(text, block, bases & within, bases & within, None),
                None => self.ends_of_others(text, block, within),
            },
            Habit::Script(kernel) => match kernel(self.processor, block) {
                Some(found) => self.ends_of_script(text, block, within, found),
                None => self.ends_of_others(text, block, within),
            },
            Habit::General(left) => {
                self.habit = left.checked_sub(1).map_or(Habit::Plain, Habit::General);
                None
            }
            _ => self.ends_of_others(text, block, within),
        };
        ends.unwrap_or_else(|| self.general(text, block, within))
    }

    /// As [`Self::ends_in`], in a block that is neither plain nor of the script that was read last; `None` if only
    /// the rules can tell.
    #[inline(never)]
    fn ends_of_others(&mut self, text: &[u8], block: &Block, within: u64) -> Option<u64> {
        match self.habit.find(self.processor, block).or_else(|| self.other_kind(block))? {
            Kind::Script(found) => self.ends_of_script(text, block, within, found),
            Kind::Jamo(bases, state) => {
                // What plain blocks end in may be a syllable, which the first jamo joins.
                let before = self.state.unwrap_or_else(|| self.state_before(text));
                self.state = Some(before);
                self.settle(text, block, bases & within, bases & within, state)
            }
            Kind::Emoji(emoji) => self.ends_of_emoji(text, block, within, emoji),
        }
    }

    /// What is in a block that is not of the kind that was seen last, which is tried first. After one of any
    /// characters the next few are not tried.
    #[inline(never)]
    fn other_kind(&mut self, block: &Block) -> Option<Kind> {
        if let Some(bases) = plain(self.processor, block) {
            self.habit = Habit::Plain;
            return Some(Kind::plain(bases));
        }
        if let Some((bases, _)) = faces(self.processor, block) {
            self.habit = Habit::Faces;
            return Some(Kind::plain(bases));
        }
        let habit = Habit::of(block).unwrap_or(Habit::GENERAL);
        let kind = habit.find(self.processor, block);
        self.habit = if kind.is_some() { habit } else { Habit::GENERAL };
        kind
    }

    /// As [`Self::ends_in`], in a block where nothing but marks and signs that link join what stands before them;
    /// `None` if only the rules can tell.
    #[inline]
    fn ends_of_script(
        &mut self,
        text: &[u8],
        block: &Block,
        within: u64,
        found: Found,
    ) -> Option<u64> {
        let bases = found.bases & within;
        if found.conjuncts.is_none() {
            return self.settle(text, block, bases, bases, None);
        }
        let (joined, state) = found.conjuncts.join(1 << first_in(block), self.state);
        self.settle(text, block, bases, bases & !joined, state)
    }

    /// As [`Self::ends_in`], in a block of emoji and plain characters; `None` if only the rules can tell.
    #[inline]
    fn ends_of_emoji(
        &mut self,
        text: &[u8],
        block: &Block,
        within: u64,
        emoji: Emoji,
    ) -> Option<u64> {
        if emoji.plain {
            self.habit = Habit::Faces;
        }
        let first = 1 << first_in(block);
        if self.state.is_none() && emoji.joins() && emoji.found.bases & first == 0 {
            self.state = Some(self.state_before(text));
        }
        let (ends, state) = emoji.ends(self.processor, block, first, self.state)?;
        self.settle(text, block, emoji.found.bases & within, ends & within, state)
    }

    /// `ends` with what becomes of the first character of a block, which may join what was read before; what has
    /// been read is then `state`. `None` if only the rules can tell.
    #[inline]
    fn settle(
        &mut self,
        text: &[u8],
        block: &Block,
        bases: u64,
        ends: u64,
        state: Option<State>,
    ) -> Option<u64> {
        // A block of nothing but marks does not tell what it is to what follows.
        if bases == 0 {
            return None;
        }
        let at = first_in(block);
        let is_base = bases >> at & 1 != 0;
        // What a sign links has been told.
        let alone = matches!(self.state, None | Some(State::Consonant | State::Linked));
        let ends =
            if is_base && alone { ends } else { self.settle_first(text, block, is_base, ends) };
        self.state = state;
        Some(ends)
    }

    /// The same where the first character `is_base`, behind what the rules have read, or is a mark.
    #[inline(never)]
    fn settle_first(&self, text: &[u8], block: &Block, is_base: bool, ends: u64) -> u64 {
        let at = first_in(block);
        match self.state {
            None => {
                let before = self.at.checked_sub(1).and_then(|at| text.get(at));
                ends | u64::from(before.is_none_or(|&byte| is_control(byte))) << at
            }
            Some(before) => {
                let (_, boundary) = step(before, class_in(block, at));
                if is_base {
                    ends & !(u64::from(!boundary) << at)
                } else {
                    ends | u64::from(boundary) << at
                }
            }
        }
    }

    /// As [`Self::ends_in`] for a block of any characters.
    #[inline(never)]
    fn general(&mut self, text: &[u8], block: &Block, within: u64) -> u64 {
        let mut row = Row::of(self.state.unwrap_or_else(|| self.state_before(text)));
        let mut ends = 0;
        let mut left = starts(Portable, block) & within;
        while left != 0 {
            let at = left.trailing_zeros();
            left &= left - 1;
            let (next, boundary) = row.step(class_in(block, at));
            row = next;
            ends |= u64::from(boundary) << (at & 63);
        }
        self.state = Some(row.state());
        ends
    }

    /// What has been read before this block is to the rules, where the last block tells it.
    ///
    /// The walk back to the last character that is no mark ends in that block.
    #[cold]
    fn state_before(&self, text: &[u8]) -> State {
        let mut start = self.at;
        let mut classes = [Class::Other; BLOCK];
        let mut count = 0;
        for place in &mut classes {
            start = start.saturating_sub(1);
            while start > 0 && text.get(start).is_some_and(|&byte| is_inside(byte)) {
                start -= 1;
            }
            let mut block = [0; REACH];
            for (to, from) in block.iter_mut().zip(text.get(start..).unwrap_or_default()).take(4) {
                *to = *from;
            }
            *place = class_in(&block, 0);
            count += 1;
            if start == 0 || !place.is_mark() {
                break;
            }
        }
        classes.iter().take(count).rev().fold(State::Start, |state, &class| step(state, class).0)
    }
}

/// The next block of a text; see [`Reader::read`].
struct Read<'r, 't> {
    reader: &'r mut Reader,
    text: &'t [u8],
}

impl Work for Read<'_, '_> {
    type Result = Option<u64>;

    #[inline(always)]
    #[expect(clippy::inline_always, reason = "as `Work` says")]
    fn run<V: Vectors>(self, vectors: V) -> Option<u64> {
        let Self { reader, text } = self;
        let rest = text.get(reader.at..).unwrap_or_default();
        let mut ends = if let Some(block) = rest.first_chunk() {
            reader.ends_in(vectors, text, block, u64::MAX)
        } else if rest.is_empty() {
            return None;
        } else {
            let mut block = [0; REACH];
            for (to, from) in block.iter_mut().zip(rest) {
                *to = *from;
            }
            let count = rest.len().min(BLOCK);
            reader.ends_in(vectors, text, &block, u64::MAX >> (BLOCK - count))
        };
        if reader.at == 0 {
            ends &= !1; // the text's start ends nothing
        }
        reader.at += BLOCK;
        Some(ends)
    }
}

/// Where the first character of a block starts, below 4.
#[inline]
fn first_in(block: &Block) -> u32 {
    let &[a, b, c, ..] = block;
    let [a, b, c] = [a, b, c].map(is_inside);
    u32::from(a) + u32::from(a & b) + u32::from(a & b & c)
}
