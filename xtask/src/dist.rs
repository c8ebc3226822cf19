//! `cargo xtask dist`: what a package of the program holds, in a folder and as an archive of it.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};
use xshell::{Shell, cmd};

use crate::flags;
use crate::workspace::Workspace;

/// The file of each shell's completions, by the names that the shells look for.
const COMPLETIONS: &[(&str, &str)] = &[
    ("bash", "judou.bash"),
    ("zsh", "_judou"),
    ("fish", "judou.fish"),
    ("elvish", "judou.elv"),
    ("powershell", "_judou.ps1"),
];

/// What else belongs into the package, from the top of the repository.
const PAPERS: &[&str] =
    &["README.md", "CHANGELOG.md", "LICENSE-MIT", "LICENSE-APACHE", "docs/cli.md"];

/// Builds the program in release and writes `target/dist/judou-VERSION-HOST/` and its `.tar.gz`:
/// program, man pages, completions, licences.
///
/// # Errors
///
/// If it does not build, or the folder cannot be written.
pub(crate) fn run(sh: &Shell, workspace: &Workspace, flags: &flags::Dist) -> Result<()> {
    let package = workspace.members.iter().find(|package| package.name == "judou-cli");
    let version = &package.context("there is no judou-cli")?.version;
    let host = host(sh)?;
    let name = format!("judou-{version}-{host}");
    let dist = workspace.target.join("dist");
    let folder = dist.join(&name);
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }

    let wanted = [("parquet", flags.parquet), ("tokens", flags.tokens)].into_iter();
    let features =
        wanted.filter(|(_, is_wanted)| *is_wanted).flat_map(|(name, _)| ["--features", name]);
    cmd!(sh, "cargo build --release --locked --package judou-cli {features...}").run()?;
    let file = format!("judou{}", std::env::consts::EXE_SUFFIX);
    let program = workspace.target.join("release").join(&file);
    copy(&program, &folder.join(&file))?;

    let man = folder.join("man");
    cmd!(sh, "{program} man --out {man}").quiet().run()?;
    for (shell, file) in COMPLETIONS {
        let script = cmd!(sh, "{program} completions {shell}").quiet().read()?;
        write(&folder.join("completions").join(file), &format!("{script}\n"))?;
    }
    for paper in PAPERS {
        copy(&workspace.root.join(paper), &folder.join(paper))?;
    }
    let archive = dist.join(format!("{name}.tar.gz"));
    cmd!(sh, "tar --directory {dist} --create --gzip --file {archive} {name}").quiet().run()?;
    println!("{}\n{}", folder.display(), archive.display());
    Ok(())
}

/// The machine that the compiler builds for.
fn host(sh: &Shell) -> Result<String> {
    let version = cmd!(sh, "rustc --version --verbose").quiet().read()?;
    let host = version.lines().find_map(|line| line.strip_prefix("host: "));
    Ok(host.context("rustc names no host")?.to_owned())
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    make_folder(to)?;
    fs::copy(from, to).with_context(|| format!("copying {}", from.display()))?;
    Ok(())
}

fn write(path: &Path, text: &str) -> Result<()> {
    make_folder(path)?;
    fs::write(path, text).with_context(|| format!("writing {}", path.display()))
}

fn make_folder(of: &Path) -> Result<()> {
    let folder = of.parent().context("a file lies in a folder")?;
    fs::create_dir_all(folder).with_context(|| format!("making {}", folder.display()))
}
