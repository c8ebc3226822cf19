//! Finding the next character that a rule may care about; everything else is passed over here.

use super::event::Event;
use super::hits::{BLOCK, hits};
use super::text::Text;
use crate::vector::{Processor, Vectors, Work};

/// Blocks looked at in a row, so that a processor is at work on the next while it waits for the mask of one.
const BLOCKS: usize = 8;

/// Events kept at a time; where text has more of them, fewer blocks are looked at. A text may be a line, so what
/// it takes to set this up counts.
const EVENTS: usize = 32;

/// Events of a block that are written down without asking how many there are: most blocks have fewer.
const FEW: usize = 3;

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

    /// Passes what [`Self::next`] gave last: it would be known by its offset, but that is a guess for each mark.
    #[inline]
    pub(super) fn pass(&mut self) {
        self.passed += usize::from(self.passed < self.len);
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
        let mut blocks = [0; BLOCKS];
        let mut end = at;
        for block in &mut blocks {
            *block = if end < text.len() { hits(vectors, text.0.as_bytes(), end) } else { 0 };
            end += BLOCK;
        }
        (self.first, self.end) = (at, end);
        let mut len = 0;
        for (i, mut block) in blocks.into_iter().enumerate() {
            let start = i * BLOCK;
            let room = self.places.get_mut(len..).and_then(<[u16]>::first_chunk_mut::<FEW>);
            // No room for the next block, or nothing in it, as in a text that is a line.
            let (Some(places), true) = (room, at + start < text.len()) else {
                self.end = at + start;
                break;
            };
            let count = block.count_ones() as usize;
            for place in places {
                *place = (start + lowest(block)) as u16;
                block &= block.wrapping_sub(1);
            }
            if block != 0 {
                let rest = self.places.iter_mut().skip(len + FEW).take(count - FEW);
                for place in rest {
                    *place = (start + lowest(block)) as u16;
                    block &= block.wrapping_sub(1);
                }
            }
            len += count;
            if len > EVENTS {
                // What is left of the block has no room.
                len = EVENTS;
                self.end = at + start + lowest(block);
                break;
            }
        }
        let mut kept = 0;
        for i in 0..len {
            let place = self.places[i % EVENTS];
            let event = Event::at(text, self.first + usize::from(place));
            self.places[kept % EVENTS] = place;
            self.events[kept % EVENTS] = event;
            kept += usize::from(event != Event::Nothing);
        }
        (self.len, self.passed) = (kept, 0);
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

/// Which bit of `block` is its lowest; anything if there is none, which would take a branch to tell.
const fn lowest(block: u64) -> usize {
    block.trailing_zeros() as usize
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
