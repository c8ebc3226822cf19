//! `serde`: reading values as types, and writing values for other formats.

mod deserialize;
mod serialize;
