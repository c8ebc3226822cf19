//! Whatever the text, what is read as `aws-json` is a transcript.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| judou_fuzz_laws::dialogue_aws_json(data));
