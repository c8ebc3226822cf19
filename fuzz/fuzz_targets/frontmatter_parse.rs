//! The strict, the typed and the lenient door agree, and every place is right.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| judou_fuzz_laws::frontmatter_parse(data));
