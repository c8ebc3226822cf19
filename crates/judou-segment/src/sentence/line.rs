//! Line breaks: the end of a line may be the end of a sentence, or only of the paper.

use super::class::{
    is_circled, is_cjk, is_comma, is_dash, is_digit, is_emoji, is_han, is_han_numeral, is_hangul,
    is_hiragana, is_stop, is_word,
};
use super::list::Filter;
use super::pairs;
use super::text::{Gap, Text};
use super::{BoundaryKind, LineBreaks, Reason};

/// A line at least this long, in bytes, may have been wrapped: 25 Han characters.
const WIDE: usize = 75;

/// The same for scripts of one byte a letter.
const WIDE_LATIN: usize = 50;

/// No page is wider than this, in cells: a longer line was not wrapped.
const PAGE: usize = 160;

/// How much of a line is read to know it for structure, in bytes.
const LABEL: usize = 48;

/// Reads the white space `gap`, which holds a line break, after the line that starts at `line` and which is
/// a heading or not, and whose content ends at `content`. `None` if the sentence goes on.
pub(super) fn read(
    text: Text<'_>,
    line: usize,
    heading: bool,
    content: usize,
    gap: Gap,
    policy: LineBreaks,
) -> Option<(BoundaryKind, Reason)> {
    if gap.breaks > 1 || gap.far {
        return Some((BoundaryKind::Paragraph, Reason::BlankLine));
    }
    let indented = gap.next > content + 1 && text.part(content, gap.next).ends_with('\u{3000}');
    if indented || is_structure(text, gap.next) || heading {
        return Some((BoundaryKind::Line, Reason::Structure));
    }
    let wrapped = match policy {
        LineBreaks::Hard => false,
        LineBreaks::Soft => true,
        LineBreaks::Auto => is_wrapped(text, line, content, gap.next),
    };
    (!wrapped).then_some((BoundaryKind::Line, Reason::LineBreak))
}

/// Whether the line at `line` is a Markdown heading or a table row.
pub(super) fn is_heading(text: Text<'_>, line: usize) -> bool {
    if text.is_solid(line) && !matches!(text.byte(line), b'#' | b'|') {
        return false;
    }
    let ahead = text.ahead(line, 16).trim_start();
    let hashes = ahead.len() - ahead.trim_start_matches('#').len();
    (1..=6).contains(&hashes)
        && ahead.get(hashes..).is_some_and(|rest| rest.starts_with([' ', '\t']))
        || ahead.starts_with('|')
}

/// Whether what starts at `at` is a bullet, an enumerator, a heading, a quotation or a speaker's label.
fn is_structure(text: Text<'_>, at: usize) -> bool {
    if starts_prose(text, at) {
        return may_hold_colon(text, at) && is_label(text.ahead(at, LABEL));
    }
    let ahead = text.ahead(at, LABEL);
    let mut chars = ahead.chars();
    let Some(first) = chars.next() else { return true };
    let second = chars.next();
    match first {
        '#' | '>' | '|' | '※' | '•' | '・' | '·' | '●' | '○' | '◎' | '■' | '□' | '◆' | '◇'
        | '▪' | '▶' | '►' | '★' | '☆' | '【' => true,
        '-' | '*' | '+' => second.is_none_or(|c| c.is_whitespace() || c == first),
        '`' => ahead.starts_with("```"),
        '~' => ahead.starts_with("~~~"),
        '=' | '_' => second == Some(first),
        _ if is_dash(first) => true,
        _ if is_circled(first) => true,
        _ if pairs::opens_quotation(first) => true,
        '(' | '（' => {
            let close = ahead.find([')', '）']);
            close.is_some_and(|end| {
                let inner = ahead.get(first.len_utf8()..end).unwrap_or("");
                !inner.is_empty()
                    && inner.chars().all(|c| {
                        is_digit(c)
                            || is_han_numeral(c)
                            || inner.len() == 1 && c.is_ascii_lowercase()
                    })
            })
        }
        '第' => {
            let end = ahead.trim_start_matches('第').find(|c| !(is_digit(c) || is_han_numeral(c)));
            end.is_some_and(|end| {
                end > 0
                    && ahead.trim_start_matches('第').get(end..).is_some_and(|rest| {
                        rest.starts_with([
                            '条', '條', '章', '节', '節', '回', '部', '篇', '款', '项', '項',
                        ])
                    })
            })
        }
        '제' => ahead
            .trim_start_matches('제')
            .trim_start_matches(is_digit)
            .starts_with(['조', '장', '절']),
        _ if is_digit(first) || is_han_numeral(first) => is_numbered(ahead),
        _ if first.is_ascii_alphabetic() && matches!(second, Some(')' | '）')) => true,
        // Hardly any line has a colon so near its start.
        _ => may_hold_colon(text, at) && is_label(ahead),
    }
}

