//! Dialogue in components and shortcodes of page generators: an attribute names who speaks.
//!
//! ```text
//! turn      = tag-with-words / tag [ body close ]
//! tag       = "<" name *attribute [ "/" ] ">"                    ; MDX, Vue, custom elements
//!           / "{{<" name *attribute [ "/" ] ">}}" / "{{%" name *attribute "%}}"   ; Hugo
//!           / "{%" name *attribute "%}"                           ; Jekyll, Hexo
//! close     = "</" name ">" / "{{<" "/" name ">}}" / "{{%" "/" name "%}}" / "{%" "end" name "%}"
//! attribute = key ( "=" / ":" ) ( DQUOTE *CHAR DQUOTE / "'" *CHAR "'" / 1*word )
//! ```
//!
//! What is said is another attribute or what stands up to the closing tag. One name of tags is the
//! dialogue's: the one with most turns. A page has components of all kinds, so that only some names of
//! attributes count, and those who speak must recur and speak sentences.

use alloc::borrow::Cow;
use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;

use judou_source::Span;

use super::builder::turn;
use super::chatml::paragraphs;
use super::markup::Markup;
use super::messages::head;
use super::{Builder, Format};
use crate::model::Transcript;
use crate::name::fold;
use crate::notation::Notation;
use crate::speech::sounds_spoken;

pub(super) const FORMAT: Format = Format { notation: Notation::Component, detect, read };

/// Attributes that name who speaks, in lower case without joints.
const SPEAKERS: &[&str] = &[
    "speaker",
    "speakername",
    "username",
    "user",
    "author",
    "character",
    "who",
    "from",
    "sender",
    "name",
    "nick",
    "nickname",
    "person",
    "actor",
    "role",
];

/// Of these, those that elements of HTML have too.
const COMMON: &[&str] = &["name", "role", "user", "author"];

/// Attributes that hold what is said.
const WORDS: &[&str] =
    &["body", "text", "content", "message", "msg", "quote", "says", "words", "line"];

/// How many attributes of a tag are read, and how many bytes of a name.
const MAX_ATTRIBUTES: usize = 16;
const MAX_NAME: usize = 80;

/// The marks that tags stand in; what stands before the name of a closing one.
const DELIMITERS: [(&str, &str, &str); 4] =
    [("{{<", ">}}", "/"), ("{{%", "%}}", "/"), ("{%", "%}", "end"), ("<", ">", "/")];

/// A tag. The keys and the values of its attributes are places in the text.
struct Tag {
    span: Span,
    name: Span,
    closes: bool,
    attributes: Vec<(Span, Span)>,
}

fn is_key(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '-' | '_' | '.')
}

