//! Parts of a text whose boundaries are found a block at a time.

/// Has the boundaries of a text, one block after another.
pub(crate) trait Read {
    /// Reads the next block of `text`: a bit for each byte that starts a part after the text's first; `None` if
    /// there is none.
    fn read(&mut self, text: &[u8]) -> Option<u64>;

    /// Where the block starts that was read last; anything before the first.
    fn block(&self) -> usize;
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
    reader: R,
}

impl<'a, R> Pieces<'a, R> {
    pub(crate) const fn new(text: &'a str, reader: R) -> Self {
        Self { text, rest: text, at: 0, ends: 0, reader }
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
    #[inline]
    fn read(&mut self) -> bool {
        let ends = self.reader.read(self.text.as_bytes());
        self.ends = ends.unwrap_or_default();
        ends.is_some()
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
        let end = self.reader.block() + self.ends.trailing_zeros() as usize;
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
            let block = self.reader.block();
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
