//! Header and body are the input, and the body is never read.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| judou_fuzz_laws::frontmatter_split(data));
