//! Dresses of labels that are more often something else.
//!
//! ```text
//! odd = name "(" time ")" / "（" name "）" / name "）" / name EOL / name blank japanese
//! ```
//!
//! Lines look like these in all kinds of texts, so that [`crate::infer`] asks that those who have such a
//! label talk to one another.

use alloc::vec;
use alloc::vec::Vec;

use judou_source::Span;

use super::{Bare, by, is_name};
use crate::candidate::Candidate;
use crate::label::{MAX_NAME, is_blank};
use crate::lexicon::{is_event, question_or_answer};
use crate::line::Line;
use crate::name::{fold, is_han, is_hangul, is_kana};
use crate::speech::ends_in_stop;
use crate::time::time;

/// The lines of `lines` that begin with a label in a dress that is more often something else, one dress
/// after the other: `Ann (0:12)`, `（記者）`, `記者）`, a name that fills the line, a name and a blank before Japanese.
pub(crate) fn odd_candidates(text: &str, lines: &[Line]) -> impl Iterator<Item = Vec<Candidate>> {
    const DRESSES: [fn(&str) -> Option<Bare>; 5] = [timed, in_round_brackets, closed, alone, blank];
    DRESSES.into_iter().map(move |dress| recurring(by(text, lines, dress)))
}

/// The candidates if names recur among them; else none, which nearly all texts end with.
fn recurring(found: Vec<Candidate>) -> Vec<Candidate> {
    let mut counts = vec![0_usize; found.len()];
    for candidate in &found {
        if let Some(count) = counts.get_mut(candidate.name_id) {
            *count += 1;
        }
    }
    if counts.iter().filter(|count| **count > 1).count() < 2 { Vec::new() } else { found }
}

/// How many characters a name in brackets, before a bracket or before a blank has at most.
const MAX_WIDE: usize = 12;

/// `Ann Lee (00:00:12) words`, or the words below.
fn timed(words: &str) -> Option<Bare> {
    let head = Span::new(0, words.len().min(MAX_NAME)).of(words);
    let (before, inner) = head.split_once(['(', '（', '['])?;
    let name = before.trim_end();
    let open = head.len() - before.len() - inner.len();
    let (after, start) = time(words.get(before.len() + open..)?).ok()?;
    let close = after.chars().next().filter(|c| matches!(c, ')' | '）' | ']'))?;
    let rest = after.get(close.len_utf8()..)?;
    let fits = is_name(name) && rest.chars().next().is_none_or(is_blank);
    fits.then_some(Bare {
        start_ms: Some(start),
        ..Bare::plain((0, name.len()), words.len() - rest.len())
    })
}

/// `（記者）質問です。`, `(大 臣)` above the words.
fn in_round_brackets(words: &str) -> Option<Bare> {
    let inner = words.strip_prefix(['（', '('])?;
    let open = words.len() - inner.len();
    let (framed, _) = inner.split_once(['）', ')'])?;
    let close = inner.get(framed.len()..)?.chars().next()?.len_utf8();
    let name = framed.trim();
    let from = open + framed.len() - framed.trim_start().len();
    (is_name(name) && name.chars().count() <= 2 * MAX_WIDE && !is_aside(name))
        .then_some(Bare::plain((from, from + name.len()), open + framed.len() + close))
}

/// `記者）質問です。`
fn closed(words: &str) -> Option<Bare> {
    let head = Span::new(0, words.len().min(4 * MAX_WIDE)).of(words);
    let (name, _) = head.split_once(['）', ')'])?;
    let close = words.get(name.len()..)?.chars().next()?.len_utf8();
    // `ア）`, `a)` count.
    let fits = is_name(name) && (2..=MAX_WIDE).contains(&name.chars().count());
    (fits && name.chars().all(is_wide)).then_some(Bare::plain((0, name.len()), name.len() + close))
}

/// A name that fills the line, the words below.
fn alone(words: &str) -> Option<Bare> {
    // Names are short, in any script.
    let name = Span::new(0, words.len().min(MAX_NAME)).of(words).trim_end();
    if name.len() < words.trim_end().len() || !is_name(name) {
        return None;
    }
    let fits = if name.chars().any(is_wide) {
        name.chars().count() <= MAX_WIDE
    } else {
        name.split(' ').count() <= 3 && name.starts_with(char::is_uppercase)
    };
    fits.then_some(Bare::plain((0, name.len()), name.len()))
}

/// `司会 では始めます。`: a short name, a blank and Japanese, which has no blanks of its own.
fn blank(words: &str) -> Option<Bare> {
    let (name, rest) = words.split_once(' ')?;
    let fits = is_name(name)
        && (2..=6).contains(&name.chars().count())
        && name.chars().all(is_wide)
        && rest.chars().any(is_kana)
        && (ends_in_stop(rest) || ends_in_a_remark(rest));
    fits.then_some(Bare::plain((0, name.len()), name.len()))
}

/// `よろしくお願いします。(拍手)`
fn ends_in_a_remark(words: &str) -> bool {
    let Some(inner) = words.trim_end().strip_suffix([')', '）']) else { return false };
    inner.rsplit_once(['(', '（']).is_some_and(|(said, _)| ends_in_stop(said))
}

/// A script without blanks between its words.
fn is_wide(c: char) -> bool {
    is_han(c) || is_kana(c) || is_hangul(c) || c == 'ー'
}

/// What stands in round brackets and says how, not who: `（笑）`.
fn is_aside(name: &str) -> bool {
    let folded = fold(name);
    is_event(&folded) || name.chars().nth(1).is_none() && question_or_answer(&folded).is_none()
}
