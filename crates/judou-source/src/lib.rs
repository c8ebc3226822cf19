//! Byte spans, line indexes, diagnostics and source excerpts: what every judou parser speaks in.
//!
//! - [`Span`]: a half-open range of byte offsets, and the one place where text is sliced by offset.
//! - [`lines`]: lines with their endings (`\n`, `\r\n`, lone `\r`); [`bom`]: the byte order mark.
//! - [`LineIndex`]: from offsets to lines and columns, in the unit that the reader counts in, and
//!   back.
//! - [`Diagnostic`]: what a parser noticed, as data: offsets and messages, no text.
//! - [`Excerpt`]: a diagnostic printed with its source lines, and carets that line up under fullwidth
//!   text.
//!
//! # Examples
//!
//! ```
//! use judou_source::{Diagnostic, Span, lines};
//!
//! let text = "甲：今天读什么？\r\n乙\u{3000}：《诗经》。\r\n";
//! let mut diagnostics = Vec::new();
//! for line in lines(text) {
//!     let label = line.of(text).split('：').next().unwrap_or_default();
//!     let blanks = Span::new(line.span.start + label.trim_end().len(), line.span.start + label.len());
//!     if !blanks.is_empty() {
//!         diagnostics.push(Diagnostic::warning("judou::example::blank", "blank before `：`", blanks));
//!     }
//! }
//!
//! # #[cfg(feature = "excerpt")] {
//! use judou_source::{Excerpt, LineIndex};
//!
//! let index = LineIndex::new(text); // one pass for all diagnostics
//! let shown: Vec<String> = diagnostics
//!     .iter()
//!     .map(|diagnostic| Excerpt::new(text, diagnostic).path("talk.txt").index(&index).to_string())
//!     .collect();
//! assert_eq!(shown, ["\
//! warning[judou::example::blank]: blank before `：`
//!   --> talk.txt:2:2
//!    |
//!  2 | 乙\u{3000}：《诗经》。
//!    |   ^^"]);
//! # }
//! ```
//!
//! # Input safety
//!
//! Any text and any offsets are good input: nothing here panics, whether offsets are out of bounds,
//! inside a character, reversed or of another text, and there is no `unsafe` code. [`lines`] and
//! [`LineIndex::new`] are single passes; a question to the index reads a few kilobytes at most; an
//! excerpt costs what it shows, even of a line of 100 MB. What an excerpt prints holds no control
//! character of the text, so no text can drive the terminal that shows it.
//!
//! # Features
//!
//! - `std` (default): vector instructions are chosen at run time. Without it the crate is
//!   `no_std + alloc`, and gives the same.
//! - `excerpt` (default): [`Excerpt`].
//! - `serde`: `Serialize` for the data types, and `Deserialize` for those that own nothing. A
//!   [`Span`] is `[start, end]`, everything else an object or a name.
#![no_std]
#![forbid(unsafe_code)]
// No input may panic. What could is warned of, and each exception argues that it cannot.
#![warn(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used
)]

extern crate alloc;

mod diagnostic;
#[cfg(feature = "excerpt")]
mod excerpt;
mod line_index;
mod lines;
mod span;

pub use diagnostic::{Diagnostic, Label, Severity};
#[cfg(feature = "excerpt")]
pub use excerpt::Excerpt;
pub use line_index::{ColumnUnit, LineIndex, Position};
pub use lines::{Line, LineEnding, Lines, bom, lines, lines_in};
pub use span::Span;
