//! Whatever the text, what is read as `congressional-record` is a transcript.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| judou_fuzz_laws::dialogue_congressional_record(data));
