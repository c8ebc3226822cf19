//! What stands behind a stop and belongs to its sentence.

use super::class::{
    is_circled, is_cjk, is_dash, is_digit, is_emoji, is_firm_stop, is_han_numeral, is_kana,
    is_line_end, is_superscript, is_word,
};
use super::emphasis::Emphasis;
use super::face::face;
use super::pairs;
use super::text::Text;

/// How long a bracket after a stop may be to stay with its sentence, in bytes.
const ASIDE: usize = 240;

/// How long the address of a link may be.
const ADDRESS: usize = 1024;

/// How much may trail after a stop.
const TRAIL: usize = 512;

/// Where a sentence ends whose stop ends at `at`: after emphasis that closes, notes, emoji, faces and
/// an aside. Marks of [`pairs`] are the scanner's business.
pub(super) fn end(
    text: Text<'_>,
    at: usize,
    emphasis: &mut Emphasis,
    from: usize,
    circled: bool,
) -> usize {
    // Most stops are followed by a letter, or by a mark that closes.
    if is_no_trail(text, at) {
        return at;
    }
    let mut at = at;
    // A bound keeps one event short.
    let start = at;
    while at - start <= TRAIL {
        let Some(c) = text.after(at) else { return at };
        let next = if matches!(c, '*' | '~' | '_') {
            emphasis.close(text, at)
        } else if c == '<' {
            closing_tag(text, at)
        } else if c == '[' || c == '［' || c == '〔' {
            note(text, at)
        } else if is_superscript(c) {
            Some(at + c.len_utf8())
        } else if is_circled(c) {
            circled_note(text, at, from, circled)
        } else if is_emoji(c) {
            Some(emoji(text, at))
        } else if is_dash(c) {
            dashes(text, at)
        } else if matches!(c, '～' | '~' | '〜' | 'ー') {
            Some(at + c.len_utf8())
        } else if c == '(' && text.before(at) == Some(']') {
            link(text, at)
        } else if matches!(c, '(' | '（') {
            aside(text, at)
        } else if matches!(c, ':' | ';' | '^' | 'T' | 'Q' | '\\' | '＼' | '=' | '>') {
            face(text, at)
        } else if matches!(c, ' ' | '\u{3000}') {
            let behind = at + c.len_utf8();
            match text.after(behind) {
                Some('(' | '（') => aside(text, behind),
                Some(c) if is_emoji(c) => Some(emoji(text, behind)),
                Some('[') => note(text, behind),
                _ => None,
            }
        } else {
            None
        };
        match next {
            Some(next) => at = next,
            None => return at,
        }
    }
    at
}

/// Whether the character at `at` is told from its first bytes to be no stop and nothing that [`end`] reads;
/// `false` says nothing.
#[inline]
pub(super) fn is_no_trail(text: Text<'_>, at: usize) -> bool {
    match text.byte(at) {
        b'\n' | b'"' | b')' | b'0'..=b'9' | b'A'..=b'P' | b'a'..=b'z' | 0xE4..=0xED => true,
        // “ and ” with their like
        0xE2 => text.byte(at + 1) == 0x80 && matches!(text.byte(at + 2), 0x98..=0x9F),
        // 〈 to 】
        0xE3 => text.byte(at + 1) == 0x80 && matches!(text.byte(at + 2), 0x88..=0x91),
        _ => false,
    }
}

/// The end of the marks at `at` that may stand between a quotation and its reporting clause.
pub(super) fn marks(text: Text<'_>, at: usize) -> usize {
    let mut at = at;
    for _ in 0..4 {
        match text.byte(at) {
            b'*' | b'~' | b'_' => at += 1,
            b'[' => match note(text, at) {
                Some(end) => at = end,
                None => return at,
            },
            _ => return at,
        }
    }
    at
}

/// The end of the emoji at `at` and of those that touch it.
pub(super) fn emoji(text: Text<'_>, at: usize) -> usize {
    let mut end = at;
    while let Some(c) = text.after(end) {
        if !is_emoji(c) || end - at > 128 {
            break;
        }
        end += c.len_utf8();
    }
    end
}

/// Dashes that nothing follows on their line but what closes: `そうなのだ。――`.
fn dashes(text: Text<'_>, at: usize) -> Option<usize> {
    let ahead = text.ahead(at, 32);
    let end = at + ahead.len() - ahead.trim_start_matches(is_dash).len();
    text.after(end)
        .is_none_or(|c| is_line_end(c) || pairs::closer(c).is_some() && pairs::opener(c).is_none())
        .then_some(end)
}

