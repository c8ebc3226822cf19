//! Lines, positions and excerpts of any span.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| judou_fuzz_laws::source_excerpt(data));
