//! A diagnostic as people read it: message, place, source line, carets, help.
//!
//! A [`Diagnostic`] and the text it speaks of come in, several lines of terminal text go out. What
//! stands in a line and how wide it is lives in `visible`, which part of a long line is shown in
//! `view`. Nothing here asks whether there is a terminal.

mod view;
mod visible;

use alloc::borrow::Cow;
use alloc::string::ToString as _;
use alloc::vec::Vec;
use core::fmt;

use self::view::{View, fits, reach};
use self::visible::Visible;
use crate::{ColumnUnit, Diagnostic, LineIndex, Severity, Span, bom};

/// Cells of a source line that are shown unless [`Excerpt::width`] says otherwise.
const WIDTH: usize = 100;
/// Below this there is no room for a word between two `…`.
const LEAST_WIDTH: usize = 16;

/// Renders one [`Diagnostic`] with the source lines it speaks of, through [`Display`](fmt::Display).
///
/// The carets are measured in display cells, so that they line up on a terminal: a fullwidth
/// character takes two, a combining mark none, a joined emoji two, a tab goes to the next multiple
/// of four. Control characters stand as pictures (`␀`, `␛`); characters that hide or reorder text
/// (bidi controls, zero-width spaces, byte order marks) stand as `<U+202E>`, in the source, the
/// path and the messages alike, so that no text can rearrange the terminal. A line wider than the
/// window is cut to the part round the span, with `…`. Of a span over several lines the first and
/// the last are shown. Text in right-to-left scripts is reordered by the terminal, and carets under
/// it may be off.
///
/// There is no line ending after the last line.
///
/// Rendering costs time in proportion to what is shown, however long the lines are, and one pass
/// over the text to index it; [`Excerpt::index`] saves that pass. Nothing panics if the spans are
/// not of this text: they are moved into it.
///
/// # Examples
///
/// ```
/// use judou_source::{Diagnostic, Excerpt, Span};
///
/// let text = "---\n标题: 句读\n标题: 斷句\n---\n";
/// let diagnostic = Diagnostic::error("judou::frontmatter::duplicate-key", "`标题` is given twice", Span::new(19, 25))
///     .with_label(Span::new(4, 10), "first given here")
///     .with_help("remove one of the two");
/// let shown = Excerpt::new(text, &diagnostic).path("talk.md").to_string();
/// assert_eq!(shown, "\
/// error[judou::frontmatter::duplicate-key]: `标题` is given twice
///   --> talk.md:3:1
///    |
///  2 | 标题: 句读
///    | ---- first given here
///  3 | 标题: 斷句
///    | ^^^^
///    |
///    = help: remove one of the two");
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Excerpt<'a> {
    text: &'a str,
    diagnostic: &'a Diagnostic,
    path: Option<&'a str>,
    index: Option<&'a LineIndex>,
    color: bool,
    width: usize,
}

impl<'a> Excerpt<'a> {
    /// The excerpt of `text` round what `diagnostic` speaks of: without a path, without colour, 100
    /// cells wide.
    pub const fn new(text: &'a str, diagnostic: &'a Diagnostic) -> Self {
        Self { text, diagnostic, path: None, index: None, color: false, width: WIDTH }
    }

    /// Names the file in front of line and column.
    pub const fn path(mut self, path: &'a str) -> Self {
        self.path = Some(path);
        self
    }

    /// Uses an index of the same text instead of making one each time it is printed.
    ///
    /// # Examples
    ///
    /// ```
    /// use judou_source::{Diagnostic, Excerpt, LineIndex, Span};
    ///
    /// let text = "甲：\n乙：\n";
    /// let index = LineIndex::new(text);
    /// for span in [Span::new(0, 3), Span::new(7, 10)] {
    ///     let diagnostic = Diagnostic::note("judou::dialogue::empty-turn", "nobody speaks", span);
    ///     let indexed = Excerpt::new(text, &diagnostic).index(&index);
    ///     assert_eq!(indexed.to_string(), Excerpt::new(text, &diagnostic).to_string());
    /// }
    /// ```
    pub const fn index(mut self, index: &'a LineIndex) -> Self {
        self.index = Some(index);
        self
    }

    /// Whether to write ANSI colour codes.
    ///
    /// # Examples
    ///
    /// ```
    /// use judou_source::{Diagnostic, Excerpt, Span};
    ///
    /// let diagnostic = Diagnostic::error("judou::x", "odd", Span::empty(0));
    /// let excerpt = Excerpt::new("", &diagnostic);
    /// assert!(excerpt.color(true).to_string().starts_with("\u{1b}[1;31merror[judou::x]\u{1b}[0m"));
    /// assert!(!excerpt.color(false).to_string().contains('\u{1b}'));
    /// ```
    pub const fn color(mut self, color: bool) -> Self {
        self.color = color;
        self
    }

