//! Sentences of a text that arrives in pieces.

use alloc::string::String;

use super::scanner::{LOOKAHEAD, LOOKBEHIND, Proposal, Scanner};
use super::text::Text;
use super::{SentenceBoundary, SentenceSegmenter};

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
        self.buffer.push_str(chunk);
        self.scanner.text_grew();
        // Scanning in steps of some size, whatever the chunks' size, keeps the work linear.
        if self.buffer.len() - self.scanner.at.min(self.buffer.len()) >= 2 * LOOKAHEAD {
            self.run(self.buffer.len() - LOOKAHEAD, each);
            self.forget();
        }
    }

    /// Calls `each` with the rest of the sentences; gives the length of the whole text in bytes.
    pub fn finish(mut self, each: impl FnMut(&str, SentenceBoundary)) -> usize {
        self.run(self.buffer.len(), each);
        self.dropped + self.buffer.len()
    }

    fn run(&mut self, safe: usize, mut each: impl FnMut(&str, SentenceBoundary)) {
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
                end: self.dropped + end,
                kind: proposal.kind,
                reason: proposal.reason,
                depth: proposal.depth,
            };
            each(text.part(self.start, end), boundary);
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
