//! What can be written.

use core::fmt;
use core::str::FromStr;

use crate::notation::Notation;

/// A notation that transcripts can be written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Target {
    /// `Ann: text` or `甲：text`, with times `[00:12:34] Ann: text`. Needs two speakers.
    PlainLabel,
    /// `**Ann:** text`, with times `**[00:12:34] Ann:** text`. Needs two speakers. Markdown within
    /// what is said stays Markdown.
    MarkdownBoldLabel,
    /// `WebVTT`, a cue a turn, `<v Ann>`. Needs times.
    WebVtt,
    /// `SubRip`, a cue a turn, `Ann: text`. Needs times.
    Srt,
    /// CSV as in RFC 4180: `speaker,start_ms,end_ms,text`. Spreadsheets may take a cell that begins
    /// with `=` for a formula: it is data here.
    Csv,
    /// Messages for models: `{"role": "user", "name": "Ann", "content": "…"}`.
    OpenAiMessages,
    /// Training data: `{"from": "human", "value": "…"}`. One speaker a side.
    ShareGpt,
    /// Screenplays: `@Ann` and what is said below it.
    Fountain,
    /// CHAT, `TalkBank`'s `.cha`: `*ANN:` and what is said, codes for names, times where both are known.
    Chat,
}

impl Target {
    /// Every target, in the order in which they are documented.
    pub const ALL: &'static [Self] = &[
        Self::PlainLabel,
        Self::MarkdownBoldLabel,
        Self::WebVtt,
        Self::Srt,
        Self::Csv,
        Self::OpenAiMessages,
        Self::ShareGpt,
        Self::Fountain,
        Self::Chat,
    ];

    /// Its stable name: that of its notation.
    pub const fn name(self) -> &'static str {
        self.notation().name()
    }

    /// The notation in which it is read back.
    pub const fn notation(self) -> Notation {
        match self {
            Self::PlainLabel => Notation::PlainLabel,
            Self::MarkdownBoldLabel => Notation::MarkdownBoldLabel,
            Self::WebVtt => Notation::WebVtt,
            Self::Srt => Notation::Srt,
            Self::OpenAiMessages => Notation::OpenAiMessages,
            Self::ShareGpt => Notation::ShareGpt,
            Self::Fountain => Notation::Fountain,
            Self::Csv => Notation::Csv,
            Self::Chat => Notation::Chat,
        }
    }

    /// Whether every turn needs a start and an end.
    pub const fn needs_times(self) -> bool {
        matches!(self, Self::WebVtt | Self::Srt)
    }

    /// Whether headings are written. Plain labels stand in text that has no marks for them.
    pub const fn holds_sections(self) -> bool {
        matches!(self, Self::MarkdownBoldLabel | Self::Fountain)
    }

    /// Whether line breaks and blanks within what is said are kept as they are.
    pub const fn is_exact(self) -> bool {
        matches!(self, Self::Csv | Self::OpenAiMessages | Self::ShareGpt)
    }
}

impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// The name is that of no [`Target`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownTarget;

impl fmt::Display for UnknownTarget {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("cannot write this notation; known are")?;
        for (index, target) in Target::ALL.iter().enumerate() {
            write!(f, "{} `{target}`", if index == 0 { "" } else { "," })?;
        }
        Ok(())
    }
}

impl core::error::Error for UnknownTarget {}

impl FromStr for Target {
    type Err = UnknownTarget;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        Self::ALL.iter().copied().find(|target| target.name() == name).ok_or(UnknownTarget)
    }
}
