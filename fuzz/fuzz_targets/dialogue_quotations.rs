//! Quotations are in order, nested, and attributed from outside.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| judou_fuzz_laws::dialogue_quotations(data));
