//! Parts of a text whose boundaries are found a block at a time.

use crate::block::{BLOCK, Block, REACH};
use crate::vector::{Processor, Vectors, Work};

/// Where in a text a block stands.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Here<'t> {
    pub(crate) text: &'t [u8],
    pub(crate) at: usize,
    pub(crate) processor: Processor,
}

/// Finds the boundaries of a text, one block after another.
pub(crate) trait Read {
    /// The boundaries before characters of the next block, of which the text has the bytes `within`: a bit for each
    /// byte that starts a part. What this calls is compiled for wider vectors where it is `#[inline(always)]`.
    fn ends_in<V: Vectors>(
        &mut self,
        vectors: V,
        here: Here<'_>,
        block: &Block,
        within: u64,
    ) -> u64;
}

/// The boundaries of the next block; none if the text has no more.
struct Next<'r, 't, R> {
    reader: &'r mut R,
    here: Here<'t>,
}

impl<R: Read> Work for Next<'_, '_, R> {
    type Result = Option<u64>;

    #[inline(always)]
    #[expect(clippy::inline_always, reason = "as `Work` says")]
    fn run<V: Vectors>(self, vectors: V) -> Option<u64> {
        let Self { reader, here } = self;
        let rest = here.text.get(here.at..).unwrap_or_default();
        let ends = if let Some(block) = rest.first_chunk() {
            reader.ends_in(vectors, here, block, u64::MAX)
        } else if rest.is_empty() {
            return None;
        } else {
            let mut block = [0; REACH];
            for (to, from) in block.iter_mut().zip(rest) {
                *to = *from;
            }
            let count = rest.len().min(BLOCK);
            reader.ends_in(vectors, here, &block, u64::MAX >> (BLOCK - count))
        };
        // The text's start ends nothing.
        Some(if here.at == 0 { ends & !1 } else { ends })
    }
}

/// The parts of a text between the boundaries that a reader has.
#[derive(Clone, Debug)]
pub(crate) struct Pieces<'a, R> {
    text: &'a str,
    /// What is still to come.
    rest: &'a str,
    /// Where that starts.
    at: usize,
    /// A bit for each byte of the last block that starts a part after the next one, the first lowest.
    ends: u64,
    /// Where the block behind that one starts.
    next: usize,
    reader: R,
    processor: Processor,
}

impl<'a, R> Pieces<'a, R> {
    pub(crate) const fn new(processor: Processor, text: &'a str, reader: R) -> Self {
        Self { text, rest: text, at: 0, ends: 0, next: 0, reader, processor }
    }

    /// The text that is still to come.
    pub(crate) const fn as_str(&self) -> &'a str {
        self.rest
    }

    /// Where that starts.
    pub(crate) const fn at(&self) -> usize {
        self.at
    }
}

impl<R: Read> Pieces<'_, R> {
    /// Reads the next block; `false` if the text has none.
    ///
    /// Never part of `next`, which is small without it and so becomes part of its caller's loop.
    #[inline(never)]
    fn read(&mut self) -> bool {
        let here = Here { text: self.text.as_bytes(), at: self.next, processor: self.processor };
        let ends = self.processor.run(Next { reader: &mut self.reader, here });
        self.ends = ends.unwrap_or_default();
        if ends.is_some() {
            self.next += BLOCK;
        }
        ends.is_some()
    }

    /// Where the block starts that was read last; anything before the first.
    #[inline]
    const fn block(&self) -> usize {
        self.next.wrapping_sub(BLOCK)
    }
}

impl<'a, R: Read> Iterator for Pieces<'a, R> {
    type Item = &'a str;

    #[inline]
    fn next(&mut self) -> Option<&'a str> {
        while self.ends == 0 {
            if !self.read() {
                self.at = self.text.len();
                let last = core::mem::take(&mut self.rest);
                return (!last.is_empty()).then_some(last);
            }
        }
        let end = self.block() + self.ends.trailing_zeros() as usize;
        self.ends &= self.ends - 1;
        let (piece, rest) = self.rest.split_at_checked(end - self.at)?;
        (self.rest, self.at) = (rest, end);
        Some(piece)
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        let bytes = self.rest.len();
        (usize::from(bytes > 0), Some(bytes))
    }

    /// As `next` again and again, a block at a time.
    #[inline]
    fn fold<B, F: FnMut(B, &'a str) -> B>(mut self, init: B, mut f: F) -> B {
        let mut value = init;
        loop {
            let (mut rest, mut at, mut ends) = (self.rest, self.at, self.ends);
            let block = self.block();
            while ends != 0 {
                let end = block + ends.trailing_zeros() as usize;
                ends &= ends - 1;
                let Some((piece, after)) = rest.split_at_checked(end - at) else { break };
                (rest, at) = (after, end);
                value = f(value, piece);
            }
            (self.rest, self.at) = (rest, at);
            if !self.read() {
                return if rest.is_empty() { value } else { f(value, rest) };
            }
        }
    }

    /// Counts without looking at single parts.
    #[inline]
    fn count(mut self) -> usize {
        let mut count = usize::from(self.at < self.text.len());
        loop {
            count += self.ends.count_ones() as usize;
            if !self.read() {
                return count;
            }
        }
    }
}
