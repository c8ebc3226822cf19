//! The document as lines that know what they are: one pass, before anything is decided.
//!
//! Block structure follows CommonMark as far as it matters to dialogue (headings, fences, thematic
//! breaks) and is lenient where transcripts are (`###Title`). Everything later reads these records.

use alloc::vec::Vec;

use judou_source::Span;

use crate::label::{is_blank, label};
use crate::speech::ends_in_stop;

/// What a line is to the lines round it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Nothing but white space.
    Blank,
    /// A Markdown heading, `#` to `######` or underlined; the level counts the marks.
    Heading(u8),
    /// The line of `=` or `-` that makes a heading of the one before it.
    Underline,
    /// `---`, `***`, `___`.
    Rule,
    /// A fence or what it holds.
    Code,
    /// A picture, a line of markup or a comment: no speech.
    Picture,
    /// All of it in round brackets: `（掌声）`.
    Remark,
    /// A row of a table.
    Table,
    /// A block quotation.
    Quote,
    /// Anything else.
    Text,
}

#[derive(Clone, Copy, Debug)]
pub(crate) struct Line {
    /// The line without its ending.
    pub(crate) span: Span,
    pub(crate) kind: Kind,
    /// It is text that ends as sentences do. Asked here, while the line is at hand.
    pub(crate) stopped: bool,
    /// The title of a heading; else the line without white space at its ends.
    pub(crate) inner: Span,
}

/// Classifies every line of `text`.
pub(crate) fn lines(text: &str) -> Vec<Line> {
    let mut reader = Reader::new(text);
    while reader.read(usize::MAX) {}
    reader.found
}

/// Classifies the lines of a text from the first to the last.
pub(crate) struct Reader<'a> {
    text: &'a str,
    rest: judou_source::Lines<'a>,
    found: Vec<Line>,
    /// The fence that is open.
    open: Option<Fence>,
    /// What closes fences; most documents have none, and need not be searched for it.
    closers: Option<Vec<Closers>>,
}

impl<'a> Reader<'a> {
    pub(crate) fn new(text: &'a str) -> Self {
        // A byte order mark is no part of the first line's words.
        let start = judou_source::bom(text).map_or(0, |bom| bom.end);
        Self {
            text,
            rest: judou_source::lines_in(text, Span::new(start, text.len())),
            // Paragraphs of one line with blank lines between them; other texts let it grow.
            found: Vec::with_capacity(text.len() / 96 + 8),
            open: None,
            closers: None,
        }
    }

    /// The lines read so far.
    pub(crate) fn found(&self) -> &[Line] {
        &self.found
    }

    pub(crate) fn into_found(self) -> Vec<Line> {
        self.found
    }

    /// Reads `count` lines more at most; whether there may be others.
    pub(crate) fn read(&mut self, count: usize) -> bool {
        for _ in 0..count {
            let Some(line) = self.rest.next() else { return false };
            self.line(line.span);
        }
        true
    }

    fn line(&mut self, span: Span) {
        let text = self.text;
        let raw = span.of(text);
        if self.open.is_none() && raw.is_empty() {
            self.found.push(Line { span, kind: Kind::Blank, stopped: false, inner: span });
            return;
        }
        if self.open.is_none() && begins_with_a_letter(raw) {
            let words = without_blanks_at_its_end(raw);
            let inner = Span { start: span.start, end: span.start + words.len() };
            let stopped = ends_in_stop(words);
            self.found.push(Line { span, kind: Kind::Text, stopped, inner });
            return;
        }
        let inner = span.trim(text);
        let words = inner.of(text);
        let fence = fence(raw);
        if let Some(opening) = self.open {
            if fence.is_some_and(|fence| fence.closes(opening)) {
                self.open = None;
            }
            self.push(span, Kind::Code, inner, words);
            return;
        }
        // A fence that is never closed is a line of backticks, lest it swallow the document.
        if let Some(fence) = fence {
            let closers = self.closers.get_or_insert_with(|| closing_fences(text));
            if closers.get(self.found.len()).is_some_and(|c| fence.length <= c.of(fence.mark)) {
                self.open = Some(fence);
                self.push(span, Kind::Code, inner, words);
                return;
            }
        }
        let kind = kind(raw, words);
        match kind {
            Kind::Heading(_) => self.push(span, kind, title(text, inner), words),
            Kind::Rule | Kind::Underline if underlines(text, &self.found, words) => {
                if let Some(before) = self.found.last_mut() {
                    before.kind = Kind::Heading(if words.starts_with('=') { 1 } else { 2 });
                }
                self.push(span, Kind::Underline, inner, words);
            }
            // `=====` under no title is drawn to part what is above it from what is below.
            Kind::Underline if words.len() >= 4 => self.push(span, Kind::Rule, inner, words),
            Kind::Underline => self.push(span, Kind::Text, inner, words),
            _ => self.push(span, kind, inner, words),
        }
    }

    fn push(&mut self, span: Span, kind: Kind, inner: Span, words: &str) {
        let stopped = kind == Kind::Text && ends_in_stop(words);
        self.found.push(Line { span, kind, stopped, inner });
    }
}

