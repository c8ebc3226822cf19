//! 64 bytes of a text.
#![expect(clippy::inline_always, reason = "compiled for wider vectors with their callers alone")]

use crate::vector::Vectors;

/// Bytes looked at together: a bit of a word for each of them.
pub(crate) use crate::vector::BLOCK;

/// Bytes of a block and of what a character that starts in it may reach beyond.
pub(crate) const REACH: usize = BLOCK + 3;

/// The bytes of a block and the few behind it; zeros behind the end of the text.
pub(crate) type Block = [u8; REACH];

/// A byte inside a character, after its lead.
#[inline(always)]
pub(crate) const fn is_inside(byte: u8) -> bool {
    byte & 0xC0 == 0x80
}

/// 0xFF for true, as [`Vectors::mask`] reads it.
#[inline(always)]
pub(crate) fn flag(holds: bool) -> u8 {
    0_u8.wrapping_sub(u8::from(holds))
}

/// A bit for each byte of a block that starts a character.
#[inline(always)]
#[expect(clippy::indexing_slicing, reason = "the array is longer than the constant bound")]
pub(crate) fn starts(vectors: impl Vectors, block: &Block) -> u64 {
    let mut starts = [0; BLOCK];
    let mut i = 0;
    while i < BLOCK {
        starts[i] = flag(!is_inside(block[i]));
        i += 1;
    }
    vectors.mask(&starts)
}

/// Where the first character of a block starts, below 4.
#[inline]
pub(crate) fn first_in(block: &Block) -> u32 {
    let &[a, b, c, ..] = block;
    let [a, b, c] = [a, b, c].map(is_inside);
    u32::from(a) + u32::from(a & b) + u32::from(a & b & c)
}
