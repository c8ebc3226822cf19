//! Finding the next character that a rule may care about; everything else is passed over here.

use core::hint::select_unpredictable;

use super::event::Event;
use super::hits::{BLOCK, hits};
use super::text::Text;
use crate::vector::{Processor, Vectors, Work};

/// Blocks looked at in a row, so that a processor is at work on the next while it waits for the mask of one.
const BLOCKS: usize = 16;

/// Bytes of those blocks.
const ROW: usize = BLOCKS * BLOCK;

/// Events kept at a time; where text has more of them, fewer blocks are looked at. A text may be a line, so what
/// it takes to set this up counts.
const EVENTS: usize = 32;

/// The scan, which keeps the events of the blocks of bytes that it looked at last.
///
/// They are written down in a row, then named in a row: which bit of which block comes next, and what
/// stands there, is as good as random, so a walk that stopped to act at each would be guessed wrong twice.
#[derive(Clone, Debug)]
pub(super) struct Scan {
    /// Offset of the first of those blocks.
    first: usize,
    /// Where the last of them ends.
    end: usize,
    /// How far each event is from the first block, and what it is.
    places: [u16; EVENTS],
    events: [Event; EVENTS],
    /// How many of them there are, and how many have been passed.
    len: usize,
    passed: usize,
}

/// How far the scan has come among the events that it keeps.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    first: usize,
    passed: usize,
}

impl Scan {
    pub(super) const fn new() -> Self {
        let (places, events) = ([0; EVENTS], [Event::Nothing; EVENTS]);
        Self { first: 0, end: 0, places, events, len: 0, passed: 0 }
    }

    /// The first character at or after `at` that a rule may care about, and what it is; the text's length
    /// if there is none. `at` is a char boundary, and so is the result.
    ///
    /// `text` must be the same from call to call, and `at` no smaller.
    #[inline]
    #[expect(clippy::indexing_slicing, reason = "no index is as large as the length")]
    pub(super) fn next(&mut self, text: Text<'_>, at: usize) -> (usize, Event) {
        loop {
            while self.passed < self.len {
                let hit = self.first + usize::from(self.places[self.passed % EVENTS]);
                if hit >= at {
                    return (hit, self.events[self.passed % EVENTS]);
                }
                self.passed += 1;
            }
            let from = at.max(self.end);
            if from >= text.len() {
                return (text.len(), Event::Nothing);
            }
            self.look(text, from);
        }
    }

    /// Passes what [`Self::next`] gave last, or what follows it: it would be known by its offset, but that is a
    /// guess for each mark.
    #[inline]
    pub(super) fn pass(&mut self, count: usize) {
        self.passed = self.len.min(self.passed + count);
    }

    /// How far [`Self::next`] has come.
    #[inline]
    pub(super) const fn place(&self) -> Place {
        Place { first: self.first, passed: self.passed }
    }

    /// Goes back to `place`, which is `at`.
    #[inline]
    pub(super) const fn go_back(&mut self, place: Place, at: usize) {
        if self.first == place.first {
            self.passed = place.passed;
        } else {
            (self.end, self.len, self.passed) = (at, 0, 0);
        }
    }

    /// Looks at the blocks from `at` on.
    #[inline(never)]
    fn look(&mut self, text: Text<'_>, at: usize) {
        Processor::detect().run(Look { scan: self, text, at });
    }

    #[inline(always)]
    #[expect(clippy::inline_always, reason = "part of what is compiled for wider vectors")]
    #[expect(clippy::indexing_slicing, reason = "no index is as large as the length")]
    fn look_with(&mut self, vectors: impl Vectors, text: Text<'_>, at: usize) {
        // Blocks with nothing in them are left out, so that no loop ends at a block's end: it would end at
        // a random place.
        let (mut blocks, mut starts) = ([0; 2 * BLOCKS], [0; BLOCKS]);
        let mut count = 0;
        let limit = text.len().saturating_sub(at).min(ROW);
        let mut start = 0;
        while start < limit {
            let block = hits(vectors, text.0.as_bytes(), at + start);
            (blocks[count % BLOCKS], starts[count % BLOCKS]) = (block, start as u16);
            count += usize::from(block != 0);
            start += BLOCK;
        }
        blocks[count % (2 * BLOCKS)] = 0;
        // All but the last of a text are whole.
        let row = text.bytes::<{ ROW + 2 }>(at);
        let (mut i, mut len) = (0, 0);
        let mut block: u64 = blocks[0];
        while block != 0 && len < EVENTS {
            let place = usize::from(starts[i % BLOCKS]) + block.trailing_zeros() as usize;
            let event = match row {
                Some(row) => {
                    let place = place % ROW;
                    Event::of_bytes([row[place], row[place + 1], row[place + 2]], text, at + place)
                }
                None => Event::at(text, at + place),
            };
            (self.places[len], self.events[len]) = (place as u16, event);
            len += usize::from(event != Event::Nothing);
            block &= block - 1;
            let over = block == 0;
            i += usize::from(over);
            block = select_unpredictable(over, blocks[i % (2 * BLOCKS)], block);
        }
        let seen = if block == 0 {
            ROW
        } else {
            usize::from(starts[i % BLOCKS]) + block.trailing_zeros() as usize
        };
        (self.first, self.end) = (at, at + seen);
        (self.len, self.passed) = (len, 0);
    }
}

/// [`Scan::look`] as work for vectors.
struct Look<'a, 's> {
    scan: &'s mut Scan,
    text: Text<'a>,
    at: usize,
}

impl Work for Look<'_, '_> {
    type Result = ();

    #[inline(always)]
    #[expect(clippy::inline_always, reason = "as `Work` says")]
    fn run<V: Vectors>(self, vectors: V) {
        self.scan.look_with(vectors, self.text, self.at);
    }
}

#[cfg(test)]
mod tests {
    use alloc::string::String;

    use super::*;

    #[test]
    fn plain_text_is_passed_over() {
        let cases = [
            ("汉字かなカナ한글 plain text, 1 2 3; Ёлка", None),
            ("一二三四五六七八九十。", Some(30)),
            ("怀耀倀쀀ダム", None), // 0x80 as a continuation byte alone stops nothing
            ("一，二、三，四、五\u{3000}六", None),
            ("一二三「", Some(9)),
            ("abcdefghi.", Some(9)),
            ("中文「", Some(6)),
            ("ab！", Some(2)),
            ("", None),
        ];
        for (text, expected) in cases {
            for before in [0, 1, 63, 64, 65, 130] {
                let text: String = ["x".repeat(before).as_str(), text].concat();
                let (got, _) = Scan::new().next(Text(&text), 0);
                assert_eq!(got, expected.map_or(text.len(), |at| before + at), "text {text:?}");
            }
        }
    }

    /// What the blocks pass over is nothing to the scanner.
    #[test]
    fn every_event_is_found() {
        for c in '\0'..=char::MAX {
            let mut buffer = [0; 4];
            let text = Text(c.encode_utf8(&mut buffer));
            let (at, found) = Scan::new().next(text, 0);
            let event = Event::at(text, 0);
            assert_eq!(
                (at, found),
                if event == Event::Nothing { (c.len_utf8(), event) } else { (0, event) },
                "{c:?}"
            );
        }
    }
}
