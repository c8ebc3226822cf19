//! Quotations in stories and articles: what is said in them, and who is said to say it.
//!
//! Text comes in, quotations with spans go out, each told to be speech or mere words, with the clause
//! that attributes it if there is one. They are no turns: nothing here changes what a
//! [`crate::Transcript`] holds. Which marks pair is [`marks`]' job; what a reporting clause looks like
//! is told by a module for each family of languages; [`judge`] puts both together.

mod chinese;
mod clause;
mod dash;
mod dash_verbs;
mod european;
mod japanese;
mod judge;
mod korean;
mod marks;
mod sources;
mod verbs;

use alloc::vec::Vec;

use judou_source::Span;

/// The quotations of a text, and who is named as saying them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Quotations<'a> {
    /// Who is named as a source, in the order in which they first are. Pronouns name nobody.
    pub speakers: Vec<QuotedSpeaker<'a>>,
    /// The quotations in the order in which they open; one inside another follows it.
    pub quotations: Vec<Quotation>,
}

/// One to whom speech is attributed. Its identity is its place in [`Quotations::speakers`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct QuotedSpeaker<'a> {
    /// As the text first has it: a name, or what somebody is called there (`the guard`, `老人`).
    pub name: &'a str,
    /// How many quotations are attributed to it.
    pub quotations: usize,
}

/// A stretch between quotation marks, or behind a dash that opens a line of a story.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Quotation {
    /// With its marks: both, or the dash that opens it; where speech that a dash has opened goes on behind
    /// a clause, there is none.
    pub span: Span,
    /// Without them, and without white space at both ends; never empty.
    pub content: Span,
    /// In how many quotations it stands: 0 outside all others.
    pub depth: u8,
    /// Whether it is said, or only named.
    pub kind: QuotationKind,
    /// It goes on with what the quotation before it at the same depth says: a reporting clause has
    /// interrupted the speech, or a new paragraph of it repeats the opening mark.
    pub continues: bool,
    /// Who says it and by what verb, where the text tells.
    pub attribution: Option<Attribution>,
}

/// What marks are put round words for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "lowercase"))]
#[non_exhaustive]
pub enum QuotationKind {
    /// Somebody says, thinks or writes it.
    Speech,
    /// Words as words: a term, a title, a name, irony.
    Words,
}

impl QuotationKind {
    /// Its name in lower case.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Speech => "speech",
            Self::Words => "words",
        }
    }
}

/// The clause that says whose speech a quotation is. At least one of source and cue is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Attribution {
    /// Who, as written: a name, a description or a pronoun. `None` where the verb has no subject.
    pub source: Option<Span>,
    /// The verb of saying. `None` where a colon or a particle stands for it.
    pub cue: Option<Span>,
    /// Where the clause stands.
    pub position: Position,
    /// Index into [`Quotations::speakers`]; `None` for pronouns, which are not resolved.
    pub speaker: Option<usize>,
    /// How sure it is, from 0 to 100. It orders attributions by doubt; it is no probability.
    pub confidence: u8,
}

/// Where a reporting clause stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "lowercase"))]
pub enum Position {
    /// Before the quotation: `他说：“…”`. In Japanese and Korean the verb may follow nevertheless.
    Before,
    /// Behind it: `“…” said Ana`.
    After,
    /// Between two parts of one speech: `“…,” said Ana, “…”`.
    Between,
}

impl Position {
    /// Its name in lower case.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Before => "before",
            Self::After => "after",
            Self::Between => "between",
        }
    }
}

/// Finds the quotations of `text`, tells speech from mere words, and says to whom it is attributed.
///
/// Total and linear. Quotation marks nest 8 deep, within a dash or not; one that is not closed within
/// 6 KiB (single ones: 768 bytes) opens nothing; clauses are read for 240 bytes. A dash opens speech at
/// the start of a paragraph. Code in Markdown and tags of HTML are passed over. Pronouns are sources
/// and are not resolved.
///
/// # Examples
///
/// ```
/// use judou_dialogue::{QuotationKind, quotations};
///
/// let text = "“走吧，”老周说，“天要黑了。”\n\n这就是所谓“赶路”。\n";
/// let found = quotations(text);
/// let said: Vec<&str> = found
///     .quotations
///     .iter()
///     .filter(|it| it.kind == QuotationKind::Speech)
///     .map(|it| it.content.of(text))
///     .collect();
/// assert_eq!(said, ["走吧，", "天要黑了。"]);
///
/// let second = &found.quotations[1];
/// assert!(second.continues);
/// let attribution = second.attribution.unwrap();
/// assert_eq!(attribution.cue.unwrap().of(text), "说");
/// assert_eq!(found.speakers[attribution.speaker.unwrap()].name, "老周");
/// // Nobody takes a turn in a story.
/// assert!(judou_dialogue::parse(text).turns.is_empty());
/// ```
pub fn quotations(text: &str) -> Quotations<'_> {
    quotations_in(text, [Span::whole(text)])
}

/// Finds the quotations in parts of `text`, each read by itself, with one list of speakers.
///
/// The parts are taken in the order given and should not overlap; all spans are into `text`. It is for
/// formats that are no running text: give the contents of the turns.
///
/// # Examples
///
/// ```
/// use judou_dialogue::quotations_in;
/// use judou_source::Span;
///
/// let text = r#"{"say": "no"} 「はい」と太郎は答えた。"#;
/// let found = quotations_in(text, [Span::new(14, text.len())]);
/// assert_eq!(found.quotations.len(), 1);
/// assert_eq!(found.speakers[0].name, "太郎");
/// ```
pub fn quotations_in(text: &str, parts: impl IntoIterator<Item = Span>) -> Quotations<'_> {
    let mut found = Quotations::default();
    let mut sources = sources::Sources::default();
    for part in parts {
        let part = part.floor(text);
        let first = found.quotations.len();
        let mut marked = marks::pairs(part.of(text));
        dash::add(part.of(text), &mut marked);
        judge::judge(part.of(text), &marked, &mut found.quotations);
        for quotation in found.quotations.iter_mut().skip(first) {
            quotation.shift(part.start);
            if let Some(attribution) = &mut quotation.attribution {
                attribution.speaker =
                    attribution.source.and_then(|source| sources.speaker(source.of(text)));
            }
        }
    }
    found.speakers = sources.into_speakers();
    found
}

impl Quotation {
    fn shift(&mut self, by: usize) {
        self.span = self.span.shift(by);
        self.content = self.content.shift(by);
        if let Some(attribution) = &mut self.attribution {
            attribution.source = attribution.source.map(|span| span.shift(by));
            attribution.cue = attribution.cue.map(|span| span.shift(by));
        }
    }
}
