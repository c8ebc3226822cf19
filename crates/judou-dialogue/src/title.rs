//! Titles without markup between the turns of a page.
//!
//! Pages that lost their markup keep their titles as short lines by themselves before a turn. Such a
//! line differs from the paragraphs round it: they end in a stop, it does not.

use alloc::vec::Vec;

use judou_source::Span;

use crate::assemble::Title;
use crate::candidate::Candidate;
use crate::line::{Kind, Line};
use crate::speech::ends_in_stop;

/// The longest title, in characters.
const MAX_TITLE: usize = 40;

/// How sure a line is a title by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sureness {
    /// No stop at its end.
    Plain,
    /// A question or a call, with a colon in it: `甲:乙？`.
    Pointed,
    /// A number begins it: `二、推车`.
    Numbered,
    /// A mark of titles begins it: `■これから`.
    Marked,
}

/// Marks that begin titles where there is no Markdown.
const TITLE_MARKS: &[char] =
    &['■', '□', '◆', '◇', '●', '○', '▼', '▽', '▲', '★', '☆', '§', '¶', '♦'];

/// Finds the titles among `lines`, given the candidates that open turns.
pub(crate) fn titles(
    text: &str,
    lines: &[Line],
    candidates: &[Candidate],
    openers: &[usize],
) -> Vec<Title> {
    let opener_lines: Vec<usize> = openers
        .iter()
        .filter_map(|at| candidates.get(*at))
        .map(|candidate| candidate.line)
        .collect();
    let mut found: Vec<(Title, Sureness)> = Vec::new();
    let mut paragraphs = 0_usize;
    let mut stopped = 0_usize;
    for pair in opener_lines.windows(2) {
        let &[opener, next] = pair else { continue };
        let title = standing_before(text, lines, opener, next);
        for (at, line) in lines.get(opener..next).unwrap_or_default().iter().enumerate() {
            if line.kind == Kind::Text && title.is_none_or(|(title, _)| title.line != opener + at) {
                paragraphs += 1;
                stopped += usize::from(line.stopped);
            }
        }
        found.extend(title);
    }
    // Where people write without stops, their absence says nothing.
    let tells = stopped * 10 >= paragraphs * 9;
    let plain = found.iter().filter(|(_, sureness)| *sureness == Sureness::Plain).count();
    if !tells || plain < 2 {
        found.retain(|(_, sureness)| matches!(sureness, Sureness::Marked | Sureness::Numbered));
        return found.into_iter().map(|(title, _)| title).collect();
    }
    let mut titles: Vec<Title> = found.into_iter().map(|(title, _)| title).collect();
    if let Some(first) =
        opener_lines.first().and_then(|first| before_the_dialogue(text, lines, *first))
    {
        titles.insert(0, first);
    }
    titles
}

/// The paragraph of one line before the opener on line `next`, if it could be a title.
fn standing_before(
    text: &str,
    lines: &[Line],
    opener: usize,
    next: usize,
) -> Option<(Title, Sureness)> {
    let number = last_text_before(lines, opener + 1, next)?;
    let line = lines.get(number)?;
    let blank = |at: usize| lines.get(at).is_some_and(|line| line.kind == Kind::Blank);
    // Blank on both sides, and something of the turn before it.
    if !blank(number + 1) || !number.checked_sub(1).is_some_and(blank) {
        return None;
    }
    // Nearly all paragraphs are too long, at four bytes a character, and need not be read to say so.
    if line.inner.len() > MAX_TITLE * 4 {
        return None;
    }
    let sureness = sureness(line.inner.of(text))?;
    // The last of several points that somebody makes is no title.
    if sureness == Sureness::Numbered
        && last_text_before(lines, opener, number)
            .and_then(|before| lines.get(before))
            .is_some_and(|before| is_numbered(before.inner.of(text)))
    {
        return None;
    }
    Some((Title { line: number, span: line.inner }, sureness))
}

/// `**PART 2**`, `【質疑応答】`: a frame round all of it, and no question or sentence inside.
fn is_framed(line: &str) -> bool {
    let frames = [("**", "**"), ("【", "】")];
    frames.into_iter().any(|(open, close)| {
        let inner = line.strip_prefix(open).and_then(|inner| inner.strip_suffix(close));
        inner.is_some_and(|inner| {
            !inner.is_empty()
                && !inner.contains([':', '：'])
                && !inner.contains(close)
                && !ends_in_stop(inner)
        })
    })
}

