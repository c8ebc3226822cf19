//! The door: text in, [`Transcript`] out.

use alloc::vec::Vec;

use crate::assemble;
use crate::bare::bare_candidates;
use crate::candidate::{Candidate, candidates};
use crate::confidence;
use crate::evidence::LabelEvidence;
use crate::implicit::{Implicit, implicit};
use crate::infer::{Constraints, Inference, infer};
use crate::introduction::introduce;
use crate::joint;
use crate::label::Emphasis;
use crate::line::{Kind, Line, lines};
use crate::model::{Role, Transcript};
use crate::name::same_person;
use crate::notation::Notation;
use crate::speakers::assign;
use crate::structured;
use crate::title::titles;

/// Finds who says what in `text`, with the defaults of [`TranscriptParser`].
///
/// Total: a text without dialogue gives a transcript without turns. All spans are into `text`.
///
/// # Examples
///
/// ```
/// let text = "Q: What is it?\n\nA: A book.\n\nQ: And that?\n\nA: A pen.\n";
/// let transcript = judou_dialogue::parse(text);
/// assert_eq!(transcript.turns.len(), 4);
/// assert_eq!(transcript.turns[1].content.of(text), "A book.");
///
/// assert!(judou_dialogue::parse("Note: nobody talks here.\n").turns.is_empty());
/// ```
pub fn parse(text: &str) -> Transcript<'_> {
    TranscriptParser::new().parse(text)
}

/// Options for finding turns.
///
/// # Examples
///
/// ```
/// use judou_dialogue::{Notation, TranscriptParser};
///
/// let text = "Ann: One.\n\nBob: Two.\n\nAnn: Three.\n\nBob: Four.\n";
/// let found = TranscriptParser::new().parse(text);
/// assert_eq!(found.notation, Some(Notation::PlainLabel));
///
/// // Told that labels are bold, it finds none here.
/// let bold = TranscriptParser::new().notation(Notation::MarkdownBoldLabel).parse(text);
/// assert!(bold.turns.is_empty());
/// ```
#[derive(Clone, Debug, Default)]
pub struct TranscriptParser {
    notation: Option<Notation>,
}

impl TranscriptParser {
    /// The defaults: the notation is detected.
    pub const fn new() -> Self {
        Self { notation: None }
    }

    /// Reads labels of this notation alone.
    pub const fn notation(mut self, notation: Notation) -> Self {
        self.notation = Some(notation);
        self
    }

    /// Finds the turns of `text`; all spans are into it. Total and linear.
    pub fn parse<'a>(&self, text: &'a str) -> Transcript<'a> {
        let format = match self.notation {
            Some(notation) => structured::by_notation(notation, text),
            None => structured::detect(text),
        };
        if let Some(format) = format {
            return finish(text, (format.read)(text));
        }
        if self.notation.is_some_and(structured::is_left_out) {
            return Transcript::default();
        }
        let lines = lines(text);
        if self.notation == Some(Notation::Unlabelled) {
            let found = implicit(text, &lines, &[]);
            return finish(text, unlabelled(text, &lines, found, Vec::new()));
        }
        let constraints = Constraints {
            emphasis: self.notation.map(|notation| notation == Notation::MarkdownBoldLabel),
            ..Constraints::default()
        };
        let mut found = candidates(text, &lines, false);
        let mut inference = infer(text, &lines, &found, constraints);
        if inference.openers.is_empty() && lines.iter().any(|line| line.kind == Kind::Code) {
            // Some put a whole dialogue into a fence, to keep its lines apart.
            let with_code = candidates(text, &lines, true);
            let constraints = Constraints { in_code: true, ..constraints };
            let second = infer(text, &lines, &with_code, constraints);
            if !second.openers.is_empty() {
                (found, inference) = (with_code, second);
            }
        }
        if inference.openers.is_empty() {
            let bare = bare_candidates(text, &lines);
            let constraints = Constraints { bare: true, ..constraints };
            let second = infer(text, &lines, &bare, constraints);
            if !second.openers.is_empty() {
                (found, inference) = (bare, second);
            }
        }
        let transcript = if inference.openers.is_empty() && self.notation.is_none() {
            unlabelled(text, &lines, implicit(text, &lines, &found), inference.evidence)
        } else {
            assemble_transcript(text, &lines, &found, inference)
        };
        finish(text, transcript)
    }
}

