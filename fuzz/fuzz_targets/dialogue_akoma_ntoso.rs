//! Whatever the text, what is read as `akoma-ntoso` is a transcript.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| judou_fuzz_laws::dialogue_akoma_ntoso(data));
