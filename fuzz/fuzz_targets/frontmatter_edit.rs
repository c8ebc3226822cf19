//! Edits change what was asked and nothing else, or nothing at all.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| judou_fuzz_laws::frontmatter_edit(data));
