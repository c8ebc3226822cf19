//! All parsers over one file: regions tile it, spans are into the file.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| judou_fuzz_laws::document_parse(data));
