//! A damaged word model is an error, or gives words all the same.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| judou_fuzz_laws::segment_model(data));
