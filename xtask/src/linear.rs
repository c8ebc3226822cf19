//! `cargo xtask linear`: the growth tests, alone and one at a time.
//!
//! A growth test is one whose name contains [`MARK`]; it calls `judou_testkit::assert_linear`, and
//! tidy sees to it that whoever calls that is named so. They time themselves, so they don't run beside
//! the other tests, which would steal their processor.

use anyhow::Result;
use xshell::{Shell, cmd};

/// What the name of every growth test contains.
pub(crate) const MARK: &str = "linear";

/// Runs the tests whose names contain `filter`; all growth tests if none is given.
///
/// # Errors
///
/// If one fails: its message names the input and how time grew.
pub(crate) fn run(sh: &Shell, filter: Option<&str>) -> Result<()> {
    // Libtest takes filters as alternatives, so a narrower one stands instead of the mark.
    let filter = filter.unwrap_or(MARK);
    cmd!(
        sh,
        "cargo test --workspace --exclude judou-bench --all-features --lib --bins --tests
            -- --test-threads=1 {filter}"
    )
    .run()?;
    Ok(())
}
