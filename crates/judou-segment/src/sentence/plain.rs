//! Stops that need no thought, told from the few bytes around them before any character is decoded.
//!
//! Most stops of a text are such: a letter that is no particle follows, and before an ASCII full stop stands
//! a word that is no abbreviation. Nothing here says that a stop is none; who gets `false` or `None` asks
//! [`super::full_stop`], [`super::name`] and [`super::follow`].
//!
//! What follows is looked up without branches: the letter of which script it is, and behind what, is as good as
//! random, so that a processor would guess wrong; that it starts something is a good guess.

use super::class::is_stop;
use super::full_stop::Dot;
use super::list::Filter;
use super::text::Text;
use super::{abbreviation, ellipsis, full_stop, name};

/// 。, ！ and ？ as the lowest bytes of a number.
const IDEOGRAPHIC: u64 = 0x82_80E3;
const EXCLAMATION: u64 = 0x81_BCEF;
const QUESTION: u64 = 0x9F_BCEF;

/// A stop that ends a sentence wherever stops count, with nothing that trails behind it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Plain {
    /// Where it ends.
    pub(super) end: usize,
    /// What follows it.
    pub(super) next: Next,
}

/// What follows a stop, before a letter or a digit that starts something new.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Next {
    /// The letter.
    Letter,
    /// A blank, and the letter.
    Blank,
    /// A line break, and the letter.
    Line,
    /// A blank line.
    BlankLine,
}

/// The stop at `at`, if it is 。, ！ or ？ of any width and plain.
#[inline(always)]
#[expect(clippy::inline_always, reason = "part of the loop over most stops")]
pub(super) fn stop(text: Text<'_>, at: usize) -> Option<Plain> {
    let around: &[u8; 20] = text.bytes(at.checked_sub(12)?)?;
    let before = *around.first_chunk::<12>()?.last_chunk()?;
    let stop = u64::from_le_bytes(*around.last_chunk()?);
    let lead = stop as u8;
    let width = 1 + 2 * usize::from(lead >= 0x80);
    // Behind `!` and `?`, what makes a token of them starts nothing.
    let next = starts_with(stop >> (8 * width), width == 3)?;
    let plain = match stop & 0xFF_FFFF {
        IDEOGRAPHIC => !name::may_end_before_ideographic(around),
        EXCLAMATION | QUESTION => !name::may_end_before_mark(before, stop),
        _ => matches!(lead, b'!' | b'?') && !name::may_end_before_mark(before, stop),
    };
    plain.then_some(Plain { end: at + width, next })
}

/// What a full stop is to a run of plain stops.
#[derive(Clone, Copy, Debug)]
pub(super) enum Full {
    Plain(Plain),
    /// Part of something that goes on, up to the offset.
    Inside(usize),
    /// The first of three or more.
    Ellipsis,
    /// Anything else.
    Other,
}

/// The full stop at `at`, in the sentence that starts at `from`.
#[inline]
pub(super) fn dot(text: Text<'_>, at: usize, from: usize) -> Full {
    let end = at + text.width(at);
    let stop = if ends_word(text, at) { Dot::Stop } else { full_stop::read(text, at, from) };
    match stop {
        // No stop stands behind it, and nothing that closes.
        Dot::Stop => next(text, end).map_or(Full::Other, |next| Full::Plain(Plain { end, next })),
        Dot::Inside(end) => Full::Inside(end),
        Dot::Ellipsis => Full::Ellipsis,
    }
}

/// What the ellipsis at `at` is, in the sentence that starts at `from`, with nothing open; it ends a sentence
/// softly.
pub(super) fn pause(text: Text<'_>, at: usize, from: usize) -> Full {
    let end = ellipsis::end(text, at);
    // A stop right behind it is read with what it ends.
    if text.after(end).is_some_and(is_stop) || !ellipsis::ends_sentence(text, from, at, end) {
        return Full::Inside(end);
    }
    next(text, end).map_or(Full::Other, |next| Full::Plain(Plain { end, next }))
}

/// Whether an ASCII full stop stands at `at` behind a word of small letters that is no abbreviation, or
/// of Hangul, and before white space or a mark that closes: most of them do. `false` says nothing.
#[inline]
pub(super) fn ends_word(text: Text<'_>, at: usize) -> bool {
    let around = at.checked_sub(6).and_then(|start| text.bytes::<9>(start));
    let Some(&[syllable, _, _, c, a, b, stop, next, last]) = around else { return false };
    // ” and its like are E2 80.
    let followed = matches!((next, last), (b' ' | b'\n' | b'"' | b')', _) | (0xE2, 0x80));
    if stop != b'.' || !followed {
        return false;
    }
    if b < 0x80 {
        // Before two letters, the full stop of an abbreviation may stand.
        return c != b'.' && c < 0x80 && abbreviation::is_no_tail(c, a, b);
    }
    // Two syllables: no ordinal such as 가.
    matches!((syllable, c), (0xEA..=0xED, 0xEA..=0xED))
}

