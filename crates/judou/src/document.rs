//! One file through every parser: text comes in, parts with spans into the whole file go out.
//!
//! The parsers know nothing of one another: the front matter is found first, the dialogue in what
//! follows it, and the spans of the dialogue are moved once, here, from the body into the file. How
//! the parts tile the file is [`crate::regions`]'s job, how they are segmented [`crate::units`]'s.

#[cfg(feature = "frontmatter")]
use alloc::vec::Vec;

#[cfg(feature = "dialogue")]
use judou_dialogue::{
    Notation, Quotations, Section, Speaker, Transcript, TranscriptParser, Turn, quotations_in,
};
#[cfg(feature = "frontmatter")]
use judou_frontmatter::FrontMatter;
use judou_source::{Diagnostic, Span};

use crate::regions::{MainText, Regions};

/// A file read as front matter and body, the body as dialogue and sections.
///
/// It borrows the text, and all its spans are byte offsets into that text, front matter included.
/// Any text is a document: what cannot be read is a diagnostic, and what is not recognised lies in a
/// region of another kind ([`Document::regions`]).
///
/// # Examples
///
/// ```
/// use judou::Document;
///
/// let text = "---\ntitle: 夜谈\n---\n甲：你来了。\n\n乙：来了。茶呢？\n\n甲：在这儿。\n\n乙：多谢。\n";
/// let document = Document::parse(text);
///
/// let header = document.front_matter().unwrap();
/// assert_eq!(header.value().unwrap().get("title").and_then(|title| title.as_str()), Some("夜谈"));
///
/// let first = &document.turns()[0];
/// assert_eq!(first.name.of(text), "甲");
/// assert_eq!(first.content.of(text), "你来了。");
/// assert_eq!(document.speakers()[first.speaker].turns, 2);
///
/// // The parts tile the file: joined, they are it.
/// let joined: String = document.regions().map(|region| region.span.of(text)).collect();
/// assert_eq!(joined, text);
/// ```
#[derive(Clone, Debug)]
pub struct Document<'a> {
    text: &'a str,
    /// The front matter with its fences; empty if there is none.
    header: Span,
    body: Span,
    #[cfg(feature = "frontmatter")]
    front_matter: Option<FrontMatter<'a>>,
    #[cfg(feature = "frontmatter")]
    front_matter_diagnostics: Vec<Diagnostic>,
    #[cfg(feature = "dialogue")]
    transcript: Transcript<'a>,
}

impl<'a> Document<'a> {
    /// Reads `text` with the defaults of [`DocumentParser`].
    ///
    /// Total and linear: it neither fails nor panics, whatever the text.
    pub fn parse(text: &'a str) -> Self {
        DocumentParser::new().parse(text)
    }

