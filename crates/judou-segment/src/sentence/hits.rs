//! The bytes of a block that start a character which a rule may care about.
//!
//! Arithmetic alone, so that it becomes vector code: of 16 bytes at a time, or of 32 where the processor has
//! them.

use super::event::Event;
use crate::vector::Vectors;

/// Bytes looked at together: a bit of a word for each of them.
pub(super) use crate::vector::BLOCK;

/// Bytes of a block and of what a character that starts in it may reach beyond.
const REACH: usize = BLOCK + 2;

/// Whether the ASCII character `a` may matter: 0xFF or 0. What is no ASCII gives 0.
///
/// Arithmetic alone here and in [`may_matter`], and as little as will do, so that a block of it becomes a
/// few dozen vector instructions: vectors compare bytes with signs, so a range is one addition and one
/// comparison. Letters, digits, blanks, commas and hyphens give 0.
#[inline]
#[expect(
    clippy::needless_bitwise_bool,
    reason = "a branch would keep it from becoming vector code"
)]
const fn ascii_may_matter(a: u8) -> u8 {
    // Control characters, and `!` to `/` but for `,` and `-`.
    let low = below(a, 0x30) & (a != b' ') & (a & 0xFE != b',');
    // `:` to `?`
    let middle = below(a.wrapping_sub(b':'), 6);
    // `[` to `_`, `{` to `~`; `` ` `` and `@`.
    let folded = a | 0x20;
    let high = (folded.cast_signed() > b'z'.cast_signed()) | (folded == b'`');
    0_u8.wrapping_sub((low | middle | high) as u8)
}

/// Whether the character that starts with the bytes `a b c` may matter: 0xFF or 0.
///
/// Letters of Latin, Cyrillic, Han, kana and Hangul give 0, and so do commas of any width: rules look back
/// for those. All tests of what is no ASCII are on lead bytes, so that no byte inside a character gives
/// 0xFF.
#[inline]
#[expect(
    clippy::needless_bitwise_bool,
    reason = "a branch would keep it from becoming vector code"
)]
const fn may_matter(a: u8, b: u8, c: u8) -> u8 {
    // « »; from Arabic to the scripts of India and their neighbours, and all punctuation and symbols.
    let few = (a == 0xC2) | below(a.wrapping_sub(0xD8), 0xE3 - 0xD8);
    // 。「」 and their like.
    let row = (a == 0xE3) & (b == 0x80) & (c.cast_signed() > 0x81_u8.cast_signed());
    // Fullwidth forms but for ，, and what lies outside the BMP. No emoji has the last bytes' difference
    // of ，, which is EF BC 8C.
    let last = !below(a, 0xEF) & (b ^ c != 0xBC ^ 0x8C);
    // Of ASCII all but letters, `/` and digits, blanks and commas: fewer steps than what is asked above.
    let letter = below((a | 0x20).wrapping_sub(b'a'), 26) | below(a.wrapping_sub(b'/'), 11);
    let plain = letter | (a == b' ') | (a == b',') | (a >= 0x80);
    0_u8.wrapping_sub((few | row | last | !plain) as u8)
}

/// Whether `a` is below `bound`, as one comparison with signs.
#[inline]
const fn below(a: u8, bound: u8) -> bool {
    (a ^ 0x80).cast_signed() < (bound ^ 0x80).cast_signed()
}

/// A bit for each byte of the block at `at`.
#[inline(always)]
#[expect(clippy::inline_always, reason = "part of what is compiled for wider vectors")]
pub(super) fn hits(vectors: impl Vectors, bytes: &[u8], at: usize) -> u64 {
    let rest = bytes.get(at..).unwrap_or_default();
    match rest.first_chunk::<REACH>() {
        Some(block) => hits_of(vectors, block),
        None => hits_of(vectors, &last_block(rest)),
    }
}

/// The last bytes of a text as a block.
#[cold]
fn last_block(rest: &[u8]) -> [u8; REACH] {
    let mut block = [b' '; REACH];
    for (to, from) in block.iter_mut().zip(rest) {
        *to = *from;
    }
    block
}

