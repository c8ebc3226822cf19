//! Whether a written text is read back as what was to be written.

use alloc::vec;
use alloc::vec::Vec;

use super::JOINER;
use super::error::{WriteError, WriteErrorKind};
use super::labels::label_ms;
use super::speech::{Speech, Talk, heading_level};
use super::target::Target;
use crate::model::{Transcript, Turn};
use crate::notation::Notation;
use crate::parser::TranscriptParser;

/// What must be the same.
#[derive(Debug)]
pub(super) struct Comparison<'t> {
    /// The name that every voice is read under; its own if `None`.
    pub(super) names: Option<Vec<&'t str>>,
    /// Words to the character, but for white space at both ends.
    pub(super) exact: bool,
    pub(super) times: Times,
    /// Headings are written.
    pub(super) sections: bool,
}

impl Comparison<'_> {
    pub(super) fn of(target: Target, sections: bool) -> Self {
        let times = match target {
            Target::WebVtt | Target::Srt => Times::Both,
            Target::Csv => Times::Each,
            Target::Chat => Times::Pairs,
            Target::PlainLabel | Target::MarkdownBoldLabel => Times::Starts,
            _ => Times::None,
        };
        Self { names: None, exact: target.is_exact(), times, sections }
    }
}

/// The times that a notation holds.
#[derive(Clone, Copy, Debug)]
pub(super) enum Times {
    /// None.
    None,
    /// Starts, as labels do.
    Starts,
    /// Starts and ends.
    Both,
    /// A start, an end, both or neither.
    Each,
    /// Both or neither: a start without an end is not written.
    Pairs,
}

impl Times {
    fn differ(self, speech: &Speech<'_>, turn: &Turn) -> bool {
        match self {
            Self::None => false,
            Self::Starts => turn.start_ms != label_ms(speech),
            // An end before its start is no end to any reader.
            Self::Each => {
                let end = speech.end_ms.filter(|end| speech.start_ms.is_none_or(|at| at <= *end));
                (turn.start_ms, turn.end_ms) != (speech.start_ms, end)
            }
            Self::Both => (turn.start_ms, turn.end_ms) != (speech.start_ms, speech.end_ms),
            Self::Pairs => {
                let pair = speech.start_ms.zip(speech.end_ms);
                turn.start_ms != pair.map(|(start, _)| start)
                    || turn.end_ms
                        != pair.map(|(_, end)| end).filter(|end| turn.start_ms <= Some(*end))
            }
        }
    }
}

/// Reads `out` and says where it differs from `talk`, if it does.
pub(super) fn read_back(
    talk: &Talk<'_>,
    out: &str,
    notation: Option<Notation>,
    comparison: &Comparison<'_>,
) -> Result<(), WriteError> {
    let parser = TranscriptParser::new();
    let parser = match notation {
        Some(notation) => parser.notation(notation),
        None => parser,
    };
    let read = parser.parse(out);
    // Turns more or fewer are the fault that matters, wherever names and words differ first.
    let same_number = read.turns.len() == talk.speeches.len();
    for (index, speech) in talk.speeches.iter().enumerate() {
        let Some(turn) = read.turns.get(index) else { return Err(turns(speech)) };
        match difference(talk, speech, &read, turn, out, comparison) {
            None => {}
            Some(_) if !same_number => {
                // With the next turn's words behind these, it is that one's label that was none.
                let next = talk.speeches.get(index + 1);
                let longer = begins_with(turn.words(out), speech.words);
                return Err(turns(next.filter(|_| longer).unwrap_or(speech)));
            }
            Some(error) => return Err(error),
        }
    }
    if !same_number {
        return match talk.speeches.last() {
            Some(last) => Err(turns(last)),
            None => Ok(()),
        };
    }
    same_speakers(talk, &read)?;
    if comparison.sections { same_sections(talk, &read, out) } else { Ok(()) }
}

fn turns(speech: &Speech<'_>) -> WriteError {
    WriteError::new(WriteErrorKind::Turns, speech.turn.span)
}

