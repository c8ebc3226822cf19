//! What words look like when somebody says them.

use crate::name::{is_han, is_hangul, is_kana};

/// How much of a text is looked at, in characters.
const WINDOW: usize = 400;

/// The weight from which words without a stop are too long for a value: 15 Han characters.
const LONG: usize = 45;

/// Whether `text` reads like something said (a sentence, or long enough for one) and not like the
/// value of a field.
pub(crate) fn sounds_spoken(text: &str) -> bool {
    // `「うん」`, `(silence)`, `[laughter]`: that is all there was to hear.
    let remark = [('「', '」'), ('『', '』'), ('“', '”'), ('(', ')'), ('（', '）'), ('[', ']')];
    let framed = !text.starts_with(|c: char| c.is_ascii_alphanumeric())
        && remark.into_iter().any(|(open, close)| text.starts_with(open) && text.ends_with(close));
    if framed {
        return !is_address(text);
    }
    if is_address(text) || text.ends_with([';', '{', '}', '>', '=']) {
        return false;
    }
    // Most of Latin text is told by its bytes, all at once if it is long.
    if let Some(long) = text.as_bytes().first_chunk::<LONG>()
        && long.is_ascii()
        && long.iter().fold(0_usize, |blanks, byte| blanks + usize::from(*byte == b' ')) >= 4
    {
        return true;
    }
    let mut weight = 0_usize;
    let mut blanks = 0_usize;
    let mut latin = 0;
    for byte in text.bytes().take(WINDOW).take_while(u8::is_ascii) {
        latin += 1;
        weight += 1;
        blanks += usize::from(byte == b' ');
        if weight >= LONG && blanks >= 4 || matches!(byte, b'?' | b'!') {
            return true;
        }
    }
    for c in text.get(latin..).unwrap_or_default().chars().take(WINDOW - latin) {
        // A Han character or a syllable carries about as much as three Latin letters, and a Latin
        // text of that weight has blanks in it.
        let wide = is_han(c) || is_kana(c) || is_hangul(c);
        weight += if wide { 3 } else { 1 };
        blanks += usize::from(wide || c == ' ');
        if weight >= LONG && blanks >= 4 || is_stop(c) {
            return true;
        }
    }
    ends_in_stop(text)
}

fn is_stop(c: char) -> bool {
    matches!(c, '。' | '？' | '！' | '?' | '!' | '…' | '．')
}

/// Whether `text` ends as sentences do, closing marks passed over.
pub(crate) fn ends_in_stop(text: &str) -> bool {
    let mut bare = text.trim_end();
    loop {
        let mut before = bare.chars();
        match before.next_back() {
            Some(
                '”' | '’' | '"' | '\'' | '」' | '』' | '）' | ')' | ']' | '】' | '》' | '*' | '_'
                | '~' | '`' | '♪',
            ) => bare = before.as_str(),
            Some(
                '。' | '！' | '？' | '.' | '!' | '?' | '…' | '．' | '｡' | ';' | '；' | ':' | '：'
                | '—' | '～',
            ) => return true,
            _ => return false,
        }
    }
}

/// Whether `text` is the value of a field rather than a sentence: a name whose initial has a stop too.
pub(crate) fn is_value(text: &str) -> bool {
    !text.is_empty() && (!has_stop(text) || is_initialled(text))
}

/// `D.`, `Ann L.`: a name that an initial ends, and no sentence.
pub(crate) fn is_initialled(text: &str) -> bool {
    let mut bytes = text.bytes().rev().skip(1);
    let initial = bytes.next().is_some_and(|letter| letter.is_ascii_uppercase());
    initial
        && bytes.next().is_none_or(|before| matches!(before, b' ' | b'.'))
        && text.len() <= 24
        && text.split_whitespace().count() <= 3
        && text.split_whitespace().all(|word| word.starts_with(char::is_uppercase))
}

/// Whether `text` asks: it holds a question mark, or ends as Japanese and Chinese questions do.
pub(crate) fn asks(text: &str) -> bool {
    const ENDINGS: &[&str] =
        &["か", "ですか", "ますか", "吗", "嗎", "呢", "까요", "나요", "니까", "は", "とは"];
    let bare = || text.trim_end().trim_end_matches(['。', '.', '*', '_', '」', '”', ' ', '…']);
    // The `?` inside an address is no question.
    let mark = |at: usize| {
        let after = text.get(at + 1..).and_then(|rest| rest.chars().next());
        after.is_none_or(|c| !c.is_ascii_alphanumeric())
    };
    memchr::memchr_iter(b'?', text.as_bytes()).any(mark)
        || !text.is_ascii()
            && (text.contains('？') || ENDINGS.iter().any(|ending| bare().ends_with(ending)))
}

/// Whether `text` asks or bids to speak, as those who lead a talk do: `お願いします`, `そうですね`.
pub(crate) fn prompts(text: &str) -> bool {
    const ENDINGS: &[&str] = &[
        "ください",
        "下さい",
        "お願いします",
        "でしょう",
        "ですね",
        "ますね",
        "ですよね",
        "とか",
        "では",
        "吧",
        "说说",
        "谈谈",
        "聊聊",
        "說說",
        "談談",
        "聊聊看",
        "주세요",
        "부탁드립니다",
        "그렇군요",
    ];
    let bare = text.trim_end().trim_end_matches(['。', '.', '！', '!', '」', '”', ' ', '…']);
    asks(text) || ENDINGS.iter().any(|ending| bare.ends_with(ending))
}

/// `「…」`: a quotation that begins and ends with its words.
pub(crate) fn is_quotation(words: &str) -> bool {
    [('「', '」'), ('『', '』')]
        .into_iter()
        .any(|(open, close)| words.starts_with(open) && words.ends_with(close))
}

/// Whether a stop stands anywhere near the beginning of `text`.
pub(crate) fn has_stop(text: &str) -> bool {
    ends_in_stop(text) || text.chars().take(WINDOW).any(is_stop)
}

/// Whether `text` is one address, or begins with a link and says nothing more.
pub(crate) fn is_address(text: &str) -> bool {
    if !text.starts_with(['h', 'w', '[']) {
        return false;
    }
    let link = text.starts_with('[') && text.contains("](");
    (text.starts_with("http") || text.starts_with("www.") || link) && !text.contains(' ')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stops_and_initials() {
        let cases = [
            ("I do.", true, false),
            ("“Go.”", true, false),
            ("好。", true, false),
            ("D.", true, true),
            ("Ann L.", true, true),
            ("It was Plan B.", true, false),
            ("OK.", true, false),
            ("a list", false, false),
        ];
        for (text, stopped, initialled) in cases {
            assert_eq!(
                (ends_in_stop(text), is_initialled(text)),
                (stopped, initialled),
                "{text:?}"
            );
        }
    }

    #[test]
    fn questions_and_bids() {
        let cases = [
            ("去哪儿？", true, true),
            ("いつからですか。", true, true),
            ("一言お願いします。", false, true),
            ("三代目。", false, false),
            ("see http://a.b/?c=d here", false, false),
        ];
        for (text, asking, prompting) in cases {
            assert_eq!((asks(text), prompts(text)), (asking, prompting), "{text:?}");
        }
    }
}
