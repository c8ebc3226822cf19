//! What a transcript is made of: speakers, turns and sections, all as spans into the given text.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;

use judou_source::{Diagnostic, Span};

use crate::evidence::LabelEvidence;
use crate::notation::Notation;
use crate::paragraphs::Paragraphs;

/// What a speaker does in the conversation, where the document says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "lowercase"))]
#[non_exhaustive]
pub enum Role {
    /// Asks the questions: 采访者, 記者, インタビュアー, 기자, interviewer.
    Interviewer,
    /// Answers them: 受访者, 回答者, interviewee.
    Interviewee,
    /// Leads the programme: 主持人, 司会, 진행자, host.
    Host,
    /// Is invited to it: 嘉宾, ゲスト, 게스트, guest.
    Guest,
    /// Leads the meeting: 主席, 議長, 의장, chair.
    Chair,
}

impl Role {
    /// Its name in lower case.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Interviewer => "interviewer",
            Self::Interviewee => "interviewee",
            Self::Host => "host",
            Self::Guest => "guest",
            Self::Chair => "chair",
        }
    }
}

/// One who speaks. Its identity is its place in [`Transcript::speakers`].
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Speaker<'a> {
    /// The label that opens most of the turns, without markup, colon and time.
    pub name: Cow<'a, str>,
    /// Every form of label that opens a turn of this speaker, in the order of appearance.
    pub labels: Vec<Cow<'a, str>>,
    /// Other names that the document gives: full names, names in brackets, the role's word.
    pub aliases: Vec<Cow<'a, str>>,
    /// The role that the document states.
    pub role: Option<Role>,
    /// How many turns are this speaker's, those spoken together with others included.
    pub turns: usize,
}

/// A titled part of the document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Section {
    /// The title alone, without markup.
    pub title: Span,
    /// 1 for the highest; what `#` counts in Markdown. An unmarked title between turns is 1.
    pub level: u8,
    /// The title with its markup: where the heading stands, not what it heads.
    pub span: Span,
}

/// What one speaker says until another turn, a section or the end of the dialogue.
///
/// Those who build one by hand fill the rest from `Turn::default()`: fields may be added.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Turn {
    /// Index into [`Transcript::speakers`]: who speaks, or the first of those who speak together.
    pub speaker: usize,
    /// Who else speaks, in the order of the label: `Ann, Bob and Cleo:` is Ann's turn, with Bob and
    /// Cleo here. Indices into [`Transcript::speakers`], no one twice. Almost always empty.
    pub joint: Vec<usize>,
    /// No label says who speaks: the notation leaves it to a dash, to emphasis or to the order of the
    /// turns. The label is then that mark, or empty.
    pub implicit: bool,
    /// How sure it is that this is a turn of this speaker, from 0 to 100: 100 where the notation says
    /// so itself, from 50 up where labels were weighed ([`Transcript::evidence`]), more the farther
    /// the label is above the threshold. It orders turns by doubt; it is no probability.
    pub confidence: u8,
    /// The name inside the label, without markup, colon and time.
    pub name: Span,
    /// From the first byte of the label, markup included, to the end of the last line of content.
    pub span: Span,
    /// The label: name, colon and the markup round them.
    pub label: Span,
    /// What is said, white space at both ends excluded; empty if nothing is.
    pub content: Span,
    /// The blocks of the content that blank lines separate, in order.
    pub paragraphs: Paragraphs,
    /// The words themselves where the notation writes them in another way than they read: escapes
    /// of JSON and XML decoded, cues joined, mark-up taken out. `None` where `content` is the words.
    pub words: Option<String>,
    /// Index into [`Transcript::sections`]: the last heading before the turn.
    pub section: Option<usize>,
    /// When it starts, in milliseconds from the start of the recording, where the label says so. In
    /// chats with dates, from the Unix epoch to the time on the chat's clock, taken for UTC unless it
    /// names a zone; in logs with times of day alone, from the first midnight.
    pub start_ms: Option<u64>,
    /// When it ends, in milliseconds.
    pub end_ms: Option<u64>,
}

impl Turn {
    /// Everybody who speaks: `speaker`, then those of `joint`.
    ///
    /// # Examples
    ///
    /// ```
    /// let text = "Ann: One.\n\nBob: Two.\n\nAnn: Three.\n\nBob: Four.\n\nAnn and Bob: Five!\n";
    /// let transcript = judou_dialogue::parse(text);
    /// let last = transcript.turns.last().unwrap();
    /// let names: Vec<&str> = last.speakers().map(|id| &*transcript.speakers[id].name).collect();
    /// assert_eq!((last.name.of(text), names), ("Ann and Bob", vec!["Ann", "Bob"]));
    /// // Both have spoken three times, and nobody is called `Ann and Bob`.
    /// assert_eq!(transcript.speakers.iter().map(|it| it.turns).collect::<Vec<_>>(), [3, 3]);
    /// ```
    pub fn speakers(&self) -> impl Iterator<Item = usize> + '_ {
        core::iter::once(self.speaker).chain(self.joint.iter().copied())
    }

    /// Takes an end for unknown that lies before the start: times went back within the turn.
    pub(crate) fn forget_end_before_start(&mut self) {
        let start = self.start_ms.unwrap_or_default();
        self.end_ms = self.end_ms.filter(|end| *end >= start);
    }

    /// What is said: `words` if there are any, else the text under `content`.
    pub fn words<'t>(&'t self, text: &'t str) -> &'t str {
        self.words.as_deref().unwrap_or_else(|| self.content.of(text))
    }
}

