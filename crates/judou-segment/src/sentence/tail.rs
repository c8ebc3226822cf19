//! What stands behind a stop and belongs to its sentence, and tokens that are passed over whole.

use super::class::{
    is_circled, is_cjk, is_dash, is_digit, is_emoji, is_firm_stop, is_han_numeral, is_kana,
    is_line_end, is_superscript, is_word,
};
use super::pairs;
use super::text::Text;

/// How long a bracket after a stop may be to stay with its sentence, in bytes.
const ASIDE: usize = 240;

/// How much may trail after a stop.
const TRAIL: usize = 512;

/// How much of a URL is passed over at once; what is longer is read as text from there.
const URL: usize = 1024;

/// How far the end of a code span is looked for.
const CODE: usize = 256;

/// Markdown emphasis that is open: `*`, `**`, `~~`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Emphasis(u8);

impl Emphasis {
    pub(super) const NONE: Self = Self(0);

    pub(super) const fn is_open(self) -> bool {
        self.0 != 0
    }

    /// Notes the run of `*` or `~` at `at`; gives its end.
    pub(super) fn mark(&mut self, text: Text<'_>, at: usize) -> usize {
        let c = text.byte(at);
        let (bits, end) = Self::run(text, at, c);
        let before = text.before(at).is_none_or(char::is_whitespace);
        let after = text.after(end).is_none_or(char::is_whitespace);
        // A run with blanks on both sides is a bullet or a multiplication.
        if bits != 0 && !(before && after) {
            self.0 ^= bits;
        }
        end
    }

    /// If emphasis that is open closes at `at`, closes it; gives where.
    fn close(&mut self, text: Text<'_>, at: usize) -> Option<usize> {
        let c = text.byte(at);
        if !matches!(c, b'*' | b'~' | b'_') {
            return None;
        }
        let (bits, end) = Self::run(text, at, c);
        if bits != 0 && self.0 & bits == bits {
            self.0 &= !bits;
            return Some(end);
        }
        // Not opened in what has been read: it closes only if it cannot open.
        let after = text.after(end).is_none_or(char::is_whitespace);
        (after && end - at <= 3).then_some(end)
    }

    fn run(text: Text<'_>, at: usize, c: u8) -> (u8, usize) {
        let mut end = at;
        while text.byte(end) == c && end - at < 8 {
            end += 1;
        }
        let bits = match (c, end - at) {
            (b'*', 1) => 1,
            (b'*', 2) => 2,
            (b'*', 3) => 3,
            (b'~', 2) => 4,
            (b'_', 1) => 8,
            (b'_', 2) => 16,
            _ => 0,
        };
        (bits, end)
    }
}

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
    let inner = text.ahead(at, URL).strip_prefix('(')?;
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

/// `1`, `一`, `iv`, `a`: what stands in the brackets of an enumerator.
fn is_enumerator(inner: &str) -> bool {
    let inner = inner.trim();
    !inner.is_empty()
        && (inner.chars().all(is_digit)
            || inner.chars().all(is_han_numeral)
            || inner.len() == 1 && inner.bytes().all(|b| b.is_ascii_alphabetic())
            || inner.len() <= 4 && inner.bytes().all(|b| matches!(b, b'i' | b'v' | b'x')))
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

/// The end of the URL whose `://` stands at `at`, without the punctuation that ends its sentence.
pub(super) fn url(text: Text<'_>, at: usize) -> Option<usize> {
    if !text.has(at, "://") || !text.before(at).is_some_and(|c| c.is_ascii_alphanumeric()) {
        return None;
    }
    let start = at + 3;
    let ahead = text.ahead(start, URL).as_bytes();
    let mut depth = 0_usize;
    let mut len = 0;
    for &byte in ahead {
        match byte {
            b'(' => depth += 1,
            b')' if depth == 0 => break,
            b')' => depth -= 1,
            b'"' | b'\'' | b'<' | b'>' | b'`' | b'|' | b'*' | b'\\' | b'{' | b'}' | b'[' | b']' => {
                break;
            }
            0x21..=0x7E => {}
            _ => break,
        }
        len += 1;
    }
    while let Some(b'.' | b',' | b';' | b':' | b'!' | b'?') =
        ahead.get(..len).and_then(|url| url.last())
    {
        len -= 1;
    }
    Some(start + len)
}

/// The end of the code span that opens at `at`; just after its marks if it does not close on its line.
pub(super) fn code(text: Text<'_>, at: usize) -> usize {
    let mut open = at;
    while text.byte(open) == b'`' && open - at < 8 {
        open += 1;
    }
    let marks = text.part(at, open);
    let ahead = text.ahead(open, CODE);
    let line = ahead.find(is_line_end).and_then(|end| ahead.get(..end)).unwrap_or(ahead);
    line.find(marks).map_or(open, |found| open + found + marks.len())
}

/// Whether the `<` at `at` opens a tag or a title in angle brackets: a `>` closes it on its line.
pub(super) fn angle(text: Text<'_>, at: usize) -> bool {
    let ahead = text.ahead(at + 1, 120);
    let starts = ahead
        .chars()
        .next()
        .is_some_and(|c| c.is_alphabetic() || is_cjk(c) || matches!(c, '/' | '!'));
    starts
        && ahead.find('>').is_some_and(|end| {
            !ahead.get(..end).unwrap_or("").contains(|c| c == '<' || is_line_end(c))
        })
}
