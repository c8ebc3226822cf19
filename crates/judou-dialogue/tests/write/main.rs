//! What is written is read back: the samples, and the law for any transcript.

mod law;
mod properties;
mod samples;
