//! `.` and `．`: part of a token, of an abbreviation, of an ellipsis, or a stop.

use super::abbreviation::{self, Ends};
use super::class::{is_cjk, is_comma, is_digit, is_han_numeral, is_hangul, is_katakana, is_token};
use super::text::Text;
use super::{file, pairs, plain};

/// No word before a full stop is read further back than this many bytes.
const WORD: usize = 32;

/// What a full stop is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Dot {
    /// Part of something that goes on; reading resumes at the offset.
    Inside(usize),
    /// The start of three or more.
    Ellipsis,
    /// A stop.
    Stop,
}

/// Reads the full stop at `at` in the sentence that starts at `from`.
pub(super) fn read(text: Text<'_>, at: usize, from: usize) -> Dot {
    if plain::ends_word(text, at) {
        return Dot::Stop;
    }
    // `3.14`
    if let Some([b'0'..=b'9', b'.', b'0'..=b'9']) = at.checked_sub(1).and_then(|at| text.bytes(at))
    {
        return Dot::Inside(at + 1);
    }
    let c = text.after(at).unwrap_or('.');
    let after = at + c.len_utf8();
    let (before, next) = (text.before(at), text.after(after));
    if next == Some(c) {
        let run = run(text, at, c);
        if run >= 3 {
            return Dot::Ellipsis;
        }
        // `../docs` and `1..5`.
        let behind = after + c.len_utf8();
        return match text.after(behind) {
            Some(c) if c == '/' || c.is_ascii_alphanumeric() => Dot::Inside(behind),
            // `我..我不知道`, `算了..走吧`: two full stops for an ellipsis, as chats have them.
            Some(c)
                if is_cjk(c)
                    && (before == Some(c) || at - from <= 30 && before.is_some_and(is_cjk)) =>
            {
                Dot::Ellipsis
            }
            _ => Dot::Stop,
        };
    }
    match next {
        // `.gitignore`, `.5`
        Some(n)
            if is_token(n)
                && before.is_none_or(|b| b.is_whitespace() || pairs::opener(b).is_some()) =>
        {
            Dot::Inside(after)
        }
        Some(n) if is_token(n) || n == '_' => match before {
            // No stop stands behind a comma: `つまり、.value を`.
            Some(b) if is_comma(b) => Dot::Inside(after),
            Some(b) if is_cjk(b) => {
                // `打率.355`, a decimal without its naught.
                let decimal = is_digit(n) && matches!(b, '率' | '为' | '為');
                if decimal || file::is_name(text, after) { Dot::Inside(after) } else { Dot::Stop }
            }
            Some(b) if is_digit(b) && !is_digit(n) && c == '．' => Dot::Stop,
            Some(b)
                if is_token(b) || matches!(b, '_' | '-' | ')' | ']' | '/' | '*' | '+' | '%') =>
            {
                if starts_anew(text, at, after, from) {
                    Dot::Stop
                } else {
                    Dot::Inside(after)
                }
            }
            Some(_) | None => Dot::Stop,
        },
        // `this.$emit`
        Some('$') if before.is_some_and(|c| c.is_ascii_alphanumeric()) => Dot::Inside(after),
        Some(n @ ('/' | '\\' | '@')) if n != '@' || before.is_some_and(is_token) => {
            Dot::Inside(after)
        }
        _ => at_end_of_word(text, at, after, from),
    }
}

/// How many `c` stand from `at` on, at most 3.
fn run(text: Text<'_>, at: usize, c: char) -> usize {
    text.ahead(at, 9).chars().take_while(|&x| x == c).count().min(3)
}

/// `the end.Then he`: a word, a stop, and a capitalised word, with the blank forgotten between them.
///
/// Short words are left alone: they are files and names (`Node.Js`, `Inc.Com`).
fn starts_anew(text: Text<'_>, at: usize, after: usize, from: usize) -> bool {
    let word = text.behind(at, WORD, from);
    let word = word.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or("");
    let mut next = text.ahead(after, 24).chars();
    word.len() >= 3
        && word.chars().all(char::is_lowercase)
        && next.next().is_some_and(char::is_uppercase)
        && next.find(|c| !c.is_lowercase()) == Some(' ')
        && abbreviation::is_starter(first_word(text, after))
}

