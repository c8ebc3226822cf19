//! The workspace as `cargo metadata` describes it, cut down to what the commands ask.
//!
//! [`Workspace::from_metadata`] is a pure function of the JSON, so that tidy's rules are tested on
//! small fakes.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use serde_json::Value;
use xshell::{Shell, cmd};

/// The members, and every package that they pull in.
#[derive(Debug)]
pub(crate) struct Workspace {
    pub(crate) root: PathBuf,
    /// Where cargo builds.
    pub(crate) target: PathBuf,
    pub(crate) members: Vec<Package>,
    /// What the default members are built and tested with, transitively, members excluded.
    pub(crate) external: Vec<Package>,
}

/// One package.
#[derive(Clone, Debug, Default)]
pub(crate) struct Package {
    pub(crate) name: String,
    pub(crate) version: String,
    pub(crate) manifest: PathBuf,
    pub(crate) rust_version: Option<String>,
    /// Whether it may go to a registry.
    pub(crate) published: bool,
    /// Whether it has a library target.
    pub(crate) library: bool,
    pub(crate) features: Vec<String>,
    pub(crate) dependencies: Vec<Dependency>,
}

/// An arrow to another package, as the manifest declares it.
#[derive(Clone, Debug)]
pub(crate) struct Dependency {
    pub(crate) name: String,
    /// Whether tests alone see it.
    pub(crate) dev: bool,
}

impl Workspace {
    /// Asks cargo, with all features on, so that optional dependencies count.
    ///
    /// # Errors
    ///
    /// Cargo's own, if a manifest cannot be read.
    pub(crate) fn load(sh: &Shell) -> Result<Self> {
        let json = cmd!(sh, "cargo metadata --format-version 1 --all-features").quiet().read()?;
        Self::from_metadata(&serde_json::from_str(&json)?)
    }

    /// Reads the document that `cargo metadata --format-version 1` prints.
    ///
    /// # Errors
    ///
    /// If a field is missing that cargo promises.
    pub(crate) fn from_metadata(metadata: &Value) -> Result<Self> {
        let packages: BTreeMap<&str, &Value> =
            list(metadata, "packages").filter_map(|it| Some((it["id"].as_str()?, it))).collect();
        let member_ids: BTreeSet<&str> = strings(metadata, "workspace_members").collect();
        let default_ids = strings(metadata, "workspace_default_members");
        let reached = reach(metadata, &member_ids, default_ids);

        let members = packages.iter().filter(|(id, _)| member_ids.contains(*id));
        let external = packages
            .iter()
            .filter(|(id, _)| reached.contains(*id) && !member_ids.contains(*id))
            .map(|(_, value)| package(value));
        Ok(Self {
            root: text(metadata, "workspace_root")?.into(),
            target: text(metadata, "target_directory")?.into(),
            members: members.map(|(_, value)| package(value)).collect(),
            external: external.collect(),
        })
    }

    /// The libraries that are meant for others: published, with a library target.
    pub(crate) fn libraries(&self) -> impl Iterator<Item = &Package> {
        self.members.iter().filter(|package| package.published && package.library)
    }
}

impl Package {
    /// The folder of its manifest.
    pub(crate) fn folder(&self) -> &Path {
        self.manifest.parent().unwrap_or(Path::new(""))
    }
}

/// The folder of the workspace's manifest.
pub(crate) fn root() -> PathBuf {
    // xtask is a direct child of the root, and cargo sets the variable when it runs us.
    let xtask = std::env::var_os("CARGO_MANIFEST_DIR")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
    xtask.parent().map_or_else(|| PathBuf::from("."), Path::to_path_buf)
}

