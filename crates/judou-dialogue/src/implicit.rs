//! Interviews in which no label says who speaks: a mark sets the questions off, or nothing but order.
//!
//! In come the lines, out come openers with empty names. Three ways of writing are known:
//!
//! - `—— question?` and an answer without a mark, in magazines of Chinese, Japanese and others;
//! - a question that is emphasised or a heading as a whole, and an answer without a mark;
//! - a label for questions alone (`Q: …`), and an answer without one;
//! - nothing but paragraphs with a dash, two people in turn.
//!
//! Articles have bold questions and dashes too. A dash must set off questions mostly; a bold question
//! is an interviewer's only if two of three things hold: the text says that it is an interview, the
//! questions address somebody, the answers speak of themselves. A list of frequent questions does none
//! of these.

mod paragraph;

use alloc::rc::Rc;
use alloc::vec::Vec;

use judou_source::Span;

use self::paragraph::{Mark, Paragraph, paragraphs};
use crate::candidate::Candidate;
use crate::label::{Emphasis, Form, Prefix};
use crate::lexicon;
use crate::line::Line;
use crate::name::{is_han, is_kana};
use crate::person::{
    addresses_somebody, announces_an_interview, credits_an_interview, speaks_of_itself, takes_up,
};
use crate::speech::{asks, ends_in_stop, prompts};

/// One who has no label. No name folds to a mark, so that these are no label's.
#[derive(Clone, Copy)]
struct Nameless {
    folded: &'static str,
    /// What stands for the name and its spelling, beyond those of labels.
    number: usize,
}

/// Who asks and who answers, with numbers that no label in `labelled` has.
fn sides(labelled: &[Candidate]) -> [Nameless; 2] {
    let next = labelled.iter().map(|it| it.name_id.max(it.spelling) + 1).max().unwrap_or(0);
    [
        Nameless { folded: lexicon::NAMELESS_ASKER, number: next },
        Nameless { folded: "!", number: next + 1 },
    ]
}

/// How many questions make an interview.
const MIN_QUESTIONS: usize = 3;

/// The marks in the order in which they are tried.
const MARKS: [Mark; 6] =
    [Mark::Label(0), Mark::Dash, Mark::Strong, Mark::Light, Mark::Heading, Mark::Hyphen];

/// What was found in a text without labels.
#[derive(Debug, Default)]
pub(crate) struct Implicit {
    /// The openers, in order; their names are empty but for labels of questions.
    pub(crate) openers: Vec<Candidate>,
    /// It is known who asks and who answers.
    pub(crate) asked: bool,
}

/// The openers of an interview without labels; none if the text is no interview. `labelled` are the
/// lines that have a label's shape, and open no turns by themselves.
pub(crate) fn implicit(text: &str, lines: &[Line], labelled: &[Candidate]) -> Implicit {
    let paragraphs = paragraphs(text, lines, labelled);
    let answered = labelled.iter().any(|it| lexicon::question_or_answer(&it.folded) == Some(false));
    for mark in MARKS.into_iter().filter(|mark| !answered || !matches!(mark, Mark::Label(_))) {
        let openers = by_questions(text, &paragraphs, labelled, mark);
        if !openers.is_empty() {
            return Implicit { openers, asked: true };
        }
    }
    Implicit { openers: by_turns(text, &paragraphs, labelled), asked: false }
}

