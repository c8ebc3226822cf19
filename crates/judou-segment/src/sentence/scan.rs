//! Finding the next character that a rule may care about; everything else is passed over here.

/// Bytes looked at together: what a vector register of every machine holds.
const BLOCK: usize = 16;

/// Whether the character that starts with the bytes `a b c` may matter: 0xFF or 0.
///
/// Arithmetic alone, and as little as will do, so that a block of it becomes a few dozen vector
/// instructions. Letters of Latin, Cyrillic, Han, kana and Hangul give 0, and so do commas of any width
/// and fullwidth colons and semicolons: rules look back for those. All tests of what is no ASCII are on
/// lead bytes, so that no byte inside a character gives 0xFF.
#[inline]
#[expect(
    clippy::needless_bitwise_bool,
    reason = "a branch would keep it from becoming vector code"
)]
const fn may_matter(a: u8, b: u8, c: u8) -> u8 {
    // Control characters, and `!` to `/` but for `,` and `-`.
    let low = (a < 0x30) & (a != b' ') & (a & 0xFE != b',');
    // `:` to `?`
    let middle = a.wrapping_sub(b':') < 6;
    // `[` to `_`, `{` to `~`; `` ` `` and `@`.
    let folded = a | 0x20;
    let high = (folded.cast_signed() > b'z'.cast_signed()) | (folded == b'`');
    // « »; Arabic; then scripts of India and their neighbours, and all punctuation and symbols.
    let few = (a == 0xC2) | (a & 0xFC == 0xD8) | (a.wrapping_sub(0xE0) < 3);
    // 。「」 and their like.
    let row = (a == 0xE3) & (b == 0x80) & (c.cast_signed() > 0x81_u8.cast_signed());
    // Fullwidth forms but for ，：；, and what lies outside the BMP.
    let last = (a >= 0xEF) & (c != 0x8C) & (c & 0xFE != 0x9A);
    0_u8.wrapping_sub((low | middle | high | few | row | last) as u8)
}

/// Whether it does matter; asked only where [`may_matter`] says so.
const fn matters(a: u8, b: u8, c: u8) -> bool {
    match a {
        0..0x80 => is_mark(a),
        0xC2 => matches!(b, 0xAB | 0xBB),
        // ؟ ۔
        0xD8..=0xDB => matches!((a, b), (0xD8, 0x9F) | (0xDB, 0x94)),
        // । ॥ ። ។
        0xE0 => b == 0xA5 && (c == 0xA4 || c == 0xA5),
        0xE1 => (b == 0x8D && c == 0xA2) || (b == 0x9F && c == 0x94),
        // Of general punctuation not the spaces and dashes.
        0xE2 if b == 0x80 => {
            matches!(c, 0x98..=0x9F | 0xA5 | 0xA6 | 0xA8 | 0xA9 | 0xB9 | 0xBA | 0xBC | 0xBD)
        }
        // Outside the BMP only emoji and their like do.
        0xF0 => b == 0x9F,
        _ => true,
    }
}

/// Whether a rule cares about the ASCII character `a`.
const fn is_mark(a: u8) -> bool {
    matches!(
        a,
        b'\n'
            | b'\r'
            | b'!'
            | b'"'
            | b'\''
            | b'('
            | b')'
            | b'*'
            | b'.'
            | b':'
            | b'<'
            | b'>'
            | b'?'
            | b'['
            | b']'
            | b'`'
            | b'~'
    )
}

/// The scan, which keeps what it knows of the block of bytes that it looked at last.
#[derive(Clone, Debug)]
pub(super) struct Scan {
    /// Offset of that block.
    block: usize,
    /// A byte for each of its bytes: not 0 where a character may matter.
    hits: u128,
}

impl Scan {
    pub(super) const fn new() -> Self {
        // No block: further from every offset of a text than a block is long.
        Self { block: usize::MAX / 2, hits: 0 }
    }

    /// Offset of the first character at or after `at` that a rule may care about; the text's length if
    /// there is none. `at` is a char boundary, and so is the result.
    ///
    /// `bytes` must be the same from call to call.
    #[inline]
    pub(super) fn next(&mut self, bytes: &[u8], at: usize) -> usize {
        let mut at = at;
        loop {
            let into = at.wrapping_sub(self.block);
            if into < BLOCK {
                let left = self.hits >> (8 * into);
                if left == 0 {
                    at = self.block + BLOCK;
                } else {
                    at += (left.trailing_zeros() / 8) as usize;
                    if let Some(&[a, b, c]) = bytes.get(at..at + 3)
                        && !matters(a, b, c)
                    {
                        at += 1;
                        continue;
                    }
                    return at;
                }
            }
            if !self.find(bytes, &mut at) {
                break;
            }
        }
        let byte = |at: usize| bytes.get(at).copied().unwrap_or(0);
        while at < bytes.len() {
            let (a, b, c) = (byte(at), byte(at + 1), byte(at + 2));
            if may_matter(a, b, c) != 0 && matters(a, b, c) {
                break;
            }
            at += 1;
        }
        at
    }

    /// Moves `at` to the next block with a hit and reads it; `false` if too few bytes are left for one.
    #[inline]
    #[expect(clippy::indexing_slicing, reason = "the arrays are as long as the constant bound")]
    fn find(&mut self, bytes: &[u8], at: &mut usize) -> bool {
        while let (Some(a), Some(b), Some(c)) =
            (chunk(bytes, *at), chunk(bytes, *at + 1), chunk(bytes, *at + 2))
        {
            let mut hits = [0; BLOCK];
            let mut i = 0;
            while i < BLOCK {
                hits[i] = may_matter(a[i], b[i], c[i]);
                i += 1;
            }
            let hits = u128::from_le_bytes(hits);
            if hits != 0 {
                (self.block, self.hits) = (*at, hits);
                return true;
            }
            *at += BLOCK;
        }
        false
    }
}

/// The block of bytes that starts at `at`.
#[inline]
fn chunk(bytes: &[u8], at: usize) -> Option<&[u8; BLOCK]> {
    bytes.get(at..)?.first_chunk()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_text_is_passed_over() {
        let cases = [
            ("汉字かなカナ한글 plain text, 1 2 3; Ёлка", None),
            ("一二三四五六七八九十。", Some(30)),
            ("怀耀倀쀀ダム", None), // 0x80 as a continuation byte alone stops nothing
            ("一，二、三：四；五\u{3000}六", None),
            ("一二三「", Some(9)),
            ("abcdefghi.", Some(9)),
            ("中文「", Some(6)),
            ("ab！", Some(2)),
            ("", None),
        ];
        for (text, expected) in cases {
            let got = Scan::new().next(text.as_bytes(), 0);
            assert_eq!(got, expected.unwrap_or(text.len()), "text {text:?}");
        }
    }
}