/// What follows a stop that ends at `at`, if it is a letter, or a letter behind one blank or line break, that
/// starts something new: nothing that closes or trails, no clitic, no small letter. So does a blank line, and so
/// do marks that open. `None` says nothing.
#[inline]
pub(super) fn next(text: Text<'_>, at: usize) -> Option<Next> {
    let [first @ .., last]: [u8; 5] = *text.bytes(at)?;
    starts_with(u64::from(u32::from_le_bytes(first)) | u64::from(last) << 32, false)
}

/// The same of the first five bytes of `next`, the first one lowest; `wide` tells that a stop stands before them that
/// is no ASCII.
#[inline]
#[expect(clippy::indexing_slicing, reason = "the tables are as long as the indices are wide")]
fn starts_with(next: u64, wide: bool) -> Option<Next> {
    let (blank, line) = (next as u8 == b' ', next as u8 == b'\n');
    let [a, b, c, d, ..] = (next >> (8 * u32::from(blank | line))).to_le_bytes();
    let lead = LEADS[usize::from(a)];
    let touching = 3 * u32::from(wide && !(blank || line));
    let behind = u32::from(blank) + 2 * u32::from(line) + touching;
    let row = &ROWS[usize::from(lead & 7 | u8::from(blank | line) << 3)];
    let starts = lead >> (4 + behind) & u8::from(row.may_hold_bytes(b, c)) == 1;
    // 이, a word by itself.
    let starts = starts || blank && [a, b, c, d] == [0xEC, 0x9D, 0xB4, b' '];
    starts.then_some(if line {
        if a == b'\n' { Next::BlankLine } else { Next::Line }
    } else if blank {
        Next::Blank
    } else {
        Next::Letter
    })
}

/// What a character may stand behind to start something: any stop, a blank, a line break, a stop that is no ASCII; a
/// bit each from the fifth bit on.
const BEHIND: [u8; 4] = [0x10, 0x20, 0x40, 0x80];

/// For each lead byte the row of [`ROWS`] that has its characters, and what they may stand behind.
#[expect(clippy::indexing_slicing, reason = "evaluated by the compiler, which would say so")]
static LEADS: [u8; 256] = {
    let [any, blank, line, wide] = BEHIND;
    let touching = any | wide;
    let mut leads = [0; 256];
    let mut lead = 0;
    while lead < 256 {
        leads[lead] = match lead as u8 {
            // A digit may go on with a number; `T_T` and `QAQ` trail behind what they touch.
            b'0'..=b'9' => ANY | wide | blank | line,
            b'T' | b'Q' | b'"' => ANY | blank | line,
            b'\n' | b'(' => ANY | line,
            0xE2 => WIDE | touching | blank | line,
            0xEF => WIDE | line,
            0xE3 => 1 | touching | line,
            0xE7 => 2 | touching | blank | line,
            b'A'..=b'Z' | 0xE4..=0xE9 => ANY | touching | blank | line,
            lead @ 0xEA..=0xED => (lead - 0xEA + 3) | touching | blank | line,
            _ => 0,
        };
        lead += 1;
    }
    leads
};

/// The row of wide marks that open, but for those among kana.
const WIDE: u8 = 0;

/// The row of all characters.
const ANY: u8 = 7;

/// The characters that start something, by their last two bytes: wide marks that open; kana, the Han characters
/// of E7, and Hangul by its four lead bytes, none of which takes up what stands before it. Then the same behind
/// white space, where few do.
static ROWS: [Filter; 16] = [
    Filter::of("（“"),
    starters(0x3041, 0x30FB, false).and("「『《〈【"),
    starters(0x7000, 0x8000, false),
    starters(0xAC00, 0xB000, false),
    starters(0xB000, 0xC000, false),
    starters(0xC000, 0xD000, false),
    starters(0xD000, 0xD780, false),
    starters(0x1000, 0x2000, false),
    Filter::of("（“"),
    starters(0x3041, 0x30FB, true).and("「『《〈【"),
    starters(0x7000, 0x8000, true),
    starters(0xAC00, 0xB000, true),
    starters(0xB000, 0xC000, true),
    starters(0xC000, 0xD000, true),
    starters(0xD000, 0xD780, true),
    starters(0x1000, 0x2000, true),
];

/// The characters from `first` to before `end`, but for those that may be particles behind a stop, or `apart`
/// from it.
const fn starters(first: u32, end: u32, apart: bool) -> Filter {
    let mut filter = Filter::of("");
    let mut c = first;
    while c < end {
        let letter = char::from_u32(c);
        let particle = matches!(letter, Some('を'..='\u{30A0}' | '라' | '란' | '이'))
            || !apart
                && matches!(
                    letter,
                    Some(
                        'が' | 'っ'
                            | 'と'
                            | 'な'
                            | 'に'
                            | 'の'
                            | 'は'
                            | '的'
                            | '고'
                            | '는'
                            | '등'
                            | '며'
                            | '하'
                    )
                );
        if !particle {
            filter = filter.with_bytes((c >> 6) as u8, c as u8);
        }
        c += 1;
    }
    filter
}