/// A full stop with no token right behind it.
fn at_end_of_word(text: Text<'_>, at: usize, after: usize, from: usize) -> Dot {
    let before = text.before(at);
    let c = text.after(at).unwrap_or('.');
    match before {
        Some(b) if is_digit(b) => {
            if is_enumerator(text, at, from) || in_korean_date(text, at, after) {
                Dot::Inside(after)
            } else {
                Dot::Stop
            }
        }
        Some(b) if !is_cjk(b) && b.is_alphabetic() => {
            let word = word_before(text, at, from);
            let start = at - word.len();
            if is_letter_enumerator(text, word, start, after, from) {
                return Dot::Inside(after);
            }
            let stops = match abbreviation::read(word, text.before(start)) {
                None => return Dot::Stop,
                Some(_) if closes_list(text, word, start, from) => {
                    abbreviation_ends(text, word, start, after, from, Ends::BeforeCapital)
                }
                Some(kind) => abbreviation_ends(text, word, start, after, from, kind),
            };
            if stops { Dot::Stop } else { Dot::Inside(after) }
        }
        // 一．总则, ア．本人確認, 가. 목적
        Some(b) if is_ordinal(b, c) => {
            let gap = text.gap(after);
            let start = at - b.len_utf8();
            // `ア．準備　イ．実行`: the next item stands behind a wide blank.
            let apart = c == '．' && text.before(start) == Some('\u{3000}');
            let list = gap.breaks == 0 && !gap.far && (apart || is_start(text, start, from));
            if list { Dot::Inside(after) } else { Dot::Stop }
        }
        _ => Dot::Stop,
    }
}

/// Whether `letter` numbers items before the full stop `c`.
const fn is_ordinal(letter: char, c: char) -> bool {
    match c {
        '．' => is_han_numeral(letter) || is_katakana(letter),
        _ => {
            is_han_numeral(letter)
                || matches!(
                    letter,
                    '가' | '나' | '다' | '라' | '마' | '바' | 'ア' | 'イ' | 'ウ' | 'エ'
                )
        }
    }
}

/// The word that ends at `at`: letters, and full stops and hyphens between them.
fn word_before(text: Text<'_>, at: usize, from: usize) -> &str {
    let behind = text.behind(at, WORD, from);
    let start = behind
        .char_indices()
        .rev()
        .find(|&(_, c)| !(c.is_ascii_alphabetic() || c == '.' || !is_cjk(c) && c.is_alphabetic()))
        .map_or(0, |(at, c)| at + c.len_utf8());
    behind.get(start..).unwrap_or("").trim_start_matches('.')
}

/// The word that starts at `at`, without what is not alphanumeric.
fn first_word(text: Text<'_>, at: usize) -> &str {
    let ahead = text.ahead(at, WORD);
    let end = ahead.find(|c: char| !c.is_alphanumeric()).unwrap_or(ahead.len());
    ahead.get(..end).unwrap_or("")
}

/// Whether the abbreviation `word`, which starts at `start`, ends its sentence.
fn abbreviation_ends(
    text: Text<'_>,
    word: &str,
    start: usize,
    after: usize,
    from: usize,
    kind: Ends,
) -> bool {
    let gap = text.gap(after);
    let Some(next) = text.after(gap.next) else { return true };
    if gap.breaks > 1 {
        return true;
    }
    let next_word = first_word(text, gap.next);
    match kind {
        // A name or a number follows these, whatever its first letter.
        Ends::Never => false,
        // `No.` is a word where nothing to count follows.
        Ends::BeforeNumber => !next.is_numeric() && gap.next > after && !is_cjk(next),
        Ends::Initial => {
            // `J. K. Rowling`; but `plan B. The rest` and `vitamin C. It`.
            gap.next > after
                && next.is_uppercase()
                && abbreviation::is_starter(next_word)
                && !is_start(text, start, from)
                && !matches!(text.after(gap.next + next_word.len()), Some('.'))
        }
        Ends::BeforeStarter => next.is_uppercase() && abbreviation::is_starter(next_word),
        Ends::AfterNumber => {
            // `в 1999 г. Он`, but `г. Москва`.
            let behind = text.behind(start, 16, from).trim_end();
            let counted = behind.chars().next_back().is_some_and(char::is_numeric)
                || ["тыс.", "млн.", "млрд.", "кв.", "куб."]
                    .iter()
                    .any(|number| behind.ends_with(number));
            next.is_uppercase()
                && (counted || abbreviation::is_starter(next_word))
                && !word.is_empty()
        }
        Ends::BeforeCapital => {
            gap.next > after && next.is_uppercase() && !abbreviation::is_title(next_word)
        }
    }
}

