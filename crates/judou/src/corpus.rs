//! Many documents at once: results in the order of the inputs, in bounded memory.
//!
//! This is the part of such work that is easy to get wrong; it reads nothing and starts no threads.
//! Whose threads work, what an input is, how it is read and what is made of it is the caller's.

use alloc::collections::BTreeMap;
use core::fmt;
use core::iter::FusedIterator;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// Inputs that several threads work on, and their results in order.
///
/// Any number of threads call [`Corpus::work`]; one takes the [`Corpus::results`]. Nobody runs further
/// ahead of what was taken than the window, and not further than the budget in bytes where sizes are
/// told, so that a slow first input or a slow reader of the results stops the others instead of
/// filling the memory.
///
/// # Examples
///
/// ```
/// use judou::{Chunker, Corpus, Document};
///
/// let texts = ["甲。乙。", "丙。", "丁。戊。己。"]; // paths, in real life
/// let chunker = Chunker::new(2)?;
/// let corpus = Corpus::new(texts.into_iter());
/// let counts: Vec<usize> = std::thread::scope(|scope| {
///     for _ in 0..4 {
///         scope.spawn(|| corpus.work(|text| chunker.chunks(&Document::parse(text)).count()));
///     }
///     corpus.results().collect()
/// });
/// assert_eq!(counts, [2, 1, 3]);
/// # Ok::<(), judou::ChunkerError>(())
/// ```
pub struct Corpus<I, R> {
    inputs: Mutex<I>,
    state: Mutex<State<R>>,
    /// Told when there may be room for an input, or the work stops.
    room: Condvar,
    /// Told when there is a result to give, or there will be none.
    ready: Condvar,
    window: usize,
    budget: usize,
}

struct State<R> {
    /// Results that nobody has taken, with their sizes.
    done: BTreeMap<usize, (R, usize)>,
    /// How many inputs were handed out.
    taken: usize,
    /// How many results were given and are done with.
    given: usize,
    /// Bytes of the inputs in work and of the results not done with.
    held: usize,
    exhausted: bool,
    stopped: bool,
    /// Somebody waits for [`Corpus::room`]: to tell nobody costs as much as a small input does.
    wants_room: bool,
    /// How many wait for [`Corpus::ready`].
    readers: usize,
}

impl<I, R> Corpus<I, R> {
    /// Results that may wait for one that is slow, unless told otherwise.
    pub const WINDOW: usize = 256;

    /// A corpus of `inputs`, with a window of [`Corpus::WINDOW`] and no budget.
    pub const fn new(inputs: I) -> Self {
        Self {
            inputs: Mutex::new(inputs),
            state: Mutex::new(State {
                done: BTreeMap::new(),
                taken: 0,
                given: 0,
                held: 0,
                exhausted: false,
                stopped: false,
                wants_room: false,
                readers: 0,
            }),
            room: Condvar::new(),
            ready: Condvar::new(),
            window: Self::WINDOW,
            budget: usize::MAX,
        }
    }

    /// How many inputs may be in work or waiting to be taken; at least one always is.
    pub const fn window(mut self, inputs: usize) -> Self {
        self.window = if inputs == 0 { 1 } else { inputs };
        self
    }

    /// How many bytes of inputs in work and results not yet taken there may be, as long as there is
    /// more than one of them. Only [`Corpus::work_sized`] knows sizes.
    pub const fn budget(mut self, bytes: usize) -> Self {
        self.budget = bytes;
        self
    }

    /// Ends the work: no further input is handed out, and no further result given.
    pub fn stop(&self) {
        self.lock().stopped = true;
        self.room.notify_all();
        self.ready.notify_all();
    }

    /// Tells those who wait what has changed for them.
    fn tell(&self, state: &State<R>) {
        if state.wants_room {
            self.room.notify_one();
        }
        let ends = state.exhausted && state.given == state.taken;
        if state.readers > 0 && (ends || state.done.contains_key(&state.given)) {
            self.ready.notify_all();
        }
    }

    /// A panic under the lock leaves counters at worst, so a poisoned lock is taken all the same.
    fn lock(&self) -> MutexGuard<'_, State<R>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<I: Iterator, R> Corpus<I, R> {
    /// Works on inputs until there are no more. For as many threads as shall work.
    ///
    /// # Panics
    ///
    /// If `work` panics. The corpus is then stopped, so that nobody waits for what will not come.
    pub fn work(&self, work: impl FnMut(I::Item) -> R) {
        self.work_sized(|_| 0, work, |_| 0);
    }

    /// As [`Corpus::work`], with the sizes of inputs and results in bytes, for [`Corpus::budget`].
    ///
    /// # Panics
    ///
    /// As [`Corpus::work`].
    pub fn work_sized(
        &self,
        input_size: impl Fn(&I::Item) -> usize,
        mut work: impl FnMut(I::Item) -> R,
        result_size: impl Fn(&R) -> usize,
    ) {
        while let Some((input, ticket)) = self.take(&input_size) {
            let result = work(input);
            let size = result_size(&result);
            ticket.finish(result, size);
        }
    }

