//! Turns are in order and whole; speakers and sections agree with them.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| judou_fuzz_laws::dialogue_parse(data));
