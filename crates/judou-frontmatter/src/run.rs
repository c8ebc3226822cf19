//! Runs of ordinary text, eight bytes at a time.

/// The offset of the first byte from `at` on that is a control character (a tab among them), DEL or one
/// of `stops`; the length of `bytes` if there is none.
///
/// Most of a header is text in which nothing means anything.
pub(crate) fn run_end<const N: usize>(bytes: &[u8], mut at: usize, stops: [u8; N]) -> usize {
    while let Some(chunk) = bytes.get(at..).and_then(<[u8]>::first_chunk::<8>) {
        let word = u64::from_le_bytes(*chunk);
        let mut found = below_blank(word) | zero(word ^ splat(0x7F));
        for stop in stops {
            found |= zero(word ^ splat(stop));
        }
        if found != 0 {
            // Borrows can only mark bytes above a true one, so the lowest is always true.
            return at + found.trailing_zeros() as usize / 8;
        }
        at += 8;
    }
    let rest = bytes.get(at..).unwrap_or(&[]);
    at + rest.iter().take_while(|b| **b >= b' ' && **b != 0x7F && !stops.contains(b)).count()
}

const HIGH: u64 = splat(0x80);

const fn splat(byte: u8) -> u64 {
    u64::from_le_bytes([byte; 8])
}

/// Marks the high bit of bytes that are zero.
const fn zero(word: u64) -> u64 {
    word.wrapping_sub(splat(1)) & !word & HIGH
}

/// Marks the high bit of bytes below a blank.
const fn below_blank(word: u64) -> u64 {
    word.wrapping_sub(splat(b' ')) & !word & HIGH
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::run_end;

    proptest! {
        /// It finds what a look at each byte finds.
        #[test]
        fn same_as_byte_by_byte(bytes in prop::collection::vec(any::<u8>(), 0..40), at in 0_usize..9) {
            for stops in [[b'"', b'\\'], [0xE2, b':'], [0xFF, 0x80], [b'a', b'a']] {
                let stop = |b: &u8| *b < b' ' || *b == 0x7F || stops.contains(b);
                let end = bytes.iter().skip(at).position(stop).map_or(bytes.len().max(at), |n| at + n);
                prop_assert_eq!(run_end(&bytes, at, stops), end);
            }
        }

        /// On text with hardly a byte to stop at, which random bytes are not.
        #[test]
        fn same_on_text(text in "[a-z句“ ]{0,30}[\t\"\u{7f}é]?[a-z句]{0,9}") {
            let bytes = text.as_bytes();
            let stop = |b: &u8| *b < b' ' || *b == 0x7F || b"\"\xC3".contains(b);
            let end = bytes.iter().position(stop).unwrap_or(bytes.len());
            prop_assert_eq!(run_end(bytes, 0, [b'"', 0xC3]), end);
        }
    }
}
