//! Where a text may hold what a level looks for: its bytes are compared 64 at a time, and what is found in a row of
//! such blocks is written down before anybody looks at it.
//!
//! What is found is a superset: whoever asks looks at the few places it names.

use core::marker::PhantomData;

use crate::vector::{BLOCK, Processor, Vectors, Work};

/// Bytes that stand before a block and are seen with it.
const BEHIND: usize = 2;

/// A block, and what stands before it.
pub(crate) type Window = [u8; BEHIND + BLOCK];

/// Bytes searched at once, at most.
const ROW: usize = 16 * BLOCK;

/// Places that are written down at once, at most: a row ends before a block that could overflow them.
const PLACES: usize = 160;

/// What is looked for.
pub(crate) trait Search {
    /// Places of a block that are written down without a branch: what most blocks have.
    const FEW: usize;

    /// A bit for each byte of the block with which something ends that may matter; everything that this calls has to
    /// be `#[inline(always)]`.
    fn hits<V: Vectors>(vectors: V, window: &Window) -> u64;
}

/// The places that a [`Search`] finds in a text, from its start to its end.
#[derive(Clone, Debug)]
pub(crate) struct Places<S> {
    search: PhantomData<S>,
    processor: Processor,
    /// Where the row starts.
    row: usize,
    /// Where the next one does.
    next: usize,
    /// What was found, from the start of the row on.
    found: [u16; PLACES],
    len: usize,
    /// How many of them have been passed.
    passed: usize,
}

impl<S: Search> Places<S> {
    /// The places in a text.
    pub(crate) fn new() -> Self {
        Self::with(Processor::detect())
    }

    /// The same on `processor`.
    pub(crate) fn with(processor: Processor) -> Self {
        let (search, found) = (PhantomData, [0; PLACES]);
        Self { search, processor, row: 0, next: 0, found, len: 0, passed: 0 }
    }

    /// The places in a text from `start` on.
    pub(crate) fn starting_at(start: usize) -> Self {
        Self { row: start, next: start, ..Self::new() }
    }

    /// The first place from `from` on, or at least the length of `text`; never one before what it gave last.
    #[inline]
    pub(crate) fn at(&mut self, text: &[u8], from: usize) -> usize {
        loop {
            if self.passed >= self.len {
                if self.next >= text.len() {
                    return usize::MAX;
                }
                self.fill(text);
                continue;
            }
            let found = self.found.get(self.passed).map_or(0, |&at| self.row + usize::from(at));
            if found >= from {
                return found;
            }
            self.passed += 1;
        }
    }

    #[inline(never)]
    fn fill(&mut self, text: &[u8]) {
        self.row = self.next;
        self.passed = 0;
        let row = Row { text, first: self.row, found: &mut self.found, search: PhantomData::<S> };
        (self.len, self.next) = self.processor.run(row);
    }
}

struct Row<'a, S> {
    text: &'a [u8],
    /// Where the row starts.
    first: usize,
    found: &'a mut [u16; PLACES],
    search: PhantomData<S>,
}

impl<S: Search> Work for Row<'_, S> {
    /// How many places were found, and where the row ends.
    type Result = (usize, usize);

    #[inline(always)]
    #[expect(clippy::inline_always, reason = "part of what is compiled for wider vectors")]
    #[expect(clippy::indexing_slicing, reason = "no index is beyond the remainder by the length")]
    fn run<V: Vectors>(self, vectors: V) -> (usize, usize) {
        let Self { text, first, found, .. } = self;
        let (mut len, mut start) = (0, 0);
        while start < ROW && first + start < text.len() && len + BLOCK <= PLACES {
            let whole = (first + start)
                .checked_sub(BEHIND)
                .and_then(|at| text.get(at..))
                .and_then(|rest| rest.first_chunk());
            let mut hits = match whole {
                Some(window) => S::hits(vectors, window),
                None => S::hits(vectors, &edge(text, first + start)),
            };
            for _ in 0..S::FEW {
                // Anything if there is none, which would take a branch to tell.
                found[len % PLACES] =
                    start as u16 + (hits | 1 << (BLOCK - 1)).trailing_zeros() as u16;
                len += usize::from(hits != 0);
                hits &= hits.wrapping_sub(1);
            }
            while hits != 0 {
                found[len % PLACES] = start as u16 + hits.trailing_zeros() as u16;
                len += 1;
                hits &= hits - 1;
            }
            start += BLOCK;
        }
        (len, first + start)
    }
}

/// The block at `at`, where the text begins or ends in it or right before it, with letters around the text.
#[cold]
fn edge(text: &[u8], at: usize) -> Window {
    let mut window = [b'x'; BEHIND + BLOCK];
    let skipped = BEHIND.saturating_sub(at);
    let rest = text.get(at.saturating_sub(BEHIND)..).unwrap_or_default();
    for (to, from) in window.iter_mut().skip(skipped).zip(rest) {
        *to = *from;
    }
    window
}
