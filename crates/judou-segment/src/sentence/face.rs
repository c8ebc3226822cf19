//! Faces made of marks and letters: `(^_^)`, `:)`.

use super::text::Text;

/// The end of the face in brackets at `at`, such as `(^_^)` or `(≧▽≦)`, with what it throws up.
pub(super) fn kaomoji(text: Text<'_>, at: usize) -> Option<usize> {
    const PARTS: &str =
        "^ ≧≦▽∀ωдД´｀`￣_;；<>＞＜•◕˘εヮ・･°ºTQoOO0xX゜*'\"/\\ノﾉヾっ゛ﾟ～~-=+#：:．.口ー┻━︵╯╰ᴗ";
    const SURE: &str = "^≧≦▽∀ωд´｀￣＞＜◕˘εヮ･゜ﾟ╯╰ᴗ°_";
    if !may_be_face(text, at + text.width(at)) {
        return None;
    }
    let ahead = text.ahead(at, 64);
    let inner = ahead.strip_prefix(['(', '（'])?;
    if !inner.starts_with(|c| PARTS.contains(c)) {
        return None;
    }
    let end = inner.find([')', '）'])?;
    let face = inner.get(..end)?;
    let open = ahead.len() - inner.len();
    let sure = face.chars().any(|c| SURE.contains(c)) && face.chars().all(|c| PARTS.contains(c));
    if !sure || face.chars().count() > 12 {
        return None;
    }
    let mut end = at + open + end + inner.get(end..)?.chars().next()?.len_utf8();
    while let Some(c) = text.after(end) {
        let thrown =
            matches!(c, 'm' | 'ノ' | 'ﾉ' | '♪' | '☆' | '★' | 'ゞ' | '/' | '／' | '丿' | '~' | '～');
        if !thrown || end - at > 96 {
            break;
        }
        end += c.len_utf8();
    }
    Some(end)
}

/// Whether what starts at `at` may be a face in a bracket: Han and Hangul but for 口, and most letters, open none.
pub(super) fn may_be_face(text: Text<'_>, at: usize) -> bool {
    match text.byte(at) {
        // Of letters all but those of `(TQ)`, `XD` and `O_O`.
        0xE4
        | 0xE6..=0xED
        | b'a'..=b'n'
        | b'p'..=b'w'
        | b'y'
        | b'z'
        | b'A'..=b'C'
        | b'E'..=b'N'
        | b'P'
        | b'R'
        | b'S'
        | b'U'..=b'W'
        | b'Y'
        | b'Z'
        | b'1'..=b'9' => false,
        0xE5 => text.has(at, "口"),
        _ => true,
    }
}

/// `:)`, `^_^`, `T_T` and their like.
pub(super) fn face(text: Text<'_>, at: usize) -> Option<usize> {
    const FACES: &[&str] = &[
        ":)",
        ":-)",
        ":(",
        ":-(",
        ":D",
        ":-D",
        ":P",
        ";)",
        ";-)",
        "^_^",
        "^^",
        "^o^",
        "^ω^",
        "T_T",
        "TT",
        "QAQ",
        "QwQ",
        "=)",
        "=D",
        "XD",
        ">_<",
        "><",
        ":3",
        "^-^",
        "\\(^o^)/",
        "＼(^o^)／",
        "T^T",
    ];
    let found = FACES.iter().find(|face| text.has(at, face))?;
    let end = at + found.len();
    // `TTL` is a word.
    (!text.after(end).is_some_and(|c| c.is_ascii_alphanumeric())).then_some(end)
}
