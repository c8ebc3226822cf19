//! The text as it goes into a page: escaped, in pieces, each with the units that it is cut into.

use judou::segment::{BoundaryKind, Reason, SentenceSegmenter, Unit, WordModel, WordSegmenter};
use judou::source::{ColumnUnit, LineIndex};
use judou::{Diagnostic, Span};
use maud::{Markup, Render, html};
use serde::Serialize;

use super::severity_class;

/// Text of the document that reads back from the page as it is.
///
/// A parser of HTML turns CR LF into LF and NUL into U+FFFD; a CR is written as a reference, NUL and
/// the other controls as their pictures.
pub(super) struct Verbatim<'a>(pub(super) &'a str);

impl Render for Verbatim<'_> {
    fn render_to(&self, buffer: &mut String) {
        for char in self.0.chars() {
            match char {
                '&' => buffer.push_str("&amp;"),
                '<' => buffer.push_str("&lt;"),
                '>' => buffer.push_str("&gt;"),
                '\r' => buffer.push_str("&#13;"),
                '\t' | '\n' => buffer.push(char),
                '\0'..='\u{1f}' => {
                    buffer.push(char::from_u32(0x2400 + u32::from(char)).unwrap_or('\u{fffd}'));
                }
                // Marks that turn the direction of writing would turn the page's own text with it.
                '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => buffer.push('\u{fffd}'),
                _ => buffer.push(char),
            }
        }
    }
}

/// What the script needs to know of the pieces: where their units end.
#[derive(Debug, Serialize)]
pub(super) struct Pieces<'a> {
    #[serde(skip)]
    text: &'a str,
    /// Names of the reasons for which sentences end, by number.
    reasons: Vec<String>,
    /// Names of what words are made of, by number.
    kinds: Vec<&'static str>,
    list: Vec<Piece>,
    #[serde(skip)]
    segmenter: WordSegmenter<'static>,
    /// How many units have letters or digits in them, labels left out.
    #[serde(skip)]
    pub(super) sentences: usize,
    #[serde(skip)]
    pub(super) words: usize,
}

/// The units of one piece, as lengths in UTF-16 units, and where it lies in the file, in bytes.
#[derive(Debug, Serialize)]
struct Piece {
    at: usize,
    sentences: Vec<usize>,
    /// Why each sentence ends.
    why: Vec<usize>,
    clauses: Vec<usize>,
    words: Vec<usize>,
    /// What each word is made of.
    of: Vec<usize>,
}

impl<'a> Pieces<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self {
            text,
            reasons: Vec::new(),
            kinds: Vec::new(),
            list: Vec::new(),
            segmenter: WordSegmenter::new(WordModel::standard()),
            sentences: 0,
            words: 0,
        }
    }

    /// The text under `span` as a piece that can be cut.
    pub(super) fn add(&mut self, span: Span, class: &str, is_counted: bool) -> Markup {
        let text = span.of(self.text);
        let number = self.list.len();
        let mut sentences = Vec::new();
        let mut why = Vec::new();
        let mut start = 0;
        for boundary in SentenceSegmenter::new().boundaries(text) {
            let sentence = Span::new(start, boundary.end).of(text);
            sentences.push(utf16(sentence));
            why.push(self.reason(boundary.kind, boundary.reason));
            self.sentences += usize::from(is_counted && has_letters(sentence));
            start = boundary.end;
        }
        let (mut words, mut of) = (Vec::new(), Vec::new());
        for word in self.segmenter.words(text) {
            let written = word.span.of(text);
            words.push(utf16(written));
            of.push(number_of(&mut self.kinds, word.kind.name()));
            self.words += usize::from(is_counted && has_letters(written));
        }
        let clauses = lengths(text, Unit::Clause);
        self.list.push(Piece { at: span.start, sentences, why, clauses, words, of });
        html! { span.piece.(class) data-piece=(number) { (Verbatim(text)) } }
    }

    fn reason(&mut self, kind: BoundaryKind, reason: Reason) -> usize {
        let name = format!("{}: {}", spaced(&format!("{kind:?}")), spaced(&format!("{reason:?}")));
        number_of(&mut self.reasons, name)
    }
}

/// The number of `name` among `names`, which it joins if it is new. They are few.
fn number_of<T: PartialEq>(names: &mut Vec<T>, name: T) -> usize {
    names.iter().position(|known| *known == name).unwrap_or_else(|| {
        names.push(name);
        names.len() - 1
    })
}

