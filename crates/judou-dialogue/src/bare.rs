//! Labels without a colon: a bold name and a blank, a name in capitals and a stop, a heading or a bold
//! line that is a name and nothing else, a name and words in quotation marks.
//!
//! ```text
//! bare    = prefix ( mark name [ "." ] mark blank / mark name mark EOL / caps "." blank / "#" name EOL
//!                 / name "「" words "」" EOL / "（" name "）" words / name ( "｜" / [ "." ] " – " ) words
//!                 / "u/" name *CHAR " · " *CHAR EOL )
//! ```
//!
//! Bold words begin paragraphs everywhere, so that these are looked for only where no label with a
//! colon opens a turn, and [`crate::infer`] asks more of them.

mod odd;

use alloc::rc::Rc;
use alloc::vec::Vec;

use judou_source::Span;

pub(crate) use self::odd::odd_candidates;
use memchr::memchr_iter;

use crate::candidate::Candidate;
use crate::label::{Emphasis, Form, MAX_NAME, Prefix, is_blank, is_name_char, is_pictured};
use crate::line::{Kind, Line};
use crate::name::begins_with_title;
use crate::speech::is_value;
use crate::spelling::{Spelling, Spellings};
use crate::time::time;

/// How far into a line a bar or a dash may stand for a colon, in bytes.
const MAX_PARTED: usize = 120;

/// A label as it stands in a line, in bytes from the start of what is looked at.
struct Bare {
    emphasis: Emphasis,
    prefix: Prefix,
    name: (usize, usize),
    end: usize,
    start_ms: Option<u64>,
}

impl Bare {
    /// A label without emphasis, prefix and time.
    const fn plain(name: (usize, usize), end: usize) -> Self {
        Self { emphasis: Emphasis::None, prefix: Prefix::None, name, end, start_ms: None }
    }
}

/// The lines of `lines` that begin with a label without a colon.
pub(crate) fn bare_candidates(text: &str, lines: &[Line]) -> Vec<Candidate> {
    by(text, lines, |words| {
        emphasised(words)
            .or_else(|| posted(words))
            .or_else(|| parted(words))
            .or_else(|| capitals(words))
            .or_else(|| quoting(words))
    })
}

/// The lines of `lines` that begin with a name and an ideographic space, `佐伯　ええ。`: so much text
/// looks like that, that something else must tell an interview.
pub(crate) fn spaced_candidates(text: &str, lines: &[Line]) -> Vec<Candidate> {
    by(text, lines, spaced)
}

fn by(text: &str, lines: &[Line], label: impl Fn(&str) -> Option<Bare>) -> Vec<Candidate> {
    let mut found = Vec::new();
    let mut spellings = Spellings::default();
    for (number, line) in lines.iter().enumerate() {
        let start = line.span.trim(text).start;
        let Some(words) = text.get(start..line.span.end) else { continue };
        let bare = match line.kind {
            Kind::Heading(_) => heading(words, line.inner.start - start, line.inner.end - start),
            // All that is in round brackets is a label, if it comes back.
            Kind::Text | Kind::Remark => label(words),
            _ => None,
        };
        let Some(bare) = bare else { continue };
        let name = Span::new(start + bare.name.0, start + bare.name.1);
        let label = Span::new(start, start + bare.end);
        // The office behind a name is told once: `M. Roy, ministre de la mer`, then `M. Roy, ministre`.
        let short = name.of(text).split(", ").next().unwrap_or_default();
        let spelling = spellings.number(short);
        let Some(Spelling { folded, id, is_role, .. }) = spellings.get(spelling) else { continue };
        if folded.is_empty() {
            continue;
        }
        let rest = Span::new(label.end, line.span.end).trim(text);
        found.push(Candidate {
            line: number,
            form: Form { prefix: bare.prefix, emphasis: bare.emphasis },
            label,
            name,
            folded: Rc::clone(folded),
            name_id: *id,
            spelling,
            may_state_a_role: *is_role && is_value(rest.of(text)),
            rest,
            weak: false,
            doubled_colon: false,
            start_ms: bare.start_ms,
        });
    }
    found
}

/// `### Name`.
fn heading(words: &str, from: usize, to: usize) -> Option<Bare> {
    // `## 👤 Ann`
    let named = words.get(from..to)?.trim_start_matches(|c| is_pictured(c) || is_blank(c));
    let from = to - named.len();
    let name = words.get(from..to)?;
    is_name(name).then_some(Bare {
        emphasis: Emphasis::None,
        prefix: Prefix::Heading,
        name: (from, to),
        end: to,
        start_ms: None,
    })
}