    /// The text that all spans are into.
    pub const fn text(&self) -> &'a str {
        self.text
    }

    /// What follows the front matter, or all but a byte order mark if there is none.
    pub const fn body(&self) -> Span {
        self.body
    }

    /// The header with its fences, if the file begins with one.
    ///
    /// A header whose matter cannot be read is here all the same, without a value; a diagnostic of
    /// severity error says why.
    #[cfg(feature = "frontmatter")]
    pub const fn front_matter(&self) -> Option<&FrontMatter<'a>> {
        self.front_matter.as_ref()
    }

    /// What the front matter's parser noticed.
    #[cfg(feature = "frontmatter")]
    pub fn front_matter_diagnostics(&self) -> &[Diagnostic] {
        &self.front_matter_diagnostics
    }

    /// The body read as dialogue, its spans into the whole file.
    #[cfg(feature = "dialogue")]
    pub const fn transcript(&self) -> &Transcript<'a> {
        &self.transcript
    }

    /// How the turns are written down; `None` if there is no turn.
    #[cfg(feature = "dialogue")]
    pub const fn notation(&self) -> Option<Notation> {
        self.transcript.notation
    }

    /// Who speaks, in the order of their first turns.
    #[cfg(feature = "dialogue")]
    pub fn speakers(&self) -> &[Speaker<'a>] {
        &self.transcript.speakers
    }

    /// The headings, in order.
    #[cfg(feature = "dialogue")]
    pub fn sections(&self) -> &[Section] {
        &self.transcript.sections
    }

    /// The turns, in order and disjoint.
    #[cfg(feature = "dialogue")]
    pub fn turns(&self) -> &[Turn] {
        &self.transcript.turns
    }

    /// The quotations of the body, told to be speech or mere words, and who is said to say them; their
    /// spans are into the whole file.
    ///
    /// They are no turns. In formats for programs, which are no running text, they are looked for in
    /// what the turns say. One pass over the body, each time it is called.
    ///
    /// # Examples
    ///
    /// ```
    /// use judou::Document;
    ///
    /// let text = "---\ntitle: 夜路\n---\n“走吧。”老周说。\n";
    /// let document = Document::parse(text);
    /// let found = document.quotations();
    /// assert_eq!(found.quotations[0].content.of(text), "走吧。");
    /// assert_eq!(found.speakers[0].name, "老周");
    /// assert!(document.turns().is_empty());
    /// ```
    #[cfg(feature = "dialogue")]
    pub fn quotations(&self) -> Quotations<'a> {
        if self.notation().is_none_or(Notation::is_free_form) {
            return quotations_in(self.text, [self.body]);
        }
        quotations_in(self.text, self.turns().iter().map(|turn| turn.content))
    }

    /// What the parsers noticed, the front matter's parser first.
    ///
    /// # Examples
    ///
    /// ```
    /// use judou::{Document, Severity};
    ///
    /// let document = Document::parse("---\ntitle: [\n---\n正文。\n");
    /// let worst = document.diagnostics().map(|diagnostic| diagnostic.severity).max();
    /// assert_eq!(worst, Some(Severity::Error));
    /// ```
    pub fn diagnostics(&self) -> impl Iterator<Item = &Diagnostic> + Clone {
        #[cfg(feature = "frontmatter")]
        let header = self.front_matter_diagnostics();
        #[cfg(not(feature = "frontmatter"))]
        let header: &[Diagnostic] = &[];
        #[cfg(feature = "dialogue")]
        let dialogue = self.transcript.diagnostics.as_slice();
        #[cfg(not(feature = "dialogue"))]
        let dialogue: &[Diagnostic] = &[];
        header.iter().chain(dialogue)
    }

    /// The regions that tile the file, in order: front matter, turns, headings, events, and between them
    /// paragraphs, lists, tables, code, quotations and page furniture.
    ///
    /// One pass over the whole document, each time it is called.
    pub fn regions(&self) -> Regions {
        Regions::new(self)
    }

    /// The text itself: everything but front matter, page furniture and the syntax between the turns of
    /// a format for programs. Joined, the spans are what a reader reads.
    ///
    /// Nothing is deleted: what is left out is still in [`Document::regions`], with its evidence.
    ///
    /// # Examples
    ///
    /// ```
    /// use judou::Document;
    ///
    /// let text = "---\ntitle: 夜谈\n---\n\n正文。\n\n又一段。\n";
    /// let document = Document::parse(text);
    /// let main: Vec<&str> = document.main_text().map(|span| span.of(text)).collect();
    /// assert_eq!(main, ["正文。\n\n又一段。\n"]);
    /// ```
    pub fn main_text(&self) -> MainText {
        MainText::new(self.regions())
    }

    /// Where the header lies, for [`crate::structure`]; empty if there is none.
    pub(crate) const fn header_span(&self) -> Span {
        self.header
    }

    /// How many turns and headings there are, for [`crate::regions`].
    #[cfg_attr(
        not(feature = "dialogue"),
        expect(clippy::unused_self, reason = "none are known without the dialogue parser")
    )]
    pub(crate) const fn part_count(&self) -> usize {
        #[cfg(feature = "dialogue")]
        return self.transcript.turns.len() + self.transcript.sections.len();
        #[cfg(not(feature = "dialogue"))]
        0
    }

    /// Where heading `index` stands, for [`crate::structure`].
    #[cfg_attr(
        not(feature = "dialogue"),
        expect(clippy::unused_self, reason = "no headings are known without the dialogue parser")
    )]
    pub(crate) fn heading_span(&self, index: usize) -> Option<Span> {
        #[cfg(feature = "dialogue")]
        return self.transcript.sections.get(index).map(|section| section.span);
        #[cfg(not(feature = "dialogue"))]
        {
            let _ = index;
            None
        }
    }

    /// Where turn `index` and its label stand, for [`crate::structure`] and [`crate::Units`].
    #[cfg_attr(
        not(feature = "dialogue"),
        expect(clippy::unused_self, reason = "no turns are known without the dialogue parser")
    )]
    pub(crate) fn turn_spans(&self, index: usize) -> Option<(Span, Span)> {
        #[cfg(feature = "dialogue")]
        return self.transcript.turns.get(index).map(|turn| (turn.span, turn.label));
        #[cfg(not(feature = "dialogue"))]
        {
            let _ = index;
            None
        }
    }
}

/// Options for reading a [`Document`].
///
/// # Examples
///
/// ```
/// use judou::DocumentParser;
///
/// let text = "---\ntitle: 夜谈\n---\n正文。\n";
/// let document = DocumentParser::new().front_matter(false).parse(text);
/// assert!(document.front_matter().is_none());
/// assert_eq!(document.body().of(text), text);
/// ```
#[derive(Clone, Debug)]
pub struct DocumentParser {
    #[cfg(feature = "frontmatter")]
    front_matter: bool,
    #[cfg(feature = "dialogue")]
    dialogue: Option<TranscriptParser>,
}

