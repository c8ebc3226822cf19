//! `cargo xtask train --data DIR`: rebuilds the shipped word models, byte for byte.
//!
//! DIR has the treebanks and word lists that the README of judou-segment-data names; lists and texts
//! are packed with xz. What is judou's own lies beside the models.

use std::path::Path;

use anyhow::{Context as _, Result, ensure};
use xshell::{Shell, cmd};

use crate::flags::Train;

/// judou's own sentences, and what others' data was boiled down to.
const OWN: &str = "crates/judou-segment-data/data";

/// Name, words, words of text with kana, L1, rounds, pairs that are no words, rows of pairs, characters with rows: what
/// `ship` takes.
const MODELS: [(&str, [&str; 7]); 2] = [
    ("standard", ["220000", "115000", "0.000005", "8", "1000000", "8192", "65535"]),
    ("small", ["18000", "16000", "0.000005", "8", "14000", "768", "1800"]),
];

/// Unpacks the data, trains each model, and says whether the bytes are those that are there.
pub(crate) fn run(sh: &Shell, flags: &Train) -> Result<()> {
    let data = flags.data.as_path();
    let lists = sh.current_dir().join("target").join("train");
    sh.create_dir(&lists)?;
    unpack(sh, data, &lists)?;
    unpack(sh, &data.join("raw"), &lists)?;
    unpack(sh, OWN.as_ref(), &lists)?;
    for (name, numbers) in MODELS {
        let path = format!("crates/judou-segment-data/models/{name}.judou");
        let before = sh.read_binary_file(&path).unwrap_or_default();
        cmd!(sh, "cargo run --release --package judou-segment --features train --example ship -- {data} {OWN} {lists} {path} {numbers...}")
            .run()?;
        let same = sh.read_binary_file(&path)? == before;
        println!("{path} is {}", if same { "what it was" } else { "new: commit it" });
    }
    Ok(())
}

/// Unpacks what lies in `from` into `to`.
fn unpack(sh: &Shell, from: &Path, to: &Path) -> Result<()> {
    let files = sh.read_dir(from).with_context(|| format!("no data in {}", from.display()))?;
    let packed: Vec<_> =
        files.into_iter().filter(|path| path.extension().is_some_and(|it| it == "xz")).collect();
    ensure!(!packed.is_empty(), "{} has no file that ends in .xz", from.display());
    for path in packed {
        let Some(name) = path.file_stem() else { continue };
        let text = cmd!(sh, "xz --decompress --stdout {path}").quiet().output()?.stdout;
        sh.write_file(to.join(name), text)?;
    }
    Ok(())
}
