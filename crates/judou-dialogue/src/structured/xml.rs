//! XML as tokens with spans, for the formats that are written in it.
//!
//! In comes any text, out come tags and character data in order, each with its place. What is not well
//! formed is skipped to the next `<`; tags need not match. Entities beyond XML's five are not
//! expanded, so no document can grow.

use alloc::borrow::Cow;
use alloc::string::String;

use judou_source::{Diagnostic, Span};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// How often a reader goes on behind an error. Every time it may look for the end of something to the
/// end of the text, so the number keeps time linear.
const RESTARTS: usize = 16;

/// One token; the names and values are slices of the text.
#[derive(Debug)]
pub(super) enum Token<'a> {
    /// `<name …>`, or `<name …/>` with `empty` set.
    Open { tag: Tag<'a>, empty: bool },
    /// `</name>`.
    Close { name: &'a str },
    /// Character data, entities decoded, and CDATA.
    Text(Cow<'a, str>),
}

/// A start tag.
#[derive(Debug, Clone, Copy)]
pub(super) struct Tag<'a> {
    /// With its prefix.
    pub(super) name: &'a str,
    raw: &'a str,
    at: usize,
}

impl<'a> Tag<'a> {
    pub(super) fn local(self) -> &'a str {
        local(self.name)
    }

    /// The value of the attribute with this local name (`xml:id` and `id` are one), its span in the
    /// text, entities as they are.
    pub(super) fn attribute(self, wanted: &str) -> Option<(Span, &'a str)> {
        let start = BytesStart::from_content(self.raw, self.name.len());
        // Looking for duplicates would take quadratic time.
        let mut attributes = start.html_attributes();
        let found = attributes
            .with_checks(false)
            .filter_map(Result::ok)
            .find(|attribute| local(attribute.key.as_ref()) == wanted)?;
        let from = (found.value.as_ptr() as usize).checked_sub(self.raw.as_ptr() as usize)?;
        let span = Span::new(from, from + found.value.len());
        Some((span.shift(self.at), span.get(self.raw)?))
    }
}

/// A name without its prefix.
pub(super) fn local(name: &str) -> &str {
    name.rsplit(':').next().unwrap_or(name)
}

/// A value with its entities decoded.
pub(super) fn decoded(value: &str) -> Cow<'_, str> {
    quick_xml::escape::unescape(value).unwrap_or(Cow::Borrowed(value))
}

/// The tokens of a text.
pub(super) struct Tokens<'a> {
    text: &'a str,
    /// Where the reader began.
    base: usize,
    reader: Reader<&'a [u8]>,
    restarts: usize,
    done: bool,
}

impl<'a> Tokens<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        let base = judou_source::bom(text).map_or(0, |bom| bom.end);
        Self { text, base, reader: reader(text, base), restarts: 0, done: false }
    }

    fn position(&self) -> usize {
        let position = usize::try_from(self.reader.buffer_position()).unwrap_or(usize::MAX);
        self.base.saturating_add(position).min(self.text.len())
    }

    /// The next token and its span; what is wrong with the text goes to `report`.
    pub(super) fn next(
        &mut self,
        report: &mut impl FnMut(Diagnostic),
    ) -> Option<(Token<'a>, Span)> {
        while !self.done {
            let from = self.position();
            let event = self.reader.read_event();
            let span = Span::new(from, self.position());
            let token = match event {
                Ok(Event::Start(tag)) => self.open(span, tag.name().as_ref().len(), false),
                Ok(Event::Empty(tag)) => self.open(span, tag.name().as_ref().len(), true),
                Ok(Event::End(_)) => {
                    let raw = span.of(self.text);
                    let name = raw.trim_start_matches("</").trim_end_matches('>').trim();
                    Token::Close { name }
                }
                Ok(Event::Text(_)) => Token::Text(Cow::Borrowed(span.of(self.text))),
                Ok(Event::CData(_)) => {
                    let raw = span.of(self.text);
                    let inner = raw.strip_prefix("<![CDATA[").unwrap_or(raw);
                    Token::Text(Cow::Borrowed(inner.strip_suffix("]]>").unwrap_or(inner)))
                }
                Ok(Event::GeneralRef(_)) => Token::Text(decoded(span.of(self.text))),
                Ok(Event::Eof) => {
                    self.done = true;
                    break;
                }
                Ok(Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_)) => {
                    continue;
                }
                Err(_) => {
                    self.restart(from, report);
                    continue;
                }
            };
            return Some((token, span));
        }
        None
    }

    fn open(&self, span: Span, name: usize, empty: bool) -> Token<'a> {
        let inner = Span::new(span.start + 1, span.end.saturating_sub(1 + usize::from(empty)));
        let raw = inner.of(self.text);
        let name = Span::new(0, name).of(raw);
        Token::Open { tag: Tag { name, raw, at: inner.start }, empty }
    }

    /// Goes on at the next `<` behind `from`.
    fn restart(&mut self, from: usize, report: &mut impl FnMut(Diagnostic)) {
        let behind = Span::new(from, self.text.len()).of(self.text).get(1..).unwrap_or_default();
        let next = memchr::memchr(b'<', behind.as_bytes()).map(|at| from + 1 + at);
        self.restarts += 1;
        let next = next.filter(|_| self.restarts <= RESTARTS);
        let until = next.unwrap_or(self.text.len());
        report(Diagnostic::error(
            "judou::dialogue::xml-syntax",
            String::from("this is no well-formed XML and was skipped"),
            Span::new(from, until).floor(self.text),
        ));
        match next {
            Some(next) => {
                self.base = next;
                self.reader = reader(self.text, next);
            }
            None => self.done = true,
        }
    }
}

fn reader(text: &str, from: usize) -> Reader<&[u8]> {
    let mut reader = Reader::from_str(Span::new(from, text.len()).of(text));
    let config = reader.config_mut();
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    config.allow_dangling_amp = true;
    reader
}

/// The local name of the root element, if the text begins as XML does.
pub(super) fn root(head: &str) -> Option<&str> {
    let mut rest = head.strip_prefix('\u{feff}').unwrap_or(head).trim_start();
    loop {
        let inner = rest.strip_prefix('<')?;
        let end = if inner.starts_with("!--") {
            inner.find("-->")? + 3
        } else if inner.starts_with('?') {
            inner.find("?>")? + 2
        } else if inner.starts_with("!DOCTYPE") {
            // An internal subset stands in brackets and holds `>` of its own.
            let close = inner.find('>')?;
            match inner.get(..close)?.find('[') {
                Some(open) => {
                    let subset = inner.get(open..)?.find(']')? + open;
                    inner.get(subset..)?.find('>')? + subset + 1
                }
                None => close + 1,
            }
        } else {
            let name = inner.split(|c: char| c.is_whitespace() || c == '>' || c == '/').next()?;
            return name.starts_with(|c: char| c.is_alphabetic() || c == '_').then(|| local(name));
        };
        rest = inner.get(end..)?.trim_start();
    }
}
