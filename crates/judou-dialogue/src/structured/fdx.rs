//! Screenplays of Final Draft (`.fdx`): paragraphs that say what they are.
//!
//! ```text
//! script    = <FinalDraft> <Content> *( <Paragraph Type> *( <Text> words </Text> ) </Paragraph> ) …
//! cue       = Type="Character"; the extension in brackets, `(V.O.)`, is no part of the name
//! speech    = *( Type="Parenthetical" / Type="Dialogue" / Type="Singing" )   ; up to any other
//! ```
//!
//! A scene's heading is a section, action and transitions are stage events. What the title page and the
//! header hold is no dialogue.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;

use judou_source::Span;

use super::builder::turn;
use super::xml::{Token, Tokens, root};
use super::{Builder, DETECTION, Format};
use crate::model::{Event, EventKind, Section, Transcript, Turn};
use crate::name::fold;
use crate::notation::Notation;

pub(super) const FORMAT: Format = Format { notation: Notation::Fdx, detect, read };

fn detect(text: &str) -> bool {
    root(Span::new(0, DETECTION).of(text)) == Some("FinalDraft")
}

/// A paragraph that is being read.
struct Paragraph<'a> {
    start: usize,
    kind: &'a str,
    /// Where its words stand, and what they read.
    span: Option<Span>,
    words: String,
}

struct Reader<'a> {
    text: &'a str,
    builder: Builder<'a>,
    /// The turn of the last cue; its words so far.
    open: Option<(Turn, Vec<String>)>,
}

fn read(text: &str) -> Transcript<'_> {
    let mut reader = Reader { text, builder: Builder::new(Notation::Fdx), open: None };
    let mut found = Vec::new();
    let mut tokens = Tokens::new(text);
    // The paragraphs that are open; those of a dual dialogue stand in one.
    let mut open: Vec<Paragraph<'_>> = Vec::new();
    let (mut script, mut in_text, mut done) = (false, false, false);
    while let Some((token, place)) = tokens.next(&mut |diagnostic| found.push(diagnostic)) {
        match token {
            Token::Open { tag, empty: false } => match tag.local() {
                "Content" => script = !done,
                "Text" => in_text = true,
                "Paragraph" if script && open.len() < 8 => {
                    // Paragraphs stand only in one of no type, a dual dialogue's: the last is over.
                    if let Some(last) = open.pop_if(|last| !last.kind.is_empty()) {
                        reader.paragraph(&last, place.start);
                    }
                    let kind = tag.attribute("Type").map_or("", |(_, kind)| kind);
                    let start = place.start;
                    open.push(Paragraph { start, kind, span: None, words: String::new() });
                }
                _ => {}
            },
            Token::Open { .. } => {}
            Token::Close { name } => match name {
                "Text" => in_text = false,
                "Paragraph" => {
                    if let Some(paragraph) = open.pop() {
                        reader.paragraph(&paragraph, place.end);
                    }
                }
                // The first content is the script, the second the title page's.
                "Content" => (script, done) = (false, true),
                _ => {}
            },
            Token::Text(words) => {
                if let Some(paragraph) = open.last_mut().filter(|_| in_text) {
                    paragraph.span = Some(paragraph.span.map_or(place, |span| span.cover(place)));
                    paragraph.words.push_str(&words);
                }
            }
        }
    }
    reader.close();
    for diagnostic in found {
        reader.builder.diagnostic(diagnostic);
    }
    reader.builder.finish()
}

impl<'a> Reader<'a> {
    fn paragraph(&mut self, paragraph: &Paragraph<'a>, end: usize) {
        let span = paragraph.span.map(|span| span.trim(self.text)).filter(|it| !it.is_empty());
        let Some(span) = span else { return };
        match paragraph.kind {
            "Character" => self.cue(paragraph, span),
            "Dialogue" | "Singing" => self.said(paragraph, span, end),
            "Parenthetical" if self.open.is_some() => self.event(span),
            "Scene Heading" => {
                self.close();
                self.builder.section(Section { title: span, level: 1, span });
            }
            _ => {
                self.close();
                self.event(span);
            }
        }
    }

    fn event(&mut self, span: Span) {
        self.builder.event(Event { span, kind: EventKind::Stage, at_ms: None });
    }

    fn cue(&mut self, paragraph: &Paragraph<'a>, span: Span) {
        self.close();
        let written: &'a str = span.of(self.text);
        let name = bare(written);
        let name_span = Span::new(span.start, span.start + name.len());
        let read = bare(paragraph.words.trim());
        let speaker = self.builder.speaker(
            &fold(read),
            if read == name { Cow::Borrowed(name) } else { Cow::Owned(String::from(read)) },
        );
        let label = Span::new(paragraph.start, span.end);
        self.open = Some((turn(speaker, name_span, label, Span::empty(label.end)), Vec::new()));
    }

    fn said(&mut self, paragraph: &Paragraph<'a>, span: Span, end: usize) {
        let Some((turn, words)) = &mut self.open else {
            self.builder.event(Event { span, kind: EventKind::Speech, at_ms: None });
            return;
        };
        turn.content = if turn.content.is_empty() { span } else { turn.content.cover(span) };
        turn.span = turn.span.cover(Span::new(span.start, end));
        turn.paragraphs.push(span);
        words.push(String::from(paragraph.words.trim()));
    }

    fn close(&mut self) {
        let Some((mut turn, words)) = self.open.take() else { return };
        let plain = matches!(words.as_slice(), [one] if one == turn.content.of(self.text));
        if !plain && !words.is_empty() {
            turn.words = Some(words.join("\n"));
        }
        self.builder.turn(turn);
    }
}

/// The name of a cue: `ANA (V.O.) (CONT'D)` is ANA.
fn bare(cue: &str) -> &str {
    let mut name = cue.trim_end_matches(['^', ' ']);
    while let Some(rest) = name.strip_suffix([')', '）']) {
        let Some(open) = rest.rfind(['(', '（']) else { break };
        let before = Span::new(0, open).of(name).trim_end();
        if before.is_empty() {
            break;
        }
        name = before;
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_cues() {
        let cases = [
            ("ANA", "ANA"),
            ("ANA (V.O.) (CONT’D)", "ANA"),
            ("小林（画外音）", "小林"),
            ("(ANA)", "(ANA)"),
            ("ANA)", "ANA)"),
            ("MR. (X) BO", "MR. (X) BO"),
        ];
        for (cue, name) in cases {
            assert_eq!(bare(cue), name, "{cue}");
        }
    }
}
