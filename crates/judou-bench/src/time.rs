//! Time that this thread had on a processor, so that what else the machine does counts less.

use std::time::Duration;

use criterion::measurement::{Measurement, ValueFormatter, WallTime};
use criterion::{BenchmarkGroup, BenchmarkId, Throughput};

use crate::Corpus;

/// Criterion's measure for all our benchmarks: the thread's processor time.
///
/// On a busy machine wall time measures the queue; this measures the work, though caches and clock
/// rates are still shared.
#[derive(Clone, Copy, Debug, Default)]
pub struct ThreadTime;

impl Measurement for ThreadTime {
    type Intermediate = cpu_time::ThreadTime;
    type Value = Duration;

    fn start(&self) -> Self::Intermediate {
        cpu_time::ThreadTime::now()
    }

    fn end(&self, start: Self::Intermediate) -> Duration {
        start.elapsed()
    }

    fn add(&self, a: &Duration, b: &Duration) -> Duration {
        WallTime.add(a, b)
    }

    fn zero(&self) -> Duration {
        WallTime.zero()
    }

    fn to_f64(&self, value: &Duration) -> f64 {
        WallTime.to_f64(value)
    }

    fn formatter(&self) -> &dyn ValueFormatter {
        WallTime.formatter()
    }
}

/// Bytes of `text`, as every benchmark over a text states them.
pub const fn bytes(text: &str) -> Throughput {
    Throughput::Bytes(text.len() as u64)
}

/// Measures how long `implementation` takes to `count` what is in a text.
pub fn measure(
    group: &mut BenchmarkGroup<'_, ThreadTime>,
    implementation: &str,
    case: &Corpus,
    count: impl Fn(&str) -> usize,
) {
    group.throughput(bytes(&case.text));
    group.bench_with_input(BenchmarkId::new(implementation, case.name), &case.text, |b, text| {
        b.iter(|| count(text));
    });
}
