//! Which quotation marks pair with which.
//!
//! Text comes in, pairs go out, in the order in which they open. A mark that nothing closes opens
//! nothing, except that a speech of several paragraphs repeats the opening mark before each and closes
//! the last alone: then each paragraph is a piece of its own.

use alloc::vec::Vec;

use judou_source::Span;

/// How many marks may be open at once; of more, the outermost is given up.
const MAX_DEPTH: usize = 8;

/// How far back a white space or a stop is looked for round a mark, and how far a tag or code reaches.
const TAG: usize = 300;

/// A stretch between two marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Pair {
    pub(super) span: Span,
    /// Without marks and white space.
    pub(super) content: Span,
    pub(super) mark: Mark,
    /// It repeats the opening mark of a speech that goes on.
    pub(super) continues: bool,
}

/// A kind of quotation marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    /// “ ”
    Double,
    /// ‘ ’
    Single,
    /// 「 」 and their halfwidth and vertical forms
    Corner,
    /// 『 』
    WhiteCorner,
    /// « », and » « of German
    Guillemet,
    /// „ “
    Low,
    /// " "
    Straight,
    /// ' '
    StraightSingle,
    /// 〝 〟
    Prime,
    /// — at the start of a paragraph, which nothing closes
    Dash,
}

impl Mark {
    /// How many bytes it may enclose before it is taken for unclosed.
    const fn reach(self) -> usize {
        match self {
            // An apostrophe that looks like an opening mark must not swallow a page.
            Self::Single | Self::StraightSingle => 768,
            _ => 6144,
        }
    }

    const fn is_single(self) -> bool {
        matches!(self, Self::Single | Self::StraightSingle)
    }
}

#[derive(Clone, Copy, Debug)]
struct Frame {
    mark: Mark,
    /// Where the opening mark stands, and where it ends.
    open: Span,
    /// `»` opened it, and `«` closes it.
    reversed: bool,
    continues: bool,
    /// The end of the last line that lies wholly behind the opening mark.
    line_end: Option<usize>,
    /// A blank line stands in it.
    has_blank: bool,
}

struct Scanner<'a> {
    text: &'a str,
    frames: Vec<Frame>,
    pairs: Vec<Pair>,
}

/// Finds the pairs of `text`. Linear.
pub(super) fn pairs(text: &str) -> Vec<Pair> {
    let mut scanner = Scanner { text, frames: Vec::new(), pairs: Vec::new() };
    scanner.scan();
    // A pair is known when it closes.
    scanner.pairs.sort_unstable_by_key(|pair| (pair.span.start, usize::MAX - pair.span.end));
    scanner.pairs
}