/// Questions with `mark`, and what stands between them as answers.
fn by_questions(
    text: &str,
    paragraphs: &[Paragraph],
    labelled: &[Candidate],
    mark: Mark,
) -> Vec<Candidate> {
    let marked =
        |paragraph: &Paragraph| paragraph.mark.is_some_and(|(_, found)| found.is_like(mark));
    let count = paragraphs.iter().filter(|paragraph| marked(paragraph)).count();
    let questions = paragraphs.iter().filter(|it| marked(it) && asks(it.span.of(text))).count();
    // Who asks also says `Three?` and `I see.`, after a dash more than in bold.
    let share = match mark {
        Mark::Dash | Mark::Label(_) => 6,
        Mark::Hyphen => 9,
        _ => 7,
    };
    let mostly = questions >= MIN_QUESTIONS.min(count) && questions * 10 >= count * share;
    let led = || mark == Mark::Dash && leads(text, paragraphs, marked);
    if count < MIN_QUESTIONS - 1 || !(mostly || led()) {
        return Vec::new();
    }
    let [asker, answerer] = sides(labelled);
    let mut openers: Vec<Candidate> = Vec::new();
    let (mut answers, mut addressing, mut of_themselves) = (0_usize, 0_usize, 0_usize);
    let mut of_fields = 0_usize;
    let mut open = Side::Nobody;
    for paragraph in paragraphs {
        let words = paragraph.span.of(text);
        match paragraph.mark {
            Some((length, found)) if found.is_like(mark) => {
                addressing += usize::from(addresses_somebody(words) || takes_up(words));
                let label = match found {
                    Mark::Label(at) => labelled.get(at).cloned(),
                    _ => None,
                };
                let by_dash = found == Mark::Dash;
                openers.push(label.unwrap_or_else(|| {
                    let opener = opener(paragraph, length, asker);
                    // The dash is all that stands for a name.
                    let name = if by_dash { opener.label.trim(text) } else { opener.name };
                    Candidate { name, ..opener }
                }));
                open = Side::Asker;
            }
            _ if paragraph.divides => open = Side::Nobody,
            // A list within an answer, or in its place, is no question's.
            Some((_, Mark::Hyphen)) if open == Side::Nobody => {}
            _ if open == Side::Asker => {
                answers += 1;
                let at = labelled.binary_search_by_key(&paragraph.first, |it| it.line);
                of_fields += usize::from(at.is_ok());
                of_themselves += usize::from(speaks_of_itself(words));
                openers.push(opener(paragraph, 0, answerer));
                open = Side::Answerer;
            }
            _ => {}
        }
    }
    // `Yes: 40 %` counts answers and is none.
    if of_fields * 2 > answers {
        return Vec::new();
    }
    // Every question is answered, but for one that follows another.
    if answers < 2 || answers * 10 < count * 7 {
        return Vec::new();
    }
    if mark.is_common() {
        let before = paragraphs.iter().take_while(|paragraph| !marked(paragraph));
        let round = || before.clone().take(MAX_INTRODUCTION).chain(paragraphs.iter().rev().take(2));
        let evidence = [
            round().any(|it| announces_an_interview(it.span.of(text))),
            round().any(|it| credits_an_interview(it.span.of(text))),
            addressing * 10 >= count * 4,
            of_themselves * 10 >= answers * 3,
        ];
        if evidence.iter().filter(|holds| **holds).count() < 2 {
            return Vec::new();
        }
    }
    openers
}

/// Whether the paragraphs with a dash lead a talk: in Chinese or Japanese, where few questions need bear a
/// mark, all are sentences, many ask or bid to speak, and an answer follows nearly each; anywhere, nearly
/// all answers stand in quotation marks.
fn leads(text: &str, paragraphs: &[Paragraph], marked: impl Fn(&Paragraph) -> bool) -> bool {
    let (mut count, mut sentences, mut prompting, mut answered, mut quoted) = (0, 0, 0, 0, 0);
    for (at, paragraph) in paragraphs.iter().enumerate().filter(|(_, it)| marked(it)) {
        let words = paragraph.span.of(text);
        let spoken = paragraph.mark.map_or(0, |(length, _)| length);
        let wide = words.get(spoken..).and_then(|words| words.chars().next());
        count += 1;
        let wide = wide.is_some_and(|c| is_han(c) || is_kana(c));
        sentences += usize::from(wide && ends_in_stop(words));
        prompting += usize::from(prompts(words));
        let next = paragraphs.get(at + 1);
        let answer = next.filter(|next| !marked(next) && !next.divides);
        answered += usize::from(answer.is_some());
        quoted += usize::from(answer.is_some_and(|it| it.span.of(text).starts_with(QUOTES)));
    }
    // Newspapers set answers in quotation marks, and their questions need none.
    if count >= MIN_QUESTIONS && quoted * 10 >= count * 8 {
        return true;
    }
    count >= MIN_QUESTIONS
        && sentences * 10 >= count * 9
        && answered * 10 >= count * 8
        && prompting * 10 >= count * 4
}

/// Marks that open what somebody said.
const QUOTES: &[char] = &['“', '"', '「', '『', '«', '„'];

/// How many paragraphs may introduce an interview.
const MAX_INTRODUCTION: usize = 40;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Nobody,
    Asker,
    Answerer,
}

