//! Graphemes, words, clauses and paragraphs tile the text.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| judou_fuzz_laws::segment_levels(data));