impl Scanner<'_> {
    fn scan(&mut self) {
        let mut at = 0;
        let mut fence = None;
        let mut line_start = true;
        while at < self.text.len() {
            if line_start {
                line_start = false;
                let marker = fence_marker(self.rest(at));
                if fence.is_some() || marker.is_some() {
                    fence = match fence {
                        None => marker,
                        Some(open) if marker == Some(open) => None,
                        Some(open) => Some(open),
                    };
                    at = self.next_line(at);
                    line_start = true;
                    continue;
                }
            }
            let Some(c) = self.rest(at).chars().next() else { break };
            let after = at + c.len_utf8();
            match c {
                '\n' => {
                    self.end_line(at, after);
                    line_start = true;
                    at = after;
                }
                '`' | '<' => at = self.skip_syntax(c, after),
                _ => {
                    self.mark(c, Span::new(at, after));
                    at = after;
                }
            }
            // Most of the text is no mark.
            let next = |b: &u8| {
                matches!(b, b'\n' | b'`' | b'<' | b'"' | b'\'' | 0xc2 | 0xe2 | 0xe3 | 0xef)
            };
            let rest = self.text.as_bytes().get(at..).unwrap_or_default();
            if !line_start {
                at += rest.iter().position(next).unwrap_or(rest.len());
            }
        }
    }

    fn rest(&self, at: usize) -> &str {
        self.text.get(at..).unwrap_or_default()
    }

    fn next_line(&self, at: usize) -> usize {
        self.rest(at).find('\n').map_or(self.text.len(), |end| at + end + 1)
    }

    /// Behind a tag or code in a line; behind `c` alone if it opens neither.
    fn skip_syntax(&self, c: char, after: usize) -> usize {
        let window = Span::new(after, after + TAG).floor(self.text).of(self.text);
        let (closer, opens) = match c {
            '<' => (
                '>',
                window.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!')),
            ),
            _ => ('`', true),
        };
        let close = window.find([closer, '\n']);
        match close
            .filter(|close| opens && window.get(*close..).is_some_and(|it| it.starts_with(closer)))
        {
            Some(close) => after + close + 1,
            None => after,
        }
    }

    /// The line that ends at `at` is over, and the next begins at `after`.
    fn end_line(&mut self, at: usize, after: usize) {
        if self.frames.is_empty() {
            return;
        }
        let blank = self.rest(after).trim_start_matches([' ', '\t', '\r', '\u{3000}']);
        let blank = blank.is_empty() || blank.starts_with('\n');
        if blank {
            self.frames.retain(|frame| !frame.mark.is_single());
        }
        for frame in &mut self.frames {
            frame.line_end = Some(at);
            frame.has_blank |= blank;
        }
    }

    fn mark(&mut self, c: char, span: Span) {
        let before = self.before(span.start);
        let next = self.rest(span.end).chars().next();
        let is_space = |c: Option<char>| c.is_none_or(char::is_whitespace);
        let is_letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        match c {
            '“' if self.is_open(Mark::Low) => self.close(Mark::Low, span),
            '“' => self.open(Mark::Double, span, false),
            '”' if !self.is_open(Mark::Double) => self.close(Mark::Low, span),
            '”' => self.close(Mark::Double, span),
            '‘' => self.open(Mark::Single, span, false),
            '’' | '\'' if is_letter(before) && is_letter(next) && !is_wide(next) => {}
            '’' if self.top_is(Mark::Single) && !self.is_possessive(before, span.end) => {
                self.close(Mark::Single, span);
            }
            '「' | '｢' | '﹁' => self.open(Mark::Corner, span, false),
            '」' | '｣' | '﹂' => self.close(Mark::Corner, span),
            '『' | '﹃' => self.open(Mark::WhiteCorner, span, false),
            '』' | '﹄' => self.close(Mark::WhiteCorner, span),
            '〝' => self.open(Mark::Prime, span, false),
            '〟' | '〞' => self.close(Mark::Prime, span),
            '„' => self.open(Mark::Low, span, false),
            '«' if self.is_reversed(true) => self.close(Mark::Guillemet, span),
            '«' => self.open(Mark::Guillemet, span, false),
            '»' if self.is_reversed(false) => self.close(Mark::Guillemet, span),
            '»' if is_space(before) && !is_space(next) => self.open(Mark::Guillemet, span, true),
            '"' | '＂' => self.straight(span, before, next),
            '\'' if self.top_is(Mark::StraightSingle)
                && !is_space(before)
                && !is_letter(next)
                && !self.is_possessive(before, span.end) =>
            {
                self.close(Mark::StraightSingle, span);
            }
            '\'' if can_open(before) && is_letter(next) && !next.is_some_and(char::is_numeric) => {
                self.open(Mark::StraightSingle, span, false);
            }
            _ => {}
        }
    }

    /// `"` opens and closes.
    fn straight(&mut self, span: Span, before: Option<char>, next: Option<char>) {
        let goes_in = next.is_some_and(|c| !c.is_whitespace() && !is_closing(c));
        let clearly_opens = goes_in && before.is_none_or(|c| c.is_whitespace() || c == '(');
        let open = self.frames.iter().rposition(|frame| frame.mark == Mark::Straight);
        match open.and_then(|index| self.frames.get(index).map(|frame| (index, frame.has_blank))) {
            Some((index, has_blank)) if has_blank || clearly_opens => {
                if clearly_opens && self.starts_line(span.start) {
                    self.open(Mark::Straight, span, false);
                    return;
                }
                self.frames.truncate(index);
                if clearly_opens || goes_in && can_open(before) {
                    self.open(Mark::Straight, span, false);
                }
            }
            Some(_) => self.close(Mark::Straight, span),
            None if goes_in && can_open(before) => self.open(Mark::Straight, span, false),
            None => {}
        }
    }

    fn open(&mut self, mark: Mark, open: Span, reversed: bool) {
        let mut continues = false;
        let same = self.frames.iter().rposition(|frame| frame.mark == mark);
        if let Some(index) = same
            && let Some(frame) = self.frames.get(index).copied()
            && let Some(end) = frame.line_end
        {
            let piece = Span::new(frame.open.start, end);
            let says = Span::new(frame.open.end, end).trim(self.text);
            continues = self.starts_line(open.start)
                && end - frame.open.start <= mark.reach()
                && crate::speech::ends_in_stop(tail_of(says.of(self.text)));
            self.frames.truncate(index);
            if continues && !says.is_empty() {
                let span = Span::new(piece.start, says.end);
                let continues = frame.continues;
                self.pairs.push(Pair { span, content: says, mark, continues });
            }
        }
        if self.frames.len() >= MAX_DEPTH {
            self.frames.remove(0);
        }
        self.frames.push(Frame {
            mark,
            open,
            reversed,
            continues,
            line_end: None,
            has_blank: false,
        });
    }

    fn close(&mut self, mark: Mark, close: Span) {
        let Some(index) = self.frames.iter().rposition(|frame| frame.mark == mark) else { return };
        let Some(frame) = self.frames.get(index).copied() else { return };
        self.frames.truncate(index);
        let content = Span::new(frame.open.end, close.start).trim(self.text);
        if content.is_empty() || close.start - frame.open.end > mark.reach() {
            return;
        }
        let span = Span::new(frame.open.start, close.end);
        self.pairs.push(Pair { span, content, mark, continues: frame.continues });
    }

    fn is_open(&self, mark: Mark) -> bool {
        self.frames.iter().any(|frame| frame.mark == mark)
    }

    fn top_is(&self, mark: Mark) -> bool {
        self.frames.last().is_some_and(|frame| frame.mark == mark)
    }

    fn is_reversed(&self, reversed: bool) -> bool {
        let open = self.frames.iter().rfind(|frame| frame.mark == Mark::Guillemet);
        open.is_some_and(|frame| frame.reversed == reversed)
    }

    fn before(&self, at: usize) -> Option<char> {
        self.text.get(..at).and_then(|text| text.chars().next_back())
    }

    /// Whether only white space stands before `at` in its line.
    fn starts_line(&self, at: usize) -> bool {
        let start = Span::new(at.saturating_sub(24), at).floor(self.text);
        let before = start.of(self.text).trim_end_matches([' ', '\t', '\u{3000}']);
        before.is_empty() && start.start == 0 || before.ends_with('\n')
    }

    /// `the dogs’ tails`: the mark is an apostrophe if a better end of the quotation follows it soon.
    fn is_possessive(&self, before: Option<char>, after: usize) -> bool {
        let window = Span::new(after, after + 160).floor(self.text).of(self.text);
        let mut ahead = window.chars();
        if before != Some('s')
            || ahead.next() != Some(' ')
            || !ahead.next().is_some_and(char::is_lowercase)
        {
            return false;
        }
        let end = window.find([',', '.', '!', '?']).and_then(|at| window.get(at + 1..));
        end.is_some_and(|end| end.starts_with(['’', '\'']))
    }
}

