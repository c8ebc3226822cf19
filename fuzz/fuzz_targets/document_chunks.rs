//! Documents cut into chunks: within the size, tiling the main text, with their speakers.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| judou_fuzz_laws::document_chunks(data));
