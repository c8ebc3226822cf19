//! Masks: a bit for each byte of a block.

/// One bit for each byte of `bytes`, the first one lowest; all bytes are 0xFF or 0.
#[inline]
pub(crate) fn mask(bytes: &[u8; 64]) -> u64 {
    let mut mask = 0;
    for (i, bytes) in bytes.as_chunks::<8>().0.iter().enumerate() {
        // Each byte keeps another of its bits; the product has their sum, in which nothing carries, on top.
        let bits = u64::from_le_bytes(*bytes) & 0x8040_2010_0804_0201;
        mask |= (bits.wrapping_mul(0x0101_0101_0101_0101) >> 56) << (8 * i);
    }
    mask
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_byte_has_its_bit() {
        for i in 0..64 {
            let mut bytes = [0; 64];
            bytes[i] = 0xFF;
            assert_eq!(mask(&bytes), 1 << i);
            assert_eq!(mask(&bytes.map(|byte| !byte)), !(1 << i));
        }
    }
}
