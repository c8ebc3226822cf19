//! Speech that a dash opens, as in Spanish, French, Portuguese, Polish and Russian stories.
//!
//! ```text
//! line   = *blank dash *blank speech *( insertion [ speech ] )
//! insertion = dash clause dash [ stop ]      ; —No —dijo Juan—. Mañana.   — Да, — сказал он. — Иду.
//!           / verb subject ( "," / "." )     ; — Oui, dit-il. Je viens.
//! dash   = "—" / "–" / "―"                   ; one: two are a Chinese dash, and a hyphen is a list's
//! ```
//!
//! Text comes in, the stretches that are said go out, as [`Pair`]s of [`Mark::Dash`]; the clauses between
//! them are read by [`super::european`], like those behind any other mark. A dash within what is said
//! closes nothing: it must be glued to the clause as in Spanish, stand behind a stop or a comma, or open
//! a clause with a verb of saying. Lists have dashes too, so most lines must end as sentences do.

use alloc::vec::Vec;

use judou_source::{Span, lines_in};

use super::clause::{Part, REACH};
use super::european;
use super::marks::{Mark, Pair};
use crate::name::{is_han, is_hangul, is_kana};
use crate::speech::ends_in_stop;

/// Adds what dashes open in `text` to `pairs`, which are in order and stay so. Linear.
pub(super) fn add(text: &str, pairs: &mut Vec<Pair>) {
    let paragraphs = paragraphs(text);
    let stopped = paragraphs.iter().filter(|it| ends_in_stop(it.of(text))).count();
    if paragraphs.len() < 2 && !paragraphs.iter().any(|it| is_told(text, *it))
        || stopped * 3 < paragraphs.len() * 2
    {
        return;
    }
    let mut said = Vec::new();
    for paragraph in paragraphs {
        read(text, paragraph, &mut said);
    }
    // What a mark opens on one side of a dash and closes on the other stays as the marks have it.
    let mut marked = pairs.iter().peekable();
    let mut open: Vec<&Pair> = Vec::new();
    said.retain(|pair| {
        while let Some(mark) = marked.next_if(|mark| mark.span.start < pair.span.end) {
            open.push(mark);
        }
        open.retain(|mark| mark.span.end > pair.span.start);
        open.iter().all(|mark| pair.content.covers(mark.span) || mark.content.covers(pair.span))
    });
    if !said.is_empty() {
        pairs.append(&mut said);
        // Of two that are alike, the mark stands in what the dash opens.
        pairs.sort_by_key(|it| (it.span.start, usize::MAX - it.span.end, it.mark != Mark::Dash));
    }
}

const fn is_dash(c: char) -> bool {
    matches!(c, '—' | '–' | '―')
}

/// The paragraphs of `text` that begin with a dash, outside fences.
fn paragraphs(text: &str) -> Vec<Span> {
    let mut found: Vec<Span> = Vec::new();
    let (mut fenced, mut goes_on) = (false, false);
    for line in lines_in(text, Span::whole(text)) {
        let span = line.span.trim(text);
        let inner = span.of(text);
        if inner.starts_with("```") || inner.starts_with("~~~") {
            (fenced, goes_on) = (!fenced, false);
        } else if fenced || inner.is_empty() {
            goes_on = false;
        } else if opens(inner) {
            found.push(span);
            goes_on = !ends_in_stop(inner);
        } else if goes_on && let Some(last) = found.last_mut() {
            *last = last.cover(span);
            goes_on = !ends_in_stop(inner);
        }
    }
    found
}

/// Whether a line begins with one dash, and goes on in a script that has this custom.
fn opens(line: &str) -> bool {
    let mut chars = line.chars();
    if !chars.next().is_some_and(is_dash) {
        return false;
    }
    let rest = chars.as_str();
    let first = rest.trim_start().chars().next();
    let wide = |c: char| is_han(c) || is_kana(c) || is_hangul(c);
    first.is_some_and(|c| !is_dash(c) && (c.is_alphabetic() || "¿¡…«“\"'‘".contains(c)))
        && !Span::new(0, REACH).floor(line).of(line).chars().any(wide)
}

/// Whether a verb of saying stands behind a dash in a paragraph, or behind its first words.
fn is_told(text: &str, paragraph: Span) -> bool {
    let mut said = Vec::new();
    read(text, paragraph, &mut said);
    said.first().is_some_and(|first| {
        let tail =
            Part::new(text, Span::new(first.span.end, paragraph.end.min(first.span.end + REACH)));
        european::after(tail, first.content.of(text).chars().next_back()).is_some()
    })
}

