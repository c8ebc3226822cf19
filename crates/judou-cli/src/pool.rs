//! Many files at once, with the results in the order of the inputs and bounded memory.
//!
//! Threads take inputs one after another; the thread that called writes the results. How they keep in
//! order, and that nobody runs further ahead of the writer than [`WINDOW`] files or [`BUDGET`] bytes, is
//! the work of [`judou::Corpus`].

use std::num::NonZeroUsize;
use std::ops::ControlFlow;
use std::panic::{self, AssertUnwindSafe};
use std::thread;
use std::time::Duration;

use judou::{Corpus, Next};

use crate::inputs::{Problem, Source};
use crate::outcome::{Out, Outcome};

/// How many files the threads may be ahead of the writer.
const WINDOW: usize = 256;

/// How many bytes of inputs in work and of results not yet written there may be, as long as there is
/// more than one of them.
const BUDGET: usize = 64 << 20;

/// How long the writer sleeps before it looks whether progress is worth showing.
const TICK: Duration = Duration::from_millis(100);

/// How long the writer lets results gather before it waits for the next: to be woken for each small
/// file takes it, and who wakes it, a tenth of the file's time.
const PAUSE: Duration = Duration::from_millis(1);

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

/// Runs `work` on every input and tells `write` what comes of it, in order, until that breaks.
pub(crate) fn run(
    mut inputs: impl Iterator<Item = Result<Source, Problem>> + Send,
    jobs: impl FnOnce() -> NonZeroUsize,
    work: impl Fn(Result<Source, Problem>, &mut Outcome<'_>) + Sync,
    mut write: impl FnMut(Event<'_>) -> ControlFlow<()>,
) {
    let Some(first) = inputs.next() else { return };
    let second = inputs.next();
    // For one file, starting threads would take longer than reading it, and so would counting processors.
    let jobs = if second.is_none() { 1 } else { jobs().get() };
    if jobs == 1 {
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

    let inputs = std::iter::once(first).chain(second).chain(inputs);
    let corpus = Corpus::new(inputs).window(WINDOW).budget(BUDGET);
    thread::scope(|scope| {
        for _ in 0..jobs {
            scope.spawn(|| {
                let size = |input: &Result<Source, Problem>| input.as_ref().map_or(0, Source::size);
                corpus.work_sized(size, |input| attempt(&work, input, Out::default()), Done::size);
            });
        }
        let mut results = corpus.results();
        let mut patience = Duration::ZERO;
        loop {
            let event = match results.next_within(patience) {
                Next::Result(done) => Event::Done(done),
                Next::Waiting => Event::Waiting,
                Next::End => return,
            };
            // Nothing is ready: first flush what is written, then wait.
            let drained = matches!(event, Event::Waiting) && patience == Duration::ZERO;
            patience = if matches!(event, Event::Waiting) { TICK } else { Duration::ZERO };
            if write(event).is_break() {
                // The results are dropped, which stops the work.
                return;
            }
            if drained {
                thread::sleep(PAUSE);
            }
        }
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
        run(
            inputs(count),
            || jobs(threads),
            work,
            |event| {
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
            },
        );
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
            run(
                inputs(100_000),
                || jobs(threads),
                work,
                |event| match event {
                    Event::Done(_) => ControlFlow::Break(()),
                    _ => ControlFlow::Continue(()),
                },
            );
            assert!(started.into_inner() <= WINDOW + 1, "{threads} threads");
        }
    }

    #[test]
    fn nothing_comes_of_nothing() {
        assert_eq!(written(0, 4, |_, _| ()), []);
    }
}
