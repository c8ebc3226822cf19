//! Stage notes in what somebody says: `（笑）`, `[crosstalk]`, `(softly)` at the beginning.
//!
//! Brackets hold asides far more often than directions, so a bracket is one only where its place or
//! its words say so: it is a paragraph, it opens one, or it names a sound, a pause, a way of speaking.

use alloc::vec::Vec;

use judou_source::Span;
use memchr::memchr2;

use crate::model::{EventKind, Transcript, Turn};
use crate::structured::names_a_sound;

/// How many bytes a note may hold; a longer bracket is a paragraph of its own kind.
const MAX_NOTE: usize = 240;

const BRACKETS: &[(char, char)] =
    &[('(', ')'), ('（', '）'), ('[', ']'), ('［', '］'), ('【', '】'), ('〔', '〕')];

impl Transcript<'_> {
    /// The stage notes inside a turn, in order: sounds, pauses and ways of speaking that are written
    /// into what is said, brackets included, and events of kind [`EventKind::Stage`] that lie in it.
    ///
    /// They are part of `turn.content`, and found when they are asked for: linear in the turn, and in
    /// the logarithm of the events.
    ///
    /// # Examples
    ///
    /// ```
    /// let text = "\
    /// 甲：（站起来）走吧（笑），去年（二〇二三年）说好的。
    ///
    /// 乙：好。
    ///
    /// 甲：走！
    ///
    /// （掌声）
    ///
    /// 乙：再见。
    /// ";
    /// let transcript = judou_dialogue::parse(text);
    /// let notes = transcript.stage_notes(&transcript.turns[0], text);
    /// let notes: Vec<&str> = notes.iter().map(|note| note.of(text)).collect();
    /// assert_eq!(notes, ["（站起来）", "（笑）"]);
    /// ```
    pub fn stage_notes(&self, turn: &Turn, text: &str) -> Vec<Span> {
        let first = self.events.partition_point(|event| event.span.start < turn.content.start);
        let events = self.events.get(first..).unwrap_or_default();
        let mut notes: Vec<Span> = events
            .iter()
            .take_while(|event| event.span.start < turn.content.end)
            .filter(|event| event.kind == EventKind::Stage && turn.content.covers(event.span))
            .map(|event| event.span)
            .collect();
        let told = notes.len();
        for paragraph in &turn.paragraphs {
            find(text, *paragraph, |note| {
                // The events are in order: the last that begins before the note's end may be it.
                let events = notes.get(..told).unwrap_or_default();
                let before = events.partition_point(|event| event.start < note.end);
                let last = before.checked_sub(1).and_then(|at| events.get(at));
                if last.is_none_or(|event| event.end <= note.start) {
                    notes.push(note);
                }
            });
        }
        notes.sort_unstable();
        notes
    }
}

/// Hands every note of `paragraph` to `each`.
fn find(text: &str, paragraph: Span, mut each: impl FnMut(Span)) {
    let words = paragraph.of(text);
    let latin = words.is_ascii();
    let mut at = 0;
    while let Some((open, closer)) = next_bracket(words, at, latin) {
        let opener =
            words.get(open..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8);
        let inside =
            Span::new(open + opener, (open + opener + MAX_NOTE).min(words.len())).floor(words);
        let inside = inside.of(words);
        let close = inside
            .find([closer, '\n'])
            .filter(|close| inside.get(*close..).is_some_and(|rest| rest.starts_with(closer)));
        at = open + opener;
        let Some(close) = close else { continue };
        let inner = inside.get(..close).unwrap_or_default();
        // `((laughs)`: the inner bracket is the one that closes.
        if BRACKETS.iter().any(|(open, _)| inner.contains(*open)) {
            continue;
        }
        let end = open + opener + close + closer.len_utf8();
        let before = words.get(..open).unwrap_or_default();
        let after = words.get(end..).unwrap_or_default();
        if is_note(before, inner, after, closer) {
            let note = Span::new(open, end);
            each(note.shift(paragraph.start));
            at = end;
        }
    }
}

/// The first opening bracket at or behind `at`, and what closes it.
/// Of words that are all ASCII, `latin`, two are looked for.
fn next_bracket(words: &str, at: usize, latin: bool) -> Option<(usize, char)> {
    let rest = words.get(at..)?;
    // The lead bytes of the wide ones begin much else, so that these are read on.
    let is_opener = |open: &usize| {
        matches!(
            rest.as_bytes().get(*open..),
            Some([b'(' | b'[', ..] | [0xef, 0xbc, 0x88 | 0xbb, ..] | [0xe3, 0x80, 0x90 | 0x94, ..])
        )
    };
    let open = if latin {
        memchr2(b'(', b'[', rest.as_bytes())?
    } else {
        let lead =
            |(at, byte): (usize, u8)| matches!(byte, b'(' | b'[' | 0xef | 0xe3).then_some(at);
        rest.bytes().enumerate().filter_map(lead).find(is_opener)?
    };
    let bracket = rest.get(open..)?.chars().next()?;
    let (_, closer) = BRACKETS.iter().find(|(open, _)| *open == bracket)?;
    Some((at + open, *closer))
}

fn is_note(before: &str, inner: &str, after: &str, closer: char) -> bool {
    // `[words](address)`, `[^1]`, `![picture]`, `(1)`.
    let marked = closer == ']' && (after.starts_with(['(', '[', ':']) || inner.starts_with('^'));
    // Only what stands right before it is looked at, so that many brackets in a line cost no more.
    let emphasis = |c: char| matches!(c, '*' | '_' | ' ' | '\t' | '\u{3000}');
    let before = before.trim_end_matches(emphasis);
    if marked || before.ends_with('!') && closer == ']' || !inner.chars().any(char::is_alphabetic) {
        return false;
    }
    let opens = before.is_empty() || before.ends_with(['\n', '\r']);
    // `(a)`, `（一）` at the beginning number something.
    opens && inner.chars().count() > 1 && !is_number(inner) || names_a_sound(inner)
}

fn is_number(inner: &str) -> bool {
    inner.chars().all(|c| c.is_numeric() || "一二三四五六七八九十百ivxIVX".contains(c))
}
