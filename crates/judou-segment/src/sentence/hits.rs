//! The bytes of a block that start a character which a rule may care about.
//!
//! Arithmetic alone, so that it becomes vector code: of 16 bytes at a time, or of 32 where the processor has
//! them.

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
fn hits_of(vectors: impl Vectors, block: &[u8; REACH]) -> u64 {
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