    /// The next input, once there is room for it.
    fn take(&self, input_size: impl Fn(&I::Item) -> usize) -> Option<(I::Item, Ticket<'_, I, R>)> {
        // Whoever holds the inputs is the only one who waits for room, so tickets go out in order.
        let mut inputs = self.inputs.lock().unwrap_or_else(PoisonError::into_inner);
        let next = if self.lock().stopped { None } else { inputs.next() };
        let mut state = self.lock();
        let Some(input) = next else {
            state.exhausted = true;
            self.ready.notify_all();
            return None;
        };
        let size = input_size(&input);
        while !state.stopped
            && (state.taken - state.given >= self.window
                || (state.held > 0 && state.held.saturating_add(size) > self.budget))
        {
            state.wants_room = true;
            state = self.room.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
        state.wants_room = false;
        if state.stopped {
            return None;
        }
        let number = state.taken;
        state.taken += 1;
        state.held = state.held.saturating_add(size);
        Some((input, Ticket { corpus: self, number, size, is_finished: false }))
    }

    /// The results, in the order of the inputs; each is waited for. For one thread: what a second one
    /// takes, the first misses.
    ///
    /// When it is dropped before its end, the work stops.
    pub const fn results(&self) -> Results<'_, I, R> {
        Results { corpus: self, given: None }
    }
}

impl<I, R> fmt::Debug for Corpus<I, R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let state = self.lock();
        f.debug_struct("Corpus")
            .field("taken", &state.taken)
            .field("given", &state.given)
            .finish_non_exhaustive()
    }
}

/// An input in work. If its work panics, it stops the corpus.
struct Ticket<'c, I, R> {
    corpus: &'c Corpus<I, R>,
    number: usize,
    size: usize,
    is_finished: bool,
}

impl<I, R> Ticket<'_, I, R> {
    fn finish(mut self, result: R, size: usize) {
        self.is_finished = true;
        let mut state = self.corpus.lock();
        state.held = state.held.saturating_sub(self.size).saturating_add(size);
        state.done.insert(self.number, (result, size));
        self.corpus.tell(&state);
    }
}

impl<I, R> Drop for Ticket<'_, I, R> {
    fn drop(&mut self) {
        if !self.is_finished {
            self.corpus.stop();
        }
    }
}

/// The results of a [`Corpus`], in order. Made by [`Corpus::results`].
#[derive(Debug)]
pub struct Results<'c, I, R> {
    corpus: &'c Corpus<I, R>,
    /// The size of the result that was given last and is held until the next is asked for.
    given: Option<usize>,
}

/// What [`Results::next_within`] gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next<R> {
    /// The next result.
    Result(R),
    /// It is not there yet.
    Waiting,
    /// There are no more.
    End,
}

impl<I, R> Results<'_, I, R> {
    /// The next result, if it comes within `patience`; time to show progress, if not.
    pub fn next_within(&mut self, patience: Duration) -> Next<R> {
        self.wait(Instant::now().checked_add(patience))
    }

    /// Waits for the next result until `deadline`, or for ever.
    fn wait(&mut self, deadline: Option<Instant>) -> Next<R> {
        let mut state = self.corpus.lock();
        if let Some(size) = self.given.take() {
            state.given += 1;
            state.held = state.held.saturating_sub(size);
            self.corpus.tell(&state);
        }
        loop {
            let next = state.given;
            if let Some((result, size)) = state.done.remove(&next) {
                self.given = Some(size);
                return Next::Result(result);
            }
            if state.stopped || (state.exhausted && state.given == state.taken) {
                return Next::End;
            }
            let left = deadline.map(|deadline| deadline.saturating_duration_since(Instant::now()));
            if left == Some(Duration::ZERO) {
                return Next::Waiting;
            }
            let ready = &self.corpus.ready;
            state.readers += 1;
            state = match left {
                Some(left) => {
                    ready.wait_timeout(state, left).unwrap_or_else(PoisonError::into_inner).0
                }
                None => ready.wait(state).unwrap_or_else(PoisonError::into_inner),
            };
            state.readers -= 1;
        }
    }
}

impl<I, R> Iterator for Results<'_, I, R> {
    type Item = R;

    fn next(&mut self) -> Option<R> {
        match self.wait(None) {
            Next::Result(result) => Some(result),
            Next::Waiting | Next::End => None,
        }
    }
}

impl<I, R> FusedIterator for Results<'_, I, R> {}

impl<I, R> Drop for Results<'_, I, R> {
    fn drop(&mut self) {
        self.corpus.stop();
    }
}
