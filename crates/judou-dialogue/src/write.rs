//! Transcripts written down: in goes what was read, out comes the text of a file.
//!
//! A target's renderer escapes what its notation can escape. Then the text is read again with the
//! notation forced, and given out only if the same speakers say the same words in the same turns
//! ([`check`]): no name and no word can make a written file grow a turn. What no notation holds is
//! in [`Writer`]'s documentation.

mod chat;
mod check;
mod csv;
mod cues;
mod error;
mod fountain;
mod json;
mod labels;
mod speech;
mod target;

pub use error::{WriteError, WriteErrorKind};
pub use target::{Target, UnknownTarget};

use alloc::string::String;

use self::check::{Comparison, Times};
use self::speech::{Layout, Speech, Talk};
use crate::model::Transcript;
use crate::notation::Notation;

/// Writes transcripts in one [`Target`].
///
/// What is written is read back before it is given out: [`TranscriptParser`](crate::TranscriptParser)
/// with the notation forced finds as many turns, of the same speakers, with the same words, and where
/// the notation has times, at the same times. What would be read in another way is an error that says
/// where, so that a hostile name or speech cannot add a turn to a file.
///
/// Each speaker is written under one name, [`Speaker::name`](crate::Speaker::name). White space and
/// invisible marks of direction are layout: line breaks within what is said are kept where a line by
/// itself is harmless, and become blanks where it could be taken for a label, a heading or a note.
/// `json` and `csv` keep every character but the white space at both ends.
///
/// Headings are written in the targets that have them. Not written: events, aliases and roles,
/// diagnostics, headings that no turn follows, and whatever else is nobody's turn.
///
/// # Examples
///
/// ```
/// use judou_dialogue::{Target, Writer, parse};
///
/// let text = "Ann: Ready?\n\nBob: 1 < 2 & all that.\n\nAnn: Go.\n\nBob: Gone.\n";
/// let transcript = parse(text);
/// let bold = Writer::new(Target::MarkdownBoldLabel).write(&transcript, text)?;
/// assert!(bold.starts_with("**Ann:** Ready?\n\n**Bob:** 1 < 2 & all that.\n\n"));
///
/// // Captions need times, and these have none.
/// assert!(Writer::new(Target::WebVtt).write(&transcript, text).is_err());
/// let captions = Writer::new(Target::WebVtt).estimate_times(true).write(&transcript, text)?;
/// assert!(captions.starts_with(
///     "WEBVTT\n\n00:00:00.000 --> 00:00:01.000\n<v Ann>Ready?\n\n\
///      00:00:01.000 --> 00:00:02.133\n<v Bob>1 &lt; 2 &amp; all that.\n"
/// ));
/// # Ok::<(), judou_dialogue::WriteError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Writer {
    target: Target,
    estimate_times: bool,
    detectable: bool,
    sections: bool,
}

impl Writer {
    /// A writer of `target`: headings are written, times are not estimated, and the text need not be
    /// detectable.
    pub const fn new(target: Target) -> Self {
        Self { target, estimate_times: false, detectable: false, sections: true }
    }

    /// Whether a turn that has no start gets one in a target that needs times: the end of the turn
    /// before. A turn then lasts as long as reading it takes, 15 characters a second and at least one
    /// second. Otherwise such a turn is [`WriteErrorKind::NoTime`].
    ///
    /// An end that the transcript lacks is never an error: it is the start of the next turn, if that
    /// is later, else estimated.
    pub const fn estimate_times(mut self, estimate: bool) -> Self {
        self.estimate_times = estimate;
        self
    }

    /// Whether the text must also be read back the same without being told its notation, as
    /// [`parse`](crate::parse) does. Short dialogues with plain labels often are not.
    pub const fn detectable(mut self, detectable: bool) -> Self {
        self.detectable = detectable;
        self
    }

    /// Whether the headings before turns are written in a target that has them
    /// ([`Target::holds_sections`]); they are, if nothing is said here.
    pub const fn sections(mut self, sections: bool) -> Self {
        self.sections = sections;
        self
    }

