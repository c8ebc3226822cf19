//! Trained word models of judou-segment, as bytes.
//!
//! This crate is data under the licence of what it was made from (CC BY-SA 4.0, see NOTICE); the code
//! that reads it is judou-segment's, under its own. Nothing is downloaded when it is built.
//!
//! # Crate features
//!
//! - `standard`: [`STANDARD`], the model for most uses.
//! - `small`: [`SMALL`], a quarter of its size.
#![no_std]
#![forbid(unsafe_code)]
#![warn(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used
)]

/// The model for most uses.
///
/// # Examples
///
/// ```
/// assert!(judou_segment_data::STANDARD.starts_with(b"judouwm"));
/// assert!(judou_segment_data::STANDARD.len() <= 2_000_000);
/// ```
#[cfg(feature = "standard")]
pub static STANDARD: &[u8] = include_bytes!("../models/standard.judou");

/// A model for where two megabytes are too many.
///
/// # Examples
///
/// ```
/// assert!(judou_segment_data::SMALL.starts_with(b"judouwm"));
/// assert!(judou_segment_data::SMALL.len() <= 500_000);
/// ```
#[cfg(feature = "small")]
pub static SMALL: &[u8] = include_bytes!("../models/small.judou");
