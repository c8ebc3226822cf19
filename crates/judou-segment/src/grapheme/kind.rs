//! Kinds of blocks: what tells each, and which is tried.

use super::arabic::arabic;
use super::block::{BLOCK, Block, Conjuncts, Found, starts};
use super::emoji::{Emoji, emoji};
use super::jamo::jamo;
use super::machine::State;
use super::plain::{accents, faces, plain};
use super::script::{Kernel, script_of};
use crate::vector::{Portable, Processor};

/// What a text's blocks are like.
#[derive(Clone, Copy, Debug)]
pub(super) enum Habit {
    /// All characters are plain.
    Plain,
    /// A script with its marks and conjuncts, as its kernel finds them.
    Script(Kernel),
    /// Decomposed Hangul.
    Jamo,
    /// Emoji that stand alone among plain characters.
    Faces,
    /// Emoji and symbols with what joins them.
    Emoji,
    /// Anything; so many blocks more go through the rules unasked.
    General(u8),
}

impl Habit {
    /// How many blocks go through the rules unasked after one that had to.
    pub(super) const GENERAL: Self = Self::General(7);

    /// What is in a block, if it is like those before it.
    #[inline]
    pub(super) fn find(self, processor: Processor, block: &Block) -> Option<Kind> {
        match self {
            Self::Plain => plain(processor, block).map(Kind::plain),
            Self::Script(kernel) => kernel(processor, block).map(Kind::Script),
            Self::Jamo => jamo(processor, block).map(|(bases, state)| Kind::Jamo(bases, state)),
            Self::Faces => faces(processor, block).map(|(bases, _)| Kind::plain(bases)),
            Self::Emoji => emoji(processor, block).map(Kind::Emoji),
            Self::General(_) => None,
        }
    }

    /// What may be in a block that does not consist of plain characters: told by the first that is none.
    pub(super) fn of(block: &Block) -> Option<Self> {
        let mut likely = None;
        let mut left = starts(Portable, block);
        while left != 0 {
            let at = left.trailing_zeros() as usize % BLOCK;
            left &= left - 1;
            let bytes = block.get(at..).and_then(|bytes| bytes.first_chunk());
            let &[first, second, third] = bytes?;
            match (first, second) {
                (0xCC | 0xCD, _) | (0xE3, 0x80 | 0x82) if likely.is_none() => {
                    // Kana and the like hold few marks: what stands behind them may say more.
                    if first < 0xE0
                        || matches!((second, third), (0x80, 0xAA..) | (0x82, 0x99 | 0x9A))
                    {
                        return Some(Self::Script(accents));
                    }
                }
                (0xE1, 0x83 | 0x88..=0x9B) => return Some(Self::Script(accents)),
                (0xD8..=0xDB, _) => return Some(Self::Script(arabic)),
                (0xE1, 0x84..=0x87) => return Some(Self::Jamo),
                (0xE2 | 0xEF | 0xF0, _) => likely = Some(Self::Emoji),
                _ => {
                    if let Some(kernel) = script_of(first, second) {
                        return Some(Self::Script(kernel));
                    }
                }
            }
        }
        likely
    }
}

/// What is in a block.
pub(super) enum Kind {
    /// Characters that stand alone, marks, and signs that link.
    Script(Found),
    /// The boundaries between jamo, and what the last of them is.
    Jamo(u64, Option<State>),
    Emoji(Emoji),
}

impl Kind {
    #[inline]
    pub(super) const fn plain(bases: u64) -> Self {
        Self::Script(Found { bases, conjuncts: Conjuncts::NONE })
    }
}

#[cfg(test)]
mod tests {
    use super::super::block::REACH;
    use super::super::class::{Class, class_in};
    use super::*;

    /// Whatever a kind of block lets through is what the table says: a mark or none, and it joins only what that
    /// kind looks for.
    #[test]
    fn kinds_agree_with_the_table() {
        let processor = Processor::detect();
        let mut taken = [0; 5];
        for c in '\0'..=char::MAX {
            let mut block = [b'a'; REACH];
            c.encode_utf8(block.last_chunk_mut::<66>().expect("the block is longer"));
            let class = class_in(&block, 1);
            let mut check = |kind: usize, bases: u64, alone: &[Class]| {
                taken[kind] += 1;
                assert_eq!(bases & 2 == 0, class.is_mark(), "{c:?} {class:?}");
                let plain = [Class::Other, Class::Control, Class::Lf, Class::Pictographic];
                let stands = plain.contains(&class) || alone.contains(&class);
                assert!(stands || class.is_mark(), "{c:?} {class:?}");
            };
            let mut bytes = [0; 4];
            c.encode_utf8(&mut bytes);
            let [first, second, ..] = bytes;
            if let Some(found) =
                script_of(first, second).and_then(|kernel| kernel(processor, &block))
            {
                assert_eq!(found.conjuncts.links != 0, class == Class::Linker, "{c:?}");
                check(0, found.bases, &[Class::Consonant]);
            }
            if let Some(found) = arabic(processor, &block) {
                check(1, found.bases, &[]);
            }
            if let Some(found) = accents(processor, &block) {
                check(2, found.bases, &[Class::Lv, Class::Lvt]);
            }
            if let Some((bases, _)) = jamo(processor, &block) {
                check(3, bases, &[Class::L, Class::V, Class::T]);
            }
            if let Some(emoji) = emoji(processor, &block) {
                let kinds = [Class::Lv, Class::Lvt, Class::Regional];
                check(4, emoji.found.bases, &kinds);
            }
        }
        assert!(taken.iter().all(|&taken| taken > 1000), "{taken:?}");
    }
}
