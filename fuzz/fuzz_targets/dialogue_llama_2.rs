//! Whatever the text, what is read as `llama-2` is a transcript.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| judou_fuzz_laws::dialogue_llama_2(data));