/// Whether a Han character, a kana or a syllable of Hangul that numbers and marks nothing is told from the bytes
/// at `at`; `false` says nothing.
#[inline]
fn starts_prose(text: Text<'_>, at: usize) -> bool {
    static NUMBERS: Filter = Filter::of("一二三四五六七八九十百零两兩第제");
    match text.bytes(at) {
        Some([0xE4..=0xED, b, c]) => !NUMBERS.may_hold_bytes(*b, *c),
        Some([0xE3, 0x81 | 0x82, _]) => true,
        _ => false,
    }
}

/// `1.`, `12)`, `3、`, `一、`
fn is_numbered(ahead: &str) -> bool {
    let end = ahead.find(|c| !(is_digit(c) || is_han_numeral(c))).unwrap_or(ahead.len());
    let rest = ahead.get(end..).unwrap_or("");
    let short = ahead.get(..end).unwrap_or("").chars().count() <= 3;
    let mut rest = rest.chars();
    let mark = rest.next();
    let behind = rest.next();
    short
        && match mark {
            Some('.' | '．') => !behind.is_some_and(is_digit),
            Some(')' | '）' | '、' | '\u{3000}') => true,
            _ => false,
        }
        || is_label(ahead)
}

/// `甲：`, `Ann Lee:`: at most 14 characters before a colon, none of them a mark.
fn is_label(ahead: &str) -> bool {
    let Some(colon) = ahead.find(['：', ':']) else { return false };
    let name = ahead.get(..colon).unwrap_or("");
    let fullwidth = ahead.get(colon..).is_some_and(|rest| rest.starts_with('：'));
    let count = name.chars().count();
    let plain = name.chars().all(|c| {
        is_word(c) || matches!(c, ' ' | '·' | '・' | '.' | '-' | '*' | '(' | ')' | '（' | '）')
    });
    let latin = name.chars().next().is_some_and(char::is_uppercase) && name.split(' ').count() <= 3;
    // `http:` and `3:30` are no labels.
    let spaced = fullwidth
        || ahead.as_bytes().get(colon + 1).is_none_or(u8::is_ascii_whitespace)
        || name.chars().any(is_cjk);
    count > 0 && count <= 20 && plain && spaced && (latin || count <= 8 && name.chars().any(is_cjk))
}

/// Whether `:` or ： may stand within [`LABEL`] bytes of `at`; never wrong when it says no.
///
/// Asks all of the bytes without a branch, which makes vectors of it; so do [`has_comma`] and [`has_stop`].
#[expect(
    clippy::needless_bitwise_bool,
    reason = "a branch would keep it from becoming vector code"
)]
fn may_hold_colon(text: Text<'_>, at: usize) -> bool {
    let Some(bytes) = text.bytes::<LABEL>(at) else { return true };
    let colon = |(&a, &b): (&u8, &u8)| (b == b':') | ((a == 0xBC) & (b == 0x9A));
    bytes.iter().zip(bytes.iter().skip(1)).fold(false, |found, pair| found | colon(pair))
}