    /// How many cells of a source line to show at most, not counting line numbers and `…`.
    ///
    /// Fewer than 16 are taken for 16.
    ///
    /// # Examples
    ///
    /// ```
    /// use judou_source::{Diagnostic, Excerpt, Span};
    ///
    /// let text = "句".repeat(1_000) + "读" + &"句".repeat(1_000);
    /// let diagnostic = Diagnostic::note("judou::x", "odd", Span::new(3_000, 3_003));
    /// assert_eq!(Excerpt::new(&text, &diagnostic).width(20).to_string(), "\
    /// note[judou::x]: odd
    ///   --> 1:1001
    ///    |
    ///  1 | …句句句读句句句句句句…
    ///    |        ^^");
    /// ```
    pub const fn width(mut self, cells: usize) -> Self {
        self.width = if cells < LEAST_WIDTH { LEAST_WIDTH } else { cells };
        self
    }

    fn style(&self, ansi: &'static str) -> Style {
        Style(if self.color { ansi } else { "" })
    }

    /// The marks in the order of their lines, and on one line the primary one first.
    fn marks(&self, index: &LineIndex) -> Vec<Mark<'a>> {
        let mut marks = Vec::new();
        mark_lines(self.text, index, self.diagnostic.span, None, &mut marks);
        for label in &self.diagnostic.labels {
            mark_lines(self.text, index, label.span, Some(&label.message), &mut marks);
        }
        marks.sort_by_key(|mark| (mark.line, !mark.primary, mark.span));
        marks
    }
}

/// Marks under part of one line.
#[derive(Clone, Copy, Debug)]
struct Mark<'a> {
    line: usize,
    /// Where, in the line; empty for a place between characters or at the line's end.
    span: Span,
    /// Whether it marks the diagnostic's span, not a label's.
    primary: bool,
    /// A label's message, on its last line; the diagnostic's message is the headline.
    message: Option<&'a str>,
}

/// Appends the marks of one span: one, or two if it goes over several lines; `label` is `None` for
/// the diagnostic's own.
fn mark_lines<'a>(
    text: &str,
    index: &LineIndex,
    span: Span,
    label: Option<&'a str>,
    marks: &mut Vec<Mark<'a>>,
) {
    let span = span.floor(text);
    let line_of = |offset| index.position(text, offset, ColumnUnit::Byte).line;
    let first = line_of(span.start);
    // The byte before the end, so that a span which ends with its line does not reach the next.
    let last = if span.is_empty() { first } else { line_of(span.end - 1).max(first) };
    for line in [first, last] {
        let Some(bounds) = index.line(text, line).map(|line| line.span) else { continue };
        // A line ending has no cell; a span in it is the place at the line's end.
        let place = |offset: usize| offset.clamp(bounds.start, bounds.end) - bounds.start;
        let span = Span::new(place(span.start), place(span.end));
        let message = label.filter(|label| line == last && !label.is_empty());
        marks.push(Mark { line, span, primary: label.is_none(), message });
        if first == last {
            break;
        }
    }
}

impl fmt::Display for Excerpt<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let index = match self.index {
            Some(index) => Cow::Borrowed(index),
            None => Cow::Owned(LineIndex::new(self.text)),
        };
        let index = &*index;
        let diagnostic = self.diagnostic;
        let marks = self.marks(index);
        let last = marks.last().map_or(1, |mark| mark.line);
        let digits = (last.ilog10() as usize + 1).max(2);

        let severity = self.style(severity_style(diagnostic.severity));
        let (gutter, bold) = (self.style(GUTTER), self.style(BOLD));
        let name = diagnostic.severity.name();
        write!(f, "{}", severity.of(format_args!("{name}[{}]", Visible(diagnostic.code))))?;
        writeln!(f, "{}", bold.of(format_args!(": {}", Visible(&diagnostic.message))))?;

        let place = index.position(self.text, diagnostic.span.start, ColumnUnit::Char);
        write!(f, "{}", gutter.of(format_args!("{:digits$}-->", "")))?;
        match self.path {
            Some(path) => writeln!(f, " {}:{}:{}", Visible(path), place.line, place.column)?,
            None => writeln!(f, " {}:{}", place.line, place.column)?,
        }
        let bar = gutter.of(format_args!("{:digits$} |", "")).to_string();
        f.write_str(&bar)?;

        let mut before = None;
        for marks in marks.chunk_by(|one, other| one.line == other.line) {
            let Some(&Mark { line, .. }) = marks.first() else { continue };
            if before.is_some_and(|before| before + 1 < line) {
                write!(f, "\n{}", gutter.of(format_args!("...")))?;
            }
            before = Some(line);
            let number = gutter.of(format_args!("{line:>digits$} |")).to_string();
            self.fmt_line(f, index, marks, &number, &bar)?;
        }

        if let Some(help) = &diagnostic.help {
            write!(f, "\n{bar}")?;
            for (row, line) in help.lines().enumerate() {
                if row == 0 {
                    let equals = gutter.of(format_args!("{:digits$} =", "")).to_string();
                    write!(f, "\n{equals} {}", bold.of(format_args!("help:")))?;
                } else {
                    write!(f, "\n{:digits$}        ", "")?;
                }
                write!(f, " {}", Visible(line))?;
            }
        }
        Ok(())
    }
}

