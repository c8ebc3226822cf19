//! JSON headers (RFC 8259).
//!
//! [`check`] finds the end of an object without building anything, for headers that have no fence;
//! [`parse`] builds the value. Both stand on the same tokens, so they agree on what JSON is.

mod check;
mod parse;
mod token;

pub(crate) use check::check;
pub(crate) use parse::parse;
