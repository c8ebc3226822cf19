//! The boundaries in one block after another.

use super::bytes::is_control;
use super::class::{Class, class_in};
use super::found::{Before, Ends, Found, Kernel};
use super::kind::kernel_of;
use super::machine::{Row, State, step};
use super::plain::{Plain, faces, plain};
use crate::block::{BLOCK, Block, REACH, first_in, is_inside, starts};
use crate::pieces::{self, Here};
use crate::vector::{Portable, Vectors, Work};

/// How many blocks go through the rules unasked after one that had to.
const UNASKED: u8 = 7;

/// How many blocks have to be plain before one of another kind is no longer looked for.
const CALM: u8 = 8;

/// What a text's blocks are like.
#[derive(Clone, Copy, Debug)]
enum Habit {
    /// All characters are plain.
    Plain,
    /// A kind that a kernel finds; so many blocks in a row were plain all the same.
    Kernel(Kernel, u8),
    /// Anything; so many blocks more go through the rules unasked.
    General(u8),
}

/// How far a text has been read, and what is known of it there.
#[derive(Clone, Debug)]
pub(super) struct Reader {
    /// What the last blocks were like: what comes is seldom unlike.
    habit: Habit,
    /// What has been read; `None` if the block that was read last tells it ([`state_before`]): it
    /// holds a character that is no mark, and what follows that one goes on with nothing but marks.
    state: Option<State>,
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
        // The commonest kinds on the shortest way.
        let ends = match self.habit {
            Habit::Plain => match Plain(block).run(vectors) {
                Some(bases) if self.state.is_none() => return bases & within,
                Some(bases) => {
                    let found = Ends { bases, alone: bases, state: None, plain: true };
                    self.settle(here, block, within, found)
                }
                None => self.ends_of_others(here, block, within),
            },
            Habit::Kernel(kernel, plain) => match self.ask(kernel, here, block) {
                Some(found) => {
                    self.habit = match plain {
                        _ if !found.plain => Habit::Kernel(kernel, 0),
                        CALM => Habit::Kernel(faces, CALM),
                        _ => Habit::Kernel(kernel, plain + 1),
                    };
                    self.settle(here, block, within, found)
                }
                None => self.ends_of_others(here, block, within),
            },
            Habit::General(left) => {
                self.habit = left.checked_sub(1).map_or(Habit::Plain, Habit::General);
                None
            }
        };
        ends.unwrap_or_else(|| self.general(here, block, within))
    }
}

impl Reader {
    pub(super) const fn new() -> Self {
        Self { habit: Habit::Plain, state: Some(State::Start) }
    }

    /// As [`pieces::Read::ends_in`], in a block that is not of the kind that was seen last; `None` if only the rules can
    /// tell. After one of any characters the next few are not tried.
    #[inline(never)]
    fn ends_of_others(&mut self, here: Here<'_>, block: &Block, within: u64) -> Option<u64> {
        let likely = [(plain as Kernel, Habit::Plain), (faces, Habit::Kernel(faces, CALM))];
        let other = kernel_of(block).map(|kernel| (kernel, Habit::Kernel(kernel, 0)));
        for (kernel, habit) in likely.into_iter().chain(other) {
            if let Some(found) = self.ask(kernel, here, block) {
                self.habit = habit;
                return self.settle(here, block, within, found);
            }
        }
        self.habit = Habit::General(UNASKED);
        None
    }

    /// What `kernel` finds in a block.
    #[inline]
    fn ask(&mut self, kernel: Kernel, here: Here<'_>, block: &Block) -> Option<Ends> {
        let mut before = Before { state: self.state, first: 1 << first_in(block) };
        let mut found = kernel(here.processor, block, before);
        if let Found::LooksBack = found {
            self.state = Some(state_before(here));
            before.state = self.state;
            found = kernel(here.processor, block, before);
        }
        match found {
            Found::Ends(ends) => Some(ends),
            _ => None,
        }
    }

    /// The boundaries that were `found`, with what becomes of the first character of a block, which may join what
    /// was read before. `None` if only the rules can tell.
    #[inline]
    fn settle(&mut self, here: Here<'_>, block: &Block, within: u64, found: Ends) -> Option<u64> {
        let (bases, ends) = (found.bases & within, found.alone & within);
        // A block of nothing but marks does not tell what it is to what follows.
        if bases == 0 {
            return None;
        }
        let at = first_in(block);
        let is_base = bases >> at & 1 != 0;
        let settled = match self.state {
            None => is_base,
            Some(State::Start | State::Cr) => false,
            // Nothing joins these but marks, and what the kernels have told: consonants, halves of flags.
            Some(
                State::Other
                | State::Consonant
                | State::Linked
                | State::Pictographic
                | State::Regional,
            ) => true,
            Some(_) => !is_base,
        };
        let ends = if settled { ends } else { self.settle_first(here, block, is_base, ends) };
        self.state = found.state;
        Some(ends)
    }

    /// The same where the first character `is_base`, behind what the rules have read, or is a mark.
    #[inline(never)]
    fn settle_first(&self, here: Here<'_>, block: &Block, is_base: bool, ends: u64) -> u64 {
        let at = first_in(block);
        match self.state {
            None => {
                let before = here.at.checked_sub(1).and_then(|at| here.text.get(at));
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

    /// As [`pieces::Read::ends_in`] for a block of any characters.
    #[inline(never)]
    fn general(&mut self, here: Here<'_>, block: &Block, within: u64) -> u64 {
        let mut row = Row::of(self.state.unwrap_or_else(|| state_before(here)));
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
}

/// What has been read before this block is to the rules, where the last block tells it.
///
/// The walk back to the last character that is no mark ends in that block.
#[cold]
fn state_before(here: Here<'_>) -> State {
    let mut start = here.at;
    let mut classes = [Class::Other; BLOCK];
    let mut count = 0;
    for place in &mut classes {
        start = start.saturating_sub(1);
        while start > 0 && here.text.get(start).is_some_and(|&byte| is_inside(byte)) {
            start -= 1;
        }
        let mut block = [0; REACH];
        for (to, from) in block.iter_mut().zip(here.text.get(start..).unwrap_or_default()).take(4) {
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
