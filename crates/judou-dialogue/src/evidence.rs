//! Why a label was taken for a speaker's, or not.

use alloc::vec::Vec;

use judou_source::Span;

/// One observation about a label, with the weight it carries in [`LabelEvidence::reasons`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum Reason {
    /// How often it stands there.
    Recurs,
    /// How much of what follows it is sentences rather than values.
    SoundsSpoken,
    /// It is written as names are.
    LooksLikeAName,
    /// It is short enough for a name.
    ShortLabel,
    /// It is a clause or a term.
    Phrase,
    /// It stands for a question or an answer.
    QuestionOrAnswer,
    /// It says what somebody does in a conversation.
    RoleWord,
    /// It is a known name of a field or a notice.
    FieldWord,
    /// The document lists whoever bears it among those who take part.
    Introduced,
    /// What follows speaks of whoever bears it: `Ann Lee: Ann is a gardener.`
    SpokenOf,
    /// It names what happens while nobody speaks.
    EventWord,
    /// It counts: `L1`, `L2`; `Step 1`, `Step 2`.
    NumberedSeries,
    /// The same few values follow it again and again.
    RepeatedContent,
    /// It stands in list items.
    InAList,
    /// It is emphasised, or a heading.
    Emphasised,
    /// It says when it is spoken.
    Timed,
    /// It comes round in one fixed order with others, like the fields of a record.
    RecordOrder,
    /// It and others like it label nearly every line of a short document.
    FillsTheDocument,
    /// It stands among the turns, again and again.
    AmongTheTurns,
    /// The caller has said that it is a speaker's.
    Known,
    /// The caller has said that it is none.
    Ignored,
    /// Each time it has no blank behind its colon, or is indented as code is: only labels that are
    /// written better could show that it is a speaker's.
    WeaklyWritten,
    /// It stands where a document lists people or gives them roles, and nobody speaks there.
    ListsPeople,
    /// It is written in another notation than the one that was asked for.
    OtherNotation,
    /// It is another form of a speaker's name: full, short, or with a slip of the pen.
    FormOfASpeaker,
    /// It stands among the turns and is written as their labels are.
    DressedAsSpeakers,
}

/// The score from which a recurring label is a speaker's.
pub(crate) const THRESHOLD: f32 = 1.5;

/// One label, all its occurrences together, and the reasons that decided about it.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct LabelEvidence {
    /// The name where it first stands.
    pub label: Span,
    /// How many lines it opens.
    pub count: usize,
    /// The sum of the weights; a recurring label is a speaker's from 1.5.
    pub score: f32,
    /// Whether it opens turns.
    pub accepted: bool,
    /// What was observed, and how much it weighed.
    pub reasons: Vec<(Reason, f32)>,
}