/// Whether `line` begins with a letter or a digit, as most do, or with `**` and a letter: then it is
/// text, with nothing before it. Of wide letters, those of Han and Hangul are told by their first byte.
fn begins_with_a_letter(line: &str) -> bool {
    let ([b'*', b'*', first, ..] | [first, ..]) = line.as_bytes() else { return false };
    first.is_ascii_alphanumeric() || matches!(first, 0xe4..=0xed)
}

/// `line` without white space at its end, which most lines have not.
fn without_blanks_at_its_end(line: &str) -> &str {
    match line.as_bytes().last() {
        Some(b'!'..=b'~') => line,
        _ => line.trim_end(),
    }
}

/// Whether the line of marks after `found` makes a heading of its last line: that line is a
/// paragraph by itself, short, and nobody's words.
fn underlines(text: &str, found: &[Line], marks: &str) -> bool {
    if !(marks.chars().all(|c| c == '=') || marks.chars().all(|c| c == '-')) {
        return false;
    }
    let mut before = found.iter().rev();
    let Some(title) = before.next().filter(|line| line.kind == Kind::Text) else { return false };
    let alone = before.next().is_none_or(|line| line.kind == Kind::Blank);
    let words = title.span.of(text);
    // A sentence with its stop is no title, whatever is drawn below it.
    alone && title.inner.len() <= 120 && !words.trim_end().ends_with('。') && label(words).is_none()
}

fn kind(raw: &str, line: &str) -> Kind {
    let Some(first) = line.chars().next() else { return Kind::Blank };
    match first {
        '#' => match heading_level(line) {
            Some(level) if indentation(raw) <= 3 => Kind::Heading(level),
            _ => Kind::Text,
        },
        '=' if line.chars().all(|c| c == '=') => Kind::Underline,
        '-' | '*' | '_' if is_rule(line, first) => Kind::Rule,
        '!' if is_picture(line) => Kind::Picture,
        '<' if is_markup(line) => Kind::Picture,
        // `> (laughter)` belongs to the words before it, as a quotation does not.
        '>' if is_remark(line.trim_start_matches(['>', ' '])) => Kind::Text,
        '>' => Kind::Quote,
        '|' => Kind::Table,
        '(' | '（' if is_remark(line) => Kind::Remark,
        _ if DRAWN.contains(first) && is_drawn(line, first) => Kind::Rule,
        _ => Kind::Text,
    }
}

/// What people draw lines with where there is no Markdown.
const DRAWN: &str = "─━═—―＝＊～~◇◆☆★※◎●■□＿";

/// Four or more of one mark and nothing else, blanks allowed: two dashes may be a silence.
fn is_drawn(line: &str, mark: char) -> bool {
    line.chars().all(|c| c == mark || is_blank(c))
        && line.chars().filter(|c| *c == mark).count() >= 4
}

fn indentation(raw: &str) -> usize {
    raw.chars().take_while(|c| is_blank(*c)).count()
}

/// `#` to `######` and a blank or the end; two marks or more need no blank before a letter that has
/// no case (`##标题`), which no hashtag has.
fn heading_level(line: &str) -> Option<u8> {
    let marks = line.bytes().take(7).take_while(|b| *b == b'#').count();
    let after = line.get(marks..).and_then(|rest| rest.chars().next());
    let caseless =
        |c: char| c.is_alphabetic() && !c.is_ascii() && !c.is_lowercase() && !c.is_uppercase();
    let heading = match after {
        None => true,
        Some(c) => is_blank(c) || marks >= 2 && caseless(c),
    };
    (heading && (1..=6).contains(&marks)).then_some(marks as u8)
}

/// The heading's text, without the marks before and after it.
fn title(text: &str, line: Span) -> Span {
    let inner = line.of(text);
    let start = line.start + (inner.len() - inner.trim_start_matches('#').len());
    let body = Span::new(start, line.end).trim(text);
    let closed = body.of(text).trim_end_matches('#');
    // `C#` keeps its mark: closing marks stand apart.
    if closed.is_empty() || closed.ends_with(is_blank) {
        Span::new(body.start, body.start + closed.len()).trim(text)
    } else {
        body
    }
}

/// Three or more of one mark, blanks allowed between (CommonMark 4.1).
fn is_rule(line: &str, mark: char) -> bool {
    let mut marks = 0;
    for c in line.chars() {
        if c == mark {
            marks += 1;
        } else if !is_blank(c) {
            return false;
        }
    }
    marks >= 3
}

/// Nothing but pictures: `![alt](address)`, one or more.
fn is_picture(line: &str) -> bool {
    let mut rest = line;
    while let Some(after) = rest.strip_prefix("![") {
        let Some(end) = after.find("](").and_then(|at| after.get(at..)) else { return false };
        let Some(close) = end.find(')').and_then(|at| end.get(at + 1..)) else { return false };
        rest = close.trim_start();
    }
    rest.is_empty()
}

