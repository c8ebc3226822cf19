//! Byte spans, line indexes, diagnostics and source excerpts: what every judou parser speaks in.
#![no_std]
#![forbid(unsafe_code)]

extern crate alloc;

mod diagnostic;
mod span;

pub use diagnostic::{Diagnostic, Label, Severity};
pub use span::Span;
