//! Where a clause ends within its sentence.
//!
//! Only what may end one is looked at: a vector search ([`crate::search`]) finds it.

use super::class::{is_comma, is_dash, is_digit, is_ellipsis, is_firm_stop, is_line_end, is_word};
use super::pairs::{self, Class};
use super::text::Text;
use super::{Reason, opaque};
use crate::search::{Places, Search, Window};
use crate::vector::{BLOCK, Vectors};

/// How far the end of a title is looked for.
const TITLE: usize = 200;

/// Where the last bytes of characters are that may end a clause or open a title.
pub(super) type Marks = Places<Mark>;

/// What [`Marks`] are looked for by.
#[derive(Clone, Debug)]
pub(super) struct Mark;

/// Rows of characters that share all bytes but their last, or a half of them, by a bit each: which of its low and
/// high halves go together.
const ROWS: [(&[u8], u8); 8] = [
    (b"\x21\x2C", ASCII),
    (b"\x3A\x3B\x3F", ASCII),
    (b"\x81\x82\x88\x8A", IDEOGRAPHIC),
    (b"\x90\x96", IDEOGRAPHIC),
    (b"\x81\x8C", FULLWIDTH),
    (b"\x9A\x9B\x9C\x9F", FULLWIDTH),
    (b"\x93\x94\x95", GENERAL),
    (b"\xA1\xA4\xA5\xA6\xBC\xBD", GENERAL),
];

/// The bits of [`ROWS`] that ASCII asks for, 、。〈《【〖, ！，：；＜？, and – — ― ‥ … ‼ ‽.
const ASCII: u8 = 0x03;
const IDEOGRAPHIC: u8 = 0x0C;
const FULLWIDTH: u8 = 0x30;
const GENERAL: u8 = 0xC0;

/// The bit for ｡ and ､, which are in the last of [`ROWS`].
const HALFWIDTH: u8 = 0x80;

/// For each low half of a last byte the rows that have it, and the same for high halves.
#[expect(clippy::indexing_slicing, reason = "evaluated by the compiler, which would say so")]
const HALVES: [[u8; 16]; 2] = {
    let mut halves = [[0; 16]; 2];
    let mut row = 0;
    while row < ROWS.len() {
        let (last, _) = ROWS[row];
        let mut i = 0;
        while i < last.len() {
            halves[0][(last[i] & 15) as usize] |= 1 << row;
            halves[1][(last[i] >> 4) as usize] |= 1 << row;
            i += 1;
        }
        row += 1;
    }
    halves
};

impl Search for Mark {
    const FEW: usize = 4;

    #[inline(always)]
    #[expect(clippy::inline_always, reason = "part of what is compiled for wider vectors")]
    #[expect(clippy::indexing_slicing, reason = "the arrays are as long as the constant bound")]
    #[expect(clippy::needless_bitwise_bool, reason = "a branch would keep it from being vectors")]
    fn hits<V: Vectors>(vectors: V, window: &Window) -> u64 {
        let if_so = |is: bool| 0_u8.wrapping_sub(u8::from(is));
        let (mut low, mut high) = ([0; BLOCK], [0; BLOCK]);
        for i in 0..BLOCK {
            low[i] = window[i + 2] & 15;
            high[i] = window[i + 2] >> 4;
        }
        let (low, high) = (vectors.look_up(&HALVES[0], &low), vectors.look_up(&HALVES[1], &high));
        let mut hits = [0; BLOCK];
        for i in 0..BLOCK {
            let (a, b) = (window[i], window[i + 1]);
            let (symbols, forms) = (if_so(a == 0xE2), if_so(a == 0xEF));
            let row = if_so(b == 0x80);
            let asks = ASCII
                | if_so(a == 0xE3) & row & IDEOGRAPHIC
                | symbols & row & GENERAL
                | forms & (if_so(b == 0xBC) & FULLWIDTH | if_so(b == 0xBD) & HALFWIDTH);
            let common = if_so(low[i] & high[i] & asks != 0);
            // Symbols and compatibility forms; ।॥ and ።; Arabic commas, with what shares their first byte.
            let rare = symbols & !row
                | forms & if_so(b < 0xBC)
                | if_so((a == 0xE0) & (b == 0xA5))
                | if_so((a == 0xE1) & (b == 0x8D))
                | if_so((b == 0xD8) | (b == 0xDB));
            hits[i] = common | rare;
        }
        vectors.mask(&hits)
    }
}