/// `и т. д.`, `и т. п.`, `н. э.`: the second half of what closes a list or a date in Russian.
fn closes_list(text: Text<'_>, word: &str, start: usize, from: usize) -> bool {
    let behind = text.behind(start, 8, from).trim_end();
    match word {
        "д" | "п" => behind.ends_with(" т."),
        "э" => behind.ends_with("н."),
        _ => false,
    }
}

/// Whether nothing but white space, marks of structure and openers stands between `from` and `at`.
pub(super) fn is_start(text: Text<'_>, at: usize, from: usize) -> bool {
    let behind = text.behind(at, 48, from);
    if at - behind.len() > from {
        return false;
    }
    behind.chars().all(|c| {
        c.is_whitespace()
            || matches!(c, '*' | '_' | '>' | '#' | '-' | '\u{FEFF}' | '|')
            || pairs::opener(c).is_some()
    })
}

/// `1. Open`, `１．`, `12.`: one to three digits with nothing before them in their sentence.
fn is_enumerator(text: Text<'_>, at: usize, from: usize) -> bool {
    let behind = text.behind(at, 12, from);
    let digits = behind.len() - behind.trim_end_matches(is_digit).len();
    let count = behind.chars().rev().take_while(|&c| is_digit(c)).count();
    let gap = text.gap(text.width(at) + at);
    // A number that ends its line numbers nothing.
    let start = at - digits;
    count <= 3
        && gap.breaks == 0
        && !gap.far
        && (is_start(text, start, from)
            || gap.next > at + 1 && (is_start(text, outline(text, start), from) || counts_steps(text, start, from))
            // `注意：1. 戴帽；2.禁烟`: with a blank or a letter behind it.
            || (gap.next > at + 1 || text.after(gap.next).is_some_and(is_cjk))
                && follows_item(text, start, from)
            || text.after(gap.next).is_some_and(is_cjk) && goes_on_numbering(text, start, from))
}

/// Where the numbers before the one at `at` start that it is a part of: `2.1` before `.3. `.
fn outline(text: Text<'_>, at: usize) -> usize {
    let behind = text.behind(at, 12, 0);
    let number = behind.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.');
    if behind.ends_with('.') { at - (behind.len() - number.len()) } else { at }
}

/// Whether the word before the number at `at` counts steps or parts and starts its sentence: `Step 2. Press it`.
fn counts_steps(text: Text<'_>, at: usize, from: usize) -> bool {
    const WORDS: &[&str] = &[
        "Step",
        "Part",
        "Chapter",
        "Section",
        "Rule",
        "Tip",
        "Phase",
        "Lesson",
        "Unit",
        "Exercise",
        "步骤",
        "步驟",
        "ステップ",
        "手順",
        "단계",
        "Шаг",
        "Глава",
        "Часть",
    ];
    let behind = text.behind(at, 24, from).trim_end();
    let word = WORDS.iter().find(|word| behind.ends_with(*word));
    word.is_some_and(|word| {
        let blank = text.behind(at, 24, from).len() - behind.len();
        is_start(text, at - blank - word.len(), from)
    })
}

/// Whether a number behind a blank at `at` goes on with a list that numbers its items on one line, without
/// stops: `1. 목적 2. 범위`.
fn goes_on_numbering(text: Text<'_>, at: usize, from: usize) -> bool {
    let head = text.ahead(from, 12).trim_start();
    let first = head.strip_prefix(['1', '１']).is_some_and(|rest| rest.starts_with(['.', '．']));
    first && at - from <= 384 && text.before(at).is_some_and(char::is_whitespace)
}

