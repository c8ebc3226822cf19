//! Byte spans, line indexes, diagnostics and source excerpts: what every judou parser speaks in.
#![no_std]
#![forbid(unsafe_code)]

extern crate alloc;

mod diagnostic;
mod line_index;
mod lines;
mod span;

pub use diagnostic::{Diagnostic, Label, Severity};
pub use line_index::{ColumnUnit, LineIndex, Position};
pub use lines::{Line, LineEnding, Lines, bom, lines, lines_in};
pub use span::Span;
