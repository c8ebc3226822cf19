//! judou
fn main() {}
