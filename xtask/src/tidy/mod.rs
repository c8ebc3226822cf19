//! `cargo xtask tidy`: the invariants of `docs/architecture.md`, checked.
//!
//! Each rule is a pure function from what `cargo metadata` says, or from one file's text, to findings;
//! its tests show it finding something. [`graph`] looks at who may see whom, [`sources`] at Rust code,
//! [`files`] at every file of the repository, [`links`] at what the documentation points to.

mod files;
mod graph;
mod links;
mod rust;
mod sources;

use std::fmt;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use xshell::{Shell, cmd};

use crate::workspace::Workspace;

pub(crate) use sources::NO_STD;

/// Something that breaks a rule: where, and what to do about it.
#[derive(Debug, PartialEq, Eq)]
struct Finding {
    /// From the root of the workspace, with `/`.
    path: String,
    /// 1-based.
    line: usize,
    /// What is wrong, then what to do.
    message: String,
}

impl Finding {
    fn new(path: impl Into<String>, line: usize, message: impl Into<String>) -> Self {
        Self { path: path.into(), line, message: message.into() }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.path, self.line, self.message)
    }
}

/// Checks every rule and prints what breaks one.
///
/// # Errors
///
/// If a rule is broken, or a file cannot be read.
pub(crate) fn run(sh: &Shell, workspace: &Workspace) -> Result<()> {
    let root = &workspace.root;
    let paths = tracked(sh, root)?;
    let exists = |path: &Path| root.join(path).exists();
    let mut findings = graph::check(workspace);
    findings.extend(files::check_places(&paths));
    for path in &paths {
        let bytes =
            std::fs::read(root.join(path)).with_context(|| format!("cannot read `{path}`"))?;
        findings.extend(files::check_size(path, bytes.len()));
        if files::is_verbatim(path) {
            continue;
        }
        let Ok(text) = String::from_utf8(bytes) else {
            findings.push(Finding::new(
                path,
                1,
                "is not UTF-8: only test data may be anything else",
            ));
            continue;
        };
        findings.extend(files::check_text(path, &text));
        match path.rsplit('.').next() {
            Some("rs") => findings.extend(sources::check(workspace, path, &text)),
            Some("md") => findings.extend(links::check(path, &text, exists)),
            Some("toml") if path.ends_with("Cargo.toml") => {
                findings.extend(graph::check_manifest(path, &text));
            }
            _ => {}
        }
        if path == "CHANGELOG.md" {
            findings.extend(files::check_changelog(path, &text, workspace));
        }
    }
    findings.sort_by(|a, b| (&a.path, a.line).cmp(&(&b.path, b.line)));
    for finding in &findings {
        eprintln!("{finding}");
    }
    match findings.len() {
        0 => Ok(()),
        count => bail!("tidy found {count} things in {} files", paths.len()),
    }
}

/// The repository's files, ignored ones excluded, as paths from the root.
fn tracked(sh: &Shell, root: &Path) -> Result<Vec<String>> {
    let listed = cmd!(sh, "git ls-files --cached --others --exclude-standard").quiet();
    let mut paths: Vec<String> = match listed.ignore_stderr().read() {
        Ok(listing) => listing.lines().map(String::from).collect(),
        // An unpacked archive has no git; what a build leaves behind is then skipped by name.
        Err(_) => walk(root)?,
    };
    paths.retain(|path| root.join(path).is_file());
    paths.sort();
    Ok(paths)
}

fn walk(root: &Path) -> Result<Vec<String>> {
    const SKIPPED: &[&str] = &[".git", "target", "corpus", "artifacts", "coverage"];
    let mut found = Vec::new();
    let mut folders = vec![PathBuf::new()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(root.join(&folder))? {
            let entry = entry?;
            let path = folder.join(entry.file_name());
            if !entry.file_type()?.is_dir() {
                found.push(path.to_string_lossy().replace('\\', "/"));
            } else if SKIPPED.iter().all(|name| entry.file_name() != *name) {
                folders.push(path);
            }
        }
    }
    Ok(found)
}
