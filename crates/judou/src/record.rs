//! Documents as data for other programs: the JSON objects that `judou` prints.
//!
//! Each record borrows what it shows and implements [`serde::Serialize`]; nothing is copied on the
//! way. Their shape is that of `docs/schema/judou-document-1.schema.json`, versioned apart from the
//! types of the parsers: spans are `[start, end]` in bytes of the text that was parsed, lines and
//! columns count from 1, columns in characters.

use alloc::string::String;
use alloc::vec::Vec;

use judou_source::{ColumnUnit, Diagnostic, Label, LineIndex, Span};
use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

use crate::Document;

/// A whole document: front matter, speakers, sections, turns and diagnostics.
///
/// # Examples
///
/// ```
/// use judou::record::DocumentRecord;
/// use judou::Document;
///
/// let document = Document::parse("甲：一。\n\n乙：二。\n\n甲：三。\n\n乙：四。\n");
/// let json = serde_json::to_value(DocumentRecord::new(&document).path("talk.txt"))?;
/// assert_eq!(json["path"], "talk.txt");
/// assert_eq!(json["turns"][1]["name"], "乙");
/// assert_eq!(json["turns"][1]["content"], serde_json::json!([20, 26]));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct DocumentRecord<'r> {
    document: &'r Document<'r>,
    path: Option<&'r str>,
    encoding: Option<&'r str>,
    notes: &'r [Diagnostic],
    #[cfg(feature = "segment")]
    units: &'r [judou_segment::Unit],
}

impl<'r> DocumentRecord<'r> {
    /// A record of `document`, without path and encoding, which are then `null`.
    pub const fn new(document: &'r Document<'r>) -> Self {
        Self {
            document,
            path: None,
            encoding: None,
            notes: &[],
            #[cfg(feature = "segment")]
            units: &[],
        }
    }

    /// Where the document was read from.
    pub const fn path(mut self, path: &'r str) -> Self {
        self.path = Some(path);
        self
    }

    /// The encoding that the document was decoded from, by its name in the WHATWG's standard.
    pub const fn encoding(mut self, name: &'r str) -> Self {
        self.encoding = Some(name);
        self
    }

    /// What the reader of the file noticed, before what the parsers did.
    pub const fn notes(mut self, notes: &'r [Diagnostic]) -> Self {
        self.notes = notes;
        self
    }

    /// Adds the spans of these units of the body, under `units`.
    #[cfg(feature = "segment")]
    pub const fn units(mut self, units: &'r [judou_segment::Unit]) -> Self {
        self.units = units;
        self
    }
}

impl Serialize for DocumentRecord<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let document = self.document;
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("path", &self.path)?;
        map.serialize_entry("bytes", &document.text().len())?;
        map.serialize_entry("encoding", &self.encoding)?;
        #[cfg(feature = "frontmatter")]
        map.serialize_entry("front_matter", &document.front_matter().map(HeaderRecord::new))?;
        #[cfg(not(feature = "frontmatter"))]
        map.serialize_entry("front_matter", &None::<()>)?;
        map.serialize_entry("body", &document.body())?;
        #[cfg(feature = "dialogue")]
        {
            map.serialize_entry("notation", &document.notation())?;
            map.serialize_entry("speakers", &speakers(document))?;
            map.serialize_entry("sections", &sections(document))?;
            map.serialize_entry("turns", &turns(document))?;
        }
        #[cfg(not(feature = "dialogue"))]
        {
            map.serialize_entry("notation", &None::<()>)?;
            for key in ["speakers", "sections", "turns"] {
                map.serialize_entry(key, &[(); 0])?;
            }
        }
        let diagnostics = self.notes.iter().chain(document.diagnostics());
        map.serialize_entry("diagnostics", &located(document.text(), diagnostics))?;
        #[cfg(feature = "segment")]
        if !self.units.is_empty() {
            map.serialize_entry("units", &UnitsRecord { document, units: self.units })?;
        }
        map.end()
    }
}

/// The front matter alone: `path`, `format`, `span`, `matter`, `body_start`, `data`, `diagnostics`.
///
/// # Examples
///
/// ```
/// use judou::record::MetaRecord;
/// use judou::Document;
///
/// let document = Document::parse("---\ntitle: 夜谈\n---\n正文。\n");
/// let json = serde_json::to_value(MetaRecord::new(&document))?;
/// assert_eq!(json["format"], "yaml");
/// assert_eq!(json["data"]["title"], "夜谈");
/// assert_eq!(json["body_start"], 22);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[cfg(feature = "frontmatter")]
#[derive(Clone, Copy, Debug)]
pub struct MetaRecord<'r> {
    document: &'r Document<'r>,
    path: Option<&'r str>,
    notes: &'r [Diagnostic],
}

