//! What arithmetic alone can't be compiled to: masks taken from vectors, look-ups in a vector, and loops that
//! are compiled for more than the least that all processors of a kind have.
//!
//! [`Work`] is written once, over any [`Vectors`]; [`Processor::run`] runs it in the widest form that the
//! processor has. Loops over the bytes of a block in it become vectors of 32 bytes there, without being told.
//!
//! # Safety
//!
//! This module is the only one of the crate that may say `unsafe`, and it does so for two things:
//!
//! - A function compiled for certain instructions is called. It is sound where the processor has them:
//!   SSE2 and NEON where the whole crate is compiled for them (`cfg(target_feature)`), AVX2 and its companions
//!   where there is a value of `Avx2`, which only [`Processor::run`] makes, after the processor was asked.
//! - Arrays of bytes become vectors and vectors arrays, of one size (which the compiler checks) and with no bits
//!   that mean nothing or may not be.
//!
//! None of it depends on a text: no length and no index is computed, and no pointer but that of a reference, which
//! `prefetch` asks for and does not read.
#![allow(unsafe_code)]
#![expect(clippy::inline_always, reason = "compiled for wider vectors with their callers alone")]

/// Bytes of a block.
pub(crate) const BLOCK: usize = 64;

/// Something to be done with vectors.
pub(crate) trait Work {
    type Result;

    /// Does it. Everything that this calls has to be `#[inline(always)]` to be compiled with it.
    fn run<V: Vectors>(self, vectors: V) -> Self::Result;
}

/// What can be done with vectors.
pub(crate) trait Vectors: Copy {
    /// Whether a look-up is an instruction. Where it's a loop, nothing is gained by looking up many things at once.
    const LOOKS_UP: bool;

    /// One bit for each byte of a block, the first one lowest; all bytes are 0xFF or 0.
    fn mask(self, bytes: &[u8; BLOCK]) -> u64;

    /// For each of `places` the byte of `table` that the place's low four bits name, or 0 if its highest bit is set.
    fn look_up(self, table: &[u8; 16], places: &[u8; BLOCK]) -> [u8; BLOCK];
}

#[cfg(feature = "words")]
pub(crate) mod numbers;

/// Asks for what will be read before long, so that nobody waits for it then.
#[inline(always)]
#[cfg(feature = "words")]
pub(crate) fn prefetch<T>(soon: &T) {
    #[cfg(all(target_arch = "x86_64", target_feature = "sse"))]
    // SAFETY: all of the crate is compiled for processors that have SSE, and a reference may be read.
    unsafe {
        use core::arch::x86_64::{_MM_HINT_T0, _mm_prefetch};
        _mm_prefetch::<_MM_HINT_T0>(core::ptr::from_ref(soon).cast());
    }
    #[cfg(not(all(target_arch = "x86_64", target_feature = "sse")))]
    let _ = soon;
}

/// What the processor has that runs this.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Processor {
    /// AVX2 and what comes with it.
    #[cfg(all(target_arch = "x86_64", feature = "std"))]
    avx2: bool,
}

impl Processor {
    /// One of which nothing is known.
    #[cfg(any(test, feature = "words"))]
    pub(crate) const PORTABLE: Self = Self {
        #[cfg(all(target_arch = "x86_64", feature = "std"))]
        avx2: false,
    };

    /// Asks the processor; the answer is kept for the whole process.
    #[inline]
    pub(crate) fn detect() -> Self {
        Self {
            #[cfg(all(target_arch = "x86_64", feature = "std"))]
            avx2: std::arch::is_x86_feature_detected!("avx2")
                && std::arch::is_x86_feature_detected!("bmi1")
                && std::arch::is_x86_feature_detected!("bmi2")
                && std::arch::is_x86_feature_detected!("lzcnt")
                && std::arch::is_x86_feature_detected!("popcnt"),
        }
    }

