//! What kind of character stands there, as far as the sentence rules ask.

/// Han ideographs, in and outside the BMP, and what repeats or stands for one.
pub(super) const fn is_han(c: char) -> bool {
    matches!(c, '\u{4E00}'..='\u{9FFF}' | '\u{3400}'..='\u{4DBF}' | '々' | '〇' | '〻'
        | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}

/// Hiragana.
pub(super) const fn is_hiragana(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{3096}' | 'ゝ' | 'ゞ')
}

/// Katakana, halfwidth ones and the long mark included.
pub(super) const fn is_katakana(c: char) -> bool {
    matches!(c, '\u{30A1}'..='\u{30FA}' | 'ー' | 'ヽ' | 'ヾ' | '\u{31F0}'..='\u{31FF}'
        | '\u{FF66}'..='\u{FF9F}')
}

/// What ends a line.
pub(super) const fn is_line_end(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{2028}' | '\u{2029}')
}

/// Either kana.
pub(super) const fn is_kana(c: char) -> bool {
    is_hiragana(c) || is_katakana(c)
}

/// Hangul syllables and jamo.
pub(super) const fn is_hangul(c: char) -> bool {
    matches!(c, '\u{AC00}'..='\u{D7A3}' | '\u{1100}'..='\u{11FF}' | '\u{3130}'..='\u{318F}')
}

/// A letter of a script that is written without capitals, East Asian ones first of all.
pub(super) const fn is_cjk(c: char) -> bool {
    is_han(c) || is_kana(c) || is_hangul(c) || matches!(c, '\u{3100}'..='\u{312F}')
}

/// A digit, ASCII or fullwidth.
pub(super) const fn is_digit(c: char) -> bool {
    matches!(c, '0'..='9' | '０'..='９')
}

/// A letter or digit of a token: anything alphanumeric that is not CJK.
pub(super) fn is_token(c: char) -> bool {
    c.is_ascii_alphanumeric() || (!c.is_ascii() && !is_cjk(c) && !is_mark(c) && c.is_alphanumeric())
}

/// A letter or digit of any script; asks the tables of `core` last, for they are slow on Han.
pub(super) fn is_word(c: char) -> bool {
    c.is_ascii_alphanumeric()
        || (!c.is_ascii() && (is_cjk(c) || !is_mark(c) && c.is_alphanumeric()))
}

/// A punctuation mark of the blocks that have little else; not all of theirs, and of no other block.
const fn is_mark(c: char) -> bool {
    matches!(c, '\u{2000}'..='\u{206F}' | '\u{3000}'..='\u{3004}' | '\u{3008}'..='\u{3020}'
        | '\u{FF00}'..='\u{FF0F}' | '\u{FF1A}'..='\u{FF20}')
}

/// A mark that goes on: it never starts a sentence.
pub(super) const fn is_comma(c: char) -> bool {
    matches!(c, ',' | ';' | ':' | '，' | '、' | '；' | '：' | '､' | '﹐' | '﹑' | '﹔' | '﹕' | '،')
}

/// A dash, long or short; `-` is a hyphen.
pub(super) const fn is_dash(c: char) -> bool {
    matches!(c, '—' | '–' | '―' | '─' | '⸺' | '－')
}

/// A stop that ends a sentence where nothing speaks against it; `.` and `．` need more thought.
pub(super) const fn is_firm_stop(c: char) -> bool {
    matches!(
        c,
        '。' | '！'
            | '？'
            | '!'
            | '?'
            | '｡'
            | '‼'
            | '‽'
            | '⁇'
            | '⁈'
            | '⁉'
            | '︒'
            | '︕'
            | '︖'
            | '﹒'
            | '﹖'
            | '﹗'
            | '؟'
            | '۔'
            | '।'
            | '॥'
            | '።'
    )
}

/// Any stop.
pub(super) const fn is_stop(c: char) -> bool {
    is_firm_stop(c) || matches!(c, '.' | '．')
}

/// A mark of an ellipsis that is no full stop.
pub(super) const fn is_ellipsis(c: char) -> bool {
    matches!(c, '…' | '‥' | '⋯')
}

/// Emoji and what they are made of, hearts, stars and notes.
pub(super) const fn is_emoji(c: char) -> bool {
    matches!(c, '\u{1F000}'..='\u{1FAFF}' | '\u{2600}'..='\u{27BF}' | '\u{2B50}' | '\u{2B55}'
        | '\u{FE0E}' | '\u{FE0F}' | '\u{200D}' | '\u{20E3}' | '\u{E0020}'..='\u{E007F}')
        && !is_circled(c)
}

/// A number in a circle: an item or a note.
pub(super) const fn is_circled(c: char) -> bool {
    matches!(c, '\u{2460}'..='\u{2473}' | '\u{2776}'..='\u{2793}' | '\u{3251}'..='\u{325F}'
        | '\u{24EA}' | '\u{24F5}'..='\u{24FE}')
}

/// A digit set high, as notes are.
pub(super) const fn is_superscript(c: char) -> bool {
    matches!(c, '¹' | '²' | '³' | '⁰' | '⁴'..='⁹')
}

/// A numeral of Chinese enumerations.
pub(super) const fn is_han_numeral(c: char) -> bool {
    matches!(
        c,
        '一' | '二'
            | '三'
            | '四'
            | '五'
            | '六'
            | '七'
            | '八'
            | '九'
            | '十'
            | '百'
            | '零'
            | '〇'
            | '两'
            | '兩'
    )
}
