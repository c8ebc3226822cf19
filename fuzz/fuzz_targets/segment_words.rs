//! Words of a trained model tile the text in each mode, line by line, and keep what the user keeps.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| judou_fuzz_laws::segment_words(data));
