//! A file of a user's words is read as a whole, or its first bad line is named.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| judou_fuzz_laws::segment_lexicon(data));