/// Whether a number begins the line as it begins titles: `二、`, `3. `, `第二部分 `, `Part 2`.
fn is_numbered(line: &str) -> bool {
    const HAN: &str = "一二三四五六七八九十";
    const ORDINALS: &[char] = &['部', '章', '幕', '场', '場', '节', '節', '回', '讲', '講'];
    const WORDS: &[&str] = &[
        "Part ",
        "PART ",
        "Chapter ",
        "Slide ",
        "Scene ",
        "SCENE ",
        "Article ",
        "Item ",
        "대화 ",
        "Dialogue ",
    ];
    let figure = |c: char| c.is_ascii_digit();
    let after = line.trim_start_matches(figure);
    let arabic =
        after.strip_prefix(['.', '、', '．']).is_some_and(|rest| !rest.starts_with(figure));
    let wide = line.trim_start_matches(|c| HAN.contains(c));
    let ordinal = line.strip_prefix('第').is_some_and(|rest| {
        let after = rest.trim_start_matches(|c| figure(c) || HAN.contains(c));
        after.len() < rest.len() && after.starts_with(ORDINALS)
    });
    let worded =
        |word: &&str| line.strip_prefix(*word).is_some_and(|rest| rest.starts_with(figure));
    arabic && after.len() < line.len()
        || wide.len() < line.len() && wide.starts_with(['、', '．', '.'])
        || ordinal
        || WORDS.iter().any(worded)
}

fn last_text_before(lines: &[Line], from: usize, to: usize) -> Option<usize> {
    let at = lines.get(from..to)?.iter().rposition(|line| line.kind != Kind::Blank)?;
    lines.get(from + at).filter(|line| line.kind == Kind::Text).map(|_| from + at)
}

/// `■これから`: a short line that a mark of titles begins.
pub(crate) fn is_marked_title(line: &str) -> bool {
    line.starts_with(TITLE_MARKS) && sureness(line) == Some(Sureness::Marked)
}

fn sureness(line: &str) -> Option<Sureness> {
    let short = line.chars().nth(MAX_TITLE).is_none();
    // `> (laughter)` is a remark on the words before it.
    let remark = line.trim_start_matches(['>', ' ']).starts_with(['(', '（', '[']);
    if !short || remark || line.contains('。') || line.ends_with(['…', ',', '，', '、', ':', '：'])
    {
        return None;
    }
    if line.starts_with(TITLE_MARKS) || is_framed(line) {
        return Some(Sureness::Marked);
    }
    if !ends_in_stop(line) {
        return Some(if is_numbered(line) { Sureness::Numbered } else { Sureness::Plain });
    }
    let pointed = line.ends_with(['？', '！', '?', '!']) && line.contains([':', '：']);
    pointed.then_some(Sureness::Pointed)
}

/// The title before the first turn: a line by itself, or what follows the colon of
/// `以下为…对话实录：`.
fn before_the_dialogue(text: &str, lines: &[Line], opener: usize) -> Option<Title> {
    let number = last_text_before(lines, opener.saturating_sub(3), opener)?;
    let line = lines.get(number)?;
    let words = line.inner.of(text);
    if let Some(at) = announcement(words) {
        let rest = Span::new(line.inner.start + at, line.inner.end).trim(text);
        let titled = !rest.is_empty() && rest.of(text).chars().nth(MAX_TITLE).is_none();
        return titled.then_some(Title { line: number, span: rest });
    }
    let alone = number
        .checked_sub(1)
        .and_then(|at| lines.get(at))
        .is_none_or(|line| line.kind == Kind::Blank);
    (alone && matches!(sureness(words), Some(Sureness::Plain | Sureness::Numbered)))
        .then_some(Title { line: number, span: line.inner })
}

/// Where the announcement of a dialogue ends, colon included: `以下是甲与乙的对话全文：`.
fn announcement(line: &str) -> Option<usize> {
    const STARTS: &[&str] = &["以下", "下面是", "下面为", "下面為", "以下は", "다음은"];
    const KINDS: &[&str] = &[
        "对话",
        "對話",
        "访谈",
        "訪談",
        "采访",
        "採訪",
        "专访",
        "專訪",
        "问答",
        "問答",
        "实录",
        "實錄",
        "全文",
        "内容",
        "內容",
        "文字",
        "インタビュー",
        "対談",
        "인터뷰",
        "대담",
    ];
    let at = line.find([':', '：'])?;
    let before = line.get(..at)?;
    let announces = STARTS.iter().any(|start| before.starts_with(start))
        && KINDS.iter().any(|kind| before.contains(kind))
        && before.chars().count() <= 60;
    announces
        .then(|| at + line.get(at..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_could_be_titles() {
        let cases = [
            ("これから", Some(Sureness::Plain)),
            ("■ これから", Some(Sureness::Marked)),
            ("甲:走吗？", Some(Sureness::Pointed)),
            ("走吧！", None),
            ("（笑）", None),
        ];
        for (input, expected) in cases {
            assert_eq!(sureness(input), expected, "{input:?}");
        }
    }

    #[test]
    fn announcements() {
        let cases = [
            ("以下为甲与乙的对话实录: 开场", Some(" 开场")),
            ("以下是采访全文：", Some("")),
            ("以下三点：", None),
            ("对话：甲与乙", None),
        ];
        for (input, expected) in cases {
            assert_eq!(announcement(input).and_then(|at| input.get(at..)), expected, "{input:?}");
        }
    }
}