fn lengths(text: &str, unit: Unit) -> Vec<usize> {
    judou::segment::spans(text, unit).map(|span| utf16(span.of(text))).collect()
}

fn has_letters(text: &str) -> bool {
    text.chars().any(char::is_alphanumeric)
}

fn utf16(text: &str) -> usize {
    text.chars().map(char::len_utf16).sum()
}

/// `EndOfText` as `end of text`.
fn spaced(name: &str) -> String {
    let mut spaced = String::with_capacity(name.len() + 4);
    for char in name.chars() {
        if char.is_ascii_uppercase() && !spaced.is_empty() {
            spaced.push(' ');
        }
        spaced.push(char.to_ascii_lowercase());
    }
    spaced
}

/// JSON that stands inside a `script` element: a `<` in it could end the element.
pub(super) fn json_in_script(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_else(|_| "null".to_owned()).replace('<', "\\u003c")
}

/// Diagnostics with their lines and columns, to be shown in place and in a list.
pub(super) struct Located<'d> {
    all: Vec<(usize, &'d Diagnostic, usize, usize)>,
}

impl<'d> Located<'d> {
    pub(super) fn new(text: &str, diagnostics: &[&'d Diagnostic]) -> Self {
        if diagnostics.is_empty() {
            return Self { all: Vec::new() };
        }
        let index = LineIndex::new(text);
        let all = diagnostics.iter().enumerate().map(|(number, diagnostic)| {
            let place = index.position(text, diagnostic.span.start, ColumnUnit::Char);
            (number, *diagnostic, place.line, place.column)
        });
        let mut all: Vec<_> = all.collect();
        all.sort_by_key(|(_, diagnostic, ..)| diagnostic.span.start);
        Self { all }
    }

    /// Those that start in `span`, or at its end if that is the end of the text.
    pub(super) fn within(&self, span: Span, is_last: bool) -> Markup {
        let starts = self.all.partition_point(|(_, d, ..)| d.span.start < span.start);
        let here = self
            .all
            .iter()
            .skip(starts)
            .take_while(|(_, diagnostic, ..)| diagnostic.span.start < span.end || is_last);
        html! {
            @for (number, diagnostic, line, column) in here {
                p.diagnostic.(severity_class(diagnostic.severity)) id={ "d" (number) } {
                    b { (diagnostic.severity.name()) } " " (diagnostic.message)
                    span.quiet { " line " (line) ", column " (column) " · " (diagnostic.code) }
                    @if let Some(help) = &diagnostic.help { br; "help: " (help) }
                }
            }
        }
    }

    /// The list at the side of the page.
    pub(super) fn list(&self) -> Markup {
        if self.all.is_empty() {
            return html! {};
        }
        html! {
            section {
                h2 { "Diagnostics " span.kind { (self.all.len()) } }
                ol.diagnostics {
                    @for (number, diagnostic, line, column) in &self.all {
                        li.(severity_class(diagnostic.severity)) {
                            a href={ "#d" (number) } { (line) ":" (column) } " " (diagnostic.message)
                        }
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_stays_text() {
        let cases = [
            ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
            ("a&amp;b", "a&amp;amp;b"),
            ("a\r\nb\tc", "a&#13;\nb\tc"),
            ("\0\u{1b}[2J", "␀␛[2J"),
            ("a\u{202e}b", "a\u{fffd}b"),
        ];
        for (text, expected) in cases {
            assert_eq!(html! { (Verbatim(text)) }.into_string(), expected, "{text:?}");
        }
    }

    #[test]
    fn json_cannot_end_its_element() {
        assert_eq!(json_in_script(&"</script>"), "\"\\u003c/script>\"");
    }

    #[test]
    fn units_are_counted_as_scripts_count() {
        let mut pieces = Pieces::new("好𠮷。走！");
        let markup = pieces.add(Span::new(0, "好𠮷。走！".len()), "said", true).into_string();
        assert_eq!(markup, "<span class=\"piece said\" data-piece=\"0\">好𠮷。走！</span>");
        assert_eq!(pieces.list[0].sentences, [4, 2], "a character outside the BMP is two units");
        assert_eq!(pieces.sentences, 2);
        assert_eq!(pieces.list[0].why.len(), 2);
    }

    #[test]
    fn names_of_variants_are_words() {
        assert_eq!(spaced("EndOfText"), "end of text");
    }
}
