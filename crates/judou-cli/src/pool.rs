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

use crate::inputs::{Problem, Source};
use crate::outcome::{Out, Outcome};

/// How many files the threads may be ahead of the writer.
const WINDOW: usize = 256;

/// How many bytes of inputs in work and of results not yet written there may be, as long as there is
/// more than one of them.
const BUDGET: usize = 64 << 20;

/// How long the writer sleeps before it looks whether progress is worth showing.
const TICK: Duration = Duration::from_millis(100);

/// What is left to print of an input that is done.
#[derive(Debug)]
pub(crate) struct Done {
    pub(crate) out: Vec<u8>,
    pub(crate) err: Vec<u8>,
    pub(crate) failed: bool,
}

impl Done {
    fn size(&self) -> usize {
        self.out.len() + self.err.len()
    }
}

/// What the writer is told.
#[derive(Debug)]
pub(crate) enum Event<'e> {
    /// Output of the next input, which is not done yet.
    Part(&'e [u8]),
    /// The next input is done.
    Done(Done),
    /// Nothing is ready: the time to flush and to show progress.
    Waiting,
}

#[derive(Debug, Default)]
struct State {
    done: BTreeMap<usize, Done>,
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

/// Runs `work` on every input and tells `write` what comes of it, in order, until that breaks.
pub(crate) fn run(
    mut inputs: impl Iterator<Item = Result<Source, Problem>> + Send,
    jobs: NonZeroUsize,
    work: impl Fn(Result<Source, Problem>, &mut Outcome<'_>) + Sync,
    mut write: impl FnMut(Event<'_>) -> ControlFlow<()>,
) {
    let Some(first) = inputs.next() else { return };
    let second = inputs.next();
    if jobs.get() == 1 || second.is_none() {
        // For one file, starting threads would take longer than reading it.
        for input in std::iter::once(first).chain(second).chain(inputs) {
            let mut flow = ControlFlow::Continue(());
            let mut sink = |bytes: &[u8]| {
                if flow.is_continue() {
                    flow = write(Event::Part(bytes));
                }
            };
            let done = attempt(&work, input, Out::passing(&mut sink));
            if flow.is_break() || write(Event::Done(done)).is_break() {
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

/// Runs `work` on one input. A document that hits a defect must not take the others with it.
fn attempt(
    work: &impl Fn(Result<Source, Problem>, &mut Outcome<'_>),
    input: Result<Source, Problem>,
    out: Out<'_>,
) -> Done {
    let name = input.as_ref().map_or_else(|_| String::new(), Source::path);
    let mut outcome = Outcome { out, ..Outcome::default() };
    let finished = panic::catch_unwind(AssertUnwindSafe(|| work(input, &mut outcome)));
    if finished.is_err() {
        outcome.failed = true;
        outcome.out.abandon();
        outcome.err = format!("error: internal error on `{name}`; please report it\n").into_bytes();
    }
    Done { out: outcome.out.into_rest(), err: outcome.err, failed: outcome.failed }
}

fn worker(
    shared: &Shared,
    inputs: &Mutex<impl Iterator<Item = Result<Source, Problem>>>,
    work: &impl Fn(Result<Source, Problem>, &mut Outcome<'_>),
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

        let done = attempt(work, input, Out::default());
        let mut state = shared.lock();
        state.held = state.held.saturating_sub(size) + done.size();
        state.done.insert(ticket, done);
        shared.changed.notify_all();
    }
}

fn writer(shared: &Shared, write: &mut impl FnMut(Event<'_>) -> ControlFlow<()>) {
    let mut state = shared.lock();
    loop {
        let next = state.written;
        let done = state.done.remove(&next);
        if done.is_none() && state.exhausted && state.written == state.taken {
            return;
        }
        let size = done.as_ref().map(Done::size);
        drop(state);
        let flow = write(done.map_or(Event::Waiting, Event::Done));
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

#[cfg(test)]
mod tests {
    use std::path::PathBuf;
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    fn inputs(count: usize) -> impl Iterator<Item = Result<Source, Problem>> + Send {
        (0..count).map(|index| Ok(Source::Path(PathBuf::from(index.to_string()))))
    }

    fn jobs(count: usize) -> NonZeroUsize {
        NonZeroUsize::new(count).unwrap()
    }

    fn index(input: &Result<Source, Problem>) -> usize {
        input.as_ref().unwrap().path().parse().unwrap()
    }

    /// Runs `work` and gives what was written, one string an input.
    fn written(
        count: usize,
        threads: usize,
        work: impl Fn(Result<Source, Problem>, &mut Outcome<'_>) + Sync,
    ) -> Vec<(String, bool)> {
        let mut written = Vec::new();
        let mut parts = Vec::new();
        run(inputs(count), jobs(threads), work, |event| {
            match event {
                Event::Part(part) => parts.extend_from_slice(part),
                Event::Done(done) => {
                    parts.extend(done.out);
                    parts.extend(done.err);
                    let text = String::from_utf8(std::mem::take(&mut parts)).unwrap();
                    written.push((text, done.failed));
                }
                Event::Waiting => {}
            }
            ControlFlow::Continue(())
        });
        written
    }

    #[test]
    fn results_come_in_order() {
        for threads in [1, 2, 8] {
            let got = written(500, threads, |input, outcome| {
                let index = index(&input);
                thread::sleep(Duration::from_micros((index as u64 * 7919) % 300));
                outcome.out.extend(index.to_string().as_bytes());
            });
            let expected: Vec<_> = (0..500).map(|index| (index.to_string(), false)).collect();
            assert_eq!(got, expected, "{threads} threads");
        }
    }

    #[test]
    fn a_panic_takes_no_other_input_with_it() {
        for threads in [1, 3] {
            let got = written(5, threads, |input, outcome| {
                outcome.out.extend(b"half");
                assert_ne!(index(&input), 2, "this test panics on purpose");
                outcome.out.extend(b" whole");
            });
            assert_eq!(got.len(), 5);
            for (index, (text, failed)) in got.iter().enumerate() {
                let expected = match index {
                    2 => ("error: internal error on `2`; please report it\n", true),
                    _ => ("half whole", false),
                };
                assert_eq!((text.as_str(), *failed), expected, "input {index}, {threads} threads");
            }
        }
    }

    #[test]
    fn nobody_runs_far_ahead_of_the_writer() {
        let started = AtomicUsize::new(0);
        let most_ahead = AtomicUsize::new(0);
        let got = written(WINDOW * 3, 4, |input, _| {
            started.fetch_add(1, Ordering::SeqCst);
            if index(&input) == 0 {
                // The others have time to run as far as they may.
                thread::sleep(Duration::from_millis(200));
                most_ahead.store(started.load(Ordering::SeqCst), Ordering::SeqCst);
            }
        });
        assert_eq!(got.len(), WINDOW * 3);
        assert_eq!(most_ahead.into_inner(), WINDOW);
    }

    #[test]
    fn a_writer_that_stops_stops_the_work() {
        for threads in [1, 4] {
            let started = AtomicUsize::new(0);
            let work = |_: Result<Source, Problem>, _: &mut Outcome<'_>| {
                started.fetch_add(1, Ordering::SeqCst);
            };
            run(inputs(100_000), jobs(threads), work, |event| match event {
                Event::Done(_) => ControlFlow::Break(()),
                _ => ControlFlow::Continue(()),
            });
            assert!(started.into_inner() <= WINDOW + 1, "{threads} threads");
        }
    }

    #[test]
    fn nothing_comes_of_nothing() {
        assert_eq!(written(0, 4, |_, _| ()), []);
    }
}
