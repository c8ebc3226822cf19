//! What stands round a quotation: the clauses before and behind it, as far as they are read.

use judou_source::Span;

use crate::name::{is_han, is_hangul, is_kana};

/// How many bytes before and behind a quotation are read.
pub(super) const REACH: usize = 240;

/// A stretch of a text that remembers where it lies in it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Part<'a> {
    text: &'a str,
    span: Span,
}

/// A reporting clause, or what is left of one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Report {
    pub(super) source: Option<Span>,
    pub(super) cue: Option<Span>,
    pub(super) confidence: u8,
}

/// How the clauses round a quotation are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Grammar {
    Chinese,
    Japanese,
    Korean,
    European,
}

impl<'a> Part<'a> {
    pub(super) fn new(text: &'a str, span: Span) -> Self {
        Self { text, span: span.floor(text) }
    }

    pub(super) fn str(self) -> &'a str {
        self.span.of(self.text)
    }

    pub(super) const fn span(self) -> Span {
        self.span
    }

    pub(super) const fn is_empty(self) -> bool {
        self.span.is_empty()
    }

    /// The part from `at` on, which counts from its own start.
    pub(super) fn from(self, at: usize) -> Self {
        let start = self.span.start.saturating_add(at).min(self.span.end);
        Self { span: Span::new(start, self.span.end), ..self }
    }

    /// The part up to `at`, which counts from its own start.
    pub(super) fn to(self, at: usize) -> Self {
        let end = self.span.start.saturating_add(at).min(self.span.end);
        Self { span: Span::new(self.span.start, end), ..self }
    }

    pub(super) fn trim(self) -> Self {
        Self { span: self.span.trim(self.text), ..self }
    }

    pub(super) fn trim_start_matches(self, is: impl FnMut(char) -> bool) -> Self {
        let rest = self.str().trim_start_matches(is);
        self.from(self.span.len() - rest.len())
    }

    pub(super) fn trim_end_matches(self, is: impl Fn(char) -> bool) -> Self {
        let rest = self.str().trim_end_matches(is);
        self.to(rest.len())
    }

    /// Up to the first character that `is` one, or all of it.
    pub(super) fn until(self, is: impl FnMut(char) -> bool) -> Self {
        self.str().find(is).map_or(self, |at| self.to(at))
    }

    /// Behind the last character that `is` one, or all of it.
    pub(super) fn since(self, mut is: impl FnMut(char) -> bool) -> Self {
        let last = self.str().char_indices().rfind(|&(_, c)| is(c));
        last.map_or(self, |(at, c)| self.from(at + c.len_utf8()))
    }

    pub(super) fn strip_prefix(self, prefix: &str) -> Option<Self> {
        self.str().starts_with(prefix).then(|| self.from(prefix.len()))
    }

    pub(super) fn strip_suffix(self, suffix: &str) -> Option<Self> {
        self.str().ends_with(suffix).then(|| self.to(self.span.len() - suffix.len()))
    }

    /// Its span, unless it is empty.
    pub(super) fn some(self) -> Option<Span> {
        (!self.is_empty()).then_some(self.span)
    }
}

/// Ends a sentence in any script.
pub(super) const fn is_stop(c: char) -> bool {
    matches!(c, '。' | '！' | '？' | '!' | '?' | '…' | '｡' | '；' | ';' | '\n')
}

/// The grammar for what `clauses` and, if no letter is in them, `content` are written in.
pub(super) fn grammar(clauses: [&str; 2], content: &str) -> Grammar {
    let letters = clauses.iter().any(|clause| clause.chars().any(char::is_alphabetic));
    let content = Span::new(0, REACH).of(content);
    let read = |is: fn(char) -> bool| {
        if letters { clauses.iter().any(|it| it.contains(is)) } else { content.contains(is) }
    };
    // A clause of Han characters alone may be Japanese: `男曰「…」`, and then so is what is said.
    if read(|c| is_kana(c) && c != '・' && c != '·') {
        Grammar::Japanese
    } else if read(is_hangul) {
        Grammar::Korean
    } else if read(is_han) {
        Grammar::Chinese
    } else {
        Grammar::European
    }
}
