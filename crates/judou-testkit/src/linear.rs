//! Time as a law: [`assert_linear`] fails when work grows faster than text.
//!
//! A test that measures time must not fail because the machine is busy. Noise only ever adds time,
//! so the minimum of several interleaved runs is what counts; a verdict against the code needs many
//! rounds at several sizes, a verdict for it a few.

use std::fmt;
use std::hint::black_box;
use std::time::{Duration, Instant};

use cpu_time::ThreadTime;

/// Growth of time per doubling of the text that [`assert_linear`] takes for linear: linear work
/// gives 2, n·log n slightly more, quadratic work 4. The gap to 2 is for caches and for the step at
/// which an allocator begins to take fresh pages for every run, which alone may cost a doubling.
const LIMIT: f64 = 3.0;
/// A run must last so long to be measured; until it does, `n` is doubled.
const MEASURABLE: Duration = Duration::from_millis(2);
/// Work that takes less than [`MEASURABLE`] for a text of so many bytes is too fast to be anything
/// but linear.
const LARGEST_BASE: usize = 4 << 20;
/// A single run that lasts longer than this is a failure of its own.
const HARD_STOP: Duration = Duration::from_secs(20);
/// Rounds that suffice to acquit, and rounds before a size counts against the code.
const ROUNDS: (usize, usize) = (3, 9);
/// How often `n` is doubled before a growth above the limit is believed.
const RETRIES: usize = 2;
/// Rounds beyond the fewest, and retries beyond the first, are for short runs, which noise disturbs
/// most: none is begun after so long.
const PATIENCE: (Duration, Duration) = (Duration::from_secs(1), Duration::from_secs(3));

/// How the time of some work grew with the length of its text.
#[derive(Clone, Copy, Debug)]
pub struct Growth {
    /// Bytes of text and best time, smallest first.
    pub points: [(usize, Duration); 3],
    /// By how much time is multiplied when the bytes are doubled: 2 for linear work.
    ///
    /// 1 if the work was too fast to be measured even on several megabytes.
    pub per_doubling: f64,
}

impl fmt::Display for Growth {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "×{:.2} per doubling", self.per_doubling)?;
        for (index, (bytes, time)) in self.points.into_iter().enumerate() {
            let separator = if index == 0 { ": " } else { ", " };
            write!(f, "{separator}{bytes} bytes in {time:.2?}")?;
        }
        Ok(())
    }
}

/// Asserts that the time `run` takes grows no faster than its text.
///
/// `make(n)` gives a text whose length grows with `n`. It is timed at `n`, `2n` and `8n`; where that
/// is too fast to measure, `n` is doubled first. The growth is taken against bytes, not `n`, so
/// `make` need not be linear in `n` itself. Takes some tens of milliseconds for work that is linear.
///
/// # Panics
///
/// If time is multiplied by more than 3.0 for each doubling of the text (quadratic work gives 4), in
/// many rounds and from more than one `n`; or if one run lasts longer than 20 s.
///
/// # Examples
///
/// ```
/// use judou_testkit::assert_linear;
///
/// assert_linear("count", 10_000, |n| "甲：".repeat(n), |text| text.matches('：').count());
/// ```
///
/// ```should_panic
/// use judou_testkit::assert_linear;
///
/// /// Looks at all the rest of the text for each colon.
/// fn quadratic(text: &str) -> usize {
///     text.match_indices(':').map(|(at, _)| text[at..].matches(';').count()).sum()
/// }
/// assert_linear("rescan", 500, |n| ":".repeat(n), quadratic);
/// ```
#[track_caller]
pub fn assert_linear<R>(
    name: &str,
    n: usize,
    make: impl Fn(usize) -> String,
    run: impl Fn(&str) -> R,
) {
    let mut measured = String::new();
    let start = Instant::now();
    let mut n = n;
    for retry in 0..=RETRIES {
        if retry > 1 && start.elapsed() > PATIENCE.1 {
            break;
        }
        let growth = growth(n, &make, &run);
        if growth.per_doubling <= LIMIT {
            return;
        }
        measured.push_str("\n  ");
        measured.push_str(&growth.to_string());
        n = n.saturating_mul(2);
    }
    let sample: String = make(24).chars().take(24).collect();
    panic!("`{name}` is not linear on texts like {sample:?}:{measured}");
}