    /// Writes `transcript`, of which `text` is what was parsed. The lines end in `\n`, in CSV in
    /// `\r\n`.
    ///
    /// Linear: the text is rendered and read back, twice at most.
    ///
    /// # Errors
    ///
    /// [`WriteErrorKind`] says what the notation cannot hold; the span, into `text`, says of which
    /// turn.
    ///
    /// # Examples
    ///
    /// ```
    /// use judou_dialogue::{Target, WriteErrorKind, Writer, parse};
    ///
    /// let text = "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ann: B>Hi.\n";
    /// let transcript = parse(text);
    /// let error = Writer::new(Target::Srt).write(&transcript, text).unwrap_err();
    /// // `Ann: B: Hi.` would be Ann's.
    /// assert_eq!((error.kind(), error.span().of(text)), (WriteErrorKind::Name, "Ann: B"));
    /// ```
    pub fn write(&self, transcript: &Transcript<'_>, text: &str) -> Result<String, WriteError> {
        let mut talk = Talk::new(transcript, text)?;
        if self.target.needs_times() {
            talk.time(self.estimate_times)?;
        }
        if !(self.sections && self.target.holds_sections()) {
            talk.drop_sections();
        }
        let first = self.attempt(&talk, Layout::Lines);
        // JSON and CSV have one way to write a speech down.
        let again = first.is_err() && !self.target.is_exact();
        if again { self.attempt(&talk, Layout::OneLine) } else { first }
    }

    fn attempt(self, talk: &Talk<'_>, layout: Layout) -> Result<String, WriteError> {
        let out = match self.target {
            Target::PlainLabel => labels::plain(talk, layout),
            Target::MarkdownBoldLabel => labels::bold(talk, layout),
            Target::WebVtt => cues::webvtt(talk, layout),
            Target::Srt => cues::srt(talk, layout),
            Target::Csv => csv::csv(talk)?,
            Target::Chat => return self.chat(talk, layout),
            Target::Fountain => fountain::fountain(talk, layout),
            Target::OpenAiMessages => return self.messages(talk, Notation::OpenAiMessages),
            Target::ShareGpt => return self.messages(talk, Notation::ShareGpt),
        };
        self.check(
            talk,
            out,
            Some(self.target.notation()),
            &Comparison::of(self.target, self.target.holds_sections()),
        )
    }

    /// CHAT, in which turns are labelled with codes.
    fn chat(self, talk: &Talk<'_>, layout: Layout) -> Result<String, WriteError> {
        let codes = chat::codes(talk);
        let out = chat::chat(talk, &codes, layout);
        let mut comparison = Comparison::of(self.target, false);
        comparison.names = Some(codes.iter().map(String::as_str).collect());
        self.check(talk, out, Some(self.target.notation()), &comparison)
    }

    /// JSON, in which turns are labelled with roles.
    fn messages(self, talk: &Talk<'_>, notation: Notation) -> Result<String, WriteError> {
        let parts = json::parts(talk, notation)?;
        let out = match notation {
            Notation::ShareGpt => json::sharegpt(talk, &parts),
            _ => json::openai(talk, &parts),
        };
        // Without its reader nothing can be read back; every string is escaped all the same.
        let readable = cfg!(feature = "json").then_some(notation);
        let names = parts.iter().map(|part| part.role).collect();
        let comparison =
            Comparison { names: Some(names), exact: true, times: Times::None, sections: false };
        self.check(talk, out, readable, &comparison)
    }

    fn check(
        self,
        talk: &Talk<'_>,
        out: String,
        notation: Option<Notation>,
        comparison: &Comparison<'_>,
    ) -> Result<String, WriteError> {
        if let Some(notation) = notation {
            check::read_back(talk, &out, Some(notation), comparison)?;
            if self.detectable {
                check::read_back(talk, &out, None, comparison)?;
            }
        }
        Ok(out)
    }
}

/// U+2060, which is not seen and parts no words: it parts marks that together would be mark-up where
/// a notation has no other escape.
const JOINER: char = '\u{2060}';

/// Writes `words` line by line, the lines parted by `\n`; a line that `is_safe` turns down goes on
/// behind a blank on the line before.
fn push_lines(
    out: &mut String,
    speech: &Speech<'_>,
    layout: Layout,
    is_safe: impl Fn(&str) -> bool,
) {
    for (index, line) in speech.lines().enumerate() {
        if index > 0 {
            out.push(if layout == Layout::Lines && is_safe(line) { '\n' } else { ' ' });
        }
        out.push_str(line);
    }
}