/// Whether the line from `line` to `content` stopped in the middle of a clause that goes on at `next`.
fn is_wrapped(text: Text<'_>, line: usize, content: usize, next: usize) -> bool {
    let (Some(last), Some(first)) = (text.before(content), text.after(next)) else { return false };
    // Most lines end and start with Han, and many a line ends with a colon.
    if is_common_han(last) && is_common_han(first) {
        return han_is_wrapped(text, line, content, next, last);
    }
    if is_comma(last) {
        return !matches!(last, ':' | '：' | '；');
    }
    if is_stop(last) || is_emoji(last) {
        return first.is_lowercase()
            || super::follow::goes_on(text, line.min(content), content, false);
    }
    if super::class::is_ellipsis(last) {
        return false;
    }
    if is_comma(first) || pairs::closer(first).is_some() && pairs::opener(first).is_none() {
        return true;
    }
    if first.is_lowercase() {
        return true;
    }
    let length = content.saturating_sub(line);
    let body = text.behind(content, 160, line);
    if is_hiragana(last) && ends_in_particle(body) {
        return true;
    }
    let wide = |least| length >= least && is_filled(text, line, content, next);
    if is_hangul(last) {
        return wide(WIDE)
            || ends_in_josa(last)
                && body.chars().count() >= if is_sure_josa(last, body) { 5 } else { 10 };
    }
    if is_han(last) {
        return han_is_wrapped(text, line, content, next, last);
    }
    if is_cjk(last) {
        // As for Han.
        return wide(WIDE) || length < WIDE && has_comma(body) && !has_stop(body);
    }
    if last.is_alphabetic() {
        return wide(WIDE_LATIN) || ends_in_function_word(body);
    }
    pairs::closer(last).is_some() && wide(WIDE)
}

/// As [`is_wrapped`], where the line ends with the Han character `last` and nothing but a letter follows.
fn han_is_wrapped(text: Text<'_>, line: usize, content: usize, next: usize, last: char) -> bool {
    /// Words that something must follow.
    static PARTICLES: Filter = Filter::of("的和与與及在把被对對从從向将將或");
    let particle = PARTICLES.may_hold(last)
        && matches!(
            last,
            '的' | '和'
                | '与'
                | '與'
                | '及'
                | '在'
                | '把'
                | '被'
                | '对'
                | '對'
                | '从'
                | '從'
                | '向'
                | '将'
                | '將'
                | '或'
        )
        && !text.behind(content, 6, line).ends_with("目的");
    let length = content.saturating_sub(line);
    // A line with a comma in it is a clause, not a heading; so is a wide one.
    particle
        || if length >= WIDE {
            is_filled(text, line, content, next)
        } else {
            let body = text.behind(content, WIDE, line);
            has_comma(body) && !has_stop(body)
        }
}

/// Han of the blocks that most texts have no others of.
const fn is_common_han(c: char) -> bool {
    matches!(c, '\u{4E00}'..='\u{9FFF}')
}

/// Whether the line from `line` to `content` may have been filled up to the width of a page: no wider than
/// pages are, and the next line, at `next`, goes beyond it by less than its first word, or it would have been
/// filled further.
fn is_filled(text: Text<'_>, line: usize, content: usize, next: usize) -> bool {
    const WIDEST: usize = 3 * PAGE;
    if content.saturating_sub(line) > WIDEST {
        return false;
    }
    let this = cells(text.part(line, content));
    if this > PAGE {
        return false;
    }
    let ahead = text.ahead(next, WIDEST);
    let end = memchr::memchr(b'\n', ahead.as_bytes());
    let following = end.and_then(|end| ahead.get(..end)).unwrap_or(ahead);
    let word = match following.find(|c: char| c.is_whitespace() || is_cjk(c)) {
        // Two characters at least, for no mark opens a line.
        None | Some(0..4) => 4,
        Some(bytes) => bytes,
    };
    cells(following) <= this + word
}

