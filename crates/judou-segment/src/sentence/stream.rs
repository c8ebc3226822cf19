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
        self.take(chunk, &mut Whole(each));
    }

    /// Calls `each` with the rest of the sentences; gives the length of the whole text in bytes.
    pub fn finish(self, each: impl FnMut(&str, SentenceBoundary)) -> usize {
        self.finish_with(&mut Whole(each))
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
        self.take(chunk, &mut Clauses(each));
    }

    /// Calls `each` with the rest of the clauses; gives the length of the whole text in bytes.
    pub fn finish_levels(self, each: impl FnMut(&str, LevelBoundary)) -> usize {
        self.finish_with(&mut Clauses(each))
    }

    fn take(&mut self, chunk: &str, each: &mut impl Each) {
        self.buffer.push_str(chunk);
        self.scanner.text_grew();
        // Scanning in steps of some size, whatever the chunks' size, keeps the work linear.
        if self.buffer.len() - self.scanner.at.min(self.buffer.len()) >= 2 * LOOKAHEAD {
            self.run(self.buffer.len() - LOOKAHEAD, each);
            self.forget();
        }
    }

    fn finish_with(mut self, each: &mut impl Each) -> usize {
        self.run(self.buffer.len(), each);
        self.dropped + self.buffer.len()
    }

    fn run(&mut self, safe: usize, each: &mut impl Each) {
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
            let end = text.handover(proposal.at);
            let boundary = SentenceBoundary {
                end,
                kind: proposal.kind,
                reason: proposal.reason,
                depth: proposal.depth,
            };
            each.sentence(text, &mut marks, self.start, boundary, self.dropped);
            self.start = end;
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

/// What is done with a sentence.
trait Each {
    /// Takes the sentence of `text` that starts at `start`; all offsets given out are `dropped` larger.
    fn sentence(
        &mut self,
        text: Text<'_>,
        marks: &mut Marks,
        start: usize,
        sentence: SentenceBoundary,
        dropped: usize,
    );
}

/// It is handed out whole.
struct Whole<F>(F);

impl<F: FnMut(&str, SentenceBoundary)> Each for Whole<F> {
    fn sentence(
        &mut self,
        text: Text<'_>,
        _: &mut Marks,
        start: usize,
        sentence: SentenceBoundary,
        dropped: usize,
    ) {
        let end = sentence.end;
        self.0(text.part(start, end), SentenceBoundary { end: dropped + end, ..sentence });
    }
}

/// It is handed out clause by clause.
struct Clauses<F>(F);

impl<F: FnMut(&str, LevelBoundary)> Each for Clauses<F> {
    fn sentence(
        &mut self,
        text: Text<'_>,
        marks: &mut Marks,
        start: usize,
        sentence: SentenceBoundary,
        dropped: usize,
    ) {
        let SentenceBoundary { end: at, kind, reason, .. } = sentence;
        let end = End { at, kind, reason, depth: 0 };
        let mut start = start;
        while start < at {
            let clause = clause::next(text, marks, start, at);
            let boundary = LevelBoundary::new(text, clause, end);
            let end = dropped + boundary.end;
            self.0(text.part(start, clause.end), LevelBoundary { end, ..boundary });
            start = clause.end;
        }
    }
}