/// Reads what stands at the front of a slice of the text.
struct Scan<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Scan<'a> {
    fn rest(&self) -> &'a str {
        Span::new(self.at, self.text.len()).of(self.text)
    }

    fn eat(&mut self, wanted: &str) -> bool {
        let found = self.rest().starts_with(wanted);
        self.at += if found { wanted.len() } else { 0 };
        found
    }

    fn blanks(&mut self) -> bool {
        let rest = self.rest();
        let length = rest.len() - rest.trim_start().len();
        self.at += length;
        length > 0
    }

    fn word(&mut self) -> Option<Span> {
        let rest = self.rest();
        let end = rest.find(|c| !is_key(c)).unwrap_or(rest.len());
        let span = Span::new(self.at, self.at + end);
        self.at = span.end;
        (!span.is_empty() && span.len() <= MAX_NAME).then_some(span)
    }

    /// `attribute`; a key without a value is passed over.
    fn attribute(&mut self) -> Option<(Span, Span)> {
        let key = self.word()?;
        if !self.eat("=") && !self.eat(":") {
            return Some((key, Span::empty(key.end)));
        }
        // `{"…"}` is MDX's way to write a string.
        let braced = self.eat("{");
        let rest = self.rest();
        let value = if let Some(quote) = rest.bytes().next().filter(|it| b"\"'`".contains(it)) {
            let inner = rest.get(1..)?;
            let end = closing(inner, quote)?;
            Span::new(self.at + 1, self.at + 1 + end)
        } else {
            let end = rest.find(|c: char| c.is_whitespace() || matches!(c, '>' | '}' | '%'))?;
            Span::new(self.at, self.at + end)
        };
        let quoted = value.start > self.at;
        self.at = value.end + usize::from(quoted);
        (!braced || self.eat("}")).then_some((key, value))
    }

    fn tag(&mut self) -> Option<Tag> {
        let start = self.at;
        let (open, close, end) =
            DELIMITERS.iter().find(|(open, ..)| self.rest().starts_with(open))?;
        self.eat(open);
        if *open != "<" {
            self.blanks();
        }
        let closes = self.eat(end);
        let name = self.word()?;
        let mut attributes = Vec::new();
        while self.blanks() && attributes.len() < MAX_ATTRIBUTES {
            let rest = self.rest();
            if rest.starts_with(close) || rest.starts_with('/') {
                break;
            }
            attributes.push(self.attribute()?);
        }
        self.eat("/");
        self.blanks();
        self.eat(close).then(|| Tag { span: Span::new(start, self.at), name, closes, attributes })
    }
}

/// Where the mark stands that closes a string; one behind a backslash does not.
fn closing(inner: &str, quote: u8) -> Option<usize> {
    let mut from = 0;
    let bytes = inner.as_bytes();
    while let Some(found) = memchr::memchr(quote, bytes.get(from..)?) {
        let at = from + found;
        if at == 0 || bytes.get(at - 1) != Some(&b'\\') {
            return Some(at);
        }
        from = at + 1;
    }
    None
}

/// The tags of a text in order.
fn tags(text: &str) -> Vec<Tag> {
    let mut tags = Vec::new();
    let mut scan = Scan { text, at: 0 };
    while let Some(found) = memchr::memchr2(b'<', b'{', scan.rest().as_bytes()) {
        scan.at += found;
        let start = scan.at;
        match scan.tag() {
            Some(tag) => tags.push(tag),
            None => scan.at = start + 1,
        }
    }
    tags
}

/// A turn: the tag that opens it, who speaks and what is said, and where it ends.
struct Spoken<'t> {
    tag: &'t Tag,
    name: Span,
    words: Span,
    end: usize,
    /// Whether what is said is an attribute.
    quoted: bool,
}

/// The value of the attribute with the first of the names that there is one of.
fn value(text: &str, tag: &Tag, names: &[&str]) -> Option<(Span, String)> {
    names.iter().find_map(|wanted| {
        tag.attributes.iter().find_map(|(key, value)| {
            let plain: String = key
                .of(text)
                .chars()
                .filter(|c| c.is_alphanumeric())
                .flat_map(char::to_lowercase)
                .collect();
            (plain == *wanted && !value.trim(text).is_empty()).then_some((*value, plain))
        })
    })
}

/// The turns of the tags with the name that has most.
fn spoken<'t>(text: &str, tags: &'t [Tag]) -> Vec<Spoken<'t>> {
    let mut kinds: BTreeMap<&str, Vec<Spoken<'t>>> = BTreeMap::new();
    for (index, tag) in tags.iter().enumerate().filter(|(_, tag)| !tag.closes) {
        let Some((name, key)) = value(text, tag, SPEAKERS) else { continue };
        let kind = tag.name.of(text);
        let element = tag.span.of(text).starts_with('<');
        // `<input name="a">`: elements of HTML are written in small letters, components in capitals.
        let small = kind.starts_with(|c: char| c.is_lowercase()) && !kind.contains('-');
        if element && small && COMMON.contains(&&*key) || name.len() > MAX_NAME {
            continue;
        }
        let own = value(text, tag, WORDS);
        let close = tags.get(index + 1..).and_then(|after| {
            // Elements may stand in what is said; another of the same name closes it.
            let mut after = after.iter().take(32).filter(|it| it.name.of(text) == kind);
            after.next().filter(|it| it.closes)
        });
        let end = close.map_or(tag.span.end, |close| close.span.end);
        let (words, quoted) = match (own, close) {
            (Some((words, _)), _) => (words.trim(text), true),
            (None, Some(close)) => (Span::new(tag.span.end, close.span.start).trim(text), false),
            (None, None) => continue,
        };
        let spoken = Spoken { tag, name: name.trim(text), words, end, quoted };
        kinds.entry(kind).or_default().push(spoken);
    }
    kinds.into_values().max_by_key(Vec::len).unwrap_or_default()
}

