//! Times of several works taken by turns in one process, for what is no benchmark of criterion's.

use std::fmt::Write as _;
use std::hint::black_box;
use std::time::Duration;

/// Something to be timed; what it gives is looked at, so that no work is left out.
pub type Work<'t> = Box<dyn FnMut() -> usize + 't>;

/// The least time that each of `works` took of this thread's processor time, in `rounds` by turns. One that has
/// taken `patience` in all, or more, gets no further round.
pub fn least_times(works: &mut [Work<'_>], rounds: usize, patience: Duration) -> Vec<Duration> {
    let mut least = vec![Duration::MAX; works.len()];
    let mut spent = vec![Duration::ZERO; works.len()];
    for _ in 0..rounds {
        for ((work, least), spent) in works.iter_mut().zip(&mut least).zip(&mut spent) {
            if *spent < patience {
                let start = cpu_time::ThreadTime::now();
                black_box(work());
                let time = start.elapsed();
                *spent += time;
                *least = time.min(*least);
            }
        }
    }
    least
}

/// A row of a Markdown table: the speed of the first of `least` on so many `bytes`, and for each of the others
/// its time over that of the first, with its speed.
pub fn speed_row(name: &str, bytes: usize, least: &[Duration]) -> String {
    let speed = |time: &Duration| bytes as f64 / 1e6 / time.as_secs_f64();
    let (ours, others) = least.split_first().unwrap_or((&Duration::ZERO, &[]));
    let mut row = format!("| {name} | {:.0} MB/s |", speed(ours));
    for time in others {
        let ratio = time.as_secs_f64() / ours.as_secs_f64();
        let _ = write!(row, " {ratio:.2} ({:.1} MB/s) |", speed(time));
    }
    row
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_gets_its_rounds() {
        let (mut quick, mut slow) = (0, 0);
        let mut works: [Work<'_>; 2] = [
            Box::new(|| {
                quick += 1;
                quick
            }),
            Box::new(|| {
                slow += 1;
                (0..200_000).map(black_box).sum()
            }),
        ];
        let least = least_times(&mut works, 5, Duration::from_nanos(1));
        drop(works);
        assert!(least.iter().all(|time| *time < Duration::MAX));
        assert!(quick >= 1);
        assert_eq!(slow, 1);
    }

    #[test]
    fn rows_have_speeds_and_ratios() {
        let least = [10, 25].map(Duration::from_millis);
        assert_eq!(speed_row("zh", 1_000_000, &least), "| zh | 100 MB/s | 2.50 (40.0 MB/s) |");
    }
}
