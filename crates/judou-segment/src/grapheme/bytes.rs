//! What a character is, told from its first bytes without a branch, so that a loop over a block becomes vector code.

/// A control character of ASCII.
#[inline(always)]
pub(super) const fn is_control(byte: u8) -> bool {
    (byte < b' ') | (byte == 0x7F)
}

/// A control character of Latin-1, or the soft hyphen.
#[inline(always)]
pub(super) const fn is_latin1_control(a: u8, b: u8) -> bool {
    (a == 0xC2) & ((b < 0xA0) | (b == 0xAD))
}

/// A character of two bytes that is neither Latin, Greek nor Cyrillic, or a mark or control character of theirs.
#[inline(always)]
pub(super) const fn is_odd_of_two(a: u8, b: u8) -> bool {
    is_latin1_control(a, b) | (a.wrapping_sub(0xCC) < 2) | (a.wrapping_sub(0xD2) < 0xE)
}

/// U+2010 to U+2027: dashes, quotation marks and dots.
#[inline(always)]
pub(super) const fn is_punctuation(a: u8, b: u8, c: u8) -> bool {
    (a == 0xE2) & (b == 0x80) & (c.wrapping_sub(0x90) < 0x18)
}

/// U+200C and U+200D: joiners.
#[inline(always)]
pub(super) const fn is_joiner(a: u8, b: u8, c: u8) -> bool {
    (a == 0xE2) & (b == 0x80) & (c & 0xFE == 0x8C)
}

/// A mark among those of East Asia: of tone, or of the voicing of kana.
#[inline(always)]
pub(super) const fn is_mark_of_kana(a: u8, b: u8, c: u8) -> bool {
    (a == 0xE3)
        & (((b == 0x80) & (c.wrapping_sub(0xAA) < 6)) | ((b == 0x82) & (c.wrapping_sub(0x99) < 2)))
}

/// What has a lead byte of Hangul's syllables and is none.
#[inline(always)]
pub(super) const fn is_beside_hangul(a: u8, b: u8) -> bool {
    ((a == 0xEA) & (b < 0xB0)) | ((a == 0xED) & (b >= 0x9E))
}

/// What stands behind Hangul's syllables, but for the forms of full and half width in their first 128 places.
#[inline(always)]
pub(super) const fn is_beyond_hangul(a: u8, b: u8) -> bool {
    (a >= 0xEE) & !((a == 0xEF) & (b & 0xFE == 0xBC))
}

/// What is as plain as Han among the characters of four bytes: its ideographs, and letters of mathematics.
#[inline(always)]
pub(super) const fn is_alone_of_four(a: u8, b: u8, c: u8) -> bool {
    (a == 0xF0) & ((b >= 0xA0) | (b == 0x9D) & (c >= 0x90) & (c < 0xA0))
}
