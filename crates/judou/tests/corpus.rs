//! Many inputs on many threads, and their results in order.
#![cfg(feature = "corpus")]

use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use judou::{Corpus, Next};

#[test]
fn results_come_in_order_whoever_is_first() {
    for threads in [1, 2, 8] {
        let corpus = Corpus::new(0..500_u64).window(16);
        let results: Vec<u64> = thread::scope(|scope| {
            for _ in 0..threads {
                scope.spawn(|| {
                    corpus.work(|number| {
                        thread::sleep(Duration::from_micros(number * 7919 % 200));
                        number
                    });
                });
            }
            corpus.results().collect()
        });
        assert!(results.into_iter().eq(0..500), "{threads} threads");
    }
}

#[test]
fn nobody_runs_further_ahead_than_the_window_and_the_budget() {
    for (window, budget, most) in [(10, usize::MAX, 10), (100, 50, 5)] {
        let started = AtomicUsize::new(0);
        let corpus = Corpus::new(0..200).window(window).budget(budget);
        let mut taken = 0;
        thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| {
                    let work = |number: i32| {
                        started.fetch_add(1, Ordering::SeqCst);
                        number
                    };
                    corpus.work_sized(|_| 10, work, |_| 10);
                });
            }
            for _ in corpus.results() {
                let ahead = started.load(Ordering::SeqCst) - taken;
                assert!(ahead <= most, "{ahead} ahead in a window of {window}");
                taken += 1;
                thread::sleep(Duration::from_micros(100));
            }
        });
        assert_eq!(taken, 200);
    }
}

#[test]
fn work_ends_when_nobody_wants_its_results() {
    let started = AtomicUsize::new(0);
    let corpus = Corpus::new(0..1_000_000).window(8);
    thread::scope(|scope| {
        for _ in 0..3 {
            scope.spawn(|| corpus.work(|_| started.fetch_add(1, Ordering::SeqCst)));
        }
        assert_eq!(corpus.results().take(2).count(), 2);
    });
    assert!(started.into_inner() < 100);
}

#[test]
fn a_panic_leaves_nobody_waiting() {
    let corpus = Corpus::new(0..100);
    let results = thread::scope(|scope| {
        let worker = scope.spawn(|| corpus.work(|number| assert_ne!(number, 3, "on purpose")));
        let results = corpus.results().count();
        assert!(worker.join().is_err());
        results
    });
    assert!(results <= 3);
}

#[test]
fn what_is_not_there_yet_can_be_waited_for_a_while() {
    let corpus = Corpus::new(0..1);
    let mut results = corpus.results();
    assert_eq!(results.next_within(Duration::from_millis(1)), Next::Waiting);
    corpus.work(|number| number + 1);
    assert_eq!(results.next_within(Duration::ZERO), Next::Result(1));
    assert_eq!(results.next_within(Duration::ZERO), Next::End);
    assert_eq!(results.next(), None);
}