#[inline(always)]
#[expect(clippy::inline_always, reason = "part of what is compiled for wider vectors")]
#[expect(clippy::indexing_slicing, reason = "the arrays are longer than the constant bound")]
fn hits_of<V: Vectors>(vectors: V, block: &[u8; REACH]) -> u64 {
    if V::LOOKS_UP {
        return looked_up(vectors, block);
    }
    let mut all = 0;
    let mut hits = [0; BLOCK];
    let mut i = 0;
    while i < BLOCK {
        all |= block[i];
        i += 1;
    }
    i = 0;
    // A loop for each way: one for both would keep the comparisons from staying vectors.
    if all < 0x80 {
        while i < BLOCK {
            hits[i] = ascii_may_matter(block[i]);
            i += 1;
        }
    } else {
        while i < BLOCK {
            hits[i] = may_matter(block[i], block[i + 1], block[i + 2]);
            i += 1;
        }
    }
    vectors.mask(&hits)
}

/// As [`may_matter`] for a block, by tables: fewer steps, and of ASCII no more than what matters.
#[inline(always)]
#[expect(clippy::inline_always, reason = "part of what is compiled for wider vectors")]
#[expect(clippy::indexing_slicing, reason = "the arrays are longer than the constant bound")]
#[expect(
    clippy::needless_bitwise_bool,
    reason = "a branch would keep it from becoming vector code"
)]
fn looked_up(vectors: impl Vectors, block: &[u8; REACH]) -> u64 {
    let (mut low, mut high) = ([0; BLOCK], [0; BLOCK]);
    let mut i = 0;
    while i < BLOCK {
        (low[i], high[i]) = (block[i] & 15, block[i] >> 4);
        i += 1;
    }
    let (low, high) = (vectors.look_up(&LOW, &low), vectors.look_up(&HIGH, &high));
    let mut passed = [0; BLOCK];
    i = 0;
    while i < BLOCK {
        let (a, b, c) = (block[i], block[i + 1], block[i + 2]);
        // Kana, blanks and 、.
        let letter = (a == 0xE3) & !((b == 0x80) & (c.cast_signed() > 0x81_u8.cast_signed()));
        let comma = (a == 0xEF) & (b ^ c == 0xBC ^ 0x8C);
        passed[i] = 0_u8.wrapping_sub(u8::from(letter | comma | (low[i] & high[i] == 0)));
        i += 1;
    }
    !vectors.mask(&passed)
}

/// For the high bits of a byte the bit that says which bytes of [`LOW`] are meant: those of ASCII, and leads.
const HIGH: [u8; 16] = {
    let (control, few) = (0x01, 0x20);
    [control, 0, 0x02, 0x04, 0, 0x08, 0x10, 0x08, 0, 0, 0, 0, control, few, 0x40, 0x80]
};

/// For the low bits of a byte the bits of [`HIGH`] for which it may start a character that matters.
const LOW: [u8; 16] = {
    let mut low = [0; 16];
    let mut byte = 0;
    #[expect(clippy::indexing_slicing, reason = "evaluated by the compiler, which would say so")]
    while byte < 256 {
        let matters = match byte as u8 {
            a @ 0..0x80 => !matches!(Event::of(a as char), Event::Nothing),
            a => matches!(a, 0xC2 | 0xD8..=0xE3 | 0xEF..),
        };
        if matters {
            low[byte & 15] |= HIGH[byte >> 4];
        }
        byte += 1;
    }
    low
};

#[cfg(test)]
mod tests {
    use alloc::vec;

    use super::*;
    use crate::vector::{Portable, Processor, Work};

    struct Hits<'a>(&'a [u8]);

    impl Work for Hits<'_> {
        type Result = u64;

        #[inline(always)]
        #[expect(clippy::inline_always, reason = "as `Work` says")]
        fn run<V: Vectors>(self, vectors: V) -> u64 {
            hits(vectors, self.0, 0)
        }
    }

    /// All that matters is hit, whatever the processor has; letters and commas are not, and nor is a byte inside
    /// a character.
    #[test]
    fn what_matters_is_hit() {
        for c in '\0'..=char::MAX {
            let mut block = vec![b'a'; REACH];
            let at = (c as usize) % (BLOCK - 3);
            c.encode_utf8(&mut block[at..]);
            let text = core::str::from_utf8(&block).expect("a character among letters");
            let event = Event::at(super::super::text::Text(text), at);
            for hits in [Processor::detect().run(Hits(&block)), hits(Portable, &block, 0)] {
                assert_eq!(hits & !(1 << at), 0, "{c:?}");
                assert!(hits != 0 || event == Event::Nothing, "{c:?}");
                let letter =
                    matches!(c, 'a'..='z' | 'ぁ'..='ヿ' | '一'..='鿿' | '가'..='힣' | 'а'..='я');
                assert!(hits == 0 || !(letter || matches!(c, ' ' | ',' | '，' | '、')), "{c:?}");
            }
        }
    }
}