#[cfg(feature = "frontmatter")]
impl<'r> MetaRecord<'r> {
    /// A record of the front matter of `document`, without a path.
    pub const fn new(document: &'r Document<'r>) -> Self {
        Self { document, path: None, notes: &[] }
    }

    /// Where the document was read from.
    pub const fn path(mut self, path: &'r str) -> Self {
        self.path = Some(path);
        self
    }

    /// What the reader of the file noticed, before what the parsers did.
    pub const fn notes(mut self, notes: &'r [Diagnostic]) -> Self {
        self.notes = notes;
        self
    }
}

#[cfg(feature = "frontmatter")]
impl Serialize for MetaRecord<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let document = self.document;
        let header = document.front_matter().map(HeaderRecord::new);
        let diagnostics = self.notes.iter().chain(document.front_matter_diagnostics());
        let mut map = serializer.serialize_map(Some(7))?;
        map.serialize_entry("path", &self.path)?;
        map.serialize_entry("format", &header.as_ref().map(|header| header.format))?;
        map.serialize_entry("span", &header.as_ref().map(|header| header.span))?;
        map.serialize_entry("matter", &header.as_ref().map(|header| header.matter))?;
        map.serialize_entry("body_start", &document.body().start)?;
        map.serialize_entry("data", &header.as_ref().and_then(|header| header.data))?;
        map.serialize_entry("diagnostics", &located(document.text(), diagnostics))?;
        map.end()
    }
}

/// The dialogue alone: `path`, `notation`, `speakers` and `turns`, and `evidence` on request.
///
/// # Examples
///
/// ```
/// use judou::record::TurnsRecord;
/// use judou::Document;
///
/// let document = Document::parse("甲：一。\n\n乙：二。\n\n甲：三。\n\n乙：四。\n");
/// let json = serde_json::to_value(TurnsRecord::new(&document))?;
/// assert_eq!(json["notation"], "plain-label");
/// assert_eq!(json["speakers"][0]["turns"], 2);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[cfg(feature = "dialogue")]
#[derive(Clone, Copy, Debug)]
pub struct TurnsRecord<'r> {
    document: &'r Document<'r>,
    path: Option<&'r str>,
    evidence: bool,
}

#[cfg(feature = "dialogue")]
impl<'r> TurnsRecord<'r> {
    /// A record of the dialogue of `document`, without a path and without the evidence.
    pub const fn new(document: &'r Document<'r>) -> Self {
        Self { document, path: None, evidence: false }
    }

    /// Whether to add every label that was looked at, and why it opens turns or does not.
    pub const fn evidence(mut self, wanted: bool) -> Self {
        self.evidence = wanted;
        self
    }

    /// Where the document was read from.
    pub const fn path(mut self, path: &'r str) -> Self {
        self.path = Some(path);
        self
    }
}

#[cfg(feature = "dialogue")]
impl Serialize for TurnsRecord<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("path", &self.path)?;
        map.serialize_entry("notation", &self.document.notation())?;
        map.serialize_entry("speakers", &speakers(self.document))?;
        map.serialize_entry("turns", &turns(self.document))?;
        if self.evidence {
            map.serialize_entry("evidence", &evidence(self.document))?;
        }
        map.end()
    }
}

/// The header as it stands under `front_matter`.
#[cfg(feature = "frontmatter")]
#[derive(Serialize)]
struct HeaderRecord<'r> {
    format: &'static str,
    span: Span,
    matter: Span,
    data: Option<&'r judou_frontmatter::Value<'r>>,
}

#[cfg(feature = "frontmatter")]
impl<'r> HeaderRecord<'r> {
    fn new(header: &'r judou_frontmatter::FrontMatter<'r>) -> Self {
        Self {
            format: header.format().name(),
            span: header.span(),
            matter: header.matter_span(),
            data: header.value(),
        }
    }
}

/// Serialises what an iterator gives, without collecting it first.
#[cfg(any(feature = "dialogue", feature = "segment"))]
struct Sequence<I>(I);

#[cfg(any(feature = "dialogue", feature = "segment"))]
impl<I> Serialize for Sequence<I>
where
    I: Iterator<Item: Serialize> + Clone,
{
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.clone())
    }
}

