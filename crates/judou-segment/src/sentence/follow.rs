//! What follows a stop or a quotation: something that goes on, or something new.

use super::class::{
    is_cjk, is_comma, is_dash, is_digit, is_han, is_hangul, is_hiragana, is_stop, is_word,
};
use super::pairs::{self, Mark};
use super::stack::Intro;
use super::taken_up::{clitic, names};
use super::text::Text;
use super::{report, tail};

/// What stands behind a closed quotation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Follow {
    /// Something that cannot start a sentence: a comma, a particle, a small letter, a dash.
    GoesOn,
    /// Words that take up the quotation as a thing: 这句话, 之类, 是.
    TakenUp,
    /// A stop.
    Stop,
    /// Another quotation.
    Quotation,
    /// A line break, the end, or a mark that closes around it.
    Break,
    /// Anything else, a reporting clause among it: [`is_reported_at`] tells.
    Text,
}

/// Reads what follows a quotation of `mark` that closed at `at`; `inside` tells whether marks are open
/// around it.
pub(super) fn read(text: Text<'_>, at: usize, mark: Mark, inside: bool) -> Follow {
    let at = tail::marks(text, at);
    let gap = text.gap(at);
    if gap.far {
        return Follow::Break;
    }
    let Some(c) = text.after(gap.next) else { return Follow::Break };
    let spaced = gap.next > at;
    if gap.breaks > 0 {
        // A hard wrap inside a sentence shows only in scripts with capitals.
        let wrapped = gap.breaks == 1 && c.is_lowercase();
        return if wrapped { Follow::GoesOn } else { Follow::Break };
    }
    if is_stop(c) || super::class::is_ellipsis(c) {
        return if spaced { Follow::Text } else { Follow::Stop };
    }
    if is_comma(c) || is_dash(c) || starts_small(text, gap.next) {
        return Follow::GoesOn;
    }
    if inside && pairs::closer(c).is_some() {
        return Follow::Break;
    }
    if pairs::opens_quotation(c) || (mark == Mark::Straight && c == '"') {
        return Follow::Quotation;
    }
    if clitic(text, gap.next, true, spaced) {
        return if is_han(c) && c != '的' { Follow::TakenUp } else { Follow::GoesOn };
    }
    if !spaced && names(text, gap.next) {
        return Follow::TakenUp;
    }
    Follow::Text
}

/// Whether a clause that says who said it stands behind the quotation that closed at `at`.
pub(super) fn is_reported_at(text: Text<'_>, at: usize) -> bool {
    let gap = text.gap(tail::marks(text, at));
    report::is_reporting(text.ahead(gap.next, report::REACH))
}

/// Whether that clause says that several said it: the quotations before the last are theirs as well.
pub(super) fn is_reported_together(text: Text<'_>, at: usize) -> bool {
    let gap = text.gap(tail::marks(text, at));
    report::is_together(text.ahead(gap.next, report::REACH))
}

/// Whether such a clause starts with a small letter, or the quotation before it ends with a comma.
pub(super) fn is_said_next(text: Text<'_>, at: usize) -> bool {
    let gap = text.gap(tail::marks(text, at));
    let small = starts_small(text, gap.next);
    let resumed = || {
        let mut behind = text.behind(at, 8, 0).chars().rev();
        behind.next();
        behind.next().is_some_and(|c| matches!(c, ',' | '，'))
    };
    (small || resumed()) && is_reported_at(text, at)
}

/// Whether a letter or a digit stands right at `at`.
pub(super) fn is_word_next(text: Text<'_>, at: usize) -> bool {
    text.after(at).is_some_and(is_word)
}

/// Whether what follows `at`, the end of a stop and of what closed after it, still belongs to the sentence
/// that starts at `from`.
pub(super) fn goes_on(text: Text<'_>, from: usize, at: usize, quoted: bool) -> bool {
    let next = text.byte(at);
    let gap = text.gap(at);
    if gap.far {
        return false;
    }
    let Some(c) = text.after(gap.next) else { return false };
    let spaced = gap.next > at;
    if gap.breaks > 1 {
        return false;
    }
    if c.is_ascii() {
        if gap.breaks > 0 {
            return c.is_ascii_lowercase() && small_after_stop(text, from, at, gap.next);
        }
        return match c {
            ',' | ';' | ':' => true,
            '.' | '!' | '?' => !spaced,
            '/' | '=' | '&' => next == c as u8,
            'a'..='z' => small_after_stop(text, from, at, gap.next),
            _ => false,
        };
    }
    if gap.breaks > 0 {
        return c.is_lowercase() && small_after_stop(text, from, at, gap.next);
    }
    if is_comma(c) {
        return true;
    }
    if is_stop(c) || super::class::is_ellipsis(c) {
        return !spaced;
    }
    if is_dash(c) {
        // `— крикнул он` goes on, `— Нет` is the next turn.
        let gap = text.gap(gap.next + c.len_utf8());
        return gap.breaks == 0 && text.after(gap.next).is_some_and(char::is_lowercase);
    }
    if is_han(c) || is_hiragana(c) || is_hangul(c) {
        return clitic(text, gap.next, quoted, spaced);
    }
    c.is_lowercase() && small_after_stop(text, from, at, gap.next)
}

