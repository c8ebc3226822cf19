//! Eight numbers of 16 bits side by side, two fours, with the first of each in the lowest bits.
//!
//! Vectors of SSE2 and of NEON, which all of the crate is compiled for on their architectures; two numbers of 64
//! bits everywhere else.

#[cfg(all(target_arch = "aarch64", target_feature = "neon", target_endian = "little"))]
use self::neon as plain;
#[cfg(all(target_arch = "x86_64", target_feature = "sse2"))]
use self::sse2 as plain;
#[cfg(not(any(
    all(target_arch = "x86_64", target_feature = "sse2"),
    all(target_arch = "aarch64", target_feature = "neon", target_endian = "little"),
)))]
use self::swar as plain;

/// Eight numbers; sums leave out what is above the largest.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Numbers(plain::Numbers);

impl Numbers {
    /// Eight times the same number.
    #[inline(always)]
    pub(crate) fn all(number: u16) -> Self {
        Self(plain::all(number))
    }

    /// Adds a byte to each number.
    #[inline(always)]
    pub(crate) fn plus_bytes(self, bytes: [u8; 8]) -> Self {
        Self(plain::plus_bytes(self.0, bytes))
    }

    /// Adds each number to the one before it in the same four of `more`; the first of each four is left out.
    #[inline(always)]
    pub(crate) fn plus_next(self, more: Self) -> Self {
        Self(plain::plus_next(self.0, more.0))
    }

    /// The first number of each four.
    #[inline(always)]
    pub(crate) fn firsts(self) -> [u16; 2] {
        plain::firsts(self.0)
    }
}

/// All of the crate is compiled for processors that have SSE2, so each instruction may be used.
#[cfg(all(target_arch = "x86_64", target_feature = "sse2"))]
mod sse2 {
    use core::arch::x86_64::{
        __m128i, _mm_add_epi16, _mm_cvtsi64_si128, _mm_extract_epi16, _mm_set1_epi16,
        _mm_setzero_si128, _mm_srli_epi64, _mm_unpacklo_epi8,
    };

    pub(super) type Numbers = __m128i;

    #[inline(always)]
    pub(super) fn all(number: u16) -> __m128i {
        // SAFETY: see above.
        unsafe { _mm_set1_epi16(number.cast_signed()) }
    }

    #[inline(always)]
    pub(super) fn plus_bytes(numbers: __m128i, bytes: [u8; 8]) -> __m128i {
        // SAFETY: see above.
        unsafe {
            let bytes = _mm_cvtsi64_si128(i64::from_le_bytes(bytes));
            _mm_add_epi16(numbers, _mm_unpacklo_epi8(bytes, _mm_setzero_si128()))
        }
    }

    #[inline(always)]
    pub(super) fn plus_next(numbers: __m128i, more: __m128i) -> __m128i {
        // SAFETY: see above.
        unsafe { _mm_add_epi16(_mm_srli_epi64::<16>(numbers), more) }
    }

    #[inline(always)]
    pub(super) fn firsts(numbers: __m128i) -> [u16; 2] {
        // SAFETY: see above.
        let firsts = unsafe { [_mm_extract_epi16::<0>(numbers), _mm_extract_epi16::<4>(numbers)] };
        firsts.map(|number| number.cast_unsigned() as u16)
    }
}

/// All of the crate is compiled for processors that have NEON, so each instruction may be used.
#[cfg(all(target_arch = "aarch64", target_feature = "neon", target_endian = "little"))]
mod neon {
    use core::arch::aarch64::{
        uint16x8_t, vaddq_u16, vaddw_u8, vcreate_u8, vdupq_n_u16, vgetq_lane_u16,
        vreinterpretq_u16_u64, vreinterpretq_u64_u16, vshrq_n_u64,
    };

    pub(super) type Numbers = uint16x8_t;

    #[inline(always)]
    pub(super) fn all(number: u16) -> uint16x8_t {
        // SAFETY: see above.
        unsafe { vdupq_n_u16(number) }
    }

    #[inline(always)]
    pub(super) fn plus_bytes(numbers: uint16x8_t, bytes: [u8; 8]) -> uint16x8_t {
        // SAFETY: see above.
        unsafe { vaddw_u8(numbers, vcreate_u8(u64::from_le_bytes(bytes))) }
    }

    #[inline(always)]
    pub(super) fn plus_next(numbers: uint16x8_t, more: uint16x8_t) -> uint16x8_t {
        // SAFETY: see above.
        unsafe {
            let numbers = vshrq_n_u64::<16>(vreinterpretq_u64_u16(numbers));
            vaddq_u16(vreinterpretq_u16_u64(numbers), more)
        }
    }

    #[inline(always)]
    pub(super) fn firsts(numbers: uint16x8_t) -> [u16; 2] {
        // SAFETY: see above.
        unsafe { [vgetq_lane_u16::<0>(numbers), vgetq_lane_u16::<4>(numbers)] }
    }
}

/// Numbers without vectors.
#[cfg(any(
    test,
    not(any(
        all(target_arch = "x86_64", target_feature = "sse2"),
        all(target_arch = "aarch64", target_feature = "neon", target_endian = "little"),
    ))
))]
mod swar;

#[cfg(test)]
mod tests {
    use super::*;

    /// Sums of rows of bytes, moved on by one after each.
    #[test]
    fn bytes_are_added_to_numbers() {
        let rows: [[u8; 8]; 64] =
            core::array::from_fn(|i| core::array::from_fn(|j| (i * 83 + j * 41) as u8));
        for count in 0..rows.len() {
            let rows = &rows[..count];
            let want = [0, 4].map(|first| {
                let last = rows.iter().rev().zip(first..first + 4);
                last.fold(0_u16, |sum, (row, i)| {
                    sum.wrapping_add(0xFF00).wrapping_add(u16::from(row[i]))
                })
            });
            let mut sums = Numbers::all(0);
            let mut plain = swar::all(0);
            for row in rows {
                sums = sums.plus_next(Numbers::all(0xFF00).plus_bytes(*row));
                plain = swar::plus_next(plain, swar::plus_bytes(swar::all(0xFF00), *row));
            }
            assert_eq!(sums.firsts(), want);
            assert_eq!(swar::firsts(plain), want);
        }
    }
}
