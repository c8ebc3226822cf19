//! Reading XML that marks who speaks: what TEI and Akoma Ntoso have in common.
//!
//! A [`Vocabulary`] says what an element is; the reader makes turns of speeches, sections of headings,
//! events of stage directions and notes, and speakers' names of the registers in the header. What is
//! said is the character data of a speech without its speaker's name, stage directions and notes.

mod words;

use alloc::borrow::Cow;
use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;

use judou_source::{Diagnostic, Span};

use self::words::{plain, push};
use super::Builder;
use super::builder::turn;
use super::xml::{Tag, Token, Tokens, decoded, local};
use crate::model::{Event, EventKind, Section, Transcript, Turn};
use crate::notation::Notation;
use crate::paragraphs::Paragraphs;

/// What an element is to the dialogue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Element {
    /// One speaker's turn.
    Speech,
    /// The name before it.
    Speaker,
    /// A stage direction, a sound, a pause.
    Stage,
    /// A comment of the editor's.
    Note,
    /// The title of the container that it stands in.
    Heading,
    /// A part of the document that may have a title.
    Container,
    /// A paragraph.
    Block,
    /// A line of verse.
    Line,
    /// The end of a line.
    Break,
    /// Somebody who is registered under an identifier.
    Person,
    /// The name in the register.
    PersonName,
    /// What is printed and not said.
    Silent,
    /// The same, if another reading stands beside it.
    Alternative,
    /// A paragraph right inside a speech, elsewhere a part of one.
    Segment,
    Other,
}

/// How a format names its elements.
pub(super) struct Vocabulary {
    pub(super) notation: Notation,
    pub(super) element: fn(&str) -> Element,
    /// The attribute of a speech that refers to its speaker.
    pub(super) by: &'static str,
    /// Whether the `#` of the reference belongs to the label.
    pub(super) hash: bool,
    /// The attribute of a person that is the name to show.
    pub(super) show: &'static str,
}

/// How many open elements a closing tag without a partner is compared with.
const MAX_UNCLOSED: usize = 32;

struct Open<'a> {
    name: &'a str,
    element: Element,
    tag: Span,
}

/// A speech that is being read.
struct Speech<'a> {
    tag: Span,
    /// The reference in its tag.
    by: Option<(Span, &'a str)>,
    /// The name before it, and where its element ends.
    speaker: Option<(Span, usize)>,
    paragraphs: Vec<Span>,
    /// The last paragraph is lines of verse, so that the next line goes on with it.
    verse: bool,
    /// Open paragraphs: the outermost counts.
    blocks: usize,
    words: String,
    /// The white space to put before the next word.
    gap: &'static str,
    depth: usize,
}

struct Reader<'a, 'v> {
    text: &'a str,
    vocabulary: &'v Vocabulary,
    builder: Builder<'a>,
    open: Vec<Open<'a>>,
    containers: usize,
    /// Open elements whose text nobody says, and those among them that are events.
    silent: usize,
    events: usize,
    speech: Option<Speech<'a>>,
    /// Where the last turn or section ends.
    done: usize,
    /// Whose register entry is open, the name so far, and the white space due in it.
    person: Option<(&'a str, String, &'static str)>,
    names: BTreeMap<&'a str, String>,
}

/// Reads the whole text.
pub(super) fn read<'a>(text: &'a str, vocabulary: &Vocabulary) -> Transcript<'a> {
    let mut reader = Reader {
        text,
        vocabulary,
        builder: Builder::new(vocabulary.notation),
        open: Vec::new(),
        containers: 0,
        silent: 0,
        events: 0,
        speech: None,
        done: 0,
        person: None,
        names: BTreeMap::new(),
    };
    let mut tokens = Tokens::new(text);
    let mut diagnostics = Vec::new();
    while let Some((token, span)) = tokens.next(&mut |diagnostic| diagnostics.push(diagnostic)) {
        match token {
            Token::Open { tag, empty } => reader.opened(tag, span, empty),
            Token::Close { name } => reader.closed(name, span),
            Token::Text(words) => reader.words(&words),
        }
    }
    reader.end_speech(text.len(), text.len());
    for diagnostic in diagnostics {
        reader.builder.diagnostic(diagnostic);
    }
    reader.builder.finish()
}