/// The end of a clause within its sentence.
#[derive(Clone, Copy, Debug)]
pub(super) struct Clause {
    /// Where it ends, white space after its mark included.
    pub(super) end: usize,
    /// Where its mark does.
    pub(super) mark: usize,
}

impl Clause {
    /// What its mark is.
    pub(super) fn reason(self, text: Text<'_>) -> Reason {
        match text.before(self.mark) {
            Some(';' | '；' | '﹔') => Reason::Semicolon,
            Some(':' | '：' | '﹕') => Reason::Colon,
            Some(c) if is_comma(c) => Reason::Comma,
            Some(c) if is_dash(c) => Reason::Dash,
            Some(c) if is_ellipsis(c) => Reason::Ellipsis,
            _ => Reason::Stop,
        }
    }
}

/// The end of the clause that starts at `start`, in a sentence that ends at `end`, as its last one does. `marks` are
/// those of `text`.
#[inline]
pub(super) fn next(text: Text<'_>, marks: &mut Marks, start: usize, end: usize) -> Clause {
    let mut at = start;
    loop {
        let last = marks.at(text.0.as_bytes(), at);
        // A mark that the sentence ends with closes its last clause, whatever it is, and so it does before one
        // blank or line break.
        let after = last.saturating_add(1);
        if after >= end || after + 1 == end && matches!(text.byte(after), b'\n' | b' ') {
            return Clause { end, mark: end };
        }
        if is_plain(text, last) {
            return Clause { end: after, mark: after };
        }
        match mark(text, after, end) {
            Ok(clause) => return clause,
            // What goes on behind the sentence is passed no further: the next one has marks of its own.
            Err(next) if next >= end => return Clause { end, mark: end },
            Err(next) => at = next,
        }
    }
}

/// Whether `last` is the last byte of ，、； or ： with a letter of East Asia behind it, which no rule takes for anything
/// else.
#[inline]
fn is_plain(text: Text<'_>, last: usize) -> bool {
    const COMMA: u32 = 0x8C_BCEF;
    const SEMICOLON: u32 = 0x9B_BCEF;
    const COLON: u32 = 0x9A_BCEF;
    const IDEOGRAPHIC: u32 = 0x81_80E3;
    let Some(&[a, b, c, next, second]) = last.checked_sub(2).and_then(|at| text.bytes(at)) else {
        return false;
    };
    matches!(u32::from_le_bytes([a, b, c, 0]), COMMA | SEMICOLON | COLON | IDEOGRAPHIC)
        && (matches!(next, 0xE4..=0xED) || next == 0xE3 && second > 0x80)
}

/// The clause that ends with the mark that ends at `after`, or where to look on.
#[inline(never)]
fn mark(text: Text<'_>, after: usize, end: usize) -> Result<Clause, usize> {
    let Some(c) = text.before(after) else { return Err(after) };
    let at = after - c.len_utf8();
    if c == ':' && text.byte(after) == b'/' {
        return Err(opaque::url(text, at).unwrap_or(after));
    }
    if let Some(close) = title_end(text, at, c) {
        return Err(close);
    }
    if !ends_clause(text, at, after, c) {
        return Err(after);
    }
    Ok(Clause { end: behind_mark(text, after, end), mark: after })
}

/// Whether the mark `c` from `at` to `after` ends a clause.
fn ends_clause(text: Text<'_>, at: usize, after: usize, c: char) -> bool {
    let next = text.after(after);
    let between_digits = || text.before(at).is_some_and(is_digit) && next.is_some_and(is_digit);
    match c {
        // `1,000`, `12:30`, `a:b`; and a face such as `:)`.
        ',' | ';' | ':' => {
            next.is_none_or(|c| !c.is_ascii_graphic() || matches!(c, '"' | '\''))
                && !between_digits()
        }
        '，' | '：' => !between_digits(),
        '!' | '?' => next.is_none_or(|c| !c.is_ascii_graphic() || matches!(c, '"' | '\'')),
        // A range is no clause: 8–9, 北京—上海 is left to `——`.
        '–' | '—' => {
            !between_digits()
                && (next == Some(c) || text.before(at) == Some(c) || next == Some(' '))
        }
        _ => is_comma(c) || is_firm_stop(c) || is_dash(c) && c != '－' || is_ellipsis(c),
    }
}

