//! What lies between the parts that a parser found, cut at blank lines.

use alloc::vec::Vec;

use judou_source::{Span, lines};

use super::{Region, RegionKind};
use crate::Document;

/// Cuts gaps, in order, into regions.
pub(super) struct Gaps<'d> {
    document: &'d Document<'d>,
    /// The first event that is not yet passed.
    #[cfg(feature = "dialogue")]
    event: usize,
    /// Whether what lies between the turns is syntax of a format.
    is_syntax: bool,
    #[cfg(feature = "markdown")]
    blocks: super::markdown::Blocks,
}

impl<'d> Gaps<'d> {
    pub(super) fn new(document: &'d Document<'_>) -> Self {
        Self {
            document,
            #[cfg(feature = "dialogue")]
            event: 0,
            is_syntax: is_syntax(document),
            #[cfg(feature = "markdown")]
            blocks: super::markdown::Blocks::default(),
        }
    }

    /// Adds the regions of `gap`; they tile it.
    pub(super) fn cut(&mut self, gap: Span, regions: &mut Vec<Region>) {
        // What lies between most turns; no event is in it.
        let is_plain = |byte| matches!(byte, b' ' | b'\n' | b'\r' | b'\t');
        if gap.of(self.document.text()).bytes().all(is_plain) {
            push(regions, RegionKind::Blank, gap);
            return;
        }
        // A byte order mark stands before the body and is no text.
        let body = self.document.body().start.clamp(gap.start, gap.end);
        push(regions, RegionKind::Blank, Span::new(gap.start, body));
        let at = self.cut_events(Span::new(body, gap.end), regions);
        self.cut_text(Span::new(at, gap.end), regions);
    }

    /// Adds the regions up to the last event in `gap`, and says where it ends.
    #[cfg(feature = "dialogue")]
    fn cut_events(&mut self, gap: Span, regions: &mut Vec<Region>) -> usize {
        let mut at = gap.start;
        while let Some(event) = self.document.transcript().events.get(self.event) {
            if event.span.start >= gap.end {
                break;
            }
            // Events inside turns are the turns'; an event is never cut.
            if event.span.start >= at && event.span.end <= gap.end && !event.span.is_empty() {
                self.cut_text(Span::new(at, event.span.start), regions);
                push(regions, RegionKind::Event(self.event), event.span);
                at = event.span.end;
            }
            self.event += 1;
        }
        at
    }

    #[cfg(not(feature = "dialogue"))]
    #[expect(clippy::unused_self, reason = "no events are known without the dialogue parser")]
    const fn cut_events(&self, gap: Span, _: &[Region]) -> usize {
        gap.start
    }

    fn cut_text(&mut self, span: Span, regions: &mut Vec<Region>) {
        let text = self.document.text();
        let trimmed = span.trim(text);
        if trimmed.is_empty() {
            push(regions, RegionKind::Blank, span);
            return;
        }
        if self.is_syntax {
            push(regions, RegionKind::Markup, span);
            return;
        }
        // Blank lines in front belong to what stands before; indentation to what follows.
        let start = first_filled_line(text, span);
        push(regions, RegionKind::Blank, Span::new(span.start, start));
        let span = Span::new(start, span.end);
        let before = regions.len();
        let has_marks = paragraphs(text, span, regions);
        #[cfg(feature = "markdown")]
        if has_marks {
            let paragraphs = regions.split_off(before);
            if !self.blocks.cut(self.document, span, regions) {
                regions.extend(paragraphs);
            }
        }
        #[cfg(not(feature = "markdown"))]
        let _ = (before, has_marks);
    }
}

/// Adds the paragraphs of `span`, each with the blank lines after it; they tile it. Says whether a line
/// could start a block of Markdown.
pub(super) fn paragraphs(text: &str, span: Span, regions: &mut Vec<Region>) -> bool {
    let part = span.of(text);
    let mut start = span.start;
    let mut is_blank = false;
    let mut has_marks = false;
    for line in lines(part) {
        let content = line.of(part);
        let filled = !content.trim_start().is_empty();
        let at = span.start + line.span.start;
        if filled && is_blank {
            push(regions, RegionKind::Prose, Span::new(start, at));
            start = at;
        }
        is_blank = !filled;
        #[cfg(feature = "markdown")]
        {
            has_marks |= filled && super::markdown::may_start_block(content);
        }
        #[cfg(not(feature = "markdown"))]
        {
            has_marks = false;
        }
    }
    push(regions, RegionKind::Prose, Span::new(start, span.end));
    has_marks
}

/// Where the first line of `span` that holds something starts.
fn first_filled_line(text: &str, span: Span) -> usize {
    lines(span.of(text))
        .find(|line| !line.of(span.of(text)).trim().is_empty())
        .map_or(span.end, |line| span.start + line.span.start)
}

pub(super) fn push(regions: &mut Vec<Region>, kind: RegionKind, span: Span) {
    if !span.is_empty() {
        regions.push(Region { kind, span });
    }
}

/// Whether the dialogue is written for programs, so that nobody reads what lies between the turns.
#[cfg(feature = "dialogue")]
pub(crate) fn is_syntax(document: &Document<'_>) -> bool {
    use judou_dialogue::Notation as N;
    matches!(
        document.notation(),
        Some(
            N::Chat
                | N::WebVtt
                | N::Srt
                | N::Sbv
                | N::Ass
                | N::PodcastJson
                | N::PodcastHtml
                | N::WhisperJson
                | N::DeepgramJson
                | N::AssemblyAiJson
                | N::AwsJson
                | N::RevJson
                | N::Ttml
                | N::Rttm
                | N::Tei
                | N::AkomaNtoso
                | N::OpenAiMessages
                | N::ShareGpt
                | N::Alpaca
                | N::Slack
                | N::Telegram
                | N::Discord
                | N::ChatMl
                | N::Llama3
                | N::Llama2
                | N::Sami
                | N::MicroDvd
                | N::Fdx
                | N::JsonDialogue
                | N::Prompt
                | N::Csv
        )
    )
}

#[cfg(not(feature = "dialogue"))]
pub(crate) const fn is_syntax(_: &Document<'_>) -> bool {
    false
}