/// Whether the small letter at `next` goes on with the sentence that a stop before `at` seems to end.
///
/// After CJK text and after a CJK stop it does not: `不兼容！v2` starts anew.
fn small_after_stop(text: Text<'_>, from: usize, at: usize, next: usize) -> bool {
    if !starts_small(text, next) || is_next_item(text, from, next) {
        return false;
    }
    let before = text.behind(at, 32, from);
    let stop = before.chars().rev().find(|&c| is_stop(c) || super::class::is_ellipsis(c));
    if !stop.is_none_or(|c| c.is_ascii() || matches!(c, '…' | '‽')) {
        return false;
    }
    before.chars().rev().find(|&c| is_word(c)).is_none_or(|c| !is_cjk(c))
}

/// Whether a letter or a Roman numeral at `next` numbers an item, as one at the start of the sentence at `from`
/// does: `a. Open it. b. Close it.`
fn is_next_item(text: Text<'_>, from: usize, next: usize) -> bool {
    let numbers = |at| {
        let ahead = text.ahead(at, 8);
        let end = ahead.find(|c: char| !c.is_ascii_lowercase()).unwrap_or(0);
        let letters = ahead.get(..end).unwrap_or("");
        let numeral =
            end == 1 || end > 1 && letters.bytes().all(|b| matches!(b, b'i' | b'v' | b'x'));
        numeral && ahead.get(end..).is_some_and(|rest| rest.starts_with(". "))
    };
    numbers(next) && numbers(text.gap(from).next)
}

/// Whether a word at `at` starts with a small letter and is no name such as `iPhone`, nor an item's `b)`.
pub(super) fn starts_small(text: Text<'_>, at: usize) -> bool {
    // Kana, Han and Hangul, as most that is asked about.
    if matches!(text.byte(at), 0xE3..=0xE9 | 0xEB..=0xED) {
        return false;
    }
    let mut chars = text.ahead(at, 8).chars();
    chars.next().is_some_and(char::is_lowercase)
        && chars.next().is_none_or(|c| !c.is_uppercase() && !is_digit(c) && c != ')')
}

/// Whether the first letter after `at` is a capital.
pub(super) fn starts_with_capital(text: Text<'_>, at: usize) -> bool {
    let gap = text.gap(at);
    gap.next > at && text.after(gap.next).is_some_and(char::is_uppercase)
}

/// How the quotation that opens at `open`, in the sentence that starts at `from`, is led in.
pub(super) fn intro(text: Text<'_>, from: usize, open: usize) -> Intro {
    // Most quotations start their sentence, or stand right after a letter.
    if open <= from {
        return Intro::Alone;
    }
    match text.before(open) {
        Some('：' | ':') => return Intro::Colon,
        Some('，' | ',' | '、') => return Intro::Comma,
        Some(c) if c.is_ascii_alphanumeric() || is_cjk(c) => return Intro::Embedded,
        _ => {}
    }
    let before = text.behind(open, 64, from);
    let trimmed = before.trim_end_matches([' ', '\t', '\u{A0}', '\u{3000}']);
    let Some(last) = trimmed.chars().next_back() else {
        return if open - from <= 64 { Intro::Alone } else { Intro::Embedded };
    };
    match last {
        '：' | ':' | '﹕' => Intro::Colon,
        _ if is_comma(last) => Intro::Comma,
        // `——“走。”`, `**“走。”**`, `> “走。”`, `（“走。”）` and the like stand alone still.
        _ if trimmed.len() <= 16
            && from + before.len() == open
            && trimmed.chars().all(leads_in) =>
        {
            Intro::Alone
        }
        _ => Intro::Embedded,
    }
}

/// Whether `c` may stand before a quotation that stands alone.
fn leads_in(c: char) -> bool {
    c.is_whitespace()
        || is_dash(c)
        || matches!(c, '*' | '_' | '~' | '>' | '#' | '-' | '•' | '・' | '\u{FEFF}')
        || pairs::opener(c).is_some()
}

/// Whether the clause before the quotation that opens at `open` reports it.
pub(super) fn is_reported_before(text: Text<'_>, from: usize, open: usize) -> bool {
    let before = text.behind(open, 96, from).trim_end().trim_end_matches(is_comma);
    let clause = before
        .rfind(|c: char| is_comma(c) || is_stop(c) || pairs::closer(c).is_some())
        .map_or(before, |at| before.get(at..).unwrap_or(before));
    report::is_reporting(clause.trim_start_matches(|c: char| !is_word(c)))
}
