//! Lists, tables, code and quotations, where a document is Markdown.
//!
//! pulldown-cmark finds them, in one gap at a time, and only in gaps with a line that could start one:
//! most documents never reach it. What it says of emphasis and links is of no use here.

use alloc::vec::Vec;

use judou_source::{Span, lines};
use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag};

use super::gap::{paragraphs, push};
use super::{Region, RegionKind};
use crate::Document;

/// Cuts gaps of a document into blocks of Markdown.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Blocks {
    /// Found out when it first matters: most documents have no line that could start a block.
    is_markdown: Option<bool>,
}

impl Blocks {
    /// Adds the regions of `span` if something in it is more than a paragraph, and says whether it is.
    pub(super) fn cut(
        &mut self,
        document: &Document<'_>,
        span: Span,
        regions: &mut Vec<Region>,
    ) -> bool {
        let text = document.text();
        let part = span.of(text);
        if !*self.is_markdown.get_or_insert_with(|| is_markdown(document)) {
            return false;
        }
        let mut at = span.start;
        let mut depth = 0_usize;
        for (event, range) in Parser::new_ext(part, Options::ENABLE_TABLES).into_offset_iter() {
            match event {
                Event::Start(tag) => {
                    if depth == 0
                        && let Some(kind) = kind(&tag)
                    {
                        let block = lines_of(part, Span::from(range)).shift(span.start);
                        if block.start >= at && block.end <= span.end {
                            paragraphs(text, Span::new(at, block.start), regions);
                            push(regions, kind, block);
                            at = block.end;
                        }
                    }
                    depth += 1;
                }
                Event::End(_) => depth = depth.saturating_sub(1),
                _ => {}
            }
        }
        if at == span.start {
            return false;
        }
        paragraphs(text, Span::new(at, span.end), regions);
        true
    }
}

fn kind(tag: &Tag<'_>) -> Option<RegionKind> {
    match tag {
        Tag::List(_) => Some(RegionKind::List),
        Tag::Table(_) => Some(RegionKind::Table),
        Tag::CodeBlock(CodeBlockKind::Fenced(_) | CodeBlockKind::Indented) => {
            Some(RegionKind::Code)
        }
        Tag::BlockQuote(_) => Some(RegionKind::Quotation),
        _ => None,
    }
}

/// The whole lines that `block` lies in, with the blank lines after it.
fn lines_of(part: &str, block: Span) -> Span {
    let before = Span::new(0, block.start).of(part);
    let start = before.rfind(['\n', '\r']).map_or(0, |at| at + 1);
    let mut end = block.end;
    let is_at_end = |end: usize| Span::new(0, end).of(part).ends_with(['\n', '\r']);
    for line in lines(Span::new(block.end, part.len()).of(part)) {
        let line = line.full().shift(block.end);
        // The line that the block ends in, unless it ends with its line.
        let is_rest = line.start == block.end && !is_at_end(end);
        if !is_rest && !line.of(part).trim().is_empty() {
            break;
        }
        end = line.end;
    }
    Span::new(start, end)
}

/// Whether a list, a table, code or a quotation may start in this line. A table shows in the line under
/// its head.
pub(super) fn may_start_block(line: &str) -> bool {
    let inner = line.trim_start();
    let is_indented = line.starts_with('\t') || line.starts_with("    ");
    (is_indented && !inner.is_empty())
        || inner.starts_with(['>', '-', '+', '*', '|', '`', '~', ':'])
        || inner.starts_with(|char: char| char.is_ascii_digit())
}

/// Whether the document is Markdown: it has a heading, a label, a link, a fence or a table as Markdown
/// writes them.
fn is_markdown(document: &Document<'_>) -> bool {
    let text = document.text();
    #[cfg(feature = "dialogue")]
    {
        if document.notation() == Some(judou_dialogue::Notation::MarkdownBoldLabel)
            || document.sections().iter().any(|section| section.span.of(text).starts_with('#'))
        {
            return true;
        }
    }
    let body = document.body().of(text);
    ["](", "\n```", "\n~~~", "|--", "| --", "|:-", "| :-"].iter().any(|sign| body.contains(sign))
        || body.starts_with("```")
}