/// The packages that building and testing `start` takes. Only members' own dev-dependencies count:
/// cargo never builds those of others.
fn reach<'m>(
    metadata: &'m Value,
    members: &BTreeSet<&str>,
    start: impl Iterator<Item = &'m str>,
) -> BTreeSet<&'m str> {
    let nodes: BTreeMap<&str, &Value> = list(&metadata["resolve"], "nodes")
        .filter_map(|it| Some((it["id"].as_str()?, it)))
        .collect();
    let mut reached = BTreeSet::new();
    let mut stack: Vec<&str> = start.collect();
    while let Some(id) = stack.pop() {
        if !reached.insert(id) {
            continue;
        }
        let Some(node) = nodes.get(id) else { continue };
        for dependency in list(node, "deps") {
            let dev_only = list(dependency, "dep_kinds").all(|kind| kind["kind"] == "dev");
            if let Some(id) = dependency["pkg"].as_str()
                && (!dev_only || members.contains(node["id"].as_str().unwrap_or_default()))
            {
                stack.push(id);
            }
        }
    }
    reached
}

fn package(value: &Value) -> Package {
    let targets = |kind: &'static str| {
        list(value, "targets").filter(move |target| strings(target, "kind").any(|it| it == kind))
    };
    let features = value["features"].as_object().into_iter().flatten();
    Package {
        name: value["name"].as_str().unwrap_or_default().into(),
        version: value["version"].as_str().unwrap_or_default().into(),
        manifest: value["manifest_path"].as_str().unwrap_or_default().into(),
        rust_version: value["rust_version"].as_str().map(Into::into),
        published: value["publish"].as_array().is_none_or(|registries| !registries.is_empty()),
        library: targets("lib").next().is_some(),
        features: features.map(|(name, _)| name.clone()).collect(),
        dependencies: list(value, "dependencies")
            .filter_map(|it| {
                Some(Dependency { name: it["name"].as_str()?.into(), dev: it["kind"] == "dev" })
            })
            .collect(),
    }
}

fn text<'v>(value: &'v Value, key: &str) -> Result<&'v str> {
    value[key].as_str().with_context(|| format!("`cargo metadata` prints no `{key}`"))
}

fn list<'v>(value: &'v Value, key: &str) -> impl Iterator<Item = &'v Value> + use<'v> {
    value[key].as_array().into_iter().flatten()
}

fn strings<'v>(value: &'v Value, key: &str) -> impl Iterator<Item = &'v str> + use<'v> {
    list(value, key).filter_map(Value::as_str)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    /// `app` (a default member) tests with `quick`, which is built with `core` and tests with `slow`;
    /// `side` is a member outside the defaults and pulls in `heavy`.
    fn metadata() -> Value {
        let package =
            |name: &str| json!({"id": name, "name": name, "targets": [{"kind": ["lib"]}]});
        let dep = |name: &str, kind: Value| json!({"pkg": name, "dep_kinds": [{"kind": kind}]});
        let names = ["app", "side", "quick", "core", "slow", "heavy"];
        json!({
            "workspace_root": "/w", "target_directory": "/w/target",
            "workspace_members": ["app", "side"], "workspace_default_members": ["app"],
            "packages": names.map(package),
            "resolve": {"nodes": [
                {"id": "app", "deps": [dep("quick", json!("dev"))]},
                {"id": "side", "deps": [dep("heavy", json!(null))]},
                {"id": "quick", "deps": [dep("core", json!(null)), dep("slow", json!("dev"))]},
            ]},
        })
    }

    #[test]
    fn default_members_reach_their_own_dev_dependencies_only() {
        let workspace = Workspace::from_metadata(&metadata()).unwrap();
        let external: Vec<&str> = workspace.external.iter().map(|it| it.name.as_str()).collect();
        assert_eq!(external, ["core", "quick"]);
        let members: Vec<&str> = workspace.members.iter().map(|it| it.name.as_str()).collect();
        assert_eq!(members, ["app", "side"]);
    }

    #[test]
    fn publish_false_is_an_empty_list_of_registries() {
        let mut value = json!({"name": "x", "publish": []});
        assert!(!package(&value).published);
        value["publish"] = Value::Null;
        assert!(package(&value).published);
    }
}
