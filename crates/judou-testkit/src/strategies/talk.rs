//! A conversation that was made up, and what a notation holds of it.

use std::ops::Range;

use proptest::collection::vec;
use proptest::prelude::*;

use super::forms::{ALL, Form, Until};

/// Who says what, one after the other; people and lines by number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    who: usize,
    lines: Vec<usize>,
}

/// A talk that can be written in any notation.
pub type Talk = Vec<Said>;

/// How many take part at most: every notation has so many names.
const PEOPLE: usize = 4;

/// What is said: in words that every notation can hold as they are, and in others that would be mark-up
/// if it did not escape them.
const LINES: &[(&str, &str)] = &[
    ("I think so.", "He said: \"1 < 2 & 3 > 2\"."),
    ("And then?", "See C:\\temp\\new, then?"),
    ("That was a long winter.", "<b>Ann:</b> that was a long winter."),
    ("好的，就这样吧。", "“好的”，他说：【就这样】吧。"),
    ("你听见了吗？", "00:00 --> 你听见了吗？"),
    ("We can go home now.", "a, b; c | d!"),
    ("Who knows!", "{\\i1}Who knows!{\\i0} {{ x }}!"),
    ("行きましょう。", "行きましょう。\t&amp; so on."),
    ("네, 그래요.", "네, <|im_end|> 그래요."),
    ("明日の朝、雨が止んだら。", "</p></text>明日の朝。"),
];

/// A talk of two to four in which everybody comes back, in turns of one to three lines.
pub fn talk() -> impl Strategy<Value = Talk> {
    let line = (0..3_usize, vec(0..LINES.len(), 1..=3));
    // Some notations have two sides that take turns: the last has its answer.
    (2..=PEOPLE, vec((line.clone(), line), 6..12)).prop_map(|(people, pairs)| {
        let mut talk: Talk = Vec::new();
        for (step, lines) in pairs.into_iter().flat_map(|(one, other)| [one, other]) {
            // Everybody has two turns before chance decides, and nobody answers himself. The second
            // round begins with another than the first: one fixed order is that of fields.
            let last = talk.last().map_or(people - 1, |said| said.who);
            let step = match talk.len() {
                round if round == people => usize::from(people > 2),
                early if early < 2 * people => 0,
                _ => step % (people - 1),
            };
            talk.push(Said { who: (last + 1 + step) % people, lines });
        }
        talk
    })
}

/// A talk in one notation, and what is to be read of it.
#[derive(Clone, Debug)]
pub struct Written {
    /// The notation's name.
    pub notation: &'static str,
    /// The file.
    pub text: String,
    /// What it holds of each turn.
    pub turns: Vec<WrittenTurn>,
}

/// What a notation holds of a turn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrittenTurn {
    /// The name as it reads.
    pub name: String,
    /// The words as they read.
    pub words: String,
    /// When it starts, if the notation says so.
    pub start_ms: Option<u64>,
    /// When it ends, if the notation says so.
    pub end_ms: Option<u64>,
    /// Where all of it stands.
    pub range: Range<usize>,
}

/// Writes `talk` in each notation that nothing but a test writes.
///
/// # Examples
///
/// ```
/// use judou_testkit::strategies;
/// use proptest::strategy::{Strategy, ValueTree};
/// use proptest::test_runner::TestRunner;
///
/// let talk = strategies::talk().new_tree(&mut TestRunner::deterministic()).unwrap().current();
/// let written = strategies::written(&talk);
/// let bracket = written.iter().find(|it| it.notation == "bracket-label").unwrap();
/// assert!(bracket.text.starts_with("【Ann Lee】"));
/// assert_eq!(bracket.turns[0].name, "Ann Lee");
/// ```
pub fn written(talk: &Talk) -> Vec<Written> {
    ALL.iter().map(|form| write(form, talk)).collect()
}

/// What a form writes of one turn.
pub(super) struct Piece<'a> {
    /// Which turn it is, and which of the people speaks.
    pub(super) at: usize,
    pub(super) who: usize,
    /// The name and the lines, escaped as the form escapes them.
    pub(super) name: &'a str,
    pub(super) lines: &'a [String],
    /// Milliseconds of a recording: two seconds apart, one long.
    pub(super) start: u64,
    pub(super) end: u64,
}

impl Piece<'_> {
    pub(super) fn join(&self, between: &str) -> String {
        self.lines.join(between)
    }

    /// Before the first of many none stands.
    pub(super) const fn comma(&self) -> &'static str {
        if self.at == 0 { "" } else { ",\n" }
    }
}

fn write(form: &Form, talk: &Talk) -> Written {
    let mut text = String::from(form.head);
    let mut turns: Vec<WrittenTurn> = Vec::new();
    for (at, said) in talk.iter().enumerate() {
        let (names, who) = (form.names, if form.sides { at } else { said.who });
        let name = names[who % names.len()];
        let line = |line: &usize| {
            let (plain, hostile) = LINES[*line];
            if form.escape.is_some() { hostile } else { plain }
        };
        let lines: Vec<&str> = said.lines.iter().map(line).collect();
        let escape = |raw: &str| form.escape.map_or_else(|| raw.to_owned(), |escape| escape(raw));
        let start = at as u64 * 2000;
        let piece = Piece {
            at,
            who: said.who,
            name: &escape(name),
            lines: &lines.iter().map(|line| escape(line)).collect::<Vec<_>>(),
            start,
            end: start + 1000,
        };
        let begin = text.len();
        text.push_str(&(form.turn)(&piece));
        let start_ms = form.starts.map(|(from, step)| from + at as u64 * step);
        let end_ms = match form.until {
            Until::Own => Some(piece.end),
            Until::Next if at + 1 < talk.len() => Some(start + 2000),
            Until::Next | Until::Unknown => None,
        };
        turns.push(WrittenTurn {
            name: name.to_owned(),
            words: (form.words)(&lines),
            start_ms,
            end_ms,
            range: begin..text.len(),
        });
    }
    text.push_str(form.tail);
    Written { notation: form.notation, text, turns }
}
