//! Sentences tile the text under every policy.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| judou_fuzz_laws::segment_sentences(data));
