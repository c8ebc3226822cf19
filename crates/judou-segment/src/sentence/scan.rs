//! Finding the next byte that a rule may care about; everything else is passed over here.

/// Which bytes stop the scan.
///
/// Plain Han, kana, Hangul and Latin letters never do: of three-byte characters only those led by
/// 0xE2 and 0xEF (punctuation, symbols, fullwidth forms) and U+30xx's first 64 (`。「」`, led by
/// `E3 80`, which are told by their second byte, because 0xE3 leads every kana too).
static STOPS: [u8; 256] = {
    let mut table = [0; 256];
    let ascii = b"\n\r!\"'().?[]<>`:*~";
    let mut i = 0;
    while i < ascii.len() {
        table[ascii[i] as usize] = 1;
        i += 1;
    }
    // « » and U+0085; stops of other scripts; emoji and other characters outside the BMP.
    let leads = [0xC2, 0xD6, 0xD8, 0xDB, 0xE0, 0xE1, 0xE2, 0xEF, 0xF0, 0x80];
    let mut i = 0;
    while i < leads.len() {
        table[leads[i] as usize] = 1;
        i += 1;
    }
    table
};

/// Offset of the first character at or after `at` that a rule may care about; the text's length if
/// there is none. `at` is a char boundary, and so is the result.
pub(super) fn next(bytes: &[u8], at: usize) -> usize {
    let mut at = at;
    loop {
        // Eight at a time: one branch for eight bytes of plain text.
        while let Some(&[a, b, c, d, e, f, g, h]) = bytes.get(at..at + 8) {
            let [a, b, c, d, e, f, g, h] = [a, b, c, d, e, f, g, h].map(|x| STOPS[usize::from(x)]);
            if (a | b | c | d) | (e | f | g | h) != 0 {
                break;
            }
            at += 8;
        }
        let Some(found) =
            bytes.get(at..).and_then(|rest| rest.iter().position(|&x| STOPS[usize::from(x)] != 0))
        else {
            return bytes.len();
        };
        at += found;
        if bytes.get(at) != Some(&0x80) {
            return at;
        }
        if at > 0 && bytes.get(at - 1) == Some(&0xE3) {
            return at - 1;
        }
        at += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_text_is_passed_over() {
        let cases = [
            ("汉字かなカナ한글 plain text, 1 2 3; Ёлка", None),
            ("一二三四五六七八九十。", Some(30)),
            ("怀耀倀쀀", None), // 0x80 as a continuation byte alone stops nothing
            ("中文「", Some(6)),
            ("a\u{3000}b", Some(1)),
            ("ab！", Some(2)),
            ("", None),
        ];
        for (text, expected) in cases {
            let got = next(text.as_bytes(), 0);
            assert_eq!(got, expected.unwrap_or(text.len()), "text {text:?}");
        }
    }
}
