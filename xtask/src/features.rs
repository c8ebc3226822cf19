//! Features only add: each library compiles with none, and with each alone.

use anyhow::{Context as _, Result};
use xshell::{Shell, cmd};

use crate::check::{Outcome, has_cargo_tool};
use crate::tidy::NO_STD;
use crate::workspace::{Package, Workspace};

/// A bare-metal target: what compiles for it uses neither `std` nor a system.
const BARE_TARGET: &str = "thumbv7em-none-eabi";

/// Compiles every library with no feature and with each alone, warnings denied where clippy is there.
pub(crate) fn each(sh: &Shell, workspace: &Workspace) -> Result<Outcome> {
    let clippy = has_cargo_tool(sh, "clippy");
    let (command, deny) =
        if clippy { ("clippy", &["--", "-D", "warnings"][..]) } else { ("check", &[][..]) };
    if has_cargo_tool(sh, "hack") {
        let names = workspace.libraries().flat_map(|it| ["--package", it.name.as_str()]);
        cmd!(sh, "cargo hack {command} --each-feature --lib {names...} {deny...}").run()?;
        return Ok(Outcome::Passed);
    }
    for package in workspace.libraries() {
        for features in combinations(package) {
            let name = &package.name;
            cmd!(sh, "cargo {command} --package {name} --lib --no-default-features {features...} {deny...}")
                .run()?;
        }
    }
    Ok(Outcome::Passed)
}

/// The arguments of each build: no feature, then each but `default` alone.
fn combinations(package: &Package) -> Vec<Vec<String>> {
    let alone = package.features.iter().filter(|name| *name != "default");
    std::iter::once(Vec::new())
        .chain(alone.map(|name| vec!["--features".into(), name.clone()]))
        .collect()
}

/// Compiles the `no_std` crates for a target that has no `std`, so that no dependency brings it in.
pub(crate) fn no_std(sh: &Shell, workspace: &Workspace) -> Result<Outcome> {
    let targets = cmd!(sh, "rustup target list --installed").quiet().ignore_stderr().read();
    if !targets.is_ok_and(|list| list.lines().any(|line| line.trim() == BARE_TARGET)) {
        return Ok(Outcome::Skipped(format!("rustup target add {BARE_TARGET}")));
    }
    for name in NO_STD.iter().filter(|name| workspace.members.iter().any(|it| it.name == **name)) {
        cmd!(sh, "cargo check --package {name} --lib --no-default-features --target {BARE_TARGET}")
            .run()
            .with_context(|| format!("`{name}` promises `no_std`"))?;
    }
    Ok(Outcome::Passed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn default_is_no_feature_of_its_own() {
        let features = ["default", "serde", "std"].map(String::from).to_vec();
        let package = Package { features, ..Package::default() };
        let got: Vec<String> = combinations(&package).iter().map(|it| it.join(" ")).collect();
        assert_eq!(got, ["", "--features serde", "--features std"]);
    }
}
