//! The words of a text one by one.

use alloc::boxed::Box;
use alloc::vec::Vec;
use core::iter::FusedIterator;
#[cfg(feature = "std")]
use std::cell::Cell;

use super::{Word, WordMode, WordScratch, WordSegmenter};

/// Iterator over the words of a text; see [`WordSegmenter::words`].
///
/// Its memory is what one window needs, some hundred kilobytes at most. With the feature `std` an iterator that is
/// dropped leaves it to the next one of its thread, so that a text of a line costs no more than in a call with a
/// [`WordScratch`] of the caller's.
#[derive(Clone, Debug)]
pub struct Words<'s, 't> {
    segmenter: &'s WordSegmenter<'s>,
    text: &'t str,
    at: usize,
    /// There is one until the end.
    scratch: Option<Box<WordScratch>>,
    /// Those of a window, and how many of them have been handed out.
    given: Vec<Word>,
    next: usize,
}

impl<'s, 't> Words<'s, 't> {
    pub(super) fn new(segmenter: &'s WordSegmenter<'s>, text: &'t str) -> Self {
        let Memory { scratch, words: mut given } = Memory::take();
        given.clear();
        Self { segmenter, text, at: 0, scratch: Some(scratch), given, next: 0 }
    }

    /// The words that were found and not handed out.
    #[inline]
    fn found(&self) -> &[Word] {
        self.given.get(self.next..).unwrap_or_default()
    }

    /// Finds the words of the next window; gives whether there is one.
    #[inline(never)]
    fn find(&mut self) -> bool {
        self.given.clear();
        self.next = 0;
        let Some(scratch) = self.scratch.as_mut().filter(|_| self.at < self.text.len()) else {
            return false;
        };
        let (given, text) = (&mut self.given, self.text);
        self.at = self.segmenter.window(text, self.at, scratch, given, |word| word);
        true
    }
}

impl Iterator for Words<'_, '_> {
    type Item = Word;

    #[inline]
    fn next(&mut self) -> Option<Word> {
        loop {
            if let Some(&word) = self.found().first() {
                self.next += 1;
                return Some(word);
            }
            if !self.find() {
                return None;
            }
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let (found, bytes) = (self.found().len(), self.text.len() - self.at);
        let least = found + usize::from(bytes > 0);
        // Words that are searched for may lie inside others.
        (least, (self.segmenter.mode != WordMode::Search).then_some(found + bytes))
    }

    fn fold<B, F: FnMut(B, Word) -> B>(mut self, init: B, mut f: F) -> B {
        let mut all = self.found().iter().copied().fold(init, &mut f);
        while self.find() {
            all = self.found().iter().copied().fold(all, &mut f);
        }
        all
    }
}

impl FusedIterator for Words<'_, '_> {}

impl Drop for Words<'_, '_> {
    fn drop(&mut self) {
        if let Some(scratch) = self.scratch.take() {
            Memory { scratch, words: core::mem::take(&mut self.given) }.keep();
        }
    }
}

/// What an iterator works in, handed on from one to the next.
struct Memory {
    scratch: Box<WordScratch>,
    words: Vec<Word>,
}

#[cfg(feature = "std")]
std::thread_local! {
    /// That of the last iterator that was dropped.
    static KEPT: Cell<Option<Memory>> = const { Cell::new(None) };
}

impl Memory {
    /// What was kept, or more.
    fn take() -> Self {
        #[cfg(feature = "std")]
        if let Ok(Some(kept)) = KEPT.try_with(Cell::take) {
            return kept;
        }
        Self { scratch: Box::new(WordScratch::new()), words: Vec::new() }
    }

    /// Leaves it to the next one; a thread that ends keeps nothing.
    #[cfg_attr(not(feature = "std"), expect(clippy::unused_self, reason = "nothing is kept"))]
    fn keep(self) {
        #[cfg(feature = "std")]
        let _ = KEPT.try_with(|kept| kept.set(Some(self)));
    }
}

#[cfg(test)]
#[cfg(feature = "data-small")]
mod tests {
    use std::thread;

    use super::*;
    use crate::{WordMode, WordModel};

    #[test]
    fn words_come_however_they_are_asked_for() {
        let text = "春天来了，我们去公园。\n3개월 동안 GPT-4を使った。\n".repeat(40);
        for mode in [WordMode::Standard, WordMode::Fine, WordMode::Search] {
            let segmenter = WordSegmenter::new(WordModel::small()).mode(mode);
            let mut expected = Vec::new();
            segmenter.segment_into(&text, &mut WordScratch::new(), &mut expected);
            let mut one_by_one = Vec::new();
            let mut words = segmenter.words(&text);
            while let Some(word) = words.next() {
                one_by_one.push(word);
                let (least, most) = words.size_hint();
                let left = expected.len() - one_by_one.len();
                assert!(least <= left && most.is_none_or(|most| most >= left), "{mode:?}");
            }
            assert_eq!(words.next(), None);
            assert_eq!(one_by_one, expected, "{mode:?}");
            let mut words = segmenter.words(&text);
            words.by_ref().take(3).for_each(drop);
            assert_eq!(words.clone().count() + 3, expected.len(), "{mode:?}");
            let folded = words.fold(Vec::new(), |mut all, word| {
                all.push(word);
                all
            });
            assert_eq!(folded, expected[3..], "{mode:?}");
        }
    }

    /// What an iterator leaves behind is nothing to the next, whichever order they end in.
    #[test]
    fn iterators_in_one_thread_and_many_know_nothing_of_each_other() {
        let segmenter = WordSegmenter::new(WordModel::small());
        let texts = ["春天来了，我们去公园。", "公園へ行った。", "", "어제 본 영화"];
        let alone = texts.map(|text| {
            thread::scope(|scope| {
                let words = scope.spawn(|| segmenter.words(text).collect::<Vec<_>>());
                words.join().expect("nothing panics")
            })
        });
        let mut together = texts.map(|text| (segmenter.words(text), Vec::new()));
        for _ in 0..20 {
            for (words, found) in &mut together {
                found.extend(words.next());
            }
        }
        assert_eq!(together.map(|(_, found)| found), alone);
        // Half-way, and begun anew.
        for (text, alone) in texts.iter().zip(&alone) {
            let _ = segmenter.words(text).next();
            assert_eq!(&segmenter.words(text).collect::<Vec<_>>(), alone);
        }
    }
}
