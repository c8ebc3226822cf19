//! Tests of judou-frontmatter's public API, in one binary.

mod data;
mod diagnostics;
mod fast_path;
#[cfg(feature = "serde")]
mod presets;
mod properties;
#[cfg(feature = "std")]
mod read;
mod spans;
mod split;
mod toml_peer;
#[cfg(feature = "serde")]
mod typed;

/// `line(0)`, `line(1)` and so on, `count` of them, in one string.
fn lines(count: usize, line: impl Fn(usize) -> String) -> String {
    (0..count).map(line).collect()
}
