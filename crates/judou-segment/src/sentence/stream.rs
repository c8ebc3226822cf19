//! Sentences of a text that arrives in pieces.

use alloc::string::String;

use super::clause::{self, Marks};
use super::proposal::Proposal;
use super::run::End;
use super::scanner::{LOOKAHEAD, LOOKBEHIND, Scanner};
use super::text::Text;
use super::{LevelBoundary, SentenceBoundary, SentenceSegmenter};

/// Splits a text that arrives in chunks, with the same result wherever it is cut.
///
/// A sentence is handed out once enough of what follows it has arrived, so at most the current
/// sentence and a few kilobytes are kept.
///
/// # Examples
///
/// ```
/// use judou_segment::SentenceSegmenter;
///
/// let mut sentences = Vec::new();
/// let mut stream = SentenceSegmenter::new().stream();
/// for chunk in ["“走吧。”", "他说。没有", "人动。"] {
///     stream.push(chunk, |sentence, _| sentences.push(sentence.to_owned()));
/// }
/// let end = stream.finish(|sentence, _| sentences.push(sentence.to_owned()));
/// assert_eq!(sentences, ["“走吧。”他说。", "没有人动。"]);
/// assert_eq!(end, 39);
/// ```
#[derive(Clone, Debug)]
pub struct SentenceStream {
    scanner: Scanner,
    buffer: String,
    /// Offset of the buffer's first byte in the whole text.
    dropped: usize,
    /// Where the current sentence starts in the buffer.
    start: usize,
    /// A boundary that waits for the end of the white space after it.
    held: Option<Proposal>,
}

impl SentenceStream {
    pub(super) const fn new(options: SentenceSegmenter) -> Self {
        Self {
            scanner: Scanner::new(options),
            buffer: String::new(),
            dropped: 0,
            start: 0,
            held: None,
        }
    }

    /// Takes the next chunk and calls `each` with the sentences that are complete, white space after
    /// them included; their boundaries count from the start of the whole text.
    pub fn push(&mut self, chunk: &str, each: impl FnMut(&str, SentenceBoundary)) {
        self.take(chunk, whole(each));
    }

    /// Calls `each` with the rest of the sentences; gives the length of the whole text in bytes.
    pub fn finish(self, each: impl FnMut(&str, SentenceBoundary)) -> usize {
        self.finish_with(whole(each))
    }

    /// Takes the next chunk and calls `each` with the clauses of the sentences that are complete, as [`Self::push`]
    /// does with the sentences: all levels of a text that arrives in chunks.
    ///
    /// # Examples
    ///
    /// ```
    /// use judou_segment::{SentenceSegmenter, Unit};
    ///
    /// let mut parts = Vec::new();
    /// let mut stream = SentenceSegmenter::new().stream();
    /// for chunk in ["好", "，走。\n", "\n到了"] {
    ///     stream.push_levels(chunk, |part, boundary| parts.push((part.to_owned(), boundary.unit)));
    /// }
    /// stream.finish_levels(|part, boundary| parts.push((part.to_owned(), boundary.unit)));
    /// let parts: Vec<_> = parts.iter().map(|(part, unit)| (part.as_str(), *unit)).collect();
    /// assert_eq!(
    ///     parts,
    ///     [("好，", Unit::Clause), ("走。\n\n", Unit::Paragraph), ("到了", Unit::Paragraph)]
    /// );
    /// ```
    pub fn push_levels(&mut self, chunk: &str, each: impl FnMut(&str, LevelBoundary)) {
        self.take(chunk, clauses(each));
    }

    /// Calls `each` with the rest of the clauses; gives the length of the whole text in bytes.
    pub fn finish_levels(self, each: impl FnMut(&str, LevelBoundary)) -> usize {
        self.finish_with(clauses(each))
    }

    fn take(&mut self, chunk: &str, each: impl FnMut(Settled<'_>)) {
        self.buffer.push_str(chunk);
        self.scanner.text_grew();
        // Scanning in steps of some size, whatever the chunks' size, keeps the work linear.
        if self.buffer.len() - self.scanner.at.min(self.buffer.len()) >= 2 * LOOKAHEAD {
            self.run(self.buffer.len() - LOOKAHEAD, each);
            self.forget();
        }
    }

    fn finish_with(mut self, each: impl FnMut(Settled<'_>)) -> usize {
        self.run(self.buffer.len(), each);
        self.dropped + self.buffer.len()
    }

    fn run(&mut self, safe: usize, mut each: impl FnMut(Settled<'_>)) {
        let mut marks = Marks::starting_at(self.start);
        let text = Text(&self.buffer);
        let last = safe == text.len();
        loop {
            let Some(proposal) = self.held.take().or_else(|| self.scanner.next(text, safe)) else {
                return;
            };
            let rest = text.part(proposal.at, text.len());
            if rest.trim_start().is_empty() && !last {
                self.held = Some(proposal);
                return;
            }
            let end = proposal.end(text);
            let (start, dropped, marks) = (self.start, self.dropped, &mut marks);
            each(Settled { text, start, end, dropped, marks });
            self.start = end.at;
        }
    }

    /// Drops what no rule looks back at any more.
    fn forget(&mut self) {
        let mut keep = self.start.saturating_sub(LOOKBEHIND);
        while !self.buffer.is_char_boundary(keep) {
            keep -= 1;
        }
        // Dropping moves what is left: worth it only when more is dropped than moved.
        if keep < self.buffer.len() / 2 {
            return;
        }
        self.buffer.drain(..keep);
        self.dropped += keep;
        self.start -= keep;
        self.scanner.rebase(keep);
        if let Some(held) = &mut self.held {
            held.at -= keep;
        }
    }
}

/// A sentence that is complete.
struct Settled<'t> {
    text: Text<'t>,
    start: usize,
    end: End,
    /// How much smaller offsets are than those that are given out.
    dropped: usize,
    /// The marks of the text that have not been passed.
    marks: &'t mut Marks,
}

/// Hands sentences out whole.
fn whole(mut each: impl FnMut(&str, SentenceBoundary)) -> impl FnMut(Settled<'_>) {
    move |Settled { text, start, end, dropped, .. }| {
        let boundary = SentenceBoundary::from(end);
        let end = dropped + boundary.end;
        each(text.part(start, boundary.end), SentenceBoundary { end, ..boundary });
    }
}

/// Hands sentences out clause by clause.
fn clauses(mut each: impl FnMut(&str, LevelBoundary)) -> impl FnMut(Settled<'_>) {
    move |Settled { text, mut start, end: sentence, dropped, marks }| {
        while start < sentence.at {
            let clause = clause::next(text, marks, start, sentence.at);
            let boundary = LevelBoundary::new(text, clause, sentence);
            let end = dropped + boundary.end;
            each(text.part(start, clause.end), LevelBoundary { end, ..boundary });
            start = clause.end;
        }
    }
}