impl<'a> Reader<'a, '_> {
    fn opened(&mut self, tag: Tag<'a>, span: Span, empty: bool) {
        let element = self.element(tag);
        match element {
            Element::Speech => self.begin_speech(tag, span),
            Element::Person | Element::PersonName => {
                let id = tag.attribute("id").or_else(|| tag.attribute("eId"));
                if let Some((_, id)) = id {
                    self.person = Some((id, String::new(), ""));
                    if let Some((_, name)) = tag.attribute(self.vocabulary.show) {
                        self.names.entry(id).or_insert_with(|| decoded(name).into_owned());
                    }
                }
            }
            Element::Container => self.containers += 1,
            Element::Block | Element::Line => self.begin_block(element),
            Element::Break => self.gap("\n"),
            _ => {}
        }
        self.silent += usize::from(is_silent(element));
        self.events += usize::from(is_event(element));
        self.open.push(Open { name: tag.name, element, tag: span });
        if empty {
            self.closed(tag.name, Span::empty(span.end));
        }
    }

    /// What `tag` is where it stands.
    fn element(&self, tag: Tag<'_>) -> Element {
        let parent = self.open.last();
        match (self.vocabulary.element)(tag.local()) {
            // The words of an annotated block stand in an element of their own.
            Element::Speech if tag.attribute(self.vocabulary.by).is_none() => {
                let owned = self.speech.as_ref().is_some_and(|it| it.by.is_some());
                if owned { Element::Other } else { Element::Speech }
            }
            Element::Alternative => match parent.map(|open| local(open.name)) {
                Some("choice") => Element::Silent,
                _ => Element::Other,
            },
            // A name is taken out where people are registered, and is a word where somebody speaks.
            Element::PersonName if self.speech.is_some() && self.person.is_none() => Element::Other,
            Element::Segment => match parent.map(|open| open.element) {
                Some(Element::Speech) => Element::Block,
                _ => Element::Other,
            },
            element => element,
        }
    }

    fn begin_speech(&mut self, tag: Tag<'a>, span: Span) {
        // A speech inside a speech ends it: turns are disjoint.
        self.end_speech(span.start, span.start);
        self.speech = Some(Speech {
            tag: span,
            by: tag.attribute(self.vocabulary.by).filter(|(_, by)| !by.trim().is_empty()),
            speaker: None,
            paragraphs: Vec::new(),
            verse: false,
            blocks: 0,
            words: String::new(),
            gap: "",
            depth: self.open.len(),
        });
    }

    fn closed(&mut self, name: &str, span: Span) {
        let near = self.open.iter().rev().take(MAX_UNCLOSED);
        let Some(back) = near.map(|open| open.name).position(|open| open == name) else {
            return;
        };
        // Elements that were never closed end where one round them does.
        for last in (0..=back).rev() {
            let Some(open) = self.open.pop() else { return };
            let end = if last == 0 { span } else { Span::empty(span.start) };
            self.end(&open, end);
        }
    }

    /// `tag` is the closing tag, or an empty span where it is missing.
    fn end(&mut self, open: &Open<'a>, tag: Span) {
        let inner = Span::new(open.tag.end, tag.start).trim(self.text);
        self.silent -= usize::from(is_silent(open.element));
        self.events -= usize::from(is_event(open.element));
        match open.element {
            Element::Speech
                if self.speech.as_ref().is_some_and(|it| it.depth == self.open.len()) =>
            {
                self.end_speech(tag.start, tag.end);
            }
            Element::Speaker => {
                if let Some(speech) = self.speech.as_mut().filter(|it| it.speaker.is_none()) {
                    speech.speaker = Some((inner, tag.end));
                }
            }
            Element::Stage | Element::Note => self.event(open.tag.cover(tag), open.element),
            Element::Heading => self.heading(inner, open.tag.cover(tag)),
            Element::Container => self.containers = self.containers.saturating_sub(1),
            Element::Block | Element::Line => self.end_block(open.element, open.tag, tag),
            // The first name that an entry gives is the one it is known by.
            Element::Person | Element::PersonName => {
                let named = self
                    .person
                    .take_if(|(_, name, _)| !name.is_empty() || open.element == Element::Person);
                if let Some((id, name, _)) = named.filter(|(_, name, _)| !name.is_empty()) {
                    self.names.entry(id).or_insert(name);
                }
            }
            _ => {}
        }
    }

    fn event(&mut self, span: Span, element: Element) {
        let kind = if element == Element::Stage { EventKind::Stage } else { EventKind::Note };
        // One inside another is a part of it.
        if self.events == 0 {
            self.builder.event(Event { span, kind, at_ms: None });
        }
    }

    /// A heading of a song inside a speech is part of what is said.
    fn heading(&mut self, title: Span, span: Span) {
        let holder = self.open.last().map(|open| open.element);
        let outside = self.speech.is_none() && span.start >= self.done;
        if outside && holder == Some(Element::Container) && !title.is_empty() {
            self.done = span.end;
            let level = u8::try_from(self.containers.max(1)).unwrap_or(u8::MAX);
            self.builder.section(Section { title, level, span });
        }
    }

    fn begin_block(&mut self, element: Element) {
        self.gap(if element == Element::Line { "\n" } else { "\n\n" });
        if let Some(speech) = self.speech.as_mut().filter(|_| self.silent == 0) {
            speech.blocks += 1;
        }
    }

    fn end_block(&mut self, element: Element, open: Span, close: Span) {
        self.gap(if element == Element::Line { "\n" } else { "\n\n" });
        let text = self.text;
        let Some(speech) = self.speech.as_mut().filter(|_| self.silent == 0) else { return };
        speech.blocks = speech.blocks.saturating_sub(1);
        let inner = Span::new(open.end, close.start).trim(text);
        if speech.blocks > 0 || inner.is_empty() || open.start < speech.tag.end {
            return;
        }
        let verse = element == Element::Line;
        match speech.paragraphs.last_mut().filter(|_| verse && speech.verse) {
            Some(last) => *last = last.cover(inner),
            None => speech.paragraphs.push(inner),
        }
        speech.verse = verse;
    }

    /// White space that is due before the next word; the widest of several counts.
    fn gap(&mut self, gap: &'static str) {
        if let Some(speech) = self.speech.as_mut().filter(|_| self.silent == 0)
            && (speech.gap.len() < gap.len() || speech.gap == " ")
        {
            speech.gap = gap;
        }
    }

    fn words(&mut self, words: &str) {
        if let Some((_, name, gap)) = &mut self.person {
            let near = self.open.iter().rev().take(4);
            if near.map(|open| open.element).any(|it| it == Element::PersonName) {
                push(name, words, gap);
            }
        }
        if self.silent > 0 {
            return;
        }
        if let Some(speech) = &mut self.speech {
            push(&mut speech.words, words, &mut speech.gap);
        }
    }

    /// Makes a turn of the open speech, whose content ends at `inner` and which ends at `end`.
    fn end_speech(&mut self, inner: usize, end: usize) {
        let Some(speech) = self.speech.take() else { return };
        let text = self.text;
        let whole = Span::new(speech.tag.start, end.max(speech.tag.end)).trim(text);
        self.done = whole.end;
        let Some((name, label)) = self.label(&speech) else {
            self.builder.diagnostic(Diagnostic::warning(
                "judou::dialogue::speech-without-speaker",
                String::from("a speech that does not say whose it is"),
                speech.tag,
            ));
            self.builder.event(Event { span: whole, kind: EventKind::Note, at_ms: None });
            return;
        };
        let from = speech.speaker.map_or(label.end, |(_, end)| end.max(label.end));
        let until = inner.clamp(from, whole.end.max(from));
        let content = Span::new(from, until).trim(text);
        // Blanks at the end of the text are none of the speech's.
        let content = if content.is_empty() { Span::empty(label.end) } else { content };
        let speaker = self.speaker(&speech, name);
        let mut made: Turn = turn(speaker, name, label, content);
        made.span = whole;
        let inside = speech.paragraphs.into_iter().filter(|paragraph| content.covers(*paragraph));
        let paragraphs: Paragraphs = inside.collect();
        if !paragraphs.is_empty() {
            made.paragraphs = paragraphs;
        }
        made.words = (speech.words != content.of(text)).then_some(speech.words);
        self.builder.turn(made);
    }

    /// The name and the label: the reference in the tag, or else the speaker's name.
    fn label(&self, speech: &Speech<'a>) -> Option<(Span, Span)> {
        if let Some((span, by)) = speech.by {
            let skipped = usize::from(!self.vocabulary.hash && by.starts_with('#'));
            let name = Span::new(span.start + skipped, span.end).trim(self.text);
            if !name.is_empty() {
                return Some((name, speech.tag));
            }
        }
        let (span, end) = speech.speaker?;
        let written = span.of(self.text);
        let shown = written.trim_end_matches([':', '：', '.', ',']).trim_end();
        let name =
            if shown.is_empty() { span } else { Span::new(span.start, span.start + shown.len()) };
        (!name.is_empty()).then(|| (name, Span::new(speech.tag.start, end)))
    }

    fn speaker(&mut self, speech: &Speech<'a>, name: Span) -> usize {
        let label = name.of(self.text);
        let index = self.builder.speaker(label, label);
        let shown = speech.speaker.map(|(span, _)| plain(span.of(self.text)));
        let registered = |one: &str| self.names.get(one.trim_start_matches('#')).cloned();
        // A reference may name several people, `#a #b`, and an identifier may hold blanks.
        let declared = registered(label).unwrap_or_else(|| {
            label.split_whitespace().filter_map(registered).collect::<Vec<_>>().join(", ")
        });
        let Some(speaker) = self.builder.speaker_mut(index) else { return index };
        if speaker.turns == 0 && !declared.is_empty() {
            speaker.name = Cow::Owned(declared);
        } else if speaker.turns == 0 && speech.by.is_some() {
            let shown = shown.as_deref().unwrap_or_default().trim_end_matches(['.', ':', ',']);
            if !shown.is_empty() {
                speaker.name = Cow::Owned(String::from(shown));
            }
        }
        // Printed names vary; a few of them tell who is meant.
        if let Some(shown) = shown.filter(|shown| !shown.is_empty() && *shown != speaker.name) {
            let known = speaker.labels.iter().chain(&speaker.aliases).any(|it| *it == shown);
            if !known && speaker.aliases.len() < 8 {
                speaker.aliases.push(Cow::Owned(shown));
            }
        }
        index
    }
}

fn is_silent(element: Element) -> bool {
    use Element::{Note, PersonName, Silent, Speaker, Stage};
    matches!(element, Speaker | Stage | Note | Silent | PersonName)
}

fn is_event(element: Element) -> bool {
    matches!(element, Element::Stage | Element::Note)
}

/// Whether the name of an element is one of `names`, in any case of letters and with any prefix.
pub(super) fn is_one_of(name: &str, names: &[&str]) -> bool {
    let name = local(name);
    names.iter().any(|one| one.eq_ignore_ascii_case(name))
}