    /// Does `work` in the widest form that the processor has.
    #[inline]
    #[cfg_attr(
        not(all(target_arch = "x86_64", feature = "std")),
        expect(clippy::unused_self, reason = "there is nothing to choose from")
    )]
    pub(crate) fn run<W: Work>(self, work: W) -> W::Result {
        #[cfg(all(target_arch = "x86_64", feature = "std"))]
        if self.avx2 {
            // SAFETY: the processor was asked for just what the function is compiled for.
            return unsafe { avx2::run(work) };
        }
        #[cfg(all(target_arch = "aarch64", target_feature = "neon", target_endian = "little"))]
        let vectors = neon::Neon;
        #[cfg(not(all(
            target_arch = "aarch64",
            target_feature = "neon",
            target_endian = "little"
        )))]
        let vectors = Portable;
        work.run(vectors)
    }
}

/// No more than what the whole crate is compiled for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Portable;

impl Vectors for Portable {
    const LOOKS_UP: bool = false;

    #[inline(always)]
    fn mask(self, bytes: &[u8; BLOCK]) -> u64 {
        #[cfg(all(target_arch = "x86_64", target_feature = "sse2"))]
        // SAFETY: all of the crate is compiled for processors that have SSE2.
        let mask = unsafe { sse2::mask(bytes) };
        #[cfg(not(all(target_arch = "x86_64", target_feature = "sse2")))]
        let mask = gathered(bytes);
        mask
    }

    #[inline(always)]
    #[expect(clippy::indexing_slicing, reason = "the index is below 16")]
    fn look_up(self, table: &[u8; 16], places: &[u8; BLOCK]) -> [u8; BLOCK] {
        places.map(|place| if place < 0x80 { table[usize::from(place & 15)] } else { 0 })
    }
}

/// [`Vectors::mask`] without vectors.
#[cfg(any(test, not(all(target_arch = "x86_64", target_feature = "sse2"))))]
fn gathered(bytes: &[u8; BLOCK]) -> u64 {
    let mut mask = 0;
    for (i, bytes) in bytes.as_chunks::<8>().0.iter().enumerate() {
        // Each byte keeps another of its bits; the product has their sum, in which nothing carries, on top.
        let bits = u64::from_le_bytes(*bytes) & 0x8040_2010_0804_0201;
        mask |= (bits.wrapping_mul(0x0101_0101_0101_0101) >> 56) << (8 * i);
    }
    mask
}

#[cfg(all(target_arch = "x86_64", target_feature = "sse2"))]
mod sse2 {
    use core::arch::x86_64::{__m128i, _mm_movemask_epi8};
    use core::mem::transmute;

    use super::BLOCK;

    #[inline]
    #[target_feature(enable = "sse2")]
    pub(super) fn mask(bytes: &[u8; BLOCK]) -> u64 {
        let mut mask = 0;
        for (i, bytes) in bytes.as_chunks::<16>().0.iter().enumerate() {
            // SAFETY: 16 bytes of any value are a vector.
            let vector = unsafe { transmute::<[u8; 16], __m128i>(*bytes) };
            mask |= u64::from(_mm_movemask_epi8(vector).cast_unsigned()) << (16 * i);
        }
        mask
    }
}

#[cfg(all(target_arch = "x86_64", feature = "std"))]
mod avx2 {
    use core::arch::x86_64::{
        __m128i, __m256i, _mm256_broadcastsi128_si256, _mm256_movemask_epi8, _mm256_shuffle_epi8,
    };
    use core::mem::transmute;

    use super::{BLOCK, Vectors, Work};

    /// The proof that the processor has AVX2, BMI1, BMI2, LZCNT and POPCNT.
    #[derive(Clone, Copy, Debug)]
    pub(super) struct Avx2(());

    /// Does `work` compiled for AVX2 and what comes with it.
    #[target_feature(enable = "avx2,bmi1,bmi2,lzcnt,popcnt")]
    pub(super) fn run<W: Work>(work: W) -> W::Result {
        work.run(Avx2(()))
    }

    impl Vectors for Avx2 {
        const LOOKS_UP: bool = true;

        #[inline(always)]
        fn mask(self, bytes: &[u8; BLOCK]) -> u64 {
            // SAFETY: `self` is the proof.
            unsafe { mask(bytes) }
        }

        #[inline(always)]
        fn look_up(self, table: &[u8; 16], places: &[u8; BLOCK]) -> [u8; BLOCK] {
            // SAFETY: `self` is the proof.
            unsafe { look_up(table, places) }
        }
    }