/// The end of the title that opens at `at`, if it closes soon.
fn title_end(text: Text<'_>, at: usize, c: char) -> Option<usize> {
    let mark = pairs::opener(c).filter(|mark| mark.class() == Class::Title && c != '<')?;
    let ahead = text.ahead(at, TITLE);
    ahead
        .char_indices()
        .take_while(|&(_, c)| !is_line_end(c))
        .find(|&(_, c)| pairs::closer(c) == Some(mark))
        .map(|(offset, c)| at + offset + c.len_utf8())
}

/// The end of what stays with a mark that ends at `at`: more marks, what closes, white space.
fn behind_mark(text: Text<'_>, at: usize, end: usize) -> usize {
    let mut at = at;
    while at < end {
        let Some(c) = text.after(at) else { return end };
        let closes = pairs::closer(c).is_some()
            && (pairs::opener(c).is_none() || !opens(text, at + c.len_utf8()));
        if !(closes || is_firm_stop(c) || is_ellipsis(c) || is_dash(c) || c.is_whitespace()) {
            return at;
        }
        at += c.len_utf8();
        if c.is_whitespace() {
            let rest = text.part(at, end);
            return end - rest.trim_start().len();
        }
    }
    end
}

/// Whether an undirected mark that ends at `after` opens: a letter follows it.
fn opens(text: Text<'_>, after: usize) -> bool {
    text.after(after).is_some_and(is_word)
}

#[cfg(test)]
mod tests {
    use alloc::string::String;
    use alloc::vec::Vec;

    use judou_testkit::strategies::{mixed_script, prose};
    use proptest::prelude::*;

    use super::*;
    use crate::vector::Processor;

    /// What the search passes over ends no clause and opens no title.
    #[test]
    fn every_mark_is_found() {
        for c in '\0'..=char::MAX {
            let matters = is_comma(c)
                || is_firm_stop(c)
                || is_dash(c) && c != '－'
                || is_ellipsis(c)
                || pairs::opener(c).is_some_and(|mark| mark.class() == Class::Title) && c != '<';
            if !matters {
                continue;
            }
            for before in [0, 1, 61, 62, 63, 64, 255, 256, 300] {
                let mut text: String = "x".repeat(before);
                text.push(c);
                let last = text.len() - 1;
                for processor in [Processor::detect(), Processor::PORTABLE] {
                    let mut marks = Marks::with(processor);
                    assert_eq!(marks.at(text.as_bytes(), 0), last, "{c:?} behind {before}");
                }
            }
        }
    }

    /// Where clauses end if every character is looked at.
    fn ends_of_all(text: &str) -> Vec<usize> {
        let (mut ends, mut at) = (Vec::new(), 0);
        while let Some(c) = Text(text).after(at) {
            match mark(Text(text), at + c.len_utf8(), text.len()) {
                Ok(clause) => {
                    ends.push(clause.end);
                    at = clause.end;
                }
                Err(next) => at = next,
            }
        }
        ends.retain(|&end| end < text.len());
        ends
    }

    proptest! {
        /// Looking at the places that were found is as good as looking at all.
        #[test]
        fn clauses_of_places_are_those_of_all(text in prop_oneof![prose(), mixed_script()], copies in 1..9_usize) {
            let text = text.repeat(copies);
            for processor in [Processor::detect(), Processor::PORTABLE] {
                let (mut marks, mut ends, mut at) = (Marks::with(processor), Vec::new(), 0);
                while at < text.len() {
                    at = next(Text(&text), &mut marks, at, text.len()).end;
                    ends.push(at);
                }
                ends.pop();
                prop_assert_eq!(&ends, &ends_of_all(&text));
            }
        }
    }

    /// What opens in one sentence and closes in the next takes none of the marks of that.
    #[test]
    fn a_title_ends_with_its_sentence_at_last() {
        let text = Text("〈春。甲，乙〉来，好");
        let mut marks = Marks::new();
        let first = next(text, &mut marks, 0, 9).end;
        let second = next(text, &mut marks, first, text.len()).end;
        assert_eq!((first, second), (9, 15));
    }

    #[test]
    fn letters_are_passed_over() {
        for text in
            ["汉字かなカナ한글 plain “text”, 「引用」（括弧）。", "Ёлка, où, 12.5% (a-b) / c"]
        {
            let found = text.find([',', '。']).unwrap_or(text.len());
            let width =
                text.get(found..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8);
            assert_eq!(Marks::new().at(text.as_bytes(), 0), found + width - 1, "{text}");
        }
    }
}