/// What all notations share: joint labels are parted, and it is said how sure all this is.
fn finish<'a>(text: &'a str, mut transcript: Transcript<'a>) -> Transcript<'a> {
    joint::part(&mut transcript);
    if transcript.notation.is_some_and(|notation| !notation.is_free_form()) {
        confidence::grade(text, &mut transcript);
    }
    transcript.confidence = confidence::overall(&mut transcript.turns, &transcript.evidence);
    transcript
}

/// The transcript of an interview whose turns bear no names.
fn unlabelled<'a>(
    text: &'a str,
    lines: &[Line],
    Implicit { openers: candidates, asked }: Implicit,
    evidence: Vec<LabelEvidence>,
) -> Transcript<'a> {
    let openers = (0..candidates.len()).collect();
    let inference = Inference { openers, confidence: Vec::new(), evidence };
    let mut transcript = assemble_transcript(text, lines, &candidates, inference);
    if transcript.turns.is_empty() {
        return transcript;
    }
    transcript.notation = Some(Notation::Unlabelled);
    for turn in &mut transcript.turns {
        turn.implicit = turn.name.is_empty();
    }
    // Who asks comes first: an answer needs a question.
    for (speaker, role) in
        transcript.speakers.iter_mut().zip([Role::Interviewer, Role::Interviewee])
    {
        speaker.role = speaker.role.or(asked.then_some(role));
    }
    transcript
}

fn assemble_transcript<'a>(
    text: &'a str,
    lines: &[Line],
    candidates: &[Candidate],
    inference: Inference,
) -> Transcript<'a> {
    let Inference { openers, confidence, evidence } = inference;
    if !has_two_voices(text, candidates, &openers) {
        let sections = assemble::sections(text, lines, &[], &[]);
        return Transcript { sections, evidence, ..Transcript::default() };
    }
    let titles = titles(text, lines, candidates, &openers);
    let opener_lines: Vec<usize> = openers
        .iter()
        .filter_map(|at| candidates.get(*at))
        .map(|candidate| candidate.line)
        .collect();
    let sections = assemble::sections(text, lines, &opener_lines, &titles);
    let mut turns = assemble::turns(text, lines, candidates, &openers, &titles);
    for turn in &mut turns {
        turn.confidence = confidence.get(turn.speaker).copied().unwrap_or_default();
    }
    assemble::place(&mut turns, &sections);
    let mut diagnostics = Vec::new();
    let mut speakers = assign(text, candidates, &openers, &mut turns, &mut diagnostics);
    if let Some(first) = turns.first() {
        introduce(text, first.span.start, &mut speakers);
    }
    Transcript {
        notation: notation(candidates, &openers),
        confidence: 0,
        speakers,
        sections,
        turns,
        events: Vec::new(),
        diagnostics,
        evidence,
    }
}

/// Whether the labels belong to two people or more: forms of one name are one voice.
fn has_two_voices(text: &str, candidates: &[Candidate], openers: &[usize]) -> bool {
    let mut names = openers.iter().filter_map(|at| candidates.get(*at));
    let Some(first) = names.next() else { return false };
    let first_name = first.name.of(text);
    names.any(|other| {
        other.folded != first.folded
            && !same_person(first_name, &first.folded, other.name.of(text), &other.folded)
    })
}

/// The notation of most of the turns.
fn notation(candidates: &[Candidate], openers: &[usize]) -> Option<Notation> {
    let emphasised = openers
        .iter()
        .filter_map(|at| candidates.get(*at))
        .filter(|candidate| candidate.form.emphasis != Emphasis::None)
        .count();
    if openers.is_empty() {
        None
    } else if emphasised * 2 >= openers.len() {
        Some(Notation::MarkdownBoldLabel)
    } else {
        Some(Notation::PlainLabel)
    }
}
