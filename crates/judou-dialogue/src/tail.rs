//! Where the page goes on after the last words, if no word of it says so.
//!
//! [`crate::close`] knows notices and credits by their words. This is about the rest: what stands below the
//! last turn is told by what the turns before it were like. Where nobody went on in a second paragraph, nor
//! does the last; where all paragraphs end as sentences do, a line that does not is the page's.

use crate::candidate::Candidate;
use crate::line::{Kind, Line};
use crate::speech::sounds_spoken;

/// From how many turns on their paragraphs say how the last one goes on.
const MIN_TURNS: usize = 8;

/// The longest line that is the page's for want of a stop, in characters.
const MAX_LINE: usize = 40;

/// How the turns before the last are written.
struct Manner {
    /// Nobody goes on in a second paragraph.
    single: bool,
    /// Paragraphs end as sentences do.
    stopped: bool,
}

/// The line with which the page goes on after the last of `openers`, if it can be told.
pub(crate) fn page_begins(
    text: &str,
    lines: &[Line],
    candidates: &[Candidate],
    openers: &[usize],
) -> Option<usize> {
    let last = candidates.get(*openers.last()?)?;
    let quiet = |at: usize| lines.get(at).is_none_or(|line| line.kind == Kind::Blank);
    // Most documents end with the last words.
    let rest = lines.get(last.line + 1..)?;
    if rest.iter().all(|line| line.kind == Kind::Blank) {
        return None;
    }
    let manner = manner(lines, candidates, openers);
    let mut said = last.has_rest();
    let mut open = last.has_rest();
    let mut before_ends = lines.get(last.line).is_some_and(|line| line.stopped);
    for (number, line) in lines.iter().enumerate().skip(last.line + 1) {
        if line.kind == Kind::Blank {
            open = false;
            continue;
        }
        if !said || line.kind != Kind::Text {
            (said, open, before_ends) = (true, true, line.stopped);
            continue;
        }
        let words = line.inner.of(text);
        let alone = !open && quiet(number + 1);
        if !open && manner.single || is_of_the_page(words) {
            return Some(number);
        }
        let short = words.chars().nth(MAX_LINE).is_none();
        let unstopped = manner.stopped && before_ends && alone && short && !line.stopped;
        let entry = words.starts_with(|c: char| !c.is_alphanumeric() || c.is_numeric());
        if unstopped && !entry || !open && is_field(text, candidates, number) {
            return Some(number);
        }
        (open, before_ends) = (true, line.stopped);
    }
    None
}

fn manner(lines: &[Line], candidates: &[Candidate], openers: &[usize]) -> Manner {
    let mut paragraphs = 0_usize;
    let mut others = 0_usize;
    let mut stopped = 0_usize;
    for pair in openers.windows(2) {
        let &[one, next] = pair else { continue };
        let (Some(one), Some(next)) = (candidates.get(one), candidates.get(next)) else { continue };
        let mut said = one.has_rest();
        let mut open = said;
        paragraphs += usize::from(said);
        stopped += usize::from(said && lines.get(one.line).is_some_and(|line| line.stopped));
        for line in lines.get(one.line + 1..next.line).unwrap_or_default() {
            match line.kind {
                Kind::Blank => open = false,
                Kind::Text => {
                    if !open {
                        others += usize::from(said);
                        paragraphs += 1;
                        stopped += usize::from(line.stopped);
                    }
                    (said, open) = (true, true);
                }
                _ => open = true,
            }
        }
    }
    Manner {
        single: openers.len() >= MIN_TURNS && others == 0,
        stopped: openers.len() >= MIN_TURNS && stopped * 10 >= paragraphs * 9,
    }
}

/// Nothing but a link, a line in italics or tags: `[Subscribe](…)`, `*Fotos: …*`, `#garden #bees`.
fn is_of_the_page(line: &str) -> bool {
    let address = line.starts_with('[') && line.ends_with(')') && line.matches("](").count() == 1;
    let italic = ['*', '_'].into_iter().any(|mark| {
        let inner = line.strip_prefix(mark).and_then(|inner| inner.strip_suffix(mark));
        inner.is_some_and(|inner| !inner.is_empty() && !inner.contains(mark))
    });
    let tags = line.split_whitespace().all(|word| word.starts_with(['#', '＃']) && word.len() > 1);
    address || italic || tags
}

/// Whether a label and a value stand on the line: `Time left on the tape: 53 min`.
fn is_field(text: &str, candidates: &[Candidate], number: usize) -> bool {
    let at = candidates.binary_search_by_key(&number, |candidate| candidate.line).ok();
    at.and_then(|at| candidates.get(at))
        .is_some_and(|candidate| candidate.has_rest() && !sounds_spoken(candidate.rest.of(text)))
}