/// `**Name** text`, `**NAME.** text`, `**Name**`.
fn emphasised(words: &str) -> Option<Bare> {
    let mark = ["**", "__"].into_iter().find(|mark| words.starts_with(mark))?;
    let inner = words.get(mark.len()..)?;
    let first = mark.as_bytes().first()?;
    let length = memchr_iter(*first, inner.as_bytes())
        .find(|at| inner.as_bytes().get(at + 1) == Some(first))?;
    let framed = inner.get(..length)?;
    // No name ends in a colon, as most of what is bold here does.
    if framed.ends_with([':', '：']) {
        return None;
    }
    // Forums set handles in brackets: `**[night_owl]**`.
    let bracketed = framed.strip_prefix('[').and_then(|inner| inner.strip_suffix(']'));
    let name = bracketed.unwrap_or(framed).trim_end_matches(['.', '．', '。']).trim();
    let after = inner.get(length + mark.len()..)?;
    if !is_name(name) || !after.chars().next().is_none_or(is_blank) {
        return None;
    }
    let from = mark.len()
        + match bracketed {
            Some(inner) => 1 + inner.len() - inner.trim_start().len(),
            None => framed.len() - framed.trim_start().len(),
        };
    // `**Ann** 00:12` and `**Ann** (00:12)` say when.
    let stamped = after.trim_start_matches(is_blank);
    let timed = stamped.strip_prefix('(').map_or_else(
        || time(stamped).ok(),
        |inner| time(inner).ok().and_then(|(rest, at)| Some((rest.strip_prefix(')')?, at))),
    );
    let timed = timed.filter(|(rest, _)| rest.chars().next().is_none_or(is_blank));
    Some(Bare {
        emphasis: Emphasis::Strong,
        prefix: Prefix::None,
        name: (from, from + name.len()),
        end: timed.map_or(mark.len() + length + mark.len(), |(rest, _)| words.len() - rest.len()),
        start_ms: timed.map(|(_, at)| at),
    })
}

/// `佐伯｜text`, `M. le ministre. – text`, `Ann — text`: a bar or a dash in the place of the colon.
fn parted(words: &str) -> Option<Bare> {
    let head = Span::new(0, words.len().min(MAX_PARTED)).of(words);
    let (at, mark) = head.char_indices().find(|(at, c)| match c {
        '｜' | '|' => true,
        '–' | '—' => words.get(..*at).is_some_and(|before| before.ends_with(is_blank)),
        _ => false,
    })?;
    let end = at + mark.len_utf8();
    let rest = words.get(end..)?;
    let name = words.get(..at)?.trim_end();
    let short = name.strip_suffix('.').filter(|name| name.len() > 3);
    // A title and an office make a name longer than others: `Mme Roy, rapporteure de la commission. – Oui.`
    let named = match short {
        Some(name) => {
            let before = name.split(", ").next().unwrap_or_default();
            is_name(before) && (begins_with_title(before) || !name.contains(". "))
        }
        None => is_name(name),
    };
    let spaced = mark == '｜' || rest.starts_with(is_blank);
    let bars = rest.contains(['|', '｜']);
    (named && spaced && !bars && !rest.trim().is_empty()).then_some(Bare {
        emphasis: Emphasis::None,
        prefix: Prefix::None,
        name: (0, short.unwrap_or(name).len()),
        end,
        start_ms: None,
    })
}

/// `u/night_owl (OP) · 12 points · 3 hours ago`, and the words below.
fn posted(words: &str) -> Option<Bare> {
    let handle = words.strip_prefix("u/")?;
    let length = handle.find(is_blank)?;
    let after = handle.get(length..)?;
    let name = handle.get(..length)?;
    (after.contains(" · ") && is_name(name)).then_some(Bare::plain((2, 2 + length), words.len()))
}

/// `NAME. text`, `MRS. DUNN. text`: a run of capitals that a stop ends.
fn capitals(words: &str) -> Option<Bare> {
    if !words.starts_with(char::is_uppercase) {
        return None;
    }
    let head = Span::new(0, words.len().min(MAX_NAME)).of(words);
    let mut name_end = None;
    for (at, _) in head.match_indices('.') {
        let name = head.get(..at)?;
        if name.chars().any(char::is_lowercase) {
            break;
        }
        let blank = words.get(at + 1..).and_then(|rest| rest.chars().next()).is_none_or(is_blank);
        // The stop of `MRS.` ends a title, not the name.
        if blank && !is_title(name) {
            name_end = Some(at);
            break;
        }
    }
    let name_end = name_end?;
    let name = words.get(..name_end)?;
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    let capital = letters >= 3 && is_name(name) && !is_division(name);
    capital.then_some(Bare::plain((0, name_end), name_end + 1))
}