/// Whether an item of a list starts at `at`: a semicolon stands before it, or a colon if it is the first:
/// `步骤：1. 关机；2. 拔电。`
fn follows_item(text: Text<'_>, at: usize, from: usize) -> bool {
    let mut chars = text.behind(at, 16, from).trim_end().chars().rev();
    let first = matches!(text.after(at), Some('1' | '１' | 'a' | 'A' | 'ａ' | 'Ａ'))
        && !text.after(at + text.width(at)).is_some_and(is_digit);
    match chars.next() {
        Some('；' | ';') => true,
        // `3:1. ` is a score.
        Some('：' | ':') => first && !chars.next().is_some_and(is_digit),
        _ => false,
    }
}

/// `a. First`, `IV. Results`: a letter or a Roman numeral with nothing before it in its sentence.
fn is_letter_enumerator(
    text: Text<'_>,
    word: &str,
    start: usize,
    after: usize,
    from: usize,
) -> bool {
    let one = word.chars().count() == 1;
    let all = |letters: &[u8]| word.bytes().all(|b| letters.contains(&b));
    let roman = word.len() <= 5 && (all(b"IVX") || all(b"ivx"));
    let gap = text.gap(after);
    (one || roman)
        && gap.breaks == 0
        && !gap.far
        && (is_start(text, start, from)
            || one && gap.next > after && follows_item(text, start, from)
            // `ａ．準備　ｂ．実行`
            || one && text.byte(after - 1) >= 0x80 && text.before(start) == Some('\u{3000}'))
}

/// `2025. 3. 14. 오후`: after a year, a month or a day in Korean.
fn in_korean_date(text: Text<'_>, at: usize, after: usize) -> bool {
    let gap = text.gap(after);
    let spaced = gap.next > after;
    let behind = text.behind(at, 24, 0);
    let number = behind.trim_end_matches(is_digit);
    let digits = behind.len() - number.len();
    // What stands before: `2025. ` or `2025. 3. `
    let (mut parts, mut rest) = (1, number.trim_end_matches(' '));
    let mut first = digits;
    while let Some(stripped) = rest.strip_suffix('.') {
        let shorter = stripped.trim_end_matches(is_digit);
        if shorter.len() == stripped.len() {
            break;
        }
        first = stripped.len() - shorter.len();
        parts += 1;
        rest = shorter.trim_end_matches(' ');
    }
    let ahead = text.ahead(gap.next, 24);
    let follows = ahead.len() - ahead.trim_start_matches(is_digit).len();
    let more =
        matches!(follows, 1 | 2) && ahead.get(follows..).is_some_and(|rest| rest.starts_with('.'));
    if gap.breaks > 0 {
        return false;
    }
    // `3. 15.까지`: a month and a day without a year, with a particle that touches them.
    let touched = |rest: &str| rest.starts_with(|c| is_hangul(c) || c == '(');
    let day = || more && touched(ahead.get(follows + 1..).unwrap_or(""));
    match parts {
        1 => more && spaced && (digits == 4 || digits <= 2 && day()),
        2 if first <= 2 && digits <= 2 && !spaced && touched(ahead) => true,
        2 => more && matches!(first, 2 | 4) && digits <= 2,
        3 => {
            matches!(first, 2 | 4)
                && digits <= 2
                && ahead
                    .chars()
                    .next()
                    .is_some_and(|c| is_hangul(c) || matches!(c, '(' | '~' | '-' | '∼'))
        }
        _ => false,
    }
}

/// Whether the `?` or `!` at `at` is part of a token: `a?b=c`, `#!/bin/sh`, `!=`.
pub(super) fn joins_token(text: Text<'_>, at: usize) -> bool {
    let (before, next) = (text.before(at), text.after(at + 1));
    match next {
        Some('=') => true,
        Some('/' | '&') => before.is_some_and(|b| b.is_ascii_alphanumeric() || b == '#'),
        Some(n) if n.is_ascii_lowercase() || n.is_ascii_digit() => {
            text.byte(at) == b'?' && before.is_some_and(|b| b.is_ascii_alphanumeric() || b == '/')
                || before.is_none_or(char::is_whitespace)
        }
        Some('[' | '(') => {
            before.is_none_or(|b| b.is_whitespace() || is_cjk(b))
                && text.byte(at) == b'!'
                && image(text, at)
        }
        _ => false,
    }
}

/// `![alt](url)`.
fn image(text: Text<'_>, at: usize) -> bool {
    text.byte(at + 1) == b'[' && text.ahead(at, 256).contains("](")
}