    #[inline]
    #[target_feature(enable = "avx2")]
    fn mask(bytes: &[u8; BLOCK]) -> u64 {
        let mut mask = 0;
        for (i, bytes) in bytes.as_chunks::<32>().0.iter().enumerate() {
            mask |= u64::from(_mm256_movemask_epi8(load(bytes)).cast_unsigned()) << (32 * i);
        }
        mask
    }

    #[inline]
    #[target_feature(enable = "avx2")]
    fn look_up(table: &[u8; 16], places: &[u8; BLOCK]) -> [u8; BLOCK] {
        // SAFETY: 16 bytes of any value are a vector.
        let table = unsafe { transmute::<[u8; 16], __m128i>(*table) };
        let table = _mm256_broadcastsi128_si256(table);
        let mut found = [0; BLOCK];
        let (to, _) = found.as_chunks_mut::<32>();
        for (to, places) in to.iter_mut().zip(places.as_chunks::<32>().0) {
            let vector = _mm256_shuffle_epi8(table, load(places));
            // SAFETY: a vector is 32 bytes of any value.
            *to = unsafe { transmute::<__m256i, [u8; 32]>(vector) };
        }
        found
    }

    #[inline]
    #[target_feature(enable = "avx2")]
    fn load(bytes: &[u8; 32]) -> __m256i {
        // SAFETY: 32 bytes of any value are a vector.
        unsafe { transmute::<[u8; 32], __m256i>(*bytes) }
    }
}

#[cfg(all(target_arch = "aarch64", target_feature = "neon", target_endian = "little"))]
mod neon {
    use core::arch::aarch64::{
        uint8x16_t, vandq_u8, vdupq_n_u8, vgetq_lane_u64, vpaddq_u8, vqtbl1q_u8,
        vreinterpretq_u64_u8,
    };
    use core::mem::transmute;

    use super::{BLOCK, Vectors};

    /// What all of the crate is compiled for on this architecture.
    #[derive(Clone, Copy, Debug)]
    pub(super) struct Neon;

    impl Vectors for Neon {
        const LOOKS_UP: bool = true;

        #[inline(always)]
        fn mask(self, bytes: &[u8; BLOCK]) -> u64 {
            // SAFETY: all of the crate is compiled for processors that have NEON.
            unsafe { mask(bytes) }
        }

        #[inline(always)]
        fn look_up(self, table: &[u8; 16], places: &[u8; BLOCK]) -> [u8; BLOCK] {
            // SAFETY: all of the crate is compiled for processors that have NEON.
            unsafe { look_up(table, places) }
        }
    }

    #[inline]
    #[target_feature(enable = "neon")]
    fn mask(bytes: &[u8; BLOCK]) -> u64 {
        const BITS: [u8; 16] = [1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128];
        let bits = load(&BITS);
        let &[a, b, c, d] = bytes.as_chunks::<16>().0.first_chunk().unwrap_or(&[[0; 16]; 4]);
        let [a, b, c, d] = [a, b, c, d].map(|bytes| vandq_u8(load(&bytes), bits));
        // Each byte keeps another of its bits; sums of neighbours make eight bytes one.
        let sums = vpaddq_u8(vpaddq_u8(a, b), vpaddq_u8(c, d));
        vgetq_lane_u64::<0>(vreinterpretq_u64_u8(vpaddq_u8(sums, sums)))
    }

    #[inline]
    #[target_feature(enable = "neon")]
    fn look_up(table: &[u8; 16], places: &[u8; BLOCK]) -> [u8; BLOCK] {
        let table = load(table);
        let mut found = [0; BLOCK];
        let (to, _) = found.as_chunks_mut::<16>();
        for (to, places) in to.iter_mut().zip(places.as_chunks::<16>().0) {
            // From 16 on there is nothing to be found.
            let vector = vqtbl1q_u8(table, vandq_u8(load(places), vdupq_n_u8(0x8F)));
            // SAFETY: a vector is 16 bytes of any value.
            *to = unsafe { transmute::<uint8x16_t, [u8; 16]>(vector) };
        }
        found
    }

    #[inline]
    #[target_feature(enable = "neon")]
    fn load(bytes: &[u8; 16]) -> uint8x16_t {
        // SAFETY: 16 bytes of any value are a vector.
        unsafe { transmute::<[u8; 16], uint8x16_t>(*bytes) }
    }
}

#[cfg(test)]
mod tests;