/// How wide `line` is, in cells: what is East Asian takes two.
fn cells(line: &str) -> usize {
    const BYTES: usize = 64;
    // Few enough at a time for a byte to count them, which makes vectors of it.
    let parts = line.as_bytes().chunks(BYTES);
    let wide = |byte: &u8| u8::from(!(0x80..0xC0).contains(byte)) + u8::from(*byte >= 0xE1);
    parts.map(|part| usize::from(part.iter().map(wide).sum::<u8>())).sum()
}

#[expect(
    clippy::needless_bitwise_bool,
    reason = "a branch would keep it from becoming vector code"
)]
fn has_comma(line: &str) -> bool {
    holds(line, |a, b, c| {
        (c == b',')
            | ((a == 0xEF) & (b == 0xBC) & (c == 0x8C))
            | ((a == 0xE3) & (b == 0x80) & (c == 0x81))
    })
}

#[expect(
    clippy::needless_bitwise_bool,
    reason = "a branch would keep it from becoming vector code"
)]
fn has_stop(line: &str) -> bool {
    holds(line, |a, b, c| {
        (c == b'!')
            | (c == b'?')
            | ((a == 0xEF) & (b == 0xBC) & ((c == 0x81) | (c == 0x9F)))
            | ((a == 0xE3) & (b == 0x80) & (c == 0x82))
    })
}

/// Whether `is` holds for three bytes in a row of `line`, the first two of which may lie before it.
#[inline]
fn holds(line: &str, is: impl Fn(u8, u8, u8) -> bool) -> bool {
    let bytes = line.as_bytes();
    let start = match *bytes {
        [a, b, ..] => is(0, 0, a) | is(0, a, b),
        [a] => is(0, 0, a),
        [] => false,
    };
    let threes = bytes.iter().zip(bytes.iter().skip(1)).zip(bytes.iter().skip(2));
    threes.fold(start, |found, ((&a, &b), &c)| found | is(a, b, c))
}

/// Particles and verb forms that cannot end a line that is whole.
fn ends_in_particle(line: &str) -> bool {
    const PARTICLES: &[&str] = &[
        "を",
        "が",
        "は",
        "に",
        "へ",
        "と",
        "の",
        "も",
        "や",
        "から",
        "まで",
        "より",
        "ので",
        "けど",
        "けれど",
        "ながら",
        "たり",
        "って",
        "して",
        "んで",
        "いて",
        "きて",
        "れば",
        "では",
        "には",
        "とは",
        "など",
        "だけ",
        "という",
        "ような",
        "ために",
    ];
    line.chars().count() >= 5 && PARTICLES.iter().any(|particle| line.ends_with(particle))
}

/// Whether `line` ends with a particle that few nouns end with, however short the line is.
fn is_sure_josa(last: char, line: &str) -> bool {
    matches!(last, '를' | '며')
        || last == '을' && !["마을", "가을", "노을"].iter().any(|noun| line.ends_with(noun))
}

/// The last syllable of particles and connective endings in Korean.
fn ends_in_josa(last: char) -> bool {
    matches!(
        last,
        '은' | '는'
            | '이'
            | '가'
            | '을'
            | '를'
            | '에'
            | '의'
            | '와'
            | '과'
            | '도'
            | '로'
            | '고'
            | '서'
            | '며'
            | '면'
            | '한'
            | '할'
            | '된'
            | '인'
    )
}

fn ends_in_function_word(line: &str) -> bool {
    let word = line.rsplit(' ').next().unwrap_or("");
    matches!(
        word,
        "a" | "an"
            | "the"
            | "of"
            | "to"
            | "in"
            | "on"
            | "at"
            | "by"
            | "for"
            | "with"
            | "from"
            | "and"
            | "or"
            | "but"
            | "as"
            | "is"
            | "are"
            | "was"
            | "were"
            | "be"
            | "that"
            | "which"
            | "who"
            | "his"
            | "her"
            | "their"
            | "its"
            | "my"
            | "your"
            | "our"
            | "в"
            | "на"
            | "и"
            | "с"
            | "к"
            | "по"
            | "из"
            | "от"
            | "у"
            | "о"
            | "за"
            | "для"
            | "не"
            | "что"
            | "как"
    )
}
