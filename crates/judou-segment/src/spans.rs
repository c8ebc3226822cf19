//! From an iterator over borrowed parts to one over their byte spans.

use core::iter::FusedIterator;

use judou_source::Span;

/// Byte spans of the parts that `I` gives; what `spans()` of every iterator of this crate returns.
///
/// The parts tile the text, so their lengths alone say where each one lies: no pointer arithmetic,
/// no second scan.
///
/// # Examples
///
/// ```
/// use judou_segment::{Span, sentences};
///
/// let spans: Vec<Span> = sentences("好。走！").spans().collect();
/// assert_eq!(spans, [Span::new(0, 6), Span::new(6, 12)]);
/// ```
#[derive(Clone, Debug)]
pub struct Spans<I> {
    parts: I,
    at: usize,
}

impl<I> Spans<I> {
    /// Spans of `parts`, the next of which starts at byte `at`.
    pub(crate) const fn new(parts: I, at: usize) -> Self {
        Self { parts, at }
    }
}

impl<'a, I: Iterator<Item = &'a str>> Iterator for Spans<I> {
    type Item = Span;

    fn next(&mut self) -> Option<Span> {
        let start = self.at;
        self.at += self.parts.next()?.len();
        Some(Span::new(start, self.at))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.parts.size_hint()
    }
}

impl<'a, I: FusedIterator<Item = &'a str>> FusedIterator for Spans<I> {}
