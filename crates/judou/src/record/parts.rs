//! The parts that records are made of, each serialised from where it lies.

use alloc::string::String;
use alloc::vec::Vec;

use judou_source::{ColumnUnit, Diagnostic, Label, LineIndex, Span};
use serde::Serialize;
#[cfg(feature = "segment")]
use serde::ser::SerializeMap;
use serde::ser::Serializer;

use crate::{Document, RegionKind};

/// The header as it stands under `front_matter`.
#[cfg(feature = "frontmatter")]
#[derive(Serialize)]
pub(super) struct HeaderRecord<'r> {
    pub(super) format: &'static str,
    pub(super) span: Span,
    pub(super) matter: Span,
    pub(super) data: Option<&'r judou_frontmatter::Value<'r>>,
}

#[cfg(feature = "frontmatter")]
impl<'r> HeaderRecord<'r> {
    pub(super) fn new(header: &'r judou_frontmatter::FrontMatter<'r>) -> Self {
        Self {
            format: header.format().name(),
            span: header.span(),
            matter: header.matter_span(),
            data: header.value(),
        }
    }
}

/// Serialises what an iterator gives, without collecting it first.
struct Sequence<I>(I);

impl<I> Serialize for Sequence<I>
where
    I: Iterator<Item: Serialize> + Clone,
{
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.clone())
    }
}

#[cfg(feature = "dialogue")]
pub(super) fn speakers<'r>(document: &'r Document<'r>) -> impl Serialize + 'r {
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
pub(super) fn sections<'r>(document: &'r Document<'r>) -> impl Serialize + 'r {
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
pub(super) fn turns<'r>(document: &'r Document<'r>) -> impl Serialize + 'r {
    #[derive(Serialize)]
    struct TurnRecord<'r> {
        speaker: usize,
        // Only where several speak together.
        #[serde(skip_serializing_if = "<[_]>::is_empty")]
        joint: &'r [usize],
        name: &'r str,
        // Only where nothing says who speaks.
        #[serde(skip_serializing_if = "is_false")]
        implicit: bool,
        confidence: u8,
        span: Span,
        label: Span,
        content: Span,
        paragraphs: &'r [Span],
        #[serde(skip_serializing_if = "Vec::is_empty")]
        stage_notes: Vec<Span>,
        // Only where the notation writes them in another way than they read.
        #[serde(skip_serializing_if = "Option::is_none")]
        words: Option<&'r str>,
        section: Option<usize>,
        start_ms: Option<u64>,
        end_ms: Option<u64>,
    }
    Sequence(document.turns().iter().map(|turn| TurnRecord {
        speaker: turn.speaker,
        joint: &turn.joint,
        implicit: turn.implicit,
        confidence: turn.confidence,
        name: document.transcript().name(turn, document.text()),
        span: turn.span,
        label: turn.label,
        content: turn.content,
        paragraphs: &turn.paragraphs,
        stage_notes: document.transcript().stage_notes(turn, document.text()),
        words: turn.words.as_deref(),
        section: turn.section,
        start_ms: turn.start_ms,
        end_ms: turn.end_ms,
    }))
}

#[cfg(feature = "dialogue")]
#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands fields over by reference")]
fn is_false(value: &bool) -> bool {
    !*value
}

#[cfg(feature = "dialogue")]
pub(super) fn events<'r>(document: &'r Document<'r>) -> impl Serialize + 'r {
    #[derive(Serialize)]
    struct EventRecord {
        kind: judou_dialogue::EventKind,
        span: Span,
        at_ms: Option<u64>,
    }
    Sequence(document.transcript().events.iter().map(|event| EventRecord {
        kind: event.kind,
        span: event.span,
        at_ms: event.at_ms,
    }))
}

#[cfg(feature = "dialogue")]
pub(super) fn quotations<'r>(document: &'r Document<'r>) -> impl Serialize + 'r {
    #[derive(Serialize)]
    struct QuotationsRecord<'r> {
        speakers: Vec<QuotedSpeakerRecord<'r>>,
        items: Vec<QuotationRecord>,
    }
    #[derive(Serialize)]
    struct QuotedSpeakerRecord<'r> {
        id: usize,
        name: &'r str,
        quotations: usize,
    }
    #[derive(Serialize)]
    struct QuotationRecord {
        kind: &'static str,
        span: Span,
        content: Span,
        depth: u8,
        continues: bool,
        attribution: Option<AttributionRecord>,
    }
    #[derive(Serialize)]
    struct AttributionRecord {
        speaker: Option<usize>,
        source: Option<Span>,
        cue: Option<Span>,
        position: &'static str,
        confidence: u8,
    }
    let found = document.quotations();
    let speaker = |(id, it): (usize, &judou_dialogue::QuotedSpeaker<'r>)| QuotedSpeakerRecord {
        id,
        name: it.name,
        quotations: it.quotations,
    };
    let attribution = |it: judou_dialogue::Attribution| AttributionRecord {
        speaker: it.speaker,
        source: it.source,
        cue: it.cue,
        position: it.position.name(),
        confidence: it.confidence,
    };
    let item = |it: &judou_dialogue::Quotation| QuotationRecord {
        kind: it.kind.name(),
        span: it.span,
        content: it.content,
        depth: it.depth,
        continues: it.continues,
        attribution: it.attribution.map(attribution),
    };
    QuotationsRecord {
        speakers: found.speakers.iter().enumerate().map(speaker).collect(),
        items: found.quotations.iter().map(item).collect(),
    }
}

#[cfg(feature = "dialogue")]
pub(super) fn evidence<'r>(document: &'r Document<'r>) -> impl Serialize + 'r {
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

pub(super) fn regions<'r>(document: &'r Document<'r>) -> impl Serialize + 'r {
    #[derive(Serialize)]
    struct RegionRecord {
        kind: &'static str,
        span: Span,
        // Only of what is in a list of its own.
        #[serde(skip_serializing_if = "Option::is_none")]
        index: Option<usize>,
        // Only of furniture.
        #[serde(skip_serializing_if = "Option::is_none")]
        signs: Option<Signs>,
    }
    struct Signs(crate::Furniture);
    impl Serialize for Signs {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            serializer.collect_seq(self.0.signs().map(crate::FurnitureSign::name))
        }
    }
    Sequence(document.regions().map(|region| RegionRecord {
        kind: region.kind.name(),
        span: region.span,
        index: match region.kind {
            RegionKind::Turn(index) | RegionKind::Heading(index) | RegionKind::Event(index) => {
                Some(index)
            }
            _ => None,
        },
        signs: match region.kind {
            RegionKind::Furniture(furniture) => Some(Signs(furniture)),
            _ => None,
        },
    }))
}

/// A diagnostic with the line and column that its span starts at.
#[derive(Serialize)]
pub(super) struct LocatedDiagnostic<'r> {
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
pub(super) fn located<'r>(
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
pub(super) struct UnitsRecord<'r> {
    pub(super) document: &'r Document<'r>,
    pub(super) units: &'r [judou_segment::Unit],
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
