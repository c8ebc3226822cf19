//! Front matter: finds the header of a document, reads it, and leaves every byte of the body alone.
//!
//! Comes in: a document as `&str`, bytes or a reader. Goes out: a [`Split`] that borrows header and
//! body, a typed value ([`parse`]), or a dynamic one ([`parse_value`], [`parse_lenient`]) with the place
//! and spelling of every key and value. All spans are into the document that was given.
//!
//! ```
//! use judou_frontmatter::{Format, parse_lenient};
//!
//! let text = "\u{feff}---\r\ntitle: 句读\r\nversion: 1.10\r\n---\r\n　　正文\r\n";
//! let lenient = parse_lenient(text);
//! let header = lenient.front_matter.as_ref().unwrap();
//! assert_eq!(header.format(), Format::Yaml);
//! let version = header.value().unwrap().get("version").unwrap();
//! assert_eq!((version.as_f64(), version.raw()), (Some(1.1), "1.10"));
//! assert_eq!(version.span().get(text), Some("1.10"));
//! assert_eq!(&text[lenient.body_start()..], "　　正文\r\n");
//! ```
//!
//! # What is a header
//!
//! By default: YAML between `---` and `---` or `...`, TOML between `+++`, JSON between `;;;` or as a
//! bare object, any of them between `---yaml` (`---toml`, `---json`) and `---`, Org keywords; from the
//! text's first byte on, or behind one byte order mark. [`Splitter`] has the options, [`Preset`] the
//! habits of the field's tools. What merely looks like a header is none, and [`parse_lenient`] says
//! why; a fence that is never closed is an error of [`split`] and a warning of [`parse_lenient`].
//!
//! # Doors
//!
//! | to | take |
//! | --- | --- |
//! | cut a document in two, without allocating | [`split`], [`Splitter::split_bytes`] |
//! | read the header as a type of one's own | [`parse`] |
//! | look at whatever stands there | [`parse_value`] |
//! | go on whatever is wrong | [`parse_lenient`] |
//! | read no more of a file than its header | [`Splitter::open`] |
//! | choose | [`Parser`], [`Splitter`] |
//!
//! # Errors
//!
//! An [`Error`] is a kind and a span; its line and column are those of the document. Rendered with
//! `judou_source::Excerpt`, it shows the line, and says what to write instead for the usual slips: a
//! fullwidth colon, an ideographic space as indentation, a `: ` in a title without quotes.
//!
//! # Input safety
//!
//! No input panics. A header has at most [`Splitter::DEFAULT_MAX_HEADER`] bytes, [`Parser::MAX_DEPTH`]
//! levels and [`Parser::MAX_NODES`] values, those that aliases repeat included; more is an error, given
//! before anything is built. Time and memory grow with the header's length, and never with the body's.
//! Nothing that a header says is ever run.
//!
//! # Crate features
//!
//! - `std` (default): [`Splitter::open`], and a faster search for fences. The crate is `no_std + alloc`
//!   without it.
//! - `serde` (default): [`parse`], [`Value::into_typed`], and `Serialize` for [`Value`].
//! - `edit` (default): edits that touch no other byte.
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
mod run;
mod scan;
mod split;
mod toml;
mod value;
mod yaml;

pub use date_time::DateTime;
pub use document::{Duplicates, FrontMatter, Lenient, Parser, Schema, parse_lenient, parse_value};
#[cfg(feature = "serde")]
pub use document::{Parsed, parse};
#[cfg(feature = "edit")]
pub use edit::{Converted, Datum, EditError, EditErrorKind, Editor, IntoPath, Path, Step};
pub use error::{Error, ErrorKind};
pub use format::{Fence, Format};
pub use preset::Preset;
#[cfg(feature = "std")]
pub use read::{Body, Opened};
pub use split::{Split, Splitter, split};
pub use value::{Data, Entry, Key, Mapping, Number, Style, Value};