fn difference(
    talk: &Talk<'_>,
    speech: &Speech<'_>,
    read: &Transcript<'_>,
    turn: &Turn,
    out: &str,
    comparison: &Comparison<'_>,
) -> Option<WriteError> {
    let name = match &comparison.names {
        Some(names) => names.get(speech.voice).copied().unwrap_or_default(),
        None => talk.name(speech),
    };
    if !same_words(read.name(turn, out), name) {
        return Some(WriteError::new(WriteErrorKind::Name, speech.turn.name));
    }
    let words = turn.words(out);
    let same = if comparison.exact {
        words.trim() == speech.words
    } else {
        same_words(words, speech.words)
    };
    if !same {
        return Some(WriteError::new(WriteErrorKind::Words, speech.turn.content));
    }
    let differ = comparison.times.differ(speech, turn);
    differ.then(|| WriteError::new(WriteErrorKind::Time, speech.turn.span))
}

/// Every voice is one speaker of the text that was read, and the other way round.
fn same_speakers(talk: &Talk<'_>, read: &Transcript<'_>) -> Result<(), WriteError> {
    let mut speaker_of: Vec<Option<usize>> = vec![None; talk.voices.len()];
    let mut voice_of: Vec<Option<usize>> = vec![None; read.speakers.len()];
    for (speech, turn) in talk.speeches.iter().zip(&read.turns) {
        if turn.joint.len() == speech.turn.joint.len() && !turn.joint.is_empty() {
            continue;
        }
        let speaker = speaker_of.get_mut(speech.voice).map(|it| *it.get_or_insert(turn.speaker));
        let voice = voice_of.get_mut(turn.speaker).map(|it| *it.get_or_insert(speech.voice));
        if speaker != Some(turn.speaker) || voice != Some(speech.voice) {
            return Err(WriteError::new(WriteErrorKind::Speakers, speech.turn.name));
        }
    }
    Ok(())
}

/// The headings that were written, and no others, stand before the same turns.
fn same_sections(talk: &Talk<'_>, read: &Transcript<'_>, out: &str) -> Result<(), WriteError> {
    let mut found = read.sections.iter();
    let mut count = 0_usize;
    for (speech, turn) in talk.speeches.iter().zip(&read.turns) {
        for section in speech.sections {
            let same = found.next().is_some_and(|found| {
                found.level == heading_level(section)
                    && same_words(found.title.of(out), section.title.of(talk.text))
            });
            if !same {
                return Err(WriteError::new(WriteErrorKind::Section, section.span));
            }
        }
        count += speech.sections.len();
        if turn.section != count.checked_sub(1) {
            return Err(turns(speech));
        }
    }
    Ok(())
}

/// The same but for white space and marks that are not seen.
fn same_words(one: &str, other: &str) -> bool {
    one == other || visible(one).eq(visible(other))
}

/// Whether `other` is the beginning of `one`, as far as it is seen.
fn begins_with(one: &str, other: &str) -> bool {
    let mut seen = visible(one);
    visible(other).all(|c| seen.next() == Some(c))
}

/// What is seen of the words, with a blank behind each.
fn visible(words: &str) -> impl Iterator<Item = char> {
    let is_seen = |c: &char| !is_unseen(*c);
    words
        .split_whitespace()
        .filter(move |word| word.chars().any(|c| is_seen(&c)))
        .flat_map(move |word| word.chars().filter(is_seen).chain([' ']))
}

/// The marks of direction and order that readers pass over, and the [`JOINER`].
fn is_unseen(c: char) -> bool {
    matches!(c, JOINER | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn layout_is_not_words() {
        let cases = [
            ("a\r\n\r\nb", "a b", true),
            ("\u{200e}a \u{200b} b", "a b", true),
            ("<\u{2060}b>", "<b>", true),
            ("a", "b", false),
            ("ab", "a b", false),
            ("", " ", true),
        ];
        for (one, other, expected) in cases {
            assert_eq!(same_words(one, other), expected, "{one:?} and {other:?}");
        }
    }
}