/// The end of `text`, enough to see how it ends.
fn tail_of(text: &str) -> &str {
    Span::new(text.len().saturating_sub(24), text.len()).floor(text).of(text)
}

/// Whether an undirected mark behind `before` can open.
fn can_open(before: Option<char>) -> bool {
    before.is_none_or(|c| {
        c.is_whitespace()
            || is_wide(Some(c))
            || matches!(
                c,
                '(' | '['
                    | '（'
                    | '“'
                    | '‘'
                    | '"'
                    | '\''
                    | '«'
                    | '—'
                    | '–'
                    | '-'
                    | '：'
                    | ':'
                    | '，'
                    | '。'
                    | '、'
                    | '！'
                    | '？'
                    | '*'
                    | '_'
                    | '…'
            )
    })
}

fn is_closing(c: char) -> bool {
    matches!(c, '.' | ',' | ';' | ':' | '!' | '?' | ')' | ']' | '。' | '，' | '！' | '？' | '）')
}

fn is_wide(c: Option<char>) -> bool {
    use crate::name::{is_han, is_hangul, is_kana};
    c.is_some_and(|c| is_han(c) || is_kana(c) || is_hangul(c))
}

/// The character of a fence that `line` consists of or begins with.
fn fence_marker(line: &str) -> Option<char> {
    let line = Span::new(0, 8).of(line).trim_start_matches(' ');
    ['`', '~'].into_iter().find(|c| line.chars().take_while(|it| it == c).count() >= 3)
}
