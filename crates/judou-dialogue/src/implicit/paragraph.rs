//! The paragraphs of a text, and what sets some of them off.

use alloc::vec::Vec;

use judou_source::Span;

use crate::askers::dash;
use crate::candidate::Candidate;
use crate::lexicon;
use crate::line::{Kind, Line};
use crate::model::Role;
use crate::speech::{asks, ends_in_stop};

/// What sets a question off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    /// `——`, `―`, `–`.
    Dash,
    /// `-`, as in lists.
    Hyphen,
    /// All of it bold.
    Strong,
    /// All of it italic.
    Light,
    /// A heading.
    Heading,
    /// `Q:`, `记者：`: the candidate with this index.
    Label(usize),
}

impl Mark {
    /// Whether both set questions off in the same way.
    pub(super) const fn is_like(self, other: Self) -> bool {
        matches!(
            (self, other),
            (Self::Dash, Self::Dash)
                | (Self::Hyphen, Self::Hyphen)
                | (Self::Strong, Self::Strong)
                | (Self::Light, Self::Light)
                | (Self::Heading, Self::Heading)
                | (Self::Label(_), Self::Label(_))
        )
    }

    /// Whether it stands in all kinds of texts, so that more must tell an interview.
    pub(super) const fn is_common(self) -> bool {
        !matches!(self, Self::Dash | Self::Label(_))
    }
}

/// A paragraph: its lines, and what it is.
#[derive(Clone, Copy, Debug)]
pub(super) struct Paragraph {
    pub(super) first: usize,
    /// Where the words of its first line end.
    pub(super) line_end: usize,
    /// All its text.
    pub(super) span: Span,
    /// How many bytes its mark has, and which.
    pub(super) mark: Option<(usize, Mark)>,
    /// A heading or a rule that asks nothing: what ends an answer.
    pub(super) divides: bool,
}

/// The paragraphs of text and the headings; a line with a dash is one by itself.
pub(super) fn paragraphs(text: &str, lines: &[Line], labelled: &[Candidate]) -> Vec<Paragraph> {
    let tight = answers_below(text, lines, labelled);
    let mut found: Vec<Paragraph> = Vec::new();
    let mut open = false;
    let mut next = 0;
    for (number, line) in lines.iter().enumerate() {
        while labelled.get(next).is_some_and(|candidate| candidate.line < number) {
            next += 1;
        }
        let label = labelled.get(next).filter(|it| it.line == number && is_of_questions(it));
        let inner = line.inner.of(text);
        let paragraph = Paragraph {
            first: number,
            line_end: line.inner.end,
            span: line.inner,
            mark: None,
            divides: false,
        };
        match line.kind {
            Kind::Text | Kind::Remark => {
                let mark = match label {
                    Some(label) => Some((label.label.end - label.label.start, Mark::Label(next))),
                    None => mark(inner),
                };
                if let Some(paragraph) = found
                    .last_mut()
                    .filter(|it| open && mark.is_none() && !is_whole(text, it, tight))
                {
                    paragraph.span = paragraph.span.cover(line.inner);
                } else {
                    found.push(Paragraph { mark, ..paragraph });
                }
                open = true;
                continue;
            }
            Kind::Heading(_) => {
                let whole = line.span.trim(text);
                let length = line.inner.start - whole.start;
                let mark = match label {
                    Some(label) => Some((label.label.end - label.label.start, Mark::Label(next))),
                    None => asks(inner).then_some((length, Mark::Heading)),
                };
                let span = if mark.is_some() { whole } else { line.inner };
                found.push(Paragraph { span, mark, divides: mark.is_none(), ..paragraph });
            }
            Kind::Rule => {
                found.push(Paragraph { divides: true, ..paragraph });
            }
            _ => {}
        }
        open = false;
    }
    found
}

/// Whether a label is one of questions alone, `Q`, `问`, `记者`.
fn is_of_questions(candidate: &Candidate) -> bool {
    !candidate.weak
        && (lexicon::question_or_answer(&candidate.folded) == Some(true)
            || lexicon::role(&candidate.folded) == Some(Role::Interviewer))
}

/// Whether nearly all labels of questions have a sentence on their line and text right below it: answers
/// stand there, for nobody breaks all questions behind a stop.
fn answers_below(text: &str, lines: &[Line], labelled: &[Candidate]) -> bool {
    let (mut count, mut below) = (0_usize, 0_usize);
    for label in labelled.iter().filter(|it| is_of_questions(it)) {
        let next = lines.get(label.line + 1);
        count += 1;
        below += usize::from(
            ends_in_stop(label.rest.of(text)) && next.is_some_and(|it| it.kind == Kind::Text),
        );
    }
    below >= 3 && below * 10 >= count * 8
}

/// Whether a question ends with its line: emphasis does, and a dash whose words end in a stop.
fn is_whole(text: &str, paragraph: &Paragraph, tight: bool) -> bool {
    match paragraph.mark {
        Some((_, Mark::Strong | Mark::Light | Mark::Heading)) => true,
        Some((_, Mark::Dash)) => ends_in_stop(paragraph.span.of(text)),
        Some((_, Mark::Label(_))) => tight && ends_in_stop(paragraph.span.of(text)),
        _ => false,
    }
}

/// The mark that begins `line`, and its length: a dash and the blanks after it, or emphasis round all
/// of the line.
fn mark(line: &str) -> Option<(usize, Mark)> {
    if let Some(length) = dash(line) {
        return Some((length, Mark::Dash));
    }
    if line.starts_with("- ") {
        return Some((2, Mark::Hyphen));
    }
    emphasis(line)
}

/// The length of the mark of emphasis that is round all of `line`, a number before it passed over;
/// the question mark may stand behind it.
fn emphasis(line: &str) -> Option<(usize, Mark)> {
    let numbered =
        line.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | '、' | ' '));
    let number = line.len() - numbered.len();
    for mark in ["**", "__", "*", "_"] {
        let Some(inner) = numbered.strip_prefix(mark) else { continue };
        let bare = inner.trim_end_matches(['?', '？', ' ']);
        let Some(words) = bare.strip_suffix(mark) else { continue };
        // Emphasis that ends and begins again within the line is no frame round it.
        let framed = !words.is_empty() && !words.contains(mark);
        let kind = if mark.len() == 2 { Mark::Strong } else { Mark::Light };
        return framed.then_some((number + mark.len(), kind));
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks() {
        let cases = [
            ("——去哪儿？", Some((6, Mark::Dash))),
            ("― どこへ？", Some((4, Mark::Dash))),
            ("**Why now?**", Some((2, Mark::Strong))),
            ("**Why now**?", Some((2, Mark::Strong))),
            ("1. **Why now?**", Some((5, Mark::Strong))),
            ("*Why now?*", Some((1, Mark::Light))),
            ("**Why** and **how**", None),
            ("——", None),
            ("- bread?", Some((2, Mark::Hyphen))),
        ];
        for (line, expected) in cases {
            assert_eq!(mark(line), expected, "{line:?}");
        }
    }
}
