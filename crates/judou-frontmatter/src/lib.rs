//! Front matter: finds the header of a document, reads it, and leaves every byte of the body alone.
//!
//! Comes in: a document as `&str`. Goes out: a [`Split`] that borrows header and body, a typed value
//! ([`parse`]), or a dynamic one ([`parse_value`], [`parse_lenient`]) with the place of every key and
//! value. All spans are into the document that was given.
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
#[cfg(feature = "std")]
extern crate std;

mod date_time;
#[cfg(feature = "serde")]
mod de;
mod document;
#[cfg(feature = "edit")]
mod edit;
mod error;
mod fields;
mod format;
mod hint;
mod json;
mod mapping;
mod org;
mod preset;
#[cfg(feature = "std")]
mod read;
mod scan;
mod split;
mod toml;
mod value;
mod yaml;

pub use date_time::DateTime;
pub use document::{Duplicates, FrontMatter, Lenient, Parser, parse_lenient, parse_value};
#[cfg(feature = "serde")]
pub use document::{Parsed, parse};
#[cfg(feature = "edit")]
pub use edit::{Datum, EditError, EditErrorKind, Editor, IntoPath, Path, Step};
pub use error::{Error, ErrorKind};
pub use format::{Fence, Format};
pub use preset::Preset;
#[cfg(feature = "std")]
pub use read::{Body, Opened};
pub use split::{Split, Splitter, split};
pub use value::{Data, Entry, Key, Mapping, Number, Style, Value};