#[cfg(feature = "dialogue")]
fn speakers<'r>(document: &'r Document<'r>) -> impl Serialize + 'r {
    #[derive(Serialize)]
    struct SpeakerRecord<'r> {
        id: usize,
        name: &'r str,
        labels: &'r [alloc::borrow::Cow<'r, str>],
        aliases: &'r [alloc::borrow::Cow<'r, str>],
        role: Option<&'static str>,
        turns: usize,
    }
    Sequence(document.speakers().iter().enumerate().map(|(id, speaker)| SpeakerRecord {
        id,
        name: &speaker.name,
        labels: &speaker.labels,
        aliases: &speaker.aliases,
        role: speaker.role.map(judou_dialogue::Role::name),
        turns: speaker.turns,
    }))
}

#[cfg(feature = "dialogue")]
fn sections<'r>(document: &'r Document<'r>) -> impl Serialize + 'r {
    #[derive(Serialize)]
    struct SectionRecord<'r> {
        title: &'r str,
        level: u8,
        span: Span,
    }
    Sequence(document.sections().iter().map(|section| SectionRecord {
        title: section.title.of(document.text()),
        level: section.level,
        span: section.span,
    }))
}

#[cfg(feature = "dialogue")]
fn turns<'r>(document: &'r Document<'r>) -> impl Serialize + 'r {
    #[derive(Serialize)]
    struct TurnRecord<'r> {
        speaker: usize,
        name: &'r str,
        span: Span,
        label: Span,
        content: Span,
        paragraphs: &'r [Span],
        section: Option<usize>,
        start_ms: Option<u64>,
        end_ms: Option<u64>,
    }
    Sequence(document.turns().iter().map(|turn| TurnRecord {
        speaker: turn.speaker,
        name: turn.name.of(document.text()),
        span: turn.span,
        label: turn.label,
        content: turn.content,
        paragraphs: &turn.paragraphs,
        section: turn.section,
        start_ms: turn.start_ms,
        end_ms: turn.end_ms,
    }))
}

#[cfg(feature = "dialogue")]
fn evidence<'r>(document: &'r Document<'r>) -> impl Serialize + 'r {
    #[derive(Serialize)]
    struct EvidenceRecord<'r> {
        name: &'r str,
        span: Span,
        count: usize,
        accepted: bool,
        score: f32,
        reasons: Vec<ReasonRecord>,
    }
    #[derive(Serialize)]
    struct ReasonRecord {
        reason: judou_dialogue::Reason,
        weight: f32,
    }
    let reason =
        |&(reason, weight): &(judou_dialogue::Reason, f32)| ReasonRecord { reason, weight };
    Sequence(document.transcript().evidence.iter().map(move |label| EvidenceRecord {
        name: label.label.of(document.text()),
        span: label.label,
        count: label.count,
        accepted: label.accepted,
        score: label.score,
        reasons: label.reasons.iter().map(reason).collect(),
    }))
}

/// A diagnostic with the line and column that its span starts at.
#[derive(Serialize)]
struct LocatedDiagnostic<'r> {
    severity: &'static str,
    code: &'static str,
    message: &'r str,
    span: Span,
    line: usize,
    column: usize,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    labels: &'r [Label],
    #[serde(skip_serializing_if = "Option::is_none")]
    help: Option<&'r String>,
}

/// Looks up lines and columns; a text without diagnostics is not looked at.
fn located<'r>(
    text: &'r str,
    diagnostics: impl Iterator<Item = &'r Diagnostic> + Clone,
) -> Vec<LocatedDiagnostic<'r>> {
    if diagnostics.clone().next().is_none() {
        return Vec::new();
    }
    let index = LineIndex::new(text);
    diagnostics
        .map(|diagnostic| {
            let position = index.position(text, diagnostic.span.start, ColumnUnit::Char);
            LocatedDiagnostic {
                severity: diagnostic.severity.name(),
                code: diagnostic.code,
                message: &diagnostic.message,
                span: diagnostic.span,
                line: position.line,
                column: position.column,
                labels: &diagnostic.labels,
                help: diagnostic.help.as_ref(),
            }
        })
        .collect()
}

#[cfg(feature = "segment")]
struct UnitsRecord<'r> {
    document: &'r Document<'r>,
    units: &'r [judou_segment::Unit],
}

#[cfg(feature = "segment")]
impl Serialize for UnitsRecord<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.units.len()))?;
        for &unit in self.units {
            map.serialize_entry(unit.name(), &Sequence(self.document.units(unit)))?;
        }
        map.end()
    }
}