/// `</b>`, `</p>`.
fn closing_tag(text: Text<'_>, at: usize) -> Option<usize> {
    let rest = text.ahead(at, 24).strip_prefix("</")?;
    let name = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_alphanumeric()).len();
    (name > 0 && rest.as_bytes().get(name) == Some(&b'>')).then_some(at + 2 + name + 1)
}

/// `[1]`, `[2, 3]`, `〔注1〕`: brackets round numbers.
fn note(text: Text<'_>, at: usize) -> Option<usize> {
    let ahead = text.ahead(at, 32);
    let end = ahead.find([']', '］', '〕'])?;
    let open = ahead.chars().next()?.len_utf8();
    let inner = ahead.get(open..end)?;
    let numbers = inner.chars().any(is_digit)
        && inner.chars().all(|c| {
            is_digit(c)
                || matches!(c, ' ' | ',' | '，' | '、' | '-' | '–' | '~' | '注' | '註' | '^')
        });
    let after = at + end + ahead.get(end..)?.chars().next()?.len_utf8();
    let numbers = numbers || is_remark(inner);
    // `[1](url)` is a link that starts something.
    (numbers && text.byte(after) != b'(' && text.byte(after) != b':').then_some(after)
}

/// Whether what stands in square brackets is an editor's word or a reporter's: `[citation needed]`, `[掌声]`.
fn is_remark(inner: &str) -> bool {
    const REMARKS: &[&str] = &[
        "笑",
        "掌声",
        "掌聲",
        "鼓掌",
        "拍手",
        "音乐",
        "音樂",
        "音楽",
        "来源请求",
        "來源請求",
        "要出典",
        "웃음",
        "박수",
    ];
    inner.contains(|c: char| c.is_ascii_lowercase())
        && inner.bytes().all(|b| b.is_ascii_lowercase() || b == b' ')
        || REMARKS.contains(&inner)
}

/// The end of the address at `at` that makes a link of the text in square brackets before it.
pub(super) fn link(text: Text<'_>, at: usize) -> Option<usize> {
    let inner = text.ahead(at, ADDRESS).strip_prefix('(')?;
    let end = inner.find(|c: char| c == ')' || c.is_whitespace())?;
    (inner.as_bytes().get(end) == Some(&b')')).then_some(at + 1 + end + 1)
}

/// ① after a stop: a note stays left, an item starts something new.
fn circled_note(text: Text<'_>, at: usize, from: usize, circled: bool) -> Option<usize> {
    let c = text.after(at)?;
    let after = at + c.len_utf8();
    let gap = text.gap(from);
    let in_list = circled || text.after(gap.next).is_some_and(is_circled);
    let next = text.after(after);
    if in_list && next.is_some_and(is_word) {
        return None;
    }
    let sentence = text.behind(at, 96, from);
    let announced = || {
        [
            "以下",
            "如下",
            "下列",
            "次の",
            "下記",
            "步骤",
            "步驟",
            "方法",
            "手順",
            "注意",
            "几点",
            "幾點",
            "条件",
            "條件",
            "following",
        ]
        .iter()
        .any(|word| sentence.contains(word))
    };
    let japanese = || sentence.chars().rev().take(4).any(is_kana) || next.is_some_and(is_kana);
    // The words last, for they are looked for one by one.
    let item = next.is_some_and(|c| is_word(c) || c == ' ') && (japanese() || announced());
    (!item).then_some(after)
}

/// A round bracket after a stop that holds no stop and no enumerator; a face in brackets too.
fn aside(text: Text<'_>, at: usize) -> Option<usize> {
    let ahead = text.ahead(at, ASIDE);
    let mut chars = ahead.char_indices();
    let (_, open) = chars.next()?;
    let mut last = open;
    for (offset, c) in chars {
        if matches!(c, ')' | '）') {
            let inner = ahead.get(open.len_utf8()..offset)?;
            return (!is_enumerator(inner)).then_some(at + offset + c.len_utf8());
        }
        let stop =
            is_firm_stop(c) || c == '.' && (last.is_lowercase() || is_cjk(last)) || c == '．';
        if stop || is_line_end(c) || matches!(c, '(' | '（') {
            return None;
        }
        last = c;
    }
    None
}

/// `1`, `一`, `iv`, `a`: what stands in the brackets of an enumerator.
fn is_enumerator(inner: &str) -> bool {
    let inner = inner.trim();
    !inner.is_empty()
        && (inner.chars().all(is_digit)
            || inner.chars().all(is_han_numeral)
            || inner.len() == 1 && inner.bytes().all(|b| b.is_ascii_alphabetic())
            || inner.len() <= 4 && inner.bytes().all(|b| matches!(b, b'i' | b'v' | b'x')))
}