/// Something that is part of the record and is nobody's turn.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Event {
    /// Where it is written down.
    pub span: Span,
    /// What kind of thing it is.
    pub kind: EventKind,
    /// When it happens, in milliseconds from the start of the recording or of the Unix epoch.
    pub at_ms: Option<u64>,
}

/// What an [`Event`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum EventKind {
    /// The system of a chat says something: a member joins, a subject changes, a day begins.
    System,
    /// A stage direction, a sound, a pause.
    Stage,
    /// A comment of whoever made the file.
    Note,
    /// Words that are said, and the record does not name who says them: a caption without a label.
    Speech,
}

/// A document read as dialogue: zero or more turns, and the sections that they stand in.
///
/// Any text is a document. One without dialogue has no notation, no speakers and no turns, and still
/// has its sections.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Transcript<'a> {
    /// The notation that the turns are written in; `None` if there is no turn.
    pub notation: Option<Notation>,
    /// How sure the answer as a whole is, from 0 to 100: the mean of the turns' confidence. If there
    /// is no turn, how sure it is that nobody speaks: 100 if no label was looked at, and less the
    /// nearer the best one came to being a speaker's, 50 at least.
    pub confidence: u8,
    /// Who speaks, in the order of their first turns.
    pub speakers: Vec<Speaker<'a>>,
    /// The headings, in order.
    pub sections: Vec<Section>,
    /// The turns, in order and disjoint; no heading lies inside one.
    pub turns: Vec<Turn>,
    /// What is part of the record and nobody's turn, in order.
    pub events: Vec<Event>,
    /// What is odd about the labels and the structure.
    pub diagnostics: Vec<Diagnostic>,
    /// Every label that was looked at, and why it opens turns or does not.
    pub evidence: Vec<LabelEvidence>,
}

impl Transcript<'_> {
    /// The name that opens a turn, as it reads: that under `turn.name`, or the speaker's where the
    /// notation writes a name in another way than it reads, as JSON and XML do with escapes.
    ///
    /// `text` is what was parsed, `turn` one of its turns.
    ///
    /// # Examples
    ///
    /// ```
    /// let text = r"WEBVTT
    ///
    /// 00:01.000 --> 00:02.000
    /// <v R&amp;D>We are done.
    /// ";
    /// let transcript = judou_dialogue::parse(text);
    /// let turn = &transcript.turns[0];
    /// assert_eq!((turn.name.of(text), transcript.name(turn, text)), ("R&amp;D", "R&D"));
    /// ```
    pub fn name<'t>(&'t self, turn: &Turn, text: &'t str) -> &'t str {
        let written = turn.name.of(text);
        // Escapes of JSON and XML, marks that CSV doubles, tags within a name. A joint label,
        // `Ann & Bob`, is nobody's own.
        if !written.contains(['\\', '&', '"', '<']) || !turn.joint.is_empty() {
            return written;
        }
        match self.speakers.get(turn.speaker) {
            Some(speaker) if !speaker.labels.iter().any(|label| label == written) => &speaker.name,
            _ => written,
        }
    }

    /// Moves every span `by` bytes further on: from a part's offsets to the whole's.
    pub fn shift(mut self, by: usize) -> Self {
        if by == 0 {
            return self;
        }
        // Taken apart without `..`: a span that is added to the model and not moved must not build.
        let Self {
            notation: _,
            confidence: _,
            speakers: _,
            sections,
            turns,
            events,
            diagnostics,
            evidence,
        } = &mut self;
        for Section { title, level: _, span } in sections {
            *title = title.shift(by);
            *span = span.shift(by);
        }
        for turn in turns {
            let Turn {
                speaker: _,
                joint: _,
                implicit: _,
                confidence: _,
                name,
                span,
                label,
                content,
                paragraphs,
                words: _,
                section: _,
                start_ms: _,
                end_ms: _,
            } = turn;
            for moved in [name, span, label, content].into_iter().chain(paragraphs) {
                *moved = moved.shift(by);
            }
        }
        for Event { span, kind: _, at_ms: _ } in events {
            *span = span.shift(by);
        }
        for diagnostic in diagnostics {
            *diagnostic = diagnostic.clone().shift(by);
        }
        for evidence in evidence {
            evidence.label = evidence.label.shift(by);
        }
        self
    }
}
