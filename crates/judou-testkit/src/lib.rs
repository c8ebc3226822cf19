//! What the tests, properties and fuzz targets of all judou crates share.
//!
//! - The laws: [`assert_tiles`], [`assert_on_boundaries`], [`assert_ordered_disjoint`],
//!   [`assert_nested`] say what spans promise, and [`assert_linear`] what time promises. They panic,
//!   at the caller's line, and show the text round the place that broke the law.
//! - [`strategies`]: proptest strategies for text that looks like what people feed the parsers.
//! - [`hostile`]: named generators of text that has stalled or broken parsers of this kind, as a
//!   table, so that each parser's tests loop over all of it.
//!
//! # Examples
//!
//! ```
//! use judou_source::Span;
//! use judou_testkit::{assert_linear, assert_tiles, hostile};
//!
//! /// The parser under test: pieces that end after each full stop.
//! fn sentences(text: &str) -> Vec<Span> {
//!     let mut start = 0;
//!     let piece = |piece: &str| {
//!         let span = Span::new(start, start + piece.len());
//!         start = span.end;
//!         span
//!     };
//!     text.split_inclusive('。').map(piece).collect()
//! }
//!
//! for &(name, make) in hostile::ALL {
//!     let text = make(1_000);
//!     assert_tiles(&text, sentences(&text));
//!     # if name != "full_stop_spaces" { continue; }
//!     assert_linear(name, 10_000, make, sentences);
//! }
//! ```
#![forbid(unsafe_code)]

pub mod hostile;
mod laws;
mod linear;
pub mod strategies;

pub use laws::{assert_nested, assert_on_boundaries, assert_ordered_disjoint, assert_tiles};
pub use linear::{Growth, assert_linear, growth};