fn detect(text: &str) -> bool {
    let head = head(text);
    let tags = tags(head);
    let found = spoken(head, &tags);
    let mut names: Vec<&str> = Vec::new();
    for one in &found {
        let name = one.name.of(head);
        if names.len() <= 64 && !names.contains(&name) {
            names.push(name);
        }
    }
    let count = found.len();
    let sentences = found.iter().filter(|one| sounds_spoken(one.words.of(head))).count();
    count >= 3
        && names.len() >= 2
        && (names.len() == 2 || names.len() * 2 <= count)
        && sentences * 3 >= count * 2
}

fn read(text: &str) -> Transcript<'_> {
    let mut builder = Builder::new(Notation::Component);
    let tags = tags(text);
    for Spoken { tag, name, words, end, quoted } in spoken(text, &tags) {
        let written = name.of(text);
        let speaker = builder.speaker(&fold(written), Markup::Xml.name(written));
        let before = !quoted || name.end <= words.start;
        let label = if before { Span::new(tag.span.start, name.end) } else { name };
        let content = if words.is_empty() { Span::empty(label.end) } else { words };
        let mut made = turn(speaker, name, label, content);
        made.span = Span::new(tag.span.start, end);
        if !quoted {
            made.paragraphs = paragraphs(text, content).into();
        }
        made.words = match said(content.of(text), quoted) {
            Cow::Owned(words) => Some(words),
            Cow::Borrowed(_) => None,
        };
        builder.turn(made);
    }
    builder.finish()
}

/// What a value or a body reads: escapes and references decoded in the one, tags out of the other.
fn said(written: &str, quoted: bool) -> Cow<'_, str> {
    if !quoted {
        return Cow::Borrowed(written);
    }
    let mut read = Cow::Borrowed(written);
    if written.contains('\\') {
        let mut plain = String::with_capacity(written.len());
        let mut chars = written.chars();
        while let Some(c) = chars.next() {
            match c {
                '\\' => match chars.next() {
                    Some('n') => plain.push('\n'),
                    Some(other) => plain.push(other),
                    None => plain.push('\\'),
                },
                _ => plain.push(c),
            }
        }
        read = Cow::Owned(plain);
    }
    if read.contains('&') {
        read = Cow::Owned(Markup::References.words(&read).into_owned());
    }
    read
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tag_cases() {
        let cases = [
            ("<Say who=\"Ann\" text='Hi'/>", Some(("Say", 2))),
            ("<Say who={\"Ann\"}>", Some(("Say", 1))),
            ("{{< say who=\"Ann > Ben\" >}}", Some(("say", 1))),
            ("{{% say name=ann %}}", Some(("say", 1))),
            ("{% chat name:ann %}", Some(("chat", 1))),
            ("</Say>", Some(("Say", 0))),
            ("{% endchat %}", Some(("chat", 0))),
            ("<Say who=\"Ann", None), // never closed
            ("< Say>", None),
            ("a < b", None),
            ("{ x }", None),
        ];
        for (text, expected) in cases {
            let found = tags(text);
            let got = found.first().map(|tag| (tag.name.of(text), tag.attributes.len()));
            assert_eq!(got, expected, "{text}");
        }
    }
}
