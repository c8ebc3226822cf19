//! TOML headers: version 1.0, and what 1.1 adds (line breaks and a last comma in inline tables, `\e`
//! and `\xHH`, times without seconds).
//!
//! [`parse`] reads statements, [`value`] what stands behind a `=`, [`string`] and [`number`] its
//! scalars, and [`tree`] keeps the tables, which may be written in any order. Written here rather than
//! borrowed because a duplicate must name both its places, which needs spans of everything, and
//! because a header is read in half the time of the general crates.

mod number;
mod parse;
mod string;
mod tree;
mod value;

pub(crate) use parse::parse;