impl Excerpt<'_> {
    /// Writes one source line with its marks; more than once, if the marks lie too far apart for
    /// one window.
    fn fmt_line(
        &self,
        f: &mut fmt::Formatter<'_>,
        index: &LineIndex,
        marks: &[Mark<'_>],
        number: &str,
        bar: &str,
    ) -> fmt::Result {
        let line_number = marks.first().map_or(1, |mark| mark.line);
        let Some(bounds) = index.line(self.text, line_number).map(|line| line.span) else {
            return Ok(());
        };
        // The byte order mark takes no column and no cell, unless it is what this is all about.
        let hidden = bom(self.text).filter(|bom| {
            let about_it = |mark: &Mark<'_>| !mark.span.is_empty() && bom.covers(mark.span);
            bounds.start == 0 && !marks.iter().any(about_it)
        });
        let hidden = hidden.map_or(0, Span::len);
        let line = bounds.of(self.text).get(hidden..).unwrap_or_default();
        let span_of = |mark: &Mark<'_>| {
            let Span { start, end } = mark.span;
            Span::new(start.saturating_sub(hidden), end.saturating_sub(hidden))
        };

        let mut marks: Vec<&Mark<'_>> = marks.iter().collect();
        marks.sort_by_key(|mark| mark.span);
        let mut left = marks.as_mut_slice();
        let all_fit = fits(line, self.width);
        while let Some(first) = left.first().map(|mark| span_of(mark).start) {
            // Half a window of what follows the first mark is shown for certain.
            let last = if all_fit { line.len() } else { reach(line, first, self.width / 2) };
            let here = left.partition_point(|mark| span_of(mark).start <= last);
            let Some((here, elsewhere)) = left.split_at_mut_checked(here) else { break };
            left = elsewhere;
            here.sort_by_key(|mark| !mark.primary);
            let view = View::new(line, first, self.width);
            write!(f, "\n{number}")?;
            if !view.shown().is_empty() {
                write!(f, " {}", view.shown())?;
            }
            for mark in here {
                let (from, to) = view.cells(span_of(mark));
                let (style, sign) = if mark.primary {
                    (self.style(severity_style(self.diagnostic.severity)), "^")
                } else {
                    (self.style(GUTTER), "-")
                };
                let signs = sign.repeat(to - from);
                write!(f, "\n{bar} {:from$}", "")?;
                match mark.message {
                    None => write!(f, "{}", style.of(format_args!("{signs}")))?,
                    Some(message) => {
                        write!(f, "{}", style.of(format_args!("{signs} {}", Visible(message))))?;
                    }
                }
            }
        }
        Ok(())
    }
}

const BOLD: &str = "\u{1b}[1m";
/// Line numbers, bars and labels.
const GUTTER: &str = "\u{1b}[1;34m";

const fn severity_style(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "\u{1b}[1;31m",
        Severity::Warning => "\u{1b}[1;33m",
        Severity::Note => "\u{1b}[1;36m",
    }
}

/// An ANSI sequence, or nothing where there is to be no colour.
#[derive(Clone, Copy, Debug)]
struct Style(&'static str);

impl Style {
    /// `args` in this style.
    fn of(self, args: fmt::Arguments<'_>) -> impl fmt::Display {
        Styled(self.0, args)
    }
}

struct Styled<'a>(&'static str, fmt::Arguments<'a>);

impl fmt::Display for Styled<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let reset = if self.0.is_empty() { "" } else { "\u{1b}[0m" };
        write!(f, "{}{}{reset}", self.0, self.1)
    }
}