/// A text in which nearly every paragraph begins with a dash, questions among them: two people, in
/// turn. A dash list asks nothing.
fn by_turns(text: &str, paragraphs: &[Paragraph], labelled: &[Candidate]) -> Vec<Candidate> {
    let spoken: Vec<&Paragraph> = paragraphs.iter().filter(|it| !it.divides).collect();
    let dashed: Vec<&&Paragraph> =
        spoken.iter().filter(|it| matches!(it.mark, Some((_, Mark::Dash)))).collect();
    let questions = dashed.iter().filter(|it| asks(it.span.of(text))).count();
    let sentences = dashed.iter().filter(|it| ends_in_stop(it.span.of(text))).count();
    if dashed.len() < 4
        || dashed.len() * 10 < spoken.len() * 8
        || questions * 5 < dashed.len()
        || sentences * 10 < dashed.len() * 9
    {
        return Vec::new();
    }
    let opened = dashed.iter().zip(sides(labelled).into_iter().cycle());
    opened
        .map(|(paragraph, side)| {
            opener(paragraph, paragraph.mark.map_or(0, |(length, _)| length), side)
        })
        .collect()
}

fn opener(paragraph: &Paragraph, mark: usize, side: Nameless) -> Candidate {
    let label = Span::new(paragraph.span.start, paragraph.span.start + mark);
    Candidate {
        line: paragraph.first,
        form: Form { prefix: Prefix::None, emphasis: Emphasis::None },
        label,
        name: Span::empty(label.start),
        folded: Rc::from(side.folded),
        name_id: side.number,
        spelling: side.number,
        may_state_a_role: false,
        rest: Span::new(label.end, paragraph.line_end),
        weak: false,
        doubled_colon: false,
        start_ms: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scan::{Scan, scan};

    fn sides_of(text: &str) -> alloc::string::String {
        let Scan { lines, candidates: labelled, .. } = scan(text);
        implicit(text, &lines, &labelled).openers.iter().map(|opener| &*opener.folded).collect()
    }

    #[test]
    fn interviews_without_labels() {
        let cases = [
            (
                "——怕吗？\n\n怕。\n\n——还去？\n\n去。\n\n我不会别的。\n\n——什么时候？\n\n明天。\n",
                "?!?!?!",
            ),
            (
                "**Do you sleep?**\n\nI do.\n\n**When do you rise?**\n\nI never look.\n\n**Are you sad?**\n\nNo!\n",
                "?!?!?!",
            ),
            (
                "### Why do you sing?\nI have to.\n\n### What do you eat?\nI like bread.\n\n### Do you rest?\nI try.\n",
                "?!?!?!",
            ),
            // Those who lead a talk need not ask.
            (
                "――三代目だそうですね。\n\nええ、祖父からです。\n\n――八十年。\n\n長いですよ。\n\n――最後に一言お願いします。\n\n止まらないで。\n",
                "?!?!?!",
            ),
            ("Q: 何时？\n\n明天。\n\nQ: 何地？\n\n此处。\n\nQ: 何人？\n\n我。\n", "q!q!q!"),
            // Nothing parts the paragraphs but their lines.
            ("――いつ？\n去年です。\n――どこで？\n海で。\n――なぜ？\nさあ。\n", "?!?!?!"),
            // A story has dashes, and nobody asks there.
            (
                "――雪だ。\n夜が明けた。\n犬が鳴いた。\n――寒い。\n誰も来ない。\n戸が鳴った。\n――風だ。\n風だった。\n――さうだ。\n火が消えた。\n",
                "",
            ),
            // A dialogue in nothing but dashes.
            ("— Привет!\n— Привет. Как дела?\n— Хорошо. А у тебя?\n— Тоже.\n", "?!?!"),
        ];
        for (text, expected) in cases {
            assert_eq!(sides_of(text), expected, "{text:?}");
        }
    }

    #[test]
    fn texts_that_are_none() {
        let cases = [
            // Frequent questions: the reader asks, nobody speaks of himself.
            "**How do I install it?**\n\nUnpack it.\n\n**Can I pay?**\n\nNo need.\n\n**Is it safe?**\n\nYes.\n",
            // An author asks himself.
            "**Is it hard?**\n\nI think so.\n\n**Is it worth it?**\n\nI say yes.\n\n**And then?**\n\nI rest.\n",
            // Lists and sources behind dashes.
            "— молоко\n— хлеб\n— сыр\n— чай\n",
            "他说得好。\n\n——某书\n\n又说。\n\n——又一书\n\n再说。\n\n——第三书\n\n完。\n",
        ];
        for text in cases {
            assert_eq!(sides_of(text), "", "{text:?}");
        }
    }
}