/// A line of tags or a comment: `<!-- more -->`, `<br/>`, `<img …>`. `<N> text` is no such line.
fn is_markup(line: &str) -> bool {
    let tag = line.get(1..).and_then(|rest| rest.chars().next());
    line.ends_with('>') && tag.is_some_and(|c| c.is_ascii_alphabetic() || c == '/' || c == '!')
}

/// One pair of brackets round the whole line.
fn is_remark(line: &str) -> bool {
    let (open, close) = if line.starts_with('(') { ('(', ')') } else { ('（', '）') };
    if !line.starts_with(open) {
        return false;
    }
    let mut depth = 0_usize;
    for (at, c) in line.char_indices() {
        if c == open {
            depth += 1;
        } else if c == close {
            depth = depth.saturating_sub(1);
            if depth == 0 {
                return at + c.len_utf8() == line.len();
            }
        }
    }
    false
}

#[derive(Clone, Copy)]
struct Fence {
    mark: u8,
    length: usize,
    /// Nothing follows the marks, so that it may close.
    bare: bool,
}

impl Fence {
    fn closes(self, opening: Self) -> bool {
        self.bare && self.mark == opening.mark && self.length >= opening.length
    }
}

/// ```` ``` ```` or `~~~`, three or more, indented by three blanks at most (CommonMark 4.5).
fn fence(raw: &str) -> Option<Fence> {
    let line = raw.trim_start_matches(' ');
    if raw.len() - line.len() > 3 {
        return None;
    }
    let mark = *line.as_bytes().first().filter(|b| matches!(b, b'`' | b'~'))?;
    let length = line.bytes().take_while(|b| *b == mark).count();
    let after = line.get(length..).unwrap_or_default();
    // An info string of a backtick fence holds no backtick: that line is inline code.
    (length >= 3 && !(mark == b'`' && after.contains('`'))).then(|| Fence {
        mark,
        length,
        bare: after.trim().is_empty(),
    })
}

/// The longest closing fence that comes after a line, for each mark.
#[derive(Clone, Copy, Default)]
struct Closers {
    backticks: usize,
    tildes: usize,
}

impl Closers {
    fn of(self, mark: u8) -> usize {
        if mark == b'`' { self.backticks } else { self.tildes }
    }
}

/// For each line the closers after it: looking for each fence's own would take quadratic time.
fn closing_fences(text: &str) -> Vec<Closers> {
    let mut after: Vec<Closers> = Vec::new();
    let spans: Vec<Span> = judou_source::lines(text).map(|line| line.span).collect();
    let mut seen = Closers::default();
    for span in spans.iter().rev() {
        after.push(seen);
        if let Some(fence) = fence(span.of(text)).filter(|fence| fence.bare) {
            let longest = if fence.mark == b'`' { &mut seen.backticks } else { &mut seen.tildes };
            *longest = fence.length.max(*longest);
        }
    }
    after.reverse();
    after
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::vec;

    fn kinds(text: &str) -> Vec<Kind> {
        lines(text).iter().map(|line| line.kind).collect()
    }

    #[test]
    fn kinds_of_lines() {
        use Kind::{Blank, Heading, Picture, Quote, Remark, Rule, Table, Text};
        let cases = [
            ("", Blank),
            ("\u{3000}", Blank),
            ("# 一", Heading(1)),
            ("##标题", Heading(2)),
            ("#tag", Text),
            ("##tag", Text),
            ("####### seven", Text),
            ("* * *", Rule),
            ("---", Rule),
            ("- - 甲", Text),
            ("────────", Rule),
            ("※　※　※　※", Rule),
            ("======", Rule),
            ("——", Text), // a silence
            ("――甲――", Text),
            ("![图：甲](a.png)", Picture),
            ("![图](a.png) 甲", Text),
            ("<!--more-->", Picture),
            ("<Ann> hi", Text),
            ("（掌声）", Remark),
            ("（一）和（二）", Text),
            ("[Ann] hi", Text),
            ("> 引", Quote),
            ("| a | b |", Table),
        ];
        for (input, expected) in cases {
            assert_eq!(kinds(&alloc::format!("{input}\n")).first(), Some(&expected), "{input:?}");
        }
    }

    #[test]
    fn titles_lose_their_marks() {
        for (input, expected) in
            [("## 一 ##", "一"), ("# C#", "C#"), ("#  甲 ", "甲"), ("Title\n===", "Title")]
        {
            let first = lines(input).first().copied();
            assert_eq!(first.map(|line| line.inner.of(input)), Some(expected), "{input:?}");
        }
    }

    #[test]
    fn fences_hide_their_lines_only_when_closed() {
        use Kind::{Code, Heading, Text};
        assert_eq!(kinds("```\n# 一\n```\n# 二"), vec![Code, Code, Code, Heading(1)]);
        assert_eq!(kinds("```\n# 一\n~~~\n"), vec![Text, Heading(1), Text]);
        assert_eq!(kinds("````\n```\n````\n甲"), vec![Code, Code, Code, Text]);
    }
}