impl Default for DocumentParser {
    fn default() -> Self {
        Self::new()
    }
}

impl DocumentParser {
    /// The defaults: front matter is looked for, the notation of the dialogue is detected.
    pub fn new() -> Self {
        Self {
            #[cfg(feature = "frontmatter")]
            front_matter: true,
            #[cfg(feature = "dialogue")]
            dialogue: Some(TranscriptParser::new()),
        }
    }

    /// Whether front matter is looked for; if not, the body is the whole file. On by default.
    #[cfg(feature = "frontmatter")]
    pub const fn front_matter(mut self, wanted: bool) -> Self {
        self.front_matter = wanted;
        self
    }

    /// Reads labels of this notation alone, where the default is to detect it.
    #[cfg(feature = "dialogue")]
    pub fn notation(self, notation: Notation) -> Self {
        self.dialogue(Some(TranscriptParser::new().notation(notation)))
    }

    /// How the dialogue is read; with `None` the body is not looked at, and the document has neither
    /// turns nor sections.
    #[cfg(feature = "dialogue")]
    pub fn dialogue(mut self, parser: Option<TranscriptParser>) -> Self {
        self.dialogue = parser;
        self
    }

    /// Reads `text`. Total and linear.
    pub fn parse<'a>(&self, text: &'a str) -> Document<'a> {
        // Without front matter the byte order mark, which is no text, is left out of the body.
        let nothing = (Span::empty(0), judou_source::bom(text).map_or(0, Span::len));

        #[cfg(feature = "frontmatter")]
        let (front_matter, front_matter_diagnostics) = if self.front_matter && !is_json_lines(text)
        {
            let lenient = judou_frontmatter::parse_lenient(text);
            (lenient.front_matter, lenient.diagnostics)
        } else {
            (None, Vec::new())
        };
        #[cfg(all(feature = "frontmatter", feature = "dialogue"))]
        if let Some(header) = &front_matter
            && let Some(document) = self.conversation_in_json(text, header)
        {
            return document;
        }
        #[cfg(feature = "frontmatter")]
        let (header, body_start) =
            front_matter.as_ref().map_or(nothing, |header| (header.span(), header.body_start()));
        #[cfg(not(feature = "frontmatter"))]
        let (header, body_start) = nothing;

        let body = Span::new(body_start, text.len());
        Document {
            text,
            header,
            body,
            #[cfg(feature = "frontmatter")]
            front_matter,
            #[cfg(feature = "frontmatter")]
            front_matter_diagnostics,
            #[cfg(feature = "dialogue")]
            transcript: self.dialogue.as_ref().map_or_else(Transcript::default, |parser| {
                parser.parse(body.of(text)).shift(body.start)
            }),
        }
    }
}

#[cfg(all(feature = "frontmatter", feature = "dialogue"))]
impl DocumentParser {
    /// The document, if what looks like a header in JSON is all of the file and holds dialogue: then it
    /// is an export or a recogniser's answer, which is an object too, and no header of nothing.
    fn conversation_in_json<'a>(
        &self,
        text: &'a str,
        header: &FrontMatter<'a>,
    ) -> Option<Document<'a>> {
        let body = Span::new(header.body_start(), text.len());
        let parser = self.dialogue.as_ref()?;
        let matter = header.span().of(text).trim_start_matches('\u{feff}').trim_start();
        if !matter.starts_with('{') || !body.of(text).trim().is_empty() {
            return None;
        }
        let body = Span::new(judou_source::bom(text).map_or(0, Span::len), text.len());
        let transcript = parser.parse(body.of(text)).shift(body.start);
        (!transcript.turns.is_empty()).then(|| Document {
            text,
            header: Span::empty(0),
            body,
            front_matter: None,
            front_matter_diagnostics: Vec::new(),
            transcript,
        })
    }
}

/// Whether the first two lines of `text` are a JSON object each: a record of JSON Lines, whose first
/// is no header of the others. Reads to the second line's first bytes and no further than a header
/// may reach.
#[cfg(feature = "frontmatter")]
fn is_json_lines(text: &str) -> bool {
    const REACH: usize = 64 * 1024;
    let mut lines = judou_source::lines(Span::new(0, text.len().min(REACH)).of(text));
    let first = lines.next().map_or("", |line| line.span.of(text).trim());
    let second = lines.next().map_or("", |line| line.span.of(text).trim_start());
    first.starts_with("{\"") && first.ends_with('}') && second.starts_with("{\"")
}
