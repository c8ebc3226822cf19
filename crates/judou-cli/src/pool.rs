//! Many files at once, with the results in the order of the inputs and bounded memory.
//!
//! Threads take inputs one after another; the thread that called writes the results. Nobody runs
//! further ahead of the writer than [`WINDOW`] files or [`BUDGET`] bytes, so a slow first file or a
//! slow reader of the output stops the others instead of filling the memory.

use std::collections::BTreeMap;
use std::num::NonZeroUsize;
use std::ops::ControlFlow;
use std::panic::{self, AssertUnwindSafe};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use crate::inputs::{Inputs, Problem, Source};

/// How many files the threads may be ahead of the writer.
const WINDOW: usize = 256;

/// How many bytes of inputs in work and of results not yet written there may be, as long as there is
/// more than one of them.
const BUDGET: usize = 64 << 20;

/// How long the writer sleeps before it looks whether progress is worth showing.
const TICK: Duration = Duration::from_millis(100);

/// What became of one input.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Outcome {
    /// For standard output.
    pub(crate) out: Vec<u8>,
    /// For standard error.
    pub(crate) err: Vec<u8>,
    /// Whether the program is to fail at its end.
    pub(crate) failed: bool,
}

/// What the writer is told.
#[derive(Debug)]
pub(crate) enum Event {
    /// The next result, in order.
    Done(Outcome),
    /// Nothing is finished yet: the time to flush and to show progress.
    Waiting,
}

#[derive(Debug, Default)]
struct State {
    done: BTreeMap<usize, Outcome>,
    /// How many inputs were handed out.
    taken: usize,
    /// How many results were written.
    written: usize,
    /// Bytes of the inputs in work and the results in `done`.
    held: usize,
    exhausted: bool,
    stopped: bool,
}

#[derive(Debug, Default)]
struct Shared {
    state: Mutex<State>,
    changed: Condvar,
}

impl Shared {
    /// A panic inside the lock leaves counters at worst, so a poisoned lock is taken all the same.
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn wait<'a>(&self, state: MutexGuard<'a, State>) -> MutexGuard<'a, State> {
        self.changed.wait(state).unwrap_or_else(PoisonError::into_inner)
    }
}

/// Runs `work` on every input and gives `write` the outcomes in order, until it breaks.
pub(crate) fn run(
    mut inputs: Inputs,
    jobs: NonZeroUsize,
    work: impl Fn(Result<Source, Problem>) -> Outcome + Sync,
    mut write: impl FnMut(Event) -> ControlFlow<()>,
) {
    let work = |input: Result<Source, Problem>| {
        let name = input.as_ref().map_or_else(|_| String::new(), Source::path);
        // One document that hits a defect must not take the others with it.
        panic::catch_unwind(AssertUnwindSafe(|| work(input))).unwrap_or_else(|_| Outcome {
            err: format!("error: internal error on `{name}`; please report it\n").into_bytes(),
            failed: true,
            ..Outcome::default()
        })
    };

    let Some(first) = inputs.next() else { return };
    let second = inputs.next();
    if jobs.get() == 1 || second.is_none() {
        // For one file, starting threads would take longer than reading it.
        for input in std::iter::once(first).chain(second).chain(inputs) {
            if write(Event::Done(work(input))).is_break() {
                return;
            }
        }
        return;
    }

    let shared = Shared::default();
    let inputs = Mutex::new(std::iter::once(first).chain(second).chain(inputs));
    thread::scope(|scope| {
        for _ in 0..jobs.get() {
            scope.spawn(|| worker(&shared, &inputs, &work));
        }
        writer(&shared, &mut write);
    });
}

fn worker(
    shared: &Shared,
    inputs: &Mutex<impl Iterator<Item = Result<Source, Problem>>>,
    work: &impl Fn(Result<Source, Problem>) -> Outcome,
) {
    loop {
        // Whoever holds the inputs is the only one who waits for room, so tickets go out in order.
        let mut source = inputs.lock().unwrap_or_else(PoisonError::into_inner);
        let next = source.next();
        let mut state = shared.lock();
        let Some(input) = next else {
            state.exhausted = true;
            shared.changed.notify_all();
            return;
        };
        let size = input.as_ref().map_or(0, Source::size);
        while !state.stopped
            && (state.taken - state.written >= WINDOW
                || (state.held > 0 && state.held.saturating_add(size) > BUDGET))
        {
            state = shared.wait(state);
        }
        if state.stopped {
            return;
        }
        let ticket = state.taken;
        state.taken += 1;
        state.held = state.held.saturating_add(size);
        drop(state);
        drop(source);

        let outcome = work(input);
        let mut state = shared.lock();
        state.held = state.held.saturating_sub(size) + outcome.out.len() + outcome.err.len();
        state.done.insert(ticket, outcome);
        shared.changed.notify_all();
    }
}

fn writer(shared: &Shared, write: &mut impl FnMut(Event) -> ControlFlow<()>) {
    let mut state = shared.lock();
    loop {
        let next = state.written;
        let outcome = state.done.remove(&next);
        if outcome.is_none() && state.exhausted && state.written == state.taken {
            return;
        }
        let size = outcome.as_ref().map(|outcome| outcome.out.len() + outcome.err.len());
        drop(state);
        let flow = write(outcome.map_or(Event::Waiting, Event::Done));
        state = shared.lock();
        if let Some(size) = size {
            state.written += 1;
            state.held = state.held.saturating_sub(size);
            shared.changed.notify_all();
        }
        if flow.is_break() {
            state.stopped = true;
            shared.changed.notify_all();
            return;
        }
        let is_ready = state.done.contains_key(&state.written)
            || (state.exhausted && state.written == state.taken);
        if !is_ready {
            let waited = shared.changed.wait_timeout(state, TICK);
            state = waited.unwrap_or_else(PoisonError::into_inner).0;
        }
    }
}
