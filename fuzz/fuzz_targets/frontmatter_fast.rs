//! The fast path for YAML says what the full parser says, or says nothing.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| judou_fuzz_laws::frontmatter_fast(data));