/// `名「せりふ」`, as Japanese scripts for reading are set: the words fill the line.
fn quoting(words: &str) -> Option<Bare> {
    if !words.trim_end().ends_with(['」', '』']) {
        return None;
    }
    let end = words.find(['「', '『'])?;
    let name = words.get(..end)?.trim_end();
    let spoken = words.get(end..)?.trim_end();
    let close = if spoken.starts_with('「') { '」' } else { '』' };
    // `「はい」と言って「いいえ」` is a sentence with two quotations.
    let whole = spoken.find(close).is_some_and(|at| at + close.len_utf8() == spoken.len())
        || spoken.ends_with(close) && !spoken.contains("」と");
    // Particles join a name to a sentence: `僕は「…」`.
    let joined = name.ends_with(['は', 'が', 'も', 'に', 'を', 'の', 'と', '、', '，']);
    (is_name(name) && whole && !joined && name.chars().count() <= 12)
        .then_some(Bare::plain((0, name.len()), name.len()))
}

/// `ACT I`, `SCENE 2`: a part of a play.
fn is_division(name: &str) -> bool {
    let first = name.split(' ').next().unwrap_or_default();
    matches!(first, "ACT" | "SCENE" | "PROLOGUE" | "EPILOGUE" | "CURTAIN" | "CHAPTER" | "PART")
}

/// `名　せりふ`.
fn spaced(words: &str) -> Option<Bare> {
    let (name, rest) = words.split_once('\u{3000}')?;
    let fits = is_name(name) && name.chars().count() <= 12 && !rest.trim().is_empty();
    fits.then_some(Bare::plain((0, name.len()), name.len()))
}

fn is_title(name: &str) -> bool {
    matches!(name, "MR" | "MRS" | "MS" | "DR" | "PROF" | "ST" | "REV" | "SGT" | "CAPT" | "LT")
}

fn is_name(name: &str) -> bool {
    let mut length = 0_usize;
    let fits = name.chars().all(|c| {
        length += 1;
        length <= MAX_NAME && (is_name_char(c) && !matches!(c, '[' | ']') || c == '_')
    });
    fits && name.chars().any(char::is_alphabetic) && name.starts_with(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::line::lines;

    #[test]
    fn labels_without_a_colon() {
        let cases = [
            ("**方舟**　两位好。", Some(("方舟", "两位好。"))),
            ("**LENA.** You missed it.", Some(("LENA", "You missed it."))),
            ("**Ana Ruiz**", Some(("Ana Ruiz", ""))),
            ("**Ana Ruiz** 00:12", Some(("Ana Ruiz", ""))),
            ("**Ana Ruiz** (1:00:12) Hi.", Some(("Ana Ruiz", "Hi."))),
            ("**Ana Ruiz** 12 of them", Some(("Ana Ruiz", "12 of them"))),
            ("**[night_owl]** Nine days!", Some(("night_owl", "Nine days!"))),
            ("HAMLET. Words.", Some(("HAMLET", "Words."))),
            ("MRS. DUNN. It rains.", Some(("MRS. DUNN", "It rains."))),
            ("先輩「遅いぞ」", Some(("先輩", "「遅いぞ」"))),
            ("先輩は「遅い」と言って「帰れ」", None),
            ("### Audrey", Some(("Audrey", ""))),
            ("## 🤖 助手", Some(("助手", ""))),
            ("佐伯｜行きましたよね。", Some(("佐伯", "行きましたよね。"))),
            ("首页 | 新闻 | 体育", None),
            ("M. le ministre. – Oui.", Some(("M. le ministre", "Oui."))),
            ("well-known fact", None),
            ("u/night_owl (OP) · 12 points · 3 hours ago", Some(("night_owl", ""))),
            ("**First**, the rent", None),
            ("**bold**ly", None),
            ("ACT I. SCENE 2.", None),
            ("A. The first", None),
            ("End. Of it.", None),
        ];
        for (line, expected) in cases {
            let found = bare_candidates(line, &lines(line));
            let got = found.first().map(|it| (it.name.of(line), it.rest.of(line)));
            assert_eq!(got, expected, "{line:?}");
        }
    }
}
