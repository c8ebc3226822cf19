//! Texts for the benchmarks; the benchmarks themselves are under `benches/`.
//!
//! `cargo xtask bench` builds them in release beside their peers and prints the ratios; what each peer
//! does not do is said on top of each benchmark. `docs/benchmarks.md` has the results.
#![forbid(unsafe_code)]

mod captions;
mod corpus;
mod dialogue;
mod random;
mod rounds;
mod time;

pub use captions::{Script, script};
pub use corpus::{Corpus, Language, corpora, running, scripts};
pub use dialogue::{Labels, header, long_transcript, transcript};
pub use rounds::{Work, least_times, speed_row};
pub use time::{ThreadTime, bytes, measure};
