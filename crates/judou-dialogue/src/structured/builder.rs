//! What the readers of all formats build their transcripts with.

use alloc::borrow::Cow;
use alloc::collections::{BTreeMap, BTreeSet};
use alloc::string::String;
use alloc::vec::Vec;

use judou_source::{Diagnostic, Span};

use crate::assemble::place;
use crate::confidence;
use crate::evidence::LabelEvidence;
use crate::joint::renumber;
use crate::model::{Event, Section, Speaker, Transcript, Turn};
use crate::notation::Notation;
use crate::paragraphs::Paragraphs;

/// Gathers speakers, turns and the rest while a format is read from front to back.
#[derive(Clone)]
pub(crate) struct Builder<'a> {
    transcript: Transcript<'a>,
    by_key: BTreeMap<String, usize>,
    /// The labels of those who have many.
    many: BTreeSet<(usize, Cow<'a, str>)>,
}

/// How many labels of one speaker are compared one by one.
const FEW_LABELS: usize = 16;

impl<'a> Builder<'a> {
    pub(crate) fn new(notation: Notation) -> Self {
        let transcript = Transcript { notation: Some(notation), ..Transcript::default() };
        Self { transcript, by_key: BTreeMap::new(), many: BTreeSet::new() }
    }

    /// The speaker with this key (an identifier of the format's, or the label itself), made if new.
    /// The label is added to the speaker's if it is not there yet.
    pub(crate) fn speaker(&mut self, key: &str, label: impl Into<Cow<'a, str>>) -> usize {
        let label = label.into();
        let speakers = &mut self.transcript.speakers;
        let index = if let Some(index) = self.by_key.get(key) {
            *index
        } else {
            speakers.push(Speaker {
                name: label.clone(),
                labels: Vec::new(),
                aliases: Vec::new(),
                role: None,
                turns: 0,
            });
            self.by_key.insert(String::from(key), speakers.len() - 1);
            speakers.len() - 1
        };
        if let Some(speaker) = speakers.get_mut(index) {
            // Somebody may be written in as many ways as there are turns: that stays cheap.
            let few = speaker.labels.len() < FEW_LABELS;
            let known = speaker.labels.iter().take(FEW_LABELS).any(|known| *known == label);
            if !known && (few || self.many.insert((index, label.clone()))) {
                speaker.labels.push(label);
            }
        }
        index
    }

    /// The speaker with this key, if there is one.
    #[cfg(feature = "json")]
    pub(crate) fn known_speaker(&self, key: &str) -> Option<usize> {
        self.by_key.get(key).copied()
    }

    /// The speaker at `index`, to give a role or aliases.
    pub(crate) fn speaker_mut(&mut self, index: usize) -> Option<&mut Speaker<'a>> {
        self.transcript.speakers.get_mut(index)
    }

    /// Adds a turn; its section is set when the transcript is finished.
    pub(crate) fn turn(&mut self, turn: Turn) {
        if let Some(speaker) = self.transcript.speakers.get_mut(turn.speaker) {
            speaker.turns += 1;
        }
        self.transcript.turns.push(turn);
    }

    /// The last turn, to add words to.
    pub(crate) fn last_turn(&mut self) -> Option<&mut Turn> {
        self.transcript.turns.last_mut()
    }

    pub(crate) fn section(&mut self, section: Section) {
        self.transcript.sections.push(section);
    }

    pub(crate) fn event(&mut self, event: Event) {
        self.transcript.events.push(event);
    }

    pub(crate) fn diagnostic(&mut self, diagnostic: Diagnostic) {
        self.transcript.diagnostics.push(diagnostic);
    }

    /// Adds a diagnostic unless it is there: what is read twice is reported once.
    #[cfg(feature = "json")]
    pub(crate) fn diagnostic_once(&mut self, diagnostic: Diagnostic) {
        if !self.transcript.diagnostics.contains(&diagnostic) {
            self.transcript.diagnostics.push(diagnostic);
        }
    }

    /// Says which labels were looked at, and why they open turns or do not.
    pub(crate) fn evidence(&mut self, evidence: Vec<LabelEvidence>) {
        self.transcript.evidence = evidence;
    }

    /// The transcript; those who never speak are left out, and without turns there is no notation.
    pub(crate) fn finish(mut self) -> Transcript<'a> {
        let transcript = &mut self.transcript;
        if put_in_order(&mut transcript.turns) {
            renumber(&mut transcript.speakers, &mut transcript.turns);
        }
        let mut moved: Vec<usize> = Vec::with_capacity(transcript.speakers.len());
        let mut kept = 0;
        for speaker in &transcript.speakers {
            moved.push(kept);
            kept += usize::from(speaker.turns > 0);
        }
        transcript.speakers.retain(|speaker| speaker.turns > 0);
        for turn in &mut transcript.turns {
            turn.speaker = moved.get(turn.speaker).copied().unwrap_or_default();
            turn.forget_end_before_start();
        }
        // Notes are found while cues are read, stage notes when they are told from labels.
        transcript.events.sort_by_key(|event| event.span.start);
        place(&mut transcript.turns, &transcript.sections);
        if transcript.turns.is_empty() {
            transcript.notation = None;
        }
        self.transcript
    }
}

/// Sees to it that turns lie behind one another and their parts in them, whatever was closed in the wrong
/// place or never: a turn that begins inside another is left out, and its text is nobody's. Says whether
/// the turns are others than before.
fn put_in_order(turns: &mut Vec<Turn>) -> bool {
    let (in_order, all) = (turns.is_sorted_by_key(|turn| turn.span.start), turns.len());
    if !in_order {
        turns.sort_by_key(|turn| turn.span.start);
    }
    let mut end = 0;
    turns.retain_mut(|turn| {
        if turn.content.is_empty() && !turn.span.covers(turn.content) {
            turn.content = Span::empty(turn.label.end);
        }
        turn.span = turn.span.cover(turn.label).cover(turn.content);
        let apart = turn.span.start >= end;
        if apart {
            end = turn.span.end;
        }
        let mut before = turn.content.start;
        turn.paragraphs.retain(|paragraph| {
            let follows = paragraph.start >= before && paragraph.end <= turn.content.end;
            if follows {
                before = paragraph.end;
            }
            follows
        });
        if turn.paragraphs.is_empty() && !turn.content.is_empty() {
            turn.paragraphs.push(turn.content);
        }
        apart
    });
    !in_order || turns.len() != all
}

/// A turn of one paragraph, to be completed by the reader.
pub(crate) fn turn(speaker: usize, name: Span, label: Span, content: Span) -> Turn {
    Turn {
        speaker,
        confidence: confidence::CERTAIN,
        name,
        span: label.cover(content),
        label,
        content,
        paragraphs: if content.is_empty() { Paragraphs::new() } else { Paragraphs::one(content) },
        ..Turn::default()
    }
}
