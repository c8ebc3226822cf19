//! The boundaries in one block after another.

use super::class::{Class, class_in, class_of};
use super::machine::State;
use super::plain::{Before, Found, ascii, common};
use crate::block::{BLOCK, Block, starts};
use crate::pieces::{self, Here};
use crate::vector::Vectors;

/// How many blocks go through the rules unasked after one that had to.
const UNASKED: u8 = 7;

/// What a text's blocks are like.
#[derive(Clone, Copy, Debug)]
enum Habit {
    /// ASCII alone.
    Ascii,
    /// What is common in Chinese, Japanese, Korean and languages of Europe.
    Common,
    /// Anything; so many blocks more go through the rules unasked.
    General(u8),
}

/// How far a text has been read, and what is known of it there.
#[derive(Clone, Debug)]
pub(super) struct Reader {
    /// What the last blocks were like: what comes is seldom unlike.
    habit: Habit,
    /// What has been read; never one that waits for what comes.
    state: State,
}

impl pieces::Read for Reader {
    #[inline(always)]
    fn ends_in<V: Vectors>(
        &mut self,
        vectors: V,
        here: Here<'_>,
        block: &Block,
        within: u64,
    ) -> u64 {
        let before = Before::of(self.state);
        let found = match self.habit {
            Habit::Ascii => ascii(vectors, block, before).or_else(|| {
                let found = common(vectors, block, before);
                self.habit = if found.is_some() { Habit::Common } else { Habit::General(UNASKED) };
                found
            }),
            Habit::Common => {
                let found = common(vectors, block, before);
                if found.is_none() {
                    self.habit = Habit::General(UNASKED);
                }
                found
            }
            Habit::General(left) => {
                self.habit = left.checked_sub(1).map_or(Habit::Ascii, Habit::General);
                None
            }
        };
        let found = found.unwrap_or_else(|| general(vectors, self.state, block, within));
        self.settle(here, found) & within
    }
}

impl Reader {
    pub(super) const fn new() -> Self {
        Self { habit: Habit::Ascii, state: State::START }
    }

    /// Looks ahead where a boundary is to be told by what comes, past marks alone.
    ///
    /// No stretch is looked at twice: when the block is read that the look went over, it's known what comes.
    #[inline(always)]
    fn settle(&mut self, here: Here<'_>, found: Found) -> u64 {
        self.state = found.state;
        if found.waiting == 0 {
            return found.ends;
        }
        self.look_ahead(here, found)
    }

    #[inline(never)]
    fn look_ahead(&mut self, here: Here<'_>, found: Found) -> u64 {
        let mut rest = here.text.get(here.at + BLOCK..).unwrap_or_default();
        while rest.first().is_some_and(|&byte| byte & 0xC0 == 0x80) {
            rest = rest.get(1..).unwrap_or_default();
        }
        let left = found.state.left();
        let mut comes = false;
        while let Some((class, behind)) = next_of(rest) {
            if !class.is_mark() {
                comes = left.awaits(class);
                break;
            }
            rest = behind;
        }
        self.state = State::new(left.told(comes), found.state.joiner());
        if comes { found.ends } else { found.ends | found.waiting }
    }
}

/// The class of the character that a text starts with, and what stands behind it.
#[inline]
fn next_of(text: &[u8]) -> Option<(Class, &[u8])> {
    let length = match text.first()? {
        0..0xC0 => 1,
        0xC0..0xE0 => 2,
        0xE0..0xF0 => 3,
        _ => 4,
    };
    let mut bytes = [0; 4];
    for (to, from) in bytes.iter_mut().zip(text) {
        *to = *from;
    }
    Some((class_of(bytes), text.get(length..).unwrap_or_default()))
}

/// Where the first piece of `text` ends, without a look at more than that and what tells of it.
#[cfg(any(test, feature = "words"))]
pub(super) fn first_end(text: &str) -> usize {
    let mut state = State::START;
    let (mut at, mut waiting) = (0, 0);
    let mut rest = text.as_bytes();
    while let Some((class, behind)) = next_of(rest) {
        let step = state.step(class);
        if step.waited_in_vain() {
            return waiting;
        }
        if step.boundary() && at > 0 {
            return at;
        }
        if step.waits() {
            waiting = at;
        }
        (state, rest, at) = (step.state(), behind, text.len() - behind.len());
    }
    if state.left().waits() { waiting } else { at }
}

/// What is in a block of any characters, of which the text has the bytes `within`.
#[inline(always)]
fn general(vectors: impl Vectors, mut state: State, block: &Block, within: u64) -> Found {
    let (mut ends, mut waiting) = (0, 0);
    let mut left = starts(vectors, block) & within;
    while left != 0 {
        let at = left.trailing_zeros() & 63;
        left &= left - 1;
        let step = state.step(class_in(block, at));
        // Without a branch, which would be guessed wrong at the ends of words.
        ends |= u64::from(step.boundary()) << at;
        ends |= waiting & 0_u64.wrapping_sub(u64::from(step.waited_in_vain()));
        waiting = if step.waits() { 1 << at } else { waiting };
        state = step.state();
    }
    Found { ends, state, waiting: if state.left().waits() { waiting } else { 0 } }
}