/// Adds the stretches of a paragraph that are said.
fn read(text: &str, paragraph: Span, said: &mut Vec<Pair>) {
    let opening = paragraph.of(text).chars().next().map_or(0, char::len_utf8);
    let mut from = paragraph.start;
    // Where what is said begins, behind the dash and what else stands before it.
    let mut at = paragraph.start + opening;
    while at < paragraph.end {
        let Some((end, after)) = interruption(text, Span::new(at, paragraph.end)) else {
            push(text, Span::new(from, paragraph.end), at, said);
            return;
        };
        push(text, Span::new(from, end), at, said);
        let Some(next) = after else { return };
        from = next;
        at = next;
    }
}

fn push(text: &str, span: Span, inner: usize, said: &mut Vec<Pair>) {
    let content = Span::new(inner, span.end).trim(text);
    if content.of(text).contains(char::is_alphanumeric) {
        let start = if span.start == inner { content.start } else { span.start };
        let span = Span::new(start, content.end);
        said.push(Pair { span, content, mark: Mark::Dash, continues: false });
    }
}

/// Where speech in `rest` is interrupted, and where it goes on, if it does.
fn interruption(text: &str, rest: Span) -> Option<(usize, Option<usize>)> {
    let said = rest.of(text);
    let mut before = ' ';
    for (at, c) in said.char_indices() {
        let here = rest.start + at;
        let behind = here + c.len_utf8();
        if is_dash(c) && is_inserted(text, Span::new(rest.start, here), Span::new(behind, rest.end))
        {
            return Some((here, resumption(text, Span::new(behind, rest.end))));
        }
        // `— Oui, dit-il.`: no dash, the verb first.
        let dash = || Span::new(behind, rest.end).of(text).starts_with(is_dash);
        if c == ' ' && matches!(before, ',' | '!' | '?' | '…') && !dash() {
            let tail = Part::new(text, Span::new(here, rest.end.min(here + REACH)));
            let report = european::after(tail, Some(before));
            let first = report
                .filter(|it| it.source.is_some())
                .and_then(|it| it.cue)
                .filter(|cue| cue.start <= behind + "lui ".len());
            if let Some(cue) = first {
                return Some((here, behind_clause(text, Span::new(cue.end, rest.end))));
            }
        }
        before = c;
    }
    None
}

/// Whether the dash between what is `said` and `rest` opens a clause that is not said.
fn is_inserted(text: &str, said: Span, rest: Span) -> bool {
    let (before, behind) = (said.of(text), rest.of(text));
    let glued = behind.starts_with(char::is_alphanumeric);
    let stopped = before.trim_end().ends_with(['.', ',', '!', '?', '…']);
    let reports = || {
        let tail = Span::new(said.end, rest.end.min(said.end + REACH));
        european::after(Part::new(text, tail), None).is_some_and(|it| it.source.is_some())
    };
    before.ends_with(char::is_whitespace) && (glued || stopped || reports())
}

/// Where speech goes on behind the clause that `rest` begins with: behind its closing dash.
fn resumption(text: &str, rest: Span) -> Option<usize> {
    let clause = rest.of(text);
    let mut dashes = clause.char_indices().filter(|(_, c)| is_dash(*c));
    let (at, c) = dashes.next()?;
    let behind = rest.start + at + c.len_utf8();
    let inner = Span::new(behind, rest.end).of(text);
    let speech =
        inner.trim_start_matches(['.', ',', ';', ':', '!', '?', '…', ' ', '\n', '\r', '\t']);
    (!speech.is_empty()).then(|| rest.end - speech.len())
}

/// Where speech goes on behind a clause that no dash closes: behind its stop or comma, if what follows
/// says `I` or `you`, or asks.
fn behind_clause(text: &str, rest: Span) -> Option<usize> {
    #[rustfmt::skip]
    const PERSONAL: &[&str] = &[
        "je", "j", "tu", "vous", "nous", "me", "moi", "toi", "mon", "ma", "mes", "ton", "ta", "tes",
        "votre", "vos", "notre", "nos", "c", "ça", "oui", "non", "i", "you", "we", "my", "your", "yo",
        "eu", "io",
    ];
    let clause = rest.of(text);
    let stop = clause.find(['.', ',', ';', '!', '?'])?;
    let behind = clause.get(stop + 1..)?;
    let speech = behind.trim_start();
    let asks = speech.contains(['!', '?']);
    let personal = || {
        let mut words = speech.split(|c: char| !c.is_alphanumeric()).filter(|it| !it.is_empty());
        words.any(|word| PERSONAL.contains(&&*word.to_lowercase()))
    };
    (!speech.is_empty() && (asks || personal())).then(|| rest.end - speech.len())
}
