//! The door: text in, [`Transcript`] out.

use alloc::collections::BTreeSet;
use alloc::vec::Vec;

use crate::askers::{Dashed, dashed, with_askers};
use crate::assemble;
use crate::bare::{bare_candidates, odd_candidates, spaced_candidates};
use crate::candidate::{Candidate, candidates_in_code};
use crate::confidence;
use crate::evidence::LabelEvidence;
use crate::implicit::{Implicit, implicit};
use crate::infer::{Constraints, Inference, Told, infer};
use crate::introduction::introduce;
use crate::joint;
use crate::label::Emphasis;
use crate::lexicon;
use crate::line::{Kind, Line};
use crate::model::{Role, Transcript, Turn};
use crate::name::same_person;
use crate::notation::Notation;
use crate::participants::Participants;
use crate::scan::{Scan, scan};
use crate::service_log::is_service_log;
use crate::speakers::assign;
use crate::spelling::fold_label;
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
    told: Told,
    merge: bool,
}

impl TranscriptParser {
    /// The defaults: the notation is detected, and labels are judged by the document alone.
    pub const fn new() -> Self {
        Self {
            notation: None,
            told: Told { known: BTreeSet::new(), ignored: BTreeSet::new() },
            merge: false,
        }
    }

    /// Reads labels of this notation alone.
    ///
    /// # Examples
    ///
    /// ```
    /// use judou_dialogue::{Notation, TranscriptParser};
    ///
    /// // A heading and a line, unless somebody knows better.
    /// let text = "MARY\nCome in.\n";
    /// assert!(judou_dialogue::parse(text).turns.is_empty());
    /// let parser = TranscriptParser::new().notation(Notation::Fountain);
    /// assert_eq!(parser.parse(text).turns.len(), 1);
    /// ```
    pub const fn notation(mut self, notation: Notation) -> Self {
        self.notation = Some(notation);
        self
    }

    /// Says that labels with this name are a speaker's, though they stand there once only, or look
    /// like a field; may be said of several. Labels are compared by letters and digits, in any case.
    ///
    /// It decides where labels are inferred: in free-form text, captions, tables and labels in brackets.
    /// Other formats with a grammar say themselves who speaks.
    ///
    /// # Examples
    ///
    /// ```
    /// use judou_dialogue::TranscriptParser;
    ///
    /// let text = "Minutes of the day.\n\nNote: we are all here.\n\nNothing else was said.\n";
    /// assert!(judou_dialogue::parse(text).turns.is_empty());
    ///
    /// // Somebody is called Note.
    /// let found = TranscriptParser::new().speaker("NOTE").parse(text);
    /// assert_eq!(found.turns.len(), 1);
    /// assert_eq!(found.speakers[0].name, "Note");
    /// ```
    #[must_use]
    pub fn speaker(mut self, name: &str) -> Self {
        self.told.known.insert(fold_label(name));
        self
    }

    /// Says that labels with this name open no turn; may be said of several. In free-form text the line
    /// is then part of what is said before it; in a format with a grammar the turn is an
    /// [`EventKind::Speech`](crate::EventKind::Speech), which nobody is named for. It outweighs
    /// [`TranscriptParser::speaker`].
    ///
    /// # Examples
    ///
    /// ```
    /// use judou_dialogue::TranscriptParser;
    ///
    /// let text = "甲：一。\n\n解说：二。\n\n乙：三。\n\n解说：四。\n\n甲：五。\n\n乙：六。\n";
    /// assert_eq!(judou_dialogue::parse(text).turns.len(), 6);
    ///
    /// let found = TranscriptParser::new().ignore("解说").parse(text);
    /// assert_eq!(found.turns.len(), 4);
    /// assert_eq!(found.turns[0].content.of(text), "一。\n\n解说：二。");
    /// ```
    #[must_use]
    pub fn ignore(mut self, label: &str) -> Self {
        self.told.ignored.insert(fold_label(label));
        self
    }

    /// Whether turns that follow each other and have the same speakers become one, as
    /// [`Transcript::merge`] does it. Off by default.
    ///
    /// # Examples
    ///
    /// ```
    /// use judou_dialogue::TranscriptParser;
    ///
    /// let text = "Ann: One.\n\nAnn: Two.\n\nBob: Three.\n\nAnn: Four.\n\nBob: Five.\n";
    /// assert_eq!(TranscriptParser::new().parse(text).turns.len(), 5);
    /// assert_eq!(TranscriptParser::new().merge(true).parse(text).turns.len(), 4);
    /// ```
    #[must_use]
    pub const fn merge(mut self, merge: bool) -> Self {
        self.merge = merge;
        self
    }