/// Measures how the time of `run` grows from `make(n)` to `make(8n)`; see [`assert_linear`].
///
/// # Panics
///
/// If one run lasts longer than 20 s, or if `make` gives texts that do not grow with `n`.
#[track_caller]
pub fn growth<R>(n: usize, make: impl Fn(usize) -> String, run: impl Fn(&str) -> R) -> Growth {
    // The ladder starts far below `n`, so that work which is worse than quadratic hits the hard
    // stop at a size where it can still be stopped.
    let mut n = (n / 16).max(1);
    let wanted = n.saturating_mul(16);
    let base = loop {
        let text = make(n);
        let time = timed(&text, &run);
        if n >= wanted && time >= MEASURABLE && timed(&text, &run) >= MEASURABLE {
            break text;
        }
        if n >= wanted && text.len() >= LARGEST_BASE {
            return Growth { points: [(text.len(), time); 3], per_doubling: 1.0 };
        }
        n = n.checked_mul(2).expect("`make` gives texts that grow with `n`");
    };
    let texts = [base, make(n.saturating_mul(2)), make(n.saturating_mul(8))];
    let doublings = (texts[2].len() as f64 / texts[0].len() as f64).log2();
    assert!(doublings > 0.5, "`make` gives texts that do not grow with `n`");

    let mut best = [Duration::MAX; 3];
    let mut per_doubling = f64::INFINITY;
    let start = Instant::now();
    for round in 1..=ROUNDS.1 {
        // Sizes take turns, so that a busy spell of the machine hits them alike.
        for (text, best) in texts.iter().zip(&mut best) {
            *best = (*best).min(timed(text, &run));
        }
        per_doubling =
            (best[2].as_secs_f64() / best[0].as_secs_f64().max(1e-9)).powf(doublings.recip());
        let enough = per_doubling <= LIMIT || start.elapsed() > PATIENCE.0;
        if round >= ROUNDS.0 && enough {
            break;
        }
    }
    let [first, second, third] = &texts;
    let points = [(first.len(), best[0]), (second.len(), best[1]), (third.len(), best[2])];
    Growth { points, per_doubling }
}

#[track_caller]
fn timed<R>(text: &str, run: &impl Fn(&str) -> R) -> Duration {
    // The time that this thread was worked on: on a busy machine, runs that are longer than the
    // scheduler's turns lose others' turns on the clock, and short ones do not.
    let start = ThreadTime::now();
    black_box(run(black_box(text)));
    let time = start.elapsed();
    assert!(time < HARD_STOP, "one run on {} bytes took {time:.1?}", text.len());
    time
}

#[cfg(test)]
mod tests {
    use std::panic::catch_unwind;

    use super::*;

    fn work(steps: usize) -> u64 {
        (0..steps as u64).fold(0, |sum, step| black_box(sum.rotate_left(5) ^ step))
    }

    fn spaces(n: usize) -> String {
        " ".repeat(n)
    }

    #[test]
    fn linear_work_passes() {
        assert_linear("linear", 1_000, spaces, |text| work(text.len()));
        assert_linear("n log n", 1_000, spaces, |text| {
            work(text.len() * text.len().ilog2() as usize)
        });
    }

    #[test]
    fn linear_is_meant_against_bytes() {
        assert_linear("square", 100, |n| spaces(n * n), |text| work(text.len()));
    }

    #[test]
    fn work_too_fast_to_measure_passes() {
        let growth = growth(1_000, spaces, str::len);
        assert!(growth.per_doubling < 1.1, "{growth}");
    }

    #[test]
    fn superlinear_work_fails() {
        let quadratic = catch_unwind(|| {
            assert_linear("quadratic", 200, spaces, |text| work(text.len() * text.len()));
        });
        let message = *quadratic.expect_err("n²").downcast::<String>().expect("a message");
        assert!(message.starts_with("`quadratic` is not linear on texts like"), "{message}");
        assert!(message.contains("per doubling"), "{message}");
    }

    #[test]
    fn makers_that_do_not_grow_are_refused() {
        let fixed = catch_unwind(|| {
            growth(100, |_| spaces(100), |_| work(3_000_000));
        });
        assert!(fixed.is_err());
    }
}
