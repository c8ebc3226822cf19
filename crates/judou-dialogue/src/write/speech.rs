//! What is to be written, taken out of the transcript: who, when, what.

use alloc::borrow::Cow;
use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;

use super::error::{WriteError, WriteErrorKind};
use crate::model::{Role, Section, Transcript, Turn};

/// Characters that are read in a second; captions are made for 15 to 20.
const READING: u64 = 15;

/// How long a turn lasts at least whose times are estimated.
const SHORTEST_MS: u64 = 1000;

/// Whether the line breaks in what is said are kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Layout {
    /// Where a line by itself is harmless.
    Lines,
    /// None: a turn is one line, and what follows its label begins no line.
    OneLine,
}

/// Somebody who speaks.
#[derive(Debug)]
pub(super) struct Voice<'t> {
    /// The name that all turns are written under, white space collapsed.
    pub(super) name: Cow<'t, str>,
    pub(super) role: Option<Role>,
}

/// One turn.
#[derive(Debug)]
pub(super) struct Speech<'t> {
    /// Index into [`Talk::voices`].
    pub(super) voice: usize,
    pub(super) words: &'t str,
    pub(super) start_ms: Option<u64>,
    pub(super) end_ms: Option<u64>,
    /// The headings that stand between the turn before and this one.
    pub(super) sections: &'t [Section],
    /// The turn that it is, for errors.
    pub(super) turn: &'t Turn,
}

impl<'t> Speech<'t> {
    /// The lines of the words that have any, without white space at their ends.
    pub(super) fn lines(&self) -> impl Iterator<Item = &'t str> + use<'t> {
        self.words.split(['\n', '\r']).map(str::trim).filter(|line| !line.is_empty())
    }
}

/// A whole transcript.
#[derive(Debug)]
pub(super) struct Talk<'t> {
    /// What the spans are into.
    pub(super) text: &'t str,
    pub(super) voices: Vec<Voice<'t>>,
    pub(super) speeches: Vec<Speech<'t>>,
}

impl<'t> Talk<'t> {
    pub(super) fn new(transcript: &'t Transcript<'_>, text: &'t str) -> Result<Self, WriteError> {
        let mut speeches = Vec::with_capacity(transcript.turns.len());
        let mut voices = voices(transcript);
        // Those who speak together are a voice of their own, called what their label says.
        let mut joint: BTreeMap<&str, usize> = BTreeMap::new();
        let mut sections = transcript.sections.as_slice();
        for turn in &transcript.turns {
            let placed = turn.words.is_some() || turn.content.get(text).is_some();
            if turn.speaker >= transcript.speakers.len() || !placed {
                return Err(WriteError::new(WriteErrorKind::Foreign, turn.span));
            }
            let before = sections.partition_point(|it| it.span.start < turn.span.start);
            let (before, after) = sections.split_at_checked(before).unwrap_or((sections, &[]));
            sections = after;
            let voice = if turn.joint.is_empty() {
                turn.speaker
            } else {
                let name = turn.name.of(text);
                *joint.entry(name).or_insert_with(|| {
                    voices.push(Voice { name: collapsed(name), role: None });
                    voices.len() - 1
                })
            };
            speeches.push(Speech {
                voice,
                words: turn.words(text).trim(),
                start_ms: turn.start_ms,
                end_ms: turn.end_ms,
                sections: before,
                turn,
            });
        }
        Ok(Self { text, voices, speeches })
    }

    pub(super) fn name(&self, speech: &Speech<'_>) -> &str {
        self.voices.get(speech.voice).map_or("", |voice| &*voice.name)
    }

    /// Leaves the headings out.
    pub(super) fn drop_sections(&mut self) {
        for speech in &mut self.speeches {
            speech.sections = &[];
        }
    }

    /// Writes the headings before a turn, with the marks that Markdown and Fountain share.
    pub(super) fn push_sections(&self, out: &mut String, speech: &Speech<'_>) {
        for section in speech.sections {
            for _ in 0..heading_level(section) {
                out.push('#');
            }
            out.push(' ');
            out.push_str(&collapsed(section.title.of(self.text)));
            out.push_str("\n\n");
        }
    }

    /// Gives every turn a start and an end.
    pub(super) fn time(&mut self, estimate: bool) -> Result<(), WriteError> {
        let mut before = 0;
        for speech in &mut self.speeches {
            if speech.start_ms.is_none() && !estimate {
                return Err(WriteError::new(WriteErrorKind::NoTime, speech.turn.span));
            }
            let start = *speech.start_ms.get_or_insert(before);
            before =
                speech.end_ms.unwrap_or_else(|| start.saturating_add(reading_ms(speech.words)));
        }
        let mut next: Option<u64> = None;
        for speech in self.speeches.iter_mut().rev() {
            let start = speech.start_ms.unwrap_or_default();
            if speech.end_ms.is_none() {
                let read = start.saturating_add(reading_ms(speech.words));
                speech.end_ms = Some(next.filter(|next| *next > start).unwrap_or(read));
            }
            next = Some(start);
        }
        Ok(())
    }
}

/// The marks of a heading: six at most.
pub(super) fn heading_level(section: &Section) -> u8 {
    section.level.clamp(1, 6)
}

fn reading_ms(words: &str) -> u64 {
    let characters = words.chars().count() as u64;
    (characters.saturating_mul(1000) / READING).max(SHORTEST_MS)
}

fn voices<'t>(transcript: &'t Transcript<'_>) -> Vec<Voice<'t>> {
    let mut times: BTreeMap<&str, usize> = BTreeMap::new();
    for speaker in &transcript.speakers {
        *times.entry(&speaker.name).or_default() += 1;
    }
    let voice = |speaker: &'t crate::model::Speaker<'_>| {
        let shared = times.get(&*speaker.name).is_some_and(|times| *times > 1);
        // Many who are called `user` have names of their own beside it.
        let own = speaker.aliases.first().filter(|_| shared);
        Voice { name: collapsed(own.unwrap_or(&speaker.name)), role: speaker.role }
    };
    transcript.speakers.iter().map(voice).collect()
}

/// The name with every run of white space as one blank.
fn collapsed(name: &str) -> Cow<'_, str> {
    let name = name.trim();
    let bare = |c: char| c.is_whitespace() && c != ' ';
    if !name.contains(bare) && !name.contains("  ") {
        return Cow::Borrowed(name);
    }
    let mut words = String::with_capacity(name.len());
    for word in name.split_whitespace() {
        if !words.is_empty() {
            words.push(' ');
        }
        words.push_str(word);
    }
    Cow::Owned(words)
}