    /// Finds the turns of `text`; all spans are into it. Total and linear.
    pub fn parse<'a>(&self, text: &'a str) -> Transcript<'a> {
        let mut transcript = self.read(text);
        let formal = transcript.notation.is_some_and(|notation| !notation.is_free_form());
        if formal && !self.told.ignored.is_empty() {
            transcript.ignore(text, |label| self.told.ignored.contains(&fold_label(label)));
        }
        joint::part(&mut transcript);
        if formal {
            confidence::grade(text, &mut transcript);
        }
        transcript.confidence = confidence::overall(&mut transcript.turns, &transcript.evidence);
        if self.merge { transcript.merge(text) } else { transcript }
    }

    fn read<'a>(&self, text: &'a str) -> Transcript<'a> {
        let format = match self.notation {
            Some(notation) => structured::by_notation(notation, text),
            None => structured::detect(text),
        };
        if let Some(format) = format {
            return structured::read(format, text, &self.told);
        }
        if self.notation.is_some_and(structured::is_left_out) {
            return Transcript::default();
        }
        let Scan { lines, candidates: mut found, mut participants } = scan(text);
        for candidate in &found {
            participants.note(candidate.name.of(text));
        }
        if self.notation == Some(Notation::Unlabelled) {
            let found = implicit(text, &lines, &[]);
            return unlabelled(text, &lines, found, Vec::new());
        }
        let constraints = Constraints {
            emphasis: self.notation.map(|notation| notation == Notation::MarkdownBoldLabel),
            told: Some(&self.told),
            ..Constraints::default()
        };
        let dashed = if self.notation.is_none() { dashed(text, &lines) } else { Vec::new() };
        if !dashed.is_empty()
            && let Some(transcript) =
                self.with_dashes(text, &lines, &dashed, &found, &participants, constraints)
        {
            return transcript;
        }
        let mut inference = infer(text, &lines, &found, &participants, constraints);
        if inference.openers.is_empty() && lines.iter().any(|line| line.kind == Kind::Code) {
            // Some put a whole dialogue into a fence, to keep its lines apart.
            let with_code = candidates_in_code(text, &lines);
            let constraints = Constraints { in_code: true, ..constraints };
            let second = infer(text, &lines, &with_code, &participants, constraints);
            if !second.openers.is_empty() {
                (found, inference) = (with_code, second);
            }
        }
        if inference.openers.is_empty() {
            let bare = bare_candidates(text, &lines);
            let constraints = Constraints { bare: true, ..constraints };
            let second = infer(text, &lines, &bare, &participants, constraints);
            if !second.openers.is_empty() {
                (found, inference) = (bare, second);
            }
        }
        if inference.openers.is_empty() && self.notation.is_none() {
            for odd in odd_candidates(text, &lines).filter(|odd| !odd.is_empty()) {
                let constraints = Constraints { bare: true, odd: true, ..constraints };
                let second = infer(text, &lines, &odd, &participants, constraints);
                if !second.openers.is_empty() {
                    (found, inference) = (odd, second);
                    break;
                }
            }
        }
        let nobody = inference.openers.is_empty() && self.notation.is_none();
        if nobody && let Some(found) = structured::read_known(text, &self.told) {
            found
        } else if nobody {
            unlabelled(text, &lines, implicit(text, &lines, &found), inference.evidence)
        } else {
            let known = |candidate: &Candidate| self.told.known.contains(&*candidate.folded);
            assemble_transcript(text, &lines, &found, inference, known)
        }
    }

    /// The transcript of an interview in which dashes ask and labels answer, with a colon or without.
    fn with_dashes<'a>(
        &self,
        text: &'a str,
        lines: &[Line],
        dashed: &[Dashed],
        found: &[Candidate],
        participants: &Participants,
        constraints: Constraints<'_>,
    ) -> Option<Transcript<'a>> {
        let among = |labels: &[Candidate]| with_askers(text, lines, dashed, labels);
        let spaced = || among(&spaced_candidates(text, lines));
        let bare = || among(&bare_candidates(text, lines)).map(|all| (all, true));
        let (all, bare) = among(found).or_else(spaced).map(|all| (all, false)).or_else(bare)?;
        let inference = infer(text, lines, &all, participants, Constraints { bare, ..constraints });
        if !has_asker(&all, &inference) {
            return None;
        }
        let known = |candidate: &Candidate| self.told.known.contains(&*candidate.folded);
        let mut transcript = assemble_transcript(text, lines, &all, inference, known);
        mark_implicit(text, &mut transcript);
        for speaker in transcript.speakers.iter_mut().filter(|it| is_no_name(&it.name)) {
            speaker.role = speaker.role.or(Some(Role::Interviewer));
        }
        Some(transcript)
    }
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
    let mut transcript = assemble_transcript(text, lines, &candidates, inference, |_| false);
    if transcript.turns.is_empty() {
        return transcript;
    }
    transcript.notation = Some(Notation::Unlabelled);
    mark_implicit(text, &mut transcript);
    // Who asks comes first: an answer needs a question.
    for (speaker, role) in
        transcript.speakers.iter_mut().zip([Role::Interviewer, Role::Interviewee])
    {
        speaker.role = speaker.role.or(asked.then_some(role));
    }
    transcript
}

/// Whether one who has no label opens turns.
fn has_asker(candidates: &[Candidate], inference: &Inference) -> bool {
    let mut openers = inference.openers.iter().filter_map(|at| candidates.get(*at));
    openers.any(|opener| &*opener.folded == lexicon::NAMELESS_ASKER)
}

/// Says of the turns that nothing names that they have no label.
fn mark_implicit(text: &str, transcript: &mut Transcript<'_>) {
    for turn in &mut transcript.turns {
        turn.implicit = is_no_name(turn.name.of(text));
    }
}

/// Nothing, or a dash.
fn is_no_name(name: &str) -> bool {
    !name.chars().any(char::is_alphanumeric)
}

fn assemble_transcript<'a>(
    text: &'a str,
    lines: &[Line],
    candidates: &[Candidate],
    inference: Inference,
    is_known: impl Fn(&Candidate) -> bool,
) -> Transcript<'a> {
    let Inference { openers, confidence, evidence } = inference;
    let known = openers.iter().filter_map(|at| candidates.get(*at)).any(is_known);
    if !known && !has_two_voices(text, candidates, &openers) {
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
    if !known && is_log_of_services(text, &turns) {
        return Transcript { sections, evidence, ..Transcript::default() };
    }
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

/// Whether what looks like turns are lines that programs wrote, each with its time in front.
fn is_log_of_services(text: &str, turns: &[Turn]) -> bool {
    let timed = |turn: &Turn| turn.start_ms.is_some() && turn.label.start < turn.name.start;
    turns.iter().all(timed)
        && is_service_log(turns.iter().map(|turn| (turn.name.of(text), turn.content.of(text))))
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
