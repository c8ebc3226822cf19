//! Eight numbers side by side in two of 64 bits, for processors of which nothing is known.

pub(super) type Numbers = [u64; 2];

#[inline(always)]
pub(super) fn all(number: u16) -> Numbers {
    let four = u64::from(number) * 0x0001_0001_0001_0001;
    [four, four]
}

#[inline(always)]
pub(super) fn plus_bytes([first, second]: Numbers, bytes: [u8; 8]) -> Numbers {
    // Bytes four by four, with a byte of room above each.
    let wide = |bytes: u64| {
        let bytes = (bytes | bytes << 16) & 0x0000_FFFF_0000_FFFF;
        (bytes | bytes << 8) & 0x00FF_00FF_00FF_00FF
    };
    let bytes = u64::from_le_bytes(bytes);
    [add(first, wide(bytes & 0xFFFF_FFFF)), add(second, wide(bytes >> 32))]
}

#[inline(always)]
pub(super) fn plus_next([first, second]: Numbers, [more, further]: Numbers) -> Numbers {
    [add(first >> 16, more), add(second >> 16, further)]
}

#[inline(always)]
pub(super) fn firsts([first, second]: Numbers) -> [u16; 2] {
    [first as u16, second as u16]
}

/// Adds four numbers to four, none of which carries into the next.
#[inline]
const fn add(a: u64, b: u64) -> u64 {
    const HIGH: u64 = 0x8000_8000_8000_8000;
    ((a & !HIGH) + (b & !HIGH)) ^ ((a ^ b) & HIGH)
}
